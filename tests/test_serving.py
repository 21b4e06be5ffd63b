import re
import signal
import socket
import time
from contextlib import contextmanager
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import brotli
import pytest

from tests import serving

pytestmark = pytest.mark.slow


def get(address, **headers):
    try:
        return urlopen(Request(address, headers=headers), timeout=10)
    except HTTPError as refusal:
        return refusal


def stylesheet(site):
    page = get(f"{site}/").read().decode()
    return site + re.search(r'href="(/static/[^"]+\.css)"', page)[1]


def test_the_site_says_that_it_is_ready(live_site):
    assert get(f"{live_site}/healthz").status == 200


def test_static_files_are_served_compressed(live_site):
    response = get(stylesheet(live_site), **{"Accept-Encoding": "br"})

    assert response.headers["Content-Encoding"] == "br"


def test_static_files_have_their_hash_in_their_name(live_site):
    assert re.search(r"\.[0-9a-f]{12}\.css$", stylesheet(live_site))


def test_static_files_are_kept_for_ever(live_site):
    assert "immutable" in get(stylesheet(live_site)).headers["Cache-Control"]


def test_static_files_are_for_this_site_only(live_site):
    assert get(stylesheet(live_site)).headers["Access-Control-Allow-Origin"] is None


@pytest.mark.parametrize(
    ("accepted", "sent"), [("gzip, deflate, br, zstd", "br"), ("gzip", "gzip"), ("identity", None)]
)
def test_pages_are_served_as_the_browser_can_read_them(live_site, accepted, sent):
    response = get(f"{live_site}/", **{"Accept-Encoding": accepted})

    assert response.headers["Content-Encoding"] == sent


def test_a_page_in_brotli_is_the_page(live_site):
    response = get(f"{live_site}/", **{"Accept-Encoding": "br"})

    assert brotli.decompress(response.read()) == get(f"{live_site}/").read()


@pytest.mark.parametrize("accepted", ["br", "gzip", "identity"])
def test_caches_keep_a_page_apart_by_compression(live_site, accepted):
    response = get(f"{live_site}/", **{"Accept-Encoding": accepted})

    assert "Accept-Encoding" in response.headers["Vary"]


@pytest.mark.parametrize("accepted", ["br", "gzip", "identity"])
def test_a_page_that_did_not_change_is_not_sent_again(live_site, accepted):
    known = get(f"{live_site}/faq/", **{"Accept-Encoding": accepted}).headers["ETag"]

    assert get(f"{live_site}/faq/", **{"Accept-Encoding": accepted, "If-None-Match": known}).status == 304


@pytest.mark.parametrize("address", ["/", "/search/?q=nausea", "/no/such/page/", "/healthz"])
def test_no_cookie_is_set(live_site, address):
    assert get(live_site + address).headers["Set-Cookie"] is None


@pytest.mark.parametrize("address", ["/", "/search/?q=nausea", "/no/such/page/"])
def test_pages_may_load_only_from_this_site(live_site, address):
    policy = get(live_site + address).headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy


@pytest.mark.parametrize("address", ["/", "/no/such/page/"])
def test_the_policy_allows_nothing_inline(live_site, address):
    assert "unsafe" not in get(live_site + address).headers["Content-Security-Policy"]


def test_an_address_on_another_host_is_refused(live_site):
    assert get(f"{live_site}/", Host="elsewhere.example").status == 400


@contextmanager
def server(folder, **settings):
    """A server of the test's own: its process, its address, and the file with all that it says."""
    port = serving.free_port()
    said = folder / "said"
    own_settings = {"DATABASE_URL": f"sqlite:///{folder}/db.sqlite3", "PORT": port, **settings}
    with said.open("w") as output, serving.start_server(output, **own_settings) as process:
        serving.wait_until_listening(port)
        # A worker that was forked a moment ago does not hear Ctrl-C yet.
        time.sleep(1)
        try:
            yield process, f"http://127.0.0.1:{port}", said
        finally:
            process.kill()


def test_ctrl_c_ends_the_server_with_exit_code_0(tmp_path):
    with server(tmp_path) as (process, _, _):
        process.send_signal(signal.SIGINT)

        assert process.wait(timeout=10) == 0


@pytest.mark.usefixtures("live_site")  # It has collected the static files.
def test_the_server_says_its_address_and_nothing_more(tmp_path):
    with server(tmp_path) as (process, address, said):
        process.send_signal(signal.SIGINT)
        process.wait(timeout=10)

    assert said.read_text() == f"LDN Reference is at {address}\n"


@pytest.mark.usefixtures("live_site")  # It has collected the static files.
def test_a_request_for_headers_alone_is_no_cause_for_a_warning(tmp_path):
    with server(tmp_path) as (process, address, said):
        send(address, b"HEAD /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n")
        process.send_signal(signal.SIGINT)
        process.wait(timeout=10)

    assert said.read_text() == f"LDN Reference is at {address}\n"


@pytest.mark.parametrize("path", ["/", "/no/such/page/"])
def test_headers_alone_tell_the_length_of_the_page(live_site, path):
    asked = Request(live_site + path, method="HEAD", headers={"Accept-Encoding": "identity"})
    try:
        headers = urlopen(asked, timeout=10).headers
    except HTTPError as refusal:
        headers = refusal.headers

    assert int(headers["Content-Length"]) == len(get(live_site + path).read())


def test_a_port_in_use_is_one_sentence(live_site):
    port = live_site.rpartition(":")[2]

    refused = serving.manage("serve", PORT=port)

    assert refused.stderr.startswith(f"CommandError: Cannot listen on HOST 127.0.0.1, PORT {port}")


def test_what_visitors_type_is_not_in_what_the_server_says(tmp_path):
    # The database has no tables, so that the search fails too and says so.
    with server(tmp_path) as (process, address, said):
        get(f"{address}/no/such/page/?q=naltrexone")
        get(f"{address}/search/?q=naltrexone")
        get(f"{address}/search/?q=naltrexone", Host="elsewhere.example")
        send(address, b"GET /search/?q=what is naltrexone HTTP/1.1\r\nHost: localhost\r\n\r\n")
        process.send_signal(signal.SIGINT)
        process.wait(timeout=10)

    assert "naltrexone" not in said.read_text()


def test_a_failure_is_in_what_the_server_says(tmp_path):
    with server(tmp_path) as (process, address, said):
        get(f"{address}/search/?q=naltrexone")
        process.send_signal(signal.SIGINT)
        process.wait(timeout=10)

    assert "no such table" in said.read_text()


def send(address, request):
    host, _, port = address.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(request)
        return connection.recv(1000)
