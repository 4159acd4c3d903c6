"""What an officer writes of an edition and of its events."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs import clock
from programs.forms.fresh import Fresh
from programs.models import Call, Edition, Event

HOUR = "%Y-%m-%dT%H:%M"


class EditionForm(Fresh):
    """A year or a week: its name, its days, the calls that it groups."""

    calls = forms.ModelMultipleChoiceField(
        label=_("Calls"), queryset=Call.objects.none(), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Only those that are published show on its page."),
    )  # fmt: skip

    class Meta:
        model = Edition
        fields = ["kind", "title", "slug", "summary", "text", "starts_on", "ends_on"]
        widgets = {
            "kind": forms.RadioSelect, "summary": forms.Textarea({"rows": 2}), "text": forms.Textarea({"rows": 8}),
            **{name: forms.DateInput({"type": "date"}, format="%Y-%m-%d") for name in ("starts_on", "ends_on")},
        }  # fmt: skip
        help_texts = {
            "slug": _(
                "The end of its address, without spaces or accents: semaine-2027. It should not change once it is published."
            ),
            "text": _("Leave an empty line between two paragraphs."),
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["calls"].queryset = Call.objects.exclude(state="cancelled").order_by("-opens_at", "id")
        if not self.instance._state.adding:
            self.initial["calls"] = list(self.instance.calls.values_list("pk", flat=True))

    def save(self, commit=True):
        kept = super().save(commit)
        kept.calls.set(self.cleaned_data["calls"])
        return kept


class EventForm(Fresh):
    """A meeting: what, when, where."""

    web = forms.URLField(
        label=_("web page"), required=False, assume_scheme="https", help_text=_("To register or read more.")
    )

    class Meta:
        model = Event
        fields = ["title", "summary", "starts_at", "ends_at", "place", "web"]
        widgets = {
            name: forms.DateTimeInput({"type": "datetime-local"}, format=HOUR) for name in ("starts_at", "ends_at")
        }
        help_texts = {"starts_at": _("Paris time."), "place": _("A town and an address, or “online”.")}

    def save(self, commit=True):
        self.instance.changed_at = clock.now()
        return super().save(commit)
