"""The mails of the platform: kept as written, sent once each, shown to whom they are for in the centre of notifications."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs import clock, noticekinds

STANDINGS = {
    "queued": Q(sent_at=None, bounced_at=None), "sent": Q(sent_at__isnull=False, bounced_at=None),
    "bounced": Q(bounced_at__isnull=False, replacement=None), "resent": Q(bounced_at__isnull=False, replacement__isnull=False),
}  # fmt: skip


class MailQuerySet(models.QuerySet):
    """Mails, as their delivery is followed."""

    def news_of(self, person):
        """What the centre of notifications shows a person, the latest first: neither digests nor second sendings."""
        shown = self.filter(recipient=person, replaces=None).exclude(kind=noticekinds.DIGEST)
        return shown.order_by("-created_at", "id")

    def to_leave(self):
        """Those whose hour has come: held during quiet hours and still unread, or never held."""
        at_once = Q(leaves_at=None) | Q(leaves_at__lte=clock.now(), read_at=None)
        return self.filter(at_once, gathered=False, sent_at=None, bounced_at=None)

    def to_gather(self):
        """Those that the digest of now tells: neither read nor told yet."""
        return self.filter(gathered=True, digest=None, read_at=None, leaves_at__lte=clock.now())

    def of_letters(self, call):
        """Those that tell the decisions of a call."""
        return self.filter(dossier__call=call)

    def standing(self, code):
        """Those whose delivery stands so."""
        return self.filter(STANDINGS[code])

    def for_table(self):
        return self.select_related(
            "dossier__organization__territory",
            "dossier__organization__attached_to",
            "recipient",
            "replacement",
            "replaces",
        )


class Mail(models.Model):
    """A mail as it was written, and when it left: one for each effect and person."""

    effect = models.ForeignKey("Outbox", models.PROTECT, null=True, related_name="mails")
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="mails")
    address = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    created_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(_("sent on"), null=True)
    dossier = models.ForeignKey("Dossier", models.CASCADE, null=True, related_name="letter_mails")
    bounced_at = models.DateTimeField(_("refused on"), null=True)
    bounce = models.CharField(_("why it was refused"), max_length=500, blank=True)
    replaces = models.OneToOneField("self", models.SET_NULL, null=True, related_name="replacement")
    kind = models.CharField(max_length=20, default=noticekinds.PROCEDURE, editable=False)
    cause = models.CharField(max_length=250, null=True, editable=False)  # what two mails to one address never share
    url = models.CharField(max_length=300, blank=True, editable=False)
    read_at = models.DateTimeField(_("read on"), null=True, editable=False)
    gathered = models.BooleanField(default=False, editable=False)  # told by a digest, or on the site only
    leaves_at = models.DateTimeField(_("leaves on"), null=True, editable=False)
    digest = models.ForeignKey("self", models.SET_NULL, null=True, related_name="told", editable=False)

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = _("mail")
        ordering = ["-created_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["effect", "address"], name="one_mail_each"),
            models.UniqueConstraint(fields=["cause", "address"], name="one_mail_for_each_cause"),
        ]
        indexes = [
            models.Index(fields=["recipient", "-created_at"], name="mails_of_a_person"),
            models.Index(fields=["recipient"], condition=Q(read_at=None), name="mails_not_read"),
            models.Index(fields=["leaves_at"], condition=Q(sent_at=None, digest=None, leaves_at__isnull=False), name="mails_held"),
        ]  # fmt: skip

    def __str__(self):
        return self.subject

    @property
    def kind_label(self):
        return noticekinds.LABELS.get(self.kind, "")

    @property
    def standing(self):
        """Where its delivery stands: a code of ``STANDINGS``."""
        if self.bounced_at:
            return "resent" if hasattr(self, "replacement") else "bounced"
        return "sent" if self.sent_at else "queued"
