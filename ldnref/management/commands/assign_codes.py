"""Give every new page its short code, for life."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from ldnref.content.checks import read_content
from ldnref.content.files import PERMALINKS
from ldnref.content.permalinks import suggest_code
from ldnref.content.vocabulary import PAGE_KINDS


class Command(BaseCommand):
    help = "Add a line to permalinks.txt for every published page that has none."

    def handle(self, *args: Any, **options: Any) -> None:
        content = read_content(settings.CONTENT_DIR)
        known = content.permalinks.lines
        taken = set(content.permalinks.published().values())
        lines = []
        for file in sorted(content.files, key=lambda file: file.address):
            if file.kind in PAGE_KINDS and file.is_published and file.address not in known:
                code = suggest_code(file.address, taken)
                taken.add(code)
                lines.append(f"{code}  {file.address}")
        if not lines:
            self.stdout.write("Every page has its short code.")
            return
        try:
            _append(lines)
        except OSError as error:
            raise CommandError(f"{PERMALINKS} cannot be written: {error.strerror}.") from None
        self.stdout.write("\n".join([f"Added to {PERMALINKS}:", *lines]))


def _append(lines: list[str]) -> None:
    path = settings.CONTENT_DIR / PERMALINKS
    before = path.read_text() if path.exists() else ""
    if before and not before.endswith("\n"):
        before += "\n"
    path.write_text(before + "\n".join(lines) + "\n")
