"""The words that occur in the content: which of them a reader may have meant."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product, takewhile

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import extract

from ldnref.content.words import STOP_WORDS, stem
from ldnref.models import ContentLoad, SearchDocument, SearchWord

#: Shorter words are near to too many others to be repaired, or to be taken for the beginning of one.
SHORTEST_REPAIRED = 4
SHORTEST_BEGINNING = 3
#: A beginning of more words than this says too little.
BEGINNING_LIMIT = 40
#: How many ways to read a query are tried.
READING_LIMIT = 3


class Vocabulary:
    """All words of one load of the content."""

    def __init__(self, words: list[SearchWord], pages: int) -> None:
        self.words = {word.word: word for word in words}
        self.sorted_words = sorted(self.words)
        self.pages = pages
        self.pages_with: Counter[str] = Counter()
        for word in words:
            self.pages_with[word.stem] += word.documents

    @classmethod
    def read(cls) -> Vocabulary:
        return cls(list(SearchWord.objects.all()), SearchDocument.objects.count())

    def knows(self, word: str) -> bool:
        return word in self.words or stem(word) in self.pages_with

    def beginning_with(self, beginning: str) -> list[str]:
        if len(beginning) < SHORTEST_BEGINNING:
            return []
        start = bisect_left(self.sorted_words, beginning)
        following = islice(self.sorted_words, start, None)
        return list(islice(takewhile(lambda word: word.startswith(beginning), following), BEGINNING_LIMIT))

    def nearest(self, word: str) -> list[SearchWord]:
        """The words that were probably meant, all by equally few slips: with the same first letter first, then by pages."""
        if len(word) < SHORTEST_REPAIRED or any(letter.isdigit() for letter in word):
            return []
        limit = 1 if len(word) < 5 else 2
        found = extract(word, self.sorted_words, scorer=DamerauLevenshtein.distance, score_cutoff=limit, limit=None)
        likely = [(other, slips) for other, slips, _ in found if slips < 2 or _is_slip(word, other)]
        fewest = min((slips for _, slips in likely), default=0)
        near = [self.words[other] for other, slips in likely if slips == fewest]
        return sorted(near, key=lambda other: (other.word[0] != word[0], -other.documents, other.word))

    def weight(self, word_stem: str) -> float:
        """How much a word tells: the more, the fewer pages hold it."""
        return math.log(1 + self.pages / max(1, min(self.pages, self.pages_with[word_stem])))


def _is_slip(word: str, other: str) -> bool:
    """Whether two slips could turn the other word into this one; with fewer conditions, any short word is near some other."""
    return word[0] == other[0] and len(other) > len(word) - 2 and other not in STOP_WORDS


@dataclass(frozen=True)
class Reading:
    """One way to read the words of a query."""

    tokens: list[str]
    repaired: bool
    #: The query with other words in place of unknown ones, for the reader to choose.
    offered: list[str]


def readings(typed: list[str], vocabulary: Vocabulary, *, exact: bool) -> list[Reading]:
    """The query with known words in place of unknown ones; several readings where several words are equally near.

    Where one of these is the name of a medicine they are only offered: names that look alike can hurt.
    """
    offered: list[str] = []
    choices = [[token] for token in typed]
    for place, token in enumerate(typed):
        is_beginning = place == len(typed) - 1 and vocabulary.beginning_with(token)
        near = [] if vocabulary.knows(token) or is_beginning else vocabulary.nearest(token)[:READING_LIMIT]
        if exact or any(word.is_medicine for word in near):
            offered += [" ".join([*typed[:place], word.word, *typed[place + 1 :]]) for word in near]
        elif near:
            choices[place] = [word.word for word in near]
    combined = islice(product(*choices), READING_LIMIT)
    return [Reading(list(tokens), list(tokens) != typed, offered) for tokens in combined]


def current_vocabulary() -> Vocabulary:
    """The words of the newest load, kept between requests."""
    version = ContentLoad.objects.values_list("version", flat=True).first()
    return _vocabulary_of(version) if version else Vocabulary.read()


def forget_vocabulary() -> None:
    """Before a load writes new words."""
    _vocabulary_of.cache_clear()


@lru_cache(maxsize=1)
def _vocabulary_of(version: str) -> Vocabulary:
    return Vocabulary.read()
