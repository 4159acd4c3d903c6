"""What follows the event of a camp: the survey, the actors identified, its report."""

from datetime import timedelta

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from hackathons import presets, recorded
from hackathons.signed import SEAT
from programs import clock
from programs.models.call import Call
from programs.models.people import User
from programs.permissions import May
from programs.workflow import Effect, Missing, step

SURVEY, AGAIN = timedelta(days=21), timedelta(days=7)


def unidentified(camp, user):
    """Nobody has said yet that the actors are identified."""
    return camp.persons_identified_at is None


def after_event(camp):
    """The event is over: people and challenges are concluded, who came is asked what they thought, and once more a week later."""
    yield Effect("move", "conclude")
    yield Effect("mail", "attendees")
    yield Effect("mail", "attendees_again", clock.now() + AGAIN)


class Aftermath:
    """What a camp is once its event is over (mixed in ``Camp``)."""

    @property
    def ended_on(self):
        """The day on which the event ended; None before."""
        return self.ended_at and localtime(self.ended_at).date()

    @property
    def is_told(self):
        """Whether what it produced may be read by all: once its results are known."""
        return bool(self.slug and self.ended_at) and self.state in ("follow_up", "closed")

    @property
    def survey_until(self):
        """Until when the survey takes answers; None before the end of the event."""
        return self.ended_at and self.ended_at + SURVEY

    @property
    def is_surveyed(self):
        """Whether the survey takes answers now."""
        return self.ended_at is not None and (self.moment or clock.now()) <= self.survey_until

    def attendees(self):
        """Those who came, left an address and did not answer yet, each with the link of the survey."""
        came = self.registrations.filter(state="checked_in", surveyed_on=None).exclude(email="").in_order()
        for one in came:
            person = User(email=one.email, name=one.name)
            person.link = SEAT.link(reverse("survey", args=[one.pk]), str(one.pk))
            yield person

    @cached_property
    def open_calls(self):
        """The open calls where what it produced may go on: they lead to a project, not to another camp."""
        found = Call.objects.public().filter(state="open").exclude(mode="contribution").exclude(program__outcome="camp")
        return [call for call in found if call.takes_drafts]

    @cached_property
    def ready_to_lead(self):
        """Those who said that they would lead a project, and agreed to be written to."""
        return self.actors.ready_to_lead()

    def report_outline(self):
        """The sections of its final report: code, title, help, whether it is required."""
        return presets.REPORT

    def report_draft(self, code):
        """The first text of a section of its final report, made of recorded facts; empty without any."""
        return recorded.draft(self, code)

    def missing_to_identify(self):
        if not self.actors.standing().exists():
            yield Missing(
                "actors",
                _("at least one actor identified"),
                May("coach", "officer"),
                reverse("camp_actors", args=[self.pk]),
            )

    @step(
        source="follow_up", target=None, label=_("The actors are identified"), allowed=May(lead=unidentified, coach=unidentified), requires=missing_to_identify,
        notifies=["coach", "officer"], done=_("Actors identified"),
        help=_("You have listed whom the camp revealed, and asked each for their agreement. The list may still be completed."),
    )  # fmt: skip
    def identify_actors(self):
        self.persons_identified_at = clock.now()
