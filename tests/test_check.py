"""/check/: medicines in the words of readers."""

import re
from io import StringIO
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from bench.medicine_check import DEFAULT_FILE, HOSTILE, outcome, read
from ldnref import checking
from ldnref.forms import LIST_LIMIT
from ldnref.lookalikes import Lookalikes
from ldnref.medicine_words import names_in
from ldnref.models import Medicine

AS_A_FORM = {"content_type": "application/x-www-form-urlencoded"}
CASES = list(read(DEFAULT_FILE))


def only(text):
    [checked] = checking.check(text).checked
    return checked


def standings(text):
    return [(standing.value, [checked.typed for checked in group]) for standing, group in checking.check(text).groups]


def sentences(checked):
    return [name.sentence for finding in checked.findings for name in finding.names]


# A whole list of names: what bench/medicine_check.py prints.


@pytest.fixture
def outcomes(loaded):
    return [outcome(case) for case in CASES]


def test_no_dangerous_medicine_is_missed(outcomes):
    assert [o.case.name for o in outcomes if o.missed] == []


def test_no_other_medicine_is_called_dangerous(outcomes):
    assert [o.case.name for o in outcomes if o.false_alarm] == []


def test_no_unknown_medicine_gets_an_answer(outcomes):
    assert [o.case.name for o in outcomes if o.called_known] == []


def test_each_name_gets_what_it_must(outcomes):
    assert [o.case.name for o in outcomes if not o.is_right] == []


def test_every_name_in_the_content_is_found(loaded):
    names = [name for medicine in Medicine.objects.all() for name in (medicine.generic, *medicine.brands)]

    assert [name for name in names if not checking.check(name).checked[0].findings] == []


# Reading a list.


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Norco\nXanax", ["Norco", "Xanax"]),
        ("Norco, Xanax; Advil", ["Norco", "Xanax", "Advil"]),
        ("- Norco\n• Xanax\n3. Advil", ["Norco", "Xanax", "Advil"]),
        ("metformin 1,000 mg", ["metformin 1,000 mg"]),
        ("Vicodin (hydrocodone, acetaminophen)", ["Vicodin (hydrocodone, acetaminophen)"]),
        ("Norco\n\n,,;\nnorco", ["Norco"]),
        ("7-OH", ["7-OH"]),
    ],
)
def test_a_list_is_read_name_by_name(text, names):
    assert names_in(text) == names


def test_lines_without_a_name_are_passed_over_and_said(loaded):
    answer = checking.check("Norco\nTake 1 tablet by mouth every 6 hours as needed for pain")

    assert answer.passed_over == ["Take 1 tablet by mouth every 6 hours as needed for pain"]


def test_a_name_in_another_script_is_not_passed_over(loaded):
    assert only("コデイン").unknown == ["コデイン"]


# What is found.


def test_a_brand_leads_to_its_generic_name(loaded):
    assert "Norco is a brand of hydrocodone with acetaminophen." in sentences(only("Norco 5/325 tab"))


def test_a_product_leads_to_the_opioid_in_it(loaded):
    assert sentences(only("Tussionex")) == ["Tussionex can hold hydrocodone."]


@pytest.mark.parametrize("product", ["Ultracet", "tramadol-acetaminophen 37.5-325"])
def test_a_combination_names_each_medicine_with_the_worst_first(loaded, product):
    slugs = [finding.interaction.slug for finding in only(product).findings]

    assert slugs == ["tramadol-and-tapentadol", "non-opioid-pain-relief"]


def test_a_number_that_is_an_amount_is_no_part_of_a_name(loaded):
    assert only("Tylenol 3 times a day").standing == "note"


def test_two_medicines_in_one_line_are_both_found(loaded):
    slugs = {finding.interaction.slug for finding in only("Xanax and Norco").findings}

    assert slugs >= {"benzodiazepines", "opioid-pain-medicines"}


def test_the_own_note_of_a_medicine_stands_beside_the_level(loaded):
    [finding] = only("Imodium A-D 2mg").findings

    assert "ask a pharmacist first" in " ".join(finding.notes)


def test_a_medicine_with_a_level_of_its_own_has_that_level(loaded):
    # Loperamide stands on a page that says: do not combine.
    assert only("Imodium A-D 2mg").standing == "take-care"


