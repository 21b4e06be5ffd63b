"""Checks of the figures that set how often a side effect is said to come."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ldnref.content.collection import Content
from ldnref.content.figures import Band, Count, Percent, fits_band
from ldnref.content.problems import Problem, did_you_mean
from ldnref.content.records import ContentFile
from ldnref.content.schema import Estimate, SideEffect
from ldnref.content.vocabulary import Basis, DoseGroup, Frequency, Measure

_LOW = ("headline", "frequency", DoseGroup.LOW)
_STANDARD = ("standard_dose_headline", "standard_dose_frequency", DoseGroup.STANDARD)


def check_headlines(content: Content, file: ContentFile) -> Iterator[Problem]:
    """The figures that set the two frequencies are in the file, of the right dose, fit the band and are the strongest."""
    record = file.record
    if not isinstance(record, SideEffect):
        return
    for key, band_key, group in (_LOW, _STANDARD):
        identifier, band = getattr(record, key), getattr(record, band_key)
        if identifier is None or band == Frequency.NOT_KNOWN or not file.is_sound((key,), (band_key,)):
            continue
        index = next((i for i, estimate in enumerate(record.estimates) if estimate.id == identifier), None)
        if index is not None:
            yield from _headline_problems(file, index, key, band_key, group)
        elif file.is_sound(("estimates",)):
            known = [estimate.id for estimate in record.estimates]
            yield file.problem(
                (key,), f"There is no estimate '{identifier}' in this file.{did_you_mean(identifier, known)}"
            )
    yield from _passed_over(file, record)


def _headline_problems(file: ContentFile, index: int, key: str, band_key: str, group: DoseGroup) -> Iterator[Problem]:
    estimate, band = file.record.estimate_list()[index], getattr(file.record, band_key)
    if not file.is_sound(("estimates", index)):
        return
    if estimate.dose_group != group:
        message = f"'{estimate.id}' is a figure for another dose ({estimate.dose}). Only a {group}-dose figure can set '{band_key}'."
        yield file.problem((key,), message)
    elif estimate.measure != Measure.HAD:
        yield file.problem(
            (key,), f"'{estimate.id}' counts '{estimate.measure}'. Only people who had it set a frequency."
        )
    elif reason := _why_it_sets_no_band(estimate):
        yield file.problem((key,), f"'{estimate.id}' cannot set '{band_key}': {reason}.")
    elif not fits_band(estimate.figure, band):
        written = file.document.values["estimates"][index]["figure"]
        yield file.problem(
            (band_key,), f"The band '{band}' contradicts its figure '{written}' ({estimate.id}). Mend one of them."
        )


def _why_it_sets_no_band(estimate: Estimate) -> str:
    if not isinstance(estimate.figure, Count | Percent | Band):
        return "its figure is not a count of people, a percentage or a band"
    if estimate.dose_group != DoseGroup.LOW or estimate.basis is not None:
        return ""
    if isinstance(estimate.figure, Band):
        return "at low doses only a count of people or a percentage can"
    return "it is second-hand, or its placebo figure was not read"


def _passed_over(file: ContentFile, record: SideEffect) -> Iterator[Problem]:
    """No low-dose figure that could set the band, or rests on a stronger basis, is passed over in silence."""
    headline = next((estimate for estimate in record.estimates if estimate.id == record.headline), None)
    unsaid = record.headline is None and record.frequency == Frequency.NOT_KNOWN
    if not (unsaid or (headline and headline.basis)) or not file.is_sound(
        ("headline",), ("frequency",), ("estimates",)
    ):
        return
    rank = headline.basis.rank if headline and headline.basis else Basis.NOT_COUNTED.rank
    for index, estimate in enumerate(record.estimates):
        if estimate.basis is not None and estimate.basis.rank < rank and not estimate.set_aside:
            message = f"'{estimate.id}' could set 'frequency' and does not. Make it the headline, or say in 'set_aside' why not."
            yield file.problem(("estimates", index, "id"), message)


def check_standard_dose_says_so(content: Content, file: ContentFile) -> Iterator[Problem]:
    """A figure that is not from low doses names its dose in milligrams, so that nobody takes it for LDN."""
    for index, estimate in enumerate(file.record.estimate_list()):
        path = ("estimates", index)
        if not file.is_sound((*path, "dose"), (*path, "dose_group")) or estimate.dose_group == DoseGroup.LOW:
            continue
        if not re.search(r"\d\s?mg|\bdoses?\b", estimate.dose):
            message = (
                "A figure that is not from low doses names its dose, as in '50 mg' or 'naltrexone (dose not read)'."
            )
            yield file.problem((*path, "dose"), message)
