"""The reports of the workshop in the demonstration: last year's, published; this year's, on its way; a page in plain French."""

from datetime import timedelta

from programs import clock
from programs.models import Program, Publication
from reports import workshop
from reports.demo.story import days_ago, settle, take

YEARLY = {
    "essential": "Des communes de moins de 10 000 habitants ont accueilli une équipe et repensé un service public avec celles et ceux qui s’en servent. Une résidence est achevée, et ce qu’elle a essayé dure. Nous demandons de reconduire le programme pour trois ans.",
    "worked": "Le chef de projet libéré à mi-temps et l’élu référent, ensemble : là où les deux y étaient, rien ne s’est arrêté.",
    "fragile": "Le financement arrive tard : trois mois séparent en moyenne l’accord de principe du versement.",
    "asked": "Ouvrir un fonds d’amorçage avant le 1er mars, pour que les équipes commencent sans attendre.",
    "foreword": "Faire confiance à ceux qui essaient, c’est leur donner le droit de se tromper.\n\nCe rapport dit ce qui a marché, ce qui n’a pas marché, et ce que nous en avons appris. Les chiffres sont ceux de la plateforme, que chacun peut vérifier.",
    "map": "Les territoires ruraux répondent d’abord là où un réseau de maires a relayé l’appel.",
    "funding": "Les apports en nature, un lieu, des agents, ne figurent pas dans ces montants : ils comptent souvent davantage.",
    "lessons": "Une piste abandonnée tôt coûte moins qu’un service mal né.",
}
PLAIN = {
    "what": "Une équipe vient dans une commune.\n\nElle travaille avec les habitants.\n\nEnsemble, ils changent un service public.",
    "done": "- Des communes ont accueilli une équipe.\n- Une équipe a fini son travail.",
    "learned": "Il faut essayer tôt, avec les habitants.\n\nIl faut aussi dire ce qui ne marche pas.",
    "next": "De nouvelles communes peuvent demander une équipe.\n\nL’appel commence bientôt.",
}


def tell(who):
    """What the officers made with the workshop."""
    program, second = Program.objects.get(outcome="residence"), who["authority"]
    with days_ago(60):
        year = clock.today().year
        period = {"starts_on": clock.today().replace(month=1, day=1), "ends_on": clock.today() - timedelta(1)}
        first = made(Publication(kind="yearly", program=program, title=f"Une année en résidence, {year}", promise="Ce que des territoires ont changé avec leurs habitants, et ce qu’ils en ont appris.", **period), YEARLY, who)  # fmt: skip
    published(first, who, second, 58)
    with days_ago(55):
        page = made(
            Publication(kind="plain_summary", program=program, title="Les résidences en une page", **period), PLAIN, who
        )
    published(page, who, second, 54)
    with days_ago(3):
        later = Publication(kind="yearly", program=program, title=f"Une année en résidence, {year + 1}", former=first)
        made(later, {"essential": YEARLY["essential"]}, who)


def made(publication, words, who):
    """A report opened, its texts written by the officer."""
    workshop.opened(publication, who["officer"])
    for text in publication.texts.all():
        if text.code in words:
            text.write(words[text.code], who["officer"], text.revision)
    return publication


def published(publication, who, second, days):
    """Its proof, approved by someone else, sealed, published."""
    with days_ago(days, 9):
        take(publication, "prove", who["officer"])
        settle("document", line__object_id=publication.pk)
    with days_ago(days, 11):
        take(publication, "approve", second, comment="Relu page par page.")
    with days_ago(days, 14):
        take(publication, "seal", who["officer"])
        settle("document", line__object_id=publication.pk)
    with days_ago(days - 1, 10):
        take(publication, "publish", who["officer"])
