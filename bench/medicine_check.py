"""How well /check/ tells medicines, and how fast: `.venv/bin/python bench/medicine_check.py [FILE.tsv]`.

A line of the file is a name as people type it, a tab, and what to expect: do-not-combine, take-care, note, ldn or
unknown. A name that is misspelt must be offered at its level, not found; it has `misspelt` in a third column.
"""

from __future__ import annotations

import os
import random
import string
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_FILE = ROOT / "tests" / "medicine-names.tsv"
if __name__ == "__main__":
    import django

    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ldnref.settings")
    django.setup()

from django.test import Client  # noqa: E402

from ldnref import checking  # noqa: E402
from ldnref.forms import LIST_LIMIT  # noqa: E402

DANGEROUS, UNKNOWN = "do-not-combine", "unknown"


_CHANCE = random.Random(1)  # noqa: S311


def _gibberish(letters: int) -> str:
    return "".join(_CHANCE.choices(string.ascii_lowercase, k=letters))


def _as_long_as_is_read(line: str) -> str:
    return "medicine=" + quote((line * LIST_LIMIT)[:LIST_LIMIT])


#: Lists that cost the most or look the worst, as a browser sends them.
HOSTILE = {
    "one word": "medicine=" + "x" * 2 * LIST_LIMIT,
    "any bytes": "medicine=" + "".join(f"%{byte:02x}" for byte in _CHANCE.choices(range(256), k=LIST_LIMIT)),
    "NUL": _as_long_as_is_read("nor\0co\n"),
    "bidi marks": _as_long_as_is_read("\u202enorco\u2066\n"),
    "500 lines": "medicine=" + quote("\n".join(f"norco {number}" for number in range(500))),
    "500 unknown lines": "medicine=" + quote("\n".join(_gibberish(9) for _ in range(500))),
    "lines of unknown words": "medicine="
    + quote("\n".join(" ".join(_gibberish(6) for _ in range(6)) for _ in range(230))),
    "one name many times": _as_long_as_is_read("norco "),
    "one ambiguous name many times": _as_long_as_is_read("t3 "),
    "brackets": _as_long_as_is_read(",("),
    "letters of many parts": _as_long_as_is_read("\ufdfa"),
    "emoji": _as_long_as_is_read("💊"),
    "markup": _as_long_as_is_read("'\"--<script>\n"),
    "many fields": "medicine=a&" * 900,
}


@dataclass(frozen=True)
class Case:
    name: str
    expected: str
    is_misspelt: bool


@dataclass(frozen=True)
class Outcome:
    case: Case
    #: The level found, `ldn`, or `unknown`.
    found: str
    offered: tuple[str, ...]
    #: Whether the answer says that there is something that we do not have.
    says_unknown: bool

    @property
    def is_right(self) -> bool:
        if self.case.is_misspelt:
            return self.found == UNKNOWN and self.case.expected in self.offered
        return self.found == self.case.expected

    @property
    def missed(self) -> bool:
        """A dangerous one neither found nor offered."""
        return self.case.expected == DANGEROUS and DANGEROUS not in (self.found, *self.offered)

    @property
    def false_alarm(self) -> bool:
        return self.case.expected != DANGEROUS and self.found == DANGEROUS

    @property
    def called_known(self) -> bool:
        """An unknown or misspelt one with an answer, and no word that we do not have it."""
        unsure = self.case.expected == UNKNOWN or self.case.is_misspelt
        return unsure and self.found != UNKNOWN and not self.says_unknown


def read(path: Path) -> Iterator[Case]:
    for line in path.read_text().splitlines():
        if line and not line.startswith("#"):
            name, expected, *rest = line.split("\t")
            yield Case(name, expected, is_misspelt="misspelt" in rest)


def outcome(case: Case) -> Outcome:
    answer = checking.check(case.name)
    worst = min(answer.checked, key=lambda checked: checked.sort_key, default=None)
    if worst is None:
        return Outcome(case, UNKNOWN, (), says_unknown=bool(answer.passed_over))
    found = UNKNOWN if worst.standing == checking.Standing.NOT_CHECKED else worst.standing.value
    offered = tuple(offer.name.level.value for checked in answer.checked for offer in checked.offered)
    return Outcome(case, found, offered, says_unknown=any(checked.unknown for checked in answer.checked))


def report(outcomes: list[Outcome]) -> Iterator[str]:
    counts = Counter((outcome.case.expected, outcome.case.is_misspelt) for outcome in outcomes)
    for expected, is_misspelt in sorted(counts):
        own = [o for o in outcomes if (o.case.expected, o.case.is_misspelt) == (expected, is_misspelt)]
        label = f"{expected}{', misspelt' if is_misspelt else ''}"
        yield f"{label:28} {sum(o.is_right for o in own):4} of {len(own)} right"
    dangerous = [o for o in outcomes if o.case.expected == DANGEROUS]
    others = [o for o in outcomes if o.case.expected != DANGEROUS]
    unsure = [o for o in outcomes if o.case.expected == UNKNOWN or o.case.is_misspelt]
    yield from _rate("dangerous ones missed", [o for o in dangerous if o.missed], dangerous)
    yield from _rate("others called dangerous", [o for o in others if o.false_alarm], others)
    yield from _rate("unknown ones with an answer", [o for o in unsure if o.called_known], unsure)
    yield from _rate("harmless ones offered a dangerous name", [o for o in others if DANGEROUS in o.offered], others)
    yield from _rate("not as expected", [o for o in outcomes if not o.is_right], outcomes)


def _rate(label: str, bad: list[Outcome], of: list[Outcome]) -> Iterable[str]:
    yield f"{label}: {len(bad)} of {len(of)}"
    for o in bad:
        yield f"    {o.case.name!r}: {o.found}, expected {o.case.expected}; offered: {', '.join(o.offered) or 'nothing'}"


def slowness(names: list[str]) -> Iterator[str]:
    """How long a hostile list takes, beside an ordinary one of the same length; of the processor alone."""
    _CHANCE.shuffle(names)
    ordinary, _ = _cost(_as_long_as_is_read("\n".join(names) + "\n"))
    costs = {kind: _cost(body) for kind, body in HOSTILE.items()}
    yield f"an ordinary list of {LIST_LIMIT:,} characters: {ordinary * 1000:.0f} ms"
    for kind, (seconds, status) in sorted(costs.items(), key=lambda cost: -cost[1][0]):
        yield f"    {kind:30} {seconds / ordinary:5.2f} times that, status {status}"
    slowest = max(seconds for seconds, _ in costs.values())
    yield f"slowest hostile list: {slowest / ordinary:.2f} times an ordinary one"


def _cost(body: str) -> tuple[float, int]:
    """The best of several, which other work on the machine disturbs least, and the status."""
    client = Client(headers={"host": "localhost"}, raise_request_exception=False)
    seconds = []
    for _ in range(5):
        start = time.process_time()
        answer = client.post("/check/", body, content_type="application/x-www-form-urlencoded", follow=True)
        seconds.append(time.process_time() - start)
    return min(seconds), answer.status_code


if __name__ == "__main__":
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_FILE
    sys.stdout.writelines(f"{line}\n" for line in report([outcome(case) for case in read(path)]))
    sys.stdout.writelines(f"{line}\n" for line in slowness([case.name for case in read(DEFAULT_FILE)]))
