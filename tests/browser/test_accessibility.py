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
    "/search/?q=can't+breathe",
    "/check/",
    "/check/?medicine=tramadol%0Aibuprofen%0Atramdol%0Axyzzy",
    "/offline/",
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


# The size of targets (WCAG 2.2) is not looked at unless asked for.
AXE = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}


@pytest.mark.parametrize("colors", ["light", "dark", "forced"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing(opened, viewport, colors):
    opened.set_viewport_size(viewport)
    if colors == "forced":
        opened.emulate_media(forced_colors="active", color_scheme="dark")
    else:
        opened.emulate_media(forced_colors="none", color_scheme=colors)

    found = Axe().run(opened, options=AXE)

    assert found.violations_count == 0, found.generate_report()


def test_a_phone_need_not_scroll_sideways(opened):
    opened.set_viewport_size(PHONE)

    assert opened.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_page_has_one_main_heading(opened):
    assert opened.locator("h1").count() == 1


@pytest.mark.parametrize("landmark", ["banner", "main", "contentinfo"])
def test_a_page_has_each_landmark_once(opened, landmark):
    assert opened.get_by_role(landmark).count() == 1


def test_the_first_tab_stop_skips_to_the_main_part(page):
    page.goto("/side-effects/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"
