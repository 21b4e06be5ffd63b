"""Check a content folder as a whole. Every problem is found in one run; without problems the content is whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath

from ldnref.content.figures import fits_band
from ldnref.content.files import PERMALINKS, SITE_FACTS, Folder, TextFile, read_folder
from ldnref.content.front_matter import Path
from ldnref.content.pages import NO_PLACE, OwnedEstimate, Page, calls, cited_ids, render_page, tangled, texts
from ldnref.content.permalinks import Permalinks, read_permalinks, suggest_code, vanished
from ldnref.content.problems import Problem, did_you_mean, shortened
from ldnref.content.prose import remarks
from ldnref.content.records import ContentFile, first_at_each_place, read_record, read_site_facts
from ldnref.content.rendering import TOKEN
from ldnref.content.schema import SideEffect, SiteFacts
from ldnref.content.vocabulary import PAGE_KINDS, Basis, DoseGroup, Frequency, Kind, Measure

#: Pages that are no entries, to which prose may link.
FIXED_PAGES = frozenset(["/", "/search/", "/get-help/", "/glossary/", *(f"/{kind}/" for kind in PAGE_KINDS)])
#: Parts of every entry's page that come from its template.
TEMPLATE_PARTS = frozenset(("numbers", "help", "sources"))


@dataclass
class Content:
    """A content folder, read, with what the checks look up."""

    files: list[ContentFile] = field(default_factory=list)
    facts: SiteFacts | None = None
    permalinks: Permalinks = field(default_factory=Permalinks)
    estimates: dict[str, OwnedEstimate] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    #: Every entry that has a file, readable or not, so that one bad file is one problem.
    references: set[str] = field(default_factory=set)
    drafts: set[str] = field(default_factory=set)

    def of(self, kind: Kind) -> list[ContentFile]:
        """The published files of a kind, in the order of their names."""
        return [file for file in self.files if file.kind == kind and file.is_published]

    def slugs(self, kind: Kind) -> list[str]:
        return [reference.split("/")[1] for reference in sorted(self.references) if reference.startswith(f"{kind}/")]

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.problems if not problem.is_warning]


def read_content(root: FilePath, published: Mapping[str, str] | None = None) -> Content:
    """Read, check and render a content folder.

    ``published`` holds the addresses of the last load with their codes; none of them may vanish. Problems are in
    ``problems``, in the order of files and lines; the content may only be loaded when there are no errors.
    """
    content = Content()
    folder = read_folder(root)
    content.problems += folder.problems
    _read_records(content, folder)
    _read_loose_files(content, folder, root, published or {})
    _collect_estimates(content)
    for file in content.files:
        _check_file(content, file)
    _check_addresses(content, folder, root)
    content.problems = sorted(set(content.problems))
    return content


def _read_records(content: Content, folder: Folder) -> None:
    for text_file in folder.files:
        content.references.add(f"{text_file.kind}/{text_file.slug}")
        record, problems = read_record(text_file)
        content.problems += problems
        if record is not None:
            content.files.append(record)
            if not record.is_published:
                content.drafts.add(record.reference)


def _read_loose_files(content: Content, folder: Folder, root: FilePath, published: Mapping[str, str]) -> None:
    if folder.site_facts is None:
        content.problems.append(_missing_file(root, SITE_FACTS, "It holds the emergency numbers and their wording."))
    else:
        content.facts, problems = read_site_facts(folder.site_facts)
        content.problems += problems
    if folder.permalinks is None:
        content.problems.append(_missing_file(root, PERMALINKS, "It holds every address and its short code."))
    else:
        content.permalinks, problems = read_permalinks(folder.permalinks)
        content.problems += problems
        content.problems += vanished(content.permalinks, published, folder.permalinks.path)


def _missing_file(root: FilePath, name: str, purpose: str) -> Problem:
    return Problem(f"{root.resolve().name}/{name}", 1, 1, "file", f"The file is missing. {purpose}")


def _collect_estimates(content: Content) -> None:
    for file in content.files:
        for index, estimate in enumerate(file.record.estimate_list()):
            if estimate.id == "stand-in":
                continue
            if first := content.estimates.get(estimate.id):
                message = f"The estimate '{estimate.id}' stands in {first.owner.document.file.path} already. Write each figure once."
                content.problems.append(file.problem(("estimates", index, "id"), message))
            else:
                content.estimates[estimate.id] = OwnedEstimate(estimate, file, index)


def _check_file(content: Content, file: ContentFile) -> None:
    """Every check of one file, without what follows from a problem found before at the same place."""
    before = [problem for problem in content.problems if problem.path == file.document.file.path]
    found = [problem for check in CHECKS for problem in check(content, file)]
    if not any("tangle" in problem.field for problem in found):
        titles = {source.slug: source.record.name for source in content.files if source.kind == Kind.SOURCE}
        page = render_page(file, content.estimates, titles, calls(content.facts))
        content.pages[file.reference] = page
        found += [problem for check in PAGE_CHECKS for problem in check(content, page)]
    places = {(problem.line, problem.column, problem.field) for problem in before}
    content.problems += [problem for problem in found if (problem.line, problem.column, problem.field) not in places]


def check_sources(content: Content, file: ContentFile) -> Iterator[Problem]:
    """Every source named has a published file, and every estimate's source is among those of its entry."""
    known = content.slugs(Kind.SOURCE)
    for index, source in enumerate(file.record.source_ids()):
        yield from _unknown_source(content, file, ("sources", index), source, known)
    for index, estimate in enumerate(file.record.estimate_list()):
        path: Path = ("estimates", index, "source")
        yield from _unknown_source(content, file, path, estimate.source, known)
        if estimate.source in known and estimate.source not in file.record.source_ids():
            yield file.problem(path, f"Add '{estimate.source}' to 'sources:' too, since a figure rests on it.")


