"""Search: what is found, in which order, how it is shown, and what it says of the words typed."""

import pytest
from django.db import connection

from ldnref import search, snippets
from ldnref.content.vocabulary import Kind
from ldnref.models import SearchDocument, SearchWord

HOSTILE = [
    'foo" AND (',
    "C++",
    "title_stems:insomnia",
    "NEAR(insomnia dreams, 2)",
    "insomnia*",
    "a AND OR NOT",
    "'; DROP TABLE ldnref_searchdocument; --",
    "insomnia & | ! :* <->",
    "\x00insomnia\x00",
    "😀🙃",
    "\u202einsomnia",
    "頭痛",
    "insomnia " * 2000,
    "x" * 10_000,
    "\ufffd\ufffd",
    "%",
    "   ",
    "",
]


@pytest.fixture
def pages(db):
    """A few pages, as the loader would hand them over."""
    documents = [
        (
            "side-effects/insomnia",
            "Trouble sleeping",
            ["insomnia", "can't sleep"],
            "Some people sleep badly.",
            "At night.",
        ),
        (
            "side-effects/vivid-dreams",
            "Vivid dreams",
            ["weird dreams"],
            "Dreams can be intense.",
            "They wake you from sleep.",
        ),
        ("interactions/alcohol", "Alcohol", ["drinking", "beer"], "Take care with it.", "It can harm the liver."),
        ("faq/alcohol", "Can I drink on LDN?", [], "Not every day.", "Your liver has to deal with both."),
        (
            "interactions/opioids",
            "Opioid pain medicines",
            ["Suboxone", "tramadol"],
            "Do not combine.",
            "<b>Danger</b>.",
        ),
        ("sources/liver-trial", "Liver trial", [], "A trial.", "Enzymes were measured."),
        ("side-effects/liver", "Liver problems", [], "Rarely looked for.", "Enzymes may rise."),
        ("faq/who", "Who should not take LDN?", [], "Some people.", "Ask first."),
    ]
    search.rebuild(
        [
            search.make_document(f"/{address}/", address.split("/")[0], title, aliases, summary, text)
            for address, title, aliases, summary, text in documents
        ],
        medicine_words={"Suboxone", "tramadol"},
    )


def found(words, **options):
    return [address.strip("/") for address in search.find(words, **options).addresses]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("insomnia", "side-effects/insomnia"),
        ("INSOMNIA", "side-effects/insomnia"),
        ("weird dream", "side-effects/vivid-dreams"),
        ("cant sleep", "side-effects/insomnia"),
        ("can’t sleep", "side-effects/insomnia"),
        ("beer", "interactions/alcohol"),
        ("can i drink on ldn", "faq/alcohol"),
        ("is it ok with tramadol", "interactions/opioids"),
        ("who should not take ldn", "faq/who"),
        ("liver", "side-effects/liver"),
    ],
)
def test_the_best_page_comes_first(pages, words, first):
    assert found(words)[0] == first


def test_a_title_or_alias_comes_before_the_body(pages):
    assert found("sleep") == ["side-effects/insomnia", "side-effects/vivid-dreams"]


def test_the_last_word_may_be_unfinished(pages):
    assert found("vivid dre") == ["side-effects/vivid-dreams"]


def test_any_of_the_words_will_do_when_no_page_has_all(pages):
    results = search.find("weird beer")

    assert results.mode == "any"
    assert set(results.addresses) == {"/side-effects/vivid-dreams/", "/interactions/alcohol/"}


def test_a_page_with_all_words_hides_those_with_some(pages):
    results = search.find("liver enzymes")

    assert results.mode == "all"
    assert found("liver enzymes") == ["side-effects/liver", "sources/liver-trial"]


def test_one_word_of_many_in_a_body_is_no_answer(pages):
    results = search.find("harm scores league")

    assert results.mode == "none"
    assert [item.address for item in results.near] == ["/interactions/alcohol/"]


def test_a_page_named_in_just_these_words_comes_before_one_named_in_more(db):
    search.rebuild(
        [
            search.make_document("/faq/works/", "faq", "How LDN may work", ["how does it work"], "", ""),
            search.make_document("/faq/not/", "faq", "What if it fails?", ["how does it work so badly"], "", ""),
        ],
        medicine_words=set(),
    )

    assert found("how does it work")[0] == "faq/works"


def test_a_word_that_names_no_page_does_not_hide_an_answer(pages):
    assert found("weird dreams in the kitchen")[0] == "side-effects/vivid-dreams"


def test_a_word_of_another_subject_hides_what_shares_a_word_with_it(loaded):
    assert found("cheap hotels") == []


