"""The rules for plain words: whom a sentence speaks to, how long it is, and which words patients do not use."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ldnref.content import us_english
from ldnref.content.rules import (
    Excuse,
    Finder,
    Offence,
    Rule,
    Weight,
    followed_by,
    in_brackets,
    is_question,
    pattern,
    preceded_by,
    quoted,
)
from ldnref.content.sentences import Passage, Sentence

LONG_SENTENCE = 20
VERY_LONG_SENTENCE = 30


_ANYBODY = r"(?:patients?|people|users?|individuals?|persons?|women|men|children|adults|kids|volunteers|participants|subjects|someone|somebody|anyone|everyone|nobody|those|others|who|they|you|we|he|she|some|many|most|few)"
_SYMPTOM = r"""(?:side|adverse|bad|unwanted|symptoms?|effects?|reactions?|allerg\w+|nausea|vomiting|rash(?:es)?|hives|headaches?|migraines?|insomnia|diarrhea|
    constipation|fever|fatigue|tiredness|pain|cramps?|dizziness|withdrawal|jaundice|anxiety|depression|restlessness|cough|swelling|problems?|trouble|discomfort|
    dreams?|nightmares?|palpitations|hot|low|mood|dry|itch\w*|chills|sweat\w*|sleep\w*|irritability|thoughts|suicidal|liver|muscle|joint|stomach|chest|weight)"""
_TAKING = r"(?:\s+(?:who\s+(?:are\s+)?)?(?:taking|take|takes|on|using|use|starting|start|with|who|prescribed|have|allergic)\b[^.,;]{1,40}?)"


def _long(at_least: int, under: int | None = None) -> Finder:
    def find(sentence: Sentence, passage: Passage) -> Iterator[Offence]:
        if sentence.words > at_least and (under is None or sentence.words <= under):
            yield Offence(0, len(sentence.text), f"{sentence.words} words")

    return find


def _american(found_in: Callable[[str], Iterator[us_english.Found]], *unless: Excuse) -> Finder:
    def find(sentence: Sentence, passage: Passage) -> Iterator[Offence]:
        for match, us in found_in(sentence.text):
            if not any(excuse(sentence.text, match) for excuse in unless):
                yield Offence(match.start(), match.end(), us)

    return find


def _abroad(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence is about other countries, where the name belongs."""
    return (
        re.search(
            r"\b(?:UK|Britain|British|Canad\w+|Europe\w*|Australia\w*|abroad|foreign|other countries|outside the US|called|known as|named)\b",
            text,
            re.IGNORECASE,
        )
        is not None
    )


def _generic_in_brackets(text: str, match: re.Match[str]) -> bool:
    """A generic name may stand in brackets beside the US name; a brand that nobody can buy in the US helps no reader."""
    return match[0].islower() and in_brackets(text, match)


_CONTRACTIONS = {
    "can't": "cannot",
    "won't": "will not",
    "shan't": "will not",
    "ain't": "is not",
    "let's": "let us",
    "y'all": "you",
}
_ENDINGS = {"n't": " not", "'ll": " will", "'ve": " have", "'re": " are", "'d": " would", "'m": " am", "'s": " is"}
_CONTRACTION = re.compile(
    r"""\b(?: [a-z]+n't | (?:i|you|we|they|he|she|it|that|this|there|those|these|who|what|where|how|when|why|here|[a-z]+ing|nobody|someone|everyone|everything|something|nothing)'(?:ll|ve|re|d|s|m)
        | [a-z]+'(?:ll|ve|re) | let's | y'all | o'clock(?!) | (?:do|ca|wo|does|did|is|are|was|were|has|have|had|could|would|should)nt | gonna | wanna | gotta | 'tis )(?![\w])""",
    re.IGNORECASE | re.VERBOSE,
)
_NO_CONTRACTION = re.compile(r"(?:nobody|someone|everyone|this|these|those)'s$|^(?:cant)$", re.IGNORECASE)


def _contraction(sentence: Sentence, passage: Passage) -> Iterator[Offence]:
    for match in _CONTRACTION.finditer(sentence.text):
        # "someone's dose" owns, "someone's ill" is short for "is"; only words that follow could tell.
        if not _NO_CONTRACTION.search(match[0]):
            yield Offence(match.start(), match.end(), _in_full(match[0]))


def _in_full(word: str) -> str:
    lower = word.lower()
    if lower in _CONTRACTIONS:
        return _CONTRACTIONS[lower]
    for ending, full in _ENDINGS.items():
        if lower.endswith(ending):
            return lower.removesuffix(ending) + full
    return lower.removesuffix("nt") + " not" if lower.endswith("nt") else "the words in full"


