"""The parts of a residence made of rows: funding, team, notes, prototypes, pictures; what each shows and who writes it."""

from django.utils.translation import gettext_lazy as _

from programs.forms.money import FundingForm
from programs.parts import Part
from residences.forms.rows import NewPictureForm, NoteForm, PictureForm, PrototypeForm, ResidentForm
from residences.permissions import records, writes

PARTS = {
    part.code: part
    for part in (
        Part(
            "residence", "funding", _("Funding"), _("Who pays how much. What is acquired or paid counts towards the budget."), _("Add a funder"),
            _("No funder yet. Write down each one as soon as you ask: the municipality too."), lambda r: r.dossier.funding.all(), FundingForm, writes,
        ),
        Part(
            "residence", "team", _("The team in residence"), _("At least three people of two disciplines."), _("Add a resident"),
            _("Nobody yet. The team is built with the coach."), lambda r: r.residents.all(), ResidentForm, writes,
        ),
        Part(
            "residence", "notes", _("Field notes"), _("What was seen and heard in the field, without anything that tells who a person is."), _("Write a note"),
            _("No note yet. Three lines in the evening are enough: they will make the report."),
            lambda r: r.notes.select_related("phase", "author"), NoteForm, records,
        ),
        Part(
            "residence", "prototypes", _("Prototypes"), _("What was made to be tried, and what the trial taught."), _("Add a prototype"),
            _("No prototype yet. A cardboard one, tried for an hour, counts."), lambda r: r.prototypes.all(), PrototypeForm, records,
        ),
        Part(
            "residence", "pictures", _("Pictures"), _("They illustrate the final report; each says what it shows."), _("Add a picture"),
            _("No picture yet. Places and objects rather than faces."),
            lambda r: r.dossier.attachments.filter(kind="picture"), PictureForm, records, NewPictureForm,
        ),
    )
}  # fmt: skip
