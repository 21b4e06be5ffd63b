"""How well the rules of wording tell bad sentences from good ones: `python bench/wording.py BAD.tsv GOOD.tsv`.

Both lists have the columns rule and sentence: the rule that the sentence breaks, or the rule that it only seems to break.
A line break is written as \\n. Precision counts a good sentence against every rule that objects to it (rules that only
warn or count: when the sentence is meant for them). What was missed and what was wrongly found is printed.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from ldnref.content.plain_words import HEADING_RULE  # noqa: E402
from ldnref.content.prose import remarks  # noqa: E402
from ldnref.content.rules import Weight  # noqa: E402
from ldnref.content.sentences import passages  # noqa: E402
from ldnref.content.wording import RULES, offences  # noqa: E402

BAD, GOOD = (ROOT / "tests" / "corpus" / name for name in ("bad.tsv", "good.tsv"))
ERRORS = frozenset(
    [rule.name for rule in (*RULES, HEADING_RULE) if rule.weight == Weight.ERROR]
    + ["bare-figure", "percentage", "emergency-number"]
)


@dataclass(frozen=True)
class Example:
    rule: str
    text: str


@dataclass
class Score:
    """How often a rule was right, and where it was not."""

    caught: int = 0
    missed: list[str] = field(default_factory=list)
    let_pass: int = 0
    wrongly_found: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.caught / ((self.caught + len(self.missed)) or 1)

    @property
    def precision(self) -> float:
        found = self.caught + len(self.wrongly_found)
        return self.caught / found if found else 1.0


def read(path: Path) -> list[Example]:
    with path.open(newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Example(row[0], row[1].replace("\\n", "\n")) for row in rows if len(row) > 1 and row[0] != "rule"]


def broken_rules(text: str) -> set[str]:
    """The names of the rules that a text breaks."""
    found = {rule.name for passage in passages(text) for rule, _ in offences(passage)}
    return found | set(_rules_of_prose(text))


def _rules_of_prose(text: str) -> Iterator[str]:
    for remark in remarks(text):
        words = remark.message.split("'")[1]
        if "[[call:" in remark.message:
            yield "emergency-number"
        else:
            yield "percentage" if "%" in words or "cent" in words else "bare-figure"


def scores(bad: list[Example], good: list[Example]) -> dict[str, Score]:
    by_rule: dict[str, Score] = defaultdict(Score)
    for example in bad:
        if example.rule in broken_rules(example.text):
            by_rule[example.rule].caught += 1
        else:
            by_rule[example.rule].missed.append(example.text)
    for example in good:
        by_rule[example.rule].let_pass += 1
        for rule in broken_rules(example.text):
            if rule == example.rule or rule in ERRORS:
                by_rule[rule].wrongly_found.append(example.text)
    return dict(by_rule)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bad", nargs="?", type=Path, default=BAD)
    parser.add_argument("good", nargs="?", type=Path, default=GOOD)
    options = parser.parse_args()
    by_rule = scores(read(options.bad), read(options.good))
    print(f"{'rule':20} {'bad':>4} {'good':>4} {'precision':>9} {'recall':>7}")
    for name, score in sorted(by_rule.items()):
        print(_line(name, score))
    print(_line("all", _total(by_rule)))
    for name, score in sorted(by_rule.items()):
        for text in score.missed:
            print(f"missed  {name}: {text}")
        for text in score.wrongly_found:
            print(f"wrongly {name}: {text}")


def _line(name: str, score: Score) -> str:
    count = score.caught + len(score.missed)
    return f"{name:20} {count:4} {score.let_pass:4} {score.precision:9.0%} {score.recall:7.0%}"


def _total(by_rule: dict[str, Score]) -> Score:
    total = Score()
    for score in by_rule.values():
        total.caught += score.caught
        total.missed += score.missed
        total.let_pass += score.let_pass
        total.wrongly_found += score.wrongly_found
    return total


if __name__ == "__main__":
    main()
