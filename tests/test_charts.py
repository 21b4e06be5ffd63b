import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldnref.content.charts import icon_array, people_of, scale_bar
from ldnref.content.figures import Band, Count, Finding, Percent, RiskRatio, scaled
from ldnref.content.vocabulary import Frequency

counts = st.integers(1, 20_000).flatmap(lambda of: st.builds(Count, st.integers(0, of), st.just(of)))
percents = st.builds(Percent, st.decimals(0, 100, places=1), st.sampled_from(["", "about"]))


def dots(svg, size):
    """How many dots of a size are drawn."""
    paths = re.findall(rf'<path d="([^"]*)"[^>]*stroke-width="{size}"', svg)
    return sum(path.count("M") for path in paths)


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


@given(counts)
def test_no_two_dots_stand_in_one_place(count):
    places = re.findall(r"M\d+ \d+", icon_array(count, 100))

    assert len(places) == len(set(places))


@given(counts)
def test_the_label_says_what_is_drawn(count):
    svg = icon_array(count, 100)

    filled, of = (int(number.replace(",", "")) for number in re.search(r"([\d,]+) of ([\d,]+) dots", svg).groups())
    assert (filled, of) == people_of(count, 100)


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
    assert 'aria-label="From 1 to 10 on a scale of 100 people"' in scale_bar(Band(Frequency.COMMON))


def test_pictures_have_no_inline_style():
    assert "style=" not in icon_array(Count(41, 49), 100) + scale_bar(Count(41, 49))
