"""Forms of phases: planning one, adding one, starting, finishing, skipping."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs import asks, clock
from programs.forms.fresh import Compared as Fresh
from residences import presets
from residences.forms.rows import not_to_come
from residences.models import Phase

DATES = ["starts_on", "ends_on", "started_on", "ended_on"]


def in_order(form, first, last, message):
    """Refuse an end before its start."""
    start, end = form.cleaned_data.get(first), form.cleaned_data.get(last)
    if start and end and end < start:
        form.add_error(last, message)


class PhaseForm(Fresh):
    """A phase: its title, its dates as planned; as they went once it has started."""

    class Meta:
        model = Phase
        fields = ["kind", "title", "purpose", *DATES]
        widgets = {name: forms.DateInput() for name in DATES}
        labels = {"starts_on": _("Planned from"), "ends_on": _("Planned until")}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if "kind" in self.fields:
            self.fields["kind"].required = False
        if not self.instance.started_on:
            self.fields.pop("started_on")
        if not self.instance.ended_on:
            self.fields.pop("ended_on")
        for name in ("started_on", "ended_on"):
            if name in self.fields:
                self.fields[name].required = True

    def clean_kind(self):
        """Unchanged without a choice."""
        return self.cleaned_data["kind"] or self.instance.kind

    def clean_started_on(self):
        return not_to_come(self.cleaned_data["started_on"])

    def clean_ended_on(self):
        return not_to_come(self.cleaned_data["ended_on"])

    def clean(self):
        cleaned = super().clean()
        in_order(self, "starts_on", "ends_on", _("A phase ends after it starts."))
        in_order(self, "started_on", "ended_on", _("A phase ends after it starts."))
        return cleaned


class NewPhaseForm(PhaseForm):
    """A phase added to those of the preset, with its reason and its place."""

    after = forms.ModelChoiceField(label=_("After"), queryset=None, empty_label=_("first of all"), required=False)

    class Meta(PhaseForm.Meta):
        fields = [*PhaseForm.Meta.fields, "reason"]
        labels = PhaseForm.Meta.labels | {"reason": _("Why this phase is added")}
        help_texts = {"reason": _("For example: the first week raised a question that must be taken up again.")}

    def __init__(self, *args, residence, **options):
        super().__init__(*args, **options)
        self.fields["reason"].required = True
        self.fields["after"].queryset = residence.phases.all()
        self.fields["after"].initial = residence.phases.last()


class RetakeForm(PhaseForm):
    """A phase taken up again, with its reason."""

    class Meta(PhaseForm.Meta):
        fields = ["title", "purpose", *DATES, "reason"]
        labels = PhaseForm.Meta.labels | {"reason": _("Why it is taken up again")}
        help_texts = {"reason": _("Going back is part of the method; the report tells it.")}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["reason"].required = True


class RhythmForm(forms.Form):
    """A rhythm, and the day from which its phases are dated."""

    rhythm = asks.choice(_("Rhythm"), presets.RHYTHMS, _("It replaces the phases of the page: none has begun."))
    starts_on = asks.day(
        _("From"), _("The day of the previsit; each phase and each gap follows. Every date may be changed afterwards.")
    )


class StartForm(forms.Form):
    """The day on which a phase started."""

    day = asks.day(_("Started on"))

    def __init__(self, *args, phase):
        super().__init__(*args, initial={"day": clock.today()})
        self.phase = phase

    def clean_day(self):
        return not_to_come(self.cleaned_data["day"])


class FinishForm(StartForm):
    """The day on which a phase ended."""

    day = asks.day(_("Ended on"))

    def clean_day(self):
        if (day := super().clean_day()) < self.phase.started_on:
            raise forms.ValidationError(_("A phase ends after it starts."))
        return day


class SkipForm(forms.Form):
    """Why a phase is skipped."""

    reason = asks.text(
        _("Why this phase is skipped"), _("It stays in the history and in the final report."), max_length=300
    )

    def __init__(self, *args, phase):
        super().__init__(*args)
