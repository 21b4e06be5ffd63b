"""The short address of an entry, as text and as a QR code."""

from __future__ import annotations

from functools import lru_cache

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from ldnref.models import Entry


def short_url(entry: Entry) -> str:
    return settings.SITE_URL.rstrip("/") + reverse("short-address", args=[entry.permalink_id])


@lru_cache(maxsize=1000)
def qr_svg(url: str) -> SafeString:
    """A QR code to put into a page, without the inline styles that the page's security policy forbids."""
    code = segno.make(url, error="m", micro=False)
    svg = code.svg_inline(
        scale=3, border=4, title="QR code of the short address", omitsize=True, svgclass=None, lineclass=None
    )
    return mark_safe(svg)  # noqa: S308
