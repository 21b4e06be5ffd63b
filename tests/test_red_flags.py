"""Urgent advice for what readers type: raised by signs in any words, and not by harmless ones."""

from collections import Counter

import pytest

from ldnref import red_flags
from ldnref.content.words import common_words, stem
from ldnref.models import RedFlag
from ldnref.red_flags import Signs
from tests.serving import ROOT

HARMLESS = (ROOT / "tests" / "harmless_queries.txt").read_text(encoding="utf-8").splitlines()
LEXICON = {
    "as_written": ["taking"],
    "alike": {
        "cannot": ["cant", "unable"],
        "swelling": ["swollen", "swell"],
        "took": ["had", "taken"],
        "ldn": ["naltrexone"],
        "suicide": ["suicidal"],
        "many": ["lots of"],
        "right now": ["call an ambulance"],
    },
    "harmless": {"opioid": ["used to", "as a child"], "die": ["overdue"], "end": ["years ago"]},
}
PHRASES = {
    "air": ["cannot breathe"],
    "throat": ["throat swelling"],
    "die": ["want to die"],
    "opioid": ["took opioid on ldn", "took opioid"],
    "ldn": ["took ldn on opioid"],
    "both": ["opioid ... together"],
    "suicide": ["suicide"],
    "pills": ["many pills", "overdose"],
    "end": ["end my life!"],
}


class Known:
    """Stands for the words of the site."""

    ordinary = frozenset(map(stem, common_words()))
    pages_with = Counter({"sucid": 1})

    def is_ordinary(self, word):
        return stem(word) in self.ordinary

    def knows(self, word):
        return self.is_ordinary(word) or self.pages_with[stem(word)] > 0

    def is_medicine(self, word):
        return False

    def nearest(self, word):
        return []


def raised(words):
    return Signs(LEXICON, PHRASES, ["Percocet", "cough syrup with codeine"]).raised_by(words.split(), Known())


@pytest.mark.parametrize(
    ("words", "flags"),
    [
        ("cant breathe", ["air"]),
        ("unable to breathe", ["air"]),
        ("throat is swollen", ["throat"]),
        ("swelling in my throat", ["throat"]),
        ("swolen throat", ["throat"]),
        ("i really want to just die", ["die"]),
        ("die hard", []),
        ("want", []),
        ("took percocet", ["opioid"]),
        ("had some cough syrup with codeine", ["opioid"]),
        ("can i take percocet", []),
        ("used to and had percocet", []),
        ("not throat swelling", []),
        ("sucidal", ["suicide"]),
        ("throatswelling", ["throat"]),
        ("30 pills", ["pills"]),
        ("twelve pills", ["pills"]),
        ("3 pills", []),
        ("30 mg pills", []),
        ("overdue", []),
        ("years ago and now end my life", ["end"]),
        ("percocet one two three four five six seven together", ["both"]),
        ("used to and had percocet call an ambulance", ["opioid"]),
        ("had a dose of percocet as a child", []),
        ("used to run and work and cook and go out but today i had percocet", ["opioid"]),
        ("used to take it and had percocet then but now this week at home again i had percocet", ["opioid"]),
        ("not going to end my life", []),
        ("sad but no thoughts of suicide", []),
        ("cannot promise not to end my life", ["end"]),
        ("no reason not to end my life", ["end"]),
        ("no plans to end my life but she is suicidal", ["suicide"]),
    ],
)
def test_a_sign_is_found_in_any_order_and_form(words, flags):
    assert raised(words) == flags


def test_who_took_what_decides_between_phrases_of_the_same_words():
    assert raised("took percocet on ldn") == ["opioid"]
    assert "ldn" in raised("took naltrexone on percocet")


def test_the_words_of_a_sign_must_stand_near_each_other():
    assert raised("throat one two three four swelling") == []


@pytest.mark.parametrize(
    ("words", "level", "flag"),
    [
        ("cant breathe", "emergency", "trouble-breathing"),
        ("want to die", "emergency", "suicidal-thoughts"),
        ("yellow eyes", "same-day", "yellow-eyes-or-dark-urine"),
        ("took oxycodone", "same-day", "opioid-given-or-taken"),
        ("took oxycodone on ldn", "emergency", "naltrexone-on-top-of-an-opioid"),
        ("i took my tramadol and ldn together", "emergency", "naltrexone-on-top-of-an-opioid"),
        ("took naltrexone while on percocet", "emergency", "naltrexone-on-top-of-an-opioid"),
        ("yellow eyes and cant breathe", "emergency", "trouble-breathing"),
    ],
)
def test_the_real_signs_raise_their_level(loaded, words, level, flag):
    advice = red_flags.urgent(words)

    assert (advice.level, flag in [raised.slug for raised in advice.flags]) == (level, True)


@pytest.mark.parametrize(
    ("words", "flag"),
    [
        ("cant breathe", "trouble-breathing"),
        ("cant breathe and wont wake up", "not-waking-or-overdose"),
        ("my dog ate my pills", "child-or-pet-swallowed-it"),
        ("took 30 capsules", "took-far-too-much"),
    ],
)
def test_the_flag_that_the_words_name_stands_first(loaded, words, flag):
    assert red_flags.urgent(words).flags[0].slug == flag


@pytest.mark.parametrize(
    "words", ["can i take percocet", "my head hurts every day", "chest cold", "overdose definition", "", "😀"]
)
def test_harmless_words_raise_nothing(loaded, words):
    assert red_flags.urgent(words) is None


def test_hardly_any_of_many_harmless_queries_raises_advice(loaded):
    alarms = [words for words in HARMLESS if red_flags.urgent(words)]

    assert len(alarms) <= 0.01 * len(HARMLESS), alarms


@pytest.mark.slow
def test_every_phrase_raises_its_own_flag_or_one_above_it(loaded):
    quiet = [
        (flag.slug, phrase) for flag in RedFlag.objects.all() for phrase in flag.phrases if not red_flags.urgent(phrase)
    ]

    assert quiet == []


@pytest.mark.parametrize("address", ["/search/", "/side-effects/", "/interactions/"])
def test_advice_stands_above_the_results(client, loaded, address):
    page = client.get(address, {"q": "cant breathe"}).text

    assert page.index('id="urgent-advice"') < page.index(
        'id="found"' if address == "/search/" else 'id="results-heading"'
    )


def test_advice_is_in_the_suggestions(client, loaded):
    assert "Urgent advice first" in client.get("/suggestions/", {"q": "cant breathe"}).text


def test_a_harmless_search_shows_no_advice(client, loaded):
    assert 'id="urgent-advice"' not in client.get("/search/", {"q": "headache"}).text
