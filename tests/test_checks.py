"""Each fault of the content is one line that says where, what is wrong and what to write."""

import re
from copy import deepcopy

import pytest

from ldnref.content.files import TextFile
from ldnref.content.front_matter import read_document
from ldnref.content.pages import template_ids
from ldnref.content.vocabulary import Kind
from tests import builders
from tests.builders import estimate, messages, problems
from tests.serving import ROOT


def test_a_problem_is_printed_with_file_line_and_column_and_what_to_write(content):
    builders.write_side_effect(content, frequency="comon")

    assert problems(content) == [
        "content/side-effects/nausea.md:17:12 [frequency] 'comon' is not a frequency. Did you mean 'common'?"
    ]


def test_problems_of_several_files_are_found_in_one_run(content):
    builders.write_side_effect(content, severity="mildly", onset=None)
    builders.write_faq_entry(content, related=["faq/nowhere"])
    builders.replace(content / "site.yaml", "region:", "regio:")

    assert [problem.partition(" ")[0] for problem in problems(content)] == [
        "content/faq/driving.md:13:3",
        "content/side-effects/nausea.md:1:1",
        "content/side-effects/nausea.md:13:11",
        "content/site.yaml:1:1",
    ]


# Keys and values.


def test_an_unknown_key_is_refused_with_the_key_that_was_meant(content):
    builders.write_side_effect(content, severity=None, severty="mild")

    assert messages(content) == ["'severty' is not a key here. Did you mean 'severity'?"]


def test_an_unknown_key_of_an_estimate_is_refused_with_the_key_that_was_meant(content):
    builders.write_side_effect(content, estimates=[estimate(lenght="12 weeks")])

    assert messages(content) == ["'lenght' is not a key here. Did you mean 'length'?"]


def test_a_missing_key_is_named(content):
    builders.write_side_effect(content, duration=None)

    assert messages(content) == ["'duration' is missing. Add a line 'duration: …'."]


def test_a_key_without_a_value_is_empty(content):
    builders.replace(content / "faq/driving.md", "title: May I drive?", "title:")

    assert messages(content) == ["'title' is empty; write some text or leave the key out."]


def test_text_where_a_list_belongs_is_refused(content):
    builders.write_side_effect(content, do="Rest.")

    assert messages(content) == ["'do' must be a list: one item a line, each after a hyphen."]


def test_a_list_where_text_belongs_is_refused(content):
    builders.write_side_effect(content, onset=["At first."])

    assert messages(content) == ["'onset' is a list or a group of keys; write one line of text here."]


def test_text_where_keys_belong_is_refused(content):
    builders.write_side_effect(content, urgent="you faint")

    assert messages(content) == ["'urgent' must be a group of keys, one a line and indented."]


def test_a_number_that_is_none_is_refused(content):
    builders.write_guide(content, order="first")

    assert messages(content) == ["'first' is not a whole number."]


def test_a_number_out_of_range_is_refused(content):
    builders.write_guide(content, order="100")

    assert messages(content) == ["'100' is out of range: should be less than or equal to 99."]


def test_an_unknown_word_far_from_all_others_is_answered_with_the_choices(content):
    builders.write_side_effect(content, severity="terrible")

    assert messages(content) == ["'terrible' is not a severity. Write one of: mild, moderate, serious."]


def test_a_key_that_stands_twice_is_refused(content):
    builders.replace(content / "faq/driving.md", "summary:", "title: Again\nsummary:")

    assert messages(content) == ["The key 'title' stands twice. Keep one."]


@pytest.mark.parametrize("written", ["2026-02-30", "23.11.2026", "2026-1-2", "yesterday", "２０２６-01-02"])
def test_a_date_that_is_none_is_refused(content, written):
    builders.write_faq_entry(content, review_due=written)

    assert messages(content) == [f"'{written}' is not a date. Write it as year-month-day, for example 2026-11-23."]


