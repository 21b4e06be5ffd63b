"""Takes the pictures of docs/pictures/: `make pictures`. The site is served on a port of its own, with a database of its own.

Every page type on a phone and on a desktop, light and dark, and `overview.png` for README.md. Few colors keep them small.
"""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "pictures"
PORT = 8199
SITE = f"http://127.0.0.1:{PORT}"
PAGES = {
    "home": "/",
    "side-effects": "/side-effects/",
    "side-effects-filtered": "/side-effects/?severity=mild&frequency=common",
    "side-effect": "/side-effects/vivid-dreams/",
    "interactions": "/interactions/",
    "interaction": "/interactions/opioid-pain-medicines/",
    "check": "/check/?medicine=tramadol%0Aibuprofen",
    "question": "/faq/alcohol/",
    "guide": "/guides/the-opioid-gap/",
    "condition": "/conditions/fibromyalgia/",
    "source": "/sources/kim-article/",
    "search": "/search/?q=weird+dreams",
    "search-urgent": "/search/?q=can't+breathe",
    "search-nothing-found": "/search/?q=xyzzy",
    "get-help": "/get-help/",
    "card": "/card/",
    "offline": "/offline/",
    "not-found": "/no/such/page/",
}
DEVICES = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 800}}
THEMES = ("light", "dark")
COLORS = 128
#: The amber of the mark: few points of a picture have it, and it must not be lost.
AMBER = (240, 165, 74)
OVERVIEW = ("home", "side-effects", "side-effect")
MARGIN, BETWEEN = 40, 32


@contextmanager
def served() -> Iterator[None]:
    with tempfile.TemporaryDirectory() as folder:
        settings = {"DATABASE_URL": f"sqlite:///{folder}/db.sqlite3", "PORT": str(PORT)}
        # Short addresses are shown as visitors of a real site see them.
        environment = {**os.environ, **settings, "SITE_URL": "https://ldn.example.org"}
        for command in (
            ["migrate", "--verbosity=0"],
            ["load_content", "--verbosity=0"],
            ["collectstatic", "--no-input"],
        ):
            subprocess.run(
                [sys.executable, "manage.py", *command],
                cwd=ROOT,
                env=environment,
                check=True,
                stdout=subprocess.DEVNULL,
            )
        server = subprocess.Popen(
            [sys.executable, "manage.py", "serve"], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
        )
        try:
            wait_until_ready()
            yield
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=20)


def wait_until_ready(seconds: int = 60) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            return urlopen(f"{SITE}/healthz", timeout=5).close()
        except (URLError, ConnectionError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def take(browser: Browser, device: str, theme: str) -> Iterator[tuple[str, Image.Image]]:
    context = browser.new_context(
        viewport=DEVICES[device], color_scheme=theme, reduced_motion="reduce", service_workers="block"
    )
    page = context.new_page()
    for name, path in PAGES.items():
        page.goto(SITE + path)
        yield name, Image.open(io.BytesIO(page.screenshot()))
    context.close()


def save(picture: Image.Image, name: str) -> None:
    """The commonest colors stay exactly as they are; of the edges of letters, what nobody sees is lost."""
    plain = picture.convert("RGB")
    commonest = sorted(plain.getcolors(plain.width * plain.height) or [], reverse=True)[:COLORS]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for color in (AMBER, *(color for _, color in commonest)) for part in color])
    plain.quantize(palette=palette, dither=Image.Dither.NONE).save(FOLDER / f"{name}.png", optimize=True)


def side_by_side(pictures: list[Image.Image]) -> Image.Image:
    width = sum(picture.width for picture in pictures) + BETWEEN * (len(pictures) - 1) + 2 * MARGIN
    sheet = Image.new("RGB", (width, pictures[0].height + 2 * MARGIN), "#d9d3c6")
    left = MARGIN
    for picture in pictures:
        sheet.paste(picture, (left, MARGIN))
        left += picture.width + BETWEEN
    return sheet


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with served(), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for device in DEVICES:
            for theme in THEMES:
                pictures = dict(take(browser, device, theme))
                for name, picture in pictures.items():
                    save(picture, f"{name}-{device}-{theme}")
                if (device, theme) == ("phone", "light"):
                    save(side_by_side([pictures[name] for name in OVERVIEW]), "overview")
        browser.close()
    size = sum(file.stat().st_size for file in FOLDER.glob("*.png"))
    print(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER.relative_to(ROOT)}, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
