"""The four residences of the demonstration: one published, one in the field, one being framed, one that stopped."""

from datetime import timedelta
from decimal import Decimal

from django.utils.timezone import localtime

from programs import clock
from programs.models import ActionItem, Checkin, CoachingSession
from programs.models.attachment import Attachment, keep
from reports.demo import content, drawings, field
from reports.demo.story import days_ago, take
from residences import definitions
from residences.models import SheetVersion

PICTURES = [
    ("table.png", drawings.table, "une table, des cartes, douze producteurs, en semaine 2"),
    ("carte.png", drawings.country, "les douze fermes, à moins de trente kilomètres de la cuisine"),
]  # fmt: skip
TEAM = [
    ("Maëlle Carré", "design", "Designer, coordinatrice de la résidence"), ("Omar Faure", "sociology", "Sociologue"),
    ("Zoé Lemoine", "digital", "Développeuse"), ("Hugo Blanc", "architecture", "Architecte"),
]  # fmt: skip
NOTES = [
    (
        "Sept heures au guichet",
        "Nous avons passé la journée à côté de l’agente d’accueil. Trente-deux personnes, dont onze venues pour demander où aller.",
    ),
    (
        "Le marché du samedi",
        "Douze conversations debout. Personne ne demande une application ; on demande une réponse, tout de suite.",
    ),
    (
        "La file du téléphone",
        "Neuf appels sur dix posent l’une de quatre questions. Elles tiennent sur une carte postale.",
    ),
    ("Avec les agents", "Les agents ont dessiné leur semaine. Le mardi porte à lui seul un tiers des demandes."),
    (
        "Chez madame R.",
        "Elle garde ses papiers dans une boîte à chaussures, classés par couleur. Son classement vaut le nôtre.",
    ),
]
PROTOTYPES = [
    ("La carte des quatre réponses", "Une carte postale distribuée au marché, avec les quatre réponses les plus demandées.", "40 habitants", "On la garde sur le réfrigérateur ; il manquait le numéro de téléphone.", True),
    ("Le guichet ambulant", "Une table, un agent, un ordinateur, trois villages par semaine.", "3 villages", "Les gens viennent quand l’heure est la même chaque semaine.", True),
    ("La borne vocale", "Un répondeur qui lit les horaires et prend un message.", "15 personnes", "Abandonnée : on raccroche dès que l’on entend une machine.", False),
]  # fmt: skip
KITCHEN_NOTES = [
    ("Six heures, la cuisine s’allume", "Nous avons épluché quarante kilos de carottes avec les agentes. Elles venaient de quatre cents kilomètres."),
    ("Le carnet de commandes", "La commande de la semaine se décide le jeudi à 17 heures, quand tout le monde est parti."),
    ("Chez les producteurs", "Douze fermes visitées, neuf prêtes à livrer. Aucune ne sait à qui téléphoner."),
    ("Une table, des cartes", "Personne n’a choisi la place de marché en ligne. Tous ont choisi l’appel à heure fixe."),
    ("Le prix du panier", "Le repas coûte quatre centimes de plus, et l’on jette un quart de moins."),
    ("Les premiers menus", "Trois semaines de menus essayés. Les enfants ont redemandé du chou."),
]  # fmt: skip
KITCHEN_PROTOTYPES = [
    ("La place de marché en ligne", "Un site où chaque ferme dit ce qu’elle a.", "5 producteurs", "Abandonnée : personne ne l’a ouverte deux fois.", False),
    ("Le rendez-vous du jeudi", "Un appel à heure fixe entre la cuisine et chaque ferme.", "12 producteurs", "Dix minutes suffisent ; l’heure fixe compte plus que l’outil.", True),
    ("Le menu ouvert", "Un menu qui dit « légume de saison », et le décide le jour même.", "420 mangeurs", "On jette moins ; les parents veulent savoir la veille.", True),
]  # fmt: skip
WORDS = {
    "sun": ["Trente habitants rencontrés, et de vraies surprises.", "Premier essai réussi devant les élus.", "La salle était pleine à la restitution."],
    "clouds": ["L’équipe est installée ; le calendrier reste serré.", "Les agents commencent à proposer d’eux-mêmes."],
    "showers": ["Les premières portes se sont ouvertes."], "storm": ["Le désaccord a été dit, et entendu."],
}  # fmt: skip
OBSTACLES = {
    "storm": "Deux agents en arrêt, une semaine d’essais reportée.",
    "showers": "Le rendez-vous avec la région est repoussé.",
}
# Days after the first visit: the beginning and the end of each phase, at the pace of the preset's milestones.
DAYS = [(0, 4), (14, 20), (21, 41), (42, 48), (49, 69), (70, 76)]
TRIED = (46, 60, 73)  # days after the first visit
LATE = 7  # days: the last week waited for a cook to come back
WEATHER = ["clouds", "showers", "clouds", "sun", "sun", "storm", "clouds", "sun"]


