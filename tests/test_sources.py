"""The list of sources, and the page of each with everything that rests on it."""

from ldnref.models import Citation, Estimate, Source


def test_the_list_shows_every_source(client, loaded):
    response = client.get("/sources/")

    assert [entry.title for entry in response.context["entries"]] == [entry.title for entry in Source.objects.all()]


def test_every_source_has_a_page(client, loaded):
    answers = {client.get(entry.get_absolute_url()).status_code for entry in Source.objects.all()}

    assert answers == {200}


def test_a_page_lists_what_cites_it(client, loaded):
    citation = Citation.objects.select_related("source", "permalink").first()

    response = client.get(citation.source.get_absolute_url())

    assert citation.permalink in response.context["cited_by"]
    assert citation.permalink.address in response.text


def test_what_cites_a_source_stands_under_the_names_of_kinds_in_the_plural(client, loaded):
    citation = Citation.objects.select_related("source").filter(permalink__kind="faq").first()

    assert "<dt>Questions</dt>" in client.get(citation.source.get_absolute_url()).text


def test_a_page_lists_the_figures_that_rest_on_it(client, loaded):
    estimate = Estimate.objects.select_related("source").first()

    response = client.get(estimate.source.get_absolute_url())

    assert estimate in response.context["estimates"]


def test_an_unknown_source_is_not_found(client, loaded):
    assert client.get("/sources/never-was/").status_code == 404


def test_a_page_asks_the_database_only_a_few_times(client, loaded, django_assert_max_num_queries):
    estimate = Estimate.objects.select_related("source").first()

    with django_assert_max_num_queries(7):
        client.get(estimate.source.get_absolute_url())
