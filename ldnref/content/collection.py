"""All content files of a folder, read, with what the checks and the loader look up in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from ldnref.content.files import Folder, TextFile
from ldnref.content.layout import Language
from ldnref.content.pages import OwnedEstimate, Page
from ldnref.content.permalinks import Permalinks
from ldnref.content.problems import Problem
from ldnref.content.records import ContentFile
from ldnref.content.schema import SCHEMAS, Lexicon, SiteFacts, SourcedEntry
from ldnref.content.vocabulary import Kind


@dataclass
class Content:
    """A content folder, read."""

    folder: Folder = field(default_factory=Folder)
    files: list[ContentFile] = field(default_factory=list)
    #: Files whose text could be read, but not their front matter.
    unread: list[TextFile] = field(default_factory=list)
    facts: SiteFacts | None = None
    lexicon: Lexicon = field(default_factory=Lexicon)
    permalinks: Permalinks = field(default_factory=Permalinks)
    estimates: dict[str, OwnedEstimate] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def of(self, kind: Kind) -> list[ContentFile]:
        """The published files of a kind, in the order of their names."""
        return [file for file in self.files if file.kind == kind and file.is_published]

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.problems if not problem.is_warning]

    # What follows is looked up once all files are read. A file that cannot be read still is there: it is one problem,
    # and nothing that leads to it is another one.

    @cached_property
    def references(self) -> set[str]:
        """Every entry that has a file, readable or not."""
        unreadable = {name for name in self.folder.unreadable if "/" in name}
        return (
            unreadable | {file.reference for file in self.files} | {f"{file.kind}/{file.slug}" for file in self.unread}
        )

    @cached_property
    def drafts(self) -> set[str]:
        return {file.reference for file in self.files if not file.is_published}

    @cached_property
    def sources(self) -> set[str]:
        return {reference.split("/")[1] for reference in self.references if reference.startswith(f"{Kind.SOURCE}/")}

    @cached_property
    def source_titles(self) -> dict[str, str]:
        return {file.slug: file.record.name for file in self.files if file.kind == Kind.SOURCE}

    @cached_property
    def titles(self) -> dict[tuple[Kind, str], ContentFile]:
        """The first file of each kind and title."""
        first: dict[tuple[Kind, str], ContentFile] = {}
        for file in self.files:
            first.setdefault((file.kind, file.record.name.casefold()), file)
        return first

    @cached_property
    def language(self) -> Language:
        return Language.of(self.files)

    def has(self, reference: str) -> bool:
        """Whether there is a file, or may be one in a folder that cannot be read."""
        unreadable = self.folder.unreadable
        return reference in self.references or "." in unreadable or reference.split("/")[0] in unreadable

    def may_have_estimate(self, identifier: str) -> bool:
        """Whether an estimate that is not known may stand in what cannot be read."""
        if any(re.search(rf"\bid: *{identifier}\b", file.text) for file in self.unread):
            return True
        return self._has_unread_estimates

    @cached_property
    def _has_unread_estimates(self) -> bool:
        def lost_an_id(file: ContentFile) -> bool:
            count = len(file.record.estimate_list())
            return not file.is_sound(*(("estimates", index, "id") for index in range(count)))

        holders = {str(kind) for kind, schema in SCHEMAS.items() if issubclass(schema, SourcedEntry)}
        unreadable = {name.split("/")[0] for name in self.folder.unreadable}
        return bool(unreadable & {".", *holders}) or any(lost_an_id(file) for file in self.files)
