"""What the officers' workshop makes: a report over a programme, a call or a cohort, approved by a second person, sealed, published."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from programs import asks, clock, plain
from programs.models.document import Document
from programs.models.history import Outbox
from programs.models.people import User
from programs.models.written import Manuscript, Written
from programs.permissions import May
from programs.workflow import NEW, Effect, Missing, Workflow, state_field, step

RUNNERS = ("officer", "authority", "admin")


class PublicationQuerySet(models.QuerySet):
    """Reports of the workshop, as each may see them."""

    def visible_to(self, user):
        """Those of the programmes or calls that this person runs, decides or administers."""
        scope = Q(pk__in=[])
        for role in user.active_roles:
            if role.code in RUNNERS:
                scope |= (
                    Q(program=role.program_id)
                    if role.program_id
                    else Q(call=role.call_id)
                    if role.call_id
                    else ~Q(pk=None)
                )
        return self.filter(scope)

    def for_table(self):
        return self.select_related("program", "call", "cohort__edition", "territory", "former")

    def public(self):
        """What anyone may read, the last published first; one that is being corrected stays, as it was."""
        return (
            self.filter(published_on__isnull=False)
            .select_related("program")
            .order_by("-published_on", "-created_at", "id")
        )


def fresh_eyes(publication, user):
    """Whether this person has written nothing of it: nobody approves their own work."""
    return user.pk not in publication.writers()


class Publication(Manuscript, Workflow):
    """A report that officers compose from the figures of the platform and their own words; each correction is a numbered version."""

    class State(models.TextChoices):
        DRAFT = "draft", _("being prepared")
        APPROVED = "approved", _("approved")
        SEALED = "sealed", _("sealed")
        PUBLISHED = "published", _("published")
        WITHHELD = "withheld", _("withheld")

    class Kind(models.TextChoices):
        YEARLY = "yearly", _("Yearly report of a programme")
        PLAIN = "plain_summary", _("Summary in plain French, one page")
        CALL = "call_statistics", _("Statistics of a call")
        COHORT = "cohort_status", _("State of a cohort, one page a project")

    joins = ("program", "call", "cohort", "territory")
    cures = {"words": "publication_texts", "proof": "publication", "plain": "publication_texts"}
    holders = {State.DRAFT: "officer", State.APPROVED: "officer", State.SEALED: "officer"}

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    program = models.ForeignKey("Program", models.PROTECT, related_name="publications", verbose_name=_("programme"))
    call = models.ForeignKey(
        "Call", models.PROTECT, null=True, blank=True, related_name="publications", verbose_name=_("call")
    )
    cohort = models.ForeignKey(
        "Cohort", models.PROTECT, null=True, blank=True, related_name="publications", verbose_name=_("cohort")
    )
    territory = models.ForeignKey(
        "Territory", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("territory")
    )
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    former = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="later", verbose_name=_("former edition")
    )
    title = models.CharField(_("title"), max_length=80)
    promise = models.CharField(_("in one sentence"), max_length=200, blank=True)
    sections = models.JSONField(_("sections"), default=list, blank=True)
    version = models.PositiveSmallIntegerField(_("version"), default=1, editable=False)
    revision = models.PositiveIntegerField(default=0, editable=False)
    figures_at = models.DateTimeField(_("figures of"), null=True, editable=False)
    approved_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    published_on = models.DateField(_("published on"), null=True, editable=False)
    published_version = models.PositiveSmallIntegerField(null=True, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    state = state_field(State)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("report of the workshop")
        ordering = ["-created_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(starts_on=None) | Q(ends_on=None) | Q(starts_on__lte=F("ends_on")), name="period_in_order", violation_error_message=_("The last day is before the first.")),
            models.CheckConstraint(condition=~Q(kind="call_statistics") | Q(call__isnull=False), name="statistics_of_a_call", violation_error_message=_("Choose a call.")),
            models.CheckConstraint(condition=~Q(kind="cohort_status") | Q(cohort__isnull=False), name="state_of_a_cohort", violation_error_message=_("Choose a cohort.")),
            models.CheckConstraint(condition=~Q(state__in=["approved", "sealed", "published"]) | ~Q(approved_sha256=""), name="approved_is_what_was_read"),
        ]  # fmt: skip

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("publication", args=[self.pk])

    def get_public_url(self):
        """Where anyone reads it once it is published."""
        return reverse("publication_public", args=[self.pk])

    def scope(self):
        return {"program": self.program_id, "call": self.call_id}

    def writers(self):
        """Who opened it, chose its sections or wrote in it since its last version."""
        opened = self.history.filter(name__in=("begin", "correct")).values_list("actor", flat=True)
        return {*opened, *self.texts.exclude(saved_by=None).values_list("saved_by", flat=True)}

    @property
    def is_writable(self):
        return self.state == self.State.DRAFT

    # ------------------------------------------------------------------ its proof, its sealed file

    @property
    def proof_key(self):
        """The effect of the proof of what is written now."""
        return f"{self.kind}:{self.version}.{self.revision}"

    @property
    def proof(self):
        """The document that shows what is written now, whatever its state; None before it is asked for."""
        return self.documents.filter(effect__key=self.proof_key).first()

    @property
    def sealed(self):
        """The sealed document of this version, once it is ready."""
        return self.sealed_files().filter(version=self.version, state="ready").last()

    @property
    def published_file(self):
        """The sealed document that anyone may read, or None."""
        return self.sealed_files().filter(version=self.published_version, state__in=("ready", "replaced")).last()

    def sealed_files(self):
        """Its sealed documents, the first version first."""
        return self.documents.filter(effect__key="sealed").order_by("version", "created_at")

    def open_proof(self, by):
        """The document of the proof just asked for, which its page follows from now on."""
        effect = Outbox.objects.get(
            line__machine="publication", line__object_id=self.pk, kind="document", key=self.proof_key
        )
        document = Document(effect=effect, kind=self.kind, publication=self, version=self.version, title=self.title)
        document.begin(by=User.objects.system())

    def changed(self):
        """What was read is no longer what is written: the next proof is another one."""
        type(self).objects.filter(pk=self.pk).update(revision=F("revision") + 1)
        self.refresh_from_db(fields=["revision"])

    # ------------------------------------------------------------------ needs

    def missing_to_approve(self):
        asked = self.texts.filter(required=True, body="", code__in=self.sections).count()
        if asked:
            yield Missing("words", ngettext("%d text to write", "%d texts to write", asked) % asked)
        if self.kind == self.Kind.PLAIN and (faults := sum(len(plain.faults(one.body)) for one in self.texts.all())):
            yield Missing(
                "plain",
                ngettext("%d sentence to make plainer", "%d sentences to make plainer", faults) % faults,
                May("officer", "authority"),
            )
        made = self.proof
        if made is None or made.state not in ("ready", "replaced"):
            yield Missing("proof", _("the proof of what is written now"))

    def missing_to_publish(self):
        if not self.sealed:
            yield Missing("sealed", _("the sealed document, which is being made"))
        if self.kind == self.Kind.COHORT:
            yield Missing("internal", _("nothing can be done: this kind names people and stays inside"))

    def replace_former_files(self, by):
        """What was published of the former versions says that it is replaced."""
        for document in self.documents.filter(state="ready", version__lt=self.version):
            document.replace(by=User.objects.system())

    # ------------------------------------------------------------------ steps

    @step(source=NEW, target=State.DRAFT, label=_("Open the report"), done=_("Report opened"), allowed=May("officer"))
    def begin(self):
        pass

    @step(
        source=State.DRAFT, target=None, label=_("Prepare the proof"), done=_("Proof asked for"), allowed=May("officer"), then=open_proof,
        effects=lambda one: [Effect("document", one.proof_key)], help=_("The PDF is made from what is written and from the figures of this very moment."),
    )  # fmt: skip
    def prove(self):
        self.revision, self.figures_at = self.revision + 1, clock.now().replace(microsecond=0)

    @step(
        source=State.DRAFT, target=State.APPROVED, label=_("Approve the report"), done=_("Report approved"), requires=missing_to_approve,
        allowed=May(officer=fresh_eyes, authority=fresh_eyes), asks={"comment": asks.note()},
        help=_("You approve the proof as you read it, page by page: that very file will be sealed. Who wrote in the report does not approve it."),
    )  # fmt: skip
    def approve(self):
        self.approved_sha256 = self.proof.sha256

    @step(
        source=State.APPROVED, target=State.DRAFT, label=_("Send back to writing"), done=_("Sent back to writing"), aside=True,
        allowed=May("officer", "authority"), asks={"comment": asks.reason()},
    )  # fmt: skip
    def send_back(self):
        self.approved_sha256 = ""

    @step(
        source=State.APPROVED, target=State.SEALED, label=_("Seal the report"), done=_("Report sealed"), allowed=May("officer", "authority"), danger=True,
        effects=lambda one: [Effect("document", "sealed")], help=_("The file that was approved is sealed; it can no longer change."),
    )  # fmt: skip
    def seal(self):
        pass

    @step(
        source=[State.SEALED, State.WITHHELD], target=State.PUBLISHED, label=_("Publish the report"), done=_("Report published"),
        allowed=May("officer", "authority"), requires=missing_to_publish, then=replace_former_files, help=_("Anyone will read it on its public page."),
    )  # fmt: skip
    def publish(self):
        self.published_on, self.published_version = self.published_on or clock.today(), self.version

    @step(
        source=[State.SEALED, State.PUBLISHED], target=State.WITHHELD, label=_("Withhold the report"), done=_("Report withheld"), danger=True,
        allowed=May("officer", "authority"), asks={"comment": asks.reason()}, help=_("Its public page closes; who checks the file learns that it was withdrawn."),
    )  # fmt: skip
    def withhold(self):
        self.published_on = self.published_version = None

    @step(
        source=[State.SEALED, State.PUBLISHED, State.WITHHELD], target=State.DRAFT, label=_("Correct in a new version"), done=_("Correction begun in a new version"),
        allowed=May("officer"), asks={"comment": asks.reason()}, aside=True, help=_("The sealed version stays; it will be marked as replaced by the new one."),
    )  # fmt: skip
    def correct(self):
        self.version, self.approved_sha256 = self.version + 1, ""


class PublicationText(Written):
    """The words of the officers in one section of a report."""

    whole = "publication"

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="texts")
    required = models.BooleanField(default=False)

    class Meta(Written.Meta):
        verbose_name = _("text of a report of the workshop")
        constraints = [models.UniqueConstraint(fields=["publication", "code"], name="one_text_per_code")]

    def get_absolute_url(self):
        return reverse("publication_text", args=[self.publication_id, self.code])

    def read_at(self, seen, body):
        """The same words again change nothing: the proof stays."""
        return super().read_at(seen, body).exclude(body=body)
