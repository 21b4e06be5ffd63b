"""Check the content files and load them into the database, all or nothing."""

from __future__ import annotations

import re
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from ldnref.content.checks import read_content
from ldnref.loader import LoadReport, compare, load, published_addresses

#: Up to this many names are listed for each kind of change; a first load has hundreds.
NAMES_SHOWN = 30


class Command(BaseCommand):
    help = "Load the content files into the database. When anything is wrong with them, nothing is loaded."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="say what a load would do, and do nothing")

    def handle(self, *args: Any, dry_run: bool, verbosity: int, **options: Any) -> None:
        self.progress("reading and checking")
        content = read_content(settings.CONTENT_DIR, published_addresses())
        if content.errors:
            self.progress("")
            for problem in content.errors:
                self.stderr.write(str(problem))
            count = len(content.errors)
            self.stderr.write(f"{count} {'problem' if count == 1 else 'problems'} to mend. Nothing was loaded.")
            sys.exit(1)
        try:
            report = compare(content) if dry_run else load(content, self.progress)
        except DatabaseError as error:
            self.progress("")
            raise CommandError(_database_sentence(error)) from None
        self.progress("")
        if verbosity > 0:
            self.stdout.write(_summary(report, dry_run))

    def progress(self, step: str) -> None:
        """One line on a terminal, written over by the next; nothing in a file or a pipe."""
        if self.stdout.isatty():
            self.stdout.write(f"\r\033[K{f'Loading: {step} …' if step else ''}", ending="")
            self.stdout.flush()


def _database_sentence(error: Exception) -> str:
    if "no such table" in str(error) or re.search(r'relation ".*" does not exist', str(error)):
        return "The database has no tables yet. Run: python manage.py migrate"
    return f"The database did not take the load, so nothing was changed: {str(error).strip().splitlines()[0]}"


def _summary(report: LoadReport, dry_run: bool) -> str:
    lines = []
    for name in ("added", "changed", "removed"):
        entries = getattr(report, name)
        if entries:
            verb = {"added": "Would add", "changed": "Would change", "removed": "Would remove"}[name]
            shown = ", ".join(entries[:NAMES_SHOWN])
            more = f" and {len(entries) - NAMES_SHOWN} more" if len(entries) > NAMES_SHOWN else ""
            lines.append(f"{verb if dry_run else name.capitalize()}: {shown}{more}")
    counts = ", ".join(f"{number} {name}" for name, number in report.counts().items())
    everything = not (report.added or report.changed or report.removed)
    lines.append(f"All unchanged: {counts}." if everything else f"{'Would be' if dry_run else 'Loaded'}: {counts}.")
    return "\n".join(lines)