def coach(dossier, someone, days, officer):
    """A coach is named, meets the lead twice, and writes for the coaches only."""
    with days_ago(days):
        take(dossier.project, "name_coach", officer, coach=str(someone.pk))
    for k, subject in enumerate(("Lancement et définition locale", "Point d’étape : ce que le terrain a appris")):
        if days - 14 - 40 * k <= 0:
            break  # still to come
        with days_ago(days - 10 - 40 * k, 9):
            session = booked(dossier, someone, subject, clock.now() + timedelta(days=3), "Visioconférence")
        with days_ago(days - 14 - 40 * k, 17):
            held(session, done=k == 0)
    dossier.private_notes.create(
        author=someone, text="La secrétaire générale porte tout ; prévoir un relais avant l’été."
    )


def booked(dossier, someone, subject, start, place):
    """An hour with the lead, booked by the coach."""
    session = CoachingSession(
        dossier=dossier, coach=someone, subject=subject, starts_at=start, ends_at=start + timedelta(hours=1), place=place
    )  # fmt: skip
    session.book(by=type(someone).objects.get(pk=someone.pk))
    return session


def held(session, done):
    """What was decided, and what the lead then owes, done or not."""
    session.minutes = "Décidé : partir du guichet, rencontrer trente habitants, ne rien développer avant la semaine 2."
    session.save()
    take(session, "hold", session.coach)
    ActionItem.objects.create(
        dossier=session.dossier, session=session, label="Envoyer les notes de terrain aux élus", owner=session.dossier.lead,
        due_on=clock.today() + timedelta(days=10), done_on=clock.today() if done else None,
    )  # fmt: skip


def fund(dossier, acquired=True):
    """Three funders; the last one is still in talks where the budget is not met."""
    lines = [
        ("Commune", "12000", "paid"),
        ("Programme d’investissements d’avenir", "22000", "acquired"),
        ("Région", "8000", "acquired" if acquired else "asked"),
    ]
    for funder, amount, stage in lines:
        dossier.funding.create(funder=funder, amount=Decimal(amount), stage=stage)


def frame(residence, lead, someone, idea):
    """The local definition, the backing, the agreement, the budget."""
    define(residence.definitions.get(), someone, idea)
    residence.refresh_from_db()
    residence.budget, residence.backed_on, residence.backed_by = Decimal(42000), clock.today(), f"{lead}, pour la maire"
    residence.host, residence.place = "Mairie", f"Ancienne école, place du Marché, {idea[0]}"
    residence.save()
    attach(residence.dossier, lead, "agreement", "convention-signee.pdf", "application/pdf", blank_pdf())


GAPS = "Le problème, la coconception, les essais ; un mois entre deux semaines, pour que les agents aient le temps d’essayer."
COUNCIL = "Un conseil d’habitants, tiré au sort, se réunit à chaque fin de semaine."
CHOSEN = ("immersion", "entretiens", "prototypage-rapide", "restitution-publique")  # in the library


