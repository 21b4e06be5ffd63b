"""What the commands for editors print, and their exit codes."""

import os
import pty
import subprocess
import sys
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from ldnref.content.permalinks import suggest_code
from tests import builders
from tests.serving import ROOT, environment, manage

pytestmark = pytest.mark.django_db


class Shell:
    """Runs commands on a content folder, in this process."""

    def __init__(self, content, settings):
        settings.CONTENT_DIR = content

    def run(self, *arguments, **options):
        self.output, self.errors, self.code = StringIO(), StringIO(), 0
        try:
            call_command(*arguments, stdout=self.output, stderr=self.errors, **options)
        except SystemExit as ended:
            self.code = ended.code
        return self.output.getvalue()


@pytest.fixture
def shell(content, settings):
    return Shell(content, settings)


# check_content.


def test_good_content_has_no_problems(shell, content):
    assert shell.run("check_content") == "No problems in 9 content files.\n"


def test_problems_are_printed_and_counted(shell, content):
    builders.write_faq_entry(content, updated="soon", title=None)

    printed = shell.run("check_content")

    assert printed == (
        "content/faq/driving.md:1:1 [title] 'title' is missing. Add a line 'title: …'.\n"
        "content/faq/driving.md:3:10 [updated] 'soon' is not a date. Write it as year-month-day, for example 2026-11-23.\n"
    )
    assert shell.errors.getvalue() == "2 problems to mend.\n"
    assert shell.code == 1


def test_one_problem_is_one(shell, content):
    builders.write_faq_entry(content, title=None)

    shell.run("check_content")

    assert shell.errors.getvalue() == "1 problem to mend.\n"


def test_with_a_path_only_its_problems_are_printed(shell, content):
    builders.write_faq_entry(content, title=None)
    builders.write_guide(content, order="first")

    printed = shell.run("check_content", str(content / "guides/start.md"))

    assert [line.split(":")[0] for line in printed.splitlines()] == ["content/guides/start.md"]


def test_with_a_folder_only_its_problems_are_printed(shell, content):
    builders.write_faq_entry(content, title=None)
    builders.write_guide(content, order="first")

    printed = shell.run("check_content", str(content / "guides"))

    assert [line.split(":")[0] for line in printed.splitlines()] == ["content/guides/start.md"]


def test_a_good_file_beside_a_bad_one_has_no_problems(shell, content):
    builders.write_guide(content, order="first")

    printed = shell.run("check_content", str(content / "faq/driving.md"))

    assert (printed, shell.code) == ("No problems in content/faq/driving.md.\n", 0)


def test_a_path_may_be_relative(shell, content, monkeypatch):
    monkeypatch.chdir(content / "faq")

    assert shell.run("check_content", "driving.md", "../guides/") == (
        "No problems in content/faq/driving.md, content/guides.\n"
    )


def test_the_content_folder_itself_is_a_path(shell, content, monkeypatch):
    builders.write_faq_entry(content, title=None)
    monkeypatch.chdir(content)

    shell.run("check_content", ".")

    assert shell.code == 1


def test_a_link_is_a_path_of_its_own(shell, content):
    (content / "faq/linked.md").symlink_to(content / "faq/driving.md")

    printed = shell.run("check_content", str(content / "faq/linked.md"))

    assert printed.startswith("content/faq/linked.md:1:1 [file] The file is a link.")


def test_a_path_that_is_not_there_is_refused(shell, content):
    with pytest.raises(CommandError, match=r"^There is no file faq/nowhere\.md\.$"):
        shell.run("check_content", "faq/nowhere.md")


def test_a_path_outside_the_content_folder_is_refused(shell, content):
    with pytest.raises(CommandError, match=f"^/etc/passwd is not in the content folder {content}.$"):
        shell.run("check_content", "/etc/passwd")


def test_checking_writes_nothing(shell, content):
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}

    shell.run("check_content")

    assert {path: path.read_bytes() for path in content.rglob("*") if path.is_file()} == before


# load_content.


def test_a_first_load_names_what_it_added(shell, content):
    printed = shell.run("load_content").splitlines()

    assert printed[0].startswith("Added: ")
    assert "side-effects/nausea" in printed[0]
    assert printed[1].startswith("Loaded: ")


def test_a_second_load_says_that_all_is_unchanged(shell, content):
    shell.run("load_content")

    assert shell.run("load_content").startswith("All unchanged: 0 added, 0 changed, 0 removed, ")


def test_a_load_names_what_changed(shell, content):
    shell.run("load_content")
    builders.write_faq_entry(content, summary="Yes.")

    assert shell.run("load_content").startswith("Changed: faq/driving\nLoaded: 0 added, 1 changed, 0 removed, ")


def test_a_dry_run_says_what_a_load_would_do(shell, content):
    shell.run("load_content")
    builders.write_faq_entry(content, summary="Yes.")

    printed = shell.run("load_content", "--dry-run")

    assert printed.startswith("Would change: faq/driving\nWould be: 0 added, 1 changed, 0 removed, ")


