"""The feed of a dossier: what to look for in it, and the message that one writes there."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs import feed, mentions
from programs.forms.files import FilesField
from programs.models import Message
from programs.models.exchange import Audience, heard_by


def day():
    return forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class FeedFilter(forms.Form):
    """What to keep of a feed; its authors are (key, name), ``others`` those who are not of the dossier, or no longer."""

    q = forms.CharField(label=_("Words"), required=False, max_length=200, widget=forms.TextInput({"type": "search"}))
    kind = forms.ChoiceField(
        label=_("About what"), required=False, choices=[("", _("Everything")), *feed.KINDS.items()]
    )
    who = forms.ChoiceField(label=_("By whom"), required=False)
    since = forms.DateField(label=_("From"), required=False, widget=day())
    until = forms.DateField(label=_("To"), required=False, widget=day())

    def __init__(self, *args, people, others, **options):
        super().__init__(*args, **options)
        choices = [("", _("Anyone")), *people]
        self.fields["who"].choices = [*choices, (_("Others who acted"), others)] if others else choices


class MessageForm(forms.ModelForm):
    """A message: whom it is for, its words, files if wanted; an @ before a name tells that person."""

    files = FilesField(label=_("Files to join"), required=False)

    class Meta:
        model = Message
        fields = ("text", "audience")
        labels = {"text": _("Your message"), "audience": _("Who reads it")}
        help_texts = {"text": _("Write @ and a name to tell that person.")}
        widgets = {"text": forms.Textarea({"rows": 5, "data-mentions": "mentionable"}), "audience": forms.RadioSelect}

    def __init__(self, *args, people, is_staff, **options):
        super().__init__(*args, **options)
        self.people = people
        if not is_staff:
            del self.fields["audience"]

    @property
    def after(self):
        """The fields below the words."""
        return [bound for bound in self if bound.name != "text"]

    @property
    def chosen(self):
        """Whom it is for."""
        return self.cleaned_data.get("audience") or Audience.ALL

    def clean(self):
        given = super().clean()
        self.mentioned = {}
        for found in mentions.named(given.get("text", ""), self.people):
            typed = given["text"][found.start : found.end]
            if len(found.people) > 1:
                names = ", ".join(f"@{one.name}" for one in found.people)
                self.add_error(
                    "text",
                    _("Several people bear the name %(typed)s: write one of %(names)s.")
                    % {"typed": typed, "names": names},
                )
            elif self.chosen not in heard_by(found.people[0].codes):
                self.add_error(
                    "text",
                    _("%(who)s does not read this message: choose other readers, or take the @ away.")
                    % {"who": found.people[0].name},
                )
            else:
                self.mentioned[found.people[0].pk] = found.people[0]
        return given