def define(definition, someone, idea):
    """The local definition, choice by choice, then approved."""
    definition.problem = f"À {idea[0]}, {idea[3]}."
    definition.users = "Les habitants, les agents d’accueil, les élus de permanence."
    definition.save()
    weeks = "Trois semaines d’immersion"
    definition.items.create(
        principle=weeks, title=weeks, order=3, stance="adapted", text=GAPS, why="Les agents ont besoin de temps pour essayer."
    )  # fmt: skip
    definition.items.create(title="Un conseil d’habitants", order=200, stance="added", text=COUNCIL)
    definitions.take_all(definition)
    for slug in CHOSEN:
        definitions.choose(definition, SheetVersion.objects.get(sheet__slug=slug, number=1))
    talks = definition.items.get(sheet__sheet__slug="entretiens")
    talks.stance, talks.why = "adapted", "Les habitants viennent au marché plutôt qu’ils ne reçoivent."
    talks.text = talks.sheet.steps.replace(
        "Aller chez la personne, ou là où elle est à l’aise.", "Aller au marché du samedi, un banc et deux chaises."
    )
    talks.save()
    definitions.approve(definition, someone)


def attach(dossier, by, kind, name, content_type, data, caption=""):
    """Join a file, as an upload would."""
    Attachment.objects.create(
        dossier=dossier, kind=kind, name=name, content_type=content_type, size=len(data), sha256=keep(data), scan="clean", uploaded_by=by, caption=caption,
    )  # fmt: skip


def blank_pdf():
    """The smallest honest agreement: one page that says what it is."""
    from weasyprint import HTML  # slow to import

    return HTML(
        string="<title>Convention</title><h1>Convention de résidence</h1><p>Exemplaire de démonstration.</p>"
    ).write_pdf()


def work(residence, lead, until, notes=NOTES, prototypes=PROTOTYPES):
    """Phases dated and done up to ``until``, with notes and prototypes on the way."""
    begin = clock.today()
    for k, (phase, (first, last)) in enumerate(zip(residence.phases.all(), DAYS, strict=True)):
        phase.starts_on, phase.ends_on = begin + timedelta(days=first), begin + timedelta(days=last)
        late = timedelta(days=LATE if k == len(DAYS) - 1 else 0)
        if k < until:
            phase.started_on, phase.ended_on, phase.status = phase.starts_on + late, phase.ends_on + late, "done"
            title, text = notes[k % len(notes)]
            residence.notes.create(phase=phase, on=phase.started_on, title=title, text=text, author=lead)
        elif k == until:
            phase.started_on, phase.status = phase.starts_on, "running"
        phase.save()
    for day, (name, description, whom, learned, kept) in zip(TRIED, prototypes[: max(1, until - 2)], strict=False):
        residence.prototypes.create(
            name=name, description=description, tested_on=begin + timedelta(days=day), tested_with=whom, learned=learned, kept=kept
        )  # fmt: skip


def weather(dossier, lead, days, step=14):
    """The lead's word every two weeks."""
    for k, code in enumerate(WEATHER):
        if days - k * step <= 0:
            break
        with days_ago(days - k * step, 18):
            Checkin.objects.create(
                dossier=dossier, by=lead, weather=code, success=WORDS[code][k % len(WORDS[code])], obstacle=OBSTACLES.get(code, ""),
                help_wanted="Un appui auprès de la préfecture." if code == "storm" else "",
            )  # fmt: skip


def tell(made, who, write_report):
    """Four residences: published, in the field, being framed, stopped."""
    published(made[1], who, write_report)
    in_the_field(made[0], who)
    framed(made[2], who)
    abandoned(made[4])


def published(dossier, who, write_report):
    """A year old: closed, its report sealed and published."""
    lead, someone, officer, idea = dossier.lead, who["coach"], who["officer"], content.IDEAS[1]
    coach(dossier, someone, 325, officer)
    fund(dossier)
    with days_ago(310):
        frame(dossier.residence, lead, someone, idea)
        take(dossier.residence, "form_team", officer)
    with days_ago(260):
        enlist(dossier.residence, 4)
        work(dossier.residence, lead, 6, KITCHEN_NOTES, KITCHEN_PROTOTYPES)
        take(dossier.residence, "start", someone)
    weather(dossier, lead, 256, step=11)
    finish(dossier, who, write_report)


