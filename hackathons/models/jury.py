"""The jury of a camp: its grid, its jurors, its prizes."""

from django.apps import apps
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hackathons.levels import USUAL
from hackathons.models.camp import Camp
from hackathons.models.preparation import OfCamp
from hackathons.signed import JUROR
from programs import clock
from programs.models.history import key


class GridLine(models.Model):
    """A criterion of the jury of a camp, with its weight out of 100; marked from 0 to 4, each mark with its words."""

    BEST = 4

    id = key()
    camp = models.ForeignKey(Camp, models.CASCADE, related_name="grid")
    order = models.PositiveSmallIntegerField(default=0)
    label = models.CharField(_("criterion"), max_length=150)
    weight = models.PositiveSmallIntegerField(
        _("weight out of 100"), validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    levels = models.JSONField(_("what each mark means"), default=list, blank=True)

    objects = OfCamp.as_manager()

    class Meta:
        verbose_name = _("criterion of the camp")
        ordering = ["order", "id"]

    def __str__(self):
        return self.label

    @property
    def best(self):
        return self.BEST

    @property
    def words(self):
        """What each mark means, from 0 to the best: the words of the camp, else the usual ones."""
        return self.levels if len(self.levels) == self.BEST + 1 else USUAL


class JurorQuerySet(OfCamp):
    """Jurors of camps."""

    def sitting(self):
        """Those who judge: neither declined nor absent."""
        return self.filter(declined_at=None, is_absent=False)

    def for_rows(self):
        """With whether each has marked, compared or declared something: they are no longer removed."""
        own = [Exists(name.filter(juror=OuterRef("pk"))) for name in self.traces()]
        return self.annotate(has_judged=own[0] | own[1] | own[2])

    @staticmethod
    def traces():
        """What a juror leaves behind."""
        return [
            apps.get_model("hackathons", name).objects.order_by() for name in ("Judgement", "Comparison", "Recusal")
        ]


class CampJuror(models.Model):
    """Someone who judges the prototypes of a camp, on a phone, by a signed link."""

    id = key()
    camp = models.ForeignKey(Camp, models.CASCADE, related_name="jurors")
    name = models.CharField(_("first and last name"), max_length=200)
    quality = models.CharField(_("quality"), max_length=200, blank=True)
    organization = models.CharField(_("organization"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail address"))
    is_chair = models.BooleanField(_("chairs the jury"), default=False)
    is_absent = models.BooleanField(_("absent"), default=False)
    tied_to = models.JSONField(_("organizations that they are tied to"), default=list, editable=False)
    invited_at = models.DateTimeField(_("invited on"), null=True, editable=False)
    accepted_at = models.DateTimeField(_("accepted on"), null=True, editable=False)
    declined_at = models.DateTimeField(_("declined on"), null=True, editable=False)
    declined_for = models.CharField(_("why"), max_length=500, blank=True, editable=False)

    objects = JurorQuerySet.as_manager()

    class Meta:
        verbose_name = _("juror of the camp")
        ordering = ["-is_chair", "name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["camp", "email"], name="one_juror_an_address", violation_error_message=_("This person is already in the jury.")),
            models.UniqueConstraint(fields=["camp"], condition=Q(is_chair=True), name="one_chair_a_camp", violation_error_message=_("Somebody else already chairs this jury.")),
            models.CheckConstraint(condition=Q(accepted_at=None) | Q(declined_at=None), name="camp_juror_accepts_or_declines"),
        ]  # fmt: skip

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("camp_juror", args=[self.pk])

    @property
    def link(self):
        """The address by which the juror answers, then judges."""
        return JUROR.link(self.get_absolute_url(), str(self.pk))

    @property
    def sits(self):
        """Whether they judge: neither declined nor absent."""
        return not self.declined_at and not self.is_absent


class Recusal(models.Model):
    """A tie that a juror declared with a team, which they neither see nor judge from then on; never changed."""

    id = key()
    juror = models.ForeignKey(CampJuror, models.CASCADE, related_name="recusals")
    team = models.ForeignKey("hackathons.CampTeam", models.CASCADE, related_name="recusals")
    said = models.CharField(_("what ties them"), max_length=300)
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("recusal")
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["juror", "team"], name="one_recusal_a_team")]

    def __str__(self):
        return f"{self.juror} – {self.team}"


class Prize(models.Model):
    """A prize of the camp, and the team that won it; that of the public goes to its favourite."""

    id = key()
    camp = models.ForeignKey(Camp, models.CASCADE, related_name="prizes")
    order = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("prize"), max_length=150)
    given_by = models.CharField(_("given by"), max_length=200, blank=True)
    of_public = models.BooleanField(_("prize of the public"), default=False)
    team = models.ForeignKey(
        "hackathons.CampTeam", models.PROTECT, null=True, blank=True, related_name="prizes", verbose_name=_("team")
    )

    objects = OfCamp.as_manager()

    class Meta:
        verbose_name = _("prize")
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["camp"], condition=Q(of_public=True), name="one_prize_of_the_public", violation_error_message=_("Another prize is already that of the public.")),
        ]  # fmt: skip

    def __str__(self):
        return self.title
