"""Finds every page of a site by following its links."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin
from urllib.request import urlopen


@dataclass
class Page:
    status: int
    html: str
    links: set[str] = field(default_factory=set)
    anchors: set[str] = field(default_factory=set)


class Reader(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.page = page

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "a" and values.get("href"):
            self.page.links.add(values["href"])
        if values.get("id"):
            self.page.anchors.add(values["id"])


def crawl(site):
    """The pages by address, from the home page on. Filtered lists are left out: there are too many."""
    pages, waiting = {}, ["/"]
    while waiting:
        address = waiting.pop()
        pages[address] = read_page(site, address)
        targets = {target for target, _ in internal_links(address, pages[address])}
        waiting += sorted(targets - pages.keys() - set(waiting))
    return pages


def read_page(site, address):
    try:
        with urlopen(site + address, timeout=10) as response:
            is_html = response.headers.get_content_type() == "text/html"
            page = Page(response.status, response.read().decode() if is_html else "")
    except HTTPError as refusal:
        page = Page(refusal.code, "")
    Reader(page).feed(page.html)
    return page


def internal_links(address, page):
    """The links of a page to other pages of the site: address and heading."""
    for link in page.links:
        target, anchor = urldefrag(urljoin(address, link))
        if target.startswith("/") and not target.startswith("//") and "?" not in target:
            yield target, anchor
