"""What a juror declares not to be able to judge."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models.history import key


class Tie(models.Model):
    """What a juror declares not to be able to judge: in their words, and what it was recognized as."""

    id = key()
    member = models.ForeignKey("JuryMember", models.CASCADE, related_name="ties")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="ties")
    said = models.CharField(_("declared"), max_length=300, blank=True)
    organization = models.ForeignKey(
        "Organization", models.CASCADE, null=True, related_name="+", verbose_name=_("organization")
    )
    dossier = models.ForeignKey("Dossier", models.CASCADE, null=True, related_name="+", verbose_name=_("dossier"))
    unrelated = models.BooleanField(default=False, editable=False)
    at = models.DateTimeField(_("declared on"), default=clock.now, editable=False)

    class Meta:
        verbose_name = _("tie declared")
        ordering = ["at", "id"]

    def __str__(self):
        return self.said or str(self.organization or self.dossier)

    @property
    def is_known(self):
        """Whether it was recognized, or said to concern no candidate: else the officer says what it is about."""
        return bool(self.organization_id or self.dossier_id or self.unrelated)

    def resolve(self):
        """Recognize a reference of the call, a SIREN, or a name that one organization alone has."""
        words, digits = self.said.strip(), "".join(self.said.split())
        Organization = self._meta.get_field("organization").related_model
        if dossier := self.member.call.dossiers.filter(reference__iexact=words).first():
            self.dossier = dossier
        elif digits.isdigit() and len(digits) in (9, 14):
            self.organization = Organization.objects.filter(siren=digits[:9]).first()
        else:
            self.organization = Organization.objects.called(words)
        self.save(update_fields=["dossier", "organization"])
        return self.is_known
