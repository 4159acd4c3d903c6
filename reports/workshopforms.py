"""Forms of the workshop: what a report is about, which sections it keeps."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.forms.fresh import Fresh
from programs.models import Call, Cohort, Program, Publication, Territory
from reports import workshop


def programs_of(user):
    """The programmes whose reports this person composes."""
    scope = Q(pk__in=[])
    for role in user.active_roles:
        if role.code == "officer":
            scope |= (
                Q(pk=role.program_id) if role.program_id else Q(calls=role.call_id) if role.call_id else ~Q(pk=None)
            )
    return Program.objects.filter(scope).distinct().order_by("name", "id")


class PublicationForm(forms.ModelForm):
    """What a new report is about: its kind, its scope, its period."""

    class Meta:
        model = Publication
        fields = ["kind", "program", "cohort", "call", "territory", "starts_on", "ends_on", "title", "promise"]
        widgets = {
            "kind": forms.RadioSelect, "starts_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d"), "ends_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "promise": forms.Textarea({"rows": 2}),
        }  # fmt: skip
        help_texts = {
            "cohort": _("Only to tell of one cohort."), "call": _("Only to tell of one call."), "territory": _("Only to tell of one département or région."),
            "starts_on": _("Nothing: since the beginning."), "ends_on": _("Nothing: until today."),
            "title": _("Five words at most say it best."), "promise": _("What the reader will know after it."),
        }  # fmt: skip

    def __init__(self, user, *args, **options):
        super().__init__(*args, **options)
        programs, year = programs_of(user), clock.today().year
        self.fields["kind"].choices = Publication.Kind.choices
        self.fields["program"].queryset = programs
        self.fields["program"].empty_label = _("Choose a programme")
        self.fields["call"].queryset = (
            Call.objects.filter(program__in=programs).exclude(state="draft").order_by("-opens_at", "id")
        )
        self.fields["cohort"].queryset = Cohort.objects.select_related("edition").order_by(
            "edition__title", "name", "id"
        )
        self.fields["territory"].queryset = Territory.objects.filter(
            kind__in=("departement", "region"), until=None
        ).order_by("kind", "search", "id")
        for name in ("call", "cohort", "territory"):
            self.fields[name].empty_label = _("All of them")
        self.initial = {"kind": "yearly", "starts_on": clock.today().replace(month=1, day=1), "ends_on": clock.today().replace(month=12, day=31), "title": _("A year of innovation, %d") % year} | self.initial  # fmt: skip

    def clean(self):
        cleaned = super().clean()
        call, program = cleaned.get("call"), cleaned.get("program")
        if call and program and call.program_id != program.pk:
            self.add_error("call", _("This call belongs to another programme."))
        return cleaned


class ChoicesForm(Fresh):
    """The title, the sentence, and the sections that the report keeps."""

    sections = forms.MultipleChoiceField(label=_("Sections"), widget=forms.CheckboxSelectMultiple, required=False)

    class Meta:
        model = Publication
        fields = ["title", "promise"]
        widgets = {"promise": forms.Textarea({"rows": 2})}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        parts = workshop.parts(self.instance)
        self.fixed = [part.code for part in parts if part.fixed]
        self.fields["sections"].choices = [(part.code, part.title) for part in parts if not part.fixed]
        self.initial["sections"] = [code for code in self.instance.sections if code not in self.fixed]
        self.fields["sections"].help_text = _("The page of essentials is always there.")

    def save(self, commit=True):
        kept = super().save(commit=False)
        chosen = {*self.fixed, *self.cleaned_data["sections"]}
        kept.sections = [part.code for part in workshop.parts(kept) if part.code in chosen]
        if commit:
            kept.save(update_fields=["title", "promise", "sections"])
            kept.changed()
        return kept
