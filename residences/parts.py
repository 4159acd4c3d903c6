"""The parts of a residence made of rows: funding, team, notes, prototypes, pictures; what each shows and who writes it."""

from collections.abc import Callable
from typing import NamedTuple

from django.forms import Form
from django.utils.translation import gettext_lazy as _

from programs.permissions import May
from residences.forms.rows import FundingForm, NewPictureForm, NoteForm, PictureForm, PrototypeForm, ResidentForm
from residences.permissions import records, writes


class Part(NamedTuple):
    """A part: its words, its rows, its form, who writes it."""

    code: str
    title: str
    intro: str
    add: str
    empty: str
    rows: Callable
    form: type[Form]
    may: May = writes
    new_form: type[Form] | None = None

    @property
    def url(self):
        return f"residence_{self.code}"

    def form_for(self, residence, row, *data):
        """The form of this row, or of a new one."""
        if self.new_form and row is None:
            return self.new_form(*data)
        more = {"residence": residence} if self.form is NoteForm else {}
        return self.form(*data, instance=row or self.blank(residence), **more)

    def blank(self, residence):
        """A row to come, tied to its residence."""
        model = self.form._meta.model
        names = {field.name for field in model._meta.fields}
        return model(residence=residence) if "residence" in names else model(dossier=residence.dossier)


PARTS = {
    part.code: part
    for part in (
        Part(
            "funding", _("Funding"), _("Who pays how much. What is acquired or paid counts towards the budget."), _("Add a funder"),
            _("No funder yet. Write down each one as soon as you ask: the municipality too."), lambda r: r.dossier.funding.all(), FundingForm,
        ),
        Part(
            "team", _("The team in residence"), _("At least three people of two disciplines."), _("Add a resident"),
            _("Nobody yet. The team is built with the coach."), lambda r: r.residents.all(), ResidentForm,
        ),
        Part(
            "notes", _("Field notes"), _("What was seen and heard in the field, without anything that tells who a person is."), _("Write a note"),
            _("No note yet. Three lines in the evening are enough: they will make the report."),
            lambda r: r.notes.select_related("phase", "author"), NoteForm, records,
        ),
        Part(
            "prototypes", _("Prototypes"), _("What was made to be tried, and what the trial taught."), _("Add a prototype"),
            _("No prototype yet. A cardboard one, tried for an hour, counts."), lambda r: r.prototypes.all(), PrototypeForm, records,
        ),
        Part(
            "pictures", _("Pictures"), _("They illustrate the final report; each says what it shows."), _("Add a picture"),
            _("No picture yet. Places and objects rather than faces."),
            lambda r: r.dossier.attachments.filter(kind="picture"), PictureForm, records, NewPictureForm,
        ),
    )
}  # fmt: skip
