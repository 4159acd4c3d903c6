"""The letters of a call: the text of each outcome, which the officer may rewrite."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from programs import clock, lettertexts
from programs.models.history import key


class LetterTemplate(models.Model):
    """The letter of one outcome in one call; without it, the letter that the platform ships."""

    class Outcome(models.TextChoices):
        SELECTED = "selected", _("selected dossiers")
        WAITLISTED = "waitlisted", _("dossiers on the waiting list")
        REJECTED = "rejected", _("dossiers not selected")
        INELIGIBLE = "ineligible", _("dossiers not admissible")

    id = key()
    call = models.ForeignKey("Call", models.CASCADE, related_name="letter_templates", verbose_name=_("call"))
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome)
    text = models.TextField(_("text of the letter"), max_length=8000)
    revised_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    revised_at = models.DateTimeField(_("written on"), default=clock.now)

    class Meta:
        verbose_name = _("letter template")
        ordering = ["outcome", "id"]
        constraints = [models.UniqueConstraint(fields=["call", "outcome"], name="one_template_per_outcome")]

    def __str__(self):
        return self.get_outcome_display()

    @classmethod
    def texts(cls, call):
        """The text of each outcome in this call: the officer's own, else the one that ships."""
        return lettertexts.DEFAULTS | dict(cls.objects.filter(call=call).values_list("outcome", "text"))
