"""Checks of what an entry names: its sources, related entries and, among its kind, its own title."""

from __future__ import annotations

from collections.abc import Iterator

from ldnref.content.collection import Content
from ldnref.content.front_matter import Path
from ldnref.content.problems import Problem, did_you_mean
from ldnref.content.records import ContentFile
from ldnref.content.vocabulary import PAGE_KINDS, Kind

_TITLE_KEYS = {Kind.GLOSSARY: "term", Kind.MEDICINE: "generic"}


def check_sources(content: Content, file: ContentFile) -> Iterator[Problem]:
    """Every source named has a published file, and every estimate's source is among those of its entry."""
    named = file.record.source_ids()
    for index, source in enumerate(named):
        path: Path = ("sources", index)
        if source in named[:index]:
            yield file.problem(path, f"'{source}' stands twice. Keep one.")
        else:
            yield from _source_problems(content, file, path, source)
    all_known = file.is_sound(("sources",)) and all(content.has(f"{Kind.SOURCE}/{source}") for source in named)
    for index, estimate in enumerate(file.record.estimate_list()):
        path = ("estimates", index, "source")
        if not file.is_sound(path):
            continue
        if all_known and estimate.source not in named and estimate.source in content.sources:
            yield file.problem(path, f"Add '{estimate.source}' to 'sources:' too, since a figure rests on it.")
        elif estimate.source not in named:
            yield from _source_problems(content, file, path, estimate.source)


def _source_problems(content: Content, file: ContentFile, path: Path, source: str) -> Iterator[Problem]:
    reference = f"{Kind.SOURCE}/{source}"
    if not content.has(reference):
        hint = did_you_mean(source, sorted(content.sources)) or " Add its file under sources/."
        yield file.problem(path, f"Unknown source '{source}'.{hint}")
    elif reference in content.drafts and file.is_published:
        yield file.problem(path, f"The source '{source}' is a draft. Publish it first.")


def check_references(content: Content, file: ContentFile) -> Iterator[Problem]:
    """Related entries, and the interaction of a medicine, exist and are published."""
    is_medicine = file.kind == Kind.MEDICINE
    references = file.record.references()
    for index, reference in enumerate(references):
        path: Path = ("interaction",) if is_medicine else ("related", index)
        shown = reference.removeprefix(f"{Kind.INTERACTION}/") if is_medicine else reference
        if reference == file.reference:
            yield file.problem(path, "An entry is not related to itself. Delete the line.")
        elif reference in references[:index]:
            yield file.problem(path, f"'{reference}' stands twice. Keep one.")
        elif Kind(reference.split("/")[0]) not in PAGE_KINDS:
            yield file.problem(path, f"'{reference}' has no page of its own. Name a page, such as 'faq/alcohol'.")
        elif not content.has(reference):
            noun = "interaction" if is_medicine else "entry"
            hint = did_you_mean(shown, _choices(content, file))
            yield file.problem(path, f"There is no {noun} '{shown}'.{hint}")
        elif reference in content.drafts and file.is_published:
            yield file.problem(path, f"'{shown}' is a draft. Publish it first, or leave it out.")


def _choices(content: Content, file: ContentFile) -> list[str]:
    """What may be named, as it is written in this file."""
    references = sorted(content.references - {file.reference})
    if file.kind != Kind.MEDICINE:
        return [reference for reference in references if reference.split("/")[0] in set(PAGE_KINDS)]
    prefix = f"{Kind.INTERACTION}/"
    return [reference.removeprefix(prefix) for reference in references if reference.startswith(prefix)]


def check_titles(content: Content, file: ContentFile) -> Iterator[Problem]:
    """No two entries of a kind have the same title."""
    key = _TITLE_KEYS.get(file.kind, "title")
    first = content.titles.get((file.kind, file.record.name.casefold()))
    if first is not None and first is not file and file.is_sound((key,)):
        message = f"{first.document.file.path} has the title '{first.record.name}' already."
        yield file.problem((key,), message)
