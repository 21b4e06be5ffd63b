"""Find and read the files of a content folder. Whatever lies there, each bad file is one problem and no more."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ldnref.content.problems import Problem, did_you_mean, shortened
from ldnref.content.schema import is_slug
from ldnref.content.vocabulary import Kind

#: The longest real page has some 12,000 bytes.
SIZE_LIMIT = 64 * 1024
LINE_LIMIT = 4_000

PERMALINKS = "permalinks.txt"
SITE_FACTS = "site.yaml"
LOOSE_FILES = (PERMALINKS, SITE_FACTS)

#: Characters that reverse or hide text, so that a reader of the file sees other words than a reader of the page.
_DIRECTION_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True)
class TextFile:
    """A file that could be read: its shown path, its kind and slug, and its text with line ends as ``\\n``."""

    path: str
    text: str
    kind: Kind | None = None
    slug: str = ""

    def problem(self, line: int, column: int, field: str, message: str) -> Problem:
        return Problem(self.path, line, column, field, message)


@dataclass
class Folder:
    """What was found in a content folder."""

    files: list[TextFile] = field(default_factory=list)
    permalinks: TextFile | None = None
    site_facts: TextFile | None = None
    problems: list[Problem] = field(default_factory=list)


def read_folder(root: Path) -> Folder:
    """Read every content file below the root, in the order of their names."""
    folder = Folder()
    root = root.resolve()
    for item in _items(root, root, folder):
        if item.name in LOOSE_FILES:
            _read_loose_file(root, item, folder)
        elif item.name in {kind.value for kind in Kind}:
            _read_kind(root, item, folder)
        else:
            message = "does not belong here." + did_you_mean(item.name, [kind.value for kind in Kind])
            folder.problems.append(_file_problem(root, item, message))
    return folder


def _items(root: Path, directory: Path, folder: Folder) -> Iterator[Path]:
    """What lies in a directory, without hidden files and editors' backups."""
    try:
        names = sorted(os.listdir(directory))
    except OSError as error:
        folder.problems.append(_file_problem(root, directory, f"cannot be read: {error.strerror}."))
        return
    for name in names:
        if not name.startswith(".") and not name.endswith("~"):
            yield directory / name


def _read_loose_file(root: Path, path: Path, folder: Folder) -> None:
    result = _read(root, path)
    if isinstance(result, Problem):
        folder.problems.append(result)
    elif path.name == PERMALINKS:
        folder.permalinks = result
    else:
        folder.site_facts = result


def _read_kind(root: Path, directory: Path, folder: Folder) -> None:
    if directory.is_symlink() or not directory.is_dir():
        folder.problems.append(_file_problem(root, directory, "must be a real folder with the .md files of its kind."))
        return
    for path in _items(root, directory, folder):
        result = _name_problem(root, path) or _read(root, path)
        if isinstance(result, Problem):
            folder.problems.append(result)
        else:
            folder.files.append(TextFile(result.path, result.text, Kind(directory.name), path.stem))


def _name_problem(root: Path, path: Path) -> Problem | None:
    if path.suffix != ".md":
        return _file_problem(root, path, "is not a .md file. Rename it, or move it out of the content folder.")
    if not is_slug(path.stem):
        message = "has a name that cannot be an address. Use small letters, digits and single hyphens, like 'vivid-dreams.md'."
        return _file_problem(root, path, message)
    return None


def _read(root: Path, path: Path) -> TextFile | Problem:
    """The text of a regular file inside the tree, or the one problem why not."""
    try:
        # Neither a link nor a pipe may be followed: one leads out of the tree, the other never ends.
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        if path.is_symlink():
            return _file_problem(root, path, "is a link. Content files are real files inside the content folder.")
        return _file_problem(root, path, f"cannot be read: {error.strerror}.")
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            return _file_problem(root, path, "is not a file. Content is one text file an entry.")
        if status.st_size > SIZE_LIMIT:
            message = f"has {status.st_size:,} bytes; the limit is {SIZE_LIMIT:,}. Split it."
            return _file_problem(root, path, message)
        try:
            data = file.read(SIZE_LIMIT)
        except OSError as error:
            return _file_problem(root, path, f"cannot be read: {error.strerror}.")
    return _decode(root, path, data)


def _decode(root: Path, path: Path, data: bytes) -> TextFile | Problem:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _file_problem(root, path, "is UTF-16. Save it as UTF-8.")
    if b"\x00" in data:
        return _file_problem(root, path, "has NUL bytes, so it is not text. Save it as UTF-8 text.", data.index(b"\x00"), data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _file_problem(root, path, "is not UTF-8 here. Save it as UTF-8.", error.start, data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return _file_problem(root, path, "is empty.")
    return _bad_line(root, path, text) or TextFile(_shown(root, path), text)


def _bad_line(root: Path, path: Path, text: str) -> Problem | None:
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LINE_LIMIT:
            message = f"has a line of {len(line):,} characters; the limit is {LINE_LIMIT:,}."
            return Problem(_shown(root, path), number, 1, "file", message)
        for column, char in enumerate(line, start=1):
            if char in _DIRECTION_MARKS or (unicodedata.category(char) == "Cc" and char != "\t"):
                message = f"has the hidden character U+{ord(char):04X}. Delete it."
                return Problem(_shown(root, path), number, column, "file", message)
    return None


def _shown(root: Path, path: Path) -> str:
    """The path from the folder that holds the content folder, printable whatever bytes the name has."""
    relative = os.path.relpath(path, root.parent)
    return shortened(os.fsencode(relative).decode("utf-8", "backslashreplace"), 200)


def _file_problem(root: Path, path: Path, message: str, offset: int = 0, data: bytes = b"") -> Problem:
    before = data[:offset]
    line = before.count(b"\n") + 1
    column = offset - (before.rfind(b"\n") + 1) + 1
    return Problem(_shown(root, path), line, column, "file", f"The file {message}")
