"""What makes the site open without a connection, and installs it: service worker, manifest, and the page that tells."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from ldnref.models import ContentLoad, Guide
from ldnref.views import page


class EmergencyPage(NamedTuple):
    """A page that opens without a connection on every device that was here once, since it is for an emergency."""

    title: str
    address: str


def emergency_pages() -> list[EmergencyPage]:
    pages = [
        EmergencyPage("Get help now", reverse("get-help")),
        EmergencyPage("A card to carry if you take LDN", reverse("card")),
    ]
    if guide := Guide.objects.opioid_gap():
        pages.append(EmergencyPage(guide.title, guide.get_absolute_url()))
    return pages


@page
def offline(request: HttpRequest) -> HttpResponse:
    return render(request, "offline.html", {"emergency_pages": emergency_pages()})


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """Its text changes when the content or the site does, and by that browsers know that their copies are old."""
    addresses = [reverse("offline"), *(page.address for page in emergency_pages())]
    context = {"version": version(), "addresses": addresses}
    response = render(request, "service-worker.js", context, content_type="text/javascript")
    patch_cache_control(response, no_cache=True)
    return response


@page
def manifest(request: HttpRequest) -> HttpResponse:
    return render(request, "manifest.webmanifest", content_type="application/manifest+json")


def version() -> str:
    """Changes with every load of changed content, and with the templates and files of the site."""
    load = ContentLoad.objects.first()
    return sha256(f"{load.version if load else ''} {_site_version()}".encode()).hexdigest()[:16]


@cache
def _site_version() -> str:
    templates = Path(settings.BASE_DIR, "templates")
    sources = [path.read_bytes() for path in sorted(templates.rglob("*")) if path.is_file()]
    files = getattr(staticfiles_storage, "manifest_hash", "")
    return sha256(b"".join([*sources, files.encode()])).hexdigest()
