"""Filtering, counting, grouping and sorting, on a few entries that need no database."""

from itertools import chain, combinations

import pytest
from django.http import QueryDict

from ldnref.forms import InteractionFilterForm, SideEffectFilterForm
from ldnref.listing import SERIOUS_HEADING, InteractionFilter, SideEffectFilter
from ldnref.models import Interaction, SideEffect


def side_effect(
    slug, severity, frequency, standard="not-known", action="self-care", system="sleep", basis="placebo-trial"
):
    return SideEffect(
        slug=slug,
        title=slug.capitalize(),
        severity=severity,
        frequency=frequency,
        standard_dose_frequency=standard,
        action=action,
        body_system=system,
        basis="not-counted" if frequency == "not-known" else basis,
    )


def listing(query_string="", extra=()):
    entries = [
        side_effect("dreams", "mild", "common", standard="uncommon"),
        side_effect("nausea", "mild", "very-common", system="gut"),
        side_effect("cramps", "mild", "not-known", standard="very-common", system="gut", action="ask-clinic"),
        side_effect("liver", "serious", "not-known", standard="common", action="same-day", system="liver"),
        side_effect("mood", "serious", "common", action="same-day", system="mood"),
        side_effect("allergy", "serious", "not-known", action="emergency", system="skin"),
        *extra,
    ]
    return SideEffectFilter(SideEffectFilterForm(QueryDict(query_string)), entries)


def slugs(filtered):
    return [entry.slug for entry in filtered.entries]


def counts(filtered, name):
    [facet] = [facet for facet in filtered.facets if facet.name == name]
    return {choice.value: choice.count for choice in facet.choices}


@pytest.mark.parametrize(
    ("query_string", "expected"),
    [
        ("", ["dreams", "nausea", "cramps", "liver", "mood", "allergy"]),
        ("severity=serious", ["liver", "mood", "allergy"]),
        ("severity=mild&severity=serious", ["dreams", "nausea", "cramps", "liver", "mood", "allergy"]),
        ("severity=mild&frequency=common", ["dreams"]),
        ("frequency=not-known", ["cramps", "liver", "allergy"]),
        ("frequency=not-known&include=standard-dose", ["allergy"]),
        ("frequency=common&include=standard-dose", ["dreams", "liver", "mood"]),
        ("severity=moderate", []),
    ],
)
def test_values_of_one_facet_add_and_facets_narrow(query_string, expected):
    assert slugs(listing(query_string)) == expected


def test_a_count_looks_at_the_other_facets_only():
    filtered = listing("severity=mild&frequency=common")

    assert counts(filtered, "severity") == {"mild": 1, "moderate": 0, "serious": 1}
    assert counts(filtered, "frequency") == {"very-common": 1, "common": 1, "not-known": 1}


def test_every_count_is_the_list_that_choosing_it_alone_gives():
    chosen = ["severity=mild", "severity=serious", "frequency=common", "system=gut", "include=standard-dose"]
    for query in chain.from_iterable(combinations(chosen, size) for size in range(4)):
        for facet in listing("&".join(query)).facets:
            others = [pair for pair in query if not pair.startswith(facet.name)]
            for choice in facet.choices:
                followed = listing("&".join([*others, f"{choice.name}={choice.value}"]))
                assert choice.count == followed.total, (query, choice)


def test_a_frequency_that_nothing_has_is_not_offered_unless_it_is_chosen():
    assert "rare" not in counts(listing(), "frequency")
    assert counts(listing("frequency=rare"), "frequency")["rare"] == 0


def test_the_number_comes_first_and_the_word_after_it():
    [facet] = [facet for facet in listing().facets if facet.name == "frequency"]

    assert [(choice.label, choice.hint) for choice in facet.choices] == [
        ("10 or more in 100 people", "Very common"),
        ("1 to 10 in 100 people", "Common"),
        ("Not known: no count found", ""),
    ]


def test_one_figure_under_1_in_100_makes_the_whole_page_count_out_of_1000():
    filtered = listing(extra=[side_effect("zzz", "mild", "uncommon")])

    assert [entry.figure for entry in filtered.entries if entry.slug in ("dreams", "zzz")] == [
        "10 to 100 in 1,000 people",
        "1 to 10 in 1,000 people",
    ]


def test_not_known_is_said_and_never_filled_from_the_standard_dose():
    cramps = next(entry for entry in listing().entries if entry.slug == "cramps")

    assert (cramps.figure, cramps.from_standard_dose) == ("not known: we found no usable count at low doses", False)


def test_a_figure_from_the_standard_dose_says_so():
    cramps = next(entry for entry in listing("include=standard-dose").entries if entry.slug == "cramps")

    assert (cramps.figure, cramps.from_standard_dose) == ("10 or more in 100 people", True)
    assert "50 mg" in cramps.figure_note


def test_a_low_dose_figure_is_kept_when_standard_ones_are_asked_for():
    dreams = next(entry for entry in listing("include=standard-dose").entries if entry.slug == "dreams")

    assert (dreams.shown_frequency, dreams.from_standard_dose) == ("common", False)


def test_entries_are_grouped_by_what_to_do_with_the_serious_ones_first():
    assert [(group.heading, [entry.slug for entry in group.entries]) for group in listing().groups] == [
        (SERIOUS_HEADING, ["liver", "allergy"]),
        ("Call your clinic the same day", ["mood"]),
        ("Ask your clinic", ["cramps"]),
        ("Look after it yourself", ["dreams", "nausea"]),
    ]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("most-frequent", ["nausea", "dreams", "mood", "allergy", "cramps", "liver"]),
        ("most-serious", ["allergy", "liver", "mood", "cramps", "dreams", "nausea"]),
        ("a-z", ["allergy", "cramps", "dreams", "liver", "mood", "nausea"]),
    ],
)
def test_entries_can_be_sorted(sort, expected):
    [group] = listing(f"sort={sort}").groups

    assert [entry.slug for entry in group.entries] == expected


def test_an_empty_list_has_no_groups():
    assert listing("severity=moderate").groups == []
    assert listing("severity=moderate&sort=a-z").groups == []


def test_each_active_filter_is_a_word_that_can_be_taken_away():
    filtered = listing("severity=mild&frequency=common&include=standard-dose&sort=a-z")

    assert [(word.label, word.remove_url) for word in filtered.active] == [
        ("Mild", "/side-effects/?frequency=common&include=standard-dose&sort=a-z"),
        ("1 to 10 in 100 people", "/side-effects/?severity=mild&include=standard-dose&sort=a-z"),
        (
            "Also use 50 mg figures where no count at low doses was found",
            "/side-effects/?severity=mild&frequency=common&sort=a-z",
        ),
    ]


def test_clearing_keeps_only_the_order():
    assert listing("severity=mild&sort=a-z").clear_url == "/side-effects/?sort=a-z"


def test_interactions_are_grouped_by_level():
    entries = [
        Interaction(slug="tea", title="Tea", level="note", interaction_kind="substance"),
        Interaction(slug="opioids", title="Opioids", level="do-not-combine", interaction_kind="medicine"),
    ]

    groups = InteractionFilter(InteractionFilterForm(QueryDict("")), entries).groups

    assert [(group.heading, group.entries) for group in groups] == [
        ("Do not combine", [entries[1]]),
        ("Good to know", [entries[0]]),
    ]
