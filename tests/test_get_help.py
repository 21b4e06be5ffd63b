"""The one emergency page."""

from ldnref.models import RedFlag, SiteFacts


def test_every_red_flag_is_there(client, loaded):
    page = client.get("/get-help/").text

    assert [flag.slug for flag in RedFlag.objects.all() if f'id="{flag.slug}"' not in page] == []


def test_emergencies_come_first(client, loaded):
    page = client.get("/get-help/").text

    assert page.index('id="emergencies"') < page.index('id="same-day"')


def test_the_emergency_number_can_be_tapped(client, loaded):
    facts = SiteFacts.objects.get().facts

    assert f'href="tel:{facts["emergency"]["tel"]}"' in client.get("/get-help/").text


def test_the_page_stands_without_content(client, db):
    assert client.get("/get-help/").status_code == 200


def test_the_page_asks_the_database_only_a_few_times(client, loaded, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        client.get("/get-help/")
