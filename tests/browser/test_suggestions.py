import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.test_accessibility import DESKTOP, PHONE


@pytest.fixture
def home(page):
    """The home page, with the requests for suggestions that it makes."""
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url) if "/suggestions/" in request.url else None)
    page.goto("/")
    return page


def field(page):
    return page.locator("#home-q")


def options(page):
    return page.get_by_role("option")


def type_words(page, words="dream"):
    field(page).focus()
    page.keyboard.type(words)
    expect(options(page).first).to_be_visible()


def active(page):
    """The title of the option that the field points to."""
    option_id = field(page).get_attribute("aria-activedescendant")
    return page.locator(f"#{option_id} .suggestion-title").inner_text() if option_id else None


def title(page, n):
    return options(page).nth(n).locator(".suggestion-title").inner_text()


def test_the_field_is_a_combobox_that_says_whether_it_is_open(home):
    expect(field(home)).to_have_role("combobox")
    expect(field(home)).to_have_attribute("aria-expanded", "false")

    type_words(home)

    expect(field(home)).to_have_attribute("aria-expanded", "true")
    assert home.locator(f"#{field(home).get_attribute('aria-controls')}").get_attribute("role") == "listbox"


def test_arrows_go_through_the_options_and_back_to_the_field(home):
    type_words(home)
    last = title(home, options(home).count() - 1)

    gone = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowUp", "ArrowDown"):
        home.keyboard.press(key)
        gone.append(active(home))

    assert gone == [title(home, 0), title(home, 1), title(home, 0), None, last, None]


def test_the_focus_stays_in_the_field(home):
    type_words(home)
    home.keyboard.press("ArrowDown")

    expect(field(home)).to_be_focused()


def test_the_option_pointed_to_is_the_selected_one(home):
    type_words(home)
    home.keyboard.press("ArrowDown")

    expect(home.locator("[aria-selected=true] .suggestion-title")).to_have_text(title(home, 0))


def test_enter_opens_the_option(home):
    type_words(home)
    home.keyboard.press("ArrowDown")
    home.keyboard.press("Enter")

    expect(home).to_have_url(re.compile("/side-effects/vivid-dreams/$"))


def test_enter_without_an_option_searches(home):
    type_words(home)
    home.keyboard.press("Enter")

    expect(home).to_have_url(re.compile(r"/search/\?q=dream$"))


def test_escape_closes_and_keeps_the_words(home):
    type_words(home)
    home.keyboard.press("Escape")

    expect(home.locator(".hero .suggestions")).to_be_hidden()
    expect(field(home)).to_have_value("dream")
    expect(field(home)).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize(("key", "place"), [("Home", 0), ("End", 5)])
def test_home_and_end_act_on_the_words(home, key, place):
    type_words(home)
    home.keyboard.press("ArrowDown")
    home.keyboard.press(key)

    assert active(home) is None
    assert field(home).evaluate("field => field.selectionStart") == place


def test_down_opens_what_was_closed(home):
    type_words(home)
    home.keyboard.press("Escape")
    home.keyboard.press("ArrowDown")

    expect(options(home).first).to_be_visible()


def test_leaving_the_field_closes(home):
    type_words(home)
    home.keyboard.press("Tab")

    expect(home.locator(".hero .suggestions")).to_be_hidden()


def test_a_click_opens_the_option(home):
    type_words(home)
    options(home).first.click()

    expect(home).to_have_url(re.compile("/side-effects/vivid-dreams/$"))


def test_the_number_is_announced_by_a_node_that_stays(home):
    announcer = home.locator(".hero [role=status]")
    before = announcer.element_handle()

    type_words(home)

    expect(announcer).to_have_text(f"{options(home).count()} suggestions. Use the arrow keys.")
    assert announcer.evaluate("(node, before) => node === before", before)


def test_that_there_are_none_is_announced_and_nothing_opens(home):
    field(home).focus()
    home.keyboard.type("zzxqv")

    expect(home.locator(".hero [role=status]")).to_have_text("No suggestions.")
    expect(home.locator(".hero .suggestions")).to_be_hidden()


def test_urgent_advice_is_the_first_option_and_is_announced(home):
    type_words(home, "cant breathe")

    expect(options(home).first).to_contain_text("Call 911")
    expect(home.locator(".hero [role=status]")).to_have_text(re.compile("^Urgent advice first"))


def test_fast_typing_asks_once(home):
    type_words(home, "insomnia")

    assert [url.partition("q=")[2] for url in home.asked] == ["insomnia"]


def test_an_older_answer_never_replaces_a_newer_one(home):
    def delay(route):
        home.wait_for_timeout(600)
        route.continue_()

    home.route(re.compile(r"q=dream$"), delay)
    field(home).focus()
    home.keyboard.type("dream")
    home.wait_for_timeout(300)
    home.keyboard.press("ControlOrMeta+a")
    home.keyboard.type("tramadol")

    expect(options(home).first).to_contain_text("Tramadol")
    home.wait_for_timeout(800)
    expect(options(home).first).to_contain_text("Tramadol")


def test_one_letter_asks_nothing(home):
    field(home).focus()
    home.keyboard.type("d")
    home.wait_for_timeout(500)

    assert home.asked == []


def test_opening_moves_nothing(home):
    before = home.locator(".ways").bounding_box()

    type_words(home)

    assert home.locator(".ways").bounding_box() == before


def test_when_there_is_no_answer_the_search_still_works(new_page):
    page = new_page()
    page.route("**/suggestions/**", lambda route: route.fulfill(status=200, body=""))
    page.goto("/")
    field(page).focus()
    page.keyboard.type("dream")
    page.wait_for_timeout(500)
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/search/\?q=dream$"))


def test_without_javascript_it_is_a_plain_search(new_page):
    page = new_page(java_script_enabled=False)
    page.goto("/")
    field(page).fill("dream")
    field(page).press("Enter")

    expect(page).to_have_url(re.compile(r"/search/\?q=dream$"))


def test_every_page_has_them_in_its_header(page):
    page.goto("/guides/")
    page.locator("#header-q").press_sequentially("dream")

    expect(options(page).first).to_be_visible()


def test_the_chosen_option_is_seen_in_forced_colors(new_page):
    page = new_page(forced_colors="active")
    page.goto("/")
    type_words(page)
    page.keyboard.press("ArrowDown")

    assert page.locator("[aria-selected=true]").evaluate("option => getComputedStyle(option).outlineStyle") == "solid"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("address", ["/", "/search/"])
def test_axe_finds_nothing_while_they_are_open(new_page, address, viewport, scheme):
    page = new_page(viewport=viewport, color_scheme=scheme)
    page.goto(address)
    page.locator("main input[name=q]").press_sequentially("dream")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")

    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()
