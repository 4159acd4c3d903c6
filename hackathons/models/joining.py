"""How someone comes into a team: they ask and a member answers, or the team invites and they answer."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hackathons.models.registration import Registration
from hackathons.models.team import CampTeam
from hackathons.models.teaming import BEFORE_END
from programs import asks, clock
from programs.models.people import User
from programs.permissions import LINK, May
from programs.workflow import NEW, Effect, Missing, Workflow, state_field, step

ASKER, TEAM = "asker", "team"


def forming(joining):
    """Teams of its camp still form."""
    return joining.team.camp.state in BEFORE_END


def answers_request(joining, user):
    """A member of the team answers a request."""
    return forming(joining) and joining.kind == Joining.Kind.REQUEST and joining.side_of(user) == TEAM


def answers_invitation(joining, user):
    """The one invited answers an invitation."""
    return forming(joining) and joining.kind == Joining.Kind.INVITATION and joining.side_of(user) == ASKER


def answers(joining, user):
    """Whoever did not ask answers."""
    return answers_request(joining, user) or answers_invitation(joining, user)


def asks_it(joining, user):
    """Whoever asked may think again."""
    return joining.side_of(user) == (ASKER if joining.kind == Joining.Kind.REQUEST else TEAM)


def reached(registration):
    """Someone to write to, with the address of their own page of teams."""
    person = User(email=registration.email, name=registration.name)
    person.team_link = registration.team_link
    return person


class JoiningQuerySet(models.QuerySet):
    """Requests and invitations."""

    def visible_to(self, user):
        return self.filter(registration__in=Registration.objects.visible_to(user))

    def waiting(self):
        """Those not yet answered, with what a page shows of them."""
        return self.filter(state="asked").select_related("registration", "team__challenge", "team__camp").order_by("created_at", "id")  # fmt: skip


class Joining(Workflow):
    """A request to join a team, or the invitation of a team."""

    class State(models.TextChoices):
        ASKED = "asked", _("awaiting an answer")
        ACCEPTED = "accepted", _("accepted")
        REFUSED = "refused", _("not accepted")
        WITHDRAWN = "withdrawn", _("withdrawn")
        LAPSED = "lapsed", _("no longer wanted")

    class Kind(models.TextChoices):
        REQUEST = "request", _("request")
        INVITATION = "invitation", _("invitation")

    S = State
    parent = "team"
    joins = ("team__camp__dossier__call__program", "team__camp__dossier__organization__territory", "registration")

    team = models.ForeignKey(CampTeam, models.CASCADE, related_name="joinings")
    registration = models.ForeignKey(Registration, models.CASCADE, related_name="joinings")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    word = models.CharField(_("a word"), max_length=300, blank=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    state = state_field(State)

    objects = JoiningQuerySet.as_manager()

    class Meta:
        verbose_name = _("request to join a team")
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["team", "registration"], condition=Q(state="asked"), name="one_request_at_a_time", violation_error_message=_("This request already awaits its answer.")),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.registration} — {self.team}"

    def get_absolute_url(self):
        return self.team.get_absolute_url()

    def scope(self):
        return self.team.scope()

    @property
    def dossier(self):
        """The dossier on which its camp hangs."""
        return self.team.camp.dossier

    def side_of(self, user):
        """On which side this person stands; None for anyone else."""
        if self.registration_id and LINK in self.registration.roles_of(user):
            return ASKER
        return TEAM if LINK in self.team.roles_of(user) else None

    def roles_of(self, user):
        """Those of both sides bear a link."""
        return super().roles_of(user) | ({LINK} if self.side_of(user) else set())

    def addressees(self, role):
        """The members of the team, or the person concerned: they may have no account."""
        if role == "teammates":
            seats = self.team.memberships.current().select_related("registration")
            return [reached(one.registration) for one in seats if one.registration.email]
        if role == "joiner":
            return [reached(self.registration)] if self.registration.email else []
        return None

    def missing_to_begin(self):
        if not self.registration.comes:
            yield Missing("place", _("a confirmed place at the camp"))
        if self.team.state != "forming":
            yield Missing("forming", _("a team that looks for members"))
        if self.kind == self.Kind.REQUEST and not self.team.welcomes:
            yield Missing("welcomes", _("a team that takes requests"))
        if self.team.memberships.current().count() >= self.team.camp.team_max:
            yield Missing("room", _("a free seat in the team"))
        if self.registration.memberships.current().exists():
            yield Missing("free", _("a person who is in no team"))

    def told_to_other(self):
        """Whoever must answer learns it by mail."""
        yield Effect("mail", "teammates" if self.kind == self.Kind.REQUEST else "joiner")

    def told_back(self):
        """Whoever asked learns the answer."""
        yield Effect("mail", "joiner" if self.kind == self.Kind.REQUEST else "teammates")

    @step(
        source=NEW, target=S.ASKED, label=_("Ask"), allowed=May(**{LINK: lambda joining, user: forming(joining)}), requires=missing_to_begin,
        effects=told_to_other, done=_("Asked"),
    )  # fmt: skip
    def begin(self):
        pass

    @step(
        source=S.ASKED, target=S.ACCEPTED, label=_("Accept"), allowed=May(**{LINK: answers}), done=_("Accepted"),
        then=lambda joining, by: joining.registration.join_team(by=User.objects.system(), team=str(joining.team_id), brings=joining.word if joining.kind == "request" else ""),
    )  # fmt: skip
    def accept(self):
        if self.registration.memberships.current().exists():
            raise asks.refused("__all__", _("This person is already in a team."))

    @step(
        source=S.ASKED, target=S.REFUSED, label=_("Do not accept"), allowed=May(**{LINK: answers_request}), effects=told_back,
        asks={"comment": asks.reason(_("A word to this person"))}, done=_("Not accepted"),
    )  # fmt: skip
    def refuse(self):
        pass

    @step(
        source=S.ASKED, target=S.REFUSED, label=_("Decline"), allowed=May(**{LINK: answers_invitation}), effects=told_back,
        asks={"comment": asks.note(_("A word, if you wish"), "")}, done=_("Declined"),
    )  # fmt: skip
    def decline(self):
        pass

    @step(
        source=S.ASKED, target=S.WITHDRAWN, label=_("Withdraw"), allowed=May(**{LINK: asks_it}), done=_("Withdrawn"),
    )  # fmt: skip
    def withdraw(self):
        pass

    @step(source=S.ASKED, target=S.LAPSED, label=_("Let it lapse"), allowed=May("system"), done=_("No longer wanted"))
    def lapse(self):
        pass
