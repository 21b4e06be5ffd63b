import pytest

from ldnref.content.estimates import denominator, figures, sentence
from ldnref.content.schema import Estimate
from tests.builders import estimate


def said(**changes):
    made = Estimate.model_validate(estimate(**changes))
    return sentence(made, denominator(figures(made)))


ALONE = {"comparator": None, "comparator_figure": None}


def test_a_count_is_said_with_people_dose_and_comparison():
    assert said() == (
        "In people with pain on 4.5 mg, 3 in 100 people (3 of 100) had nausea. "
        "On a dummy pill (placebo) it was 2 in 100 people (2 of 100)."
    )


def test_the_length_is_said():
    assert said(length="12 weeks").startswith("In people with pain on 4.5 mg for 12 weeks, ")


def test_people_who_stopped_are_said_to_have_stopped():
    assert "3 in 100 people (3 of 100) stopped because of nausea." in said(measure="stopped")


def test_a_comparison_that_was_not_read_is_said_to_be():
    words = said(comparator_figure=None, comparator_not_read="the abstract does not give it")

    assert words.endswith("The figure for a dummy pill (placebo) was not read: the abstract does not give it.")


def test_a_survey_is_said_to_have_no_comparison():
    assert said(design="survey", **ALONE).endswith("Nobody took a dummy pill (placebo) to compare with.")


def test_a_second_hand_figure_is_said_to_be_one():
    assert said(checked="second-hand", reported_by="a forum").endswith("This is second-hand, as reported by a forum.")


def test_a_clinic_is_said_to_have_no_count():
    assert said(figure="about 8%", design="clinic-statement", **ALONE) == (
        "By one clinic's own estimate, about 8 in 100 people on 4.5 mg had nausea. It is not a count."
    )


def test_a_ratio_across_one_is_no_clear_difference():
    assert said(figure="ratio 0.97 (0.59 to 1.61)", comparator_figure=None) == (
        "In people with pain on 4.5 mg, no clear difference from a dummy pill (placebo) was found for nausea "
        "(risk ratio 0.97, likely range 0.59 to 1.61)."
    )


@pytest.mark.parametrize(("figure", "twin", "out_of"), [("3 of 100", "2 of 100", 100), ("3 of 100", "1 of 200", 1000)])
def test_a_figure_and_its_twin_have_one_denominator(figure, twin, out_of):
    words = said(figure=figure, comparator_figure=twin)

    assert words.count(f"in {out_of:,} people") == 2
