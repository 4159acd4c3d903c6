"""Forms of the instruction: views, labels, who instructs, messages, opinions, bulk work."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.models import Label, MessageTemplate, Opinion, PrivateNote, SavedView


class ViewForm(forms.ModelForm):
    """The name of a view, and whether the list opens on it."""

    class Meta:
        model = SavedView
        fields = ("name", "is_default")

    def clean_name(self):
        name = self.cleaned_data["name"].strip()
        same = SavedView.objects.filter(person=self.instance.person, name__iexact=name).exclude(pk=self.instance.pk)
        if same.exists():
            raise forms.ValidationError(_("You already have a view of that name."))
        return name

    def save(self, **options):
        """The former default is no longer one."""
        if self.cleaned_data["is_default"]:
            SavedView.objects.filter(person=self.instance.person, is_default=True).update(is_default=False)
        return super().save(**options)

    def validate_constraints(self):
        """The name is checked above, the default is changed at once."""


class LabelForm(forms.ModelForm):
    """A label of a programme."""

    class Meta:
        model = Label
        fields = ("program", "name", "colour")
        widgets = {"colour": forms.RadioSelect}

    def __init__(self, *args, programs, **options):
        super().__init__(*args, **options)
        self.fields["program"].queryset = programs
        self.fields["program"].empty_label = None


class TemplateForm(forms.ModelForm):
    """A message template of a programme."""

    class Meta:
        model = MessageTemplate
        fields = ("program", "name", "text")
        widgets = {"text": forms.Textarea({"rows": 10})}

    def __init__(self, *args, programs, **options):
        super().__init__(*args, **options)
        self.fields["program"].queryset = programs
        self.fields["program"].empty_label = None


class Names(forms.ModelChoiceField):
    """People, by their name."""

    def label_from_instance(self, person):
        return person.name or person.email


class AssignForm(forms.Form):
    """Who instructs a dossier from now on."""

    officer = Names(label=_("Instructed by"), queryset=None, required=False, empty_label=_("Nobody"))

    def __init__(self, *args, officers, **options):
        super().__init__(*args, **options)
        self.fields["officer"].queryset = officers


class TransferForm(forms.Form):
    """From which officer to which other all dossiers pass."""

    leaving = Names(label=_("Officer who leaves"), queryset=None, empty_label=_("Choose"))
    to = Names(label=_("Officer who takes over"), queryset=None, empty_label=_("Choose"))

    def __init__(self, *args, leaving, officers, **options):
        super().__init__(*args, **options)
        self.fields["leaving"].queryset, self.fields["to"].queryset = leaving, officers

    def clean(self):
        if self.cleaned_data.get("leaving") and self.cleaned_data["leaving"] == self.cleaned_data.get("to"):
            self.add_error("to", _("Choose another person than the one who leaves."))


class StaffNoteForm(forms.ModelForm):
    """A note that stays among officers and coaches."""

    class Meta:
        model = PrivateNote
        fields = ("text",)
        labels = {"text": _("Your note")}
        widgets = {"text": forms.Textarea({"rows": 4})}


class OpinionForm(forms.ModelForm):
    """Whom to ask for an opinion, about what, by when."""

    class Meta:
        model = Opinion
        fields = ("expert_name", "expert_quality", "email", "question", "answer_by")
        widgets = {
            "question": forms.Textarea({"rows": 5}),
            "answer_by": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.initial["answer_by"] = clock.today() + timedelta(days=15)
        self.fields["answer_by"].help_text = _("The link stops working after that day.")

    def clean_email(self):
        return self.cleaned_data["email"].strip().lower()


class GivenForm(forms.Form):
    """The opinion of an expert."""

    verdict = forms.ChoiceField(label=_("Your opinion"), choices=Opinion.Verdict.choices, widget=forms.RadioSelect)
    text = forms.CharField(label=_("Your reasons"), max_length=10000, widget=forms.Textarea({"rows": 8}))
