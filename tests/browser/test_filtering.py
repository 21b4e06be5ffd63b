import re

import pytest
from playwright.sync_api import expect

SEVERITY_MILD = 'input[name="severity"][value="mild"]'
FREQUENCY_COMMON = 'input[name="frequency"][value="common"]'


@pytest.fixture
def side_effects(page):
    page.goto("/side-effects/")
    return page


def test_a_choice_filters_without_a_reload(side_effects):
    side_effects.evaluate("window.isSamePage = true")

    side_effects.locator(SEVERITY_MILD).check()
    expect(side_effects).to_have_url(re.compile("severity=mild"))

    assert side_effects.evaluate("window.isSamePage")


def test_back_brings_the_whole_list_and_the_unticked_box_back(side_effects):
    side_effects.locator(SEVERITY_MILD).check()
    expect(side_effects).to_have_url(re.compile("severity=mild"))

    side_effects.go_back()

    expect(side_effects.locator(SEVERITY_MILD)).not_to_be_checked()


def test_back_keeps_the_page_whole(side_effects):
    side_effects.locator(SEVERITY_MILD).check()
    expect(side_effects).to_have_url(re.compile("severity=mild"))

    side_effects.go_back()

    expect(side_effects.locator("h1")).to_have_count(1)


def test_a_reload_keeps_the_choices(side_effects):
    side_effects.locator(SEVERITY_MILD).check()
    expect(side_effects).to_have_url(re.compile("severity=mild"))

    side_effects.reload()

    expect(side_effects.locator(SEVERITY_MILD)).to_be_checked()


def test_the_focus_stays_on_the_choice(side_effects):
    side_effects.locator(SEVERITY_MILD).focus()
    side_effects.keyboard.press("Space")
    expect(side_effects).to_have_url(re.compile("severity=mild"))
    side_effects.wait_for_load_state("networkidle")

    assert side_effects.evaluate("document.activeElement.value") == "mild"


def test_two_choices_of_different_kinds_both_count(side_effects):
    side_effects.locator(SEVERITY_MILD).check()
    side_effects.locator(FREQUENCY_COMMON).check()

    expect(side_effects).to_have_url(re.compile(r"severity=mild&frequency=common"))


def test_the_number_of_results_is_announced(side_effects):
    side_effects.locator(SEVERITY_MILD).check()

    expect(side_effects.locator("#announce")).to_have_text(re.compile(r"\d+"))


def test_the_announcer_survives_the_swap(side_effects):
    side_effects.evaluate("window.announcer = document.getElementById('announce')")

    side_effects.locator(SEVERITY_MILD).check()
    expect(side_effects).to_have_url(re.compile("severity=mild"))
    side_effects.wait_for_load_state("networkidle")

    assert side_effects.evaluate("window.announcer === document.getElementById('announce')")


def test_words_filter_while_they_are_typed(side_effects):
    side_effects.locator("main input[name=q]").press_sequentially("dream")

    expect(side_effects).to_have_url(re.compile("q=dream"))


def test_without_javascript_a_button_filters(new_page):
    page = new_page(java_script_enabled=False)
    page.goto("/side-effects/")

    page.locator(SEVERITY_MILD).check()
    page.get_by_role("button", name="Show results").click()

    expect(page).to_have_url(re.compile("severity=mild"))


def test_a_filtered_list_is_the_same_with_and_without_javascript(new_page):
    address = "/side-effects/?severity=mild&frequency=common"
    with_javascript, without = new_page(), new_page(java_script_enabled=False)
    with_javascript.goto("/side-effects/")
    with_javascript.locator(SEVERITY_MILD).check()
    with_javascript.locator(FREQUENCY_COMMON).check()
    expect(with_javascript).to_have_url(re.compile("severity=mild&frequency=common"))
    with_javascript.wait_for_load_state("networkidle")
    without.goto(address)

    assert with_javascript.locator("#results").inner_text() == without.locator("#results").inner_text()
