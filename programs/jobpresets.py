"""Models of positions, as data: what a programme usually recruits for, to be adapted; figures of recommendation 11.B."""

from decimal import Decimal

VERSION = 1
SALARY, MONTHS = Decimal(50_000), 6  # 11.B: two senior developers, six months, 50 000 € gross a year
ABILITY = "Savoir-faire"
LISTENING = ("Écoute des usagers", "A-t-elle, a-t-il déjà changé d’avis après avoir rencontré des usagers ?")
TOGETHER = ("Travail en équipe", "Comment partage-t-elle, partage-t-il son travail avec d’autres métiers ?")
PUBLIC = ("Sens du service public", "Pourquoi servir un territoire, et ces habitants-là ?")
FREE = ("Disponibilité", "Peut-on commencer à la date prévue, sur place quand il le faut ?")


def model(label, summary, missions, profile, ability, **fields):
    """One model of position; ``ability`` is what the screening looks at first."""
    shared = {"salary": SALARY, "months": MONTHS, "contract": "fixed_term", "remote": "partial", "seats": 1}
    criteria = [(ABILITY, ability), LISTENING, TOGETHER, PUBLIC, FREE]
    words = {"summary": summary, "missions": missions, "profile": profile}
    return {
        "label": label,
        "criteria": [list(one) for one in criteria],
        **words,
        **shared,
        **fields,
    }


MODELS = {
    "senior_developer": model(
        "Développeuse ou développeur senior",
        "Construire en six mois, avec un agent du territoire, un service numérique que ses habitants utilisent vraiment.",
        "Rencontrer les usagers avec la cheffe ou le chef de projet, et décider avec eux de ce qui compte.\n"
        "Mettre en ligne une première version avant la neuvième semaine, puis l’améliorer chaque semaine.\n"
        "Écrire un code ouvert, simple, accessible et testé, que la collectivité pourra reprendre.\n"
        "Mesurer l’usage et l’utilité du service, et les montrer à tous.",
        "Cinq ans d’expérience ou plus du développement de services en ligne.\n"
        "L’habitude de livrer souvent et de travailler sans cahier des charges figé.\n"
        "Le goût d’expliquer ce que l’on fait à des personnes qui ne codent pas.",
        "Qu’a-t-elle, qu’a-t-il construit et mis dans les mains d’usagers ?", seats=2,
    ),
    "lead_developer": model(
        "Développeuse ou développeur référent",
        "Faire les choix techniques d’une start-up territoriale, et aider l’équipe à livrer chaque semaine.",
        "Choisir des outils sobres, ouverts, que la collectivité saura maintenir.\n"
        "Organiser le travail de l’équipe technique, relire le code, tenir la qualité et la sécurité.\n"
        "Préparer la reprise du service : documentation, hébergement, passage de relais.",
        "Huit ans d’expérience ou plus, dont une responsabilité technique.\n"
        "Une pratique solide de la sécurité, de l’accessibilité et de l’hébergement.\n"
        "L’envie de transmettre.",
        "Quels choix techniques a-t-elle, a-t-il faits, et qu’en est-il resté ?", salary=Decimal(56_000),
    ),
    "product_designer": model(
        "Designer de service numérique",
        "Rendre un service public numérique évident pour celles et ceux qui s’en servent.",
        "Observer et interroger les usagers sur leur lieu de vie ou de travail.\n"
        "Dessiner, essayer et corriger les parcours avec l’équipe, chaque semaine.\n"
        "Écrire des mots simples et veiller à l’accessibilité.",
        "Trois ans d’expérience de la conception de services.\nUne pratique des tests avec des usagers.\nLa connaissance du RGAA est un atout.",
        "Quels parcours a-t-elle, a-t-il dessinés, et comment ont-ils été essayés ?", salary=Decimal(42_000),
    ),
    "resident_designer": model(
        "Designer en résidence",
        "Vivre un temps dans un territoire pour y repenser un service public avec ses habitants et ses agents.",
        "Passer trois semaines d’immersion sur place, réparties sur six mois.\n"
        "Faire émerger les besoins avec les habitants et les agents, puis dessiner des réponses.\n"
        "Fabriquer des prototypes, les essayer, en garder ce qui marche.\n"
        "Raconter la résidence dans un carnet ouvert à tous.",
        "Une formation ou une pratique du design de service, d’objet ou d’espace.\nLe goût du terrain et de la vie collective.\nUn permis de conduire est utile en zone rurale.",
        "Quels lieux, objets ou services a-t-elle, a-t-il transformés avec leurs usagers ?", contract="services", salary=Decimal(36_000),
    ),
    "sociologist": model(
        "Sociologue en résidence",
        "Comprendre comment un service public est vécu, et aider une équipe à le repenser.",
        "Conduire des entretiens et des observations auprès des habitants et des agents.\n"
        "Rendre compte simplement de ce qui a été vu et entendu, sans nommer personne.\n"
        "Aider l’équipe à évaluer les prototypes.",
        "Une pratique de l’enquête qualitative.\nUne écriture claire, pour des lecteurs qui ne sont pas sociologues.",
        "Quelles enquêtes a-t-elle, a-t-il menées, et qui s’en est servi ?", contract="services", salary=Decimal(36_000),
    ),
    "architect": model(
        "Architecte ou urbaniste en résidence",
        "Regarder autrement les lieux d’un service public, et en proposer d’autres usages.",
        "Relever les lieux et leurs usages avec celles et ceux qui les fréquentent.\n"
        "Proposer et essayer des aménagements légers, réversibles, à l’échelle un.\n"
        "Chiffrer ce que coûterait leur version durable.",
        "Un diplôme d’architecte, de paysagiste ou d’urbaniste.\nUne pratique de la concertation ou de la construction participative.",
        "Quels lieux a-t-elle, a-t-il transformés, avec qui ?", contract="services", salary=Decimal(38_000),
    ),
    "free": model("Autre métier", "", "", "", "Que sait-elle, que sait-il faire que ce poste demande ?"),
}  # fmt: skip


def fields(code):
    """What a new position takes from a model: the values of its fields."""
    one = MODELS[code]
    taken = {
        name: one[name]
        for name in ("summary", "missions", "profile", "contract", "remote", "seats", "months", "criteria")
    }
    label = "" if code == "free" else one["label"]
    return taken | {"template": code, "title": label, "salary_from": one["salary"], "preset_version": VERSION}
