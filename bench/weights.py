"""What a visit weighs: `.venv/bin/python bench/weights.py [SITE] [--beside MKDOCS]`.

SITE is a running site, http://127.0.0.1:8000 unless given. Each page is fetched as a browser with an empty cache does:
itself, and every style sheet, script and icon that it names, brotli or gzip, as the server sends them.

MKDOCS is the program of MkDocs with the Material theme, in an environment of its own: it is no part of this project.
The same words are then built with it, and the weights of its pages stand beside ours.
"""

from __future__ import annotations

import argparse
import gzip
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from urllib.request import Request, urlopen

import brotli

ROOT = Path(__file__).resolve().parent.parent
PAGES = {
    "home": "/",
    "list": "/side-effects/",
    "entry": "/side-effects/vivid-dreams/",
    "search": "/search/?q=weird+dreams",
    "check": "/check/?medicine=tramadol",
}
#: Kilobytes of 1,000 bytes.
FIRST_VISIT, REQUESTS, ENTRY = 35, 6, 12


@dataclass
class Visit:
    page: int = 0
    files: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return self.page + sum(self.files.values())

    @property
    def requests(self) -> int:
        return 1 + len(self.files)


class Named(HTMLParser):
    """The files that a browser fetches to show a page."""

    def __init__(self) -> None:
        super().__init__()
        self.files: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        if tag == "link" and values.get("rel") in ("stylesheet", "icon", "preload"):
            self.files.append(values.get("href") or "")
        elif tag in ("script", "img") and values.get("src"):
            self.files.append(values["src"] or "")


def fetch(address: str) -> tuple[bytes, str]:
    """The bytes that came over the line, and the text in them."""
    request = Request(address, headers={"Accept-Encoding": "br, gzip", "Accept": "text/html"})
    with urlopen(request, timeout=20) as response:
        sent = response.read()
        encoding = response.headers.get("Content-Encoding")
    return sent, unpack(sent, encoding)


def unpack(sent: bytes, encoding: str | None) -> str:
    plain: bytes = {"br": brotli.decompress, "gzip": gzip.decompress}.get(encoding or "", bytes)(sent)
    return plain.decode(errors="replace")


def visit(site: str, path: str) -> Visit:
    sent, html = fetch(site + path)
    reader = Named()
    reader.feed(html)
    addresses = dict.fromkeys(urljoin(site + path, name) for name in reader.files)
    own = [address for address in addresses if urlsplit(address).netloc == urlsplit(site).netloc]
    return Visit(len(sent), {address: len(fetch(address)[0]) for address in own})


def service_worker(site: str) -> int:
    """What the emergency pages cost, once, after the first page is shown."""
    sent, script = fetch(f"{site}/service-worker.js")
    [listed] = re.findall(r"EMERGENCY = \[(.*)\]", script)
    return len(sent) + sum(len(fetch(site + path)[0]) for path in re.findall(r'"([^"]+)"', listed))


def build_with_mkdocs(program: str, folder: Path) -> Path:
    """The same words as pages of a documentation generator, with its own search."""
    docs = folder / "docs"
    for source in sorted((ROOT / "content").glob("*/*.md")):
        target = docs / source.relative_to(ROOT / "content")
        target.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text()
        title = re.search(r"^title: (.+)$", text, re.MULTILINE)
        summary = re.search(r"^summary: (.+)$", text, re.MULTILINE)
        body = text.split("\n---\n", 1)[-1]
        target.write_text(f"# {title[1] if title else source.stem}\n\n{summary[1] if summary else ''}\n\n{body}")
    (docs / "index.md").write_text("# Low-dose naltrexone (LDN), in plain words\n\nSide effects and questions.\n")
    (folder / "mkdocs.yml").write_text(
        "site_name: LDN Reference\nsite_url: http://localhost/\ntheme:\n  name: material\n  font: false\nplugins: [search]\n"
    )
    command = [program, "build", "--quiet", "--config-file", str(folder / "mkdocs.yml")]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return folder / "site"


def visit_built(site: Path, path: str, searching: bool = False) -> Visit:
    """The same visit to files, as a server with brotli would send them. A search fetches its index and its worker."""
    page = site / path / "index.html"
    reader = Named()
    reader.feed(page.read_text())
    files = [(page.parent / name).resolve() for name in reader.files if not name.startswith("http")]
    if searching:
        files += [site / "search" / "search_index.json", *site.glob("assets/javascripts/workers/search*.min.js")]
    sizes = {str(file): compressed(file) for file in dict.fromkeys(files) if file.is_file()}
    return Visit(compressed(page), sizes)


def compressed(file: Path) -> int:
    return len(brotli.compress(file.read_bytes()))


def kilobytes(size: int) -> str:
    return f"{size / 1000:.1f} kB"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", nargs="?", default="http://127.0.0.1:8000")
    parser.add_argument("--beside", metavar="MKDOCS")
    options = parser.parse_args()

    ours = {name: visit(options.site, path) for name, path in PAGES.items()}
    theirs: dict[str, Visit] = {}
    if options.beside:
        with tempfile.TemporaryDirectory() as folder:
            built = build_with_mkdocs(options.beside, Path(folder))
            pages = {"home": "", "entry": "side-effects/vivid-dreams"}
            theirs = {name: visit_built(built, path) for name, path in pages.items()}
            theirs["search"] = visit_built(built, "", searching=True)

    print(f"{'page':8}{'page alone':>12}{'first visit':>13}{'requests':>10}{'MkDocs Material':>18}{'ratio':>8}")
    for name, cost in ours.items():
        line = f"{name:8}{kilobytes(cost.page):>12}{kilobytes(cost.total):>13}{cost.requests:>10}"
        if name in theirs:
            line += f"{kilobytes(theirs[name].total):>18}{theirs[name].total / cost.total:>8.1f}"
        print(line)
    print(f"afterwards, once, so that the emergency pages open offline: {kilobytes(service_worker(options.site))}")

    heavy = [name for name, cost in ours.items() if cost.total > FIRST_VISIT * 1000 or cost.requests > REQUESTS]
    heavy += ["entry alone"] if ours["entry"].page > ENTRY * 1000 else []
    print(f"over the budget: {', '.join(heavy)}" if heavy else "within the budget")
    return 1 if heavy else 0


if __name__ == "__main__":
    sys.exit(main())
