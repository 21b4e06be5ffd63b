"""The list of side effects with its filters, and the page of each."""

from functools import cache
from itertools import chain, combinations

import pytest
from django.http import QueryDict

from ldnref.content.vocabulary import BodySystem, Frequency, Severity
from ldnref.forms import SideEffectFilterForm
from ldnref.listing import SideEffectFilter
from ldnref.models import SideEffect

CHOICES = [
    *(("severity", term) for term in Severity),
    *(("frequency", term) for term in Frequency),
    *(("system", term) for term in BodySystem),
    ("include", "standard-dose"),
]


def shown(response):
    return {entry.slug for group in response.context["groups"] for entry in group.entries}


def test_the_list_shows_every_side_effect(client, loaded):
    response = client.get("/side-effects/")

    assert shown(response) == set(SideEffect.objects.values_list("slug", flat=True))


def test_severity_and_frequency_narrow_the_list(client, loaded):
    response = client.get("/side-effects/?severity=mild&frequency=common")

    expected = SideEffect.objects.filter(severity="mild", frequency="common").values_list("slug", flat=True)
    assert shown(response) == set(expected)


def test_every_count_is_the_list_that_follows_for_every_two_filters(loaded):
    entries = list(SideEffect.objects.for_lists().with_figures())

    @cache
    def listing(pairs):
        query = QueryDict(mutable=True)
        for name, value in pairs:
            query.appendlist(name, value)
        return SideEffectFilter(SideEffectFilterForm(query), entries)

    wrong = []
    for pairs in chain(*(combinations(CHOICES, size) for size in range(3))):
        for facet in listing(pairs).facets:
            others = tuple(pair for pair in pairs if pair[0] != facet.name)
            for choice in facet.choices:
                followed = listing((*others, (choice.name, choice.value))).total
                wrong += [(pairs, choice)] if choice.count != followed else []
    assert wrong == []


def test_the_number_of_results_is_the_number_of_rows(client, loaded):
    response = client.get("/side-effects/?severity=serious&include=standard-dose")

    assert response.context["total"] == len(shown(response)) == response.text.count('class="row"')


def test_words_narrow_the_list(client, loaded):
    response = client.get("/side-effects/?q=weird+dreams")

    assert "vivid-dreams" in shown(response)
    assert len(shown(response)) < SideEffect.objects.count()


def test_misspelt_words_are_repaired_and_said(client, loaded):
    response = client.get("/side-effects/?q=insomia")

    assert "insomnia" in shown(response)
    assert response.context["spelling"].repaired == {"from": "insomia", "to": "insomnia"}


def test_what_nobody_has_counted_is_not_called_rare(client, loaded):
    response = client.get("/side-effects/?frequency=not-known")

    assert {entry.figure for group in response.context["groups"] for entry in group.entries} == {
        "not known: we found no usable count at low doses"
    }


def test_figures_at_50_mg_are_shown_only_to_those_who_ask(client, loaded):
    without, asked = (client.get(f"/side-effects/{query}") for query in ("", "?include=standard-dose"))

    assert "at the standard 50 mg dose" not in without.text
    assert "at the standard 50 mg dose" in asked.text


def test_an_unknown_value_is_left_out_and_said(client, loaded):
    response = client.get("/side-effects/?frequency=foo&severity=mild")

    assert "‘frequency=foo’ is not a choice here" in response.text
    assert shown(response) == set(SideEffect.objects.filter(severity="mild").values_list("slug", flat=True))


def test_an_unknown_value_cannot_become_markup(client, loaded):
    response = client.get("/side-effects/", {"severity": "<script>alert(1)</script>", "q": "<script>alert(2)</script>"})

    assert "<script>alert" not in response.text


@pytest.mark.parametrize("query", ["", "?severity=mild&frequency=common", "?q=sleep", "?include=standard-dose"])
def test_htmx_gets_the_same_bytes(client, loaded, query):
    plain = client.get(f"/side-effects/{query}")
    htmx = client.get(f"/side-effects/{query}", headers={"HX-Request": "true", "HX-Target": "results"})

    assert htmx.content == plain.content


def test_words_typed_are_kept_out_of_caches(client, loaded):
    assert client.get("/side-effects/?q=sleep")["Cache-Control"] == "private, no-store"


def test_choices_may_be_cached(client, loaded):
    assert client.get("/side-effects/?severity=mild")["Cache-Control"] == "public, max-age=0, must-revalidate"


@pytest.mark.parametrize(("query", "queries"), [("", 2), ("?severity=mild&sort=a-z", 2), ("?q=sleep", 7)])
def test_the_list_asks_the_database_only_a_few_times(client, loaded, django_assert_max_num_queries, query, queries):
    with django_assert_max_num_queries(queries + 2):  # A savepoint is made and released.
        client.get(f"/side-effects/{query}")


def test_every_side_effect_has_a_page(client, loaded):
    answers = {client.get(entry.get_absolute_url()).status_code for entry in SideEffect.objects.all()}

    assert answers == {200}


def test_a_page_shows_its_figures_with_their_sources(client, loaded):
    response = client.get("/side-effects/vivid-dreams/")

    for estimate in response.context["estimates"]:
        assert estimate.figure_phrase in response.text
        assert estimate.source.get_absolute_url() in response.text


def test_a_page_without_a_reviewer_says_so(client, loaded):
    assert "Not yet reviewed by a clinician" in client.get("/side-effects/vivid-dreams/").text


def test_a_page_has_a_short_address_and_its_code_to_scan(client, loaded):
    response = client.get("/side-effects/vivid-dreams/")

    entry = response.context["entry"]
    assert response.context["short_url"].endswith(f"/s/{entry.permalink_id}")
    assert "<svg" in response.context["qr_svg"]


def test_the_code_to_scan_has_no_inline_style(client, loaded):
    assert "style=" not in client.get("/side-effects/vivid-dreams/").context["qr_svg"]


def test_an_unknown_side_effect_is_not_found(client, loaded):
    assert client.get("/side-effects/never-was/").status_code == 404


def test_a_page_asks_the_database_only_a_few_times(client, loaded, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        client.get("/side-effects/vivid-dreams/")


def test_no_cookie_is_set(client, loaded):
    assert client.get("/side-effects/").cookies == {}
