"""How pages are laid out: nothing jumps, nothing is cut off when enlarged, and what is read out stays as it was reviewed."""

import os
import re
from pathlib import Path

import pytest

SNAPSHOTS = Path(__file__).parent / "snapshots"
PAGE_TYPES = {
    "home": "/",
    "side-effect-list": "/side-effects/",
    "side-effect-list-filtered": "/side-effects/?severity=mild&frequency=nonsense",
    "side-effect-list-nothing-found": "/side-effects/?q=xyzzy",
    "side-effect": "/side-effects/vivid-dreams/",
    "interaction-list": "/interactions/",
    "interaction": "/interactions/opioid-pain-medicines/",
    "check": "/check/",
    "check-answer": "/check/?medicine=tramadol",
    "faq-list": "/faq/",
    "faq": "/faq/alcohol/",
    "guide-list": "/guides/",
    "guide": "/guides/the-opioid-gap/",
    "condition-list": "/conditions/",
    "condition": "/conditions/fibromyalgia/",
    "source-list": "/sources/",
    "source": "/sources/kim-article/",
    "search": "/search/?q=dreams",
    "search-urgent": "/search/?q=can't+breathe",
    "search-nothing-found": "/search/?q=xyzzy",
    "get-help": "/get-help/",
    "card": "/card/",
    "glossary": "/glossary/",
    "offline": "/offline/",
    "not-found": "/no/such/page/",
}
every_page_type = pytest.mark.parametrize("name", PAGE_TYPES)

# A window of 1280 by 1024, enlarged to 400 percent.
ENLARGED = {"width": 320, "height": 256}
PHONE = {"width": 390, "height": 844}

SKELETON = re.compile(
    r"\s*- '?(banner|navigation|main|contentinfo|search|form|region|complementary|heading .*\[level=[12]\])"
)

WATCH_SHIFTS = """
window.shifted = 0;
new PerformanceObserver(list => {
    for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.shifted += shift.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@every_page_type
def test_nothing_jumps_while_a_page_loads(new_page, name):
    page = new_page(viewport=PHONE)
    page.add_init_script(WATCH_SHIFTS)
    page.goto(PAGE_TYPES[name])
    page.wait_for_load_state("networkidle")

    assert page.evaluate("window.shifted") <= 0.01


@every_page_type
def test_enlarged_four_times_a_page_need_not_scroll_sideways(new_page, name):
    page = new_page(viewport=ENLARGED)
    page.goto(PAGE_TYPES[name])

    assert page.evaluate("document.documentElement.scrollWidth") <= ENLARGED["width"]


@every_page_type
def test_the_skeleton_that_is_read_out_is_as_reviewed(page, name):
    """Landmarks and main headings. After a change that is meant: `UPDATE_SNAPSHOTS=1 pytest`, and review the diff."""
    page.goto(PAGE_TYPES[name])
    skeleton = skeleton_of(page)
    snapshot = SNAPSHOTS / f"{name}.txt"
    if "UPDATE_SNAPSHOTS" in os.environ:
        SNAPSHOTS.mkdir(exist_ok=True)
        snapshot.write_text(skeleton)

    assert skeleton == snapshot.read_text()


def skeleton_of(page):
    """Numbers but 911 are left out, since they change with the content."""
    lines = page.locator("body").aria_snapshot().splitlines()
    kept = [line.rstrip(":") for line in lines if SKELETON.match(line)]
    return re.sub(r"\b(?!911\b)\d[\d,]*(?!\])", "N", "\n".join(kept)) + "\n"


def follow_a_link(page):
    """Whether the page that it leads to faded in."""
    page.add_init_script("addEventListener('pagereveal', (event) => { window.faded = Boolean(event.viewTransition); })")
    page.goto("/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Questions").click()
    page.wait_for_url("**/faq/")
    return page.evaluate("window.faded")


def test_a_page_that_a_link_leads_to_fades_in(page):
    assert follow_a_link(page)


def test_no_page_fades_in_for_who_asks_for_less_motion(new_page):
    assert not follow_a_link(new_page(reduced_motion="reduce"))


# Goes on every so many milliseconds, whether or not the page of the step before has come. The last two are plain text.
HURRY = """milliseconds => {
    const links = ["/faq/", "/side-effects/", "/no/such/page/", "/get-help/", "/", "/robots.txt", "/healthz"];
    sessionStorage.steps ??= JSON.stringify(links.flatMap((address) => [address, "back", "forward"]));
    setInterval(() => {
        const [step, ...others] = JSON.parse(sessionStorage.steps);
        sessionStorage.steps = JSON.stringify(others);
        if (!step) return;
        if (step === "back" || step === "forward") return history[step]();
        const link = document.documentElement.appendChild(document.createElement("a"));
        link.href = step;
        link.click();
    }, milliseconds);
}"""


@pytest.mark.parametrize("milliseconds", [40, 150, 500])
def test_fades_that_are_given_up_are_not_reported(page, milliseconds):
    # Browsers ask for it beside a plain text, which names no icon.
    page.route("**/favicon.ico", lambda route: route.fulfill(status=204))
    page.goto("/")
    # Enough to go back to, where no link has been in time.
    page.evaluate("for (let n = 0; n < 20; n++) history.pushState(null, '', '/')")
    page.add_init_script(f"({HURRY})({milliseconds})")
    page.reload()
    # Longer than all steps take. What went wrong is reported a little later, and the fixture fails the test for it.
    page.wait_for_timeout(30 * milliseconds + 5000)

    assert page.evaluate("sessionStorage.steps") == "[]"


def test_nothing_fades_for_who_asks_for_less_motion(new_page):
    page = new_page(reduced_motion="reduce")
    page.goto("/side-effects/")

    page.evaluate("document.getElementById('results').classList.add('htmx-request')")

    assert page.locator("#results").evaluate("list => getComputedStyle(list).transitionProperty") == "none"
