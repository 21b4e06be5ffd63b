"""The words with a fixed meaning that content files, models and pages share."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A code as written in content files, with the label that readers see."""

    label: str

    def __new__(cls, code: str, label: str = "") -> Self:
        term = str.__new__(cls, code)
        term._value_ = code
        term.label = label
        return term

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        return [(term.value, term.label) for term in cls]

    @property
    def rank(self) -> int:
        """The place among its siblings, which are listed in the order that readers see."""
        return list(type(self)).index(self)


class Kind(Term):
    """What an entry is; the code is its folder under content/ and its part of the address."""

    SIDE_EFFECT = "side-effects", "Side effect"
    INTERACTION = "interactions", "Interaction or caution"
    FAQ = "faq", "Question"
    GUIDE = "guides", "Guide"
    CONDITION = "conditions", "Condition"
    SOURCE = "sources", "Source"
    GLOSSARY = "glossary", "Glossary term"
    MEDICINE = "medicines", "Medicine name"
    RED_FLAG = "red-flags", "Red flag"

    @property
    def plural(self) -> str:
        return "Questions" if self is Kind.FAQ else self.value.replace("-", " ").capitalize()

    @property
    def url_name(self) -> str:
        """The first part of the names of its routes, such as ``side-effect`` in ``side-effect-detail``."""
        return self.name.lower().replace("_", "-")


#: Kinds with a page of their own, and therefore with an address and a short code for life.
PAGE_KINDS = (Kind.SIDE_EFFECT, Kind.INTERACTION, Kind.FAQ, Kind.GUIDE, Kind.CONDITION, Kind.SOURCE)


class Status(Term):
    PUBLISHED = "published", "Published"
    DRAFT = "draft", "Draft"


class Severity(Term):
    MILD = "mild", "Mild"
    MODERATE = "moderate", "Moderate"
    SERIOUS = "serious", "Serious"


class Action(Term):
    """What most people with this side effect do; the list is grouped by it."""

    EMERGENCY = "emergency", "Call emergency services"
    SAME_DAY = "same-day", "Call your clinic the same day"
    ASK_CLINIC = "ask-clinic", "Ask your clinic"
    SELF_CARE = "self-care", "Look after it yourself"


class Lasting(Term):
    """How long a side effect lasts for most people, where somebody has said."""

    DAYS = "days", "Days"
    WEEKS = "weeks", "Weeks"
    WHILE_TAKING = "while-taking", "As long as you take it"
    NOT_KNOWN = "not-known", "Not known"


class Urgency(Term):
    EMERGENCY = "emergency", "Emergency"
    SAME_DAY = "same-day", "Same day"


class Frequency(Term):
    """The CIOMS III bands for adverse effects, as used in European leaflets, and *not known*."""

    VERY_COMMON = "very-common", "Very common"
    COMMON = "common", "Common"
    UNCOMMON = "uncommon", "Uncommon"
    RARE = "rare", "Rare"
    VERY_RARE = "very-rare", "Very rare"
    NOT_KNOWN = "not-known", "Not known"


#: CIOMS III limits as shares of people: at least the first, under the second.
BAND_LIMITS = {
    Frequency.VERY_COMMON: (Decimal("0.1"), Decimal("1.0001")),
    Frequency.COMMON: (Decimal("0.01"), Decimal("0.1")),
    Frequency.UNCOMMON: (Decimal("0.001"), Decimal("0.01")),
    Frequency.RARE: (Decimal("0.0001"), Decimal("0.001")),
    Frequency.VERY_RARE: (Decimal("0"), Decimal("0.0001")),
}


class Basis(Term):
    """What a frequency rests on, strongest first."""

    PLACEBO_TRIAL = "placebo-trial", "Counted beside a dummy pill (placebo) in a trial"
    UNCONTROLLED = "uncontrolled", "Counted, with nothing to compare it with"
    CLINIC_ESTIMATE = "clinic-estimate", "One clinic's own estimate, not a count"
    NOT_COUNTED = "not-counted", "We found no usable count at low doses"


