"""Dossiers: what an organization submits to a call, and the spine on which all that follows hangs."""

from typing import NamedTuple

from django.apps import apps
from django.conf import settings
from django.db import connection, models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from programs import answers, clock, deadlines, eligibility, phases
from programs.models import appeal, hearing, waiting
from programs.models.candidature import ALIVE, OUTCOMES, Candidature, State
from programs.models.modes import WORDS, state_label
from programs.models.people import Role
from programs.models.recusal import aside
from programs.models.states import PLACED
from programs.models.submission import Counter, Decision, DossierVersion

EVERYWHERE = ("officer", "authority", "admin")
UNSENT = (State.DRAFT, State.EXPIRED)
LISTED = (
    "reference", "title", "state", "since", "submitted_at", "project_label", "call__title", "call__mode", "call__announced_at",
    "call__program__name", "organization__name", "organization__kind", "organization__siren", "organization__territory__name",
    "organization__territory__kind", "organization__territory__departement", "organization__territory__departement_name",
    "organization__territory__code", "organization__attached_to__kind", "organization__attached_to__code", "organization__attached_to__departement",
)  # fmt: skip


class DossierQuerySet(models.QuerySet):
    """Dossiers, as each may see them and as pages use them."""

    def visible_to(self, user):
        """One's own; for staff what was submitted in their scope; for a reviewer what they read."""
        own = [role.dossier_id for role in user.active_roles if role.dossier_id]
        seen = Q(pk__in=own)
        for role in user.active_roles:
            if role.code in EVERYWHERE:
                seen |= sent_to(role)
            if role.code == Role.Code.CHAIR and role.call_id:
                seen |= sent_to(role) & ~aside(user) & ~Q(call__in=phases.blind_calls())
            if role.code == Role.Code.SIGNATORY and role.organization_id:
                seen |= Q(organization=role.organization_id)
        if "reviewer" in user.role_codes:
            Review = apps.get_model("programs", "Review")
            seen |= (
                Q(pk__in=Review.objects.readable_by(user).values("dossier"))
                & ~aside(user)
                & ~Q(call__in=phases.blind_calls())
            )
        return self.filter(seen)

    def for_table(self):
        """With all that a row shows."""
        return self.select_related("call__program", "organization__territory", "organization__attached_to")

    def for_list(self):
        """With only what the rows of a long list show: neither answers nor forms."""
        return self.for_table().only(*LISTED)

    def undecided(self):
        """Alive, sent, and without a decision."""
        return self.filter(state__in=[s for s in ALIVE if s != State.DRAFT])

    def decided(self):
        """With an outcome of the selection."""
        return self.filter(state__in=OUTCOMES)

    def with_letter(self):
        """Those whose organization is owed the letter of a decision in force."""
        told = Exists(Decision.objects.filter(dossier=OuterRef("pk"), replaced_at=None))
        return self.filter(told).exclude(state=State.WITHDRAWN)

    def taking_a_place(self):
        """Those that fill the places of their call."""
        return self.filter(state__in=PLACED)

    def short_of(self, number):
        """Eligible dossiers that have fewer readers than this."""
        reading = Q(reviews__state__in=("assigned", "in_progress", "submitted"))
        eligible = self.filter(state__in=(State.ELIGIBLE, State.IN_REVIEW))
        return eligible.annotate(readers=models.Count("reviews", filter=reading)).filter(readers__lt=number)

    def short_of_readers(self, number):
        """How many they are."""
        return self.short_of(number).count()


def sent_to(role):
    """What staff see in the scope of a role: never an unsent draft, but what they type from paper."""
    scope = Q(call=role.call_id) if role.call_id else Q(call__program=role.program_id) if role.program_id else Q()
    return scope & (~Q(state__in=UNSENT) | Q(paper_received_at__isnull=False))


class Rule(NamedTuple):
    """An automatic rule of eligibility, whether the dossier meets it, and what it lacks otherwise."""

    label: str
    met: bool
    hint: str = ""


