"""How well search answers whole lists of queries; `bench/search_quality.py` prints what fails."""

import json
import subprocess
import sys
from functools import cache

import pytest

from bench import search_quality as quality
from ldnref.models import SearchDocument
from tests.serving import ROOT, manage

OWN, FLAGS = ROOT / "tests" / "search_queries.tsv", ROOT / "tests" / "red_flag_queries.tsv"
#: The later ones were written by people who had not seen the content, the last by several.
LISTS = sorted((ROOT / "tests").glob("search_queries*.tsv"))
#: Of each kind the shares that must be right first, and in the first three.
TARGETS = {"brand-name": (0.95, 0.95), "typo": (0.85, 0.9), "question": (0.85, 0.9), "all": (0.85, 0.95)}


@cache
def outcomes(path):
    return quality.measure(quality.read_examples(path, quality.read_topics()))


def of_kind(path, kind):
    asked = [outcome for outcome in outcomes(path) if outcome.example.expected]
    return [outcome for outcome in asked if kind in (outcome.example.kind, "all")]


@pytest.mark.slow
@pytest.mark.only_on("sqlite")  # On PostgreSQL the answers are compared with these.
@pytest.mark.parametrize("kind", TARGETS)
@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_the_right_page_comes_first(loaded, path, kind):
    first, first_three = TARGETS[kind]

    found = of_kind(path, kind)

    assert quality.hit(found, 1) >= first, quality.failures(found)
    assert quality.hit(found, 3) >= first_three, quality.failures(found)


@pytest.mark.parametrize(
    "path", [pytest.param(OWN, id=OWN.stem), pytest.param(FLAGS, id=FLAGS.stem, marks=pytest.mark.slow)]
)
def test_hardly_any_red_flag_is_missed(loaded, path):
    examples = quality.read_examples(path, quality.read_topics())
    urgent = [example for example in examples if example.must_show not in ("", quality.NOTHING)]

    missed = [example.query for example in urgent if quality.urgency_of(example.query) != example.must_show]

    assert len(missed) <= len(urgent) / 100, missed


@pytest.mark.slow
@pytest.mark.only_on("sqlite")
def test_urgent_advice_is_rare_on_harmless_queries(loaded):
    harmless = [outcome for path in LISTS for outcome in outcomes(path) if not outcome.is_urgent]

    alarms = [outcome.example.query for outcome in harmless if not outcome.has_right_urgency]

    assert len(alarms) <= 0.02 * len(harmless), alarms


@pytest.mark.slow
@pytest.mark.only_on("sqlite")
def test_what_is_not_ours_is_said(loaded):
    silent = [outcome for path in LISTS for outcome in outcomes(path) if outcome.example.must_show == quality.NOTHING]

    assert [outcome.example.query for outcome in silent if not outcome.answer.found_nothing] == []


def test_every_topic_leads_to_pages_that_exist(loaded):
    addresses = {address for addresses in quality.read_topics().values() for address in addresses}

    assert addresses <= set(SearchDocument.objects.values_list("address", flat=True))


@pytest.mark.only_on("postgresql")  # There PostgreSQL is compared with SQLite.
def test_both_databases_answer_alike(loaded, tmp_path):
    settings = {"DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3"}
    for command in ("migrate", "load_content"):
        assert manage(command, **settings).returncode == 0

    for path in LISTS:
        examples = quality.read_examples(path, quality.read_topics())
        here = [quality.first_three(example.query) for example in examples]
        assert json.loads(answers_elsewhere(path, settings)) == here


def answers_elsewhere(path, settings):
    command = [sys.executable, ROOT / "bench" / "search_quality.py", path, "--answers"]
    return subprocess.run(command, env=settings, cwd=ROOT, check=True, capture_output=True, text=True).stdout