def test_leading_pages_come_first_whether_they_hold_the_words_or_not(pages):
    assert found("weird dreams", leading=["/interactions/alcohol/"])[:2] == [
        "interactions/alcohol",
        "side-effects/vivid-dreams",
    ]


def test_leading_pages_are_found_where_nothing_else_is(pages):
    results = search.find("zzxqv", leading=["/interactions/alcohol/"])

    assert (results.mode, results.addresses) == ("any", ["/interactions/alcohol/"])


def test_urgent_advice_leads_to_the_pages_that_say_what_to_do(client, loaded):
    response = client.get("/search/?q=i keep blacking out")

    assert response.context["results"].addresses[0] == "/guides/getting-help/"


def test_a_list_is_found_by_what_it_lists(client, loaded):
    response = client.get("/search/?q=drug interactions")

    assert response.context["results"].items[0].address == "/interactions/"


def test_several_misspelt_medicines_cost_no_more_than_two_searches(pages, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        search.find("suboxen tramadoll")


def test_pages_that_only_mention_the_words_are_left_out_where_many_are_about_them(db):
    about = [search.make_document(f"/about/{n}/", "faq", f"Sleep {n}", ["sleep"], "", "") for n in range(9)]
    mention = search.make_document("/mention/", "sources", "A trial", [], "People slept. Some sleep.", "")
    search.rebuild([*about, mention], medicine_words=set())

    assert "/mention/" not in search.find("sleep").addresses


def test_nothing_is_found_for_nonsense(pages):
    results = search.find("zzxqv")

    assert (results.mode, results.total, results.items) == ("none", 0, [])


@pytest.mark.parametrize(
    "words", ["bixumerin 5 mg twice a day", "can i take zorvaxil at night", "blorft snaggle", "the the the", "warferin"]
)
def test_what_nobody_has_heard_of_finds_nothing(loaded, words):
    assert search.find(words).ranks == []


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("migrane", "/side-effects/headache/"),
        ("tired all teh time", "/side-effects/fatigue/"),
        ("heart palpatiotns", "/side-effects/heartbeat-and-chest-pain/"),
        ("compund pharmcy", "/faq/compounded-ldn/"),
        ("how do i go from 1.5 to 3", "/faq/starting-dose/"),
    ],
)
def test_slips_of_hurried_thumbs_hide_no_answer(loaded, typed, first):
    assert search.find(typed).addresses[0] == first


def test_who_names_ldn_asks_about_it_whatever_else_there_is(loaded):
    assert search.find("vaccine appointment").ranks == []
    assert "/faq/vaccines/" in search.find("vaccine appointment while on ldn").addresses


def test_a_misspelt_medicine_that_no_page_is_about_is_offered_too(loaded):
    assert search.find("warferin").offered == ["warfarin"]


def test_results_can_be_of_one_kind(pages):
    assert found("liver", kind=Kind.SIDE_EFFECT) == ["side-effects/liver"]


def test_a_misspelt_word_is_repaired_and_the_repair_is_said(pages):
    results = search.find("insomia")

    assert results.addresses == ["/side-effects/insomnia/"]
    assert results.repaired == {"from": "insomia", "to": "insomnia"}


def test_a_repair_can_be_refused(pages):
    results = search.find("insomia", exact=True)

    assert (results.mode, results.repaired) == ("none", None)
    assert results.offered == ["insomnia"]


def test_a_misspelt_medicine_is_offered_and_never_put_in_place(pages):
    results = search.find("suboxen")

    assert (results.mode, results.repaired, results.shown_words) == ("none", None, "suboxen")
    assert results.offered == ["suboxone"]


def test_pages_on_an_offered_medicine_are_near(pages):
    assert [item.title for item in search.find("suboxen").near] == ["Opioid pain medicines"]


def test_known_words_are_left_alone(pages):
    assert search.find("dreaming").repaired is None


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_can_break_the_search(pages, words):
    assert len(search.find(words).items) == search.find(words).total


def test_a_snippet_marks_the_words_found(pages):
    [first, *_] = search.find("sleep").items

    assert first.snippet == "Some people <mark>sleep</mark> badly."


def test_a_snippet_says_under_which_other_name_a_page_was_found(pages):
    [first] = search.find("tramadol").items

    assert first.snippet == "Found under “<mark>tramadol</mark>”. Do not combine."


def test_a_snippet_is_escaped_before_it_is_marked(pages):
    [first] = search.find("danger").items

    assert first.snippet == "&lt;b&gt;<mark>Danger</mark>&lt;/b&gt;."


