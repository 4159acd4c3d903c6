"""Who of each project came to a session."""

from django import forms

from programs import clock
from programs.models import User
from programs.models.cohort import PART


class PresenceForm(forms.Form):
    """One list of people for each project of the session; those of the project, as they now are."""

    def __init__(self, *args, session, **options):
        super().__init__(*args, **options)
        self.places = {str(one.dossier_id): one for one in session.places.prefetch_related("present")}
        for dossier in session.gathered:
            people = User.objects.filter(pk__in=[one.pk for one in dossier.people(*sorted(PART - {"coach"}))])
            self.fields[str(dossier.pk)] = forms.ModelMultipleChoiceField(
                label=str(dossier.organization), queryset=people.order_by("name", "email"), required=False, widget=forms.CheckboxSelectMultiple,
                initial=[one.pk for one in self.places[str(dossier.pk)].present.all()],
            )  # fmt: skip
            self.fields[str(dossier.pk)].expected = True

    def save(self):
        """Keep who came, project by project."""
        for key, people in self.cleaned_data.items():
            place = self.places[key]
            place.present.set(people)
            place.counted_at = clock.now()
            place.save(update_fields=["counted_at"])
