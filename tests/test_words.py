"""How search reads words."""

import pytest

from ldnref.content.words import is_question, normalise, stem, stems, telling_words, tokenise, with_ages


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Nausea", "nausea"),
        ("hígado", "higado"),
        ("Crohn’s", "crohns"),
        ("can't", "cant"),
        ("ﬁbro", "fibro"),
        ("Straße", "strasse"),
    ],
)
def test_one_spelling_for_what_readers_see_as_the_same(typed, read):
    assert normalise(typed) == read


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Low-dose naltrexone", ["low", "dose", "naltrexone"]),
        ("4.5mg at night", ["4d5", "mg", "at", "night"]),
        ("Norco 5/325 tab", ["norco", "5", "325", "tab"]),
        ("TLR4", ["tlr4"]),
        ('foo" AND (bar* OR NEAR', ["foo", "and", "bar", "or", "near"]),
        ("a\x00b", ["a", "b"]),
        ("😀 \u202e", []),
        ("頭痛", []),
    ],
)
def test_a_text_is_cut_into_plain_words(text, tokens):
    assert tokenise(text) == tokens


@pytest.mark.parametrize(
    ("one", "other"), [("dreams", "dreaming"), ("tired", "tiredness"), ("dizzy", "dizziness"), ("opioid", "opioids")]
)
def test_forms_of_a_word_share_a_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("POTS", "pot"), ("sobbing", "SOB")])
def test_other_words_that_end_alike_do_not(one, other):
    assert stem(*tokenise(one)) != stem(*tokenise(other))


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("my mom is 80 can she", "elderly"),
        ("safe at 81", "elderly"),
        ("82 años", "elderly"),
        ("for my 9 year old", "child"),
        ("im 15 can i", "child"),
        ("is 80 mg too much", None),
        ("is 3 too low", None),
        ("im 12 weeks pregnant", None),
        ("age 40", None),
        ("2.5", None),
        ("best 80s songs", None),
    ],
)
def test_an_age_stands_for_those_of_that_age(text, group):
    assert [token for token in with_ages(tokenise(text)) if token in ("child", "elderly")] == ([group] if group else [])


def test_stems_of_a_text_keep_its_order():
    assert stems("Vivid dreams and nightmares") == ["vivid", "dream", "and", "nightmar"]


@pytest.mark.parametrize(
    ("tokens", "telling"),
    [
        (["can", "i", "drink", "on", "ldn"], ["drink"]),
        (["low", "dose", "naltrexone", "cost"], ["cost"]),
        (["what", "dose", "to", "start"], ["dose", "start"]),
        (["low", "dose", "naltrexone"], ["low", "dose", "naltrexone"]),
        (["what", "is", "ldn"], ["what", "is", "ldn"]),
    ],
)
def test_words_that_tell_nothing_are_left_out_unless_there_are_no_others(tokens, telling):
    assert telling_words(tokens) == telling


def test_a_question_is_told_by_its_first_word():
    assert is_question(["can", "i", "drink"])


def test_a_symptom_is_not_a_question():
    assert not is_question(["vivid", "dreams", "nightly"])


def test_od_d_is_an_overdose_and_not_odd():
    assert tokenise("she od'd, and he OD’ed") == ["she", "overdosed", "and", "he", "overdosed"]
