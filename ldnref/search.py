"""Search over every page, the same on both databases.

The database only finds pages that hold certain stems. Words are read in ``content.words``, repaired in ``spelling``
and the pages put in order in ``ranking``, all in Python.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.db import connection
from django.db.models import QuerySet
from django.utils.html import escape
from django.utils.safestring import SafeString

from ldnref.content.vocabulary import Kind
from ldnref.content.words import LDN_NAMES, STOP_WORDS, stem, stems, tokenise, with_ages
from ldnref.medicine_words import is_direction
from ldnref.models import SearchDocument, SearchWord
from ldnref.ranking import Query, QueryWord, Rank, rank, read_query
from ldnref.snippets import snippet
from ldnref.spelling import Reading, Vocabulary, forget_vocabulary, loaded_version, readings, vocabulary_of

#: More words than this are not a question that a page could answer.
TOKEN_LIMIT = 30
#: So many pages with any of the words are all put in order. Of more, only the likeliest, by where the words stand and by
#: the most telling of them.
CANDIDATE_LIMIT, LIKELIEST_LIMIT = 60, 60
MOST_TELLING = 3
#: A page with so small a share of the best one's score only mentions the words; so many pages are shown even so.
FAINT, KEPT_LEAST = 0.05, 8
SHOWN_LIMIT, NEAR_LIMIT = 30, 5
#: A word of a medicine's longer name is a name by itself if no more pages hold it.
FEW_PAGES = 3

# Writing, inside the loader's transaction.


def make_document(
    address: str, kind: str, title: str, aliases: Iterable[str], summary: str, text: str
) -> SearchDocument:
    """A row for ``rebuild``: what is shown as it is, and what is looked through as stems."""
    aliases = [" ".join(alias.split()) for alias in aliases]
    return SearchDocument(
        address=address,
        kind=kind,
        title=title,
        aliases="\n".join(aliases),
        summary=summary,
        text=text,
        title_stems=" ".join(stems(title)),
        alias_stems="\n".join(" ".join(stems(alias)) for alias in aliases),
        body_stems=" ".join(stems(f"{summary} {text}")),
    )


def rebuild(documents: Iterable[SearchDocument], medicine_words: set[str]) -> None:
    """Replace what search knows; pages whose address stays keep their rows."""
    documents = list(documents)
    SearchDocument.objects.exclude(address__in=[document.address for document in documents]).delete()
    changing = [field.name for field in SearchDocument._meta.fields if field.name not in ("id", "address")]
    SearchDocument.objects.bulk_create(
        documents, update_conflicts=True, unique_fields=["address"], update_fields=changing
    )
    SearchWord.objects.all().delete()
    SearchWord.objects.bulk_create(_words(documents, medicine_words))
    _rebuild_index()
    forget_vocabulary()


def _words(documents: list[SearchDocument], medicine_words: set[str]) -> list[SearchWord]:
    pages_with: Counter[str] = Counter()
    named_by: Counter[str] = Counter()
    in_sources: set[str] = set()
    for document in documents:
        in_names = set(tokenise(f"{document.title} {document.aliases}"))
        if document.kind == Kind.SOURCE:
            in_sources |= in_names
        else:
            named_by.update(in_names)
        pages_with.update(in_names.union(tokenise(f"{document.summary} {document.text}")))
    # A word means no less because many studies have it in their titles.
    named_by.update(in_sources.difference(named_by))
    answering = (document for document in documents if document.kind in (Kind.FAQ, Kind.GUIDE, Kind.GLOSSARY))
    ours = {part for document in answering for part in stems(f"{document.title} {document.aliases}")}
    medicines = _medicine_tokens(medicine_words, pages_with, ours)
    longest = SearchWord._meta.get_field("word").max_length or 0
    return [
        SearchWord(word=word, stem=stem(word), documents=pages, names=named_by[word], is_medicine=word in medicines)
        for word, pages in sorted(pages_with.items())
        if len(word) <= longest
    ]


def _medicine_tokens(names: set[str], pages_with: Counter[str], ours: set[str]) -> set[str]:
    """Names of one word, and of longer ones the words that hardly any page holds: not *cough* of *Cough Syrup DM*.

    Nor those by whose stems other pages of ours are named: *compound* of *Soma Compound*.
    """
    names_in_tokens = [tokenise(name) for name in names]
    return {
        token
        for tokens in names_in_tokens
        for token in tokens
        if token not in STOP_WORDS
        and (len(tokens) == 1 or (pages_with[token] <= FEW_PAGES and stem(token) not in ours))
    }


def _rebuild_index() -> None:
    """PostgreSQL keeps its index by itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO ldnref_search_index (ldnref_search_index) VALUES ('rebuild')")


# Reading.


@dataclass(frozen=True)
class Result:
    title: str
    address: str
    kind_label: str
    snippet: SafeString

    @property
    def url(self) -> str:
        return self.address


