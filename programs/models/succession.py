"""Successions: a dossier that passes to the organization which takes over, after a merger or a change of grouping."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from programs import asks, clock
from programs.permissions import May
from programs.workflow import NEW, Missing, Workflow, state_field, step


class SuccessionQuerySet(models.QuerySet):
    """Successions of dossiers."""

    def visible_to(self, user):
        """Those of the dossiers that this person sees."""
        Dossier = self.model._meta.get_field("dossier").related_model
        return self.filter(dossier__in=Dossier.objects.visible_to(user))


class Succession(Workflow):
    """One dossier moved from an organization to its successor: both names stay."""

    class State(models.TextChoices):
        DONE = "done", _("carried out")
        UNDONE = "undone", _("undone")

    parent, spine = "dossier", "dossier_id"
    joins = ("dossier__call__program", "former", "successor")

    dossier = models.ForeignKey("Dossier", models.PROTECT, related_name="successions")
    former = models.ForeignKey(
        "Organization", models.PROTECT, related_name="left_dossiers", verbose_name=_("former organization")
    )
    successor = models.ForeignKey(
        "Organization", models.PROTECT, related_name="taken_dossiers", verbose_name=_("successor")
    )
    former_name = models.CharField(_("its name then"), max_length=300)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    state = state_field(State)

    objects = SuccessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("succession")
        ordering = ["created_at", "id"]

    def __str__(self):
        return f"{self.former_name} → {self.successor}"

    def get_absolute_url(self):
        return self.dossier.get_absolute_url()

    def scope(self):
        return self.dossier.scope()

    def told(self, step):
        """From which organization to which."""
        return {"whom": str(self)}

    def missing_to_succeed(self):
        if self.dossier.organization_id != self.former_id or self.former_id == self.successor_id:
            yield Missing("organization", _("a dossier of the organization that ends"))

    def missing_to_undo(self):
        if self.dossier.organization_id != self.successor_id:
            yield Missing("organization", _("a dossier that still belongs to the successor"))

    def belongs_to(self, organization_id):
        """The dossier belongs to this organization, in the same transaction as the line that says so."""
        type(self.dossier).objects.filter(pk=self.dossier_id).update(organization=organization_id)

    @step(
        source=NEW, target=State.DONE, label=_("Move to the successor organization"), done=_("Dossier moved to the successor organization"), allowed=May("officer"),
        requires=missing_to_succeed, asks={"comment": asks.reason()}, notifies=["lead"], then=lambda one, by: one.belongs_to(one.successor_id),
    )  # fmt: skip
    def begin(self):
        pass

    @step(
        source=State.DONE, target=State.UNDONE, label=_("Give the dossier back to the former organization"), done=_("Dossier given back to the former organization"), allowed=May("officer"),
        requires=missing_to_undo, asks={"comment": asks.reason()}, notifies=["lead"], danger=True,
        then=lambda one, by: one.belongs_to(one.former_id),
    )  # fmt: skip
    def undo(self):
        pass
