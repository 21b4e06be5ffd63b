"""Checks of the wording: what may not stand in prose because it is written once, elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SMALL = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_LARGE = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)"
_NUMBER = rf"(?:\d+(?:[.,]\d+){{0,3}}|{_SMALL}|{_LARGE})"
_PEOPLE = r"(?:people|persons?|patients?|wom[ae]n|m[ae]n|children|adults|users|volunteers|participants)"
#: What makes a pair of numbers something else than people out of people.
_OTHER = r"(?:days?|weeks?|months?|years?|hours?|minutes?|times?|mg|ml|mcg|trials?|studies|reviews?|papers?|reports?|steps?|parts?|pages?)"
_A_YEAR = r"(?:19|20)\d\d\b(?![,.]\d)"
_BARE_FIGURE = re.compile(
    rf"""
      (?<![\w.]){_NUMBER}\s?(?:%|percent\b|per\scent\b|pct\b)
    | \b{_NUMBER}\s(?:in|out\sof|per)\s(?:every\s|each\s)?(?!{_A_YEAR})
        (?:\d[\d,]*(?![\d,]*\.\d)|{_SMALL}(?=\s{_PEOPLE})|ten\b|{_LARGE}|a\s(?:hundred|thousand))\b(?!\s{_OTHER}\b)
    | (?<!step\s)(?<!part\s)(?<!page\s)(?<!week\s)(?<!day\s)(?<!phase\s)\b{_NUMBER}\sof\s
        (?:the\s|its\s|their\s|these\s|those\s|all\s)?(?!{_A_YEAR})(?:\d[\d,]*(?:\.\d+)?|{_SMALL}(?=\s{_PEOPLE})|{_LARGE})\b(?!\s{_OTHER}\b)
    | \b\d+\s?/\s?\d+\s{_PEOPLE}\b
    | \b(?:twice|double|triple|{_NUMBER}(?:\sto\s{_NUMBER})?\stimes)\s(?:as|more|less|the|their|your)\s
        (?:often|likely|common|many|much|rate|chance|chances|odds|risk)\b
    | \b(?:doubl|tripl|halv)(?:es|ed|ing|e)\s(?:the|your|their)\s(?:rate|chance|chances|odds|risk)\b
    | \b{_NUMBER}[\s-]?fold\b
    | \b(?:half|(?:a|one)[\s-](?:third|quarter|fifth)|(?:two|three)[\s-](?:thirds|quarters|fifths))\s
        (?:of\s)?(?:the\s|all\s|these\s|those\s|its\s|their\s)?{_PEOPLE}\b
    | \b(?:risk|odds|hazard)\sratio\s(?:of\s|was\s|is\s)?\d
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NUMBER_TO_CALL = re.compile(
    rf"""
      (?<![\d.,/-])(?:911|988|999|112|741741)\b(?![.,]\d|[/-]\d|\s(?:\w+\s){{0,2}}(?:{_PEOPLE}|{_OTHER})\b)
    | \b(?:9[\s.-]1[\s.-]1|9[\s.-]8[\s.-]8|nine[\s-]one[\s-]one|nine[\s-]eight[\s-]eight)\b
    | (?<![\d-])(?:\+?1[-\s.])?\(?\d{{3}}\)?[-\s.]\d{{3}}[-\s.]\d{{4}}\b
    | \b1-8\d\d-[A-Z0-9-]{{7,8}}\b
    | (?<=\bcall\s)\d{{3,}}\b | (?<=\bdial\s)\d{{3,}}\b | (?<=\btext\s)\d{{3,}}\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_HIDDEN_PARTS = re.compile(r"\[\[[^\[\]\n]*\]\]|\]\([^)\n]*\)")


@dataclass(frozen=True)
class Remark:
    """What a rule says of a piece of text, and where in it."""

    offset: int
    message: str


def remarks(text: str) -> Iterator[Remark]:
    """Everything that the rules have to say of a text with its tokens."""
    words, offsets = _as_read(text)
    for match in _BARE_FIGURE.finditer(words):
        message = (
            f"'{' '.join(match[0].split())}' is a figure in prose. Write it once, as an estimate with its source, "
            "dose and people, and cite it here as [[estimate:its-id]]."
        )
        yield Remark(offsets[match.start()], message)
    for match in _NUMBER_TO_CALL.finditer(words):
        message = f"'{match[0]}' is a number to call. Write [[call:emergency]], [[call:crisis]], [[call:poison]] or [[call:report]]."
        yield Remark(offsets[match.start()], message)


def _as_read(text: str) -> tuple[str, list[int]]:
    """The text without signs of emphasis, and for each character left its place in the file."""
    # Tokens and link targets are blanked, not cut, so that the words around them do not meet.
    text = _HIDDEN_PARTS.sub(lambda match: " " * len(match[0]), text)
    text = text.replace("&nbsp;", " *****")
    kept = [(place, sign) for place, sign in enumerate(text) if sign not in "*_`"]
    return "".join(sign for _, sign in kept), [place for place, _ in kept]
