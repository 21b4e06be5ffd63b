import pytest

from ldnref.content.files import TextFile
from ldnref.content.permalinks import read_permalinks, suggest_code, vanished
from tests import builders
from tests.builders import messages, problems


def read(*lines):
    return read_permalinks(TextFile("permalinks.txt", "\n".join(lines)))


def links(*lines):
    permalinks, found = read(*lines)
    assert found == []
    return permalinks


def complaints(*lines):
    return [problem.message for problem in read(*lines)[1]]


def test_an_address_in_use_has_its_code():
    assert links("k7w2 /faq/a/").code_of("/faq/a/") == "k7w2"


def test_a_former_address_leads_to_the_present_one():
    assert links("k7w2 /faq/a/", "k7w2 /faq/b/ moved").target_of("/faq/b/") == "/faq/a/"


def test_an_entry_that_became_part_of_another_leads_there():
    assert links("k7w2 /faq/a/", "p9aa /faq/b/ moved /faq/a/").target_of("/faq/b/") == "/faq/a/"


def test_an_old_line_follows_its_target_when_that_is_renamed():
    permalinks = links("k7w2 /faq/c/", "k7w2 /faq/a/ moved", "p9aa /faq/b/ moved /faq/a/")

    assert permalinks.target_of("/faq/b/") == "/faq/c/"


def test_an_old_line_follows_its_target_when_that_becomes_part_of_another():
    permalinks = links("k7w2 /faq/c/", "m3bb /faq/a/ moved /faq/c/", "p9aa /faq/b/ moved /faq/a/")

    assert permalinks.target_of("/faq/b/") == "/faq/c/"


def test_a_page_that_was_renamed_can_become_part_of_another():
    permalinks = links("k7w2 /faq/c/", "m3bb /faq/a/ moved", "m3bb /faq/b/ moved /faq/c/")

    assert permalinks.target_of("/faq/a/") == "/faq/c/"


def test_a_page_that_was_renamed_can_be_withdrawn():
    permalinks = links("m3bb /faq/a/ moved", "m3bb /faq/b/ withdrawn 2026-01-02 Out of date.")

    assert permalinks.leads_to("/faq/a/") == "m3bb"


def test_a_withdrawn_page_says_when_and_why():
    gone = links("q2bb /faq/gone/ withdrawn 2026-01-02 See issue #3, please.").withdrawn["/faq/gone/"]

    assert (str(gone.on), gone.because) == ("2026-01-02", "See issue #3, please.")


def test_comments_and_empty_lines_are_passed_over():
    permalinks = links("# k7w2 /faq/b/ withdrawn", "", "  # note", "k7w2 /faq/a/  # note", "m3bb /faq/c/ # moved")

    assert permalinks.current == {"k7w2": "/faq/a/", "m3bb": "/faq/c/"}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("k7w2", "'k7w2' is not a permalink. Write 'code /kind/name/', as on the lines around it."),
        ("K7W2 /faq/a/", "'K7W2' is not a short code. Use 4 to 8 of these: 23456789abcdefghjkmnpqrstuvwxyz."),
        ("k10l /faq/a/", "'k10l' is not a short code. Use 4 to 8 of these: 23456789abcdefghjkmnpqrstuvwxyz."),
        ("k7w2 /faq/a", "'/faq/a' is not the address of a page. Write it like '/faq/alcohol/'."),
        ("k7w2 /fax/a/", "'/fax/a/' is not the address of a page. Write it like '/faq/alcohol/'."),
        ("k7w2 /medicines/a/", "'/medicines/a/' is not the address of a page. Write it like '/faq/alcohol/'."),
        ("k7w2 /faq/a--b/", "'/faq/a--b/' is not the address of a page. Write it like '/faq/alcohol/'."),
        ("k7w2 /faq/a/ mvoed", "'mvoed' cannot stand after an address. Did you mean 'moved'?"),
        ("k7w2 /faq/a/ withdrawn 2999-01-01 Why", "2999-01-01 is in the future, but this is the date on which the page was withdrawn."),
        ("k7w2 /faq/a/ withdrawn", "After 'withdrawn' write the date and the reason, as in 'withdrawn 2026-11-23 It repeated another page.'"),
        ("k7w2 /faq/a/ withdrawn 2026-01-02", "After 'withdrawn' write the date and the reason, as in 'withdrawn 2026-11-23 It repeated another page.'"),
        ("k7w2 /faq/a/ moved", "/faq/a/ was moved, but no line says where the page with the code k7w2 is now."),
        ("k7w2 /faq/a/ moved /faq/b/", "/faq/a/ was moved to /faq/b/, which is not the address of another page in this file."),
        ("k7w2 /faq/a/ moved /faq/a/", "/faq/a/ was moved to /faq/a/, which is not the address of another page in this file."),
    ],
)  # fmt: skip
def test_a_wrong_line_is_one_problem(line, message):
    assert complaints(line) == [message]