def test_a_snippet_of_a_long_text_begins_near_the_words():
    text = "word " * 100 + "needle " + "word " * 100

    snippet = snippets.snippet(SearchDocument(summary="Nothing.", text=text), {"needl"})

    assert "<mark>needle</mark>" in snippet
    assert len(snippet) < snippets.SNIPPET_LENGTH + 30


def test_pages_that_stay_keep_their_rows(pages):
    before = dict(SearchDocument.objects.values_list("address", "pk"))
    kept = search.make_document("/faq/who/", "faq", "Who must not take LDN?", [], "Some.", "Ask.")

    search.rebuild([kept], medicine_words=set())

    assert list(SearchDocument.objects.values_list("address", "pk")) == [("/faq/who/", before["/faq/who/"])]


def test_pages_that_went_are_not_found(pages):
    search.rebuild([], medicine_words=set())

    assert found("insomnia") == []


def test_the_words_know_which_are_medicines(pages):
    medicines = SearchWord.objects.filter(is_medicine=True).values_list("word", flat=True)

    assert sorted(medicines) == ["suboxone", "tramadol"]


def test_ordinary_words_in_the_name_of_a_medicine_can_be_repaired(db):
    documents = [search.make_document(f"/{n}/", "faq", "Cough", ["Coughstop Cough Syrup"], "", "") for n in range(4)]

    search.rebuild(documents, medicine_words={"Cough Syrup", "Coughstop"})

    assert search.find("couhg").repaired == {"from": "couhg", "to": "cough"}


def test_of_equally_near_words_the_one_with_the_better_page_is_taken(db):
    wired = [search.make_document(f"/{n}/", "faq", "Wired", [], "", "") for n in range(3)]
    search.rebuild([*wired, search.make_document("/d/", "faq", "Weird dreams", [], "", "")], medicine_words=set())

    assert search.find("wierd dreams").shown_words == "weird dreams"


def test_a_search_asks_the_database_only_a_few_times(pages, django_assert_max_num_queries):
    with django_assert_max_num_queries(7):
        assert search.find("liver enzymes").items


@pytest.mark.only_on("sqlite")  # PostgreSQL keeps its index by itself.
def test_the_index_agrees_with_its_table(pages):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO ldnref_search_index (ldnref_search_index, rank) VALUES ('integrity-check', 1)")


def test_the_page_shows_what_was_found(client, loaded):
    response = client.get("/search/?q=insomnia")

    assert "/side-effects/insomnia/" in response.text
    assert "<mark>" in response.text


def test_the_page_says_that_it_repaired_a_word_and_how_to_undo_it(client, loaded):
    response = client.get("/search/?q=insomia")

    assert response.context["results"].repaired
    assert "/search/?q=insomia&amp;exact=1" in response.text


def test_the_page_is_honest_when_nothing_is_found(client, loaded):
    response = client.get("/search/?q=zzxqv")

    assert response.context["results"].mode == "none"
    assert response.context["facts"]["not_listed"] in response.text


def test_the_page_without_words_asks_for_some(client, loaded):
    response = client.get("/search/")

    assert (response.status_code, response.context["results"]) == (200, None)


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_can_break_the_page(client, loaded, words):
    assert client.get("/search/", {"q": words}).status_code == 200


def test_broken_bytes_cannot_break_the_page(client, loaded):
    assert client.get("/search/?q=%ff%00%c3").status_code == 200


def test_words_cannot_become_markup(client, loaded):
    assert "<script>alert" not in client.get("/search/", {"q": "<script>alert(1)</script> insomnia"}).text


def test_words_searched_for_are_kept_out_of_caches(client, loaded):
    assert client.get("/search/?q=sleep")["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("cant sleep", "/side-effects/insomnia/"),
        ("weird dreams", "/side-effects/vivid-dreams/"),
        ("throwing up", "/side-effects/vomiting/"),
        ("can i drink on ldn", "/faq/alcohol/"),
        ("can i take ldn while pregnant", "/faq/pregnant-or-trying/"),
        ("norco", "/interactions/opioid-pain-medicines/"),
        ("imodium", "/interactions/hidden-opioids/"),
        ("hashimotos", "/conditions/autoimmune-thyroid/"),
        ("what is ldn", "/guides/what-is-ldn/"),
        ("how does ldn work", "/guides/how-ldn-may-work/"),
    ],
)
def test_the_real_content_is_found_in_patients_words(loaded, words, address):
    assert address in search.find(words).addresses[:3]


@pytest.mark.usefixtures("loaded")
def test_the_lines_of_a_list_do_not_run_together_in_a_snippet():
    text = SearchDocument.objects.get(address="/side-effects/dizziness/").text

    assert "dizziness dizziness" not in text