def _unknown_source(content: Content, file: ContentFile, path: Path, source: str, known: list[str]) -> Iterator[Problem]:
    if source not in known:
        yield file.problem(path, f"Unknown source '{source}'.{did_you_mean(source, known) or ' Add its file under sources/.'}")
    elif f"{Kind.SOURCE}/{source}" in content.drafts:
        yield file.problem(path, f"The source '{source}' is a draft. Publish it first.")


def check_references(content: Content, file: ContentFile) -> Iterator[Problem]:
    """Related entries, and the interaction of a medicine, exist and are published."""
    is_medicine = file.kind == Kind.MEDICINE
    for index, reference in enumerate(file.record.references()):
        path: Path = ("interaction",) if is_medicine else ("related", index)
        if reference == file.reference:
            yield file.problem(path, "An entry is not related to itself. Delete the line.")
        elif reference not in content.references:
            yield file.problem(path, f"There is no entry '{reference}'.{did_you_mean(reference, content.references)}")
        elif Kind(reference.split("/")[0]) not in PAGE_KINDS:
            yield file.problem(path, f"'{reference}' has no page of its own. Name a page, such as 'faq/alcohol'.")
        elif reference in content.drafts and file.is_published:
            yield file.problem(path, f"'{reference}' is a draft. Publish it first, or leave it out.")


