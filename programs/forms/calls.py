"""What an officer writes of a call: its text and calendar, its sections, questions and criteria."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.models import Call, Criterion, Organization, Question, Section

HOURS = ("opens_at", "closes_at")


class CallForm(forms.ModelForm):
    """A call while it is prepared."""

    open_to = forms.MultipleChoiceField(
        label=_("Who may answer"), choices=Organization.Kind.choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick nothing to let everyone answer."),
    )  # fmt: skip

    class Meta:
        model = Call
        fields = [
            "program", "mode", "title", "summary", "text", "opens_at", "closes_at", "answer_by", "confirm_by", "waitlist_until", "places",
            "min_reviews", "open_to", "visa_required", "same_departement_conflict",
        ]  # fmt: skip
        widgets = {
            "mode": forms.RadioSelect, "text": forms.Textarea({"rows": 12}),
            **{name: forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M") for name in HOURS},
            **{name: forms.DateInput({"type": "date"}, format="%Y-%m-%d") for name in ("answer_by", "confirm_by", "waitlist_until")},
        }  # fmt: skip
        help_texts = {
            "summary": _("What the collectivity gains, in one sentence."),
            "text": _("Leave an empty line between two paragraphs."),
            "opens_at": _("Paris time. The call opens by itself."),
            "closes_at": _("Paris time. What is received in that minute still counts; the call closes by itself."),
            "places": _("How many dossiers may be selected."),
            "min_reviews": _("For a call with a jury."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].required = self.fields["summary"].required = False

    def clean_closes_at(self):
        """A deadline typed to the minute holds until its last second."""
        closing = self.cleaned_data["closes_at"]
        return closing and closing.replace(second=59)


class SectionForm(forms.ModelForm):
    """One screen of the form."""

    class Meta:
        model = Section
        fields = ["title", "help"]
        widgets = {"help": forms.Textarea({"rows": 3})}


class QuestionForm(forms.ModelForm):
    """One question."""

    class Meta:
        model = Question
        fields = ["label", "help", "kind", "choices", "required", "limit"]
        widgets = {
            "kind": forms.RadioSelect, "help": forms.Textarea({"rows": 2}), "choices": forms.Textarea({"rows": 4}), "limit": forms.NumberInput,
        }  # fmt: skip
        help_texts = {"choices": _("For a choice only: one a line."), "limit": _("Leave empty for the usual limit.")}


CriteriaFormSet = forms.inlineformset_factory(
    Call, Criterion, fields=["label", "help", "weight", "best"], extra=2, can_delete=True, widgets={"help": forms.Textarea({"rows": 2})}
)  # fmt: skip
