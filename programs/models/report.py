"""Final reports: written by sections, endorsed, approved, sealed, published."""

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from programs import asks, clock
from programs.models.coaching import OfDossier
from programs.models.history import key
from programs.models.written import Manuscript, Written
from programs.permissions import May
from programs.workflow import NEW, Effect, Missing, Workflow, state_field, step

WRITABLE = ("drafting", "changes_requested")
READABLE_AGAIN = ("submitted", "endorsed", "approved", "changes_requested")


class ReportQuerySet(OfDossier):
    """Final reports, as each may see them."""

    def published(self):
        """What anyone may read, most recent first."""
        return (
            self.filter(state="published")
            .select_related("dossier__organization__territory", "dossier__call__program")
            .order_by("-published_on", "id")
        )


class FinalReport(Manuscript, Workflow):
    """What a project leaves: facts, lessons, figures; each correction is a numbered version."""

    class State(models.TextChoices):
        DRAFTING = "drafting", _("being written")
        SUBMITTED = "submitted", _("handed in")
        CHANGES_REQUESTED = "changes_requested", _("changes requested")
        ENDORSED = "endorsed", _("endorsed")
        APPROVED = "approved", _("approved")
        SEALED = "sealed", _("sealed")
        PUBLISHED = "published", _("published")
        WITHHELD = "withheld", _("withheld")

    parent, spine = "dossier", "dossier_id"
    cures = {"sections": "report", "essential": "report_essential", "changes": "report_changes"}
    holders = {
        State.DRAFTING: "lead", State.SUBMITTED: "signatory", State.CHANGES_REQUESTED: "lead", State.ENDORSED: "coach",
        State.APPROVED: "officer", State.SEALED: "officer",
    }  # fmt: skip

    dossier = models.OneToOneField("Dossier", models.PROTECT, related_name="report", verbose_name=_("dossier"))
    version = models.PositiveSmallIntegerField(_("version"), default=1, editable=False)
    title = models.CharField(_("title"), max_length=80, help_text=_("Five words at most say it best."))
    promise = models.CharField(_("in one sentence"), max_length=200, blank=True)
    essential = models.TextField(_("the essential, in three sentences"), blank=True, max_length=900)
    worked = models.TextField(_("what worked"), blank=True, max_length=600)
    fragile = models.TextField(_("what remains fragile"), blank=True, max_length=600)
    decision_asked = models.TextField(_("the decision asked"), blank=True, max_length=600)
    published_on = models.DateField(_("published on"), null=True, editable=False)
    state = state_field(State)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("final report")
        ordering = ["-published_on", "id"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("report", args=[self.pk])

    def scope(self):
        return self.dossier.scope()

    def get_public_url(self):
        """Where anyone reads the published report."""
        return reverse("project_public", args=[self.dossier_id])

    @classmethod
    def open_for(cls, dossier, by):
        """Open the report of a dossier with the outline of its project; opened already, it is returned as it is."""
        with transaction.atomic():
            dossier.lock()
            if found := cls.objects.filter(dossier=dossier).first():
                return found
            report = cls(dossier=dossier, title=dossier.title[:80])
            report.begin(by=by)
            fields = ("code", "title", "help", "required")
            outline = enumerate(dossier.project.report_outline(), 1)
            ReportSection.objects.bulk_create(
                ReportSection(report=report, order=n, **dict(zip(fields, row, strict=True))) for n, row in outline
            )
            return report

    @property
    def is_writable(self):
        return self.state in WRITABLE

    def may_write(self, user):
        """Whether this person may change the text now: the lead and the co-authors."""
        return self.is_writable and bool({"lead", "member"} & self.roles_of(user))

    def may_ask_changes(self, user):
        """Whether this person may ask for a change on a passage now: the coach, the officer."""
        return self.state in READABLE_AGAIN and "coach" in self.roles_of(user)

    @property
    def document(self):
        """The sealed PDF of this version, or None until it is ready."""
        made = self.dossier.documents.filter(kind="final_report", version=self.version)
        return made.filter(state="ready").first()

    def missing_to_submit(self):
        empty = self.sections.filter(required=True, body="").count()
        if empty:
            yield Missing("sections", ngettext("%d section to write", "%d sections to write", empty) % empty)
        if not (self.title and self.promise and self.essential):
            yield Missing("essential", _("the title, the sentence and the essential"))

    def missing_to_resubmit(self):
        yield from self.missing_to_submit()
        if left := RequestedChange.objects.filter(section__report=self, answered_at=None).count():
            yield Missing(
                "changes", ngettext("%d requested change to answer", "%d requested changes to answer", left) % left
            )

    def missing_to_approve(self):
        if self.state != self.State.ENDORSED:
            yield Missing("endorsed", _("the signatory's endorsement"), May("coach", "officer"))

    def missing_to_publish(self):
        if not self.document:
            yield Missing("document", _("the sealed document, which is being made"))

    @step(
        source=NEW,
        target=State.DRAFTING,
        label=_("Open the report"),
        allowed=May("system", "lead", "coach"),
        done=_("Report opened"),
    )
    def begin(self):
        pass

    @step(
        source=State.DRAFTING, target=State.SUBMITTED, label=_("Submit the report"), allowed=May("lead"), requires=missing_to_submit,
        notifies=["coach", "signatory"],
        done=_("Report submitted"),
    )  # fmt: skip
    def submit(self):
        pass

    @step(
        source=[State.SUBMITTED, State.ENDORSED, State.APPROVED], target=State.CHANGES_REQUESTED, label=_("Request changes"),
        allowed=May("coach", "officer"), asks={"comment": asks.reason(_("What should change"))}, notifies=["lead"],
        done=_("Changes requested"),
    )  # fmt: skip
    def request_changes(self):
        pass

    @step(
        source=State.CHANGES_REQUESTED, target=State.SUBMITTED, label=_("Submit the report again"), allowed=May("lead"),
        requires=missing_to_resubmit, notifies=["coach", "signatory"],
        done=_("Report submitted again"),
    )  # fmt: skip
    def resubmit(self):
        pass

    @step(
        source=State.SUBMITTED, target=State.ENDORSED, label=_("Endorse the report"), allowed=May("signatory"), notifies=["coach", "lead"],
        help=_("In the name of your organization."),
        done=_("Report endorsed"),
    )  # fmt: skip
    def endorse(self):
        pass

    @step(
        source=[State.SUBMITTED, State.ENDORSED], target=State.APPROVED, label=_("Approve the report"), allowed=May("coach", "officer"),
        requires=missing_to_approve, notifies=["officer", "lead"], asks={"comment": asks.note()},
        done=_("Report approved"),
    )  # fmt: skip
    def approve(self):
        pass

    @step(
        source=State.APPROVED, target=State.SEALED, label=_("Seal the report"), allowed=May("officer"), danger=True,
        effects=lambda report: [Effect("document", "final_report")], help=_("The PDF is made and sealed; it can no longer change."),
        done=_("Report sealed"),
    )  # fmt: skip
    def seal(self):
        pass

    @step(
        source=[State.SEALED, State.WITHHELD], target=State.PUBLISHED, label=_("Publish the report"), allowed=May("officer"),
        requires=missing_to_publish, notifies=["lead", "coach", "signatory"],
        done=_("Report published"),
    )  # fmt: skip
    def publish(self):
        self.published_on = self.published_on or clock.today()

    @step(
        source=[State.SEALED, State.PUBLISHED], target=State.WITHHELD, label=_("Withhold the report"), allowed=May("officer"),
        asks={"comment": asks.reason()}, notifies=["lead"],
        done=_("Report withheld"),
    )  # fmt: skip
    def withhold(self):
        self.published_on = None

    @step(
        source=[State.SEALED, State.PUBLISHED, State.WITHHELD], target=State.DRAFTING, label=_("Correct in a new version"),
        allowed=May("officer"), asks={"comment": asks.reason()}, notifies=["lead"],
        help=_("The sealed version stays; it will be marked as replaced by the new one."),
        done=_("Correction begun in a new version"),
    )  # fmt: skip
    def correct(self):
        self.version += 1


class ReportSection(Written):
    """One part of a report, written by the lead."""

    whole = "report"

    report = models.ForeignKey(FinalReport, models.CASCADE, related_name="sections")

    class Meta(Written.Meta):
        verbose_name = _("section of the report")
        constraints = [models.UniqueConstraint(fields=["report", "code"], name="one_section_per_code")]

    def get_absolute_url(self):
        return reverse("report_section", args=[self.report_id, self.code])


class KeyFigure(models.Model):
    """A figure of the report, with its target or what it was before."""

    id = key()
    report = models.ForeignKey(FinalReport, models.CASCADE, related_name="figures")
    order = models.PositiveSmallIntegerField(default=0)
    value = models.CharField(_("figure"), max_length=20, help_text=_("With its unit: 821, 3 min, 14 of 14."))
    label = models.CharField(_("what it counts"), max_length=80)
    context = models.CharField(_("target, or before"), max_length=120)

    class Meta:
        verbose_name = _("key figure")
        ordering = ["order", "id"]

    def __str__(self):
        return f"{self.value} {self.label}"


class RequestedChange(models.Model):
    """A change that the coach asks for on a passage of a section, and the lead's answer."""

    id = key()
    section = models.ForeignKey(ReportSection, models.CASCADE, related_name="changes")
    passage = models.CharField(_("passage"), max_length=500, blank=True)
    text = models.TextField(_("change requested"), max_length=2000)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    answer = models.TextField(_("answer"), blank=True, max_length=2000)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("requested change")
        ordering = ["asked_at", "id"]

    def __str__(self):
        return self.text[:80]
