"""What editors want to know of the content besides its problems: what is waived, hard to read, missing, overdue, unused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ldnref.content.check_wording import broken_rules
from ldnref.content.collection import Content
from ldnref.content.layout import Layout
from ldnref.content.pages import Page
from ldnref.content.pemat import KINDS, Item, missing_items
from ldnref.content.records import ContentFile
from ldnref.content.schema import Entry
from ldnref.content.vocabulary import Kind


@dataclass(frozen=True)
class Waiver:
    """A rule that an entry need not keep, why, and how often it breaks it."""

    reference: str
    rule: str
    reason: str
    times: int


@dataclass(frozen=True)
class Grades:
    """The US school grades of an entry."""

    reference: str
    page: float
    summary: float


@dataclass(frozen=True)
class Report:
    """Everything that ``report_content`` prints."""

    entries: int
    waivers: list[Waiver]
    warnings: Counter[str]
    grades: list[Grades]
    pemat_entries: int
    pemat_missing: dict[str, list[Item]]
    overdue: list[tuple[date, str]]
    uncited_sources: list[str]

    @property
    def waived_share(self) -> float:
        return len({waiver.reference for waiver in self.waivers}) / (self.entries or 1)


def report_on(content: Content, today: date) -> Report:
    pages = [page for page in content.pages.values() if isinstance(page.file.record, Entry) and page.file.is_published]
    layouts = {page.file.reference: Layout(page, content.language) for page in pages}
    missing = {reference: list(missing_items(layout)) for reference, layout in layouts.items()}
    return Report(
        entries=len(pages),
        waivers=[waiver for page in pages for waiver in _waivers(content, page)],
        warnings=Counter(problem.field for problem in content.problems if problem.is_warning),
        grades=[Grades(name, layout.page_grade, layout.summary_grade) for name, layout in layouts.items()],
        pemat_entries=sum(page.file.kind in KINDS for page in pages),
        pemat_missing={reference: items for reference, items in missing.items() if items},
        overdue=sorted(_overdue([page.file for page in pages], today)),
        uncited_sources=_uncited_sources(content),
    )


def _waivers(content: Content, page: Page) -> Iterator[Waiver]:
    waivers = getattr(page.file.record, "waivers", {})
    if waivers:
        broken = Counter(name for name, _ in broken_rules(content, page))
        yield from (Waiver(page.file.reference, name, reason, broken[name]) for name, reason in waivers.items())


def _overdue(files: list[ContentFile], today: date) -> Iterator[tuple[date, str]]:
    for file in files:
        due = getattr(file.record, "review_due", None)
        if due is not None and due < today:
            yield due, file.reference


def _uncited_sources(content: Content) -> list[str]:
    """Sources that no entry names, no figure rests on and no text links to."""
    others = [file for file in content.files if file.kind != Kind.SOURCE]
    cited = {source for file in others for source in file.record.source_ids()}
    for file in content.files:
        cited |= set(re.findall(r"/sources/([a-z0-9-]+)/", file.document.file.text)) - {file.slug}
    return sorted(file.slug for file in content.of(Kind.SOURCE) if file.slug not in cited)
