"""From checked records to rendered ones: every text as safe HTML, with the places at which each was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from ldnref.content.estimates import denominator, figures, sentence
from ldnref.content.figures import Band, Figure
from ldnref.content.front_matter import Path
from ldnref.content.problems import Problem
from ldnref.content.records import ContentFile
from ldnref.content.rendering import (
    TOKEN,
    CitedEstimate,
    Findings,
    Renderer,
    Section,
    Tokens,
    fill_plain,
    split_sections,
    tangle,
)
from ldnref.content.schema import Estimate, SideEffect, SiteFacts
from ldnref.content.vocabulary import Kind

#: Keys whose text is prose with markdown, tokens and links; their lists and groups too.
PROSE_KEYS = frozenset(
    "onset duration do do_not ask emergency same_day evidence definition limits signs steps note set_aside".split()
)
#: Keys whose text is prose without markdown.
PLAIN_KEYS = frozenset(("title", "summary", "term"))

NO_PLACE: Path = ()

#: Ids that the templates of every entry's page may give to its parts; links may lead to them.
_PAGE_IDS = frozenset(
    """
    header-q main numbers-low numbers-mixed numbers-standard page-contents page-numbers page-related page-review
    page-share page-sources urgent-emergency urgent-same-day
    """.split()
)
#: Those of single kinds.
_KIND_IDS = {
    Kind.SIDE_EFFECT: frozenset(("ask", "do", "do-not", "how-likely", "side-by-side", "timing")),
    Kind.INTERACTION: frozenset(("ask", "do", "do-not", "evidence", "medicines", "opioid-gap")),
    Kind.CONDITION: frozenset(("ask",)),
    Kind.SOURCE: frozenset(("cited-by", "figures", "find-it", "found", "limits")),
}


def template_ids(kind: Kind) -> frozenset[str]:
    return _PAGE_IDS | _KIND_IDS.get(kind, frozenset())


@dataclass(frozen=True)
class OwnedEstimate:
    """An estimate and the file in which it is written."""

    estimate: Estimate
    owner: ContentFile
    index: int


@dataclass
class Page:
    """A content file with its texts rendered; the body has the empty path."""

    file: ContentFile
    denominator: int
    sections: list[Section] = field(default_factory=list)
    summary: str = ""
    html: dict[Path, str] = field(default_factory=dict)
    findings: dict[Path, Findings] = field(default_factory=dict)

    def list_html(self, *path: str) -> list[str]:
        """The rendered lines of a list of the front matter."""
        return [text for place, text in self.html.items() if place[:-1] == path and isinstance(place[-1], int)]


def texts(file: ContentFile) -> Iterator[tuple[Path, str, str]]:
    """Every text of the front matter that readers see, as (path, key, text)."""
    for name in type(file.record).model_fields:
        yield from _texts((name,), name, getattr(file.record, name))


def _texts(path: Path, key: str, value: Any) -> Iterator[tuple[Path, str, str]]:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts((*path, name), name, getattr(value, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts((*path, index), key, item)
    elif isinstance(value, str) and key in PROSE_KEYS | PLAIN_KEYS:
        yield path, key, value


def cited_ids(file: ContentFile) -> list[str]:
    """The estimates that a file cites, in its body and in its front matter."""
    written = [file.document.body, *(text for _, _, text in texts(file))]
    return [match[2] for text in written for match in TOKEN.finditer(text) if match[1] == "estimate"]


def page_denominator(file: ContentFile, estimates: Mapping[str, OwnedEstimate]) -> int:
    """100, or 1,000 for everything on the page if any of its figures or bands needs it."""
    shown: list[Figure | None] = []
    for estimate in file.record.estimate_list():
        shown += figures(estimate)
    for identifier in cited_ids(file):
        if identifier in estimates:
            shown += figures(estimates[identifier].estimate)
    if isinstance(file.record, SideEffect):
        shown += [Band(file.record.frequency), Band(file.record.standard_dose_frequency)]
    return denominator(shown)


def calls(facts: SiteFacts | None) -> dict[str, str]:
    """What ``[[call:…]]`` stands for."""
    if facts is None:
        return {}
    return {name: getattr(facts, name).words for name in ("emergency", "crisis", "poison", "report")}


def render_page(
    file: ContentFile,
    estimates: Mapping[str, OwnedEstimate],
    source_titles: Mapping[str, str],
    call_words: Mapping[str, str],
) -> Page:
    """Render a file. Its body must not be tangled (see ``rendering.tangle``)."""
    page = Page(file, page_denominator(file, estimates))
    tokens = Tokens(_cited(cited_ids(file), estimates, source_titles, page.denominator), call_words)
    renderer = Renderer(tokens)
    html, page.findings[NO_PLACE] = renderer.block(file.document.body)
    page.sections = split_sections(html)
    for path, key, text in texts(file):
        if key in PROSE_KEYS:
            page.html[path], page.findings[path] = renderer.inline(text)
        elif key == "summary":
            page.summary = fill_plain(text, tokens)
    return page


def _cited(
    identifiers: Iterable[str],
    estimates: Mapping[str, OwnedEstimate],
    source_titles: Mapping[str, str],
    denominator: int,
) -> dict[str, CitedEstimate]:
    cited = {}
    for identifier in identifiers:
        if identifier in estimates:
            estimate = estimates[identifier].estimate
            title = source_titles.get(estimate.source, estimate.source)
            cited[identifier] = CitedEstimate(sentence(estimate, denominator), estimate.source_address, title)
    return cited


def text_problem(file: ContentFile, path: Path, offset: int, name: str, message: str) -> Problem:
    """A problem of a text: at its key, or at an offset in the body, which has the empty path."""
    if path != NO_PLACE:
        return file.problem(path, message)
    before = file.document.body[:offset]
    column = offset - before.rfind("\n")
    return file.document.file.problem(file.document.body_line + before.count("\n"), column, name, message)


def tangled(file: ContentFile) -> list[tuple[int, str]]:
    """The lines of the file at which a text is too tangled to be rendered, and why."""
    found = []
    if body := tangle(file.document.body):
        found.append((file.document.body_line + body[0] - 1, body[1]))
    for path, _, text in texts(file):
        if inline := tangle(text):
            found.append((file.document.place(path)[0], inline[1]))
    return found
