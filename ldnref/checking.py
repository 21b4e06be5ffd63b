"""Medicines in the words of a reader, each with what we say about it beside LDN.

A name counts only as it stands. One that looks like ours is offered, never checked in its place, and what we do not
have is said: nothing here reads as *no interaction*.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import combinations, groupby

from ldnref.content.vocabulary import InteractionKind, Level, Term
from ldnref.lookalikes import Lookalikes
from ldnref.medicine_words import AMOUNTS, LDN_WORDS, USING, is_direction, is_ldn, is_number, names_in, words_of
from ldnref.models import ContentLoad, Interaction, Lexicon, Medicine

NAME_LIMIT = 100
OFFER_LIMIT = 3
#: A list of no more bytes is checked again as a whole with the name that was offered; of a longer one that name alone.
WHOLE_LIST_LIMIT = 1000
#: How many unknown words of a name are compared with ours, and how many of them together.
WORDS_COMPARED, WORDS_TOGETHER = 6, 3
#: *Vico din*, *oxy con tin*.
LONGEST_IN_PIECES = 14
#: The most words of a name.
LONGEST_NAME = 6
#: Written apart or together: *MS Contin*, *mscontin*. Shorter ones only as they stand, or *D, M* were *DM*.
SHORTEST_JOINED = 5

# Our names.


class How(Term):
    """How a name leads to a medicine, in a sentence."""

    GENERIC = "generic", "Found under its generic name, {generic}."
    BRAND = "brand", "{name} is a brand of {generic}."
    OTHER = "other", "We list “{name}” under {generic}."
    STREET = "street", "“{name}” can mean {generic}."
    HIDES_IN = "hides-in", "{name} can hold {generic}."
    INGREDIENT = "ingredient", "It holds {generic}."
    PAGE = "page", "We have a page about “{name}”."


@dataclass(frozen=True, eq=False)
class Name:
    """One name of a medicine, as the content has it; or of a page, for a whole group of medicines. There is one of each."""

    text: str
    how: How
    interaction: Interaction
    medicine: Medicine | None = None

    @property
    def interaction_id(self) -> int:
        return self.interaction.pk

    @property
    def generic(self) -> str:
        return self.medicine.generic if self.medicine else self.interaction.title

    @property
    def sentence(self) -> str:
        words = self.how.label.format(name=self.text, generic=self.generic)
        return words[:1].upper() + words[1:]

    @property
    def offered_as(self) -> str:
        return f"{self.text} ({self.generic})" if self.how == How.STREET else self.text

    @property
    def level(self) -> Level:
        """Of the medicine itself where it has one: loperamide needs less care than codeine on the same page."""
        return Level((self.medicine and self.medicine.level) or self.interaction.level)


class Names:
    """All names of one load of the content."""

    def __init__(
        self, medicines: Iterable[Medicine], interactions: Iterable[Interaction], others: Iterable[str]
    ) -> None:
        self.by_key: dict[str, list[tuple[tuple[str, ...], Name]]] = {}
        self.pages: dict[frozenset[str], list[Name]] = {}
        self.ingredients: dict[int, list[Name]] = {}
        medicines = list(medicines)
        for name in (name for medicine in medicines for name in _names_of(medicine)):
            words = words_of(name.text)
            self.by_key.setdefault("".join(words), []).append((words, name))
        for interaction in interactions:
            # What people search for may lead to a page that says nothing of it: such a word may warn, never reassure.
            for alias in interaction.aliases if interaction.level != Level.NOTE else []:
                name = Name(alias, How.PAGE, interaction)
                self.pages.setdefault(_subject(words_of(alias)), []).append(name)
        for medicine in medicines:
            self.ingredients[medicine.pk] = list(self._ingredients(medicine))
        self.lookalikes = Lookalikes(self.by_key)
        #: The words of medicines that we have nothing on: they are no misspelt names of ours.
        self.others = {word for name in others for word in words_of(name)}

    @classmethod
    def read(cls) -> Names:
        medicines = Medicine.objects.select_related("interaction").defer("interaction__sections")
        kinds = [InteractionKind.MEDICINE, InteractionKind.SUBSTANCE]
        lexicon = Lexicon.objects.first()
        others = lexicon.words.get("other_medicines", []) if lexicon else []
        return cls(medicines, Interaction.objects.for_lists().filter(interaction_kind__in=kinds), others)

    def at(self, words: tuple[str, ...], following: str) -> Iterator[Name]:
        """Those that are these words, before this one."""
        key = "".join(words)
        if words[-1].isdigit() and following in AMOUNTS:
            return
        for candidate in (key, key.removesuffix("s")) if key.endswith("s") else (key,):
            for own_words, name in self.by_key.get(candidate, []):
                if own_words == words or len(candidate) >= SHORTEST_JOINED:
                    yield name

    def of_page(self, words: tuple[str, ...]) -> list[Name]:
        """A whole group of medicines: *cough syrup*, *opioids*."""
        return self.pages.get(_subject(words), []) or self.pages.get(_subject(set(words) - USING), [])

    def offered(self, words: list[str]) -> list[Name]:
        """Those that unknown words may stand for: the nearest first, and among equals the most serious."""
        words = [word for word in words if word not in self.others]
        spans = combinations(range(len(words[:WORDS_COMPARED]) + 1), 2)
        compared = ("".join(words[start:end]) for start, end in spans if self._is_compared(words[start:end]))
        near = [
            (slips, name.level.rank, key, name)
            for typed in compared
            for key, slips in self.lookalikes.of(typed).items()
            for _, name in self.by_key[key]
            if name.how != How.STREET or name.level == Level.DO_NOT_COMBINE
        ]
        offered: dict[str, Name] = {}
        for *_, key, name in sorted(near, key=lambda near: near[:3]):
            offered.setdefault(key, name)
        return list(offered.values())[:OFFER_LIMIT]

    @staticmethod
    def _is_compared(words: list[str]) -> bool:
        """A long name in pieces is known by each piece."""
        return len(words) == 1 or (len(words) <= WORDS_TOGETHER and sum(map(len, words)) <= LONGEST_IN_PIECES)

    def _ingredients(self, medicine: Medicine) -> Iterator[Name]:
        """*Hydrocodone with acetaminophen* holds two medicines that we have."""
        for _, _, name in _found(words_of(medicine.generic), self):
            if name.medicine and name.medicine != medicine and name.how == How.GENERIC:
                yield Name(name.text, How.INGREDIENT, name.interaction, name.medicine)


def _subject(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in words if not is_number(word))


def _names_of(medicine: Medicine) -> Iterator[Name]:
    lists = (
        (How.BRAND, medicine.brands),
        (How.OTHER, medicine.other_names),
        (How.STREET, medicine.street_names),
        (How.HIDES_IN, medicine.hides_in),
    )
    yield Name(medicine.generic, How.GENERIC, medicine.interaction, medicine)
    for how, texts in lists:
        for text in texts:
            yield Name(text, how, medicine.interaction, medicine)


#: The first of the words that are a name, the one behind the last, and the name.
Place = tuple[int, int, Name]


def _found(words: tuple[str, ...], names: Names) -> Iterator[Place]:
    """Every name of ours in these words, with its place; also those within a longer one: *Tylenol* in *Tylenol PM*."""
    for length in range(min(LONGEST_NAME, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            end = start + length
            following = words[end] if end < len(words) else ""
            for name in names.at(words[start:end], following):
                yield start, end, name


def _current_names() -> Names:
    """Those of the newest load, kept between requests."""
    version = ContentLoad.objects.values_list("version", flat=True).first()
    return _names_at(version) if version else Names.read()


@lru_cache(maxsize=1)
def _names_at(version: str) -> Names:
    return Names.read()


# Checking.


class Standing(Term):
    """Where a name stands in the answer, the most serious first."""

    DO_NOT_COMBINE = "do-not-combine", "Do not combine with LDN"
    TAKE_CARE = "take-care", "Take care, ask first"
    NOT_CHECKED = "not-checked", "We could not check these"
    NOTE = "note", "Good to know"
    LDN = "ldn", "LDN itself"


@dataclass(frozen=True)
class Finding:
    """A page of ours that speaks of the name, and by which names of ours."""

    interaction: Interaction
    names: list[Name]

    @property
    def level(self) -> Level:
        return min((name.level for name in self.names), key=lambda level: level.rank)

    @property
    def notes(self) -> list[str]:
        notes = [name.medicine.note_html for name in self.names if name.medicine]
        return [note for note in dict.fromkeys(notes) if note]

    @property
    def generics(self) -> list[str]:
        return list(dict.fromkeys(name.generic for name in self.names))


@dataclass(frozen=True)
class Offer:
    """A name that may be meant, and what to check when the reader says so."""

    name: Name
    list_with_it: str


@dataclass(frozen=True)
class Checked:
    """One name, with what was found."""

    typed: str
    findings: list[Finding] = field(default_factory=list)
    #: The medicines that a name may stand for, where it is that of several: *T3* is one of two.
    meanings: list[str] = field(default_factory=list)
    #: Words that may be a medicine that we do not have.
    unknown: list[str] = field(default_factory=list)
    offered: list[Offer] = field(default_factory=list)
    is_ldn: bool = False

    @property
    def says_something(self) -> bool:
        """Whether there is a name in it; *twice a day* is none."""
        return bool(self.findings or self.unknown or self.is_ldn)

    @property
    def standing(self) -> Standing:
        if self.findings:
            return Standing(self.findings[0].level)
        return Standing.LDN if self.is_ldn else Standing.NOT_CHECKED

    @property
    def level(self) -> str:
        return self.findings[0].level if self.findings else ""

    @cached_property
    def main(self) -> list[Finding]:
        """What is as serious as the most serious; the rest is said in a line."""
        return [finding for finding in self.findings if finding.level == self.level]

    @cached_property
    def lesser(self) -> list[Finding]:
        return self.findings[len(self.main) :]

    @property
    def sort_key(self) -> tuple[int, int]:
        return self.standing.rank, min((offer.name.level.rank for offer in self.offered), default=len(Level))


@dataclass(frozen=True)
class Answer:
    """A whole list of names, checked."""

    checked: list[Checked]
    #: Lines that name no medicine, such as *twice a day*.
    passed_over: list[str]
    #: How many more names there were than are checked at a time.
    not_reached: int

    @cached_property
    def groups(self) -> list[tuple[Standing, list[Checked]]]:
        """In order of how serious they are; among equals in the order typed."""
        ordered = sorted(self.checked, key=lambda checked: checked.sort_key)
        return [(standing, list(group)) for standing, group in groupby(ordered, key=lambda checked: checked.standing)]


def check(text: str) -> Answer:
    """What we say about each name in the text."""
    names = _current_names()
    checked: list[Checked] = []
    passed_over: list[str] = []
    not_reached = 0
    for typed in names_in(text):
        if len(checked) >= NAME_LIMIT:
            not_reached += 1
            continue
        answer = _check(typed, names, text)
        if answer.says_something:
            checked.append(answer)
        else:
            passed_over.append(typed)
    return Answer(checked, passed_over, not_reached)


def _check(typed: str, names: Names, text: str) -> Checked:
    """One name of the text: every name of ours within it, whatever else it says."""
    words = words_of(typed)
    if not words:
        return Checked(typed, unknown=[typed] if any(map(str.isalnum, typed)) else [])
    found, meanings = _told_apart(_without_everyday_words(words, list(_found(words, names))))
    covered = _covered(found)
    unknown = [word for place, word in enumerate(words) if place not in covered and not is_direction(word)]
    said = LDN_WORDS | USING if any(name.how == How.STREET for *_, name in found) else LDN_WORDS
    unknown = [word for word in unknown if word not in said]
    direct = _outermost(found)
    of_ldn = is_ldn(words)
    if of_ldn:
        direct = [name for name in direct if name.generic != "naltrexone" or "naltrexone" not in name.text]
    if not direct and not of_ldn and (direct := names.of_page(words)):
        unknown = []
    offered = [Offer(name, _corrected(text, typed, name.text)) for name in names.offered(unknown)]
    return Checked(typed, _findings(direct, names), meanings, unknown, offered, is_ldn=of_ldn)


def _without_everyday_words(words: tuple[str, ...], found: list[Place]) -> list[Place]:
    """*Bars* is a medicine, alone or beside another or a word of taking; in *protein bars* it is none."""
    covered = _covered(found)
    if all(place in covered or is_direction(word) or word in USING for place, word in enumerate(words)):
        return found
    return [place for place in found if place[2].how != How.STREET]


def _told_apart(found: list[Place]) -> tuple[list[Place], list[str]]:
    """Where one name is that of several medicines, the one that is named beside it too; else all, and their names."""
    generics: dict[tuple[int, int], set[str]] = defaultdict(set)
    places: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for start, end, name in found:
        if name.how != How.HIDES_IN:
            generics[start, end].add(name.generic)
            places[name.generic].add((start, end))
    shared = {at: several for at, several in generics.items() if len(several) > 1}
    sure = {generic for generic, its_places in places.items() if its_places - shared.keys()}
    meanings = {generic for several in shared.values() if not several & sure for generic in several}
    not_meant = {(at, generic) for at, several in shared.items() if several & sure for generic in several - sure}
    return [place for place in found if (place[:2], place[2].generic) not in not_meant], sorted(meanings)


def _covered(found: list[Place]) -> set[int]:
    return {place for start, end, _ in found for place in range(start, end)}


def _corrected(text: str, typed: str, meant: str) -> str:
    return text.replace(typed, meant, 1) if len(text.encode()) <= WHOLE_LIST_LIMIT else meant


def _outermost(found: list[Place]) -> list[Name]:
    """Without those in a longer one that leads to the same page: *hydrocodone* in *hydrocodone with acetaminophen*."""
    around: dict[int, list[Place]] = defaultdict(list)
    for place in found:
        if place[1] - place[0] > 1:
            for word in range(place[0], place[1]):
                around[word].append(place)
    return [
        name
        for start, end, name in found
        if not any(
            first <= start
            and end <= last
            and last - first > end - start
            and other.interaction_id == name.interaction_id
            for first, last, other in around[start]
        )
    ]


def _findings(direct: list[Name], names: Names) -> list[Finding]:
    """By page, the most serious first. What a medicine holds is named where no name that was typed leads to its page."""
    longest = set({(name.generic, name.interaction.pk): name for name in reversed(direct)}.values())
    leading = [name for name in dict.fromkeys(direct) if name in longest]
    held = [other for name in leading if name.medicine for other in names.ingredients[name.medicine.pk]]
    pages: dict[int, list[Name]] = {}
    for name in leading:
        pages.setdefault(name.interaction.pk, []).append(name)
    for name in held:
        if not any(other.how != How.INGREDIENT for other in pages.get(name.interaction.pk, [])):
            pages.setdefault(name.interaction.pk, []).append(name)
    findings = [Finding(page[0].interaction, list(dict.fromkeys(page))) for page in pages.values()]
    return sorted(findings, key=lambda finding: finding.level.rank)
