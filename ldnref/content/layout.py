"""The rules for an entry as a whole: its length, lists, tables, boxes, terms and reading level."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from ldnref.content.front_matter import Path
from ldnref.content.pages import NO_PLACE, Page, texts
from ldnref.content.plain_words import PASSIVE
from ldnref.content.readability import PAGE_GRADE, SUMMARY_GRADE, EasyNames, grade
from ldnref.content.records import ContentFile
from ldnref.content.rendering import Section, plain
from ldnref.content.rules import Weight
from ldnref.content.schema import GlossaryTerm
from ldnref.content.sentences import Passage, Shape, line_passage, passages, words
from ldnref.content.terms import Term, unexplained
from ldnref.content.vocabulary import PAGE_KINDS, Kind

LIST_LIMIT = 7
SECTION_WORD_LIMIT = 120
COLUMN_LIMIT = 4
HEADER_WORD_LIMIT = 5
WARNING_BOX_LIMIT = 2
#: PEMAT asks that four of five sentences are active.
PASSIVE_SHARE = 0.2
#: Fewer sentences than this have no share worth speaking of.
PASSIVE_SENTENCES = 5

_NOT_SHOWN_AS_TEXT = frozenset(("title", "term", "changes", "estimates"))


@dataclass(frozen=True)
class Language:
    """What all entries together say about words: which are names, and which are terms to explain."""

    easy: EasyNames
    terms: tuple[Term, ...]

    @classmethod
    def of(cls, files: list[ContentFile]) -> Language:
        records = [file.record for file in files]
        return cls(
            EasyNames.of(records), tuple(Term.of(record) for record in records if isinstance(record, GlossaryTerm))
        )


@dataclass(frozen=True)
class LayoutRemark:
    """What a rule says of an entry: of a place in its body, or of one of its keys."""

    message: str
    path: Path = NO_PLACE
    offset: int = 0


@dataclass
class Layout:
    """A page as the rules for an entry as a whole see it."""

    page: Page
    language: Language
    body: list[Passage] = field(init=False)

    def __post_init__(self) -> None:
        self.body = list(passages(self.page.file.document.body))

    @cached_property
    def front(self) -> list[tuple[Path, Passage]]:
        """The texts of the front matter that the page shows, but for its title and figures."""
        return [
            (path, line_passage(text)) for path, _, text in texts(self.page.file) if path[0] not in _NOT_SHOWN_AS_TEXT
        ]

    @cached_property
    def in_order(self) -> list[tuple[Path, Passage]]:
        """Every text but titles and headings, in the order of reading."""
        body = [(NO_PLACE, passage) for passage in self.body if passage.shape != Shape.HEADING]
        # Signs of an emergency stay short, so the words in them are explained elsewhere on the page.
        first, last = ([item for item in self.front if item[0][0] == key] for key in ("summary", "urgent"))
        return first + body + [item for item in self.front if item not in first and item not in last] + last

    @cached_property
    def rendered(self) -> str:
        return " ".join(plain(section.html) for section in self.page.sections)

    @property
    def is_entry(self) -> bool:
        return self.page.file.kind in PAGE_KINDS

    @property
    def page_grade(self) -> float:
        """The grade of everything that the page says in sentences, with the figures as the load writes them."""
        return grade(
            [*(passage.text for _, passage in self.front), *_rendered_blocks(self.page.sections)], self.language.easy
        )

    @property
    def summary_grade(self) -> float:
        return grade([self.page.summary], self.language.easy)


def _rendered_blocks(sections: list[Section]) -> Iterator[str]:
    """The paragraphs and items of a rendered body; a table is no sentence."""
    for section in sections:
        html = re.sub(
            r"<table>.*?</table>|<h3[^>]*>.*?</h3>|<a class=\"source-link\"[^>]*>.*?</a>|\[\[[^\]]*\]\]",
            "",
            section.html,
            flags=re.DOTALL,
        )
        yield from (text for part in re.split(r"</?(?:p|li|ul|ol|dd|dt|div)\b[^>]*>", html) if (text := plain(part)))


LayoutFinder = Callable[[Layout], Iterator[LayoutRemark]]


@dataclass(frozen=True)
class LayoutRule:
    """A rule for an entry as a whole."""

    name: str
    find: LayoutFinder
    weight: Weight = Weight.ERROR


def _no_reader(layout: Layout) -> Iterator[LayoutRemark]:
    everything = " ".join(passage.text for _, passage in layout.in_order)
    if (
        layout.is_entry
        and layout.page.file.kind != Kind.SOURCE
        and not re.search(r"\b(?:you|your|yourself)\b", everything, re.IGNORECASE)
    ):
        yield LayoutRemark("The page never says 'you' or 'your'. Speak to the reader.", ("summary",))


def _long_lists(layout: Layout) -> Iterator[LayoutRemark]:
    message = f"This list has {{}} items; the limit is {LIST_LIMIT}. Cut it, or make two lists of it."
    items = (passage for passage in layout.body if passage.shape == Shape.ITEM)
    for _, group in groupby(items, key=lambda passage: passage.group):
        members = list(group)
        if len(members) > LIST_LIMIT:
            yield LayoutRemark(message.format(len(members)), offset=members[LIST_LIMIT].place(0))
    listed = [path for path, _ in layout.front if isinstance(path[-1], int)]
    for key, paths in groupby(listed, key=lambda path: path[:-1]):
        if (count := len(list(paths))) > LIST_LIMIT:
            yield LayoutRemark(message.format(count), key)


def _long_sections(layout: Layout) -> Iterator[LayoutRemark]:
    for heading, members in _sections(layout.body):
        count = sum(len(words(passage.text)) for passage in members if passage.shape not in (Shape.CELL, Shape.HEADER))
        if count > SECTION_WORD_LIMIT:
            message = f"'{heading.text}' has {count} words; the limit is {SECTION_WORD_LIMIT}. Cut it, or put a heading in the middle."
            yield LayoutRemark(message, offset=heading.place(0))


def _sections(body: list[Passage]) -> Iterator[tuple[Passage, list[Passage]]]:
    """Every heading with the passages below it, up to the next heading of any level."""
    heading, members = Passage(Shape.HEADING, "The start", ()), list[Passage]()
    for passage in body:
        if passage.shape == Shape.HEADING:
            yield heading, members
            heading, members = passage, []
        else:
            members.append(passage)
    yield heading, members


def _full_sections(layout: Layout) -> Iterator[LayoutRemark]:
    """As above, with the sentences that the load writes for figures."""
    too_long = {remark.offset for remark in _long_sections(layout)}
    headings = [passage for passage in layout.body if passage.shape == Shape.HEADING]
    for section in layout.page.sections:
        heading = next((passage for passage in headings if passage.text == section.heading), None)
        for part in re.split(r"<h3[^>]*>.*?</h3>", section.html, flags=re.DOTALL):
            count = len(words(plain(re.sub(r"<table>.*?</table>", "", part, flags=re.DOTALL))))
            offset = heading.place(0) if heading else 0
            if count > SECTION_WORD_LIMIT and offset not in too_long:
                message = f"'{section.heading}' has {count} words with its figures; {SECTION_WORD_LIMIT} read well. Cite fewer figures, or put a heading in the middle."
                yield LayoutRemark(message, offset=offset)


def _tables(layout: Layout) -> Iterator[LayoutRemark]:
    headers = (passage for passage in layout.body if passage.shape == Shape.HEADER)
    for _, group in groupby(headers, key=lambda passage: passage.group):
        columns = list(group)
        if len(columns) > COLUMN_LIMIT:
            yield LayoutRemark(
                f"This table has {len(columns)} columns; the limit is {COLUMN_LIMIT}. Make two of it, or a list.",
                offset=columns[0].place(0),
            )
        for header in columns:
            if len(words(header.text)) > HEADER_WORD_LIMIT:
                yield LayoutRemark(
                    f"The heading '{header.text}' of a column is long; the limit is {HEADER_WORD_LIMIT} words.",
                    offset=header.place(0),
                )


def _warning_boxes(layout: Layout) -> Iterator[LayoutRemark]:
    boxes = [passage for passage in layout.body if passage.shape == Shape.BOX]
    warnings = [box for box in boxes if _box_type(layout, box) == "warning"]
    for box in warnings[WARNING_BOX_LIMIT:]:
        yield LayoutRemark(
            f"A page has at most {WARNING_BOX_LIMIT} warning boxes. Make this one a paragraph.", offset=box.place(0)
        )
    for box in boxes:
        if re.search(r"\bget (?:\w+ )?help\b|\bcall (?:for help|your|911)|\bemergency\b", box.text, re.IGNORECASE):
            yield LayoutRemark(
                "Urgent advice is written under 'urgent:', from which the page makes its card. Delete this box.",
                offset=box.place(0),
            )


def _box_type(layout: Layout, box: Passage) -> str:
    body = layout.page.file.document.body
    line = body[body.rfind("\n", 0, box.place(0)) + 1 :].split("\n")[0]
    match = re.match(r"\s*!!!\s*([a-z]+)", line)
    return match[1] if match else ""


def _do_lines(layout: Layout) -> Iterator[LayoutRemark]:
    for path, passage in layout.front:
        if path[0] == "do" and re.match(r"(?:do not|don't|never|avoid)\b", passage.text, re.IGNORECASE):
            yield LayoutRemark(
                "A line that says what not to do belongs under 'do_not', and starts with 'Do not'.", path
            )


def _unexplained_terms(layout: Layout) -> Iterator[LayoutRemark]:
    if not layout.is_entry:
        return
    order = layout.in_order
    for use in unexplained([passage for _, passage in order], layout.language.terms):
        path = next(path for path, passage in order if passage is use.passage)
        found = use.passage.text[use.start : use.end]
        message = f"'{found}' is a word of the glossary. Explain it in brackets where the page first uses it, as in 'dummy pill (placebo)'."
        yield LayoutRemark(message, path, use.passage.place(use.start))


def _denominators(layout: Layout) -> Iterator[LayoutRemark]:
    shown = set(re.findall(r"\bin (100|1,000) people\b", layout.rendered))
    if len(shown) > 1:
        yield LayoutRemark("The page counts both out of 100 and out of 1,000. Keep to one.")


def _page_grade(layout: Layout) -> Iterator[LayoutRemark]:
    if layout.is_entry and (found := layout.page_grade) > PAGE_GRADE:
        yield LayoutRemark(
            f"The page reads at US grade {found:.1f}; the limit is {PAGE_GRADE:g}. Use shorter sentences and words.",
            ("title",),
        )


def _summary_grade(layout: Layout) -> Iterator[LayoutRemark]:
    if layout.page.summary and (found := layout.summary_grade) > SUMMARY_GRADE:
        yield LayoutRemark(
            f"The summary reads at US grade {found:.1f}; the limit is {SUMMARY_GRADE:g}. Use shorter sentences and words.",
            ("summary",),
        )


def _passive_share(layout: Layout) -> Iterator[LayoutRemark]:
    sentences = [(sentence, passage) for _, passage in layout.in_order for sentence in passage.sentences()]
    passive = [sentence for sentence, passage in sentences if any(True for _ in PASSIVE.find(sentence, passage))]
    is_for_readers = layout.is_entry and layout.page.file.kind != Kind.SOURCE
    if is_for_readers and len(sentences) >= PASSIVE_SENTENCES and len(passive) > PASSIVE_SHARE * len(sentences):
        message = f"{len(passive)} of {len(sentences)} sentences are passive, as in '{{}}'. {PASSIVE.advice}"
        yield LayoutRemark(message.format(passive[0].text), ("title",))


LAYOUT_RULES: tuple[LayoutRule, ...] = (
    LayoutRule("address-reader", _no_reader),
    LayoutRule("list-length", _long_lists),
    LayoutRule("long-section", _long_sections),
    LayoutRule("full-section", _full_sections, Weight.WARNING),
    LayoutRule("table", _tables),
    LayoutRule("warning-box", _warning_boxes),
    LayoutRule("do-line", _do_lines),
    LayoutRule("unexplained-term", _unexplained_terms),
    LayoutRule("denominator", _denominators),
    LayoutRule("page-grade", _page_grade),
    LayoutRule("summary-grade", _summary_grade),
    LayoutRule("passive", _passive_share, Weight.WARNING),
)
