"""Without a connection: the emergency pages always, others when the reader asked, and never an old page with one."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

EMERGENCY = ["/get-help/", "/card/", "/guides/the-opioid-gap/"]
ENTRY = "/side-effects/vivid-dreams/"


@pytest.fixture
def visitor(new_page):
    """A page whose service worker has put away the emergency pages."""
    page = new_page(service_workers="allow")
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready")
    wait_until(page, lambda: page.evaluate("Boolean(navigator.serviceWorker.controller)"))
    return page


@pytest.fixture
def offline(visitor):
    visitor.context.set_offline(True)
    return visitor


@pytest.fixture
def keeper(visitor):
    """A reader who has kept an entry."""
    visitor.goto(ENTRY)
    visitor.get_by_role("button", name="Keep offline").click()
    expect(visitor.locator(".share [role=status]")).to_contain_text("Kept")
    return visitor


def wait_until(page, is_so, seconds=15):
    """Asks again and again, since what the service worker does shows nowhere on the page."""
    for _ in range(seconds * 20):
        if is_so():
            return
        page.wait_for_timeout(50)
    raise AssertionError("It did not come to be.")


def wait_for_a_new_copy(page, address):
    wait_until(page, lambda: "Old advice" not in kept_text(page, address))


def kept_text(page, address):
    return page.evaluate("address => caches.match(address).then(copy => copy && copy.text())", address)


def put_old_copy(page, cache, address):
    old = "<title>Old</title><main>Old advice</main>"
    page.evaluate(
        "async ([cache, address, html]) => (await caches.open(cache)).put(address, new Response(html))",
        [cache, address, old],
    )


@pytest.mark.parametrize("address", EMERGENCY)
def test_emergency_pages_open_without_a_connection(offline, address):
    offline.goto(address)

    expect(offline.locator("h1")).to_be_visible()
    expect(offline.locator(".offline-notice")).to_contain_text("This is the copy that this device kept on")


def test_the_phone_numbers_are_there_without_a_connection(offline):
    offline.goto("/get-help/")

    expect(offline.get_by_role("link", name="Call 911").first).to_have_attribute("href", "tel:911")


def test_a_copy_is_dressed(offline):
    offline.goto("/get-help/")

    assert offline.evaluate("getComputedStyle(document.querySelector('.urgent-emergency')).borderTopWidth") == "4px"


def test_a_page_that_is_not_kept_says_so_and_leads_to_those_that_are(offline):
    offline.goto(ENTRY)

    expect(offline.locator(".offline-notice")).to_contain_text("You are offline")
    offline.get_by_role("main").get_by_role("link", name="Get help now").click()
    expect(offline.locator("h1")).to_have_text("Get help now")


@pytest.mark.parametrize("address", ["/get-help/", ENTRY], ids=["a-copy", "not-kept"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_without_a_connection(offline, address, scheme):
    offline.emulate_media(color_scheme=scheme)
    offline.goto(address)

    found = Axe().run(offline)

    assert found.violations_count == 0, found.generate_report()


def test_axe_finds_nothing_in_the_list_of_kept_pages(keeper):
    keeper.goto("/offline/")
    expect(keeper.locator(".kept-list a")).to_be_visible()

    found = Axe().run(keeper)

    assert found.violations_count == 0, found.generate_report()


def test_a_visit_keeps_nothing_else(visitor):
    visitor.goto(ENTRY)
    visitor.goto("/search/?q=dreams")

    kept = visitor.evaluate(
        "async () => (await Promise.all((await caches.keys()).map(async name => (await (await caches.open(name)).keys())"
        ".map(request => new URL(request.url).pathname)))).flat()"
    )

    assert sorted(path for path in kept if not path.startswith("/static/")) == sorted([*EMERGENCY, "/offline/"])


def test_with_a_connection_an_old_copy_is_never_shown(visitor):
    put_old_copy(visitor, "kept", "/get-help/")

    visitor.goto("/get-help/")

    expect(visitor.locator("h1")).to_have_text("Get help now")
    expect(visitor.locator(".offline-notice")).to_have_count(0)


def test_a_visit_with_a_connection_brings_the_copy_up_to_date(visitor):
    put_old_copy(visitor, "kept", ENTRY)
    visitor.goto(ENTRY)
    wait_for_a_new_copy(visitor, ENTRY)

    visitor.context.set_offline(True)
    visitor.goto(ENTRY)

    expect(visitor.locator("h1")).to_contain_text("dreams")


def test_a_new_version_brings_all_copies_up_to_date_and_drops_old_ones(new_page):
    page = new_page(service_workers="allow")
    # A page of plain text: it starts no service worker, and has no icon of its own.
    page.route("**/favicon.ico", lambda route: route.fulfill(status=204))
    page.goto("/healthz")
    put_old_copy(page, "kept", ENTRY)
    put_old_copy(page, "site-of-last-week", "/get-help/")

    page.goto("/")
    wait_for_a_new_copy(page, ENTRY)

    assert not page.evaluate("caches.has('site-of-last-week')")
    assert "Old advice" not in kept_text(page, "/get-help/")


def test_a_page_that_is_gone_is_kept_no_longer(visitor):
    put_old_copy(visitor, "kept", "/faq/gone/")

    visitor.goto("/faq/gone/")

    expect(visitor.locator("h1")).to_have_text("We did not find this page")
    wait_until(visitor, lambda: kept_text(visitor, "/faq/gone/") is None)


def test_a_page_that_the_reader_kept_opens_without_a_connection(keeper):
    keeper.context.set_offline(True)
    keeper.goto("/")
    keeper.goto(ENTRY)

    expect(keeper.locator("h1")).to_contain_text("dreams")


def test_a_kept_page_can_be_forgotten_where_it_was_kept(keeper):
    keeper.get_by_role("button", name="Forget offline copy").click()

    expect(keeper.locator(".share [role=status]")).to_have_text("Forgotten.")
    assert kept_text(keeper, ENTRY) is None


def test_kept_pages_are_listed_and_can_be_forgotten_one_by_one(keeper):
    keeper.goto("/offline/")
    expect(keeper.locator(".kept-list a")).to_have_attribute("href", ENTRY)

    keeper.get_by_role("button", name="Forget Vivid dreams").click()

    expect(keeper.locator(".kept-list li")).to_have_count(0)
    expect(keeper.locator("#kept")).to_be_focused()
    assert kept_text(keeper, ENTRY) is None


def test_all_kept_pages_can_be_forgotten_at_once(keeper):
    keeper.goto("/faq/alcohol/")
    keeper.get_by_role("button", name="Keep offline").click()
    expect(keeper.locator(".share [role=status]")).to_contain_text("Kept")
    keeper.goto("/offline/")

    keeper.get_by_role("button", name="Forget all").click()

    expect(keeper.locator(".kept [role=status]")).to_have_text("All forgotten.")
    assert [kept_text(keeper, address) for address in (ENTRY, "/faq/alcohol/")] == [None, None]


def test_a_page_kept_long_ago_is_dressed_by_the_files_of_today(keeper):
    keeper.evaluate(
        """async address => {
            const old = (await (await caches.match(address)).text()).replace(/site\\.[0-9a-f]{12}\\.css/, "site.000000000000.css");
            await (await caches.open("kept")).put(address, new Response(old, { headers: { "Content-Type": "text/html" } }));
        }""",
        ENTRY,
    )
    keeper.context.set_offline(True)
    keeper.goto(ENTRY)

    assert keeper.evaluate("getComputedStyle(document.querySelector('.urgent-emergency')).borderTopWidth") == "4px"


def test_without_javascript_nothing_is_offered_to_keep(new_page):
    page = new_page(java_script_enabled=False)
    page.goto(ENTRY)

    expect(page.get_by_role("button", name="Keep offline")).to_have_count(0)


def test_the_site_can_be_installed(visitor):
    manifest = visitor.request.get("/manifest.webmanifest").json()

    sizes = {icon["sizes"] for icon in manifest["icons"]}
    assert {"192x192", "512x512"} <= sizes
    assert [visitor.request.get(icon["src"]).status for icon in manifest["icons"]] == [200] * len(manifest["icons"])