def test_a_dry_run_does_nothing(shell, content):
    shell.run("load_content", "--dry-run")

    assert shell.run("load_content").startswith("Added: ")


def test_content_with_problems_is_not_loaded(shell, content):
    builders.write_faq_entry(content, title=None)

    shell.run("load_content")

    assert shell.errors.getvalue() == (
        "content/faq/driving.md:1:1 [title] 'title' is missing. Add a line 'title: …'.\n"
        "1 problem to mend. Nothing was loaded.\n"
    )
    assert shell.code == 1


def test_many_names_are_cut_short(shell, content):
    for number in range(40):
        builders.write_glossary_term(content, f"term-{number}", term=f"Term {number}")

    first_line = shell.run("load_content").splitlines()[0]

    assert first_line.endswith(" more")


# assign_codes.


def test_a_new_page_is_given_its_code(shell, content):
    builders.write_guide(content, "new", title="New")
    code = suggest_code("/guides/new/", builders.CODES.values())

    assert shell.run("assign_codes") == f"Added to permalinks.txt:\n{code}  /guides/new/\n"


def test_with_their_codes_new_pages_have_no_problems(shell, content):
    builders.write_guide(content, "new", title="New")
    builders.write_faq_entry(content, "new", title="New?")

    shell.run("assign_codes")

    assert builders.problems(content) == []


def test_without_new_pages_no_code_is_given(shell, content):
    before = (content / "permalinks.txt").read_bytes()

    assert shell.run("assign_codes") == "Every page has its short code.\n"
    assert (content / "permalinks.txt").read_bytes() == before


def test_lines_of_permalinks_stay_as_they_were(shell, content):
    before = (content / "permalinks.txt").read_bytes().replace(b"\n", b"\r\n").rstrip() + b"  # caf\xc3\xa9"
    (content / "permalinks.txt").write_bytes(before)
    builders.write_guide(content, "new", title="New")

    shell.run("assign_codes")

    assert (content / "permalinks.txt").read_bytes().startswith(before + b"\n")


def test_without_permalinks_every_page_is_given_a_code(shell, content):
    (content / "permalinks.txt").unlink()

    shell.run("assign_codes")

    assert builders.problems(content) == []


@pytest.mark.parametrize("spoil", [b"\xff\n", b"nonsense\n"])
def test_no_code_is_given_while_those_given_cannot_be_read(shell, content, spoil):
    (content / "permalinks.txt").write_bytes(spoil)

    with pytest.raises(CommandError, match=r"^permalinks\.txt cannot be read as it is\."):
        shell.run("assign_codes")


def test_a_page_of_doubtful_status_is_given_no_code(shell, content):
    builders.write_guide(content, "new", title="New", status="drfat")

    assert shell.run("assign_codes") == "Every page has its short code.\n"


# In processes of their own.


def test_without_tables_a_load_says_how_to_make_them(content, scratch_database):
    done = manage("load_content", CONTENT_DIR=content, DATABASE_URL=scratch_database)

    assert done.stderr == "CommandError: The database has no tables yet. Run: python manage.py migrate\n"
    assert (done.returncode, done.stdout) == (1, "")


def test_without_tables_content_can_be_checked(content, scratch_database):
    done = manage("check_content", CONTENT_DIR=content, DATABASE_URL=scratch_database)

    assert (done.returncode, done.stderr) == (0, "")


def test_without_its_folder_the_content_cannot_be_checked(tmp_path):
    done = manage("check_content", CONTENT_DIR=tmp_path / "nowhere")

    assert done.returncode == 1
    assert "CONTENT_DIR" in done.stderr
    assert "Traceback" not in done.stderr


def test_two_loads_at_a_time_wait_for_each_other(content, scratch_database):
    own_settings = environment(CONTENT_DIR=content, DATABASE_URL=scratch_database)
    manage("migrate", "--verbosity", "0", DATABASE_URL=scratch_database)
    command = [sys.executable, "manage.py", "load_content"]
    loads = [
        subprocess.Popen(command, cwd=ROOT, env=own_settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]

    printed = sorted(load.communicate(timeout=60)[0].split()[0] for load in loads)

    assert printed == ["Added:", "All", "All"]


def test_progress_is_shown_on_a_terminal(content, scratch_database):
    manage("migrate", "--verbosity", "0", DATABASE_URL=scratch_database)
    own_settings = environment(CONTENT_DIR=content, DATABASE_URL=scratch_database)
    terminal, other_end = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "manage.py", "load_content"], cwd=ROOT, env=own_settings, stdout=other_end, stderr=other_end
    ):
        os.close(other_end)
        shown = b"".join(iter(lambda: read_terminal(terminal), b"")).decode()
    os.close(terminal)

    assert "\r\033[KLoading: search index …\r\033[KAdded: " in shown


def read_terminal(terminal):
    try:
        return os.read(terminal, 1024)
    except OSError:
        # The program has closed its end.
        return b""
