"""The three residences of the demonstration: one published, one in the field, one being framed."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

from django.utils.timezone import localtime

from programs import clock
from programs.models import ActionItem, Checkin, CoachingSession
from programs.models.attachment import Attachment, keep
from reports.demo import content
from reports.demo.story import days_ago, take

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
WEATHER = ["clouds", "showers", "clouds", "sun", "sun", "storm", "clouds", "sun"]


def coach(dossier, someone, days, officer):
    """A coach is named, meets the lead twice, and writes for the coaches only."""
    with days_ago(days):
        take(dossier.project, "name_coach", officer, coach=str(someone.pk))
    for k, subject in enumerate(("Lancement et définition locale", "Point d’étape : ce que le terrain a appris")):
        if days - 14 - 40 * k <= 0:
            break  # still to come
        with days_ago(days - 10 - 40 * k, 9):
            start = clock.now() + timedelta(days=3)
            session = CoachingSession(
                dossier=dossier,
                coach=someone,
                subject=subject,
                starts_at=start,
                ends_at=start + timedelta(hours=1),
                place="Visioconférence",
            )
            session.book(by=type(someone).objects.get(pk=someone.pk))
        with days_ago(days - 14 - 40 * k, 17):
            session.minutes = (
                "Décidé : partir du guichet, rencontrer trente habitants, ne rien développer avant la semaine 2."
            )
            session.save()
            take(session, "hold", someone)
            ActionItem.objects.create(
                dossier=dossier,
                session=session,
                label="Envoyer les notes de terrain aux élus",
                owner=dossier.lead,
                due_on=clock.today() + timedelta(days=10),
                done_on=clock.today() if k == 0 else None,
            )
    dossier.private_notes.create(
        author=someone, text="La secrétaire générale porte tout ; prévoir un relais avant l’été."
    )


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
    definition = residence.definitions.first()
    definition.problem = f"À {idea[0]}, {idea[3]}."
    definition.users = "Les habitants, les agents d’accueil, les élus de permanence."
    definition.taken = "Les trois semaines d’immersion, l’équipe pluridisciplinaire, la restitution en public."
    definition.adapted = "Les intersemaines durent un mois : les agents ont besoin de temps pour essayer."
    definition.added = "Un conseil d’habitants, tiré au sort, se réunit à chaque fin de semaine."
    definition.approved_at, definition.approved_by = clock.now(), someone
    definition.save()
    residence.refresh_from_db()
    residence.budget, residence.backed_on, residence.backed_by = Decimal(42000), clock.today(), f"{lead}, pour la maire"
    residence.host, residence.place = "Mairie", f"Ancienne école, place du Marché, {idea[0]}"
    residence.save()
    attach(residence.dossier, lead, "agreement", "convention-signee.pdf", "application/pdf", blank_pdf())


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


def work(residence, lead, until):
    """Phases dated and done up to ``until``, with notes and prototypes on the way."""
    begin = clock.today()
    for k, phase in enumerate(residence.phases.all()):
        phase.starts_on, phase.ends_on = (
            begin + timedelta(days=k * 21),
            begin + timedelta(days=k * 21 + (6 if k % 2 else 14)),
        )
        if k < until:
            phase.started_on, phase.ended_on, phase.status = (
                phase.starts_on,
                phase.ends_on + timedelta(days=2 * (k == 2)),
                "done",
            )
        elif k == until:
            phase.started_on, phase.status = phase.starts_on, "running"
        phase.save()
        if k < until:
            title, text = NOTES[k % len(NOTES)]
            residence.notes.create(phase=phase, on=phase.starts_on, title=title, text=text, author=lead)
    for k, (name, description, whom, learned, kept) in enumerate(PROTOTYPES[: max(1, until - 2)]):
        residence.prototypes.create(
            name=name,
            description=description,
            tested_on=begin + timedelta(days=70 + 10 * k),
            tested_with=whom,
            learned=learned,
            kept=kept,
        )


def weather(dossier, lead, days, step=14):
    """The lead's word every two weeks."""
    for k, code in enumerate(WEATHER):
        if days - k * step <= 0:
            break
        with days_ago(days - k * step, 18):
            Checkin.objects.create(
                dossier=dossier, by=lead, weather=code, success="Trente habitants rencontrés." if code == "sun" else "",
                obstacle="Deux agents en arrêt." if code in ("storm", "showers") else "", help_wanted="Un appui auprès de la préfecture." if code == "storm" else "",
            )  # fmt: skip


