import pytest
from axe_playwright_python.sync_playwright import Axe

# One page of each type.
PAGES = [
    "/",
    "/side-effects/",
    "/side-effects/?severity=mild&frequency=common",
    "/side-effects/?q=xyzzy",
    "/side-effects/vivid-dreams/",
    "/interactions/",
    "/interactions/opioid-pain-medicines/",
    "/faq/",
    "/faq/alcohol/",
    "/guides/",
    "/guides/the-opioid-gap/",
    "/conditions/",
    "/conditions/fibromyalgia/",
    "/sources/",
    "/sources/kim-article/",
    "/search/",
    "/search/?q=naltrexzone+dreams",
    "/get-help/",
    "/glossary/",
    "/no/such/page/",
]
PHONE = {"width": 320, "height": 640}
DESKTOP = {"width": 1280, "height": 800}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(new_page, address, viewport, scheme):
    page = new_page(viewport=viewport, color_scheme=scheme)
    page.goto(address)

    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("address", PAGES)
def test_a_phone_need_not_scroll_sideways(new_page, address):
    page = new_page(viewport=PHONE)
    page.goto(address)

    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_one_main_heading(page, address):
    page.goto(address)

    assert page.locator("h1").count() == 1


def test_the_first_tab_stop_skips_to_the_main_part(page):
    page.goto("/side-effects/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"
