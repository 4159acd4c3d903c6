"""The depth of the residences in the demonstration: days of the journal, consents, trials, the vote, outputs, a return, the network."""

from datetime import timedelta

from programs import clock
from programs.models import Dossier, Territory
from programs.models.attachment import keep
from reports.demo import drawings
from reports.demo.story import days_ago
from residences import returns, voting
from residences.models import BallotVote, FieldPicture, Professional

WORDS = [
    ("Je n’ai pas besoin d’une application, j’ai besoin qu’on me réponde.", "une mère de deux enfants", "quoted", ""),
    ("Le mardi, on sait qu’on ne mangera pas.", "une agente d’accueil", "named", "Nadia"),
    ("Mon mari ne sait pas que je suis venue.", "une habitante", "none", ""),
]  # fmt: skip
MET = [("inhabitants", 18), ("agents", 6), ("firms", 12), ("elected", 3)]
INSIGHTS = [
    ("On vient demander où aller, et non comment faire", "Un tiers des passages au guichet cherchent une adresse, un horaire ou un nom.", "La carte des quatre réponses", "Les quatre réponses les plus demandées, sur une carte que l’on garde chez soi."),
    ("L’heure fixe compte plus que l’outil", "Ce qui revient à heure fixe est tenu ; ce qui demande de se connecter ne l’est pas.", "Le rendez-vous de la semaine", "Un appel ou un passage, même jour, même heure, avec trois questions."),
]  # fmt: skip
FEARS = [
    "Que l’on recommence à zéro après les élections.",
    "Que personne ne tienne le carnet.",
    "Le prix, à la rentrée.",
]
OUTPUTS = [
    ("Le carnet du rendez-vous du jeudi", "booklet", "Trois questions, dix minutes, une feuille par semaine.", "https://exemple.fr/carnet-du-jeudi"),
    ("La carte des douze fermes", "map", "Qui livre quoi, à moins de trente kilomètres.", "https://exemple.fr/carte-des-fermes"),
    ("Les gabarits du menu ouvert", "prototype", "À imprimer et à remplir chaque matin.", "https://exemple.fr/menu-ouvert"),
]  # fmt: skip
NETWORK = [
    ("person", "Lucie Arnaud", ["design"], "Designer de services, quinze ans auprès de collectivités rurales.", "Résidence au collège de Saint-Amand\nAtelier des gares du Berry", "24", "now", "public"),
    ("operator", "Le Laboratoire des usages", ["sociology", "design"], "Association de chercheurs et de designers ; accueille des résidences de trois semaines.", "Cinq résidences depuis 2019", "84", "later", "public"),
    ("person", "Yanis Cordier", ["sociology"], "Sociologue du travail, spécialiste des métiers de l’accueil.", "", "", "now", "teams"),
    ("person", "Ève Lambert", ["architecture", "arts"], "Architecte et scénographe, fabrique avec les habitants.", "Halle de Luzy\nÉcole de Lignières", "27", "no", "public"),
]  # fmt: skip


def tell(who):
    """The network, then what the field of two residences holds."""
    network(who)
    kitchen, counter = (Dossier.objects.get(residence__state=state).residence for state in ("closed", "running"))
    wanted(counter)
    journal(counter, WORDS)
    trials(counter)
    portrait(counter)
    came_back(kitchen)


def before_report(residence):
    """What the final report tells of the field, of the vote, of what is left to all."""
    journal(residence, WORDS[:2])
    trials(residence)
    with days_ago(177):
        voted(residence)
    left(residence)


def network(who):
    """Four members, one of whom has not agreed yet."""
    regions = dict(Territory.objects.filter(kind="region").values_list("code", "name"))
    for n, (kind, name, disciplines, profile, references, region, available, visibility) in enumerate(NETWORK):
        Professional.objects.create(
            kind=kind, name=name, disciplines=disciplines, profile=profile, references=references, region=region if region in regions else "", region_name=regions.get(region, ""),
            available=available, available_on=clock.today() + timedelta(days=60) if available == "later" else None, email=f"reseau-{n}@demo.test",
            visibility=visibility, consent_at=clock.now() if n != 2 else None, email_shown=n == 1,
        )  # fmt: skip


