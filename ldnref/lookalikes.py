"""Names that a misspelt one may stand for. They are offered to the reader, who knows which was meant."""

from __future__ import annotations

import re
from collections.abc import Collection

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import extract

#: Shorter names are near to too many others.
SHORTEST = 4
#: How many slips a name of so many letters may hold.
SLIPS = ((6, 1), (9, 2), (100, 3))
#: A name of which so many letters were typed, as labels of pharmacies do: *hydroco/apap*.
SHORTEST_BEGINNING = 5
#: What sounding alike counts for, beside slips.
SOUNDS_ALIKE = 1.5
#: Few people miss the first letter.
OTHER_FIRST_LETTER = 0.5

#: Spellings that sound alike: *perkaset* is *percocet*, *zanex* is *xanax*.
_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("ph", "f"),
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


class Lookalikes:
    def __init__(self, names: Collection[str]) -> None:
        self.names = sorted(name for name in names if len(name) >= SHORTEST)
        self.sounds = {name: sound(name) for name in self.names}

    def of(self, typed: str) -> dict[str, float]:
        """Each name that may be meant, with how far it is; the beginnings of names only when there are no others."""
        if len(typed) < SHORTEST or typed.isdigit():
            return {}
        near: dict[str, float] = {
            name: SOUNDS_ALIKE for name, own in self.sounds.items() if own == sound(typed) and len(own) > 2
        }
        near |= {name: slips for name, slips in self._by_slips(typed) if slips <= near.get(name, slips)}
        return {name: far + OTHER_FIRST_LETTER * (name[0] != typed[0]) for name, far in near.items()} or (
            self._by_beginning(typed)
        )

    def _by_slips(self, typed: str) -> list[tuple[str, float]]:
        limit = next(slips for length, slips in SLIPS if len(typed) < length or length == SLIPS[-1][0])
        found = extract(typed, self.names, scorer=DamerauLevenshtein.distance, score_cutoff=limit, limit=None)
        return [(name, slips) for name, slips, _ in found if slips < 2 or _sounds_begin_alike(name, typed)]

    def _by_beginning(self, typed: str) -> dict[str, float]:
        longer = [name for name in self.names if name.startswith(typed) and len(typed) >= SHORTEST_BEGINNING]
        return dict.fromkeys(sorted(longer, key=len)[:1], SOUNDS_ALIKE)


def _sounds_begin_alike(name: str, typed: str) -> bool:
    return sound(name)[0] == sound(typed)[0]