@pytest.mark.parametrize("key", ["sources_checked", "reviewed_on"])
def test_the_date_of_a_past_event_may_not_lie_in_the_future(content, key):
    builders.write_faq_entry(content, **{"reviewed_by": "Dr. Who", "reviewed_on": "2026-01-02"} | {key: "2999-01-01"})

    assert messages(content) == ["2999-01-01 is in the future, but this is the date of something that has happened."]


def test_the_date_of_a_future_event_may_lie_in_the_future(content):
    builders.write_faq_entry(content, review_due="2999-01-01")

    assert messages(content) == []


def test_the_date_of_the_last_update_is_that_of_the_newest_change(content):
    builders.write_faq_entry(content, updated="2026-01-01")

    assert messages(content) == [
        "'updated' is 2026-01-01, but the newest change note is of 2026-01-02. Make them equal."
    ]


def test_a_reviewer_without_a_date_is_refused(content):
    builders.write_faq_entry(content, reviewed_by="Dr. Who")

    assert messages(content) == ["'reviewed_by' goes with 'reviewed_on': give both, or neither."]


def test_a_title_that_is_too_long_is_refused(content):
    builders.write_faq_entry(content, title="x" * 71)

    assert messages(content) == ["'title' has 71 characters; the limit is 70."]


def test_a_summary_that_is_too_long_is_refused(content):
    builders.write_faq_entry(content, summary="word " * 51)

    assert messages(content) == ["'summary' has 51 words; the limit is 50."]


def test_a_text_longer_than_its_column_is_refused(content):
    builders.write_side_effect(content, estimates=[estimate(dose="mg " * 40)])

    assert messages(content) == ["'dose' has 119 characters; the limit is 100."]


@pytest.mark.parametrize("code", ["044054006", "422587007"])
def test_a_code_is_never_changed_by_yaml(content, code):
    builders.replace(content / "side-effects/nausea.md", "do:\n", f"codes:\n  snomed: [{code}]\ndo:\n")

    assert record(content, "side-effects/nausea").codes.snomed == [code]


@pytest.mark.parametrize("word", ["no", "yes", "1.10", "0x1F", "1e3", "12:30:45", "2026-01-02", ".inf", "true"])
def test_a_word_is_never_changed_by_yaml(content, word):
    builders.replace(content / "faq/driving.md", "title: May I drive?", f"title: May I drive?\naliases: [{word}]")

    assert record(content, "faq/driving").aliases == [word]


def record(content, reference):
    return builders.read_content(content).pages[reference].file.record


def as_written(path):
    document = read_document(TextFile(str(path), path.read_text()))
    return document.values, document.body


def places(value, path=()):
    """The path of every value in the front matter."""
    if path:
        yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from places(inner, (*path, key))


def spoilt(values, path, wrong):
    values = deepcopy(values)
    inner = values
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = wrong
    return values


@pytest.mark.parametrize("wrong", ["", "Foo Bar!", {"x": "y"}, [["x"]]], ids=repr)
@pytest.mark.parametrize("name", ["side-effects/nausea", "interactions/alcohol", "red-flags/cannot-breathe"])
def test_one_wrong_value_is_one_problem_at_most(content, name, wrong):
    path = content / f"{name}.md"
    values, body = as_written(path)
    found = {}
    # Rare mistakes: a group of keys with wrong keys is one problem for each key.
    single = [place for place in places(values) if not (isinstance(wrong, dict) and place[-1] == 0)]
    for place in single:
        builders.write(path, spoilt(values, place, wrong), body)
        found[place] = problems(content)

    assert {place: lines for place, lines in found.items() if len(lines) > 1} == {}


# What an entry names.


def test_an_unknown_source_is_refused_with_the_one_that_was_meant(content):
    builders.write_faq_entry(content, sources=["trail"])

    assert messages(content) == ["Unknown source 'trail'. Did you mean 'trial'?"]


def test_an_unknown_source_of_an_estimate_is_refused(content):
    builders.write_side_effect(content, estimates=[estimate(source="trail")])

    assert messages(content) == ["Unknown source 'trail'. Did you mean 'trial'?"]


