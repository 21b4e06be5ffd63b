import shutil
import subprocess

import pytest

from tests.serving import ROOT


@pytest.fixture
def small_machine(tmp_path):
    """The environment of a user who is not root, on a machine with little more than a shell."""
    for program in ("sh", "dirname", "ls", "grep"):
        (tmp_path / program).symlink_to(shutil.which(program))
    (tmp_path / "id").write_text("#!/bin/sh\necho 1000\n")
    (tmp_path / "id").chmod(0o755)
    return {"PATH": str(tmp_path)}


def prerequisites(environment):
    return subprocess.run([".ci/prerequisites"], cwd=ROOT, env=environment, capture_output=True, text=True)


def test_a_user_who_cannot_install_the_browser_is_told_its_package(small_machine):
    refused = prerequisites(small_machine)

    assert refused.stderr.startswith("The tests need more Debian packages: install chromium")


def test_a_missing_browser_stops_the_tests(small_machine):
    assert prerequisites(small_machine).returncode == 1
