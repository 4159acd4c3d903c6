"""Actors identified by a camp (11.A): participants and people met, what each is willing to do, with their consent."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hackathons import presets
from hackathons.models.becoming import BECOME, Becoming, followed, opens, over
from hackathons.models.camp import Camp
from hackathons.models.preparation import OfCamp, OnCamp
from hackathons.signed import ACTOR
from programs import asks, clock
from programs.models.people import User
from programs.permissions import LINK, May
from programs.workflow import NEW, Effect, Missing, Workflow, state_field, step

NAMES = ("lead", "member", "coach")
WILLING = ("willing", "continued", "stopped")


class ActorQuerySet(OfCamp):
    """Actors, as pages use them."""

    def standing(self):
        """Those who did not withdraw."""
        return self.exclude(state="withdrawn")

    def willing(self):
        """Those who agreed to be passed on."""
        return self.filter(state__in=WILLING)

    def ready_to_lead(self):
        """Those who would lead a project, with the address where to write to them."""
        return [one for one in self.filter(state__in=("willing", "continued")).exclude(email="") if "lead" in one.kinds]


class Actor(Becoming, OnCamp, Workflow):
    """Someone who could move the territory: their details go further only once they agreed."""

    class State(models.TextChoices):
        IDENTIFIED = "identified", _("identified, agreement not asked or awaited")
        WILLING = "willing", _("willing")
        CONTINUED = "continued", _("goes on")
        STOPPED = "stopped", _("stops here")
        WITHDRAWN = "withdrawn", _("withdrew")

    S = State
    cures = {"email": "camp_actor_edit"}

    camp = models.ForeignKey(Camp, models.CASCADE, related_name="actors")
    registration = models.ForeignKey(
        "hackathons.Registration", models.PROTECT, null=True, editable=False, related_name="actors"
    )
    name = models.CharField(_("first and last name"), max_length=200)
    organization = models.CharField(_("organization, if any"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    why = models.CharField(_("what makes them matter here"), max_length=300, blank=True)
    kinds = models.JSONField(_("willing to"), default=list, blank=True)
    word = models.CharField(_("in their own words"), max_length=500, blank=True)
    is_named = models.BooleanField(_("their name may appear in the public report"), default=False)
    agreed_at = models.DateTimeField(_("agreed on"), null=True, editable=False)
    state = state_field(State)

    objects = ActorQuerySet.as_manager()

    class Meta:
        verbose_name = _("actor identified")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["registration"], condition=~Q(state="withdrawn"), name="one_actor_a_participant", violation_error_message=_("This person is already listed.")),
            models.CheckConstraint(condition=~Q(state="willing") | Q(agreed_at__isnull=False), name="willing_since_they_agreed"),
        ]  # fmt: skip

    def __str__(self):
        return self.name or str(_("Person who withdrew"))

    def get_absolute_url(self):
        return reverse("camp_actors", args=[self.camp_id])

    @property
    def is_willing(self):
        """Whether they agreed that their details be passed on."""
        return self.state in WILLING

    @property
    def kind_labels(self):
        """What they are willing to do, in words."""
        return [str(label) for code, label in presets.WILLING if code in self.kinds]

    @property
    def link(self):
        """The address where they agree, or withdraw."""
        return ACTOR.link(reverse("actor_consent", args=[self.pk]), str(self.pk))

    def roles_of(self, user):
        """Who bears their link, or that of their registration, is the one concerned."""
        own = user.bears is not None and user.bears in (self.pk, self.registration_id)
        return super().roles_of(user) | ({LINK} if own else set())

    def addressees(self, role):
        """They have no account."""
        return (
            [User(email=self.email, name=self.name)]
            if role == "actor" and self.email
            else []
            if role == "actor"
            else None
        )

    def cure(self, code):
        """Their address is written on their own row."""
        return reverse("camp_actor_edit", args=[self.camp_id, self.pk]) if code == "email" else super().cure(code)

    # becoming a dossier

    @property
    def named(self):
        return str(_("A participant of the camp"))

    def past_of(self, event):
        return []

    def story(self):
        """What the dossier keeps of it: what they said of their project, and no detail of theirs."""
        return {"story": self.word}

    # needs

    def missing_to_ask(self):
        if not self.email:
            yield Missing("email", _("their e-mail address"))

    # steps

    @step(
        source=NEW,
        target=S.IDENTIFIED,
        label=_("Identify an actor"),
        allowed=May(LINK, *NAMES),
        done=_("Actor identified"),
    )
    def begin(self):
        pass

    @step(
        source=S.IDENTIFIED, target=None, label=_("Ask for their agreement"), allowed=May(*NAMES), requires=missing_to_ask,
        effects=lambda actor: [Effect("mail", "actor")], done=_("Agreement asked for"),
        help=_("They receive a link that says what is kept of them, and lets them agree or be taken off."),
    )  # fmt: skip
    def ask(self):
        pass

    @step(
        source=[S.IDENTIFIED, S.WILLING], target=S.WILLING, label=_("Agree"), allowed=May(LINK), done=_("Agreement given"),
        asks={"kinds": asks.codes(_("I am willing to"))},
    )  # fmt: skip
    def agree(self, kinds, word="", is_named=False):
        self.agreed_at = clock.now()
        self.kinds, self.word, self.is_named = self.known(kinds), word, is_named

    @step(
        source=S.IDENTIFIED, target=S.WILLING, label=_("Note their agreement"), allowed=May("lead", "coach"), done=_("Agreement noted"),
        asks={"kinds": asks.codes(_("Willing to")), "comment": asks.reason(_("When and how they agreed"), _("For example: on paper, on the last day. Kept in the history."))},
    )  # fmt: skip
    def note_agreement(self, kinds):
        self.agreed_at, self.kinds = clock.now(), self.known(kinds)

    @step(
        source=S.WILLING, target=S.CONTINUED, label=_("They go on"), allowed=May(lead=followed, coach=followed), done=_("Person goes on"),
        asks={"comment": asks.reason(_("How they go on"), _("With whom, on what."))},
    )  # fmt: skip
    def go_on(self):
        pass

    @step(
        source=[S.WILLING, S.CONTINUED], target=S.CONTINUED, allowed=May(lead=opens, officer=over), **BECOME,
    )  # fmt: skip
    def become(self, call, title, lead=""):
        self.choose(call, title, lead)

    @step(
        source=[S.WILLING, S.CONTINUED], target=S.STOPPED, label=_("They stop here"), allowed=May(lead=followed, coach=followed), done=_("Person stops here"),
        asks={"comment": asks.reason(_("What was learned"), _("Failure is a result: these lessons are kept."))},
    )  # fmt: skip
    def stop(self):
        pass

    @step(
        source=[S.IDENTIFIED, S.WILLING, S.CONTINUED, S.STOPPED], target=S.WITHDRAWN, label=_("Take off the list"), allowed=May(LINK, "lead", "coach"), danger=True,
        help=_("Their name and their details are erased at once."), done=_("Person taken off the list"),
    )  # fmt: skip
    def withdraw(self):
        self.name = self.organization = self.email = self.why = self.word = ""
        self.kinds, self.is_named, self.agreed_at = [], False, None

    def known(self, kinds):
        """What they are willing to do, among what is offered; refused when nothing is."""
        kept = [code for code, _label in presets.WILLING if code in kinds]
        if not kept:
            raise asks.refused("kinds", _("Choose at least one."))
        return kept
