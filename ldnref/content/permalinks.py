"""content/permalinks.txt: every address that was ever published, and the short code that each entry keeps for life.

A line is ``code address``, and for an address that is no longer in use one of::

    k7w2  /faq/old-name/  moved                      the entry with this code has a new address, on another line
    p9aa  /faq/merged/    moved /faq/other/          the entry became part of another one
    q2bb  /faq/gone/      withdrawn 2027-01-31 Why   nothing took its place; the page says why
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from ldnref.content.files import TextFile
from ldnref.content.problems import Problem, shortened

#: Letters and digits that cannot be taken for one another when read over the telephone.
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
_CODE = re.compile(rf"^[{ALPHABET}]{{4,8}}$")
_ADDRESS = re.compile(r"^/[a-z-]+/[a-z0-9-]+/$")
_LINE = re.compile(r"^(\S+)\s+(\S+)(?:\s+(moved|withdrawn)(?:\s+(.*))?)?$")
_WITHDRAWN = re.compile(r"^(\d{4}-\d{2}-\d{2})\s+(\S.*)$")


@dataclass(frozen=True)
class Withdrawal:
    code: str
    address: str
    on: date
    because: str


@dataclass
class Permalinks:
    """The file, read. Every address stands in exactly one of the four."""

    #: Address by code, for entries that are there.
    current: dict[str, str] = field(default_factory=dict)
    #: Code by former address.
    former: dict[str, str] = field(default_factory=dict)
    #: Target address by the code and by the address of an entry that became part of another one.
    merged: dict[tuple[str, str], str] = field(default_factory=dict)
    withdrawn: dict[str, Withdrawal] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def code_of(self, address: str) -> str:
        """The code of an address in use. Raises KeyError for any other."""
        for code, current in self.current.items():
            if current == address:
                return code
        raise KeyError(address)

    def target_of(self, address: str) -> str | None:
        """Where a former address leads today."""
        if address in self.former:
            return self.current.get(self.former[address])
        return next((target for (_, old), target in self.merged.items() if old == address), None)

    def published(self) -> dict[str, str]:
        """Code by address, for every address ever published."""
        addresses = {address: code for code, address in self.current.items()}
        addresses |= self.former
        addresses |= {address: code for code, address in self.merged}
        return addresses | {gone.address: gone.code for gone in self.withdrawn.values()}


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
        line = line.split("#", 1)[0].strip()
        if line and (message := _read_line(permalinks, line, number)):
            problems.append(file.problem(number, 1, "permalinks", message))
    problems += _dangling(permalinks, file)
    return permalinks, problems


def _read_line(permalinks: Permalinks, line: str, number: int) -> str | None:
    """Add one line; a sentence when it cannot be added."""
    match = _LINE.match(line)
    if match is None:
        return f"'{shortened(line)}' is not a permalink. Write 'code /kind/name/', as the lines around it."
    code, address, state, rest = match.groups()
    if not _CODE.match(code):
        return f"'{shortened(code)}' is not a short code. Use 4 to 8 of these: {ALPHABET}."
    if not _ADDRESS.match(address):
        return f"'{shortened(address)}' is not an address. Write it like '/faq/alcohol/'."
    if address in permalinks.lines:
        return f"The address {address} stands on line {permalinks.lines[address]} already. An address is never used twice."
    permalinks.lines[address] = number
    if state is None:
        return _add_current(permalinks, code, address)
    if state == "withdrawn":
        return _add_withdrawn(permalinks, code, address, rest or "")
    if rest:
        permalinks.merged[(code, address)] = rest
    else:
        permalinks.former[address] = code
    return None


def _add_current(permalinks: Permalinks, code: str, address: str) -> str | None:
    if code in permalinks.current:
        other = permalinks.current[code]
        return f"The code {code} belongs to {other} already. If the page was renamed, put 'moved' after the old address."
    permalinks.current[code] = address
    return None


def _add_withdrawn(permalinks: Permalinks, code: str, address: str, rest: str) -> str | None:
    match = _WITHDRAWN.match(rest)
    try:
        on = date.fromisoformat(match[1]) if match else None
    except ValueError:
        on = None
    if match is None or on is None:
        return "After 'withdrawn' write the date and the reason, as in 'withdrawn 2026-11-23 It repeated another page.'"
    if on > date.today():
        return f"{on} is in the future, but this is the date on which the page was withdrawn."
    permalinks.withdrawn[address] = Withdrawal(code, address, on, match[2])
    return None


def _dangling(permalinks: Permalinks, file: TextFile) -> list[Problem]:
    """Former addresses that lead nowhere, and codes that stand for two things."""
    problems = []
    for address, code in permalinks.former.items():
        if code not in permalinks.current:
            message = f"{address} was moved, but no line says where the page with the code {code} is now."
            problems.append(file.problem(permalinks.lines[address], 1, "permalinks", message))
    for (_, address), target in permalinks.merged.items():
        if target not in permalinks.current.values():
            message = f"{address} was moved to {shortened(target)}, which is not an address in use."
            problems.append(file.problem(permalinks.lines[address], 1, "permalinks", message))
    ended = [(code, address) for code, address in permalinks.merged]
    ended += [(gone.code, gone.address) for gone in permalinks.withdrawn.values()]
    for code, address in ended:
        others = [other for other, owner in permalinks.published().items() if owner == code and other != address]
        if code in permalinks.current or others:
            message = f"The code {code} stands for another address too. A code is never used twice."
            problems.append(file.problem(permalinks.lines[address], 1, "permalinks", message))
    return problems


def vanished(permalinks: Permalinks, published: Mapping[str, str], path: str) -> list[Problem]:
    """Addresses (with their codes) of the last load that the file no longer knows, or knows under another code."""
    now = permalinks.published()
    problems = []
    for address, code in sorted(published.items()):
        if address not in now:
            message = f"{address} was published and has vanished from this file. Put back the line '{code} {address}', with 'moved' or 'withdrawn' if the page has gone."
        elif now[address] != code:
            message = f"{address} was published under the code {code}, which now reads {now[address]}. A code is for life: put {code} back."
        else:
            continue
        problems.append(Problem(path, permalinks.lines.get(address, 1), 1, "permalinks", message))
    return problems
