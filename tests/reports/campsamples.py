"""The papers of a camp, with invented people; the longest names and none at all."""

from datetime import UTC, datetime

from reports import campdata, data

AT = datetime(2026, 11, 12, 13, 30, 12, tzinfo=UTC)
SERVICE = data.Service(name="Mission Etalab", authority="Secrétariat général pour la modernisation de l'action publique", email="camps@essaim.example")  # fmt: skip
COMMON = {
    "reference": "TC-2026-004", "program": "Territoires Camps", "service": SERVICE, "made_at": AT, "verify_url": "https://essaim.example/verifier/", "camp": "Se déplacer sans voiture dans le Berry",
    "when": "les 22 et 23 novembre 2026", "place": "Halle au blé, 12 place Séraucourt, 18000 Bourges",
}  # fmt: skip
PEOPLE = [("Zoé Petit", "étudiant", "Lycée Jacques-Cœur"), ("Jean-Baptiste N'Guyen-Montauban", "agent public", "Communauté d'agglomération de Bourges Plus"), ("Aïcha Diop", "habitant, usager", ""), ("Lou", "designer", "")]  # fmt: skip


def badges(number=6, **changes):
    """Badges, for as many people."""
    rows = tuple(
        campdata.Badge(name=name, profile=profile, organization=organization, url=f"https://essaim.example/inscriptions/{n}/pointage/?cle=IkRv{n}")
        for n, (name, profile, organization) in enumerate((PEOPLE * 50)[:number])
    )  # fmt: skip
    return campdata.Badges(**COMMON | {"rows": rows} | changes)


def attendance(number=30, **changes):
    """A sheet of two days, by profile."""
    signers = [campdata.Signer(name=name, detail=organization) for name, _profile, organization in (PEOPLE * 200)[:number]]  # fmt: skip
    groups = (campdata.SignerGroup(title="Habitant, usager", rows=tuple(signers[: number // 2])), campdata.SignerGroup(title="Designer", rows=tuple(signers[number // 2 :])))  # fmt: skip
    halves = (("dim. 22", "matin"), ("dim. 22", "après-midi"), ("lun. 23", "matin"), ("lun. 23", "après-midi"))  # fmt: skip
    return campdata.Attendance(**COMMON | {"halves": halves, "groups": groups} | changes)


def certificates(number=2, **changes):
    """Certificates, the first in a team."""
    rows = tuple(
        campdata.Participant(name=name, number=f"TC-2026-004-{n}", team="" if n else "Les Bus", challenge="" if n else "Savoir quand passe le bus")
        for n, (name, _profile, _organization) in enumerate((PEOPLE * 50)[:number])
    )  # fmt: skip
    more = {"organization": "Commune de Bourges (Cher)", "summary": "Deux jours pour essayer.", "signer": "Claire Bonnet", "rows": rows}  # fmt: skip
    return campdata.Certificates(**COMMON | more | changes)


ALL = {
    "badges": badges, "badges_four": lambda: badges(by_four=True), "badges_none": lambda: badges(0),
    "attendance": attendance, "attendance_crowded": lambda: attendance(3, halves=(("dim.", "matin"),) * 6, place=""),
    "certificates": certificates, "certificates_none": lambda: certificates(0, place=""),
}  # fmt: skip