def test_a_medicine_beside_one_that_needs_less_care_keeps_its_level(loaded):
    assert only("Imodium and Lomotil").standing == "do-not-combine"


def test_a_page_says_which_of_its_medicines_has_another_level(client, loaded):
    medicines = client.get("/interactions/hidden-opioids/").text.partition('id="loperamide"')[2]

    assert "Take care, ask first" in medicines.partition("</li>")[0]


def test_a_name_of_two_medicines_is_as_serious_as_the_worse(loaded):
    assert only("T3").standing == "do-not-combine"


def test_a_name_of_two_medicines_is_shown_with_both(client, loaded):
    text = client.get("/check/", {"medicine": "T3"}).text

    assert "This name stands for different medicines: codeine with acetaminophen or liothyronine." in text


@pytest.mark.parametrize(
    ("typed", "standing"), [("Cytomel (T3) 5 mcg", "note"), ("T3 (Tylenol with codeine)", "do-not-combine")]
)
def test_a_name_of_two_medicines_is_the_one_that_is_named_beside_it(loaded, typed, standing):
    assert (only(typed).standing, only(typed).meanings) == (standing, [])


@pytest.mark.parametrize("typed", ["lean", "I drink lean", "2 bars", "Xanax bars", "smoke pot sometimes"])
def test_an_everyday_word_counts_alone_or_beside_a_word_of_taking(loaded, typed):
    assert only(typed).findings


@pytest.mark.parametrize("typed", ["protein bars", "neti pot", "lean chicken and rice", "horny goat weed"])
def test_an_everyday_word_beside_others_is_no_medicine(loaded, typed):
    assert only(typed).findings == []


def test_an_everyday_word_that_may_be_an_opioid_is_offered_with_its_medicine(loaded):
    assert [offer.name.offered_as for offer in only("lean cuisine").offered] == ["lean (codeine)"]


def test_what_else_stands_beside_a_known_name_is_said_to_be_unknown(loaded):
    assert only("ibuprofen and zyxoprol").unknown == ["zyxoprol"]


def test_words_that_lead_to_a_page_may_warn(loaded):
    assert only("cough syrup").standing == "do-not-combine"


def test_words_that_lead_to_a_page_may_warn_beside_a_word_of_taking(loaded):
    assert only("opioid painkillers sometimes").standing == "do-not-combine"


@pytest.mark.parametrize("typed", ["Norco™ tab", "Norco® 5/325"])
def test_a_trademark_sign_is_no_letter(loaded, typed):
    assert only(typed).standing == "do-not-combine"


def test_words_that_lead_to_a_page_never_reassure(loaded):
    # An alias of a page that is good to know: somebody searches for it there, but it is no name of a medicine of ours.
    assert only("headache medicine").standing == "not-checked"


@pytest.mark.parametrize("typed", ["LDN", "low dose naltrexone 3 mg", "naltrexone 4.5 mg capsule"])
def test_ldn_itself_is_no_interaction(loaded, typed):
    assert only(typed).standing == "ldn"


def test_ldn_beside_an_opioid_changes_nothing(loaded):
    assert only("took norco on LDN").standing == "do-not-combine"


@pytest.mark.parametrize("typed", ["switch from naltrexone 50 mg to LDN", "LDN and ReVia", "LDN with Contrave"])
def test_other_naltrexone_beside_ldn_is_found(loaded, typed):
    assert only(typed).standing == "do-not-combine"


def test_what_ldn_itself_is_need_not_be_said_beside_an_opioid(client, loaded):
    assert "naltrexone itself" not in client.get("/check/", {"medicine": "took norco on LDN"}).text


# Misspelt names.


@pytest.mark.parametrize(("typed", "meant"), [("norko", "Norco"), ("perkaset", "Percocet"), ("zanex", "Xanax")])
def test_a_misspelt_name_is_offered_and_not_checked(loaded, typed, meant):
    checked = only(typed)

    assert (checked.findings, checked.offered[0].name.text) == ([], meant)


@pytest.mark.parametrize("typed", ["Zyrtec 10 mg", "Valtrex", "Dilantin"])
def test_a_medicine_that_we_have_nothing_on_is_no_misspelt_opioid(loaded, typed):
    assert [checking.check(typed).groups[0][0].value, only(typed).offered] == ["not-checked", []]


