"""The calls of the demonstration: decided, under review, open, of interest, without follow-up, for camps."""

from datetime import timedelta

from django.utils import timezone

from programs import presets
from programs.models import Call, Program
from reports.demo.story import days_ago, settle, take

TEXT = """France en Résidence propose à des territoires d'accueillir, pendant trois semaines réparties sur six mois, une équipe pluridisciplinaire qui repense un service public avec ses usagers et ses agents.

Peuvent répondre les communes, leurs groupements, les départements et les régions. Un agent motivé suffit pour porter le projet : l'État l'accompagne.

L'accueil, le logement de l'équipe et une part du financement sont à la charge du territoire. Les productions sont publiées sous licence libre."""

IDEAS_TEXT = """Le socle commun rassemble les méthodes et les outils que tous les territoires peuvent reprendre. Qu'y manque-t-il ?

Racontez en quelques phrases un problème que vous vivez et l'idée qu'il vous donne. Personne n'est en concurrence : chaque idée est lue, chacune reçoit une réponse, celles qui sont retenues nourrissent le socle commun."""

CAMP_TEXT = """Un Territoire Camp réunit pendant deux jours des habitants, des agents, des développeurs et des entreprises autour de problèmes du territoire, et repart avec des prototypes.

Trois territoires volontaires sont accueillis. Un agent motivé suffit : l'État l'accompagne, du cadrage au bilan. Il n'y a ni critères ni jury : dites où, quand, et pourquoi vous."""

# key: title, mode, days ago of opening, of closing, places
CALLS = {
    "decided": ("Appel à projets 2025 : repenser un service public avec ses usagers", "competition", 430, 390, 7),
    "reviewing": ("Appel à projets 2026 : les services du quotidien", "competition", 75, 30, 4),
    "open": ("Appel à projets 2027 : accueillir une résidence", "competition", 12, -21, 5),
    "interest": ("Manifestation d’intérêt : trois volontaires pour une résidence courte", "interest", 20, -9, 3),
    "ideas": ("Appel à idées : que faudrait-il partager entre territoires ?", "contribution", 30, -20, None),
    "cancelled": ("Appel à projets 2025 : mobilités du premier kilomètre", "competition", 300, 260, 2),
    "camps": ("Manifestation d’intérêt : trois territoires pour un camp", "interest", 340, 320, 3),
}
CAMPS = (CALLS["camps"][0],)
SIGNED = (CALLS["cancelled"][0],)  # whose dossiers wait for the visa of the mayor

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
        presets.fill(call)
        call.publish(by=officer)
    with days_ago(opens, 9):
        take(call, "open", officer)
    return Call.objects.get(pk=call.pk)


def draft(title, mode, opens, closes, places):
    """A call not yet saved, its calendar counted from now."""
    program, text, summary, themes = words(title, mode)
    ideas = mode == "contribution"
    now = timezone.localtime(timezone.now()).replace(second=0, microsecond=0)
    closing = (now - timedelta(days=closes)).replace(hour=23, minute=59, second=59)
    return Call(
        program=Program.objects.get(code=program), title=title, mode=mode, places=places, text=text, summary=summary, themes=themes,
        opens_at=(now - timedelta(days=opens)).replace(hour=9, minute=0), closes_at=closing, min_reviews=2,
        answer_by=closing.date() + timedelta(days=45), confirm_by=None if ideas else closing.date() + timedelta(days=STAGGERED.get(title, (150, 210))[0]),
        waitlist_until=None if ideas else closing.date() + timedelta(days=STAGGERED.get(title, (150, 210))[1]), visa_required=title in SIGNED, open_to=["commune", "epci", "departement", "region", "petr", "pnr"],
    )  # fmt: skip


def words(title, mode):
    """The programme of a call, its text, its summary, its themes."""
    if title in CAMPS:
        return "camp", CAMP_TEXT, "Réunissez votre territoire deux jours, et repartez avec des prototypes.", ["mobility", "digital"]  # fmt: skip
    if mode == "contribution":
        return "residence", IDEAS_TEXT, "Donnez une idée que tous les territoires pourront reprendre.", ["welcome", "mobility", "digital"]  # fmt: skip
    summary = "Accueillez une équipe qui repense un service public avec vos habitants et vos agents."
    return "residence", TEXT, summary, ["welcome"]


def close(call, officer, days):
    """Close a call at its hour; what it moves moves at once."""
    with days_ago(days, 23, 59):
        take(call, "close", officer, comment="La date de clôture est atteinte.")
        settle("move")
    return Call.objects.get(pk=call.pk)
