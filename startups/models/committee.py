"""The investment committee of a start-up: convened every six months at most, it decides what follows."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from programs import papers
from programs.models.history import key
from startups.models.scoping import OfStartup
from startups.models.startup import Startup


class Committee(models.Model):
    """A sitting of the committee: when, on what, what it decided and why."""

    class Decision(models.TextChoices):
        CONTINUE = "continue", _("go on: six months more are funded")
        PROVISIONAL = "provisional", _("one or two months more, with proofs")
        TRANSFER = "transfer", _("transfer the service")
        STOP = "stop", _("stop here")

    id = key()
    startup = models.ForeignKey(Startup, models.CASCADE, related_name="committees")
    number = models.PositiveSmallIntegerField(_("number"), default=1, editable=False)
    held_at = models.DateTimeField(_("day and hour"), null=True, blank=True)
    place = models.CharField(_("place or video link"), max_length=300, blank=True)
    agenda = models.TextField(_("agenda"), blank=True)
    material = models.ForeignKey(
        "programs.Attachment",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("material"),
    )
    decision = models.CharField(_("decision"), max_length=20, choices=Decision, blank=True)
    reasons = models.TextField(_("why"), blank=True)
    present = models.TextField(_("who was there"), blank=True)

    objects = OfStartup.as_manager()

    class Meta:
        verbose_name = _("investment committee")
        ordering = ["-number", "id"]
        constraints = [models.UniqueConstraint(fields=["startup", "number"], name="one_committee_a_number")]

    def __str__(self):
        return str(_("Committee no. %d") % self.number)

    @property
    def file(self):
        """The file frozen for it, as last made; None before."""
        made = papers.owed(self.startup, "committee_file", self.pk).filter(document__state="ready")
        effect = made.select_related("document").last()
        return effect and effect.document
