"""`pytest -p tests.postgresql` runs the tests that touch a database on a temporary PostgreSQL."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

import pytest

IS_ROOT = os.geteuid() == 0
DATABASE_FIXTURES = {"db", "transactional_db", "scratch_database"}


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config):
    """A wrapper, because it must come before pytest-django reads the settings."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    early_config.add_cleanup(start_cluster())
    return (yield)


def pytest_report_header():
    return f"database: {os.environ['DATABASE_URL']}"


def pytest_collection_modifyitems(config, items):
    touching = [item for item in items if touches_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in touching])
    items[:] = touching


def touches_database(item):
    is_browser_test = item.get_closest_marker("browser")
    is_marked = item.get_closest_marker("django_db")
    return not is_browser_test and (is_marked or DATABASE_FIXTURES & set(item.fixturenames))


def start_cluster():
    """Start PostgreSQL on a socket in a folder of its own; return what stops and removes it."""
    folder = Path(tempfile.mkdtemp(prefix="ldnref-postgresql-", dir="/tmp"))
    if IS_ROOT:
        shutil.chown(folder, "postgres", "postgres")
    data = folder / "data"
    # Durability is switched off: this database lives for one test run.
    options = f"-k {folder} -c listen_addresses= -c fsync=off -c full_page_writes=off"

    def stop():
        run("pg_ctl", "stop", "-D", data, "-m", "immediate", check=False)
        shutil.rmtree(folder)

    try:
        run("initdb", "-D", data, "-A", "trust", "-U", "ldnref", "-E", "UTF8", "--no-sync")
        run("pg_ctl", "start", "-w", "-D", data, "-l", folder / "log", "-o", options)
        run("createdb", "-h", folder, "-U", "ldnref", "ldnref")
    except subprocess.CalledProcessError as failure:
        stop()
        pytest.exit(f"PostgreSQL did not start: {failure.stderr}", returncode=1)
    os.environ["DATABASE_URL"] = f"postgres://ldnref@{quote(str(folder), safe='')}/ldnref"
    return stop


def run(program, *arguments, check=True):
    # PostgreSQL refuses to run as root.
    become = ["runuser", "-u", "postgres", "--"] if IS_ROOT else []
    command = [*become, binary(program), *map(str, arguments)]
    subprocess.run(command, check=check, capture_output=True, text=True, cwd="/")


def binary(program):
    versions = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))
    return str(versions[-1]) if versions else program
