"""Say everything that is wrong with the content files, and change nothing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from ldnref.content.checks import read_content
from ldnref.content.problems import Problem
from ldnref.loader import published_addresses


class Command(BaseCommand):
    help = "Check the content files. With paths, only the problems of those files or folders are shown."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="*", metavar="PATH", help="a file or folder of the content folder")

    def handle(self, *args: Any, paths: list[str], **options: Any) -> None:
        wanted = [_as_in_problems(name) for name in paths]
        content = read_content(settings.CONTENT_DIR, published_addresses())
        shown = [problem for problem in content.problems if _is_asked_for(problem, wanted)]
        for problem in sorted(shown, key=lambda problem: not problem.is_warning):
            self.stdout.write(str(problem))
        errors = sum(not problem.is_warning for problem in shown)
        if warnings := len(shown) - errors:
            self.stdout.write(f"{warnings} {'warning' if warnings == 1 else 'warnings'}, which stop nothing.")
        if errors:
            self.stderr.write(f"{errors} {'problem' if errors == 1 else 'problems'} to mend.")
            sys.exit(1)
        what = ", ".join(wanted) or f"{len(content.references)} content files"
        self.stdout.write(f"No problems in {what}.")


def _as_in_problems(name: str) -> str:
    """A path as problems name it: from the folder that holds the content folder."""
    root = settings.CONTENT_DIR.resolve()
    path = Path(name)
    if not (path.exists() or path.is_symlink()):
        raise CommandError(f"There is no file {name}.")
    # The parent alone, for a file that is a link is a problem under its own name.
    path = path.parent.resolve() / path.name if path.name else path.resolve()
    if not path.is_relative_to(root):
        raise CommandError(f"{name} is not in the content folder {root}.")
    return str(path.relative_to(root.parent))


def _is_asked_for(problem: Problem, wanted: list[str]) -> bool:
    return not wanted or any(problem.path == path or problem.path.startswith(f"{path}/") for path in wanted)
