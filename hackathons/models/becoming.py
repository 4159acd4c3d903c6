"""What goes on after a camp: a team, or a person, becomes a dossier in an open call, start-up or residence."""

from django.db import models
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from programs import asks
from programs.models.filiation import open_from
from programs.workflow import Missing

AFTER = ("follow_up", "closed")


def followed(one, user):
    """The camp is followed up."""
    return one.camp.state == "follow_up"


def opens(one, user):
    """The camp is over, and this person is of the organization in whose name the dossier opens."""
    return one.camp.state in AFTER and user.organization_id == one.camp.dossier.organization_id


def over(one, user):
    """The camp is over."""
    return one.camp.state in AFTER


class Becoming(models.Model):
    """What may become a dossier (abstract: a machine that hangs on a camp)."""

    chosen = None  # the call and the title of the dossier that the step in hand opens
    became = models.ForeignKey(
        "programs.Dossier", models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("became the dossier")
    )  # fmt: skip

    class Meta:
        abstract = True

    def missing_to_become(self):
        if self.became_id:
            yield Missing("became", _("nothing: it has its dossier already"))
        elif not self.camp.open_calls:
            yield Missing("call", _("an open call of the start-ups or of the residences"))

    def choices_for(self, step):
        """The calls and the people among whom to choose."""
        if step != "become":
            return super().choices_for(step)
        calls = [(str(call.pk), f"{call.title} ({call.program.name})") for call in self.camp.open_calls]
        people = [(str(one.pk), one.name) for one in self.camp.ready_to_lead]
        return {"call": calls, "lead": [("", _("I lead it for now")), *people]}

    def told(self, step):
        """The title under which it goes on."""
        return {"whom": self.chosen[1]} if step == "become" else super().told(step)

    def choose(self, call, title, lead):
        """Keep where it goes on; refuse what is not offered."""
        found = next((one for one in self.camp.open_calls if str(one.pk) == call), None)
        if found is None:
            raise asks.refused("call", _("Choose an open call."))
        person = next((one for one in self.camp.ready_to_lead if str(one.pk) == lead), None)
        if lead and person is None:
            raise asks.refused("lead", _("Choose someone who agreed to lead a project."))
        self.chosen = found, title, person

    def open_dossier(self, by):
        """Open the dossier with its filiation, in the transaction of the step; nobody's details but the lead's go there."""
        call, title, lead = self.chosen
        camp = self.camp
        event = localtime(camp.starts_at).date()
        self.became = open_from(
            camp.dossier, call, by, title=title, lead=lead.email if lead else "", name=self.named, project=str(camp), on=event,
            past=[("camp", _("Born of the camp “%s”") % camp, event), *self.past_of(event)], **self.story(),
        )  # fmt: skip
        type(self).objects.filter(pk=self.pk).update(became=self.became)


# how both machines declare it: with their own states, and who may
BECOME = {
    "label": _("Open its dossier"), "done": _("Dossier opened"), "requires": Becoming.missing_to_become,
    "help": _("It opens as a draft in the call chosen, for the organization of the camp, with its story and the remarks of the jury as first milestones. The details of the teammates stay here."),
    "asks": {
        "call": asks.person(_("Where"), _("Among the open calls, those outside any date included.")),
        "title": asks.text(_("Title of the project")),
        "lead": asks.person(_("Who leads it"), _("A participant receives the link that makes them its lead."), required=False),
    },
    "then": lambda one, by: one.open_dossier(by),
}  # fmt: skip
