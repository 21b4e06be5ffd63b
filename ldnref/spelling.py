"""The words that occur in the content, and what readers' words mean there."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice, product, takewhile
from typing import Any

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from ldnref.content.words import STOP_WORDS, WEAK_WORDS, common_words, stem, stems, tokenise
from ldnref.lookalikes import SHORTEST_SOUND, Lookalikes, sound
from ldnref.models import ContentLoad, Lexicon, SearchDocument, SearchWord

#: Shorter words are near to too many others to be repaired, or to be taken for the beginning of one.
SHORTEST_REPAIRED = 4
SHORTEST_BEGINNING = 3
#: How many slips a word may hold, by its letters at least.
SLIPS_FROM = ((3, 10), (2, 6), (1, 0))
#: Behind so many right letters there may be three.
SAME_BEGINNING = 4
#: What sounds the same is written with so many slips at most.
FAR = 3
#: Words on fewer pages are not taken for what sounds the same.
COMMON_FROM = 3
#: A beginning of more words than this says too little.
BEGINNING_LIMIT = 40
#: More unknown words than this are not a few slips.
REPAIRED_LIMIT = 3
#: How many ways to read a query are tried.
READING_LIMIT = 3
#: Each of two words that were written as one has so many letters.
SHORTEST_PART = 3

#: What a word tells beside one of our own: one that says how a question is put, one of another subject, a common English
#: word in a title or alias of ours or in none, a number, the name of a medicine, any other word that names no page; a
#: short one, or one with digits, tells no more than a common one.
AS_SILENT, AS_OTHER_SUBJECT, AS_COMMON_NAME, AS_COMMON = 0.25, 2.0, 0.6, 0.3
AS_NUMBER, AS_MEDICINE, AS_FOREIGN = 0.3, 1.3, 0.8

Stems = tuple[str, ...]


class Vocabulary:
    """All words of one load of the content, and its lexicon."""

    def __init__(self, words: list[SearchWord], pages: int, lexicon: dict[str, Any]) -> None:
        self.pages = pages
        self.pages_with: Counter[str] = Counter()
        self.named_by: Counter[str] = Counter()
        self.medicines = {word.stem for word in words if word.is_medicine}
        for word in words:
            self.pages_with[word.stem] += word.documents
            self.named_by[word.stem] += word.names
        self.words = {word: SearchWord(word=word, stem=stem(word), documents=0) for word in _meaning_words(lexicon)}
        self.words |= {word.word: word for word in words}
        self.sorted_words = sorted(self.words)
        self.of_length: dict[int, list[str]] = defaultdict(list)
        self.of_length_with: dict[tuple[int, str], list[str]] = defaultdict(list)
        self.of_sound: dict[str, list[str]] = defaultdict(list)
        for known in self.sorted_words:
            if self.is_sounded(known):
                self.of_sound[sound(known)].append(known)
            self.of_length[len(known)].append(known)
            self.of_length_with[len(known), known[0]].append(known)
        self.stems = {word.stem for word in self.words.values()}
        self.meanings = _meanings(lexicon)
        self.longest_meaning = max(map(len, self.meanings), default=1)
        self.elsewhere: dict[str, list[list[str]]] = defaultdict(list)
        for phrase in map(tokenise, lexicon.get("elsewhere", [])):
            self.elsewhere[phrase[0]].append(phrase)
        self.other_medicines = {token for name in lexicon.get("other_medicines", []) for token in tokenise(name)}
        self.other_subjects = _stems_of(lexicon.get("other_subjects", []))
        self.common = {stem(word) for word in common_words()} | _stems_of(lexicon.get("ordinary", []))
        self.silent = {stem(word) for word in STOP_WORDS | WEAK_WORDS}
        self.ordinary = self.common | self.other_subjects
        self.weights = {word_stem: self._weight(word_stem) for word_stem in self.pages_with}
        self.spanish = _spanish_words(lexicon, self.words)

    @classmethod
    def read(cls) -> Vocabulary:
        lexicon = Lexicon.objects.first()
        return cls(list(SearchWord.objects.all()), SearchDocument.objects.count(), lexicon.words if lexicon else {})

    def knows(self, word: str) -> bool:
        """Whether a page holds the word, or one that it stands for."""
        return word in self.words or stem(word) in self.stems

    def is_right(self, word: str) -> bool:
        """Whether the word is spelled as it was meant, even if no page holds it."""
        return self.knows(word) or self.is_ordinary(word)

    def is_ordinary(self, word: str) -> bool:
        """Whether it is a common word, or one of another subject, or a medicine that we have nothing on."""
        return stem(word) in self.ordinary or word in self.other_medicines

    def is_medicine(self, word: str) -> bool:
        return word in self.words and self.words[word].is_medicine

    def is_unknown(self, word: str) -> bool:
        """Whether it is a word that tells something and that no page holds."""
        tells = len(word) >= SHORTEST_BEGINNING and word.isalpha() and word not in STOP_WORDS
        return tells and not self.knows(word)

    @cached_property
    def lookalikes(self) -> Lookalikes:
        return Lookalikes([word.word for word in self.words.values() if word.is_medicine])

    def is_spanish(self, tokens: list[str]) -> bool:
        return not self.spanish.isdisjoint(tokens)

    def is_elsewhere(self, tokens: list[str]) -> bool:
        """Whether the words name a subject that is not ours."""
        return any(
            tokens[place : place + len(phrase)] == phrase
            for place, token in enumerate(tokens)
            for phrase in self.elsewhere.get(token, ())
        )

    def beginning_with(self, beginning: str) -> list[str]:
        if len(beginning) < SHORTEST_BEGINNING or self.is_ordinary(beginning):
            return []
        start = bisect_left(self.sorted_words, beginning)
        following = islice(self.sorted_words, start, None)
        return list(islice(takewhile(lambda word: word.startswith(beginning), following), BEGINNING_LIMIT))

    def nearest(self, word: str) -> list[SearchWord]:
        """The words that were probably meant, all by equally few slips: with the same first letter first, then by pages."""
        if len(word) < SHORTEST_REPAIRED or any(letter.isdigit() for letter in word):
            return []
        limit = next(slips for slips, shortest in SLIPS_FROM if len(word) >= shortest)
        others = self.words_like(word)
        found = extract(word, others, scorer=OSA.distance, score_cutoff=limit, limit=None)
        likely = [(other, slips) for other, slips, _ in found if _is_slip(word, other, slips)]
        fewest = min((slips for _, slips in likely), default=0)
        far = FAR if fewest != 1 else 1
        alike = [other for other in self.of_sound[sound(word)] if OSA.distance(word, other) <= far]
        near = alike + [other for other, slips in likely if slips == fewest and other not in alike]
        if not near:
            near = list(self.lookalikes.of(word))
        near = [other for other in near if other not in self.spanish] or near
        return sorted(map(self.words.__getitem__, near), key=lambda other: self._nearness(word, other, alike))

    def _nearness(self, word: str, other: SearchWord, alike: list[str]) -> tuple[bool, bool, int, str]:
        return other.word[0] != word[0], other.word not in alike, -other.documents, other.word

    def is_sounded(self, word: str) -> bool:
        """Whether it is taken for what sounds the same: not where few pages hold it, or few sounds make it."""
        known = self.words[word]
        return known.documents >= COMMON_FROM and not known.is_medicine and len(sound(word)) >= SHORTEST_SOUND

    def words_like(self, word: str) -> list[str]:
        """Those that one slip could turn into the word, or two behind the same first letter, by their length."""
        lengths = range(len(word) - 1, len(word) + 2)
        others = [other for length in lengths for other in self.of_length[length]]
        others += self.of_length_with[len(word) + 2, word[0]]
        return others

    def parts(self, word: str) -> list[str]:
        """The two words of ours that were written as one: *brainfog*."""
        cuts = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
        pairs = [[word[:n], word[n:]] for n in cuts if self.is_on_pages(word[:n]) and self.is_on_pages(word[n:])]
        return max(pairs, key=lambda pair: sum(self.words[part].documents for part in pair), default=[])

    def is_on_pages(self, word: str) -> bool:
        return word in self.words and self.words[word].documents > 0 and word not in STOP_WORDS

    def weight(self, word_stem: str) -> float:
        """How much a word tells: the more, the fewer pages it names, by what sort of word it is."""
        return self.weights[word_stem] if word_stem in self.weights else self._weight(word_stem)

    def _weight(self, word_stem: str) -> float:
        named = min(self.pages, self.named_by[word_stem])
        rarity = math.log(1 + max(1, self.pages) / max(1, named))
        return rarity * self._importance(word_stem, is_named=named > 0)

    def _importance(self, word_stem: str, *, is_named: bool) -> float:
        if word_stem in self.silent:
            return AS_SILENT
        if word_stem in self.other_subjects:
            return AS_OTHER_SUBJECT
        if word_stem[0].isdigit():
            return AS_NUMBER
        if word_stem in self.common:
            return AS_COMMON_NAME if is_named else AS_COMMON
        if word_stem in self.medicines:
            return AS_MEDICINE
        if is_named:
            return 1.0
        return AS_FOREIGN if len(word_stem) > SHORTEST_BEGINNING and word_stem.isalpha() else AS_COMMON


def _stems_of(words: list[str]) -> set[str]:
    return {stem(token) for word in words for token in tokenise(word)}


def _meaning_words(lexicon: dict[str, Any]) -> set[str]:
    phrases = [phrase for phrases in lexicon.get("means", {}).values() for phrase in phrases]
    return {token for phrase in phrases for token in tokenise(phrase)}


def _meanings(lexicon: dict[str, Any]) -> dict[Stems, list[Stems]]:
    """By the stems of an everyday word or phrase: those of the words that it stands for."""
    meanings: dict[Stems, list[Stems]] = {}
    for word, phrases in lexicon.get("means", {}).items():
        for phrase in phrases:
            meanings.setdefault(tuple(stems(phrase)), []).append(tuple(stems(word)))
    return meanings


def _spanish_words(lexicon: dict[str, Any], words: dict[str, SearchWord]) -> set[str]:
    """The words that pages hold only as Spanish names for them."""
    named: Counter[str] = Counter()
    for phrases in lexicon.get("spanish", {}).values():
        named.update({token for phrase in phrases for token in tokenise(phrase)})
    return {token for token, pages in named.items() if token in words and words[token].documents <= pages}


def _is_slip(word: str, other: str, slips: int) -> bool:
    """Whether slips could turn the other word into this one; with fewer conditions, any short word is near some other."""
    if other in STOP_WORDS:
        return False
    if slips > 2 and word[:SAME_BEGINNING] != other[:SAME_BEGINNING]:
        return False
    return slips < 2 or (word[0] == other[0] and len(other) > len(word) - 2)


@dataclass(frozen=True)
class Reading:
    """One way to read the words of a query."""

    tokens: list[str]
    repaired: bool
    #: The query with other words in place of unknown ones, for the reader to choose.
    offered: list[str]
    #: The words that we have nothing on.
    unknown: list[str]
    #: Whether a word was repaired and another is not known at all, or no word was typed right.
    is_guess: bool = False


def readings(typed: list[str], vocabulary: Vocabulary, *, exact: bool) -> list[Reading]:
    """The query with known words in place of unknown ones; several readings where several words are equally near.

    Where one of these is the name of a medicine they are only offered: names that look alike can hurt.
    """
    offered: list[str] = []
    unknown: list[str] = []
    tried: dict[str, list[list[str]]] = {}
    choices = [[[token]] for token in typed]
    for place, token in enumerate(typed):
        is_beginning = place == len(typed) - 1 and bool(vocabulary.beginning_with(token))
        if vocabulary.is_right(token):
            if not is_beginning and vocabulary.is_unknown(token):
                unknown.append(token)
            continue
        if token not in tried and len(tried) < REPAIRED_LIMIT:
            tried[token] = _instead_of(token, vocabulary)
        instead = tried.get(token, [])
        if instead and not exact and not _is_name(instead, vocabulary):
            choices[place] = [*([[token]] if is_beginning else []), *instead]
            continue
        if is_beginning:
            continue
        unknown += [token] if vocabulary.is_unknown(token) else []
        offered += [" ".join([*typed[:place], *tokens, *typed[place + 1 :]]) for tokens in instead]
    combined = islice(product(*choices), READING_LIMIT)
    ways = ([token for piece in pieces for token in piece] for pieces in combined)
    unknown, offered = list(dict.fromkeys(unknown)), list(dict.fromkeys(offered))
    none_right = len(typed) > 1 and not any(map(vocabulary.is_right, typed))
    return [
        Reading(tokens, tokens != typed, offered, unknown, tokens != typed and (bool(unknown) or none_right))
        for tokens in ways
    ]


def _instead_of(token: str, vocabulary: Vocabulary) -> list[list[str]]:
    near = [[word.word] for word in vocabulary.nearest(token)[:READING_LIMIT]]
    parts = vocabulary.parts(token)
    return near or ([parts] if parts else [])


def _is_name(instead: list[list[str]], vocabulary: Vocabulary) -> bool:
    """Whether one of the words is the name of a medicine, other than the one that every page is about."""
    words = {word for tokens in instead for word in tokens} - WEAK_WORDS
    return any(vocabulary.is_medicine(word) or word in vocabulary.other_medicines for word in words)


def pieces(tokens: list[str], vocabulary: Vocabulary) -> Iterator[tuple[list[str], list[Stems]]]:
    """The words of a query, those of a phrase of the lexicon together, with what they stand for."""
    own, start = list(map(stem, tokens)), 0
    while start < len(tokens):
        lengths = range(vocabulary.longest_meaning, 0, -1)
        length = next((n for n in lengths if tuple(own[start : start + n]) in vocabulary.meanings), 1)
        meanings = vocabulary.meanings.get(tuple(own[start : start + length]), [])
        if not meanings and vocabulary.is_on_pages("".join(tokens[start : start + 2])) and start + 2 <= len(tokens):
            length, meanings = 2, [(stem("".join(tokens[start : start + 2])),)]
        yield tokens[start : start + length], meanings
        start += length


def loaded_version() -> str:
    """The version of the newest load; empty before the first."""
    return ContentLoad.objects.values_list("version", flat=True).first() or ""


def vocabulary_of(version: str) -> Vocabulary:
    """The words of a load, kept between requests."""
    return _kept_vocabulary(version) if version else Vocabulary.read()


def forget_vocabulary() -> None:
    """Before a load writes new words."""
    _kept_vocabulary.cache_clear()


@lru_cache(maxsize=1)
def _kept_vocabulary(version: str) -> Vocabulary:
    return Vocabulary.read()
