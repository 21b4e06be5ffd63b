"""Say how the content stands: what is waived, hard to read, missing, overdue or unused. It changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from ldnref.content.checks import read_content
from ldnref.content.readability import PAGE_GRADE, SUMMARY_GRADE
from ldnref.content.report import Report, report_on

#: As many of the hardest pages are listed, unless all are asked for.
GRADES_SHOWN = 15


class Command(BaseCommand):
    help = "Report on the content: waivers, warnings, reading level, PEMAT items, overdue reviews, unused sources."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--all", action="store_true", help="list the reading level of every page, not of the hardest"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        report = report_on(read_content(settings.CONTENT_DIR), date.today())
        self.stdout.write("\n".join(_lines(report, None if options["all"] else GRADES_SHOWN)))


def _lines(report: Report, grades_shown: int | None) -> Iterator[str]:
    yield from _part(f"Waivers ({report.waived_share:.0%} of {report.entries} entries have one)", _waivers(report))
    yield from _part("Warnings by rule", [f"{count:5}  {rule}" for rule, count in report.warnings.most_common()])
    yield from _part(_grades_heading(report), _grades(report, grades_shown))
    yield from _part(_pemat_heading(report), _pemat(report))
    yield from _part("Overdue reviews", [f"{due}  {reference}" for due, reference in report.overdue])
    yield from _part("Sources that nothing cites", report.uncited_sources)


def _part(heading: str, lines: list[str]) -> Iterator[str]:
    yield heading
    yield from (f"  {line}" for line in lines or ["none"])
    yield ""


def _waivers(report: Report) -> list[str]:
    return [
        f"{waiver.reference}  {waiver.rule}: {waiver.reason}" + ("" if waiver.times else " (not needed any more)")
        for waiver in report.waivers
    ]


def _grades_heading(report: Report) -> str:
    if not report.grades:
        return "Reading level"
    page = sum(grades.page for grades in report.grades) / len(report.grades)
    summary = sum(grades.summary for grades in report.grades) / len(report.grades)
    return (
        f"Reading level, US school grade (limits: page {PAGE_GRADE:g}, summary {SUMMARY_GRADE:g}; "
        f"mean: page {page:.1f}, summary {summary:.1f}), hardest first"
    )


def _grades(report: Report, shown: int | None) -> list[str]:
    hardest = sorted(report.grades, key=lambda grades: (-grades.page, grades.reference))
    lines = [
        f"page {grades.page:4.1f}  summary {grades.summary:4.1f}  {grades.reference}" for grades in hardest[:shown]
    ]
    left = len(hardest) - len(lines)
    return [*lines, f"and {left} easier pages (--all lists them)"] if left else lines


def _pemat_heading(report: Report) -> str:
    clean = report.pemat_entries - len(report.pemat_missing)
    return f"PEMAT items that a machine can look at: {clean} of {report.pemat_entries} entries lack none (a lint, not a PEMAT score)"


def _pemat(report: Report) -> list[str]:
    return [
        f"{reference}  {item.number} {item.asks}: {item.missing}"
        for reference, items in sorted(report.pemat_missing.items())
        for item in items
    ]
