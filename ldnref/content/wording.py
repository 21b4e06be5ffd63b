"""The rules of wording: what may not stand in a sentence that patients read, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from ldnref.content import us_english
from ldnref.content.rules import (
    Excuse,
    Finder,
    Offence,
    Rule,
    Weight,
    clause_before,
    denied,
    denied_from_the_start,
    followed_by,
    in_brackets,
    is_question,
    pattern,
    preceded_by,
    quoted,
)
from ldnref.content.sentences import ESTIMATE, Passage, Sentence, Shape

LONG_SENTENCE = 20
VERY_LONG_SENTENCE = 30

_ANYBODY = r"(?:patients?|people|users?|individuals?|persons?|women|men|children|adults|kids|volunteers|participants|subjects|someone|somebody|anyone|everyone|nobody|those|others|who|they|you|we|he|she|some|many|most|few)"
_CLINICIAN = r"(?:prescriber|doctor|clinic|clinician|nurse|pharmacist|pharmacy|surgeon|dentist|specialist|provider|physician|care\ team|team|health\ care\ team|midwife|hospital)s?"
_SYMPTOM = r"""(?:side|adverse|bad|unwanted|symptoms?|effects?|reactions?|allerg\w+|nausea|vomiting|rash(?:es)?|hives|headaches?|migraines?|insomnia|diarrhea|
    constipation|fever|fatigue|tiredness|pain|cramps?|dizziness|withdrawal|jaundice|anxiety|depression|restlessness|cough|swelling|problems?|trouble|discomfort|
    dreams?|nightmares?|palpitations|hot|low|mood|dry|itch\w*|chills|sweat\w*|sleep\w*|irritability|thoughts|suicidal|liver|muscle|joint|stomach|chest|weight)"""
_TAKING = r"(?:\s+(?:who\s+(?:are\s+)?)?(?:taking|take|takes|on|using|use|starting|start|with|who|prescribed|have|allergic)\b[^.,;]{1,40}?)"
_UNIT = r"(?:mg|mcg|µg|μg|ug|ng|ml|g|kg|IU)"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SHORT_MONTH = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
_NUMBER_WORD = r"""(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|
    (?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[-\ ](?:one|two|three|four|five|six|seven|eight|nine))?|a\ dozen|(?:a|one)\ (?:hundred|thousand)|dozens?)"""
_COUNTED = r"(?:hours?|days?|nights?|weeks?|months?|years?|minutes?|times|mg|milligrams?|pills?|tablets?|capsules?|doses?|drinks?|people|patients|women|men|children|trials?|studies|groups?|reviews?|sources?|kinds?|steps?|cases?)"


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


_BAND = re.compile(
    rf"""
      \b(?:is|are|was|were|be|been|seems?|remains?|looks?|becomes?|considered|thought\ to\ be)\s+(?:(?:very|quite|fairly|rather|more|less|most|so|also|extremely|pretty|relatively|not|the|often|a|still|usually|known\ to\ be|one\ of\ the|thought\ to\ be|considered)\s+)*
        (?:common|uncommon|rare|infrequent)\b(?!\s+(?:{_NUMBER_WORD}|sense|cold|mistake|reason|question|to\ (?:see|start|ask|feel|wonder|worry)|practice|ground|belief|myth|kind|name|form|forms|type|types|medicine|knowledge|disease|condition|illness|pain\b|word|words|use\b|cause))
    | \b(?:common|uncommon|rare|infrequent)(?:er|est)?,?\s+(?:(?:and\s+)?(?:mild|minor|serious|short-lived|early|known|severe|but|dangerous|harmless|low-dose|naltrexone|LDN|unwanted|temporary|lasting)\s+)*
        (?:side[ -]effects?|effects?|reactions?|symptoms?|complaints?|event|events|complications?|mood\s+changes|changes|headaches?|rash(?:es)?|nausea|dreams|insomnia|dizziness|seizures|allergic\s+reactions?|cases\s+of)\b
    | \b(?:commonly|rarely|uncommonly|infrequently)\s+(?:causes?|gets?|happens?|occurs?|reported|seen|leads?|affects?|brings?|felt|has|have|noted|noticed|lasts?|be)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


def _band_word(sentence: Sentence, passage: Passage) -> Iterator[Offence]:
    """A band word is fine after its number: in the sentence, or in the estimate just before it."""
    text = sentence.text
    for match in _BAND.finditer(text):
        number_first = re.search(r"\d", text[: match.start()]) or ESTIMATE in passage.text[: sentence.start]
        compared = re.search(r"\b(?:than|as)\b", text[match.end() : match.end() + 40])
        sought = re.search(
            r"\b(?:find|detect|show|miss|rule out|catch|see|spot|tell|count)\s+(?:a\s+|any\s+|such\s+|out\s+)*$",
            text[: match.start()],
        )
        if not (
            number_first
            or compared
            or sought
            or re.search(r"\bnot\b", match[0])
            or quoted(text, match)
            or denied(text, match)
            or is_question(text, match)
        ):
            yield Offence(match.start(), match.end())


