"""The PEMAT items that a machine can look at."""

import pytest

from ldnref.content.checks import read_content
from ldnref.content.layout import Layout
from ldnref.content.pemat import missing_items
from tests import builders


def missing(content, reference="faq/driving"):
    """The numbers of the items that an entry lacks."""
    read = read_content(content)
    return [item.number for item in missing_items(Layout(read.pages[reference], read.language))]


TEXT = "\n## Why {#why}\n\nYou may feel dizzy. Ask your clinic.\n"
KEYS = {"summary": "You may drive on LDN if you feel well.", "related": ["guides/talking-to-your-clinic"]}


@pytest.fixture
def question(content):
    """A question that lacks nothing, to be spoiled by a test."""

    def write(body=TEXT, **changes):
        builders.write_guide(content, slug="talking-to-your-clinic", title="A list")
        builders.write_faq_entry(content, body=body, **(KEYS | changes))
        return missing(content)

    return write


def test_a_good_entry_lacks_nothing(question):
    assert question() == []


def test_the_title_or_the_summary_names_the_medicine(question):
    assert question(summary="You may.") == [1]


def test_words_of_the_glossary_are_explained(question):
    assert question(TEXT + "\nYou got a placebo.\n") == [4]


def test_most_sentences_are_active(question):
    assert question(TEXT + "\nThe test was done. It was seen. It was read. It was given.\n") == [5]


def test_people_are_not_counted_in_percent(question):
    assert question(TEXT + "\nIt hit 30% of people.\n") == [6]


def test_how_far_a_score_fell_may_be_a_percentage(question):
    assert question(TEXT + "\nPain fell by 30%.\n") == []


def test_a_section_is_short(question):
    assert question(TEXT + "\nYou may rest.\n" * 50) == [8]


def test_a_heading_says_something(question):
    assert question(TEXT + "\n## Overview {#known}\n\n" + "You may rest.\n" * 39) == [9]


def test_urgent_advice_stands_in_its_card(question):
    assert question(TEXT + "\n[[call:emergency]] if you faint.\n") == [12]


def test_there_is_something_to_do(question):
    assert question("\n## Why {#why}\n\nYou may feel dizzy.\n") == [20]


def test_the_reader_is_spoken_to(question):
    assert question("\n## Why {#why}\n\nIt is so. Ask a clinic.\n", summary="LDN may help.") == [21]


def test_there_is_a_tool_to_take_along(question):
    assert question(related=["side-effects/nausea"]) == [23]


def test_questions_to_ask_are_a_tool(content):
    assert 23 not in missing(content, "side-effects/nausea")


def test_a_step_is_short(content):
    builders.write_side_effect(content, do=[" ".join(["rest"] * 21)])

    assert 22 in missing(content, "side-effects/nausea")


def test_the_page_of_a_source_is_not_held_against_pemat(content):
    assert missing(content, "sources/trial") == []
