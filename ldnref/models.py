"""What the loader writes and the pages read. Every row comes from a content file; the database can be rebuilt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from ldnref.content.figures import band_phrase
from ldnref.content.vocabulary import (
    PAGE_KINDS,
    Action,
    Agreement,
    Basis,
    BodySystem,
    Checked,
    Design,
    DoseGroup,
    Frequency,
    InteractionKind,
    Kind,
    Lasting,
    Level,
    Measure,
    Severity,
    SourceKind,
    Strength,
    Urgency,
    Verdict,
)


class PermalinkQuerySet(models.QuerySet["Permalink"]):
    def live(self) -> PermalinkQuerySet:
        return self.filter(withdrawn_on__isnull=True).order_by("address")

    def at(self, address: str) -> Permalink | None:
        """What is, or was last, at this address: the successor of a former address, or a withdrawn page."""
        return self.filter(Q(former_addresses__address=address) | Q(address=address)).distinct().first()

    def counts(self) -> dict[str, int]:
        """How many pages there are of each kind, under names that templates can read: ``side_effects``."""
        rows = self.live().order_by().values_list("kind").annotate(Count("code"))
        return {kind.replace("-", "_"): number for kind, number in rows}


class Permalink(models.Model):
    """The identity of an entry for life: a short code, the address where it is now, and how lists name it."""

    code = models.CharField(max_length=12, primary_key=True)
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.label) for kind in PAGE_KINDS])
    slug = models.CharField(max_length=100)
    address = models.CharField(max_length=200, unique=True)
    title = models.CharField(max_length=100, blank=True)
    summary = models.TextField(blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)

    objects = PermalinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_because="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_because="")),
                name="withdrawn_with_date_and_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.address}"

    def get_absolute_url(self) -> str:
        return self.address

    @property
    def kind_label(self) -> str:
        return Kind(self.kind).label

    @property
    def kind_plural(self) -> str:
        return Kind(self.kind).plural


class FormerAddress(models.Model):
    """An address that an entry had before; it redirects for ever."""

    address = models.CharField(max_length=200, primary_key=True)
    permalink = models.ForeignKey(Permalink, on_delete=models.CASCADE, related_name="former_addresses")

    def __str__(self) -> str:
        return f"{self.address} → {self.permalink_id}"


class Related(models.Model):
    """A link from one entry to another, in the order of its file."""

    origin = models.ForeignKey(Permalink, on_delete=models.CASCADE, related_name="related_links")
    target = models.ForeignKey(Permalink, on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["origin", "target"], name="related_once")]

    def __str__(self) -> str:
        return f"{self.origin_id} → {self.target_id}"


EntryT = TypeVar("EntryT", bound="Entry", covariant=True)


class EntryQuerySet(models.QuerySet[EntryT]):
    def for_lists(self) -> Self:
        """Without what only an entry's own page shows."""
        return self.defer("sections", "changes")

    def most_linked(self) -> Self:
        """Those first to which most other entries lead."""
        links = Related.objects.filter(target=OuterRef("permalink")).order_by().values("target")
        count = Subquery(links.annotate(number=Count("pk")).values("number"))
        return self.annotate(times_linked=Coalesce(count, 0)).order_by("-times_linked", "title")


class Entry(models.Model):
    """What every entry with a page of its own has. Texts that end in ``_html`` were sanitized at load."""

    permalink = models.OneToOneField(Permalink, on_delete=models.CASCADE, related_name="+")
    slug = models.CharField(max_length=100, unique=True)
    title = models.CharField(max_length=100)
    summary = models.TextField()
    aliases = models.JSONField(default=list)
    #: The body as [{"key", "heading", "html"}]; text before the first heading has an empty key and heading.
    sections = models.JSONField(default=list)
    updated = models.DateField()
    review_due = models.DateField()
    reviewed_by = models.CharField(max_length=200, blank=True)
    reviewed_on = models.DateField(null=True, blank=True)
    #: [{"date", "note"}], newest first.
    changes = models.JSONField(default=list)
    fingerprint = models.CharField(max_length=64)

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["title"]

    kind: ClassVar[Kind]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse(f"{self.kind.url_name}-detail", args=[self.slug])

    def related(self) -> list[Permalink]:
        links = Related.objects.filter(origin_id=self.permalink_id).select_related("target")
        return [link.target for link in links]


