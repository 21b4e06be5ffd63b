"""All figures of one effect side by side, so that it is seen where they disagree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ldnref.content.vocabulary import DoseGroup, Measure
from ldnref.models import Estimate

ENOUGH = 2


@dataclass(frozen=True)
class DoseFigures:
    """The figures on one scale of people with doses of one size: what people had first, then why they stopped."""

    dose_group: DoseGroup
    estimates: list[Estimate]


@dataclass(frozen=True)
class Comparison:
    by_dose: list[DoseFigures]
    #: Ratios and findings are no number of people: they are said, and never drawn.
    in_words: list[Estimate]


def side_by_side(estimates: Iterable[Estimate]) -> Comparison | None:
    """None where there are too few figures to compare."""
    of_effect = [estimate for estimate in estimates if estimate.measure in (Measure.HAD, Measure.STOPPED)]
    on_scale = sorted((estimate for estimate in of_effect if estimate.bar_svg), key=_measure_first)
    if len(on_scale) < ENOUGH:
        return None
    groups = [
        DoseFigures(group, [estimate for estimate in on_scale if estimate.dose_group == group]) for group in DoseGroup
    ]
    return Comparison(
        by_dose=[group for group in groups if group.estimates],
        in_words=[estimate for estimate in of_effect if not estimate.bar_svg],
    )


def _measure_first(estimate: Estimate) -> tuple[int, int]:
    return Measure(estimate.measure).rank, estimate.position
