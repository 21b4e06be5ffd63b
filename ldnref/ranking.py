"""Which page answers a query best: one order, whatever the database that found the pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ldnref.content.vocabulary import Kind
from ldnref.content.words import STOP_WORDS, WEAK_WORDS, is_question, stem, telling_words
from ldnref.models import SearchDocument
from ldnref.spelling import Vocabulary

#: What a word counts for by where it stands.
IN_TITLE, IN_WHOLE_ALIAS, IN_ALIAS, IN_BODY = 8.0, 8.0, 4.0, 1.0
#: What a word counts for when only its beginning was typed, and when it tells nothing.
AS_BEGINNING, AS_WEAK = 0.5, 0.1
#: A title or alias with every word of the query, with every word that tells something, and a question for a question.
SAME_WORDS, SAME_TELLING_WORDS, QUESTION_FOR_QUESTION = 4.0, 1.6, 1.6
#: Sources are for those who ask for them, and a definition says little.
KIND_FACTORS = {Kind.SOURCE: 0.4, Kind.GLOSSARY: 0.7}
#: How many of the words a page must hold to count as an answer, with one in its title or aliases, and without.
ENOUGH_IN_NAME, ENOUGH_IN_BODY = 0.3, 0.6

_SILENT_STEMS = frozenset(stem(word) for word in STOP_WORDS | WEAK_WORDS)


@dataclass(frozen=True)
class QueryWord:
    """One word of a query, with the stems by which pages hold it."""

    stems: frozenset[str]
    beginnings: frozenset[str]
    weight: float

    @cached_property
    def all_stems(self) -> frozenset[str]:
        return self.stems | self.beginnings

    def held_by(self, stems: set[str]) -> float:
        if self.stems & stems:
            return 1.0
        return AS_BEGINNING if self.beginnings & stems else 0.0


@dataclass(frozen=True)
class Query:
    """What is asked: words that tell pages apart, all others, and whether it is a question."""

    telling: list[QueryWord]
    others: list[QueryWord]
    is_question: bool

    @cached_property
    def stems(self) -> set[str]:
        """By which a page is found."""
        return set().union(*(word.all_stems for word in self.telling))

    @cached_property
    def telling_stems(self) -> set[str]:
        """Without those of words of which only the beginning was typed."""
        return set().union(*(word.stems for word in self.telling))

    @cached_property
    def all_stems(self) -> set[str]:
        return self.telling_stems.union(*(word.stems for word in self.others))

    @cached_property
    def weight(self) -> float:
        return sum(word.weight for word in self.telling)


def read_query(tokens: list[str], vocabulary: Vocabulary) -> Query:
    telling = list(dict.fromkeys(telling_words(tokens)))
    others = [token for token in dict.fromkeys(tokens) if token not in telling]
    last = tokens[-1] if tokens else ""
    return Query(
        telling=[_query_word(token, vocabulary, may_go_on=token == last) for token in telling],
        others=[_query_word(token, vocabulary, may_go_on=False) for token in others],
        is_question=is_question(tokens),
    )


def _query_word(token: str, vocabulary: Vocabulary, *, may_go_on: bool) -> QueryWord:
    own = stem(token)
    longer = vocabulary.beginning_with(token) if may_go_on else []
    beginnings = frozenset(vocabulary.words[word].stem for word in longer) - {own}
    known = own in vocabulary.pages_with or not beginnings
    weight = vocabulary.weight(own) if known else min(vocabulary.weight(beginning) for beginning in beginnings)
    return QueryWord(frozenset([own]), beginnings, weight)


@dataclass(frozen=True)
class Rank:
    """How well one page answers a query."""

    document: SearchDocument
    score: float
    #: The share of the words that the page holds at all, and whether one is in its title or aliases.
    share: float
    in_name: bool

    @property
    def is_answer(self) -> bool:
        return self.share >= (ENOUGH_IN_NAME if self.in_name else ENOUGH_IN_BODY)

    @property
    def sort_key(self) -> tuple[float, int, str, str]:
        kind = Kind(self.document.kind)
        return -round(self.score, 6), kind.rank, self.document.title, self.document.address


def rank(document: SearchDocument, query: Query) -> Rank:
    """Score one page. The rules:

    1. A word counts the more, the fewer pages hold it, and by the best place where it stands: title, an alias of which
       every word is in the query, another alias, body. Only a beginning of the word counts half.
    2. A title or an alias with the same words as the query leads, before one with only the same telling words.
    3. A question is answered by a question.
    4. A page counts by the share of the query that it holds: one with all words comes before one with some.
    5. Sources and definitions come after pages on the same words.
    6. Words that tell nothing in a title or alias break ties.
    """
    title = set(document.title_stems.split())
    aliases = [set(alias.split()) for alias in document.alias_stems.split("\n")]
    body = set(document.body_stems.split())
    whole = set().union(*(alias for alias in aliases if _is_whole(alias, query.stems)))
    places = ((title, IN_TITLE), (whole, IN_WHOLE_ALIAS), (set().union(*aliases), IN_ALIAS), (body, IN_BODY))

    def points(word: QueryWord) -> float:
        return max(word.held_by(stems) * place for stems, place in places)

    held = [word for word in query.telling if points(word)]
    score = sum(points(word) * word.weight for word in held)
    ties = sum(points(word) * AS_WEAK for word in query.others if points(word) > IN_BODY)
    factor = KIND_FACTORS.get(Kind(document.kind), 1.0) * sum(word.weight for word in held) / query.weight
    if query.all_stems in (title, *aliases):
        factor *= SAME_WORDS
    elif any(_telling(name) == query.telling_stems for name in (title, *aliases)):
        factor *= SAME_TELLING_WORDS
    if query.is_question and document.kind == Kind.FAQ:
        factor *= QUESTION_FOR_QUESTION
    in_name = any(points(word) > IN_BODY for word in held)
    return Rank(document, (score + ties) * factor, len(held) / len(query.telling), in_name)


def _telling(stems: set[str]) -> set[str]:
    return stems - _SILENT_STEMS or stems


def _is_whole(alias: set[str], stems: set[str]) -> bool:
    return bool(alias) and _telling(alias) <= stems
