"""The list of questions, and the page of each."""

from ldnref.models import FaqEntry


def test_the_list_shows_every_question(client, loaded):
    response = client.get("/faq/")

    assert [entry.title for entry in response.context["entries"]] == [entry.title for entry in FaqEntry.objects.all()]


def test_every_question_has_a_page(client, loaded):
    answers = {client.get(entry.get_absolute_url()).status_code for entry in FaqEntry.objects.all()}

    assert answers == {200}


def test_a_page_names_its_sources(client, loaded):
    response = client.get("/faq/alcohol/")

    for source in response.context["sources"]:
        assert source.get_absolute_url() in response.text


def test_htmx_gets_the_same_bytes(client, loaded):
    plain = client.get("/faq/alcohol/")

    assert client.get("/faq/alcohol/", headers={"HX-Request": "true"}).content == plain.content


def test_an_unknown_question_is_not_found(client, loaded):
    assert client.get("/faq/never-was/").status_code == 404


def test_the_list_asks_the_database_only_a_few_times(client, loaded, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        client.get("/faq/")


def test_the_direct_answer_comes_before_the_reasons(client, loaded):
    response = client.get("/faq/alcohol/")

    entry = response.context["entry"]
    assert response.text.index(entry.summary[:40]) < response.text.index('id="why"')
