"""Teams of a camp, from their forming to what became of their prototype; the database keeps their sizes."""

from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from hackathons import codes, presets
from hackathons.models.becoming import BECOME, Becoming, followed, opens, over
from hackathons.models.camp import Camp
from hackathons.models.preparation import OfCamp, OnCamp
from hackathons.models.teaming import BEFORE_END, HOSTS
from programs import asks, clock
from programs.deadlines import in_time
from programs.models.people import User
from programs.permissions import LINK, May
from programs.workflow import NEW, Effect, Missing, Workflow, state_field, step


def open_now(team, user):
    """The camp takes prototypes: until its end, to the second, judged by when the request was received."""
    return team.camp.state == "running" and bool(team.camp.ends_at) and team.in_time


def forming_now(team, user):
    """Teams still form."""
    return team.camp.state in BEFORE_END


def part(team, by):
    """Its members are free again, unless the camp is over: they keep what they wrote; what was asked no longer waits."""
    if team.camp.state in BEFORE_END:
        team.memberships.current().update(left_at=clock.now())
    for joining in team.joinings.filter(state="asked").order_by("id"):
        joining.lapse(by=User.objects.system())


class TeamQuerySet(OfCamp):
    """Teams of camps."""

    def alive(self):
        """Those that were not disbanded."""
        return self.exclude(state="disbanded")

    def shown(self):
        """Those that chose to appear on the public page."""
        return self.alive().filter(is_shown=True)

    def counted(self):
        """With ``n``, how many members each has."""
        return self.annotate(n=Count("memberships", filter=Q(memberships__left_at=None)))

    def for_table(self):
        """With all that a list shows."""
        return self.counted().select_related("challenge", "camp")

    def seeking(self, camp):
        """Those of a camp that take requests and have a seat free."""
        return camp.teams.filter(state="forming", welcomes=True).for_table().filter(n__lt=camp.team_max)


def member_of(registration):
    """A member of a team, to write to, with their link."""
    person = User(email=registration.email, name=registration.name)
    person.link = registration.link
    return person


