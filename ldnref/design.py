"""The parts of the design in every state, on a page for development; `docs/design.md` says what they are for."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ldnref import sharing
from ldnref.content.vocabulary import Checked, DoseGroup, Lasting, Level, Severity
from ldnref.forms import SideEffectFilterForm
from ldnref.listing import SideEffectFilter
from ldnref.models import Estimate, Interaction, RedFlag, SideEffect

TYPE = ("h1", "h2", "h3", "large", "body", "small")
SPACES = ("s1", "s2", "s3", "s4", "s5", "s6", "s7")
COLORS = (
    "paper surface sunk tint ink ink-soft line line-strong link link-visited mark brand on-brand dose tint-strong "
    "on-strong emergency emergency-soft same-day same-day-soft good good-soft focus-inner focus-outer"
).split()
#: Something of each kind is chosen, something is nonsense, and what is left is little.
FILTERED = QueryDict("severity=mild&frequency=not-known&system=nonsense")
NOTHING_FOUND = QueryDict("q=xyzzy&severity=mild")


@require_safe
def design(request: HttpRequest) -> HttpResponse:
    if not settings.DEBUG:
        raise Http404
    return render(request, "design.html", {**_tokens(), **_entries(), **_figures(), **_lists()})


def _tokens() -> dict[str, Any]:
    return {"type_sizes": TYPE, "spaces": SPACES, "colors": COLORS, "lastings": list(Lasting)}


def _entries() -> dict[str, Any]:
    side_effects = list(SideEffect.objects.with_figures())
    urgent = [entry for entry in side_effects if entry.urgent_html.get("emergency")]
    known = [entry for entry in side_effects if entry.likelihood.known]
    unknown = [entry for entry in side_effects if not entry.likelihood.known]
    entry = next((entry for entry in urgent if entry.urgent_html.get("same_day")), None)
    short_url = sharing.short_url(entry) if entry else ""
    return {
        "answers": [*known[:2], *unknown[:1]],
        "severities": [entry for entry in (_first(side_effects, severity=term) for term in Severity) if entry],
        "levels": [(term.value, term.label) for term in Level],
        "interactions": [entry for entry in (_first(Interaction.objects.all(), level=term) for term in Level) if entry],
        "entry": entry,
        "red_flags": RedFlag.objects.emergencies()[:2],
        "short_url": short_url,
        "qr_svg": sharing.qr_svg(short_url) if entry else "",
    }


def _figures() -> dict[str, Any]:
    estimates = Estimate.objects.select_related("source")
    wanted = [
        estimates.exclude(people_svg="").exclude(comparator_people_svg="").first(),
        estimates.filter(is_of_people=False).first(),
        estimates.filter(checked=Checked.SECOND_HAND).first(),
        estimates.filter(dose_group=DoseGroup.STANDARD).first(),
        estimates.exclude(set_aside_html="").first(),
        estimates.exclude(comparator_not_read="").first(),
    ]
    return {"estimates": [estimate for estimate in wanted if estimate]}


def _lists() -> dict[str, Any]:
    chosen, nothing = (
        SideEffectFilter(SideEffectFilterForm(query), SideEffect.objects.for_lists())
        for query in (FILTERED, NOTHING_FOUND)
    )
    rows = [entry for group in chosen.groups for entry in group.entries]
    return {"filter": chosen, "nothing_found": nothing, "rows": rows[:3], "things": "side effects"}


def _first(entries: Any, **wanted: str) -> Any:
    [(name, value)] = wanted.items()
    return next((entry for entry in entries if getattr(entry, name) == value), None)
