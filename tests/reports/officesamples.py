"""The papers of projects and of the workshop, invented: ordinary, empty, long."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from reports import agreements, agreementtexts, data, finaldata, officedata, projectdata, sessionminutes

AT = datetime(2026, 11, 12, 13, 30, 12, tzinfo=UTC)
SERVICE = data.Service(name="Mission France en Résidence", address=("64 allée de Bercy", "75012 Paris"), phone="01 40 15 70 00", email="residence@essaim.example")  # fmt: skip
CHECK = "https://essaim.example/verifier/"
COMMON = {"program": "France en Résidence", "service": SERVICE, "made_at": AT, "verify_url": CHECK}
LONG = "Les habitants ont dit ce qui les empêche de venir, les agents ce qui les empêche d'ouvrir plus tôt ; la navette passe désormais à 9 heures. "
STEPS = ("L'équipe est formée", "La lettre d'engagement est signée", "Première immersion", "Deuxième immersion", "Le prototype est essayé", "Restitution publique", "Rapport final")  # fmt: skip


def page(n=0, **changes):
    """A project under way, whose light turns with its number."""
    light, word, reasons = (("red", "En danger", ("Jalon en retard de 16 jours", "42 jours sans nouvelles")), ("amber", "À surveiller", ("22 jours sans séance",)), ("green", "Va bien", ()))[n % 3]  # fmt: skip
    first = date(2026, 3, 2)
    steps = tuple(finaldata.Milestone(label=label, due=first + timedelta(45 * k), met=first + timedelta(45 * k + 3) if k < 4 else None) for k, label in enumerate(STEPS))  # fmt: skip
    sky = tuple(finaldata.Checkin(on=first + timedelta(14 * k), weather=(k * 3 + n) % 4 + 1, word="Les premiers parents reviennent.") for k in range(9))  # fmt: skip
    facts = {
        "reference": f"FER-2026-{n:03d}", "title": "Un guichet qui vient à vous", "organization": ("Lignières (Cher)", "Die (Drôme)", "Saint-Joseph (La Réunion)")[n % 3],
        "stage": "En résidence", "since": date(2026, 5, 11), "light": light, "word": word, "reasons": reasons, "following": "Séance le 19 novembre 2026",
        "people": (data.Fact(label="Cheffe de projet", value="Claire Bonnet"), data.Fact(label="Coach", value="Karim Haddad")),
        "facts": (data.Fact(label="Accompagnement", value="7 séances tenues"), data.Fact(label="Jalons", value="4 tenus sur 7"), data.Fact(label="Financement", value="62 000 € acquis sur 80 000 €")),
        "milestones": steps, "checkins": sky, "budget": Decimal(80_000), "acquired": Decimal(62_000), **changes,
    }  # fmt: skip
    return projectdata.ProjectPage(**facts)


def project(**changes):
    return projectdata.ProjectSheet(reference="FER-2026-000", edition="Promotion 2026", page=page(**changes), **COMMON)


def bare_project():
    return project(reasons=(), people=(), facts=(), milestones=(), checkins=(), budget=None)


def cohort(number=3):
    """A cohort of so many projects."""
    dates = data.Table(
        columns=("Jour", "Rencontre", "Lieu"), rows=(("Le 3 décembre 2026 à 10 h", "Séminaire d'hiver", "Bourges"),)
    )
    pages = tuple(page(n) for n in range(number))
    return projectdata.CohortStatus(
        reference="FER-2026-C1", title="La promotion 2026 à mi-parcours", lead=f"{number} projets. Un projet est en danger : il vient en premier." if number else "Aucun projet.",
        words=(("Un mot à qui lit", LONG * 2),) if number else (), counts=(("Va bien", 1), ("À surveiller", 1), ("En danger", 1)) if number else (), dates=dates if number else None, pages=pages, **COMMON,
    )  # fmt: skip


def session(**changes):
    facts = {
        "reference": "FER-2026-031", "title": "La cantine, à moins de trente kilomètres", "organization": "Saint-Joseph (La Réunion)", "subject": "Préparer la deuxième immersion",
        "held_at": AT, "until": AT + timedelta(hours=2), "place": "Mairie annexe", "coach": "Karim Haddad", "body": f"## Où en est-on\n\n{LONG * 2}\n\n## Ce qui a été décidé\n\n- ouvrir à 9 heures ;\n- écrire aux parents.",
        "actions": data.Table(columns=("Ce qui est à faire", "Par qui", "Avant le"), rows=(("Écrire aux parents", "Claire Bonnet", "20 novembre 2026"), ("Réserver la salle", "Karim Haddad", "22 novembre 2026"))), **COMMON, **changes,
    }  # fmt: skip
    return sessionminutes.SessionMinutes(**facts)


def agreement(outcome="residence", **changes):
    words = {
        "side": agreementtexts.SIDES["etat"],
        "title": "Un guichet qui vient à vous",
        "reference": "FER-2026-031",
        "program": "France en Résidence",
    }
    funding = data.Table(columns=("Financeur", "Étape", "Montant en euros"), rows=(("Région Centre", "Acquis", Decimal(40_000)), ("Commune", "Accord de principe", Decimal("12500.50"))), numeric=("Montant en euros",), total=("Total", "", Decimal("52500.50")))  # fmt: skip
    facts = {
        "reference": "FER-2026-031", "title": agreementtexts.TITLES[outcome], "lead": agreementtexts.LEADS[outcome], "project": "Un guichet qui vient à vous",
        "parties": (data.Fact(label="L'État", value="Mission France en Résidence, 64 allée de Bercy, 75012 Paris"), data.Fact(label="Commune", value=agreementtexts.BEARER % "Lignières (Cher), SIREN 211 801 279"), data.Fact(label="Cheffe de projet", value="Claire Bonnet")),
        "articles": (agreements.Article(title="Objet", body=agreementtexts.OBJECT.format(**words)), *(agreements.Article(title=t.format(**words), body=b.format(**words)) for t, b in agreementtexts.ARTICLES[outcome]), agreements.Article(title="Durée", body=agreementtexts.DURATION)),
        "funding": funding, "money": agreementtexts.MONEY, "signatories": (data.Fact(label="Pour la commune de Lignières", value="Hélène Morvan, maire"), data.Fact(label="Pour l'État", value=SERVICE.name)), **COMMON, **changes,
    }  # fmt: skip
    return agreements.Agreement(**facts)


# ------------------------------------------------------------------ the workshop


def places(number=14):
    codes = [
        ("18", "Cher", 5),
        ("26", "Drôme", 4),
        ("974", "La Réunion", 3),
        ("63", "Puy-de-Dôme", 3),
        ("59", "Nord", 2),
        ("2A", "Corse-du-Sud", 2),
        ("29", "Finistère", 2),
        ("971", "Guadeloupe", 1),
    ]
    codes += [(f"{n:02d}", f"Département {n}", 1) for n in range(30, 30 + max(0, number - len(codes)))]
    return tuple(officedata.Place(code=code, name=name, projects=n) for code, name, n in codes[:number])


def series(title, *points, unit=""):
    return finaldata.Series(
        title=title,
        subtitle="Projets de la période",
        points=points,
        unit=unit,
        source="Source : les projets enregistrés sur la plateforme.",
    )


def sheet(title, columns, *rows, total=()):
    return finaldata.Sheet(
        title=title,
        subtitle="À la date des chiffres",
        table=data.Table(columns=columns, rows=rows, numeric=columns[1:], total=total),
    )


def yearly(number=14, projects=24, **changes):
    """A yearly report of ordinary length."""
    fates = ("Promotion", "Projets", "En cours", "Achevés", "Arrêtés")
    rows = tuple(
        (
            f"FER-2025-{n:03d}",
            "Saint-Amand-Montrond (Cher)",
            "Un guichet qui vient à vous",
            "Cher",
            "11 mai 2025",
            "En résidence",
        )
        for n in range(projects)
    )
    sections = (
        finaldata.Section(code="foreword", title="Avant-propos", body=LONG * 6 + "\n\n> Faire confiance à ceux qui essaient, c'est leur donner le droit de se tromper.\n\n" + LONG * 2),
        finaldata.Section(code="map", title="Où sont les projets", lead="24 projets dans 14 départements. Les plus nombreux : Cher (5), Drôme (4), La Réunion (3).", body=LONG * 2),
        finaldata.Section(code="cohorts", title="Les promotions et les appels", lead="3 appels, 148 dossiers déposés, 24 projets ouverts.", tables=(sheet("De l'appel aux projets", ("Appel", "Déposés", "Lauréats", "Confirmés"), ("Appel 2024", 40, 9, 8), ("Appel 2025", 61, 10, 9), ("Appel 2026", 47, 8, 7), total=("Total", 148, 27, 24)), sheet("Où en est chaque promotion", fates, ("2024", 8, 0, 6, 2), ("2025", 9, 7, 2, 0), ("2026", 7, 7, 0, 0)))),
        finaldata.Section(code="territories", title="Les territoires, par taille", measures=(series("La plupart des communes comptent de 500 à 1 999 habitants", ("Moins de 500", 3), ("500 à 1 999", 9), ("2 000 à 9 999", 5), ("10 000 à 49 999", 2), ("50 000 ou plus", 0)), series("Communes : 19 projets sur 24", ("Commune", 19), ("Intercommunalité", 4), ("Département", 1)))),
        finaldata.Section(code="funding", title="Qui paie", lead="1 240 000 € acquis ou versés, par 17 financeurs.", measures=(series("La région Centre apporte 22 % de ce qui est sûr", ("Région Centre", 272_800), ("Fonds d'amorçage", 210_000), ("Commune de Bourges", 98_000), ("Caisse des dépôts", 64_000), unit="€"),), tables=(sheet("Qui paie combien", ("Financeur", "Acquis ou versé", "Inscrit"), ("Région Centre", Decimal(272_800), Decimal(300_000)), ("Fonds d'amorçage", Decimal(210_000), Decimal(210_000)), total=("Total", Decimal(482_800), Decimal(510_000))),)),
        finaldata.Section(code="outcomes", title="Ce que sont devenus les projets depuis la première édition", lead="24 projets depuis la première édition : 14 en cours, 8 achevés, 2 arrêtés.", tables=(sheet("Ce que sont devenus les projets, année par année", ("Année", *fates[1:]), ("2024", 8, 0, 6, 2), ("2025", 9, 7, 2, 0), ("2026", 7, 7, 0, 0), total=("Total", 24, 14, 8, 2)),)),
        finaldata.Section(code="lessons", title="Ce qui a été appris", tables=(finaldata.Sheet(title="Ce que les projets arrêtés ont appris", subtitle="Dans leurs propres mots", table=data.Table(columns=("Projet", "Étape", "Ce qui a été appris"), rows=(("Aubigny (Cher)", "Abandonnée", LONG), ("Crest (Drôme)", "Abandonnée", LONG)))),)),
        finaldata.Section(code="people", title="Les personnes et leurs heures", lead="142 séances d'accompagnement tenues : 311 heures, par 9 accompagnateurs.", measures=(series("121 personnes tiennent un rôle dans ces projets", ("Chefs de projet", 24), ("Co-rédacteurs", 31), ("Résidents", 58), ("Accompagnateurs", 8)),)),
        finaldata.Section(code="annexes", title="Annexe : tous les projets", tables=(finaldata.Sheet(title="Tous les projets de la période", subtitle="À la date des chiffres", table=data.Table(columns=("Référence", "Organisme", "Projet", "Département", "Ouvert le", "Étape"), rows=rows)),)),
    )  # fmt: skip
    essential = finaldata.Essential(
        sentences="Vingt-quatre territoires ont repensé un service public avec leurs habitants. Huit l'ont achevé, et six le font encore vivre un an après. Deux se sont arrêtés et ont écrit pourquoi.",
        figures=(finaldata.KeyFigure(value="24", label="projets dans la période", compare="14 en cours, 8 achevés, 2 arrêtés"), finaldata.KeyFigure(value="14", label="départements", compare="12 projets dans des communes de moins de 2 000 habitants"), finaldata.KeyFigure(value="1 240 000 €", label="acquis ou versés", compare="sur 1 410 000 € inscrits aux plans de financement"), finaldata.KeyFigure(value="311", label="heures d'accompagnement", compare="142 séances, par 9 accompagnateurs")),
        worked=LONG, fragile=LONG, asked="Reconduire le programme pour trois ans, et ouvrir un fonds d'amorçage avant le 1er mars 2027.",
    )  # fmt: skip
    facts = {
        "reference": "FER-2026-9A4C21", "genre": "Rapport annuel", "title": "Une année en résidence", "promise": "Ce que vingt-quatre territoires ont changé dans leurs services publics, et ce qu'ils en ont appris.", "period": "2026",
        "facts": (data.Fact(label="Période", value="2026"), data.Fact(label="Portée", value="tout le programme"), data.Fact(label="Chiffres du", value="12 novembre 2026")),
        "essential": essential, "places": places(number), "sections": sections, "proof": finaldata.Proof(verify_url=CHECK, sources=("Chaque chiffre est compté par la plateforme.",), words=(data.Fact(label="Arrêté", value="Le projet a été abandonné ; ses leçons sont gardées."),)), **COMMON, **changes,
    }  # fmt: skip
    return officedata.Brochure(**facts)


def empty_yearly():
    return yearly(
        places=(),
        sections=(),
        promise="",
        period="",
        facts=(),
        proof=finaldata.Proof(),
        essential=finaldata.Essential(sentences="Aucun projet cette année."),
    )


def statistics(**changes):
    """The statistics of a call already announced."""
    one = yearly()
    facts = {
        "reference": "FER-2026-7C0D11", "genre": "Statistiques d'un appel", "title": "L'appel 2026 en chiffres", "essential": replace(one.essential, sentences="61 brouillons commencés, 47 dossiers déposés : 77 % des brouillons aboutissent."), "sections": one.sections[3:6],
        "sources": ("Visites : lectures de la page publique, robots exclus.", "Dossiers déposés : au moins une fois."), **COMMON, **changes,
    }  # fmt: skip
    return officedata.CallStatistics(**facts)


def plain(**changes):
    """The page in plain French."""
    facts = {
        "reference": "FER-2026-1B2C33", "title": "Une année en résidence", "figures": (finaldata.KeyFigure(value="24", label="projets"), finaldata.KeyFigure(value="14", label="départements"), finaldata.KeyFigure(value="8", label="projets achevés")),
        "words": (("Ce que c'est", "Une équipe vient dans une commune.\n\nElle travaille avec les habitants.\n\nEnsemble, ils changent un service public."), ("Ce qui a été fait cette année", "- 24 communes ont accueilli une équipe.\n- 8 équipes ont fini leur travail.\n- 2 équipes se sont arrêtées."), ("La suite", "De nouvelles communes peuvent demander une équipe.\n\nLe prochain appel commence en mars.")),
        "where": "https://essaim.example/", **COMMON, **changes,
    }  # fmt: skip
    return officedata.PlainSummary(**facts)


ALL = {
    "project_sheet": project, "project_sheet_bare": bare_project, "cohort_status": cohort, "cohort_status_empty": lambda: cohort(0),
    "session_minutes": session, "session_minutes_bare": lambda: session(place="", actions=None), "agreement": agreement, "agreement_bare": lambda: agreement("startup", funding=None, money="", signatories=()),
    "yearly": yearly, "yearly_empty": empty_yearly, "yearly_long": lambda: yearly(60, 200), "call_statistics": statistics, "plain_summary": plain,
}  # fmt: skip
