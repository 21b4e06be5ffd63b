"""The PEMAT items that a machine can look at, for each entry: what is there, and what is missing.

PEMAT is the Patient Education Materials Assessment Tool. Most of its items need a person, so this is a lint for editors.
It is no PEMAT score, and must never be published as one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ldnref.content.layout import LAYOUT_RULES, SECTION_WORD_LIMIT, Layout
from ldnref.content.plain_words import HEADING_RULE, LONG_SENTENCE
from ldnref.content.schema import Urgent
from ldnref.content.sentences import Shape, words
from ldnref.content.vocabulary import PAGE_KINDS, Kind

#: Kinds whose pages teach patients something to do; the page of a source says what the source found.
KINDS = tuple(kind for kind in PAGE_KINDS if kind != Kind.SOURCE)

#: Pages and parts of pages that readers can take along or fill in.
_TOOLS = ("guides/talking-to-your-clinic", "faq/emergency-pain-card", "guides/the-opioid-gap", "handouts")
_ACTION_LISTS = ("do", "do_not", "steps")
_ORDER = re.compile(
    r"(?:^|[.:;,]\s+|\bthen\s+|\band\s+)(?:please\s+|first,?\s+|if [^,.]*,\s+)?(?:ask|tell|call|read|take|bring|write|keep|check|get|see|show|try|start|say|do not|look|talk|print|carry|plan|wait|give|eat|drink|go|note|lock|store|list|skip|rest|stop|use)\b",
    re.IGNORECASE,
)
_PERCENTAGE_OF_PEOPLE = re.compile(
    r"(?<!by )(?<!by about )(?<!over )(?<!under )(?<![\d.])\d+(?:\.\d+)?%(?! (?:less|more|lower|higher)\b)"
)


@dataclass(frozen=True)
class Item:
    """One PEMAT item: its number, what it asks, and what to add where it is missing."""

    number: int
    asks: str
    missing: str
    is_there: Callable[[Layout], bool]


def missing_items(layout: Layout) -> Iterator[Item]:
    """The items that an entry lacks; none for kinds that are not for patients to act on."""
    if layout.page.file.kind in KINDS:
        yield from (item for item in ITEMS if not item.is_there(layout))


def _keeps(name: str) -> Callable[[Layout], bool]:
    """Whether an entry keeps a rule of layout."""
    rule = next(rule for rule in LAYOUT_RULES if rule.name == name)
    return lambda layout: next(rule.find(layout), None) is None


def _names_the_medicine(layout: Layout) -> bool:
    record = layout.page.file.record
    return re.search(r"\b(?:LDN|naltrexone)\b", f"{record.name} {layout.page.summary}", re.IGNORECASE) is not None


def _has_no_percentages(layout: Layout) -> bool:
    """People are counted out of 100; how far a score fell may be a percentage."""
    return _PERCENTAGE_OF_PEOPLE.search(f"{layout.rendered} {layout.page.summary}") is None


def _has_headings(layout: Layout) -> bool:
    headings = [passage for passage in layout.body if passage.shape == Shape.HEADING]
    is_short = len(words(layout.rendered)) <= SECTION_WORD_LIMIT
    return is_short or (
        bool(headings) and not any(True for h in headings for s in h.sentences() for _ in HEADING_RULE.find(s, h))
    )


def _marks_urgent_advice(layout: Layout) -> bool:
    """Whether a page that names the number for emergencies also has the card that makes it seen."""
    urgent = getattr(layout.page.file.record, "urgent", None)
    names_it = "[[call:emergency]]" in layout.page.file.document.body
    return not names_it or not isinstance(urgent, Urgent) or bool(urgent.emergency or urgent.same_day)


def _says_what_to_do(layout: Layout) -> bool:
    record = layout.page.file.record
    if any(getattr(record, key, None) for key in ("do", "ask")):
        return True
    return any(_ORDER.search(passage.text) for _, passage in layout.in_order)


def _has_short_steps(layout: Layout) -> bool:
    steps = (passage for path, passage in layout.front if path[0] in _ACTION_LISTS)
    return all(sentence.words <= LONG_SENTENCE for passage in steps for sentence in passage.sentences())


def _offers_a_tool(layout: Layout) -> bool:
    """A list of questions to take along, a checklist or a card: on the page, or one step away."""
    file = layout.page.file
    if getattr(file.record, "ask", None) or file.reference in _TOOLS:
        return True
    linked = " ".join([file.document.body, *(f"/{reference}/" for reference in file.record.references())])
    return any(f"/{tool}/" in linked for tool in _TOOLS)


ITEMS: tuple[Item, ...] = (
    Item(1, "The purpose is plain at once", "Name LDN or naltrexone in the title or the summary.", _names_the_medicine),
    Item(
        4,
        "Medical terms are explained",
        "Explain each glossary word in brackets where it is first used.",
        _keeps("unexplained-term"),
    ),
    Item(5, "Active voice", "Say who does what: at most 1 sentence in 5 may be passive.", _keeps("passive")),
    Item(6, "Numbers are clear", "Say people out of 100, not percentages.", _has_no_percentages),
    Item(7, "Nothing to calculate", "Count out of the same number on the whole page.", _keeps("denominator")),
    Item(8, "Short sections", f"At most {SECTION_WORD_LIMIT} words under a heading.", _keeps("long-section")),
    Item(9, "Headings that inform", "Write headings that say something.", _has_headings),
    Item(11, "A summary", "Write a summary.", lambda layout: bool(layout.page.summary)),
    Item(
        12,
        "Visual cues for key points",
        "Put urgent signs under 'urgent:', which makes the card.",
        _marks_urgent_advice,
    ),
    Item(19, "Simple tables", "At most 4 columns with short headings.", _keeps("table")),
    Item(20, "Something to do", "Add 'do', 'ask', or a sentence that says what to do.", _says_what_to_do),
    Item(21, "Speaks to the reader", "Say 'you'.", _keeps("address-reader")),
    Item(22, "Steps that can be taken", f"At most {LONG_SENTENCE} words a step.", _has_short_steps),
    Item(
        23,
        "A tool to use",
        "Link a list or card to take along, such as /guides/talking-to-your-clinic/, or name it under 'related:'.",
        _offers_a_tool,
    ),
)
