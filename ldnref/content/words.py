"""Words as search sees them: the same when content is loaded and when a reader types."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

from snowballstemmer import stemmer

#: Words that say how a question is put, not what it is about.
_STOP_WORDS = """
a about after again all also always am an and any anyone anything are arent as at away be because been before being
both but by can cant cannot could couldnt did didnt do does doesnt doing dont during each either else even ever
every everything for from get gets getting go goes going gone gonna got had has hasnt have havent having he her here hers
him his how however i id if ill im in into is isnt it its itself ive just know let like lot made make makes making many
may maybe me might mine more most much must my myself need needs never no none nor not now of off ok okay on once
one only onto or other our out over own per please quite rather really same say see seem seems shall she should
shouldnt since so some someone something sometimes still such tell than that thats the their them then there theres
these they thing things this those though through to too under until up upon us use used using very via want wants
was wasnt way we well went were what whats when where whether which while who whom whose why will with within
without wont would wouldnt yes yet you your youre yours
teh hte adn taht thsi waht wiht jsut becuase
hes shes theyre weve youve wanna ur r u n rn lol lmao omg idk tbh imo pls plz ppl oops whatever literally basically
al como con cual cuales cuando cuanto cuanta de del el ella en es esta este esto estoy estas hay la las le les lo los mas
mi mis muy o para pero por porque puede puedo que quien se ser si sobre son su sus tengo tiene un una unas uno unos y ya yo
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())

#: Questions begin like this.
_QUESTION_WORDS = """
am are can could did do does has have how i if is may must shall should was what when where which who why will would
como cual cuando cuanto donde es hay por puedo que quien se
"""
QUESTION_WORDS = frozenset(_QUESTION_WORDS.split())

#: Words on nearly every page here: they break ties, but nothing is found or missed because of them.
WEAK_WORDS = frozenset(
    """
    ldn low naltrexone ntx pt pts patient patients take taken taking took tomar tomo tomando tomarlo tomarla
    husband hubby wife mom moms mum mums mother dad dads father sister brother partner boyfriend girlfriend friend
    daughter son gran granny nan nana grandma grandmother grandad granddad grandpa grandfather aunt uncle anymore actually already exactly lately recently stuff thing people person someone somebody anybody everybody
    good bad safe help helps helping constant constantly terrible awful horrible extreme extremely slight bit super
    """.split()
)
#: Who names it asks about it, whatever else there is.
LDN_NAMES = frozenset(["ldn", "naltrexone", "ntx"])
#: With *low* in front of it, *dose* is one of them too.
LOW_DOSE = ("low", "dose")

#: What is asked of a person of an age is asked of children or of older adults, by these words.
CHILD, ELDERLY = "child", "elderly"
CHILD_UNTIL, ELDERLY_FROM, OLDEST = 17, 66, 110
#: Younger ones do not write of themselves.
TALKING_FROM = 10
#: Behind a number, and before it, these say that it is an age; the last ones only where nothing is counted.
_OF_YEARS = frozenset("year years yr yrs yo yro anos".split())
_AGED = frozenset(["age", "aged"])
_OF_PERSONS = frozenset("am im is hes shes at of over turned turning nearly almost".split())
_SAID_OF_ONE = frozenset(["am", "im"])
_COUNTED = frozenset(
    """
    mg mgs milligrams mcg micrograms g grams ml mls c degrees percent day days night nights week weeks month months
    hour hours hrs minute minutes times pounds lbs kg kilos stone dollars bucks people capsules tablets pills bpm
    """.split()
)

#: *Od'd* is no odd word.
_OVERDOSED = re.compile(r"\bod['’]e?d\b", re.IGNORECASE)
_APOSTROPHES = re.compile(r"(?<=\w)['’‘ʼ`´](?=\w)")
_TOKEN = re.compile(r"\d+\.\d+|\d+|[a-z][a-z0-9]*")


def normalise(text: str) -> str:
    """Small letters without accents, apostrophes or look-alike forms: *Crohn's* is *crohns*, *hígado* is *higado*."""
    text = _APOSTROPHES.sub("", _OVERDOSED.sub("overdosed", text)).casefold()
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def tokenise(text: str) -> list[str]:
    """The words of a text, in ASCII letters and digits only, so that every database cuts and compares them alike.

    A decimal number is one word: *4.5mg* is *4d5* and *mg*.
    """
    return [token.replace(".", "d") for token in _TOKEN.findall(normalise(text))]


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """The commonest English words, from the list of easy words that the checks of reading ease use."""
    package = find_spec("textstat")
    assert package is not None
    folder = Path((package.submodule_search_locations or ["."])[0])
    return frozenset(tokenise((folder / "resources" / "en" / "easy_words.txt").read_text(encoding="utf-8")))


#: A name that is no plural, and forms whose stem would be another word: *SOB* is shortness of breath.
OWN_STEMS = {"pots": "pots", "sobbing": "sobb", "sobbed": "sobb", "sobs": "sobb"}


@lru_cache(maxsize=50_000)
def stem(token: str) -> str:
    """The part of a word that its forms share, taken twice so that *tiredness* and *tired* meet.

    A stemmer of its own for each call, because one stemmer cannot serve two threads at a time.
    """
    if token in OWN_STEMS:
        return OWN_STEMS[token]
    english = stemmer("english")
    return str(english.stemWord(english.stemWord(token)))


def stems(text: str) -> list[str]:
    return [stem(token) for token in tokenise(text)]


def telling_words(tokens: list[str]) -> list[str]:
    """The words that tell one page from another; all words when there are no others, as in *what is LDN*."""
    in_low_dose = {i + 1 for i, pair in enumerate(pairwise(tokens)) if pair == LOW_DOSE}
    strong = [token for i, token in enumerate(tokens) if i not in in_low_dose and token not in WEAK_WORDS | STOP_WORDS]
    return strong or tokens


def with_ages(tokens: list[str]) -> list[str]:
    """The tokens with the word for children or older adults in place of an age: *my mom is 80*, *for a 9 year old*."""
    around = zip(["", *tokens], tokens, [*tokens[1:], ""], strict=False)
    return [_age_group(token, before, after) or token for before, token, after in around]


def _age_group(token: str, before: str, after: str) -> str | None:
    years = int(token) if token.isdecimal() and len(token) < 4 else 0
    is_told = after in _OF_YEARS or before in _AGED
    is_said = before in _SAID_OF_ONE and after not in _COUNTED
    if (is_told and 0 < years <= CHILD_UNTIL) or (is_said and TALKING_FROM <= years <= CHILD_UNTIL):
        return CHILD
    if ELDERLY_FROM <= years <= OLDEST and (is_told or (before in _OF_PERSONS and after not in _COUNTED)):
        return ELDERLY
    return None


def is_question(tokens: list[str]) -> bool:
    return len(tokens) > 2 and tokens[0] in QUESTION_WORDS