_EXPERIENCE = re.compile(r"\bexperienc(?:e|es|ed|ing)\b", re.IGNORECASE)
_NOUN_BEFORE = re.compile(
    r"\b(?:the|your|our|my|their|his|her|its|this|that|an?|of|clinical|in|no|any|with|more|some|little|much|from|by|patient|past|enough|and|own|bad|good|first-hand|people's|patients'|patient's|everyday|wide|long|years?'?|have|has|had|day-to-day|lived|personal|real-life|an?\s+\w+)\s+$",
    re.IGNORECASE,
)
_VERB_AFTER = re.compile(
    rf"\s+(?:(?:an?|any|some|more|fewer|less|mild|severe|serious|the|these|this|those|such|no|strong|new|vivid|strange|sudden|other|common|unwanted|bad|worse|lasting|very|both|it|them|\d+)\s+)*{_SYMPTOM}\b",
    re.IGNORECASE | re.VERBOSE,
)
_STAFF_AFTER = re.compile(
    r"\s+(?:\w+\s+)?(?:staff|doctors?|prescribers?|clinicians?|nurses?|pharmacists?|pharmac\w+|teams?|users?|hands?|in|with|specialists?|surgeons?|people|enough)\b",
    re.IGNORECASE,
)


def _experience(sentence: Sentence, passage: Passage) -> Iterator[Offence]:
    """The verb, as in *people experience*; nobody minds the noun, as in *in our experience*, or *an experienced nurse*."""
    text = sentence.text
    for match in _EXPERIENCE.finditer(text):
        before, word = text[: match.start()], match[0].lower()
        takes_symptom = _VERB_AFTER.match(text, match.end()) is not None
        if word == "experiencing":
            is_verb = True
        elif word == "experienced":
            by_people = re.search(
                rf"\b(?:{_ANYBODY}|have|has|had|\d+|never|ever|also|often|ever|not|been|were|was|on\ LDN)\s+$",
                before,
                re.IGNORECASE | re.VERBOSE,
            )
            is_verb = takes_symptom or bool(by_people and not _STAFF_AFTER.match(text, match.end()))
        elif word == "experiences":
            is_verb = (
                takes_symptom
                or re.search(
                    r"\b(?:he|she|who|anyone|someone|everyone|nobody|person|patient|child|one|baby|user|woman|man)\s+(?:\w+ly\s+|often\s+)?$",
                    before,
                    re.IGNORECASE,
                )
                is not None
            )
        else:
            is_verb = (
                takes_symptom and not re.search(r"\b(?:your|our|my|their|the|an|this|that)\s+$", before, re.IGNORECASE)
            ) or (
                not _NOUN_BEFORE.search(before)
                and bool(before.strip())
                and not text.lower().startswith(("experience shows", "experience with"))
            )
        if is_verb:
            yield Offence(match.start(), match.end())


_BE = r"(?:is|are|was|were|be|been|being|am|get|gets|got)"
_ADVERBS = r"(?:(?:not|also|often|never|usually|always|only|mostly|sometimes|still|first|then|now|just|rarely|once|best|all|both|thus|soon|[a-z]+ly)\s+){0,2}"
_IRREGULAR = """done beaten begun bitten blown bought broken brought built caught chosen cut dealt drawn driven drunk eaten
fed felt flown forbidden forgotten frozen given ground grown heard held hidden hit hurt kept laid led left lent lost made
meant met paid proven put read rung run said seen sent set shaken shown shut sold spent spread stolen stuck struck sung
swept taken taught thought thrown told torn undertaken understood withdrawn woken won written found given"""
#: These describe a state more often than an action.
_STATES = """accustomed addicted advanced agitated alarmed allowed amazed annoyed ashamed associated based bed bleed blessed
bloated blocked bored bruised called committed complicated concerned confused congested connected constipated convinced
crowded cursed damaged dated dedicated dehydrated delighted depressed detailed determined disabled disappointed
disoriented distressed divorced drugged embarrassed engaged excited exhausted experienced expired fatigued fed fixed
flushed focused frightened frustrated gifted hundred hurt impaired inclined indeed inflamed informed injured interested
intoxicated involved irritated isolated jailed licensed limited linked located locked loved made married meant mixed
motivated named naked need newborn nauseated obliged opposed outdated overwhelmed overweight pleased prepared puzzled
qualified raised red related relaxed relieved required retired rested sacred satisfied scared scheduled sedated seed
shocked skilled speed stressed stuck supposed surprised swollen terrified thrilled tired troubled undecided underused
unrelated unwanted upset used varied wicked worried wounded wretched set run cut put shut read hidden lost left
hundred embed shed sled exceed proceed feed weed""".split()
_PASSIVE = re.compile(
    rf"\b(?P<be>{_BE})\s+{_ADVERBS}(?P<done>[a-z]+ed|{'|'.join(_IRREGULAR.split())})\b(?![-'])", re.IGNORECASE
)
_USED_PASSIVELY = re.compile(r"\s+(?:for|in|by|as|with|when|at|only|mainly|mostly|together|off-label)\b", re.IGNORECASE)
_AGENT = re.compile(
    r"\s+(?:\w+\s+){0,2}by\s+(?!(?:mouth|hand|law|far|\d|half|then|now|day|night|phone|accident|chance|mistake|itself|themselves|yourself)\b)",
    re.IGNORECASE,
)


