import json
import shutil
import subprocess
import sys

import pytest

from tests import builders
from tests.serving import ROOT, environment, manage

KILLS = 50


@pytest.fixture
def outcome(content, tmp_path, scratch_database):
    """What the database held after each of fifty loads that were killed at a random moment."""
    second = shutil.copytree(content, tmp_path / "second/content")
    change_much(second)
    manage("migrate", "--verbosity", "0", DATABASE_URL=scratch_database)
    settings = environment(DATABASE_URL=scratch_database, DJANGO_SETTINGS_MODULE="ldnref.settings")
    command = [sys.executable, "-m", "tests.killing", content, second, str(KILLS)]
    done = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def change_much(content):
    """Add, rename, change and remove entries."""
    builders.write_faq_entry(content, title="May I juggle?")
    builders.write_guide(content, "new", title="New")
    (content / "guides/start.md").rename(content / "guides/first-steps.md")
    (content / "conditions/pain.md").unlink()
    (content / "permalinks.txt").write_text(
        "src2 /sources/trial/\nse22 /side-effects/nausea/\nnt22 /interactions/alcohol/\nfq22 /faq/driving/\n"
        "gd22 /guides/first-steps/\ngd22 /guides/start/ moved\ngd33 /guides/new/\n"
        "cn22 /conditions/pain/ withdrawn 2026-01-02 Out of date.\n"
    )


def test_a_load_that_is_killed_leaves_the_old_content_whole_or_the_new(outcome):
    assert outcome["broken"] == 0
    # The kills fell before, into and after the moment at which the new content is there.
    assert outcome["changed"]
    assert outcome["ended"] < KILLS
