"""What is written of the health of projects: the coach's own light, the rules of a programme."""

from django import forms
from django.core.validators import MinValueValidator
from django.utils.translation import gettext_lazy as _

from programs import lights, vitals
from programs.forms.fresh import Fresh
from programs.models import CoachLight, Program


class LightForm(forms.ModelForm):
    """The coach's own light, and why."""

    class Meta:
        model = CoachLight
        fields = ["light", "note"]
        widgets = {"light": forms.RadioSelect, "note": forms.Textarea({"rows": 3})}
        help_texts = {"note": _("Read by coaches and officers only.")}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["light"].choices = CoachLight.Light.choices


class RulesForm(Fresh):
    """From which value each fact worries, from which it alarms; an empty rule is not followed."""

    class Meta:
        model = Program
        fields = ["checkin_days", "coach_days", "minutes_template", "theme"]
        labels = {"checkin_days": _("Days between two check-ins")}
        widgets = {"minutes_template": forms.Textarea({"rows": 5})}
        help_texts = {
            "minutes_template": _("Put in the minutes of each session before they are written."),
            "theme": _(
                "The marks of the State are for its services alone. Without a choice, the look of the platform."
            ),
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["checkin_days"].validators.append(MinValueValidator(1))
        for code, rule in vitals.rules(self.instance).items():
            for name, value, label in (
                (f"{code}_amber", rule.amber, _("worries from")),
                (f"{code}_red", rule.red, _("alarms from")),
            ):
                top = 3 if code == "weather" else 366
                field = forms.IntegerField(label=label, min_value=0, max_value=top, required=False, initial=value)
                field.expected = True
                self.fields[name] = field

    def rows(self):
        """The rules, each with its label and its two fields."""
        return [(vitals.LABELS[code], self[f"{code}_amber"], self[f"{code}_red"]) for code in lights.DEFAULTS]

    def clean(self):
        data = super().clean()
        for code in lights.DEFAULTS:
            amber, red = data.get(f"{code}_amber"), data.get(f"{code}_red")
            if amber is not None and red is not None and red < amber:
                self.add_error(f"{code}_red", _("What alarms comes after what worries."))
        return data

    def save(self, commit=True):
        data = self.cleaned_data
        self.instance.health_rules = {code: [data[f"{code}_amber"], data[f"{code}_red"]] for code in lights.DEFAULTS}
        return super().save(commit)