def _passive(sentence: Sentence, passage: Passage) -> Iterator[Offence]:
    for match in _PASSIVE.finditer(sentence.text):
        done = match["done"].lower()
        if match["be"].lower() in ("get", "gets", "got") and done not in ("prescribed", "given", "treated", "told"):
            continue
        has_agent = _AGENT.match(sentence.text, match.end()) is not None
        if done == "used":
            is_passive = _USED_PASSIVELY.match(sentence.text, match.end()) is not None
        else:
            is_passive = done not in _STATES or has_agent
        if is_passive:
            yield Offence(match.start(), match.end())


PASSIVE = Rule(
    "passive", "Say who does it: 'your prescriber sets the dose', not 'the dose is set'.", _passive, Weight.COUNTED
)

PLAIN_WORDS: tuple[Rule, ...] = (
    Rule(
        "address-reader",
        "Address the reader: write 'you' or 'your', or say it as an order.",
        pattern(
            rf"\b(?:the\ )?(?:patients?|users?|individuals?|the\ reader|readers|consumers|one){_TAKING}?\s+(?:should|must|ought\ to|shall)\b"
            rf"|\b(?:people|persons?|women|men|adults|parents|those|anyone|someone|everyone|subjects)(?:{_TAKING}\s+(?:should|must|ought\ to|shall)|\s+(?:should|ought\ to|shall))\b"
            rf"|\b(?:patients?|users?|individuals?|readers|consumers|people|persons?|women|men|adults|parents|those|anyone){_TAKING}?\s+(?:is|are)\s+(?:strongly\s+)?(?:advised|encouraged|asked|urged|reminded|instructed|recommended|warned|told)(?:\s+not)?\s+to\b"
            r"|\bthe\ patient\b(?!\s+(?:leaflet|forum|group|information|guide|records?|in\ (?:the|this)\ (?:report|case)))"
            r"|\b(?:patients|users|individuals)\s+(?:need|have)\s+to\b|\b(?:advise|tell|instruct|warn|counsel)\s+(?:the\s+|your\s+)?patients?\b",
            preceded_by(r"\b(?:that|how\ long|how|why|what|when|whether|if)\s+"),
            quoted,
        ),
    ),
    Rule(
        "contraction",
        "Write '{instead}'.",
        _contraction,
    ),
    Rule(
        "latin-short-form",
        "Write 'for example', 'that is', 'such as' or 'and so on', or name the things.",
        pattern(
            r"\be\.\s?g\b\.?|\bi\.\s?e\b\.?|\b(?:[eE]g|[iI]e)\b(?!\s?[-/&])\.?|\betc\b\.?|\bet\ cetera\b|\bEG,|\bIE,|\bviz\.",
            case=True,
        ),
    ),
    Rule(
        "should",
        "Say it as an order ('Tell your clinic'), or as what may happen ('may').",
        pattern(
            r"\bshould(?:n't)?\b",
            lambda text, match: (
                is_question(text, match) and bool(re.search(r"\bshould (?:I|we|my|our)\b", text, re.IGNORECASE))
            ),
            quoted,
        ),
    ),
    Rule(
        "chronic",
        "Write 'long-lasting' or 'long-term'.",
        pattern(
            r"\bchronic(?:ally)?\b",
            followed_by(r"\s+fatigue\s+syndrome"),
            in_brackets,
            quoted,
            lambda text, match: match[0][0].isupper() and re.match(r"\s+[A-Z]", text[match.end() :]) is not None,
        ),
    ),
    Rule("experience", "People 'get' or 'have' side effects: write one of these, or 'feel'.", _experience),
    Rule(
        "develop",
        "People 'get' or 'have' side effects: write one of these.",
        pattern(
            rf"\bdevelop(?:s|ed|ing)?\s+(?:(?:an?|any|some|more|mild|severe|serious|the|these|this|such|no|new|bad|worse|lasting|strong|other|very|or|and|sudden|yellow|your|vivid|skin|trouble\ with|signs\ of|unusual|allergic|itchy|painful|upset|persistent|unwanted)\s+){{0,4}}(?:{_SYMPTOM}|eyes|skin|sore|ulcers?|bleeding|infections?|throat|blisters|bruises)\b",
            quoted,
            lambda text, match: (
                re.search(r"\b(?:medicines?|treatments?|drugs?|tests?|products?|ways)\b", match[0]) is not None
            ),
        ),
    ),
    Rule(
        "drug",
        "Write 'medicine'. ('Drug test' and names such as Food and Drug Administration may stand.)",
        pattern(
            r"\bdrugs?(?:'s|')?\b(?!-)|\bdrug-(?!free|test|screen|use|using|related\s+(?:crime|offense))\w+",
            followed_by(
                r"[-\s]+(?:tests?|tested|testing|screens?|screening|use\ disorders?|abuse|misuse|addict\w*|dealers?|trafficking|overdose\w*|courts?|habit|rehab\w*|treatment\ (?:program|center)s?|trade|users?|problem|policy|panel|store|facts|compan(?:y|ies)|makers?|industry|manufacturers?)\b"
            ),
            preceded_by(
                r"\b(?:street|illegal|illicit|recreational|party|hard|club|date-rape|designer|injected|injecting|urine|alcohol\ (?:and|or|or\ other)|other\ street|food\ and|anti-doping|banned|use\ of\ illegal)\s+"
            ),
            followed_by(r"\s+(?:of\ (?:abuse|misuse)|and\ alcohol|or\ alcohol)"),
            # A capital inside a sentence is a name.
            lambda text, match: (
                match[0][0].isupper()
                and bool(text[: match.start()].strip(" \"'(-"))
                and not text[: match.start()].rstrip().endswith((".", ":", "!", "?"))
            ),
            lambda text, match: (
                match[0][0].isupper()
                and re.match(
                    r"\s+(?:Enforcement|Facts|Administration|Code|Safety|Guide|Bulletin)\b", text[match.end() :]
                )
                is not None
            ),
            quoted,
        ),
    ),
    PASSIVE,
    Rule(
        "long-sentence",
        f"has {{instead}}. Cut it in two: at most {LONG_SENTENCE} words.",
        _long(LONG_SENTENCE, VERY_LONG_SENTENCE),
        Weight.WARNING,
    ),
    Rule(
        "very-long-sentence",
        f"has {{instead}}. Cut it in two or three: at most {LONG_SENTENCE} words, never over {VERY_LONG_SENTENCE}.",
        _long(VERY_LONG_SENTENCE),
    ),
    Rule("british-spelling", "In US English, write '{instead}'.", _american(us_english.spellings, quoted)),
    Rule("british-word", "US patients say '{instead}'.", _american(us_english.phrases, quoted)),
    Rule(
        "international-name",
        "In the US it is called '{instead}'. Put the international name under 'aliases', or in brackets.",
        _american(us_english.medicines, quoted, _generic_in_brackets, _abroad),
    ),
)
HEADING_RULE = Rule(
    "empty-heading",
    "Write a heading that says something, such as 'What it feels like'.",
    pattern(
        r"""^\W*(?:an?\s+|the\s+)?(?:(?:brief|short|general|quick|basic|some|further|additional|other|more|key|important)\s+)*
        (?:overview|introduction|intro|more(?:\s+information|\s+info|\s+details?|\s+about\s+this)?|details?|information|info|background|general|summary|conclusions?|notes?|miscellaneous|misc|other|others|additional\s+information|further\s+reading|
        read\s+more|learn\s+more|see\s+also|about|about\s+(?:this|it|ldn)|facts?|points?|things?\s+to\s+know|contents?|discussion|resources|links|the\s+basics|basics|description|section\s+\d*|part\s+\d+|untitled|heading|text|extra|extras|remarks?|comments?|what\s+else|and\s+more|results?|data|evidence|references|faqs?|questions?|tips|context|considerations|topic|main\s+(?:text|part|points?)|final\s+(?:thoughts|words)|wrap-?up|in\s+(?:general|summary|conclusion|short)|key\s+(?:takeaways?)|takeaways?|getting\s+started|welcome|preface|foreword|good\s+to\s+know|did\s+you\s+know)
        (?:\s+(?:of|on|about|for|to)\s+(?:this\s+(?:page|topic|guide)|the\s+(?:topic|page|subject)|it|ldn|you))?\W*$""",
    ),
)
