"""What a service is handed over with beside its code: hosting, names, contracts, accounts, data, documents."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programs.models.history import key
from startups.models.scoping import OfStartup
from startups.models.startup import Startup


class Asset(models.Model):
    """Something the service lives on, in whose name it is, until when, where the taker finds it."""

    class Kind(models.TextChoices):
        HOSTING = "hosting", _("hosting")
        DOMAIN = "domain", _("domain name")
        CONTRACT = "contract", _("contract or licence")
        ACCOUNT = "account", _("account or access")
        DATA = "data", pgettext_lazy("asset", "data")
        DOCUMENT = "document", pgettext_lazy("asset", "document")

    id = key()
    startup = models.ForeignKey(Startup, models.CASCADE, related_name="assets")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    label = models.CharField(_("what it is"), max_length=150)
    holder = models.CharField(_("in whose name"), max_length=150)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    handed_on = models.DateField(_("handed over on"), null=True, blank=True)
    note = models.TextField(_("where it is, and how to take it over"), max_length=2000, blank=True)

    objects = OfStartup.as_manager()

    class Meta:
        verbose_name = _("thing to hand over")
        ordering = ["kind", "label", "id"]

    def __str__(self):
        return self.label
