"""The list of interactions with its filters, and the page of each."""

import pytest

from ldnref.models import Interaction


def shown(response):
    return {entry.slug for group in response.context["groups"] for entry in group.entries}


def test_the_list_shows_every_interaction(client, loaded):
    assert shown(client.get("/interactions/")) == set(Interaction.objects.values_list("slug", flat=True))


def test_level_and_kind_narrow_the_list(client, loaded):
    response = client.get("/interactions/?level=do-not-combine&kind=medicine")

    expected = Interaction.objects.filter(level="do-not-combine", interaction_kind="medicine")
    assert shown(response) == set(expected.values_list("slug", flat=True))


def test_what_must_not_be_combined_comes_first(client, loaded):
    first, *_ = client.get("/interactions/").context["groups"]

    assert first.heading == "Do not combine"


@pytest.mark.parametrize("words", ["norco", "percocet", "tramadol"])
def test_a_medicine_is_found_by_its_names(client, loaded, words):
    response = client.get("/interactions/", {"q": words})

    assert shown(response) & {"opioid-pain-medicines", "tramadol-and-tapentadol"}


def test_an_unknown_value_is_left_out_and_said(client, loaded):
    assert "‘level=foo’ is not a choice here" in client.get("/interactions/?level=foo").text


@pytest.mark.parametrize("query", ["", "?level=note", "?q=opioid"])
def test_htmx_gets_the_same_bytes(client, loaded, query):
    plain = client.get(f"/interactions/{query}")
    htmx = client.get(f"/interactions/{query}", headers={"HX-Request": "true"})

    assert htmx.content == plain.content


def test_every_interaction_has_a_page(client, loaded):
    answers = {client.get(entry.get_absolute_url()).status_code for entry in Interaction.objects.all()}

    assert answers == {200}


def test_a_page_lists_its_medicines(client, loaded):
    response = client.get("/interactions/opioid-pain-medicines/")

    assert "hydrocodone" in response.text.lower()


def test_an_unknown_interaction_is_not_found(client, loaded):
    assert client.get("/interactions/never-was/").status_code == 404


def test_the_list_asks_the_database_only_a_few_times(client, loaded, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        client.get("/interactions/")
