"""The rules for claims that nobody may make: that it is safe, works, adapts or cures, and what to stop or take."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ldnref.content.rules import (
    Finder,
    Offence,
    Rule,
    clause_before,
    denied,
    denied_from_the_start,
    followed_by,
    is_question,
    pattern,
    preceded_by,
    quoted,
)
from ldnref.content.sentences import ESTIMATE, Passage, Sentence

_CLINICIAN = r"(?:prescriber|doctor|clinic|clinician|nurse|pharmacist|pharmacy|surgeon|dentist|specialist|provider|physician|care\ team|team|health\ care\ team|midwife|hospital)s?"
_NUMBER_WORD = r"""(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|
    (?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[-\ ](?:one|two|three|four|five|six|seven|eight|nine))?|a\ dozen|(?:a|one)\ (?:hundred|thousand)|dozens?)"""

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


CLAIMS: tuple[Rule, ...] = (
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
)
