"""The one schema of the front matter: what each kind of content file must, may and may not say.

Every value arrives as text, a list or a mapping of text; pydantic converts it field by field, so that a code such as
``044054006`` or the word ``no`` is never changed on the way. Errors are plain sentences for editors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, ClassVar, NamedTuple

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from ldnref.content.figures import Band, Count, Figure, Finding, Percent, RiskRatio, parse_figure
from ldnref.content.vocabulary import (
    Action,
    Agreement,
    Basis,
    BodySystem,
    Checked,
    Design,
    DoseGroup,
    Frequency,
    InteractionKind,
    Kind,
    Lasting,
    Level,
    Measure,
    Severity,
    SourceKind,
    Status,
    Strength,
    Urgency,
    Verdict,
)

TITLE_LIMIT = 70
PHRASE_LIMIT = 100
#: Slugs and ids are parts of addresses.
NAME_LIMIT = 80
SUMMARY_WORD_LIMIT = 50
DEFINITION_WORD_LIMIT = 40

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_slug(text: str) -> bool:
    return _SLUG.fullmatch(text) is not None


def _text(value: Any) -> str:
    if value is None:
        raise ValueError("is empty; write some text or leave the key out")
    if not isinstance(value, str):
        raise ValueError("is a list or a group of keys; write one line of text here")
    text = " ".join(value.split())
    if not text:
        raise ValueError("is empty; write some text or leave the key out")
    return text


def _date(value: Any) -> date:
    text = _text(value)
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise ValueError(f"'{text}' is not a date. Write it as year-month-day, for example 2026-11-23")


def _past(value: date) -> date:
    if value > date.today():
        raise ValueError(f"{value} is in the future, but this is the date of something that has happened")
    return value


def _character_limit(limit: int) -> AfterValidator:
    def check(value: str) -> str:
        if len(value) > limit:
            raise ValueError(f"has {len(value)} characters; the limit is {limit}")
        return value

    return AfterValidator(check)


def _word_limit(limit: int) -> AfterValidator:
    def check(value: str) -> str:
        count = len(value.split())
        if count > limit:
            raise ValueError(f"has {count} words; the limit is {limit}")
        return value

    return AfterValidator(check)


def _identifier(value: str) -> str:
    if not is_slug(value):
        raise ValueError(f"'{value}' is not an id. Use small letters, digits and single hyphens, like 'vivid-dreams'")
    if len(value) > NAME_LIMIT:
        raise ValueError(f"has {len(value)} characters; the limit is {NAME_LIMIT}")
    return value


def _reference(value: str) -> str:
    kind, _, slug = value.partition("/")
    if kind not in {k.value for k in Kind} or not is_slug(slug):
        raise ValueError(f"'{value}' does not name an entry. Write folder/name, like 'side-effects/nausea'")
    return value


def _figure(value: Any) -> Figure:
    return parse_figure(_text(value))


def _pattern(pattern: str, example: str) -> AfterValidator:
    def check(value: str) -> str:
        if not re.fullmatch(pattern, value, re.ASCII):
            raise ValueError(f"'{value}' is not of the right form. An example: {example}")
        return value

    return AfterValidator(check)


Text = Annotated[str, BeforeValidator(_text)]
Title = Annotated[Text, _character_limit(TITLE_LIMIT)]
#: Texts that are columns of the database.
Phrase = Annotated[Text, _character_limit(PHRASE_LIMIT)]
Name = Annotated[Text, _character_limit(2 * PHRASE_LIMIT)]
Summary = Annotated[Text, _word_limit(SUMMARY_WORD_LIMIT)]
Identifier = Annotated[Text, AfterValidator(_identifier)]
Reference = Annotated[Text, AfterValidator(_reference)]
Date = Annotated[date, BeforeValidator(_date)]
PastDate = Annotated[Date, AfterValidator(_past)]
FigureText = Annotated[Count | Percent | RiskRatio | Band | Finding, BeforeValidator(_figure)]
RxNormCode = Annotated[Text, _pattern(r"\d{1,8}", "7243")]
WebAddress = Annotated[Text, _pattern(r"https://[^\s<>\"']+", "https://www.fda.gov/…")]


Path = tuple[str | int, ...]


class Contradiction(NamedTuple):
    """Where in a record something is wrong, the sentence that says what, and the keys beside it that take part."""

    path: Path
    message: str
    keys: tuple[str, ...] = ()


class Schema(BaseModel):
    """Fields are checked one by one by pydantic, and against each other by ``contradictions``.

    The two are apart so that a wrong field does not hide what else is wrong.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    def contradictions(self) -> Iterator[Contradiction]:
        yield from ()


