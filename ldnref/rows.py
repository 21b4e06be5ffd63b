"""From checked content to rows that are not saved yet. What a row says is what its page shows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from typing import Any

from ldnref.content import charts, schema
from ldnref.content.collection import Content
from ldnref.content.estimates import comparator_name, comparator_phrase, denominator, figure_phrase, figures, sentence
from ldnref.content.pages import OwnedEstimate, Page
from ldnref.content.rendering import plain
from ldnref.content.vocabulary import PAGE_KINDS, Basis, Kind, Urgency
from ldnref.models import ENTRY_MODELS, Entry, Estimate, FormerAddress, GlossaryTerm, Medicine, Permalink, RedFlag


def fingerprint(values: Any) -> str:
    """The same for the same values, on every machine."""
    return hashlib.sha256(json.dumps(values, sort_keys=True, default=str).encode()).hexdigest()


def permalinks(content: Content) -> list[Permalink]:
    """Every entry's identity, those of withdrawn pages too."""
    rows = [_permalink(content, code, address) for code, address in content.permalinks.current.items()]
    for gone in content.permalinks.withdrawn.values():
        kind, slug = _parts(gone.address)
        row = Permalink(code=gone.code, kind=kind, slug=slug, address=gone.address)
        row.withdrawn_on, row.withdrawn_because = gone.on, gone.because
        rows.append(row)
    return rows


def _permalink(content: Content, code: str, address: str) -> Permalink:
    kind, slug = _parts(address)
    page = content.pages[f"{kind}/{slug}"]
    return Permalink(
        code=code, kind=kind, slug=slug, address=address, title=page.file.record.name, summary=page.summary
    )


def address_marks(content: Content) -> list[Any]:
    """Everything that permalinks.txt says."""
    links = content.permalinks
    gone = sorted((gone.address, gone.on, gone.because) for gone in links.withdrawn.values())
    return [sorted(links.codes.items()), sorted(links.current.items()), sorted(links.merged.items()), gone]


def _parts(address: str) -> tuple[str, str]:
    kind, _, slug = address.strip("/").partition("/")
    return kind, slug


def former_addresses(content: Content) -> list[FormerAddress]:
    """Old addresses, and the short addresses of entries that became part of another, with where they lead."""
    links = content.permalinks
    old = [*links.former, *links.merged]
    short = {f"/s/{links.codes[address]}": address for address in links.merged}
    leading = [(address, links.leads_to(address)) for address in old]
    leading += [(address, links.leads_to(merged)) for address, merged in short.items()]
    return [FormerAddress(address=address, permalink_id=code) for address, code in leading if code]


def entries(content: Content, kind: Kind) -> list[Entry]:
    """The published entries of a kind, as rows of its model."""
    return [_entry(content, content.pages[file.reference]) for file in content.of(kind)]


def _entry(content: Content, page: Page) -> Entry:
    record = page.file.record
    assert isinstance(record, schema.Entry)
    values: dict[str, Any] = {
        "slug": page.file.slug,
        "title": record.title,
        "summary": page.summary,
        "aliases": record.aliases,
        "sections": [{"key": part.key, "heading": part.heading, "html": part.html} for part in page.sections],
        "updated": record.updated,
        "review_due": record.review_due,
        "reviewed_by": record.reviewed_by or "",
        "reviewed_on": record.reviewed_on,
        "changes": _changes(page, record),
    }
    if isinstance(record, schema.SourcedEntry):
        values["sources_checked"] = record.sources_checked
    values |= _VALUES[page.file.kind](page)
    code = content.permalinks.code_of(page.file.address)
    # The record holds what stands in other tables, the values what was made of it.
    marks = fingerprint([record.model_dump(mode="json"), values])
    return ENTRY_MODELS[page.file.kind](permalink_id=code, fingerprint=marks, **values)


def _changes(page: Page, record: schema.Entry) -> list[dict[str, str]]:
    notes = [
        {"date": change.date.isoformat(), "note": page.html[("changes", index, "note")]}
        for index, change in enumerate(record.changes)
    ]
    return sorted(notes, key=lambda note: note["date"], reverse=True)


def _urgent(page: Page) -> dict[str, list[str]]:
    return {level: page.list_html("urgent", level) for level in ("emergency", "same_day")}


