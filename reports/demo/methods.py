"""The library of methods in the demonstration: the starting base, one sheet in its second version, one that a residence proposes, one to read again."""

from programs.models import Dossier, Program
from reports.demo.story import days_ago, take
from residences import library
from residences.models import MethodSheet

SECOND = "Recueillir l’accord avant de commencer, sur le formulaire, et non à la fin de la conversation."
THURSDAY = {
    "title": "L’appel à heure fixe", "stage": "trying", "length": "throughout", "duration": "Dix minutes par semaine, pendant toute la durée des essais",
    "purpose": "Remplacer un outil que personne n’ouvre par un rendez-vous que personne n’oublie : un appel, le même jour, à la même heure, avec trois questions toujours posées dans le même ordre.",
    "team": "Une personne du service, toujours la même, et les partenaires à appeler. Un résident écoute les deux premières semaines.",
    "steps": "- Choisir avec chacun le jour et l’heure, et s’y tenir\n- Écrire trois questions qui tiennent en dix minutes\n- Appeler, noter la réponse, remercier\n- Compter chaque vendredi : qui a répondu, ce qui a été convenu, ce qui a été livré\n- Après six semaines, décider ensemble si l’appel suffit",
    "material": "- Un téléphone\n- Une feuille par semaine, affichée dans le service",
    "advice": "L’heure fixe compte plus que l’outil. Si la personne change chaque semaine, l’appel s’arrête de lui-même.",
    "source": "Résidence de la cuisine centrale", "licence": "cc-by-4.0",
}  # fmt: skip
WALK = {
    "title": "La marche commentée", "stage": "understanding", "length": "hours", "duration": "Une heure et demie",
    "purpose": "Refaire avec une personne le trajet qu’elle fait d’ordinaire, et l’écouter le commenter en marchant.",
    "team": "Un marcheur, un résident qui écoute, un autre qui note et photographie les lieux.",
    "steps": "- Partir de chez la personne ou de l’arrêt où elle descend\n- La laisser choisir le chemin et l’allure\n- Noter où elle s’arrête, hésite, demande\n- Reprendre la carte ensemble à l’arrivée",
    "material": "- Un plan à grande échelle\n- De bonnes chaussures", "advice": "Pas plus de trois personnes autour d’elle.", "source": "", "licence": "cc-by-4.0",
}  # fmt: skip


def open_library(who):
    """The starting base, long before the first residence; a year later one sheet is made clearer."""
    with days_ago(440):
        library.load()
    with days_ago(90):
        sheet = take(MethodSheet.objects.get(slug="entretiens"), "revise", who["officer"])
        sheet.steps = f"{sheet.steps}\n- {SECOND}"
        sheet.save()
        take(sheet, "propose", who["officer"], change="L’accord se demande au début")
        take(sheet, "publish", who["officer"])


def proposed(who):
    """A finished residence tells the others what served it: published; another one waits to be read."""
    kitchen, counter = (
        Dossier.objects.filter(residence__state="closed").first(),
        Dossier.objects.filter(residence__state="running").first(),
    )
    with days_ago(55):
        take(
            written(kitchen, kitchen.lead, THURSDAY),
            "propose",
            kitchen.lead,
            change="Première version, après six semaines d’essais",
        )
    with days_ago(50):
        take(MethodSheet.objects.get(title=THURSDAY["title"]), "publish", who["coach"])
    with days_ago(3):
        take(written(counter, counter.lead, WALK), "propose", counter.lead, change="Essayée avec quatre habitants")


def written(dossier, by, content):
    """A sheet that the team of this dossier writes."""
    return MethodSheet.open_for(
        type(by).objects.get(pk=by.pk), Program.objects.get(pk=dossier.call.program_id), dossier=dossier, **content
    )
