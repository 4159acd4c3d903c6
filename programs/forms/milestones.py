"""The milestones of a programme, written as rows: a label, days after the anchor, for which organizations."""

from django import forms
from django.apps import apps
from django.conf import settings
from django.db.models import F
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from programs import milestones
from programs.models import Organization

SPARE = 3  # empty rows at the end


class PresetRow(forms.Form):
    """One milestone of the preset; without a label it is removed."""

    code = forms.CharField(widget=forms.HiddenInput, required=False, max_length=50)
    label = forms.CharField(label=_("Milestone"), required=False, max_length=200)
    days = forms.IntegerField(label=_("Days"), required=False, min_value=-1000, max_value=2000)
    only = forms.ChoiceField(
        label=_("For"), required=False, choices=[("", _("every organization")), *Organization.Kind.choices]
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.expected = True

    def clean(self):
        data = super().clean()
        if data.get("label") and data.get("days") is None and "days" not in self.errors:
            self.add_error("days", _("Say how many days after the start."))
        return data


class PresetRows(forms.BaseFormSet):
    """All the rows of a programme, kept in the order of their days under a new version."""

    program = None

    def save(self):
        rows = [form.cleaned_data for form in self if form.cleaned_data.get("label")]
        kept = [[row["code"] or slugify(row["label"])[:50], row["label"], row["days"], row["only"]] for row in rows]
        self.program.milestones = sorted(kept, key=lambda row: row[2])
        self.program.preset_version = F("preset_version") + 1
        self.program.save(update_fields=["milestones", "preset_version"])


def preset_forms(data, program):
    """The rows of a programme; the default of its kind of project before it writes its own."""
    rows = milestones.preset(program, default_of(program))
    made = forms.formset_factory(PresetRow, formset=PresetRows, extra=SPARE)
    found = made(
        data, initial=[dict(zip(("code", "label", "days", "only"), row, strict=True)) for row in rows], prefix="rows"
    )
    found.program = program
    return found


def default_of(program):
    """The milestones of its kind of project; None where they are counted from several days, and no programme rewrites them."""
    return getattr(apps.get_model(settings.PROJECTS[program.outcome]), "MILESTONES", None)
