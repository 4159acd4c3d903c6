"""Forms of the rows of a camp: missions, partners, programme, places, jurors, criteria, prizes, challenges, data."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hackathons.models import AgendaItem, CampJuror, CampPartner, Challenge, DataSet, GridLine, Mission, Prize, Quota
from programs.forms.fresh import Compared as Fresh


class Url(forms.URLField):
    """An address of the web, safe unless typed otherwise."""

    def __init__(self, **options):
        super().__init__(**{"assume_scheme": "https"} | options)


class MissionForm(Fresh):
    """A mission of the lead."""

    class Meta:
        model = Mission
        fields = ["label", "family", "days", "help", "done_on"]
        widgets = {"done_on": forms.DateInput()}
        help_texts = {
            "days": _("Counted from the first day of the camp: -30 is a month before it."),
            "done_on": _("Leave empty until it is done."),
        }


class PartnerForm(Fresh):
    """An organization that helps the camp to exist."""

    class Meta:
        model = CampPartner
        fields = ["name", "contribution", "url", "is_sure"]
        field_classes = {"url": Url}
        help_texts = {"contribution": _("For example: the venue and the meals; two mentors; a prize.")}
        labels = {"is_sure": _("They agreed: the public page may name them")}


class AgendaForm(Fresh):
    """A moment of the programme."""

    takes_owner = True

    class Meta:
        model = AgendaItem
        fields = ["title", "starts_at", "ends_at", "place", "text"]
        widgets = {"starts_at": forms.DateTimeInput(), "ends_at": forms.DateTimeInput()}

    def __init__(self, *args, camp, **options):
        super().__init__(*args, **options)
        self.camp = camp

    def clean(self):
        cleaned = super().clean()
        start, end = cleaned.get("starts_at"), cleaned.get("ends_at")
        if start and end and end <= start:
            self.add_error("ends_at", _("A moment ends after it begins."))
        return cleaned

    def save(self, commit=True):
        """Each change counts, so that calendars which subscribed take it up."""
        if not self.instance._state.adding:
            self.instance.sequence += 1
        return super().save(commit)


class QuotaForm(Fresh):
    """How many places a profile has at most."""

    takes_owner = True

    class Meta:
        model = Quota
        fields = ["profile", "places"]

    def __init__(self, *args, camp, **options):
        super().__init__(*args, **options)
        self.camp = camp

    def clean_places(self):
        places = self.cleaned_data["places"]
        if places > self.camp.capacity:
            raise forms.ValidationError(_("The camp has %d places in all.") % self.camp.capacity)
        return places


class JurorForm(Fresh):
    """A juror of the camp."""

    class Meta:
        model = CampJuror
        fields = ["name", "quality", "organization", "email", "is_chair", "is_absent"]
        labels = {"is_absent": _("Absent on the day")}
        help_texts = {"organization": _("Teams with a member of the same organization are set aside for this juror.")}

    def clean_email(self):
        return self.cleaned_data["email"].lower()


class GridForm(Fresh):
    """A criterion of the jury of the camp, and what each mark means."""

    words = forms.CharField(
        label=_("What each mark means"), required=False, widget=forms.Textarea({"rows": 5}), help_text=_("One line a mark, from 0 to 4: five lines. Empty, the usual words."),
    )  # fmt: skip

    class Meta:
        model = GridLine
        fields = ["label", "weight", "order"]
        labels = {"order": _("Place in the list")}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["words"].initial = "\n".join(map(str, self.instance.levels))

    def clean_words(self):
        words = [line.strip() for line in self.cleaned_data["words"].splitlines() if line.strip()]
        if words and len(words) != GridLine.BEST + 1:
            raise forms.ValidationError(_("Write five lines, from 0 to 4, or none."))
        if any(len(word) > 150 for word in words):
            raise forms.ValidationError(_("A line has 150 characters at most."))
        return words

    def save(self, commit=True):
        self.instance.levels = self.cleaned_data["words"]
        return super().save(commit)


class PrizeForm(Fresh):
    """A prize of the camp."""

    class Meta:
        model = Prize
        fields = ["title", "given_by", "of_public", "order"]
        labels = {"order": _("Place in the list"), "of_public": _("Given by the vote of those who came")}


class ChallengeForm(Fresh):
    """A problem given to the teams."""

    class Meta:
        model = Challenge
        fields = ["title", "problem", "users", "owner", "contact_name", "email", "mentor"]
        widgets = {"problem": forms.Textarea({"rows": 6})}
        help_texts = {
            "title": _("As a question, for example: how to know the waste collection day without calling the town hall?"),
            "problem": _("What happens today, for whom it is a trouble, what was already tried."),
            "users": _("For example: the 1,200 households of the four hamlets."),
            "email": _("The decision is sent there. Never shown in public."),
            "contact_name": _("Never shown in public."),
        }  # fmt: skip

    def clean_email(self):
        return self.cleaned_data["email"].lower()


class DataSetForm(Fresh):
    """Data given with a challenge."""

    class Meta:
        model = DataSet
        fields = ["title", "url", "licence", "format", "contact"]
        field_classes = {"url": Url}
        widgets = {"licence": forms.RadioSelect}
