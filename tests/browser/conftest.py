import shutil
from pathlib import Path

import pytest

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    chromium = shutil.which("chromium")
    return {**browser_type_launch_args, "executable_path": chromium, "args": CHROMIUM_FLAGS}


@pytest.fixture(scope="session")
def base_url(live_site):
    """Tests go to addresses as they stand in the site: `page.goto("/side-effects/")`."""
    return live_site


@pytest.fixture
def new_page(new_context, live_site):
    """Opens pages in browsers of any kind, as in `new_page(java_script_enabled=False)`.

    They see the site itself; tests of what a device keeps ask for `service_workers="allow"`.

    The test fails at the end when a page reported an error, or asked another host for anything.
    """
    faults = []

    def open_page(**options):
        page = new_context(**{"service_workers": "block", **options}).new_page()
        watch(page, live_site, faults)
        return page

    yield open_page
    assert not faults, "\n".join(faults)


@pytest.fixture
def page(new_page):
    return new_page()


def watch(page, site, faults):
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("console", lambda message: faults.extend(console_errors(message, page)))
    page.on("request", lambda request: faults.extend(foreign_requests(request, site)))


def console_errors(message, page):
    # A page that is meant to be a 404 is reported too, and is no fault of the page.
    is_the_page_itself = message.location["url"] == page.url and "status of 4" in message.text
    if message.type == "error" and not is_the_page_itself:
        yield f"console: {message.text} ({message.location['url']})"


def foreign_requests(request, site):
    if not request.url.startswith((f"{site}/", "data:", "blob:")):
        yield f"request to another host: {request.url}"