class CampTeam(Becoming, OnCamp, Workflow):
    """People who answer a challenge together, and the prototype that they make."""

    class State(models.TextChoices):
        FORMING = "forming", _("forming")
        READY = "ready", _("complete")
        SUBMITTED = "submitted", _("handed in")
        JUDGED = "judged", _("judged")
        AWARDED = "awarded", _("awarded")
        CONTINUED = "continued", _("continues")
        STOPPED = "stopped", _("stops")
        DISBANDED = "disbanded", _("disbanded")

    S = State
    joins = (*OnCamp.joins, "challenge")

    camp = models.ForeignKey(Camp, models.CASCADE, related_name="teams")
    challenge = models.ForeignKey(
        "hackathons.Challenge", models.PROTECT, null=True, blank=True, related_name="teams", verbose_name=_("challenge")
    )
    name = models.CharField(_("name of the team"), max_length=80)
    pitch = models.CharField(_("in one sentence"), max_length=300, blank=True)
    description = models.TextField(_("the prototype"), max_length=8000, blank=True)
    repository = models.URLField(_("address of the code"), max_length=300, blank=True)
    demo = models.URLField(_("address of the demonstration"), max_length=300, blank=True)
    licence = models.CharField(_("open licence"), max_length=30, blank=True)
    seeks = models.JSONField(_("skills that you look for"), default=list, blank=True)
    is_shown = models.BooleanField(_("the public page of the camp may show the team"), default=False)
    code = models.CharField(_("code of the team"), max_length=8, blank=True, editable=False)
    welcomes = models.BooleanField(_("the team takes requests to join"), default=True)
    mark = models.DecimalField(_("mark out of 100"), max_digits=5, decimal_places=2, null=True, editable=False)
    rank = models.PositiveSmallIntegerField(_("rank"), null=True, editable=False)
    remarks = models.TextField(_("remarks of the jury"), blank=True, editable=False)
    submitted_at = models.DateTimeField(_("handed in on"), null=True, editable=False)
    state = state_field(State)

    objects = TeamQuerySet.as_manager()

    class Meta:
        verbose_name = _("team")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint("camp", models.functions.Lower("name"), condition=~Q(state="disbanded"), name="one_team_a_name", violation_error_message=_("Another team of this camp already has this name.")),
            models.UniqueConstraint(fields=["camp", "code"], condition=~Q(code=""), name="one_team_a_code"),
            models.CheckConstraint(condition=~Q(state="submitted") | Q(submitted_at__isnull=False), name="handed_in_has_its_hour"),
        ]  # fmt: skip

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("team", args=[self.pk])

    def roles_of(self, user):
        """Who bears the link of one of its members, or has their account, is of the team; whoever opens it is too."""
        roles = super().roles_of(user)
        if not (user.bears or (user.pk and not user.is_system)):
            return roles
        if self._state.adding:
            own = Q(pk=user.bears) if user.bears else Q(person=user.pk)
            inside = self.camp.registrations.filter(own).exists()
        else:
            own = Q(registration=user.bears) if user.bears else Q(registration__person=user.pk)
            inside = self.memberships.current().filter(own).exists()
        return roles | ({LINK} if inside else set())

    @property
    def in_time(self):
        """Whether the request in hand was received before the end of the camp."""
        return in_time(self.moment or clock.now(), self.camp.ends_at)

    @property
    def seeks_labels(self):
        """The skills that it looks for, in words."""
        return [label for code, label in presets.SKILLS if code in self.seeks]

    @property
    def licence_label(self):
        """Its open licence, in words; empty while none is chosen."""
        return dict(presets.LICENCES).get(self.licence, "")

    @property
    def may_write(self):
        """Whether its members may still change what it presents: until the end of the camp, to the second."""
        if self.state not in ("forming", "ready", "submitted") or self.camp.state not in BEFORE_END:
            return False
        return self.camp.state != "running" or self.in_time

    def addressees(self, role):
        """Its members, who may have no account, each with their own link."""
        if role != "judged":
            return None
        seats = self.memberships.current().exclude(registration__email="").select_related("registration")
        return [member_of(seat.registration) for seat in seats.order_by("seat")]

    # becoming a dossier

    @property
    def named(self):
        """What went on, in the words of its dossier."""
        return _("Team “%s”") % self.name

    def past_of(self, event):
        """What it did there, dated: (code, label, day)."""
        if self.submitted_at:
            yield "prototype", _("Prototype handed in"), localtime(self.submitted_at).date()
        for prize in self.prizes.all():
            yield "prize", _("Prize: %s") % prize, event

    def story(self):
        """What its dossier keeps of it: the prototype, the remarks of the jury; nobody of the team."""
        links = [(_("The code"), self.repository), (_("The demonstration"), self.demo)]
        told = [self.pitch, self.challenge and _("Answer to the challenge: %s") % self.challenge, self.description]
        return {
            "story": "\n\n".join(str(one) for one in told if one), "remarks": self.remarks,
            "links": [[str(label), url] for label, url in links if url],
        }  # fmt: skip

    # needs

    def missing_to_complete(self):
        if (short := self.camp.team_min - self.memberships.current().count()) > 0:
            text = ngettext("%d member more", "%d members more", short) % short
            yield Missing("members", text, May("lead", "coach"))
        if not self.challenge_id:
            yield Missing("challenge", _("the challenge that it answers"))

    def missing_to_submit(self):
        if not self.memberships.current().exists():
            yield Missing("members", _("at least one member"))
        if not (self.pitch.strip() and self.description.strip()):
            yield Missing("prototype", _("the sentence and the text that present the prototype"))

    # steps

    @step(
        source=NEW,
        target=S.FORMING,
        label=_("Form a team"),
        allowed=May("system", *HOSTS, **{LINK: forming_now}),
        done=_("Team formed"),
    )
    def begin(self):
        self.code = codes.drawn()

    @step(
        source=S.FORMING, target=S.READY, label=_("The team is complete"), allowed=May("system", *HOSTS, **{LINK: forming_now}), requires=missing_to_complete,
        done=_("Team complete"),
    )  # fmt: skip
    def complete(self):
        pass

    @step(
        source=S.READY,
        target=S.FORMING,
        label=_("Look for members again"),
        allowed=May(*HOSTS, **{LINK: forming_now}),
        done=_("Team open again"),
    )
    def reopen(self):
        pass

    @step(
        source=[S.READY, S.FORMING], target=S.SUBMITTED, label=_("Hand in the prototype"), allowed=May(**dict.fromkeys((LINK, "lead", "coach"), open_now)),
        requires=missing_to_submit, done=_("Prototype handed in"), help=_("You may take it back and hand it in again until the end of the camp."),
    )  # fmt: skip
    def submit(self):
        self.submitted_at = self.moment or clock.now()

    @step(
        source=S.SUBMITTED, target=S.READY, label=_("Take the prototype back"), allowed=May(**dict.fromkeys((LINK, "lead", "coach"), open_now)),
        done=_("Prototype taken back"),
    )  # fmt: skip
    def withdraw_submission(self):
        self.submitted_at = None

    @step(
        source=S.SUBMITTED, target=S.JUDGED, label=_("Judge"), allowed=May("system"), effects=lambda team: [Effect("mail", "judged")], done=_("Prototype judged"),
    )  # fmt: skip
    def judge(self, mark=None, rank=None, remarks=""):
        self.mark, self.rank, self.remarks = mark, rank, remarks

    @step(
        source=S.JUDGED,
        target=S.AWARDED,
        label=_("Award a prize"),
        allowed=May("system", "lead"),
        done=_("Prize awarded"),
    )
    def award(self):
        pass

    @step(
        source=[S.READY, S.SUBMITTED, S.JUDGED, S.AWARDED], target=S.CONTINUED, label=_("The prototype continues"), allowed=May(lead=followed, coach=followed),
        asks={"comment": asks.reason(_("How it continues"), _("Who takes it up, with what."))}, done=_("Prototype continued"),
    )  # fmt: skip
    def go_on(self):
        pass

    @step(
        source=[S.READY, S.SUBMITTED, S.JUDGED, S.AWARDED, S.CONTINUED], target=S.CONTINUED, allowed=May(lead=opens, officer=over), **BECOME,
    )  # fmt: skip
    def become(self, call, title, lead=""):
        self.choose(call, title, lead)

    @step(
        source=[S.READY, S.SUBMITTED, S.JUDGED, S.AWARDED], target=S.STOPPED, label=_("The prototype stops here"), allowed=May(lead=followed, coach=followed),
        asks={"comment": asks.reason(_("What was learned"), _("Failure is a result: these lessons are kept."))}, done=_("Prototype stopped"),
    )  # fmt: skip
    def stop(self):
        pass

    @step(
        source=[S.FORMING, S.READY], target=S.DISBANDED, label=_("Disband the team"), allowed=May("system", *HOSTS, **{LINK: forming_now}), danger=True,
        asks={"comment": asks.note()}, then=part, done=_("Team disbanded"),
    )  # fmt: skip
    def disband(self):
        pass
