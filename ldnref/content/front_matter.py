"""Front matter: YAML between two lines of three hyphens, read as text only, with the place of every key and value.

Values are never typed by YAML, which would turn ``044054006`` into another number and ``no`` into false.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from ldnref.content.files import HIDDEN, TextFile
from ldnref.content.problems import Problem, shortened

DEPTH_LIMIT = 8
#: The longest real front matter has some 500 events of YAML, and content/red-flag-words.yaml, the longest file of YAML,
#: some 6,700.
EVENT_LIMIT, FILE_EVENT_LIMIT = 5_000, 20_000
FENCE = "---"
_NOTHING = frozenset(("", "~", "null"))

Path = tuple[str | int, ...]
Place = tuple[int, int]


class FrontMatterError(Exception):
    """Holds the one problem because of which nothing of the file can be used."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass
class Document:
    """A file cut in two: the values of its front matter with their places, and its body."""

    file: TextFile
    values: dict[str, Any] = field(default_factory=dict)
    #: Line and column of each value, and of each key under its path with ``#key`` after it.
    places: dict[Path, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    body: str = ""
    #: The line of the file on which the body starts.
    body_line: int = 1

    def place(self, path: Path) -> Place:
        """The place of a value, or of the nearest value around it."""
        while path:
            if path in self.places:
                return self.places[path]
            path = path[:-1]
        return 1, 1

    def problem(self, path: Path, message: str) -> Problem:
        line, column = self.place(path)
        name = next((str(part) for part in reversed(path) if isinstance(part, str) and part != "#key"), "front matter")
        return self.file.problem(line, column, name, message)


def read_document(file: TextFile) -> Document:
    """Cut a file into front matter and body and read the front matter.

    Raises FrontMatterError when there is none or it cannot be read.
    """
    lines = file.text.split("\n")
    if lines[0].rstrip() != FENCE:
        raise _error(
            file, 1, 1, "There is no front matter. The first line must be '---', with keys and values below it."
        )
    closing = next((number for number, line in enumerate(lines[1:], start=1) if line.rstrip() == FENCE), None)
    if closing is None:
        raise _error(file, 1, 1, "The front matter is not closed. Put a line '---' under its last key.")
    document = read_yaml(file, "\n".join(lines[1:closing]), first_line=2, limit=EVENT_LIMIT)
    document.body = "\n".join(lines[closing + 1 :])
    document.body_line = closing + 2
    return document


def read_yaml(file: TextFile, text: str, first_line: int = 1, limit: int = FILE_EVENT_LIMIT) -> Document:
    """Read YAML text as a mapping of text, lists and mappings.

    Raises FrontMatterError on anything that is not plain: tabs, aliases, tags, deep nesting, bad syntax, more events of
    YAML than the limit.
    """
    _refuse_tabs(file, text, first_line)
    document = Document(file)
    reader = _Reader(document, first_line, limit)
    try:
        reader.read(yaml.parse(text, Loader=yaml.CBaseLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
        raise _error(file, line, column, _syntax_message(error)) from None
    except yaml.YAMLError as error:
        raise _error(file, first_line, 1, f"The front matter cannot be read: {shortened(str(error), 100)}") from None
    return document


def _syntax_message(error: yaml.MarkedYAMLError) -> str:
    return (
        f"The front matter cannot be read here ({shortened(str(error.problem), 80)}). "
        "Put double quotes around a value that holds ': ' or starts with a sign."
    )


def _refuse_tabs(file: TextFile, text: str, first_line: int) -> None:
    for number, line in enumerate(text.split("\n"), start=first_line):
        if "\t" in line:
            raise _error(file, number, line.index("\t") + 1, "There is a tab in the front matter. Use spaces.")


def _error(file: TextFile, line: int, column: int, message: str) -> FrontMatterError:
    return FrontMatterError(file.problem(line, column, "front matter", message))


class _Reader:
    """Builds the values from YAML's events, which come one by one, so that a bomb never goes off."""

    def __init__(self, document: Document, first_line: int, limit: int) -> None:
        self.document = document
        self.first_line = first_line
        self.limit = limit
        self.events: Iterator[yaml.Event] = iter(())
        self.count = 0

    def read(self, events: Iterator[yaml.Event]) -> None:
        self.events = events
        event = self._next()
        while isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
            event = self._next()
        if not isinstance(event, yaml.MappingStartEvent):
            raise self._refuse(event, "The front matter is not a list of keys. Write one 'key: value' a line.")
        self.document.values = self._mapping((), 1)
        self._next()
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            raise self._refuse(event, "The front matter has a second part. Only one is read.")

    def _next(self) -> yaml.Event:
        event = next(self.events)
        self.count += 1
        if self.count > self.limit:
            raise self._refuse(event, "The front matter is too long.")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self._refuse(
                event, "An anchor or alias ('&' or '*') is not allowed. Write the value out, or put it in quotes."
            )
        if isinstance(event, yaml.NodeEvent) and getattr(event, "tag", None):
            raise self._refuse(event, "A tag ('!') is not allowed. Write the value as plain text, or put it in quotes.")
        return event

    def _value(self, event: yaml.Event, path: Path, depth: int) -> Any:
        if depth > DEPTH_LIMIT:
            raise self._refuse(event, f"The front matter is nested more than {DEPTH_LIMIT} levels deep.")
        self.document.places[path] = self._place(event)
        if isinstance(event, yaml.ScalarEvent):
            if hidden := HIDDEN.search(event.value):
                raise self._refuse(event, f"This holds the hidden character U+{ord(hidden[0]):04X}. Delete it.")
            plain = event.style is None or event.style == ""
            return None if plain and event.value in _NOTHING else event.value
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path, depth)
        return self._mapping(path, depth)

    def _sequence(self, path: Path, depth: int) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            items.append(self._value(event, (*path, len(items)), depth + 1))
        return items

    def _mapping(self, path: Path, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self._refuse(event, "A key must be one word followed by a colon.")
            key, place = event.value, self._place(event)
            if key in values:
                self._refuse_twin(key, place)
                # Read to get past it, under a path of its own, so that the places of the first stay.
                self._value(self._next(), (*path, key, "#twin"), depth + 1)
                continue
            values[key] = self._value(self._next(), (*path, key), depth + 1)
            self.document.places[(*path, key, "#key")] = place
        return values

    def _refuse_twin(self, key: str, place: Place) -> None:
        message = f"The key '{shortened(key)}' stands twice. Keep one."
        self.document.problems.append(self.document.file.problem(*place, shortened(key), message))

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return (mark.line + self.first_line, mark.column + 1) if mark else (self.first_line, 1)

    def _refuse(self, event: yaml.Event, message: str) -> FrontMatterError:
        line, column = self._place(event)
        return _error(self.document.file, line, column, message)
