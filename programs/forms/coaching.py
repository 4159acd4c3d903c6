"""What coaches and leads write: sessions, check-ins, milestones, actions, notes."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programs import asks, clock
from programs.forms.fresh import Fresh
from programs.models import ActionItem, Checkin, CoachingSession, Dossier, Milestone, PrivateNote, User


class NoteForm(forms.ModelForm):
    """A note that stays between coaches."""

    class Meta:
        model = PrivateNote
        fields = ["text"]
        labels = {"text": _("New note")}
        widgets = {"text": forms.Textarea({"rows": 5})}
        help_texts = {
            "text": _(
                "Never shown to the collectivity, nor put in a report, an export or a search. Write nothing of a person’s health or private life."
            )
        }


class Projects(forms.ModelMultipleChoiceField):
    """Projects, by the name of their organization and their title."""

    def label_from_instance(self, one):
        return f"{one.organization} – {one.title}"


class SessionForm(forms.ModelForm):
    """A session to book, or one already held to write down afterwards."""

    starts_at = asks.hour(_("Day and hour"), _("Paris time."))
    length = forms.TypedChoiceField(
        label=_("Length"), coerce=int, initial=60,
        choices=[(30, _("half an hour")), (60, _("one hour")), (90, _("an hour and a half")), (120, _("two hours")), (180, _("half a day")), (420, _("a day"))],
    )  # fmt: skip

    class Meta:
        model = CoachingSession
        fields = ["subject", "kind", "starts_at", "place"]
        widgets = {"kind": forms.RadioSelect}
        help_texts = {
            "subject": _("For example: prepare the public session."),
            "place": _("An address, or the link of a video meeting."),
        }

    others = Projects(
        label=_("With other projects"), queryset=Dossier.objects.none(), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("They share the session and its minutes; its time is divided between them."),
    )  # fmt: skip
    field_order = ["subject", "kind", "starts_at", "length", "place", "others"]

    def __init__(self, *args, later_only, projects=None, **options):
        super().__init__(*args, **options)
        self.later_only = later_only
        if projects is None:
            del self.fields["kind"], self.fields["others"]
        else:
            self.fields["others"].queryset = projects
            self.fields["kind"].required, self.fields["kind"].expected = False, True

    def clean_kind(self):
        return self.cleaned_data["kind"] or CoachingSession.Kind.COACHING

    def clean_starts_at(self):
        """Only who writes the minutes may enter a session already past."""
        if self.later_only:
            asks_to_come(self.cleaned_data["starts_at"])
        return self.cleaned_data["starts_at"]

    def clean(self):
        data = super().clean()
        self.instance.joined = list(data.get("others") or ())
        if data.get("starts_at") and data.get("length"):
            self.instance.ends_at = data["starts_at"] + timedelta(minutes=data["length"])
            self.instance.starts_at = data["starts_at"]
            if self.instance.is_taken(data["starts_at"]):
                self.add_error("starts_at", TAKEN)
        return data


def asks_to_come(moment):
    """Refuse a moment already past."""
    if moment < clock.now():
        raise ValidationError(_("Choose a date still to come."))


TAKEN = _("The coach already has a session at that time.")


class MinutesForm(forms.Form):
    """The minutes of a session, and what tells the text that the page showed."""

    minutes = forms.CharField(
        label=_("What was said, what was decided"), required=False, max_length=20_000, widget=forms.Textarea({"rows": 14}),
        help_text=_("The lead and the co-authors read it once you publish it. An empty line starts a new paragraph."),
    )  # fmt: skip
    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["minutes"].expected = True


class CheckinForm(forms.ModelForm):
    """How it goes, in one minute."""

    class Meta:
        model = Checkin
        fields = ["weather", "success", "obstacle", "help_wanted"]
        labels = {"weather": _("How does the project go?"), "help_wanted": _("Help wanted of your coach")}
        help_texts = {"help_wanted": _("What is written here is put at the top of your coach’s page.")}
        widgets = {
            "weather": forms.RadioSelect,
            **{name: forms.Textarea({"rows": 2}) for name in ("success", "obstacle", "help_wanted")},
        }
        error_messages = {"weather": {"required": _("Choose a weather.")}}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["weather"].choices = Checkin.Weather.choices


class ActionForm(forms.ModelForm):
    """What someone owes by a date."""

    class Meta:
        model = ActionItem
        fields = ["label", "owner", "due_on"]
        labels = {"label": _("What is to be done")}
        widgets = {"due_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args, dossier, **options):
        super().__init__(*args, **options)
        owners = dossier.roles.active().filter(
            code__in=("coach", "lead", "member", "signatory", "resident", "operator")
        )
        self.fields["owner"].queryset = User.objects.filter(pk__in=owners.values("person"), is_active=True).order_by(
            "name", "email"
        )
        self.fields["owner"].empty_label = _("Choose a person")

    def clean_due_on(self):
        if self.cleaned_data["due_on"] < clock.today():
            raise ValidationError(_("Choose a date still to come."))
        return self.cleaned_data["due_on"]


class NewMilestoneForm(forms.ModelForm):
    """A milestone that the preset did not foresee."""

    class Meta:
        model = Milestone
        fields = ["label", "due_on"]
        widgets = {"due_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d")}


class MilestoneForm(Fresh):
    """When a milestone is due, and when it was met."""

    changed = _(
        "A colleague has just changed this milestone; their dates are below. Saving again replaces them by yours."
    )

    class Meta:
        model = Milestone
        fields = ["due_on", "done_on"]
        widgets = {name: forms.DateInput({"type": "date"}, format="%Y-%m-%d") for name in ("due_on", "done_on")}

    def clean_done_on(self):
        if (day := self.cleaned_data["done_on"]) and day > clock.today():
            raise ValidationError(_("This date is still to come."))
        return day


MilestoneForms = forms.modelformset_factory(Milestone, MilestoneForm, extra=0)


class ShiftForm(forms.Form):
    """Move all that is not done yet, from one milestone on."""

    start = forms.ModelChoiceField(label=_("From"), queryset=Milestone.objects.none(), empty_label=None)
    days = forms.IntegerField(
        label=_("By how many days"), min_value=-366, max_value=366, initial=7, help_text=_("−7 brings a week forward.")
    )

    apart = forms.UUIDField(widget=forms.HiddenInput, required=False)  # what has already moved

    def __init__(self, *args, dossier, **options):
        super().__init__(*args, prefix="shift", **options)
        self.fields["start"].queryset = dossier.milestones.filter(done_on=None)
