"""Names of medicines as people type and paste them, with doses, forms and directions."""

from __future__ import annotations

import re
from itertools import pairwise

from ldnref.content.words import STOP_WORDS, normalise, tokenise

#: Naltrexone of no more than this is LDN itself.
LDN_MOST_MG = 6
LDN_WORDS = frozenset(["dose", "ldn", "low", "naltrexone"])
#: Words that say nothing about which medicine it is, in our names and in those of a reader: salts, and how it is released.
FILLERS = frozenset(
    """
    and w with
    besylate bit bitartrate citrate fumarate hbr hci hcl hydrobromide hydrochloride maleate mesylate phosphate
    sodium succinate sulfate sulphate tartrate
    cr dr er extended immediate ir la odt release sr xl xr
    """.split()
)
#: Words beside a name that are no medicine: amounts, forms, and how to take it.
DIRECTIONS = STOP_WORDS | frozenset(
    """
    g gm gms gram grams iu l mcg meq mg mgs milligrams ml percent ug unit units
    cap caps capsule capsules chewable chewables cream drop drops elixir film films gel inhaler inhalers inj injection
    injections liquid lozenge lozenges lotion ointment patch patches pen pill pills powder puff puffs shot shots sol
    soln solution spray sprays strip strips supp suppositories suppository susp suspension syringe syrup syrups tab
    tablet tablets tabs vial
    im iv mouth nasal nasally oral orally po pr sc sl subcut subq sublingual topical topically under tongue
    ac bedtime bid breakfast daily day days dinner evening evenings food hour hours hr hrs hs lunch meal meals midday
    month monthly morning mornings night nightly nights noon pc prn qam qd qhs qid qod qpm tid times today tonight
    twice week weekly weeks x yesterday
    brand dosage dose doses generic half kind max maximum med medicine medicines medication medications meds name
    needed otc pint pints plus prescription qty quantity refill refills regular rx script sig stopped start started starting strength
    strengths take taken takes taking tap ten took two three four five six using last ago current currently
    pain painful ache aches hurt hurts relief severe bad
    """.split()
)
#: Beside an everyday word these say that it is a medicine or a drug: *I drink lean*.
USING = frozenset(
    """
    abuse abused abusing addict addicted addiction ate bought buy buying dealer drank drink drinking drinks eat eating
    friend friends habit high occasionally party parties pop popped popping quit quitting recreational recreationally
    shoot shooting sip sipped sipping smoke smoked smokes smoking snort snorted snorting sometimes still street use used
    uses using vape vaped vaping weekend weekends
    """.split()
)
#: Behind a name that ends in a digit these make the digit an amount: *Tylenol 3 times a day*.
AMOUNTS = frozenset("a daily g gm mcg mg ml per times x".split())

_SEPARATORS = re.compile(r"[\n;]+|,(?!\d{3}\b)(?![^()\n]{0,200}\))")
_LIST_MARKS = re.compile(r"^(?:[\s\W]+|\d{1,2}[.)]\s)+", re.UNICODE)
_NUMBERED = re.compile(r"(?:#|\b(?:no|nr|num|number)\b\.?)\s*(?=\d)", re.IGNORECASE)
_DIGIT_EDGE = re.compile(r"(?<=[a-z])(?<!\bno)(?=\d)|(?<=\d)(?=[a-z])")
_NUMBER = re.compile(r"(no)?\d+(d\d+)?")
#: Or *Norco™* were *norcotm*.
_TRADEMARK = re.compile("[™℠]")
_AMOUNT = re.compile(r"\d+(d\d+)?$")


def words_of(text: str) -> tuple[str, ...]:
    """The words that tell a name: *Norco5/325 tab* is *norco 5 325 tab*, *Tylenol #3* is *tylenol no3*."""
    apart = _DIGIT_EDGE.sub(" ", _NUMBERED.sub(" no", normalise(_TRADEMARK.sub(" ", text))))
    return tuple(word for word in tokenise(apart) if word not in FILLERS)


def is_direction(word: str) -> bool:
    return word in DIRECTIONS or len(word) == 1 or is_number(word)


def is_number(word: str) -> bool:
    return _NUMBER.fullmatch(word) is not None


def names_in(text: str) -> list[str]:
    """The names that a reader typed or pasted, each once, as typed."""
    parts = (_LIST_MARKS.sub("", part).strip() for part in _SEPARATORS.split(text))
    each: dict[str, str] = {}
    for part in parts:
        if part:
            each.setdefault(part.casefold(), part)
    return list(each.values())


def is_ldn(words: tuple[str, ...]) -> bool:
    """By its own name, or naltrexone of so few milligrams; never naltrexone of more."""
    amounts = [float(word.replace("d", ".")) for word, unit in pairwise(words) if unit == "mg" and _AMOUNT.match(word)]
    if "naltrexone" in words and amounts:
        return max(amounts) <= LDN_MOST_MG
    return "ldn" in words or {"low", "dose", "naltrexone"} <= set(words)