def check_headlines(content: Content, file: ContentFile) -> Iterator[Problem]:
    """The figures that set the two frequencies of a side effect are in the file, of the right dose, and fit the band."""
    if not isinstance(file.record, SideEffect):
        return
    own = {estimate.id: estimate for estimate in file.record.estimates}
    for key, band_key, group in (
        ("headline", "frequency", DoseGroup.LOW),
        ("standard_dose_headline", "standard_dose_frequency", DoseGroup.STANDARD),
    ):
        identifier, band = getattr(file.record, key), getattr(file.record, band_key)
        if identifier is None or band == Frequency.NOT_KNOWN:
            continue
        if identifier not in own:
            yield file.problem((key,), f"There is no estimate '{identifier}' in this file.{did_you_mean(identifier, own)}")
            continue
        estimate = own[identifier]
        if estimate.dose_group != group:
            message = f"'{identifier}' is a figure for another dose ({estimate.dose}). Only a {group}-dose figure can set '{band_key}'."
            yield file.problem((key,), message)
        elif estimate.measure != Measure.HAD:
            yield file.problem((key,), f"'{identifier}' counts '{estimate.measure}'. Only people who had it set a frequency.")
        elif not fits_band(estimate.figure, band):
            index = file.record.estimates.index(estimate)
            written = file.document.values["estimates"][index].get("figure")
            yield file.problem((band_key,), f"The band '{band}' contradicts its figure '{written}' ({identifier}). Mend one of them.")
    yield from _basis_problems(file, file.record)


def _basis_problems(file: ContentFile, record: SideEffect) -> Iterator[Problem]:
    """The headline rests on the strongest basis there is, and no figure that could set the band is passed over in silence."""
    ranked = [(estimate.basis, estimate) for estimate in record.estimates if estimate.basis is not None]
    headline = next((estimate for _, estimate in ranked if estimate.id == record.headline), None)
    named = next((estimate for estimate in record.estimates if estimate.id == record.headline), None)
    if named is not None and named.dose_group == DoseGroup.LOW and named.measure == Measure.HAD and headline is None:
        message = f"'{record.headline}' cannot set the frequency: it is second-hand, not a count of people, or its placebo figure was not read."
        yield file.problem(("headline",), message)
    for basis, estimate in ranked:
        if estimate is headline or estimate.set_aside:
            continue
        if headline is None or basis.rank < (headline.basis or Basis.NOT_COUNTED).rank:
            index = record.estimates.index(estimate)
            message = f"'{estimate.id}' could set 'frequency' and does not. Make it the headline, or say in 'set_aside' why not."
            yield file.problem(("estimates", index, "id"), message)


def check_standard_dose_says_so(content: Content, file: ContentFile) -> Iterator[Problem]:
    """A figure that is not from low doses names its dose in milligrams, so that nobody takes it for LDN."""
    for index, estimate in enumerate(file.record.estimate_list()):
        if estimate.dose_group != DoseGroup.LOW and not re.search(r"\d\s?mg|\bdoses?\b", estimate.dose):
            message = "A figure that is not from low doses names its dose, as in '50 mg' or 'naltrexone (dose not read)'."
            yield file.problem(("estimates", index, "dose"), message)


def check_tokens(content: Content, file: ContentFile) -> Iterator[Problem]:
    """Every token is one that the site knows."""
    known_calls = calls(content.facts) or {"emergency": "", "crisis": "", "poison": "", "report": ""}
    for path, start_line, text in _written(file):
        for match in re.finditer(r"\[\[[^\[\]\n]*\]\]", text):
            token = TOKEN.fullmatch(match[0])
            if token is None or token[1] not in ("estimate", "call"):
                message = f"'{shortened(match[0])}' is not a token. Write [[estimate:id]] or [[call:emergency]]."
            elif token[1] == "call" and token[2] not in known_calls:
                message = f"'{token[2]}' is nobody to call.{did_you_mean(token[2], known_calls)}"
            elif token[1] == "estimate" and token[2] not in content.estimates:
                message = f"There is no estimate '{token[2]}'.{did_you_mean(token[2], content.estimates)}"
            elif token[1] == "estimate" and not content.estimates[token[2]].owner.is_published and file.is_published:
                message = f"The estimate '{token[2]}' stands in a draft. Publish it first."
            else:
                continue
            yield _text_problem(file, path, start_line, text, match.start(), message)


def check_prose(content: Content, file: ContentFile) -> Iterator[Problem]:
    """The wording of every text that readers see."""
    for path, start_line, text in _written(file):
        for remark in remarks(text):
            yield _text_problem(file, path, start_line, text, remark.offset, remark.message)


