"""British spellings, words and medicine names, and what US readers call them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

#: Verbs in -ise that US English writes with -ize. A list, because *advise*, *exercise* and others keep their s.
_ISE = """
apolog author capital categor central character critic crystall custom desensit emphas equal familiar final formal
general global hospital human hypnot immun individual legal local marginal maxim medical memor metabol minim mobil modern
neutral normal optim organ oxid pasteur personal popular priorit random rational real recogn reorgan sensit social
special stabil standard steril stigmat summar sympath symbol synthes tranquil trivial util vapor victim visual
"""
_OUR = """
behaviour clamour colour endeavour favour fervour flavour harbour honour humour labour neighbour
odour rigour rumour saviour savour splendour tumour valour vapour vigour
"""
#: Words and stems, each with its US form; what follows a stem stays as it is.
_STEMS = """
anaem=anem anaesth=anesth archaeolog=archeolog caesarean=cesarean coeliac=celiac diarrhoea=diarrhea encyclopaed=encycloped
faec=fec foet=fet gynaec=gynec haem=hem homoeo=homeo leukaem=leukem manoeuv=maneuv oedem=edem oesoph=esoph
oestr=estr orthopaed=orthoped paed=ped septicaem=septicem sulph=sulf tumour=tumor uraem=urem
"""
_WORDS = """
aeroplane=airplane ageing=aging aluminium=aluminum amongst=among analyse=analyze analysed=analyzed analyser=analyzer
analysing=analyzing apnoea=apnea amenorrhoea=amenorrhea gonorrhoea=gonorrhea seborrhoea=seborrhea calibre=caliber
cancelled=canceled cancelling=canceling catalogue=catalog catalyse=catalyze centimetre=centimeter centimetres=centimeters
centre=center centred=centered centres=centers cheque=check chilli=chili councillor=councilor counselled=counseled
counselling=counseling counsellor=counselor counsellors=counselors defence=defense dialled=dialed dialling=dialing
dialysed=dialyzed draught=draft dreamt=dreamed dyspnoea=dyspnea enrol=enroll enrolment=enrollment enrols=enrolls
fibre=fiber fibres=fibers fuelled=fueled fulfil=fulfill fulfils=fulfills fulfilment=fulfillment goitre=goiter grey=gray
greyish=grayish instalment=installment judgement=judgment jewellery=jewelry kerb=curb kilometre=kilometer
kilometres=kilometers labelled=labeled labelling=labeling learnt=learned licence=license licences=licenses litre=liter
litres=liters metre=meter metres=meters micrometre=micrometer millilitre=milliliter millilitres=milliliters
millimetre=millimeter millimetres=millimeters modelled=modeled modelling=modeling mould=mold mouldy=moldy
moustache=mustache neurone=neuron offence=offense paralyse=paralyze paralysed=paralyzed paralysing=paralyzing
plough=plow practise=practice practised=practiced practises=practices practising=practicing pretence=pretense
programme=program programmes=programs pyjamas=pajamas sceptic=skeptic sceptical=skeptical signalled=signaled
signalling=signaling skilful=skillful smelt=smelled spelt=spelled storey=story theatre=theater titre=titer
travelled=traveled traveller=traveler travellers=travelers travelling=traveling tyre=tire tyres=tires whilst=while
wilful=willful woollen=woolen hypoglycaemia=hypoglycemia hyperglycaemia=hyperglycemia
ischaemia=ischemia ischaemic=ischemic bacteraemia=bacteremia hypoglycaemic=hypoglycemic glycaemic=glycemic
"""
#: Words that are no misspellings, but not what US patients say.
_PHRASES = {
    "A&E": "emergency room",
    "bank holiday": "public holiday",
    "car park": "parking lot",
    "chemist": "pharmacist",
    "chemist's": "pharmacy",
    "chemists": "pharmacists",
    "fortnight": "2 weeks",
    "fortnightly": "every 2 weeks",
    "GP": "doctor",
    "GPs": "doctors",
    "GP's": "doctor's",
    "high temperature": "fever",
    "jab": "shot",
    "jabs": "shots",
    "loo": "bathroom",
    "mobile phone": "cell phone",
    "mum": "mom",
    "mums": "moms",
    "nappies": "diapers",
    "nappy": "diaper",
    "out-of-hours": "after-hours",
    "poo": "poop",
    "pooing": "pooping",
    "poos": "poops",
    "sick note": "doctor's note",
    "sticking plaster": "bandage",
    "tummies": "bellies",
    "tummy": "belly",
}
_MEDICINES = {
    "aciclovir": "acyclovir",
    "adrenaline": "epinephrine",
    "amoxycillin": "amoxicillin",
    "beclometasone": "beclomethasone",
    "chlorphenamine": "chlorpheniramine",
    "ciclosporin": "cyclosporine",
    "co-codamol": "acetaminophen with codeine",
    "co-codaprin": "aspirin with codeine",
    "co-dydramol": "acetaminophen with dihydrocodeine",
    "colestyramine": "cholestyramine",
    "diamorphine": "heroin",
    "frusemide": "furosemide",
    "glibenclamide": "glyburide",
    "glyceryl trinitrate": "nitroglycerin",
    "isoprenaline": "isoproterenol",
    "lignocaine": "lidocaine",
    "noradrenaline": "norepinephrine",
    "orciprenaline": "metaproterenol",
    "Panadol": "Tylenol",
    "paracetamol": "acetaminophen",
    "Calpol": "Tylenol",
    "Nurofen": "Advil",
    "pethidine": "meperidine",
    "phenobarbitone": "phenobarbital",
    "Piriton": "Chlor-Trimeton",
    "rifampicin": "rifampin",
    "salbutamol": "albuterol",
    "Voltarol": "Voltaren",
}

_WORD_FORMS = dict(pair.split("=") for pair in _WORDS.split())
_STEM_FORMS = dict(pair.split("=") for pair in _STEMS.split())

_ISE_WORD = re.compile(rf"({'|'.join(_ISE.split())})is(e[drs]?|ers|ing|ation|ations|ational)", re.IGNORECASE)
_OUR_WORD = re.compile(rf"((?:mis|dis|un)?(?:{'|'.join(word[:-2] for word in _OUR.split())}))ur(\w*)", re.IGNORECASE)
_STEM_WORD = re.compile(rf"({'|'.join(_STEM_FORMS)})(\w*)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")

#: Words in capitals are written so by everybody who means them; others stand in either case.
_PHRASE = re.compile(
    "|".join(
        rf"(?<![\w-]){re.escape(phrase) if phrase[:2].isupper() or phrase[1:2] == '&' else f'(?i:{re.escape(phrase)})'}(?![\w&-])"
        for phrase in sorted(_PHRASES, key=len, reverse=True)
    )
)
_MEDICINE = re.compile(rf"\b(?:{'|'.join(sorted(_MEDICINES, key=len, reverse=True))})\b", re.IGNORECASE)
_PHRASES_BY_LOWER = {name.lower(): us for name, us in _PHRASES.items()}
_MEDICINES_BY_LOWER = {name.lower(): us for name, us in _MEDICINES.items()}

#: What was found, and what US English writes for it.
Found = tuple[re.Match[str], str]


def spellings(text: str) -> Iterator[Found]:
    """Words in British spelling."""
    yield from ((match, us) for match in _WORD.finditer(text) if (us := _respelled(match[0])))


def phrases(text: str) -> Iterator[Found]:
    """Words that only the British use."""
    yield from ((match, _PHRASES_BY_LOWER[match[0].lower()]) for match in _PHRASE.finditer(text))


def medicines(text: str) -> Iterator[Found]:
    """Medicines by a name that they do not have in the US."""
    yield from ((match, _MEDICINES_BY_LOWER[match[0].lower()]) for match in _MEDICINE.finditer(text))


@lru_cache(maxsize=20_000)
def _respelled(word: str) -> str:
    """The US spelling of a British word; an empty text for any other word."""
    if us := _WORD_FORMS.get(word.lower()):
        return us
    if match := _ISE_WORD.fullmatch(word):
        return f"{match[1]}iz{match[2]}"
    if match := _OUR_WORD.fullmatch(word):
        return f"{match[1]}r{match[2]}"
    if match := _STEM_WORD.fullmatch(word):
        return _STEM_FORMS[match[1].lower()] + match[2]
    return ""
