"""The list of conditions, and the page of each."""

from ldnref.models import Condition


def test_the_list_shows_every_condition(client, loaded):
    response = client.get("/conditions/")

    assert [entry.title for entry in response.context["entries"]] == [entry.title for entry in Condition.objects.all()]


def test_every_condition_has_a_page(client, loaded):
    answers = {client.get(entry.get_absolute_url()).status_code for entry in Condition.objects.all()}

    assert answers == {200}


def test_a_page_names_its_sources(client, loaded):
    response = client.get("/conditions/fibromyalgia/")

    for source in response.context["sources"]:
        assert source.get_absolute_url() in response.text


def test_htmx_gets_the_same_bytes(client, loaded):
    plain = client.get("/conditions/fibromyalgia/")

    assert client.get("/conditions/fibromyalgia/", headers={"HX-Request": "true"}).content == plain.content


def test_an_unknown_condition_is_not_found(client, loaded):
    assert client.get("/conditions/never-was/").status_code == 404


def test_the_list_asks_the_database_only_a_few_times(client, loaded, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        client.get("/conditions/")
