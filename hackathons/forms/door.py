"""What those who welcome type on the day: a name to find, the sheet of paper to enter."""

from datetime import timedelta

from django import forms
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from hackathons import door
from programs import asks
from programs.templatetags.essaim import moment

SHOWN = [("", _("Expected")), ("present", _("Present")), ("all", _("Everyone"))]


class SearchForm(forms.Form):
    """Part of a name, and whom to look among."""

    q = forms.CharField(label=_("First or last name"), required=False, max_length=100, widget=forms.SearchInput({"autocomplete": "off"}))  # fmt: skip
    who = forms.ChoiceField(label=_("Among"), choices=SHOWN, required=False)

    def narrow(self, rows):
        """The registrations that it keeps; a name is looked for among everyone."""
        self.is_valid()
        words, who = self.cleaned_data.get("q", ""), self.cleaned_data.get("who", "")
        rows = door.named(rows.exclude(state="cancelled"), words)
        if who == "present":
            return rows.filter(state="checked_in")
        return rows if who == "all" or words else rows.exclude(state="checked_in")


class LateForm(forms.Form):
    """Names ticked on the sheet, and the hour at which they came."""

    people = forms.ModelMultipleChoiceField(label=_("Who"), queryset=None, widget=forms.CheckboxSelectMultiple, error_messages={"required": _("Tick at least one name.")})  # fmt: skip
    at = asks.hour(_("Came at"), _("Paris time, for all the names ticked."))
    do = forms.ChoiceField(choices=[("came", ""), ("absent", "")], widget=forms.HiddenInput)

    def __init__(self, *args, camp, now, **options):
        super().__init__(*args, **options)
        self.camp, self.now = camp, now
        self.fields["people"].queryset = door.people(camp, state__in=door.EXPECTED).select_related("camp__dossier__call").defer(*door.LIGHT)  # fmt: skip
        start = camp.starts_at or now
        self.fields["at"].initial = localtime(min(start, now))

    def clean(self):
        cleaned = super().clean()
        at = cleaned.get("at")
        if cleaned.get("do") == "came" and not self.errors:
            if at > self.now:
                self.add_error("at", _("This hour is still to come."))
            elif self.camp.starts_at and at < self.camp.starts_at - timedelta(days=1):
                self.add_error("at", _("This hour is before the camp, which begins %s.") % moment(self.camp.starts_at))
        return cleaned
