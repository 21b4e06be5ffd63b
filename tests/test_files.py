"""Whatever lies in the content folder: each bad file is one problem, found fast and in little memory."""

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from ldnref.content.files import read_folder
from tests import builders, hostile
from tests.builders import messages, problems

ENTRY = "---\nterm: Word\ndefinition: A word.\n---\n"


def lines_about(content, name):
    return [problem for problem in problems(content) if problem.startswith(f"{name}:")]


@pytest.mark.parametrize("name", hostile.TEXTS)
def test_a_hostile_file_is_one_problem(content, name):
    (content / "glossary" / name).write_bytes(hostile.TEXTS[name])

    assert len(lines_about(content, f"content/glossary/{name}")) == 1


@pytest.mark.parametrize("name", hostile.BODIES)
def test_a_hostile_text_is_one_problem(content, name):
    builders.write_guide(content, body=f"\n## Steps {{#steps}}\n\n{hostile.BODIES[name]}\n")

    assert len(lines_about(content, "content/guides/start.md")) == 1


def test_what_is_no_text_file_is_one_problem(content):
    names = hostile.write_odd_files(content / "glossary")

    assert [problem.split(":")[0].removeprefix("content/glossary/") for problem in problems(content)] == sorted(names)


@pytest.mark.parametrize("written", [b"\xef\xbb\xbf" + ENTRY.encode(), ENTRY.replace("\n", "\r\n").encode()])
def test_a_byte_order_mark_and_line_ends_of_windows_are_fine(content, written):
    (content / "glossary/word.md").write_bytes(written)

    assert problems(content) == []


def test_the_line_ends_of_old_macs_are_fine(content):
    (content / "glossary/word.md").write_bytes(ENTRY.replace("\n", "\r").encode())

    assert problems(content) == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=repr)
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "BOM"])
def test_a_line_and_column_are_those_of_the_editor(content, end, mark):
    text = (content / "faq/driving.md").read_text().replace("dizzy.", "dizzy, é 8%.")
    (content / "faq/driving.md").write_bytes((mark + text.replace("\n", end)).encode())

    assert lines_about(content, "content/faq/driving.md")[0].startswith("content/faq/driving.md:18:26 [text] '8%'")


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"], ids=repr)
def test_the_place_of_a_wrong_byte_is_that_of_the_editor(content, end):
    written = ENTRY.encode().replace(b"A word", b"\xc3\xa9 caf\xe9").replace(b"\n", end)
    (content / "glossary/word.md").write_bytes(b"\xef\xbb\xbf" + written)

    assert lines_about(content, "content/glossary/word.md")[0].startswith("content/glossary/word.md:3:18 ")


def test_hidden_files_and_backups_of_editors_are_passed_over(content):
    for name in (".nausea.md.swp", ".DS_Store", "nausea.md~", ".git"):
        (content / "side-effects" / name).write_bytes(b"\x00")

    assert problems(content) == []


def test_a_folder_of_no_kind_is_refused_with_the_one_that_was_meant(content):
    (content / "side-effect").mkdir()

    assert messages(content) == ["The file does not belong here. Did you mean 'side-effects'?"]


def test_every_way_of_joining_letters_is_fine(content):
    builders.write_glossary_term(content, term="می\u200cخواهم")

    assert problems(content) == []


def test_a_file_with_countless_problems_shows_the_first_fifty(content):
    builders.write_red_flag(content, **{f"key{number}": "x" for number in range(60)})

    assert lines_about(content, "content/red-flags/cannot-breathe.md")[-1].endswith(
        "[file] The file has 10 more problems."
    )


@pytest.fixture
def open_content():
    """A content folder that every user can reach."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        yield builders.write_content(Path(folder))


@contextmanager
def as_somebody():
    """Not as root, who may read everything."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


@pytest.mark.parametrize(
    ("name", "noun"),
    [("side-effects/nausea.md", "file"), ("side-effects", "folder"), ("permalinks.txt", "file"), ("site.yaml", "file")],
)
def test_what_may_not_be_read_is_one_problem(open_content, name, noun):
    (open_content / name).chmod(0o000)

    with as_somebody():
        found = problems(open_content)
    (open_content / name).chmod(0o755)

    assert found == [f"content/{name}:1:1 [file] The {noun} cannot be read: Permission denied."]


def test_a_content_folder_that_may_not_be_read_is_one_problem(open_content):
    open_content.chmod(0o000)

    with as_somebody():
        found = problems(open_content)
    open_content.chmod(0o755)

    assert found == ["content:1:1 [file] The folder cannot be read: Permission denied."]


def test_a_file_is_named_by_its_path_from_the_folder_that_holds_the_content(content, monkeypatch):
    monkeypatch.chdir(content / "faq")

    assert read_folder(Path("..")).files[0].path == "content/conditions/pain.md"
