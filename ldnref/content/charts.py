"""Pictures of figures, as SVG without styles: they are seen without a style sheet, in print and in forced colors.

What is filled is larger and not only darker, so that nothing rests on color. The words beside a picture say the same
as the picture, so it is hidden from those who hear the page.
"""

from __future__ import annotations

from decimal import Decimal

from ldnref.content.figures import Band, Count, Figure, Percent, scaled
from ldnref.content.schema import Estimate
from ldnref.content.vocabulary import BAND_LIMITS, Measure

#: The distance between two people in an icon array, how many stand in a row, and how far the picture is enlarged.
STEP = 10
ROW_OF = {100: 10, 1000: 40}
SMALL_ROW = 10
_ENLARGED = {1000: 1}
_FILLED, _EMPTY = 8, 3
_BAR_ENLARGED = 3


def people_of(figure: Figure | None, denominator: int) -> tuple[int, int] | None:
    """How many people are drawn as filled, and how many in all; None for what is not drawn as people.

    A small study is drawn as it was, a larger one out of the page's denominator. Ratios, bands, findings in words and
    figures that are only a limit ("under 1%") are no number of people.
    """
    if isinstance(figure, Count) and figure.is_small:
        return figure.people, figure.of
    if isinstance(figure, Count) or (
        isinstance(figure, Percent) and figure.bound in ("", "about") and not figure.is_small
    ):
        return scaled(figure, denominator), denominator
    return None


def is_drawn(estimate: Estimate) -> bool:
    """Whether an estimate is drawn as people: only with its twin from the comparison group where the source has one."""
    twin = estimate.comparator_figure
    is_alone = estimate.comparator_not_read is not None or (twin is not None and people_of(twin, 100) is None)
    return people_of(estimate.figure, 100) is not None and not is_alone


def icon_array(figure: Figure | None, denominator: int) -> str:
    """So many of so many people as dots in rows; an empty text for what is not drawn as people."""
    people = people_of(figure, denominator)
    if people is None:
        return ""
    filled, of = people
    row = ROW_OF.get(of, SMALL_ROW)
    width, height, enlarged = min(row, of) * STEP, -(-of // row) * STEP, _ENLARGED.get(of, 2)
    dots = _dots(0, filled, row, _FILLED) + _dots(filled, of, row, _EMPTY)
    return (
        f'<svg class="people" aria-hidden="true" viewBox="0 0 {width} {height}" '
        f'width="{width * enlarged}" height="{height * enlarged}">{dots}</svg>'
    )


def _dots(start: int, end: int, row: int, size: int) -> str:
    """One path of round dots, each a line of no length. Steps that are alike take next to no room when compressed."""
    if start == end:
        return ""
    half = STEP // 2
    moves = "".join(
        f"m{STEP} 0h0"
        if place % row and place > start
        else f"M{place % row * STEP + half} {place // row * STEP + half}h0"
        for place in range(start, end)
    )
    return f'<path d="{moves}" fill="none" stroke="currentColor" stroke-linecap="round" stroke-width="{size}"/>'


def span_of(figure: Figure | None) -> tuple[Decimal, Decimal] | None:
    """From where to where a figure lies on the scale from nobody (0) to everybody (100); None for ratios and words."""
    if isinstance(figure, Band):
        low, high = BAND_LIMITS[figure.band]
        return low * 100, min(high, Decimal(1)) * 100
    if isinstance(figure, Percent) and figure.bound == "under":
        return Decimal(0), figure.value
    if isinstance(figure, Percent) and figure.bound == "over":
        return figure.value, Decimal(100)
    if isinstance(figure, Count | Percent):
        return figure.share * 100, figure.share * 100
    return None


def scale_bar(figure: Figure | None) -> str:
    """A figure on a scale from nobody to everybody, to stand under others of its kind; empty for ratios and words.

    A number is a bar up to it, and no bar for nobody; a range or a limit is a band between two marks.
    """
    span = span_of(figure)
    if span is None:
        return ""
    low, high = span
    shape = _rectangle(Decimal(0), low) if low == high else _rectangle(low, high, hollow=True)
    if not high:
        shape = ""
    line = '<path d="M0 7.5h100M0 5v5M50 6v3M100 5v5" fill="none" stroke="currentColor" stroke-width="0.5"/>'
    return (
        f'<svg class="scale" aria-hidden="true" viewBox="-1 0 102 10" '
        f'width="{102 * _BAR_ENLARGED}" height="{10 * _BAR_ENLARGED}">{line}{shape}</svg>'
    )


def _rectangle(start: Decimal, end: Decimal, hollow: bool = False) -> str:
    width = max(end - start, Decimal("0.4"))
    paint = 'fill="none" stroke="currentColor" stroke-width="0.5"' if hollow else 'fill="currentColor"'
    return f'<rect x="{_short(start)}" y="1" width="{_short(width)}" height="5" {paint}/>'


def _short(value: Decimal) -> str:
    return f"{value.quantize(Decimal('0.1')).normalize():f}"


def is_compared(estimate: Estimate) -> bool:
    """Whether an estimate stands in the comparison of all figures of one effect; like people, never without its twin."""
    is_of_effect = estimate.measure in (Measure.HAD, Measure.STOPPED)
    return is_of_effect and span_of(estimate.figure) is not None and estimate.comparator_not_read is None
