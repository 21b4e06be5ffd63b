import pytest
from playwright.sync_api import expect


@pytest.fixture
def on_paper(page):
    page.goto("/side-effects/vivid-dreams/")
    page.emulate_media(media="print")
    return page


def test_the_urgent_card_is_printed(on_paper):
    expect(on_paper.locator(".urgent-emergency")).to_be_visible()


def test_the_short_address_and_its_code_are_printed(on_paper):
    expect(on_paper.locator(".short-address")).to_contain_text("/s/")
    expect(on_paper.locator(".qr svg")).to_be_visible()


@pytest.mark.parametrize("part", [".site-nav", ".search-form", ".share-buttons", ".on-this-page"])
def test_what_is_of_no_use_on_paper_is_left_out(on_paper, part):
    expect(on_paper.locator(part).first).to_be_hidden()


def test_what_folds_is_printed_open(new_page):
    page = new_page(java_script_enabled=False)
    page.goto("/side-effects/vivid-dreams/")
    page.emulate_media(media="print")

    expect(page.locator(".number-card .facts").first).to_be_visible()


def test_the_emergency_page_prints_its_numbers_and_steps(page):
    page.goto("/get-help/")
    page.emulate_media(media="print")

    expect(page.locator(".call-list")).to_contain_text("911")
    expect(page.locator(".steps-list ol").first).to_be_visible()