class SourcedEntry(Entry):
    """An entry that makes claims; its sources and estimates hang on its permalink."""

    sources_checked = models.DateField()

    class Meta(Entry.Meta):
        abstract = True

    def sources(self) -> models.QuerySet[Source]:
        return Source.objects.filter(citations__permalink_id=self.permalink_id).order_by("citations__position")

    def estimates(self) -> models.QuerySet[Estimate]:
        return Estimate.objects.filter(owner_id=self.permalink_id).select_related("source")


class Source(Entry):
    """A source, with a page that lists everything on the site that rests on it."""

    kind = Kind.SOURCE

    citation = models.TextField()
    year = models.CharField(max_length=10)
    source_kind = models.CharField(max_length=20, choices=SourceKind.choices())
    checked = models.CharField(max_length=20, choices=Checked.choices())
    limits_html = models.TextField()
    #: [{"label", "url"}], best first.
    links = models.JSONField(default=list)

    objects = EntryQuerySet["Source"].as_manager()

    def cited_by(self) -> models.QuerySet[Permalink]:
        return Permalink.objects.filter(citations__source=self).order_by("kind", "title")


class Citation(models.Model):
    """An entry names a source."""

    permalink = models.ForeignKey(Permalink, on_delete=models.CASCADE, related_name="citations")
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="citations")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["permalink", "source"], name="cited_once")]

    def __str__(self) -> str:
        return f"{self.permalink_id} cites {self.source_id}"


#: The columns of a figure that hold its pictures, which only its own page shows.
PICTURES = ("people_svg", "comparator_people_svg", "bar_svg", "comparator_bar_svg")


class Estimate(models.Model):
    """One figure from one source, with everything that a reader needs to weigh it."""

    estimate_id = models.CharField(max_length=100, unique=True)
    owner = models.ForeignKey(Permalink, on_delete=models.CASCADE, related_name="estimates")
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="estimates")
    position = models.PositiveSmallIntegerField()
    measure = models.CharField(max_length=10, choices=Measure.choices())
    outcome = models.TextField()
    dose_group = models.CharField(max_length=10, choices=DoseGroup.choices())
    dose = models.CharField(max_length=100)
    population = models.TextField()
    length = models.CharField(max_length=100, blank=True)
    design = models.CharField(max_length=20, choices=Design.choices())
    checked = models.CharField(max_length=20, choices=Checked.choices())
    reported_by = models.CharField(max_length=200, blank=True)
    where = models.TextField()
    comparator = models.CharField(max_length=100, blank=True)
    comparator_not_read = models.TextField(blank=True)
    set_aside_html = models.TextField(blank=True)
    #: The figure itself, in words ("84 in 100 people (41 of 49)"), on the denominator of its page.
    figure_phrase = models.TextField()
    comparator_phrase = models.TextField(blank=True)
    #: Whether the figure is one of people, and not a ratio or a finding in words.
    is_of_people = models.BooleanField(default=False)
    #: The same people as dots, and as a bar from nobody to everybody; empty for what must not be drawn.
    people_svg = models.TextField(blank=True, default="")
    comparator_people_svg = models.TextField(blank=True, default="")
    bar_svg = models.TextField(blank=True, default="")
    comparator_bar_svg = models.TextField(blank=True, default="")
    #: The whole sentence, as prose that cites it shows it, without the link to the source.
    sentence = models.TextField()
    #: The same on the denominator of the source's page.
    source_sentence = models.TextField()
    fingerprint = models.CharField(max_length=64)

    class Meta:
        ordering = ["owner", "position"]

    def __str__(self) -> str:
        return self.estimate_id

    @property
    def measure_label(self) -> str:
        return Measure(self.measure).label

    @property
    def design_label(self) -> str:
        return Design(self.design).label

    @property
    def checked_label(self) -> str:
        return Checked(self.checked).label

    @property
    def source_address(self) -> str:
        """Where the page of its source says where it stands and how it was checked."""
        return f"{self.source.get_absolute_url()}#figure-{self.estimate_id}"

    @property
    def group_label(self) -> str:
        """Who the people of the figure are, as opposed to those of the comparison."""
        return "On LDN" if self.dose_group == DoseGroup.LOW else "On naltrexone"

    @property
    def comparator_label(self) -> str:
        is_placebo = self.comparator.startswith("a dummy pill")
        return f"On {self.comparator}" if is_placebo else f"Compared with {self.comparator}"

    @property
    def caveat(self) -> str:
        """What must stand beside the number, for it is not what others are."""
        if self.checked == Checked.SECOND_HAND:
            return f"Second-hand: reported by {self.reported_by}. We did not read the study itself."
        return "One clinic’s own estimate, not a count." if self.design == Design.CLINIC else ""


