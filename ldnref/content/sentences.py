"""Cut written text into the passages and sentences that readers see, keeping the place of every letter in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

#: Stands where prose cites an estimate: a sentence of its own, which the load writes.
ESTIMATE = "\ue000"

#: What a call stands for, as far as counting words and finding the ends of sentences go.
_CALL = "call help"

_HEADING = re.compile(r"#{2,6}[ ]+")
_KEY = re.compile(r"[ ]*\{[:#][^}\n]*\}[ ]*$")
_BOX = re.compile(r"!!![ ]*(?P<type>[a-z]+)[ ]*(?:\"(?P<title>[^\"\n]*)\")?")
_ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])[ ]+")
_TABLE_RULE = re.compile(r"\|?[ ]*:?-{2,}:?[ ]*(?:\|[ ]*:?-{2,}:?[ ]*)*\|?")
_NOTE = re.compile(r"\[\^[^\]\n]+\]:[ ]*|\*\[[^\]\n]+\]:[ ]*|>[ ]?")
_MARKUP = re.compile(
    r"""
      \[\[(?P<token>[a-z]+):(?P<value>[^\[\]\s]*)\]\]
    | \[\^[^\]\n]+\]
    | \[(?=[^\[\]\n]*\]\()
    | \]\([^)\n]*\)
    | [*`]+
    | \\(?=[^\w\s])
    | \{[:#][^}\n]*\}
    """,
    re.VERBOSE,
)
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " ", "\t": " "})

_ABBREVIATION = re.compile(
    r"\b(?:Dr|Mr|Mrs|Ms|Prof|St|vs|Fig|al|approx|[ap]\.m|U\.S|e\.g|i\.e|eg|ie|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$"
)
_SENTENCE_END = re.compile(rf"[.!?]+[\"')\]]*(?=\s+[\"'(\[]*[A-Z0-9{ESTIMATE}])|:(?=\s+{ESTIMATE})|{ESTIMATE}")
_WORD = re.compile(r"[^\W_](?:[\w.,'/%+-]*[\w%])?")


class Shape(Enum):
    """What a passage is on the page."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "list item"
    HEADER = "table header"
    CELL = "table cell"
    BOX = "box"


@dataclass(frozen=True)
class Sentence:
    """A sentence of a passage and where it starts in it."""

    text: str
    start: int

    @property
    def words(self) -> int:
        return len(words(self.text))


@dataclass(frozen=True)
class Passage:
    """A paragraph, heading, item or cell without its markup, and the place in the file of every letter of it."""

    shape: Shape
    text: str
    places: tuple[int, ...]
    #: Rows of one table, or items of one list, have the same number.
    group: int = 0

    def place(self, position: int) -> int:
        return self.places[min(position, len(self.places) - 1)] if self.places else 0

    def sentences(self) -> list[Sentence]:
        cuts = [0]
        for match in _SENTENCE_END.finditer(self.text):
            if match[0] == ESTIMATE:
                cuts += [match.start(), match.end()]
            elif not (match[0] == "." and _ABBREVIATION.search(self.text[: match.end()])):
                cuts.append(match.end())
        cuts.append(len(self.text))
        found = []
        for start, end in pairwise(cuts):
            text = self.text[start:end]
            if text.strip():
                found.append(Sentence(text.strip(), start + len(text) - len(text.lstrip())))
        return found


def words(text: str) -> list[str]:
    """The words of a text as people count them; a number and a word with a hyphen are one each."""
    return _WORD.findall(text)


def line_passage(text: str) -> Passage:
    """One line of text, such as a summary or an item of a list of the front matter."""
    return _passage(Shape.PARAGRAPH, [(text, 0)])


def passages(body: str) -> Iterator[Passage]:
    """The passages of a body in markdown, in their order."""
    return _Reader().read(body)


class _Reader:
    """Knows, line by line, whether a paragraph, a list or a table is open."""

    def __init__(self) -> None:
        self.shape: Shape | None = None
        self.lines: list[tuple[str, int]] = []
        self.group = 0
        self.in_list = False

    def read(self, body: str) -> Iterator[Passage]:
        offset = 0
        for line in body.split("\n"):
            text = line.strip()
            start = offset + len(line) - len(line.lstrip())
            offset += len(line) + 1
            yield from self._line(text, start, indented=line[:1].isspace())
        yield from self._close()

    def _line(self, text: str, start: int, *, indented: bool) -> Iterator[Passage]:
        if not text:
            yield from self._close()
        elif heading := _HEADING.match(text):
            yield from self._close()
            self.in_list = False
            yield _passage(Shape.HEADING, [(_KEY.sub("", text[heading.end() :]), start + heading.end())])
        elif box := _BOX.match(text):
            yield from self._close()
            self.in_list = False
            yield _passage(
                Shape.BOX, [(box["title"] or box["type"], start + box.start("title" if box["title"] else "type"))]
            )
        elif text.startswith("|"):
            yield from self._row(text, start)
        elif item := _ITEM.match(text):
            yield from self._close()
            self._open(Shape.ITEM, new_group=not self.in_list)
            self.in_list = True
            self.lines.append((text[item.end() :], start + item.end()))
        else:
            if self.shape not in (Shape.PARAGRAPH, Shape.ITEM):
                yield from self._close()
                # An indented paragraph below an item is part of the list.
                self.in_list = self.in_list and indented
                self._open(Shape.PARAGRAPH)
            note = _NOTE.match(text)
            skipped = note.end() if note else 0
            self.lines.append((text[skipped:], start + skipped))

    def _row(self, text: str, start: int) -> Iterator[Passage]:
        if _TABLE_RULE.fullmatch(text):
            return
        if self.shape in (Shape.HEADER, Shape.CELL):
            self.shape = Shape.CELL
        else:
            yield from self._close()
            self._open(Shape.HEADER, new_group=True)
        for cell in re.finditer(r"[^|]+", text):
            margin = len(cell[0]) - len(cell[0].lstrip())
            yield _passage(self.shape or Shape.CELL, [(cell[0].strip(), start + cell.start() + margin)], self.group)

    def _open(self, shape: Shape, *, new_group: bool = False) -> None:
        self.shape = shape
        self.group += new_group

    def _close(self) -> Iterator[Passage]:
        if self.lines and self.shape:
            yield _passage(self.shape, self.lines, self.group)
        self.shape, self.lines = None, []


def _passage(shape: Shape, lines: list[tuple[str, int]], group: int = 0) -> Passage:
    letters: list[str] = []
    places: list[int] = []
    for number, (line, offset) in enumerate(lines):
        if number:
            letters.append(" ")
            places.append(offset - 1)
        position = 0
        for match in _MARKUP.finditer(line):
            _take(letters, places, line[position : match.start()], offset + position)
            if match["token"]:
                stand_in = _stand_in(match["token"], "".join(letters[-3:]))
                letters += stand_in
                places += [offset + match.start()] * len(stand_in)
            position = match.end()
        _take(letters, places, line[position:], offset + position)
    return Passage(shape, "".join(letters), tuple(places), group)


def _take(letters: list[str], places: list[int], text: str, offset: int) -> None:
    letters += text.translate(_STRAIGHT)
    places += range(offset, offset + len(text))


def _stand_in(token: str, before: str) -> str:
    if token != "call":  # noqa: S105
        return ESTIMATE
    starts = not before.strip() or before.rstrip()[-1] in ".!?:"
    return _CALL.capitalize() if starts else _CALL
