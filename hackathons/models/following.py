"""News asked of what goes on after a camp: at 30, 90 and 180 days, to each team and person, by a signed link."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hackathons.models.camp import Camp
from hackathons.models.preparation import OfCamp, OnCamp
from hackathons.signed import NEWS
from programs import clock
from programs.models.people import User
from programs.permissions import LINK, May
from programs.workflow import NEW, Effect, Workflow, state_field, step

DAYS = (30, 90, 180)  # 11.A is worth what follows it: a month, a quarter, half a year after the event


class NewsQuerySet(OfCamp):
    """News, as pages use them."""

    def for_table(self):
        """With what each is about."""
        return self.select_related("team", "actor")

    def answered(self):
        """Those given, oldest first."""
        return self.for_table().filter(state="answered").order_by("day", "answered_at", "id")


class News(OnCamp, Workflow):
    """How a team, or a person, goes on so many days after the camp: an addendum to its report."""

    class State(models.TextChoices):
        ASKED = "asked", _("news awaited")
        ANSWERED = "answered", _("news given")

    class Going(models.TextChoices):
        WELL = "well", _("it moves forward")
        SLOW = "slow", _("it moves slowly")
        BLOCKED = "blocked", _("it is stuck")
        DONE = "done", _("the service is open to its users")
        STOPPED = "stopped", _("it has stopped")

    S = State
    joins = (*OnCamp.joins, "team", "actor")
    holders = {S.ASKED: "participant"}

    camp = models.ForeignKey(Camp, models.CASCADE, related_name="news")
    team = models.ForeignKey("hackathons.CampTeam", models.CASCADE, null=True, editable=False, related_name="news")
    actor = models.ForeignKey("hackathons.Actor", models.CASCADE, null=True, editable=False, related_name="news")
    day = models.PositiveSmallIntegerField(_("days after the camp"), editable=False)
    asked_at = models.DateTimeField(default=clock.now, editable=False)
    answered_at = models.DateTimeField(_("answered on"), null=True, editable=False)
    going = models.CharField(_("how it goes"), max_length=10, choices=Going, blank=True)
    text = models.TextField(_("in a few words"), max_length=1000, blank=True)
    help_wanted = models.TextField(_("what would help"), max_length=1000, blank=True)
    is_public = models.BooleanField(_("the public page may show it, without anybody’s name"), default=False)
    state = state_field(State)

    objects = NewsQuerySet.as_manager()

    class Meta:
        verbose_name = _("news")
        ordering = ["day", "asked_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["team", "day"], name="news_of_a_team_once_a_day"),
            models.UniqueConstraint(fields=["actor", "day"], name="news_of_a_person_once_a_day"),
            models.CheckConstraint(condition=Q(team__isnull=False) ^ Q(actor__isnull=False), name="news_of_one_team_or_person"),
            models.CheckConstraint(condition=~Q(state="answered") | (Q(answered_at__isnull=False) & ~Q(going="")), name="news_given_say_how_it_goes"),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.about} — {self.day}"

    def get_absolute_url(self):
        return reverse("camp_outcomes", args=[self.camp_id])

    @property
    def about(self):
        """The team or the person it is about."""
        return self.team or self.actor

    @property
    def due_on(self):
        """The day for which it is asked."""
        return self.camp.ended_on + timedelta(days=self.day)

    @property
    def link(self):
        """The address where they answer."""
        return NEWS.link(reverse("news", args=[self.pk]), str(self.pk))

    def roles_of(self, user):
        """Who bears its link answers."""
        return super().roles_of(user) | ({LINK} if user.bears == self.pk else set())

    def addressees(self, role):
        """Those of the team who have an address, or the person; nobody once they answered."""
        if role != "followed":
            return None
        if self.state != self.State.ASKED:
            return []
        found = (
            [self.actor]
            if self.actor
            else [one.registration for one in self.team.memberships.current().select_related("registration")]
        )
        return [User(email=one.email, name=one.name) for one in found if one.email]

    @step(
        source=NEW, target=S.ASKED, label=_("Ask for news"), allowed=May("system", "lead", "coach"), effects=lambda news: [Effect("mail", "followed")],
        done=_("News asked for"),
    )  # fmt: skip
    def begin(self):
        pass

    @step(
        source=S.ASKED, target=None, label=_("Ask again"), allowed=May("lead", "coach"), effects=lambda news: [Effect("mail", "followed")],
        done=_("News asked for again"),
    )  # fmt: skip
    def ask_again(self):
        pass

    @step(
        source=S.ASKED,
        target=S.ANSWERED,
        label=_("Give news"),
        allowed=May(LINK),
        notifies=["coach"],
        done=_("News given"),
    )
    def answer(self, going, text="", help_wanted="", is_public=False):
        self.answered_at = self.moment or clock.now()
        self.going, self.text, self.help_wanted, self.is_public = going, text, help_wanted, is_public
