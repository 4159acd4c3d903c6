"""Ideas gathered by a call for ideas: once agreed and consented to, they are public and feed the common base."""

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models.candidature import State
from programs.models.history import key
from programs.models.theme import Theme

PUBLIC = Q(dossier__state=State.SELECTED, dossier__call__mode="contribution", consent_at__isnull=False) & ~Q(text="")


class IdeaQuerySet(models.QuerySet):
    """Ideas, as everyone reads them and as the common base takes them."""

    def public(self):
        """Those that are agreed and whose authors consent: what everyone reads, and what feeds the common base."""
        return self.filter(PUBLIC).select_related("dossier__call__program", "dossier__organization__territory")

    def matching(self, words):
        """Those that have these words, whatever their form in French."""
        if not words:
            return self
        document = SearchVector("title", "text", config="french")  # not the organization, which may not be named
        return self.annotate(document=document).filter(document=SearchQuery(words, config="french"))


class Idea(models.Model):
    """What is published of a contribution: its text, its theme, its licence, and the consent of its authors."""

    class Licence(models.TextChoices):
        ETALAB = "etalab-2.0", _("Open licence 2.0 (Etalab)")
        CC_BY = "cc-by-4.0", _("Creative Commons Attribution 4.0")
        CC_BY_SA = "cc-by-sa-4.0", _("Creative Commons Attribution – Share alike 4.0")

    id = key()
    dossier = models.OneToOneField("Dossier", models.CASCADE, related_name="idea", verbose_name=_("dossier"))
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("text that everyone will read"), blank=True)
    theme = models.CharField(_("theme"), max_length=20, choices=Theme, blank=True)
    licence = models.CharField(_("licence"), max_length=20, choices=Licence, default=Licence.ETALAB)
    consent_at = models.DateTimeField(_("publication accepted on"), null=True, blank=True)
    consent_by = models.ForeignKey("User", models.PROTECT, null=True, blank=True, related_name="+")
    named = models.BooleanField(_("the organization is named"), default=True)
    agreed_at = models.DateTimeField(_("agreed on"), null=True, editable=False)

    objects = IdeaQuerySet.as_manager()

    class Meta:
        verbose_name = _("idea")
        ordering = ["-agreed_at", "id"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("idea", args=[self.pk])

    @classmethod
    def of(cls, dossier):
        """The idea of a dossier, made with the dossier's title when there is none yet."""
        return cls.objects.get_or_create(dossier=dossier, defaults={"title": dossier.title})[0]

    @classmethod
    def agree(cls, dossier):
        """The idea of a dossier just agreed: what was sent becomes the text, unless one is already written."""
        idea = cls.of(dossier)
        idea.title, idea.agreed_at = idea.title or dossier.title, clock.now()
        idea.text = idea.text or sent_text(dossier)
        idea.theme = idea.theme or next(iter(dossier.call.themes), "")
        idea.save()
        return idea

    @property
    def is_public(self):
        """Whether everyone reads it: agreed, consented to, with a text."""
        return self.dossier.state == State.SELECTED and bool(self.consent_at and self.text)

    @property
    def author(self):
        """Who is named as its author; empty when they prefer not to be."""
        return str(self.dossier.organization) if self.named else ""

    def consent(self, by, given, named):
        """Its authors accept or refuse its publication; a refusal takes it off the site at once."""
        self.consent_at = (self.consent_at or clock.now()) if given else None
        self.consent_by, self.named = by if given else None, named
        self.save(update_fields=["consent_at", "consent_by", "named"])


def sent_text(dossier):
    """The written answers of what was last sent, one paragraph each under its question."""
    last = dossier.versions.last()
    if last is None:
        return ""
    asked = [
        q for section in last.definition["sections"] for q in section["questions"] if q["kind"] in ("text", "long")
    ]
    told = [(q["label"], str(last.answers.get(q["code"]) or "").strip()) for q in asked]
    return "\n\n".join(f"{label}\n{answer}" for label, answer in told if answer)
