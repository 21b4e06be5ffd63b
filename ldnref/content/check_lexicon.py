"""Checks of the words of readers: content/search.yaml and the files beside it, and what they lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from ldnref.content.collection import Content
from ldnref.content.front_matter import Document, Path
from ldnref.content.problems import Problem, did_you_mean
from ldnref.content.records import read_words
from ldnref.content.schema import LEXICON_FILES, Lexicon
from ldnref.content.vocabulary import PAGE_KINDS, Kind
from ldnref.content.words import tokenise

#: In place of the name of a red flag: all of them.
ANY_RED_FLAG = "any"


def check_lexicon(content: Content) -> Iterator[Problem]:
    """Read the files of the lexicon, each of which may be left out, and check that everything they name exists."""
    read: dict[str, Any] = {}
    for name, file in content.folder.lexicon.items():
        words, document, problems = read_words(file, LEXICON_FILES[name])
        yield from problems
        if words is not None and document is not None:
            read |= words.model_dump()
            yield from _unknown_names(content, document)
            yield from _wordless(document)
    content.lexicon = Lexicon(**read)
    yield from _shared_aliases(content)


def _unknown_names(content: Content, document: Document) -> Iterator[Problem]:
    """Pages, red flags, interactions and medicines that are named and are not there."""
    values = document.values
    pages = {reference for reference in content.references if reference.split("/")[0] in PAGE_KINDS} - content.drafts
    yield from _not_among(document, pages, ((("spanish", name, "#key"), name) for name in values.get("spanish", ())))
    flags = _slugs(content, Kind.RED_FLAG) | {ANY_RED_FLAG}
    yield from _not_among(document, flags, ((("harmless", name, "#key"), name) for name in values.get("harmless", ())))
    opioids = values.get("opioids", {})
    for key, kind in (("interactions", Kind.INTERACTION), ("but_not", Kind.MEDICINE)):
        names = enumerate(opioids.get(key, ()))
        yield from _not_among(document, _slugs(content, kind), ((("opioids", key, n), name) for n, name in names))


def _not_among(document: Document, known: set[str], named: Iterable[tuple[Path, str]]) -> Iterator[Problem]:
    for path, name in named:
        if name not in known:
            yield document.problem(path, f"There is no '{name}'.{did_you_mean(name, sorted(known))}")


def _slugs(content: Content, kind: Kind) -> set[str]:
    return {reference.split("/")[1] for reference in content.references if reference.startswith(f"{kind}/")}


def _wordless(document: Document) -> Iterator[Problem]:
    """Phrases that hold no letter or digit of ours, by which nothing can be found."""
    for path, phrase in _texts((), document.values):
        if not tokenise(phrase):
            yield document.problem(path, f"'{phrase}' holds no word that search can read.")


def _texts(path: Path, value: Any) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts((*path, key), inner)


def _shared_aliases(content: Content) -> Iterator[Problem]:
    """Two pages that claim the same words: search cannot tell which one is meant."""
    owners: dict[str, str] = {}
    for file in (file for kind in PAGE_KINDS for file in content.of(kind)):
        for key in ("aliases", "asked_as"):
            for index, alias in enumerate(getattr(file.record, key)):
                owner = owners.setdefault(" ".join(tokenise(alias)), file.reference)
                if owner != file.reference:
                    message = f"{owner} has the alias '{alias}' too. Keep it where readers find their answer first."
                    yield replace(file.problem((key, index), message), is_warning=True)
