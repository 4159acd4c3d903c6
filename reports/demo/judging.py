"""What the juries of the demonstration marked before their readings: examples, written for the purpose."""

from programs.models import ExampleMark
from reports.demo.story import days_ago

CANTEEN = (
    "Exemple 1 : une cantine scolaire",
    "Une commune de 2 400 habitants veut repenser sa cantine. La moitié des enfants ne finit pas son assiette, les familles se plaignent du bruit et les agents s’épuisent.\n\n"
    "Le maire propose d’accueillir l’équipe dans l’ancienne école, à deux pas du réfectoire. Les parents élus, deux agents et le producteur de légumes sont d’accord pour y passer une demi-journée par semaine.\n\n"
    "Après la résidence, la directrice générale suivra les suites ; aucun budget n’est encore voté. La commune promet de publier ce qu’elle aura appris.",
    "Le problème est précis et vécu ici : 4. Les ressources locales sont prévenues, sans écrit : 3. La suite a un nom, pas de budget : 2. "
    "Habitants et agents viennent à chaque étape : 3. Une promesse de publier, sans méthode : 2.",
    ((4, 3, 2, 3, 2), (4, 4, 2, 3, 2), (3, 3, 1, 3, 2), (4, 3, 4, 3, 3), (5, 4, 2, 4, 3)),
)
BUS = (
    "Exemple 2 : un bus à la demande",
    "Une communauté de communes voudrait moderniser son bus à la demande avec une application. Le dossier présente longuement l’outil et peu ceux qui s’en servent.\n\n"
    "Un prestataire est déjà pressenti. Une réunion publique présentera la solution aux habitants. Le service sera repris par la régie, qui a inscrit 20 000 euros à son budget.",
    "Une solution avant un problème : 1 ou 2 sur le contexte, quelle que soit la qualité de l’outil. La suite, elle, est organisée et financée : 4. "
    "Une réunion publique n’est pas une coconstruction : 1.",
    ((2, 2, 4, 1, 2), (1, 2, 4, 1, 2), (3, 3, 4, 2, 3), (2, 1, 4, 1, 1), (1, 2, 3, 1, 2)),
)


def examples(call, jury, days, late=()):
    """The examples of a call, marked so many days ago by its jury but for those who are ``late``."""
    criteria = list(call.criteria.all())
    with days_ago(days):
        for n, (title, text, comment, marks) in enumerate((CANTEEN, BUS), 1):
            example = call.examples.create(order=n, title=title, text=text, comment=comment)
            for juror, given in zip(jury, marks, strict=True):
                if juror not in late:
                    scores = {str(one.pk): mark for one, mark in zip(criteria, given, strict=True)}
                    mark = ExampleMark(example=example, reviewer=juror, scores=scores)
                    mark.weigh(criteria)
                    mark.save()
