"""content/permalinks.txt: every address that was ever published, and the short code that each entry keeps for life.

A line is ``code address``, and for an address that is no longer in use one of::

    k7w2  /faq/old-name/  moved                      the entry with this code has a new address, on another line
    p9aa  /faq/merged/    moved /faq/other/          the entry became part of another one
    q2bb  /faq/gone/      withdrawn 2027-01-31 Why   nothing took its place; the page says why

A comment starts with ``#``. Old lines stay as they are: what became part of a page follows it wherever it goes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from ldnref.content.files import TextFile
from ldnref.content.problems import Problem, did_you_mean, shortened
from ldnref.content.schema import NAME_LIMIT, is_slug
from ldnref.content.vocabulary import PAGE_KINDS

#: Letters and digits that cannot be taken for one another when read over the telephone.
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
_CODE = re.compile(rf"[{ALPHABET}]{{4,8}}")
_COMMENT = re.compile(r"(?:^|\s)#.*")
_ADDRESSES = re.compile(r"/[a-z-]+/[a-z0-9-]+/")


@dataclass(frozen=True)
class Withdrawal:
    code: str
    address: str
    on: date
    because: str


@dataclass
class Permalinks:
    """The file, read."""

    #: Code by address, for every address ever published.
    codes: dict[str, str] = field(default_factory=dict)
    #: Address by code, for entries that are there.
    current: dict[str, str] = field(default_factory=dict)
    #: Address by code, where the entry is or was last.
    last: dict[str, str] = field(default_factory=dict)
    #: Code by address, for addresses of an entry before its last.
    former: dict[str, str] = field(default_factory=dict)
    #: Target by address, for entries that became part of another one.
    merged: dict[str, str] = field(default_factory=dict)
    withdrawn: dict[str, Withdrawal] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    #: Addresses on lines that are wrong, about which nothing else is said.
    unread: set[str] = field(default_factory=set)
    is_whole: bool = True

    def code_of(self, address: str) -> str:
        """The code of an address in use. Raises KeyError for any other."""
        code = self.codes[address]
        if self.current.get(code) != address:
            raise KeyError(address)
        return code

    def leads_to(self, address: str) -> str | None:
        """The code of what an address shows today: an entry that is there, or a withdrawn one."""
        seen: set[str] = set()
        while address in self.codes and address not in seen:
            seen.add(address)
            code = self.codes[address]
            address = self.last.get(code, "")
            if address not in self.merged:
                return code if address else None
            address = self.merged[address]
        return None

    def target_of(self, address: str) -> str | None:
        """Where a former address leads today."""
        if self.current.get(self.codes.get(address, "")) == address:
            return None
        return self.current.get(self.leads_to(address) or "")


def suggest_code(address: str, taken: Iterable[str]) -> str:
    """A free code of four signs for an address; the same address gets the same suggestion."""
    taken = set(taken)
    for attempt in range(10_000):
        number = int.from_bytes(hashlib.sha256(f"{address} {attempt}".encode()).digest()[:8], "big")
        code = "".join(ALPHABET[number // len(ALPHABET) ** place % len(ALPHABET)] for place in range(4))
        if code not in taken:
            return code
    raise ValueError("every short code is taken")


def read_permalinks(file: TextFile) -> tuple[Permalinks, list[Problem]]:
    """Read the file; what is wrong with one line does not hide what is wrong with another."""
    permalinks, problems = Permalinks(), []
    for number, line in enumerate(file.text.split("\n"), start=1):
        words = line.strip() if " withdrawn " in line and not line.startswith("#") else _COMMENT.sub("", line).strip()
        if words and (message := _read_line(permalinks, words, number)):
            problems.append(file.problem(number, 1, "permalinks", message))
            permalinks.unread.update(_ADDRESSES.findall(words))
            permalinks.is_whole = False
    return permalinks, problems + _dangling(permalinks, file)


def _read_line(permalinks: Permalinks, line: str, number: int) -> str | None:
    """Add one line; a sentence when it cannot be added."""
    code, address, state, rest = (*line.split(maxsplit=3), "", "", "")[:4]
    if not address:
        return f"'{shortened(line)}' is not a permalink. Write 'code /kind/name/', as on the lines around it."
    if not _CODE.fullmatch(code):
        return f"'{shortened(code)}' is not a short code. Use 4 to 8 of these: {ALPHABET}."
    if not _is_address(address):
        return f"'{shortened(address)}' is not the address of a page. Write it like '/faq/alcohol/'."
    if state not in ("", "moved", "withdrawn"):
        return f"'{shortened(state)}' cannot stand after an address.{did_you_mean(state, ['moved', 'withdrawn'])}"
    if address in permalinks.lines:
        return (
            f"The address {address} stands on line {permalinks.lines[address]} already. An address is never used twice."
        )
    if (state, rest) == ("moved", ""):
        permalinks.former[address], message = code, None
    else:
        message = _add_last(permalinks, code, address, state, rest)
    if message is None:
        permalinks.codes[address], permalinks.lines[address] = code, number
    return message


def _is_address(address: str) -> bool:
    kind, _, slug = address.strip("/").partition("/")
    return address == f"/{kind}/{slug}/" and kind in set(PAGE_KINDS) and is_slug(slug) and len(slug) <= NAME_LIMIT


def _add_last(permalinks: Permalinks, code: str, address: str, state: str, rest: str) -> str | None:
    """Add the address where the entry of a code is, or was last."""
    if other := permalinks.last.get(code):
        return (
            f"The code {code} belongs to {other} already. If the page was renamed, write only 'moved' after its old "
            "address; another page needs a code of its own."
        )
    if state == "withdrawn":
        gone = _withdrawal(code, address, rest)
        if isinstance(gone, str):
            return gone
        permalinks.withdrawn[address] = gone
    elif state == "moved":
        permalinks.merged[address] = rest
    else:
        permalinks.current[code] = address
    permalinks.last[code] = address
    return None


def _withdrawal(code: str, address: str, rest: str) -> Withdrawal | str:
    """The end of a page, or what is wrong with it."""
    written, _, reason = rest.partition(" ")
    try:
        on = date.fromisoformat(written)
    except ValueError:
        on = None
    if on is None or not reason.strip():
        return "After 'withdrawn' write the date and the reason, as in 'withdrawn 2026-11-23 It repeated another page.'"
    if on > date.today():
        return f"{on} is in the future, but this is the date on which the page was withdrawn."
    return Withdrawal(code, address, on, reason.strip())


def _dangling(permalinks: Permalinks, file: TextFile) -> list[Problem]:
    """Old addresses that lead nowhere."""
    problems = []
    for address, code in permalinks.former.items():
        if code not in permalinks.last and permalinks.is_whole:
            message = f"{address} was moved, but no line says where the page with the code {code} is now."
            problems.append(file.problem(permalinks.lines[address], 1, "permalinks", message))
    for address, target in permalinks.merged.items():
        if permalinks.leads_to(address) is None and target not in permalinks.unread:
            message = (
                f"{address} was moved to {shortened(target)}, which is not the address of another page in this file."
            )
            problems.append(file.problem(permalinks.lines[address], 1, "permalinks", message))
    return problems


def vanished(permalinks: Permalinks, published: Mapping[str, str], path: str) -> list[Problem]:
    """Addresses (with their codes) of the last load that the file no longer knows, or knows under another code."""
    merged = {permalinks.codes[address] for address in permalinks.merged}
    problems = []
    for address, code in sorted(published.items()):
        if address in permalinks.unread:
            continue
        if address.startswith("/s/"):
            if address.removeprefix("/s/") in permalinks.last or not permalinks.is_whole:
                continue
            message = f"The short code {address.removeprefix('/s/')} was published and has vanished from this file. Put it back."
        elif address not in permalinks.codes:
            message = f"{address} was published and has vanished from this file. Put back the line '{code} {address}', with 'moved' or 'withdrawn' if the page has gone."
        # What became part of another page is loaded under the code of that page.
        elif (now := permalinks.codes[address]) != code and now not in merged:
            message = f"{address} was published under the code {code}, which now reads {now}. A code is for life: put {code} back."
        else:
            continue
        problems.append(Problem(path, permalinks.lines.get(address, 1), 1, "permalinks", message))
    return problems
