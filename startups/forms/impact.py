"""Forms of the impact: the measures chosen at the start, the figures of a month, a file of figures."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.forms.fresh import CHANGED, digest
from programs.numbers import Number
from programs.uploads import UploadField
from startups import figurefile, impact
from startups.models import Measure

FIELDS = ("label", "unit", "baseline", "target")
HELPS = {
    "usable": _("For example: the mean mark that users give after using it."),
    "used": _("Persons who used it at least once in the month."),
    "useful": _("For example: those who say that the service answered their need."),
    "impact": _("What the service changes in the life of its users: days of waiting, files completed, meals."),
    "cost": _("Worked out by the platform from the budget and the users of the month."),
}


class MeasuresForm(forms.Form):
    """The five measures with their baseline and target, and which of them is the north star."""

    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, startup):
        self.measures = impact.measures(startup)
        super().__init__(*args)
        self.fields["shown"].initial = self.now = digest({one.kind: read(one) for one in self.measures})
        for one in self.measures:
            self.fields |= {f"{name}-{one.kind}": field for name, field in fields(one)}
        sides = [(one.kind, one.get_kind_display()) for one in self.measures]
        north = next((one.kind for one in self.measures if one.is_north), None)
        self.fields["north"] = forms.ChoiceField(
            label=_("The north star"), choices=sides, widget=forms.RadioSelect, initial=north,
            help_text=_("The one measure that the team follows before any other."),
        )  # fmt: skip

    def rows(self):
        """Each measure with its fields and what helps to choose it."""
        return [(one, HELPS[one.kind], [self[f"{name}-{one.kind}"] for name in FIELDS]) for one in self.measures]

    def clean(self):
        cleaned = super().clean()
        star = cleaned.get("north")
        if star and cleaned.get(f"baseline-{star}") is None and f"baseline-{star}" not in self.errors:
            self.add_error(f"baseline-{star}", _("The north star says where it starts from; 0 if nothing exists yet."))
        for one in self.measures:
            ends = [cleaned.get(f"{name}-{one.kind}") for name in ("baseline", "target")]
            if None not in ends and ends[0] == ends[1]:
                self.add_error(f"target-{one.kind}", _("The target is the figure of the start: aim at a change."))
        if cleaned.get("shown") != self.now:
            self.data = self.data.copy()
            self.data["shown"] = self.now
            self.add_error(None, CHANGED)
        return cleaned

    def save(self):
        """Write the measures; the former star goes before the new one comes."""
        Measure.objects.filter(startup=self.measures[0].startup).update(is_north=False)
        for one in self.measures:
            for name in FIELDS:
                setattr(one, name, self.cleaned_data[f"{name}-{one.kind}"])
            one.is_north = self.cleaned_data["north"] == one.kind
            one.save()


def read(measure):
    """What a measure says, to tell whether somebody changed it."""
    return [str(getattr(measure, name)) for name in (*FIELDS, "is_north")]


def fields(measure):
    """The fields of a measure, by name."""
    yield "label", forms.CharField(label=_("What is measured"), max_length=150, initial=measure.label)
    yield "unit", forms.CharField(label=_("Unit"), max_length=30, required=False, initial=measure.unit, help_text=_("For example: %, days, users."))  # fmt: skip
    before = _("Empty if nothing exists yet.")
    yield "baseline", Number(label=_("At the start"), required=False, initial=typed(measure.baseline), help_text=before)
    yield "target", Number(label=_("Target"), initial=typed(measure.target))


def typed(value):
    """A figure as a field shows it: without idle decimals."""
    if value is None:
        return None
    whole = value == value.to_integral_value()
    return f"{value:.0f}" if whole else f"{value.normalize():f}".replace(".", ",")


class FiguresForm(forms.Form):
    """The figures of one month."""

    def __init__(self, *args, startup, month):
        self.measures = [one for one in startup.measures.all() if not one.is_counted]
        super().__init__(*args)
        known = {one.pk: one.figures.filter(month=month).first() for one in self.measures}
        for one in self.measures:
            label = f"{one.label} ({one.unit})" if one.unit else one.label
            figure = known[one.pk]
            self.fields[one.kind] = Number(label=label, required=False, initial=typed(figure.value) if figure else None)

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not any(value is not None for value in cleaned.values()):
            self.add_error(None, _("Give at least one figure."))
        return cleaned

    def values(self):
        """The figure of each measure."""
        return {one: self.cleaned_data[one.kind] for one in self.measures}


class FigureFileForm(forms.Form):
    """A CSV file of figures: kept whole, or refused with each of its faults."""

    file = UploadField(
        label=_("The file of figures"),
        extensions=("csv",),
        help_text=_("A CSV file, as a spreadsheet saves it; one line a month."),
    )

    def clean_file(self):
        upload = self.cleaned_data["file"]
        found = figurefile.read(upload.content, list(impact.CODES.values()), impact.is_open)
        if found.faults:
            raise forms.ValidationError(found.faults)
        return found.months
