"""The checklists of a service: the standards of the State, and what it is handed over with."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs.models.history import key
from startups.models.scoping import OfStartup
from startups.models.startup import Startup


class Check(models.Model):
    """A question on the service, answered by yes, no, or not yet, with its proof."""

    class Of(models.TextChoices):
        STANDARDS = "standards", _("standards")
        EXIT = "exit", _("handing over")

    class Topic(models.TextChoices):
        TEAM = "team", _("Team")
        IMPACT = "impact", _("Impact")
        ACCESS = "access", _("Accessibility")
        DESIGN = "design", _("Made with users")
        SUPPORT = "support", _("Help")
        OPEN = "open", _("Transparency")
        PRIVACY = "privacy", _("Privacy")
        SECURITY = "security", _("Security")
        SOFTWARE = "software", _("Software")
        PRODUCT = "product", _("Product")
        RESOURCES = "resources", _("Resources")
        DOCUMENTS = "documents", _("Documentation")

    class Answer(models.TextChoices):
        NOT_YET = "", _("not yet")
        YES = "yes", _("yes")
        NO = "no", _("no")

    id = key()
    startup = models.ForeignKey(Startup, models.CASCADE, related_name="checks")
    order = models.PositiveSmallIntegerField(default=0, editable=False)
    of = models.CharField(max_length=10, choices=Of, editable=False)
    topic = models.CharField(_("topic"), max_length=10, choices=Topic, editable=False)
    question = models.CharField(_("question"), max_length=200, editable=False)
    answer = models.CharField(_("answer"), max_length=3, choices=Answer, blank=True)
    proof = models.CharField(_("proof, or reason"), max_length=300, blank=True)

    objects = OfStartup.as_manager()

    class Meta:
        verbose_name = _("point of a checklist")
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(answer="") | ~Q(proof=""), name="check_answered_has_its_proof", violation_error_message=_("Say where it can be seen, or why not.")),
        ]  # fmt: skip

    def __str__(self):
        return self.question