class BodySystem(Term):
    SLEEP = "sleep", "Sleep"
    HEAD = "head", "Head and senses"
    MOOD = "mood", "Mood and mind"
    GUT = "gut", "Stomach and gut"
    LIVER = "liver", "Liver"
    HEART = "heart", "Heart and chest"
    SKIN = "skin", "Skin and allergy"
    MUSCLES = "muscles", "Muscles and joints"
    SEXUAL = "sexual", "Sex, periods and fertility"
    WHOLE_BODY = "whole-body", "Whole body"


class Level(Term):
    DO_NOT_COMBINE = "do-not-combine", "Do not combine"
    TAKE_CARE = "take-care", "Take care, ask first"
    NOTE = "note", "Good to know"


class InteractionKind(Term):
    MEDICINE = "medicine", "Medicine"
    SUBSTANCE = "substance", "Alcohol, plants and other substances"
    CONDITION = "condition", "Health condition or life stage"
    PROCEDURE = "procedure", "Surgery and emergency care"


class Agreement(Term):
    """How far the sources agree."""

    AGREE = "agree", "The sources agree"
    DIFFER = "differ", "The sources differ"
    SINGLE = "single", "One source only"
    NO_STUDY = "no-study", "No study found"


class Strength(Term):
    """How strong the evidence is for a use of LDN."""

    MODERATE = "moderate", "Moderate"
    LOW = "low", "Low"
    VERY_LOW = "very-low", "Very low"
    NONE = "none", "None found"


class Verdict(Term):
    """Which way the evidence for a use of LDN points."""

    HELPS = "helps", "Studies point to a benefit"
    MIXED = "mixed", "Studies disagree"
    NO_EFFECT = "no-effect", "No benefit shown"
    UNCLEAR = "unclear", "Too little is known to say"


class Measure(Term):
    """What was counted. Only *had it* can set the frequency of a side effect."""

    HAD = "had", "Had it"
    STOPPED = "stopped", "Stopped because of it"
    SERIOUS = "serious", "Serious events"
    BENEFIT = "benefit", "Got better"


class DoseGroup(Term):
    LOW = "low", "Low dose (LDN)"
    STANDARD = "standard", "Standard dose (50 mg or more, or another naltrexone product)"
    MIXED = "mixed", "Low and standard doses together"


class Design(Term):
    RANDOMISED = "randomized-trial", "Randomized trial"
    CROSSOVER = "crossover-trial", "Randomized crossover trial"
    OPEN = "open-study", "Study without a comparison group"
    SURVEY = "survey", "Survey"
    CHART_REVIEW = "chart-review", "Review of patient records"
    REGISTER = "register-study", "Study of national records"
    POOLED = "pooled-trials", "Several trials pooled"
    LABEL = "label", "Official label or leaflet"
    CASE_REPORT = "case-report", "Report of single cases"
    CLINIC = "clinic-statement", "A clinic's own statement"
    EXPERT = "expert-opinion", "Expert opinion"
    LABORATORY = "human-experiment", "Experiment with volunteers"


class Checked(Term):
    """How a figure or source was checked by us."""

    FULL_TEXT = "full-text", "Read in the full text"
    ABSTRACT = "abstract", "Read in the abstract"
    PASSAGE = "passage", "Read in a passage of the text"
    REGISTER = "register", "Read in a trial register"
    SECOND_HAND = "second-hand", "Second-hand: read in a page that reports it"


class SourceKind(Term):
    TRIAL = "trial", "Trial"
    OBSERVATIONAL = "observational", "Observational study"
    CASE_REPORT = "case-report", "Case report"
    REVIEW = "review", "Review"
    LABEL = "label", "Medicine label or leaflet"
    REGULATOR = "regulator", "Regulator or public health body"
    REGISTER = "register", "Trial register or protocol"
    REFERENCE = "reference", "Reference work"
    GUIDELINE = "guideline", "Guideline"
    PRACTICE = "practice-article", "Article by a clinic or charity"
    METHODS = "methods", "How to explain numbers"
