"""Files that people join: kept under their own digest, served through a permission check only."""

from hashlib import sha256

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models.history import key

TEAM = ("lead", "member", "resident", "coach")  # who alone see a picture whose faces have not agreed


class AttachmentQuerySet(models.QuerySet):
    """Files of dossiers."""

    def for_version(self):
        """What a frozen version says of each file."""
        return (
            self.exclude(question="")
            .order_by("order", "uploaded_at", "id")
            .values("name", "size", "sha256", "question", "content_type")
        )

    def visible_to(self, user):
        """Those of the dossiers that this person sees."""
        Dossier = self.model._meta.get_field("dossier").related_model
        seen = self.filter(dossier__in=Dossier.objects.visible_to(user))
        kept = [row.dossier_id for row in user.active_roles if row.code in TEAM and row.dossier_id]
        return seen.filter(~Q(kind="portrait") | Q(dossier__in=kept))


class Attachment(models.Model):
    """One file joined to a dossier: an answer, a deliberation, an agreement, a picture."""

    class Kind(models.TextChoices):
        ANSWER = "answer", _("answer")
        DELIBERATION = "deliberation", _("deliberation")
        AGREEMENT = "agreement", _("signed agreement")
        PROOF = "proof", _("proof of funding")
        PICTURE = "picture", _("picture")
        PORTRAIT = "portrait", _("picture that stays in the team")  # a face without its consent
        OUTPUT = "output", _("output of a residence")
        PAPER = "paper", _("paper dossier")
        MISSION = "mission", _("mission letter")
        COMMITTEE = "committee", _("material of the committee")

    class Scan(models.TextChoices):
        PENDING = "pending", _("not yet scanned")
        CLEAN = "clean", _("scanned")
        INFECTED = "infected", _("dangerous")

    id = key()
    dossier = models.ForeignKey("Dossier", models.CASCADE, related_name="attachments")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.ANSWER)
    question = models.CharField(max_length=50, blank=True)
    name = models.CharField(_("name"), max_length=200)
    caption = models.CharField(_("caption"), max_length=200, blank=True)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    scan = models.CharField(max_length=10, choices=Scan, default=Scan.PENDING)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=clock.now)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("file")
        ordering = ["order", "uploaded_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "question", "sha256"], condition=~Q(question=""), name="one_file_once_a_question"
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("attachment", args=[self.pk])

    def shift(self, by):
        """Put this file one place before (-1) or after (1) those joined to the same question."""
        rows = list(Attachment.objects.filter(dossier=self.dossier_id, question=self.question))
        here = rows.index(self)
        rows.insert(max(here + by, 0), rows.pop(here))
        for order, row in enumerate(rows):
            row.order = order
        Attachment.objects.bulk_update(rows, ["order"])


def path_of(digest):
    """Where the bytes of this digest lie."""
    return f"{digest[:2]}/{digest}"


def keep(content):
    """Store these bytes under their digest, once; return the digest."""
    digest = sha256(content).hexdigest()
    if not default_storage.exists(path_of(digest)):
        default_storage.save(path_of(digest), ContentFile(content))
    return digest


def kept(digest):
    """The bytes of this digest; raises FileNotFoundError."""
    with default_storage.open(path_of(digest)) as file:
        return file.read()
