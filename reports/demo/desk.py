"""The work of officers in the demonstration: labels, who instructs, messages, opinions of experts, private notes, completions."""

from datetime import timedelta

from programs import answers, bulk, clock
from programs.models import (
    Follow,
    MessageTemplate,
    Opinion,
    Organization,
    Role,
    SavedView,
    Succession,
    Territory,
    User,
)
from programs.models.instruction import Label, assign
from reports.demo.people import LONG_AGO, person
from reports.demo.story import days_ago, take

LABELS = [
    ("À voir en comité", "pink-tuile"),
    ("Commune de moins de 1 000 habitants", "green-menthe"),
    ("Première candidature", "blue-ecume"),
    ("Appelé au téléphone", "yellow-tournesol"),
]
TEMPLATES = [
    (
        "Une pièce illisible",
        "Bonjour,\n\nUne pièce du dossier [reference] ne s’ouvre pas. Pouvez-vous la joindre de nouveau, en PDF ?\n\nMerci à vous.",
    ),
    (
        "Invitation à un échange",
        "Bonjour,\n\nLe projet « [title] » nous intéresse. Auriez-vous une demi-heure cette semaine pour nous le raconter au téléphone ?",
    ),
]
VIEWS = [("Les miens", "whose=mine"), ("À vérifier", "state=submitted")]
# who writes (staff or not), days ago, what
TALKS = [
    [
        (
            True,
            4,
            "Bonjour,\n\nVotre dossier est clair. Une question : l’ancienne école est-elle chauffée en hiver ? L’équipe y travaillerait en février.",
        ),
        (
            False,
            3,
            "Bonjour,\n\nOui, la chaudière a été changée en 2023. Nous pouvons aussi prêter la salle du conseil, qui a une imprimante et le haut débit.",
        ),
        (
            True,
            2,
            "Merci, c’est noté. Pensez à nous donner le nom de la personne qui accueillera l’équipe le premier jour.",
        ),
        (False, 1, "Ce sera notre secrétaire de mairie, joignable tous les matins sauf le mercredi."),
    ],
    [
        (
            False,
            3,
            "Bonjour,\n\nNotre conseil se réunit le 14 du mois prochain. Peut-on joindre la délibération après la clôture ?",
        ),
        (True, 2, "Bonjour,\n\nOui : déposez dès maintenant, la délibération n’est demandée qu’à la confirmation."),
    ],
]
NOTES = [
    "Appelé ce matin : la maire est très engagée, l’agent pressenti part peut-être en juin. À vérifier avant le comité.",
    "La préfecture connaît bien l’équipe ; le projet de 2024 est allé au bout, dans les délais.",
]
# name, quality, question, verdict (none: still awaited), reasons
EXPERTS = [
    ("Anne Le Goff", "Designer de services, université de Nîmes", "Trois semaines sur place suffisent-elles pour un tel sujet ?", "reserve",
     "Le sujet tient en trois semaines si l’équipe rencontre les usagers dès la première. Je recommande de repousser la maquette à la troisième semaine et de prévoir deux essais plutôt qu’un."),
    ("Michel Fournier", "Ancien directeur général des services, Association des maires ruraux", "Le modèle tient-il après le départ de l’équipe ?", "yes",
     "Le coût de fonctionnement annoncé est celui d’un tiers de poste, déjà inscrit au budget. Deux communes voisines ont tenu cinq ans avec moins."),
    ("Claire Nguyen", "Chargée de mission santé, agence régionale de santé", "Le lien avec la maison de santé est-il réaliste ?", "", ""),
]  # fmt: skip
POINTS = [
    ("- Dites qui accueille l’équipe le premier jour, et où elle dort.\n- Le budget ne dit pas qui paie les déplacements.\n- Expliquez comment les habitants seront prévenus.", "Le premier jour, la secrétaire de mairie accueille l’équipe à l’ancienne école ; les trois résidents dorment au gîte communal, à deux cents mètres."),
    ("- Précisez combien d’agents participent, et combien d’heures par semaine.\n- Nommez au moins un partenaire.", "Deux agents participent, une journée chacun par semaine, le mardi et le jeudi ; l’association des parents d’élèves les rejoint le samedi."),
]  # fmt: skip


