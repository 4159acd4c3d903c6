"""What a call says of its jury: its quorum, and how long an unanswered reading is kept for who received it."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class JuryRules(models.Model):
    """The fields of a call that its jury reads."""

    quorum = models.PositiveSmallIntegerField(
        _("quorum for deliberation, in %"), default=50, validators=[MaxValueValidator(100)],
        help_text=_("The part of the members who must be present. Those who stand aside from a dossier do not count for it."),
    )  # fmt: skip
    silent_days = models.PositiveSmallIntegerField(
        _("days to accept a reading"), default=10, null=True, blank=True, validators=[MinValueValidator(2), MaxValueValidator(120)],
        help_text=_("After two reminders, a reading neither accepted nor declined can be given to someone else. A reading begun is never taken back. Leave empty to wait for ever."),
    )  # fmt: skip

    class Meta:
        abstract = True

    def quorum_of(self, members: int, aside: int = 0) -> int:
        """How many members must be present to deliberate, when so many of them stand aside from the dossier."""
        able = max(0, members - aside)
        return -(-able * self.quorum // 100)

    def minutes_for(self, user):
        """The minutes of its jury, made when the announcement is settled, for who may read them; else None."""
        mine = self.documents.visible_to(user).ready() if self.announced_at else self.documents.none()
        return mine.filter(kind="minutes").first()
