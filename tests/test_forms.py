"""What query strings say."""

import pytest
from django.http import QueryDict

from ldnref.forms import WORDS_LIMIT, InteractionFilterForm, SearchForm, SideEffectFilterForm


def side_effects(query_string):
    return SideEffectFilterForm(QueryDict(query_string))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("q=vivid+dreams", "vivid dreams"),
        ("q=%20%20vivid%0A%09dreams%20", "vivid dreams"),
        ("q=a%00b", "a b"),
        ("q=%E2%80%AEabc", "abc"),
        ("q=" + "x" * 10_000, "x" * WORDS_LIMIT),
        ("", ""),
    ],
)
def test_words_are_read_without_what_cannot_be_seen(typed, read):
    assert SearchForm.read(QueryDict(typed)).words == read


def test_broken_bytes_are_no_error():
    assert SearchForm.read(QueryDict("q=%ff%fe")).words


def test_words_can_be_taken_as_they_are_spelled():
    assert SearchForm.read(QueryDict("q=insomia&exact=1")).exact


def test_several_values_of_a_facet_can_be_chosen():
    assert side_effects("severity=serious&severity=mild").selection.chosen["severity"] == ("mild", "serious")


def test_a_value_said_twice_counts_once():
    assert side_effects("severity=mild&severity=mild").selection.chosen["severity"] == ("mild",)


def test_an_unknown_value_is_left_out_and_the_others_stay():
    form = side_effects("frequency=comon&severity=mild")

    assert form.selection.query_string() == "severity=mild"
    assert form.ignored() == ["‘frequency=comon’ is not a choice here, so it was left out."]


def test_a_filter_of_another_list_is_said_to_be_left_out():
    assert side_effects("level=note").ignored() == ["‘level=note’ is not a choice here, so it was left out."]


def test_names_that_are_not_ours_are_nobody_s_business():
    assert side_effects("utm_source=clinic&fbclid=1").ignored() == []


def test_empty_values_are_no_mistake():
    assert side_effects("severity=&sort=&q=").ignored() == []


def test_a_long_unknown_value_is_not_repeated_whole():
    [sentence] = side_effects("severity=" + "x" * 900).ignored()

    assert len(sentence) < 100


def test_the_order_of_choosing_does_not_matter_in_the_address():
    one = side_effects("sort=a-z&q=sleep&frequency=common&severity=serious&severity=mild&include=standard-dose")

    assert one.selection.query_string() == (
        "severity=mild&severity=serious&frequency=common&q=sleep&include=standard-dose&sort=a-z"
    )


def test_what_is_the_default_is_not_in_the_address():
    assert side_effects("sort=action&q=&exact=1").selection.query_string() == ""


def test_words_are_quoted_in_the_address():
    assert side_effects("q=a%26b%3Dc").selection.query_string() == "q=a%26b%3Dc"


def test_interactions_have_their_own_filters():
    form = InteractionFilterForm(QueryDict("level=note&kind=medicine&sort=a-z&severity=mild"))

    assert form.selection.query_string() == "level=note&kind=medicine&sort=a-z"
    assert form.ignored() == ["‘severity=mild’ is not a choice here, so it was left out."]
