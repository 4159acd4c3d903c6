"""A proposal of teams for those who have none: asked for, worked out in three variants, adjusted by hand, applied."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hackathons.models.camp import Camp
from hackathons.models.preparation import OfCamp, OnCamp
from hackathons.models.registration import Registration
from hackathons.models.team import CampTeam
from hackathons.models.teaming import BEFORE_END, HOSTS, OPEN
from programs import asks, clock
from programs.models.history import key
from programs.permissions import May
from programs.workflow import NEW, Effect, Missing, Workflow, state_field, step


class Variant(models.TextChoices):
    """What a variant holds dear."""

    WISHES = "wishes", _("wishes first")
    SKILLS = "skills", _("skills first")
    BALANCE = "balance", _("balance")


class Matching(OnCamp, Workflow):
    """One proposal for a camp; nobody is placed until a variant of it is applied."""

    class State(models.TextChoices):
        ASKED = "asked", _("being worked out")
        PROPOSED = "proposed", _("to choose from")
        APPLYING = "applying", _("being applied")
        APPLIED = "applied", _("applied")
        DROPPED = "dropped", _("set aside")

    S = State
    holders = {S.ASKED: "system", S.PROPOSED: "lead", S.APPLYING: "system"}

    camp = models.ForeignKey(Camp, models.CASCADE, related_name="matchings")
    number = models.PositiveIntegerField(_("number of the proposal"), default=1, editable=False)
    completes = models.BooleanField(
        _("complete the teams that look for members"), default=False,
        help_text=_("Those that take requests only. Without this box, teams already formed stay exactly as they are."),
    )  # fmt: skip
    teams_wanted = models.PositiveSmallIntegerField(
        _("how many new teams"), null=True, blank=True, help_text=_("Leave empty: the sizes decide.")
    )
    figures = models.JSONField(default=dict, editable=False)  # by variant
    chosen = models.CharField(_("variant applied"), max_length=10, choices=Variant, blank=True, editable=False)
    adjusted = models.PositiveIntegerField(_("changes by hand"), default=0, editable=False)
    created_at = models.DateTimeField(_("made on"), default=clock.now, editable=False)
    state = state_field(State)

    objects = OfCamp.as_manager()

    class Meta:
        verbose_name = _("proposal of teams")
        ordering = ["-number", "id"]
        constraints = [models.UniqueConstraint(fields=["camp", "number"], name="one_proposal_of_teams_a_number")]

    def __str__(self):
        return str(_("Proposal %d") % self.number)

    def get_absolute_url(self):
        return reverse("matching", args=[self.pk])

    def choices_for(self, step):
        """The variants, each with what it grants."""
        if step != "apply":
            return super().choices_for(step)
        words = _("%(variant)s (first wishes granted: %(first)d)")
        return {
            "variant": [
                (code, words % {"variant": str(label).capitalize(), **figures})
                for code, label in Variant.choices if (figures := self.figures.get(code))
            ]
        }  # fmt: skip

    def missing_to_apply(self):
        if self.camp.state not in BEFORE_END:
            yield Missing("over", _("a camp that is not over"))
        if not self.placements.exclude(group=None).exists():
            yield Missing("people", _("at least one person to place"))

    @step(
        source=NEW, target=S.ASKED, label=_("Work out a proposal"), allowed=May(*HOSTS), effects=lambda matching: [Effect("move", "match")],
        done=_("Proposal asked for"),
    )  # fmt: skip
    def begin(self):
        last = self.camp.matchings.order_by("-number").values_list("number", flat=True).first()
        self.number = (last or 0) + 1

    @step(source=S.ASKED, target=S.PROPOSED, label=_("Propose"), allowed=May("system"), done=_("Proposal worked out"))
    def propose(self, figures=None):
        self.figures = figures or {}

    @step(
        source=S.PROPOSED, target=None, label=_("Change by hand"), allowed=May(*HOSTS), done=_("Proposal changed by hand"),
        asks={"placement": asks.hidden(), "group": asks.hidden()},
    )  # fmt: skip
    def adjust(self, placement, group=""):
        row = self.placements.select_related("registration").filter(pk=asks_for(placement)).first()
        if row is None:
            raise asks.refused("placement", _("This person is no longer in this proposal."))
        row.put(self.groups.filter(pk=asks_for(group), variant=row.variant).first(), self.camp.team_max)
        self.adjusted += 1
        self.changed = str(row.registration)

    def told(self, step):
        """Who was moved by hand."""
        return {"whom": self.changed} if step == "adjust" else None

    @step(
        source=S.PROPOSED, target=S.APPLYING, label=_("Apply a variant"), allowed=May(*HOSTS), requires=missing_to_apply,
        asks={"variant": asks.choice(_("Which one"), Variant.choices)}, effects=lambda matching: [Effect("move", "apply")], done=_("Variant being applied"),
        help=_("The teams are formed, each person is told by mail. Who has found a team meanwhile stays there."),
    )  # fmt: skip
    def apply(self, variant):
        self.chosen = variant

    @step(source=S.APPLYING, target=S.APPLIED, label=_("Finish"), allowed=May("system"), done=_("Variant applied"))
    def finish(self):
        pass

    @step(
        source=[S.ASKED, S.PROPOSED], target=S.DROPPED, label=_("Set aside"), allowed=May(*HOSTS), danger=True, done=_("Proposal set aside"),
        help=_("Nobody is placed. You may ask for another proposal."),
    )  # fmt: skip
    def drop(self):
        pass


def asks_for(text):
    """The identifier that was typed; one that exists nowhere when it is not one."""
    try:
        return Matching._meta.pk.to_python(text or None)
    except ValidationError:
        return None


class Group(models.Model):
    """A team of a variant: one to form, or one already formed to complete."""

    id = key()
    matching = models.ForeignKey(Matching, models.CASCADE, related_name="groups")
    variant = models.CharField(max_length=10, choices=Variant)
    number = models.PositiveSmallIntegerField(_("number"))
    challenge = models.ForeignKey("hackathons.Challenge", models.SET_NULL, null=True, related_name="+")
    team = models.ForeignKey(CampTeam, models.SET_NULL, null=True, related_name="+")
    members = models.PositiveSmallIntegerField(default=0)  # those it had already

    class Meta:
        verbose_name = _("team proposed")
        ordering = ["matching", "variant", "number"]
        constraints = [models.UniqueConstraint(fields=["matching", "variant", "number"], name="one_group_a_number")]

    def __str__(self):
        return self.team.name if self.team else str(_("New team %d") % self.number)

    @property
    def is_gone(self):
        """The team that it was to complete no longer takes anyone."""
        return self.team is not None and self.team.state not in OPEN


class Placement(models.Model):
    """Someone in a variant: in which team, why; without one, why not; and what became of it."""

    class Outcome(models.TextChoices):
        PLACED = "placed", _("placed")
        ELSEWHERE = "elsewhere", _("had found a team")
        ABSENT = "absent", _("no longer comes")
        FULL = "full", _("the team was full")

    id = key()
    matching = models.ForeignKey(Matching, models.CASCADE, related_name="placements")
    variant = models.CharField(max_length=10, choices=Variant)
    registration = models.ForeignKey(Registration, models.CASCADE, related_name="placements")
    group = models.ForeignKey(Group, models.SET_NULL, null=True, related_name="placements")
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    denied = models.CharField(_("why no wish is granted"), max_length=300, blank=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True)

    class Meta:
        verbose_name = _("place proposed")
        ordering = ["registration__arrival", "id"]
        constraints = [
            models.UniqueConstraint(fields=["matching", "variant", "registration"], name="one_place_proposed_a_variant")
        ]

    def __str__(self):
        return f"{self.registration} → {self.group}"

    def put(self, group, most):
        """Put this person in this team, or in none, by hand; raises ValidationError when it is full."""
        if group and group.members + group.placements.exclude(pk=self.pk).count() >= most:
            raise asks.refused("group", _("This team is full."))
        self.group, self.denied = group, ""
        self.reason = str(_("Placed by hand.") if group else _("Left without a team by hand."))
        self.save()