def check_tangle(content: Content, file: ContentFile) -> Iterator[Problem]:
    for line, message in tangled(file):
        yield file.document.file.problem(line, 1, "tangle", message)


def check_body(content: Content, file: ContentFile) -> Iterator[Problem]:
    """A kind that shows a body has one, and a kind that does not has none."""
    empty = not file.document.body.strip()
    shows_body = file.kind in PAGE_KINDS
    if empty and shows_body:
        yield _body_problem(file, 0, "body", "There is no text below the front matter.")
    elif not empty and not shows_body:
        yield _body_problem(file, 0, "body", f"A file under {file.kind}/ has front matter only. Move this text into a key.")


def check_titles(content: Content, file: ContentFile) -> Iterator[Problem]:
    """No two entries of a kind have the same title."""
    twins = [other for other in content.files if other.kind == file.kind and other.record.name == file.record.name]
    if len(twins) > 1 and twins[0] is not file:
        key = {Kind.GLOSSARY: "term", Kind.MEDICINE: "generic"}.get(file.kind, "title")
        message = f"{twins[0].document.file.path} has the title '{file.record.name}' already."
        yield file.problem((key,), message)


def _written(file: ContentFile) -> Iterator[tuple[Path, int, str]]:
    """Every text of a file as written, with the line at which it starts."""
    for path, _, text in texts(file):
        yield path, file.document.place(path)[0], text
    yield NO_PLACE, file.document.body_line, file.document.body


def _text_problem(file: ContentFile, path: Path, start_line: int, text: str, offset: int, message: str) -> Problem:
    if path == NO_PLACE:
        return _body_problem(file, offset, "text", message)
    return file.problem(path, message)


def _body_problem(file: ContentFile, offset: int, name: str, message: str) -> Problem:
    before = file.document.body[:offset]
    column = offset - (before.rfind("\n") + 1) + 1
    return file.document.file.problem(file.document.body_line + before.count("\n"), column, name, message)


def check_sections(content: Content, page: Page) -> Iterator[Problem]:
    """Headings have the keys that the schema gives, each once, and none is missing."""
    file = page.file
    if file.kind not in PAGE_KINDS:
        return
    allowed, seen = file.record.sections, set()
    for section in page.sections:
        offset = max(file.document.body.find(f"## {section.heading}"), 0)
        if not section.heading and not section.key:
            if allowed:
                yield _body_problem(file, 0, "sections", "There is text before the first heading. Put it under a heading.")
            continue
        if not section.key:
            keys = f" Its key is one of: {', '.join(allowed)}." if allowed else ""
            yield _body_problem(file, offset, "sections", f"The heading '{shortened(section.heading)}' has no key. Write '## {shortened(section.heading)} {{#key}}'.{keys}")
        elif section.key in seen:
            yield _body_problem(file, offset, "sections", f"The key '{section.key}' stands at two headings. Keep one.")
        elif allowed is not None and section.key not in allowed:
            hint = did_you_mean(section.key, allowed) if allowed else " This kind has no headings."
            yield _body_problem(file, offset, "sections", f"'{section.key}' is not a key of a heading here.{hint}")
        seen.add(section.key)
    for key in file.record.required_sections:
        if key not in seen:
            message = f"The part '{key}' is missing. Add '## {(allowed or {})[key]} {{#{key}}}' and its text."
            yield _body_problem(file, 0, "sections", message)


def check_unsafe(content: Content, page: Page) -> Iterator[Problem]:
    """Nothing that the cleaning would take away: it would be content that loads half."""
    for path, findings in page.findings.items():
        for part in dict.fromkeys(findings.unsafe):
            yield _found_problem(page, path, part, f"'{shortened(part)}' is not allowed: only plain markdown is shown.")


