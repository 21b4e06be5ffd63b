import re

import pytest
from playwright.sync_api import expect

PHONE = {"width": 390, "height": 844}
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


def test_the_announced_number_is_that_of_the_heading(side_effects):
    side_effects.locator(SEVERITY_MILD).check()
    expect(side_effects).to_have_url(re.compile("severity=mild"))
    heading = side_effects.locator("#results-heading").inner_text()

    expect(side_effects.locator("#announce")).to_have_text(heading)


def test_each_change_is_announced_once(side_effects):
    side_effects.evaluate("""() => {
        window.announced = [];
        const announcer = document.getElementById("announce");
        const note = () => { if (announcer.textContent) window.announced.push(announcer.textContent); };
        new MutationObserver(note).observe(announcer, { childList: true });
    }""")

    for choice in (SEVERITY_MILD, FREQUENCY_COMMON):
        before = side_effects.locator("#results-heading").inner_text()
        side_effects.locator(choice).check()
        expect(side_effects.locator("#results-heading")).not_to_have_text(before)
        heading = side_effects.locator("#results-heading").inner_text()
        expect(side_effects.locator("#announce")).to_have_text(heading)

    assert side_effects.evaluate("window.announced.length") == 2


def test_the_counts_change_with_the_list(side_effects):
    count = side_effects.locator("#frequency-not-known-text .choice-count")
    before = count.inner_text()

    side_effects.locator(SEVERITY_MILD).check()

    expect(count).not_to_have_text(before)


def test_a_chosen_word_can_be_taken_away(side_effects):
    side_effects.locator(SEVERITY_MILD).check()
    side_effects.locator(FREQUENCY_COMMON).check()
    expect(side_effects).to_have_url(re.compile("frequency=common"))

    side_effects.get_by_role("link", name="Remove Mild").click()

    expect(side_effects).to_have_url(re.compile(r"\?frequency=common$"))
    expect(side_effects.locator(SEVERITY_MILD)).not_to_be_checked()
    expect(side_effects.locator("#results-heading")).to_be_focused()


def test_clearing_brings_the_whole_list_back(side_effects):
    whole = side_effects.locator("#results-heading").inner_text()
    side_effects.locator(SEVERITY_MILD).check()
    expect(side_effects).to_have_url(re.compile("severity=mild"))

    side_effects.get_by_role("link", name="Clear all").click()

    expect(side_effects).to_have_url(re.compile("/side-effects/$"))
    expect(side_effects.locator("#results-heading")).to_have_text(whole)


def test_the_form_works_after_it_was_swapped(side_effects):
    side_effects.locator(SEVERITY_MILD).check()
    side_effects.get_by_role("link", name="Remove Mild").click()
    expect(side_effects).to_have_url(re.compile("/side-effects/$"))

    side_effects.locator("#q").press_sequentially("dream")

    expect(side_effects).to_have_url(re.compile(r"\?q=dream$"))


def test_the_button_leads_to_the_results(side_effects):
    side_effects.locator("#q").fill("dream")
    side_effects.get_by_role("button", name="Show results").click()

    expect(side_effects.locator("#results-heading")).to_be_focused()


def test_leaving_the_field_after_typing_is_no_new_step_for_back(side_effects):
    side_effects.locator("#q").press_sequentially("dream")
    expect(side_effects).to_have_url(re.compile("q=dream"))
    side_effects.keyboard.press("Tab")
    side_effects.wait_for_load_state("networkidle")

    side_effects.go_back()

    expect(side_effects).to_have_url(re.compile("/side-effects/$"))


def test_the_figures_at_50_mg_are_shown_when_asked_for(side_effects):
    standard = side_effects.locator(".row-figure-standard")
    expect(standard).to_have_count(0)

    side_effects.locator("#include-standard-dose").check()

    expect(standard.first).to_contain_text("50 mg")
    expect(side_effects.locator("#include-standard-dose")).to_be_focused()


def test_back_from_an_entry_restores_the_list_and_the_form(side_effects):
    side_effects.locator(SEVERITY_MILD).check()
    expect(side_effects).to_have_url(re.compile("severity=mild"))
    heading = side_effects.locator("#results-heading").inner_text()
    side_effects.locator(".row h4 a").first.click()
    expect(side_effects.locator(".answer-box")).to_be_visible()

    side_effects.go_back()

    expect(side_effects.locator("#results-heading")).to_have_text(heading)
    expect(side_effects.locator(SEVERITY_MILD)).to_be_checked()


def test_nothing_found_leads_on(page):
    page.goto("/side-effects/?q=xyzzy")

    page.locator(".no-results").get_by_role("link", name="see the whole list").click()

    expect(page.locator(".row").first).to_be_visible()


def test_an_unknown_choice_is_said_and_left_out(page):
    page.goto("/side-effects/?severity=mild&frequency=nonsense")

    expect(page.locator(".ignored")).to_contain_text("frequency=nonsense")
    expect(page.locator(SEVERITY_MILD)).to_be_checked()


def test_a_failed_swap_goes_to_the_address_the_plain_way(new_context):
    page = new_context().new_page()
    page.goto("/side-effects/")
    page.route("**/side-effects/?*", lambda route: route.abort() if is_swap(route) else route.continue_())

    with page.expect_navigation():
        page.locator(SEVERITY_MILD).check()

    assert "severity=mild" in page.url


def is_swap(route):
    return "hx-request" in route.request.headers


def test_interactions_filter_in_the_same_way(page):
    page.goto("/interactions/")

    page.locator("#level-do-not-combine").check()
    expect(page).to_have_url(re.compile("level=do-not-combine"))

    expect(page.locator("#results .group > h3")).to_have_text(["Do not combine"])


def test_on_a_phone_the_choices_are_folded(new_page):
    page = new_page(viewport=PHONE)
    page.goto("/side-effects/")
    expect(page.locator(SEVERITY_MILD)).to_be_hidden()

    page.get_by_text("Choose by how serious").click()

    expect(page.locator(SEVERITY_MILD)).to_be_visible()


def test_on_a_phone_the_number_of_results_is_seen_at_once(new_page):
    page = new_page(viewport=PHONE)
    page.goto("/side-effects/")

    expect(page.locator("#results-heading")).to_be_in_viewport()


def test_a_wide_window_shows_the_choices_and_the_picture_without_unfolding(side_effects):
    expect(side_effects.locator(SEVERITY_MILD)).to_be_visible()
    expect(side_effects.locator(".overview-mark").first).to_be_visible()
    for summary in side_effects.locator(".fold > summary").all():
        expect(summary).to_be_hidden()
