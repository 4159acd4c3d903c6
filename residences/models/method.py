"""The common base of the residences, and what a territory makes of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from programs.models.history import key
from residences.models.residence import Residence


class OfResidence(models.QuerySet):
    """Rows that hang on a residence: who sees it sees them."""

    def visible_to(self, user):
        return self.filter(residence__in=Residence.objects.visible_to(user))


class Method(models.Model):
    """The common base of the residences, versioned: what every local definition starts from."""

    id = key()
    version = models.PositiveSmallIntegerField(_("version"), unique=True)
    title = models.CharField(_("title"), max_length=200)
    principles = models.JSONField(_("principles"))
    published_on = models.DateField(_("published on"))

    class Meta:
        verbose_name = _("common base")
        ordering = ["-version"]

    def __str__(self):
        return f"{self.title} ({self.version})"


class LocalDefinition(models.Model):
    """What a territory takes, adapts and adds of the common base."""

    id = key()
    residence = models.ForeignKey(Residence, models.CASCADE, related_name="definitions")
    method = models.ForeignKey(Method, models.PROTECT, related_name="+", verbose_name=_("common base"))
    problem = models.TextField(_("the public service and the problem"), blank=True)
    users = models.TextField(_("the users and agents concerned"), blank=True)
    taken = models.TextField(_("what we take as it is"), blank=True)
    adapted = models.TextField(_("what we adapt, and why"), blank=True)
    added = models.TextField(_("what we add"), blank=True)
    approved_at = models.DateTimeField(_("approved on"), null=True, editable=False)
    approved_by = models.ForeignKey("programs.User", models.PROTECT, null=True, editable=False, related_name="+")

    objects = OfResidence.as_manager()

    class Meta:
        verbose_name = _("local definition")
        ordering = ["residence", "id"]

    def __str__(self):
        return str(_("Local definition"))

    @property
    def is_complete(self):
        return all((self.problem, self.users, self.taken or self.adapted or self.added))
