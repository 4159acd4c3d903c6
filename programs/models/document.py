"""Documents: any PDF that the platform makes, never changed, replaced by a newer one."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs import asks, clock, phases
from programs.models.history import Outbox
from programs.papers import SEVERAL
from programs.permissions import May
from programs.workflow import NEW, Workflow, state_field, step


def minutes_hidden_from(user):
    """The minutes of the calls that this person still reads blind, as a condition."""
    if user.role_codes & phases.SEEING:
        return Q(pk__in=[])
    return Q(kind="minutes", call__in=phases.blind_calls())


class DocumentQuerySet(models.QuerySet):
    """Documents, as each may see them."""

    def visible_to(self, user):
        """Those of the dossiers and calls one sees; a letter only once announced, minutes for staff and the chair."""
        Dossier = self.model._meta.get_field("dossier").related_model
        Publication = self.model._meta.get_field("publication").related_model
        scope = Q(dossier__in=Dossier.objects.visible_to(user)) | Q(
            publication__in=Publication.objects.visible_to(user)
        )
        for role in user.active_roles:
            if role.code in ("officer", "authority", "admin", "chair"):
                scope |= (
                    Q(call=role.call_id)
                    if role.call_id
                    else Q(call__program=role.program_id)
                    if role.program_id
                    else Q(call__isnull=False)
                )
        return self.filter(scope).told_to(user).exclude(minutes_hidden_from(user))

    def told_to(self, user):
        """Of documents whose dossier or call this person already sees: a letter only once announced, minutes for staff.

        Who reads a dossier without being of it, as a juror, gets what names nobody; a certificate is given by its own link.
        """
        held = self.filter(erased_at=None).exclude(kind="certificate")
        if user.role_codes & {"officer", "authority", "admin"}:
            return held
        public = (
            Q(dossier__call__announced_at__lte=clock.now())
            | Q(dossier__call__mode="direct")
            | Q(effect__line__name="declare_ineligible")
        )
        found = held.filter(self.of_their_own(user) | Q(dossier=None) | Q(kind="dossier_blind"))
        return (
            found.filter(~Q(kind__in=("letter", "feedback")) | public)
            .exclude(kind="minutes", call__isnull=True)
            .exclude(kind="laureates")
        )

    @staticmethod
    def of_their_own(user):
        """The documents of the dossiers on which this person holds a role, or whose organization they sign for."""
        roles = user.active_roles
        signed = [role.organization_id for role in roles if role.code == "signatory" and role.organization_id]
        held = Q(dossier__in=[role.dossier_id for role in roles if role.dossier_id])
        return held | Q(dossier__organization__in=signed)

    def ready(self):
        return self.filter(state="ready", erased_at=None)


class Document(Workflow):
    """A PDF asked for, made by the worker, kept with its digest."""

    class State(models.TextChoices):
        QUEUED = "queued", _("waiting")
        RENDERING = "rendering", _("being made")
        READY = "ready", _("ready")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("cancelled")
        REPLACED = "replaced", _("replaced")

    class Kind(models.TextChoices):
        RECEIPT = "receipt", _("receipt")
        DOSSIER = "dossier", _("dossier")
        DOSSIER_BLIND = "dossier_blind", _("dossier without identities")
        COMPLETION = "completion", _("request for completion")
        LETTER = "letter", _("decision letter")
        MINUTES = "minutes", _("minutes of the jury")
        FEEDBACK = "feedback", _("feedback of the jury")
        LAUREATES = "laureates", _("list of laureates")
        FORM = "form", _("blank form")
        FINAL_REPORT = "final_report", _("final report")
        STARTUP_MONTH = "startup_month", _("monthly sheet")
        COMMITTEE_FILE = "committee_file", _("file of the committee")
        TAKEOVER = "takeover", _("takeover file")
        RECRUITMENT = "recruitment", _("recruitment summary")
        CERTIFICATE = "certificate", _("certificate of participation")
        SESSION = "session_minutes", _("minutes of a session")
        PROJECT = "project_sheet", _("project sheet")
        AGREEMENT = "agreement", _("agreement to sign")
        COHORT = "cohort_status", _("state of a cohort")
        CALL = "call_statistics", _("statistics of a call")
        YEARLY = "yearly", _("yearly report of a programme")
        PLAIN = "plain_summary", _("summary in plain French")

    spine = "dossier_id"

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    effect = models.OneToOneField("Outbox", models.PROTECT, null=True, related_name="document")
    dossier = models.ForeignKey("Dossier", models.PROTECT, null=True, related_name="documents")
    call = models.ForeignKey("Call", models.PROTECT, null=True, related_name="documents")
    publication = models.ForeignKey("Publication", models.PROTECT, null=True, related_name="documents")
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    title = models.CharField(_("title"), max_length=200)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    data_sha256 = models.CharField(max_length=64, blank=True)
    code = models.CharField(_("code to check it"), max_length=12, blank=True, db_index=True)
    content_key = models.CharField(max_length=64, blank=True, db_index=True)
    sha256 = models.CharField(_("SHA-256 digest"), max_length=64, blank=True)
    size = models.PositiveIntegerField(_("size"), default=0)
    pages = models.PositiveSmallIntegerField(_("pages"), default=0)
    error = models.TextField(_("reason of the failure"), blank=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    erased_at = models.DateTimeField(_("erased on"), null=True, editable=False)
    state = state_field(State)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        ordering = ["-created_at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(state__in=["ready", "replaced"]) | ~Q(sha256="") | Q(erased_at__isnull=False), name="ready_has_its_digest"),
            models.CheckConstraint(condition=Q(dossier__isnull=False) | Q(call__isnull=False) | Q(publication__isnull=False), name="document_of_something"),
        ]  # fmt: skip

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("document", args=[self.pk])

    def scope(self):
        about = self.dossier if self.dossier_id else self.call if self.call_id else self.publication
        return about.scope()

    @property
    def replacement(self):
        """The document that took its place, if any."""
        same = type(self).objects.filter(
            kind=self.kind, dossier=self.dossier_id, call=self.call_id, publication=self.publication_id
        )
        if self.kind in SEVERAL:  # a month, a committee, a position each
            same = same.filter(title=self.title)
        if self.kind == self.Kind.SESSION:  # one session each
            same = same.filter(effect__key__startswith=self.effect.key.rpartition(":")[0])
        ready = same.filter(state=self.State.READY, erased_at=None).exclude(pk=self.pk)
        return ready.order_by("version", "created_at").last()

    def ring_again(self, by):
        """A person who asks again does not wait for the back-off of the former tries."""
        if self.effect_id and not by.is_system:
            Outbox.objects.filter(pk=self.effect_id).update(done_at=None, tries=0, retry_at=None, rung_at=None)

    @step(
        source=NEW,
        target=State.QUEUED,
        label=_("Ask for the document"),
        allowed=May("system", "officer"),
        done=_("Document asked for"),
    )
    def begin(self):
        pass

    @step(
        source=State.QUEUED,
        target=State.RENDERING,
        label=_("Start"),
        allowed=May("system"),
        done=_("Making of the document started"),
    )
    def start(self):
        pass

    @step(source=State.RENDERING, target=State.READY, label=_("Finish"), allowed=May("system"), done=_("Document made"))
    def finish(self, sha256, size, pages, data_sha256, code="", content_key=""):
        self.sha256, self.size, self.pages, self.data_sha256, self.error = sha256, size, pages, data_sha256, ""
        self.code, self.content_key = code, content_key

    @step(
        source=State.RENDERING,
        target=State.FAILED,
        label=_("Fail"),
        allowed=May("system"),
        asks={"comment": asks.reason()},
        done=_("Making of the document failed"),
    )
    def fail(self, error):
        self.error = error

    @step(
        source=State.RENDERING,
        target=State.QUEUED,
        label=_("Queue again"),
        allowed=May("system"),
        done=_("Document queued again"),
    )
    def requeue(self):
        pass

    @step(
        source=State.FAILED,
        target=State.QUEUED,
        label=_("Try again"),
        allowed=May("system", "officer"),
        done=_("Document tried again"),
        then=ring_again,
    )
    def retry(self):
        pass

    @step(
        source=[State.QUEUED, State.RENDERING, State.FAILED],
        target=State.CANCELLED,
        label=_("Cancel"),
        allowed=May("officer"),
        asks={"comment": asks.reason()},
        done=_("Document cancelled"),
    )
    def cancel(self):
        pass

    @step(
        source=State.READY,
        target=State.REPLACED,
        label=_("Replace"),
        allowed=May("system"),
        done=_("Document replaced"),
    )
    def replace(self):
        pass
