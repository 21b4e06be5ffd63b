"""What hostile words cost beside ordinary ones: `python bench/search_hostile.py`, on the database that the site uses.

Each is asked of the search page in turn with an ordinary query. The ratios are of the medians: 2 means twice as long.
"""

from __future__ import annotations

import os
import random
import statistics
import string
import sys
import time
from pathlib import Path
from urllib.parse import quote

import django

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 15
CHANCE = random.Random(1)  # noqa: S311


def mash(letters: int, words: int) -> str:
    return " ".join("".join(CHANCE.choices(string.ascii_lowercase, k=letters)) for _ in range(words))


def ordinary_queries() -> list[str]:
    lines = (ROOT / "tests" / "search_queries.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t")[0] for line in lines]


def hostile_queries() -> dict[str, str]:
    known = sorted({word for query in ordinary_queries() for word in query.split()})
    texts = {
        "10,000 letters": "a" * 10_000,
        "10,000 letters of words": "pain " * 2_000,
        "known words": " ".join(CHANCE.sample(known, 30)),
        "commonest words": "pain sleep dose opioid naltrexone doctor effect low help take day week medicine",
        "silent words": "how can i do it what if i am the one who will not have to be with them",
        "search syntax": '"pain" OR (sleep NEAR/3 dose) NOT * ^ : - AND title_stems : x*',
        "quotes": "\"'" * 100,
        "misspelt words": "insomnea nausia diziness fatige hedache depresion alcohal opiod tramadoll liverr kidny",
        "keyboard mash, short": mash(4, 40),
        "keyboard mash": mash(6, 30),
        "keyboard mash, long": mash(12, 15),
        "emoji": "\N{PILL}" * 200,
        "right-to-left marks": "\u202e\u200fnausea\u202d " * 20,
        "zero bytes": "nau\0sea " * 25,
        "combining marks": "a\u0301" * 100,
        "digits": "1 2 3 4 5 6 7 8 9 0 " * 10,
        "words of danger": "took swallowed opioid not breathe 2 3 4 five cannot wake hard to ldn " * 3,
    }
    return {name: quote(text) for name, text in texts.items()} | {"broken bytes": "%ff%fe%E0%80" * 15}


def seconds(client: object, address: str) -> float:
    start = time.perf_counter()
    response = client.get(address)  # type: ignore[attr-defined]
    assert response.status_code in (200, 400)
    return time.perf_counter() - start


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ldnref.settings")
    os.environ.setdefault("DEBUG", "true")
    sys.path.insert(0, str(ROOT))
    django.setup()

    from django.test import Client

    client = Client(headers={"host": "localhost"})
    ordinary = [f"/search/?q={quote(query)}" for query in ordinary_queries()]
    for address in ordinary[:20]:
        seconds(client, address)
    ratios = {}
    for name, words in hostile_queries().items():
        pairs = [
            (seconds(client, f"/search/?q={words}"), seconds(client, CHANCE.choice(ordinary))) for _ in range(ROUNDS)
        ]
        hostile, usual = (statistics.median(times) for times in zip(*pairs, strict=True))
        ratios[name] = hostile / usual
        print(f"{name:28} {ratios[name]:5.2f}")
    print(f"{'the slowest':28} {max(ratios.values()):5.2f}")


if __name__ == "__main__":
    main()
