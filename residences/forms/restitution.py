"""Forms of the restitution: the vote, the outputs, the return visits."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.forms.fresh import Compared
from programs.uploads import UploadField
from residences.forms.rows import not_to_come
from residences.models import Ballot, Output, ReturnVisit

FILES = ("pdf", "png", "jpg", "jpeg", "odt", "ods", "csv", "docx", "xlsx")
MOST = 12  # ideas on one ballot


class BallotForm(Compared):
    """The question, and the ideas between which one chooses."""

    ideas = forms.CharField(
        label=_("The ideas"), widget=forms.Textarea({"rows": 6}), help_text=_("One a line, from two to twelve; the prototypes tried are already there.")
    )  # fmt: skip

    class Meta:
        model = Ballot
        fields = ["question", "asks_fear"]

    def clean_ideas(self):
        """Each idea once."""
        lines = [line.strip()[:150] for line in self.cleaned_data["ideas"].splitlines()]
        ideas = list(dict.fromkeys(filter(None, lines)))
        if not 2 <= len(ideas) <= MOST:
            raise forms.ValidationError(_("Write from two to twelve different ideas, one a line."))
        return ideas


class PaperForm(forms.Form):
    """The paper ballots, counted idea by idea."""

    def __init__(self, *args, choices, **options):
        super().__init__(*args, **options)
        for choice in choices:
            self.fields[str(choice.pk)] = forms.IntegerField(
                label=choice.title, min_value=0, max_value=5000, initial=choice.paper
            )


class VoteForm(forms.Form):
    """One idea, and what one fears."""

    choice = forms.ModelChoiceField(
        label=_("The idea that you keep"), queryset=None, widget=forms.RadioSelect, empty_label=None
    )
    fear = forms.CharField(
        label=_("What you fear most"), max_length=300, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("If you wish. The team alone reads it; name nobody."),
    )  # fmt: skip

    def __init__(self, ballot, *args, **options):
        super().__init__(*args, **options)
        self.fields["choice"].queryset = ballot.choices.all()
        self.fields["choice"].label = ballot.question
        if not ballot.asks_fear:
            del self.fields["fear"]


class OutputForm(Compared):
    """What is left to all: its words, its licence."""

    link = forms.URLField(
        label=_("Link"), required=False, assume_scheme="https", help_text=_("Leave empty if you join a file.")
    )

    class Meta:
        model = Output
        fields = ["title", "kind", "description", "link", "licence"]
        widgets = {"licence": forms.RadioSelect}


class NewOutputForm(OutputForm):
    """The same, with its file."""

    file = UploadField(
        label=_("File"),
        required=False,
        extensions=FILES,
        help_text=_(
            "PDF, image, text or table; 20 MB at most. Nobody may be recognized on it without their agreement."
        ),
    )

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("file") and not cleaned.get("link") and not {"file", "link"} & set(self.errors):
            self.add_error("link", _("Join a file, or give a link."))
        return cleaned


class ReturnForm(Compared):
    """The short form of a return visit."""

    class Meta:
        model = ReturnVisit
        fields = ["held_on", "still_used", "changed", "stopped", "lesson"]
        widgets = {"held_on": forms.DateInput()} | {
            name: forms.Textarea({"rows": 4}) for name in ("still_used", "changed", "stopped", "lesson")
        }
        help_texts = {
            "still_used": _("Output by output, prototype by prototype: who uses it, how often. Write “nothing” if that is so."),
            "stopped": _("It is a result too: what wore it out?"), "lesson": _("One sentence for the next residences. It joins the page of lessons."),
        }  # fmt: skip

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["held_on"].required = self.fields["still_used"].required = True
        self.initial["held_on"] = self.initial.get("held_on") or clock.today()

    def clean_held_on(self):
        return not_to_come(self.cleaned_data["held_on"])
