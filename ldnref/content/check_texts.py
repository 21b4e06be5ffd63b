"""Checks of texts: their tokens, their wording, their headings, and that nothing of them is lost in cleaning."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ldnref.content.collection import Content
from ldnref.content.front_matter import Path
from ldnref.content.pages import NO_PLACE, PLAIN_KEYS, Page, calls, template_ids, text_problem, texts
from ldnref.content.problems import Problem, did_you_mean, shortened
from ldnref.content.prose import remarks
from ldnref.content.records import ContentFile
from ldnref.content.rendering import TOKEN, Section
from ldnref.content.vocabulary import PAGE_KINDS

_CALLS = ("emergency", "crisis", "poison", "report")
_TOKEN_LIKE = re.compile(r"\[\[[^\[\]\n]*\]\]|\[\[|\[(?:estimate|call):[^\]\n]*\]?")
_HEADING = re.compile(r"^ {0,3}(?:##(?!#).*|[^\s#>].*\n-+ *$)", re.MULTILINE)


def check_tokens(content: Content, file: ContentFile) -> Iterator[Problem]:
    """Every token is one that the site knows, in a place where it is filled in."""
    for path, key, text in _written(file):
        for match in _TOKEN_LIKE.finditer(text):
            if message := _token_message(content, file, key, match[0]):
                yield text_problem(file, path, match.start(), "text", message)


def _token_message(content: Content, file: ContentFile, key: str, written: str) -> str | None:
    token = TOKEN.fullmatch(written)
    if token is None or token[1] not in ("estimate", "call"):
        return f"'{shortened(written)}' is not a token. Write [[estimate:id]] or [[call:emergency]]."
    kind, name = token.groups()
    if key in PLAIN_KEYS and (kind == "estimate" or key != "summary"):
        return f"'{written}' cannot stand in '{key}'. Put it in the text below."
    if kind == "call":
        known = calls(content.facts) or dict.fromkeys(_CALLS)
        return None if name in known else f"'{shortened(name)}' is nobody to call.{did_you_mean(name, known)}"
    if name not in content.estimates:
        if content.may_have_estimate(name):
            return None
        return f"There is no estimate '{shortened(name)}'.{did_you_mean(name, content.estimates)}"
    if not content.estimates[name].owner.is_published and file.is_published:
        return f"The estimate '{name}' stands in a draft. Publish it first."
    return None


def check_prose(content: Content, file: ContentFile) -> Iterator[Problem]:
    """The wording of every text that readers see."""
    for path, _, text in _written(file):
        for remark in remarks(text):
            yield text_problem(file, path, remark.offset, "text", remark.message)


def _written(file: ContentFile) -> Iterator[tuple[Path, str, str]]:
    """Every text of a file as written, with its place and key."""
    yield from texts(file)
    yield NO_PLACE, "", file.document.body


def check_body(content: Content, file: ContentFile) -> Iterator[Problem]:
    """A kind that shows a body has one, and a kind that does not has none."""
    empty = not file.document.body.strip()
    if empty and file.kind in PAGE_KINDS:
        yield text_problem(file, NO_PLACE, 0, "body", "There is no text below the front matter.")
    elif not empty and file.kind not in PAGE_KINDS:
        message = f"A file under {file.kind}/ has front matter only. Move this text into a key."
        yield text_problem(file, NO_PLACE, 0, "body", message)


def check_sections(content: Content, page: Page) -> Iterator[Problem]:
    """Headings have the keys that the schema gives, each once, and none is missing."""
    file = page.file
    if file.kind not in PAGE_KINDS or not file.document.body.strip():
        return
    places = _heading_places(page)
    missing = [key for key in file.record.required_sections if key not in {part.key for part in page.sections}]
    for number in range(len(page.sections)):
        if message := _section_message(page, number, missing):
            yield text_problem(file, NO_PLACE, places.get(number, 0), "sections", message)
    for key in missing:
        message = f"The part '{key}' is missing. Add '## {(file.record.sections or {})[key]} {{#{key}}}' and its text."
        yield text_problem(file, NO_PLACE, 0, "sections", message)


def _heading_places(page: Page) -> dict[int, int]:
    """Where in the body the heading of each section stands."""
    headed = [number for number, section in enumerate(page.sections) if section.heading or section.key]
    places = [match.start() for match in _HEADING.finditer(page.file.document.body)]
    return dict(zip(headed, places, strict=False))


def _section_message(page: Page, number: int, missing: list[str]) -> str | None:
    """What is wrong with a section; the missing part that it was meant to be is taken off the list."""
    section, allowed = page.sections[number], page.file.record.sections
    if not section.heading and not section.key:
        return "There is text before the first heading. Put it under a heading." if allowed else None
    if section.key in {part.key for part in page.sections[:number] if part.key}:
        return f"The key '{section.key}' stands at two headings. Keep one."
    if allowed is None and section.key:
        return _empty_message(page, section)
    if allowed == {}:
        return "A page of this kind has no headings. Take this one away."
    if allowed and section.key in allowed:
        return _empty_message(page, section)
    meant = _meant(section, allowed or {})
    if meant in missing:
        missing.remove(meant)
    if not section.key:
        return f"The heading '{shortened(section.heading)}' has no key. Write '## {shortened(section.heading)} {{#{meant or 'key'}}}'."
    return f"'{section.key}' is not a key of a heading here.{did_you_mean(section.key, allowed or {})}"


def _empty_message(page: Page, section: Section) -> str | None:
    if section.html or page.findings[NO_PLACE].unsafe:
        return None
    return f"There is no text under the heading '{shortened(section.heading)}'."


def _meant(section: Section, allowed: dict[str, str]) -> str:
    """The key that was probably meant for a heading, or an empty text."""
    keys = {heading.lower(): key for key, heading in allowed.items()} | {key: key for key in allowed}
    match = re.search(r"Did you mean '(.*)'\?", did_you_mean(section.key or section.heading, keys))
    return keys[match[1]] if match else ""


def check_unsafe(content: Content, page: Page) -> Iterator[Problem]:
    """Nothing that the cleaning would take away: it would be content that loads half. And every id is there once."""
    for path, findings in page.findings.items():
        for part in dict.fromkeys(findings.unsafe):
            yield text_problem(page.file, path, _unsafe_place(page, part), "text", _unsafe_message(part))
    seen = set()
    for path, findings in page.findings.items():
        for name in findings.ids:
            place = max(page.file.document.body.find(name), 0)
            if name in template_ids(page.file.kind):
                message = f"The key '{name}' belongs to the page itself. Choose another one."
                yield text_problem(page.file, path, place, "text", message)
            elif name in seen and name not in {section.key for section in page.sections}:
                yield text_problem(
                    page.file, path, place, "text", f"The key '{shortened(name)}' stands twice. Keep one."
                )
            seen.add(name)


#: What is taken for unsafe though the markdown library made it, how it is written, and what to write.
_UNMEANT = {
    "<h1>": (r"^ {0,3}#(?!#)|^=+ *$", "The title is not repeated in the text. A heading starts with '## '."),
    "<pre>": (
        r"^(?: {4}|\t)\s*\S|^```",
        "Spaces at the start of a line make it code, which is not shown. Delete them.",
    ),
    "<img>": (r"!\[|<img", "Pictures are not shown. Say it in words."),
    "<h2> inside": (r"^[ >*+\-\d.]+##", "A heading stands alone: not in a list, a quotation or a note."),
    "<h3> inside": (r"^[ >*+\-\d.]+##", "A heading stands alone: not in a list, a quotation or a note."),
    **dict.fromkeys(
        ("<h4>", "<h5>", "<h6>"), (r"^ {0,3}####", "Headings have two levels. Start this one with '## ' or '### '.")
    ),
}


def _unsafe_place(page: Page, part: str) -> int:
    body = page.file.document.body
    pattern = _UNMEANT[part][0] if part in _UNMEANT else re.escape(part.rstrip(">="))
    match = re.search(pattern, body, re.MULTILINE | re.IGNORECASE) or re.search(_word_of(part), body)
    return match.start() if match else 0


def _word_of(part: str) -> str:
    words = re.findall(r"[\w-]+", part)
    return rf"\b{words[-1]}\b" if words else "$"


def _unsafe_message(part: str) -> str:
    if part in _UNMEANT:
        return _UNMEANT[part][1]
    if part.startswith("class="):
        return f"'{shortened(part)}' is not allowed. A note starts with '!!! note' or '!!! warning'; nothing else has a class."
    return f"'{shortened(part)}' is not allowed: only plain markdown is shown."