def _side_effect(page: Page) -> dict[str, Any]:
    record = page.file.record
    assert isinstance(record, schema.SideEffect)
    headline = next((estimate for estimate in record.estimates if estimate.id == record.headline), None)
    return {
        "clinical_name": record.clinical_name or "",
        "body_system": record.body_system,
        "severity": record.severity,
        "action": record.action,
        "onset_html": page.html[("onset",)],
        "duration_html": page.html[("duration",)],
        "lasts": record.lasts,
        "frequency": record.frequency,
        "basis": headline.basis if headline and headline.basis else Basis.NOT_COUNTED,
        "standard_dose_frequency": record.standard_dose_frequency,
        "denominator": page.denominator,
        "do_html": page.list_html("do"),
        "do_not_html": page.list_html("do_not"),
        "ask_html": page.list_html("ask"),
        "urgent_html": _urgent(page),
        "codes": record.codes.model_dump(),
    }


def _interaction(page: Page) -> dict[str, Any]:
    record = page.file.record
    assert isinstance(record, schema.Interaction)
    return {
        "interaction_kind": record.interaction_kind,
        "level": record.level,
        "do_html": page.list_html("do"),
        "do_not_html": page.list_html("do_not"),
        "ask_html": page.list_html("ask"),
        "urgent_html": _urgent(page),
        "agreement": record.agreement,
        "evidence_html": page.html[("evidence",)],
        "codes": record.codes.model_dump(),
    }


def _faq_entry(page: Page) -> dict[str, Any]:
    return {"urgent_html": _urgent(page)}


def _guide(page: Page) -> dict[str, Any]:
    record = page.file.record
    assert isinstance(record, schema.Guide)
    return {"order": record.order, "urgent_html": _urgent(page)}


def _condition(page: Page) -> dict[str, Any]:
    record = page.file.record
    assert isinstance(record, schema.Condition)
    return {
        "strength": record.strength,
        "verdict": record.verdict,
        "ask_html": page.list_html("ask"),
        "codes": record.codes.model_dump(),
    }


def _source(page: Page) -> dict[str, Any]:
    record = page.file.record
    assert isinstance(record, schema.Source)
    return {
        "citation": record.citation,
        "year": record.year,
        "source_kind": record.source_kind,
        "checked": record.checked,
        "limits_html": page.html[("limits",)],
        "links": list(_source_links(record)),
    }


def _source_links(record: schema.Source) -> Iterator[dict[str, str]]:
    if record.doi:
        yield {"label": f"DOI {record.doi}", "url": f"https://doi.org/{record.doi}"}
    if record.pmid:
        yield {"label": f"PubMed {record.pmid}", "url": f"https://pubmed.ncbi.nlm.nih.gov/{record.pmid}/"}
    if record.pmcid:
        yield {
            "label": f"Free full text {record.pmcid}",
            "url": f"https://pmc.ncbi.nlm.nih.gov/articles/{record.pmcid}/",
        }
    if record.trial_id and record.trial_id.startswith("NCT"):
        yield {
            "label": f"Trial register {record.trial_id}",
            "url": f"https://clinicaltrials.gov/study/{record.trial_id}",
        }
    if record.url:
        yield {"label": record.url.removeprefix("https://").split("/")[0], "url": record.url}


_VALUES: dict[Kind, Callable[[Page], dict[str, Any]]] = {
    Kind.SIDE_EFFECT: _side_effect,
    Kind.INTERACTION: _interaction,
    Kind.FAQ: _faq_entry,
    Kind.GUIDE: _guide,
    Kind.CONDITION: _condition,
    Kind.SOURCE: _source,
}


def estimates(content: Content, source_ids: dict[str, int]) -> list[Estimate]:
    """Every published estimate; ``source_ids`` are the row ids of sources by slug."""
    published = [owned for owned in content.estimates.values() if owned.owner.is_published]
    counts_out_of = _source_denominators(published)
    return [
        _estimate(content, owned, source_ids[owned.estimate.source], counts_out_of[owned.estimate.source])
        for owned in published
    ]


def _source_denominators(published: list[OwnedEstimate]) -> dict[str, int]:
    """100 or 1,000 by source, for the page that lists everything that rests on it."""
    by_source: dict[str, list[Any]] = {}
    for owned in published:
        by_source.setdefault(owned.estimate.source, []).extend(figures(owned.estimate))
    return {source: denominator(shown) for source, shown in by_source.items()}


def _estimate(content: Content, owned: OwnedEstimate, source_id: int, source_denominator: int) -> Estimate:
    estimate = owned.estimate
    page = content.pages[owned.owner.reference]
    return Estimate(
        estimate_id=estimate.id,
        owner_id=content.permalinks.code_of(owned.owner.address),
        source_id=source_id,
        position=owned.index,
        measure=estimate.measure,
        outcome=estimate.outcome,
        dose_group=estimate.dose_group,
        dose=estimate.dose,
        population=estimate.population,
        length=estimate.length or "",
        design=estimate.design,
        checked=estimate.checked,
        reported_by=estimate.reported_by or "",
        where=estimate.where,
        comparator=comparator_name(estimate),
        comparator_not_read=estimate.comparator_not_read or "",
        set_aside_html=page.html.get(("estimates", owned.index, "set_aside"), ""),
        figure_phrase=figure_phrase(estimate.figure, page.denominator),
        comparator_phrase=comparator_phrase(estimate, page.denominator),
        is_of_people=charts.span_of(estimate.figure) is not None,
        **_pictures(estimate, page.denominator),
        sentence=sentence(estimate, page.denominator),
        source_sentence=sentence(estimate, source_denominator),
        fingerprint=fingerprint([estimate.model_dump(mode="json"), page.denominator, source_denominator]),
    )


