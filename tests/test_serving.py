import re
import signal
import socket
from contextlib import contextmanager
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests import serving


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


def test_pages_are_served_compressed(live_site):
    response = get(f"{live_site}/", **{"Accept-Encoding": "gzip"})

    assert response.headers["Content-Encoding"] == "gzip"


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
