"""Forms of the local definition: one choice at a time."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.forms.fresh import Compared
from residences.models import DefinitionItem

STANCES = dict(DefinitionItem.Stance.choices)


class ChoiceForm(Compared):
    """What the territory does with a principle or a method: take it, adapt it, leave it out."""

    offered = ("taken", "adapted", "left")

    class Meta:
        model = DefinitionItem
        fields = ["stance", "text", "why"]
        widgets = {"stance": forms.RadioSelect, "text": forms.Textarea({"rows": 6}), "why": forms.Textarea({"rows": 3})}
        help_texts = {
            "text": _("If you adapt it: rewrite the text as it holds here; the page shows what changed, word by word."),
            "why": _("Asked when you leave it out, useful when you adapt it: the next territories will read it."),
        }  # fmt: skip

    def __init__(self, *args, base="", **options):
        super().__init__(*args, **options)
        self.base = base
        self.fields["stance"].choices = [(code, STANCES[code]) for code in self.offered]
        if not self.instance.text:
            self.initial["text"] = base

    def clean(self):
        """Only what is adapted keeps a text; what is unchanged is not adapted."""
        cleaned = super().clean()
        stance, text = cleaned.get("stance"), (cleaned.get("text") or "").replace("\r\n", "\n").strip()
        cleaned["text"] = text if stance == "adapted" else ""
        if stance == "adapted" and text in ("", self.base.strip()):
            self.add_error("text", _("Rewrite the text: it is still that of the common base."))
        if stance == "left" and not cleaned.get("why"):
            self.add_error("why", _("Say why you leave it out."))
        return cleaned


class MethodChoiceForm(ChoiceForm):
    """A method that the territory has chosen: as it is, or in its own way."""

    offered = ("taken", "adapted")


class OwnForm(Compared):
    """Something of the territory's own, that the base does not have."""

    class Meta:
        model = DefinitionItem
        fields = ["title", "text", "why"]
        widgets = {"text": forms.Textarea({"rows": 6}), "why": forms.Textarea({"rows": 3})}
        help_texts = {"title": _("For example: a council of inhabitants.")}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["text"].required = True
