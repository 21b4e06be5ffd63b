"""The reading level of pages and summaries."""

import pytest

from ldnref.content.readability import EasyNames, grade
from ldnref.content.schema import Condition, Medicine
from tests import builders
from tests.builders import messages

EASY = EasyNames(frozenset(["naltrexone", "multiple sclerosis"]))
HARD = "Contemporaneous administration necessitates comprehensive individualised pharmacological reconsideration."


def test_short_words_are_easy():
    assert grade(["You take it at night. You feel well."], EASY) < 1


def test_long_words_are_hard():
    assert grade([HARD], EASY) > 20


def test_names_of_medicines_and_conditions_are_one_easy_word():
    named = grade(["You take naltrexone for multiple sclerosis (MS)."], EASY)

    assert named == grade(["You take pill for pill (MS)."], EASY)


@pytest.mark.parametrize("text", ["Take Naltrexone, now.", "Take (naltrexone) now."])
def test_a_name_is_known_in_capitals_and_beside_marks(text):
    assert "naltrexone" not in EASY.replaced(text).lower()


def test_a_part_of_a_word_is_no_name():
    assert EASY.replaced("methylnaltrexone") == "methylnaltrexone"


def test_the_point_of_a_number_ends_no_sentence():
    assert grade(["You take a dose of 4.5 mg at night."], EASY) == grade(["You take a dose of 45 mg at night."], EASY)


def test_each_item_of_a_list_ends_a_sentence():
    assert grade(["You rest at night", "You drink more water"], EASY) < grade(
        ["You rest at night You drink more water"], EASY
    )


def test_a_page_reads_at_grade_8_at_most(content):
    builders.write_faq_entry(
        content, body=f"\n## Why {{#why}}\n\nYou read. {HARD.replace('individualised', 'individual')}\n"
    )

    [message] = messages(content)

    assert message.startswith("The page reads at US grade ")


def test_a_summary_reads_at_grade_6_at_most(content):
    builders.write_guide(content, summary="You take comprehensive pharmacological reconsideration.")

    assert any(message.startswith("The summary reads at US grade ") for message in messages(content))


def test_names_come_from_medicines_and_conditions():
    medicine = Medicine(generic="buprenorphine", brands=["Suboxone"], interaction="opioids")

    assert EasyNames.of([medicine]).names >= {"buprenorphine", "suboxone"}


def test_a_question_among_the_aliases_of_a_condition_is_no_name():
    condition = Condition.model_construct(title="Lupus (SLE)", aliases=["does LDN help lupus", "discoid lupus"])

    assert EasyNames.of([condition]).names & {"lupus", "discoid lupus", "does ldn help lupus"} == {
        "lupus",
        "discoid lupus",
    }
