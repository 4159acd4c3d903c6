"""The rules of eligibility of a call, written by an officer."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programs import eligibility
from programs.forms.fresh import Fresh
from programs.models import Call, EligibilityRule, Question


class RuleForm(Fresh):
    """One rule: what is looked at, what is expected."""

    class Meta:
        model = EligibilityRule
        fields = ["subject", "question", "test", "value", "label"]
        widgets = {"value": forms.Textarea({"rows": 2})}
        help_texts = {
            "question": _("For a rule on an answer only."),
            "value": _("A number; for “is one of”, each on its line: kinds, départements, choices."),
            "label": _("Leave empty: the rule is then said from what it looks at."),
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.instance.call_id:
            self.fields["question"].queryset = Question.objects.filter(section__call=self.instance.call_id).order_by(
                "section__order", "order"
            )
        self.fields["question"].empty_label = _("No question")

    def clean(self):
        data = super().clean()
        on_answer = data.get("subject") == "answer"
        if not on_answer:
            data["question"] = None
        elif not data.get("question"):
            self.add_error("question", _("Choose the question that this rule is about."))
        if not self.errors:
            self.settle(data)
        return data

    def settle(self, data):
        """Keep the value as rules read it."""
        asked = data["question"].as_data() if data["question"] else None
        try:
            data["value"] = eligibility.normal(data["subject"], data["test"], asked, data["value"])
        except ValidationError as error:
            self.add_error(None, error)


class Rules(forms.BaseInlineFormSet):
    """The rules of one call; each chooses among its questions."""

    def _construct_form(self, i, **options):
        form = super()._construct_form(i, **options)
        form.fields["question"].queryset = Question.objects.filter(section__call=self.instance).order_by(
            "section__order", "order"
        )
        return form


RuleFormSet = forms.inlineformset_factory(
    Call, EligibilityRule, form=RuleForm, formset=Rules, extra=1, can_delete=True, can_delete_extra=False, max_num=30
)


class BlockForm(Fresh):
    """Whether a rule that is not met prevents submission, or is only told."""

    class Meta:
        model = Call
        fields = ["rules_block"]
        help_texts = {
            "rules_block": _("Otherwise the applicant is told what is missing, may submit, and an officer decides.")
        }
