"""The call models that an officer may start from, as data: text, form, criteria, rules; all of it may then be changed."""

from typing import Any

from programs.levels import LEVELS


def ask(code: str, kind: str, label: str, **more: Any) -> dict[str, Any]:
    """A question of a model, as in a file (programs/formfiles.py)."""
    return {"code": code, "kind": kind, "label": label, "required": True, **more}


def when(code: str, test: str, value: str) -> dict[str, Any]:
    """A condition of one point."""
    return {"condition": {"mode": "all", "terms": [{"question": code, "test": test, "value": value}]}}


def rule(subject: str, test: str, value: str, label: str = "", question: str | None = None) -> dict[str, Any]:
    """A rule of eligibility."""
    return {"subject": subject, "question": question, "test": test, "value": value, "label": label}


HEAD = {"format": "essaim-formulaire", "version": 1}

# Recommendation 2: an open concept, a common base written together, a local definition in each territory.
IDEAS = {
    **HEAD, "sections": [
        {"title": "Votre idée", "help": "Une idée suffit : rien n’a besoin d’être prêt, ni financé.", "questions": [
            ask("service", "text", "Quel service ou quelle politique publique faudrait-il repenser ?", limit=200,
                example="L’accueil des nouveaux habitants dans un bourg-centre."),
            ask("usagers", "long", "Qu’en disent aujourd’hui les habitants et les agents ?", limit=2500,
                help="Ce que vous avez entendu, vu ou mesuré ; une scène vaut mieux qu’un diagnostic."),
            ask("territoire", "territory", "Sur quel territoire ?"),
        ]},
        {"title": "Votre définition d’une résidence", "help": "Le socle est commun et ouvert ; la façon de le vivre vous appartient.", "questions": [
            ask("forme", "choice", "Quelle forme vous conviendrait ?",
                choices=["Trois semaines d’immersion réparties dans l’année", "Un laboratoire des usages, autour d’un objet précis",
                         "Un doctorant accueilli trois ans (CIFRE)", "Une autre forme"]),
            ask("autre", "long", "Décrivez cette autre forme", limit=1500, **when("forme", "equal", "Une autre forme")),
            ask("garder", "long", "Que garderiez-vous absolument du socle commun, et que changeriez-vous ?", limit=2500,
                help="L’écoute, l’essai en vrai, la présence sur place, la participation des habitants…"),
            ask("deja", "yesno", "Avez-vous déjà accueilli une résidence ou une démarche proche ?"),
            ask("appris", "long", "Qu’en avez-vous retenu, ratés compris ?", limit=2500, **when("deja", "equal", "yes")),
        ]},
        {"title": "Avec qui, et pour la suite", "help": "", "questions": [
            ask("avec", "partners", "Avec qui en parlez-vous déjà ?", required=False, help="Collectivités voisines, associations, entreprises, écoles : rien ne les engage ici."),
            ask("accueillir", "choice", "Seriez-vous prêts à accueillir une résidence ?", choices=["Oui, dès le prochain appel", "Oui, plus tard", "Non, je partage une idée"]),
            ask("moyens", "choices", "Que pourriez-vous apporter ?", required=False, choices=["Un lieu de travail", "Un logement pour l’équipe", "Du temps d’agent", "Un budget"],
                **when("accueillir", "different", "Non, je partage une idée")),
            ask("licence", "yesno", "Acceptez-vous que cette idée soit publiée sous licence ouverte, avec le nom de votre organisation ?",
                help="Sans cet accord, nous lisons l’idée mais elle ne rejoint pas le socle commun."),
        ]},
    ],
    "criteria": [],
    "rules": [rule("answer", "one_of", "yes", "l’idée peut être publiée sous licence ouverte", "licence")],
    "rules_block": False,
}  # fmt: skip

