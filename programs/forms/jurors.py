"""What is typed of a member of the jury: whom to invite, what they can read, what ties them."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programs import asks
from programs.forms.fresh import Fresh
from programs.forms.places import DepartementsField
from programs.models import JuryMember, Organization, Role
from programs.models.jury import TIES, TIES_HELP

MOST_SKILLS, LONGEST = 12, 60
DAYS = {name: forms.DateInput({"type": "date"}, format="%Y-%m-%d") for name in ("available_from", "available_until")}


class SkillsField(forms.CharField):
    """A few words or expressions, separated by commas; kept as a list, each once."""

    def prepare_value(self, value):
        return ", ".join(value) if isinstance(value, list) else value

    def has_changed(self, initial, data):
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value):
        words = list(dict.fromkeys(" ".join(word.split()) for word in re.split(r"[,;\n]", super().clean(value))))
        words = [word for word in words if word]
        if len(words) > MOST_SKILLS or any(len(word) > LONGEST for word in words):
            raise ValidationError(
                _("At most %(n)d skills, of %(k)d characters each.") % {"n": MOST_SKILLS, "k": LONGEST}
            )
        return words


class InviteForm(forms.ModelForm):
    """Someone invited to the jury of a call."""

    email = asks.address(
        _("E-mail address"),
        _("They receive a link: they accept or decline, and say what ties them. Expected format: name@domain.fr"),
    )

    class Meta:
        model = JuryMember
        fields = ["email", "part", "quality", "capacity"]
        widgets = {"part": forms.RadioSelect}

    def __init__(self, call, *args):
        super().__init__(*args, instance=JuryMember(call=call))
        self.call = call

    def clean_email(self):
        email = self.cleaned_data["email"].strip().lower()
        held = Role.objects.active().filter(call=self.call, code__in=("reviewer", "chair"), person__email=email)
        if held.exists() or self.call.jury.filter(email=email, state__in=("invited", "sitting")).exists():
            raise ValidationError(_("This person is already a member of the jury, or invited."))
        return email


class ProfileForm(Fresh):
    """How many readings a member can take, on what, where, when."""

    skills = SkillsField(
        label=_("Skills"), required=False, help_text=_("Separated by commas: health, mobility, design. The dossiers that speak of them are given to this person by preference."),
    )  # fmt: skip
    departements = DepartementsField(
        label=_("Départements well known"), required=False, help_text=_("Their codes, separated by commas: 18, 36, 2A. Dossiers from there are given by preference."),
    )  # fmt: skip

    class Meta:
        model = JuryMember
        fields = ["capacity", "skills", "departements", "available_from", "available_until"]
        widgets = DAYS


class AcceptForm(ProfileForm):
    """What someone says when they accept to sit: what they can read, the ties they know of, on their honour."""

    ties = asks.note(TIES, TIES_HELP)
    sworn = forms.BooleanField(
        label=_(
            "I declare on my honour that I named every tie that I know of with those who may apply, and that I will say those I discover."
        )
    )


class DeclineForm(forms.Form):
    """Why someone does not sit."""

    comment = asks.reason(_("Why you cannot sit"), _("The programme officer reads it."))


NOBODY = "none"


class TieForm(forms.Form):
    """What a tie declared in words is about, chosen by the officer among those who applied; or no candidate at all."""

    organization = forms.ChoiceField(label=_("Organization of the call"))

    def __init__(self, call, *args):
        super().__init__(*args)
        self.applied = Organization.objects.filter(dossiers__call=call).distinct().select_related("territory")
        choices = [(str(one.pk), str(one)) for one in self.applied.order_by("name", "id")]
        self.fields["organization"].choices = [
            ("", _("Choose an organization")),
            (NOBODY, _("No candidate is concerned")),
            *choices,
        ]

    def write(self, tie):
        """Say what the tie is about; return whether it closes dossiers."""
        chosen = self.cleaned_data["organization"]
        tie.unrelated = chosen == NOBODY
        tie.organization = None if tie.unrelated else self.applied.get(pk=chosen)
        tie.save(update_fields=["unrelated", "organization"])
        return not tie.unrelated
