"""/suggestions/: what stands under a search form while somebody types."""

import gzip

import pytest

from tests.serving import ROOT


def test_suggestions_have_a_title_and_say_what_they_are(client, loaded):
    text = client.get("/suggestions/?q=dream").text

    assert (
        '<span class="suggestion-title">Vivid dreams and nightmares</span> <span class="kind">Side effect</span>'
        in text
    )


def test_each_leads_to_its_page(client, loaded):
    assert 'data-href="/interactions/opioid-pain-medicines/"' in client.get("/suggestions/?q=norco").text


def test_they_are_few(client, loaded):
    assert client.get("/suggestions/?q=opioid").text.count('role="option"') <= 9


def test_how_many_there_are_is_given_to_be_announced(client, loaded):
    text = client.get("/suggestions/?q=zolpidem").text

    assert f"{text.count('data-href')} suggestion" in text


@pytest.mark.parametrize("query", ["", "?q=", "?q=zzxqv+xkcdplmno"])
def test_where_there_are_none_this_is_said(client, loaded, query):
    assert "No suggestions." in client.get(f"/suggestions/{query}").text


def test_urgent_advice_comes_first(client, loaded):
    first, *_ = client.get("/suggestions/?q=cant+breathe").text.split("</li>")

    assert 'data-href="/search/?q=cant%20breathe"' in first
    assert "Call 911" in first


def test_a_misspelt_medicine_is_offered_first(client, loaded):
    first, *_ = client.get("/suggestions/?q=percoset").text.split("</li>")

    assert 'data-href="/search/?q=percocet"' in first


def test_it_is_a_fragment(client, loaded):
    assert "<html" not in client.get("/suggestions/?q=dream").text


def test_search_engines_leave_it_alone(client, loaded):
    assert client.get("/suggestions/?q=dream")["X-Robots-Tag"] == "noindex"


def test_words_cannot_become_markup(client, loaded):
    assert "<script>" not in client.get("/suggestions/", {"q": "<script>alert(1)</script>"}).text


@pytest.mark.parametrize("query", ["%00%ff", '"foo" AND (', "%F0%9F%92%8A", "x" * 5000])
def test_no_bytes_can_break_it(client, loaded, query):
    assert client.get(f"/suggestions/?q={query}").status_code == 200


def test_posting_is_refused(client, loaded):
    assert client.post("/suggestions/", {"q": "dream"}).status_code == 405


def test_the_search_form_says_where_to_ask(client, loaded):
    assert 'data-suggestions="/suggestions/"' in client.get("/").text


def test_the_script_is_small():
    script = (ROOT / "static" / "js" / "site.js").read_bytes()

    assert len(gzip.compress(script)) < 3000
