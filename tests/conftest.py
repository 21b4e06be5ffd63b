import os

import psycopg
import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from tests import builders, serving

# Playwright runs a loop in the thread of the tests, which Django takes for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


STARTS_PROGRAMS = {"live_site", "output_of_the_server", "scratch_database"}


@pytest.fixture(autouse=True, scope="session")
def plain_static_files():
    """Tests in this process need no collectstatic; `live_site` has the collected files."""
    backend = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES={**settings.STORAGES, "staticfiles": backend}):
        yield


def pytest_collection_modifyitems(config, items):
    """Marks what is slow; a test of one database engine is left to the run on that engine."""
    for item in items:
        if STARTS_PROGRAMS & set(item.fixturenames):
            item.add_marker("slow")
    elsewhere = [
        item for item in items if any(connection.vendor not in mark.args for mark in item.iter_markers("only_on"))
    ]
    if elsewhere:
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = [item for item in items if item not in elsewhere]


@pytest.fixture
def loaded(real_content, db):
    """The site's real content is in the database."""
    if not models()[0].objects.exists():
        load_content()


@pytest.fixture(scope="session")
def real_content(django_db_setup, django_db_blocker):
    """The real content, loaded once for all tests: each test's changes are rolled back."""
    with django_db_blocker.unblock():
        try:
            load_content()
        except SystemExit:
            pytest.fail("The content has problems: `manage.py check_content` names them.", pytrace=False)


@pytest.fixture(autouse=True)
def empty_unless_loaded(request):
    """A test that does not ask for `loaded` starts with an empty database."""
    asked_for = set(request.fixturenames)
    touches_database = request.node.get_closest_marker("django_db") or asked_for & {"db", "transactional_db"}
    if touches_database and "loaded" not in asked_for:
        request.getfixturevalue("db")
        for model in models():
            model.objects.all()._raw_delete("default")


def load_content():
    call_command("load_content", verbosity=0)


def models():
    return list(apps.get_app_config("ldnref").get_models(include_auto_created=True))


@pytest.fixture
def scratch_database(tmp_path):
    """The DATABASE_URL of an empty database, for commands that run in a process of their own."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path}/scratch.sqlite3"
        return
    server, _, _ = os.environ["DATABASE_URL"].rpartition("/")
    with psycopg.connect(f"{server}/postgres", autocommit=True) as cluster:
        cluster.execute("CREATE DATABASE scratch")
        yield f"{server}/scratch"
        cluster.execute("DROP DATABASE scratch WITH (FORCE)")


@pytest.fixture(scope="session")
def live_folder(tmp_path_factory):
    """Holds db.sqlite3 with the real content; the static files are collected."""
    folder = tmp_path_factory.mktemp("live_site")
    for command in (["migrate"], ["load_content"], ["collectstatic", "--no-input"]):
        done = serving.manage(*command, DATABASE_URL=f"sqlite:///{folder}/db.sqlite3")
        assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="session")
def live_site(live_folder):
    """The address of the site with its real content, served as `make run` does."""
    with serving.served(live_folder) as address:
        yield address


@pytest.fixture
def content(tmp_path):
    """A small valid content folder, to be spoiled."""
    return builders.write_content(tmp_path)
