import runpy
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ImproperlyConfigured

from ldnref import environment
from tests.serving import ROOT, SETTINGS, manage

SQLITE_OR_POSTGRESQL = "write sqlite:////path/to/file or postgres://user:password@host:5432/name."
WRONG_VALUES = {
    "DEBUG=maybe": "DEBUG is 'maybe': write true or false.",
    "SECRET_KEY=short": "SECRET_KEY has 5 characters: write at least 50 random ones, or leave it unset and one is made.",
    "HOST=a/b": "HOST is 'a/b': write the address to listen on, as in 127.0.0.1 or 0.0.0.0.",
    "PORT=http": "PORT is 'http': write a number from 1 to 65535.",
    "PORT=65536": "PORT is '65536': write a number from 1 to 65535.",
    "SITE_URL=ldn.example.org": (
        "SITE_URL is 'ldn.example.org': write the scheme and host that visitors type, without a path, "
        "as in https://ldn.example.org."
    ),
    "SITE_URL=https://ldn.example.org/site": (
        "SITE_URL is 'https://ldn.example.org/site': write the scheme and host that visitors type, without a path, "
        "as in https://ldn.example.org."
    ),
    "ALLOWED_HOSTS=https://ldn.example.org": (
        "ALLOWED_HOSTS is 'https://ldn.example.org': write host names without a port, with commas between, "
        "as in ldn.example.org,localhost."
    ),
    "CONTENT_DIR=/no/such": "CONTENT_DIR is '/no/such': write the path of a folder that exists.",
    "DATABASE_URL=mysql://db/ldn": f"DATABASE_URL is 'mysql://db/ldn': {SQLITE_OR_POSTGRESQL}",
    "DATABASE_URL=sqlite://": f"DATABASE_URL is 'sqlite://': {SQLITE_OR_POSTGRESQL}",
    "DATABASE_URL=nonsense": f"DATABASE_URL is 'nonsense': {SQLITE_OR_POSTGRESQL}",
}


@pytest.fixture
def settings_with(monkeypatch):
    """Reads the settings file in an environment that says these values and no others."""

    def read(**values):
        for name in SETTINGS:
            monkeypatch.delenv(name, raising=False)
        for name, value in values.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(ROOT / "ldnref" / "settings.py"))

    return read


@pytest.mark.parametrize("assignment", WRONG_VALUES)
def test_a_wrong_value_is_refused_with_one_sentence(settings_with, assignment):
    name, _, value = assignment.partition("=")

    with pytest.raises(ImproperlyConfigured) as refusal:
        settings_with(**{name: value})

    assert str(refusal.value) == WRONG_VALUES[assignment]


def test_a_command_says_that_sentence_and_nothing_else():
    refused = manage("check", PORT="http")

    assert refused.stderr == "PORT is 'http': write a number from 1 to 65535.\n"


def test_a_command_ends_with_exit_code_1():
    assert manage("check", PORT="http").returncode == 1


def test_an_empty_value_counts_as_unset(settings_with):
    assert settings_with(PORT="")["PORT"] == 8000


def test_the_password_of_a_wrong_database_address_is_not_shown(settings_with):
    with pytest.raises(ImproperlyConfigured, match=r"'mysql://\*\*\*@db/ldn'"):
        settings_with(DATABASE_URL="mysql://ldn:pass/word@db/ldn")


def test_the_site_address_follows_the_port(settings_with):
    assert settings_with(PORT="8123")["SITE_URL"] == "http://127.0.0.1:8123"


def test_a_server_for_every_address_is_reached_on_this_machine(settings_with):
    assert settings_with(HOST="0.0.0.0")["SITE_URL"] == "http://127.0.0.1:8000"


def test_an_address_of_the_newer_kind_stands_in_brackets(settings_with):
    assert settings_with(HOST="::1")["SITE_URL"] == "http://[::1]:8000"


def test_a_trailing_slash_of_the_site_address_is_dropped(settings_with):
    assert settings_with(SITE_URL="https://ldn.example.org/")["SITE_URL"] == "https://ldn.example.org"


def test_the_host_of_the_site_address_is_allowed(settings_with):
    assert "ldn.example.org" in settings_with(SITE_URL="https://ldn.example.org")["ALLOWED_HOSTS"]


def test_a_site_on_https_asks_browsers_to_stay_on_it(settings_with):
    assert settings_with(SITE_URL="https://ldn.example.org")["SECURE_HSTS_SECONDS"] > 0


def test_a_site_on_http_asks_for_no_such_thing(settings_with):
    assert settings_with(SITE_URL="http://ldn.example.org")["SECURE_HSTS_SECONDS"] == 0


def test_a_database_is_read_from_its_address(settings_with):
    settings = settings_with(DATABASE_URL="postgres://ldn:p%40ss@db.example.org:5433/ldn?sslmode=require")

    assert settings["DATABASES"]["default"]["PASSWORD"] == "p@ss"


def test_the_options_of_a_database_address_are_kept(settings_with):
    settings = settings_with(DATABASE_URL="postgres://ldn@db.example.org/ldn?sslmode=require")

    assert settings["DATABASES"]["default"]["OPTIONS"]["sslmode"] == "require"


def test_a_secret_key_is_made_once(tmp_path):
    first = environment.secret_key("NO_SUCH_VARIABLE", kept_in=tmp_path / "secret_key")

    assert environment.secret_key("NO_SUCH_VARIABLE", kept_in=tmp_path / "secret_key") == first


def test_the_secret_key_is_private(tmp_path):
    environment.secret_key("NO_SUCH_VARIABLE", kept_in=tmp_path / "secret_key")

    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_processes_that_start_at_once_agree_on_the_secret_key(tmp_path):
    with ThreadPoolExecutor(8) as threads:
        keys = set(threads.map(environment.kept_secret, [tmp_path / "secret_key"] * 100))

    assert len(keys) == 1


def test_a_secret_key_that_cannot_be_kept_is_asked_for(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(ImproperlyConfigured, match="set SECRET_KEY to 50 random characters or more"):
        environment.secret_key("NO_SUCH_VARIABLE", kept_in=tmp_path / "file" / "secret_key")
