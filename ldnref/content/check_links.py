"""Checks of links in prose: every one leads to a page, and to a part of it, that exists and is published."""

from __future__ import annotations

from collections.abc import Iterator

from ldnref.content.collection import Content
from ldnref.content.pages import NO_PLACE, Page, cited_ids, template_ids, text_problem
from ldnref.content.problems import Problem, did_you_mean, shortened
from ldnref.content.vocabulary import PAGE_KINDS, Kind

LISTS = frozenset(f"/{kind}/" for kind in PAGE_KINDS)
#: Pages that are no entries, to which prose may link.
FIXED_PAGES = LISTS | {"/", "/search/", "/get-help/", "/glossary/", "/check/", "/card/"}


def check_links(content: Content, page: Page) -> Iterator[Problem]:
    # The link in the sentence of an estimate comes from its source, which is checked where the estimate is written.
    cited = {
        content.estimates[name].estimate.source_address for name in cited_ids(page.file) if name in content.estimates
    }
    for path, findings in page.findings.items():
        for link in dict.fromkeys(findings.links):
            if link.startswith(("#fn:", "#fnref:")) or link in cited:
                continue
            if message := _link_message(content, page, link):
                yield text_problem(page.file, path, _place(page, link), "text", message)


def _place(page: Page, link: str) -> int:
    body = page.file.document.body
    return next((place for start in ("](", "]: ", "") if (place := body.find(start + link)) >= 0), 0)


def _link_message(content: Content, page: Page, link: str) -> str | None:
    address, _, part = link.partition("#")
    address, _, query = address.partition("?")
    address = address or page.file.address
    if not address.startswith("/") or address.startswith("//"):
        return f"'{shortened(link)}' leads off the site or nowhere. Name a source in 'sources:', or link to an address like '/faq/alcohol/'."
    if query and address not in LISTS | {"/search/"}:
        return f"'?{shortened(query)}' has no meaning on {address}. Leave it out."
    if address in FIXED_PAGES:
        return _fixed_part_message(content, address, part) if part else None
    reference = address.strip("/")
    if address != f"/{reference}/" or reference.split("/")[0] not in set(PAGE_KINDS) or not content.has(reference):
        return _no_page_message(content, address)
    if reference in content.drafts and page.file.is_published:
        return f"{address} is a draft. Publish it first, or leave the link out."
    return _part_message(content, reference, part) if part else None


def _no_page_message(content: Content, address: str) -> str:
    if target := content.permalinks.target_of(address):
        return f"{address} has moved. Link to {target}."
    pages = [f"/{name}/" for name in sorted(content.references) if name.split("/")[0] in set(PAGE_KINDS)]
    return f"There is no page {shortened(address)}.{did_you_mean(address, [*pages, *sorted(FIXED_PAGES)])}"


def _fixed_part_message(content: Content, address: str, part: str) -> str | None:
    if address != "/glossary/":
        return f"{address} has no part '{shortened(part)}'. Leave '#{shortened(part)}' out."
    if content.has(f"{Kind.GLOSSARY}/{part}"):
        return None
    terms = sorted(name.split("/")[1] for name in content.references if name.startswith(f"{Kind.GLOSSARY}/"))
    return f"There is no term '{shortened(part)}' in the glossary.{did_you_mean(part, terms)}"


def _part_message(content: Content, reference: str, part: str) -> str | None:
    page = content.pages.get(reference)
    if page is None:
        return None
    parts = template_ids(page.file.kind).union(page.findings[NO_PLACE].ids)
    # A part that every page of the kind must have is missing there, not here.
    if part in parts or part in page.file.record.required_sections:
        return None
    return f"There is no heading '{shortened(part)}' on /{reference}/.{did_you_mean(part, sorted(parts))}"
