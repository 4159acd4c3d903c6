"""Dossiers: what an organization submits to a call, and the spine on which all that follows hangs."""

from django.apps import apps
from django.conf import settings
from django.db import connection, models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from programs import answers, clock, deadlines
from programs.models import appeal, hearing
from programs.models.candidature import OUTCOMES, Candidature, State
from programs.models.dossierqueries import DossierQuerySet
from programs.models.lettered import Lettered
from programs.models.modes import WORDS, state_label
from programs.models.people import Role
from programs.models.screened import Screened
from programs.models.submission import Counter, DossierVersion


class Dossier(Screened, Lettered, Candidature):
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
