"""What readers type is kept nowhere: not in a cache, not in a log, not on another site."""

import signal
from contextlib import suppress
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from tests import serving

#: Every address that takes free text.
WITH_WORDS = [
    "/search/?q={}",
    "/suggestions/?q={}",
    "/check/?medicine={}",
    "/side-effects/?q={}",
    "/interactions/?q={}",
]
WORDS = "qzsecretword"


@pytest.mark.parametrize("address", WITH_WORDS)
def test_no_cache_may_keep_an_answer_to_words(client, loaded, address):
    cache_control = client.get(address.format(WORDS))["Cache-Control"]

    assert {part.strip() for part in cache_control.split(",")} == {"private", "no-store"}


@pytest.mark.parametrize("address", WITH_WORDS)
def test_no_other_site_is_told_the_words(client, loaded, address):
    assert client.get(address.format(WORDS))["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("address", [address for address in WITH_WORDS if "suggestions" not in address])
def test_search_engines_do_not_keep_an_answer_to_words(client, loaded, address):
    assert '<meta name="robots" content="noindex">' in client.get(address.format(WORDS)).text


@pytest.mark.parametrize("address", WITH_WORDS)
def test_no_cookie_is_set(client, loaded, address):
    assert not client.get(address.format(WORDS)).cookies


def test_no_answer_names_another_host_for_scripts_or_forms(client, loaded):
    assert "//" not in client.get("/check/?medicine=norco")["Content-Security-Policy"]


@pytest.mark.parametrize("address", ["/side-effects/?q=", "/interactions/?q="])
def test_htmx_keeps_no_copy_of_a_list_in_the_browser(client, loaded, address):
    text = client.get(f"{address}{WORDS}").text

    assert '"historyCacheSize":0' in text
    assert 'data-hx-history="false"' in text


@pytest.fixture(scope="module")
def output_of_the_server(tmp_path_factory):
    """All that the server writes while readers type: on pages, on addresses that are none, in hostile bytes, and as it fails."""
    folder = tmp_path_factory.mktemp("privacy")
    port = serving.free_port()
    own_settings = {"DATABASE_URL": f"sqlite:///{folder}/db.sqlite3", "PORT": port}
    for command in (["migrate"], ["load_content"], ["collectstatic", "--no-input"]):
        done = serving.manage(*command, **own_settings)
        assert done.returncode == 0, done.stdout + done.stderr
    with (folder / "output").open("w") as output:
        server = serving.start_server(output, **own_settings)
        serving.wait_until_ready(f"http://127.0.0.1:{port}")
        for address in [
            *WITH_WORDS,
            "/no/such/page/?q={}",
            "/check/?medicine=%ff%00{}",
            f"/search/?q={'{}'}{'x' * 9000}",
        ]:
            visit(f"http://127.0.0.1:{port}{address.format(quote(WORDS))}")
        check_long_list(f"http://127.0.0.1:{port}/check/")
        # Without a table every page fails, and says why in the log.
        serving.manage("migrate", "ldnref", "zero", **own_settings)
        for address in WITH_WORDS:
            visit(f"http://127.0.0.1:{port}{address.format(quote(WORDS))}")
        check_long_list(f"http://127.0.0.1:{port}/check/")
        server.send_signal(signal.SIGINT)
        server.wait(timeout=20)
    return (folder / "output").read_text()


def visit(address):
    with suppress(HTTPError), urlopen(address, timeout=20) as answer:
        answer.read()


def check_long_list(address):
    with suppress(HTTPError), urlopen(address, f"medicine={WORDS}%0A{'x' * 9000}".encode(), timeout=20) as answer:
        answer.read()


def test_the_server_writes_no_word_that_was_typed(output_of_the_server):
    assert WORDS not in output_of_the_server


def test_the_server_did_write_what_failed(output_of_the_server):
    assert "Internal Server Error" in output_of_the_server


def test_no_file_of_the_server_holds_a_word_that_was_typed(output_of_the_server, tmp_path_factory):
    folder = tmp_path_factory.getbasetemp()
    files = [path for path in folder.rglob("privacy*/**/*") if path.is_file()]

    assert [path.name for path in files if WORDS.encode() in path.read_bytes()] == []