class Change(Schema):
    """One change note, in readers' words."""

    date: PastDate
    note: Text


class Estimate(Schema):
    """One figure from one source, written once and cited from prose as ``[[estimate:id]]``."""

    id: Identifier
    source: Identifier
    measure: Measure
    outcome: Text
    figure: FigureText
    comparator: Phrase | None = None
    comparator_figure: FigureText | None = None
    comparator_not_read: Text | None = None
    dose_group: DoseGroup
    dose: Phrase
    population: Text
    length: Phrase | None = None
    design: Design
    checked: Checked
    where: Text
    reported_by: Name | None = None
    set_aside: Text | None = None

    def contradictions(self) -> Iterator[Contradiction]:
        if (self.checked == Checked.SECOND_HAND) != (self.reported_by is not None):
            message = "'reported_by' goes with 'checked: second-hand', and only with it."
            yield Contradiction(("reported_by",), message, ("checked",))
        given = self.comparator_figure is not None
        not_read = self.comparator_not_read is not None
        if given and not_read:
            message = "Give 'comparator_figure' or 'comparator_not_read', not both."
            yield Contradiction(("comparator_not_read",), message, ("comparator_figure",))
        if (given or not_read) and self.comparator is None:
            key = "comparator_figure" if given else "comparator_not_read"
            yield Contradiction((key,), "Say in 'comparator' what the people were compared with.", ("comparator",))
        if self.comparator and isinstance(self.figure, Count | Percent) and not (given or not_read):
            message = "Add 'comparator_figure', or 'comparator_not_read' with the reason why it was not read."
            yield Contradiction(("comparator",), message, ("figure", "comparator_figure", "comparator_not_read"))

    @property
    def source_address(self) -> str:
        """Where the page of its source says where the figure stands and how it was checked."""
        return f"/sources/{self.source}/#figure-{self.id}"

    @property
    def basis(self) -> Basis | None:
        """What a low-dose frequency that rests on this figure is based on; None when it cannot set one."""
        countable = isinstance(self.figure, Count | Percent)
        if self.measure != Measure.HAD or self.dose_group != DoseGroup.LOW or not countable:
            return None
        if self.checked == Checked.SECOND_HAND or self.comparator_not_read:
            return None
        if self.design == Design.CLINIC:
            return Basis.CLINIC_ESTIMATE
        return Basis.PLACEBO_TRIAL if self.comparator == "placebo" else Basis.UNCONTROLLED


class Record(Schema):
    """What every content file says."""

    kind: ClassVar[Kind]
    #: Keys of the headings in the body, each with its heading; None means that the author chooses them.
    sections: ClassVar[dict[str, str] | None] = {}
    required_sections: ClassVar[tuple[str, ...]] = ()

    @property
    def name(self) -> str:
        raise NotImplementedError

    def source_ids(self) -> list[str]:
        return []

    def references(self) -> list[str]:
        return []

    def estimate_list(self) -> list[Estimate]:
        return []


