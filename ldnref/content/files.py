"""Find and read the files of a content folder. Whatever lies there, each bad file is one problem and no more."""

from __future__ import annotations

import codecs
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ldnref.content.problems import Problem, did_you_mean, shortened
from ldnref.content.schema import LEXICON_FILES, NAME_LIMIT, is_slug
from ldnref.content.vocabulary import Kind

#: The longest real page has some 12,000 bytes.
SIZE_LIMIT = 64 * 1024
#: Of the files that grow with every page: all addresses ever published, and the words of readers.
LONG_SIZE_LIMIT = 1024 * 1024
LINE_LIMIT = 4_000

PERMALINKS = "permalinks.txt"
SITE_FACTS = "site.yaml"
LOOSE_FILES = (PERMALINKS, SITE_FACTS, *LEXICON_FILES)

#: Characters that nobody sees: controls, line ends of other systems, and marks that hide or reverse text, so that a
#: reader of the file would see other words than a reader of the page. Joiners (U+200C, U+200D) are part of scripts.
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\uffff\U000e0000-\U000e007f]"
)


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
    #: By their names.
    lexicon: dict[str, TextFile] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    #: The files, and the folders of kinds, that are there and cannot be read: ``faq/alcohol``, ``faq``, ``site.yaml``.
    unreadable: set[str] = field(default_factory=set)


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
        paths = sorted(directory.iterdir())
    except OSError as error:
        folder.unreadable.add(os.path.relpath(directory, root))
        folder.problems.append(_file_problem(root, directory, f"cannot be read: {error.strerror}.", "folder"))
        return
    for path in paths:
        if not path.name.startswith(".") and not path.name.endswith("~"):
            yield path


def _read_loose_file(root: Path, path: Path, folder: Folder) -> None:
    result = _read(root, path)
    if isinstance(result, Problem):
        folder.unreadable.add(path.name)
        folder.problems.append(result)
    elif path.name == PERMALINKS:
        folder.permalinks = result
    elif path.name in LEXICON_FILES:
        folder.lexicon[path.name] = result
    else:
        folder.site_facts = result


def _read_kind(root: Path, directory: Path, folder: Folder) -> None:
    if directory.is_symlink() or not directory.is_dir():
        folder.unreadable.add(directory.name)
        folder.problems.append(_file_problem(root, directory, "must be a real folder with the .md files of its kind."))
        return
    for path in _items(root, directory, folder):
        result = _name_problem(root, path) or _read(root, path)
        if isinstance(result, Problem):
            folder.unreadable.add(f"{directory.name}/{path.stem}")
            folder.problems.append(result)
        else:
            folder.files.append(TextFile(result.path, result.text, Kind(directory.name), path.stem))


def _name_problem(root: Path, path: Path) -> Problem | None:
    if path.suffix != ".md":
        return _file_problem(root, path, "is not a .md file. Rename it, or move it out of the content folder.")
    if not is_slug(path.stem):
        message = "has a name that cannot be an address. Use small letters, digits and single hyphens, like 'vivid-dreams.md'."
        return _file_problem(root, path, message)
    if len(path.stem) > NAME_LIMIT:
        return _file_problem(root, path, f"has a name of {len(path.stem)} characters; the limit is {NAME_LIMIT}.")
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
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        os.close(handle)
        return _file_problem(root, path, "is a folder, a pipe or a device. Content is one text file an entry.")
    with os.fdopen(handle, "rb") as file:
        limit = LONG_SIZE_LIMIT if path.name in (PERMALINKS, *LEXICON_FILES) else SIZE_LIMIT
        if status.st_size > limit:
            return _file_problem(root, path, f"has {status.st_size:,} bytes; the limit is {limit:,}. Split it.")
        try:
            return _decode(root, path, file.read(limit))
        except OSError as error:
            return _file_problem(root, path, f"cannot be read: {error.strerror}.")


def _decode(root: Path, path: Path, data: bytes) -> TextFile | Problem:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _file_problem(root, path, "is UTF-16. Save it as UTF-8.")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = _with_plain_line_ends(data.decode())
    except UnicodeDecodeError as error:
        line, column = _end_of(_with_plain_line_ends(data[: error.start].decode()))
        return Problem(_shown(root, path), line, column, "file", "The file is not UTF-8 here. Save it as UTF-8.")
    if "\x00" in text:
        line, column = _end_of(text[: text.index("\x00")])
        message = "The file has NUL bytes: it is UTF-16, or not text. Save it as UTF-8 text."
        return Problem(_shown(root, path), line, column, "file", message)
    if not text.strip():
        return _file_problem(root, path, "is empty.")
    return _bad_line(root, path, text) or TextFile(_shown(root, path), text)


def _with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _end_of(text: str) -> tuple[int, int]:
    """The line and column just behind a text."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def _bad_line(root: Path, path: Path, text: str) -> Problem | None:
    shown = _shown(root, path)
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LINE_LIMIT:
            message = f"The file has a line of {len(line):,} characters; the limit is {LINE_LIMIT:,}."
            return Problem(shown, number, 1, "file", message)
    if hidden := HIDDEN.search(text):
        message = f"The file has the hidden character U+{ord(hidden[0]):04X} here. Delete it."
        return Problem(shown, *_end_of(text[: hidden.start()]), "file", message)
    return None


def _shown(root: Path, path: Path) -> str:
    """The path from the folder that holds the content folder, printable whatever bytes the name has."""
    relative = os.path.relpath(path, root.parent)
    return shortened(os.fsencode(relative).decode("utf-8", "backslashreplace"), 200)


def _file_problem(root: Path, path: Path, message: str, noun: str = "file") -> Problem:
    return Problem(_shown(root, path), 1, 1, "file", f"The {noun} {message}")
