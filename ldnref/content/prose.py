"""Checks of the wording: what may not stand in prose because it is written once, elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten)"
_NUMBER = rf"(?:\d+(?:[.,]\d+)*|{_WORD_NUMBER})"
_BARE_FIGURE = re.compile(
    rf"""
      \b\d+(?:\.\d+)?\s?(?:%|percent\b|per\scent\b)
    | \b{_NUMBER}\s(?:in|out\sof)\s(?:every\s)?(?!(?:19|20)\d\d\b)(?:\d[\d,]*|{_WORD_NUMBER}(?=\s(?:people|patients|women|men|children|users))|ten|twenty|hundred|thousand)\b(?!\s(?:days?|weeks?|months?|years?|hours?|minutes?|mg)\b)
    | \b{_NUMBER}\sof\s(?:the\s|its\s|their\s|these\s|those\s|all\s)?\d[\d,]*\b
    | \b(?:twice|two\stimes|three\stimes|{_NUMBER}(?:\sto\s{_NUMBER})?\stimes)\s(?:as|more|less|the)\s
        (?:often|likely|common|many|much|rate|chance|risk)
    | \b{_NUMBER}[\s-]?fold\b
    | \b(?:half|a\sthird|a\squarter|two\sthirds|three\squarters)\sof\s(?:the\s|all\s)?(?:people|patients|women|men|users)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_EMERGENCY_NUMBER = re.compile(
    r"\b(?:911|988|999|112|741741)\b|\b(?:1[-\s.])?\(?8(?:00|88|77|66)\)?[-\s.]\d{3}[-\s.]\d{4}\b|\b1-800-[A-Z0-9-]{7,8}\b"
)
_TOKEN = re.compile(r"\[\[[^\[\]\n]*\]\]")


@dataclass(frozen=True)
class Remark:
    """What a rule says of a piece of text, and where in it."""

    offset: int
    message: str


def remarks(text: str) -> Iterator[Remark]:
    """Everything that the rules have to say of a text with its tokens."""
    # Tokens and link targets are blanked, not cut, so that offsets stay those of the file.
    text = _TOKEN.sub(lambda match: " " * len(match[0]), text)
    text = re.sub(r"\]\([^)\n]*\)", lambda match: " " * len(match[0]), text)
    for match in _BARE_FIGURE.finditer(text):
        message = (
            f"'{' '.join(match[0].split())}' is a figure in prose. Write it once, as an estimate with its source, "
            "dose and people, and cite it here as [[estimate:its-id]]."
        )
        yield Remark(match.start(), message)
    for match in _EMERGENCY_NUMBER.finditer(text):
        message = f"'{match[0]}' is a number to call. Write [[call:emergency]], [[call:crisis]], [[call:poison]] or [[call:report]]."
        yield Remark(match.start(), message)
