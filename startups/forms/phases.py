"""The form of a phase of a service: going back to an earlier one has its reason."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.forms.fresh import Compared as Fresh
from startups.exchange import phases
from startups.models import Phase

N = Phase.Name
RANKS = {N.INVESTIGATION: 1, N.CONSTRUCTION: 2, N.ACCELERATION: 3, N.CONSOLIDATION: 4, N.OPERATED: 5, N.TRANSFERRED: 5}


class PhaseForm(Fresh):
    """A dated stretch of the life of a service."""

    class Meta:
        model = Phase
        fields = ["name", "start", "end", "comment"]
        widgets = {"name": forms.RadioSelect, "start": forms.DateInput(), "end": forms.DateInput()}
        help_texts = {
            "end": _("Empty as long as it lasts: the next one ends it."),
            "comment": _("Needed to go back to an earlier phase: why."),
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["name"].choices = N.choices

    def clean(self):
        cleaned = super().clean()
        start, end, name = (cleaned.get(field) for field in ("start", "end", "name"))
        if start and end and end < start:
            self.add_error("end", _("A phase ends after it begins."))
        if start and name and self.goes_back(name, start) and not cleaned.get("comment"):
            self.add_error("comment", _("Say why the service goes back to an earlier phase."))
        return cleaned

    def goes_back(self, name, start):
        """Whether the phase in force on that day was a later one; from the end of a service too."""
        before = [one for one in phases(self.instance.startup) if one.start < start]
        last = max(before, key=lambda one: one.start, default=None)
        return bool(last) and name in RANKS and RANKS[name] < RANKS.get(last.name, len(RANKS))
