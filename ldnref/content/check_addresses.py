"""Checks of addresses: every published page has its line in permalinks.txt, and every line its page."""

from __future__ import annotations

from collections.abc import Iterator

from ldnref.content.collection import Content
from ldnref.content.permalinks import suggest_code
from ldnref.content.problems import Problem
from ldnref.content.records import ContentFile
from ldnref.content.vocabulary import PAGE_KINDS


def check_addresses(content: Content) -> Iterator[Problem]:
    if content.folder.permalinks is not None:
        yield from _pages_without_line(content)
        yield from _lines_without_page(content)


def without_code(content: Content) -> list[ContentFile]:
    """The published pages whose address was never given a code."""
    known = content.permalinks.lines.keys() | content.permalinks.unread
    return [
        file
        for file in content.files
        if file.kind in PAGE_KINDS and file.is_published and file.is_sound(("status",)) and file.address not in known
    ]


def _pages_without_line(content: Content) -> Iterator[Problem]:
    permalinks = content.permalinks
    taken = set(permalinks.codes.values())
    for file in without_code(content):
        code = suggest_code(file.address, taken)
        taken.add(code)
        message = f"The page has no short code. Add this line to permalinks.txt: {code} {file.address}"
        yield file.document.file.problem(1, 1, "permalinks", message)
    in_use = set(permalinks.current.values())
    for file in content.files:
        if file.is_published and file.address in permalinks.lines and file.address not in in_use:
            line = permalinks.lines[file.address]
            message = f"{file.address} was given up (permalinks.txt, line {line}). Choose another file name: an address is never re-used."
            yield file.document.file.problem(1, 1, "permalinks", message)


def _lines_without_page(content: Content) -> Iterator[Problem]:
    assert content.folder.permalinks is not None
    for address in content.permalinks.current.values():
        reference = address.strip("/")
        if reference in content.drafts:
            message = f"{address} is published, but its file is now a draft. Publish it again, or write 'withdrawn' with date and reason here."
        elif not content.has(reference):
            message = f"The page {address} has vanished: there is no file {reference}.md. Put it back, or write 'moved' or 'withdrawn' after the address."
        else:
            continue
        yield content.folder.permalinks.problem(content.permalinks.lines[address], 1, "permalinks", message)
