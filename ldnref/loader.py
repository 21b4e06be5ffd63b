"""Write checked content into the database: everything in one transaction, or nothing.

The only writer. Each entry is matched on its short code, so that its row keeps its id through every rename.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections, models, transaction

from ldnref import rows, search
from ldnref.content.collection import Content
from ldnref.content.schema import LEXICON_FILES
from ldnref.content.vocabulary import PAGE_KINDS, Kind
from ldnref.models import (
    ENTRY_MODELS,
    Citation,
    ContentLoad,
    Entry,
    Estimate,
    FormerAddress,
    GlossaryTerm,
    Interaction,
    Lexicon,
    Medicine,
    Permalink,
    RedFlag,
    Related,
    SearchDocument,
    SideEffect,
    SiteFacts,
    Source,
)

#: Any number, the same for every loader: PostgreSQL lets one at a time hold it.
LOCK = 7243

Progress = Callable[[str], None]


@dataclass
class LoadReport:
    """What a load did, or would do, with the names of entries as in ``side-effects/nausea``."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    version: str = ""

    def counts(self) -> dict[str, int]:
        return {name: len(getattr(self, name)) for name in ("added", "changed", "removed", "unchanged")}


def published_addresses() -> dict[str, str]:
    """Every address of the last load with its short code; empty before the first load."""
    try:
        addresses = dict(Permalink.objects.values_list("address", "code"))
        return addresses | dict(FormerAddress.objects.values_list("address", "permalink_id"))
    except DatabaseError:
        return {}


def compare(content: Content) -> LoadReport:
    """What a load of the content would do."""
    return _report(_fingerprints(content), _loaded_fingerprints(), content)


def load(content: Content, progress: Progress = lambda step: None) -> LoadReport:
    """Make the database say what the content says.

    The content must be without errors. Raises whatever the database raises; then nothing has changed.
    """
    if content.errors or content.facts is None:
        raise ValueError("content with errors is not loaded")
    with _writing():
        report = compare(content)
        _write(content, progress)
        _record(report)
    return report


@contextmanager
def _writing() -> Iterator[None]:
    """One transaction that waits for other loaders before it reads, so that two never mix."""
    on_its_own = not connection.in_atomic_block
    if connection.vendor == "sqlite":
        _set_transaction_mode("IMMEDIATE")
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql" and on_its_own:
                with connection.cursor() as cursor:
                    # What is read after waiting for the lock is what the other loader wrote.
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
                    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            yield
    finally:
        if connection.vendor == "sqlite":
            _set_transaction_mode(None)


def _set_transaction_mode(mode: str | None) -> None:
    """Of SQLite: an immediate transaction takes the place of the one writer before it reads, or waits for it."""
    wrapper: Any = connections[DEFAULT_DB_ALIAS]
    wrapper.ensure_connection()
    wrapper.transaction_mode = mode


def _write(content: Content, progress: Progress) -> None:
    progress("addresses")
    _replace(Permalink, "code", rows.permalinks(content))
    _refill(FormerAddress, rows.former_addresses(content))
    progress("sources and figures")
    _replace(Source, "permalink", rows.entries(content, Kind.SOURCE))
    source_ids = dict(Source.objects.values_list("slug", "id"))
    _replace(Estimate, "estimate_id", rows.estimates(content, source_ids))
    for kind, model in ENTRY_MODELS.items():
        if model is not Source:
            progress(kind)
            _replace(model, "permalink", _with_headlines(content, rows.entries(content, kind)))
    progress("names and links")
    _write_small_kinds(content)
    _write_links(content, source_ids)
    progress("search index")
    search.rebuild(_documents(content), _medicine_words(content))
    kept = [row.code for row in rows.permalinks(content)]
    Permalink.objects.exclude(code__in=kept).delete()


def _with_headlines(content: Content, entries: list[Entry]) -> list[Entry]:
    """Side effects know the rows of the figures that set their frequencies; other kinds are left alone."""
    ids = dict(Estimate.objects.values_list("estimate_id", "id"))
    for entry in entries:
        if isinstance(entry, SideEffect):
            record: Any = content.pages[f"{Kind.SIDE_EFFECT}/{entry.slug}"].file.record
            entry.headline_id = ids.get(record.headline)
            entry.standard_dose_headline_id = ids.get(record.standard_dose_headline)
    return entries


def _write_small_kinds(content: Content) -> None:
    _replace(GlossaryTerm, "slug", rows.glossary_terms(content))
    interaction_ids = dict(Interaction.objects.values_list("slug", "id"))
    _replace(Medicine, "slug", rows.medicines(content, interaction_ids))
    _replace(RedFlag, "slug", rows.red_flags(content))
    for flag in RedFlag.objects.all():
        record: Any = content.pages[f"{Kind.RED_FLAG}/{flag.slug}"].file.record
        flag.related.set(Permalink.objects.filter(code__in=_codes(content, record.related)))
    assert content.facts is not None
    SiteFacts.objects.update_or_create(pk=1, defaults={"facts": rows.site_facts(content.facts)})
    Lexicon.objects.update_or_create(pk=1, defaults={"words": content.lexicon.model_dump()})


def _write_links(content: Content, source_ids: dict[str, int]) -> None:
    citations: list[models.Model] = []
    related: list[models.Model] = []
    for page in rows.page_files(content):
        code = content.permalinks.code_of(page.file.address)
        for position, source in enumerate(dict.fromkeys(page.file.record.source_ids())):
            citations.append(Citation(permalink_id=code, source_id=source_ids[source], position=position))
        for position, target in enumerate(_codes(content, page.file.record.references())):
            related.append(Related(origin_id=code, target_id=target, position=position))
    _refill(Citation, citations)
    _refill(Related, related)


