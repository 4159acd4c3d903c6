"""The satisfaction survey of a camp: answers that belong to nobody, opened at its end by a link to each who came."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hackathons import presets
from hackathons.models.camp import Camp
from hackathons.models.preparation import OfCamp
from programs.models.history import key


class SurveyAnswer(models.Model):
    """What someone thought of the camp; neither who nor when is kept, so an answer cannot be changed."""

    id = key()
    camp = models.ForeignKey(Camp, models.CASCADE, related_name="answers")
    overall = models.PositiveSmallIntegerField(_("overall, the camp left you"), choices=presets.MARKS)
    recommends = models.CharField(_("would you recommend it to a friend?"), max_length=5, choices=presets.OPINIONS)
    goes_on = models.CharField(_("would you go on with your project?"), max_length=5, choices=presets.OPINIONS)
    worked = models.TextField(_("what worked"), max_length=1000, blank=True)
    change = models.TextField(_("what to change"), max_length=1000, blank=True)

    objects = OfCamp.as_manager()

    class Meta:
        verbose_name = _("answer to the survey")
        ordering = ["id"]  # drawn at random: the order says nothing of who answered when
        constraints = [
            models.CheckConstraint(condition=models.Q(overall__range=(1, 5)), name="overall_from_one_to_five")
        ]

    def __str__(self):
        return self.get_overall_display()
