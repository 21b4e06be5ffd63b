"""Writes a small valid content folder, one entry of each kind, to be spoiled by a test."""

import yaml

from ldnref.content.checks import read_content

#: The pages of the folder with their short codes.
CODES = {
    "sources/trial": "src2",
    "side-effects/nausea": "se22",
    "interactions/alcohol": "nt22",
    "faq/driving": "fq22",
    "guides/start": "gd22",
    "conditions/pain": "cn22",
}


def write_content(folder):
    """The content folder, without a problem in it."""
    content = folder / "content"
    write_source(content)
    write_side_effect(content)
    write_interaction(content)
    write_faq_entry(content)
    write_guide(content)
    write_condition(content)
    write_glossary_term(content)
    write_medicine(content)
    write_red_flag(content)
    write_site_facts(content)
    write_permalinks(content)
    return content


def write(path, keys, body=""):
    """A file with these keys; a key that is None is left out."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{as_yaml(keys)}---\n{body}")
    return path


def as_yaml(keys):
    given = {key: value for key, value in keys.items() if value is not None}
    return yaml.safe_dump(given, sort_keys=False, allow_unicode=True, width=100_000)


def entry(title, **keys):
    return {
        "title": title,
        "summary": "One short answer for you.",
        "updated": "2026-01-02",
        "review_due": "2027-01-02",
        "changes": [{"date": "2026-01-02", "note": "First published."}],
        **keys,
    }


def sourced(title, **keys):
    return entry(title, sources=["trial"], sources_checked="2026-01-02", **keys)


def estimate(**changes):
    keys = {
        "id": "trial-nausea",
        "source": "trial",
        "measure": "had",
        "outcome": "nausea",
        "figure": "3 of 100",
        "comparator": "placebo",
        "comparator_figure": "2 of 100",
        "dose_group": "low",
        "dose": "4.5 mg",
        "population": "people with pain",
        "design": "randomized-trial",
        "checked": "full-text",
        "where": "Table 2",
    }
    return {key: value for key, value in (keys | changes).items() if value is not None}


def write_source(content, slug="trial", body="It counted side effects.\n", **changes):
    keys = entry(
        "A trial of LDN",
        citation="A trial. 2024.",
        year="2024",
        source_kind="trial",
        checked="full-text",
        limits="Few people.",
    )
    return write(content / "sources" / f"{slug}.md", keys | changes, body)


SIDE_EFFECT_BODY = """
## What it feels like {#feels}

You feel sick.

## Does the dose matter? {#dose}

Nobody knows.

## What we know and do not know {#known}

[[estimate:trial-nausea]]
"""


def write_side_effect(content, slug="nausea", body=SIDE_EFFECT_BODY, **changes):
    keys = sourced(
        "Nausea",
        body_system="gut",
        severity="mild",
        action="self-care",
        onset="In the first days.",
        duration="A week.",
        frequency="common",
        headline="trial-nausea",
        do=["Rest."],
        ask=["Is it LDN?"],
        estimates=[estimate()],
    )
    return write(content / "side-effects" / f"{slug}.md", keys | changes, body)


def write_interaction(content, slug="alcohol", body="\n## Why it matters {#why}\n\nIt adds up.\n", **changes):
    keys = sourced(
        "Alcohol",
        interaction_kind="substance",
        level="take-care",
        do=["Drink little."],
        ask=["May I drink?"],
        agreement="agree",
        evidence="No study.",
    )
    return write(content / "interactions" / f"{slug}.md", keys | changes, body)


def write_faq_entry(content, slug="driving", body="\n## Why {#why}\n\nIt may make you dizzy.\n", **changes):
    keys = sourced("May I drive?", related=["side-effects/nausea"])
    return write(content / "faq" / f"{slug}.md", keys | changes, body)


def write_guide(
    content, slug="start", body="\n## First steps {#steps}\n\nSee [nausea](/side-effects/nausea/#feels).\n", **changes
):
    return write(content / "guides" / f"{slug}.md", sourced("How to start") | changes, body)


CONDITION_BODY = "\n## What was studied {#studied}\n\nPain.\n\n## What we know {#known}\n\nLittle.\n"


def write_condition(content, slug="pain", body=CONDITION_BODY, **changes):
    keys = sourced("Pain", strength="low", verdict="mixed", ask=["Does it help?"])
    return write(content / "conditions" / f"{slug}.md", keys | changes, body)


def write_glossary_term(content, slug="placebo", body="", **changes):
    keys = {"term": "Placebo", "definition": "A dummy pill."}
    return write(content / "glossary" / f"{slug}.md", keys | changes, body)


def write_medicine(content, slug="beer", body="", **changes):
    keys = {"generic": "beer", "interaction": "alcohol"}
    return write(content / "medicines" / f"{slug}.md", keys | changes, body)


def write_red_flag(content, slug="cannot-breathe", body="", **changes):
    keys = {
        "title": "Trouble breathing",
        "urgency": "emergency",
        "signs": ["you cannot breathe"],
        "phrases": ["cant breathe"],
        "steps": ["[[call:emergency]] now."],
        "related": ["side-effects/nausea"],
    }
    return write(content / "red-flags" / f"{slug}.md", keys | changes, body)


def write_site_facts(content, **changes):
    contacts = {
        "emergency": {"number": "911", "short": "Call 911", "words": "call 911"},
        "crisis": {"number": "988", "short": "Call 988", "words": "call 988"},
        "poison": {"number": "1-800-222-1222", "short": "Call Poison Help", "words": "call Poison Help"},
        "report": {"number": "1-800-332-1088", "short": "Report it", "words": "report it"},
    }
    facts = {
        "region": "United States",
        **contacts,
        "clinic_same_day": "Call your clinic the same day",
        "elsewhere": "Elsewhere, call your local number.",
        "not_listed": "Not listed is not proof that it is safe.",
    }
    (content / "site.yaml").write_text(as_yaml(facts | changes))


def write_permalinks(content, *lines):
    """The addresses of the folder, and these lines after them."""
    given = [f"{code}  /{reference}/" for reference, code in CODES.items()]
    (content / "permalinks.txt").write_text("\n".join([*given, *lines]) + "\n")


def replace(path, old, new):
    """The file with one piece of its text replaced."""
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def problems(content, published=None):
    """Every problem of the folder, as printed."""
    return [str(problem) for problem in read_content(content, published).problems]


def errors(content):
    """Every problem that stops the load, as printed."""
    return [str(problem) for problem in read_content(content).errors]


def messages(content, published=None):
    """Every problem of the folder, without its place."""
    return [problem.message for problem in read_content(content, published).problems]
