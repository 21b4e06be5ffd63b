"""The words explained."""

from ldnref.models import GlossaryTerm


def test_every_term_can_be_linked_to(client, loaded):
    page = client.get("/glossary/").text

    assert [term.slug for term in GlossaryTerm.objects.all() if f'id="{term.slug}"' not in page] == []


def test_the_page_asks_the_database_only_a_few_times(client, loaded, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        client.get("/glossary/")