class Entry(Record):
    """What every entry with a page of its own says."""

    title: Title
    summary: Summary
    aliases: list[Text] = Field(default_factory=list)
    #: How readers ask for the page in their own words. Only search reads it.
    asked_as: list[Text] = Field(default_factory=list)
    status: Status = Status.PUBLISHED
    updated: PastDate
    review_due: Date
    reviewed_by: Name | None = None
    reviewed_on: PastDate | None = None
    changes: list[Change] = Field(min_length=1)
    related: list[Reference] = Field(default_factory=list)
    waivers: dict[Identifier, Text] = Field(default_factory=dict)

    def contradictions(self) -> Iterator[Contradiction]:
        if (self.reviewed_by is None) != (self.reviewed_on is None):
            key, other = ("reviewed_by", "reviewed_on") if self.reviewed_by else ("reviewed_on", "reviewed_by")
            yield Contradiction((key,), f"'{key}' goes with '{other}': give both, or neither.", (other,))
        newest = max(change.date for change in self.changes)
        if newest != self.updated:
            message = f"'updated' is {self.updated}, but the newest change note is of {newest}. Make them equal."
            yield Contradiction(("updated",), message, ("changes",))

    @property
    def name(self) -> str:
        return self.title

    def references(self) -> list[str]:
        return self.related


class SourcedEntry(Entry):
    """An entry that makes claims, and so names its sources; it may hold estimates."""

    sources: list[Identifier] = Field(min_length=1)
    sources_checked: PastDate
    estimates: list[Estimate] = Field(default_factory=list)

    def source_ids(self) -> list[str]:
        return self.sources

    def estimate_list(self) -> list[Estimate]:
        return self.estimates

    def contradictions(self) -> Iterator[Contradiction]:
        yield from super().contradictions()
        for index, estimate in enumerate(self.estimates):
            for path, message, keys in estimate.contradictions():
                yield Contradiction(("estimates", index, *path), message, keys)


class Urgent(Schema):
    """Signs that need urgent help with this entry's subject; each completes 'Call … if:'."""

    emergency: list[Text] = Field(default_factory=list)
    same_day: list[Text] = Field(default_factory=list)


class Codes(Schema):
    icd10cm: list[Annotated[Text, _pattern(r"[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?", "G47.00")]] = Field(
        default_factory=list
    )
    snomed: list[Annotated[Text, _pattern(r"\d{6,18}", "193462001")]] = Field(default_factory=list)


def _do_not_lines(lines: list[str]) -> Iterator[Contradiction]:
    for index, line in enumerate(lines):
        if not line.lower().startswith("do not "):
            yield Contradiction(("do_not", index), "Each line of 'do_not' starts with 'Do not'.")


class SideEffect(SourcedEntry):
    kind = Kind.SIDE_EFFECT
    sections = {
        "feels": "What it feels like",
        "dose": "Does the dose matter?",
        "known": "What we know and do not know",
    }
    required_sections = ("feels", "dose", "known")

    clinical_name: Phrase | None = None
    body_system: BodySystem
    severity: Severity
    action: Action
    onset: Text
    duration: Text
    #: What ``duration`` says in one word, for the picture of the list.
    lasts: Lasting = Lasting.NOT_KNOWN
    frequency: Frequency
    headline: Identifier | None = None
    standard_dose_frequency: Frequency = Frequency.NOT_KNOWN
    standard_dose_headline: Identifier | None = None
    do: list[Text] = Field(min_length=1)
    do_not: list[Text] = Field(default_factory=list)
    ask: list[Text] = Field(min_length=1)
    urgent: Urgent = Field(default_factory=Urgent)
    codes: Codes = Field(default_factory=Codes)

    def contradictions(self) -> Iterator[Contradiction]:
        yield from super().contradictions()
        yield from _do_not_lines(self.do_not)
        if self.action == Action.EMERGENCY and not self.urgent.emergency:
            message = "'action: emergency' needs its signs under 'urgent:', in a list 'emergency:'."
            yield Contradiction(("action",), message, ("urgent",))
        if self.action == Action.SAME_DAY and not self.urgent.same_day:
            message = "'action: same-day' needs its signs under 'urgent:', in a list 'same_day:'."
            yield Contradiction(("action",), message, ("urgent",))
        yield from self._frequency_contradictions()

    def _frequency_contradictions(self) -> Iterator[Contradiction]:
        bands = (("frequency", "headline"), ("standard_dose_frequency", "standard_dose_headline"))
        for band_key, headline_key in bands:
            band, headline = getattr(self, band_key), getattr(self, headline_key)
            if band != Frequency.NOT_KNOWN and headline is None:
                message = f"The band '{band}' rests on no figure. Name its estimate in '{headline_key}', or write 'not-known'."
                yield Contradiction((band_key,), message, (headline_key,))
            if band == Frequency.NOT_KNOWN and headline is not None:
                message = f"'{headline_key}' names a figure, so '{band_key}' cannot be 'not-known'."
                yield Contradiction((band_key,), message, (headline_key,))


