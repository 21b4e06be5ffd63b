import shutil
import sqlite3
from contextlib import closing

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import watch
from tests.serving import served

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
WITHDRAWN, FAILING = "/faq/addictive/", "/conditions/long-covid/"
PHONE = {"width": 320, "height": 640}
DESKTOP = {"width": 1280, "height": 800}


@pytest.fixture(scope="module")
def troubled_site(live_folder, tmp_path_factory):
    """The site with a page withdrawn and a table lost."""
    folder = tmp_path_factory.mktemp("troubled_site")
    shutil.copy(live_folder / "db.sqlite3", folder)
    with closing(sqlite3.connect(folder / "db.sqlite3")) as database, database:
        database.execute(
            "UPDATE ldnref_permalink SET withdrawn_on = '2026-11-01', withdrawn_because = 'It is part of another page.'"
            " WHERE address = ?",
            [WITHDRAWN],
        )
        database.execute(
            "DELETE FROM ldnref_faqentry WHERE permalink_id IN (SELECT code FROM ldnref_permalink WHERE address = ?)",
            [WITHDRAWN],
        )
        database.execute("DROP TABLE ldnref_condition")
    with served(folder) as address:
        yield address


@pytest.fixture(scope="module", params=[*PAGES, WITHDRAWN, FAILING])
def opened(request, browser):
    """Each page is opened once, and looked at in every way."""
    site = request.getfixturevalue("troubled_site" if request.param in (WITHDRAWN, FAILING) else "live_site")
    faults = []
    page = browser.new_page(base_url=site)
    watch(page, site, faults)
    page.goto(request.param)
    yield page
    page.close()
    # The browser reports that this page is a 500, as it must be.
    assert [fault for fault in faults if "status of 500" not in fault or request.param != FAILING] == []


@pytest.mark.parametrize(("address", "status"), [(WITHDRAWN, 410), (FAILING, 500)])
def test_the_troubled_site_is_in_trouble(troubled_site, page, address, status):
    assert page.request.get(troubled_site + address).status == status


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
