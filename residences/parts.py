"""The parts of a residence made of rows: what each shows and who writes it."""

from django.utils.translation import gettext_lazy as _

from programs.forms.money import FundingForm
from programs.parts import Part
from residences import journal
from residences.forms import journal as field
from residences.forms.restitution import NewOutputForm, OutputForm
from residences.forms.rows import NoteForm, PrototypeForm, ResidentForm, WantedForm
from residences.models import Trial
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
            "residence", "wanted", _("Profiles wanted"), _("What the team needs, discipline by discipline; the page of the team says what is missing."), _("Add a profile"),
            _("No profile yet. Say which disciplines the question needs."), lambda r: r.wanted.all(), WantedForm, writes,
        ),
        Part(
            "residence", "notes", _("Field notes"), _("What was seen and heard in the field, without anything that tells who a person is."), _("Write a note"),
            _("No note yet. Three lines in the evening are enough: they will make the report."),
            lambda r: r.notes.select_related("phase", "author"), NoteForm, records,
        ),
        Part(
            "residence", "words", _("Words heard"), _("Exact words. Those whose author has not agreed stay in the team, and so does every name not agreed to."), _("Add words heard"),
            _("No words yet. One exact sentence says more than a page."), lambda r: r.verbatims.all(), field.VerbatimForm, records, guarded=True,
        ),
        Part(
            "residence", "met", _("People met"), _("How many, of which kind, on which day: nothing of who they are."), _("Add people met"),
            _("Nobody counted yet. Count every day: it is what the council will ask."), lambda r: r.meetings.select_related("phase"), field.MeetingForm, records,
        ),
        Part(
            "residence", "insights", _("Insights"), _("What the team understood, each resting on the notes that make it say so."), _("Add an insight"),
            _("No insight yet. Read the week again together: what comes back?"), lambda r: r.insights.prefetch_related("notes"), field.InsightForm, records,
        ),
        Part(
            "residence", "concepts", _("Concepts"), _("Answers imagined with those concerned, before anything is made of them."), _("Add a concept"),
            _("No concept yet. They come out of the co-design workshop."), lambda r: r.concepts.select_related("insight"), field.ConceptForm, records,
        ),
        Part(
            "residence", "prototypes", _("Prototypes"), _("What was made to be tried, and what the trial taught."), _("Add a prototype"),
            _("No prototype yet. A cardboard one, tried for an hour, counts."), lambda r: r.prototypes.select_related("concept").prefetch_related("trials"), PrototypeForm, records,
        ),
        Part(
            "residence", "trials", _("Trials"), _("Each trial of a prototype with users: when, where, with how many, what it taught."), _("Add a trial"),
            _("No trial yet. Five to eight users already teach a lot."), lambda r: Trial.objects.filter(residence=r).select_related("prototype"), field.TrialForm, records,
        ),
        Part(
            "residence", "pictures", _("Pictures"), _("They illustrate the final report; each says what it shows, and who can be recognized."), _("Add a picture"),
            _("No picture yet. Places and objects rather than faces."), journal.pictures, field.PictureForm, records, field.NewPictureForm, guarded=True,
        ),
        Part(
            "residence", "outputs", _("Outputs"), _("What the residence leaves to all, under an open licence: each shows on the public page once you publish it."), _("Add an output"),
            _("No output yet. A map, a plan, a booklet: whatever others could take up."), lambda r: r.outputs.select_related("attachment"), OutputForm, writes, NewOutputForm,
        ),
    )
}  # fmt: skip
