"""The picture of a list of side effects: how often beside how serious, each with how long it lasts.

It is made from the entries that are listed, so it shows the same ones. What has no count has a place of its own: it is
no end of the scale.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ldnref.content.vocabulary import Frequency, Lasting, Severity, Term
from ldnref.models import SideEffect


@dataclass(frozen=True)
class Cell:
    """The entries of one band that are equally serious."""

    severity: Severity
    entries: list[SideEffect]


@dataclass(frozen=True)
class Band:
    """The entries that equally many people get."""

    frequency: Frequency
    label: str
    hint: str
    cells: list[Cell]

    @property
    def total(self) -> int:
        return sum(len(cell.entries) for cell in self.cells)


@dataclass(frozen=True)
class Overview:
    not_counted: Band
    #: From the most to the fewest people.
    scale: list[Band]

    @property
    def total(self) -> int:
        return self.not_counted.total + sum(band.total for band in self.scale)

    @property
    def lastings(self) -> list[Lasting]:
        return list(Lasting)


def overview(
    entries: Iterable[SideEffect],
    frequencies: Iterable[str],
    label: Callable[[Term], str],
    hint: Callable[[Term], str],
) -> Overview:
    """The entries by band; ``frequencies`` are those of the whole list, so that the scale stays when it is filtered."""
    entries, shown = list(entries), set(frequencies)

    def band(frequency: Frequency) -> Band:
        found = [entry for entry in entries if entry.shown_frequency == frequency]
        return Band(frequency, label(frequency), hint(frequency), cells(found))

    scale = [band(term) for term in Frequency if term in shown and term != Frequency.NOT_KNOWN]
    return Overview(not_counted=band(Frequency.NOT_KNOWN), scale=scale)


def cells(entries: Iterable[SideEffect]) -> list[Cell]:
    """The most serious first, each cell from A to Z, without empty ones."""
    ordered = sorted(entries, key=lambda entry: entry.title.casefold())
    by_severity = [
        Cell(severity, [entry for entry in ordered if entry.severity == severity]) for severity in reversed(Severity)
    ]
    return [cell for cell in by_severity if cell.entries]
