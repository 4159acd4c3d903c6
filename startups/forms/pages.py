"""Forms of the pages of a start-up: scoping, mission letter, product sheet, committee and its decision."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.forms.fresh import Compared as Fresh
from programs.uploads import UploadField
from startups.models import Committee, Startup


class Partial(Fresh):
    """Only what is on the page is written: a step may move the rest meanwhile."""

    def save(self, commit=True):
        self.instance.save(update_fields=self._meta.fields)
        return self.instance


class ScopingForm(Partial):
    """The problem, who lives with it, who sponsors the project."""

    class Meta:
        model = Startup
        fields = ["problem", "users", "sponsor", "sponsor_quality"]
        widgets = {"problem": forms.Textarea({"rows": 6}), "users": forms.Textarea({"rows": 4})}
        help_texts = {
            "problem": _("One problem, seen from the side of those who have it; no solution yet."),
            "users": _("Inhabitants, agents, associations: how many, and what it costs them."),
            "sponsor": _("Name of the person who protects the project and the lead’s time."),
            "sponsor_quality": _("For example: director general of services."),
        }  # fmt: skip


class LetterForm(Partial):
    """The mission letter: its file, who signed it, when, how much time it frees."""

    file = UploadField(
        label=_("The letter, signed"),
        extensions=("pdf", "png", "jpg", "jpeg"),
        required=False,
        help_text=_("A PDF or a scan; 20 MB at most."),
    )

    class Meta:
        model = Startup
        fields = ["letter_on", "letter_by", "freed"]
        widgets = {"letter_on": forms.DateInput()}
        help_texts = {
            "letter_by": _("Name and quality."),
            "freed": _("In per cent: 50 is two days and a half a week."),
        }  # fmt: skip

    field_order = ["file", "letter_on", "letter_by", "freed"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.required = not field.widget.is_hidden
        self.fields["file"].required = not self.instance.letters.exists()

    def clean_letter_on(self):
        day = self.cleaned_data["letter_on"]
        if day and day > clock.today():
            raise forms.ValidationError(_("This date is still to come."))
        return day


class ProductForm(Partial):
    """The product sheet, and where the service is."""

    class Meta:
        model = Startup
        fields = ["service", "pitch", "solution", "goal", "repository", "address", "statistics"]
        widgets = {"solution": forms.Textarea({"rows": 5}), "goal": forms.Textarea({"rows": 4})}
        field_classes = dict.fromkeys(
            ("repository", "address", "statistics"), lambda **o: forms.URLField(**{"assume_scheme": "https"} | o)
        )
        help_texts = {
            "service": _("What its users will call it."), "pitch": _("For whom, and what it changes for them."),
            "goal": _("One measure, from how much to how much, by when."),
            "repository": _("The public repository of the code."), "statistics": _("A page that anyone reads, kept up to date."),
        }  # fmt: skip


class CommitteeForm(Fresh):
    """The committee to come: when, where, on what, with which material."""

    file = UploadField(
        label=_("The material given to the committee"),
        extensions=("pdf",),
        required=False,
        help_text=_("A PDF, sent a week before; 20 MB at most."),
    )

    class Meta:
        model = Committee
        fields = ["held_at", "place", "agenda"]
        widgets = {"held_at": forms.DateTimeInput(), "agenda": forms.Textarea({"rows": 8})}
        help_texts = {
            "held_at": _("Fifty minutes: present for a quarter of an hour, answer, let them deliberate."),
            "agenda": _("Reminder of the problem; the six months; demonstration; figures; what you ask for."),
        }  # fmt: skip


class DecisionForm(Fresh):
    """What the committee decided, and why."""

    class Meta:
        model = Committee
        fields = ["present", "decision", "reasons"]
        widgets = {
            "present": forms.Textarea({"rows": 4}),
            "decision": forms.RadioSelect,
            "reasons": forms.Textarea({"rows": 5}),
        }
        help_texts = {"present": _("One person a line, with their quality."), "reasons": _("The lead will read it.")}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["decision"].choices = Committee.Decision.choices
        for name in ("present", "decision", "reasons"):
            self.fields[name].required = True
