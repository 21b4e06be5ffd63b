import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldnref.content.charts import icon_array, scale_bar
from ldnref.content.figures import Band, Count, Finding, Percent, RiskRatio, scaled
from ldnref.content.vocabulary import Frequency
from tests.pictures import dots, places

counts = st.integers(1, 20_000).flatmap(lambda of: st.builds(Count, st.integers(0, of), st.just(of)))
percents = st.builds(Percent, st.decimals(0, 100, places=1), st.sampled_from(["", "about"]))


@given(counts, st.sampled_from([100, 1000]))
def test_as_many_dots_are_filled_as_the_number_says(count, denominator):
    expected = count.people if count.is_small else scaled(count, denominator)

    assert dots(icon_array(count, denominator), 8) == expected


@given(counts, st.sampled_from([100, 1000]))
def test_filled_and_empty_dots_together_are_everybody(count, denominator):
    svg = icon_array(count, denominator)

    assert dots(svg, 8) + dots(svg, 3) == (count.of if count.is_small else denominator)


@given(percents)
def test_a_percentage_is_drawn_out_of_a_hundred(percent):
    assert dots(icon_array(percent, 100), 8) == scaled(percent, 100)


@given(counts, st.sampled_from([100, 1000]))
def test_no_two_dots_stand_in_one_place(count, denominator):
    svg = icon_array(count, denominator)

    drawn = places(svg, 8) + places(svg, 3)
    assert len(drawn) == len(set(drawn))


@given(counts, st.sampled_from([100, 1000]))
def test_no_dot_stands_outside_of_the_picture(count, denominator):
    svg = icon_array(count, denominator)

    width, height = (int(size) for size in re.search(r'viewBox="0 0 (\d+) (\d+)"', svg).groups())
    assert all(5 <= x <= width - 5 and 5 <= y <= height - 5 for x, y in places(svg, 8) + places(svg, 3))


@given(counts)
def test_what_the_words_beside_it_say_is_not_read_twice(count):
    assert 'aria-hidden="true"' in icon_array(count, 100)
    assert 'aria-hidden="true"' in scale_bar(count)


@pytest.mark.parametrize(
    "figure",
    [
        RiskRatio(Decimal("2.41"), Decimal("1.77"), Decimal("3.28")),
        Finding("no clear difference"),
        Band(Frequency.COMMON),
        Percent(Decimal(1), "under"),
        None,
    ],
)
def test_what_is_no_number_of_people_is_not_drawn_as_people(figure):
    assert icon_array(figure, 100) == ""


def test_a_risk_ratio_has_no_place_on_the_scale():
    assert scale_bar(RiskRatio(Decimal("2.41"))) == ""


def test_a_band_is_a_range_on_the_scale():
    assert '<rect x="1" y="1" width="9" height="5" fill="none"' in scale_bar(Band(Frequency.COMMON))


def test_pictures_have_no_inline_style():
    assert "style=" not in icon_array(Count(41, 49), 100) + scale_bar(Count(41, 49))


def test_nobody_is_no_bar():
    assert "<rect" not in scale_bar(Count(0, 49))
