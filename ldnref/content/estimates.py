"""Say an estimate as a sentence, the same wherever it is cited, on the one denominator of its page."""

from __future__ import annotations

from collections.abc import Iterable

from ldnref.content.figures import (
    Band,
    Count,
    Figure,
    Finding,
    Percent,
    RiskRatio,
    band_phrase,
    needs_thousand,
    people_phrase,
    ratio_phrase,
)
from ldnref.content.schema import Estimate
from ldnref.content.vocabulary import Design, Measure

_VERBS = {
    Measure.HAD: "had",
    Measure.STOPPED: "stopped because of",
    Measure.SERIOUS: "had",
    Measure.BENEFIT: "had",
}
_WITHOUT_COMPARISON = (Design.OPEN, Design.SURVEY, Design.CHART_REVIEW, Design.REGISTER)


def denominator(figures: Iterable[Figure | None]) -> int:
    """100, or 1,000 for everything on a page if any of its figures is under 1 in 100."""
    return 1000 if any(figure is not None and needs_thousand(figure) for figure in figures) else 100


def figures(estimate: Estimate) -> list[Figure | None]:
    return [estimate.figure, estimate.comparator_figure]


def figure_phrase(figure: Figure, denominator: int) -> str:
    """The figure alone in words: ``84 in 100 people (41 of 49)``."""
    if isinstance(figure, Count | Percent):
        return people_phrase(figure, denominator)
    if isinstance(figure, Band):
        return band_phrase(figure.band, denominator)
    if isinstance(figure, RiskRatio):
        return _ratio_numbers(figure)
    return figure.words


def comparator_phrase(estimate: Estimate, denominator: int) -> str:
    """The twin of the figure in the comparison group, or an empty text where there is none to show."""
    if estimate.comparator_figure is None:
        return ""
    return figure_phrase(estimate.comparator_figure, denominator)


def comparator_name(estimate: Estimate) -> str:
    return "a dummy pill (placebo)" if estimate.comparator == "placebo" else (estimate.comparator or "")


def sentence(estimate: Estimate, denominator: int) -> str:
    """The figure with its people, dose, length and comparison, as one to three plain sentences."""
    parts = [_main_sentence(estimate, denominator), _comparison(estimate, denominator)]
    if estimate.reported_by:
        parts.append(f"This is second-hand, as reported by {estimate.reported_by}.")
    return " ".join(part for part in parts if part)


def _main_sentence(estimate: Estimate, denominator: int) -> str:
    figure, outcome = estimate.figure, estimate.outcome
    phrase = figure_phrase(figure, denominator)
    if isinstance(figure, Band):
        return f"The official leaflet for {estimate.dose} puts {outcome} at {phrase} ({estimate.population})."
    if estimate.design == Design.CLINIC:
        return f"By one clinic's own estimate, {phrase} on {estimate.dose} had {outcome}. It is not a count."
    if isinstance(figure, Finding):
        return f"{_who(estimate)}: {phrase}."
    if isinstance(figure, RiskRatio):
        return _ratio_sentence(estimate, figure)
    return f"{_who(estimate)}, {phrase} {_VERBS[estimate.measure]} {outcome}."


def _who(estimate: Estimate) -> str:
    length = f" for {estimate.length}" if estimate.length else ""
    return f"In {estimate.population} on {estimate.dose}{length}"


def _ratio_sentence(estimate: Estimate, ratio: RiskRatio) -> str:
    other = comparator_name(estimate) or "no medicine"
    if ratio.low is not None and ratio.high is not None and ratio.low <= 1 <= ratio.high:
        claim = f"no clear difference from {other} was found for {estimate.outcome}"
    else:
        claim = f"{estimate.outcome} came {ratio_phrase(ratio)} on {other}"
    return f"{_who(estimate)}, {claim} ({_ratio_numbers(ratio)})."


def _ratio_numbers(ratio: RiskRatio) -> str:
    interval = "" if ratio.low is None else f", likely range {ratio.low} to {ratio.high}"
    return f"risk ratio {ratio.value}{interval}"


def _comparison(estimate: Estimate, denominator: int) -> str:
    if estimate.comparator_figure is not None:
        return f"On {comparator_name(estimate)} it was {comparator_phrase(estimate, denominator)}."
    if estimate.comparator_not_read:
        return f"The figure for {comparator_name(estimate)} was not read: {estimate.comparator_not_read.rstrip('.')}."
    if estimate.design in _WITHOUT_COMPARISON and not estimate.comparator:
        return "Nobody took a dummy pill (placebo) to compare with."
    return ""
