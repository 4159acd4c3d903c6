"""What is written of a cohort: its projects, its meetings, who coaches whom, who is away."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programs import asks, clock, cohort
from programs.forms.fresh import Fresh
from programs.models import CoachAbsence, CoachProfile, Cohort, CohortEvent, Dossier, Territory, User

HOUR = "%Y-%m-%dT%H:%M"


class CohortForm(Fresh):
    """A cohort: its edition, its name; its projects, once it exists."""

    dossiers = forms.ModelMultipleChoiceField(
        label=_("Projects"), queryset=Dossier.objects.none(), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Those of the calls of the edition that are in no other cohort."),
    )  # fmt: skip

    class Meta:
        model = Cohort
        fields = ["edition", "name", "text"]
        widgets = {"text": forms.Textarea({"rows": 4})}
        help_texts = {
            "name": _("For example: cohort of spring 2027."),
            "text": _("Read by all those who take part in its projects."),
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["edition"].empty_label = _("Choose an edition")
        if self.instance._state.adding:
            del self.fields["dossiers"]
            return
        field = self.fields["dossiers"]
        field.queryset = candidates(self.instance)
        field.label_from_instance = lambda one: f"{one.organization} – {one.title}"
        self.initial["dossiers"] = list(self.instance.places.values_list("dossier", flat=True))

    def save(self, commit=True):
        kept = super().save(commit)
        if "dossiers" in self.fields:
            kept.dossiers.set(self.cleaned_data["dossiers"])
        return kept


def candidates(shown):
    """The projects that a cohort may hold: its own, and those of its edition that no cohort holds."""
    found = Dossier.objects.exclude(project_state="").select_related("organization__territory")
    free = cohort.going_on(found).filter(cohort_place=None)
    if shown.edition.calls.exists():
        free = free.filter(call__in=shown.edition.calls.all())
    own = found.filter(cohort_place__cohort=shown)
    return found.filter(pk__in=[*free.values_list("pk", flat=True), *own.values_list("pk", flat=True)]).order_by(
        "organization__name", "id"
    )


class MeetingForm(Fresh):
    """A meeting of the whole cohort."""

    class Meta:
        model = CohortEvent
        fields = ["kind", "title", "starts_at", "ends_at", "place", "text"]
        widgets = {
            "kind": forms.RadioSelect, "text": forms.Textarea({"rows": 3}),
            **{name: forms.DateTimeInput({"type": "datetime-local"}, format=HOUR) for name in ("starts_at", "ends_at")},
        }  # fmt: skip
        help_texts = {"starts_at": _("Paris time."), "place": _("An address, or the link of a video meeting.")}

    def save(self, commit=True):
        if not self.instance._state.adding:
            self.instance.sequence += 1
        self.instance.changed_at = clock.now()
        return super().save(commit)


class AttendanceForm(forms.Form):
    """Which projects of the cohort came."""

    present = forms.ModelMultipleChoiceField(label=_("Projects present"), queryset=Dossier.objects.none(), required=False, widget=forms.CheckboxSelectMultiple)  # fmt: skip

    def __init__(self, *args, event, **options):
        super().__init__(*args, **options)
        field = self.fields["present"]
        field.queryset = event.cohort.dossiers.select_related("organization__territory").order_by(
            "organization__name", "id"
        )
        field.label_from_instance = lambda one: f"{one.organization} – {one.title}"
        field.initial = list(event.present.values_list("pk", flat=True))
        field.expected = True


class DutyForm(Fresh):
    """What a coach can take on."""

    regions = forms.MultipleChoiceField(
        label=_("Régions well known"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Those of the present projects count already."),
    )  # fmt: skip

    class Meta:
        model = CoachProfile
        fields = ["capacity", "regions"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        found = Territory.objects.current().filter(kind="region").order_by("search", "id")
        self.fields["regions"].choices = [(one.code, one.name) for one in found]


class AbsenceForm(forms.ModelForm):
    """Days away, and who stands in."""

    class Meta:
        model = CoachAbsence
        fields = ["starts_on", "ends_on", "cover", "note"]
        widgets = {
            "note": forms.Textarea({"rows": 5}),
            **{name: forms.DateInput({"type": "date"}, format="%Y-%m-%d") for name in ("starts_on", "ends_on")},
        }
        help_texts = {
            "cover": _("They read and do all that you do on your projects, for these days only."),
            "note": _("Read by them alone, on the page of their week."),
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["cover"].queryset = colleagues(self.instance.coach)
        self.fields["cover"].empty_label = _("Choose a colleague")

    def clean_starts_on(self):
        if self.cleaned_data["starts_on"] < clock.today():
            raise ValidationError(_("Choose a date still to come."))
        return self.cleaned_data["starts_on"]


def colleagues(coach):
    """The other people who hold the role of coach somewhere."""
    return User.objects.filter(
        pk__in=User.objects.filter(roles__in=pool()).values("pk"), is_active=True
    ).exclude(pk=coach.pk).order_by("name", "email")  # fmt: skip


def pool():
    """The roles that make a coach: those on no dossier."""
    Role = User._meta.get_field("roles").related_model
    return Role.objects.active().filter(code="coach", dossier=None)


class HandoverForm(forms.Form):
    """Who coaches the project next, and the note that they need."""

    coach = asks.person(_("Who coaches it from today"))
    note = forms.CharField(
        label=_("Handover note"), max_length=8000, widget=forms.Textarea({"rows": 8}),
        help_text=_("Where it stands, who decides, what was promised, what to watch. Only coaches and officers read it."),
    )  # fmt: skip
    seen = forms.IntegerField(widget=forms.HiddenInput)


class AssignForm(forms.Form):
    """One coach for each project, as proposed or as chosen by hand."""

    def __init__(self, *args, rows, **options):
        super().__init__(*args, **options)
        for row in rows:
            pk = row.dossier.pk
            self.fields[f"coach-{pk}"] = forms.ChoiceField(
                label=_("Coach of %s") % row.dossier.organization, required=False, initial=row.chosen and str(row.chosen.pk),
                choices=[("", _("nobody for now")), *row.choices],
            )  # fmt: skip
            self.fields[f"coach-{pk}"].expected = True
            self.fields[f"seen-{pk}"] = forms.IntegerField(
                widget=forms.HiddenInput, initial=row.dossier.project.seq, required=False
            )
            row.field, row.seen = self[f"coach-{pk}"], self[f"seen-{pk}"]
