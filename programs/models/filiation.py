"""Filiation: what a dossier arose from in a project, and what it brings from there, without anybody's personal data."""

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models.coaching import Milestone, OfDossier
from programs.models.history import key
from programs.workflow import Effect

LABEL = Milestone._meta.get_field("label").max_length


class Filiation(models.Model):
    """Where a dossier comes from: the project is the one on ``dossier.origin``, this says what of it went on, and its story."""

    id = key()
    dossier = models.OneToOneField("Dossier", models.CASCADE, related_name="filiation", verbose_name=_("dossier"))
    name = models.CharField(_("what went on"), max_length=200)  # "Équipe « Les Bus »"
    project = models.CharField(_("of the project"), max_length=200)
    on = models.DateField(_("on"))
    story = models.TextField(_("story"), blank=True)
    remarks = models.TextField(_("remarks received"), blank=True)
    links = models.JSONField(_("addresses"), default=list, blank=True)  # [label, address]
    created_at = models.DateTimeField(default=clock.now, editable=False)

    objects = OfDossier.as_manager()

    class Meta:
        verbose_name = _("filiation")
        ordering = ["created_at", "id"]

    def __str__(self):
        return self.name

    @property
    def address(self):
        """The public page of the project it comes from; empty when it has none."""
        return getattr(self.dossier.origin.project, "public_url", "") if self.dossier.origin_id else ""

    @property
    def remark_lines(self):
        """Each remark received, on its own."""
        return [line.strip(" -–•") for line in self.remarks.splitlines() if line.strip(" -–•")]

    def date_milestones(self, past):
        """Its first milestones: what was done there ((code, label, day) of ``past``), then each remark, to be answered."""
        done = [(code, label, day, day) for code, label, day in past]
        todo = [("remark", _("Answer the remark: %s") % line, clock.today(), None) for line in self.remark_lines]
        Milestone.objects.bulk_create(
            Milestone(
                dossier=self.dossier, code=code, label=str(label)[:LABEL], planned_on=due, due_on=due, done_on=day
            )
            for code, label, due, day in [*done, *todo]
        )


def open_from(origin, call, by, *, title, lead="", past=(), **story):
    """Open a dossier that arose from the project of ``origin``, for the same organization, in an open call; return it.

    ``lead`` is the address of who will lead it, invited at once; else who opens it leads it. Inside a transaction; raises
    ValidationError when the call takes no dossier, PermissionDenied when ``by`` may not open one for this organization.
    """
    Dossier, Invitation = (apps.get_model("programs", name) for name in ("Dossier", "Invitation"))
    dossier = Dossier.start(call, origin.organization, by, title=title, origin=origin)
    dossier.perimeter.set(origin.perimeter.all())
    filiation = Filiation.objects.create(dossier=dossier, **story)
    filiation.date_milestones(past)
    if lead:
        Invitation.objects.create(email=lead, code="lead", dossier=dossier, invited_by=by)
        dossier.history.last().queue([Effect("link", "offspring")])
    return dossier
