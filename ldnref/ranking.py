"""Which page answers a query best: one order, whatever the database that found the pages."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from ldnref.content.vocabulary import Kind
from ldnref.content.words import STOP_WORDS, WEAK_WORDS, is_question, stem, telling_words
from ldnref.models import SearchDocument
from ldnref.spelling import Stems, Vocabulary, pieces

#: What a word counts for by where it stands.
IN_TITLE, IN_WHOLE_ALIAS, IN_ALIAS, IN_BODY = 8.0, 8.0, 4.0, 1.0
#: What a word counts for when only its beginning was typed, and when it tells nothing.
AS_BEGINNING, AS_WEAK = 0.5, 0.1
#: What another word with the same meaning counts for.
AS_MEANING = 0.9
#: A title or alias with every word of the query, with every word that tells something, and a question for a question.
SAME_WORDS, SAME_TELLING_WORDS, QUESTION_FOR_QUESTION = 4.0, 1.6, 1.6
#: The same for an interaction when a medicine is named, and for how close the words of a title or alias come.
INTERACTION_FOR_MEDICINE, AS_CLOSE = 1.3, 0.4
#: Sources are for those who ask for them, and a definition says little.
KIND_FACTORS = {Kind.SOURCE: 0.4, Kind.GLOSSARY: 0.7}
#: How much of what the words tell a page must hold to count as an answer: where they hold a whole title or alias of a
#: symptom, medicine or condition, or of another page, where one of them stands in a title or alias, and where none does.
ENOUGH_WITH_SUBJECT, ENOUGH_WITH_NAME, ENOUGH_IN_NAME, ENOUGH_IN_BODY = 0.15, 0.35, 0.5, 0.75
SUBJECTS = frozenset([Kind.SIDE_EFFECT, Kind.INTERACTION, Kind.CONDITION])
#: Words at the beginning of a question that say what it asks for.
ASKING = frozenset(map(stem, ["how", "when", "where", "which", "who", "why"]))
#: How much of it the page holds that is shown as the answer to a question.
ENOUGH_FOR_ANSWER = 0.75
#: All of it, less what adding fractions loses.
ALL = 0.999
#: Kinds of which the summary is an answer.
ANSWERING = frozenset([Kind.FAQ, Kind.INTERACTION])

#: How many pages' names, and how many titles and aliases, are kept in memory.
KEPT_NAMES, KEPT_TELLING = 2_000, 50_000

_SILENT_STEMS = frozenset(stem(word) for word in STOP_WORDS | WEAK_WORDS)


@dataclass(frozen=True)
class QueryWord:
    """One word of a query, or several with one meaning, with the stems by which pages hold it."""

    own: frozenset[str]
    #: Other words with the same meaning, each of one or more stems.
    meanings: tuple[frozenset[str], ...]
    beginnings: frozenset[str]
    weight: float
    #: At most so many pages hold it.
    pages: int = 0

    @cached_property
    def stems(self) -> frozenset[str]:
        return self.own.union(*self.meanings)

    @cached_property
    def all_stems(self) -> frozenset[str]:
        return self.stems | self.beginnings

    def held_by(self, stems: Set[str]) -> float:
        if self.own <= stems:
            return 1.0
        if any(meaning <= stems for meaning in self.meanings):
            return AS_MEANING
        return AS_BEGINNING if self.beginnings & stems else 0.0


@dataclass(frozen=True)
class Query:
    """What is asked: words that tell pages apart, all others, and whether it is a question."""

    telling: list[QueryWord]
    others: list[QueryWord]
    is_question: bool
    names_medicine: bool
    #: At most so many pages hold any of the telling words.
    pages: int

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
        """As typed, without what the words stand for."""
        return set().union(*(word.own for word in (*self.telling, *self.others)))

    @property
    def is_numbers(self) -> bool:
        return all(stem[0].isdigit() for stem in self.stems)

    @cached_property
    def weight(self) -> float:
        return sum(word.weight for word in self.telling)


def read_query(tokens: list[str], vocabulary: Vocabulary) -> Query:
    strong = set(telling_words(tokens))
    silent = STOP_WORDS | WEAK_WORDS
    telling: dict[Stems, QueryWord] = {}
    others: dict[Stems, QueryWord] = {}
    end = 0
    for words, meanings in pieces(tokens, vocabulary):
        end += len(words)
        tells = bool(meanings) or words[0] in strong
        kept = [word for word in words if word not in silent] or words
        word = _query_word(kept, meanings, vocabulary, may_go_on=tells and end == len(tokens))
        (telling if tells else others)[tuple(words)] = word
    names_medicine = any(vocabulary.is_medicine(token) for token in tokens)
    pages = min(vocabulary.pages, sum(word.pages for word in telling.values()))
    return Query(list(telling.values()), list(others.values()), is_question(tokens), names_medicine, pages)


def _query_word(words: list[str], meanings: list[Stems], vocabulary: Vocabulary, *, may_go_on: bool) -> QueryWord:
    own = frozenset(map(stem, words))
    longer = vocabulary.beginning_with(words[0]) if may_go_on and len(words) == 1 else []
    beginnings = frozenset(vocabulary.words[word].stem for word in longer) - own
    word = QueryWord(own, tuple(map(frozenset, meanings)), beginnings, 0.0)
    ways = [
        way
        for way in (own, *word.meanings, *({beginning} for beginning in beginnings))
        if _is_on_pages(way, vocabulary)
    ]
    weights = [max(vocabulary.weight(stem) for stem in way) for way in ways or [own]]
    is_known = len(words) == 1 and own in ways
    pages = sum(vocabulary.pages_with[stem] for stem in word.all_stems)
    return replace(word, weight=weights[0] if is_known else min(weights), pages=pages)


def _is_on_pages(stems: Iterable[str], vocabulary: Vocabulary) -> bool:
    return all(vocabulary.pages_with[stem] for stem in stems)


@dataclass(frozen=True)
class Rank:
    """How well one page answers a query."""

    document: SearchDocument
    score: float
    #: The share of what the words tell that the page holds, whether one of them is in its title or aliases, and whether
    #: they hold a whole title or alias.
    share: float
    in_name: bool
    with_name: bool

    @property
    def is_answer(self) -> bool:
        return self.share >= self.enough

    @property
    def enough(self) -> float:
        if not self.in_name:
            return ENOUGH_IN_BODY
        if not self.with_name:
            return ENOUGH_IN_NAME
        return ENOUGH_WITH_SUBJECT if self.document.kind in SUBJECTS else ENOUGH_WITH_NAME

    @property
    def is_answer_to_guess(self) -> bool:
        """The same where a word was repaired and another is not known at all."""
        return self.share >= ENOUGH_IN_NAME and self.is_answer

    @property
    def has_all(self) -> bool:
        return self.share > ALL

    @property
    def is_direct_answer(self) -> bool:
        """Whether its summary may stand as the answer to a question."""
        return self.document.kind in ANSWERING and self.in_name and self.share >= ENOUGH_FOR_ANSWER

    @cached_property
    def name_stems(self) -> set[str]:
        return set(self.document.title_stems.split()).union(self.document.alias_stems.split())

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
    title, aliases, in_aliases = _names(document.title_stems, document.alias_stems)
    body = f" {document.body_stems} "
    whole = set().union(*(alias for alias in aliases if _is_whole(alias, query.stems)))
    places = ((title, IN_TITLE), (whole, IN_WHOLE_ALIAS), (in_aliases, IN_ALIAS))

    @lru_cache
    def points(word: QueryWord) -> float:
        in_names = max(word.held_by(stems) * place for stems, place in places)
        if in_names >= IN_BODY:
            return in_names
        return max(in_names, IN_BODY * word.held_by({stem for stem in word.all_stems if f" {stem} " in body}))

    held = [word for word in query.telling if points(word)]
    share = sum(word.weight for word in held) / query.weight
    score = sum(points(word) * word.weight for word in held)
    ties = sum(points(word) * AS_WEAK for word in query.others if points(word) > IN_BODY)
    factor = KIND_FACTORS.get(Kind(document.kind), 1.0) * share**1.5
    if query.all_stems in (title, *aliases):
        factor *= SAME_WORDS
    elif any(_is_same(name, query) for name in (title, *aliases)):
        factor *= SAME_TELLING_WORDS
    factor *= 1 + AS_CLOSE * max(_closeness(name, query) for name in (title, *aliases))
    if query.is_question and document.kind == Kind.FAQ and _asks_the_same(document, query):
        factor *= QUESTION_FOR_QUESTION
    if query.names_medicine and document.kind == Kind.INTERACTION:
        factor *= INTERACTION_FOR_MEDICINE
    in_name = any(points(word) > IN_BODY for word in held)
    return Rank(document, (score + ties) * factor, share, in_name, bool(whole) or _is_whole(title, query.stems))


def _asks_the_same(document: SearchDocument, query: Query) -> bool:
    """Not *how long* where somebody asks *may I*."""
    first = document.title_stems.split(maxsplit=1)[0]
    return first not in ASKING or first in query.all_stems


def _closeness(name: frozenset[str], query: Query) -> float:
    """The share of words that a title or alias and the query have in common, silent ones too, if it has the telling ones."""
    return len(name & query.all_stems) / len(name | query.all_stems) if _is_same(name, query) else 0.0


def _is_same(name: frozenset[str], query: Query) -> bool:
    """Whether a title or alias has every telling word of the query and no other."""
    return _telling(name) <= query.telling_stems and all(word.held_by(name) > AS_BEGINNING for word in query.telling)


@lru_cache(maxsize=KEPT_NAMES)
def _names(title_stems: str, alias_stems: str) -> tuple[frozenset[str], tuple[frozenset[str], ...], frozenset[str]]:
    """The stems of the title, of each alias and of all aliases, kept for the next query."""
    aliases = tuple(frozenset(alias.split()) for alias in alias_stems.split("\n"))
    return frozenset(title_stems.split()), aliases, frozenset().union(*aliases)


@lru_cache(maxsize=KEPT_TELLING)
def _telling(stems: frozenset[str]) -> frozenset[str]:
    return stems - _SILENT_STEMS or stems


def _is_whole(alias: frozenset[str], stems: set[str]) -> bool:
    return bool(alias) and _telling(alias) <= stems
