import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.test_accessibility import DESKTOP, PHONE

#: One name of every standing, misspelt and unknown ones, and a line that is no name.
EVERY_LEVEL = "/check/?medicine=" + "%0A".join(
    [
        "Norco+5/325+tab",
        "Benadryl",
        "percoset",
        "lisinopril+10+mg",
        "ibuprofen+for+my+knee",
        "LDN+4.5+mg",
        "twice+daily",
    ]
)


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_a_list_is_checked_with_and_without_javascript(new_page, java_script_enabled):
    page = new_page(java_script_enabled=java_script_enabled)
    page.goto("/check/")

    page.get_by_label("Your medicines", exact=True).fill("Advil\nNorco 5/325 tab")
    page.get_by_role("button", name="Check").click()

    expect(page.locator(".check-item h4")).to_have_text(["Norco 5/325 tab", "Advil"])


def test_it_can_be_used_with_the_keyboard_alone(page):
    page.goto("/check/")

    page.get_by_label("Your medicines", exact=True).focus()
    page.keyboard.type("tramadol")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator(".level-do-not-combine").first).to_be_visible()


def test_what_was_typed_is_still_there_to_be_changed(page):
    page.goto("/check/?medicine=Norco%0AAdvil")

    expect(page.locator("#medicine")).to_have_value("Norco\nAdvil")


def test_an_offered_name_is_checked_when_the_reader_says_so(page):
    page.goto("/check/?medicine=Advil%0Apercoset")

    page.get_by_role("link", name="Percocet").click()

    expect(page.locator("#medicine")).to_have_value("Advil\nPercocet")
    expect(page.locator(".check-item h4").first).to_have_text("Percocet")


def test_the_home_page_leads_to_it(page):
    page.goto("/")
    page.locator(".ways").get_by_role("link", name="paste your whole list").click()

    expect(page).to_have_url(re.compile("/check/$"))


def test_the_home_page_checks_one_medicine(page):
    page.goto("/")
    page.get_by_label("Does it mix with LDN? Type its name").fill("Norco")
    page.keyboard.press("Enter")

    expect(page.locator(".check-item").first).to_contain_text("Norco")


@pytest.mark.parametrize("part", [".on-paper", ".check-questions hr", ".not-listed", ".check-item"])
def test_a_list_for_the_pharmacist_is_printed(page, part):
    page.goto(EVERY_LEVEL)
    page.emulate_media(media="print")

    expect(page.locator(f".check-answer {part}").first).to_be_visible()


@pytest.mark.parametrize("part", [".check-form", ".check-counts", ".share-buttons"])
def test_what_is_of_no_use_on_paper_is_left_out(page, part):
    page.goto(EVERY_LEVEL)
    page.emulate_media(media="print")

    expect(page.locator(part).first).to_be_hidden()


def test_lines_for_the_pharmacist_are_for_paper_only(page):
    page.goto(EVERY_LEVEL)

    expect(page.locator(".check-questions")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("address", ["/check/", EVERY_LEVEL], ids=["empty", "every-level"])
def test_axe_finds_nothing(new_page, address, viewport, scheme):
    page = new_page(viewport=viewport, color_scheme=scheme)
    page.goto(address)

    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize(
    "address", ["/check/", EVERY_LEVEL, "/check/?medicine=" + "x" * 300], ids=["empty", "every-level", "long"]
)
def test_a_phone_need_not_scroll_sideways(new_page, address):
    page = new_page(viewport=PHONE)
    page.goto(address)

    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
