"""All figures of one effect side by side, so that it is seen where they disagree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ldnref.content.vocabulary import DoseGroup, Measure
from ldnref.models import Estimate

ENOUGH = 2


@dataclass(frozen=True)
class DoseFigures:
    """The figures for doses of one size: what people had first, then why they stopped."""

    dose_group: DoseGroup
    #: On one scale of people.
    on_scale: list[Estimate]
    #: Ratios and findings are no number of people: they are said, and never drawn.
    in_words: list[Estimate]


def side_by_side(estimates: Iterable[Estimate]) -> list[DoseFigures]:
    """Low doses apart from standard ones; nothing where there are too few figures to compare."""
    of_effect = [estimate for estimate in estimates if estimate.measure in (Measure.HAD, Measure.STOPPED)]
    if sum(bool(estimate.bar_svg) for estimate in of_effect) < ENOUGH:
        return []
    ordered = sorted(of_effect, key=lambda estimate: (Measure(estimate.measure).rank, estimate.position))
    groups = [_of_dose(group, ordered) for group in DoseGroup]
    return [group for group in groups if group.on_scale or group.in_words]


def _of_dose(dose_group: DoseGroup, estimates: Iterable[Estimate]) -> DoseFigures:
    found = [estimate for estimate in estimates if estimate.dose_group == dose_group]
    return DoseFigures(
        dose_group=dose_group,
        on_scale=[estimate for estimate in found if estimate.bar_svg],
        in_words=[estimate for estimate in found if not estimate.bar_svg],
    )
