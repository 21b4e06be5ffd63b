"""What people come for, with the keyboard, without JavaScript, and with their own settings."""

import re

import pytest
from playwright.sync_api import expect

PHONE = {"width": 320, "height": 640}


@pytest.mark.parametrize("java_script", [True, False], ids=["with-javascript", "without"])
def test_from_the_first_page_by_search_to_an_entry(new_page, java_script):
    page = new_page(java_script_enabled=java_script)
    page.goto("/")

    page.get_by_label("What do you feel").fill("weird dreams")
    page.keyboard.press("Enter")
    page.locator(".search-results a").first.click()

    expect(page.locator("h1")).to_contain_text("dreams")


def test_get_help_is_one_step_from_every_page(new_page):
    page = new_page(viewport=PHONE)
    page.goto("/interactions/opioid-pain-medicines/")

    page.get_by_role("link", name="Get help now").first.click()

    expect(page.get_by_role("link", name="Call 911").first).to_have_attribute("href", "tel:911")


def test_the_keyboard_alone_filters_and_opens_an_entry(page):
    page.goto("/side-effects/")
    page.locator("#severity-mild").focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("severity=mild"))
    page.locator(".row h4 a").first.focus()

    page.keyboard.press("Enter")

    expect(page.locator(".answer-box")).to_contain_text("Mild")


def test_the_focus_can_be_seen(page):
    page.goto("/side-effects/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")

    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_the_short_address_is_copied(new_page):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/side-effects/vivid-dreams/")

    page.get_by_role("button", name="Copy").click()

    expect(page.locator(".share [role=status]")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator(".short-address").inner_text()


@pytest.mark.parametrize("address", ["/", "/side-effects/?severity=mild", "/search/?q=dreams", "/get-help/"])
def test_no_cookie_is_set(page, address):
    page.goto(address)

    assert page.context.cookies() == []


@pytest.mark.parametrize("address", ["/", "/side-effects/", "/side-effects/vivid-dreams/", "/get-help/"])
def test_wider_text_spacing_hides_nothing(new_page, address):
    """The spacing of WCAG 1.4.12, on a phone."""
    page = new_page(viewport=PHONE, bypass_csp=True)
    page.goto(address)
    page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }"
    )

    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_urgent_cards_keep_their_frame_in_forced_colors(new_page):
    page = new_page(forced_colors="active")
    page.goto("/side-effects/vivid-dreams/")

    assert page.locator(".urgent-emergency").evaluate("card => getComputedStyle(card).borderTopWidth") == "4px"


def test_the_first_visit_takes_few_requests(page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto("/side-effects/")
    page.wait_for_load_state("networkidle")

    assert len(asked) <= 6, asked
