"""The form of a checklist: each question answered by yes, no or not yet, with its proof."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.forms.fresh import CHANGED, digest

ANSWERS = [("", _("not yet")), ("yes", _("yes")), ("no", _("no"))]
PROOF = _("Where it can be seen, or why not")


class ChecksForm(forms.Form):
    """All the answers of a checklist; refused when somebody changed one since the page was shown."""

    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, checks):
        self.checks = list(checks)
        super().__init__(*args)
        self.fields["shown"].initial = self.now = digest({str(one.pk): (one.answer, one.proof) for one in self.checks})
        for one in self.checks:
            answer = forms.ChoiceField(label=one.question, choices=ANSWERS, required=False, initial=one.answer)
            proof = forms.CharField(label=PROOF, max_length=300, required=False, initial=one.proof)
            answer.expected = proof.expected = True
            self.fields |= {f"answer-{one.pk}": answer, f"proof-{one.pk}": proof}

    def rows(self):
        """Each question with its two fields."""
        return [(one, self[f"answer-{one.pk}"], self[f"proof-{one.pk}"]) for one in self.checks]

    def clean(self):
        cleaned = super().clean()
        for one in self.checks:
            if cleaned.get(f"answer-{one.pk}") and not cleaned.get(f"proof-{one.pk}"):
                self.add_error(f"proof-{one.pk}", _("Say where it can be seen, or why not."))
        if cleaned.get("shown") != self.now:
            self.data = self.data.copy()
            self.data["shown"] = self.now
            self.add_error(None, CHANGED)
        return cleaned

    def save(self):
        """Write the answers that changed."""
        for one in self.checks:
            answer, proof = self.cleaned_data[f"answer-{one.pk}"], self.cleaned_data[f"proof-{one.pk}"]
            if (one.answer, one.proof) != (answer, proof):
                one.answer, one.proof = answer, proof
                one.save(update_fields=["answer", "proof"])
