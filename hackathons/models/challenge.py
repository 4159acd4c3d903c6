"""Challenges: what teams of a camp work on, proposed by anyone invited, accepted or refused with a reason."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hackathons.models.camp import Camp
from hackathons.models.preparation import OfCamp, OnCamp
from programs import asks, clock
from programs.models.history import key
from programs.models.people import User
from programs.permissions import LINK, May
from programs.workflow import NEW, Effect, Missing, Workflow, state_field, step

CHOOSERS = May("lead", "coach")


class Challenge(OnCamp, Workflow):
    """A problem that a territory gives to teams, with its owner, its users, its data and its mentor."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        ACCEPTED = "accepted", _("accepted")
        REJECTED = "rejected", _("not kept")
        WITHDRAWN = "withdrawn", _("withdrawn")
        ANSWERED = "answered", _("answered")
        UNANSWERED = "unanswered", _("left without an answer")

    S = State
    holders = {S.PROPOSED: "lead"}

    camp = models.ForeignKey(Camp, models.CASCADE, related_name="challenges")
    title = models.CharField(_("title"), max_length=150)
    problem = models.TextField(_("the problem"), max_length=4000)
    users = models.CharField(_("users concerned"), max_length=300)
    owner = models.CharField(
        _("owner of the challenge"), max_length=200, help_text=_("The organization that lives the problem.")
    )
    contact_name = models.CharField(_("first and last name"), max_length=200)
    email = models.EmailField(_("e-mail address"))
    mentor = models.CharField(_("mentor on the day"), max_length=200, blank=True)
    proposed_at = models.DateTimeField(default=clock.now, editable=False)
    state = state_field(State)

    objects = OfCamp.as_manager()

    class Meta:
        verbose_name = _("challenge")
        ordering = ["title", "id"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("camp_challenge", args=[self.pk])

    def roles_of(self, user):
        """Who bears its link proposed it."""
        return super().roles_of(user) | ({LINK} if user.bears == self.pk else set())

    def addressees(self, role):
        """Who proposed it has no account."""
        return [User(email=self.email, name=self.contact_name)] if role == "contact" else None

    def missing_to_accept(self):
        if self.camp.state not in ("framing", "preparation", "registration", "postponed"):
            yield Missing("before", _("a camp that has not begun"))

    def told_to_owner(self):
        """Who proposed it learns what became of it."""
        yield Effect("mail", "contact")

    @step(
        source=NEW,
        target=S.PROPOSED,
        label=_("Propose a challenge"),
        allowed=May(LINK, "lead", "member", "coach"),
        notifies=["lead"],
        done=_("Challenge proposed"),
    )
    def begin(self):
        pass

    @step(
        source=S.PROPOSED,
        target=S.ACCEPTED,
        label=_("Accept the challenge"),
        allowed=CHOOSERS,
        requires=missing_to_accept,
        effects=told_to_owner,
        done=_("Challenge accepted"),
    )
    def accept(self):
        pass

    @step(
        source=S.PROPOSED, target=S.REJECTED, label=_("Do not keep the challenge"), allowed=CHOOSERS, asks={"comment": asks.reason()},
        effects=told_to_owner, danger=True, done=_("Challenge not kept"),
    )  # fmt: skip
    def reject(self):
        pass

    @step(
        source=[S.PROPOSED, S.ACCEPTED], target=S.WITHDRAWN, label=_("Withdraw the challenge"), allowed=May(LINK, "lead", "coach"),
        asks={"comment": asks.note()}, requires=missing_to_accept, notifies=["lead"], danger=True, done=_("Challenge withdrawn"),
    )  # fmt: skip
    def withdraw(self):
        pass

    @step(
        source=S.ACCEPTED,
        target=[S.ANSWERED, S.UNANSWERED],
        label=_("Conclude"),
        allowed=May("system"),
        done=_("Challenge concluded"),
    )
    def conclude(self):
        answered = self.teams.filter(state__in=("submitted", "judged", "awarded", "continued")).exists()
        return self.State.ANSWERED if answered else self.State.UNANSWERED


class DataSet(models.Model):
    """Data given with a challenge: where, under which licence, in which format, whom to ask."""

    class Licence(models.TextChoices):
        ETALAB = "etalab-2.0", _("Licence Ouverte 2.0 (Etalab)")
        ODBL = "odbl", _("ODbL")
        CC_BY = "cc-by-4.0", "Creative Commons BY 4.0"
        CC0 = "cc0", _("CC0 (public domain)")
        CLOSED = "closed", _("for the time of the camp only")

    id = key()
    challenge = models.ForeignKey(Challenge, models.CASCADE, related_name="data_sets")
    title = models.CharField(_("title"), max_length=200)
    url = models.URLField(_("address"), max_length=500)
    licence = models.CharField(_("licence"), max_length=20, choices=Licence, default=Licence.ETALAB)
    format = models.CharField(_("format"), max_length=50, blank=True, help_text=_("CSV, GeoJSON, API…"))
    contact = models.CharField(_("whom to ask"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("data set")
        ordering = ["title", "id"]

    def __str__(self):
        return self.title
