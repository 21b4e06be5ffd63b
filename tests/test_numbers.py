"""Every figure of the real content: drawn as what it says, or not at all, and one click from its place in the source."""

import re

import pytest

from ldnref.models import Estimate, Permalink, SideEffect, Source
from tests.pictures import EMPTY, FILLED, dots

LISTS = ["/", "/side-effects/", "/side-effects/?include=standard-dose", "/faq/", "/conditions/"]
#: What shows a figure of a source, by the markup of its part.
FIGURES = re.compile(
    r'<span class="estimate">.*?</span>'
    r'|<article class="number-card".*?</article>'
    r'|<dl class="bars">.*?</li>'
    r'|<p class="row-figure(?: row-figure-standard)?">.*?</p>',
    re.DOTALL,
)


@pytest.fixture
def estimates(loaded):
    return list(Estimate.objects.select_related("source"))


def people(phrase):
    """How many of how many the words say."""
    filled, of = re.search(r"([\d,]+) (?:in|of) ([\d,]+) people", phrase).groups()
    return int(filled.replace(",", "")), int(of.replace(",", ""))


def pictures(estimates):
    for estimate in estimates:
        for phrase, svg in (
            (estimate.figure_phrase, estimate.people_svg),
            (estimate.comparator_phrase, estimate.comparator_people_svg),
        ):
            if svg:
                yield phrase, svg


def test_dots_are_numbers_for_every_figure(estimates):
    drawn = list(pictures(estimates))

    assert len(drawn) > 50
    for phrase, svg in drawn:
        filled, of = people(phrase)
        assert (dots(svg, FILLED), dots(svg, EMPTY)) == (filled, of - filled), phrase


def test_every_number_of_people_with_its_twin_is_drawn(estimates):
    left_out = [
        estimate.estimate_id
        for estimate in estimates
        if estimate.is_of_people
        and re.match(r"(about )?[\d,]+ (in|of) [\d,]+ people", estimate.figure_phrase)
        and not estimate.comparator_not_read
        and not estimate.people_svg
    ]

    assert left_out == []


def test_what_is_no_number_of_people_is_said_in_words_only(estimates):
    others = [estimate for estimate in estimates if not estimate.is_of_people]

    assert any("risk ratio" in estimate.figure_phrase for estimate in others)
    assert not any(estimate.people_svg or estimate.bar_svg for estimate in others)


def test_no_picture_stands_without_its_twin(estimates):
    for estimate in estimates:
        if estimate.comparator_phrase:
            assert bool(estimate.comparator_people_svg) == bool(estimate.people_svg), estimate


def test_a_figure_whose_placebo_figure_was_not_read_is_neither_drawn_nor_a_headline(estimates):
    not_read = [estimate for estimate in estimates if estimate.comparator_not_read]
    headlines = set(SideEffect.objects.values_list("headline", flat=True))

    assert not_read
    assert not any(estimate.people_svg or estimate.bar_svg or estimate.pk in headlines for estimate in not_read)


def test_a_second_hand_figure_says_so_beside_its_picture(client, estimates):
    second_hand = [estimate for estimate in estimates if estimate.reported_by and estimate.people_svg]

    assert second_hand
    for estimate in second_hand:
        page = client.get(estimate.owner.get_absolute_url()).text
        card = page.split(f'id="figure-{estimate.estimate_id}"')[1].split("</article>")[0]
        assert f"Second-hand: reported by {estimate.reported_by}" in card


def test_every_figure_of_every_page_is_one_click_from_its_place_in_the_source(client, estimates):
    sources = {source.slug: client.get(source.get_absolute_url()).content.decode() for source in Source.objects.all()}
    said = {estimate.estimate_id: estimate for estimate in estimates}
    addresses = [*Permalink.objects.live().values_list("address", flat=True), *LISTS]

    found, lost = 0, []
    for address in addresses:
        for figure in FIGURES.findall(client.get(address).text):
            found += 1
            link = re.search(r'href="/sources/([a-z0-9-]+)/#figure-([a-z0-9-]+)"', figure)
            if not link or not is_explained(sources[link[1]], said[link[2]]):
                lost.append((address, figure[:200]))

    assert lost == []
    assert found > 300


def is_explained(source_page, estimate):
    """Whether the page of the source says where the figure stands in it, and how it was checked."""
    place = re.search(rf'<li id="figure-{estimate.estimate_id}">(.*?)</li>', source_page, re.DOTALL)
    words = re.sub(r"&#x27;", "'", place[1]) if place else ""
    return f"{estimate.checked_label}: {estimate.where}".replace("&", "&amp;").replace('"', "&quot;") in words


def test_a_frequency_with_a_number_leads_to_its_source(client, loaded):
    for entry in SideEffect.objects.with_figures().exclude(frequency="not-known"):
        box = client.get(entry.get_absolute_url()).text.split('<dl class="answer-box">')[1].split("</dl>")[0]
        assert entry.headline.source_address in box


def test_pictures_leave_every_page_light(client, loaded):
    compressed = {"Accept-Encoding": "gzip"}
    addresses = [*Permalink.objects.live().values_list("address", flat=True), "/side-effects/?include=standard-dose"]
    weights = {address: len(client.get(address, headers=compressed).content) for address in addresses}

    assert {address: weight for address, weight in weights.items() if weight > 12_000} == {}
    assert max(weights.values()) > 5_000  # They were compressed, and they were whole.
