"""What a new call starts with, by its mode, as data: sections, questions, what the jury looks at, in which phases."""

from programs import formfiles, phases
from programs.callmodels import MODELS
from programs.levels import LEVELS


def question(kind, label, help="", required=True, limit=None, choices=""):
    return {"kind": kind, "label": label, "help": help, "required": required, "limit": limit, "choices": choices}


SECTIONS = [
    ("Le service public et le problème", "Racontez simplement ; le jury ne connaît pas votre territoire.", [
        question("text", "Quel service public voulez-vous repenser ?", "Par exemple : la cantine, l’accueil en mairie, le transport à la demande.", limit=150),
        question("long", "Quel problème vivent les habitants et les agents ?", "Une situation vécue vaut mieux qu’un long diagnostic.", limit=2500),
        question("choices", "Qui est concerné d’abord ?", choices="Les habitants\nLes agents\nLes familles\nLes jeunes\nLes personnes âgées\nLes entreprises et artisans"),
        question("number", "Combien de personnes sont concernées, environ ?", required=False, limit=1000000),
    ]),
    ("L’accueil de l’équipe", "Une équipe de trois à six personnes s’installe chez vous, trois semaines réparties sur six mois.", [
        question("long", "Où l’équipe travaillera-t-elle, et qui l’accueillera ?", "Un lieu ouvert au public est un atout : école, gare, médiathèque…", limit=2000),
        question("yesno", "Pouvez-vous loger l’équipe sur place ?"),
        question("date", "À partir de quand pouvez-vous l’accueillir ?"),
        question("choice", "L’agent qui conduira le projet a-t-il du temps pour cela ?", choices="Oui, un jour par semaine ou plus\nOui, moins d’un jour par semaine\nPas encore"),
    ]),
    ("Les habitants, les partenaires, le budget", "", [
        question("long", "Comment les habitants et les agents participeront-ils ?", "Qui avez-vous déjà rencontré ? Qui faut-il aller chercher ?", limit=2000),
        question("long", "Sur quelles ressources locales vous appuierez-vous ?", "Associations, écoles, entreprises, savoir-faire, lieux.", limit=2000),
        question("euros", "Quel budget votre organisation peut-elle réunir ?", "L’État et d’autres financeurs complètent ; ce n’est pas un critère."),
        question("long", "Qu’est-ce qui pourra servir à d’autres territoires ?", required=False, limit=1500),
        question("file", "Un document à joindre, si vous le souhaitez", "Un plan, une délibération, une photo du lieu : PDF, image, document bureautique.", required=False),
    ]),
]  # fmt: skip
# a short form: two questions are enough to send an idea
IDEA = [
    ("Votre idée", "Quelques phrases suffisent. Écrivez pour tout le monde : ce texte peut être publié, sans nom de personne.", [
        question("long", "Quel problème vivent les habitants ou les agents ?", "Une situation vécue vaut mieux qu’un long diagnostic.", limit=1500),
        question("long", "Quelle est votre idée ?", "Ce que l’on ferait, avec qui, par quoi commencer.", limit=2500),
        question("long", "A-t-elle déjà été essayée, chez vous ou ailleurs ?", "Ce qui a marché, ce qui n’a pas marché.", required=False, limit=1500),
    ]),
]  # fmt: skip
# volunteers: enough to know who, where, when
INTEREST = [
    ("Votre candidature", "Pas de dossier : trois réponses suffisent.", [
        question("long", "Pourquoi êtes-vous volontaire ?", "Quelques phrases.", limit=1200),
        question("text", "Quel lieu proposez-vous ?", "Une salle, une école, une médiathèque…", limit=200),
        question("date", "À partir de quand êtes-vous prêts ?"),
    ]),
]  # fmt: skip
BY_MODE = {"contribution": IDEA, "interest": INTEREST}
CRITERIA_HELP = {
    "Adaptation au contexte du territoire": "Le problème est-il précis, vécu ici, et soluble dans le temps donné ?",
    "Appui sur les ressources locales": "Les lieux, les gens et les savoir-faire du territoire sont-ils de la partie ?",
    "Modèle durable": "Que restera-t-il quand l’équipe sera partie, et qui s’en occupera ?",
    "Coconstruction avec les habitants": "Les habitants et les agents décident-ils, ou sont-ils seulement consultés ?",
    "Transfert à d’autres territoires": "Qu’est-ce qu’un autre territoire pourra reprendre ?",
}


def fill(call, model=""):
    """Give a call its first form, that of a model when there is one: sections, questions, criteria when it has a jury, rules."""
    call.phases.bulk_create(phases.usual(call))
    if model in MODELS:
        formfiles.load(call, MODELS[model]["form"])
        return
    for n, (title, help_text, questions) in enumerate(BY_MODE.get(call.mode, SECTIONS), 1):
        section = call.sections.create(order=n, title=title, help=help_text)
        for k, fields in enumerate(questions, 1):
            section.questions.create(order=k, **fields)
    if call.has_jury:
        for n, (label, weight) in enumerate(call.program.criteria, 1):
            words = {"help": CRITERIA_HELP.get(label, ""), "levels": LEVELS.get(label, [])}
            call.criteria.create(order=n, label=label, weight=weight, **words)