class Interaction(SourcedEntry):
    kind = Kind.INTERACTION
    sections = {
        "why": "Why it matters",
        "starting": "You take it and want to start LDN",
        "already": "You take LDN and may need it",
        "known": "What we know and do not know",
    }
    required_sections = ("why",)

    interaction_kind: InteractionKind
    level: Level
    do: list[Text] = Field(min_length=1)
    do_not: list[Text] = Field(default_factory=list)
    ask: list[Text] = Field(min_length=1)
    urgent: Urgent = Field(default_factory=Urgent)
    agreement: Agreement
    evidence: Text
    codes: Codes = Field(default_factory=Codes)

    def contradictions(self) -> Iterator[Contradiction]:
        yield from super().contradictions()
        yield from _do_not_lines(self.do_not)


class FaqEntry(SourcedEntry):
    """The title is the question as people ask it; the summary is the direct answer."""

    kind = Kind.FAQ
    sections = {
        "why": "Why",
        "do": "What you can do",
        "known": "What we know and do not know",
    }
    required_sections = ("why",)

    urgent: Urgent = Field(default_factory=Urgent)


class Guide(SourcedEntry):
    kind = Kind.GUIDE
    sections = None

    order: Annotated[int, Field(ge=1, le=99)] = 50
    urgent: Urgent = Field(default_factory=Urgent)


class Condition(SourcedEntry):
    kind = Kind.CONDITION
    sections = {
        "studied": "What was studied",
        "known": "What we know and do not know",
    }
    required_sections = ("studied", "known")

    strength: Strength
    verdict: Verdict
    ask: list[Text] = Field(min_length=1)
    codes: Codes = Field(default_factory=Codes)


class Source(Entry):
    """A source; the file name is its id, the body says what it found in plain words."""

    kind = Kind.SOURCE
    sections = {}

    citation: Text
    year: Annotated[Text, _pattern(r"(19|20)\d\d|no date", "2024")]
    source_kind: SourceKind
    checked: Checked
    doi: Annotated[Text, _pattern(r"10\.\d{4,9}/\S+", "10.1002/art.37734")] | None = None
    pmid: Annotated[Text, _pattern(r"\d{1,8}", "19453963")] | None = None
    pmcid: Annotated[Text, _pattern(r"PMC\d+", "PMC6332608")] | None = None
    trial_id: Annotated[Text, _pattern(r"NCT\d{8}|ACTRN\d{14}", "NCT00568555")] | None = None
    url: WebAddress | None = None
    limits: Text


class GlossaryTerm(Record):
    kind = Kind.GLOSSARY
    sections = {}

    term: Title
    definition: Annotated[Text, _word_limit(DEFINITION_WORD_LIMIT)]
    aliases: list[Text] = Field(default_factory=list)

    @property
    def name(self) -> str:
        return self.term


class Medicine(Record):
    """A substance by all its names, and the interaction that it leads to."""

    kind = Kind.MEDICINE
    sections = {}

    generic: Title
    brands: list[Text] = Field(default_factory=list)
    other_names: list[Text] = Field(default_factory=list)
    #: Names that are also everyday words: *bars* is a medicine, *protein bars* is none.
    street_names: list[Text] = Field(default_factory=list)
    hides_in: list[Text] = Field(default_factory=list)
    rxnorm: list[RxNormCode] = Field(default_factory=list)
    interaction: Identifier
    #: Its own, where it is not that of the interaction.
    level: Level | None = None
    note: Text | None = None

    @property
    def name(self) -> str:
        return self.generic

    @property
    def names(self) -> list[str]:
        return [self.generic, *self.brands, *self.other_names, *self.street_names, *self.hides_in]

    def references(self) -> list[str]:
        return [f"{Kind.INTERACTION}/{self.interaction}"]


