"""What someone types to apply for a position: never their age, their photograph nor their address."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from programs.models import Applicant, ApplicantFile
from programs.models.attachment import keep
from programs.uploads import UploadField

PAPERS = ("pdf", "odt", "docx")
MOST_LINKS = 3
AGAIN = _("PDF, .odt or .docx, 20 MB at most. After a correction, choose it again: browsers forget files.")


class ApplicationForm(forms.ModelForm):
    """The public form of a position."""

    cv = UploadField(label=_("Your curriculum vitae"), extensions=PAPERS, help_text=AGAIN)
    letter = UploadField(label=_("A cover letter, if you wish"), extensions=PAPERS, required=False)
    agrees = forms.BooleanField(
        label=_(
            "I have read how my data are used: only the recruiters of this position read them, and they are erased two years after our last contact"
        )
    )
    pool = forms.BooleanField(
        label=_("Keep my application to tell me about other positions: I may take this back at any time"), required=False
    )  # fmt: skip

    class Meta:
        model = Applicant
        fields = ["name", "email", "phone", "available_on", "experience", "motivation", "links"]
        widgets = {
            "name": forms.TextInput({"autocomplete": "name"}), "email": forms.EmailInput({"autocomplete": "email"}), "phone": forms.TextInput({"autocomplete": "tel"}),
            "available_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d"), "experience": forms.Textarea({"rows": 8}),
            "motivation": forms.Textarea({"rows": 6}), "links": forms.Textarea({"rows": 3}),
        }  # fmt: skip
        help_texts = {
            "email": _("We answer you there, and you receive there the link that follows your application."),
            "experience": _("What you built or studied, with whom, what came of it. This is read first, without your name: do not write it here."),
            "motivation": _("A few sentences are enough."),
            "links": _("Code, portfolio, writings: one address a line, three at most."),
        }  # fmt: skip

    def __init__(self, *args, position, **options):
        super().__init__(*args, **options)
        self.position = self.instance.position = position
        self.fields["email"].required = True
        if not position.is_blind:
            self.fields["experience"].help_text = _("What you built or studied, with whom, what came of it.")

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def clean_links(self):
        lines = [line.strip() for line in self.cleaned_data["links"].splitlines() if line.strip()]
        if len(lines) > MOST_LINKS:
            raise ValidationError(_("Three addresses at most."))
        for line in lines:
            try:
                URLValidator(["http", "https"])(line)
            except ValidationError:
                raise ValidationError(_("Write whole addresses, which begin with https://")) from None
        return "\n".join(lines)

    def keep_files(self):
        """Keep the files joined, each under its digest."""
        for kind in ApplicantFile.Kind.values:
            if upload := self.cleaned_data[kind]:
                keep(upload.content)
                self.instance.files.create(
                    kind=kind, name=upload.name, content_type=upload.content_type, size=upload.size, sha256=upload.sha256
                )  # fmt: skip


class VolunteerForm(ApplicationForm):
    """The form of an agent who volunteers: their manager is asked for an agreement."""

    class Meta(ApplicationForm.Meta):
        fields = ["name", "email", "phone", "employer", "function", "manager_name", "manager_email", "available_on", "experience", "motivation", "links"]  # fmt: skip
        help_texts = ApplicationForm.Meta.help_texts | {
            "manager_email": _("They receive a link to agree. They read neither your words nor your files."),
            "employer": _("For example: Bourges (Cher)."),
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.instance.route = Applicant.Route.INTERNAL
        self.fields["cv"].required = False
        self.fields["cv"].label = _("Your curriculum vitae, if you have one")
        for name in ("employer", "function", "manager_name", "manager_email"):
            self.fields[name].required = True

    def clean_manager_email(self):
        return self.cleaned_data["manager_email"].lower()

    def clean(self):
        data = super().clean()
        if data.get("email") and data.get("email") == data.get("manager_email"):
            self.add_error("manager_email", _("Give the address of your manager, not yours."))
        return data


class ErasureForm(forms.Form):
    """The wish to be erased, confirmed."""

    sure = forms.BooleanField(label=_("Erase all that I sent; the platform cannot give it back"))
