import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldnref.content.rendering import (
    CitedEstimate,
    Renderer,
    Tokens,
    clean,
    fill_plain,
    inspect,
    plain,
    split_sections,
    tangle,
)

TOKENS = Tokens(
    {"x-1": CitedEstimate("In 10 people, 3 *had* <it>.", "/sources/x/", "X & Y")},
    {"emergency": "call 911", "poison": "call *P*"},
)


def html(text):
    return Renderer(TOKENS).block(text)[0]


def test_an_estimate_is_its_sentence_with_a_link_to_its_source():
    assert html("So: [[estimate:x-1]]") == (
        '<p>So: <span class="estimate">In 10 people, 3 *had* &lt;it&gt;. '
        '<a class="source-link" href="/sources/x/">X &amp; Y</a></span></p>'
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[call:emergency]] now.", "Call 911 now."),
        ("Then [[call:emergency]].", "Then call 911."),
        ("Stop. [[call:emergency]].", "Stop. Call 911."),
        ("Do this: **[[call:emergency]]**.", "Do this: Call 911."),
    ],
)
def test_who_to_call_is_filled_in_with_a_capital_where_a_sentence_starts(text, words):
    assert plain(html(text)) == words


def test_a_summary_is_filled_in_as_plain_text():
    assert fill_plain("Stop. [[call:emergency]] now.", TOKENS) == "Stop. Call 911 now."


def test_a_heading_has_its_key_as_its_id():
    assert html("## Why *it* matters {#why}") == '<h2 id="why">Why <em>it</em> matters</h2>'


def test_a_body_is_cut_at_its_headings():
    sections = split_sections(
        html("Before.\n\n## One {#a}\n\nText.\n\n### Small {#s}\n\nMore.\n\n## Two & three {#b}\n\nEnd.")
    )

    assert [(part.key, part.heading) for part in sections] == [("", ""), ("a", "One"), ("b", "Two & three")]


def test_a_table_has_no_styles():
    table = html("| A | B | C |\n| - | -: | :-: |\n| 1 | 2 | 3 |")

    assert "style" not in table
    assert '<th class="ta-right" scope="col">B</th>' in table


def test_a_definition_list_is_one():
    assert "<dl>" in html("Word\n:   What it means")


def test_a_footnote_leads_there_and_back():
    note = html("Yes[^1].\n\n[^1]: No.")

    assert all(part in note for part in ('id="fn:1"', 'href="#fn:1"', 'id="fnref:1"', 'href="#fnref:1"'))


def test_a_page_can_have_two_footnotes_and_be_rendered_again():
    renderer = Renderer(TOKENS)
    text = "A[^1] and B[^2].\n\n[^1]: One.\n[^2]: Two."

    assert renderer.block(text) == renderer.block(text)


def test_an_abbreviation_says_what_it_stands_for():
    assert '<abbr title="low-dose naltrexone">LDN</abbr>' in html("LDN helps.\n\n*[LDN]: low-dose naltrexone")


@pytest.mark.parametrize("kind", ["note", "warning"])
def test_a_note_is_said_to_be_one(kind):
    assert f'<div class="admonition {kind}" role="note">' in html(f"!!! {kind}\n    Mind this.")


@pytest.mark.parametrize(
    "written",
    [
        "<script>alert(1)</script>", "<p onclick=x()>a</p>", "[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))",
        "[a](&#106;avascript:alert(1))", "<iframe src=/></iframe>", "<style>*{}</style>", "<svg onload=x()>", "a\n{: onclick=x() }",
        "[a](data:text/html,x)", "<math><mi//xlink:href=\"data:x\">", "<a href='vbscript:x'>a</a>", "a\n{: style=color:red }",
        "<base href=//x>", "<form action=/x><input></form>", "<img src=x onerror=x()>", "<noscript><p title=\"</noscript><img src=x>\">",
    ],
)  # fmt: skip
def test_nothing_that_could_do_harm_is_left(written):
    left = html(written).lower()

    harmful = r"<(script|iframe|style|svg|math|base|form|input|img)|<[^>]* (on\w+|style)=|<[^>]*href=\"(?!https:|/|#)"
    assert re.search(harmful, left) is None


@given(st.text(alphabet="ab <>\"'/=&;#[](){}*_`!|:-\n\t.^~\\", max_size=200))
def test_whatever_is_written_is_clean_and_stays_clean(text):
    rendered = html(text) if tangle(text) is None else ""

    assert clean(rendered) == rendered


@given(st.text(alphabet="ab <>\"'/=&;#[](){}*_`!|:-\n.", max_size=120))
def test_what_has_no_remark_loses_nothing_in_cleaning(text):
    if tangle(text) is None:
        rendered, findings = Renderer(TOKENS).block(text)
        assert findings.unsafe or plain(rendered) == plain(clean(rendered))


@pytest.mark.parametrize(
    "markup",
    ["<p>a", "<em>a</p>", "</div>", "<p>a</em></p>", "<!-- a -->", "<?x?>", "<![CDATA[a]]>", "<!DOCTYPE html>"],
)
def test_what_is_not_closed_or_not_shown_is_noticed(markup):
    assert inspect(f"<div>{markup}</div>").unsafe != []


def test_text_written_for_people_is_not_tangled():
    assert tangle("- One\n    - Two [link](/faq/) and *so* on.\n\n> Quote\n\n" * 50) is None
