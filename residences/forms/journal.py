"""Forms of the journal: a whole day at once on a phone, then each of its rows."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.forms.fresh import Compared
from programs.models import Attachment
from programs.uploads import PICTURES, UploadField
from residences.forms.rows import CAPTION, CAPTION_HELP, not_to_come
from residences.models import Concept, FieldNote, FieldPicture, Insight, Meeting, Trial, Verbatim
from residences.models.journal import Consent, Faces, Way

NAMELESS = _("No name, no address, nothing that tells who a person is: “a mother of two”, “an agent of the counter”.")
AGREED_HELP = _("Spoken: you said what it is for and they said yes. Written: you keep the form signed.")


class Agreed:
    """The consent of a row: when it is said to be given, its day and its way are asked; otherwise nothing is kept of them."""

    needing: tuple = ()

    def settle(self, cleaned, said):
        """The day and the way of a consent that was given; today, unless another day is typed."""
        if said in self.needing:
            cleaned["agreed_on"] = cleaned.get("agreed_on") or clock.today()
            if not cleaned.get("way"):
                self.add_error("way", _("Say how the consent was given."))
        else:
            cleaned["agreed_on"], cleaned["way"] = None, ""


class VerbatimForm(Agreed, Compared):
    """Words heard, with what their author agreed to."""

    needing = (Consent.QUOTED, Consent.NAMED)

    class Meta:
        model = Verbatim
        fields = ["said", "who", "on", "consent", "way", "agreed_on", "name"]
        widgets = {"said": forms.Textarea({"rows": 3}), "consent": forms.RadioSelect, "way": forms.RadioSelect, "on": forms.DateInput(), "agreed_on": forms.DateInput()}  # fmt: skip
        help_texts = {
            "who": NAMELESS, "way": AGREED_HELP, "name": _("Only if they agreed to be named."), "agreed_on": _("Today, if you leave it empty."),
        }  # fmt: skip

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["way"].choices = Way.choices

    def clean_on(self):
        return not_to_come(self.cleaned_data["on"])

    def clean_agreed_on(self):
        return not_to_come(self.cleaned_data["agreed_on"])

    def clean(self):
        cleaned = super().clean()
        self.settle(cleaned, cleaned.get("consent"))
        if cleaned.get("name") and cleaned.get("consent") != Consent.NAMED:
            self.add_error("name", _("A name is kept only with its consent."))
        return cleaned


class FacesMixin(Agreed, forms.Form):
    """Who can be recognized on a picture, and their consent."""

    needing = (Faces.AGREED,)
    faces = forms.ChoiceField(label=_("Who can be recognized"), choices=Faces.choices, widget=forms.RadioSelect)
    way = forms.ChoiceField(
        label=_("How the consent was given"),
        choices=Way.choices,
        widget=forms.RadioSelect,
        required=False,
        help_text=AGREED_HELP,
    )
    agreed_on = forms.DateField(
        label=_("Given on"), required=False, widget=forms.DateInput(), help_text=_("Today, if you leave it empty.")
    )

    def clean_agreed_on(self):
        return not_to_come(self.cleaned_data["agreed_on"])

    def clean(self):
        cleaned = super().clean()
        self.settle(cleaned, cleaned.get("faces"))
        return cleaned


class NewPictureForm(FacesMixin):
    """A picture, what it shows, who can be recognized."""

    theirs = ()
    file = UploadField(label=_("Picture"), extensions=PICTURES, help_text=_("PNG or JPEG, 20 MB at most."))
    caption = forms.CharField(label=CAPTION, help_text=CAPTION_HELP, max_length=200)
    field_order = ("file", "caption", "faces", "way", "agreed_on")


class PictureForm(FacesMixin, Compared):
    """What a picture shows, and who can be recognized on it."""

    caption = forms.CharField(label=CAPTION, help_text=CAPTION_HELP, max_length=200)
    field_order = ("caption", "faces", "way", "agreed_on")

    class Meta:
        model = Attachment
        fields = ["caption"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        known = FieldPicture.objects.filter(attachment=self.instance).first()
        if known:
            self.initial |= {"faces": known.faces, "way": known.way, "agreed_on": known.agreed_on}


class DayForm(FacesMixin):
    """The day in one page: a few lines; if wanted one picture, words heard, people met."""

    on = forms.DateField(label=_("Day"), widget=forms.DateInput())
    title = forms.CharField(
        label=_("The fact of the day"), max_length=150, help_text=_("For example: seven o’clock at the counter.")
    )
    text = forms.CharField(
        label=_("What we saw, what we heard"), widget=forms.Textarea({"rows": 5}), max_length=8000, help_text=NAMELESS
    )
    file = UploadField(
        label=_("A picture"), extensions=PICTURES, required=False, help_text=_("Places and objects rather than faces.")
    )
    caption = forms.CharField(label=CAPTION, max_length=200, required=False)
    said = forms.CharField(
        label=_("Words, exactly"), widget=forms.Textarea({"rows": 2}), max_length=1000, required=False
    )
    who = forms.CharField(
        label=_("Said by"),
        max_length=120,
        required=False,
        help_text=_("For example: a mother of two. Never a name here."),
    )
    consent = forms.ChoiceField(
        label=_("Consent to be quoted"),
        choices=Consent.choices,
        widget=forms.RadioSelect,
        initial=Consent.NONE,
        required=False,
    )
    quoted_way = forms.ChoiceField(
        label=_("How the consent to be quoted was given"), choices=Way.choices, widget=forms.RadioSelect, required=False
    )
    name = forms.CharField(
        label=_("Name"), max_length=120, required=False, help_text=_("Only if they agreed to be named.")
    )
    faces = forms.ChoiceField(
        label=_("Who can be recognized"),
        choices=Faces.choices,
        widget=forms.RadioSelect,
        initial=Faces.NOBODY,
        required=False,
    )
    groups = (
        (_("In three lines"), ("on", "title", "text")),
        (_("People met"), tuple(f"met_{kind}" for kind in Meeting.Kind.values)),
        (_("A picture, if you wish"), ("file", "caption", "faces", "way")),
        (_("Words heard, if you wish"), ("said", "who", "consent", "quoted_way", "name")),
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        del self.fields["agreed_on"]
        self.initial.setdefault("on", clock.today())
        for kind, label in Meeting.Kind.choices:
            self.fields[f"met_{kind}"] = forms.IntegerField(
                label=str(label).capitalize(), min_value=0, max_value=5000, required=False
            )

    def parts(self):
        """The fields under their titles."""
        return [(title, [self[name] for name in names]) for title, names in self.groups]

    def clean_on(self):
        return not_to_come(self.cleaned_data["on"])

    def clean_agreed_on(self):
        return None

    def clean(self):
        cleaned = super().clean() if self.files.get("file") else forms.Form.clean(self) or self.cleaned_data
        if cleaned.get("file"):
            if not cleaned.get("caption"):
                self.add_error("caption", _("Say what the picture shows."))
            if not cleaned.get("faces"):
                self.add_error("faces", _("Say whether someone can be recognized."))
        if cleaned.get("said"):
            self.clean_words(cleaned)
        return cleaned

    def clean_words(self, cleaned):
        """Words heard have someone who said them, and their consent its way."""
        if not cleaned.get("who"):
            self.add_error("who", _("Say who spoke, without naming them."))
        if cleaned.get("consent") in VerbatimForm.needing and not cleaned.get("quoted_way"):
            self.add_error("quoted_way", _("Say how the consent was given."))
        if cleaned.get("name") and cleaned.get("consent") != Consent.NAMED:
            self.add_error("name", _("A name is kept only with its consent."))


class MeetingForm(Compared):
    """How many people of a kind were met."""

    class Meta:
        model = Meeting
        fields = ["on", "kind", "number", "phase"]
        widgets = {"on": forms.DateInput(), "kind": forms.RadioSelect}

    takes_owner = True

    def __init__(self, *args, residence, **options):
        super().__init__(*args, **options)
        self.fields["phase"].queryset = residence.phases.all()
        self.fields["phase"].empty_label = _("none in particular")
        self.fields["kind"].choices = Meeting.Kind.choices

    def clean_on(self):
        return not_to_come(self.cleaned_data["on"])


class InsightForm(Compared):
    """What was understood, and the notes that make us say so."""

    class Meta:
        model = Insight
        fields = ["title", "text", "notes"]
        widgets = {"text": forms.Textarea({"rows": 4}), "notes": forms.CheckboxSelectMultiple}

    takes_owner = True

    def __init__(self, *args, residence, **options):
        super().__init__(*args, **options)
        self.fields["notes"].queryset = FieldNote.objects.filter(residence=residence)
        self.now.pop("notes", None)
        self.digest = self.initial["shown"] = self.read()


class ConceptForm(Compared):
    """An answer imagined, and the insight it answers."""

    class Meta:
        model = Concept
        fields = ["name", "description", "insight", "made"]
        widgets = {"description": forms.Textarea({"rows": 4})}

    takes_owner = True

    def __init__(self, *args, residence, **options):
        super().__init__(*args, **options)
        self.fields["insight"].queryset = Insight.objects.filter(residence=residence)
        self.fields["insight"].empty_label = _("none in particular")


class TrialForm(Compared):
    """A trial with users, and what it taught."""

    class Meta:
        model = Trial
        fields = ["prototype", "on", "place", "users", "who", "alone", "learned"]
        widgets = {"on": forms.DateInput(), "learned": forms.Textarea({"rows": 4})}
        help_texts = {
            "who": _("For example: inhabitants at the market."),
            "learned": _("What did not work teaches as much as the rest."),
        }

    takes_owner = True

    def __init__(self, *args, residence, **options):
        super().__init__(*args, **options)
        self.fields["prototype"].queryset = residence.prototypes.all()

    def clean_on(self):
        return not_to_come(self.cleaned_data["on"])

    def clean(self):
        cleaned = super().clean()
        users, alone = cleaned.get("users"), cleaned.get("alone")
        if alone is not None and users is not None and alone > users:
            self.add_error("alone", _("More managed alone than tried."))
        return cleaned

    def save(self, commit=True):
        """The prototype says what its last trial says."""
        saved = super().save(commit)
        saved.prototype.follow()
        return saved
