"""What an officer writes of a call: its text and calendar, its sections, questions and criteria."""

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from programs import grids
from programs.forms.fresh import Fresh
from programs.forms.places import DepartementsField
from programs.models import Call, Criterion, Organization, Program, Question, Section, Theme

HOURS = ("opens_at", "drafts_until", "closes_at")
DAYS = ("answer_by", "confirm_by", "waitlist_until")
GROUPS = [
    (_("The call"), ("program", "title", "summary", "text", "themes")),
    (_("The calendar, Paris time"), HOURS + DAYS),
    (_("Who may answer"), ("open_to", "departements", "visa_required", "partners_limit", "commitments_required")),
    (_("The selection"), ("places", "envelope", "min_reviews", "silent_days", "quorum", "same_departement_conflict")),
    (_("When the page is shared"), ("preview",)),
]
SELECTING = ("places", "envelope", "confirm_by", "waitlist_until")
JURY = ("min_reviews", "silent_days", "quorum", "same_departement_conflict")
# mode: what it does not need
UNASKED = {
    Call.Mode.COMPETITION: (), Call.Mode.INTEREST: JURY, Call.Mode.CONTRIBUTION: (*SELECTING, *JURY, "visa_required"),
    Call.Mode.DIRECT: (*HOURS, *DAYS, "places", "envelope", *JURY),
}  # fmt: skip
# A date and the one it may not precede, with what is said then.
ORDER = [
    ("closes_at", "opens_at", _("The call closes after it opens.")),
    ("drafts_until", "opens_at", _("New drafts end after the call opens.")),
    ("answer_by", "closes_at", _("The answer comes after the closing date.")),
    ("confirm_by", "answer_by", _("The confirmation comes after the answer.")),
    ("waitlist_until", "answer_by", _("The waiting list ends after the answer.")),
]
LONGEST = 20_000  # characters of one answer
LEVEL = 120  # characters of the word of a level


