"""The picture of the list of side effects: the same entries as the list, each in the place that its facts give it."""

from itertools import chain, combinations

import pytest
from django.http import QueryDict

from ldnref.content.vocabulary import BodySystem, Frequency, Severity
from ldnref.forms import SideEffectFilterForm
from ldnref.listing import SideEffectFilter
from ldnref.models import SideEffect

CHOICES = [
    *(f"severity={term}" for term in Severity),
    *(f"frequency={term}" for term in Frequency),
    *(f"system={term}" for term in BodySystem),
    "include=standard-dose",
]


def listing(query, entries):
    return SideEffectFilter(SideEffectFilterForm(QueryDict(query)), entries)


def bands(overview):
    return [overview.not_counted, *overview.scale]


def drawn(overview):
    return [entry.slug for band in bands(overview) for cell in band.cells for entry in cell.entries]


def test_the_picture_has_the_entries_of_the_list_for_every_three_filters(loaded):
    entries = list(SideEffect.objects.for_lists().with_figures())

    for chosen in chain(*(combinations(CHOICES, size) for size in range(4))):
        filtered = listing("&".join(chosen), entries)
        assert sorted(drawn(filtered.overview)) == sorted(entry.slug for entry in filtered.entries), chosen


def test_each_entry_stands_where_its_facts_put_it(loaded):
    filtered = listing("include=standard-dose", SideEffect.objects.for_lists().with_figures())

    for band in bands(filtered.overview):
        for cell in band.cells:
            for entry in cell.entries:
                assert (entry.shown_frequency, entry.severity) == (band.frequency, cell.severity)


def test_what_has_no_count_is_not_on_the_scale(loaded):
    overview = listing("", SideEffect.objects.for_lists().with_figures()).overview

    assert overview.not_counted.frequency == Frequency.NOT_KNOWN
    assert Frequency.NOT_KNOWN not in [band.frequency for band in overview.scale]


def test_the_scale_goes_from_the_most_people_to_the_fewest_and_stays_when_filtered(loaded):
    entries = list(SideEffect.objects.for_lists().with_figures())
    whole, filtered = (listing(query, entries).overview for query in ("", "system=liver"))

    frequencies = [band.frequency for band in whole.scale]
    assert frequencies == sorted(frequencies, key=lambda frequency: frequency.rank)
    assert [band.frequency for band in filtered.scale] == frequencies


@pytest.mark.parametrize("query", ["", "severity=serious", "q=sleep", "include=standard-dose&system=gut"])
def test_every_mark_is_a_link_with_a_name(client, loaded, query):
    response = client.get(f"/side-effects/?{query}")

    picture = response.text.split('<section class="overview"')[1].split('id="in-words"')[0]
    for group in response.context["groups"]:
        for entry in group.entries:
            assert f'class="overview-mark" href="{entry.get_absolute_url()}"' in picture
    assert picture.count("overview-mark") == response.context["total"]


def test_an_empty_list_has_no_picture(client, loaded):
    assert "overview-mark" not in client.get("/side-effects/?q=xyzzy").text


def test_a_figure_at_50_mg_says_so_in_the_picture(client, loaded):
    asked = client.get("/side-effects/?include=standard-dose")

    marked = [entry for entry in asked.context["filter"].entries if entry.from_standard_dose]
    assert asked.text.count("<small>at 50&nbsp;mg</small>") == len(marked) > 0


def test_the_list_of_interactions_has_no_such_picture(client, loaded):
    assert "overview" not in client.get("/interactions/").text
