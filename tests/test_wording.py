"""The rules of wording catch what they are for, and leave good sentences alone."""

from itertools import chain

import pytest

from bench.wording import BAD, GOOD, broken_rules, read, scores
from ldnref.content.check_wording import RULE_NAMES
from ldnref.content.plain_words import HEADING_RULE
from ldnref.content.sentences import ESTIMATE, Shape, passages
from ldnref.content.wording import RULES
from tests import builders
from tests.builders import messages, problems

EXAMPLES = {"bad": read(BAD), "good": read(GOOD)}
SCORES = scores(EXAMPLES["bad"], EXAMPLES["good"])


@pytest.mark.parametrize("rule", sorted(SCORES))
def test_a_rule_finds_nearly_all_bad_sentences(rule):
    assert SCORES[rule].recall >= 0.95, SCORES[rule].missed


@pytest.mark.parametrize("rule", sorted(SCORES))
def test_a_rule_leaves_nearly_all_good_sentences_alone(rule):
    assert SCORES[rule].precision >= 0.95, SCORES[rule].wrongly_found


@pytest.mark.parametrize("rule", [rule.name for rule in (*RULES, HEADING_RULE)])
def test_every_rule_has_examples_of_both_kinds(rule):
    assert {kind for kind, examples in EXAMPLES.items() if rule in {example.rule for example in examples}} == {
        "bad",
        "good",
    }


def test_no_sentence_is_both_bad_and_good():
    bad, good = ({(example.rule, example.text) for example in examples} for examples in EXAMPLES.values())

    assert bad & good == set()


# Places and messages.


def test_an_offence_is_printed_with_file_line_and_column_and_what_to_write(content):
    builders.write_faq_entry(content, body="\n## Why {#why}\n\nYou feel dizzy.\n\nYou *don't* drive.\n")

    assert problems(content) == ["content/faq/driving.md:20:6 [contraction] 'don't': Write 'do not'."]


def test_an_offence_in_the_front_matter_is_found_at_its_words(content):
    builders.write_side_effect(content, do=["Rest.", "Drink, e.g. water."])

    assert [problem.partition(" ")[0] for problem in problems(content)] == ["content/side-effects/nausea.md:21:10"]


def test_two_offences_in_one_sentence_are_two_problems(content):
    builders.write_faq_entry(content, body="\n## Why {#why}\n\nYou can't take 4.5mg.\n")

    assert messages(content) == [
        "'can't': Write 'cannot'.",
        "'4.5mg': Put a space between the number and its unit, as in '4.5 mg'; the load keeps the two on one line.",
    ]


def test_a_british_word_comes_with_the_us_word(content):
    builders.write_faq_entry(content, body="\n## Why {#why}\n\nYou may get diarrhoea.\n")

    assert messages(content) == ["'diarrhoea': In US English, write 'diarrhea'."]


def test_links_tokens_and_aliases_are_not_read_as_words(content):
    body = "\n## Why {#why}\n\nSee [nausea](/side-effects/nausea/#feels). [[call:emergency]] if you faint.\n"
    builders.write_faq_entry(content, body=body, aliases=["can't drive", "diarrhoea"])

    assert messages(content) == []


def test_a_title_of_a_source_may_be_as_others_wrote_it(content):
    builders.write_source(content, title="Drug trial of ten tumours")

    assert messages(content) == []


def test_the_words_of_an_estimate_are_checked(content):
    builders.write_side_effect(content, estimates=[builders.estimate(population="people with chronic pain")])

    assert messages(content) == ["'chronic': Write 'long-lasting' or 'long-term'."]


# Errors, warnings and waivers.


@pytest.mark.parametrize(("count", "rule"), [(7, "long-sentence"), (9, "very-long-sentence")])
def test_a_sentence_is_long_above_20_words_and_too_long_above_30(content, count, rule):
    sentence = " ".join(["You rest at night"] * count).replace(" You", " you")
    builders.write_faq_entry(
        content, body=f"\n## Why {{#why}}\n\n{sentence}.\n", waivers={"page-grade": "One sentence."}
    )

    assert [problem.partition("]")[0].rpartition("[")[2] for problem in problems(content)] == [rule]


def test_a_warning_does_not_stop_the_load(content):
    builders.write_faq_entry(content, body=f"\n## Why {{#why}}\n\n{('You rest at night ' * 6).strip()}.\n")

    assert (builders.errors(content), len(problems(content))) == ([], 1)


def test_many_warnings_do_not_hide_an_error(content):
    sentences = f"{('You rest at night ' * 6).strip()}.\n\n" * 60
    waivers = {"long-section": "A test.", "page-grade": "A test."}
    builders.write_faq_entry(content, body=f"\n## Why {{#why}}\n\n{sentences}You can't.\n", waivers=waivers)

    assert len(builders.errors(content)) == 1


def test_a_waiver_turns_a_rule_off_for_its_entry(content):
    builders.write_faq_entry(
        content, body="\n## Why {#why}\n\nYou can't.\n", waivers={"contraction": "It quotes a song."}
    )

    assert messages(content) == []


def test_a_waiver_names_a_rule(content):
    builders.write_faq_entry(content, waivers={"contractions": "It quotes a song."})

    assert messages(content) == ["'contractions' is not a rule that can be waived. Did you mean 'contraction'?"]


