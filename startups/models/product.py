"""The product sheet of a start-up: what the service is, for whom, where it is found, what it is meant to change."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Product(models.Model):
    """What the sheet of the product says (abstract: part of a start-up)."""

    service = models.CharField(_("name of the service"), max_length=100, blank=True)
    pitch = models.CharField(_("in one sentence"), max_length=300, blank=True)
    solution = models.TextField(_("what a user can do with it"), blank=True)
    goal = models.TextField(_("what it must have changed in six months"), blank=True)
    repository = models.URLField(_("where its code is"), max_length=300, blank=True)
    address = models.URLField(_("address of the service"), max_length=300, blank=True)
    statistics = models.URLField(_("its public statistics"), max_length=300, blank=True)

    SHEET = ("service", "pitch", "solution", "goal")

    class Meta:
        abstract = True

    @property
    def sheet_is_written(self):
        """Whether the sheet says all that is expected of it."""
        return all(getattr(self, name) for name in self.SHEET)

    @property
    def service_name(self):
        """The name of the service; that of the project before it has one."""
        return self.service or str(self)

    def page_of(self, action):
        """The figures asked for are given on their own page; a committee due is planned on its own."""
        if action.code == action.COMMITTEE:
            return reverse("startup_committee", args=[self.pk])
        request = self.figure_requests.filter(action=action).first()
        return (
            reverse("startup_figures", args=[self.pk, f"{request.month:%Y-%m}"]) if request else super().page_of(action)
        )
