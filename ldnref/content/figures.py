"""Figures of an estimate: read from text such as ``41 of 49``, compared with bands, and said in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from ldnref.content.vocabulary import BAND_LIMITS, Frequency

#: Below this many people a share is not scaled to 100 (DESIGN decision on small studies).
SMALL_STUDY = 30


@dataclass(frozen=True)
class Count:
    """So many of so many people."""

    people: int
    of: int

    @property
    def share(self) -> Decimal:
        return Decimal(self.people) / Decimal(self.of)

    @property
    def is_small(self) -> bool:
        return self.of < SMALL_STUDY


@dataclass(frozen=True)
class Percent:
    """A percentage as its source gives it, perhaps with *about*, *under* or *over*."""

    value: Decimal
    bound: str = ""
    of: int | None = None

    @property
    def share(self) -> Decimal:
        return self.value / 100

    @property
    def is_small(self) -> bool:
        return self.of is not None and self.of < SMALL_STUDY


@dataclass(frozen=True)
class RiskRatio:
    """How many times as often as in the comparison group, with its 95 percent interval where given."""

    value: Decimal
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True)
class Band:
    """A frequency band as a label or leaflet gives it."""

    band: Frequency


@dataclass(frozen=True)
class Finding:
    """A result in words, where the source gives no figure that could be drawn."""

    words: str


Figure = Count | Percent | RiskRatio | Band | Finding

_NUMBER = r"([0-9]+(?:\.[0-9]+)?)"
_COUNT = re.compile(r"^([0-9]+) of ([0-9]+)$")
_PERCENT = re.compile(rf"^(?:(about|under|over) )?{_NUMBER}%(?: of ([0-9]+))?$")
_RATIO = re.compile(rf"^ratio {_NUMBER}(?: \({_NUMBER} to {_NUMBER}\))?$")

FORMS = "'41 of 49', 'about 8%', 'under 1%', '7.3% of 201', 'ratio 2.41 (1.77 to 3.28)', a band such as 'common', or 'words: …'"


def parse_figure(text: str) -> Figure:
    """Read a figure as editors write it.

    Raises ValueError with a sentence that shows the accepted forms.
    """
    text = " ".join(text.split())
    if text.startswith("words:") and text[6:].strip():
        return Finding(text[6:].strip())
    if text in {band.value for band in BAND_LIMITS}:
        return Band(Frequency(text))
    if match := _COUNT.match(text):
        return _parse_count(int(match[1]), int(match[2]))
    if match := _PERCENT.match(text):
        return _parse_percent(match)
    if match := _RATIO.match(text):
        return _parse_ratio(match)
    raise ValueError(f"'{text}' is not a figure. Write it like {FORMS}")


def _parse_count(people: int, of: int) -> Count:
    if of == 0 or people > of:
        raise ValueError(f"'{people} of {of}' cannot be: the second number is everybody, so it must be the larger one")
    return Count(people, of)


def _parse_percent(match: re.Match[str]) -> Percent:
    value = Decimal(match[2])
    if value > 100:
        raise ValueError(f"'{match[2]}%' is more than everybody")
    return Percent(value, match[1] or "", int(match[3]) if match[3] else None)


def _parse_ratio(match: re.Match[str]) -> RiskRatio:
    value, low, high = (Decimal(part) if part else None for part in match.groups())
    assert value is not None
    if low is not None and high is not None and not low <= value <= high:
        raise ValueError(f"'{match[0]}' cannot be: the ratio lies outside its own range")
    return RiskRatio(value, low, high)


def fits_band(figure: Figure, band: Frequency) -> bool:
    """Whether the figure lies in the band; *under 1%* fits the band just below 1 percent, *over 10%* the one above."""
    if isinstance(figure, Band):
        return figure.band == band
    if not isinstance(figure, Count | Percent) or band not in BAND_LIMITS:
        return False
    low, high = BAND_LIMITS[band]
    bound = figure.bound if isinstance(figure, Percent) else ""
    if bound == "under":
        return low < figure.share <= high
    return low <= figure.share < high


def band_of(figure: Count | Percent | Band) -> Frequency:
    """The band that the figure lies in."""
    return next(band for band in BAND_LIMITS if fits_band(figure, band))


def needs_thousand(figure: Figure) -> bool:
    """Whether a page that shows this figure counts out of 1,000, because it is under 1 in 100."""
    if isinstance(figure, Band):
        return figure.band in (Frequency.UNCOMMON, Frequency.RARE, Frequency.VERY_RARE)
    if isinstance(figure, Percent) and figure.bound == "under":
        return figure.value < 1
    if isinstance(figure, Count | Percent):
        return not figure.is_small and 0 < figure.share < Decimal("0.01")
    return False


def scaled(figure: Count | Percent, denominator: int) -> int:
    """How many out of the denominator, as a whole number, half rounded up."""
    return int((figure.share * denominator).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def people_phrase(figure: Count | Percent, denominator: int) -> str:
    """Say how many people: ``84 in 100 people (41 of 49)``, or ``7 of 17 people`` for a small study."""
    if isinstance(figure, Count) and figure.is_small:
        return f"{figure.people} of {figure.of} people"
    phrase = f"{scaled(figure, denominator):,} in {denominator:,} people"
    if isinstance(figure, Count):
        return f"{phrase} ({figure.people:,} of {figure.of:,})"
    words = {"about": "about ", "under": "fewer than ", "over": "more than "}
    return words.get(figure.bound, "") + phrase


def band_phrase(band: Frequency, denominator: int = 100) -> str:
    """Say a band as a range of people, on the page's one denominator."""
    phrases = {
        (Frequency.VERY_COMMON, 100): "10 or more in 100 people",
        (Frequency.COMMON, 100): "1 to 10 in 100 people",
        (Frequency.UNCOMMON, 100): "fewer than 1 in 100 people",
        (Frequency.VERY_COMMON, 1000): "100 or more in 1,000 people",
        (Frequency.COMMON, 1000): "10 to 100 in 1,000 people",
        (Frequency.UNCOMMON, 1000): "1 to 10 in 1,000 people",
    }
    if band == Frequency.NOT_KNOWN:
        return "not known"
    return phrases.get((band, denominator), "fewer than 1 in 1,000 people")


def ratio_phrase(ratio: RiskRatio) -> str:
    """Say a ratio in words; a range that includes 1 is no clear difference."""
    if ratio.low is not None and ratio.high is not None and ratio.low <= 1 <= ratio.high:
        return "about as often as"
    if Decimal("1.9") <= ratio.value <= Decimal("2.1"):
        return "about twice as often as"
    return f"about {ratio.value.quantize(Decimal('0.1'), rounding=ROUND_HALF_UP).normalize():f} times as often as"
