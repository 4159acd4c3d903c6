"""What the officer types of the phases of a jury: all of them on one page, judged together."""

from copy import copy

from django import forms
from django.utils.translation import gettext_lazy as _

from programs import clock, phases
from programs.models import ReviewPhase

HOURS = ("starts_at", "ends_at")


def hour():
    """A moment typed in Paris time."""
    return forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class PhaseForm(forms.ModelForm):
    """One phase: its dates, what the jurors see, who decides."""

    class Meta:
        model = ReviewPhase
        fields = ["name", *HOURS, "blind", "others", "jurors_named", "deciders"]
        widgets = {**{name: hour() for name in HOURS}, "others": forms.RadioSelect, "deciders": forms.RadioSelect}
        help_texts = {
            "name": _("For example: reading, deliberation, hearings."),
            "starts_at": _("Paris time. From then on, what it lets see can no longer change."),
            "ends_at": _("Paris time. Until the next phase begins, its rules stay."),
            "blind": _("Names, places, addresses and file names are hidden from reviewers and from the chair. Look at the preview of each dossier before it begins."),
        }  # fmt: skip

    def __init__(self, *args, freezes=False, **options):
        super().__init__(*args, **options)
        now, phase = clock.now(), self.instance
        self.begun = freezes and phase.starts_at is not None and phase.starts_at <= now
        self.over = self.begun and phase.ends_at <= now
        for name in self.frozen:
            self.fields[name].disabled = True

    @property
    def frozen(self):
        """What no longer changes: what it lets see once it has begun, its end too once it is over."""
        begun = ["starts_at", "blind", "others", "jurors_named", "deciders"] if self.begun else []
        return [*begun, "ends_at"] if self.over else begun


class BasePhases(forms.BaseFormSet):
    """Every phase of a call; a new one left empty counts for nothing."""

    def __init__(self, *args, call, **options):
        self.call, self.kept = call, phases.of(call) or phases.usual(call)
        super().__init__(*args, form_kwargs={"freezes": call.state != "draft"}, **options)

    def _construct_form(self, i, **options):
        kept = {"instance": copy(self.kept[i])} if i < len(self.kept) else {}
        return super()._construct_form(i, **options, **kept)

    def initial_form_count(self):
        return len(self.kept)

    def add_fields(self, form, index):
        """A phase that has begun is not removed."""
        super().add_fields(form, index)
        form.fields["DELETE"].label = _("Remove this phase")
        if form.begun or index is None or index >= len(self.kept):
            form.fields.pop("DELETE", None)

    @property
    def wanted(self):
        """The forms that stay: those kept and not ticked for removal, those typed."""
        return [form for form in self.forms if form not in self.deleted_forms and form.instance.name]

    def clean(self):
        if any(self.errors):
            return
        for place, words in phases.faults(self.call, [form.instance for form in self.wanted]):
            if place is None:
                raise forms.ValidationError(words)
            self.wanted[place].add_error("starts_at", words)


PhaseFormSet = forms.formset_factory(PhaseForm, formset=BasePhases, extra=1, can_delete=True, max_num=10)
