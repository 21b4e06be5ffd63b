"""How well search answers a list of queries: `python bench/search_quality.py QUERIES.tsv [TOPICS.tsv] [--half 1|2]`.

The list has the columns query, kind, expected_topics and must_show; the topics file says which addresses are on a topic.
It asks the database that the site uses, so load the content first. What failed is printed, query by query.
Of each kind of queries every other one is in half 1, on which search is tuned; half 2 shows how it does on others.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
TOPICS = ROOT / "tests" / "search_topics.tsv"
#: What ``must_show`` says when an honest page without results must show.
NOTHING = "none"


@dataclass(frozen=True)
class Example:
    """A query, the addresses that answer it, and what must show: a level of urgent advice, ``none`` or nothing."""

    query: str
    kind: str
    expected: frozenset[str]
    must_show: str


@dataclass(frozen=True)
class Answer:
    """What search said: addresses in order, the level of urgent advice, and whether it said that nothing was found."""

    addresses: list[str]
    urgency: str
    found_nothing: bool


@dataclass(frozen=True)
class Outcome:
    example: Example
    answer: Answer

    @property
    def place(self) -> int | None:
        """At which place the first right address stands, counted from 1."""
        places = [n for n, address in enumerate(self.answer.addresses, 1) if address in self.example.expected]
        return places[0] if places else None

    @property
    def is_urgent(self) -> bool:
        return self.example.must_show not in ("", NOTHING)

    @property
    def has_right_urgency(self) -> bool:
        return self.answer.urgency == (self.example.must_show if self.is_urgent else "")


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_topics(path: Path = TOPICS) -> dict[str, list[str]]:
    return {row["topic"]: row["addresses"].split("|") for row in read_rows(path)}


def read_examples(path: Path, topics: dict[str, list[str]]) -> list[Example]:
    return [_example(row, topics) for row in read_rows(path)]


def _example(row: dict[str, str], topics: dict[str, list[str]]) -> Example:
    names = list(filter(None, row["expected_topics"].split("|")))
    expected = frozenset(address for name in names for address in topics[name])
    return Example(row["query"], row["kind"], expected, row["must_show"] or "")


def half_of(examples: list[Example], half: int) -> list[Example]:
    """Every other example of each kind."""
    seen: Counter[str] = Counter()
    chosen = []
    for example in examples:
        seen[example.kind] += 1
        if seen[example.kind] % 2 == half % 2:
            chosen.append(example)
    return chosen


def urgency_of(query: str) -> str:
    """The level of urgent advice, or nothing."""
    from ldnref import red_flags
    from ldnref.forms import clean_words

    advice = red_flags.urgent(clean_words(query))
    return advice.level if advice else ""


def ask(query: str) -> Answer:
    """As the search page does, with the same cleaning of the words."""
    from ldnref import red_flags, search
    from ldnref.forms import clean_words

    words = clean_words(query)
    advice = red_flags.urgent(words)
    results = search.find(words, leading=advice.addresses if advice else ())
    return Answer(results.first_addresses, advice.level if advice else "", results.mode == "none")


def first_three(query: str) -> list[str | list[str]]:
    """What must be the same on every database."""
    answer = ask(query)
    return [query, answer.addresses[:3], answer.urgency]


def measure(examples: Iterable[Example]) -> list[Outcome]:
    return [Outcome(example, ask(example.query)) for example in examples]


def table(outcomes: list[Outcome]) -> str:
    """One line a kind, and one for all: how many of those with a topic have a right page first, and in the first three."""
    kinds: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        kinds[outcome.example.kind].append(outcome)
    lines = [f"{'kind':14} {'n':>4} {'hit@1':>6} {'hit@3':>6} {'MRR':>6} {'none':>9}"]
    lines += [_line(kind, kinds[kind]) for kind in kinds] + [_line("all", outcomes)]
    return "\n".join(lines)


def _line(kind: str, outcomes: list[Outcome]) -> str:
    asked = [outcome for outcome in outcomes if outcome.example.expected]
    silent = [outcome for outcome in outcomes if outcome.example.must_show == NOTHING]
    honest = [outcome for outcome in silent if outcome.answer.found_nothing]
    figures = " ".join(f"{figure:6.1%}" if asked else f"{'':6}" for figure in (hit(asked, 1), hit(asked, 3)))
    mrr = f"{mean_reciprocal_rank(asked):6.3f}" if asked else f"{'':6}"
    return f"{kind:14} {len(outcomes):4} {figures} {mrr} {f'{len(honest)}/{len(silent)}' if silent else '':>9}".rstrip()


def hit(outcomes: list[Outcome], first: int) -> float:
    return sum((outcome.place or first + 1) <= first for outcome in outcomes) / max(1, len(outcomes))


def mean_reciprocal_rank(outcomes: list[Outcome]) -> float:
    return sum(1 / outcome.place for outcome in outcomes if outcome.place) / max(1, len(outcomes))


def urgency(outcomes: list[Outcome]) -> str:
    urgent = [outcome for outcome in outcomes if outcome.is_urgent]
    harmless = [outcome for outcome in outcomes if not outcome.is_urgent]
    lines = []
    for level in ("emergency", "same-day"):
        asked = [outcome for outcome in urgent if outcome.example.must_show == level]
        lines.append(f"{level}: {sum(outcome.has_right_urgency for outcome in asked)} of {len(asked)} shown")
    alarms = sum(not outcome.has_right_urgency for outcome in harmless)
    share = alarms / max(1, len(harmless))
    return "\n".join([*lines, f"false alarms: {alarms} of {len(harmless)} harmless queries ({share:.1%})"])


def failures(outcomes: list[Outcome]) -> list[str]:
    lines = []
    for outcome in outcomes:
        example, answer = outcome.example, outcome.answer
        if not outcome.has_right_urgency:
            name = "missed" if outcome.is_urgent else "false alarm"
            lines.append(f"{name}: {example.query!r} wants {example.must_show or '-'}, got {answer.urgency or '-'}")
        if example.must_show == NOTHING and not answer.found_nothing:
            lines.append(f"not honest: {example.query!r} got {answer.addresses[:3]}")
        if example.expected and outcome.place != 1:
            lines.append(f"place {outcome.place}: [{example.kind}] {example.query!r} got {answer.addresses[:3]}")
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("queries", type=Path)
    parser.add_argument("topics", type=Path, nargs="?", default=TOPICS)
    parser.add_argument("--half", type=int, choices=(1, 2))
    parser.add_argument("--answers", action="store_true", help="only print what each query is answered, as JSON")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ldnref.settings")
    sys.path.insert(0, str(ROOT))
    django.setup()
    examples = read_examples(options.queries, read_topics(options.topics))
    if options.answers:
        print(json.dumps([first_three(example.query) for example in examples]))
        return
    outcomes = measure(half_of(examples, options.half) if options.half else examples)
    print(table(outcomes), urgency(outcomes), "", *failures(outcomes), sep="\n")


if __name__ == "__main__":
    main()
