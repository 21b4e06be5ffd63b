"""What every template knows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest

from ldnref.models import SiteFacts


def site(request: HttpRequest) -> dict[str, Any]:
    return {"facts": _facts(), "site_url": settings.SITE_URL, "search_query": ""}


def _facts() -> dict[str, Any] | None:
    """None without a database or before the first load: error pages must stand without them."""
    try:
        row = SiteFacts.objects.first()
    except DatabaseError:
        return None
    return row.facts if row else None
