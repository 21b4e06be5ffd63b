"""Kills loads at random moments and says what the database holds afterwards. A program of its own, run by its test.

A fork has Django and the content ready, so that the kills fall into the load and not into the start of Python.
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

import django
from django.apps import apps
from django.db import connections

django.setup()

from ldnref import loader, search  # noqa: E402
from ldnref.content.checks import read_content  # noqa: E402
from ldnref.models import ContentLoad  # noqa: E402

WORD_OF_THE_SECOND = "juggle"


def load_in_a_fork(content, kill_after=None):
    """Whether the load came to its end."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        loader.load(content)
        os._exit(0)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return status == 0


def held():
    """The newest version, every row without its numbers, and whether search finds what only the second content says."""
    rows = {
        model.__name__: sorted(json.dumps(without_numbers(row), default=str) for row in model.objects.values())
        for model in apps.get_app_config("ldnref").get_models()
        if model is not ContentLoad
    }
    return ContentLoad.objects.latest().version, rows, bool(search.find(WORD_OF_THE_SECOND).total)


def without_numbers(row):
    return {name: value for name, value in row.items() if not (name.endswith("id") and isinstance(value, int))}


def main(first, second, kills):
    contents = [read_content(Path(folder)) for folder in (first, second)]
    wholes = []
    for content in contents:
        started = time.monotonic()
        assert load_in_a_fork(content)
        duration = time.monotonic() - started
        wholes.append(held())
    outcomes, ended, current = [], 0, 1
    for _ in range(int(kills)):
        ended += load_in_a_fork(contents[1 - current], kill_after=random.uniform(0, 2 * duration))  # noqa: S311
        now = held()
        outcomes.append(wholes.index(now) if now in wholes else "broken")
        current = outcomes[-1] if now in wholes else current
    json.dump({"broken": outcomes.count("broken"), "changed": len(set(outcomes)) > 1, "ended": ended}, sys.stdout)


main(*sys.argv[1:])
