"""The restitution and what follows: the vote of those who came, the outputs under an open licence, the return visits."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs.models import Idea
from programs.models.history import key
from residences import codes
from residences.models.field import Prototype
from residences.models.method import OfResidence
from residences.models.residence import Residence


class Ballot(models.Model):
    """The vote of a restitution: by a short code, without an account; its result shows once it is closed."""

    id = key()
    residence = models.OneToOneField(Residence, models.CASCADE, related_name="ballot")
    code = models.CharField(_("code"), max_length=8, unique=True, default=codes.drawn, editable=False)
    question = models.CharField(_("question"), max_length=200, default=_("Which idea do you keep?"))
    asks_fear = models.BooleanField(_("also ask what each fears"), default=True)
    opened_at = models.DateTimeField(_("opened on"), null=True, editable=False)
    closed_at = models.DateTimeField(_("closed on"), null=True, editable=False)

    objects = OfResidence.as_manager()

    class Meta:
        verbose_name = _("vote of the restitution")
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(opened_at__isnull=False), name="closed_after_it_opened"
            )
        ]

    def __str__(self):
        return self.question

    def get_absolute_url(self):
        return reverse("residence_ballot", args=[self.residence_id])

    @property
    def public_url(self):
        """Where one votes, then reads the result."""
        return reverse("vote", args=[self.code])

    @property
    def is_open(self):
        return bool(self.opened_at) and not self.closed_at


class BallotChoice(models.Model):
    """One of the ideas between which people choose; ``paper`` counts the paper ballots."""

    id = key()
    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="choices")
    order = models.PositiveSmallIntegerField(default=0)
    prototype = models.ForeignKey(
        Prototype, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("prototype")
    )
    title = models.CharField(_("idea"), max_length=150)
    paper = models.PositiveSmallIntegerField(_("paper ballots"), default=0)

    class Meta:
        verbose_name = _("choice of a vote")
        ordering = ["ballot", "order", "id"]

    def __str__(self):
        return self.title


class BallotVote(models.Model):
    """A vote: it belongs to nobody; a digest of the browser keeps it from voting twice."""

    id = key()
    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="votes")
    choice = models.ForeignKey(BallotChoice, models.CASCADE, related_name="votes")
    voter = models.CharField(max_length=64)
    fear = models.CharField(_("what you fear"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("vote")
        ordering = ["ballot", "id"]
        constraints = [models.UniqueConstraint(fields=["ballot", "voter"], name="one_vote_a_browser")]

    def __str__(self):
        return str(self.choice)


class OutputQuerySet(OfResidence):
    """What residences produced."""

    def public(self):
        """What everyone may take up."""
        return self.filter(published_at__isnull=False)


class Output(models.Model):
    """Something that the residence leaves to all, under an open licence: a file or a link."""

    class Kind(models.TextChoices):
        MAP = "map", _("map, journey")
        SCENARIO = "scenario", _("scenario of use")
        PROTOTYPE = "prototype", _("prototype, plan, model")
        BOOKLET = "booklet", _("booklet, poster, film")
        CODE = "code", _("code, data")
        OTHER = "other", _("other")

    id = key()
    residence = models.ForeignKey(Residence, models.CASCADE, related_name="outputs")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.OTHER)
    title = models.CharField(_("title"), max_length=150)
    description = models.CharField(_("in one sentence"), max_length=300, blank=True)
    link = models.URLField(_("link"), blank=True)
    attachment = models.OneToOneField(
        "programs.Attachment", models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    licence = models.CharField(_("licence"), max_length=20, choices=Idea.Licence, default=Idea.Licence.CC_BY)
    published_at = models.DateTimeField(_("published on"), null=True, editable=False)

    objects = OutputQuerySet.as_manager()

    class Meta:
        verbose_name = _("output")
        ordering = ["kind", "title", "id"]

    def __str__(self):
        return self.title

    @property
    def url(self):
        """Where everyone takes it: its file, else its link."""
        return reverse("residence_output", args=[self.pk]) if self.attachment_id else self.link


class ReturnVisit(models.Model):
    """The return, six and twelve months after the restitution: what is still in use, what changed, what stopped."""

    id = key()
    residence = models.ForeignKey(Residence, models.CASCADE, related_name="returns")
    months = models.PositiveSmallIntegerField(_("months after"))
    due_on = models.DateField(_("due on"))
    held_on = models.DateField(_("held on"), null=True, blank=True)
    still_used = models.TextField(_("what is still in use"), blank=True, max_length=3000)
    changed = models.TextField(_("what changed"), blank=True, max_length=3000)
    stopped = models.TextField(_("what stopped, and why"), blank=True, max_length=3000)
    lesson = models.TextField(_("what others should know"), blank=True, max_length=2000)
    told_by = models.ForeignKey("programs.User", models.PROTECT, null=True, editable=False, related_name="+")
    told_at = models.DateTimeField(_("told on"), null=True, editable=False)

    objects = OfResidence.as_manager()

    class Meta:
        verbose_name = _("return visit")
        ordering = ["residence", "months"]
        constraints = [
            models.UniqueConstraint(fields=["residence", "months"], name="one_return_a_date"),
            models.CheckConstraint(condition=Q(told_at=None) | Q(held_on__isnull=False) & ~Q(still_used=""), name="a_return_says_what_is_used"),
        ]  # fmt: skip

    def __str__(self):
        return str(_("Return after %d months") % self.months)

    def get_absolute_url(self):
        return reverse("residence_return", args=[self.residence_id, self.months])

    @property
    def code(self):
        """The code of its milestone."""
        return "return" if self.months == 6 else f"return-{self.months}"
