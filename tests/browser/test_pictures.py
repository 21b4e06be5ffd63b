"""Pictures of numbers and the card, on a phone, on paper, in forced colors and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

PHONE = {"width": 320, "height": 640}
MILLIMETER = 96 / 25.4
TWINS = "/guides/the-overall-picture/"


def test_ldn_and_placebo_are_drawn_on_one_scale_on_a_phone(new_page):
    page = new_page(viewport=PHONE)
    page.goto(TWINS)

    twin = page.locator(".twin:has(.people + *, dd:nth-of-type(2) .people)").first.locator(".people")
    first, second = (twin.nth(number).bounding_box() for number in (0, 1))
    assert (first["width"], first["height"]) == (second["width"], second["height"])
    assert first["x"] + first["width"] <= PHONE["width"]


def test_a_thousand_dots_fit_on_a_phone(new_page):
    page = new_page(viewport=PHONE)
    page.goto("/side-effects/anxiety/")

    box = page.locator(".people").first.bounding_box()
    assert 200 < box["width"] <= PHONE["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("part", [".people", ".scale"])
def test_pictures_are_printed(page, part):
    page.goto("/side-effects/anxiety/")
    page.emulate_media(media="print")

    expect(page.locator(part).first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("part", [".people", ".scale"])
def test_pictures_take_the_readers_colors_where_colors_are_forced(new_page, part, scheme):
    page = new_page(forced_colors="active", color_scheme=scheme)
    page.goto("/side-effects/anxiety/")

    picture = page.locator(part).first.evaluate("svg => getComputedStyle(svg).color")
    assert picture == page.locator(".number-sentence").first.evaluate("text => getComputedStyle(text).color")


def test_pictures_are_seen_without_a_style_sheet(new_page):
    page = new_page(java_script_enabled=True)
    page.route("**/*.css", lambda route: route.fulfill(body="", content_type="text/css"))
    page.goto(TWINS)

    assert page.locator(".people").first.bounding_box()["width"] == 200


def test_a_number_is_not_heard_twice(page):
    page.goto(TWINS)

    heard = page.locator(".number-card").first.locator(".twin").aria_snapshot()
    assert heard.count("in 100 people") == 2
    assert "img" not in heard


def test_the_picture_of_the_list_filters_with_it(page):
    page.goto("/side-effects/")
    page.locator("#severity-serious").check()
    expect(page).to_have_url(re.compile("severity=serious"))
    expect(page.locator(".row")).to_have_count(page.locator(".overview-mark").count())

    names = page.locator(".overview-mark > span").evaluate_all(
        "marks => marks.map(mark => mark.firstChild.data.trim())"
    )
    assert sorted(names) == sorted(page.locator(".row h4").all_inner_texts())


def test_the_picture_of_the_list_can_be_skipped(page):
    page.goto("/side-effects/")
    page.get_by_role("link", name="Skip the picture").click()

    assert page.locator(".group").first.bounding_box()["y"] < 800


def test_what_has_no_count_looks_different_without_color(new_page):
    page = new_page(forced_colors="active")
    page.goto("/side-effects/")

    borders = [
        page.locator(part).evaluate("box => getComputedStyle(box).borderTopStyle")
        for part in (".overview-not-counted", ".overview-scale")
    ]
    assert borders == ["dashed", "solid"]


@pytest.mark.parametrize("java_script", [True, False], ids=["with-javascript", "without"])
def test_the_card_is_filled_in_and_nothing_is_sent_or_kept(new_page, java_script):
    page = new_page(java_script_enabled=java_script, viewport=PHONE)
    page.goto("/card/")
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "favicon" not in request.url else None)

    page.get_by_label("My last dose").fill("Monday at 9")
    page.keyboard.press("Enter")

    expect(page.get_by_label("My last dose")).to_have_value("Monday at 9")
    assert asked == []
    page.reload()
    expect(page.get_by_label("My last dose")).to_have_value("")


def test_the_card_is_printed_alone_in_the_size_of_a_bank_card(page):
    page.goto("/card/")
    page.get_by_label("Allergies").fill("penicillin")
    page.emulate_media(media="print")

    sides = [page.locator(".carry-side").nth(number).bounding_box() for number in (0, 1)]
    for side in sides:
        assert side["width"] / MILLIMETER == pytest.approx(85.6, abs=0.3)
        assert side["height"] / MILLIMETER == pytest.approx(54, abs=0.3)
    for part in (".site-header", ".card-notes", ".opioid-gap"):
        expect(page.locator(part).first).to_be_hidden()


def test_everything_on_the_printed_card_stands_inside_of_it(page):
    page.goto("/card/")
    page.emulate_media(media="print")

    overflow = page.locator(".carry-side").evaluate_all(
        "sides => sides.map(side => side.scrollHeight - side.clientHeight)"
    )
    assert overflow == [0, 0]
