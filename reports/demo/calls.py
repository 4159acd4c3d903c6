"""The calls of the demonstration: decided, under review, open, of interest, without follow-up."""

from datetime import timedelta

from django.utils import timezone

from programs.models import Call, Program
from programs.presets import CRITERIA_HELP, SECTIONS
from reports.demo.story import days_ago, settle, take

TEXT = """France en Résidence propose à des territoires d'accueillir, pendant trois semaines réparties sur six mois, une équipe pluridisciplinaire qui repense un service public avec ses usagers et ses agents.

Peuvent répondre les communes, leurs groupements, les départements et les régions. Un agent motivé suffit pour porter le projet : l'État l'accompagne.

L'accueil, le logement de l'équipe et une part du financement sont à la charge du territoire. Les productions sont publiées sous licence libre."""

# key: title, mode, days ago of opening, of closing, places
CALLS = {
    "decided": ("Appel à projets 2025 : repenser un service public avec ses usagers", "competition", 430, 390, 7),
    "reviewing": ("Appel à projets 2026 : les services du quotidien", "competition", 75, 30, 4),
    "open": ("Appel à projets 2027 : accueillir une résidence", "competition", 12, -21, 5),
    "interest": ("Manifestation d’intérêt : trois volontaires pour une résidence courte", "interest", 20, -9, 3),
    "cancelled": ("Appel à projets 2025 : mobilités du premier kilomètre", "competition", 300, 260, 2),
}

# title of a call whose residences begin one after the other: days after its closing to confirm, days that its waiting list holds
STAGGERED = {CALLS["decided"][0]: (420, 376)}


def begin(key, officer):
    """Write, publish and open a call, at its hours; return it (the same one the second time)."""
    title, mode, opens, closes, places = CALLS[key]
    return Call.objects.filter(title=title).first() or write(officer, title, mode, opens, closes, places)


def write(officer, title, mode, opens, closes, places):
    """Write, publish and open a new call, at its hours; return it."""
    with days_ago(opens + 10):
        call = draft(title, mode, opens, closes, places)
        call.begin(by=officer)
        fill(call)
        call.publish(by=officer)
    with days_ago(opens, 9):
        take(call, "open", officer)
    return Call.objects.get(pk=call.pk)


def draft(title, mode, opens, closes, places):
    """A call not yet saved, its calendar counted from now."""
    now = timezone.localtime(timezone.now()).replace(second=0, microsecond=0)
    closing = (now - timedelta(days=closes)).replace(hour=23, minute=59, second=59)
    return Call(
        program=Program.objects.get(code="residence"), title=title, mode=mode, places=places, text=TEXT,
        summary="Accueillez une équipe qui repense un service public avec vos habitants et vos agents.",
        opens_at=(now - timedelta(days=opens)).replace(hour=9, minute=0), closes_at=closing, min_reviews=2,
        answer_by=closing.date() + timedelta(days=45), confirm_by=closing.date() + timedelta(days=STAGGERED.get(title, (150, 210))[0]),
        waitlist_until=closing.date() + timedelta(days=STAGGERED.get(title, (150, 210))[1]), open_to=["commune", "epci", "departement", "region", "petr", "pnr"],
    )  # fmt: skip


def fill(call):
    """The usual questions and criteria of the programme."""
    for n, (title, help_text, questions) in enumerate(SECTIONS, 1):
        section = call.sections.create(order=n, title=title, help=help_text)
        for k, question in enumerate(questions, 1):
            section.questions.create(order=k, **question)
    if call.has_jury:
        for n, (label, weight) in enumerate(call.program.criteria, 1):
            call.criteria.create(order=n, label=label, weight=weight, help=CRITERIA_HELP.get(label, ""))


def close(call, officer, days):
    """Close a call at its hour; what it moves moves at once."""
    with days_ago(days, 23, 59):
        take(call, "close", officer, comment="La date de clôture est atteinte.")
        settle("move")
    return Call.objects.get(pk=call.pk)