def test_the_source_of_an_estimate_stands_among_the_sources(content):
    builders.write_source(content, "other", title="Another trial")
    builders.write_permalinks(content, "src3  /sources/other/")
    builders.write_side_effect(content, estimates=[estimate(source="other")])

    assert messages(content) == ["Add 'other' to 'sources:' too, since a figure rests on it."]


def test_a_draft_cannot_be_a_source(content):
    draft_source(content)
    builders.write_faq_entry(content, sources=["other"])

    assert messages(content) == ["The source 'other' is a draft. Publish it first."]


def test_a_draft_may_rest_on_a_draft(content):
    draft_source(content)
    builders.write_faq_entry(content, "new", title="New?", sources=["other"], status="draft")

    assert messages(content) == []


def draft_source(content):
    builders.write_source(content, "other", title="Another trial", status="draft")


def test_an_unknown_related_entry_is_refused_with_the_one_that_was_meant(content):
    builders.write_faq_entry(content, related=["side-effects/nausa"])

    assert messages(content) == ["There is no entry 'side-effects/nausa'. Did you mean 'side-effects/nausea'?"]


def test_an_entry_is_not_related_to_itself(content):
    builders.write_faq_entry(content, related=["faq/driving"])

    assert messages(content) == ["An entry is not related to itself. Delete the line."]


def test_an_entry_is_related_to_another_once(content):
    builders.write_faq_entry(content, related=["side-effects/nausea", "side-effects/nausea"])

    assert messages(content) == ["'side-effects/nausea' stands twice. Keep one."]


def test_an_entry_is_related_to_pages_only(content):
    builders.write_faq_entry(content, related=["glossary/placebo"])

    assert messages(content) == ["'glossary/placebo' has no page of its own. Name a page, such as 'faq/alcohol'."]


def test_a_draft_cannot_be_related(content):
    builders.write_guide(content, "new", title="New", status="draft")
    builders.write_faq_entry(content, related=["guides/new"])

    assert messages(content) == ["'guides/new' is a draft. Publish it first, or leave it out."]


def test_the_unknown_interaction_of_a_medicine_is_refused_with_the_one_that_was_meant(content):
    builders.write_medicine(content, interaction="alcohl")

    assert messages(content) == ["There is no interaction 'alcohl'. Did you mean 'alcohol'?"]


def test_a_title_is_given_once_in_a_kind(content):
    builders.write_guide(content, "start-again", title="How to START", status="draft")

    assert problems(content) == [
        "content/guides/start.md:2:8 [title] content/guides/start-again.md has the title 'How to START' already."
    ]


# Figures.


def test_an_estimate_that_contradicts_its_band_is_refused(content):
    builders.write_side_effect(content, frequency="rare")

    assert messages(content) == ["The band 'rare' contradicts its figure '3 of 100' (trial-nausea). Mend one of them."]


def test_a_figure_of_the_standard_dose_cannot_set_the_low_dose_band(content):
    builders.write_side_effect(content, estimates=[estimate(dose_group="standard", dose="50 mg")])

    assert messages(content) == [
        "'trial-nausea' is a figure for another dose (50 mg). Only a low-dose figure can set 'frequency'."
    ]


def test_people_who_stopped_cannot_set_the_band(content):
    builders.write_side_effect(content, estimates=[estimate(measure="stopped")])

    assert messages(content) == ["'trial-nausea' counts 'stopped'. Only people who had it set a frequency."]


def test_a_second_hand_figure_cannot_set_the_band(content):
    builders.write_side_effect(content, estimates=[estimate(checked="second-hand", reported_by="A forum")])

    assert messages(content) == [
        "'trial-nausea' cannot set 'frequency': it is second-hand, or its placebo figure was not read."
    ]


