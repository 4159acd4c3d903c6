"""Forms of dossiers: opening one, answering a section, ticking the commitments, inviting, joining files."""

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from programs import answers, asks
from programs.forms.relays import HeardField
from programs.forms.territories import IDENTIFIER, Picked, TerritoryField
from programs.models import Attachment, Role
from programs.uploads import UploadField

COMMITMENTS = [
    ("exact", _("What this dossier says is exact, to our knowledge.")),
    ("bound", _("Our organization knows this application and supports it.")),
    (
        "public",
        _("If we are selected, a summary of the project and its final report are published under an open licence."),
    ),
]
CONSENT = [  # of an idea, each free
    ("publish", _("If our idea is agreed, everyone may read it and reuse it under the Open licence 2.0. We can change our mind at any time.")),
    ("named", _("Our organization is named beside it.")),
]  # fmt: skip
PERIMETER_HELP = _("Where the project takes place: one or several territories, if it is not only your own.")


PARTS = [
    (Role.Code.MEMBER, _("co-author: writes the dossier with you")),
    (Role.Code.SIGNATORY, _("signatory: the mayor, the president or the director, who commits the organization")),
]
PARTS_OF_A_PROJECT = [
    (Role.Code.RESIDENT, _("resident: works in the team, writes field notes and prototypes")),
    (Role.Code.OPERATOR, _("operator: supports the project, reads and attends")),
    (Role.Code.OBSERVER, _("observer: reads only")),
]


def title_field(**options):
    help_text = _("A few words that say what it is about. You can change it until you submit.")
    return forms.CharField(label=_("Title of the project"), max_length=200, help_text=help_text, **options)


class StartForm(forms.Form):
    """What opens a dossier: in whose name, where, under which title."""

    title = title_field()
    perimeter = TerritoryField(
        label=_("Perimeter of the project"), multiple=True, required=False, help_text=PERIMETER_HELP
    )
    heard = HeardField(label=_("How did you hear of this call?"), help_text=_("It helps us make the next ones known."))
    confirmed = forms.BooleanField(label=_("I answer for this organization, which knows it."))

    def __init__(self, *args, organization, ideas=False, **options):
        options["initial"] = {"perimeter": organization.place} | (options.get("initial") or {})
        super().__init__(*args, **options)
        if ideas:
            self.fields["title"].label, self.fields["perimeter"].label = (
                _("Your idea, in a few words"),
                _("Where it comes from"),
            )
            self.fields["perimeter"].help_text = _("One or several territories, if it is not only your own.")
        self.fields["confirmed"].label = _("I answer for %s, which knows it.") % organization
        self.fields["confirmed"].error_messages["required"] = _(
            "Tick this box: a dossier belongs to your organization, not to you alone."
        )


class Answers(forms.Form):
    """Questions as a person fills them: kept raw; faults are shown, and never stand in the way of a draft."""

    use_required_attribute = False

    def show(self, faults):
        """Show these faults, and no other."""
        self._errors = ErrorDict(
            {code: self.error_class([message]) for code, message in faults.items() if code in self.fields}
        )
        return self

    def raw(self):
        """What was typed, by question; files apart."""
        return {name: self.typed(name, self.fields[name]) for name in self.codes()}

    def codes(self):
        """The questions that are typed or ticked, files apart."""
        return [name for name, field in self.fields.items() if not isinstance(field, forms.FileField)]

    def typed(self, name, field):
        value = field.widget.value_from_datadict(self.data, self.files, name)
        if isinstance(value, Picked):
            return sorted(value.ids) if field.multiple else next(iter(value.ids), value.typed)
        return "" if value is None else value

    def searching(self):
        """Whether the button pressed, without JavaScript, searches a territory or wants more rows of a table."""
        return any(f"{name}-search" in self.data or f"{name}-more" in self.data for name in self.fields)

    def uploads(self):
        """The files just sent, by question; those refused become the errors of their fields."""
        for name in [
            name for name, field in self.fields.items() if isinstance(field, UploadField) and name in self.files
        ]:
            try:
                yield name, self.fields[name].clean(self.files[name])
            except forms.ValidationError as error:
                self.errors[name] = self.error_class(error.messages)


