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


def test_the_share_sheet_gets_the_short_address(page):
    page.add_init_script("navigator.share = async shared => { window.shared = shared; };")
    page.goto("/side-effects/vivid-dreams/")

    page.get_by_role("button", name="Share").click()

    assert page.evaluate("window.shared.url") == page.locator(".short-address").inner_text()


def test_without_a_share_sheet_there_is_no_button_for_it(page):
    page.add_init_script("delete Navigator.prototype.share;")
    page.goto("/side-effects/vivid-dreams/")

    expect(page.get_by_role("button", name="Copy link")).to_be_visible()
    expect(page.get_by_role("button", name="Share")).to_have_count(0)


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


def tab_to(page, target, most=120):
    """Go there as somebody without a mouse does."""
    for _ in range(most):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"not reached with the Tab key: {target}")


def test_the_keyboard_alone_from_home_to_an_entry_and_back_to_a_filtered_list(new_page):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/")

    # Search, by a suggestion.
    tab_to(page, page.locator("#home-q"))
    page.keyboard.type("vivid dre")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Vivid dreams and nightmares")

    # Share.
    tab_to(page, page.get_by_role("button", name="Copy link"))
    page.keyboard.press("Enter")
    expect(page.locator(".share [role=status]")).to_have_text("Copied")

    # Back, filter, clear.
    page.go_back()
    tab_to(page, page.get_by_role("navigation").get_by_role("link", name="Side effects"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/side-effects/$"))
    tab_to(page, page.locator("#severity-mild"))
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("severity=mild"))
    expect(page.locator("#severity-mild")).to_be_focused()
    tab_to(page, page.get_by_role("link", name="Clear all"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/side-effects/$"))
    expect(page.locator("#results-heading")).to_be_focused()


def test_the_same_with_the_keyboard_alone_and_without_javascript(new_page):
    page = new_page(java_script_enabled=False)
    page.goto("/")

    # Search.
    tab_to(page, page.locator("#home-q"))
    page.keyboard.type("vivid dreams")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/search/"))
    tab_to(page, page.locator(".search-results a[href='/side-effects/vivid-dreams/']").first)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Vivid dreams and nightmares")

    # Share: the short address is there to be read out or copied.
    tab_to(page, page.locator(".short-address"))
    expect(page.locator(".share-buttons")).to_be_hidden()

    # Back, filter, clear.
    page.go_back()
    page.go_back()
    expect(page.locator("#home-q")).to_be_visible()
    tab_to(page, page.get_by_role("navigation").get_by_role("link", name="Side effects"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/side-effects/$"))
    tab_to(page, page.locator("#severity-mild"))
    page.keyboard.press("Space")
    tab_to(page, page.get_by_role("button", name="Show results"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("severity=mild"))
    tab_to(page, page.get_by_role("link", name="Clear all"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/side-effects/$"))


@pytest.fixture
def on_a_phone(new_page):
    """Home, on a phone: from here on only what can be seen is used."""
    page = new_page(viewport={"width": 390, "height": 844}, has_touch=True)
    page.goto("/")
    return page


def test_how_likely_vivid_dreams_are_in_two_actions(on_a_phone):
    on_a_phone.get_by_role("link", name=re.compile("^Sleep")).tap()
    on_a_phone.get_by_role("link", name="Vivid dreams and nightmares").first.tap()

    expect(on_a_phone.get_by_text(re.compile(r"\d+ to \d+ in [\d,]+ people")).first).to_be_in_viewport()


def test_how_likely_vivid_dreams_are_by_search_in_two_actions(on_a_phone):
    on_a_phone.get_by_label("What do you feel").press_sequentially("weird dreams")
    on_a_phone.get_by_role("option", name="Vivid dreams and nightmares").tap()

    expect(on_a_phone.get_by_text(re.compile(r"\d+ to \d+ in [\d,]+ people")).first).to_be_in_viewport()


def test_whether_they_can_take_tramadol_in_two_actions(on_a_phone):
    on_a_phone.get_by_label("Does it mix with LDN").fill("tramadol")
    on_a_phone.get_by_role("button", name="Check").tap()

    expect(on_a_phone.get_by_text("Do not combine").first).to_be_in_viewport()


def test_when_to_call_911_in_one_action(on_a_phone):
    on_a_phone.get_by_role("link", name="See when to call 911").tap()

    expect(on_a_phone.get_by_role("heading", name="Call 911 if")).to_be_in_viewport()
