"""How search grows with the site: `python bench/search_growth.py`, on SQLite, or on the server of DATABASE_URL.

Made-up pages of real words, 100, 1,000 and 10,000 of them, are asked the queries of tests/search_queries.tsv, and the
engine its own raw query for the same words. Never run it on a database that anybody needs.
"""

from __future__ import annotations

import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
SIZES = (100, 1_000, 10_000)
QUERIES = 150
BODY_WORDS, ALIASES = 300, 12
RAW = {
    "sqlite": "SELECT rowid FROM ldnref_search_index WHERE ldnref_search_index MATCH %s ORDER BY rank LIMIT 30",
    "postgresql": (
        "SELECT id FROM ldnref_searchdocument, to_tsquery('simple', %s) AS query WHERE search_index @@ query"
        " ORDER BY ts_rank(search_index, query) DESC LIMIT 30"
    ),
}


def real_words() -> list[str]:
    """The words of the content in the order of its files, each as often as it stands there."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "content").glob("*/*.md"))]
    return [word for text in texts for word in re.findall(r"[a-z]{2,}", text.lower())]


def queries() -> list[str]:
    lines = (ROOT / "tests" / "search_queries.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return random.Random(1).sample([line.split("\t")[0] for line in lines], QUERIES)  # noqa: S311


def fill(size: int, words: list[str]) -> None:
    """Pages, and as many more rare words as a larger site would have."""
    from django.db import connection

    from ldnref import search
    from ldnref.models import ContentLoad

    chance = random.Random(size)  # noqa: S311
    own = [f"{chance.choice(words)}{chance.choice(words)}"[:20] for _ in range(size)]
    documents = [
        search.make_document(
            f"/faq/{number}/",
            "faq",
            " ".join(chance.choices(words, k=4)),
            [" ".join(chance.choices(words, k=2)) for _ in range(ALIASES)],
            " ".join(chance.choices(words, k=20)),
            " ".join([own[number], *chance.choices(words, k=BODY_WORDS)]),
        )
        for number in range(size)
    ]
    search.rebuild(documents, medicine_words=set())
    ContentLoad.objects.create(version=f"growth-{size}", report={})
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # As the server does by itself within a minute.
            cursor.execute("VACUUM ANALYZE ldnref_searchdocument")


def raw_search(words: str) -> None:
    from django.db import connection

    from ldnref.content.words import stems

    quoted, either = ('"{}"', " OR ") if connection.vendor == "sqlite" else ("'{}'", " | ")
    asked = either.join(quoted.format(stem) for stem in stems(words)) or quoted.format("nothing")
    with connection.cursor() as cursor:
        cursor.execute(RAW[connection.vendor], [asked])
        cursor.fetchall()


def our_search(words: str) -> None:
    from ldnref import search

    results = search.find(words)
    assert results.items is not None


def measured(ask: Callable[[str], None], asked: list[str]) -> tuple[float, float]:
    """The middle and the 95th percentile in milliseconds, each query at its best of five."""
    times = sorted(min(_seconds(ask, words) for _ in range(5)) for words in asked)
    return 1000 * times[len(times) // 2], 1000 * times[int(len(times) * 0.95)]


def _seconds(ask: Callable[[str], None], words: str) -> float:
    from django.db import connection

    # SQLite works in this process, whose own time leaves out what else the machine does.
    clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    start = clock()
    ask(words)
    return clock() - start


def main() -> None:
    folder = tempfile.mkdtemp(prefix="search-growth-")
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/db.sqlite3")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ldnref.settings")
    sys.path.insert(0, str(ROOT))
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    words, asked = real_words(), queries()
    slowest: list[float] = []
    print(f"{'pages':>7} {'search p50':>11} {'p95':>9} {'raw p50':>9} {'p95':>9}   milliseconds")
    for size in SIZES:
        fill(size, words)
        (ours, ours95), (raw, raw95) = measured(our_search, asked), measured(raw_search, asked)
        slowest.append(ours95)
        print(f"{size:7} {ours:11.2f} {ours95:9.2f} {raw:9.2f} {raw95:9.2f}")
    print(f"p95 at {SIZES[-1]:,} pages is {slowest[-1] / slowest[0]:.1f} times that at {SIZES[0]}")


if __name__ == "__main__":
    main()
