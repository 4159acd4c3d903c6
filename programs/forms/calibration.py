"""What the officer writes of an example, and what a juror answers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.forms.fresh import Fresh
from programs.forms.jury import scale
from programs.models import Dossier, Example


class ExampleForm(Fresh):
    """An example: written here, or a former dossier by its reference; once marked, its comment alone changes."""

    reference = forms.CharField(
        label=_("Or the reference of a former dossier"), required=False, max_length=40,
        help_text=_("A dossier of an announced call of the same programme. The jury reads its answers, without the name of the organization nor the files."),
    )  # fmt: skip

    class Meta:
        model = Example
        fields = ["title", "text", "comment"]
        widgets = {"text": forms.Textarea({"rows": 12}), "comment": forms.Textarea({"rows": 6})}
        help_texts = {
            "title": _("As the jury will read it: “Example 1: a school canteen”."),
            "text": _("A dossier written for the purpose, or summed up. A blank line starts a new paragraph."),
            "comment": _("What mark you would give, and why. Each juror reads it once they have marked."),
        }

    def __init__(self, *args, user, marked=False, **options):
        super().__init__(*args, **options)
        self.user = user
        self.order_fields(["title", "text", "reference", "comment"])
        if marked:
            for name in ("title", "text", "reference"):
                del self.fields[name]
        elif self.instance.dossier:
            self.initial["reference"] = self.instance.dossier.reference

    def clean_reference(self):
        """The former dossier of this reference, among those that this officer sees and that are announced."""
        reference = self.cleaned_data["reference"].strip()
        if not reference:
            self.instance.dossier = None
            return reference
        call = self.instance.call
        others = Dossier.objects.visible_to(self.user).exclude(call=call).filter(call__program=call.program_id)
        found = others.filter(reference__iexact=reference, versions__isnull=False).select_related("call").first()
        if found is None or not found.call.is_announced:
            raise forms.ValidationError(_("No dossier of an announced call of this programme has this reference."))
        self.instance.dossier = found
        return reference

    def clean(self):
        data = super().clean()
        if "text" in self.fields and not data.get("text") and not data.get("reference") and not self.errors:
            self.add_error("text", _("Write the example, or give the reference of a former dossier."))
        return data


class ExampleMarkForm(forms.Form):
    """The marks of one juror on an example, all needed, and a remark."""

    use_required_attribute = False

    def __init__(self, criteria, *args):
        self.criteria = list(criteria)
        super().__init__(*args)
        for criterion in self.criteria:
            label = _("%(criterion)s (%(weight)d %%)") % {"criterion": criterion.label, "weight": criterion.weight}
            self.fields[f"mark_{criterion.pk}"] = forms.TypedChoiceField(
                label=label, help_text=criterion.help, choices=scale(criterion), coerce=int, widget=forms.RadioSelect
            )
        self.fields["remark"] = forms.CharField(
            label=_("Your remark"), required=False, max_length=2000, widget=forms.Textarea({"rows": 3}),
            help_text=_("What made you hesitate. The officer and the chair read it."),
        )  # fmt: skip

    @property
    def marks(self):
        """The fields of the marks."""
        return [self[f"mark_{criterion.pk}"] for criterion in self.criteria]

    @property
    def scores(self):
        """The marks given, by criterion."""
        return {str(criterion.pk): self.cleaned_data[f"mark_{criterion.pk}"] for criterion in self.criteria}
