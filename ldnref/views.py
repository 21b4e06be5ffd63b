"""Every page. Each is whole at its own address; htmx asks for the same address and takes the part that changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
    QueryDict,
)
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from ldnref import checking, red_flags, search, sharing
from ldnref.comparing import side_by_side
from ldnref.forms import CheckForm, InteractionFilterForm, SearchForm, SideEffectFilterForm
from ldnref.listing import InteractionFilter, SideEffectFilter
from ldnref.models import (
    PICTURES,
    Condition,
    ContentLoad,
    Entry,
    FaqEntry,
    GlossaryTerm,
    Guide,
    Interaction,
    Permalink,
    RedFlag,
    SideEffect,
    Source,
    SourcedEntry,
)

#: How many entries of a kind the home page shows.
ON_HOME = 6

View = Callable[..., HttpResponse]


def page(view: View) -> View:
    """A page that any cache may keep, if it asks each time whether the page has changed."""

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
        return response

    return answer


def entry_page(view: View) -> View:
    """A page of an entry. An address that was published once leads to its successor, or says why there is none."""

    @page
    @wraps(view)
    def answer(request: HttpRequest, slug: str) -> HttpResponse:
        try:
            return view(request, slug)
        except Http404:
            permalink = Permalink.objects.at(request.path)
            if permalink is None:
                raise
            if permalink.address != request.path:
                return HttpResponsePermanentRedirect(permalink.address)
            if not permalink.withdrawn_on:
                raise
            return render(request, "410.html", {"permalink": permalink}, status=410)

    return answer


def keep_private(response: HttpResponse) -> HttpResponse:
    """For a page that repeats what a reader typed."""
    patch_cache_control(response, private=True, no_store=True)
    return response


@page
def home(request: HttpRequest) -> HttpResponse:
    context = {
        "guides": Guide.objects.for_lists(),
        "common_questions": FaqEntry.objects.for_lists().most_linked()[:ON_HOME],
        "side_effects": SideEffect.objects.for_lists().most_linked()[:ON_HOME],
        "body_systems": SideEffect.objects.by_body_system(),
        "counts": Permalink.objects.counts(),
    }
    return render(request, "home.html", context)


@page
def side_effect_list(request: HttpRequest) -> HttpResponse:
    entries = SideEffect.objects.for_lists().with_figures()
    return _filtered(request, "side_effect_list.html", SideEffectFilter(SideEffectFilterForm(request.GET), entries))


@entry_page
def side_effect_detail(request: HttpRequest, slug: str) -> HttpResponse:
    entry = get_object_or_404(SideEffect.objects.with_figures(), slug=slug)
    context = _about_claims(entry)
    about_numbers = {"likelihood": entry.likelihood, "comparison": side_by_side(context["estimates"])}
    return render(request, "side_effect_detail.html", {**context, **about_numbers})


@page
def interaction_list(request: HttpRequest) -> HttpResponse:
    form = InteractionFilterForm(request.GET)
    return _filtered(request, "interaction_list.html", InteractionFilter(form, Interaction.objects.for_lists()))


@entry_page
def interaction_detail(request: HttpRequest, slug: str) -> HttpResponse:
    entry = get_object_or_404(Interaction, slug=slug)
    return render(request, "interaction_detail.html", {**_about_claims(entry), "medicines": entry.medicines.all()})


@page
def faq_list(request: HttpRequest) -> HttpResponse:
    return render(request, "faq_list.html", {"entries": FaqEntry.objects.for_lists()})


@entry_page
def faq_detail(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "faq_detail.html", _about_claims(get_object_or_404(FaqEntry, slug=slug)))


@page
def guide_list(request: HttpRequest) -> HttpResponse:
    return render(request, "guide_list.html", {"entries": Guide.objects.for_lists()})


@entry_page
def guide_detail(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "guide_detail.html", _about_claims(get_object_or_404(Guide, slug=slug)))


@page
def condition_list(request: HttpRequest) -> HttpResponse:
    return render(request, "condition_list.html", {"entries": Condition.objects.for_lists()})


@entry_page
def condition_detail(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "condition_detail.html", _about_claims(get_object_or_404(Condition, slug=slug)))


@page
def source_list(request: HttpRequest) -> HttpResponse:
    return render(request, "source_list.html", {"entries": Source.objects.for_lists()})


@entry_page
def source_detail(request: HttpRequest, slug: str) -> HttpResponse:
    entry = get_object_or_404(Source, slug=slug)
    resting = {"cited_by": entry.cited_by(), "estimates": entry.estimates.select_related("owner").defer(*PICTURES)}
    return render(request, "source_detail.html", {**_about(entry), **resting})


@page
def search_page(request: HttpRequest) -> HttpResponse:
    form = SearchForm.read(request.GET)
    if not form.words:
        return render(request, "search.html", {"results": None, "near": []})
    advice = red_flags.urgent(form.words)
    results = search.find(form.words, exact=form.exact, leading=advice.addresses if advice else ())
    context = {"results": results, "near": results.near, "search_query": form.words, "urgent": advice}
    return keep_private(render(request, "search.html", context))


@page
def suggestions(request: HttpRequest) -> HttpResponse:
    """A fragment for the box under a search form, not a page."""
    form = SearchForm.read(request.GET)
    advice = red_flags.urgent(form.words)
    results = search.find(form.words, leading=advice.addresses if advice else ()) if form.words else None
    response = keep_private(render(request, "_suggestions.html", {"results": results, "urgent": advice}))
    response["X-Robots-Tag"] = "noindex"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    return _check_posted(request) if request.method == "POST" else _check_asked(request)


@page
def _check_asked(request: HttpRequest) -> HttpResponse:
    form = CheckForm.read(request.GET)
    return _checked(request, form) if form.text or form.was_cut else render(request, "check.html", {"form": form})


def _check_posted(request: HttpRequest) -> HttpResponse:
    """A list that fits into an address is asked for there, so that Back and reload work; a longer one is answered here."""
    # Not request.POST, which writes uploaded files to the disk.
    form = CheckForm.read(QueryDict(request.body))
    if form.query or not (form.text or form.was_cut):
        return keep_private(HttpResponseRedirect(reverse("check") + form.query, status=303))
    return _checked(request, form)


def _checked(request: HttpRequest, form: CheckForm) -> HttpResponse:
    context = {"form": form, "answer": checking.check(form.text), "urgent": red_flags.urgent(form.text)}
    return keep_private(render(request, "check.html", context))


@page
def get_help(request: HttpRequest) -> HttpResponse:
    context = {
        "emergencies": RedFlag.objects.emergencies(),
        "same_day": RedFlag.objects.same_day(),
        "guide": Guide.objects.getting_help(),
    }
    return render(request, "get_help.html", context)


@page
def card(request: HttpRequest) -> HttpResponse:
    return render(request, "card.html")


@page
def glossary(request: HttpRequest) -> HttpResponse:
    return render(request, "glossary.html", {"terms": GlossaryTerm.objects.all()})


@page
def short_address(request: HttpRequest, code: str) -> HttpResponse:
    """The short address of an entry, or of one that became part of another."""
    code = code.lower()
    permalink = Permalink.objects.at(f"/s/{code}") or get_object_or_404(Permalink, code=code)
    return HttpResponsePermanentRedirect(permalink.address)


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    if ContentLoad.objects.exists():
        return HttpResponse("ok", content_type="text/plain")
    return HttpResponse("No content has been loaded yet.", content_type="text/plain", status=503)


@page
def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "robots.txt", content_type="text/plain")


@page
def sitemap(request: HttpRequest) -> HttpResponse:
    return render(request, "sitemap.xml", {"permalinks": Permalink.objects.live()}, content_type="application/xml")


def _filtered(request: HttpRequest, template: str, listing: SideEffectFilter | InteractionFilter) -> HttpResponse:
    context = {
        "filter": listing,
        "groups": listing.groups,
        "total": listing.total,
        "total_all": listing.total_all,
        "spelling": listing.spelling,
        "urgent": red_flags.urgent(listing.q),
    }
    response = render(request, template, context)
    return keep_private(response) if listing.q else response


def _about(entry: Entry) -> dict[str, Any]:
    """What the pages of all kinds of entry show."""
    short_url = sharing.short_url(entry)
    return {
        "entry": entry,
        "sections": entry.sections,
        "related": entry.related(),
        "short_url": short_url,
        "qr_svg": sharing.qr_svg(short_url),
    }


def _about_claims(entry: SourcedEntry) -> dict[str, Any]:
    """The same, with what its claims rest on."""
    return {**_about(entry), "sources": entry.sources(), "estimates": entry.estimates()}
