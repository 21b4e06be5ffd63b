"""Urgent advice for the words of a reader, from the phrases of the red flags.

A phrase is found by its words in any order, in all their forms and misspelt, a few other words between them; ``...`` in
it says that any number may be, and ``!`` at its end that nothing makes it harmless. Which words are the same here, and
beside which words a flag is harmless, is for editors to say in ``content/red-flag-words.yaml``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product
from typing import Any

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from ldnref.content.vocabulary import Urgency
from ldnref.content.words import stem, tokenise
from ldnref.models import Lexicon, Medicine, RedFlag
from ldnref.spelling import (
    SHORTEST_PART,
    SHORTEST_REPAIRED,
    Vocabulary,
    loaded_version,
    vocabulary_of,
)

#: More words than this are no description of a sign.
TOKEN_LIMIT = 60
#: Words of fewer letters may hold one slip, others two.
TWO_SLIPS_FROM = 6
#: More unknown words than this are no slips.
REPAIRED_LIMIT = 8
#: A sign said more often than this is said no more clearly.
PLACES_LIMIT = 4
#: At most so many flags are shown, those whose phrases say most first.
SHOWN_LIMIT = 2
#: How many other words may stand between the words of a phrase, by their number.
OTHERS_BETWEEN = {1: 0, 2: 3, 3: 5}
OTHERS_BETWEEN_MANY = 6
#: Words that make a flag harmless stand closer together.
OTHERS_BETWEEN_WHOLE = 1
#: So many words from a sign they still speak of it: not in *what is anaphylaxis* and a sentence on a throat that closes.
HARMLESS_REACH = 8
#: In a phrase: its words may stand anywhere.
ANYWHERE = "..."
#: At the end of a phrase: no other word makes it harmless.
ALWAYS = "!"
#: In place of the name of a red flag: all of them.
ANY_RED_FLAG = "any"
OPIOID = "opioid"
#: Stands for a number of things that is no usual dose: *10 capsules*, but not *10 mg* or *10 days*.
MANY = "=many"
MANY_FROM = 4
_UNITS = """
mg mgs milligram milligrams mcg microgram micrograms g gram grams ml mls cc second seconds sec secs min mins minute
minutes hour hours hr hrs h day days week weeks wk wks month months mo year years yr yrs am pm oclock pounds lbs kg
percent st nd rd th yo
"""
UNITS = frozenset(_UNITS.split())
NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
HIGH_NUMBERS = frozenset("fifteen sixteen twenty thirty forty fifty sixty ninety hundred".split())
#: Where words say that it happens now, no other word makes a red flag harmless.
NOW = "=right now"
#: Words that a phrase does not need. *In*, *on*, *out*, *not* and their like are not among them: they carry its meaning.
_FILLERS = """
a about also am an and are as at be because been being but by did do does for from had has have he her hers
him his i id if im is it its ive just like me my of or our really right s she so some still such t than that the
their them there these they this those to up us very was we were while will with you your feel feeling feels felt
de del el la las lo los le en y mi mis su sus se un una que es muy
"""
FILLERS = frozenset(_FILLERS.split())
#: Words that say something of what follows: *cannot wake him* is not *I wake and cannot sleep*, nor *took 2 LDN* is
#: *took LDN for 2 weeks*.
LEADING = frozenset(["=cannot", "=not", "=wont", "=hard to", "in", "into", "=two", "=three", MANY])
#: Right before a sign these say that it is not there.
DENIALS = frozenset(["no", "not", "never", "without", "dont", "isnt", "arent", "havent", "didnt", "doesnt", "wasnt"])


#: Between these and a sign, words that say that it is only thought of: *no thoughts of harming myself*.
INTENTIONS = frozenset(
    "thought thoughts thinking plan plans planning idea ideas intent intention intentions intending going gonna".split()
)
#: Right before a denial these take it back: *cannot promise not to*.
DOUBTS = frozenset(["promise", "sure", "trust", "certain", "reason", "why"])


@dataclass(frozen=True)
class UrgentAdvice:
    """What to put above everything else: the flags of the highest level that the words raise."""

    level: Urgency
    flags: tuple[RedFlag, ...]

    @property
    def is_emergency(self) -> bool:
        return self.level == Urgency.EMERGENCY

    @property
    def addresses(self) -> list[str]:
        """Of the pages to read on."""
        return sorted({page.address for flag in self.flags for page in flag.related.all()})


@dataclass(frozen=True)
class Phrase:
    """The words of one phrase of a red flag, in their order."""

    flag: str
    symbols: tuple[str, ...]
    others_between: int
    always: bool = False


@dataclass(frozen=True)
class Spot:
    """A word of a text, or several that are one to red flags, by everything that it can stand for."""

    symbols: frozenset[str]
    token: str
    is_filler: bool
    #: Which word of the text it is, or the first of them.
    place: int


@dataclass(frozen=True)
class Match:
    phrase: Phrase
    in_order: bool
    between: int
    #: Which words of the text are its first and its last.
    first: int
    last: int

    def is_made_harmless_by(self, other: Match) -> bool:
        """Whether the other, of words that make a flag harmless, speaks of this one."""
        gap = max(other.first - self.last, self.first - other.last)
        return (
            not self.phrase.always and other.phrase.flag in (self.phrase.flag, ANY_RED_FLAG) and gap <= HARMLESS_REACH
        )

    @property
    def order(self) -> tuple[int, int, bool, str]:
        """Those that say most first, and of these the closest."""
        return -len(self.phrase.symbols), self.between, not self.in_order, self.phrase.flag


def urgent(words: str) -> UrgentAdvice | None:
    """The urgent advice that these words call for, if they do."""
    tokens = tokenise(words)[:TOKEN_LIMIT]
    if not tokens:
        return None
    version = loaded_version()
    raised = _signs_of(version).raised_by(tokens, vocabulary_of(version))
    if not raised:
        return None
    flags = RedFlag.objects.in_bulk(raised, field_name="slug")
    found = [flags[slug] for slug in raised if slug in flags]
    level = min((Urgency(flag.urgency) for flag in found), key=lambda level: level.rank, default=None)
    if level is None:
        return None
    return UrgentAdvice(level, tuple(flag for flag in found if flag.urgency == level)[:SHOWN_LIMIT])


class Signs:
    """Every phrase of every red flag, read once for one load of the content."""

    def __init__(self, lexicon: dict[str, Any], phrases: dict[str, list[str]], opioids: Iterable[str]) -> None:
        self.as_written = frozenset(lexicon.get("as_written", []))
        self.alike: dict[tuple[str, ...], set[str]] = defaultdict(set)
        groups = dict(lexicon.get("alike", {}))
        groups[OPIOID] = [*groups.get(OPIOID, []), *opioids]
        for name, members in groups.items():
            for member in (name, *members):
                self.alike[self._forms(tokenise(member))].add(f"={name}")
        self.longest = max((len(forms) for forms in self.alike), default=1)
        self.phrases = [
            phrase for flag, texts in phrases.items() for text in texts for phrase in self._phrases(flag, text)
        ]
        harmless = lexicon.get("harmless", {})
        self.harmless = [self._harmless(flag, text) for flag, texts in harmless.items() for text in texts]
        members = [member for members in groups.values() for member in members]
        texts = [text for texts in phrases.values() for text in texts]
        self.words = sorted({token for text in (*groups, *members, *texts) for token in tokenise(text)})
        self.right = {token for texts in harmless.values() for text in texts for token in tokenise(text)}
        self.right.update(self.words)
        self.right_stems = {stem(word) for word in self.right}
        self.of_length: dict[int, list[str]] = defaultdict(list)
        for word in self.words:
            self.of_length[len(word)].append(word)

    @classmethod
    def read(cls) -> Signs:
        row = Lexicon.objects.first()
        lexicon = row.words if row else {}
        phrases = dict(RedFlag.objects.values_list("slug", "phrases"))
        return cls(lexicon, phrases, _opioid_names(lexicon))

    def _forms(self, tokens: Iterable[str]) -> tuple[str, ...]:
        return tuple(f"'{token}" if token in self.as_written else stem(token) for token in tokens)

    def _phrases(self, flag: str, text: str) -> Iterator[Phrase]:
        """A phrase once for each reading, where a word of it is in several groups."""
        spots = [spot for spot in self.spots(tokenise(text)) if not spot.is_filler or len(spot.symbols) > 1]
        for symbols in product(*(_named(spot) for spot in spots)):
            if symbols:
                distinct = tuple(dict.fromkeys(symbols))
                others = OTHERS_BETWEEN.get(len(distinct), OTHERS_BETWEEN_MANY)
                yield Phrase(flag, distinct, TOKEN_LIMIT if ANYWHERE in text else others, text.endswith(ALWAYS))

    def _harmless(self, flag: str, text: str) -> Phrase:
        """Words as they are, fillers too: *used to* is no *took*. Only the name of a group stands for the group."""
        spots = self.spots(tokenise(text), longest=1)
        names = [
            f"={spot.token}" if f"={spot.token}" in spot.symbols else self._forms([spot.token])[0] for spot in spots
        ]
        return Phrase(flag, tuple(dict.fromkeys(names)), OTHERS_BETWEEN_WHOLE)

    def spots(self, tokens: list[str], longest: int | None = None) -> list[Spot]:
        forms, spots, start = self._forms(tokens), [], 0
        longest = longest or self.longest
        while start < len(tokens):
            length = next((n for n in range(longest, 1, -1) if forms[start : start + n] in self.alike), 1)
            symbols = set(self.alike.get(forms[start : start + length], ()))
            if length == 1:
                symbols.add(forms[start])
                if _is_many(tokens[start : start + 2]):
                    symbols.add(MANY)
            is_filler = length == 1 and tokens[start] in FILLERS
            spots.append(Spot(frozenset(symbols), tokens[start], is_filler, start))
            start += length
        return spots

    def raised_by(self, tokens: list[str], vocabulary: Vocabulary) -> list[str]:
        """The flags that the words raise, those whose phrases say most first."""
        tokens = self._repaired(tokens, vocabulary)
        spots = self.spots(tokens)
        there = _symbols(spots)
        matches = sorted(_in_their_order(list(_matches(self.phrases, spots, there))), key=lambda match: match.order)
        if matches and NOW not in there:
            alone = self.spots(tokens, longest=1)
            harmless = [
                match for match in _matches(self.harmless, alone, _symbols(alone), denied=True) if match.in_order
            ]
            matches = [match for match in matches if not any(match.is_made_harmless_by(other) for other in harmless)]
        return list(dict.fromkeys(match.phrase.flag for match in matches))

    def _repaired(self, tokens: list[str], vocabulary: Vocabulary) -> list[str]:
        """The words of phrases that were probably meant by unknown words."""
        unknown = [token for token in dict.fromkeys(tokens) if self._is_unknown(token, vocabulary)]
        instead = {token: self._meant(token, vocabulary) for token in unknown[:REPAIRED_LIMIT]}
        return [word for token in tokens for word in instead.get(token, [token])]

    def _is_unknown(self, token: str, vocabulary: Vocabulary) -> bool:
        """Whether it is no word of a sign, nor an English word, nor one that several pages hold; one may hold a slip."""
        if len(token) < SHORTEST_REPAIRED or not token.isalpha():
            return False
        form = stem(token)
        is_right = form in self.right_stems or vocabulary.is_ordinary(token) or vocabulary.pages_with[form] > 1
        return not is_right and not vocabulary.is_medicine(token)

    def _meant(self, token: str, vocabulary: Vocabulary) -> list[str]:
        is_known = vocabulary.knows(token)
        slips, near = self._nearest(token, 1 if is_known or len(token) < TWO_SLIPS_FROM else 2)
        alike = [word for word in near if word[0] == token[0]]
        if not alike and (is_known or slips != 1):
            return self._parts(token)
        if is_known:
            return alike[:1]
        likely = alike or near
        of_pages = [other.word for other in vocabulary.nearest(token)]
        of_both = [word for word in of_pages if word in likely] or [word for word in of_pages if word in self.words]
        is_sure = not of_pages or (slips == 1 and bool(alike))
        return of_both[:1] or [likely[0] if is_sure else token]

    def _nearest(self, token: str, most: int) -> tuple[int, list[str]]:
        """The words of phrases with the fewest slips, and how many; none has more than the most."""
        likely = [word for n in range(-most, most + 1) for word in self.of_length.get(len(token) + n, ())]
        found = extract(token, likely, scorer=OSA.distance, score_cutoff=most, limit=None)
        fewest = min((slips for _, slips, _ in found), default=0)
        return fewest, [word for word, slips, _ in found if slips == fewest]

    def _parts(self, token: str) -> list[str]:
        """The two words of phrases that were written as one: *passedout*."""
        cuts = range(SHORTEST_PART, len(token) - SHORTEST_PART + 1)
        pairs = ([token[:n], token[n:]] for n in cuts)
        return next((pair for pair in pairs if all(part in self.right for part in pair)), [token])


def _symbols(spots: list[Spot]) -> frozenset[str]:
    return frozenset().union(*(spot.symbols for spot in spots))


def _is_many(tokens: list[str]) -> bool:
    number, following = tokens[0], tokens[1] if len(tokens) > 1 else ""
    if following in UNITS:
        return False
    return (
        number in HIGH_NUMBERS
        or number in NUMBERS[MANY_FROM:]
        or (number.isdigit() and len(number) < 4 and int(number) >= MANY_FROM)
    )


def _named(spot: Spot) -> list[str]:
    """What a word of a phrase asks for: the group of that name, or its groups, or else itself."""
    groups = sorted(symbol for symbol in spot.symbols if symbol.startswith("="))
    if f"={spot.token}" in groups:
        return [f"={spot.token}"]
    return groups or sorted(spot.symbols)


def _matches(
    phrases: Iterable[Phrase], spots: list[Spot], there: frozenset[str], denied: bool = False
) -> Iterator[Match]:
    for phrase in phrases:
        if there.issuperset(phrase.symbols):
            for numbers, between in islice(_places(phrase, spots), PLACES_LIMIT):
                if denied or not _is_denied(phrase, spots, min(numbers)):
                    first, last = spots[min(numbers)].place, spots[max(numbers)].place
                    yield Match(phrase, numbers == sorted(numbers), between, first, last)


def _places(phrase: Phrase, spots: list[Spot]) -> Iterator[tuple[list[int], int]]:
    """Where the words of a phrase stand near enough, and how many other words between them."""
    where = [[n for n, spot in enumerate(spots) if symbol in spot.symbols] for symbol in phrase.symbols]
    for place in sorted({n for places in where for n in places}):
        chosen = [min((n for n in places if n >= place), default=None) for places in where]
        numbers = [n for n in chosen if n is not None]
        if len(numbers) < len(where) or place not in numbers or len(set(numbers)) < len(numbers):
            continue
        between = sum(not spots[n].is_filler for n in range(place, max(numbers)) if n not in numbers)
        if between <= phrase.others_between and _leads(phrase, numbers):
            yield numbers, between


def _leads(phrase: Phrase, numbers: list[int]) -> bool:
    pairs = zip(phrase.symbols, numbers, numbers[1:], strict=False)
    return all(number < following for symbol, number, following in pairs if symbol in LEADING)


def _is_denied(phrase: Phrase, spots: list[Spot], place: int) -> bool:
    before = [spot for spot in spots[:place] if not spot.is_filler]
    while before and before[-1].token in INTENTIONS:
        before.pop()
    if not before or before[-1].token not in DENIALS or before[-1].symbols & set(phrase.symbols):
        return False
    return len(before) < 2 or before[-2].token not in DOUBTS


def _in_their_order(matches: list[Match]) -> list[Match]:
    """Of phrases with the same words in another order, those in the reader's order: who took what matters."""
    ordered = {frozenset(match.phrase.symbols) for match in matches if match.in_order}
    return [match for match in matches if match.in_order or frozenset(match.phrase.symbols) not in ordered]


def _opioid_names(lexicon: dict[str, Any]) -> list[str]:
    opioids = lexicon.get("opioids", {})
    medicines = Medicine.objects.filter(interaction__slug__in=opioids.get("interactions", []))
    return [name for medicine in medicines.exclude(slug__in=opioids.get("but_not", [])) for name in medicine.names]


def _signs_of(version: str) -> Signs:
    """The signs of a load, kept between requests."""
    return _kept_signs(version) if version else Signs.read()


@lru_cache(maxsize=1)
def _kept_signs(version: str) -> Signs:
    return Signs.read()
