"""The end of the six months: the committee convened, more time with proofs, and what it decides."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from programs import asks, clock
from programs.permissions import May
from programs.workflow import step
from startups import dates
from startups.models.needs import Needs

PROOFS = _("What the committee asks to see")
LESSONS = asks.reason(_("What was learned"), _("Failure is a result: these lessons are public. Name nobody."))
WHY = asks.reason(_("Why it stops"), _("Public, beside the lessons. Name nobody."))
RESTART = asks.note(
    _("What would start it again"),
    _("A law, a person, a tool that lacked: whoever takes the idea up will look for it."),
)


def told(startup, by):
    """The dossier shows where its project stands."""
    startup.tell_dossier(by)


def closed(startup, by):
    """Why it stopped stays beside its lessons; the dossier shows where its project stands."""
    startup.why = startup.history.last().comment
    startup.save(update_fields=["why"])
    startup.tell_dossier(by)


def owe_proofs(startup, by):
    """The committee is expected at the new end, and so are the proofs that it asked for."""
    startup.move_committee(by)
    startup.dossier.milestones.create(
        code="proofs", label=_("Proofs asked by the committee"), planned_on=startup.ends_on, due_on=startup.ends_on
    )


class Ending(models.Model):
    """What becomes of a start-up once its committee meets (abstract: part of a start-up)."""

    wanted = models.TextField(PROOFS, blank=True, editable=False)
    funder = models.CharField(_("who funds what follows"), max_length=200, blank=True, editable=False)
    taker = models.CharField(_("who takes the service over"), max_length=200, blank=True, editable=False)
    lessons = models.TextField(_("lessons"), blank=True, editable=False)
    why = models.TextField(_("why it stopped"), blank=True, editable=False)
    restart = models.TextField(_("what would start it again"), blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def last_committee(self):
        """The last of its committees, held or to come; None before the first."""
        return self.committees.first()

    @property
    def has_convened(self):
        """Whether the committee has received its file, which from then on does not change; what goes on has others to come."""
        return self.state in ("committee", "transferred", "stopped")

    @property
    def coming_committee(self):
        """The committee that has not decided yet; None when none is prepared."""
        last = self.last_committee
        return last if last and not last.decision else None

    @property
    def takeover_file(self):
        """What the taker receives, as last made; None before."""
        return self.dossier.documents.ready().filter(kind="takeover").first()

    @step(
        source="committee", target="building", label=_("Give one or two months, with proofs"),
        aside=True, allowed=May("officer"), requires=Needs.missing_to_prolong,
        asks={"months": asks.whole(_("Months more"), min_value=1, max_value=12), "wanted": asks.reason(PROOFS)},
        notifies=["lead", "coach"], then=owe_proofs, done=_("More time given, with proofs asked"),
    )  # fmt: skip
    def prolong(self, months, wanted):
        longest = self.parameters["longest_proof"]
        if months > longest:
            raise asks.refused("months", _("The committee gives %d months at most.") % longest)
        self.ends_on, self.wanted = dates.longer(max(self.ends_on, clock.today()), months), wanted

    @step(
        source="committee", target="continued", label=_("Go on: six months more are funded"), allowed=May("officer"), requires=Needs.missing_to_go_on,
        asks={"funder": asks.text(_("Who funds what follows"), _("For example: the municipality, on its budget of next year.")), "comment": asks.note()},
        notifies=["lead", "coach"], then=told, done=_("Service continued"), danger=True,
    )  # fmt: skip
    def go_on(self, funder):
        self.funder = funder

    @step(
        source="committee", target="transferred", label=_("Transfer the service"), allowed=May("officer"), requires=Needs.missing_to_transfer,
        asks={"taker": asks.text(_("Who takes the service over"), _("An organization, with the service in charge.")), "comment": asks.note()},
        notifies=["lead", "coach"], then=told, done=_("Service transferred"), danger=True,
    )  # fmt: skip
    def transfer(self, taker):
        self.taker = taker

    @step(
        source="committee", target="stopped", label=_("Stop here, with its lessons"), allowed=May("officer"), requires=Needs.missing_to_stop,
        asks={"lessons": LESSONS, "comment": WHY, "restart": RESTART},
        notifies=["lead", "coach"], then=closed, done=_("Start-up stopped by its committee"), danger=True,
    )  # fmt: skip
    def stop(self, lessons, restart=""):
        self.lessons, self.restart = lessons, restart
