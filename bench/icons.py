"""Makes the icons of the installed site from its SVG: `.venv/bin/python bench/icons.py`. Run it when the mark changes."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

STATIC = Path(__file__).resolve().parent.parent / "static"
#: File name, pixels, and the share of the width that the mark takes of a full square; None: as the favicon is.
ICONS = [
    ("192.png", 192, None),
    ("512.png", 512, None),
    # Phones cut a maskable icon to a shape of their own: everything stands within the middle 80 percent.
    ("maskable-512.png", 512, 0.62),
    # Apple rounds the corners itself.
    ("apple-touch-icon.png", 180, 0.76),
]


def picture(favicon: str, share: float | None) -> str:
    if share is None:
        return favicon
    background = '<rect width="32" height="32" rx="7"'
    inset, scale = 16 * (1 - share), share
    full = favicon.replace(background, '<rect width="32" height="32"')
    return full.replace("translate(3.2 3.2) scale(.8)", f"translate({inset:.2f} {inset:.2f}) scale({scale})")


def main() -> None:
    favicon = (STATIC / "favicon.svg").read_text()
    (STATIC / "icons").mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, size, share in ICONS:
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(
                f"<style>body{{margin:0}}svg{{display:block;width:100vw}}</style>{picture(favicon, share)}"
            )
            page.screenshot(path=STATIC / "icons" / name, omit_background=True)
        browser.close()


if __name__ == "__main__":
    main()
