"""Forms of final reports: a section, the essential and its figures, a requested change and its answer."""

import hashlib

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.models.report import FinalReport, KeyFigure, ReportSection, RequestedChange

FIGURES = 4
MARKUP_HELP = _(
    "An empty line starts a new paragraph. At the start of a line: “## ” for a title, “- ” for a list, “> ” for a quotation."
)
ESSENTIAL = ("title", "promise", "essential", "worked", "fragile", "decision_asked")


class SectionForm(forms.Form):
    """The text of a section, and the revision that the page showed."""

    body = forms.CharField(
        label=_("Your text"), help_text=MARKUP_HELP, max_length=60_000, required=False, strip=False, widget=forms.Textarea({"rows": 18})
    )  # fmt: skip
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, section, data=None):
        super().__init__(data, initial={"body": section.body, "revision": section.revision})
        self.fields["body"].expected = True  # never required to save, so nothing to say of it

    def clean_body(self):
        return self.cleaned_data["body"].replace("\x00", "").replace("\r\n", "\n").strip()


class EssentialForm(forms.ModelForm):
    """The page that is read when nothing else is."""

    class Meta:
        model = FinalReport
        fields = ESSENTIAL
        labels = {"essential": _("The essential, in three sentences"), "promise": _("The promise, in one sentence")}
        help_texts = {
            "promise": _("What the project set out to change, and for whom."),
            "essential": _("What was done, what it changed, what was learned. It fits on one page with the rest."),
            "fragile": _("Say it plainly: failure is a result."),
            "decision_asked": _("Of whom, before when. Nothing, if none is asked."),
        }  # fmt: skip
        widgets = {
            "promise": forms.Textarea({"rows": 2}), "essential": forms.Textarea({"rows": 6}), "worked": forms.Textarea({"rows": 4}),
            "fragile": forms.Textarea({"rows": 4}), "decision_asked": forms.Textarea({"rows": 3}),
        }  # fmt: skip

    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["shown"].initial = digest_of(self.instance)
        for name in ("promise", "essential"):
            self.fields[name].expected = True  # a draft may lack them, a submitted report may not


FigureForms = forms.inlineformset_factory(
    FinalReport, KeyFigure, fields=("value", "label", "context"), extra=FIGURES, max_num=FIGURES, validate_max=True,
)  # fmt: skip


def digest_of(report):
    """What tells the essential of a report and its figures from another one: the page says what it showed."""
    figures = [f"{f.value}\0{f.label}\0{f.context}" for f in report.figures.all()]
    return hashlib.sha256("\1".join([*(getattr(report, name) for name in ESSENTIAL), *figures]).encode()).hexdigest()


class ChangeForm(forms.ModelForm):
    """A change asked on a passage: the passage must be in the section."""

    class Meta:
        model = RequestedChange
        fields = ("section", "passage", "text")
        labels = {"section": _("Section"), "text": _("What should change")}
        help_texts = {
            "passage": _("Copy it from the report and paste it here. Empty, the change is about the whole section.")
        }
        widgets = {"passage": forms.Textarea({"rows": 3}), "text": forms.Textarea({"rows": 4})}

    def __init__(self, *args, report, **options):
        super().__init__(*args, **options)
        self.fields["section"].queryset = ReportSection.objects.filter(report=report)
        self.fields["section"].empty_label = _("Choose a section")

    def clean(self):
        section, passage = self.cleaned_data.get("section"), self.cleaned_data.get("passage")
        if section and passage and plain(passage) not in plain(section.body):
            self.add_error("passage", _("This passage is not in the section: copy it again, as it is."))
        return self.cleaned_data


def plain(text):
    """A text without its marks, spaces and typography, to find a passage copied from a screen in it."""
    signs = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " ", "…": "..."})
    lines = (
        line.strip().removeprefix("## ").removeprefix("- ").removeprefix("> ")
        for line in text.translate(signs).splitlines()
    )
    return "".join(" ".join(lines).split())


class AnswerForm(forms.ModelForm):
    """The lead's answer to a requested change."""

    class Meta:
        model = RequestedChange
        fields = ("answer",)
        labels = {"answer": _("Your answer")}
        help_texts = {"answer": _("What you changed, or why not.")}
        widgets = {"answer": forms.Textarea({"rows": 3})}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["answer"].required = True