def test_two_pages_cannot_lead_to_each_other():
    assert len(complaints("k7w2 /faq/a/ moved /faq/b/", "m3bb /faq/b/ moved /faq/a/")) == 2


def test_an_address_stands_once():
    assert complaints("k7w2 /faq/a/", "m3bb /faq/a/") == [
        "The address /faq/a/ stands on line 1 already. An address is never used twice."
    ]


@pytest.mark.parametrize("second", ["", " moved /faq/a/", " withdrawn 2026-01-02 Why"])
def test_a_code_stands_for_one_page(second):
    assert complaints("k7w2 /faq/a/", f"k7w2 /faq/b/{second}") == [
        "The code k7w2 belongs to /faq/a/ already. If the page was renamed, write only 'moved' after its old address; another page needs a code of its own."
    ]


def test_a_suggested_code_is_free():
    first = suggest_code("/faq/a/", [])

    assert suggest_code("/faq/a/", [first]) != first


# Against the last load.


def complaints_since(published, *lines):
    return [problem.message for problem in vanished(links(*lines), published, "permalinks.txt")]


def test_an_address_whose_line_was_deleted_has_vanished():
    assert complaints_since({"/faq/a/": "k7w2"}) == [
        "/faq/a/ was published and has vanished from this file. Put back the line 'k7w2 /faq/a/', with 'moved' or 'withdrawn' if the page has gone."
    ]


def test_a_code_that_was_changed_is_put_back():
    assert complaints_since({"/faq/a/": "k7w2"}, "m3bb /faq/a/") == [
        "/faq/a/ was published under the code k7w2, which now reads m3bb. A code is for life: put k7w2 back."
    ]


def test_a_code_given_to_another_page_is_put_back():
    published = {"/faq/a/": "k7w2", "/faq/b/": "m3bb"}

    assert len(complaints_since(published, "m3bb /faq/a/", "k7w2 /faq/b/")) == 2


def test_an_address_given_to_another_page_is_refused():
    published = {"/faq/a/": "k7w2"}

    assert complaints_since(published, "k7w2 /faq/b/", "m3bb /faq/a/") == [
        "/faq/a/ was published under the code k7w2, which now reads m3bb. A code is for life: put k7w2 back."
    ]


def test_a_page_that_became_part_of_another_is_not_missed_when_loaded_again():
    assert (
        complaints_since(
            {"/faq/a/": "k7w2", "/faq/b/": "k7w2", "/s/m3bb": "k7w2"}, "k7w2 /faq/a/", "m3bb /faq/b/ moved /faq/a/"
        )
        == []
    )


def test_the_code_of_a_page_that_became_part_of_another_stays():
    published = {"/faq/a/": "k7w2", "/faq/b/": "k7w2", "/s/m3bb": "k7w2"}

    assert complaints_since(published, "k7w2 /faq/a/", "p9aa /faq/b/ moved /faq/a/") == [
        "The short code m3bb was published and has vanished from this file. Put it back."
    ]


# In a content folder.


def test_a_page_whose_file_is_gone_has_vanished(content):
    (content / "conditions/pain.md").unlink()

    assert problems(content) == [
        "content/permalinks.txt:6:1 [permalinks] The page /conditions/pain/ has vanished: there is no file conditions/pain.md. Put it back, or write 'moved' or 'withdrawn' after the address."
    ]


def test_a_published_page_cannot_become_a_draft(content):
    builders.write_condition(content, status="draft")

    assert messages(content) == [
        "/conditions/pain/ is published, but its file is now a draft. Publish it again, or write 'withdrawn' with date and reason here."
    ]


def test_a_new_page_is_told_its_line(content):
    builders.write_guide(content, "new", title="New")
    code = suggest_code("/guides/new/", builders.CODES.values())

    assert problems(content) == [
        f"content/guides/new.md:1:1 [permalinks] The page has no short code. Add this line to permalinks.txt: {code} /guides/new/"
    ]


def test_a_draft_needs_no_code(content):
    builders.write_guide(content, "new", title="New", status="draft")

    assert problems(content) == []


@pytest.mark.parametrize("line", ["gd22 /guides/old/ moved", "gd33 /guides/old/ withdrawn 2026-01-02 Why."])
def test_an_address_that_was_given_up_is_not_used_again(content, line):
    builders.write_permalinks(content, line)
    builders.write_guide(content, "old", title="Old")

    assert problems(content) == [
        "content/guides/old.md:1:1 [permalinks] /guides/old/ was given up (permalinks.txt, line 7). Choose another file name: an address is never re-used."
    ]


def test_a_wrong_line_is_one_problem_though_its_page_is_there_and_was_published(content):
    builders.replace(content / "permalinks.txt", "fq22  /faq/driving/", "fq22  /faq/driving/  mvoed")

    assert problems(content, {"/faq/driving/": "fq22"}) == [
        "content/permalinks.txt:4:1 [permalinks] 'mvoed' cannot stand after an address. Did you mean 'moved'?"
    ]