def test_words_cannot_set_the_band(content):
    builders.write_side_effect(
        content, estimates=[estimate(figure="words: it came often", comparator=None, comparator_figure=None)]
    )

    assert messages(content) == [
        "'trial-nausea' cannot set 'frequency': its figure is not a count of people, a percentage or a band."
    ]


def test_a_band_without_an_estimate_is_refused(content):
    builders.write_side_effect(content, headline=None)

    assert messages(content) == [
        "The band 'common' rests on no figure. Name its estimate in 'headline', or write 'not-known'."
    ]


def test_an_estimate_that_could_set_the_band_is_not_passed_over(content):
    builders.write_side_effect(content, frequency="not-known", headline=None)

    assert messages(content) == [
        "'trial-nausea' could set 'frequency' and does not. Make it the headline, or say in 'set_aside' why not."
    ]


def test_a_stronger_estimate_is_not_passed_over(content):
    weaker = estimate(id="survey", design="survey", comparator=None, comparator_figure=None)
    builders.write_side_effect(content, headline="survey", estimates=[estimate(), weaker])

    assert messages(content) == [
        "'trial-nausea' could set 'frequency' and does not. Make it the headline, or say in 'set_aside' why not."
    ]


def test_an_unknown_headline_is_refused_with_the_one_that_was_meant(content):
    builders.write_side_effect(content, headline="trial-nausia")

    assert messages(content) == ["There is no estimate 'trial-nausia' in this file. Did you mean 'trial-nausea'?"]


def test_a_figure_is_written_once(content):
    builders.write_interaction(content, estimates=[estimate()])

    assert messages(content) == [
        "The estimate 'trial-nausea' stands in content/interactions/alcohol.md already. Write each figure once."
    ]


def test_a_figure_of_another_dose_names_its_dose(content):
    builders.write_interaction(content, estimates=[estimate(id="other", dose_group="standard", dose="naltrexone")])

    assert messages(content) == [
        "A figure that is not from low doses names its dose, as in '50 mg' or 'naltrexone (dose not read)'."
    ]


# Texts.


