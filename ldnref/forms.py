"""What the query string of a page says, or the list that was sent to the medicine check. Nothing else reads them.

People are forgiven: what a page does not know is left out, and the page says so.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate
from urllib.parse import urlencode

from django.http import QueryDict

from ldnref.content.vocabulary import BodySystem, Frequency, InteractionKind, Level, Severity, Term

#: Enough for a long question; what is longer is cut.
WORDS_LIMIT = 200
#: How much of an unknown value a sentence repeats.
QUOTE_LIMIT = 40


#: Enough for a long list of medicines.
LIST_LIMIT = 10_000
#: A longer list does not fit into an address: servers and proxies refuse one of more than 8 kB.
ADDRESS_LIMIT = 4000


def clean_words(text: str) -> str:
    """The words typed, on one line, without what cannot be seen."""
    return _visible(text[:WORDS_LIMIT])


def _visible(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


@dataclass(frozen=True)
class SearchForm:
    """The words of a search, and whether to take them as they are spelled."""

    words: str
    exact: bool

    @classmethod
    def read(cls, params: QueryDict) -> SearchForm:
        return cls(words=clean_words(params.get("q", "")), exact=params.get("exact") == "1")


@dataclass(frozen=True)
class CheckForm:
    """A list of medicines as typed or pasted; a name that was cut in two is left out, or it could be another one."""

    text: str
    was_cut: bool

    @classmethod
    def read(cls, params: QueryDict) -> CheckForm:
        lines = "\n".join(params.getlist("medicine")).strip()
        end = _end_of_list(lines)
        kept = lines[:end]
        if kept != lines:
            kept = re.sub(r"[^\s,;]*$", "", kept) if lines[end] not in " \r\n,;" else kept
        return cls("\n".join(filter(None, map(_visible, kept.splitlines()))), was_cut=len(lines) > end)

    @property
    def query(self) -> str:
        """For an address that asks for the same list; empty where it would be too long."""
        query = f"?{urlencode({'medicine': self.text})}"
        return query if self.text and not self.was_cut and len(query) <= ADDRESS_LIMIT else ""


def _end_of_list(lines: str) -> int:
    """How much of a list is read. Letters that stand for several count as these; one may stand for eighteen."""
    if lines.isascii():
        return min(len(lines), LIST_LIMIT)
    parts = accumulate(len(unicodedata.normalize("NFKD", letter)) for letter in lines[:LIST_LIMIT])
    return bisect_right(list(parts), LIST_LIMIT)


class SideEffectSort(Term):
    BY_ACTION = "action", "By what to do"
    MOST_FREQUENT = "most-frequent", "Most frequent first"
    MOST_SERIOUS = "most-serious", "Most serious first"
    A_TO_Z = "a-z", "A to Z"


class InteractionSort(Term):
    BY_LEVEL = "level", "By how much care it needs"
    A_TO_Z = "a-z", "A to Z"


class Include(Term):
    STANDARD_DOSE = "standard-dose", "Also use 50 mg figures where no count at low doses was found"


@dataclass(frozen=True)
class FacetField:
    """Something to filter by: its name in the address, and the attribute of an entry that it looks at."""

    name: str
    legend: str
    terms: type[Term]
    attribute: str
    #: Whether values that no entry has are offered too.
    whole: bool = False


@dataclass(frozen=True)
class Selection:
    """What a reader chose: values of each facet, words, order, and whether 50 mg figures count."""

    chosen: dict[str, tuple[Term, ...]]
    sort: Term
    words: str = ""
    exact: bool = False
    include: tuple[Term, ...] = ()

    def without(self, name: str, value: Term) -> Selection:
        kept = tuple(term for term in self.chosen[name] if term != value)
        return replace(self, chosen={**self.chosen, name: kept})

    def without_filters(self) -> Selection:
        return Selection(chosen=dict.fromkeys(self.chosen, ()), sort=self.sort)

    def query_string(self) -> str:
        """In one order, whatever the order of choosing, and without what is the default."""
        pairs = [(name, term.value) for name, terms in self.chosen.items() for term in terms]
        pairs += [("q", self.words)] if self.words else []
        pairs += [("exact", "1")] if self.words and self.exact else []
        pairs += [("include", term.value) for term in self.include]
        pairs += [("sort", self.sort.value)] if self.sort.rank else []
        return urlencode(pairs)


class FilterForm:
    """The filters of a list, as its address sets them."""

    url_name: str
    fields: tuple[FacetField, ...]
    sorts: type[Term]
    includes: tuple[Term, ...] = ()

    def __init__(self, params: QueryDict) -> None:
        self.params = params
        search = SearchForm.read(params)
        self.selection = Selection(
            chosen={field.name: self.named(field.name, tuple(field.terms)) for field in self.fields},
            sort=next(iter(self.named("sort", tuple(self.sorts))), next(iter(self.sorts))),
            words=search.words,
            exact=search.exact,
            include=self.named("include", self.includes),
        )

    def named(self, name: str, terms: tuple[Term, ...]) -> tuple[Term, ...]:
        """Those of the terms that the address names, each once and in their own order."""
        values = set(self.params.getlist(name))
        return tuple(term for term in terms if term.value in values)

    def ignored(self) -> list[str]:
        """A sentence for each thing that was left out, among the names that some list of ours knows."""
        known = {field.name: set(field.terms) for field in self.fields}
        known |= {"sort": set(self.sorts), "include": set(self.includes)}
        pairs = [(name, value) for name in FILTER_NAMES for value in self.params.getlist(name)]
        unknown = [f"{name}={value}" for name, value in pairs if value and value not in known.get(name, ())]
        return [f"‘{_shortened(pair)}’ is not a choice here, so it was left out." for pair in dict.fromkeys(unknown)]


class SideEffectFilterForm(FilterForm):
    url_name = "side-effect-list"
    fields = (
        FacetField("severity", "How serious", Severity, "severity", whole=True),
        FacetField("frequency", "How many people get it", Frequency, "shown_frequency"),
        FacetField("system", "Where in the body", BodySystem, "body_system"),
    )
    sorts = SideEffectSort
    includes = (Include.STANDARD_DOSE,)


class InteractionFilterForm(FilterForm):
    url_name = "interaction-list"
    fields = (
        FacetField("level", "How much care it needs", Level, "level", whole=True),
        FacetField("kind", "What it is", InteractionKind, "interaction_kind", whole=True),
    )
    sorts = InteractionSort


FILTER_NAMES = ("severity", "frequency", "system", "level", "kind", "include", "sort")


def _shortened(text: str) -> str:
    words = clean_words(text)
    return words if len(words) <= QUOTE_LIMIT else f"{words[:QUOTE_LIMIT]}…"
