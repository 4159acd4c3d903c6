"""What the officer types of the hearings: the rules for choosing, the slots of a day."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programs import clock
from programs.models import HearingPlan


class PlanForm(forms.ModelForm):
    """Until when candidates choose, and what everyone is asked."""

    class Meta:
        model = HearingPlan
        fields = ["choose_by", "questions"]
        widgets = {"choose_by": forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"), "questions": forms.Textarea({"rows": 5})}  # fmt: skip
        help_texts = {
            "choose_by": _("Paris time. Two days before, those who have not chosen are reminded; after it, you assign their slot."),
            "questions": _("One a line. They are printed on the sheet of the jury."),
        }  # fmt: skip


class SlotsForm(forms.Form):
    """The slots of one day in one place, one after the other."""

    day = forms.DateField(label=_("Day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    begins = forms.TimeField(
        label=pgettext_lazy("hour", "From"), widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )
    ends = forms.TimeField(label=pgettext_lazy("hour", "Until"), widget=forms.TimeInput({"type": "time"}, format="%H:%M"), help_text=_("Paris time."))  # fmt: skip
    minutes = forms.IntegerField(label=_("Minutes for each hearing"), min_value=5, max_value=240, initial=30)
    pause = forms.IntegerField(label=_("Minutes between two"), min_value=0, max_value=120, initial=10)
    place = forms.CharField(label=_("Room or video link"), max_length=200, help_text=_("The address and the room, or the whole link."))  # fmt: skip

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day <= clock.today():
            raise forms.ValidationError(_("Choose a day to come: the candidates need time to choose."))
        return day

    def clean(self):
        data = super().clean()
        begins, ends = data.get("begins"), data.get("ends")
        if begins and ends and ends <= begins:
            self.add_error("ends", _("The day ends after it begins."))
        return data
