"""Who leads a dossier next: the step by which it changes hands, the same on the dossier and on its project."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from programs import asks
from programs.models.people import User
from programs.workflow import Missing


class Led(models.Model):
    """What is led by one person, who may hand it over to a co-author (abstract: a machine that hangs on a dossier)."""

    heir: User | None = None  # who leads next, chosen by the step in hand

    class Meta:
        abstract = True

    @property
    def led(self):
        """The dossier on which the role of the lead is held."""
        return self.dossier

    def heirs(self):
        """Those who may lead next: the co-authors."""
        return [one for one in self.led.people("member") if one.is_active and one != self.led.lead]

    def missing_to_hand_over(self):
        if not self.heirs():
            yield Missing("heir", _("a co-author who would lead it: invite them first"))

    def choices_for(self, step):
        """When it is handed over, those among whom to choose."""
        known = {"person": [(str(one.pk), str(one)) for one in self.heirs()]} if step == "hand_over" else {}
        return known or super().choices_for(step)

    def told(self, step):
        """Who leads from now on, and in whose place."""
        if step != "hand_over":
            return super().told(step)
        former = self.led.lead
        return {"whom": str(self.heir), "person": str(self.heir.pk), "former": str(former.pk) if former else None}

    def chosen_heir(self, person):
        """Keep who was chosen; refuse whoever may not lead."""
        self.heir = next((one for one in self.heirs() if str(one.pk) == person), None)
        if self.heir is None:
            raise asks.refused("person", _("Choose who leads from now on."))


# how both machines declare it: with their own states, and who may
HAND_OVER = {
    "target": None, "label": _("Change the project lead"), "done": _("Project lead changed"), "requires": Led.missing_to_hand_over,
    "help": _("The present lead stays as a co-author. Both are told by e-mail."),
    "asks": {
        "person": asks.person(_("New project lead"), _("Among the co-authors.")),
        "comment": asks.note(_("Message"), help=_("Everyone who has access to the dossier can read it.")),
    },
    "then": lambda one, by: one.led.name_lead(one.heir, by),
}  # fmt: skip
