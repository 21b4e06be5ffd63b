"""The report on how the content stands."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import override_settings

from tests import builders


@pytest.fixture
def report(content):
    """The report on the small content folder, part by part."""

    def run(*arguments):
        output = StringIO()
        with override_settings(CONTENT_DIR=content):
            call_command("report_content", *arguments, stdout=output)
        parts = [part.strip().split("\n") for part in output.getvalue().strip().split("\n\n")]
        return {
            lines[0].partition(" (")[0].partition(",")[0].partition(":")[0]: [line.strip() for line in lines[1:]]
            for lines in parts
        }

    return run


def test_waivers_are_listed_with_their_reasons(content, report):
    builders.write_faq_entry(
        content, body="\n## Why {#why}\n\nYou can't.\n", waivers={"contraction": "It quotes a song."}
    )

    assert report()["Waivers"] == ["faq/driving  contraction: It quotes a song."]


def test_a_waiver_that_is_not_needed_says_so(content, report):
    builders.write_faq_entry(content, waivers={"contraction": "It quotes a song."})

    assert report()["Waivers"] == ["faq/driving  contraction: It quotes a song. (not needed any more)"]


def test_warnings_are_counted_by_rule(content, report):
    builders.write_faq_entry(content, body=f"\n## Why {{#why}}\n\n{('You rest at night ' * 6).strip()}.\n")

    assert report()["Warnings by rule"] == ["1  long-sentence"]


def test_reading_levels_are_listed_the_hardest_first(report):
    lines = report()["Reading level"]

    assert lines == sorted(lines, key=lambda line: -float(line.split()[1]))


def test_only_the_hardest_pages_are_listed_unless_all_are_asked_for(content, report):
    for number in range(20):
        builders.write_source(content, slug=f"trial-{number}", title=f"Trial {number}")

    assert (len(report()["Reading level"]), len(report("--all")["Reading level"])) == (16, 26)


def test_missing_pemat_items_say_what_to_add(report):
    assert (
        "faq/driving  1 The purpose is plain at once: Name LDN or naltrexone in the title or the summary."
        in (report()["PEMAT items that a machine can look at"])
    )


def test_the_report_says_that_it_is_no_pemat_score(content):
    output = StringIO()
    with override_settings(CONTENT_DIR=content):
        call_command("report_content", stdout=output)

    assert "not a PEMAT score" in output.getvalue()


def test_overdue_reviews_are_listed(content, report):
    builders.write_faq_entry(content, review_due="2020-01-02")

    assert report()["Overdue reviews"] == ["2020-01-02  faq/driving"]


def test_a_source_that_nothing_cites_is_listed(content, report):
    builders.write_source(content, slug="unused", title="Another trial")

    assert report()["Sources that nothing cites"] == ["unused"]


def test_a_source_that_prose_links_to_is_cited(content, report):
    builders.write_source(content, slug="linked", title="Another trial")
    builders.write_faq_entry(content, body="\n## Why {#why}\n\nYou see [it](/sources/linked/).\n")

    assert report()["Sources that nothing cites"] == ["none"]
