"""Markdown to safe HTML: tokens filled in, tables and notes without inline styles, everything else cleaned away."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from ldnref.content.files import HIDDEN

TOKEN = re.compile(r"\[\[([a-z]+):([^\[\]\s]*)\]\]")
_DOSE_SPACE = re.compile(r"(?<=\d) (?=(?:mg|mcg|mL|ml|g|kg)\b)")

_CLASSES = {
    "a": {"source-link", "footnote-ref", "footnote-backref"},
    "div": {"admonition", "note", "warning", "footnote"},
    "p": {"admonition-title"},
    "span": {"estimate"},
    "td": {"ta-right", "ta-center"},
    "th": {"ta-right", "ta-center"},
}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "div": {"role"},
    "h2": {"id"},
    "h3": {"id"},
    "li": {"id"},
    "ol": {"start"},
    "sup": {"id"},
    "th": {"scope"},
}
_TAGS = frozenset(
    """
    a abbr blockquote br code dd div dl dt em h2 h3 hr li ol p span strong sub sup table tbody td th thead tr ul
    """.split()
)
_VOID_TAGS = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass(frozen=True)
class CitedEstimate:
    """What prose shows in place of ``[[estimate:id]]``."""

    sentence: str
    source_address: str
    source_title: str


@dataclass(frozen=True)
class Tokens:
    """What the tokens of a page stand for."""

    estimates: Mapping[str, CitedEstimate] = field(default_factory=dict)
    calls: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Section:
    """A part of the body under its heading; the text before the first heading has neither key nor heading."""

    key: str
    heading: str
    html: str


#: What a page needs is far below these; above them the markdown library takes minutes.
MARKS_LIMIT = 300
PARAGRAPH_LIMIT = 300
TEXT_MARKS_LIMIT = 3_000
TAGS_LIMIT = 100
NESTING_LIMIT = 6
_MARKS = re.compile(r"[\[\]*_`<!&|{\"]")
_INDENT = re.compile(r"^(?:[ ]{2,4}|\t|[ ]?>|[ ]?[-*+][ ]|[ ]?:[ ])+")


def tangle(text: str) -> tuple[int, str] | None:
    """The line at which a body is too tangled to be read, and why; None for any body written for people."""
    marks = lines = all_marks = tags = 0
    for number, line in enumerate(text.split("\n"), start=1):
        marks = marks + len(_MARKS.findall(line)) if line.strip() else 0
        lines = lines + 1 if line.strip() else 0
        all_marks, tags = all_marks + len(_MARKS.findall(line)), tags + line.count("<")
        if all_marks > TEXT_MARKS_LIMIT or tags > TAGS_LIMIT:
            return number, "The text above this line has far more markup than a page for people."
        if lines > PARAGRAPH_LIMIT:
            return number, f"This paragraph has more than {PARAGRAPH_LIMIT} lines. Put empty lines between its parts."
        if marks > MARKS_LIMIT:
            return (
                number,
                f"This paragraph has more than {MARKS_LIMIT} signs of markup. Put empty lines between its parts.",
            )
        indent = _INDENT.match(line)
        if indent and len(re.findall(r"[ ]{2,4}|\t|[>*+:-]", indent[0])) > NESTING_LIMIT:
            return number, f"This line is nested more than {NESTING_LIMIT} levels deep."
    return None


@dataclass
class Findings:
    """What the checks need to know of rendered HTML."""

    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    unsafe: list[str] = field(default_factory=list)


class Renderer:
    """Markdown with the tokens of one page."""

    def __init__(self, tokens: Tokens) -> None:
        self._markdown = Markdown(
            extensions=[
                "abbr",
                "admonition",
                "attr_list",
                "def_list",
                "footnotes",
                "sane_lists",
                "tables",
                _SiteMarkdown(tokens),
            ]
        )

    def block(self, text: str) -> tuple[str, Findings]:
        """A body as HTML that is safe to show, and what was found in it before cleaning."""
        html = self._markdown.reset().convert(text)
        cleaned, findings = clean(html), inspect(html)
        if not findings.unsafe and plain(cleaned) != plain(html):
            findings.unsafe.append("HTML")
        return cleaned, findings

    def inline(self, text: str) -> tuple[str, Findings]:
        """One line of text as HTML without a paragraph around it."""
        html, findings = self.block(text)
        return re.sub(r"^<p>(.*)</p>$", r"\1", html, flags=re.DOTALL), findings


def clean(html: str) -> str:
    return nh3.clean(
        keep_doses_whole(html),
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
        url_schemes={"https"},
        link_rel=None,
    )


def split_sections(html: str) -> list[Section]:
    """Cut cleaned HTML at its second-level headings."""
    start, *parts = re.split(r"<h2( id=\"([^\"]*)\")?>(.*?)</h2>", html, flags=re.DOTALL)
    sections = [Section("", "", start.strip())] if start.strip() else []
    for _, key, heading, text in zip(*(parts[offset::4] for offset in range(4)), strict=True):
        sections.append(Section(key or "", plain(heading), text.strip()))
    return sections


def plain(html: str) -> str:
    """The words of HTML, for search and for counting."""
    spaced = re.sub(r"</(?:p|li|h2|h3|td|th|dd|dt|div)>|<br>", " ", html)
    return " ".join(unescape(re.sub(r"<[^>]*>", "", spaced)).split())


def inspect(html: str) -> Findings:
    """Links, ids, and whatever the cleaning will take away."""
    inspector = _Inspector()
    inspector.feed(html)
    inspector.close()
    return inspector.findings


def fill_plain(text: str, tokens: Tokens) -> str:
    """Plain text with its tokens in words, for titles and summaries, which are no HTML."""

    def words(match: re.Match[str]) -> str:
        value = tokens.calls.get(match[2], "") if match[1] == "call" else ""
        return _cased(value, text, match.start()) or match[0]

    return keep_doses_whole(TOKEN.sub(words, text))


def keep_doses_whole(text: str) -> str:
    """With a space between number and unit that never breaks, so that no line ends in '4.5' and starts with 'mg'."""
    return _DOSE_SPACE.sub("\u00a0", text)


def _cased(words: str, text: str, position: int) -> str:
    """With a capital at the start of a sentence."""
    starts = not text[:position].strip() or re.search(r"(?:[.!?:]|^|\n)[\s*_-]*$", text[:position]) is not None
    return words[:1].upper() + words[1:] if starts else words


class _SiteMarkdown(Extension):
    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self.tokens = tokens

    def extendMarkdown(self, md: Markdown) -> None:
        # Before links (160), which also start with a bracket.
        md.inlinePatterns.register(_TokenPattern(self.tokens, md), "token", 175)
        # After the inline patterns (20), when cells and headings are elements.
        md.treeprocessors.register(_StrictMarkup(md), "strict_markup", 5)


class _TokenPattern(InlineProcessor):
    def __init__(self, tokens: Tokens, md: Markdown) -> None:
        super().__init__(TOKEN.pattern, md)
        self.tokens = tokens

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[etree.Element | str | None, int | None, int | None]:  # type: ignore[override]
        name, value = m.groups()
        if name == "call" and value in self.tokens.calls:
            return _cased(self.tokens.calls[value], data, m.start()), m.start(), m.end()
        if name == "estimate" and value in self.tokens.estimates:
            return _estimate_element(self.tokens.estimates[value]), m.start(), m.end()
        return None, None, None


def _estimate_element(cited: CitedEstimate) -> etree.Element:
    span = etree.Element("span", {"class": "estimate"})
    # Atomic: what a sentence holds is text, never markup.
    span.text = AtomicString(cited.sentence + " ")
    link = etree.SubElement(span, "a", {"class": "source-link", "href": cited.source_address})
    link.text = AtomicString(cited.source_title)
    return span


class _StrictMarkup(Treeprocessor):
    """Says in classes and roles what extensions say in inline styles, which the CSP forbids."""

    def run(self, root: etree.Element) -> None:
        for cell in root.iter():
            if cell.tag in ("td", "th") and (style := cell.attrib.pop("style", "")):
                alignment = style.removeprefix("text-align:").strip(" ;")
                if alignment in ("right", "center"):
                    cell.set("class", f"ta-{alignment}")
                elif alignment != "left":
                    # An editor's own style, to be found as unsafe.
                    cell.set("style", style)
            if cell.tag == "th":
                cell.set("scope", "col")
            if cell.tag == "div" and "admonition" in cell.get("class", ""):
                cell.set("role", "note")


class _Inspector(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.findings = Findings()
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("h2", "h3") and self._open:
            self.findings.unsafe.append(f"<{tag}> inside")
        if tag not in _VOID_TAGS:
            self._open.append(tag)
        if tag not in _TAGS:
            self.findings.unsafe.append(f"<{tag}>")
            return
        for name, value in attrs:
            self._look_at(tag, name, value or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID_TAGS:
            return
        if tag not in self._open:
            self.findings.unsafe.append(f"</{tag}>")
            return
        while (inner := self._open.pop()) != tag:
            # It was never closed.
            self.findings.unsafe.append(f"<{inner}>")

    def handle_comment(self, data: str) -> None:
        self.findings.unsafe.append("<!--")

    def handle_decl(self, decl: str) -> None:
        self.findings.unsafe.append(f"<!{decl}>")

    def unknown_decl(self, data: str) -> None:
        self.findings.unsafe.append("<![")

    def handle_pi(self, data: str) -> None:
        self.findings.unsafe.append("<?")

    def handle_data(self, data: str) -> None:
        if hidden := HIDDEN.search(data):
            self.findings.unsafe.append(f"U+{ord(hidden[0]):04X}")

    def _look_at(self, tag: str, name: str, value: str) -> None:
        if name == "href" and tag == "a":
            self.findings.links.append(value)
        elif name == "id" and name in _ATTRIBUTES.get(tag, set()):
            self.findings.ids.append(value)
        elif name == "class":
            unknown = set(value.split()) - _CLASSES.get(tag, set())
            self.findings.unsafe += [f'class="{word}"' for word in sorted(unknown)]
        elif name not in _ATTRIBUTES.get(tag, set()):
            self.findings.unsafe.append(f"{name}=")