def picture(seed):
    """A drawn picture of the field, since the project is invented."""
    from PIL import Image, ImageDraw  # only here

    image = Image.new("RGB", (1200, 700), "#eef1fb")
    draw = ImageDraw.Draw(image)
    for k in range(7):
        height = 160 + (k * 97 + seed * 61) % 260
        draw.rectangle((60 + k * 160, 640 - height, 180 + k * 160, 640), fill=("#000091", "#6a6af4", "#c9191e")[k % 3])
    draw.line((0, 640, 1200, 640), fill="#161616", width=6)
    buffer = BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def tell(made, who, write_report):
    """Three residences: published, in the field, being framed."""
    published(made[1], who, write_report)
    in_the_field(made[0], who)
    framed(made[2], who)


def published(dossier, who, write_report):
    """A year old: closed, its report sealed and published."""
    lead, someone, officer, idea = dossier.lead, who["coach"], who["officer"], content.IDEAS[1]
    coach(dossier, someone, 325, officer)
    fund(dossier)
    with days_ago(310):
        frame(dossier.residence, lead, someone, idea)
        take(dossier.residence, "form_team", officer)
    with days_ago(290):
        enlist(dossier.residence, 4)
        work(dossier.residence, lead, 6)
        take(dossier.residence, "start", someone)
    weather(dossier, lead, 285)
    finish(dossier, who, write_report)


def finish(dossier, who, write_report):
    """The public session, the report, the closing."""
    lead, residence = dossier.lead, dossier.residence
    with days_ago(165):
        residence.refresh_from_db()
        residence.public_session_at, residence.public_session_place = clock.now() + timedelta(days=5), "Salle des fêtes"
        residence.licence = "etalab-2.0"
        residence.save()
        take(residence, "present", lead)
    for milestone in dossier.milestones.filter(due_on__lt=clock.today() - timedelta(days=100)):
        milestone.done_on = milestone.due_on + timedelta(days=3)
        milestone.save()
    for n, caption in enumerate(
        ("L’ancienne école, devenue l’atelier de la résidence", "Les cartes essayées au marché")
    ):
        attach(dossier, lead, "picture", f"terrain-{n + 1}.png", "image/png", picture(n), caption)
    write_report(dossier, who)
    with days_ago(60):
        take(residence, "close", who["officer"])


def in_the_field(dossier, who):
    """Started three months ago: the second week is over."""
    lead, someone = dossier.lead, who["coach"]
    coach(dossier, someone, 115, who["officer"])
    fund(dossier)
    with days_ago(100):
        frame(dossier.residence, lead, someone, content.IDEAS[0])
        take(dossier.residence, "form_team", who["officer"])
    with days_ago(80):
        enlist(dossier.residence, 3)
        work(dossier.residence, lead, 3)
        take(dossier.residence, "start", someone)
    for code in ("member", "resident", "observer"):
        dossier.roles.get_or_create(person=who[code], code=code, ends_on=None)
    weather(dossier, lead, 75)
    for milestone in dossier.milestones.filter(due_on__lt=clock.today() - timedelta(days=20)):
        milestone.done_on = milestone.due_on
        milestone.save()
    start = localtime(clock.now()).replace(hour=14, minute=0, second=0, microsecond=0) + timedelta(days=4)
    coming = CoachingSession(
        dossier=dossier,
        coach=someone,
        subject="Préparer la semaine 3",
        starts_at=start,
        ends_at=start + timedelta(hours=1),
        place="Mairie de Lignières",
    )
    coming.book(by=type(someone).objects.get(pk=someone.pk))
    ActionItem.objects.create(
        dossier=dossier, label="Inviter les élus à la restitution", owner=lead, due_on=clock.today() - timedelta(days=2)
    )
    ActionItem.objects.create(
        dossier=dossier, label="Réserver la salle des fêtes", owner=lead, due_on=clock.today() + timedelta(days=9)
    )


def framed(dossier, who):
    """Confirmed less than a month ago: one funder still to convince, nothing signed."""
    coach(dossier, who["coach"], 24, who["officer"])
    fund(dossier, acquired=False)


def enlist(residence, number):
    """The first residents of the team."""
    for name, discipline, role in TEAM[:number]:
        residence.residents.create(name=name, discipline=discipline, role=role)
    residence.refresh_from_db()
