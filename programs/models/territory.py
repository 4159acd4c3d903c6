"""Territories: the communes, groupings, départements and régions of the official geographic code."""

import re
import unicodedata

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db import models
from django.db.models import Case, Q, Value, When
from django.utils.translation import gettext_lazy as _

ABBREVIATIONS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"})


def fold(text):
    """A text as it is searched and sorted: bare lower-case words, "St" and "Ste" spelled out."""
    letters = unicodedata.normalize("NFKD", text.translate(LIGATURES)).lower()
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(ABBREVIATIONS.get(word, word) for word in re.findall("[a-z0-9]+", plain))


class TerritoryQuerySet(models.QuerySet):
    """What is asked of territories."""

    def current(self):
        """Those of the official code in force, without the merged ones."""
        return self.filter(until=None)

    def matching(self, text):
        """Current territories with a word beginning as each typed word: the name typed whole first, then by size."""
        typed = fold(text)
        if len(typed) < 2:
            return self.none()
        beginnings = SearchQuery(" & ".join(f"{word}:*" for word in typed.split()), config="simple", search_type="raw")
        return (
            self.current()
            .filter(words=beginnings)
            .order_by(closeness(typed), models.F("population").desc(nulls_last=True), "search", "id")
        )


def closeness(typed):
    """Rank of a match: the exact name, its beginning, its words, then what only the département brings."""
    in_name = Q(*[Q(search__startswith=word) | Q(search__contains=f" {word}") for word in typed.split()])
    return Case(
        When(search=typed, then=Value(0)),
        When(search__startswith=f"{typed} ", then=Value(1)),
        When(search__startswith=typed, then=Value(2)),
        When(in_name, then=Value(3)),
        default=Value(4),
    )


class Territory(models.Model):
    """A commune, a grouping with its own taxation, a département, a région or an overseas collectivity."""

    class Kind(models.TextChoices):
        COMMUNE = "commune", _("commune")
        EPCI = "epci", _("intercommunality")
        DEPARTEMENT = "departement", _("département")
        REGION = "region", _("région")
        COLLECTIVITE = "collectivite", _("overseas collectivity")

    id = models.CharField(_("identifier"), primary_key=True, max_length=20)  # kind-code: commune-01001
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    code = models.CharField(_("official code"), max_length=9)
    name = models.CharField(_("name"), max_length=100)
    siren = models.CharField(_("SIREN"), max_length=9, blank=True)
    departement = models.CharField(_("code of the département"), max_length=3, blank=True)
    departement_name = models.CharField(_("département"), max_length=50, blank=True)
    region = models.CharField(_("code of the région"), max_length=3, blank=True)
    epci = models.CharField(_("SIREN of its intercommunality"), max_length=9, blank=True)
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    search = models.CharField(_("sort key"), max_length=100)
    words = SearchVectorField(_("searched words"))  # of the name and the département, the codes, the postal codes
    year = models.PositiveSmallIntegerField(_("year of the official code"))
    until = models.PositiveSmallIntegerField(_("last year in the official code"), null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", verbose_name=_("merged into")
    )

    objects = TerritoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("territory")
        verbose_name_plural = _("territories")
        ordering = ["search", "id"]
        indexes = [
            GinIndex(fields=["words"], fastupdate=False, name="territory_words"),
            models.Index(fields=["search"], name="territory_search"),
            models.Index(fields=["siren"], condition=~Q(siren=""), name="territory_siren"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["kind", "code"], name="territory_kind_code"),
            models.CheckConstraint(condition=Q(siren__regex=r"^(\d{9})?$"), name="territory_siren_digits"),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(until__isnull=False), name="territory_merged_has_end"
            ),
        ]

    def __str__(self):
        return self.label

    @property
    def label(self):
        """The name never alone, for 2,234 names repeat: "Sainte-Colombe (Gironde)", "Gironde (département)"."""
        return f"{self.name} ({self.departement_name or self.get_kind_display()})"