def test_a_beginning_is_offered_only_when_nothing_is_spelled_like_it():
    names = Lookalikes(["hydrocodone", "hydroxyzine"])

    assert list(names.of("hydroc")) == ["hydrocodone"]


@pytest.mark.parametrize("typed", ["norbuprenorphine", "dihydrohydrocodone", "acetylmorphine"])
def test_an_unknown_relative_of_an_opioid_is_offered_as_it(loaded, typed):
    assert only(typed).offered[0].name.level == "do-not-combine"


@pytest.mark.parametrize("typed", ["abc", "2024", ""])
def test_short_words_and_numbers_are_like_nothing(typed):
    assert Lookalikes(["abcd", "2025"]).of(typed) == {}


def test_an_offer_checks_the_whole_list_with_the_name_in_its_place(loaded):
    answer = checking.check("Advil\nnorko")

    assert answer.checked[1].offered[0].list_with_it == "Advil\nNorco"


# The order, and how much is checked.


def test_the_most_serious_comes_first(loaded):
    assert standings("Advil\nzyxoprol\nBenadryl\nNorco") == [
        ("do-not-combine", ["Norco"]),
        ("take-care", ["Benadryl"]),
        ("not-checked", ["zyxoprol"]),
        ("note", ["Advil"]),
    ]


def test_what_may_be_dangerous_comes_first_among_what_was_not_checked(loaded):
    assert standings("zyxoprol\nnorko") == [("not-checked", ["norko", "zyxoprol"])]


def test_names_over_the_limit_are_counted_and_not_checked(loaded):
    answer = checking.check("\n".join(f"zyxoprol{letter}{other}" for letter in "abcdefghijk" for other in "abcdefghij"))

    assert (len(answer.checked), answer.not_reached) == (100, 10)


# The page.


def test_without_a_name_the_page_explains(client, loaded):
    assert "What you get" in client.get("/check/").text


@pytest.mark.parametrize("query", ["?medicine=", "?medicine=%0A,;", "?other=1"])
def test_without_a_word_nothing_is_answered(client, loaded, query):
    assert client.get(f"/check/{query}").status_code == 200


def test_the_parameter_may_be_repeated(client, loaded):
    answer = client.get("/check/?medicine=Norco&medicine=Advil").context["answer"]

    assert [checked.typed for checked in answer.checked] == ["Norco", "Advil"]


def test_an_answer_has_level_reason_what_to_do_and_a_link(client, loaded):
    text = client.get("/check/", {"medicine": "Norco"}).text

    page = Medicine.objects.get(slug="hydrocodone-with-acetaminophen").interaction
    wanted = ["Do not combine with LDN", page.summary, page.do_html[0], f'href="{page.get_absolute_url()}"']
    assert [part for part in wanted if part not in text] == []


def test_an_unknown_medicine_is_never_called_free_of_interactions(client, loaded):
    text = client.get("/check/", {"medicine": "zyxoprol"}).text

    assert "We do not have this one: ask your pharmacist." in text
    assert not re.search(r"no (known )?interaction", text, re.IGNORECASE)


def test_a_misspelt_name_is_a_question(client, loaded):
    text = client.get("/check/", {"medicine": "norko"}).text

    assert 'Did you mean <a href="/check/?medicine=Norco">Norco</a>' in text


def test_a_list_that_is_too_long_is_checked_up_to_the_limit_and_this_is_said(client, loaded):
    response = client.get("/check/", {"medicine": "Norco\n" + "x" * LIST_LIMIT})

    assert "We did not check all of your list." in response.text
    assert [checked.typed for checked in response.context["answer"].checked] == ["Norco"]


def test_one_word_that_is_too_long_is_not_checked_and_this_is_said(client, loaded):
    response = client.post("/check/", "medicine=" + "x" * (LIST_LIMIT + 1), **AS_A_FORM)

    assert "We did not check all of your list." in response.text


@pytest.mark.parametrize("length", [100, LIST_LIMIT, 20 * LIST_LIMIT])
def test_a_list_of_any_length_is_answered(live_site, length):
    names = "\r\n".join(["lisinopril 20 mg tablet"] * 5000)[:length]

    with urlopen(f"{live_site}/check/", urlencode({"medicine": names}).encode(), timeout=20) as answer:
        assert "lisinopril" in answer.read().decode()


