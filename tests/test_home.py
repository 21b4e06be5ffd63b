"""The home page."""

from ldnref.models import Guide, SideEffect


def test_home_leads_to_every_guide(client, loaded):
    response = client.get("/")

    assert list(response.context["guides"]) == list(Guide.objects.all())


def test_home_shows_a_few_questions_with_their_answers(client, loaded):
    response = client.get("/")

    for entry in response.context["common_questions"]:
        assert entry.get_absolute_url() in response.text


def test_home_counts_what_there_is(client, loaded):
    assert client.get("/").context["counts"]["guides"] == Guide.objects.count()


def test_home_leads_to_help(client, loaded):
    assert "/get-help/" in client.get("/").text


def test_home_asks_the_database_only_a_few_times(client, loaded, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        client.get("/")


def test_home_leads_to_the_side_effects_of_each_part_of_the_body(client, loaded):
    response = client.get("/")

    assert sum(number for _, number in response.context["body_systems"]) == SideEffect.objects.count()
    assert "/side-effects/?system=sleep" in response.text


def test_home_checks_a_medicine(client, loaded):
    assert 'name="medicine"' in client.get("/").text