class RedFlag(Record):
    """Signs that must raise urgent advice wherever they are searched."""

    kind = Kind.RED_FLAG
    sections = {}

    title: Title
    urgency: Urgency
    signs: list[Text] = Field(min_length=1)
    phrases: list[Text] = Field(min_length=1)
    steps: list[Text] = Field(default_factory=list)
    related: list[Reference] = Field(default_factory=list)

    @property
    def name(self) -> str:
        return self.title

    def references(self) -> list[str]:
        return self.related


SCHEMAS: dict[Kind, type[Record]] = {
    schema.kind: schema
    for schema in (SideEffect, Interaction, FaqEntry, Guide, Condition, Source, GlossaryTerm, Medicine, RedFlag)
}


class Clinic(Schema):
    name: Text
    phone: Text | None = None
    hours: Text | None = None


class Contact(Schema):
    """Who to call: ``short`` completes a heading ('Call 911'), ``words`` stands in a sentence."""

    number: Text
    short: Text
    words: Text


class OpioidNames(Schema):
    """Which medicine names count as an opioid that somebody took: those of these interactions, but not these medicines."""

    interactions: list[Identifier] = Field(default_factory=list)
    but_not: list[Identifier] = Field(default_factory=list)


class ListPage(Schema):
    """A list or tool of the site as search shows it. It has no file of its own."""

    title: Title
    summary: Text
    asked_as: list[Text] = Field(min_length=1)


class SearchWords(Schema):
    """content/search.yaml: what readers' words mean here. Every phrase is found by its words, in all their forms."""

    #: The lists and tools of the site, by their addresses.
    lists: dict[Annotated[str, _pattern(r"/[a-z-]+/", "/interactions/")], ListPage] = Field(default_factory=dict)
    #: Words of our pages, and the everyday words that mean the same.
    means: dict[Text, list[Text]] = Field(default_factory=dict)
    #: Pages, and the Spanish words that lead to them.
    spanish: dict[Reference, list[Text]] = Field(default_factory=dict)
    #: Words of any subject that are right as they are spelled, beside the commonest English words.
    ordinary: list[Text] = Field(default_factory=list)


class OtherSubjects(Schema):
    """content/other-subjects.yaml: what people type here that is not ours."""

    #: What people look for that is no subject of ours, though its words may be.
    elsewhere: list[Text] = Field(default_factory=list)
    #: Words that are right as they are spelled: with one of them, words of ours must say more for a page to answer.
    other_subjects: list[Text] = Field(default_factory=list)
    #: Medicines that we have nothing on, which must not be taken for misspelled names of others. One that gets a file
    #: of its own is known by that.
    other_medicines: list[Text] = Field(default_factory=list)


class RedFlagWords(Schema):
    """content/red-flag-words.yaml: what the words in the phrases of red flags stand for, and when they are harmless."""

    #: Words of which one form says what others do not: *took* and *take*.
    as_written: list[Text] = Field(default_factory=list)
    #: Words that are the same to red flags.
    alike: dict[Text, list[Text]] = Field(default_factory=dict)
    opioids: OpioidNames = Field(default_factory=OpioidNames)
    #: Phrases beside which a red flag, or ``any``, is not raised.
    harmless: dict[Text, list[Text]] = Field(default_factory=dict)


class Lexicon(SearchWords, OtherSubjects, RedFlagWords):
    """What the words of readers mean here: all files on it together."""


LEXICON_FILES: dict[str, type[Schema]] = {
    "search.yaml": SearchWords,
    "other-subjects.yaml": OtherSubjects,
    "red-flag-words.yaml": RedFlagWords,
}


class SiteFacts(Schema):
    """content/site.yaml: emergency numbers and their wording, region; publisher and clinics only if given."""

    region: Text
    emergency: Contact
    crisis: Contact
    poison: Contact
    report: Contact
    clinic_same_day: Text
    elsewhere: Text
    not_listed: Text
    publisher: Text | None = None
    contact: Text | None = None
    clinics: list[Clinic] = Field(default_factory=list)
