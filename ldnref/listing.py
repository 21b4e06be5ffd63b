"""Lists that readers filter: which entries are shown, in which groups, and what each further choice would show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from django.urls import reverse

from ldnref import search
from ldnref.content.figures import Band, band_phrase, needs_thousand
from ldnref.content.vocabulary import Action, Frequency, Level, Severity, Term
from ldnref.forms import FacetField, FilterForm, Include, InteractionSort, Selection, SideEffectSort
from ldnref.models import Entry, Interaction, SideEffect, frequency_phrase
from ldnref.overview import Overview, overview

STANDARD_DOSE_NOTE = "at the standard 50 mg dose; we found no usable count at low doses"
SERIOUS_HEADING = "Serious: know the signs"
SERIOUS_NOTE = "“Not known” does not mean rare. It means that we found no usable count."
#: A serious effect that so many people get stands with the others, under what to do about it.
EVERYDAY = (Frequency.VERY_COMMON, Frequency.COMMON)

EntryT = TypeVar("EntryT", bound=Entry)


@dataclass(frozen=True)
class Choice:
    """A value of a facet, with the number of entries that are listed when it is chosen alone in its facet."""

    name: str
    value: str
    label: str
    checked: bool
    count: int = 0
    hint: str = ""

    @property
    def id(self) -> str:
        return f"{self.name}-{self.value}"


@dataclass(frozen=True)
class Facet:
    name: str
    legend: str
    choices: list[Choice]


@dataclass(frozen=True)
class ActiveWord:
    """A filter that is on, with the address of the same list without it."""

    label: str
    remove_url: str


@dataclass(frozen=True)
class Group(Generic[EntryT]):
    heading: str
    note: str
    entries: list[EntryT]


class ListFilter(Generic[EntryT]):
    """A list as its address asks for it."""

    def __init__(self, form: FilterForm, all_entries: Iterable[EntryT]) -> None:
        self.form = form
        self.selection = form.selection
        self.all_entries = list(all_entries)
        self.spelling: search.SearchResults | None = None
        self.counts: dict[str, Counter[str]] = {field.name: Counter() for field in form.fields}
        self.prepare()
        self.entries = [entry for entry in self.found() if self.counted(entry)]

    def prepare(self) -> None:
        """Set on each entry what the list needs to know of it."""

    def found(self) -> list[EntryT]:
        """The entries that the words find, best first; all of them when there are no words."""
        if not self.q or not self.all_entries:
            return self.all_entries
        self.spelling = search.find(self.q, kind=self.all_entries[0].kind, exact=self.selection.exact)
        by_address = {entry.get_absolute_url(): entry for entry in self.all_entries}
        return [by_address[address] for address in self.spelling.addresses if address in by_address]

    def counted(self, entry: EntryT) -> bool:
        """Count the entry in each facet that all other facets let it reach; say whether it is listed."""
        values = {field.name: getattr(entry, field.attribute) for field in self.form.fields}
        refusing = {name for name, terms in self.selection.chosen.items() if terms and values[name] not in terms}
        for name, value in values.items():
            if refusing <= {name}:
                self.counts[name][value] += 1
        return not refusing

    @property
    def total(self) -> int:
        return len(self.entries)

    @property
    def total_all(self) -> int:
        return len(self.all_entries)

    @property
    def q(self) -> str:
        return self.selection.words

    @property
    def sort(self) -> str:
        return self.selection.sort.value

    @property
    def sorts(self) -> list[Choice]:
        chosen = self.selection.sort
        return [Choice("sort", term.value, term.label, checked=term == chosen) for term in self.form.sorts]

    @property
    def ignored(self) -> list[str]:
        return self.form.ignored()

    @property
    def facets(self) -> list[Facet]:
        return [Facet(field.name, field.legend, self.choices(field)) for field in self.form.fields]

    def choices(self, field: FacetField) -> list[Choice]:
        checked, counts = self.selection.chosen[field.name], self.counts[field.name]
        return [
            Choice(field.name, term.value, self.label(term), term in checked, counts[term], self.hint(term))
            for term in self.offered(field)
        ]

    def offered(self, field: FacetField) -> list[Term]:
        used = {getattr(entry, field.attribute) for entry in self.all_entries}
        used.update(self.selection.chosen[field.name])
        return [term for term in field.terms if field.whole or term in used]

    def label(self, term: Term) -> str:
        return term.label

    def hint(self, term: Term) -> str:
        return ""

    @property
    def active(self) -> list[ActiveWord]:
        chosen = [(name, term) for name, terms in self.selection.chosen.items() for term in terms]
        active = [
            ActiveWord(self.label(term), self.address(self.selection.without(name, term))) for name, term in chosen
        ]
        if self.q:
            active.append(ActiveWord(f"‘{self.q}’", self.address(replace(self.selection, words=""))))
        for term in self.selection.include:
            active.append(ActiveWord(term.label, self.address(replace(self.selection, include=()))))
        return active

    @property
    def clear_url(self) -> str:
        return self.address(self.selection.without_filters())

    def address(self, selection: Selection) -> str:
        return "?".join(filter(None, [reverse(self.form.url_name), selection.query_string()]))

    @property
    def groups(self) -> list[Group[EntryT]]:
        raise NotImplementedError


def grouped(entries: Iterable[EntryT], headings: dict[str, str], attribute: str) -> list[Group[EntryT]]:
    """The entries under the headings of their values, in the order of the headings, without empty groups."""
    entries = list(entries)
    groups = [
        Group(heading, "", [entry for entry in entries if getattr(entry, attribute) == value])
        for value, heading in headings.items()
    ]
    return [group for group in groups if group.entries]


class SideEffectFilter(ListFilter[SideEffect]):
    def prepare(self) -> None:
        for entry in self.all_entries:
            self.set_frequency(entry)
        shown = {Frequency(entry.shown_frequency) for entry in self.all_entries}
        shown.update(Frequency(term) for term in self.selection.chosen["frequency"])
        #: One for the whole page: 1,000 as soon as one band on it is under 1 in 100.
        self.denominator = 1000 if any(needs_thousand(Band(band)) for band in shown) else 100
        for entry in self.all_entries:
            self.set_figure(entry)

    def set_frequency(self, entry: SideEffect) -> None:
        """The low-dose band, or, where that is not known and the reader asks for it, the one at 50 mg."""
        not_known = entry.frequency == Frequency.NOT_KNOWN
        known_at_standard_dose = entry.standard_dose_frequency != Frequency.NOT_KNOWN
        asked = Include.STANDARD_DOSE in self.selection.include
        entry.from_standard_dose = asked and not_known and known_at_standard_dose
        entry.shown_frequency = entry.standard_dose_frequency if entry.from_standard_dose else entry.frequency

    def set_figure(self, entry: SideEffect) -> None:
        entry.figure = frequency_phrase(entry.shown_frequency, self.denominator)
        if entry.shown_frequency != Frequency.NOT_KNOWN:
            entry.figure_note = STANDARD_DOSE_NOTE if entry.from_standard_dose else entry.basis_label
            entry.figure_from = entry.standard_dose_headline if entry.from_standard_dose else entry.headline

    def label(self, term: Term) -> str:
        """The number first: the word alone makes people expect far more."""
        if not isinstance(term, Frequency):
            return term.label
        return "Not known: no count found" if term == Frequency.NOT_KNOWN else band_phrase(term, self.denominator)

    def hint(self, term: Term) -> str:
        return term.label if isinstance(term, Frequency) and term != Frequency.NOT_KNOWN else ""

    @property
    def overview(self) -> Overview:
        shown = {entry.shown_frequency for entry in self.all_entries}
        return overview(self.entries, shown, self.label, self.hint)

    @property
    def standard_dose(self) -> Choice:
        term = Include.STANDARD_DOSE
        return Choice("include", term.value, term.label, checked=term in self.selection.include)

    @property
    def groups(self) -> list[Group[SideEffect]]:
        if self.selection.sort == SideEffectSort.BY_ACTION:
            return self.groups_by_action()
        ordered = sorted(self.entries, key=SORT_KEYS[self.selection.sort])
        return [Group("", "", ordered)] if ordered else []

    def groups_by_action(self) -> list[Group[SideEffect]]:
        """What is serious and not everyday first, as leaflets do, so that nobody has to look for it."""
        serious = [entry for entry in self.entries if is_serious_and_not_everyday(entry)]
        others = [entry for entry in self.entries if not is_serious_and_not_everyday(entry)]
        first = [Group(SERIOUS_HEADING, SERIOUS_NOTE, serious)] if serious else []
        return first + grouped(others, dict(Action.choices()), "action")


def is_serious_and_not_everyday(entry: SideEffect) -> bool:
    return entry.severity == Severity.SERIOUS and entry.shown_frequency not in EVERYDAY


def _title(entry: Entry) -> str:
    return entry.title.casefold()


SORT_KEYS: dict[Term, Callable[[SideEffect], Any]] = {
    SideEffectSort.MOST_FREQUENT: lambda entry: (Frequency(entry.shown_frequency).rank, _title(entry)),
    SideEffectSort.MOST_SERIOUS: lambda entry: (
        -Severity(entry.severity).rank,
        Action(entry.action).rank,
        _title(entry),
    ),
    SideEffectSort.A_TO_Z: _title,
}


class InteractionFilter(ListFilter[Interaction]):
    @property
    def groups(self) -> list[Group[Interaction]]:
        if self.selection.sort == InteractionSort.BY_LEVEL:
            return grouped(self.entries, dict(Level.choices()), "level")
        ordered = sorted(self.entries, key=_title)
        return [Group("", "", ordered)] if ordered else []
