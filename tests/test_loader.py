import pytest
from django.apps import apps
from django.db import transaction

from ldnref import loader, search
from ldnref.content.checks import read_content
from ldnref.models import (
    Citation,
    ContentLoad,
    Estimate,
    FaqEntry,
    Guide,
    Interaction,
    Medicine,
    Related,
    SideEffect,
    Source,
)
from tests import builders
from tests.builders import estimate

pytestmark = pytest.mark.django_db


def load(content):
    checked = read_content(content, loader.published_addresses())
    assert checked.problems == []
    return loader.load(checked)


def database():
    """Every row there is, by model. What nothing points to is written anew, so its numbers are left out."""
    return {model: rows(model) for model in apps.get_app_config("ldnref").get_models(include_auto_created=True)}


def rows(model):
    renumbered = ("id",) if model in (Citation, Related) else ()
    return [
        {name: value for name, value in row.items() if name not in renumbered}
        for row in model.objects.order_by("pk").values()
    ]


def found(words):
    return search.find(words).addresses


def test_a_first_load_adds_every_entry_by_name(content):
    report = load(content)

    assert {*builders.CODES, "glossary/placebo", "medicines/beer", "red-flags/cannot-breathe", "site.yaml"} <= set(
        report.added
    )


def test_a_second_load_finds_all_unchanged(content):
    added = load(content).added

    assert load(content).counts() == {"added": 0, "changed": 0, "removed": 0, "unchanged": len(added)}


def test_a_second_load_changes_nothing(content):
    load(content)
    before = database()

    load(content)

    assert database() == before


@pytest.mark.parametrize(
    ("write", "changes", "name"),
    [
        (builders.write_source, {"limits": "Other."}, "sources/trial"),
        (builders.write_side_effect, {"do": ["Lie down."]}, "side-effects/nausea"),
        (builders.write_side_effect, {"body": builders.SIDE_EFFECT_BODY + "\nMore.\n"}, "side-effects/nausea"),
        (builders.write_interaction, {"level": "note"}, "interactions/alcohol"),
        (builders.write_faq_entry, {"related": ["guides/start"]}, "faq/driving"),
        (builders.write_guide, {"order": "7"}, "guides/start"),
        (builders.write_condition, {"verdict": "helps"}, "conditions/pain"),
        (builders.write_glossary_term, {"definition": "A sugar pill."}, "glossary/placebo"),
        (builders.write_medicine, {"note": "Mind."}, "medicines/beer"),
        (builders.write_red_flag, {"related": ["guides/start"]}, "red-flags/cannot-breathe"),
        (builders.write_site_facts, {"region": "Elsewhere"}, "site.yaml"),
    ],
)
def test_one_changed_file_is_one_changed_entry(content, write, changes, name):
    load(content)

    write(content, **changes)

    assert load(content).changed == [name]


def test_a_changed_file_changes_its_page(content):
    load(content)
    builders.write_side_effect(content, onset="Later.")

    load(content)

    assert SideEffect.objects.get().onset_html == "Later."


def test_a_changed_estimate_keeps_its_row_and_says_the_new_figure(content):
    load(content)
    before = Estimate.objects.get()
    builders.write_side_effect(content, estimates=[estimate(figure="4 of 100")])

    load(content)

    after = Estimate.objects.get()
    assert (after.pk, after.figure_phrase) == (before.pk, "4 in 100 people (4 of 100)")


def test_another_headline_is_a_change(content):
    twin = estimate(id="twin", set_aside="It is the same.")
    builders.write_side_effect(content, estimates=[estimate(set_aside="It is the same."), twin])
    load(content)
    builders.write_side_effect(content, estimates=[estimate(set_aside="It is the same."), twin], headline="twin")

    assert load(content).changed == ["side-effects/nausea"]


def test_a_removed_estimate_is_gone(content):
    load(content)
    body = builders.SIDE_EFFECT_BODY.replace("[[estimate:trial-nausea]]", "Little.")
    builders.write_side_effect(content, body=body, estimates=None, headline=None, frequency="not-known")

    load(content)

    assert not Estimate.objects.exists()


