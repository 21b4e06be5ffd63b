"""All figures of one effect side by side, on figures that need no database."""

from ldnref.comparing import side_by_side
from ldnref.models import Estimate


def estimate(name, dose_group="low", measure="had", bar="<svg>", position=0):
    return Estimate(estimate_id=name, dose_group=dose_group, measure=measure, bar_svg=bar, position=position)


def test_one_figure_is_nothing_to_compare():
    assert side_by_side([estimate("a"), estimate("ratio", bar="")]) is None


def test_low_doses_stand_apart_from_standard_ones_and_before_them():
    comparison = side_by_side([estimate("fifty", dose_group="standard"), estimate("ldn"), estimate("more")])

    assert [(group.dose_group, [figure.estimate_id for figure in group.estimates]) for group in comparison.by_dose] == [
        ("low", ["ldn", "more"]),
        ("standard", ["fifty"]),
    ]


def test_what_is_not_drawn_is_said_in_words():
    comparison = side_by_side([estimate("a"), estimate("b"), estimate("ratio", bar="")])

    assert [figure.estimate_id for figure in comparison.in_words] == ["ratio"]


def test_those_who_had_it_come_before_those_who_stopped():
    [group] = side_by_side([estimate("stopped", measure="stopped"), estimate("had", position=1)]).by_dose

    assert [figure.estimate_id for figure in group.estimates] == ["had", "stopped"]


def test_benefits_and_serious_events_are_no_figures_of_the_effect():
    assert side_by_side([estimate("a"), estimate("b", measure="benefit"), estimate("c", measure="serious")]) is None


def test_a_page_shows_its_figures_side_by_side(client, loaded):
    response = client.get("/side-effects/anxiety/")

    compared = response.text.split('<section class="side-by-side"')[1].split('id="numbers-')[0]
    for group in response.context["comparison"].by_dose:
        for figure in group.estimates:
            assert figure.bar_svg in compared
            assert figure.source_address in compared
