"""The budget of a first visit and of an entry, on the site as it is served."""

import pytest

from bench.weights import ENTRY, FIRST_VISIT, PAGES, REQUESTS, visit


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_first_visit_is_light(live_site, page):
    cost = visit(live_site, page)

    assert cost.total <= FIRST_VISIT * 1000
    assert cost.requests <= REQUESTS


def test_an_entry_is_light(live_site):
    assert visit(live_site, PAGES["entry"]).page <= ENTRY * 1000


def test_scripts_of_our_own_are_small(live_site):
    sizes = {}
    for page in ("/side-effects/vivid-dreams/", "/offline/"):
        sizes |= visit(live_site, page).files

    assert {name: size for name, size in sizes.items() if "/js/" in name and size > 3000} == {}
