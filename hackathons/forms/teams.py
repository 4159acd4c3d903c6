"""What someone types to form a team, to join one, to present its prototype."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hackathons import presets
from hackathons.forms.rows import Fresh, Url
from hackathons.models import CampTeam, TeamNote, TeamPicture
from programs import asks
from programs.uploads import PICTURES, UploadField

SHOWN_HELP = _("Its name, its challenge, its sentence and the skills that it looks for. A member’s name only if they chose so when registering.")  # fmt: skip


class TeamForm(Fresh):
    """What a team is and looks for."""

    seeks = forms.MultipleChoiceField(
        label=_("Skills that you look for"), choices=presets.SKILLS, required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = CampTeam
        fields = ["name", "challenge", "pitch", "seeks", "welcomes", "is_shown"]
        help_texts = {
            "pitch": _("What you want to make, for whom."), "is_shown": SHOWN_HELP,
            "welcomes": _("Without this box, people come in by your code or your invitation only."),
        }  # fmt: skip

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["challenge"].queryset = self.instance.camp.challenges.filter(state="accepted")
        self.fields["challenge"].empty_label = _("not chosen yet")


class PrototypeForm(TeamForm):
    """A team and its prototype, as its members present them."""

    licence = forms.ChoiceField(
        label=_("Open licence"), choices=[("", _("not chosen yet")), *presets.LICENCES], required=False,
        help_text=_("What you make may then be taken up by others. EUPL, MIT, Apache and GPL are for code; the others for texts, data, drawings."),
    )  # fmt: skip

    class Meta(TeamForm.Meta):
        fields = ["name", "challenge", "pitch", "description", "demo", "repository", "licence", "seeks", "welcomes", "is_shown"]  # fmt: skip
        field_classes = {"demo": Url, "repository": Url}
        widgets = {"description": forms.Textarea({"rows": 10})}
        help_texts = TeamForm.Meta.help_texts | {
            "description": _("What it does, for whom, with which data, what works and what does not yet. The jury reads this text."),
            "demo": _("Where one can try it, or see it: a page, a video, a model."),
            "repository": _("Where its code or its files are, if any."),
        }  # fmt: skip

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.instance.challenge_id:  # a challenge concluded meanwhile stays that of the team
            kept = self.fields["challenge"].queryset | self.instance.camp.challenges.filter(pk=self.instance.challenge_id)  # fmt: skip
            self.fields["challenge"].queryset = kept.distinct()


class CodeForm(forms.Form):
    """The code that the members of a team gave."""

    code = forms.CharField(
        label=_("Code of the team"), max_length=20, help_text=_("Six letters and digits, that its members read on their page."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip


class AskForm(forms.Form):
    """A word to the team."""

    word = forms.CharField(
        label=_("A word to the team"), max_length=300, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("What you can bring, why this challenge."),
    )  # fmt: skip


class InviteForm(forms.Form):
    """Someone to invite, by the address they registered with."""

    email = asks.address(_("E-mail address"), _("The one with which this person registered for the camp."))
    word = forms.CharField(label=_("A word to this person"), max_length=300, required=False)


class NoteForm(forms.ModelForm):
    """A note in the journal of a team."""

    class Meta:
        model = TeamNote
        fields = ["text"]
        widgets = {"text": forms.Textarea({"rows": 3})}
        labels = {"text": _("A note")}
        help_texts = {"text": _("What was decided, tried, left aside. The members of the team and the organizers read it.")}  # fmt: skip


class PictureForm(forms.Form):
    """A picture and what it shows."""

    file = UploadField(label=_("Picture"), extensions=PICTURES, help_text=_("PNG or JPEG, 20 MB at most. Where and when it was taken is removed from it."))  # fmt: skip
    caption = forms.CharField(
        label=_("What the picture shows"), max_length=TeamPicture._meta.get_field("caption").max_length,
        help_text=_("Read aloud to those who cannot see it. No recognizable person without their agreement."),
    )  # fmt: skip