class CallForm(Fresh):
    """A call while it is prepared, written by who runs its programme."""

    open_to = forms.MultipleChoiceField(
        label=_("Who may answer"), choices=Organization.Kind.choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick nothing to let everyone answer."),
    )  # fmt: skip
    themes = forms.MultipleChoiceField(
        label=_("Themes"), choices=Theme.choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Those who follow these themes are told when the call opens."),
    )  # fmt: skip
    departements = DepartementsField(
        label=_("Only in these départements"), required=False, help_text=_("Their codes, separated by commas: 18, 36, 2A. Leave empty for the whole country.")
    )  # fmt: skip

    class Meta:
        model = Call
        fields = ["mode", *(name for _title, names in GROUPS for name in names)]
        widgets = {
            "mode": forms.HiddenInput, "preview": forms.Textarea({"rows": 2}), "text": forms.Textarea({"rows": 12}), "summary": forms.Textarea({"rows": 2}),
            **{name: forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M") for name in HOURS},
            **{name: forms.DateInput({"type": "date"}, format="%Y-%m-%d") for name in DAYS},
        }  # fmt: skip
        help_texts = {
            "summary": _("What the collectivity gains, in one sentence."),
            "text": _("Leave an empty line between two paragraphs."),
            "opens_at": _("The call opens by itself."),
            "closes_at": _("What is received in that minute still counts; the call closes by itself."),
            "confirm_by": _("The last day for a selected collectivity to confirm its place."),
            "visa_required": _(
                "The mayor, the president, the director general reads the dossier and gives a visa, with an account or without."
            ),
            "partners_limit": _("Empty: as many as they want. 0: each organization answers alone."),
            "commitments_required": _("Otherwise their commitments may come later."),
            "places": _("How many dossiers may be selected."),
            "preview": _("On social networks and in messages. Leave empty to show the sentence above."),
        }

    def __init__(self, *args, programs=None, **options):
        super().__init__(*args, **options)
        self.fields["mode"].disabled = programs is None
        for name in UNASKED.get(self["mode"].value(), ()):
            del self.fields[name]
        if "quorum" in self.fields:
            self.fields["quorum"].required = False
        self.fields["program"].queryset = Program.objects.all() if programs is None else programs
        self.fields["program"].empty_label = None
        self.fields["program"].disabled = programs is None

    def groups(self):
        """The fields by subject, each group under its title."""
        asked = [(title, [self[name] for name in names if name in self.fields]) for title, names in GROUPS]
        return [(title, fields) for title, fields in asked if fields]

    def clean_quorum(self):
        """Left empty, the usual quorum."""
        typed = self.cleaned_data["quorum"]
        return self.instance._meta.get_field("quorum").default if typed is None else typed

    def clean_closes_at(self):
        """A deadline typed to the minute holds until its last second."""
        closing = self.cleaned_data["closes_at"]
        return closing and closing.replace(second=59)

    def clean_drafts_until(self):
        """A deadline typed to the minute holds until its last second."""
        until = self.cleaned_data["drafts_until"]
        return until and until.replace(second=59)

    def clean(self):
        data = super().clean()
        for name, before, message in ORDER:
            if data.get(name) and data.get(before) and precedes(data[name], data[before]):
                self.add_error(name, message)
        return data


def precedes(one, other):
    """Whether a date or a moment comes before another: by the day when one of them is a day."""
    if hasattr(one, "hour") and hasattr(other, "hour"):
        return one <= other
    return day_of(one) < day_of(other)


def day_of(value):
    return localdate(value) if hasattr(value, "hour") else value


class SectionForm(Fresh):
    """One screen of the form."""

    class Meta:
        model = Section
        fields = ["title", "help"]
        widgets = {"help": forms.Textarea({"rows": 3})}
        help_texts = {"help": _("One or two sentences, shown above the questions.")}


BOUNDED = "text long number euros choices partners budget"
# field: the kinds of answer that it concerns; the script of the page hides it for the others
FOR_KINDS = {
    "choices": "choice choices", "least": BOUNDED, "limit": BOUNDED, "earliest": "date", "latest": "date", "balanced": "budget",
}  # fmt: skip
MOST = {"text": LONGEST, "long": LONGEST, "partners": grids.MOST, "budget": grids.MOST}


class QuestionForm(Fresh):
    """One question."""

    class Meta:
        model = Question
        fields = [
            "label",
            "help",
            "example",
            "kind",
            "choices",
            "required",
            "least",
            "limit",
            "earliest",
            "latest",
            "balanced",
            "section",
        ]
        widgets = {
            "kind": forms.RadioSelect, "help": forms.Textarea({"rows": 2}), "example": forms.Textarea({"rows": 2}),
            "choices": forms.Textarea({"rows": 4}), "least": forms.NumberInput, "limit": forms.NumberInput,
            **{name: forms.DateInput({"type": "date"}, format="%Y-%m-%d") for name in ("earliest", "latest")},
        }  # fmt: skip
        help_texts = {
            "help": _("What to know before answering, in one or two sentences."),
            "example": _("A true and short answer: people write like the example."),
            "choices": _("For a choice only: one a line."),
            "least": _("Characters of a text, lowest number, choices ticked or lines of a table."),
            "limit": _(
                "Characters of a text, highest number, choices ticked or lines of a table. Leave empty for the usual limit."
            ),
            "earliest": _("For a date only."),
            "latest": _("For a date only."),
            "balanced": _("For a budget only: one that does not balance is refused."),
        }

    def __init__(self, *args, sections=None, **options):
        super().__init__(*args, **options)
        if sections is None:
            del self.fields["section"]
        else:
            self.fields["section"].queryset, self.fields["section"].required = sections, False
            self.fields["section"].empty_label = None
        for name, kinds in FOR_KINDS.items():
            self.fields[name].widget.attrs["data-kinds"] = kinds

    def clean_limit(self):
        """A limit that lets nothing through, or too much for a page, is a mistake."""
        limit, kind = self.cleaned_data["limit"], self.cleaned_data.get("kind")
        if limit == 0:
            raise forms.ValidationError(_("Write a limit of 1 or more, or nothing."))
        if limit and limit > MOST.get(kind, limit):
            text = _("A table has at most %d lines.") if kind in grids.KINDS else _("A text has at most %d characters.")
            raise forms.ValidationError(text % MOST[kind])
        return limit

    def clean_section(self):
        """The section chosen; where it is now when none was. In another one, the question comes last."""
        chosen = self.cleaned_data["section"] or self.instance.section
        if chosen.pk != self.instance.section_id:
            self.instance.order = 1 + max(chosen.questions.values_list("order", flat=True), default=0)
        return chosen

    def clean(self):
        """What does not concern the kind chosen is not kept."""
        data = super().clean()
        for name, kinds in FOR_KINDS.items():
            if data.get("kind") not in kinds.split() and name in data:
                data[name] = type(data[name])() if isinstance(data[name], str | bool) else None
        return data


class LevelsField(forms.CharField):
    """The words of the levels, one a line, from 0; kept as a list."""

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        lines = value if isinstance(value, list) else super().to_python(value).splitlines()
        return [line.strip()[:LEVEL] for line in lines if line.strip()]

    def validate(self, value):
        """The criterion judges how many it needs."""

    def run_validators(self, value):
        super().run_validators("\n".join(value))


class CriterionForm(Fresh):
    """One criterion of the jury."""

    levels = LevelsField(
        label=_("Words of the levels, one a line, from 0 to the best mark"), required=False, widget=forms.Textarea({"rows": 6}),
        help_text=_("The jury chooses among these words. Leave empty for the usual ones: nothing shows it, insufficient, partial, satisfactory, good, exemplary."),
    )  # fmt: skip

    class Meta:
        model = Criterion
        fields = ["label", "help", "weight", "best", "levels"]
        widgets = {"help": forms.Textarea({"rows": 2})}
        help_texts = {"weight": _("All the weights add up to 100."), "best": _("The jury marks from 0 to this number.")}


CriteriaFormSet = forms.inlineformset_factory(Call, Criterion, form=CriterionForm, extra=1, can_delete=True, max_num=20)


def total(data):
    """The sum of the weights typed, those being removed left out; what is not a number counts for nothing."""
    typed = {name.removesuffix("-weight"): value for name, value in data.items() if name.endswith("-weight")}
    kept = [value for prefix, value in typed.items() if not data.get(f"{prefix}-DELETE")]
    return sum(int(value) for value in kept if value.isdecimal() and len(value) < 6)