class Dossier(Candidature):
    """What an organization submits to a call, owned by it and led by one of its agents."""

    spine = "id"
    joins = ("call__program", "organization__territory")

    call = models.ForeignKey("Call", models.PROTECT, related_name="dossiers", verbose_name=_("call"))
    organization = models.ForeignKey(
        "Organization", models.PROTECT, related_name="dossiers", verbose_name=_("organization")
    )
    reference = models.CharField(_("reference"), max_length=20, unique=True, editable=False)
    title = models.CharField(_("title of the project"), max_length=200)
    perimeter = models.ManyToManyField("Territory", blank=True, related_name="dossiers", verbose_name=_("perimeter"))
    origin = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="offspring", verbose_name=_("arose from")
    )
    created_at = models.DateTimeField(_("created on"), default=clock.now, editable=False)
    written_at = models.DateTimeField(_("last written on"), default=clock.now, editable=False)
    erased_at = models.DateTimeField(_("contents erased on"), null=True, editable=False)
    answers = models.JSONField(_("answers"), default=dict, blank=True)
    revision = models.PositiveIntegerField(default=0, editable=False)
    commitments_at = models.DateTimeField(_("commitments ticked on"), null=True, blank=True)
    submitted_at = models.DateTimeField(_("submitted on"), null=True, editable=False)
    paper_received_at = models.DateTimeField(_("paper received on"), null=True, editable=False)
    reopened = models.JSONField(default=list, blank=True, editable=False)
    completion_due = models.DateField(_("to be completed before"), null=True, editable=False)
    not_completed = models.BooleanField(_("not completed"), default=False, editable=False)
    hearing_at = models.DateTimeField(_("hearing on"), null=True, editable=False)
    hearing_place = models.CharField(_("hearing at"), max_length=200, blank=True, editable=False)
    confirm_by = models.DateField(_("confirmation before"), null=True, editable=False)
    council_on = models.DateField(_("council on"), null=True, editable=False)
    appeal_on = models.DateField(_("appeal received on"), null=True, editable=False)
    project_state = models.CharField(_("stage of the project"), max_length=50, blank=True, editable=False)
    project_label = models.CharField(_("stage"), max_length=100, blank=True, editable=False)

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = _("dossier")
        ordering = ["-created_at", "id"]
        indexes = [
            models.Index(fields=["-submitted_at", "id"], name="dossiers_last_submitted"),
            models.Index(  # lists, counters and statistics of a call are read in it alone; nothing here moves while one types
                fields=["call", "state", "-submitted_at", "id"],
                include=["organization", "created_at", "paper_received_at"],
                name="dossiers_of_calls",
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=["draft", "expired", "withdrawn", "cancelled"]) | Q(submitted_at__isnull=False), name="sent_has_its_date"),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.reference} {self.title}".strip()

    def get_absolute_url(self):
        return reverse("dossier", args=[self.pk])

    def scope(self):
        return {
            "program": self.call.program_id, "call": self.call_id, "dossier": self.pk, "organization": self.organization_id,
        }  # fmt: skip

    def roles_of(self, user):
        """While it is being opened, an agent of its organization is its lead."""
        opening = self._state.adding and user.organization_id and user.organization_id == self.organization_id
        return super().roles_of(user) | ({"lead"} if opening else set())

    def lock(self):
        """Its call is locked for sharing: it cannot close or be announced meanwhile, and other dossiers move on."""
        with connection.cursor() as cursor:
            cursor.execute("select 1 from programs_call where id = %s for share", [self.call_id])
        fresh = super().lock()
        fresh.call = apps.get_model("programs", "Call").objects.get(pk=self.call_id)
        return fresh

    @classmethod
    def start(cls, call, organization, by, **fields):
        """Open a draft for an organization; raises ValidationError when the call is not open."""
        dossier = cls(call=call, organization=organization, reference=cls.next_reference(call), **fields)
        dossier.begin(by=by)
        return dossier

    @staticmethod
    def next_reference(call):
        """The number of a new dossier."""
        return Counter.next_reference(call.program.prefix, clock.today().year)

    # who

    @cached_property
    def lead(self):
        """The person who leads it now, or None."""
        return next(iter(self.people("lead")), None)

    @cached_property
    def coach(self):
        """The person who coaches it now, or None."""
        return next(iter(self.people("coach")), None)

    def people(self, *codes):
        """Those who hold these roles on this very dossier, in order of arrival."""
        roles = self.roles.active().filter(code__in=codes).select_related("person").order_by("starts_on", "id")
        return [role.person for role in roles]

    def welcome(self, by):
        """Who opens a dossier for their own organization leads it."""
        if by.organization_id == self.organization_id:
            self.name_lead(by)

    def name_lead(self, person, by=None):
        """This person leads the dossier from today; the former lead becomes a co-author. ``by`` gave them the role."""
        former = self.roles.active().filter(code="lead").exclude(person=person)
        for role in former:
            Role.objects.get_or_create(
                person=role.person, code="member", dossier=self, ends_on=None, defaults={"given_by": by}
            )
        ended = former | self.roles.active().filter(code="member", person=person)
        ended.update(ends_on=clock.today() - deadlines.DAY)
        held = {"person": person, "code": "lead", "dossier": self, "ends_on": None}
        Role.objects.get_or_create(**held, defaults={"given_by": by})
        person.forget_roles()
        vars(self).pop("lead", None)

    def name_coach(self, person, by=None):
        """This person coaches the dossier from today, alone; ``by`` gave them the role."""
        self.roles.active().filter(code="coach").exclude(person=person).update(ends_on=clock.today() - deadlines.DAY)
        held = {"person": person, "code": "coach", "dossier": self, "ends_on": None}
        Role.objects.get_or_create(**held, defaults={"given_by": by})
        person.forget_roles()
        vars(self).pop("coach", None)

    @property
    def led(self):
        """Itself: it is on the dossier that the lead's role is held."""
        return self

    @property
    def in_hand(self):
        """What moves now: its project once it is open, else the dossier itself."""
        return self.project or self

    # what was answered

    @property
    def definition(self):
        """The form it answers: that of its last version, else that of its call."""
        return self.call.form

    def attached_codes(self):
        """The questions that have a file."""
        return {file.question for file in self.attachments.all() if file.question}

    def choices_for(self, step):
        """When asking for completion, the questions that may reopen; for a hearing, the slots that are free."""
        if step == "choose_hearing":
            return {"slot": hearing.choices(self)}
        asked = [(q["code"], q["label"]) for q in answers.questions(self.definition)]
        return {"questions": asked} if step == "request_completion" else super().choices_for(step)

    def cure(self, code):
        """Readings are given on the page of the jury; the rest is met on the pages of the dossier."""
        return reverse("jury", args=[self.call_id]) if code == "reviews" else super().cure(code)

    def answer_faults(self):
        """How many answers are missing or wrong, the title included."""
        return len(answers.faults(self.definition, self.answers, self.attached_codes())) + (not self.title.strip())

    def may_write(self, user):
        """Whether this person may change the answers now."""
        typing = {"officer"} if self.is_typed else set()
        writers = ({"lead", "member", "signatory"} | typing) & self.roles_of(user)
        open_now = self.state in (State.DRAFT, State.SUBMITTED) and self.is_open_to_change
        return bool(writers) and (open_now or self.state == State.INCOMPLETE)

    @cached_property
    def last_version(self):
        """What was last submitted, or None."""
        return self.versions.last()

    def freeze(self, by):
        """Keep what was just submitted as a numbered version."""
        vars(self).pop("last_version", None)
        return DossierVersion.objects.create(
            dossier=self, number=self.versions.count() + 1, definition=self.definition, answers=self.answers, title=self.title,
            files=list(self.attachments.for_version()), submitted_by=by, received_at=self.judged_at(),
            receipt=Counter.next_reference("AR", clock.today().year),
        )  # fmt: skip

    # what is decided

    @property
    def gathers(self):
        """Whether it is an idea: it competes with nobody and opens no project."""
        return self.call.mode == "contribution"

    def words_for(self, step):
        """What deciding is called where nothing is proposed before it is announced; whether an appeal is in time."""
        if step in appeal.STEPS:
            return {"help": self.appeal_words}
        return WORDS.get(self.call.mode, {}).get(step, {})

    @cached_property
    def appeal_words(self):
        """When its decision was told, and until when an appeal is in time."""
        return appeal.words(self)

    @property
    def state_label(self):
        """Its state as staff say it in the mode of its call."""
        return state_label(self.call, self.state)

    def chosen(self, by):
        """What must be written when it is selected: its letter, and for an idea its public text."""
        self.draft_letter(by)
        if self.gathers:
            apps.get_model("programs", "Idea").agree(self)

    @property
    def is_announced(self):
        """Whether its decision is public."""
        return self.call.is_announced

    @property
    def shown_state(self):
        """Its state as its organization may know it: before the announcement, a decision is still a reading."""
        return self.shown(self.state)

    def shown(self, state):
        """A state of this dossier as its organization may know it now."""
        return State.IN_REVIEW if state in OUTCOMES and not self.is_announced else State(state)

    @property
    def holder(self):
        """The role that must act, as its organization may know it: a proposal does not hand the ball over."""
        if self.gathers and self.state == State.SELECTED:
            return ""
        held = self.holders.get(self.shown_state, "")
        return "officer" if held == "reviewer" and not self.call.has_jury else held

    def eligibility(self):
        """The automatic rules, each met or not, on what was last submitted; on what is being written before that."""
        kinds = self.call.open_to
        yield Rule(_("organization of a kind to which the call is open"), not kinds or self.organization.kind in kinds)
        yield Rule(
            _("received before the closing date"),
            deadlines.in_time(self.submitted_at or clock.now(), self.call.closes_at),
        )
        yield Rule(_("completed as asked"), not self.not_completed)
        if places := self.call.departements:
            yield Rule(
                _("organization of a département to which the call is open"), self.organization.departement in places
            )
        if self.call.form.get("rules"):
            sent = self.state not in (State.DRAFT, State.INCOMPLETE) and self.last_version
            yield from (Rule(*one) for one in self.judged(sent or None))

    def judged(self, version=None):
        """The rules of the call, judged on a version or on what is being written now."""
        definition, given = (version.definition, version.answers) if version else (self.definition, self.answers)
        return list(eligibility.judged(definition, given, self.organization))

    def draft_letter(self, by):
        """Write the letter of the decision just proposed."""
        self.drop_letter()
        line = self.history.select_related("detail").last()
        already = self.is_announced
        Decision.objects.create(
            dossier=self, outcome=self.state, reason=line.comment, proposed_by=by, approved_at=clock.now() if already else None,
            approved_by=by if already else None, position=waiting.next_number(self),
        )  # fmt: skip

    def drop_letter(self):
        """The decision in force is no longer one."""
        self.decisions.filter(replaced_at=None).update(replaced_at=clock.now())

    @cached_property
    def decision(self):
        """The decision in force, or None."""
        return self.decisions.filter(replaced_at=None).first()

    def decision_of(self, line):
        """The decision that a line of history tells: in force when the call was announced, else made by that very step."""
        if line.machine == "call":
            return self.decisions.in_force(line.at).last() or self.decisions.last()
        return self.decisions.filter(proposed_at__gte=line.at).first() or self.decisions.last()

    def open_project(self):
        """What a confirmed dossier becomes, opened in the same transaction (settings.PROJECTS)."""
        if not self.gathers:
            apps.get_model(settings.PROJECTS[self.call.program.outcome]).open_for(self)

    @cached_property
    def project(self):
        """The residence, camp or start-up it became, or None.

        Each offers ``report_outline()``, the (code, title, help, required) of each section of its final report, and
        ``report_draft(code)``, the first text of a section, made of recorded facts; empty without any.
        """
        return getattr(self, self.call.program.outcome, None)
