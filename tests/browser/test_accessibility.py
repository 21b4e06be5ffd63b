import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import watch

# One page of each type.
PAGES = [
    "/",
    "/side-effects/",
    "/side-effects/?severity=mild&frequency=common",
    "/side-effects/?q=xyzzy",
    "/side-effects/?include=standard-dose&frequency=nonsense",
    "/side-effects/vivid-dreams/",
    "/interactions/",
    "/interactions/opioid-pain-medicines/",
    "/faq/",
    "/faq/alcohol/",
    "/guides/",
    "/guides/the-opioid-gap/",
    "/guides/the-overall-picture/",
    "/conditions/",
    "/conditions/fibromyalgia/",
    "/sources/",
    "/sources/kim-article/",
    "/search/",
    "/search/?q=naltrexzone+dreams",
    "/search/?q=xyzzy",
    "/get-help/",
    "/card/",
    "/side-effects/anxiety/",
    "/glossary/",
    "/no/such/page/",
]
PHONE = {"width": 320, "height": 640}
DESKTOP = {"width": 1280, "height": 800}


@pytest.fixture(scope="module", params=PAGES)
def opened(request, browser, live_site):
    """Each page is opened once, and looked at in every way."""
    faults = []
    page = browser.new_page(base_url=live_site)
    watch(page, live_site, faults)
    page.goto(request.param)
    yield page
    page.close()
    assert faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing(opened, viewport, scheme):
    opened.set_viewport_size(viewport)
    opened.emulate_media(color_scheme=scheme)

    found = Axe().run(opened, options={"resultTypes": ["violations"]})

    assert found.violations_count == 0, found.generate_report()


def test_a_phone_need_not_scroll_sideways(opened):
    opened.set_viewport_size(PHONE)

    assert opened.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_page_has_one_main_heading(opened):
    assert opened.locator("h1").count() == 1


def test_the_first_tab_stop_skips_to_the_main_part(page):
    page.goto("/side-effects/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"
