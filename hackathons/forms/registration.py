"""What someone types to come to a camp, or what those who welcome type at the door."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hackathons import presets
from hackathons.models import Registration

WISHES = ("wish_1", "wish_2", "wish_3")


class RegistrationForm(forms.ModelForm):
    """The public form of a camp."""

    skills = forms.MultipleChoiceField(
        label=_("What you can bring"), choices=presets.SKILLS, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Knowing the territory or the service counts as much as writing code."),
    )  # fmt: skip
    accepts = forms.BooleanField(label=_("I have read the rules of the camp and accept them"))

    class Meta:
        model = Registration
        fields = [
            "name", "email", "profile", "organization", "skills", "from_second_day", "diet", "access_needs", "shows_name",
            "is_minor", "guardian_name", "guardian_email",
        ]  # fmt: skip
        help_texts = {
            "email": _("You receive there the link that confirms your place."),
            "guardian_name": _("Only if you are under 18."), "guardian_email": _("We send them a link to agree; a paper also does."),
            "access_needs": _("A ramp, a sign language interpreter, a quiet place… Erased at the end of the camp."),
        }  # fmt: skip

    def __init__(self, *args, camp, **options):
        super().__init__(*args, **options)
        self.camp, self.rules = camp, camp.rules.first()
        self.instance.camp, self.instance.rules = camp, self.rules
        self.fields["email"].required = True  # the link that confirms goes there
        challenges = camp.challenges.filter(state="accepted")
        for rank, name in enumerate(WISHES, 1):
            self.fields[name] = forms.ModelChoiceField(
                label=_("Wish %d") % rank, queryset=challenges, required=False, empty_label=_("no preference")
            )
        if self.rules is None:
            del self.fields["accepts"]
        self.order_fields(["name", "email", "profile", "organization", "skills", *WISHES])

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def clean_guardian_email(self):
        return self.cleaned_data["guardian_email"].lower()

    def clean(self):
        data = super().clean()
        wished = [data[name] for name in WISHES if data.get(name)]
        for name in WISHES:
            if data.get(name) and wished.count(data[name]) > 1 and not self.errors.keys() & set(WISHES):
                self.add_error(name, _("Choose each challenge once."))
        if data.get("is_minor"):
            for name in ("guardian_name", "guardian_email"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, _("Needed for someone under 18."))
        else:
            data["guardian_name"] = data["guardian_email"] = ""
        return data

    def keep_wishes(self):
        """Keep the challenges wished for, in their order, without a gap."""
        wished = [self.cleaned_data[name] for name in WISHES if self.cleaned_data.get(name)]
        for rank, challenge in enumerate(wished, 1):
            self.instance.wishes.create(challenge=challenge, rank=rank)


class WalkInForm(forms.ModelForm):
    """Someone who comes to the door, or calls: the least that one needs to know."""

    class Meta:
        model = Registration
        fields = ["name", "email", "profile", "organization", "is_minor", "guardian_name"]
        help_texts = {
            "email": _("Leave empty if they have none."),
            "guardian_name": _("Only for someone under 18: their written agreement is needed."),
        }

    def __init__(self, *args, camp, **options):
        super().__init__(*args, **options)
        self.instance.camp, self.instance.is_walk_in = camp, True

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def clean(self):
        data = super().clean()
        if data.get("is_minor") and not data.get("guardian_name"):
            self.add_error("guardian_name", _("Needed for someone under 18."))
        return data
