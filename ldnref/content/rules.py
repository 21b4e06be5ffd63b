"""What a rule of wording is: its name, how its offences are found in a sentence, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from ldnref.content.sentences import Passage, Sentence


class Weight(Enum):
    """Errors stop the load, warnings are printed, and what is counted matters only when a page has much of it."""

    ERROR = "error"
    WARNING = "warning"
    COUNTED = "counted"


@dataclass(frozen=True)
class Offence:
    """Where in a sentence a rule is broken, and what to write instead if the rule knows the very words."""

    start: int
    end: int
    instead: str = ""


Finder = Callable[[Sentence, Passage], Iterable[Offence]]
#: Whether a match in a text is no offence after all.
Excuse = Callable[[str, re.Match[str]], bool]


@dataclass(frozen=True)
class Rule:
    """A rule of ``CONTENT-RULES.md``; ``advice`` is a sentence, in which ``{instead}`` are the words to write."""

    name: str
    advice: str
    find: Finder
    weight: Weight = Weight.ERROR


def pattern(expression: str, *unless: Excuse, case: bool = False) -> Finder:
    """Offences are the matches of an expression, except those that one of the excuses lets pass."""
    compiled = re.compile(expression, re.VERBOSE if case else re.VERBOSE | re.IGNORECASE)

    def find(sentence: Sentence, passage: Passage) -> Iterator[Offence]:
        for match in compiled.finditer(sentence.text):
            if not any(excuse(sentence.text, match) for excuse in unless):
                yield Offence(match.start(), match.end())

    return find


_DENIAL = re.compile(
    r"\b(?:not|no|never|nobody|none|nothing|neither|nor|cannot|without|hardly|myth|unproven|untrue|false|whether|unless|doubt|doubts|doubted|wonder|wonders|ask|asks|asked|beware|unclear|unknown|too (?:small|few|short|early|little|soon|weak) to)\b(?! (?:only|doubt|wonder)\b)",
    re.IGNORECASE,
)
_NO_DENIAL = re.compile(r"\b(?:no|without|not|never) (?:a )?(?:doubt|question|reason|need|matter)\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[;:]|--|[–—]|, (?:but|and|so|yet|because|since|as)\b|\b(?:but|(?<!not )yet|however|although|though|because)\b|,",
    re.IGNORECASE,
)
_QUOTE = re.compile(r'"[^"]*"')
_BRACKETS = re.compile(r"\([^()]*\)")


def clause_before(text: str, position: int) -> str:
    """The words of the same clause that stand before a position."""
    before = text[:position]
    cuts = [match.end() for match in _CLAUSE.finditer(before)]
    return before[cuts[-1] :] if cuts else before


def denied(text: str, match: re.Match[str]) -> bool:
    """Whether the words are denied, doubted or asked about in their own clause: *nobody has shown that LDN is safe*."""
    before = _NO_DENIAL.sub("", clause_before(text, match.start()))
    return _DENIAL.search(before) is not None


def denied_from_the_start(text: str) -> bool:
    """Whether a sentence denies all that follows: *Nothing shows that …*."""
    return (
        re.match(
            r"\W*(?:nothing|nobody|no|none|neither|there (?:is|are) no|it is not|this is not|that is not|do not|we do not|never)\b",
            text,
            re.IGNORECASE,
        )
        is not None
    )


def is_question(text: str, match: re.Match[str]) -> bool:
    return text.rstrip("\"') ").endswith("?")


def quoted(text: str, match: re.Match[str]) -> bool:
    """Whether the words are quoted, so that the page speaks of them and does not say them."""
    return any(quote.start() < match.start() and match.end() < quote.end() for quote in _QUOTE.finditer(text))


def in_brackets(text: str, match: re.Match[str]) -> bool:
    """Whether the words stand in brackets, as a clinical term beside the patient's word does."""
    return any(part.start() < match.start() and match.end() < part.end() for part in _BRACKETS.finditer(text))


def followed_by(expression: str) -> Excuse:
    compiled = re.compile(expression, re.VERBOSE | re.IGNORECASE)
    return lambda text, match: compiled.match(text, match.end()) is not None


def preceded_by(expression: str) -> Excuse:
    compiled = re.compile(rf"(?:{expression})\Z", re.VERBOSE | re.IGNORECASE)
    return lambda text, match: compiled.search(text[: match.start()]) is not None
