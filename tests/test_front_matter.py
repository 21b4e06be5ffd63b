import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldnref.content.files import TextFile
from ldnref.content.front_matter import Document, FrontMatterError, read_document


def read(front_matter, body=""):
    return read_document(TextFile("x.md", f"---\n{front_matter}\n---\n{body}"))


def test_values_are_text_lists_and_groups():
    assert read("a: x\nb: [1, no]\nc:\n  d: 1.10").values == {"a": "x", "b": ["1", "no"], "c": {"d": "1.10"}}


@pytest.mark.parametrize(
    "word", ["044054006", "no", "1.10", "0o17", "1_000", "2026-01-02", "12:30", "TRUE", "+1", ".5"]
)
def test_a_value_is_never_changed(word):
    assert read(f"a: {word}").values == {"a": word}


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_a_key_without_a_value_has_none(nothing):
    assert read(f"a: {nothing}").values == {"a": None}


def test_quoted_nothing_is_text():
    assert read("a: '~'").values == {"a": "~"}


def test_a_value_knows_its_place():
    document = read("a: x\nb:\n  - c: y\n    dé: z")

    assert document.places[("b", 0, "dé")] == (5, 9)


def test_a_key_knows_its_place():
    assert read("a: x\nb:\n  - c: y").places[("b", 0, "c", "#key")] == (4, 5)


def test_a_value_that_stands_twice_is_the_first_with_its_place():
    document = read("a:\n  b: x\na:\n  b: y")

    assert (document.values, document.places[("a", "b")]) == ({"a": {"b": "x"}}, (3, 6))


def test_the_body_starts_behind_the_second_line_of_hyphens():
    document = read("a: x", "One\n---\nTwo\n")

    assert (document.body, document.body_line) == ("One\n---\nTwo\n", 4)


@given(st.text(alphabet="ab:-[]{}'\"#&*!|>%@` \n?,~", max_size=80))
def test_whatever_is_written_is_read_or_refused(text):
    try:
        result = read(text)
    except FrontMatterError as error:
        result = error

    assert isinstance(result, Document) or result.problem.line >= 1
