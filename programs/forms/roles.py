"""What an administrator types to give someone a role of the State."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs import asks, clock
from programs.models import Invitation, Program, Role, User
from programs.models.people import STAFF

HELP = {
    Role.Code.ADMIN: _("administrator: gives roles, watches over the platform"),
    Role.Code.OFFICER: _("programme officer: writes calls, instructs dossiers, runs the jury"),
    Role.Code.AUTHORITY: _("competent authority: announces the decisions"),
    Role.Code.COACH: _("coach: follows the projects entrusted to them"),
    Role.Code.RECRUITER: _("recruiter: runs the recruitment of developers and residents"),
}
CODES = [(code, HELP[code]) for code in Role.Code if code in STAFF]


class RoleForm(forms.Form):
    """Someone who takes a role of the State: at once if they have an account, else by an invitation."""

    email = forms.EmailField(
        label=_("E-mail address"), help_text=_("Whoever has no account receives an invitation. Expected format: name@domain.fr"),
        widget=forms.EmailInput({"autocomplete": "off"}),
    )  # fmt: skip
    code = asks.choice(_("Role"), CODES, help=_("A second factor is asked of each of them at their next visit."))
    program = forms.ModelChoiceField(
        label=_("Programme"), queryset=Program.objects.order_by("code"), required=False, empty_label=_("All the programmes"),
        help_text=_("An administrator always acts for the whole platform."),
    )  # fmt: skip
    quality = asks.text(
        _("Quality"), _("As letters and minutes will say it: head of office, director…"), required=False
    )
    delegation = asks.text(
        _("Delegation"), _("For a competent authority only, as letters and minutes will print it: by delegation of the minister, order of 3 March 2026."),
        required=False, max_length=300,
    )  # fmt: skip
    ends_on = forms.DateField(
        label=_("Until"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Leave empty when no end is foreseen."),
    )  # fmt: skip

    def clean_email(self):
        return self.cleaned_data["email"].strip().lower()

    def clean_ends_on(self):
        if (day := self.cleaned_data["ends_on"]) and day < clock.today():
            raise forms.ValidationError(_("Choose a date still to come."))
        return day

    def clean(self):
        data = self.cleaned_data
        if data.get("code") == Role.Code.ADMIN:
            data["program"] = None
        if data.get("delegation") and data.get("code") != Role.Code.AUTHORITY:
            self.add_error("delegation", _("Only a competent authority signs by delegation: leave it empty."))
        email, held = data.get("email"), {"code": data.get("code"), "program": data.get("program")}
        if (
            Role.objects.active()
            .filter(person__email=email, call=None, dossier=None, organization=None, position=None, **held)
            .exists()
        ):
            self.add_error("email", _("This person already has this role."))
        if Invitation.objects.waiting().filter(email=email, call=None, dossier=None, **held).exists():
            self.add_error("email", _("This person is already invited."))
        return data

    def give(self, by):
        """Give the role to who has an account, else write the invitation; return one or the other."""
        data = self.cleaned_data
        given = {name: data[name] for name in ("code", "program", "quality", "delegation")}
        if person := User.objects.filter(email=data["email"], is_active=True).first():
            return Role.objects.create(person=person, ends_on=data["ends_on"], given_by=by, **given)
        return Invitation.objects.create(email=data["email"], invited_by=by, role_ends_on=data["ends_on"], **given)
