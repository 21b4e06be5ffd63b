"""The rules of wording: what may not stand in a sentence that patients read, and what to write instead."""

from __future__ import annotations

from functools import lru_cache

from ldnref.content.claims import CLAIMS
from ldnref.content.number_forms import NUMBER_FORMS
from ldnref.content.plain_words import HEADING_RULE, PLAIN_WORDS
from ldnref.content.rules import Offence, Rule
from ldnref.content.sentences import Passage, Sentence, Shape

RULES: tuple[Rule, ...] = (*PLAIN_WORDS, *NUMBER_FORMS, *CLAIMS)


def offences(passage: Passage) -> tuple[tuple[Rule, Offence], ...]:
    """What the rules of wording find in a passage, at places in its text."""
    return _offences(passage.shape, passage.text)


@lru_cache(maxsize=20_000)
def _offences(shape: Shape, text: str) -> tuple[tuple[Rule, Offence], ...]:
    """Remembered, since most texts are the same at the next load."""
    passage = Passage(shape, text, ())
    found = []
    if shape == Shape.HEADING:
        found += [(HEADING_RULE, offence) for offence in HEADING_RULE.find(Sentence(text, 0), passage)]
    for sentence in passage.sentences():
        for rule in RULES:
            for offence in rule.find(sentence, passage):
                start, end = sentence.start + offence.start, sentence.start + offence.end
                found.append((rule, Offence(start, end, offence.instead)))
    return tuple(found)