def finish(dossier, who, write_report):
    """The public session, the report, the closing."""
    lead, residence = dossier.lead, dossier.residence
    with days_ago(180):
        residence.refresh_from_db()
        residence.public_session_at, residence.public_session_place = (
            clock.now() + timedelta(days=3, hours=8),
            "Salle des fêtes",
        )
        residence.licence = "etalab-2.0"
        residence.save()
        take(residence, "present", lead)
    for milestone in dossier.milestones.filter(due_on__lt=clock.today() - timedelta(days=100)):
        milestone.done_on = milestone.due_on + timedelta(days=LATE - 1 if milestone.code == "week-3" else 0)
        milestone.save()
    for name, draw, caption in PICTURES:
        attach(dossier, lead, "picture", name, "image/png", draw(), f"Illustration de la démonstration : {caption}")
    field.before_report(residence)
    write_report(dossier, who)
    with days_ago(60):
        take(residence, "close", who["officer"])


def in_the_field(dossier, who):
    """Started six weeks ago: the second week is under way."""
    lead, someone = dossier.lead, who["coach"]
    coach(dossier, someone, 115, who["officer"])
    fund(dossier)
    with days_ago(100):
        frame(dossier.residence, lead, someone, content.IDEAS[0])
        take(dossier.residence, "form_team", who["officer"])
    with days_ago(46):
        enlist(dossier.residence, 3)
        work(dossier.residence, lead, 3)
        take(dossier.residence, "start", someone)
    for code in ("member", "resident", "observer"):
        dossier.roles.get_or_create(person=who[code], code=code, ends_on=None)
    weather(dossier, lead, 46)
    reached(dossier)
    caption = "Illustration de la démonstration : une journée au guichet"
    attach(dossier, lead, "picture", "guichet.png", "image/png", drawings.counter(), caption)
    to_come(dossier, lead, someone)


def reached(dossier):
    """The milestones of the first weeks, each three days late."""
    for milestone in dossier.milestones.filter(due_on__lt=clock.today() - timedelta(days=20)):
        milestone.done_on = milestone.due_on + timedelta(days=3)
        milestone.save()


def to_come(dossier, lead, someone):
    """A session in four days; one action late, another ahead."""
    start = localtime(clock.now()).replace(hour=14, minute=0, second=0, microsecond=0) + timedelta(days=4)
    subject, place = "Préparer la semaine 3", "Mairie de Lignières"
    booked(dossier, someone, subject, start, place)
    for label, days in (("Inviter les élus à la restitution", -2), ("Réserver la salle des fêtes", 9)):
        due = clock.today() + timedelta(days=days)
        ActionItem.objects.create(dossier=dossier, label=label, owner=lead, due_on=due)


def framed(dossier, who):
    """Confirmed less than a month ago: one funder still to convince, nothing signed."""
    coach(dossier, who["coach"], 24, who["officer"])
    fund(dossier, acquired=False)


def abandoned(dossier):
    """Stopped by its lead while it was framed: what it learned remains."""
    lessons = "Nous avions choisi la solution avant d’avoir rencontré un seul habitant. Quand l’élu référent est parti, plus personne ne portait la question. Commencer par trois journées au guichet, et nommer deux élus."
    dossier.refresh_from_db()
    with days_ago(230):
        take(dossier.residence, "abandon", dossier.lead, lessons=lessons, comment="L’élu référent a quitté le conseil ; la commune préfère s’arrêter.")  # fmt: skip


def enlist(residence, number):
    """The first residents of the team."""
    for name, discipline, role in TEAM[:number]:
        residence.residents.create(name=name, discipline=discipline, role=role)
    residence.refresh_from_db()