def check_links(content: Content, page: Page) -> Iterator[Problem]:
    """Every link leads to a page, and to a part of it, that exists and is published."""
    for path, findings in page.findings.items():
        for link in dict.fromkeys(findings.links):
            if link.startswith("#fn"):
                continue
            if message := _link_message(content, page, link):
                yield _found_problem(page, path, link, message)


def _link_message(content: Content, page: Page, link: str) -> str | None:
    address, _, part = link.partition("#")
    address = address or page.file.address
    if not address.startswith("/") or address.startswith("//"):
        return f"'{shortened(link)}' leads off the site or nowhere. Name a source in 'sources:', or link to an address like '/faq/alcohol/'."
    if address in FIXED_PAGES:
        known = set(content.slugs(Kind.GLOSSARY)) if address == "/glossary/" else set()
        return f"There is no part '{part}' on {address}." if part and part not in known and address == "/glossary/" else None
    if target := content.permalinks.target_of(address):
        return f"{address} has moved. Link to {target}."
    reference = address.strip("/")
    if reference not in content.references or not address.endswith("/") or reference.split("/")[0] not in PAGE_KINDS:
        known_addresses = [f"/{name}/" for name in content.references] + sorted(FIXED_PAGES)
        return f"There is no page {shortened(address)}.{did_you_mean(address, known_addresses)}"
    if reference in content.drafts and page.file.is_published:
        return f"{address} is a draft. Publish it first, or leave the link out."
    return _part_message(content, reference, part) if part else None


def _part_message(content: Content, reference: str, part: str) -> str | None:
    file = next((file for file in content.files if file.reference == reference), None)
    if file is None:
        return None
    keys = set(re.findall(r"^#{2,3} .*\{#([^}\s]+)\}\s*$", file.document.body, flags=re.MULTILINE)) | TEMPLATE_PARTS
    return None if part in keys else f"There is no heading '{part}' on /{reference}/.{did_you_mean(part, keys)}"


def _found_problem(page: Page, path: Path, found: str, message: str) -> Problem:
    if path != NO_PLACE:
        return page.file.problem(path, message)
    offset = page.file.document.body.find(found.rstrip(">="))
    return _body_problem(page.file, max(offset, 0), "text", message)


def _check_addresses(content: Content, folder: Folder, root: FilePath) -> None:
    """Every published page has its line in permalinks.txt, and every line its page."""
    if folder.permalinks is None:
        return
    permalinks = content.permalinks
    taken = set(permalinks.published().values())
    for file in content.files:
        if file.kind not in PAGE_KINDS or not file.is_published:
            continue
        if file.address in permalinks.current.values():
            continue
        if file.address in permalinks.lines:
            message = f"{file.address} was given up (permalinks.txt, line {permalinks.lines[file.address]}). Choose another file name: an address is never re-used."
        else:
            code = suggest_code(file.address, taken)
            taken.add(code)
            message = f"The page has no short code. Add this line to {folder.permalinks.path}: {code} {file.address}"
        content.problems.append(file.document.file.problem(1, 1, "permalinks", message))
    for code, address in permalinks.current.items():
        reference = address.strip("/")
        if reference in content.drafts:
            message = f"{address} is published, but its file is now a draft. Publish it again, or write 'withdrawn' with date and reason here."
        elif reference not in content.references:
            message = f"The page {address} has vanished: there is no file {reference}.md. Put it back, or write 'moved' or 'withdrawn' after the address."
        else:
            continue
        content.problems.append(folder.permalinks.problem(permalinks.lines[address], 1, "permalinks", message))


Check = Callable[[Content, ContentFile], Iterator[Problem]]
PageCheck = Callable[[Content, Page], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    check_sources,
    check_references,
    check_headlines,
    check_standard_dose_says_so,
    check_tokens,
    check_prose,
    check_tangle,
    check_body,
    check_titles,
)
PAGE_CHECKS: tuple[PageCheck, ...] = (check_sections, check_unsafe, check_links)
