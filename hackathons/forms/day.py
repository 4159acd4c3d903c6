"""What is typed during a camp: an announcement, a mentor, a request for help."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hackathons.forms.rows import Fresh
from hackathons.models import Announcement, HelpRequest, Mentor


class AnnouncementForm(forms.ModelForm):
    """A word to all those who came."""

    class Meta:
        model = Announcement
        fields = ["text", "by_mail"]
        widgets = {"text": forms.Textarea({"rows": 3})}
        help_texts = {"text": _("Short: it is read on the screen of the room. Never the name of a person: the screen is public.")}  # fmt: skip


class MentorForm(Fresh):
    """Someone who helps the teams."""

    class Meta:
        model = Mentor
        fields = ["name", "subjects"]
        help_texts = {"subjects": _("For example: data, the bus network, public law.")}


class HelpForm(forms.ModelForm):
    """What one needs help with, and where one is."""

    class Meta:
        model = HelpRequest
        fields = ["subject", "where"]
        help_texts = {"subject": _("For example: opening the file of the bus stops."), "where": _("The room, the table.")}  # fmt: skip
