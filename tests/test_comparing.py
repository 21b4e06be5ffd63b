"""All figures of one effect side by side, on figures that need no database."""

from ldnref.comparing import side_by_side
from ldnref.models import Estimate


def estimate(name, dose_group="low", measure="had", bar="<svg>", position=0):
    return Estimate(estimate_id=name, dose_group=dose_group, measure=measure, bar_svg=bar, position=position)


def test_one_figure_is_nothing_to_compare():
    assert side_by_side([estimate("a"), estimate("ratio", bar="")]) == []


def test_low_doses_stand_apart_from_standard_ones_and_before_them():
    compared = side_by_side([estimate("fifty", dose_group="standard"), estimate("ldn"), estimate("more")])

    assert [(group.dose_group, [figure.estimate_id for figure in group.on_scale]) for group in compared] == [
        ("low", ["ldn", "more"]),
        ("standard", ["fifty"]),
    ]


def test_what_is_not_drawn_is_said_in_words_with_those_of_its_dose():
    ratios = [estimate("ratio", bar=""), estimate("ratio-at-50-mg", bar="", dose_group="standard")]
    compared = side_by_side([estimate("a"), estimate("b"), *ratios])

    assert [(group.dose_group, [figure.estimate_id for figure in group.in_words]) for group in compared] == [
        ("low", ["ratio"]),
        ("standard", ["ratio-at-50-mg"]),
    ]


def test_those_who_had_it_come_before_those_who_stopped():
    [group] = side_by_side([estimate("stopped", measure="stopped"), estimate("had", position=1)])

    assert [figure.estimate_id for figure in group.on_scale] == ["had", "stopped"]


def test_benefits_and_serious_events_are_no_figures_of_the_effect():
    assert side_by_side([estimate("a"), estimate("b", measure="benefit"), estimate("c", measure="serious")]) == []


def test_a_page_shows_its_figures_side_by_side(client, loaded):
    response = client.get("/side-effects/anxiety/")

    compared = response.text.split('<section class="side-by-side"')[1].split('id="numbers-')[0]
    for group in response.context["comparison"]:
        for figure in [*group.on_scale, *group.in_words]:
            assert figure.bar_svg in compared
            assert figure.source_address in compared
