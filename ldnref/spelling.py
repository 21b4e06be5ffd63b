"""The words that occur in the content: which of them a reader may have meant."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice, takewhile

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import extract

from ldnref.content.words import STOP_WORDS, stem
from ldnref.models import SearchDocument, SearchWord

#: Shorter words are near to too many others to be repaired, or to be taken for the beginning of one.
SHORTEST_REPAIRED = 4
SHORTEST_BEGINNING = 3
#: A beginning of more words than this says too little.
BEGINNING_LIMIT = 40


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

    def nearest(self, word: str) -> SearchWord | None:
        """The word that was probably meant: fewest slips, then the same first letter, then on most pages."""
        if len(word) < SHORTEST_REPAIRED or any(letter.isdigit() for letter in word):
            return None
        limit = 1 if len(word) < 5 else 2
        near = extract(word, self.sorted_words, scorer=DamerauLevenshtein.distance, score_cutoff=limit, limit=None)
        likely = [(self.words[other], slips) for other, slips, _ in near if slips < 2 or _is_slip(word, other)]
        best = min(
            likely,
            key=lambda pair: (pair[1], pair[0].word[0] != word[0], -pair[0].documents, pair[0].word),
            default=None,
        )
        return best[0] if best else None

    def weight(self, word_stem: str) -> float:
        """How much a word tells: the more, the fewer pages hold it."""
        return math.log(1 + self.pages / max(1, min(self.pages, self.pages_with[word_stem])))


def _is_slip(word: str, other: str) -> bool:
    """Whether two slips could turn the other word into this one; with fewer conditions, any short word is near some other."""
    return word[0] == other[0] and len(other) > len(word) - 2 and other not in STOP_WORDS


@dataclass
class Repair:
    """The words of a query as they will be looked for."""

    tokens: list[str]
    repaired: bool = False
    #: The query with the name of a medicine in place of an unknown word: look-alike names can hurt, so a reader chooses.
    offered: list[str] = field(default_factory=list)


def repair(tokens: list[str], vocabulary: Vocabulary, *, exact: bool) -> Repair:
    """Put known words in place of unknown ones, or, where that would not be safe or wanted, offer them."""
    result = Repair(list(tokens))
    for place, token in enumerate(tokens):
        is_beginning = place == len(tokens) - 1 and vocabulary.beginning_with(token)
        if vocabulary.knows(token) or is_beginning:
            continue
        meant = vocabulary.nearest(token)
        if meant is None:
            continue
        if exact or meant.is_medicine:
            result.offered.append(" ".join([*tokens[:place], meant.word, *tokens[place + 1 :]]))
        else:
            result.tokens[place] = meant.word
            result.repaired = True
    return result