def _codes(content: Content, references: Iterable[str]) -> list[str]:
    return [content.permalinks.code_of(f"/{reference}/") for reference in dict.fromkeys(references)]


def _replace(model: type[models.Model], key: str, new: list[Any]) -> None:
    """Make the table hold these rows; a row with the same key keeps its id."""
    column = next(field for field in model._meta.concrete_fields if field.name == key)
    keys = [getattr(row, column.attname) for row in new]
    model._default_manager.exclude(**{f"{column.attname}__in": keys}).delete()
    changing = [field.name for field in model._meta.concrete_fields if field != column and not field.primary_key]
    model._default_manager.bulk_create(new, update_conflicts=True, unique_fields=[key], update_fields=changing)


def _refill(model: type[models.Model], new: list[Any]) -> None:
    """For rows that nothing points to."""
    model._default_manager.all().delete()
    model._default_manager.bulk_create(new)


def _documents(content: Content) -> list[SearchDocument]:
    """What search looks through: every page, with an interaction's medicines among its aliases, and the glossary."""
    names: dict[str, list[str]] = {}
    for file in content.of(Kind.MEDICINE):
        record: Any = file.record
        names.setdefault(record.interaction, []).extend(record.names)
    documents = []
    for page in rows.page_files(content):
        record = page.file.record
        spanish = content.lexicon.spanish.get(page.file.reference, [])
        aliases = [*record.aliases, *_clinical_names(record), *spanish, *record.asked_as]
        if page.file.kind == Kind.INTERACTION:
            aliases += names.get(page.file.slug, [])
        address, kind, title = page.file.address, page.file.kind, record.title
        documents.append(search.make_document(address, kind, title, aliases, page.summary, rows.search_text(page)))
    for file in content.of(Kind.GLOSSARY):
        record = file.record
        text = rows.search_text(content.pages[file.reference])
        documents.append(search.make_document(file.address, file.kind, record.term, record.aliases, text, ""))
    for address, listed in content.lexicon.lists.items():
        documents.append(search.make_document(address, "", listed.title, listed.asked_as, listed.summary, ""))
    return documents


def _clinical_names(record: Any) -> list[str]:
    """Several stand in one line, between commas."""
    return [name.strip() for name in (getattr(record, "clinical_name", None) or "").split(",") if name.strip()]


def _medicine_words(content: Content) -> set[str]:
    """Names that are offered as a spelling, never put in place of what was typed."""
    records: list[Any] = [file.record for file in content.of(Kind.MEDICINE)]
    return {name for record in records for name in record.names}


def _fingerprints(content: Content) -> dict[tuple[str, str], tuple[str, str]]:
    """(name, fingerprint) of every entry by its kind of key and its key: short codes, or names where there are none."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for kind in PAGE_KINDS:
        for entry in rows.entries(content, kind):
            found["code", entry.permalink_id] = (f"{kind}/{entry.slug}", entry.fingerprint)
    interaction_ids = {file.slug: 0 for file in content.of(Kind.INTERACTION)}
    small: list[tuple[Kind, list[Any]]] = [
        (Kind.GLOSSARY, rows.glossary_terms(content)),
        (Kind.MEDICINE, rows.medicines(content, interaction_ids)),
        (Kind.RED_FLAG, rows.red_flags(content)),
    ]
    for kind, terms in small:
        found |= {(kind, row.slug): (f"{kind}/{row.slug}", row.fingerprint) for row in terms}
    assert content.facts is not None
    found["file", "site"] = ("site.yaml", rows.fingerprint(rows.site_facts(content.facts)))
    found |= _lexicon_fingerprints(content.lexicon.model_dump())
    return found


def _loaded_fingerprints() -> dict[tuple[str, str], tuple[str, str]]:
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for kind, model in ENTRY_MODELS.items():
        for code, slug, mark in model._default_manager.values_list("permalink_id", "slug", "fingerprint"):
            found["code", code] = (f"{kind}/{slug}", mark)
    for kind, small in ((Kind.GLOSSARY, GlossaryTerm), (Kind.MEDICINE, Medicine), (Kind.RED_FLAG, RedFlag)):
        for slug, mark in small._default_manager.values_list("slug", "fingerprint"):
            found[kind, slug] = (f"{kind}/{slug}", mark)
    for facts in SiteFacts.objects.values_list("facts", flat=True):
        found["file", "site"] = ("site.yaml", rows.fingerprint(facts))
    for words in Lexicon.objects.values_list("words", flat=True):
        found |= _lexicon_fingerprints(words)
    return found


def _lexicon_fingerprints(words: dict[str, Any]) -> dict[tuple[str, str], tuple[str, str]]:
    """Of each file by itself, so that a load says which one changed."""
    return {
        ("file", name): (name, rows.fingerprint({key: words.get(key) for key in schema.model_fields}))
        for name, schema in LEXICON_FILES.items()
    }


def _report(
    new: dict[tuple[str, str], tuple[str, str]], old: dict[tuple[str, str], tuple[str, str]], content: Content
) -> LoadReport:
    report = LoadReport()
    for key, (name, mark) in new.items():
        if key not in old:
            report.added.append(name)
        elif old[key] != (name, mark):
            report.changed.append(name)
        else:
            report.unchanged.append(name)
    report.removed = sorted(name for key, (name, _) in old.items() if key not in new)
    report.version = rows.fingerprint([sorted(new.items()), rows.address_marks(content)])
    return report


def _record(report: LoadReport) -> None:
    """Note the load, unless the last one loaded the same."""
    last = ContentLoad.objects.first()
    if last is None or last.version != report.version:
        ContentLoad.objects.create(version=report.version, report=report.counts())