def wanted(residence):
    """The profiles that the team still needs."""
    for discipline, profile in (("sociology", "Connaît l’accueil du public"), ("arts", "Dessine avec les habitants")):
        residence.wanted.create(discipline=discipline, profile=profile)


def journal(residence, words):
    """People met each week, words with their consent, what was understood."""
    notes = list(residence.notes.order_by("on", "id"))
    for note in notes:
        for kind, number in MET[: 2 + len(note.title) % 3]:
            residence.meetings.create(on=note.on, phase=note.phase, kind=kind, number=number)
    for note, (said, author, consent, name) in zip(notes, words, strict=False):
        agreed = {"way": "written" if name else "spoken", "agreed_on": note.on} if consent != "none" else {}
        residence.verbatims.create(note=note, on=note.on, said=said, who=author, consent=consent, name=name, **agreed)
    for title, text, name, description in INSIGHTS:
        insight = residence.insights.create(title=title, text=text)
        insight.notes.set(notes[:2])
        residence.concepts.create(insight=insight, name=name, description=description, made=True)


def trials(residence):
    """Each prototype tried has its trial, counted; one was tried twice."""
    tried = list(residence.prototypes.exclude(tested_on=None).order_by("tested_on", "id"))
    for n, made in enumerate(tried):
        users = 8 + 4 * n
        made.trials.create(
            residence=residence,
            on=made.tested_on,
            place="Sur place",
            users=users,
            who="usagers et agents",
            alone=users - 3,
            learned=made.learned,
        )
    if tried:
        first = tried[0]
        first.trials.create(
            residence=residence,
            on=first.tested_on + timedelta(days=3),
            place="Au marché",
            users=5,
            who="habitants",
            alone=5,
            learned=first.learned,
        )
    for made in tried:
        made.follow()


def portrait(residence):
    """A picture on which someone may be recognized, who has not agreed: it stays in the team."""
    content = drawings.table()
    file = residence.dossier.attachments.create(
        kind="portrait", name="accueil.png", caption="Illustration de la démonstration : l’accueil, un mardi", content_type="image/png", size=len(content),
        sha256=keep(content), scan="clean", uploaded_by=residence.dossier.lead,
    )  # fmt: skip
    FieldPicture.objects.create(
        residence=residence, attachment=file, faces="not_agreed", note=residence.notes.order_by("on").first()
    )
    for known in residence.dossier.attachments.filter(kind="picture", field=None):
        FieldPicture.objects.create(residence=residence, attachment=known, faces="nobody")


def voted(residence):
    """The vote of the restitution: opened, cast on phones and on paper, closed."""
    ballot = voting.prepare(residence)
    voting.open_vote(ballot)
    choices = list(ballot.choices.all())
    BallotVote.objects.bulk_create(
        [BallotVote(ballot=ballot, choice=choices[n % 5 % len(choices)], voter=f"demo-{n}", fear=FEARS[n] if n < len(FEARS) else "") for n in range(34)]
    )  # fmt: skip
    choices[0].paper = 9
    choices[0].save()
    voting.close_vote(ballot)


def left(residence):
    """What is left to all."""
    for title, kind, description, link in OUTPUTS:
        residence.outputs.create(
            title=title,
            kind=kind,
            description=description,
            link=link,
            licence="cc-by-4.0",
            published_at=clock.now() - timedelta(days=150),
        )


def came_back(residence):
    """The visit at six months is told; that at twelve is dated."""
    visit = residence.returns.get(months=6)
    visit.due_on = min(visit.due_on, clock.today() - timedelta(days=5))
    visit.held_on, visit.told_at, visit.told_by = visit.due_on, clock.now(), residence.dossier.lead
    visit.still_used = "Le rendez-vous du jeudi se tient chaque semaine, avec onze fermes sur douze. Le menu ouvert est affiché tous les matins."
    visit.changed = "La cuisine a étendu l’appel à deux communes voisines ; le boulanger s’y est joint."
    visit.stopped = "La carte des fermes n’est plus mise à jour : personne n’en avait la charge après la résidence."
    visit.lesson = (
        "Nommer, avant la fin, la personne qui tiendra chaque production ; sans nom, elle s’arrête dans les trois mois."
    )
    visit.save()
    returns.told(visit)
