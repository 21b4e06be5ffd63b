"""Which page answers a query best: one order, whatever the database that found the pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from ldnref.content.vocabulary import Kind
from ldnref.content.words import LDN_NAMES, STOP_WORDS, WEAK_WORDS, is_question, stem, telling_words
from ldnref.models import SearchDocument
from ldnref.spelling import Stems, Vocabulary, pieces

#: What a word counts for by where it stands: in an alias by how much of the alias the query has, at least so much.
IN_TITLE, IN_WHOLE_ALIAS, IN_ALIAS, IN_BODY = 8.0, 8.0, 2.0, 1.0
#: What a word counts for when only its beginning was typed.
AS_BEGINNING = 0.5
#: What another word with the same meaning counts for.
AS_MEANING = 0.9
#: How much more a page counts whose title or alias has the same words as the query and no others.
AS_CLOSE = 3.0
#: How steeply a page counts less with less of the query, a word with less of its alias, a page with no close alias.
SHARE_POWER, COVER_POWER, CLOSE_POWER = 1.2, 1.2, 2
#: The same for a question when a question is asked, and for an interaction when a medicine is named.
QUESTION_FOR_QUESTION, INTERACTION_FOR_MEDICINE = 1.4, 1.3
#: Sources are for those who ask for them, and a definition says little.
KIND_FACTORS: dict[str, float] = {Kind.SOURCE: 0.25, Kind.GLOSSARY: 0.7}
#: How well the names of a page must support what is asked for it to be an answer, and how much better where words of the
#: query stand in no name of ours; where no word stands in a name of the page, how much of the query its text must hold.
ENOUGH, ENOUGH_FOR_FOREIGN, ENOUGH_IN_BODY = 0.3, 0.5, 0.75
#: What support is worth where the words are guessed at.
AS_GUESS = 0.5
#: What a word of another subject counts for where LDN is named, beside what it counts for elsewhere.
BESIDE_LDN = 0.15
#: Words at the beginning of a question that say what it asks for.
ASKING = frozenset(map(stem, ["how", "when", "where", "which", "who", "why"]))
#: How much of it the page holds that is shown as the answer to a question.
ENOUGH_FOR_ANSWER = 0.75
#: All of it, less what adding fractions loses.
ALL = 0.999
#: Kinds of which the summary is an answer.
ANSWERING = frozenset([Kind.FAQ, Kind.INTERACTION])

#: More words of a query tell nothing more.
TELLING_LIMIT = 12
#: How many pages' names are kept in memory.
KEPT_NAMES = 2_000


@dataclass(frozen=True, eq=False)
class QueryWord:
    """One word of a query, or several with one meaning, with the stems by which pages hold it. Each is only itself."""

    own: frozenset[str]
    #: Other words with the same meaning, each of one or more stems.
    meanings: tuple[frozenset[str], ...]
    beginnings: frozenset[str]
    weight: float
    #: At most so many pages hold it, and whether the name of any does.
    pages: int = 0
    is_named: bool = False

    @cached_property
    def ways(self) -> list[frozenset[str]]:
        """By the stems of any of these, all of them, a page holds it."""
        return list(dict.fromkeys([self.own, *self.meanings, *(frozenset([stem]) for stem in sorted(self.beginnings))]))

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

    def with_any(self, name: frozenset[str]) -> list[QueryWord]:
        """The telling words of which the name has a stem."""
        return [word for word in self.telling if not word.all_stems.isdisjoint(name)]

    @cached_property
    def all_stems(self) -> set[str]:
        """As typed, without what the words stand for."""
        return set().union(*(word.own for word in (*self.telling, *self.others)))

    @property
    def is_numbers(self) -> bool:
        return all(stem.isdigit() for stem in self.stems)

    @cached_property
    def weight(self) -> float:
        return sum(word.weight for word in self.telling)

    def silent_weight(self, name: Set[str]) -> float:
        """What the words that tell nothing weigh, of those that the name has."""
        return sum(word.weight for word in self.others if word.own <= name)

    @cached_property
    def whole_weight(self) -> float:
        return self.weight + sum(word.weight for word in self.others)

    @cached_property
    def foreign(self) -> float:
        """The share of it that no title or alias holds."""
        return sum(word.weight for word in self.telling if not word.is_named) / self.weight


def read_query(tokens: list[str], vocabulary: Vocabulary) -> Query:
    strong = set(telling_words(tokens))
    silent = STOP_WORDS | WEAK_WORDS
    is_on_ldn = not LDN_NAMES.isdisjoint(tokens)
    telling: dict[Stems, QueryWord] = {}
    others: dict[Stems, QueryWord] = {}
    end = 0
    for words, meanings in pieces(tokens, vocabulary):
        end += len(words)
        tells = bool(meanings) or words[0] in strong
        kept = [word for word in words if word not in silent] or words
        word = _query_word(kept, meanings, vocabulary, may_go_on=tells and end == len(tokens))
        if is_on_ldn and word.own <= vocabulary.other_subjects:
            word = replace(word, weight=word.weight * BESIDE_LDN)
        (telling if tells else others)[tuple(words)] = word
    names_medicine = any(vocabulary.is_medicine(token) for token in tokens)
    most_telling = sorted(telling.values(), key=lambda word: -word.weight)[:TELLING_LIMIT]
    pages = min(vocabulary.pages, sum(word.pages for word in most_telling))
    return Query(most_telling, list(others.values()), is_question(tokens), names_medicine, pages)


def _query_word(words: list[str], meanings: list[Stems], vocabulary: Vocabulary, *, may_go_on: bool) -> QueryWord:
    own = frozenset(map(stem, words))
    longer = vocabulary.beginning_with(words[0]) if may_go_on and len(words) == 1 else []
    beginnings = frozenset(vocabulary.words[word].stem for word in longer) - own
    word = QueryWord(own, tuple(map(frozenset, meanings)), beginnings, 0.0)
    ways = [way for way in word.ways if _is_on_pages(way, vocabulary)]
    weights = [max(vocabulary.weight(stem) for stem in way) for way in ways or [own]]
    is_known = len(words) == 1 and own in ways
    pages = sum(min(vocabulary.pages_with[stem] for stem in way) for way in ways)
    is_named = any(all(vocabulary.named_by[stem] for stem in way) for way in ways)
    return replace(word, weight=weights[0] if is_known else min(weights), pages=pages, is_named=is_named)


def _is_on_pages(stems: Iterable[str], vocabulary: Vocabulary) -> bool:
    return all(vocabulary.pages_with[stem] for stem in stems)


@dataclass(frozen=True)
class Rank:
    """How well one page answers a query."""

    document: SearchDocument
    score: float
    #: The share of what the words tell that the page holds, and whether one of them is in its title or aliases.
    share: float
    in_name: bool
    #: How well they stand there: 1 where all are in the title, or in aliases with nothing else in them.
    support: float
    #: The share of the query that stands in no title or alias of any page.
    foreign: float

    @property
    def is_answer(self) -> bool:
        return self._is_supported(self.support)

    @property
    def is_answer_to_guess(self) -> bool:
        """The same where the words are guessed at."""
        return self._is_supported(self.support * AS_GUESS)

    def _is_supported(self, support: float) -> bool:
        if self.has_all or not self.in_name:
            return self.share >= ENOUGH_IN_BODY
        return support >= ENOUGH + ENOUGH_FOR_FOREIGN * self.foreign

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
        kind_rank = Kind(self.document.kind).rank if self.document.kind else 0
        return -round(self.score, 6), kind_rank, self.document.title, self.document.address


def rank(document: SearchDocument, query: Query, weigh: Callable[[str], float]) -> Rank:
    """Score one page; ``weigh`` says how much a stem tells. The rules:

    1. A word counts the more, the fewer pages it names, and by the best place where it stands: title, an alias by how
       much of it the query has, body. Only a beginning of the word counts half.
    2. A page counts the more, the nearer its title or one alias comes to the query, silent words too.
    3. A question is answered by a question.
    4. A page counts by the share of the query that it holds: one with all words comes before one with some.
    5. Sources and definitions come after pages on the same words.
    """
    places, closeness = _in_names(_names(document.title_stems, document.alias_stems), query, weigh)
    in_name = bool(places)
    body = f" {document.body_stems} "
    for word in query.telling:
        part = word.held_by({stem for stem in word.all_stems if f" {stem} " in body}) if word not in places else 0.0
        places[word] = max(places.get(word, 0.0), IN_BODY * part)
    share = sum(word.weight for word in query.telling if places[word]) / query.weight
    score = sum(place * word.weight for word, place in places.items())
    support = score / (IN_TITLE * query.weight)
    factor = share**SHARE_POWER * (1 + AS_CLOSE * closeness**CLOSE_POWER) * _kind_factor(document, query)
    return Rank(document, score * factor, share, in_name, support, query.foreign)


def _in_names(names: Names, query: Query, weigh: Callable[[str], float]) -> tuple[dict[QueryWord, float], float]:
    """What each word counts for that stands in a title or alias, and how close the closest of these comes."""
    places: dict[QueryWord, float] = {}
    closeness = 0.0
    for number, name in names.with_any(query.stems):
        held = {word: part for word in query.with_any(name) if (part := word.held_by(name))}
        coverage = _coverage(name, query, held, weigh)
        place = IN_TITLE if number == 0 else max(IN_ALIAS, IN_WHOLE_ALIAS * coverage**COVER_POWER)
        for word, part in held.items():
            places[word] = max(places.get(word, 0.0), part * place)
        same = sum(word.weight * part for word, part in held.items()) + query.silent_weight(name)
        closeness = max(closeness, coverage * same / query.whole_weight)
    return places, closeness


def _coverage(name: frozenset[str], query: Query, held: Iterable[QueryWord], weigh: Callable[[str], float]) -> float:
    """The share of a title or alias that the query has, by what its words tell."""
    matched = (name & query.all_stems).union(*(word.all_stems & name for word in held))
    return sum(map(weigh, matched)) / sum(map(weigh, name))


def _kind_factor(document: SearchDocument, query: Query) -> float:
    if query.is_question and document.kind == Kind.FAQ and _asks_the_same(document, query):
        return QUESTION_FOR_QUESTION
    if query.names_medicine and document.kind == Kind.INTERACTION:
        return INTERACTION_FOR_MEDICINE
    return KIND_FACTORS.get(document.kind, 1.0)


def _asks_the_same(document: SearchDocument, query: Query) -> bool:
    """Not *how long* where somebody asks *may I*."""
    first = document.title_stems.split(maxsplit=1)[0]
    return first not in ASKING or first in query.all_stems


@dataclass(frozen=True)
class Names:
    """The title of a page and its aliases, each as its stems, and which of them hold a stem."""

    names: tuple[frozenset[str], ...]
    holding: dict[str, list[int]]

    def with_any(self, stems: Set[str]) -> Iterator[tuple[int, frozenset[str]]]:
        """Those that hold any of the stems, with their number; the title is number 0."""
        numbers = {number for stem in stems if stem in self.holding for number in self.holding[stem]}
        return ((number, self.names[number]) for number in sorted(numbers))


@lru_cache(maxsize=KEPT_NAMES)
def _names(title_stems: str, alias_stems: str) -> Names:
    """Kept for the next query."""
    names = tuple(frozenset(name.split()) for name in (title_stems, *alias_stems.split("\n")))
    holding: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        for part in name:
            holding[part].append(number)
    return Names(names, dict(holding))