@dataclass
class SearchResults:
    """What was found, best first, and how the words were read."""

    query: str
    shown_words: str
    asked: Query
    ranks: list[Rank]
    near_ranks: list[Rank]
    #: *all* or *any* of the words stand on the pages found, or *none* was found.
    mode: str
    repaired: dict[str, str] | None
    #: Queries that the reader may have meant instead.
    offered: list[str]
    #: The words that we have nothing on.
    unknown: list[str]
    is_spanish: bool
    #: How much a stem tells.
    weigh: Callable[[str], float]

    @property
    def total(self) -> int:
        return len(self.ranks)

    @property
    def best_support(self) -> float:
        return round(max((rank.support for rank in self.ranks), default=0.0), 2)

    @property
    def addresses(self) -> list[str]:
        return [rank.document.address for rank in self.ranks]

    @property
    def first_addresses(self) -> list[str]:
        """What stands first on the page: the pages found, or those on a name that is offered."""
        return self.addresses or ([rank.document.address for rank in self.near_ranks] if self.offered else [])

    def put_first(self, addresses: Sequence[str]) -> None:
        """Of the pages at these addresses guides come first: they say what to do."""
        documents = _shown_documents().filter(address__in=addresses)
        leading = [rank(document, self.asked, self.weigh) for document in documents]
        leading.sort(key=lambda rank: (rank.document.kind != Kind.GUIDE, rank.sort_key))
        self.ranks = leading + [rank for rank in self.ranks if rank.document.address not in addresses]
        self.near_ranks = []
        self.mode = self.mode if self.mode != "none" else "any"

    @cached_property
    def items(self) -> list[Result]:
        return _results(self.ranks[:SHOWN_LIMIT], self.asked)

    @cached_property
    def answer(self) -> Result | None:
        """The page to show as the answer to a question: a question or an interaction of ours that says what was asked."""
        best = self.ranks[0] if self.ranks else None
        if best is None or not self.asked.is_question or not best.is_direct_answer:
            return None
        [result] = _results([best], self.asked)
        return replace(result, snippet=escape(best.document.summary))

    @cached_property
    def near(self) -> list[Result]:
        """Pages to look at when nothing is found: on the name that was offered, or with a part of the words."""
        return _results(self.near_ranks[:NEAR_LIMIT], self.asked)


def find(words: str, *, kind: Kind | None = None, exact: bool = False, leading: Sequence[str] = ()) -> SearchResults:
    """The pages for the words of a reader; ``exact`` leaves unknown words as they are.

    The pages at the ``leading`` addresses come before all others, whether they hold the words or not.
    """
    vocabulary = vocabulary_of(loaded_version())
    ways = readings(with_ages(tokenise(words)[:TOKEN_LIMIT]), vocabulary, exact=exact)
    results = max((_find(words, way, vocabulary, kind) for way in ways), key=lambda results: results.best_support)
    if leading:
        results.put_first(leading)
    if not results.ranks and results.offered:
        meant = Reading(tokenise(results.offered[0]), repaired=False, offered=[], unknown=[])
        results.near_ranks = _find(results.offered[0], meant, vocabulary, kind).ranks
    return results


def _find(words: str, reading: Reading, vocabulary: Vocabulary, kind: Kind | None) -> SearchResults:
    """Pages with all of what the words tell, or with a part in their name; if the best has not all, with enough of it."""
    query = read_query(reading.tokens, vocabulary)
    ranks = _ranked(query, kind, vocabulary)
    answers = [] if _is_not_ours(words, query, reading, ranks, vocabulary) else _answers(reading, ranks)
    has_all = bool(answers) and answers[0].has_all
    if has_all:
        answers = [rank for rank in answers if rank.has_all or rank.in_name]
    answers = _worth_showing(answers)
    shown = " ".join(reading.tokens) if reading.repaired else words
    return SearchResults(
        query=words,
        shown_words=shown,
        asked=query,
        ranks=answers,
        near_ranks=[] if answers else ranks,
        mode=("all" if has_all else "any") if answers else "none",
        repaired={"from": words, "to": shown} if reading.repaired else None,
        offered=reading.offered,
        unknown=reading.unknown,
        is_spanish=vocabulary.is_spanish(reading.tokens),
        weigh=vocabulary.weight,
    )


def _answers(reading: Reading, ranks: list[Rank]) -> list[Rank]:
    if reading.is_guess:
        return [rank for rank in ranks if rank.is_answer_to_guess]
    return [rank for rank in ranks if rank.is_answer]


def _worth_showing(answers: list[Rank]) -> list[Rank]:
    """Without pages that only mention what others are about, unless there are hardly any others."""
    strong = sum(rank.score >= FAINT * answers[0].score for rank in answers)
    return answers[: max(strong, KEPT_LEAST)]


