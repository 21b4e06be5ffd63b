"""Give every new page its short code, for life."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from ldnref.content.check_addresses import without_code
from ldnref.content.checks import read_content
from ldnref.content.collection import Content
from ldnref.content.files import PERMALINKS
from ldnref.content.permalinks import suggest_code


class Command(BaseCommand):
    help = "Add a line to permalinks.txt for every published page that has none."

    def handle(self, *args: Any, **options: Any) -> None:
        content = read_content(settings.CONTENT_DIR)
        _refuse_unread_permalinks(content)
        lines = list(_new_lines(content))
        if not lines:
            self.stdout.write("Every page has its short code.")
            return
        try:
            _append(lines)
        except OSError as error:
            raise CommandError(f"{PERMALINKS} cannot be written: {error.strerror}.") from None
        self.stdout.write("\n".join([f"Added to {PERMALINKS}:", *lines]))


def _refuse_unread_permalinks(content: Content) -> None:
    """A code that could not be read might be given a second time."""
    if not content.permalinks.is_whole or content.folder.unreadable & {".", PERMALINKS}:
        raise CommandError(f"{PERMALINKS} cannot be read as it is. Mend what check_content says of it first.")


def _new_lines(content: Content) -> list[str]:
    taken = set(content.permalinks.codes.values())
    lines = []
    for file in sorted(without_code(content), key=lambda file: file.address):
        code = suggest_code(file.address, taken)
        taken.add(code)
        lines.append(f"{code}  {file.address}")
    return lines


def _append(lines: list[str]) -> None:
    path = settings.CONTENT_DIR / PERMALINKS
    broken_off = path.exists() and not path.read_bytes().endswith((b"\n", b"\r"))
    with path.open("a", encoding="utf-8") as file:
        file.write("\n" * broken_off + "\n".join(lines) + "\n")
