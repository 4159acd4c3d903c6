"""What the officer and the jury type: members, marks, proposals, letters."""

from hashlib import sha256
from json import dumps

from django import forms
from django.utils.translation import gettext_lazy as _

from programs import asks
from programs.models.candidature import State

OUTCOMES = [(State.SELECTED, _("select")), (State.WAITLISTED, _("waiting list")), (State.REJECTED, _("do not select"))]


def fingerprint(*parts):
    """A short digest of what a page showed, so that a save does not overwrite what changed meanwhile."""
    return sha256(dumps(parts, sort_keys=True).encode()).hexdigest()[:16]


def scale(criterion):
    """The marks of a criterion, 0 to its best, each with the word of its level."""
    return [(mark, f"{mark} – {said}" if said else str(mark)) for mark, said in enumerate(criterion.words)]


class Later:
    """A field that must be filled in the end, and may be left empty in a draft."""

    def validate(self, value):
        if value not in self.empty_values:
            super().validate(value)


class LaterMark(Later, forms.TypedChoiceField):
    """A mark, which may wait."""


class LaterText(Later, forms.CharField):
    """A text, which may wait."""


class ReviewForm(forms.Form):
    """The marks, the comments and the opinion of a reading; all may wait while it is a draft."""

    use_required_attribute = False
    elsewhere = None  # what another window saved meanwhile
    read = forms.CharField(widget=forms.HiddenInput, required=False)
    opinion = LaterText(
        label=_("Your opinion"), max_length=4000, widget=forms.Textarea({"rows": 6}),
        help_text=_("Strong points, weak points, what you would tell the jury. The officer and the chair read it."),
    )  # fmt: skip

    def __init__(self, review, criteria, *args):
        self.review, self.criteria = review, list(criteria)
        super().__init__(*args, initial=self.stored())
        for criterion in self.criteria:
            label = _("%(criterion)s (%(weight)d %%)") % {"criterion": criterion.label, "weight": criterion.weight}
            self.fields[f"mark_{criterion.pk}"] = LaterMark(
                label=label, help_text=criterion.help, choices=scale(criterion), coerce=int, empty_value=None, widget=forms.RadioSelect,
            )  # fmt: skip
            self.fields[f"comment_{criterion.pk}"] = forms.CharField(
                label=_("Comment on this criterion"),
                required=False,
                max_length=2000,
                widget=forms.Textarea({"rows": 2}),
            )
        self.order_fields(
            [*(f"{kind}_{c.pk}" for c in self.criteria for kind in ("mark", "comment")), "opinion", "read"]
        )

    def stored(self):
        """What the reading holds now, as the form shows it."""
        review = self.review
        marks = {f"mark_{key}": mark for key, mark in review.scores.items()}
        return (
            marks
            | {f"comment_{key}": text for key, text in review.comments.items()}
            | {"opinion": review.opinion, "read": read_of(review)}
        )

    @property
    def pairs(self):
        """The mark and the comment of each criterion, as bound fields."""
        return [(self[f"mark_{c.pk}"], self[f"comment_{c.pk}"]) for c in self.criteria]

    def write(self, review):
        """Put what was typed into the reading."""
        given = {
            str(c.pk): (self.cleaned_data[f"mark_{c.pk}"], self.cleaned_data[f"comment_{c.pk}"]) for c in self.criteria
        }
        review.scores = {key: mark for key, (mark, _text) in given.items() if mark is not None}
        review.comments = {key: text for key, (_mark, text) in given.items() if text}
        review.opinion = self.cleaned_data["opinion"]


def read_of(review):
    """The digest of a reading as it is."""
    return fingerprint(review.scores, review.comments, review.opinion)


class ProposalForm(forms.Form):
    """The same proposal, with the same reason, for several dossiers."""

    outcome = asks.choice(_("Proposal"), OUTCOMES)
    comment = asks.reason(
        help=_("Each organization reads it in its letter. Needed when the dossier is not selected."), required=False
    )
    waive = forms.BooleanField(label=_("Decide even without all the readings (say why in the reason)"), required=False)

    def __init__(self, *args, call=None, **options):
        super().__init__(*args, **options)
        if call and call.mode == "direct":  # no places, so nobody waits for one
            self.fields["outcome"].choices = [(code, label) for code, label in OUTCOMES if code != State.WAITLISTED]

    def clean(self):
        data = self.cleaned_data
        if data.get("outcome") == State.REJECTED and not data.get("comment"):
            self.add_error("comment", _("Say why: the organization will read it."))
        if data.get("waive") and not data.get("comment") and not self.has_error("comment"):
            self.add_error("comment", _("Say why you decide without all the readings."))
        return data
