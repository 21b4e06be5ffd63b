"""The rules for numbers: figures, ranges, doses and dates, each in one form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ldnref.content.rules import (
    Offence,
    Rule,
    pattern,
    preceded_by,
    quoted,
)
from ldnref.content.sentences import Passage, Sentence

_UNIT = r"(?:mg|mcg|µg|μg|ug|ng|ml|g|kg|IU)"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SHORT_MONTH = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
_NUMBER_WORD = r"""(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|
    (?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[-\ ](?:one|two|three|four|five|six|seven|eight|nine))?|a\ dozen|(?:a|one)\ (?:hundred|thousand)|dozens?)"""
_COUNTED = r"(?:hours?|days?|nights?|weeks?|months?|years?|minutes?|times|mg|milligrams?|pills?|tablets?|capsules?|doses?|drinks?|people|patients|women|men|children|trials?|studies|groups?|reviews?|sources?|kinds?|steps?|cases?)"

_FIGURE = re.compile(
    r"\b(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten)\s(?:in|out\sof|of)\s(?:every\s|the\s|all\s)?\d[\d,]*\b(?!\s?(?:mg|days|weeks|months|years|hours))|\b\d+(?:\.\d+)?\s?(?:%|percent\b)",
    re.IGNORECASE,
)
_FULL_DOSE = re.compile(
    r"\b(?:(?:standard|full|usual|higher|larger|regular|normal|high|big|treatment)[- ]doses?|alcohol|addiction|ReVia|Depade|Adepend|Vivitrol|Contrave|dependence|US label|FDA label|the label|(?:official|patient|UK|US) leaflet|the leaflet)\b",
    re.IGNORECASE,
)
_DOSE = re.compile(r"\b\d+(?:\.\d+)?\s?-?(?:mg|milligrams?)\b", re.IGNORECASE)


def _standard_dose(sentence: Sentence, passage: Passage) -> Iterator[Offence]:
    text = sentence.text
    if (figure := _FIGURE.search(text)) and _FULL_DOSE.search(text) and not _DOSE.search(text):
        yield Offence(figure.start(), figure.end())


NUMBER_FORMS: tuple[Rule, ...] = (
    Rule(
        "number-word",
        "Write numbers in figures, as in '2 weeks'.",
        pattern(
            rf"\b{_NUMBER_WORD}\b(?![-'])(?!\s+(?:of\s+(?:a\s+kind|them)|minds\b|cents\b|together))|\bone\s+(?:to|or)\s+{_NUMBER_WORD}\b|\bone\s+(?:week|month|year|hour|minute|tablet|capsule|milligram|mg|pint|teaspoon)\b(?!\s+(?:or\s+two|at\s+a\s+time|off))|\b(?:once|twice)\s+or\s+{_NUMBER_WORD}\b"
            rf"|\b{_NUMBER_WORD}-(?:day|week|month|year|hour|minute|milligram|fold)\b",
            lambda text, match: (
                match[0].lower() == "two"
                and re.search(r"\b(?:the|or|these|those|between|other|of)\s+$", text[: match.start()], re.IGNORECASE)
                is not None
                and re.match(rf"\s+(?:(?:[a-z-]+)\s+){{0,3}}?{_COUNTED}\b", text[match.end() :], re.IGNORECASE) is None
            ),
            lambda text, match: (
                match[0].lower() == "two"
                and re.search(
                    r"\b(?:week|day|month|hour|minute|year|step|drink|pill|time|tablet|sentence|word|page|trial|person|question)s?\s+or\s+$",
                    text[: match.start()],
                    re.IGNORECASE,
                )
                is not None
            ),
            lambda text, match: (
                re.search(r"\b(?:in|cut\ it\ in|put\ )\s*$", text[: match.start()]) is not None
                and match[0].lower() == "two"
                and re.match(r"\s*(?:[.,;]|$)", text[match.end() :]) is not None
            ),
            quoted,
        ),
    ),
    Rule(
        "range-dash",
        "Write 'to' in a range, as in '3 to 5'.",
        pattern(
            rf"(?<![\w.:/\-–—])\$?\d[\d,]*(?:\.\d+)?\s?(?:{_UNIT}|%|days?|weeks?|hours?|months?|years?|minutes?)?\s?(?:-|–|—)\s?\$?\d[\d,]*(?:\.\d+)?(?!\d*[-–]\d)(?![\d/])",
            lambda text, match: re.fullmatch(r"\d{3}-\d{4}|1-8\d\d|\d-\d{3}", match[0]) is not None,
            lambda text, match: re.match(r"-\d", text[match.end() :]) is not None,
        ),
    ),
    Rule(
        "dose-space",
        "Put a space between the number and its unit, as in '4.5 mg'; the load keeps the two on one line.",
        pattern(
            rf"(?<![\w-])\d[\d,]*(?:\.\d+)?(?:{_UNIT}|milligrams?)\b|(?<![\w-])\d[\d,]*(?:\.\d+)?-(?:{_UNIT}|milligram)\b"
        ),
    ),
    Rule("leading-zero", "Put a zero before the point, as in '0.5 mg'.", pattern(r"(?<![\w.,)])\.\d+")),
    Rule(
        "trailing-zero",
        "Leave out the zero at the end, as in '1 mg' or '4.5 mg'.",
        pattern(
            rf"(?<![\w.$,])\d[\d,]*\.(?:0+\b|\d*0(?=\s?-?(?:{_UNIT})\b|\s(?:to|or|and|up\ to)\s[\d.]+\s?{_UNIT}\b))(?!\.\d|%)",
            preceded_by(r"\b(?:version|v|web|ICD|DSM|CTCAE)[-\s]*"),
        ),
    ),
    Rule(
        "date-form",
        "Write dates as 'November 23, 2026'.",
        pattern(
            rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\ of)?\ (?:{_MONTH}|{_SHORT_MONTH})\b\.?(?:,?\ \d{{4}})?"
            rf"|\b{_SHORT_MONTH}\b\.?\ \d{{1,4}}\b(?:st|nd|rd|th)?(?:,?\ \d{{4}})?"
            rf"|\b{_MONTH}\ (?:the\ )?\d{{1,2}}(?:st|nd|rd|th)\b(?:,?\ \d{{4}})?"
            rf"|\b{_MONTH}\ \d{{1,2}}\ (?:19|20)\d\d\b"
            r"|\b\d{1,2}[/.]\d{1,2}[/.](?:(?:19|20)\d\d|\d\d)\b|\b(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}-\d{1,2}-(?:19|20)\d\d\b",
            case=True,
        ),
    ),
    Rule(
        "denominator",
        "Use one denominator: people out of 100, or out of 1,000 for everything on the page.",
        pattern(
            r"\b(?:in|out\ of)\ (?:every\ )?100\b(?!,).*\b(?:in|out\ of)\ (?:every\ )?1,?000\b|\b(?:in|out\ of)\ (?:every\ )?1,?000\b.*\b(?:in|out\ of)\ (?:every\ )?100\b(?!,)"
        ),
    ),
    Rule("standard-dose", "Say in the same sentence that the figure is from 50 mg.", _standard_dose),
)
