"""Addresses that were published once, short addresses, unknown ones, and those for machines."""

from datetime import date

import pytest
from django.test import override_settings

from ldnref.models import ContentLoad, FormerAddress, Permalink


@pytest.fixture
def moved(db):
    permalink = Permalink.objects.create(code="m2k4", kind="faq", slug="new", address="/faq/new/", title="New")
    FormerAddress.objects.create(address="/faq/old/", permalink=permalink)
    return permalink


@pytest.fixture
def withdrawn(db):
    permalink = Permalink.objects.create(
        code="w7x9",
        kind="faq",
        slug="gone",
        address="/faq/gone/",
        title="What was here",
        withdrawn_on=date(2026, 11, 1),
        withdrawn_because="Its study was retracted.",
    )
    FormerAddress.objects.create(address="/faq/older/", permalink=permalink)
    return permalink


def test_a_former_address_leads_to_its_successor(client, moved):
    response = client.get("/faq/old/")

    assert (response.status_code, response["Location"]) == (301, "/faq/new/")


def test_a_withdrawn_page_says_when_and_why(client, withdrawn):
    response = client.get("/faq/gone/")

    assert response.status_code == 410
    assert "Its study was retracted." in response.text


def test_a_former_address_of_a_withdrawn_page_leads_to_the_explanation(client, withdrawn):
    assert client.get("/faq/older/")["Location"] == "/faq/gone/"


def test_an_address_that_never_was_is_not_found(client, loaded):
    response = client.get("/faq/never-was/")

    assert response.status_code == 404
    assert "Get help now" in response.text


def test_a_page_that_never_was_is_not_found_without_content(client, db):
    assert client.get("/nonsense/").status_code == 404


@pytest.mark.parametrize("address", ["/s/m2k4", "/s/m2k4/", "/s/M2K4"])
def test_a_short_address_leads_to_the_page(client, moved, address):
    response = client.get(address)

    assert (response.status_code, response["Location"]) == (301, "/faq/new/")


@pytest.mark.parametrize("address", ["/s/zzzz", "/s/", "/s/a%00b", "/s/%2e%2e/"])
def test_an_unknown_short_address_is_not_found(client, moved, address):
    assert client.get(address).status_code == 404


def test_every_short_address_leads_to_a_page_that_answers(client, loaded):
    answers = {client.get(f"/s/{permalink.code}", follow=True).status_code for permalink in Permalink.objects.live()}

    assert answers == {200}


def test_an_address_without_its_last_slash_is_completed(client, loaded):
    assert client.get("/faq")["Location"] == "/faq/"


@pytest.mark.parametrize(
    "address", ["/", "/side-effects/", "/search/", "/get-help/", "/glossary/", "/healthz", "/robots.txt", "/s/m2k4"]
)
def test_nothing_can_be_posted(client, db, address):
    assert client.post(address).status_code == 405


def test_the_site_is_healthy_when_content_is_loaded(client, loaded):
    response = client.get("/healthz")

    assert (response.status_code, response.text) == (200, "ok")


def test_the_site_is_not_healthy_without_content(client, db):
    response = client.get("/healthz")

    assert (response.status_code, response.text) == (503, "No content has been loaded yet.")


def test_health_is_never_cached(client, db):
    assert "no-store" in client.get("/healthz")["Cache-Control"]


@override_settings(SITE_URL="https://ldn.example.org")
def test_robots_are_told_where_the_sitemap_is(client, db):
    assert "Sitemap: https://ldn.example.org/sitemap.xml\n" in client.get("/robots.txt").text


@override_settings(SITE_URL="https://ldn.example.org")
def test_the_sitemap_lists_pages_that_are_there(client, moved, withdrawn):
    sitemap = client.get("/sitemap.xml").text

    assert "<loc>https://ldn.example.org/faq/new/</loc>" in sitemap
    assert "/faq/gone/" not in sitemap


def test_a_page_stands_before_the_first_load(client, db):
    assert ContentLoad.objects.count() == 0
    assert client.get("/").status_code == 200


def test_pages_may_be_kept_if_they_are_asked_for_again(client, loaded):
    assert client.get("/faq/")["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_an_unchanged_page_is_not_sent_again(client, loaded):
    first = client.get("/faq/")

    assert client.get("/faq/", headers={"If-None-Match": first["ETag"]}).status_code == 304
