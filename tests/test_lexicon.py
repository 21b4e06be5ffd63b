"""The words of readers: what is wrong in their files is said with its line, and they are loaded with everything else."""

import pytest

from ldnref.models import Lexicon
from tests import builders


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        (
            "search.yaml",
            "spanish:\n  side-effects/nausae: [asco]\n",
            "2:3 [side-effects/nausae] There is no 'side-effects/nausae'. Did you mean 'side-effects/nausea'?",
        ),
        (
            "red-flag-words.yaml",
            "harmless:\n  cannot-breath: [deep breath]\n",
            "2:3 [cannot-breath] There is no 'cannot-breath'. Did you mean 'cannot-breathe'?",
        ),
        (
            "red-flag-words.yaml",
            "opioids:\n  interactions: [alcohl]\n",
            "2:18 [interactions] There is no 'alcohl'. Did you mean 'alcohol'?",
        ),
        ("other-subjects.yaml", "elsewhere:\n  - '...'\n", "2:5 [elsewhere] '...' holds no word that search can read."),
        ("search.yaml", "means:\n  nausea: ['!!!']\n", "2:12 [nausea] '!!!' holds no word that search can read."),
        ("search.yaml", "meens: {}\n", "1:1 [meens] 'meens' is not a key here. Did you mean 'means'?"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(content, name, text, problem):
    (content / name).write_text(text)

    assert builders.problems(content) == [f"content/{name}:{problem}"]


def test_words_belong_into_the_file_for_them(content):
    (content / "search.yaml").write_text("harmless: {}\n")

    [problem] = builders.problems(content)
    assert problem.startswith("content/search.yaml:1:1 [harmless] 'harmless' is not a key here.")


def test_two_pages_with_the_same_alias_are_a_warning(content):
    builders.write_side_effect(content, aliases=["belly ache"])
    builders.write_condition(content, aliases=["Belly ache"])

    [problem] = builders.problems(content)

    assert "warning: side-effects/nausea has the alias 'Belly ache' too." in problem or "conditions/pain" in problem


def test_two_pages_asked_for_in_the_same_words_are_a_warning(content):
    builders.write_side_effect(content, aliases=["belly ache"])
    builders.write_condition(content, asked_as=["my belly aches", "belly ache"])

    [problem] = builders.problems(content)

    assert "[asked_as] warning: " in problem


def test_a_lexicon_may_be_left_out(content):
    assert builders.problems(content) == []


def test_the_real_lexicon_is_loaded(loaded):
    assert "insomnio" in Lexicon.objects.get().words["spanish"]["side-effects/insomnia"]
