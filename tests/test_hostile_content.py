"""The commands, in processes of their own, on a folder that holds every hostile file at once."""

import os
import shutil
import subprocess
import sys
import time

import pytest

from tests import hostile
from tests.serving import ROOT, environment, manage


@pytest.fixture
def run(scratch_database):
    """Run a command on a content folder and a database of its own."""
    manage("migrate", "--verbosity", "0", DATABASE_URL=scratch_database)

    def run(command, content):
        output = content.parent / "output"
        started = time.monotonic()
        with output.open("w") as file:
            process = subprocess.Popen(
                [sys.executable, "manage.py", command],
                cwd=ROOT,
                env=environment(CONTENT_DIR=content, DATABASE_URL=scratch_database),
                stdout=file,
                stderr=file,
            )
            _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        return Run(process.returncode, output.read_text(), time.monotonic() - started, usage.ru_maxrss // 1024)

    return run


class Run:
    def __init__(self, code, output, seconds, megabytes):
        self.code, self.output, self.seconds, self.megabytes = code, output, seconds, megabytes

    def times_named(self, path):
        return sum(line.startswith(f"{path}:") for line in self.output.splitlines())


def test_hostile_files_are_refused_with_a_line_each_and_what_was_loaded_stays(content, run, tmp_path):
    first_load = run("load_content", content)
    spoilt = shutil.copytree(content, tmp_path / "spoilt/content")
    names = hostile.write_all(spoilt)

    refused = [run("check_content", spoilt), run("load_content", spoilt)]
    second_load = run("load_content", content)

    assert first_load.code == 0, first_load.output
    assert second_load.output.startswith("All unchanged")
    for attempt in refused:
        assert attempt.code == 1
        assert {name: attempt.times_named(name) for name in names} == dict.fromkeys(names, 1)
        assert "Traceback" not in attempt.output
        assert attempt.seconds < 30
        assert attempt.megabytes < 300


def test_a_tag_of_yaml_runs_nothing(content, run):
    harmful = hostile.TEXTS["tag.md"].replace(b"/tmp/hostile", bytes(content / "made"))
    (content / "glossary/tag.md").write_bytes(harmful)

    run("check_content", content)

    assert not (content / "made").exists()
