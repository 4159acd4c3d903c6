"""Calls as each may see them, and as tables show them."""

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

PUBLIC = ("scheduled", "open", "closed", "reviewing", "decided", "unsuccessful")
# What anyone may read; a call cancelled before it was published was never anyone's matter.
PUBLISHED = Q(state__in=PUBLIC) | Q(state="cancelled", definition__isnull=False)


def run_by(user):
    """The calls that this person runs, decides or administers, as a condition."""
    scope = Q(pk__in=[])
    for role in user.active_roles:
        if role.code in ("officer", "authority", "admin"):
            scope |= (
                Q(program=role.program_id) if role.program_id else Q(pk=role.call_id) if role.call_id else ~Q(pk=None)
            )
    return scope


class CallQuerySet(models.QuerySet):
    """Calls, as each may see them."""

    def public(self):
        """What anyone may read: published, most urgent first."""
        return self.filter(PUBLISHED).select_related("program").order_by("closes_at", "id")

    def run_by(self, user):
        """Those that this person runs, decides or administers."""
        return self.filter(run_by(user))

    def visible_to(self, user):
        """All for who works on the programme, what is public for the others, one's own for who sits in its jury."""
        sits = [role.call_id for role in user.active_roles if role.call_id]
        return self.filter(PUBLISHED | run_by(user) | Q(pk__in=sits))

    def for_table(self):
        """With its programme, how many dossiers were submitted and how many are being written."""
        sent, drafts = dossiers_where(submitted_at__isnull=False), dossiers_where(state="draft")
        return self.select_related("program").annotate(submitted=sent, drafts=drafts)


def dossiers_where(**condition):
    """How many dossiers of a call meet a condition, counted apart so that the calls themselves are counted fast."""
    dossiers = apps.get_model("programs", "Dossier").objects.filter(call=models.OuterRef("pk"), **condition)
    counted = dossiers.order_by().values("call").annotate(n=models.Count("pk")).values("n")
    return Coalesce(models.Subquery(counted), 0)