def frequency_phrase(frequency: str, denominator: int) -> str:
    """A frequency in words, the number first; *not known* with what it means."""
    if frequency == Frequency.NOT_KNOWN:
        return "not known: we found no usable count at low doses"
    return band_phrase(Frequency(frequency), denominator)


@dataclass(frozen=True)
class Likelihood:
    """How likely a side effect is: at low doses, and apart from that at the standard dose where that is known."""

    phrase: str
    basis_label: str
    known: bool
    estimate: Estimate | None
    standard_phrase: str
    standard_estimate: Estimate | None


class SideEffectQuerySet(EntryQuerySet["SideEffect"]):
    def with_figures(self) -> SideEffectQuerySet:
        """With the estimates that set the two frequencies, as lists and pages show them."""
        pictures = [f"{figure}__{name}" for figure in ("headline", "standard_dose_headline") for name in PICTURES]
        return self.select_related("headline__source", "standard_dose_headline__source").defer(*pictures)

    def by_body_system(self) -> list[tuple[BodySystem, int]]:
        """Each part of the body that something is felt in, with how many side effects it has."""
        numbers = dict(self.order_by().values_list("body_system").annotate(Count("pk")))
        return [(system, numbers[system]) for system in BodySystem if system in numbers]


class SideEffect(SourcedEntry):
    kind = Kind.SIDE_EFFECT

    clinical_name = models.CharField(max_length=100, blank=True)
    body_system = models.CharField(max_length=20, choices=BodySystem.choices())
    severity = models.CharField(max_length=10, choices=Severity.choices())
    action = models.CharField(max_length=10, choices=Action.choices())
    onset_html = models.TextField()
    duration_html = models.TextField()
    lasts = models.CharField(max_length=15, choices=Lasting.choices(), default=Lasting.NOT_KNOWN.value)
    frequency = models.CharField(max_length=15, choices=Frequency.choices())
    basis = models.CharField(max_length=20, choices=Basis.choices())
    headline = models.ForeignKey(Estimate, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    standard_dose_frequency = models.CharField(max_length=15, choices=Frequency.choices())
    standard_dose_headline = models.ForeignKey(
        Estimate, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    #: 100 or 1,000: everything on the page counts out of this many people.
    denominator = models.PositiveSmallIntegerField(default=100)
    do_html = models.JSONField(default=list)
    do_not_html = models.JSONField(default=list)
    ask_html = models.JSONField(default=list)
    #: {"emergency": [html], "same_day": [html]}
    urgent_html = models.JSONField(default=dict)
    codes = models.JSONField(default=dict)

    #: The frequency that a list shows and how it says it; the list sets them, for a reader may ask for 50 mg figures.
    shown_frequency: str = ""
    figure: str = ""
    figure_note: str = ""
    figure_from: Estimate | None = None
    from_standard_dose: bool = False

    objects = SideEffectQuerySet.as_manager()

    @property
    def likelihood(self) -> Likelihood:
        standard_phrase = frequency_phrase(self.standard_dose_frequency, self.denominator)
        standard_known = self.standard_dose_frequency != Frequency.NOT_KNOWN
        return Likelihood(
            phrase=frequency_phrase(self.frequency, self.denominator),
            basis_label=self.basis_label,
            known=self.frequency != Frequency.NOT_KNOWN,
            estimate=self.headline,
            standard_phrase=standard_phrase if standard_known else "",
            standard_estimate=self.standard_dose_headline,
        )

    @property
    def severity_label(self) -> str:
        return Severity(self.severity).label

    @property
    def action_label(self) -> str:
        return Action(self.action).label

    @property
    def lasts_label(self) -> str:
        return Lasting(self.lasts).label

    @property
    def body_system_label(self) -> str:
        return BodySystem(self.body_system).label

    @property
    def basis_label(self) -> str:
        return Basis(self.basis).label


class Interaction(SourcedEntry):
    kind = Kind.INTERACTION

    interaction_kind = models.CharField(max_length=12, choices=InteractionKind.choices())
    level = models.CharField(max_length=15, choices=Level.choices())
    do_html = models.JSONField(default=list)
    do_not_html = models.JSONField(default=list)
    ask_html = models.JSONField(default=list)
    urgent_html = models.JSONField(default=dict)
    agreement = models.CharField(max_length=10, choices=Agreement.choices())
    evidence_html = models.TextField()
    codes = models.JSONField(default=dict)

    objects = EntryQuerySet["Interaction"].as_manager()

    @property
    def level_label(self) -> str:
        return Level(self.level).label

    @property
    def interaction_kind_label(self) -> str:
        return InteractionKind(self.interaction_kind).label

    @property
    def agreement_label(self) -> str:
        return Agreement(self.agreement).label


class FaqEntry(SourcedEntry):
    kind = Kind.FAQ

    urgent_html = models.JSONField(default=dict)

    objects = EntryQuerySet["FaqEntry"].as_manager()


class GuideQuerySet(EntryQuerySet["Guide"]):
    def getting_help(self) -> Guide | None:
        return self.filter(slug="getting-help").first()

    def opioid_gap(self) -> Guide | None:
        return self.filter(slug="the-opioid-gap").first()


class Guide(SourcedEntry):
    kind = Kind.GUIDE

    order = models.PositiveSmallIntegerField()
    urgent_html = models.JSONField(default=dict)

    objects = GuideQuerySet.as_manager()

    class Meta(SourcedEntry.Meta):
        ordering = ["order", "title"]


class Condition(SourcedEntry):
    kind = Kind.CONDITION

    strength = models.CharField(max_length=10, choices=Strength.choices())
    verdict = models.CharField(max_length=10, choices=Verdict.choices())
    ask_html = models.JSONField(default=list)
    codes = models.JSONField(default=dict)

    objects = EntryQuerySet["Condition"].as_manager()

    @property
    def strength_label(self) -> str:
        return Strength(self.strength).label

    @property
    def verdict_label(self) -> str:
        return Verdict(self.verdict).label


class GlossaryTerm(models.Model):
    slug = models.CharField(max_length=100, unique=True)
    term = models.CharField(max_length=100)
    definition_html = models.TextField()
    aliases = models.JSONField(default=list)
    fingerprint = models.CharField(max_length=64)

    class Meta:
        ordering = ["term"]

    def __str__(self) -> str:
        return self.term

    def get_absolute_url(self) -> str:
        return f"{reverse('glossary')}#{self.slug}"


class Medicine(models.Model):
    """A substance by all its names, and the interaction that it leads to."""

    slug = models.CharField(max_length=100, unique=True)
    generic = models.CharField(max_length=100)
    brands = models.JSONField(default=list)
    other_names = models.JSONField(default=list)
    street_names = models.JSONField(default=list)
    hides_in = models.JSONField(default=list)
    rxnorm = models.JSONField(default=list)
    note_html = models.TextField(blank=True)
    interaction = models.ForeignKey(Interaction, on_delete=models.CASCADE, related_name="medicines")
    #: Its own, where it is not that of the interaction.
    level = models.CharField(max_length=15, choices=Level.choices(), blank=True)
    fingerprint = models.CharField(max_length=64)

    class Meta:
        ordering = ["generic"]

    def __str__(self) -> str:
        return self.generic

    @property
    def names(self) -> list[str]:
        return [self.generic, *self.brands, *self.other_names, *self.street_names, *self.hides_in]

    @property
    def level_label(self) -> str:
        return Level(self.level or self.interaction.level).label


class RedFlagQuerySet(models.QuerySet["RedFlag"]):
    def emergencies(self) -> RedFlagQuerySet:
        return self.filter(urgency=Urgency.EMERGENCY).prefetch_related("related")

    def same_day(self) -> RedFlagQuerySet:
        return self.filter(urgency=Urgency.SAME_DAY).prefetch_related("related")


class RedFlag(models.Model):
    slug = models.CharField(max_length=100, unique=True)
    title = models.CharField(max_length=100)
    urgency = models.CharField(max_length=10, choices=Urgency.choices())
    signs_html = models.JSONField(default=list)
    phrases = models.JSONField(default=list)
    steps_html = models.JSONField(default=list)
    related = models.ManyToManyField(Permalink, related_name="+")
    fingerprint = models.CharField(max_length=64)

    objects = RedFlagQuerySet.as_manager()

    class Meta:
        ordering = ["urgency", "title"]

    def __str__(self) -> str:
        return self.title


class SiteFacts(models.Model):
    """content/site.yaml as one row: emergency wording, region, publisher and clinics if given."""

    facts = models.JSONField()

    def __str__(self) -> str:
        return "Site facts"


class Lexicon(models.Model):
    """content/search.yaml and the files beside it as one row: what readers' words mean here."""

    words = models.JSONField()

    def __str__(self) -> str:
        return "Lexicon"


class SearchDocument(models.Model):
    """What search looks through, one row a page, glossary term or list. The stems are made by ``ldnref.content.words``."""

    address = models.CharField(max_length=200, unique=True)
    #: Blank for a list.
    kind = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=100)
    #: One a line, like their stems, so that a whole alias can be told from parts of two.
    aliases = models.TextField(blank=True)
    summary = models.TextField()
    text = models.TextField()
    title_stems = models.TextField()
    alias_stems = models.TextField()
    body_stems = models.TextField()

    def __str__(self) -> str:
        return self.title

    @property
    def kind_label(self) -> str:
        return Kind(self.kind).label if self.kind else "List"


class SearchWord(models.Model):
    """A word that occurs in the content, for spelling suggestions."""

    word = models.CharField(max_length=60, primary_key=True)
    stem = models.CharField(max_length=60)
    #: How many documents hold it.
    documents = models.PositiveIntegerField()
    #: How many of them in a title or alias.
    names = models.PositiveIntegerField(default=0)
    #: Medicine names are offered as a suggestion, never put in place of what was typed.
    is_medicine = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.word


class ContentLoad(models.Model):
    """One load of the content; the newest version keys ETags."""

    loaded_at = models.DateTimeField(auto_now_add=True)
    version = models.CharField(max_length=64)
    report = models.JSONField(default=dict)

    class Meta:
        ordering = ["-id"]
        get_latest_by = "id"

    def __str__(self) -> str:
        return f"{self.loaded_at:%Y-%m-%d %H:%M} {self.version[:12]}"


#: The model of each kind with a page, in the order in which the loader writes them.
ENTRY_MODELS: dict[Kind, type[Entry]] = {
    model.kind: model for model in (Source, SideEffect, Interaction, FaqEntry, Guide, Condition)
}