class IdentityForm(Answers):
    """The title and the perimeter of a dossier."""

    title = title_field()
    perimeter = TerritoryField(
        label=_("Perimeter of the project"), multiple=True, required=False, help_text=PERIMETER_HELP
    )


class SectionForm(Answers):
    """The questions of one section that may change now; ``wires`` says which depend on others (programs/conditions.py)."""

    def __init__(self, *args, questions, initial, wires=None, **options):
        super().__init__(*args, initial={q["code"]: given(q, initial.get(q["code"])) for q in questions}, **options)
        self.fields |= {question["code"]: control(question) for question in questions}
        for code, wire in (wires or {}).items():
            if code in self.fields:
                self.fields[code].wire = wire


def given(question, value):
    """A stored answer as its control shows it; a territory typed and not chosen comes back as a search."""
    if question["kind"] == "territory" and value and not IDENTIFIER.fullmatch(str(value)):
        return Picked(typed=str(value), searching=True)
    return value


def control(question):
    """The field of a question on the applicant's page: a territory is searched, a file is checked."""
    options = {"label": question["label"], "help_text": question["help"], "required": question["required"]}
    match question["kind"]:
        case "territory":
            return answers.said(TerritoryField(**options), question)
        case "file":
            options["help_text"] = " ".join(filter(None, [question["help"], str(FILES_HELP)]))
            return answers.said(UploadField(**options), question)
    return answers.field_of(question)


FILES_HELP = _("PDF, picture, text document or spreadsheet; 20 MB at most.")


class CommitmentsForm(forms.Form):
    """What the organization commits to before it submits; of an idea, whether it may be published."""

    def __init__(self, *args, ideas=False, **options):
        super().__init__(*args, **options)
        for code, label in COMMITMENTS[:1] if ideas else COMMITMENTS:
            self.fields[code] = forms.BooleanField(
                label=label, error_messages={"required": _("Tick this box to submit.")}
            )
        if ideas:
            self.fields |= {name: forms.BooleanField(label=label, required=False) for name, label in CONSENT}


class InvitationForm(forms.Form):
    """Someone to invite to a dossier, and the part they take."""

    email = forms.EmailField(
        label=_("E-mail address"), help_text=_("Expected format: name@domain.fr"), widget=forms.EmailInput({"autocomplete": "off"}),
    )  # fmt: skip
    code = asks.choice(_("Their part"), ())
    quality = forms.CharField(
        label=_("Their function"), max_length=200, required=False, help_text=_("Mayor, head of the media library, designer…"),
    )  # fmt: skip

    def __init__(self, *args, dossier, **options):
        super().__init__(*args, **options)
        self.dossier = dossier
        self.fields["code"].choices = PARTS + (PARTS_OF_A_PROJECT if dossier.project else [])
        self.fields["code"].initial = Role.Code.MEMBER

    def clean_email(self):
        return self.cleaned_data["email"].strip().lower()

    def clean(self):
        email, code = self.cleaned_data.get("email"), self.cleaned_data.get("code")
        if Role.objects.active().on(**self.dossier.scope()).filter(person__email=email, code=code).exists():
            self.add_error("email", _("This person already has this part."))
        elif self.dossier.invitations.filter(email=email, code=code, accepted_at=None, revoked_at=None).exists():
            again = _("This person is already invited: send the invitation again from the list.")
            self.add_error("email", again)
        return self.cleaned_data


class AttachmentForm(forms.Form):
    """A file that is not an answer: a deliberation, a proof, a signed agreement."""

    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=[c for c in Attachment.Kind.choices if c[0] in ("deliberation", "proof")],
        widget=forms.RadioSelect,
    )
    file = UploadField(label=_("File"), help_text=FILES_HELP)
    caption = forms.CharField(label=_("In a few words"), max_length=200, required=False)


class ReplacementForm(forms.Form):
    """The file that takes the place of another one."""

    file = UploadField(label=_("The new file"), help_text=FILES_HELP)