# Recommendation 1: ten partners, five of private law with the social economy among them, neighbouring collectivities, teaching or
# research; a shared and open place with coworking; citizens; a local dynamic; protocols of innovation, practised or planned.
ACCELERATOR = {
    **HEAD, "sections": [
        {"title": "La structure et son territoire", "help": "Un accélérateur public réunit ceux qui peuvent mener ensemble des projets complexes d’innovation.", "questions": [
            ask("nom", "text", "Nom de l’accélérateur", limit=150, example="L’Atelier des possibles"),
            ask("siege", "territory", "Où est-il installé ?"),
            ask("statut", "choice", "Quelle forme a-t-il, ou aura-t-il ?", choices=["Service d’une collectivité", "Groupement d’intérêt public", "Association", "Société coopérative d’intérêt collectif", "Autre forme"]),
            ask("dynamique", "long", "Quelle dynamique locale le porte ?", limit=3000, help="Projets menés ensemble, réseaux, événements, résultats : ce qui existe déjà, daté."),
        ]},
        {"title": "Le tour de table", "help": "Ceux qui se sont engagés à vos côtés, par écrit. Le label attend au moins dix partenaires, dont cinq de droit privé.", "questions": [
            ask("partenaires", "partners", "Vos partenaires locaux", help="Comptez les entreprises de l’économie sociale et solidaire, les collectivités voisines, l’université, l’école ou le laboratoire."),
            ask("gouvernance", "long", "Comment décidez-vous ensemble ?", limit=2000),
            ask("engagements", "file", "Les lettres d’engagement, en un seul fichier", required=False),
        ]},
        {"title": "Le lieu", "help": "Un lieu partagé, ouvert à tous, où l’on travaille côte à côte.", "questions": [
            ask("lieu", "yesno", "Disposez-vous d’un lieu partagé et ouvert ?"),
            ask("ouverture", "date", "Quand ouvrira-t-il ?", **when("lieu", "equal", "no")),
            ask("adresse", "text", "Son adresse", limit=250, **when("lieu", "equal", "yes")),
            ask("coworking", "yesno", "Comprend-il, ou comprendra-t-il, un espace de travail partagé (coworking) ?"),
            ask("postes", "number", "Combien de postes de travail ?", least=1, limit=2000, **when("coworking", "equal", "yes")),
            ask("acces", "long", "Qui peut y venir, quand, à quelles conditions ?", limit=1500),
        ]},
        {"title": "Les citoyens et les méthodes", "help": "", "questions": [
            ask("outils", "choices", "Comment les citoyens prennent-ils part aux projets ?", choices=["Ateliers de conception", "Enquêtes et immersions", "Budget participatif", "Jury ou panel citoyen", "Données ouvertes et contributions en ligne", "Autrement"]),
            ask("citoyens", "long", "Donnez un exemple récent : qui est venu, qu’est-ce qui a changé ?", limit=2500),
            ask("protocoles", "choice", "Pratiquez-vous des protocoles d’innovation : résidences, recherches-actions… ?", choices=["Oui, déjà", "C’est en projet", "Non"]),
            ask("lesquels", "long", "Lesquels, avec qui, et avec quels résultats attendus ou obtenus ?", limit=2500, **when("protocoles", "different", "Non")),
        ]},
        {"title": "Les moyens", "help": "La première année pleine.", "questions": [
            ask("equipe", "number", "Combien de personnes y travaillent, en équivalent temps plein ?", limit=500),
            ask("budget", "budget", "Budget de la première année", balanced=True, help="Dépenses et ressources, apports en nature compris."),
        ]},
    ],
    "criteria": [
        {"label": "Tour de table", "weight": 25, "best": 5, "levels": LEVELS["Tour de table"], "help": "Les partenaires sont-ils divers, engagés, et décident-ils vraiment ?"},
        {"label": "Lieu partagé et ouvert", "weight": 20, "best": 5, "levels": LEVELS["Lieu partagé et ouvert"], "help": "Le lieu est-il accessible, vivant, ouvert à ceux qui ne viennent jamais ?"},
        {"label": "Implication des citoyens", "weight": 20, "best": 5, "levels": LEVELS["Implication des citoyens"], "help": "Les habitants conçoivent-ils, ou donnent-ils seulement un avis ?"},
        {"label": "Dynamique locale", "weight": 20, "best": 5, "levels": LEVELS["Dynamique locale"], "help": "Que s’est-il déjà fait ensemble, et qu’en reste-t-il ?"},
        {"label": "Protocoles d’innovation", "weight": 15, "best": 5, "levels": LEVELS["Protocoles d’innovation"], "help": "Les méthodes sont-elles pratiquées, documentées, transmises ?"},
    ],
    "rules": [
        rule("partners", "least", "10"), rule("partners_private", "least", "5"), rule("partners_ess", "least", "1"), rule("partners_local", "least", "1"),
        rule("partners_school", "least", "1"), rule("answer", "one_of", "yes", "un espace de travail partagé (coworking)", "coworking"),
        rule("answer", "one_of", "Oui, déjà\nC’est en projet", "des protocoles d’innovation, pratiqués ou en projet", "protocoles"),
    ],
    "rules_block": False,
}  # fmt: skip

MODELS = {  # code: name, what it is for, the call's own fields, its form
    "idees": {
        "name": "Appel à idées France en Résidence",
        "about": "Recueillir des idées et des définitions locales de la résidence ; personne n’est en concurrence.",
        "call": {
            "title": "Appel à idées : inventons la résidence qui nous va", "mode": "contribution",
            "summary": "Dites comment une résidence pourrait changer un service public chez vous : chaque idée nourrit la méthode commune.",
            "text": "France en Résidence installe pour quelques semaines, dans un territoire, une équipe qui repense un service public avec ceux qui l’utilisent et ceux qui le rendent.\n\nAvant de choisir des lieux, nous voulons écrire la méthode avec vous. Le socle est commun et publié ; chaque territoire en propose sa définition.\n\nToute idée recevable est publiée sous licence ouverte, avec le nom de qui la propose. Il n’y a ni jury ni classement.",
        },
        "form": IDEAS,
    },
    "accelerateur": {
        "name": "Label accélérateur public",
        "about": "Labelliser des lieux et des équipes qui aident un territoire à innover : critères, règles et jury sont prêts.",
        "call": {
            "title": "Label accélérateur public", "mode": "competition", "min_reviews": 2,
            "summary": "Un label national pour les lieux où collectivités, entreprises, chercheurs et habitants innovent ensemble.",
            "text": "Le label distingue une dynamique locale : des partenaires nombreux et divers, un lieu partagé et ouvert, des méthodes qui associent les citoyens.\n\nLes lauréats rejoignent un réseau national, qui partage ses méthodes et ses projets.\n\nAvant de déposer, chaque candidat voit ce qui lui manque au regard des critères. Un manque n’interdit pas de déposer : il sera examiné.",
        },
        "form": ACCELERATOR,
    },
}  # fmt: skip
