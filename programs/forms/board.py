"""What the board of projects may be narrowed to."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.models import CoachLight, Program


class BoardFilter(forms.Form):
    """A cohort, a kind of project, a coach, a light; nothing chosen: everything."""

    cohort = forms.ChoiceField(label=_("Cohort"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("all kinds")), *Program.Outcome.choices])
    coach = forms.ChoiceField(label=_("Coach"), required=False)
    light = forms.ChoiceField(label=_("Health"), required=False, choices=[("", _("all")), *CoachLight.Light.choices])

    def __init__(self, *args, dossiers, **options):
        super().__init__(*args, **options)
        cohorts = {str(place.cohort_id): place.cohort.name for one in dossiers if (place := place_of(one))}
        coaches = {str(role.person_id): str(role.person) for one in dossiers for role in one.coaching}
        by_name = sorted(cohorts.items(), key=lambda pair: pair[1]), sorted(coaches.items(), key=lambda pair: pair[1])
        self.fields["cohort"].choices = [("", _("all cohorts")), *by_name[0]]
        self.fields["coach"].choices = [("", _("all coaches")), *by_name[1]]
        for field in self.fields.values():
            field.expected = True

    def keeps(self, card):
        """Whether a card stays; what is not a choice narrows nothing."""
        chosen = self.cleaned_data if self.is_valid() else {}
        place = place_of(card.dossier)
        return (
            chosen.get("cohort", "") in ("", place and str(place.cohort_id))
            and chosen.get("kind", "") in ("", card.dossier.call.program.outcome)
            and chosen.get("coach", "") in ("", *(str(role.person_id) for role in card.dossier.coaching))
            and chosen.get("light", "") in ("", card.health.light.code)
        )


def place_of(dossier):
    """The place of a dossier in its cohort, or None."""
    return getattr(dossier, "cohort_place", None)
