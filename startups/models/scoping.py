"""What the scoping rests on: users met, hypotheses to be tried."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models.history import key
from startups.models.startup import Startup


class OfStartup(models.QuerySet):
    """Rows that hang on a start-up: who sees it sees them."""

    def visible_to(self, user):
        return self.filter(startup__in=Startup.objects.visible_to(user))


class Interview(models.Model):
    """A user met, told without anything that says who they are, and what was learned."""

    id = key()
    startup = models.ForeignKey(Startup, models.CASCADE, related_name="interviews")
    on = models.DateField(_("met on"), default=clock.today)
    profile = models.CharField(_("who was met"), max_length=150)
    situation = models.CharField(_("how"), max_length=150, blank=True)
    learned = models.TextField(_("what was learned"), max_length=4000)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)

    objects = OfStartup.as_manager()

    class Meta:
        verbose_name = _("user met")
        ordering = ["-on", "id"]

    def __str__(self):
        return self.profile


class Hypothesis(models.Model):
    """Something believed, how it is tried, and what became of it."""

    class Fate(models.TextChoices):
        OPEN = "open", _("to be tried")
        HOLDS = "holds", _("it holds")
        FALLS = "falls", _("it does not hold")

    id = key()
    startup = models.ForeignKey(Startup, models.CASCADE, related_name="hypotheses")
    text = models.CharField(_("what we believe"), max_length=300)
    trial = models.CharField(_("how we try it"), max_length=300, blank=True)
    fate = models.CharField(_("what became of it"), max_length=10, choices=Fate, default=Fate.OPEN)
    learned = models.TextField(_("what the trial taught"), blank=True)

    objects = OfStartup.as_manager()

    class Meta:
        verbose_name = _("hypothesis")
        ordering = ["text", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(fate="open") | ~Q(learned=""), name="hypothesis_tried_has_its_lesson", violation_error_message=_("Say what the trial taught.")),
        ]  # fmt: skip

    def __str__(self):
        return self.text