def _pictures(estimate: schema.Estimate, denominator: int) -> dict[str, str]:
    drawn, compared = charts.is_drawn(estimate), charts.is_compared(estimate)
    figure, twin = estimate.figure, estimate.comparator_figure
    return {
        "people_svg": charts.icon_array(figure, denominator) if drawn else "",
        "comparator_people_svg": charts.icon_array(twin, denominator) if drawn else "",
        "bar_svg": charts.scale_bar(figure) if compared else "",
        "comparator_bar_svg": charts.scale_bar(twin) if compared else "",
    }


def glossary_terms(content: Content) -> list[GlossaryTerm]:
    return [_glossary_term(content.pages[file.reference]) for file in content.of(Kind.GLOSSARY)]


def _glossary_term(page: Page) -> GlossaryTerm:
    record = page.file.record
    assert isinstance(record, schema.GlossaryTerm)
    values = {"term": record.term, "definition_html": page.html[("definition",)], "aliases": record.aliases}
    return GlossaryTerm(slug=page.file.slug, fingerprint=fingerprint(values), **values)


def medicines(content: Content, interaction_ids: dict[str, int]) -> list[Medicine]:
    """Every medicine name; ``interaction_ids`` are the row ids of interactions by slug."""
    return [_medicine(content.pages[file.reference], interaction_ids) for file in content.of(Kind.MEDICINE)]


def _medicine(page: Page, interaction_ids: dict[str, int]) -> Medicine:
    record = page.file.record
    assert isinstance(record, schema.Medicine)
    values = record.model_dump(include={"generic", "brands", "other_names", "street_names", "hides_in", "rxnorm"})
    values["note_html"] = page.html.get(("note",), "")
    values["level"] = record.level or ""
    marks = fingerprint([values, record.interaction])
    interaction_id = interaction_ids[record.interaction]
    return Medicine(slug=page.file.slug, fingerprint=marks, interaction_id=interaction_id, **values)


def red_flags(content: Content) -> list[RedFlag]:
    return [_red_flag(content.pages[file.reference]) for file in content.of(Kind.RED_FLAG)]


def _red_flag(page: Page) -> RedFlag:
    record = page.file.record
    assert isinstance(record, schema.RedFlag)
    values = {
        "title": record.title,
        "urgency": Urgency(record.urgency),
        "signs_html": page.list_html("signs"),
        "phrases": record.phrases,
        "steps_html": page.list_html("steps"),
    }
    return RedFlag(slug=page.file.slug, fingerprint=fingerprint([values, record.related]), **values)


def site_facts(facts: schema.SiteFacts) -> dict[str, Any]:
    """The facts as templates read them; a contact's ``tel`` is its number as a telephone dials it."""
    values = facts.model_dump(mode="json")
    for name in ("emergency", "crisis", "poison", "report"):
        values[name]["tel"] = _dialled(values[name]["number"])
    return values


def _dialled(number: str) -> str:
    keys = {letter: digit for digit, letters in _KEYPAD.items() for letter in letters}
    return "".join(keys.get(sign, sign) for sign in number.upper() if sign.isalnum() or sign == "+")


_KEYPAD = {"2": "ABC", "3": "DEF", "4": "GHI", "5": "JKL", "6": "MNO", "7": "PQRS", "8": "TUV", "9": "WXYZ"}


def search_text(page: Page) -> str:
    """The words of a page that are not its title, aliases or summary."""
    front = [html for path, html in page.html.items() if path[0] not in ("changes", "estimates")]
    outcomes = dict.fromkeys(estimate.outcome for estimate in page.file.record.estimate_list())
    body = [f"{part.heading}. {part.html}" for part in page.sections]
    return " ".join(_ended(plain(text)) for text in [*body, *front, *outcomes])


def _ended(text: str) -> str:
    """With a full stop, so that the lines of a list do not run together in a snippet."""
    return text if text.endswith((".", "?", "!", ":")) else f"{text}."


def page_files(content: Content) -> list[Page]:
    """Every published page, in the order of kinds."""
    return [content.pages[file.reference] for kind in PAGE_KINDS for file in content.of(kind)]
