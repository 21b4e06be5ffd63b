"""How long urgent advice takes on 200 letters of anything: `python bench/red_flags.py`.

It asks the database that the site uses, so load the content first.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
LETTERS = 200
TIMES = 30


def hostile() -> dict[str, str]:
    """What costs most: many unknown words, and many words of signs over and over."""
    return {
        "unknown short words": " ".join(f"{a}{b}xq" for a in "bcdfghjk" for b in "bcdfghjk"),
        "unknown long words": " ".join(f"{a}{b}epolikationem" for a in "bcdfghjk" for b in "bcdfghjk"),
        "words written as one": "throatswellingcannotbreathechestpain " * 9,
        "words of signs": "cannot not wont hard to breathe wake throat chest swelling took opioid ldn pill many child ",
        "one sign again and again": "took opioid ldn " * 20,
        "numbers": "4 5 6 7 8 9 " * 20,
        "denials": "no not never without " * 12,
        "one word": "a" * LETTERS,
        "accents": "ñáéíóú" * 40,
        "emoji": "😀" * LETTERS,
    }


def milliseconds(words: str) -> float:
    """The best of several times, so that what else the machine does is left out."""
    from ldnref import red_flags

    best = float("inf")
    for _ in range(TIMES):
        start = time.perf_counter()
        red_flags.urgent(words)
        best = min(best, time.perf_counter() - start)
    return 1000 * best


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ldnref.settings")
    sys.path.insert(0, str(ROOT))
    django.setup()
    queries = (ROOT / "tests" / "harmless_queries.txt").read_text(encoding="utf-8").splitlines()
    times = sorted(milliseconds(query) for query in queries[::8])
    ordinary = times[len(times) // 2]
    print(f"ordinary: {ordinary:.2f} ms, slowest {times[-1]:.2f} ms, of {len(times)} queries")
    for name, text in hostile().items():
        took = milliseconds((text * LETTERS)[:LETTERS])
        print(f"{name:26} {took:6.2f} ms {took / ordinary:6.1f} times")


if __name__ == "__main__":
    main()
