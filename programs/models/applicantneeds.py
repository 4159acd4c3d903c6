"""What the steps of an applicant need, and what follows them."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models import interviewing
from programs.models.people import User
from programs.models.position import AGAIN
from programs.permissions import May
from programs.workflow import Effect, Missing

RECRUITS = May("recruiter")


class Needs:
    """What is missing to move an applicant, in words; the mails and the moves of their position that follow."""

    def missing_to_begin(self):
        if self.position.state != "open" or self.position.is_late(self.moment or clock.now()):
            yield Missing("open", _("a position that still takes applications"))
        if self.route == "internal" and not self.position.takes_internal:
            yield Missing("internal", _("a position open to volunteers of local authorities"))

    def missing_to_screen(self):
        if not self.screenings.exists():
            yield Missing("grid", _("the screening grid"), RECRUITS)

    def missing_to_invite(self):
        if self.route == "internal" and not self.manager_agrees:
            yield Missing("manager", _("the manager’s agreement"), RECRUITS)
        if not self.position.slots.free().exists():
            yield Missing("slots", _("a free slot of interview"), RECRUITS, reverse("slots", args=[self.position_id]))

    def missing_to_offer(self):
        if not self.scorecards.signed().exists():
            yield Missing("scorecards", _("a scorecard of the interview"), RECRUITS)
        if not self.position.has_room():
            yield Missing("seats", _("a seat that is neither taken nor offered"))

    def missing_to_accept(self):
        if self.position.state not in ("open", "closed", "filled"):
            yield Missing("open", _("a position that is not given up"))

    # what follows

    def by_mail(self):
        """The applicant learns it by mail, and may come back by the same link."""
        if self.email:
            yield Effect("mail", "candidate")

    def received(self):
        """The numbered receipt; a volunteer's manager is asked for their agreement."""
        yield from self.by_mail()
        if self.manager_email:
            yield Effect("mail", "manager")

    def filled(self, by):
        """Once each seat has its person the position is filled; the slot they had is free."""
        interviewing.release(self, by)
        position = self.position
        if project := position.dossier.project:
            project.hired(self)
        if position.state in ("open", "closed") and position.hired() >= position.seats:
            position.fill(by=User.objects.system())

    def vacated(self, by):
        """The position opens again, for a month, without a word on who left."""
        if project := self.position.dossier.project:
            project.vacated(self)
        if self.position.state == "filled":
            comment = str(_("Someone has left: the position is open again."))
            self.position.reopen(by=User.objects.system(), closes_on=clock.today() + AGAIN, comment=comment)