# Addresses.


def rename_guide(content):
    (content / "guides/start.md").rename(content / "guides/first-steps.md")
    builders.replace(content / "permalinks.txt", "/guides/start/", "/guides/first-steps/")
    builders.replace(content / "permalinks.txt", "cn22", "gd22  /guides/start/  moved\ncn22")


def test_a_renamed_entry_keeps_its_row(content):
    load(content)
    before = Guide.objects.get().pk
    rename_guide(content)

    load(content)

    assert (Guide.objects.get().pk, Guide.objects.get().slug) == (before, "first-steps")


def test_a_renamed_entry_is_a_change(content):
    load(content)
    rename_guide(content)

    assert load(content).changed == ["guides/first-steps"]


def test_the_old_address_of_a_renamed_entry_leads_to_the_new_one(content, client):
    load(content)
    rename_guide(content)

    load(content)

    assert client.get("/guides/start/").headers["Location"] == "/guides/first-steps/"


def withdraw_guide(content, reason="Out of date."):
    (content / "guides/start.md").unlink()
    builders.replace(content / "permalinks.txt", "/guides/start/", f"/guides/start/  withdrawn 2026-01-02 {reason}")


def test_a_withdrawn_entry_is_removed_by_name(content):
    load(content)
    withdraw_guide(content)

    assert load(content).removed == ["guides/start"]


def test_a_withdrawn_entry_says_why(content, client):
    load(content)
    withdraw_guide(content)

    load(content)
    response = client.get("/guides/start/")

    assert (response.status_code, "Out of date." in response.text) == (410, True)


def test_another_reason_for_withdrawing_is_another_version(content):
    load(content)
    withdraw_guide(content)
    first = load(content).version
    builders.replace(content / "permalinks.txt", "Out of date.", "Wrong.")

    assert load(content).version != first


def test_a_page_that_was_renamed_and_then_withdrawn_says_why_at_its_first_address(content, client):
    load(content)
    rename_guide(content)
    load(content)
    (content / "guides/first-steps.md").unlink()
    builders.replace(content / "permalinks.txt", "first-steps/", "first-steps/ withdrawn 2026-01-02 Out of date.")

    load(content)

    assert client.get("/guides/start/", follow=True).status_code == 410


def merge_guide(content):
    (content / "guides/start.md").unlink()
    builders.replace(content / "permalinks.txt", "/guides/start/", "/guides/start/  moved /faq/driving/")


def test_an_entry_that_became_part_of_another_leads_there(content, client):
    load(content)
    merge_guide(content)

    load(content)

    assert [client.get(address).headers["Location"] for address in ("/guides/start/", "/s/gd22")] == [
        "/faq/driving/"
    ] * 2


def test_content_with_an_entry_that_became_part_of_another_loads_again(content):
    load(content)
    merge_guide(content)
    load(content)

    assert load(content).changed == []


def test_an_entry_that_moves_to_another_kind_keeps_its_code(content, client):
    load(content)
    (content / "faq/driving.md").unlink()
    builders.write_guide(content, "driving", title="May I drive?")
    builders.replace(content / "permalinks.txt", "/faq/driving/", "/guides/driving/\nfq22  /faq/driving/  moved")

    report = load(content)

    assert report.changed == ["guides/driving"]
    assert not FaqEntry.objects.exists()
    assert client.get("/faq/driving/").headers["Location"] == "/guides/driving/"


def test_a_vanished_address_is_found_by_what_was_loaded(content):
    load(content)
    builders.replace(content / "permalinks.txt", "gd22  /guides/start/\n", "")
    (content / "guides/start.md").unlink()

    problems = builders.messages(content, loader.published_addresses())

    assert [problem.partition(" from")[0] for problem in problems] == ["/guides/start/ was published and has vanished"]


def test_before_the_first_load_nothing_was_published(content):
    assert loader.published_addresses() == {}


# What is left out.