@pytest.mark.parametrize(
    "changes",
    [
        {"summary": "About 8% get it."},
        {"onset": "In 8% at once."},
        {"ask": ["Why do 8% get it?"]},
        {"urgent": {"emergency": ["you are in the 8%"]}},
        {"changes": [{"date": "2026-01-02", "note": "Now 8%."}]},
        {"estimates": [estimate(set_aside="It says 8%.")], "headline": None, "frequency": "not-known"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_bare_figure_is_refused_wherever_it_stands(content, changes):
    builders.write_side_effect(content, **changes)

    assert [message.partition(". ")[0] for message in messages(content)] == ["'8%' is a figure in prose"]


def test_a_bare_figure_in_the_body_is_refused_at_its_place(content):
    builders.write_faq_entry(content, body="\n## Why {#why}\n\nSome feel dizzy.\nThat is about 8% of them.\n")

    assert [problem.partition(". ")[0] for problem in problems(content)] == [
        "content/faq/driving.md:19:15 [text] '8%' is a figure in prose"
    ]


def test_two_bare_figures_in_one_line_are_two_problems(content):
    builders.write_faq_entry(content, summary="First 8%, then 9%.")

    assert len(messages(content)) == 2


def test_an_emergency_number_in_prose_is_refused(content):
    builders.write_faq_entry(content, body="\n## Why {#why}\n\nCall 911.\n")

    assert messages(content) == [
        "'911' is a number to call. Write [[call:emergency]], [[call:crisis]], [[call:poison]] or [[call:report]]."
    ]


@pytest.mark.parametrize(
    ("token", "message"),
    [
        ("[[estimate:trial-nausia]]", "There is no estimate 'trial-nausia'. Did you mean 'trial-nausea'?"),
        ("[[call:police]]", "'police' is nobody to call. Write one of: emergency, crisis, poison, report."),
        ("[[cite:trial]]", "'[[cite:trial]]' is not a token. Write [[estimate:id]] or [[call:emergency]]."),
        ("[[estimate: x]]", "'[[estimate: x]]' is not a token. Write [[estimate:id]] or [[call:emergency]]."),
        ("[[call:crisis]", "'[[' is not a token. Write [[estimate:id]] or [[call:emergency]]."),
        ("[call:crisis]", "'[call:crisis]' is not a token. Write [[estimate:id]] or [[call:emergency]]."),
    ],
)
def test_a_token_that_stands_for_nothing_is_refused(content, token, message):
    builders.write_faq_entry(content, body=f"\n## Why {{#why}}\n\nSo {token} now.\n")

    assert messages(content)[:1] == [message]


@pytest.mark.parametrize(
    "changes", [{"summary": "It is [[estimate:trial-nausea]]"}, {"title": "When to [[call:crisis]]"}], ids=str
)
def test_a_token_that_would_not_be_filled_in_is_refused(content, changes):
    builders.write_faq_entry(content, **changes)

    assert [message.partition(" ")[2] for message in messages(content)] == [
        f"cannot stand in '{next(iter(changes))}'. Put it in the text below."
    ]


def test_an_estimate_of_a_draft_is_not_cited(content):
    builders.write_faq_entry(content, "new", title="New?", estimates=[estimate(id="secret")], status="draft")
    builders.write_faq_entry(content, body="\n## Why {#why}\n\n[[estimate:secret]]\n")

    assert messages(content) == ["The estimate 'secret' stands in a draft. Publish it first."]


# Headings.


def test_a_missing_part_is_named(content):
    builders.write_interaction(content, body="\n## What we know {#known}\n\nLittle.\n")

    assert messages(content) == ["The part 'why' is missing. Add '## Why it matters {#why}' and its text."]


def test_a_misspelt_key_of_a_heading_is_one_problem(content):
    builders.replace(content / "side-effects/nausea.md", "{#feels}", "{#fells}")

    assert problems(content) == [
        "content/side-effects/nausea.md:39:1 [sections] 'fells' is not a key of a heading here. Did you mean 'feels'?"
    ]


def test_a_heading_without_a_key_is_one_problem(content):
    builders.replace(content / "side-effects/nausea.md", " {#dose}", "")

    assert problems(content) == [
        "content/side-effects/nausea.md:43:1 [sections] The heading 'Does the dose matter?' has no key. Write '## Does the dose matter? {#dose}'."
    ]


def test_a_heading_stands_once(content):
    builders.write_faq_entry(content, body="\n## Why {#why}\n\nSo.\n\n## Why else {#why}\n\nSo.\n")

    assert problems(content) == [
        "content/faq/driving.md:20:1 [sections] The key 'why' stands at two headings. Keep one."
    ]


def test_a_heading_has_text_below_it(content):
    builders.write_faq_entry(content, body="\n## Why {#why}\n\n## What you can do {#do}\n\nWalk.\n")

    assert messages(content) == ["There is no text under the heading 'Why'."]


def test_text_before_the_first_heading_is_refused(content):
    builders.write_faq_entry(content, body="\nWell.\n\n## Why {#why}\n\nSo.\n")

    assert messages(content) == ["There is text before the first heading. Put it under a heading."]


def test_a_source_has_no_headings(content):
    builders.write_source(content, body="## Found {#why}\n\nMuch.\n")

    assert messages(content) == ["A page of this kind has no headings. Take this one away."]


def test_an_entry_without_text_is_one_problem(content):
    builders.write_side_effect(content, body="\n\n")

    assert messages(content) == ["There is no text below the front matter."]


def test_a_kind_without_pages_has_no_text(content):
    builders.write_glossary_term(content, body="More.\n")

    assert messages(content) == ["A file under glossary/ has front matter only. Move this text into a key."]


def test_a_key_that_the_page_itself_uses_is_refused(content):
    builders.write_guide(content, body="\n## Top {#main}\n\nHello.\n")

    assert messages(content) == ["The key 'main' belongs to the page itself. Choose another one."]


def test_a_key_that_stands_twice_at_small_headings_is_refused(content):
    builders.write_guide(content, body="\n## A {#a}\n\n### B {#b}\n\nB.\n\n### C {#b}\n\nC.\n")

    assert messages(content) == ["The key 'b' stands twice. Keep one."]


# Links.


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("/faq/drivin/", "There is no page /faq/drivin/. Did you mean '/faq/driving/'?"),
        ("/faq/driving", "There is no page /faq/driving. Did you mean '/faq/driving/'?"),
        ("/medicines/beer/", "There is no page /medicines/beer/."),
        ("/faq/driving/#whi", "There is no heading 'whi' on /faq/driving/. Did you mean 'why'?"),
        ("#stepz", "There is no heading 'stepz' on /guides/start/. Did you mean 'steps'?"),
        ("/glossary/#placbo", "There is no term 'placbo' in the glossary. Did you mean 'placebo'?"),
        ("/faq/#top", "/faq/ has no part 'top'. Leave '#top' out."),
        ("/faq/driving/?q=x", "'?q=x' has no meaning on /faq/driving/. Leave it out."),
        ("/guides/new/", "/guides/new/ is a draft. Publish it first, or leave the link out."),
    ],
)
def test_a_link_that_leads_nowhere_is_refused(content, link, message):
    builders.write_guide(content, "new", title="New", status="draft")
    builders.write_guide(content, body=f"\n## Steps {{#steps}}\n\nSee [this]({link}).\n")

    assert [found.partition(" Write one of")[0] for found in messages(content)] == [message]


@pytest.mark.parametrize(
    "link",
    ["https://example.org/", "//example.org/", "javascript:alert(1)", "data:text/html,x", "mailto:a@b.c", "page"],
)
def test_a_link_off_the_site_is_refused(content, link):
    builders.write_guide(content, body=f"\n## Steps {{#steps}}\n\nSee [this]({link}).\n")

    assert [message.partition(" leads")[2] for message in messages(content)] == [
        " off the site or nowhere. Name a source in 'sources:', or link to an address like '/faq/alcohol/'."
    ]


@pytest.mark.parametrize(
    "link",
    [
        "/", "/get-help/", "/faq/", "/faq/driving/", "/faq/driving/#why", "#steps", "/glossary/#placebo",
        "/side-effects/?severity=mild&frequency=common", "/side-effects/nausea/#how-likely",
    ],
)  # fmt: skip
def test_a_link_to_a_page_or_a_part_of_it_is_fine(content, link):
    builders.write_guide(content, body=f"\n## Steps {{#steps}}\n\nSee [this]({link}).\n")

    assert messages(content) == []


def test_a_link_in_the_front_matter_is_checked(content):
    builders.write_side_effect(content, do=["Read [this](/faq/nowhere/)."])

    assert problems(content) == ["content/side-effects/nausea.md:20:3 [do] There is no page /faq/nowhere/."]


def test_a_link_to_an_address_that_has_moved_is_refused_with_the_new_one(content):
    builders.write_permalinks(content, "fq22  /faq/cars/  moved")
    builders.write_guide(content, body="\n## Steps {#steps}\n\nSee [this](/faq/cars/).\n")

    assert messages(content) == ["/faq/cars/ has moved. Link to /faq/driving/."]


# HTML.


@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert(1)</script>",
        "<iframe src='/x'></iframe>",
        "<style>p {}</style>",
        "<p onclick='x()'>Hello</p>",
        "<p style='color:red'>Hello</p>",
        "Hello\n{: onclick='x()' }",
        "Hello\n{: style='color:red' }",
        "[Hello](/faq/){: target=_blank }",
        "Hello\n{: .lead }",
        "![a picture](/x.png)",
        "<img src=x onerror=alert(1)>",
        "<!-- hidden -->",
        "<?php x ?>",
        "<svg onload=alert(1)>",
        "<em>never closed",
        "# A title",
        "#### Too deep",
        "    indented",
        "!!! danger\n    Mind.",
        "> ## Inside {#inside}",
        "| a |\n| - |\n| b {: style='color:red' } |",
        "Hidden &#x202e; mark",
        "<form><input></form>",
        "<base href='//x'>",
        "<math><mi//xlink:href='data:x,<script>'>",
    ],
)  # fmt: skip
def test_what_the_cleaning_would_take_away_is_refused(content, markup):
    builders.write_guide(content, body=f"\n## Steps {{#steps}}\n\nHello.\n\n{markup}\n")

    assert messages(content) != []


