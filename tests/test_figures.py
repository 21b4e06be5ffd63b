from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldnref.content.figures import (
    Band,
    Count,
    Finding,
    Percent,
    RiskRatio,
    band_of,
    band_phrase,
    fits_band,
    needs_thousand,
    parse_figure,
    people_phrase,
    ratio_phrase,
    scaled,
)
from ldnref.content.vocabulary import Frequency

counts = st.integers(1, 10**6).flatmap(lambda of: st.builds(Count, st.integers(0, of), st.just(of)))


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("41 of 49", Count(41, 49)),
        ("  41   of 49 ", Count(41, 49)),
        ("0 of 30", Count(0, 30)),
        ("8%", Percent(Decimal(8))),
        ("about 8%", Percent(Decimal(8), "about")),
        ("under 1%", Percent(Decimal(1), "under")),
        ("7.3% of 201", Percent(Decimal("7.3"), "", 201)),
        ("1.10%", Percent(Decimal("1.10"))),
        ("ratio 2.41", RiskRatio(Decimal("2.41"))),
        ("ratio 2.41 (1.77 to 3.28)", RiskRatio(Decimal("2.41"), Decimal("1.77"), Decimal("3.28"))),
        ("common", Band(Frequency.COMMON)),
        ("words: it came often", Finding("it came often")),
    ],
)
def test_a_figure_is_read(text, figure):
    assert parse_figure(text) == figure


@pytest.mark.parametrize(
    "text",
    [
        "", "8", "8 %", "8 percent", "50 of 49", "1 of 0", "101%", "-1%", "ratio 2 (3 to 4)", "words:", "words: ", "not-known",
        "Common", "41/49", "1,000 of 2,000", "٤١ of 49", "41 of 49 people",
    ],
)  # fmt: skip
def test_what_is_no_figure_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        parse_figure(text)


@given(counts)
def test_every_count_lies_in_one_band(count):
    assert [band for band in Frequency if fits_band(count, band)] == [band_of(count)]


@given(counts)
def test_a_count_is_read_as_it_is_written(count):
    assert parse_figure(f"{count.people} of {count.of}") == count


@given(counts)
def test_scaled_people_are_no_more_than_everybody(count):
    assert 0 <= scaled(count, 100) <= 100


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("100%", "very-common"),
        ("10%", "very-common"),
        ("9.99%", "common"),
        ("1%", "common"),
        ("under 1%", "uncommon"),
        ("over 10%", "very-common"),
        ("0.1%", "uncommon"),
        ("0.01%", "rare"),
        ("0 of 10", "very-rare"),
    ],
)
def test_the_limits_of_a_band_belong_to_the_more_frequent_one(text, band):
    assert band_of(parse_figure(text)) == band


@pytest.mark.parametrize("text", ["ratio 2", "words: often"])
def test_a_figure_without_a_share_fits_no_band(text):
    assert not any(fits_band(parse_figure(text), band) for band in Frequency)


@pytest.mark.parametrize(
    ("text", "denominator", "phrase"),
    [
        ("41 of 49", 100, "84 in 100 people (41 of 49)"),
        ("7 of 17", 100, "7 of 17 people"),
        ("about 8%", 100, "about 8 in 100 people"),
        ("under 1%", 1000, "fewer than 10 in 1,000 people"),
        ("over 10%", 100, "more than 10 in 100 people"),
        ("1 of 200", 1000, "5 in 1,000 people (1 of 200)"),
    ],
)
def test_a_figure_is_said_in_people(text, denominator, phrase):
    assert people_phrase(parse_figure(text), denominator) == phrase


@pytest.mark.parametrize(
    ("text", "needs"), [("1 of 200", True), ("1 of 100", False), ("1 of 29", False), ("rare", True)]
)
def test_a_figure_under_one_in_a_hundred_needs_a_thousand(text, needs):
    assert needs_thousand(parse_figure(text)) == needs


@pytest.mark.parametrize("denominator", [100, 1000])
@pytest.mark.parametrize("band", [band for band in Frequency if band != Frequency.NOT_KNOWN])
def test_a_band_is_said_on_the_denominator_of_its_page(band, denominator):
    assert f"{denominator:,} people" in band_phrase(band, denominator) or band in ("rare", "very-rare")


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("ratio 2.41 (1.77 to 3.28)", "about 2.4 times as often as"),
        ("ratio 0.97 (0.59 to 1.61)", "about as often as"),
        ("ratio 2", "about twice as often as"),
        ("ratio 3.0", "about 3 times as often as"),
        ("ratio 10", "about 10 times as often as"),
    ],
)
def test_a_ratio_is_said_in_words(text, phrase):
    assert ratio_phrase(parse_figure(text)) == phrase