_SIGN = re.compile(
    r"""
      \b(?:signs?|signals?|proof|evidence|indications?|indicates?|hints?|shows?|showing|means?|meaning|tells?\ you|suggests?|proves?|confirms?|clue)\s+(?:that\s+|of\s+|to\ you\s+|how\s+)*(?:[\w'-]+\s+){0,4}?
        (?:is|are|was|has|have|starts?|begins?|begun|started)\s+(?:really\s+|already\s+|just\s+|now\s+|finally\s+|starting\s+to\s+|beginning\s+to\s+|to\s+|been\s+|doing\s+)*
        (?:work|working|adapting|adapt|adjusting|adjust|responding|healing|heal|its\ job|what\ it\ should|taking\ effect|take\ effect|getting\ used|get\ used|detox\w*|kick(?:ing)?\ in|rebalancing|rebound\w*|resetting|repairing|recovering)\b
    | \b(?:means?|shows?|sign|proof|proves?|indicates?|tells?\ you|suggests?)\s+(?:that\s+)?(?:the\s+|your\s+|this\s+|my\s+)?(?:LDN|it|medicine|naltrexone|dose|treatment|pill|tablet|capsule)\s+(?:works|worked|helps|is\ doing|is\ effective|is\ the\ right)\b
    | \b(?:body|brain|system|immune\ system|nervous\ system|receptors|cells|gut|liver|endorphins)\s+(?:is|are|has|have|needs?|just|will|must|may|takes?|slowly|simply|begins?|starts?|gets?)\s+(?:\w+\s+){0,4}?
        (?:adapt|adjust|detox|heal|cleans|reset|rebalanc|used\ to\ (?:it|LDN|the|this|naltrexone)|recalibrat|getting\ used|settl)\w*
    | \b(?:for|lets?|letting|allows?|allowing|gives?|giving|helps?)\s+(?:your|the)\s+(?:body|brain|receptors|(?:immune\s+|nervous\s+)?system|cells|gut)\s+(?:some\s+)?(?:time\s+)?(?:to\s+)?(?:adapt|adjust|reset|heal|get\s+used|detox|rebalance|catch\s+up)\b
    | \bhealing\s+(?:crisis|reaction|response)\b | \bherx\w*(?:\s+reaction)? | \bdie-?off\b | \bdetox(?:ing|ification)?\s+(?:symptoms?|reaction|phase|effect|sign)s?\b
    | \bworse\s+before\s+(?:it|you|they|things)\s+(?:gets?|feels?|becomes?)\s+better\b
    | \b(?:that|this|it)\s+(?:is|means)\s+(?:just\s+|only\s+|simply\s+)*(?:the\s+)?(?:LDN|medicine|naltrexone)\s+(?:working|doing\s+its\s+job|kicking\s+in)\b
    | \bsigns?\s+of\s+(?:(?:your|the|its)\s+(?:\w+\s+)?)?(?:healing|adapting|adjusting|adaptation|adjustment|detox\w*|recovery|progress|success|improvement|LDN\s+working|it\s+working|repair)\b
    | \b(?:dreams?|nightmares?|symptoms?|headaches?|nausea|side\s+effects?|flares?|feeling\s+\w+|insomnia|sweats?)\s+(?:\w+\s+){0,3}?(?:is|are|can\s+be|may\s+be)\s+(?:actually\s+|often\s+|really\s+)?(?:a\s+)?(?:good|positive|hopeful|encouraging)\s+(?:signs?|news|thing)\b
    | \bpart\s+of\s+(?:the\s+)?(?:healing|getting\s+better)\b
    | \b(?:body|brain)\s+adapts\b | \bas\s+(?:your|the)\s+(?:body|brain|system|immune\ system)\s+(?:adapts|adjusts|heals|gets\ used)
    | \b(?:good|positive|hopeful|encouraging)\s+signs?\b(?=.*\b(?:dreams?|nightmares?|symptoms?|headaches?|nausea|side|effects?|flare|worse|feel|feeling|tired|insomnia)\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_DENYING_SENTENCE = re.compile(r"\b(?:no|not|never|nobody|neither|none|nothing|wrong|myth)\b", re.IGNORECASE)


def _sign_claim(sentence: Sentence, passage: Passage) -> Iterator[Offence]:
    """A claim may be reported only where it is denied, in the same sentence or the next."""
    text = sentence.text
    for match in _SIGN.finditer(text):
        if (
            is_question(text, match)
            or denied(text, match)
            or denied_from_the_start(text)
            or re.search(r"\b(?:no|not|never|nobody|neither)\b", match[0], re.IGNORECASE)
        ):
            continue
        rest = passage.text[sentence.start + len(text) :]
        following = next(iter(Passage(passage.shape, rest, ()).sentences()), None)
        reported = re.search(
            r"\b(?:says?|said|claims?|calls?|call|takes?|believes?|think|thinks|thought|article|idea|people|some)\b",
            text[: match.start()],
            re.IGNORECASE,
        )
        if not (reported and following and _DENYING_SENTENCE.search(following.text)):
            yield Offence(match.start(), match.end())


_OTHER_MEDICINE = r"""(?:opioids?|opiates?|narcotics?|painkillers?|pain\s+(?:medicines?|medications?|pills?|meds|patch(?:es)?|relievers?|tablets?)|methadone|buprenorphine|suboxone|subutex|tramadol|codeine|
    oxycodone|hydrocodone|morphine|fentanyl|hydromorphone|tapentadol|percocet|vicodin|norco|oxycontin|kratom|benzodiazepines?|benzos?|xanax|valium|ativan|klonopin|lorazepam|alprazolam|diazepam|clonazepam|
    antidepressants?|SSRIs?|SNRIs?|sertraline|zoloft|prozac|cymbalta|insulin|metformin|steroids?|prednisone|medicines?|medications?|meds|patch(?:es)?|thyroid\s+(?:\w+)|levothyroxine|sleeping\s+(?:pills?|tablets?)|
    prescriptions?|blood\s+(?:thinners?|pressure\s+\w+)|gabapentin|pregabalin|lyrica|ambien|treatments?|heart\s+(?:pills?|medicines?)|disulfiram|antabuse|contrave|biologics?|immunosuppressants?|lithium|seizure\s+\w+|birth\s+control)"""
_YOURSELF = r"(?:^[-\W]*|[;:,.]\s+|\b(?:and|then|so|or|first|instead)\s+|\bplease\s+)(?:(?:please|first|just|simply|now|always|immediately|then|slowly|gradually|next|today|safely|instead)[,\s]+)*"
_ALLOWED = r"\b(?:you|patients?|people)\s+(?:can|could|should|must|may|might|need\s+to|have\s+to|ought\s+to|will\s+(?:need|have)\s+to|had\s+better|are\s+(?:free|able|allowed)\s+to)\s+(?:(?:just|simply|safely|now|also|easily|always|slowly|gradually|first|then)\s+)*"
_IT_IS_FINE = r"\b(?:(?:is|it's)\s+(?:\w+\s+)?(?:ok|okay|fine|safe|best|easy|enough|possible|better|important|wise|time)\s+to|(?:recommend|suggest|advise)s?\s+(?:that\s+)?(?:you\s+)?(?:to\s+)?|feel\s+free\s+to|try\s+to|remember\s+to|be\s+sure\s+to|make\s+sure\s+(?:that\s+)?(?:you|to))\s+(?:\w+ly\s+)?"
_STOP = r"(?:stop|quit|discontinue|cease|skip|drop|wean|taper|halve|reduce|lower|cut|give\s+up|come\s+off|get\s+off|go\s+off|pause|hold|throw\s+(?:away|out)|leave\s+(?:out|off)|withdraw|double|increase|adjust|change|swap|replace)"
_STOPPING = r"(?:stop(?:ping)?|quit(?:ting)?|discontinu(?:e|ing)|ceas(?:e|ing)|skip(?:ping)?|drop(?:ping)?|wean(?:ing)?|taper(?:ing)?|halv(?:e|ing)|reduc(?:e|ing)|lower(?:ing)?|cut(?:ting)?|giv(?:e|ing)\s+up|com(?:e|ing)\s+off|get(?:ting)?\s+off|go(?:ing)?\s+off|paus(?:e|ing)|hold(?:ing)?|throw(?:ing)?\s+(?:away|out)|leav(?:e|ing)\s+(?:out|off)|withdraw(?:ing)?|doubl(?:e|ing)|increas(?:e|ing)|adjust(?:ing)?|chang(?:e|ing)|swap(?:ping)?|replac(?:e|ing))"
_BETWEEN = r"(?:\s+(?:taking|using|yourself|off|out|down|back|on|from|with|by|your|the|any|all|all\ of|of|a|an|this|these|that|those|other|usual|daily|current|regular|long-acting|strong|prescribed|prescription|own|dose|doses|amount|intake)){0,7}\s+"
_WITH_CLINICIAN = re.compile(
    rf"""\b(?:ask|asks|asking|with|by|unless|if|when|as|until|once|only|from|before|let|lets|whether|see|talk\ to|call)\s+(?:[\w']+\s+){{0,4}}?(?:your|a|the|their|an|our)\s+(?:\w+\s+)?{_CLINICIAN}\b
    | \b{_CLINICIAN}\s+(?:tells?|says?|said|plans?|planned|decides?|may|will|can|could|might|agrees?|helps?|sets?|advises?|wants?|who|asks?|told|should|has|and\ you|first) | \bwho\s+prescribe[sd]\b""",
    re.IGNORECASE | re.VERBOSE,
)


def _not_with_clinician(expression: str) -> Finder:
    compiled = re.compile(expression, re.IGNORECASE | re.VERBOSE)

    def find(sentence: Sentence, passage: Passage) -> Iterator[Offence]:
        for match in compiled.finditer(sentence.text):
            before = clause_before(sentence.text, match.start() + 1)
            forbidden = denied_from_the_start(sentence.text) and not re.search(
                r"\b(?:then|but|and|just|instead)\b", sentence.text[: match.end()]
            )
            asked = forbidden or _WITH_CLINICIAN.search(sentence.text) or is_question(sentence.text, match)
            if not (
                asked
                or denied(sentence.text, match)
                or re.search(r"\b(?:not|never|no|without)\b", before + match[0], re.IGNORECASE)
            ):
                yield Offence(match.start(), match.end())

    return find


_SAFE = r"""
      \b(?:is|are|was|were|be|been|remains?|proven|proved|looks?|seems?|appears?|considered|deemed|thought|known|as)\s+(?:(?:very|quite|perfectly|completely|totally|generally|usually|also|fairly|relatively|remarkably|extremely|entirely|so|both|always|proven|
        mostly|widely|to\ be|both|100|often|considered|thought|said|known|absolutely|safe\ and|almost|still|a|an|really|probably|likely)\s+)*(?:safe|harmless|risk-free)\b(?!\s+(?:number|place|side|distance|level|limit|enough\ to\ ask|hands))
    | \b(?:safely\s+(?:take|use|mix|combine|drink|be\s+(?:taken|used|combined|mixed))|(?:take|use|mix|combine|used|taken|combined|mixed)\s+(?:\w+\s+){0,4}safely)\b
    | \bsafe\s+(?:and\s+effective|for\s+(?:everyone|everybody|all|long-term|most|children|pregnan\w+|anyone|daily)|option\s+for|medicine\s+for\s+everyone|choice|in\s+(?:pregnancy|children|breastfeeding)|to\s+(?:combine|mix|use\s+with|take\s+(?:with|together|during|in)))\b
    | \b(?:no|zero|without(?:\s+any)?|free\s+(?:of|from))\s+(?:(?:known|real|serious|major|major\s+or\s+minor|significant|any|drug|medicine|other|harmful|dangerous|important|bad|long-term|lasting)\s+)*(?:interactions?|risks?|dangers?)\b(?!\s+(?:was|were|has\ been|have\ been|found|seen|noted|reported|studies|data|study|with\ .*?\ (?:was|were)\b))
    | \b(?:has|have|causes?|with|is|are|gives?|brings?|carries|there\s+(?:are|is))\s+(?:almost\s+|virtually\s+|practically\s+|absolutely\s+|basically\s+)?no\s+(?:(?:known|real|serious|major|significant|bad|long-term|lasting)\s+)*(?:side\s+effects?|adverse\s+effects?|downsides?|harms?)\b
    | \b(?:side\s+effects?|interactions?|reactions?|harms?|problems?|risks?|complications?|overdose|liver\s+(?:damage|harm|problems))\s+(?:is|are|seems?|looks?)\s+(?:(?:very|so|quite|extremely|also|highly|rather|mostly|usually|generally|all)\s+)*(?:rare|uncommon|unlikely|minimal|negligible|unheard\s+of|non-?existent|impossible|small\ enough)\b
    | \b(?:unlikely|not\s+(?:expected|likely))\s+to\s+(?:cause|have|interact|harm|be\s+(?:harmful|dangerous)|hurt|affect|do\s+(?:any\s+)?harm)\b
    | \b(?:take|use|combine|mix|have|drink)\b[^.;,]{0,60}\bwithout\s+(?:any\s+)?(?:problems?|trouble|worry|worries|fear|harm|concern)\b | \bnon-?toxic\b | \btolerate[sd]?\s+(?:\w+\s+){0,4}well\b | \bpeople\s+tolerate\b
    | \b(?:does|do|will|should|would|can)\s*not\s+(?:interact|harm\s+(?:you|your)|hurt\s+(?:you|your)|cause\s+(?:any\s+)?(?:harm|side\s+effects|problems|liver\s+\w+|interactions?))\b
    | \bcannot\s+(?:harm|hurt)\s+(?:you|your)\b
    | \bwell[- ]tolerated\b | \bnothing\s+to\s+(?:worry|fear)\b | \b(?:no\s+(?:need|reason)|not\s+need|not\s+have)\s+to\s+(?:worry|be\s+(?:concerned|afraid))\b | \bnot\s+(?:dangerous|harmful|a\s+(?:risk|danger|problem|concern))\b(?!\s+(?:in\s+itself|by\s+itself))
    | \b(?:side\s+effects|interactions)\s+(?:do\s+not|never)\s+(?:happen|occur|exist)\b | \bno\s+(?:known\s+)?interactions?\b(?=[.!]?$) | \bpos(?:e|es|ing)\s+no\s+(?:\w+\s+)?(?:risk|danger|threat)s?\b
"""


def _safe_claim_excused(text: str, match: re.Match[str]) -> bool:
    if is_question(text, match) or quoted(text, match):
        return True
    if re.search(r"\bnot\s+(?:known|proven|shown|proof)\b", match[0], re.IGNORECASE) and "to cause" not in match[0]:
        return True
    before = clause_before(text, match.start())
    if re.search(
        r"\b(?:if|whether|how|what|until|when|which|that)\s+(?:[\w'-]+\s+){0,4}$", before, re.IGNORECASE
    ) and not re.search(
        r"\b(?:shows?|showed|shown|prove[sdn]?|known|knows?|means?|found|say|says|sure|agree|confirms?|proof|evidence|fact|clear|believe|think|thinks|doubt|conclude[sd]?|sign)\s+that\s+(?:[\w'-]+\s+){0,4}$",
        before,
        re.IGNORECASE,
    ):
        return True
    return denied(text, match)


_PROMOTION = r"""
      \bmiracles?\b | \bmiraculous(?:ly)?\b | \bgod-?sends?\b | \bgame[- ]?chang(?:er|ers|ing)\b | \blife[- ]?(?:chang(?:er|ing)|saver)\b | \bchang(?:ed?|es|ing)\s+(?:my|your|her|his|their|people's|patients'|so\ many)\s+li(?:fe|ves)\b
    | \bwonder\s*(?:drug|pill|medicine|cure|treatment)s?\b | \bmagic(?:al|\s+bullet|\s+pill)?\b | \bamazing(?:ly)?\b | \bincredibl[ey]\b | \brevolution(?:ary|iz\w+)\b | \bground-?breaking\b | \bastonishing\b | \bremarkable\s+(?:results?|medicine|benefits?)\b | \bfantastic\b
    | \bbreakthroughs?\b(?!\s+(?:pain|symptoms?|bleeding|infections?|seizures?))
    | \b(?:best|leading|top|top-rated|premier|award-winning|world-class|renowned|trusted|number\s+one|\#1|finest|favorite|most\s+(?:trusted|experienced))\s+(?:LDN\s+|online\s+|local\s+|compounding\s+)*(?:clinics?|doctors?|pharmac(?:y|ies)|providers?|experts?|hospitals?|prescribers?|specialists?|brands?|supplier|telehealth\s+\w+|telemedicine\s+\w+)\b
    | \b(?:we|I)\s+(?:highly\s+|strongly\s+)?(?:recommend|endorse|love)\b | \bhighly\s+recommended?\b | \b(?:proven|guaranteed|sure|true|complete|natural|permanent|long-awaited|real|only)\s+cures?\b | \bcures\b(?!\s+(?:for|of)\s+.*\?) | \b(?:will|can|could)\s+cure\b | \b(?:is|as|be)\s+(?:a|the)\s+cure\b
    | \bguarantee(?:d|s)?\b | \b(?:will|is\s+sure\s+to|is\s+certain\s+to)\s+(?:heal|fix|end|relieve|ease|stop|eliminate|erase|take\s+away|reduce|improve|lift|help|restore|transform|change|boost)\s+(?:your|you|all|the\s+pain|pain|symptoms|both)\b
    | \byou\s+will\s+(?:soon\s+)?(?:feel|sleep|get|be)\s+(?:much\s+|so\s+|far\s+)?(?:better|great|cured|healed|well|pain-free|amazing|healthier|free\s+(?:of|from)\s+pain)\b(?!\s+if)
    | \b(?:proven|shown|certain)\s+to\s+(?:work|cure|heal|help\s+everyone)\b | \bworks?\s+(?:wonders|like\s+magic|for\s+everyone|every\s+time)\b | \bnothing\s+works\s+better\b | \b(?:book|order|buy|sign\s+up|enroll|call|subscribe|shop)\s+(?:now|today|online)\b(?=.*(?:!|appointment|LDN|offer|discount|supply|start|save))
    | \b(?:transform|supercharge|unlock|revitalize)s?\s+(?:your|lives|their)\b | \bthe\s+answer\s+you\s+have\s+been\b | \b(?:special|exclusive|limited)\s+(?:offer|discount|price)s?\b | \bsuper(?:drug|medicine|pill)\b | \bpain-free\s+(?:life|in)\b | \bsay\s+goodbye\s+to\b | \bbest-kept\s+secret\b | \bsecret\s+(?:weapon|cure)\b
    | \b(?:take|get)\s+(?:back\s+)?(?:control\s+of\s+)?your\s+life\s*(?:back)?\b | \bour\s+(?:LDN\s+)?(?:experts?|specialists?)\b | \b(?:clinically|scientifically|medically)\s+proven\b | \b(?:proven|proves?|proved)\s+(?:\w+\s+){0,3}effective\b | \bproven\s+(?:results?|benefits?|remedy|relief|treatment)\b
    | \bunbeatable\b | \bunmatched\b | \bunrivaled\b | \bblessing\b | \bholy\s+grail\b | \bsilver\s+bullet\b | \bcure-all\b | \bmust-have\b | \bremarkably\s+effective\b | \bextremely\s+effective\b | \bhighly\s+effective\b | \bpowerful\s+(?:new\s+)?(?:healer|cure|remedy)\b
"""


def _promotion_excused(text: str, match: re.Match[str]) -> bool:
    return quoted(text, match) or denied(text, match) or is_question(text, match)


_FIGURE = re.compile(
    r"\b(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten)\s(?:in|out\sof|of)\s(?:every\s|the\s|all\s)?\d[\d,]*\b(?!\s?(?:mg|days|weeks|months|years|hours))|\b\d+(?:\.\d+)?\s?(?:%|percent\b)",
    re.IGNORECASE,
)
_FULL_DOSE = re.compile(
    r"\b(?:(?:standard|full|usual|higher|larger|regular|normal|high|big|treatment)[- ]doses?|alcohol|addiction|ReVia|Depade|Adepend|Vivitrol|Contrave|dependence|US label|FDA label|the label|(?:official|patient|UK|US) leaflet|the leaflet)\b",
    re.IGNORECASE,
)
_DOSE = re.compile(r"\b\d+(?:\.\d+)?\s?-?(?:mg|milligrams?)\b", re.IGNORECASE)


def _standard_dose(sentence: Sentence, passage: Passage) -> Iterator[Offence]:
    text = sentence.text
    if (figure := _FIGURE.search(text)) and _FULL_DOSE.search(text) and not _DOSE.search(text):
        yield Offence(figure.start(), figure.end())


PASSIVE = Rule(
    "passive", "Say who does it: 'your prescriber sets the dose', not 'the dose is set'.", _passive, Weight.COUNTED
)
RULES: tuple[Rule, ...] = (
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
    Rule(
        "number-word",
        "Write numbers in figures, as in '2 weeks'.",
        pattern(
            rf"\b{_NUMBER_WORD}\b(?![-'])(?!\s+(?:of\s+(?:a\s+kind|them)|minds\b|cents\b|together))|\bone\s+(?:to|or)\s+{_NUMBER_WORD}\b|\bone\s+(?:week|month|year|hour|minute|tablet|capsule|milligram|mg|pint|teaspoon)\b(?!\s+(?:or\s+two|at\s+a\s+time|off))|\b(?:once|twice)\s+or\s+{_NUMBER_WORD}\b"
            rf"|\b{_NUMBER_WORD}-(?:day|week|month|year|hour|minute|milligram|fold)\b",
            lambda text, match: (
                match[0].lower() == "two"
                and re.search(r"\b(?:the|or|these|those|between|other|of)\s+$", text[: match.start()], re.IGNORECASE)
                is not None
                and re.match(rf"\s+(?:(?:[a-z-]+)\s+){{0,3}}?{_COUNTED}\b", text[match.end() :], re.IGNORECASE) is None
            ),
            lambda text, match: (
                match[0].lower() == "two"
                and re.search(
                    r"\b(?:week|day|month|hour|minute|year|step|drink|pill|time|tablet|sentence|word|page|trial|person|question)s?\s+or\s+$",
                    text[: match.start()],
                    re.IGNORECASE,
                )
                is not None
            ),
            lambda text, match: (
                re.search(r"\b(?:in|cut\ it\ in|put\ )\s*$", text[: match.start()]) is not None
                and match[0].lower() == "two"
                and re.match(r"\s*(?:[.,;]|$)", text[match.end() :]) is not None
            ),
            quoted,
        ),
    ),
    Rule(
        "range-dash",
        "Write 'to' in a range, as in '3 to 5'.",
        pattern(
            rf"(?<![\w.:/\-–—])\$?\d[\d,]*(?:\.\d+)?\s?(?:{_UNIT}|%|days?|weeks?|hours?|months?|years?|minutes?)?\s?(?:-|–|—)\s?\$?\d[\d,]*(?:\.\d+)?(?!\d*[-–]\d)(?![\d/])",
            lambda text, match: re.fullmatch(r"\d{3}-\d{4}|1-8\d\d|\d-\d{3}", match[0]) is not None,
            lambda text, match: re.match(r"-\d", text[match.end() :]) is not None,
        ),
    ),
    Rule(
        "dose-space",
        "Put a space between the number and its unit, as in '4.5 mg'; the load keeps the two on one line.",
        pattern(
            rf"(?<![\w-])\d[\d,]*(?:\.\d+)?(?:{_UNIT}|milligrams?)\b|(?<![\w-])\d[\d,]*(?:\.\d+)?-(?:{_UNIT}|milligram)\b"
        ),
    ),
    Rule("leading-zero", "Put a zero before the point, as in '0.5 mg'.", pattern(r"(?<![\w.,)])\.\d+")),
    Rule(
        "trailing-zero",
        "Leave out the zero at the end, as in '1 mg' or '4.5 mg'.",
        pattern(
            rf"(?<![\w.$,])\d[\d,]*\.(?:0+\b|\d*0(?=\s?-?(?:{_UNIT})\b|\s(?:to|or|and|up\ to)\s[\d.]+\s?{_UNIT}\b))(?!\.\d|%)",
            preceded_by(r"\b(?:version|v|web|ICD|DSM|CTCAE)[-\s]*"),
        ),
    ),
    Rule(
        "date-form",
        "Write dates as 'November 23, 2026'.",
        pattern(
            rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\ of)?\ (?:{_MONTH}|{_SHORT_MONTH})\b\.?(?:,?\ \d{{4}})?"
            rf"|\b{_SHORT_MONTH}\b\.?\ \d{{1,4}}\b(?:st|nd|rd|th)?(?:,?\ \d{{4}})?"
            rf"|\b{_MONTH}\ (?:the\ )?\d{{1,2}}(?:st|nd|rd|th)\b(?:,?\ \d{{4}})?"
            rf"|\b{_MONTH}\ \d{{1,2}}\ (?:19|20)\d\d\b"
            r"|\b\d{1,2}[/.]\d{1,2}[/.](?:(?:19|20)\d\d|\d\d)\b|\b(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}-\d{1,2}-(?:19|20)\d\d\b",
            case=True,
        ),
    ),
    Rule(
        "denominator",
        "Use one denominator: people out of 100, or out of 1,000 for everything on the page.",
        pattern(
            r"\b(?:in|out\ of)\ (?:every\ )?100\b(?!,).*\b(?:in|out\ of)\ (?:every\ )?1,?000\b|\b(?:in|out\ of)\ (?:every\ )?1,?000\b.*\b(?:in|out\ of)\ (?:every\ )?100\b(?!,)"
        ),
    ),
    Rule(
        "band-word",
        "Such a word never stands alone: put the number first, or write 'often', 'some people' or 'not known'.",
        _band_word,
    ),
    Rule(
        "sign-claim",
        "Nothing shows that a symptom means LDN works or the body adapts: delete this, or deny it.",
        _sign_claim,
    ),
    Rule(
        "stop-medicine",
        "Never tell people to stop or change a medicine on their own: write 'ask your prescriber about …'.",
        _not_with_clinician(
            rf"(?:{_YOURSELF}|{_ALLOWED}|{_IT_IS_FINE}){_STOP}{_BETWEEN}{_OTHER_MEDICINE}\b"
            rf"|\b{_STOPPING}{_BETWEEN}{_OTHER_MEDICINE}\b[^.;,]*\b(?:is|are)\s+(?:\w+\s+)?(?:safe|fine|ok|okay|best|easy|enough|harmless)\b"
            rf"|\b{_OTHER_MEDICINE}\b[^.]*(?:[;:,]\s+(?:then\s+|just\s+|first\s+)?|\band\s+then\s+){_STOP}\s+(?:taking\s+|using\s+)?(?:them|it|these|this|that)\b"
        ),
    ),
    Rule(
        "choose-dose",
        "Never tell people to choose or change a dose: write 'ask your prescriber about …'.",
        _not_with_clinician(
            rf"(?:{_YOURSELF}|{_ALLOWED}|{_IT_IS_FINE})(?:(?:increase|raise|double|triple|lower|reduce|halve|cut|adjust|change|step\s+up|move\s+up|bump\s+up|build\s+up|split|skip|choose|pick|decide\s+on|find|set|up)\s+(?:your|the|a|you|each|that)\s+(?:\w+\s+)?(?:own\s+)?(?:LDN\s+)?(?:doses?|amount)\b"
            rf"|(?:take|start|begin|go\s+up|go\s+down|use|try|aim|stay|move\s+up|drop|work\s+up|step\s+up|add|increase|raise|cut)\s+(?:\w+\s+){{0,4}}?\d+(?:\.\d+)?(?:\s(?:to|or|and)\s\d+(?:\.\d+)?)?\s?(?:mg|milligrams?|mcg)\b"
            rf"|(?:drop|go|step|move|fall)\s+(?:back|down|up)\s+(?:\w+\s+){{0,2}}?(?:to\s+)?(?:the|your|a)\s+(?:\w+\s+)?dose|take\s+(?:an?\s+)?(?:extra|double|second|bigger|higher|lower|smaller|half)\s+(?:of\s+)?(?:an?\s+|the\s+)?(?:dose|pill|tablet|capsule))"
        ),
    ),
    Rule(
        "reviewed-by",
        "Delete it: the page itself says who reviewed it, from 'reviewed_by' and 'reviewed_on'.",
        pattern(
            r"\b(?:medically|clinically|expertly|independently|professionally)[-\s]+(?:reviewed|checked|approved|verified|vetted)\b|\breviewed\s+(?:and\s+\w+\s+|for\s+\w+\s+)?by\b|\b(?:doctor|physician|clinician|pharmacist|expert|nurse|MD|medical(?:ly)?)[-\s]+(?:reviewed|approved|verified|vetted|checked)\b"
            r"|\b(?:page|site|website|article|content|guide|information|text|entry|answer|entries|pages|everything|facts|it|this)\s+(?:here\s+|on\s+this\s+(?:page|site)\s+)?(?:is|was|has\s+been|have\s+been|are|were)\s+(?:\w+\s+){0,2}?(?:checked|approved|verified|endorsed|vetted|written|fact-checked|edited|signed\s+off|confirmed|certified)\s+(?:and\s+\w+\s+)?by\s+(?:\w+\s+){0,3}?(?:doctors?|physicians?|pharmacists?|clinicians?|nurses?|experts?|specialists?|M\.?D\.?|PharmD|Dr|board|medical|professors?)\b"
            r"|\b(?:our|by\s+a)\s+(?:\w+\s+)?(?:medical|clinical)\s+(?:reviewers?|board|review\s+board|advisory\s+board|experts?|team)\b|\b(?:a|our|one)\s+(?:doctor|physician|pharmacist|clinician|nurse|medical\s+board|expert)s?\s+(?:has|have)?\s*(?:reviewed|approved|verified|vetted|signed\s+off)\s+(?:on\s+)?(?:this|these|every|all|our|the\s+(?:page|text|article))\b",
            denied,
            quoted,
            preceded_by(r"\b(?:have|get|gets|has|had|having)\s+(?:(?!been\b)\w+\s+){1,6}"),
            followed_by(r"\s+the\s+(?:FDA|US\ Food)"),
            lambda text, match: re.search(r"\bpeer-$", text[: match.start()]) is not None,
        ),
    ),
    Rule(
        "promotion",
        "This promotes: say plainly what was found, in whom, or delete it.",
        pattern(_PROMOTION, _promotion_excused),
    ),
    Rule(
        "safe-claim",
        "Nobody can promise this: say what was found, in how many people, or 'not known'.",
        pattern(_SAFE, _safe_claim_excused),
    ),
    Rule("standard-dose", "Say in the same sentence that the figure is from 50 mg.", _standard_dose),
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


def offences(passage: Passage) -> tuple[tuple[Rule, Offence], ...]:
    """What the rules of wording find in a passage, at places in its text."""
    return _offences(passage.shape, passage.text)


@lru_cache(maxsize=20_000)
def _offences(shape: Shape, text: str) -> tuple[tuple[Rule, Offence], ...]:
    """Remembered, since most texts are the same at the next load."""
    passage = Passage(shape, text, ())
    found = []
    if shape == Shape.HEADING:
        found += [(HEADING_RULE, offence) for offence in HEADING_RULE.find(Sentence(text, 0), passage)]
    for sentence in passage.sentences():
        for rule in RULES:
            for offence in rule.find(sentence, passage):
                start, end = sentence.start + offence.start, sentence.start + offence.end
                found.append((rule, Offence(start, end, offence.instead)))
    return tuple(found)