def test_unsafe_markup_is_refused_at_its_place(content):
    builders.write_guide(content, body="\n## Steps {#steps}\n\nHello.\n\nSee <iframe></iframe>\n")

    assert problems(content) == [
        "content/guides/start.md:18:5 [text] '<iframe>' is not allowed: only plain markdown is shown."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Less than <5 mg.",
        "Fish & chips.",
        "a < b > c",
        "`code`",
        "*[LDN]: low-dose naltrexone\n\nLDN",
        "Yes[^1].\n\n[^1]: No.",
    ],
)
def test_signs_that_are_no_markup_are_fine(content, text):
    builders.write_guide(content, body=f"\n## Steps {{#steps}}\n\n{text}\n")

    assert messages(content) == []


# One fault is one line.


def test_a_file_that_cannot_be_read_is_one_problem_though_others_lead_to_it(content):
    (content / "side-effects/nausea.md").write_bytes(b"\xff")

    assert messages(content) == ["The file is not UTF-8 here. Save it as UTF-8."]


def test_front_matter_that_cannot_be_read_is_one_problem_though_others_cite_it(content):
    builders.write_faq_entry(content, body="\n## Why {#why}\n\n[[estimate:trial-nausea]]\n")
    builders.replace(content / "side-effects/nausea.md", "title: Nausea", "title: 'Nausea")

    assert len(messages(content)) == 1


