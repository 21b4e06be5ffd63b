"""Check a content folder as a whole. Every problem is found in one run; without problems the content is whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from pathlib import Path as FilePath

from ldnref.content.check_addresses import check_addresses
from ldnref.content.check_figures import check_headlines, check_standard_dose_says_so
from ldnref.content.check_lexicon import check_lexicon
from ldnref.content.check_links import check_links
from ldnref.content.check_references import check_references, check_sources, check_titles
from ldnref.content.check_texts import check_body, check_prose, check_sections, check_tokens, check_unsafe
from ldnref.content.check_wording import check_wording
from ldnref.content.collection import Content
from ldnref.content.files import PERMALINKS, SITE_FACTS, read_folder
from ldnref.content.pages import OwnedEstimate, Page, calls, render_page, tangled
from ldnref.content.permalinks import read_permalinks, vanished
from ldnref.content.problems import Problem
from ldnref.content.records import ContentFile, read_record, read_site_facts

Check = Callable[[Content, ContentFile], Iterator[Problem]]
PageCheck = Callable[[Content, Page], Iterator[Problem]]

RECORD_CHECKS: tuple[Check, ...] = (
    check_sources,
    check_references,
    check_headlines,
    check_standard_dose_says_so,
    check_titles,
)
CHECKS = (*RECORD_CHECKS, check_tokens, check_prose, check_body)
PAGE_CHECKS: tuple[PageCheck, ...] = (check_sections, check_unsafe, check_links, check_wording)


#: A file with more problems than this is broken as a whole.
SHOWN_OF_A_FILE = 50


def read_content(root: FilePath, published: Mapping[str, str] | None = None) -> Content:
    """Read, check and render a content folder.

    ``published`` holds the addresses of the last load with their codes; none of them may vanish. Problems are in
    ``problems``, in the order of files and lines; the content may only be loaded when there are no errors.
    """
    content = Content(read_folder(root))
    content.problems += content.folder.problems
    _read_records(content)
    _read_loose_files(content, root, published or {})
    _collect_estimates(content)
    for file in content.files:
        checks = CHECKS if _render(content, file) else RECORD_CHECKS
        _add_unless_said(content, file, [problem for check in checks for problem in check(content, file)])
    for page in content.pages.values():
        _add_unless_said(content, page.file, [problem for check in PAGE_CHECKS for problem in check(content, page)])
    content.problems += check_addresses(content)
    content.problems += check_lexicon(content)
    content.problems = list(_most_of_each_file(sorted(set(content.problems))))
    return content


def _most_of_each_file(problems: list[Problem]) -> Iterator[Problem]:
    for _, group in groupby(problems, key=lambda problem: problem.path):
        of_file = list(group)
        if len(of_file) > SHOWN_OF_A_FILE:
            # Warnings never push out an error, because only errors stop the load.
            of_file.sort(key=lambda problem: problem.is_warning)
        yield from of_file[:SHOWN_OF_A_FILE]
        left = len(of_file) - SHOWN_OF_A_FILE
        if left > 0:
            yield replace(of_file[-1], field="file", message=f"The file has {left:,} more problems.")


def _read_records(content: Content) -> None:
    for text_file in content.folder.files:
        record, problems = read_record(text_file)
        content.problems += problems
        if record is None:
            content.unread.append(text_file)
        else:
            content.files.append(record)


def _read_loose_files(content: Content, root: FilePath, published: Mapping[str, str]) -> None:
    folder = content.folder
    if folder.site_facts is not None:
        content.facts, problems = read_site_facts(folder.site_facts)
        content.problems += problems
    elif not folder.unreadable & {".", SITE_FACTS}:
        content.problems.append(_missing_file(root, SITE_FACTS, "It holds the emergency numbers and their wording."))
    if folder.permalinks is not None:
        content.permalinks, problems = read_permalinks(folder.permalinks)
        content.problems += problems
        content.problems += vanished(content.permalinks, published, folder.permalinks.path)
    elif not folder.unreadable & {".", PERMALINKS}:
        content.problems.append(_missing_file(root, PERMALINKS, "It holds every address and its short code."))


def _missing_file(root: FilePath, name: str, purpose: str) -> Problem:
    return Problem(f"{root.resolve().name}/{name}", 1, 1, "file", f"The file is missing. {purpose}")


def _collect_estimates(content: Content) -> None:
    for file in content.files:
        for index, estimate in enumerate(file.record.estimate_list()):
            if not file.is_sound(("estimates", index, "id")):
                continue
            if first := content.estimates.get(estimate.id):
                message = f"The estimate '{estimate.id}' stands in {first.owner.document.file.path} already. Write each figure once."
                content.problems.append(file.problem(("estimates", index, "id"), message))
            else:
                content.estimates[estimate.id] = OwnedEstimate(estimate, file, index)


def _render(content: Content, file: ContentFile) -> bool:
    """Render a file, unless its text would take the markdown library for ever. Say whether it was rendered."""
    found = [file.document.file.problem(line, 1, "text", message) for line, message in tangled(file)]
    if not found:
        try:
            content.pages[file.reference] = render_page(
                file, content.estimates, content.source_titles, calls(content.facts)
            )
        except RecursionError:
            found = [file.document.file.problem(file.document.body_line, 1, "text", "The text is nested too deeply.")]
    content.problems += found
    return not found


def _add_unless_said(content: Content, file: ContentFile, found: list[Problem]) -> None:
    """Add problems, without those that follow from another one at the same place."""
    path = file.document.file.path
    said = {(known.line, known.column, known.field) for known in content.problems if known.path == path}
    content.problems += [problem for problem in found if (problem.line, problem.column, problem.field) not in said]
