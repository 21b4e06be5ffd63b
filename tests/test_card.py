"""The card to carry, and the ways to it and into the opioid gap."""

import re

import pytest

GAP = "/guides/the-opioid-gap/"


def test_the_card_says_what_matters(client, loaded):
    page = client.get("/card/").text

    for words in ("I take low-dose naltrexone (LDN)", "may not work", "withdrawal", "watch my breathing"):
        assert words in page
    assert "Do not put off emergency care because of LDN." in page


def test_nothing_typed_can_be_sent(client, loaded):
    card = client.get("/card/").text.split('<section class="carry-card"')[1].split("</section>")[0]

    fields = re.findall(r"<(?:input|textarea)[^>]*>", card)
    assert len(fields) == 6
    assert not any(re.search(r"\s(name|form|formaction|data-hx-\w+)=", field) for field in fields)
    assert "<form" not in card


def test_no_field_is_remembered_or_read_by_a_spelling_service(client, loaded):
    card = client.get("/card/").text.split('<section class="carry-card"')[1].split("</section>")[0]

    for field in re.findall(r"<(?:input|textarea)[^>]*>", card):
        assert 'autocomplete="off"' in field
        assert 'spellcheck="false"' in field


def test_every_field_has_a_label(client, loaded):
    page = client.get("/card/").text

    fields = re.findall(r'<(?:input|textarea) id="(card-[a-z]+)"', page)
    assert [name for name in fields if f'<label for="{name}">' not in page] == []


def test_the_card_is_in_the_sitemap(client, loaded):
    assert "/card/</loc>" in client.get("/sitemap.xml").text


def test_the_card_cannot_be_posted(client, db):
    assert client.post("/card/").status_code == 405


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/interactions/",
        "/get-help/",
        "/interactions/opioid-pain-medicines/",
        "/interactions/hidden-opioids/",
        "/interactions/methadone-and-buprenorphine/",
        "/interactions/tramadol-and-tapentadol/",
        "/interactions/kratom-and-tianeptine/",
        "/interactions/surgery-and-dental-work/",
        "/interactions/emergency-pain/",
    ],
)
def test_the_opioid_gap_has_a_way_in_from_where_it_matters(client, loaded, address):
    page = client.get(address).text

    for part in ("want-to-start", "need-opioid", "opioid-given"):
        assert f'href="{GAP}#{part}"' in page
    assert 'href="/card/"' in page


def test_each_way_leads_to_its_part_of_the_guide(client, loaded):
    guide = client.get(GAP).text

    for part in ("want-to-start", "need-opioid", "opioid-given"):
        assert f'id="{part}"' in guide


def test_a_page_that_has_nothing_to_do_with_opioids_has_no_such_way(client, loaded):
    assert f'href="{GAP}#want-to-start"' not in client.get("/interactions/thyroid-hormone/").text
