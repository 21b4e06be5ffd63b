"""Names that a misspelt one may stand for. They are offered to the reader, who knows which was meant."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import takewhile

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

#: Shorter names are near to too many others.
SHORTEST = 4
#: How many slips a name of up to so many letters may hold.
SLIPS = ((5, 1), (8, 2), (sys.maxsize, 3))
#: A name of which so many letters were typed, as labels of pharmacies do: *hydroco/apap*.
SHORTEST_BEGINNING = 5
#: Shorter names stand in too many other words.
SHORTEST_PART = 7
#: What sounding alike counts for, beside slips.
SOUNDS_ALIKE = 1.5
#: Fewer sounds are those of too many names.
SHORTEST_SOUND = 3
#: Few people miss the first letter.
OTHER_FIRST_LETTER = 0.5

#: Spellings that sound alike: *perkaset* is *percocet*, *zanex* is *xanax*.
_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("ph", "f"),
        ("gh", ""),
        ("^x", "s"),
        ("c(?=[eiy])|z", "s"),
        ("ck|[cq]", "k"),
        ("x", "ks"),
        (r"(?<!^)[aeiouyhw]", ""),
        (r"(.)\1+", r"\1"),
    )
]


def sound(name: str) -> str:
    for pattern, letters in _SOUNDS:
        name = pattern.sub(letters, name)
    return name


def _slips(letters: int) -> int:
    return next(slips for length, slips in SLIPS if letters <= length)


class Lookalikes:
    def __init__(self, names: Collection[str]) -> None:
        self.names = sorted(name for name in names if len(name) >= SHORTEST)
        #: By how many letters were typed: with the first sound those within the slips of so many, without it within one.
        self.alike: dict[tuple[int, str], list[str]] = defaultdict(list)
        self.by_sound: dict[str, list[str]] = defaultdict(list)
        self.by_start: dict[str, list[str]] = defaultdict(list)
        for name in self.names:
            for more in range(-_slips(sys.maxsize), _slips(sys.maxsize) + 1):
                length = len(name) + more
                if abs(more) <= 1:
                    self.alike[length, ""].append(name)
                if abs(more) <= _slips(length):
                    self.alike[length, sound(name)[:1]].append(name)
            self.by_sound[sound(name)].append(name)
            self.by_start[name[:SHORTEST_PART]].append(name)

    def of(self, typed: str) -> dict[str, float]:
        """Each name that may be meant, with how far it is; the beginnings and parts of names only when there are no others."""
        if len(typed) < SHORTEST or typed.isdigit():
            return {}
        own_sound = sound(typed)
        near: dict[str, float] = dict.fromkeys(self.by_sound.get(own_sound, []), SOUNDS_ALIKE)
        if len(own_sound) < SHORTEST_SOUND:
            near = {}
        near |= {name: slips for name, slips in self._by_slips(typed) if slips <= near.get(name, slips)}
        return {name: far + OTHER_FIRST_LETTER * (name[0] != typed[0]) for name, far in near.items()} or (
            self._by_beginning(typed) or self._by_part(typed)
        )

    def _by_slips(self, typed: str) -> Iterator[tuple[str, float]]:
        """One slip anywhere, or more behind a beginning that sounds the same."""
        length = len(typed)
        for limit, alike in (
            (1, self.alike.get((length, ""), ())),
            (_slips(length), self.alike.get((length, sound(typed)[:1]), ())),
        ):
            for name, slips, _ in extract(typed, alike, scorer=OSA.distance, score_cutoff=limit, limit=None):
                yield name, slips

    def _by_beginning(self, typed: str) -> dict[str, float]:
        if len(typed) < SHORTEST_BEGINNING:
            return {}
        following = self.names[bisect_left(self.names, typed) :]
        longer = list(takewhile(lambda name: name.startswith(typed), following))
        return dict.fromkeys(sorted(longer, key=len)[:1], SOUNDS_ALIKE)

    def _by_part(self, typed: str) -> dict[str, float]:
        """A relative of one of ours: *hydrocodone* in *dihydrohydrocodone*."""
        starts = range(len(typed) - SHORTEST_PART + 1)
        parts = (
            (start, name) for start in starts for name in self.by_start.get(typed[start : start + SHORTEST_PART], ())
        )
        return {name: SOUNDS_ALIKE for start, name in parts if typed.startswith(name, start)}
