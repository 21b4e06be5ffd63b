"""From the text of a file to a record that fits its schema, and to sentences that say what does not fit."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ldnref.content.files import TextFile
from ldnref.content.front_matter import Document, FrontMatterError, Path, read_document, read_yaml
from ldnref.content.problems import Problem, did_you_mean, shortened
from ldnref.content.schema import SCHEMAS, Record, SiteFacts
from ldnref.content.vocabulary import PAGE_KINDS, Kind, Status

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class ContentFile:
    """A file of a kind with its record."""

    kind: Kind
    slug: str
    record: Record
    document: Document

    @property
    def reference(self) -> str:
        return f"{self.kind}/{self.slug}"

    @property
    def address(self) -> str:
        """Where it is read: its own page, or its place in the glossary; other kinds have none."""
        if self.kind in PAGE_KINDS:
            return f"/{self.kind}/{self.slug}/"
        return f"/glossary/#{self.slug}" if self.kind == Kind.GLOSSARY else ""

    @property
    def is_published(self) -> bool:
        return getattr(self.record, "status", Status.PUBLISHED) == Status.PUBLISHED

    def problem(self, path: Path, message: str) -> Problem:
        return self.document.problem(path, message)


def read_record(file: TextFile) -> tuple[ContentFile | None, list[Problem]]:
    """Read a file of a kind. With problems the record holds stand-ins, or is None; it only serves further checks."""
    assert file.kind is not None
    try:
        document = read_document(file)
    except FrontMatterError as error:
        return None, [error.problem]
    record, problems = _validated(document, SCHEMAS[file.kind])
    if record is None:
        return None, problems
    return ContentFile(file.kind, file.slug, record, document), problems


def read_site_facts(file: TextFile) -> tuple[SiteFacts | None, list[Problem]]:
    try:
        document = read_yaml(file, file.text)
    except FrontMatterError as error:
        return None, [error.problem]
    return _validated(document, SiteFacts)


def _validated(document: Document, schema: type[Model]) -> tuple[Model | None, list[Problem]]:
    """The values as a record; the problems of single fields, and those of fields that contradict each other."""
    try:
        record: Model | None = schema.model_validate(document.values)
        problems: list[Problem] = []
    except ValidationError as error:
        problems = _field_problems(document, error)
        record = _with_stand_ins(document.values, schema)
    if isinstance(record, Record):
        problems += [document.problem(path, message) for path, message in record.contradictions()]
    return record, document.problems + first_at_each_place(problems)


def first_at_each_place(problems: list[Problem]) -> list[Problem]:
    """Without what a stand-in for a wrong value made wrong in turn."""
    first: dict[tuple[int, int, str], Problem] = {}
    for problem in problems:
        first.setdefault((problem.line, problem.column, problem.field), problem)
    return list(first.values())


def _field_problems(document: Document, error: ValidationError) -> list[Problem]:
    errors = error.errors(include_url=False)
    missing = {(*detail["loc"][:-1], str(detail["loc"][-1])): detail for detail in errors if detail["type"] == "missing"}
    problems = []
    for detail in errors:
        if detail["type"] != "extra_forbidden":
            continue
        parent, key = detail["loc"][:-1], str(detail["loc"][-1])
        siblings = [str(path[-1]) for path in missing if path[:-1] == parent] or _keys_beside(document, detail, error)
        hint = did_you_mean(key, siblings)
        if match := re.search(r"Did you mean '(\w+)'", hint):
            missing.pop((*parent, match[1]), None)
        message = f"'{shortened(key)}' is not a key here.{hint}"
        problems.append(document.problem((*detail["loc"], "#key"), message))
    for detail in errors:
        if detail["type"] == "missing":
            if detail in missing.values():
                problems.append(_missing(document, detail))
        elif detail["type"] != "extra_forbidden":
            problems.append(document.problem(detail["loc"], _sentence(detail)))
    return problems


def _keys_beside(document: Document, detail: ErrorDetails, error: ValidationError) -> list[str]:
    models: list[type[BaseModel]] = [*SCHEMAS.values(), SiteFacts]
    schema = next((model for model in models if model.__name__ == error.title), None)
    if schema is None or len(detail["loc"]) > 1:
        return []
    return [key for key in schema.model_fields if key not in document.values]


def _missing(document: Document, detail: ErrorDetails) -> Problem:
    key = detail["loc"][-1]
    return document.problem(detail["loc"], f"'{key}' is missing. Add a line '{key}: …'.")


def _sentence(detail: ErrorDetails) -> str:
    """What is wrong with one value, in words for an editor."""
    key = next((str(part) for part in reversed(detail["loc"]) if isinstance(part, str)), "this")
    given = shortened(str(detail["input"]))
    if detail["type"] == "enum":
        expected = re.findall(r"'([^']*)'", detail["ctx"]["expected"])
        noun = key.replace("_", " ")
        article = "an" if noun[0] in "aeiou" else "a"
        return f"'{given}' is not {article} {noun}.{did_you_mean(given, expected)}"
    if detail["type"] == "value_error":
        message = shortened(str(detail["ctx"]["error"]), 250)
        return _ended(message if message[0] in "'0123456789" else f"'{key}' {message}")
    if detail["type"] == "list_type":
        return f"'{key}' must be a list: one item a line, each after a hyphen."
    if detail["type"] in ("dict_type", "model_type"):
        return f"'{key}' must be a group of keys, one a line and indented."
    if detail["type"] == "too_short":
        return f"'{key}' needs at least one item."
    if detail["type"].startswith("int_"):
        return f"'{given}' is not a whole number."
    return _ended(f"'{key}' is not right: {detail['msg']}")


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "…")) else f"{sentence}."


#: Tried in turn in place of a wrong value, until one of the right form is found.
_STAND_INS: tuple[Any, ...] = ("stand-in", "2000-01-01", "1 of 2", "7243", "side-effects/stand-in", "50", ["stand-in"], {})


def _with_stand_ins(values: dict[str, Any], schema: type[Model]) -> Model | None:
    """A record with stand-ins for what is wrong, so that the rest of the file can be checked in the same run."""
    values = deepcopy(values)
    tried: dict[Path, int] = {}
    for _ in range(40):
        try:
            return schema.model_validate(values)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                _replace(values, detail, tried)
    return None


def _replace(values: dict[str, Any], detail: ErrorDetails, tried: dict[Path, int]) -> None:
    path = detail["loc"]
    parent: Any = values
    for part in path[:-1]:
        parent = parent[part] if _holds(parent, part) else None
    if not _is_container(parent):
        return
    if detail["type"] == "extra_forbidden":
        del parent[path[-1]]
    elif detail["type"] == "enum":
        expected = re.findall(r"'([^']*)'", detail["ctx"]["expected"])
        parent[path[-1]] = "not-known" if "not-known" in expected else expected[0]
    else:
        attempt = tried.get(path, 0)
        tried[path] = attempt + 1
        parent[path[-1]] = deepcopy(_STAND_INS[attempt % len(_STAND_INS)])


def _is_container(value: Any) -> bool:
    return isinstance(value, dict | list)


def _holds(container: Any, part: str | int) -> bool:
    if isinstance(container, dict):
        return part in container
    return isinstance(container, list) and isinstance(part, int) and part < len(container)
