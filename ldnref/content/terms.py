"""Glossary terms, and whether a page explains them where it first uses them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ldnref.content.schema import GlossaryTerm
from ldnref.content.sentences import Passage

#: After the term and up to a few words that belong to it: a bracket, examples, or "is a …".
_EXPLAINED_AFTER = re.compile(
    r"(?:[ -][\w'-]+){0,3},? (?:such as|like) |(?:'s|s|\")?(?:[ -](?!(?:is|are|and|or|but)\b)[\w'-]+){0,4},? \(|\"? (?:is|are|means?|mean) (?!not\b|used\b|in\b)|[.] (?:That|This|It|They) (?:is|are|means?|mean)\b"
)


_DEFINED_AFTER = re.compile(r"\"? (?:is|are|means?|mean) (?:an?|the|any|strong|medicines?|what|when|how)\b")


@dataclass(frozen=True)
class Term:
    """A term with the forms of it that readers meet."""

    name: str
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, record: GlossaryTerm) -> Term:
        name = re.sub(r"\s*\(.*\)", "", record.term)
        # An alias in plain words, such as 'docking point' for a receptor, is no term itself.
        forms = {name, *(alias for alias in record.aliases if _stems(alias) & _stems(name))}
        longest_first = sorted(forms, key=lambda form: (-len(form), form))
        return cls(
            name, re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})s?(?![\w-])", re.IGNORECASE)
        )


def _stems(text: str) -> set[str]:
    return {word[:6] for word in text.lower().split() if len(word) > 3}


@dataclass(frozen=True)
class Use:
    """The first use of a term on a page."""

    term: Term
    passage: Passage
    start: int
    end: int


def unexplained(page: Sequence[Passage], terms: Iterable[Term]) -> Iterator[Use]:
    """The first use of every term that is not explained in brackets there; the passages are in the order of reading."""
    taken: list[tuple[int, int, int]] = []
    everything = "\n".join(passage.text for passage in page)
    terms = (term for term in terms if term.pattern.search(everything))
    for term in sorted(terms, key=lambda term: -len(term.name)):
        first = _first_use(page, term, taken)
        if first is None:
            continue
        index, start, end = first
        text = page[index].text
        if not (_is_explained(text, start, end) or _is_defined(text, term)):
            yield Use(term, page[index], start, end)


def _first_use(page: Sequence[Passage], term: Term, taken: list[tuple[int, int, int]]) -> tuple[int, int, int] | None:
    """Where the term stands first, but not as part of a longer term; every place is then taken."""
    first = None
    for index, passage in enumerate(page):
        for match in term.pattern.finditer(passage.text):
            if any(index == other and start <= match.start() and match.end() <= end for other, start, end in taken):
                continue
            taken.append((index, match.start(), match.end()))
            first = first or (index, match.start(), match.end())
    return first


def _is_explained(text: str, start: int, end: int) -> bool:
    opened, closed = text.rfind("(", 0, start), text.rfind(")", 0, start)
    in_brackets = opened > closed and opened > 0 and ")" in text[end:]
    return in_brackets or _EXPLAINED_AFTER.match(text, end) is not None


def _is_defined(text: str, term: Term) -> bool:
    """Whether a sentence nearby says what the term is: *Opioids are medicines such as oxycodone.*"""
    return any(_DEFINED_AFTER.match(text, match.end()) for match in term.pattern.finditer(text))
