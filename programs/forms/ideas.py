"""What is published of an idea, and whether its authors accept it."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from programs.forms.dossiers import CONSENT
from programs.forms.fresh import Fresh
from programs.models import Idea, Theme


class IdeaForm(Fresh):
    """The public text of an idea."""

    class Meta:
        model = Idea
        fields = ["title", "text", "theme", "licence"]
        widgets = {"text": forms.Textarea({"rows": 14}), "licence": forms.RadioSelect}
        help_texts = {"text": _("No name of a person, no phone, no address: everyone will read it.")}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["text"].required = True
        self.fields["theme"].choices = [
            ("", _("Choose a theme")),
            *((code, capfirst(label)) for code, label in Theme.choices),
        ]


class ConsentForm(forms.Form):
    """Whether everyone may read the idea, and whose it is."""

    publish = forms.BooleanField(label=CONSENT[0][1], required=False)
    named = forms.BooleanField(label=CONSENT[1][1], required=False)
