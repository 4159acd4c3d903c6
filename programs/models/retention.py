"""Erasures announced: nobody's words go without those concerned having been told."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs import clock


class Notice(models.Model):
    """An erasure that a rule of retention makes due: who was told of it when, when it is due, when it was done."""

    rule = models.CharField(_("rule"), max_length=20)
    dossier = models.ForeignKey("Dossier", models.CASCADE, null=True, related_name="notices", verbose_name=_("dossier"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="notices", verbose_name=_("person")
    )
    told_at = models.DateTimeField(_("announced on"), default=clock.now)
    due_on = models.DateField(_("erased on"))
    done_at = models.DateTimeField(_("done on"), null=True)

    class Meta:
        verbose_name = _("erasure announced")
        verbose_name_plural = _("erasures announced")
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(dossier=None, person__isnull=False) | Q(dossier__isnull=False, person=None),
                name="notice_of_one_thing",
            ),
            models.UniqueConstraint(fields=["rule", "dossier"], condition=Q(person=None), name="one_notice_a_dossier"),
            models.UniqueConstraint(fields=["rule", "person"], condition=Q(dossier=None), name="one_notice_a_person"),
        ]

    def __str__(self):
        return f"{self.rule} {self.due_on}"
