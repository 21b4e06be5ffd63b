"""How hard a text is to read: the US school grade by Flesch-Kincaid, counted by textstat."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import textstat

from ldnref.content.schema import Condition, Medicine, Record
from ldnref.content.sentences import ESTIMATE

PAGE_GRADE = 8.0
SUMMARY_GRADE = 6.0

#: Stands for a name that readers have to know anyway, and that no shorter word can replace.
_EASY_WORD = "pill"

#: Medicines and conditions that no file of the content names.
_MORE_NAMES = """
naltrexone LDN acetaminophen epinephrine nitroglycerin furosemide lidocaine warfarin metformin cyclosporine heroin
antidepressant antidepressants antihistamine antihistamines benzodiazepine benzodiazepines melatonin ketamine
amitriptyline buprenorphine methadone Vivitrol osteoarthritis hepatitis cirrhosis epilepsy asthma diabetes
"""
_LONGEST_NAME = 4
_MARKS = ".,;:!?()\"'"
_NO_NAME = re.compile(
    r"^(?:does|do|can|is|are|will|why|how|what|with|for)\b|\b(?:for everything|in general|and other)\b", re.IGNORECASE
)

_DECIMAL = re.compile(r"(?<=\d)[.,](?=\d)")
_SHORT_FORM = re.compile(r"\b(Dr|Mr|Mrs|Ms|St|vs|No)\.(?=\s)")


@dataclass(frozen=True)
class EasyNames:
    """Names of medicines and conditions in small letters, each of which counts as one easy word."""

    names: frozenset[str]

    @classmethod
    def of(cls, records: Iterable[Record]) -> EasyNames:
        names = {name.lower() for record in records for name in _names(record)}
        return cls(frozenset(names) | frozenset(_MORE_NAMES.lower().split()))

    def replaced(self, text: str) -> str:
        """The text with one easy word in place of every name, the longest first."""
        kept: list[str] = []
        parts, place = text.split(" "), 0
        while place < len(parts):
            longest = min(_LONGEST_NAME, len(parts) - place)
            length = next((n for n in range(longest, 0, -1) if _bare(parts[place : place + n]) in self.names), 0)
            last = parts[place + max(length, 1) - 1]
            kept.append(_EASY_WORD + last[len(last.rstrip(_MARKS)) :] if length else last)
            place += max(length, 1)
        return " ".join(kept)


def _bare(parts: list[str]) -> str:
    return " ".join(parts).strip(_MARKS).lower()


def _names(record: Record) -> Iterator[str]:
    if isinstance(record, Medicine):
        names = record.names
    elif isinstance(record, Condition):
        names = [record.title, *record.aliases]
    else:
        return
    for name in names:
        without_brackets = re.sub(r"\s*\([^)]*\)", "", name).strip()
        if 1 <= len(without_brackets.split()) <= _LONGEST_NAME and not _NO_NAME.search(without_brackets):
            yield without_brackets


def grade(texts: Iterable[str], easy: EasyNames) -> float:
    """The grade of some paragraphs and list items; each ends a sentence, whether or not it has a full stop."""
    return float(textstat.flesch_kincaid_grade(easy.replaced(" ".join(_sentence_by_sentence(texts)))))


def _sentence_by_sentence(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        # The library ends a sentence at every point, even inside 4.5.
        plain = _SHORT_FORM.sub(r"\1", _DECIMAL.sub("", text.replace(ESTIMATE, " "))).strip()
        if plain:
            yield plain if plain[-1] in ".!?" else f"{plain.rstrip(':;,')}."
