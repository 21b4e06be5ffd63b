"""From the text of a file to a record that fits its schema, and to sentences that say what does not fit."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, TypeVar, cast, get_args

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
    #: The places in the record of values that are not those of the file, which were wrong.
    stand_ins: frozenset[Path] = frozenset()

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

    def is_sound(self, *paths: Path) -> bool:
        """Whether what stands at these places of the record is what was written; what is wrong is a problem already."""
        return not any(_overlap(path, stand_in) for path in paths for stand_in in self.stand_ins)

    def problem(self, path: Path, message: str) -> Problem:
        return self.document.problem(path, message)


def _overlap(one: Path, other: Path) -> bool:
    """Whether one place lies in the other."""
    return all(a == b for a, b in zip(one, other, strict=False))


def read_record(file: TextFile) -> tuple[ContentFile | None, list[Problem]]:
    """Read a file of a kind. With problems the record holds stand-ins, or is None; it only serves further checks."""
    assert file.kind is not None
    try:
        document = read_document(file)
    except FrontMatterError as error:
        return None, [error.problem]
    record, stand_ins, problems = _validated(document, SCHEMAS[file.kind])
    if record is None:
        return None, problems
    content_file = ContentFile(file.kind, file.slug, record, document, stand_ins)
    problems += [
        document.problem(path, message)
        for path, message, keys in record.contradictions()
        if content_file.is_sound(path, *((*path[:-1], key) for key in keys))
    ]
    return content_file, problems


def read_site_facts(file: TextFile) -> tuple[SiteFacts | None, list[Problem]]:
    try:
        document = read_yaml(file, file.text)
    except FrontMatterError as error:
        return None, [error.problem]
    facts, _, problems = _validated(document, SiteFacts)
    return facts, problems


def read_words(file: TextFile, schema: type[Model]) -> tuple[Model | None, Document | None, list[Problem]]:
    """A file of the lexicon as its part, and the document with its places; neither if there are problems."""
    try:
        document = read_yaml(file, file.text)
    except FrontMatterError as error:
        return None, None, [error.problem]
    words, _, problems = _validated(document, schema)
    return (None, None, problems) if problems else (words, document, [])


def _validated(document: Document, schema: type[Model]) -> tuple[Model | None, frozenset[Path], list[Problem]]:
    """The values as a record, the places of stand-ins in it, and the problems of single fields."""
    try:
        return schema.model_validate(document.values), frozenset(), document.problems
    except ValidationError as error:
        problems = _field_problems(document, schema, error)
        record, stand_ins = _with_stand_ins(document.values, schema)
        return record, stand_ins, document.problems + problems


def _field_problems(document: Document, schema: type[BaseModel], error: ValidationError) -> list[Problem]:
    """What is wrong with single fields; a key that is missing because it is misspelt is said once."""
    errors = error.errors(include_url=False)
    missing = {detail["loc"] for detail in errors if detail["type"] == "missing"}
    problems = []
    for detail in errors:
        path = detail["loc"]
        if detail["type"] == "extra_forbidden":
            message, meant = _unknown_key(document, schema, path)
            missing.discard((*path[:-1], meant))
            problems.append(document.problem((*path, "#key"), message))
        elif detail["type"] != "missing":
            problems.append(document.problem(path, _sentence(detail)))
    return problems + [
        document.problem(path, f"'{path[-1]}' is missing. Add a line '{path[-1]}: …'.")
        for path in sorted(missing, key=str)
    ]


def _unknown_key(document: Document, schema: type[BaseModel], path: Path) -> tuple[str, str]:
    """What is wrong with a key, and the key that was meant, if that can be told."""
    written = _value_at(document.values, path[:-1])
    free = [key for key in _keys_at(schema, path[:-1]) if key not in written]
    hint = did_you_mean(str(path[-1]), free)
    meant = re.search(r"Did you mean '(\w+)'", hint)
    return f"'{shortened(str(path[-1]))}' is not a key here.{hint}", meant[1] if meant else ""


def _value_at(values: Any, path: Path) -> Any:
    for part in path:
        values = values[part]
    return values


def _keys_at(schema: type[BaseModel], path: Path) -> list[str]:
    """The keys that a group of keys may have."""
    for part in path:
        if isinstance(part, str):
            inner = _model_in(schema.model_fields[part].annotation)
            if inner is None:
                return []
            schema = inner
    return list(schema.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The schema in a type such as ``list[Estimate]``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for part in get_args(annotation) if (model := _model_in(part))), None)


#: What a value of these keys is called, where that is not the key itself.
_NOUNS = {"checked": "way of checking", "strength": "strength of evidence"}


def _sentence(detail: ErrorDetails) -> str:
    """What is wrong with one value, in words for an editor."""
    key = next((str(part) for part in reversed(detail["loc"]) if isinstance(part, str)), "this")
    given = shortened(str(detail["input"]))
    if detail["type"] == "list_type":
        return f"'{key}' must be a list: one item a line, each after a hyphen."
    if detail["type"] in ("dict_type", "model_type"):
        return f"'{key}' must be a group of keys, one a line and indented."
    if detail["type"] == "too_short":
        return f"'{key}' needs at least one item."
    if detail["type"] == "value_error":
        message = shortened(str(detail["ctx"]["error"]), 250)
        return _ended(message if message[0] in "'0123456789" else f"'{key}' {message}")
    if detail["input"] is None:
        return f"'{key}' is empty; write some text or leave the key out."
    if isinstance(detail["input"], dict | list):
        return f"'{key}' is a list or a group of keys; write one line of text here."
    if detail["type"] == "enum":
        return _not_a_term(key, given, detail)
    if detail["type"].startswith("int_"):
        return f"'{given}' is not a whole number."
    if detail["type"] in ("greater_than_equal", "less_than_equal"):
        return f"'{given}' is out of range: {detail['msg'].lower().removeprefix('input ')}."
    return _ended(f"'{key}' is not right: {detail['msg']}")


def _not_a_term(key: str, given: str, detail: ErrorDetails) -> str:
    noun = _NOUNS.get(key, key.replace("_", " "))
    article = "an" if noun[0] in "aeiou" else "a"
    return f"'{given}' is not {article} {noun}.{did_you_mean(given, _terms(detail))}"


def _terms(detail: ErrorDetails) -> list[str]:
    return re.findall(r"'([^']*)'", detail["ctx"]["expected"])


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "…")) else f"{sentence}."


#: Tried in turn in place of a wrong value, until one of the right form is found.
_STAND_INS: tuple[Any, ...] = (
    "stand-in",
    "2000-01-01",
    "1 of 2",
    "7243",
    "side-effects/stand-in",
    "50",
    ["stand-in"],
    {},
)


def _with_stand_ins(values: dict[str, Any], schema: type[Model]) -> tuple[Model | None, frozenset[Path]]:
    """A record with stand-ins for what is wrong, so that the rest of the file can be checked in the same run."""
    values = deepcopy(values)
    tried: dict[Path, int] = {}
    for _ in range(40):
        try:
            return schema.model_validate(values), frozenset(tried)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                _replace(values, detail, tried)
    return None, frozenset(tried)


def _replace(values: dict[str, Any], detail: ErrorDetails, tried: dict[Path, int]) -> None:
    path = detail["loc"]
    parent: Any = values
    for part in path[:-1]:
        parent = parent[part] if _holds(parent, part) else None
    if not isinstance(parent, dict | list):
        return
    if detail["type"] == "extra_forbidden":
        cast(Any, parent).pop(path[-1])
        return
    attempt = tried.get(path, 0)
    tried[path] = attempt + 1
    cast(Any, parent)[path[-1]] = _stand_in(detail, attempt)


def _stand_in(detail: ErrorDetails, attempt: int) -> Any:
    if detail["type"] == "enum":
        terms = _terms(detail)
        return "not-known" if "not-known" in terms else terms[0]
    return deepcopy(_STAND_INS[attempt % len(_STAND_INS)])


def _holds(container: Any, part: str | int) -> bool:
    if isinstance(container, dict):
        return part in container
    return isinstance(container, list) and isinstance(part, int) and part < len(container)