def test_an_unreadable_file_does_not_hide_a_wrong_estimate_elsewhere(content):
    builders.write_faq_entry(content, body="\n## Why {#why}\n\n[[estimate:no-such]]\n")
    builders.replace(content / "side-effects/nausea.md", "title: Nausea", "title: 'Nausea")

    assert "There is no estimate 'no-such'." in messages(content)


def test_a_kind_whose_folder_cannot_be_read_is_one_problem(content):
    folder = content / "faq"
    folder.rename(content.parent / "elsewhere")
    folder.symlink_to(content.parent / "elsewhere")

    assert problems(content) == [
        "content/faq:1:1 [file] The file must be a real folder with the .md files of its kind."
    ]


def test_a_wrong_status_is_one_problem(content):
    builders.write_faq_entry(content, "new", title="New?", status="drafty")

    assert messages(content) == ["'drafty' is not a status. Did you mean 'draft'?"]


@pytest.mark.parametrize("name", ["site.yaml", "permalinks.txt"])
def test_a_loose_file_that_is_empty_is_one_problem(content, name):
    (content / name).write_text("")

    assert problems(content) == [f"content/{name}:1:1 [file] The file is empty."]


@pytest.mark.parametrize("name", ["site.yaml", "permalinks.txt"])
def test_a_loose_file_that_is_missing_is_one_problem(content, name):
    (content / name).unlink()

    assert [problem.partition(". ")[0] for problem in problems(content)] == [
        f"content/{name}:1:1 [file] The file is missing"
    ]


ENTRY_TEMPLATES = "base base_entry guide_detail _urgent _sources _share _review _related _page_numbers _numbers".split()


@pytest.mark.parametrize("name", ENTRY_TEMPLATES)
def test_the_ids_that_every_page_of_an_entry_uses_are_kept_for_it(name):
    used = set(re.findall(r'\bid="([a-z-]+)"', (ROOT / f"templates/{name}.html").read_text()))

    assert used <= template_ids(Kind.GUIDE)