def completed(dossiers, officer, days):
    """Two dossiers of which completion was asked, point by point, then sent again with an answer that changed."""
    for dossier, (points, answer) in zip(dossiers, POINTS, strict=True):
        asked = [q["code"] for q in answers.questions(dossier.definition) if q["kind"] == "long"][:2]
        with days_ago(days, 10):
            due = clock.today() + timedelta(days=10)
            take(dossier, "request_completion", officer, comment=points, questions=asked, due=due)
        with days_ago(days - 2, 17):
            fresh = type(dossier).objects.get(pk=dossier.pk)
            fresh.answers = fresh.answers | {asked[0]: answer}
            fresh.save(update_fields=["answers"])
            take(fresh, "resubmit", dossier.lead)


def share(dossiers, who):
    """What two officers put around the first dossiers of an open call: labels, who instructs, follows, notes, views."""
    officer, colleague = who["officer"], another()
    program = dossiers[0].call.program
    for n, (name, colour) in enumerate(LABELS):
        label, _made = Label.objects.get_or_create(program=program, name=name, defaults={"colour": colour})
        label.dossiers.add(*dossiers[n : n + 3])
    for name, text in TEMPLATES:
        MessageTemplate.objects.get_or_create(program=program, name=name, defaults={"text": text})
    for name, query in VIEWS:
        SavedView.objects.get_or_create(person=officer, name=name, defaults={"query": query})
    same = type(dossiers[0]).objects
    with days_ago(2, 18):
        assign(same.filter(pk__in=[one.pk for one in dossiers[:4]]), officer, officer)
        assign(same.filter(pk__in=[one.pk for one in dossiers[4:7]]), colleague, officer)
        Follow.objects.bulk_create([Follow(dossier=one, person=officer) for one in dossiers[4:6]])
    for dossier in dossiers[2:4]:
        for days, (author, text) in zip((2, 1), ((officer, NOTES[0]), (colleague, NOTES[1])), strict=True):
            with days_ago(days):
                dossier.private_notes.create(author=author, text=text, at=clock.now())


def another():
    """A second officer, so that dossiers are shared."""
    found = person("officier-2@demo.test", "Nadia Ferrand", phone="01 00 00 00 00")
    held = {"code": "officer", "call": None, "dossier": None, "ends_on": None}
    Role.objects.get_or_create(person=found, **held, defaults={"quality": "Chargée de mission", "starts_on": LONG_AGO})
    return found


def invite(dossier, colleagues):
    """Colleagues whom the lead of a draft has invited, and who have not answered yet."""
    for n, name in enumerate(colleagues):
        with days_ago(2 - n):
            dossier.invitations.create(
                email=f"{name}@demo.test", code="member", invited_by=User.objects.get(pk=dossier.lead.pk), created_at=clock.now(), sent_at=clock.now(),
            )  # fmt: skip


def pass_on(dossiers, officer, days):
    """Dossiers that pass from a commune to its grouping, which takes over what they are about."""
    for dossier in dossiers:
        commune = dossier.organization
        grouping = Organization.objects.for_territory(Territory.objects.get(kind="epci", code=commune.territory.epci))
        with days_ago(days, 16):
            moved = Succession(dossier=dossier, former=commune, successor=grouping, former_name=str(commune))
            moved.begin(by=officer, comment="La compétence passe à l’intercommunalité.")


def talk(dossiers, officer):
    """Conversations of officers with the leads of two dossiers."""
    for dossier, lines in zip(dossiers, TALKS, strict=True):
        for from_staff, days, text in lines:
            with days_ago(days, 9 if from_staff else 16):
                author = officer if from_staff else dossier.lead
                bulk.write(dossier, User.objects.get(pk=author.pk), text, from_staff=from_staff)


def consult(dossiers, officer, days):
    """Opinions asked of three experts on each of two dossiers: two given, one still awaited."""
    for dossier in dossiers:
        for n, (name, quality, question, verdict, text) in enumerate(EXPERTS):
            with days_ago(days, 9 + n):
                opinion = Opinion(
                    dossier=dossier, version=dossier.versions.last(), expert_name=name, expert_quality=quality, question=question, asked_by=officer,
                    email=f"expert-{n + 1}@demo.test", asked_at=clock.now(), answer_by=clock.today() + timedelta(days=days + 12),
                )  # fmt: skip
                opinion.begin(by=User.objects.get(pk=officer.pk))
            if verdict:
                with days_ago(days - 1, 15 + n):
                    opinion.give(by=User.objects.system(), verdict=verdict, text=text)