@pytest.mark.parametrize("rule", ["bare-figure", "emergency-number"])
def test_figures_and_numbers_to_call_cannot_be_waived(rule):
    assert rule not in RULE_NAMES


def test_a_wrong_key_is_not_followed_by_remarks_on_the_page(content):
    builders.write_interaction(content, level="take-car", summary="An answer.")

    assert len(messages(content)) == 1


# Rules for an entry as a whole.


def faq(content, text, **changes):
    """The messages of a content folder whose question has this body."""
    builders.write_faq_entry(content, body=f"\n## Why {{#why}}\n\n{text}\n", **changes)
    return messages(content)


def test_a_page_speaks_to_the_reader(content):
    assert faq(content, "It may make people dizzy.", summary="It may.") == [
        "The page never says 'you' or 'your'. Speak to the reader."
    ]


def test_a_list_has_seven_items_at_most(content):
    items = "\n".join(f"- Rest on day {number}." for number in range(8))

    assert faq(content, items) == ["This list has 8 items; the limit is 7. Cut it, or make two lists of it."]


def test_two_lists_of_seven_items_are_two_lists(content):
    items = "\n".join(f"- Rest on day {number}." for number in range(7))

    assert faq(content, f"{items}\n\nThen:\n\n{items}") == []


def test_urgent_signs_are_seven_at_most(content):
    urgent = {"emergency": [f"you faint {number} times" for number in range(1, 9)]}

    assert faq(content, "You rest.", urgent=urgent) == [
        "This list has 8 items; the limit is 7. Cut it, or make two lists of it."
    ]


def test_a_heading_has_120_words_below_it_at_most(content):
    assert faq(content, "You rest now. " * 41) == [
        "'Why' has 123 words; the limit is 120. Cut it, or put a heading in the middle."
    ]


def test_the_words_of_figures_only_make_a_section_full(content):
    [message] = faq(content, "You rest now. " * 38 + "[[estimate:trial-nausea]]")

    assert "words with its figures; 120 read well." in message


def test_a_table_has_four_columns_at_most(content):
    table = "| A | B | C | D | E |\n|---|---|---|---|---|\n| 1 | 2 | 3 | 4 | 5 |"

    assert faq(content, table) == ["This table has 5 columns; the limit is 4. Make two of it, or a list."]


def test_a_page_has_two_warning_boxes_at_most(content):
    boxes = "\n\n".join('!!! warning "Take care"\n    You may be dizzy.' for _ in range(3))

    assert faq(content, boxes) == ["A page has at most 2 warning boxes. Make this one a paragraph."]


def test_a_box_does_not_give_urgent_advice(content):
    assert faq(content, '!!! note "Get help now"\n    You may be ill.') == [
        "Urgent advice is written under 'urgent:', from which the page makes its card. Delete this box."
    ]


def test_what_not_to_do_is_not_among_what_to_do(content):
    builders.write_side_effect(content, do=["Never drive."])

    assert messages(content) == ["A line that says what not to do belongs under 'do_not', and starts with 'Do not'."]


def test_a_glossary_word_is_explained_where_it_is_first_used(content):
    assert faq(content, "You may get a placebo.") == [
        "'placebo' is a word of the glossary. Explain it in brackets where the page first uses it, as in 'dummy pill (placebo)'."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "You may get a dummy pill (placebo). A placebo is no medicine.",
        "You may get a placebo (a pill without medicine).",
        "Placebo pills (without medicine) look the same.",
        "A placebo is a pill without medicine.",
        "You may get placebos, such as sugar pills.",
    ],
)
def test_a_glossary_word_may_be_explained_in_several_ways(content, text):
    assert faq(content, text) == []


def test_an_explanation_in_the_summary_serves_the_page(content):
    assert faq(content, "The placebo helped you too.", summary="You get a dummy pill (placebo).") == []


# How text is read.


def test_every_letter_keeps_its_place():
    body = "You **take** [it](/faq/it/) at\nnight.\n\n- One [[call:crisis]] *item*\n"
    [paragraph, item] = passages(body)

    assert (body[paragraph.place(paragraph.text.index("night"))], body[item.place(item.text.index("item"))]) == (
        "n",
        "i",
    )


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Dr. Kim takes 4.5 mg. It helps.", 2),
        ("Is it? No! It is not.", 3),
        ("It fell. [[estimate:a-b]] [[estimate:a-c]] It rose.", 4),
        ("It was Dec. 12 then.", 1),
        ('He said "no." It was so.', 2),
    ],
)
def test_sentences_are_told_apart(text, count):
    assert len(list(chain.from_iterable(passage.sentences() for passage in passages(text)))) == count


def test_shapes_of_text_are_told_apart():
    body = '## A {#a}\n\nText.\n\n- item\n\n| H |\n|---|\n| c |\n\n!!! warning "Box"\n    Text.\n'

    assert [passage.shape for passage in passages(body)] == [
        Shape.HEADING,
        Shape.PARAGRAPH,
        Shape.ITEM,
        Shape.HEADER,
        Shape.CELL,
        Shape.BOX,
        Shape.PARAGRAPH,
    ]


def test_a_cited_estimate_is_a_sentence_of_its_own():
    [passage] = passages("It fell. [[estimate:a-b]]")

    assert passage.sentences()[1].text == ESTIMATE


def test_a_sentence_may_break_several_rules():
    assert broken_rules("Patients should take 4.5mg.") >= {"address-reader", "should", "dose-space", "choose-dose"}
