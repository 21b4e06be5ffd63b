"""Hold every entry against the rules of wording and layout, but for those that its front matter waives with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ldnref.content.collection import Content
from ldnref.content.front_matter import Path
from ldnref.content.layout import LAYOUT_RULES, Layout, LayoutRule
from ldnref.content.pages import NO_PLACE, Page, text_problem, texts
from ldnref.content.plain_words import HEADING_RULE
from ldnref.content.problems import Problem, did_you_mean, shortened
from ldnref.content.records import ContentFile
from ldnref.content.rules import Offence, Rule, Weight
from ldnref.content.sentences import Passage, line_passage, passages
from ldnref.content.vocabulary import Kind
from ldnref.content.wording import RULES, offences

#: What may be waived. A figure without a source, or a number to call (``prose``), never may.
RULE_NAMES = tuple(dict.fromkeys([rule.name for rule in (*RULES, HEADING_RULE)] + [rule.name for rule in LAYOUT_RULES]))

#: Keys of an estimate whose text goes into a sentence. They are parts of sentences, so only some rules fit them.
_ESTIMATE_KEYS = "outcome population dose length comparator comparator_not_read figure where reported_by".split()
_FRAGMENT_RULES = frozenset(
    """contraction latin-short-form experience develop drug british-spelling british-word international-name range-dash
    dose-space leading-zero trailing-zero date-form promotion reviewed-by number-word chronic should""".split()
)
#: The title of a source names what others have written.
_SOURCE_TITLE_RULES = frozenset(RULE_NAMES) - frozenset(
    "number-word british-spelling drug chronic band-word safe-claim sign-claim".split()
)


def check_wording(content: Content, page: Page) -> Iterator[Problem]:
    """Every offence of an entry, as an error or a warning, and every waiver that names no rule."""
    waivers = getattr(page.file.record, "waivers", {})
    for rule, problem in broken_rules(content, page):
        if rule not in waivers:
            yield problem
    for name in waivers:
        if name not in RULE_NAMES:
            message = f"'{name}' is not a rule that can be waived.{did_you_mean(name, RULE_NAMES)}"
            yield page.file.problem(("waivers", name, "#key"), message)


def broken_rules(content: Content, page: Page) -> Iterator[tuple[str, Problem]]:
    """The names of the rules that an entry breaks, waived or not, each with its problem."""
    for path, passage, allowed in _written(page.file):
        for rule, offence in offences(passage):
            if rule.weight != Weight.COUNTED and (allowed is None or rule.name in allowed):
                yield rule.name, _wording_problem(page.file, path, passage, rule, offence)
    # What is said of the page as a whole would often only follow from another mistake in it.
    if not any(problem.path == page.file.document.file.path for problem in content.errors):
        layout = Layout(page, content.language)
        for layout_rule in LAYOUT_RULES:
            yield from ((layout_rule.name, problem) for problem in _layout_problems(layout, layout_rule))


def _written(file: ContentFile) -> Iterator[tuple[Path, Passage, frozenset[str] | None]]:
    """Every text of a file that readers see, and the rules that fit it: all of them when it says none."""
    for path, _, text in texts(file):
        if not file.is_sound(path):
            continue
        is_name = path == ("title",) and file.kind == Kind.SOURCE
        yield path, line_passage(text), _SOURCE_TITLE_RULES if is_name else None
    for index, estimate in enumerate(file.record.estimate_list()):
        for key in _ESTIMATE_KEYS:
            if not file.is_sound(("estimates", index, key)):
                continue
            value = getattr(estimate, key) if key != "figure" else getattr(estimate.figure, "words", None)
            if isinstance(value, str):
                yield ("estimates", index, key), line_passage(value), _FRAGMENT_RULES
    for passage in passages(file.document.body):
        yield NO_PLACE, passage, None


def _wording_problem(file: ContentFile, path: Path, passage: Passage, rule: Rule, offence: Offence) -> Problem:
    found = passage.text[offence.start : offence.end]
    advice = rule.advice.replace("{instead}", offence.instead)
    message = f"'{shortened(found)}'{':' if advice[0].isupper() else ''} {advice}"
    problem = replace(
        text_problem(file, path, passage.place(offence.start), rule.name, message),
        field=rule.name,
        is_warning=rule.weight == Weight.WARNING,
    )
    return problem if path == NO_PLACE else _at_the_words(file, problem, found)


def _at_the_words(file: ContentFile, problem: Problem, found: str) -> Problem:
    """At the offending words themselves, where they stand in the first lines of a value as they were written."""
    lines = file.document.file.text.split("\n")[problem.line - 1 :][:6]
    for number, line in enumerate(lines):
        position = line.find(found, problem.column - 1 if number == 0 else 0)
        if position >= 0:
            return replace(problem, line=problem.line + number, column=position + 1)
    return problem


def _layout_problems(layout: Layout, rule: LayoutRule) -> Iterator[Problem]:
    for remark in rule.find(layout):
        problem = text_problem(layout.page.file, remark.path, remark.offset, rule.name, remark.message)
        yield replace(problem, field=rule.name, is_warning=rule.weight == Weight.WARNING)
