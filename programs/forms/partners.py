"""Forms of those who apply together or on behalf: partners, signatories, officers who type from paper."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs import asks, clock, deadlines
from programs.forms.dossiers import FILES_HELP, PERIMETER_HELP, title_field
from programs.forms.organizations import OrganizationFields
from programs.forms.territories import TerritoryField
from programs.uploads import UploadField


class PartnerForm(OrganizationFields):
    """A partner to invite: which organization, what it brings, who receives the link."""

    contribution = forms.CharField(
        label=_("What it brings to the project"), max_length=1000, widget=forms.Textarea({"rows": 3}),
        help_text=_("One or two sentences: the partner reads them before committing; the jury reads them too."),
    )  # fmt: skip
    email = asks.address(_("E-mail address of who can commit the organization"), _("Expected format: name@domain.fr"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["territory"].label = _("Partner: commune, intercommunality, département or région")


class CommitmentForm(forms.Form):
    """The partner commits, with the name and the quality of who does."""

    name = forms.CharField(
        label=_("Your first and last name"), max_length=200, widget=forms.TextInput({"autocomplete": "name"})
    )
    quality = forms.CharField(
        label=_("In what quality do you commit your organization?"), max_length=200,
        help_text=_("President, director, mayor, by delegation…"), widget=forms.TextInput({"autocomplete": "organization-title"}),
    )  # fmt: skip
    comment = forms.CharField(
        label=_("A word to the lead"), max_length=4000, required=False, widget=forms.Textarea({"rows": 3})
    )
    agreed = forms.BooleanField(
        label=_("I am entitled to commit this organization, and it takes part in this project.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agreed"].error_messages["required"] = _("Tick this box to commit.")


class WordForm(forms.Form):
    """A reason that the lead reads."""

    def __init__(self, *args, label, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["comment"] = asks.reason(label, _("The lead of the dossier reads it."))


class CodeForm(forms.Form):
    """The six digits received by e-mail."""

    code = forms.CharField(
        label=_("Code of six digits"), max_length=12, help_text=_("It has just been sent to you by e-mail; it holds fifteen minutes."),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )  # fmt: skip


class VisaForm(forms.Form):
    """Whose visa the lead asks."""

    email = asks.address(
        _("E-mail address of the signatory"), _("The mayor, the president, the director general: they need no account.")
    )
    name = forms.CharField(label=_("First and last name of the signatory"), max_length=200)
    quality = forms.CharField(
        label=_("Their quality"), max_length=200, help_text=_("Mayor, president, director general…")
    )

    def __init__(self, *args, dossier, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.dossier, self.user = dossier, user

    def clean_email(self):
        """The visa is another person's word than that of those who write."""
        email = self.cleaned_data["email"]
        writers = {person.email for person in self.dossier.people("lead", "member")} | {self.user.email}
        if email in writers:
            raise forms.ValidationError(
                _("This address is that of someone who writes the dossier: the visa comes from another person.")
            )
        return email


class GivenForm(forms.Form):
    """The signatory gives the visa: the name and the quality, and the content that was read."""

    name = forms.CharField(
        label=_("Your first and last name"), max_length=200, widget=forms.TextInput({"autocomplete": "name"})
    )
    quality = forms.CharField(
        label=_("Your quality"), max_length=200, widget=forms.TextInput({"autocomplete": "organization-title"})
    )
    comment = forms.CharField(
        label=_("A word to the lead"), max_length=4000, required=False, widget=forms.Textarea({"rows": 3})
    )
    read = forms.CharField(widget=forms.HiddenInput, max_length=64)


class PaperForm(OrganizationFields):
    """A dossier received on paper: whose, what about, when it was received, its scan, who may take it over."""

    title = title_field()
    perimeter = TerritoryField(
        label=_("Perimeter of the project"), multiple=True, required=False, help_text=PERIMETER_HELP
    )
    received_at = asks.hour(_("Received on"), _("The postmark, or the hour at which it was handed in. Paris time."))
    file = UploadField(label=_("The scanned dossier"), help_text=FILES_HELP)
    signed = forms.BooleanField(label=_("The paper is signed by a person entitled to commit the organization."))
    contact = asks.address(
        _("E-mail address of the contact"), _("They receive the receipt and a link to go on with the dossier on line. Empty: print the receipt and post it."),
        required=False,
    )  # fmt: skip

    def __init__(self, *args, call, **kwargs):
        super().__init__(*args, **kwargs)
        self.call = call
        self.fields["territory"].label = _("Commune, intercommunality, département or région")
        self.fields["signed"].error_messages["required"] = _(
            "Without a signature, ask for it before typing the dossier."
        )

    def clean_received_at(self):
        """On paper as on line: received while the call was open, and not in the future."""
        moment = self.cleaned_data["received_at"]
        if moment > clock.now():
            raise forms.ValidationError(_("This date is still to come."))
        if not deadlines.in_time(moment, self.call.closes_at):
            raise forms.ValidationError(_("The call was closed then: this dossier came too late."))
        if self.call.opens_at and moment < self.call.opens_at:
            raise forms.ValidationError(_("The call was not open yet."))
        return moment
