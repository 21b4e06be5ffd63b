"""Problems are data: where, which field, what is wrong and what to write."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend, printed as ``content/faq/alcohol.md:4:10 [sources] Unknown source …``."""

    path: str
    line: int
    column: int
    field: str
    message: str
    is_warning: bool = False

    def __str__(self) -> str:
        mark = "warning: " if self.is_warning else ""
        return f"{self.path}:{self.line}:{self.column} [{self.field}] {mark}{self.message}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`` Did you mean 'common'?``, or the first few known words, or nothing."""
    choices = list(known)
    nearest = get_close_matches(word.lower(), choices, n=1, cutoff=0.6)
    if nearest:
        return f" Did you mean '{nearest[0]}'?"
    if 0 < len(choices) <= 15:
        return f" Write one of: {', '.join(choices)}."
    return ""


def shortened(text: str, limit: int = 60) -> str:
    """Text fit for one line of a message: no line breaks or control characters, not too long."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