def _is_not_ours(words: str, query: Query, reading: Reading, ranks: list[Rank], vocabulary: Vocabulary) -> bool:
    """Whether the words say nothing, or name another subject, or a medicine that no title or alias of ours names."""
    typed = tokenise(words)
    if LDN_NAMES.isdisjoint(typed) and (vocabulary.is_elsewhere(typed) or vocabulary.is_elsewhere(reading.tokens)):
        return True
    is_one_stop_word = len(set(reading.tokens)) == 1 and reading.tokens[0] in STOP_WORDS
    if query.is_numbers or is_one_stop_word or _is_strange_name(reading, vocabulary):
        return True
    medicines = {stem(token) for token in vocabulary.other_medicines.intersection(reading.tokens)}
    return bool(medicines) and not medicines.issubset(set().union(*(rank.name_stems for rank in ranks)))


def _is_strange_name(reading: Reading, vocabulary: Vocabulary) -> bool:
    """Whether besides a word that is neither ours nor English there is only how much of it is taken, and how."""
    strange = {token for token in reading.unknown if not vocabulary.is_ordinary(token)}
    return bool(strange) and all(token in strange or is_direction(token) for token in reading.tokens)


def _ranked(query: Query, kind: Kind | None, vocabulary: Vocabulary) -> list[Rank]:
    documents = _shown_documents().filter(pk__in=_candidates(query))
    if kind:
        documents = documents.filter(kind=kind)
    return sorted((rank(document, query, vocabulary.weight) for document in documents), key=lambda rank: rank.sort_key)


def _shown_documents() -> QuerySet[SearchDocument]:
    """With what is put in order, without the texts that are only shown."""
    return SearchDocument.objects.defer("summary", "text", "aliases")


@dataclass(frozen=True)
class Engine:
    """How a database is asked for the pages that hold certain stems, anywhere and in a title or alias."""

    anywhere: str
    in_name: str
    #: The condition on a title or alias, and how one stem, *or* and *and* are written in it.
    name_condition: str
    stem: str
    either: str
    both: str


_SQLITE = "SELECT rowid FROM ldnref_search_index WHERE ldnref_search_index MATCH %s ORDER BY rowid LIMIT %s"
_POSTGRESQL = "SELECT id FROM ldnref_searchdocument WHERE {} @@ to_tsquery('simple', %s) ORDER BY id LIMIT %s"
ENGINES = {
    "sqlite": Engine(_SQLITE, _SQLITE, "{{title_stems alias_stems}} : ({})", '"{}"', " OR ", " AND "),
    "postgresql": Engine(
        _POSTGRESQL.format("search_index"), _POSTGRESQL.format("names_index"), "{}", "'{}'", " | ", " & "
    ),
}


def _candidates(query: Query) -> list[int]:
    """The pages that hold any of the words; where these are very many, those that may be the best."""
    words = query.telling
    if query.pages <= CANDIDATE_LIMIT:
        return _holding(words, CANDIDATE_LIMIT, all_of_them=False)
    telling = sorted((word for word in words if word.pages), key=lambda word: (-word.weight, sorted(word.stems)))
    likeliest: dict[int, None] = {}
    for in_name, wanted in (
        (True, words),
        *((True, [word]) for word in telling[:MOST_TELLING]),
        (False, words),
        (False, telling[:1]),
    ):
        if len(likeliest) < LIKELIEST_LIMIT:
            found = _holding(wanted, LIKELIEST_LIMIT, all_of_them=True, in_name=in_name)
            likeliest |= dict.fromkeys(found)
    return list(likeliest)[:LIKELIEST_LIMIT]


def _holding(words: list[QueryWord], limit: int, *, all_of_them: bool, in_name: bool = False) -> list[int]:
    """Stems are ASCII letters and digits, and quoted besides."""
    if not words:
        return []
    engine = ENGINES[connection.vendor]
    condition = (engine.both if all_of_them else engine.either).join(f"({_held(word, engine)})" for word in words)
    with connection.cursor() as cursor:
        if in_name:
            cursor.execute(engine.in_name, [engine.name_condition.format(condition), limit])
        else:
            cursor.execute(engine.anywhere, [condition, limit])
        return [row[0] for row in cursor.fetchall()]


def _held(word: QueryWord, engine: Engine) -> str:
    """The condition that a page holds the word in one of its ways, and this with all its stems."""
    ways = (engine.both.join(engine.stem.format(stem) for stem in sorted(way)) for way in word.ways)
    return engine.either.join(f"({way})" for way in ways)


def _results(ranks: list[Rank], query: Query) -> list[Result]:
    texts = SearchDocument.objects.only("aliases", "summary", "text").in_bulk([rank.document.pk for rank in ranks])
    return [
        Result(
            title=rank.document.title,
            address=rank.document.address,
            kind_label=rank.document.kind_label,
            snippet=snippet(texts[rank.document.pk], query.stems),
        )
        for rank in ranks
    ]
