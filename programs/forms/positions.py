"""What recruiters type of a position: its announcement, who recruits, the slots, the panel, the grid."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programs import jobpresets
from programs.forms.fresh import Compared
from programs.forms.hearings import SlotsForm
from programs.models import Dossier, Panelist, Position, Role, User

__all__ = ["NewPositionForm", "PanelistForm", "PositionForm", "RecruiterForm", "SlotsForm"]
MOST_CRITERIA = 8
TO_PUBLISH = ("title", "summary", "missions", "profile", "salary_from", "starts_on", "place", "closes_on")


class NewPositionForm(forms.Form):
    """For which project, from which model."""

    dossier = forms.ModelChoiceField(
        label=_("Project"), queryset=Dossier.objects.none(), empty_label=_("Choose a project")
    )
    template = forms.ChoiceField(
        label=_("Model"), choices=[(code, one["label"]) for code, one in jobpresets.MODELS.items()], widget=forms.RadioSelect,
        help_text=_("Everything it brings may be changed."),
    )  # fmt: skip

    def __init__(self, *args, dossiers, **options):
        super().__init__(*args, **options)
        self.fields["dossier"].queryset = dossiers


class PositionForm(Compared):
    """The announcement of a position; what is fair to all is settled before it is published."""

    grid = forms.CharField(
        label=_("Screening grid"), required=False, widget=forms.Textarea({"rows": 6}),
        help_text=_("One criterion a line, followed by a colon and by the question that it asks; eight at most."),
    )  # fmt: skip

    class Meta:
        model = Position
        fields = [
            "title", "summary", "missions", "profile", "conditions", "contract", "salary_from", "salary_to", "months", "seats", "starts_on", "place", "remote",
            "closes_on", "takes_internal", "is_blind",
        ]  # fmt: skip
        widgets = {
            "summary": forms.Textarea({"rows": 2}), "missions": forms.Textarea({"rows": 7}), "profile": forms.Textarea({"rows": 6}), "conditions": forms.Textarea({"rows": 4}),
            "starts_on": forms.DateInput(), "closes_on": forms.DateInput(), "contract": forms.RadioSelect, "remote": forms.RadioSelect,
        }  # fmt: skip
        help_texts = {
            "missions": _("One a line. What the person will do, not what the service needs."),
            "profile": _("One a line. Ask only for what the work takes: each line too many puts good people off."),
            "conditions": _("Equipment, housing, travel, calendar of the interviews…"),
            "salary_to": _("Leave empty when there is only one."),
            "closes_on": _("Until midnight that day, Paris time."),
            "place": _("For example: Bourges (Cher), town hall."),
        }  # fmt: skip

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for name in TO_PUBLISH:
            self.fields[name].expected = True
        if self.instance.state != "draft":  # those who already applied were promised these
            for name in ("is_blind", "takes_internal", "grid"):
                del self.fields[name]
        else:
            self.fields["grid"].initial = "\n".join(f"{label} : {help}" for label, help in self.instance.criteria)
            self.order_fields([*self._meta.fields, "grid"])

    def clean_grid(self):
        lines = [line.strip() for line in self.cleaned_data["grid"].splitlines() if line.strip()]
        if len(lines) > MOST_CRITERIA:
            raise ValidationError(_("Eight criteria at most."))
        return [[part.strip()[:200] for part in line.partition(":")[::2]] for line in lines]

    def save(self, commit=True):
        self.instance.criteria = self.cleaned_data.get("grid", self.instance.criteria)
        return super().save(commit)


class RecruiterForm(forms.Form):
    """Who recruits for one position, beside those who recruit for all: someone who has an account."""

    email = forms.EmailField(
        label=_("E-mail address"), help_text=_("They read who applied for this position, and no other. A second factor is asked of them."),
        widget=forms.EmailInput({"autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, *args, position, **options):
        super().__init__(*args, **options)
        self.position = position

    def clean_email(self):
        self.person = User.objects.filter(email=self.cleaned_data["email"].strip().lower(), is_active=True).first()
        if self.person is None:
            raise ValidationError(_("Nobody has an account at this address: ask them to sign up first."))
        if self.person.holds("recruiter", **self.position.scope()):
            raise ValidationError(_("This person already recruits for this position."))
        return self.person.email

    def give(self, by):
        """The role, from today."""
        return Role.objects.create(person=self.person, code="recruiter", position=self.position, given_by=by)


class PanelistForm(forms.ModelForm):
    """Someone who will meet the applicants."""

    class Meta:
        model = Panelist
        fields = ["name", "quality", "email"]
        help_texts = {
            "email": _("They receive a link; no account is needed."),
            "quality": _("Project lead, developer of another service…"),
        }

    def __init__(self, *args, position, **options):
        super().__init__(*args, **options)
        self.instance.position = position

    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        if self.instance.position.panel.filter(email=email).exists():
            raise ValidationError(_("This person already sits on the panel."))
        return email
