"""Calls: dated invitations to answer; their form and their criteria are in question.py."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from programs import asks, clock, deadlines, phases, rewording, slugs
from programs.models import embargo, waiting
from programs.models.balance import Balanced
from programs.models.callneeds import CallNeeds
from programs.models.callqueries import CallQuerySet
from programs.models.juryrules import JuryRules
from programs.models.ranked import Ranked
from programs.permissions import May
from programs.workflow import NEW, Effect, Workflow, state_field, step


def together(call, user):
    """Its dossiers are decided together, at a date; outside any call, each alone, as it comes."""
    return call.mode != Call.Mode.DIRECT


def judged(call, user):
    """A jury reads its dossiers."""
    return call.has_jury


def gathers(call, user):
    """It gathers ideas: nobody competes, so the officer ends it alone."""
    return call.is_contribution


class Call(JuryRules, Ranked, Balanced, CallNeeds, Workflow):
    """One dated call of a programme."""

    class State(models.TextChoices):
        DRAFT = "draft", _("being prepared")
        SCHEDULED = "scheduled", _("scheduled")
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")
        REVIEWING = "reviewing", _("under review")
        DECIDED = "decided", _("decided")
        UNSUCCESSFUL = "unsuccessful", _("unsuccessful")
        CANCELLED = "cancelled", _("without follow-up")

    class Mode(models.TextChoices):
        CONTRIBUTION = "contribution", _("call for ideas: ideas feed the common base, nobody competes")
        INTEREST = "interest", _("expression of interest: a few volunteers, no jury")
        COMPETITION = "competition", _("call for projects: criteria and a jury")
        DIRECT = "direct", _("outside any call: permanent, opened by an officer")

    holders = {
        State.DRAFT: "officer", State.SCHEDULED: "system", State.OPEN: "lead", State.CLOSED: "officer", State.REVIEWING: "reviewer",
    }  # fmt: skip

    program = models.ForeignKey("Program", models.PROTECT, related_name="calls", verbose_name=_("programme"))
    title = models.CharField(_("title"), max_length=200)
    mode = models.CharField(_("mode"), max_length=20, choices=Mode, default=Mode.COMPETITION)
    summary = models.CharField(_("in one sentence"), max_length=300, blank=True)
    text = models.TextField(_("text of the call"), blank=True)
    opens_at = models.DateTimeField(_("opens on"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes on"), null=True, blank=True, help_text=_("To the second, Paris time."))
    drafts_until = models.DateTimeField(
        _("new drafts until"), null=True, blank=True,
        help_text=_("If no new dossier may be begun after a date; those begun go on until the call closes. Paris time."),
    )  # fmt: skip
    answer_by = models.DateField(_("answer before"), null=True, blank=True)
    confirm_by = models.DateField(_("confirmation before"), null=True, blank=True)
    waitlist_until = models.DateField(_("waiting list valid until"), null=True, blank=True)
    announced_at = models.DateTimeField(_("announced on"), null=True, blank=True, editable=False)
    embargo_at = models.DateTimeField(_("list sent under embargo on"), null=True, blank=True, editable=False)
    slug = models.SlugField(_("readable address"), max_length=80, unique=True, null=True, editable=False)
    themes = models.JSONField(_("themes"), default=list, blank=True)
    departements = models.JSONField(_("only in these départements"), default=list, blank=True)
    preview = models.CharField(_("text shown when the page is shared"), max_length=200, blank=True)
    open_to = models.JSONField(_("open to"), default=list, blank=True)
    places = models.PositiveSmallIntegerField(_("number of places"), null=True, blank=True)
    min_reviews = models.PositiveSmallIntegerField(_("reviews for each dossier"), default=2)
    visa_required = models.BooleanField(_("visa of the signatory before the dossier is submitted"), default=False)
    partners_limit = models.PositiveSmallIntegerField(_("partners at most"), null=True, blank=True)
    commitments_required = models.BooleanField(_("the partners commit before the dossier is submitted"), default=False)
    rules_block = models.BooleanField(
        _("a dossier that breaks a rule of eligibility cannot be submitted"), default=False
    )
    same_departement_conflict = models.BooleanField(
        _("a reviewer reads no dossier of their own département"), default=False
    )
    definition = models.JSONField(null=True, editable=False)
    state = state_field(State)

    objects = CallQuerySet.as_manager()

    class Meta:
        verbose_name = _("call")
        ordering = ["-opens_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_at=None) | Q(opens_at=None) | Q(closes_at__gt=models.F("opens_at")), name="call_opens_before_it_closes", violation_error_message=_("A call closes after it opens.")),
            models.CheckConstraint(condition=Q(drafts_until=None) | Q(closes_at=None) | Q(drafts_until__lte=models.F("closes_at")), name="call_drafts_end_before_it_closes", violation_error_message=_("New drafts end at the latest when the call closes.")),
        ]  # fmt: skip

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("call_public", args=[self.slug]) if self.slug else reverse("call", args=[self.pk])

    def scope(self):
        return {"program": self.program_id, "call": self.pk}

    @property
    def has_jury(self):
        return self.mode == self.Mode.COMPETITION

    @property
    def phase(self):
        """The phase of its jury in force now; None where it has none."""
        return phases.in_force(self)

    @property
    def is_contribution(self):
        return self.mode == self.Mode.CONTRIBUTION

    @property
    def is_announced(self):
        """Whether its decisions are public: at its hour, not before; at once where nobody competes."""
        alone = self.mode in (self.Mode.DIRECT, self.Mode.CONTRIBUTION)
        return alone or bool(self.announced_at and self.announced_at <= clock.now())

    @property
    def shown_state(self):
        """Its state as everyone may know it: until the hour of the announcement, it is still under review."""
        hidden = self.state == self.State.DECIDED and not self.is_announced
        return self.State.REVIEWING if hidden else self.State(self.state)

    @property
    def takes_drafts(self):
        """Whether a new dossier can be begun now: those already begun may go on after that."""
        now = clock.now()
        return deadlines.in_time(now, self.drafts_until) and deadlines.in_time(now, self.closes_at)

    @cached_property
    def form(self):
        """The definition of its form: frozen at publication, read from its questions before."""
        return self.definition or self.written_form()

    def written_form(self):
        """Sections, questions and rules as the officer has written them, as plain data."""
        sections, rules = self.sections.prefetch_related("questions"), self.rules.all()
        return {
            "version": 1, "sections": [section.as_data() for section in sections], "rules": [rule.as_data() for rule in rules],
            "rules_block": self.rules_block,
        }  # fmt: skip

    def words_for(self, step):
        """Where nobody competes nothing is announced: the call for ideas ends."""
        return CONCLUDE if step == "announce" and self.is_contribution else {}

    def letters(self):
        """Each decision leaves at the hour of the announcement; the minutes are drawn up at once."""
        if not self.is_contribution:
            yield Effect("move", "announce", self.announced_at)
        if self.has_jury:
            yield Effect("document", "minutes")
        yield from embargo.owed(self)

    @step(source=NEW, target=State.DRAFT, label=_("Write a call"), allowed=May("officer"), done=_("Call begun"))
    def begin(self):
        pass

    @step(
        source=State.DRAFT, target=State.SCHEDULED, label=_("Publish"), allowed=May("officer"), requires=CallNeeds.missing_to_publish,
        effects=lambda call: [Effect("document", "form")],
        help=_("The questions and the criteria can no longer change. The call opens by itself at its hour."),
        done=_("Call published"),
    )  # fmt: skip
    def publish(self):
        self.definition, self.slug = (
            self.written_form(),
            self.slug or slugs.free(self, self.title, self.opens_at, "appel"),
        )

    @step(
        source=State.SCHEDULED,
        target=State.DRAFT,
        label=_("Take back to preparation"),
        allowed=May("officer"),
        done=_("Call taken back to preparation"),
    )
    def unpublish(self):
        self.definition = None

    @step(
        source=State.SCHEDULED, target=State.OPEN, label=_("Open now"), allowed=May("system", "officer"),
        help=_("The call opens at once; its closing date does not change."), notifies=["officer"],
        done=_("Call opened"),
        effects=lambda call: [Effect("move", "spread")],
    )  # fmt: skip
    def open(self):
        self.opens_at = min(self.opens_at or clock.now(), clock.now())

    @step(
        source=[State.OPEN, State.CLOSED], target=State.OPEN, label=_("Extend"), aside=True, allowed=May(officer=together), requires=CallNeeds.missing_to_extend,
        asks={"closes_at": asks.hour(_("New closing date"), _("To the second, Paris time.")), "comment": asks.reason()},
        effects=lambda call: [Effect("move", "revive"), Effect("mail", "writers"), Effect("document", "form")],
        done=_("Closing date put back"),
    )  # fmt: skip
    def extend(self, closes_at):
        later(self.closes_at, closes_at)
        self.closes_at = closes_at.replace(second=59)  # typed to the minute, it holds until its last second

    @step(
        source=State.OPEN, target=State.OPEN, label=_("Correct a wording"), allowed=May("officer"),
        asks={
            "code": asks.text(_("Question or section")), "label": asks.text(_("New wording"), max_length=300), "explanation": asks.note(_("Explanation"), help=""),
            "example": asks.note(_("Example"), help=""), "comment": asks.reason(),
        },
        help=_("What is asked stays the same; everyone sees the old and the new words."),
        effects=lambda call: [Effect("document", "form")], done=_("Wording corrected"),
    )  # fmt: skip
    def reword(self, code, label, explanation="", example=""):
        self.definition = rewording.corrected(
            self.definition, code, {"label": label, "help": explanation, "example": example}, clock.now()
        )

    @step(
        source=[State.DRAFT, State.SCHEDULED, State.OPEN, State.CLOSED, State.REVIEWING], target=None, label=_("Set the phases of the jury"),
        allowed=May(officer=judged), then=lambda call, by: phases.write(call), done=_("Phases of the jury set"),
    )  # fmt: skip
    def plan(self, timetable=None):
        self.planned = phases.planned(self, timetable)

    @step(
        source=State.OPEN, target=State.CLOSED, label=_("Close now"), aside=True, allowed=May("system", "officer"),
        asks={"comment": asks.reason()}, effects=lambda call: [Effect("move", "expire")], notifies=["officer"],
        help=_("Nobody can submit any more, and drafts expire. If you extend the call later, they revive."),
        done=_("Call closed"),
    )  # fmt: skip
    def close(self):
        self.closes_at = min(self.closes_at or clock.now(), clock.now())
        if self.drafts_until and self.drafts_until > self.closes_at:
            self.drafts_until = None  # closed before it counted: an extension takes new drafts again

    @step(
        source=State.CLOSED, target=State.REVIEWING, label=_("Start the review"), allowed=May(officer=together),
        requires=CallNeeds.missing_to_review, effects=lambda call: [Effect("move", "start_review"), Effect("mail", "reviewers")],
        done=_("Review of the dossiers started"),
    )  # fmt: skip
    def start_review(self):
        pass

    @step(
        source=State.REVIEWING, target=State.DECIDED, label=_("Announce"), requires=CallNeeds.missing_to_announce, effects=letters, danger=True, then=waiting.number,
        allowed=May("authority", officer=gathers), help=_("At the hour you choose, the decisions show and all the letters leave together. Before it, nothing shows."),
        asks={"announced_at": asks.hour(_("Hour of the announcement"), _("Empty: at once. Paris time."), required=False)},
        done=_("Announcement of the decisions settled"),
    )  # fmt: skip
    def announce(self, announced_at=None):
        self.announced_at = max(announced_at or clock.now(), clock.now())

    @step(
        source=[State.CLOSED, State.REVIEWING], target=State.UNSUCCESSFUL, label=_("Declare unsuccessful"), allowed=May(officer=together),
        requires=CallNeeds.missing_to_fail, asks={"comment": asks.reason()}, effects=lambda call: [Effect("move", "cancel")], danger=True,
        done=_("Call declared unsuccessful"),
    )  # fmt: skip
    def declare_unsuccessful(self):
        pass

    @step(
        source=[State.DRAFT, State.SCHEDULED, State.OPEN, State.CLOSED, State.REVIEWING], target=State.CANCELLED, danger=True,
        label=_("Cancel the call"), allowed=May("officer"), asks={"comment": asks.reason()},
        effects=lambda call: [Effect("move", "cancel")],
        done=_("Call closed without follow-up"),
    )  # fmt: skip
    def cancel(self):
        pass


CONCLUDE = {
    "label": _("End the call for ideas"),
    "help": _("Each idea has had its answer. The call ends; the ideas agreed stay published."),
    "done": _("Call for ideas ended"),
}


def later(before, after):
    """Refuse a date that does not push the former one back."""
    if after <= max(before or clock.now(), clock.now()):
        raise asks.refused("closes_at", _("The new date must be later than the former one and still to come."))
