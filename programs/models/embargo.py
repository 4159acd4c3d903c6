"""Who reads the list of laureates before the announcement: the minister's office, prefects; and each opening of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models.history import key
from programs.workflow import Effect


class EmbargoRecipient(models.Model):
    """Someone who receives the list of a call before everyone, under embargo."""

    id = key()
    call = models.ForeignKey("Call", models.CASCADE, related_name="embargo_recipients", verbose_name=_("call"))
    name = models.CharField(_("name"), max_length=200)
    quality = models.CharField(_("quality"), max_length=200, help_text=_("Minister’s office, prefecture…"))
    email = models.EmailField(_("e-mail address"))
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("recipient under embargo")
        ordering = ["quality", "name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["call", "email"], name="one_embargo_each", violation_error_message=_("This address already receives the list.")),
        ]  # fmt: skip

    def __str__(self):
        return self.name


class EmbargoOpening(models.Model):
    """One opening of the list by a recipient: the page or the file."""

    id = key()
    recipient = models.ForeignKey("EmbargoRecipient", models.CASCADE, related_name="openings")
    at = models.DateTimeField(_("opened on"), default=clock.now)
    what = models.CharField(_("what was opened"), max_length=100)

    class Meta:
        verbose_name = _("opening under embargo")
        ordering = ["at", "id"]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M}"


def owed(call):
    """The list and its sendings, once the hour of the announcement is set; nothing when it is announced at once."""
    if call.embargo_at and call.announced_at and call.announced_at > max(clock.now(), call.embargo_at):
        yield Effect("document", "laureates")
        for recipient in call.embargo_recipients.order_by("id"):
            yield Effect("embargo", str(recipient.pk), call.embargo_at)
