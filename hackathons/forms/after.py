"""What people say after a camp: the survey, what they are willing to do, news of what goes on."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hackathons import presets
from hackathons.models import Actor, News, SurveyAnswer
from programs.forms.fresh import Compared


class SurveyForm(forms.ModelForm):
    """One minute on a phone: three choices, two texts that may stay empty."""

    class Meta:
        model = SurveyAnswer
        fields = ["overall", "recommends", "goes_on", "worked", "change"]
        widgets = {
            "overall": forms.RadioSelect, "recommends": forms.RadioSelect, "goes_on": forms.RadioSelect,
            "worked": forms.Textarea({"rows": 3}), "change": forms.Textarea({"rows": 3}),
        }  # fmt: skip
        help_texts = dict.fromkeys(("worked", "change"), _("Name nobody, not even yourself."))

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for name in ("overall", "recommends", "goes_on"):
            self.fields[name].choices = [one for one in self.fields[name].choices if one[0] != ""]


class WillingForm(forms.Form):
    """What someone agrees to, in their own words, and whether they agree to be named."""

    kinds = forms.MultipleChoiceField(
        label=_("I am willing to"), choices=presets.WILLING, widget=forms.CheckboxSelectMultiple
    )
    word = forms.CharField(
        label=_("In your own words, if you wish"), max_length=500, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("What you would like to do, what you can bring."),
    )  # fmt: skip
    is_named = forms.BooleanField(label=_("My name may appear in the public report of the camp"), required=False)
    agrees = forms.BooleanField(
        label=_("I agree that my name and my e-mail address be passed on to the organization of the camp and to the service of the State that runs the programme, for this alone")
    )  # fmt: skip


class ActorForm(Compared):
    """Someone whom the camp revealed, participant or met."""

    class Meta:
        model = Actor
        fields = ["name", "organization", "why", "email"]
        help_texts = {
            "why": _("For example: runs the repair workshop; knows every farmer; wrote the map."),
            "email": _("To ask for their agreement; shown to nobody else before it."),
        }

    def clean_email(self):
        return self.cleaned_data["email"].lower()


class NewsForm(forms.ModelForm):
    """How it goes, in a minute."""

    class Meta:
        model = News
        fields = ["going", "text", "help_wanted", "is_public"]
        widgets = {
            "going": forms.RadioSelect,
            "text": forms.Textarea({"rows": 3}),
            "help_wanted": forms.Textarea({"rows": 2}),
        }
        labels = {"is_public": _("The public page may show it, without anybody’s name")}
        help_texts = {
            "text": _("What was done since, what comes next."),
            "help_wanted": _("Only the organizers and the coach read it."),
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["going"].choices = News.Going.choices
        self.fields["going"].required = True
