"""The papers of a start-up, invented: whole, with nothing recorded, and given to a taker."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from reports import data, finaldata, startupdata

AT = datetime(2026, 11, 12, 13, 30, 12, tzinfo=UTC)
SERVICE = data.Service(name="Mission Etalab", authority="Secrétariat général pour la modernisation de l'action publique", email="startups@essaim.example")  # fmt: skip
LONG = "Les parents appellent dix crèches, laissent un message, attendent une réponse qui ne vient pas. "


def paper(**changes):
    """A committee file of ordinary length."""
    months = [date(2026, n, 1) for n in (7, 8, 9, 10)]
    measures = tuple(
        startupdata.Measured(side=side, label=label, unit=unit, baseline=start, target=Decimal(target), is_north=side == "Utilisé", is_counted=unit == "€", points=tuple(zip(months, map(Decimal, values), strict=False)))
        for side, label, unit, start, target, values in (("Utilisable", "Facilité d'usage", "sur 10", None, 8, (6, 7)), ("Utilisé", "Parents actifs dans le mois", "parents", Decimal(0), 800, (40, 180, 320, 500)), ("Utile", "Parents satisfaits", "%", Decimal(40), 90, ()), ("Coût à l'utilisation", "Budget annuel par usager", "€", None, 200, ("297.2",)))
    )  # fmt: skip
    facts = {
        "reference": "ST-2026-004", "program": "Start-up territoriale", "service": SERVICE, "made_at": AT, "genre": "Dossier du comité n° 1", "title": "Berceau",
        "organization": "Commune de Bourges (Cher)", "promise": "Une place en crèche, sans appeler dix fois.", "finding": "Parents actifs : 500, pour une cible de 800.",
        "facts": (data.Fact(label="Comité", value="le 19 novembre 2026 à 14 h, heure de Paris"), data.Fact(label="Cheffe de projet", value="Claire Bonnet")),
        "passages": (startupdata.Passage(title="Le problème", body=LONG * 4), startupdata.Passage(title="Les hypothèses", body="- Les parents réservent seuls.\n- Les agents gagnent du temps.")),
        "measures": measures, "agenda": "Les six mois.\n\n- démonstration ;\n- chiffres.",
        "milestones": data.Table(columns=("Jalon", "Prévu", "Attendu", "Fait"), rows=(("Premiers usagers", "31 juillet 2026", "31 juillet 2026", "20 juillet 2026"), ("Comité", "19 novembre 2026", "19 novembre 2026", "–"))),
        "budget": data.Table(columns=("Budget", "Montant"), rows=(("Équipe recrutée", "71 000 €"), ("Autres coûts", "3 300 €")), numeric=("Montant",), total=("Total, dont acquis : 74 300 €", "74 300 €")),
        "weather": data.Table(columns=("Date", "Météo", "En un mot"), rows=(("2 novembre 2026", "Beau temps", "Les premiers parents reviennent."),)), **changes,
    }  # fmt: skip
    return startupdata.StartupPaper(**facts)


def bare():
    """A monthly sheet of a start-up just opened."""
    nothing = {"facts": (), "passages": (), "measures": (), "milestones": None, "budget": None, "weather": None, "agenda": "", "promise": ""}  # fmt: skip
    return paper(genre="Fiche du mois, novembre 2026", finding="Rien n'est encore mesuré.", **nothing)


def takeover():
    """What the taker of a service receives."""
    points = (
        ("L'adresse du service est définitive", "Oui", "https://berceau.example"),
        ("L'hébergement est au nom de qui reprend le service", "Pas encore", "–"),
    )
    things = (
        ("Serveur virtuel (hébergement)", "Commune de Bourges", "31 décembre 2026, transmis", LONG),
        ("berceau.example (nom de domaine)", "Commune de Bourges", "–", "–"),
    )
    tables = (
        startupdata.Listed(title="La liste de sortie", table=data.Table(columns=("Point", "Réponse", "Preuve, ou raison"), rows=points)),
        startupdata.Listed(title="Ce qui se transmet", table=data.Table(columns=("Quoi", "Au nom de", "Jusqu'au", "Où c'est, comment le reprendre"), rows=things * 6)),
    )  # fmt: skip
    return paper(genre="Dossier de reprise", finding="1 point sur 2 est acquis.", tables=tables, agenda="", weather=None, verify_url="https://essaim.example/verifier/")  # fmt: skip


def final_report():
    """The final report of a start-up: its matrix and its charts come with the impact, its budget with the costs."""
    from tests.reports import samples  # which gathers these

    months = tuple(
        (f"{name} 2026", Decimal(value))
        for name, value in (("juillet", 40), ("août", 180), ("septembre", 320), ("octobre", 500))
    )
    series = finaldata.Series(
        title="Parents actifs dans le mois : 500 parents, pour une cible de 800 parents",
        subtitle="Parents actifs, mois par mois",
        unit="parents",
        points=months,
        source="Essaim, chiffres de la start-up",
    )
    matrix = data.Table(
        columns=("Mesure", "Au départ", "Dernier chiffre", "Cible"),
        rows=(
            ("Utilisé – Parents actifs", "0 parents", "500 parents", "800 parents"),
            ("Coût – Budget par usager", "–", "297,20 €", "200 €"),
        ),
        numeric=("Au départ", "Dernier chiffre", "Cible"),
    )
    parts = (
        samples.section("problem", "Le problème et ses usagers"),
        finaldata.Section(code="impact", title="L'usage et l'impact", body=LONG, measures=(series, replace(series, title="Parents satisfaits : 87,5 %", unit="%", points=(("octobre 2026", Decimal("87.5")),))), tables=(finaldata.Sheet(title="La matrice d'impact", table=matrix),)),
        finaldata.Section(code="lessons", title="Les enseignements", body=LONG),
    )  # fmt: skip
    annex = finaldata.Annex(
        title="La décision du comité", on=date(2026, 11, 19), body="Le comité a décidé : arrêter là."
    )
    return samples.final_report(project="startup", title="Berceau", sections=parts, phases=(), prototypes=(), annexes=(annex,))  # fmt: skip


ALL = {"startup_paper": paper, "startup_paper_bare": bare, "startup_takeover": takeover, "startup_report": final_report}