def test_a_draft_is_not_loaded(content):
    builders.write_guide(content, "new", title="New", status="draft", estimates=[estimate(id="secret")])

    load(content)

    assert (Guide.objects.count(), Estimate.objects.filter(estimate_id="secret").count()) == (1, 0)


def test_a_dry_run_writes_nothing(content):
    checked = read_content(content)

    report = loader.compare(checked)

    assert report.added
    assert not any(database().values())


def test_content_with_errors_is_not_loaded(content):
    builders.write_faq_entry(content, title=None)

    with pytest.raises(ValueError, match="errors"):
        loader.load(read_content(content))


# All or nothing.


class Interrupted(Exception):
    pass


STEPS = ["addresses", "sources and figures", "interactions", "conditions", "names and links", "search index"]


@pytest.mark.parametrize("last_step", STEPS)
def test_a_load_that_fails_leaves_everything_as_it_was(content, last_step):
    load(content)
    before = database()
    rename_guide(content)
    builders.write_faq_entry(content, title="May I walk?")

    def interrupt(step):
        if step == last_step:
            raise Interrupted

    with pytest.raises(Interrupted):
        loader.load(read_content(content), interrupt)

    assert database() == before


def test_the_search_index_is_part_of_the_same_transaction(content):
    load(content)
    builders.write_faq_entry(content, title="May I juggle?")

    with pytest.raises(Interrupted), transaction.atomic():
        load(content)
        assert found("juggle") == ["/faq/driving/"]
        raise Interrupted

    assert (found("juggle"), found("drive")) == ([], ["/faq/driving/"])


def test_search_forgets_what_was_removed(content):
    load(content)
    assert "/guides/start/" in found("start")
    withdraw_guide(content)

    load(content)

    assert "/guides/start/" not in found("start")


def test_search_finds_a_page_by_the_words_in_which_readers_ask_for_it(content):
    builders.write_side_effect(content, asked_as=["green around the gills"])

    load(content)

    assert found("gills")[0] == "/side-effects/nausea/"


def test_search_finds_an_interaction_by_the_name_of_a_medicine(content):
    builders.write_medicine(content, brands=["Guinness"])

    load(content)

    assert found("guinness") == ["/interactions/alcohol/"]


# The record of loads.


def test_a_load_is_noted_with_its_version(content):
    report = load(content)

    assert ContentLoad.objects.values_list("version", flat=True).get() == report.version


def test_a_load_that_changed_nothing_is_not_noted(content):
    load(content)

    load(content)

    assert ContentLoad.objects.count() == 1


def test_a_load_that_changed_something_has_a_version_of_its_own(content):
    first = load(content).version
    builders.write_faq_entry(content, summary="Yes.")

    assert load(content).version != first


def test_what_was_loaded_can_be_loaded_into_an_empty_database_with_the_same_version(content):
    version = load(content).version
    for model in apps.get_app_config("ldnref").get_models(include_auto_created=True):
        model.objects.all()._raw_delete("default")

    assert load(content).version == version


def test_rows_that_others_point_to_keep_their_ids(content):
    load(content)
    ids = [model.objects.get().pk for model in (Source, Interaction, Medicine)]
    builders.write_source(content, limits="Other.")
    builders.write_interaction(content, level="note")

    load(content)

    assert [model.objects.get().pk for model in (Source, Interaction, Medicine)] == ids


def test_texts_as_long_as_the_checks_allow_fit_into_their_columns(content):
    long = {"dose": "m" * 100, "length": "m" * 100, "comparator": "m" * 100, "comparator_figure": "1 of 2"}
    figure = estimate(id="x" * 80, checked="second-hand", reported_by="m" * 200, **long)
    builders.write_side_effect(content, estimates=[estimate(), figure], clinical_name="m" * 100, title="m" * 70)
    builders.write_guide(content, "x" * 80, title="m" * 70, reviewed_by="m" * 200, reviewed_on="2026-01-02")
    builders.write_permalinks(content, f"gd33  /guides/{'x' * 80}/")

    load(content)

    assert Estimate.objects.count() == 2