def test_a_list_that_was_sent_is_answered_at_an_address(client, loaded):
    response = client.post("/check/", "medicine=Norco%0AAdvil", **AS_A_FORM)

    assert (response.status_code, response["Location"]) == (303, "/check/?medicine=Norco%0AAdvil")


def test_a_list_that_is_too_long_for_an_address_is_answered_where_it_was_sent(client, loaded):
    names = "\n".join(f"コデイン・コデイン{number}" for number in range(49)) + "\nNorco"

    answer = client.post("/check/", urlencode({"medicine": names}), **AS_A_FORM).context["answer"]

    assert [checked.typed for checked in answer.groups[0][1]] == ["Norco"]


def test_no_cache_may_keep_the_way_to_an_answer(client, loaded):
    response = client.post("/check/", "medicine=norco", **AS_A_FORM)

    assert response["Cache-Control"] == "private, no-store"


def test_an_empty_list_that_was_sent_leads_back_to_the_form(client, loaded):
    assert client.post("/check/", "medicine=+", **AS_A_FORM)["Location"] == "/check/"


def test_a_file_that_was_sent_is_not_read(client, loaded):
    assert client.post("/check/", {"medicine": StringIO("norco")})["Location"] == "/check/"


def test_what_is_too_much_to_read_is_refused_with_a_sentence(client, loaded):
    response = client.post("/check/", "medicine=" + "x" * 3_000_000, **AS_A_FORM)

    assert (response.status_code, "Please send a shorter part." in response.text) == (400, True)


@pytest.mark.parametrize("address", ["/", "/check/"])
def test_no_browser_cuts_what_is_pasted(client, loaded, address):
    # It would not say so, and what is cut off may be an opioid.
    field = re.search(r"<(input|textarea)[^>]*name=\"medicine\"[^>]*>", client.get(address).text)

    assert "maxlength" not in field[0]


def test_what_needs_help_at_once_stands_above_the_answer(client, loaded):
    text = client.get("/check/", {"medicine": "took norco on LDN"}).text

    assert text.index('id="urgent-advice"') < text.index('id="check-answer"')


@pytest.mark.parametrize("typed", ["Norco 5/325 tab", "ibuprofen 800mg TID", "lisinopril", "LDN 4.5 mg"])
def test_a_plain_list_raises_no_alarm(client, loaded, typed):
    assert 'id="urgent-advice"' not in client.get("/check/", {"medicine": typed}).text


def test_names_over_the_limit_are_said(client, loaded):
    names = "\n".join(f"zyxoprol{letter}{other}" for letter in "abcdefghijk" for other in "abcdefghij")

    assert "and 10 more came after them" in client.get("/check/", {"medicine": names}).text


def test_a_list_of_directions_alone_is_answered_honestly(client, loaded):
    assert "We found no name of a medicine" in client.get("/check/", {"medicine": "twice daily"}).text


def test_the_words_of_a_reader_stay_words(client, loaded):
    assert "<script>alert(1)" not in client.get("/check/", {"medicine": "<script>alert(1)</script>"}).text


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_list_can_break_the_page(client, loaded, kind):
    response = client.post("/check/", HOSTILE[kind], follow=True, **AS_A_FORM)

    assert response.status_code == 200


@pytest.mark.parametrize(
    "query", ["%00%ff%fe", "%F0%9F%92%8A", "%E2%80%AE%D7%90", "'%22%29%20OR%201=1--", "%0D%0A" * 99]
)
def test_no_bytes_can_break_the_page(client, loaded, query):
    assert client.get(f"/check/?medicine={query}").status_code == 200


def test_the_check_asks_the_database_only_a_few_times(client, loaded, django_assert_max_num_queries):
    client.get("/check/?medicine=norco")

    with django_assert_max_num_queries(6):
        client.get("/check/?medicine=norco,xanax,zyxoprol")


@pytest.mark.parametrize("address", ["/", "/interactions/", "/faq/"])
def test_other_pages_lead_to_it(client, loaded, address):
    assert 'href="/check/"' in client.get(address).text
