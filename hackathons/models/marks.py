"""What jurors mark, compare and vote: rounds, marks of a prototype, comparisons of two, the favourite of the public."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hackathons.models.camp import Camp
from hackathons.models.jury import CampJuror
from hackathons.models.preparation import OfCamp
from hackathons.models.registration import Registration
from hackathons.models.team import CampTeam
from programs import clock, scoring
from programs.models.history import key
from programs.models.people import User


class Round(models.Model):
    """A round of the jury: the first on every prototype, shared out among jurors; the final, on the best, by all."""

    id = key()
    camp = models.ForeignKey(Camp, models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField(_("round"))
    kept = models.PositiveSmallIntegerField(_("prototypes in the final"), null=True)
    opened_at = models.DateTimeField(default=clock.now, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)

    objects = OfCamp.as_manager()

    class Meta:
        verbose_name = _("round of the jury")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["camp", "number"], name="one_round_a_number")]

    def __str__(self):
        return str(_("Final round") if self.kept else _("First round"))


class JudgementQuerySet(models.QuerySet):
    """Marks of jurors."""

    def counted(self):
        """Those that rank: signed, on the prototype as it was last handed in."""
        return self.filter(signed_at__gte=F("team__submitted_at"))


class Judgement(models.Model):
    """A juror marks a prototype in a round: a draft until it is signed."""

    id = key()
    round = models.ForeignKey(Round, models.CASCADE, related_name="judgements")
    juror = models.ForeignKey(CampJuror, models.PROTECT, related_name="judgements")
    team = models.ForeignKey(CampTeam, models.CASCADE, related_name="judgements")
    scores = models.JSONField(default=dict)
    remark = models.TextField(_("remark for the team"), max_length=3000, blank=True)
    saved_at = models.DateTimeField(null=True, editable=False)
    signed_at = models.DateTimeField(null=True, editable=False)
    entered_by = models.ForeignKey(User, models.PROTECT, null=True, editable=False, related_name="+")

    objects = JudgementQuerySet.as_manager()

    class Meta:
        verbose_name = _("marks of a juror")
        ordering = ["round", "juror", "team"]
        constraints = [
            models.UniqueConstraint(fields=["round", "juror", "team"], name="one_judgement_a_juror"),
            models.CheckConstraint(condition=Q(signed_at=None) | ~Q(scores={}), name="signed_has_marks"),
        ]

    def __str__(self):
        return f"{self.juror} – {self.team}"

    def mark(self, grid):
        """The mark out of 100; None while a criterion lacks."""
        return scoring.weighted(self.scores, grid)

    @property
    def stands(self):
        """Signed, on the prototype as it was last handed in."""
        return bool(self.signed_at and self.team.submitted_at and self.signed_at >= self.team.submitted_at)


class Comparison(models.Model):
    """Someone saw two prototypes and chose the better: a juror, or a participant; never twice the same two."""

    id = key()
    camp = models.ForeignKey(Camp, models.CASCADE, related_name="comparisons")
    juror = models.ForeignKey(CampJuror, models.PROTECT, null=True, related_name="comparisons")
    registration = models.ForeignKey(Registration, models.CASCADE, null=True, related_name="comparisons")
    one = models.ForeignKey(CampTeam, models.CASCADE, related_name="+")
    other = models.ForeignKey(CampTeam, models.CASCADE, related_name="+")
    winner = models.ForeignKey(CampTeam, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)

    objects = OfCamp.as_manager()

    class Meta:
        verbose_name = _("comparison")
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["juror", "one", "other"], name="a_juror_compares_once"),
            models.UniqueConstraint(fields=["registration", "one", "other"], name="a_participant_compares_once"),
            models.CheckConstraint(condition=Q(juror=None) ^ Q(registration=None), name="compared_by_someone"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="compared_in_order"),
            models.CheckConstraint(condition=Q(winner=F("one")) | Q(winner=F("other")), name="winner_is_compared"),
        ]

    def __str__(self):
        return f"{self.one} – {self.other}"


class Vote(models.Model):
    """The favourite of someone who came to the camp: one vote a person, which the database itself holds."""

    id = key()
    camp = models.ForeignKey(Camp, models.CASCADE, related_name="votes")
    registration = models.ForeignKey(Registration, models.CASCADE, related_name="votes")
    team = models.ForeignKey(CampTeam, models.CASCADE, related_name="votes")
    at = models.DateTimeField(default=clock.now, editable=False)

    objects = OfCamp.as_manager()

    class Meta:
        verbose_name = _("vote of the public")
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["registration"], name="one_vote_a_person")]

    def __str__(self):
        return str(self.team)
