"""What a search shows of a page: a piece of it, with the words found marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from ldnref.content.words import stems
from ldnref.models import SearchDocument

#: Letters of a snippet, and how far before the first word found it begins.
SNIPPET_LENGTH, SNIPPET_LEAD = 220, 60

_WORD = re.compile(r"[\w'’]+")


def snippet(document: SearchDocument, wanted: set[str]) -> SafeString:
    """The summary, the other name that was asked for, or the place in the text: what holds the words, with them marked."""
    if _holds(document.summary, wanted):
        return _marked(document.summary, wanted)
    alias = next((alias for alias in document.aliases.split("\n") if _holds(alias, wanted)), None)
    if alias:
        return _marked(f"Found under “{alias}”. {document.summary}", wanted)
    place = next(_places(document.text, wanted), None)
    return _marked(_window(document.text, place[0]) if place else document.summary, wanted)


def _holds(text: str, wanted: set[str]) -> bool:
    return next(_places(text, wanted), None) is not None


def _places(text: str, wanted: set[str]) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _WORD.finditer(text) if not wanted.isdisjoint(_stems_of(match[0])))


@lru_cache(maxsize=20_000)
def _stems_of(word: str) -> frozenset[str]:
    return frozenset(stems(word))


def _window(text: str, place: int) -> str:
    start = max(0, place - SNIPPET_LEAD)
    piece = text[start : start + SNIPPET_LENGTH]
    if start:
        piece = "… " + piece.partition(" ")[2]
    if start + SNIPPET_LENGTH < len(text):
        piece = piece.rpartition(" ")[0] + " …"
    return piece


def _marked(text: str, wanted: set[str]) -> SafeString:
    """The text with the wanted words marked. Every piece is escaped before a mark is put around it."""
    pieces, end = [], 0
    for start, stop in _places(text, wanted):
        pieces += [escape(text[end:start]), "<mark>", escape(text[start:stop]), "</mark>"]
        end = stop
    return mark_safe("".join([*pieces, escape(text[end:])]))  # noqa: S308
