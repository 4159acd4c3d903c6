"""The papers of a start-up, invented: whole, with nothing recorded, and given to a taker."""

from datetime import UTC, date, datetime
from decimal import Decimal

from reports import data, startupdata

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


ALL = {"startup_paper": paper, "startup_paper_bare": bare, "startup_takeover": takeover}
