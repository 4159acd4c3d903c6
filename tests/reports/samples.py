"""One realistic document of each kind, and the longest and emptiest ones; people and figures are invented."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from PIL import Image

from programs import lettertexts, placeholders
from reports import data, finaldata, formdata, letterdata
from tests.reports import (
    boardsamples,
    campsamples,
    figuresamples,
    jurysamples,
    officesamples,
    recruitsamples,
    startupsamples,
)

AT = datetime(2026, 11, 12, 13, 30, 12, tzinfo=UTC)
SERVICE = data.Service(
    name="Mission France en Résidence", authority="Secrétariat général pour la modernisation de l'action publique",
    address=("64 allée de Bercy", "75012 Paris"), phone="01 40 15 70 00", email="residence@essaim.example",
)  # fmt: skip
SIGNER = data.Signatory(
    name="Laure Vasseur", quality="la secrétaire générale pour la modernisation de l'action publique",
    delegation="Pour le Premier ministre et par délégation", signed_on=date(2026, 11, 30),
)  # fmt: skip
COMMON = {"program": "France en Résidence", "edition": "Promotion 2026", "service": SERVICE, "made_at": AT}
CALL = "Les services publics du quotidien, repensés avec ceux qui s'en servent"
FILES = (
    data.File(name="deliberation-2026-041.pdf", size=241_532, sha256="3f" * 32, answers="Délibération du conseil"),
    data.File(name="Plan d'accès au village.png", size=1_871_002, sha256="a7" * 32),
)
STEPS = (
    data.NextStep(
        label="Nous vérifions que votre dossier est complet et recevable.",
        who=SERVICE.name,
        when="avant le 30 novembre 2026",
    ),
    data.NextStep(label="Le jury lit les dossiers, après la clôture.", who="le jury"),
    data.NextStep(
        label="Vous recevez la réponse, par courriel et sur la page de votre dossier.", when="avant le 15 janvier 2027"
    ),
)


def poster(**changes):
    """The poster of a call, for a relay."""
    facts = {
        **COMMON, "verify_url": officesamples.CHECK, "reference": "7k2mq9a", "call": CALL, "summary": "Accueillez une équipe qui repense un service public avec vos habitants.",
        "until": "Jusqu'à la date limite, le 13 décembre 2026 à 23 h 59, heure de Paris", "places": "5 places", "whom": ("Commune", "Région"),
        "url": "https://essaim.example/r/7k2mq9a/", "relay": "AMRF",
    }  # fmt: skip
    return formdata.Poster(**facts | changes)


def receipt(**changes):
    """The second version of a dossier from La Réunion, with two files."""
    facts = {
        "reference": "AR-2026-00318", "version": 2, "dossier": "FER-2026-031", "title": "La cantine, à moins de trente kilomètres", "call": CALL,
        "organization": "Commune de Saint-Joseph (La Réunion)", "submitted_by": "Claire Bonnet, secrétaire générale", "received_at": AT,
        "on_behalf_of": "Hélène Morvan, maire", "closes_at": AT + timedelta(days=3), "local_zone": "Indian/Reunion", "answers": 14, "questions": 16,
        "files": FILES, "replaces": AT - timedelta(days=2), "silence": "rejected", "silence_on": date(2027, 1, 12), "decision_by": date(2027, 1, 15),
        "next_steps": STEPS, **COMMON, **changes,
    }  # fmt: skip
    return data.Receipt(**facts)


def dossier(**changes):
    """A dossier with each kind of answer."""
    partners = data.Table(
        columns=("Partenaire", "Rôle", "Apport"),
        rows=(
            ("Chambre d'agriculture", "Réseau des producteurs", Decimal(4000)),
            ("École d'ingénieurs", "Accueil d'un stagiaire", None),
        ),
        numeric=("Apport",),
    )
    budget = data.Table(
        columns=("Dépense", "Montant"),
        rows=(("Résidents, douze semaines", Decimal("42500.50")), ("Déplacements", Decimal(3200))),
        numeric=("Montant",),
        total=("Total", Decimal("45700.50")),
    )
    sections = (
        data.AnswerSection(title="Le besoin", answers=(
            data.Answer(question="Quel service public voulez-vous changer ?", text="La cantine sert 420 repas par jour. Un repas sur dix seulement vient de moins de trente kilomètres.\n\nLa cuisinière passe quatre heures par semaine à commander : elle en perd une à attendre des réponses."),
            data.Answer(question="Qui est concerné ?", items=("Enfants et parents", "Agents de la commune", "Agriculteurs")),
            data.Answer(question="Avez-vous déjà essayé quelque chose ?"),
        )),
        data.AnswerSection(title="Les moyens", answers=(
            data.Answer(question="Vos partenaires", table=partners), data.Answer(question="Votre budget", table=budget),
            data.Answer(question="Délibération", files=FILES[:1]),
        )),
    )  # fmt: skip
    facts = {
        "reference": "FER-2026-031", "title": "La cantine, à moins de trente kilomètres", "summary": "Rapprocher la cantine et les producteurs, en trois semaines passées sur place.",
        "call": CALL, "organization": "Commune de Saint-Affrique (Aveyron)", "state": "déposé", "submitted_at": AT, "version": 2,
        "facts": (data.Fact(label="SIREN", value="211 202 080"), data.Fact(label="Cheffe de projet", value="Claire Bonnet, secrétaire générale"), data.Fact(label="Population", value="8 169 habitants")),
        "sections": sections, "files": FILES, "commitments": ("Libérer la cheffe de projet deux jours par semaine.", "Publier les résultats sous licence ouverte."), **COMMON, **changes,
    }  # fmt: skip
    return data.DossierPrint(**facts)


def blind():
    """The same dossier, naming nobody."""
    whole = dossier()
    means = replace(whole.sections[1], answers=whole.sections[1].answers[1:2])
    files = tuple(replace(file, name=f"Fichier {n} (PDF)", sha256="") for n, file in enumerate(FILES, 1))
    facts = (
        data.Fact(label="Périmètre", value="1 commune, classe de population : 2 000 à 9 999"),
        data.Fact(label="Partenaires", value="2 partenaires, dont engagés : 1"),
    )
    return replace(
        whole, blind=True, organization="commune", facts=facts, sections=(whole.sections[0], means), files=files
    )


TOWNS = (
    "Saint-Affrique (Aveyron)",
    "Orsanne-sur-Loire (Cher)",
    "CC du Val-de-Lignières (Indre)",
    "Sainte-Colombe (Gironde)",
    "Beaumont-les-Deux-Églises (Ariège)",
)
REASON = "Le besoin est bien décrit et le calendrier tenable ; la place laissée aux habitants pendant les essais reste à préciser avant d'engager les dépenses."


def ranked(n):
    """So many dossiers in order: seven selected, five waiting, the others not."""
    return tuple(
        data.Ranked(
            rank=i, dossier=f"FER-2026-{i:03}", title="Un guichet pour tous les âges" if i % 2 else "La cantine, à moins de trente kilomètres", organization=TOWNS[i % 5],
            reviews=3, mark=Decimal("4.8") - Decimal("0.06") * i, equalised=Decimal("4.7") - Decimal("0.05") * i, raw_rank=i + 1 if i % 2 else i - 1,
            equalised_rank=i, proposal="selected" if i < 8 else "waitlisted" if i < 13 else "rejected",
            decision="selected" if i == 8 else None, reason=REASON if i > 6 else "",
        ) for i in range(1, n + 1)
    )  # fmt: skip


def minutes(n=60, **changes):
    """The minutes of a jury of six on n dossiers."""
    people = ("Jeanne Arnoux", "Karim Haddad", "Odile Pérez", "Yann Le Goff", "Mireille Santini", "Paul Wagner")
    facts = {
        "reference": "PV-2026-004", "call": CALL, "held_at": AT, "place": "64 allée de Bercy, Paris", "places": 8, "dossiers": ranked(n),
        "method": "equalised", "chosen_on": AT.date(), "chosen_for": "Deux jurés notent nettement plus bas que les autres.",
        "members": tuple(data.Member(name=p, quality="Maire de Lignières, Association des maires ruraux" if i % 2 else "Professeure de sociologie", chair=i == 0, present=i != 4) for i, p in enumerate(people)),
        "recusals": (data.Recusal(member="Karim Haddad", dossier="FER-2026-012", organization=TOWNS[1], reason="Même organisation"),),
        "criteria": tuple(data.Criterion(label=label, weight=weight) for label, weight in (
            ("Adaptation au contexte du territoire", 25), ("Ressources locales", 15), ("Modèle durable", 20), ("Coconstruction avec les habitants", 25), ("Transfert à d'autres territoires", 15))),
        "remarks": "Le jury salue la qualité des dossiers des communes de moins de mille habitants.\n\n- il demande une aide au montage pour l'an prochain ;\n- il souhaite rencontrer les lauréats.",
        "announced_at": AT + timedelta(days=20), "authority": SIGNER, **COMMON, **changes,
    }  # fmt: skip
    return data.Minutes(**facts)


def laureates(n=8):
    """The list under embargo."""
    rows = tuple(data.Laureate(dossier=f"FER-2026-{i:03}", title="Un guichet pour tous les âges", organization=TOWNS[i % 5], departement="12") for i in range(n))  # fmt: skip
    return data.Laureates(reference="LL-2026-004", call=CALL, announced_at=AT + timedelta(days=20), decided_on=date(2026, 11, 30), places=8, rows=rows, **COMMON)  # fmt: skip


def feedback(**changes):
    """What was noticed in a dossier."""
    facts = {
        "reference": "FER-2026-031-R", "dossier": "FER-2026-031", "title": "La cantine, à moins de trente kilomètres", "call": CALL,
        "organization": "Commune de Saint-Affrique", "addressee": "Madame Hélène Morvan, maire",
        "text": "## Modèle durable\n\n- Le budget tient.\n- La suite reste à écrire.\n\n## Ressources locales\n\n- Les producteurs sont là.",
    }  # fmt: skip
    return letterdata.Feedback(**facts, **COMMON, **changes)


WORDS = {
    "appel": CALL, "organisation": "Commune de Saint-Affrique", "projet": "La cantine, à moins de trente kilomètres", "reference": "FER-2026-031",
    "criteres": "Modèle durable, Ressources locales", "confirmer_avant": "31 janvier 2027", "rang": "2", "liste_valable_jusqu_au": "30 juin 2027",
    "service": "La mission Territoires",
}  # fmt: skip


def letter(outcome="selected", **changes):
    """A decision letter, in the words that ship."""
    reason = REASON if outcome != "selected" else ""
    text = placeholders.filled(lettertexts.DEFAULTS[outcome], WORDS | {"motifs": reason}, ("motifs",)).text
    facts = {
        "reference": "FER-2026-031-D1", "outcome": outcome, "dossier": "FER-2026-031", "title": "La cantine, à moins de trente kilomètres", "call": CALL,
        "organization": "Commune de Saint-Affrique", "addressee": "Madame Hélène Morvan, maire", "address": ("Hôtel de ville", "12400 Saint-Affrique"),
        "text": text, "dated": date(2026, 12, 1), "reason": reason, "contact": "Karim Haddad, chargé de mission",
        "rank": 2 if outcome == "waitlisted" else None, "list_until": date(2027, 6, 30) if outcome == "waitlisted" else None,
        "confirm_by": date(2027, 1, 31) if outcome == "selected" else None, "authority": SIGNER,
        "appeal": data.Appeal(told_on=date(2026, 12, 1), until=date(2027, 2, 2)), **COMMON, **changes,
    }  # fmt: skip
    return letterdata.Letter(**facts)


def completion(**changes):
    """A request for completion: three points, two questions that reopen."""
    facts = {
        "reference": "FER-2026-031-C1", "dossier": "FER-2026-031", "title": "La cantine, à moins de trente kilomètres", "call": CALL,
        "organization": "Commune de Saint-Affrique", "addressee": "Madame Hélène Morvan, maire", "address": ("Hôtel de ville", "12400 Saint-Affrique"),
        "salutation": "Madame la Maire,", "dated": date(2026, 12, 1), "due": date(2026, 12, 18), "page": "https://essaim.example/dossiers/4b1c7f5e-2f0a-4f5e-9a53-0c3d3f0f7a11/",
        "points": ("La délibération jointe n'est pas signée : joignez celle qui l'est.", "Le budget ne dit pas qui paie les déplacements.", "Précisez combien de jours par semaine la cheffe de projet est libérée."),
        "reopened": (data.Fact(label="Les moyens", value="Délibération"), data.Fact(label="Les moyens", value="Votre budget")),
        "contact": "Karim Haddad", "authority": replace(SIGNER, name="Karim Haddad", quality="chargé de mission", delegation=""), **COMMON, **changes,
    }  # fmt: skip
    return letterdata.Completion(**facts)


def photo():
    """A small photograph, made here."""
    image = Image.linear_gradient("L").resize((900, 500)).convert("RGB")
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


LONG = "L'équipe a passé ses trois premières semaines hors du bureau. Elle a épluché des carottes, chargé des cagettes et attendu des livraisons : on comprend mieux une commande quand on l'attend. "
BODY = f"{LONG * 2}\n\n## Ce que les habitants nous ont dit\n\nTrois constats reviennent dans presque tous les entretiens :\n\n- on renonce avant d'avoir essayé, parce que le formulaire fait peur ;\n- on préfère téléphoner, surtout après 75 ans ;\n- on veut une confirmation écrite.\n\n> Je ne vends pas à la cantine : je nourris l'école de ma fille.\n\n## Un choix : garder le téléphone\n\n{LONG}"
MEASURE = finaldata.Series(
    title="Près de quatre repas sur dix viennent de moins de trente kilomètres",
    subtitle="Part des repas selon l'origine, semaine du 2 novembre 2026, en %",
    unit="%",
    points=(("Moins de 30 km", 38), ("Département", 27), ("Région", 21), ("Plus loin", 14)),
    source="Source : factures de la cuisine centrale.",
)


def day(n):
    return date(2026, 3, 2) + timedelta(days=n)


def essential(**changes):
    """A page of essentials of ordinary length."""
    facts = {
        "sentences": "En six mois, une cuisinière, douze producteurs et quatre résidents ont changé l'heure d'un coup de téléphone. Quatre repas sur dix viennent désormais de moins de trente kilomètres. Le service continue.",
        "figures": tuple(finaldata.KeyFigure(value=v, label=w, compare=c) for v, w, c in (("38 %", "des repas à moins de trente kilomètres", "Avant : 10 %. Cible : 30 %."), ("12", "producteurs livrent la cantine", "Cible : 8."), ("1 h 30", "pour commander, chaque semaine", "Avant : 4 h."), ("87 850 €", "dépensés", "Prévu : 91 000 €."))),
        "commitments": tuple(finaldata.Commitment(label=a, target=b, result=c, verdict=d) for a, b, c, d in (("Une équipe de plusieurs disciplines", "3 personnes, 2 disciplines", "4 personnes, 3 disciplines", "exceeded"), ("Des prototypes essayés avec les usagers", "au moins 1", "3", "exceeded"), ("Le budget de la résidence", "91 000 €", "91 000 € acquis", "kept"), ("Deux agents formés", "2 agents", "1 agent", "partly"), ("Une restitution publique", "3 juillet 2026", "17 juillet 2026", "late"))),
        "worked": "Aller éplucher avant de proposer. Garder le téléphone. Servir trois semaines de menus avant d'écrire une ligne de marché.",
        "fragile": "Une seule cuisinière sait aujourd'hui tenir le rendez-vous du jeudi. Le prix du gazole peut tout changer.",
        "asked": "Étendre le rendez-vous du jeudi aux trois cantines de la communauté de communes dès la rentrée, à budget constant.", **changes,
    }  # fmt: skip
    return finaldata.Essential(**facts)


def phases():
    names = (
        "Prévisite",
        "Semaine 1 : le problème",
        "Première intersemaine",
        "Semaine 2 : la coconception",
        "Seconde intersemaine",
        "Semaine 3 : les essais et la restitution",
    )
    planned = [(0, 4), (14, 18), (21, 46), (49, 53), (56, 88), (91, 95)]
    actual = [(0, 4), (14, 18), (21, 49), (51, 58), (61, 112), (115, None)]
    return tuple(
        finaldata.Phase(name=n, planned=(day(a), day(b)), actual=(day(c), d and day(d)))
        for n, (a, b), (c, d) in zip(names, planned, actual, strict=True)
    )


TITLES = (
    ("context", "Le contexte et la commande"),
    ("definition", "Le territoire et la définition locale"),
    ("team", "L'équipe"),
    ("journal", "Le journal, semaine par semaine"),
    ("voices", "Portraits et paroles"),
    ("findings", "Les constats"),
    ("prototypes", "Les scénarios et les prototypes essayés"),
    ("lessons", "Les enseignements pour la politique publique"),
    ("next", "Les suites"),
    ("annexes", "Annexes"),
)


def section(code, title):
    """A chapter; the findings carry a measure, a picture and a note."""
    rich = (
        {
            "pictures": (
                data.Picture(
                    content=photo(),
                    alt="La cuisine centrale, un jeudi matin",
                    caption="La cuisine centrale, un jeudi matin.",
                    credit="Yann Le Goff",
                ),
            ),
            "measures": (MEASURE,),
            "notes": (data.Fact(label="La méthode", value="Trente entretiens d'une heure, au domicile ou au marché."),),
        }
        if code == "findings"
        else {}
    )
    body = LONG if code in ("definition", "team", "next", "annexes", "voices") else BODY
    return finaldata.Section(
        code=code,
        title=title,
        lead="La cantine sert 420 repas par jour. En 2025, un repas sur dix seulement venait de moins de trente kilomètres.",
        body=body,
        **rich,
    )


def final_report(**changes):
    """A whole report."""
    fields = {
        "reference": "FER-2026-031-R1", "title": "La cantine à trente kilomètres", "promise": "Six mois pour rapprocher une cuisine, douze producteurs et quatre cent vingt mangeurs",
        "organization": "Commune de Saint-Affrique", "essential": essential(), "sections": tuple(section(*one) for one in TITLES), "phases": phases(),
        "facts": (data.Fact(label="Territoire", value="Saint-Affrique (Aveyron)"), data.Fact(label="Sur place", value="2 mars – 26 juin 2026"), data.Fact(label="Équipe", value="4 personnes"), data.Fact(label="Financement", value="91 000 €")),
        "milestones": (finaldata.Milestone(label="Convention signée, équipe et terrain choisis", due=day(-20), met=day(-21)), finaldata.Milestone(label="Restitution publique", due=day(95), met=day(116), note="d'abord prévue le 5 juin 2026"), finaldata.Milestone(label="Retour sur la résidence, six mois après", due=day(300))),
        "team": tuple(finaldata.Resident(name=n, role=r, discipline=d, days=j and Decimal(j)) for n, r, d, j in (("Inès Carvalho", "Coordinatrice", "Design de service", "42.5"), ("Paul Wagner", "Résident", "Sociologie", "30"), ("Mai Tran", "Résidente", "Architecture", None), ("Claire Bonnet", "Cheffe de projet", "Administration", None))),
        "sessions": 9, "checkins": tuple(finaldata.Checkin(on=day(n * 14), weather=w, word=t) for n, (w, t) in enumerate(((3, "Belle équipe, on cherche encore le bureau."), (4, "Trente entretiens faits."), (2, ""), (1, "Le fournisseur a renoncé."), (3, "Nouveau fournisseur."), (4, "Premiers menus servis.")))),
        "prototypes": (finaldata.Prototype(name="Le rendez-vous du jeudi", purpose="Un appel à heure fixe avec chaque producteur", tested_with="12 producteurs, la cuisinière", tested_on=day(60), result="Dix minutes suffisent ; l'heure fixe compte plus que l'outil.", state="Gardé"), finaldata.Prototype(name="La place de marché en ligne", tested_with="5 producteurs", tested_on=day(55), result="Personne ne s'en est servi deux fois.", state="Non gardé")),
        "funding": (finaldata.Funding(funder="Programme d'investissements d'avenir", amount=Decimal(45000), stage="paid"), finaldata.Funding(funder="Commune de Saint-Affrique", amount=Decimal(26000), stage="acquired"), finaldata.Funding(funder="Région Occitanie", amount=Decimal(12000), stage="agreed"), finaldata.Funding(funder="École d'ingénieurs", amount=Decimal(8000), stage="requested", in_kind=True)),
        "expenses": (finaldata.Expense(label="Résidents, douze semaines", planned=Decimal(62000), spent=Decimal(60750)), finaldata.Expense(label="Déplacements", planned=Decimal(9000), spent=Decimal(9480)), finaldata.Expense(label="Matériel", planned=Decimal(4000))),
        "register": tuple(finaldata.Entry(on=day(n * 9), what=w, by=b, nature=k, reason=r) for n, (w, b, k, r) in enumerate((("La résidence commence", "Hélène Morvan", "Décision", ""), ("Fait sans : le financement acquis en totalité", "Karim Haddad", "Dérogation", "La région délibère en avril."), ("L'équipe commence", "Karim Haddad", "Décision", ""), ("Retour au travail", "Inès Carvalho", "Changement", "Le premier fournisseur a renoncé : il fallait tout reprendre.")))),
        "signatures": (data.Signatory(role="La cheffe de projet", name="Claire Bonnet", quality="Secrétaire générale", signed_on=day(200)), data.Signatory(role="L'accompagnateur", name="Karim Haddad", quality="SGMAP", signed_on=day(203)), data.Signatory(role="La signataire", name="Hélène Morvan", quality="Maire", signed_on=day(205))),
        "proof": finaldata.Proof(history_sha256="5e" * 32, verify_url="https://essaim.example/verifier/", sources=("Le texte : ses auteurs. Les phases, l'équipe, les prototypes, le financement : ce qui a été noté jour après jour.",), words=(data.Fact(label="Résidence", value="Une équipe travaille sur un territoire, phase par phase, pour refaire un service public avec ceux qui s'en servent."),)),
        "cover": finaldata.Series(title="91 000 € réunis auprès de quatre financeurs", subtitle="Financement, en euros", unit="€", points=(("Programme d'investissements d'avenir", Decimal(45000)), ("Commune de Saint-Affrique", Decimal(26000)), ("Région Occitanie", Decimal(12000)), ("École d'ingénieurs", Decimal(8000)))), **COMMON, **changes,
    }  # fmt: skip
    return finaldata.FinalReport(**fields)


def camp_report():
    """The report of a camp: its figures and tables come with its sections."""
    table = data.Table(
        columns=("Équipe", "Ce qu'elle devient", "Dossier"),
        rows=(("Les Bus", "continue", "ST-2026-001"), ("Le Tri", "s'arrête", "–")),
    )
    tables = (finaldata.Sheet(title="1 équipe sur 2 continue", table=table),)
    parts = (section("challenges", "Les défis"), finaldata.Section(code="next", title="Les suites", body=LONG, tables=tables), finaldata.Section(code="costs", title="Les coûts", body=LONG, measures=(MEASURE,)))  # fmt: skip
    return final_report(project="camp", sections=parts, phases=(), team=(), prototypes=(), checkins=(), annexes=(finaldata.Annex(title="Les Bus, 30 jours après", on=day(60), body="Cela avance."),))  # fmt: skip


def emptiest_report():
    """A report with one section and nothing recorded."""
    one = finaldata.Section(code="context", title="Le contexte", body="Rien n'a pu commencer.")
    nothing = dict.fromkeys(
        (
            "facts",
            "phases",
            "milestones",
            "team",
            "checkins",
            "prototypes",
            "funding",
            "expenses",
            "register",
            "signatures",
        ),
        (),
    )
    return final_report(
        sections=(one,),
        essential=finaldata.Essential(sentences="La résidence n'a pas commencé."),
        cover=None,
        sessions=0,
        proof=finaldata.Proof(),
        edition="",
        promise="",
        **nothing,
    )


def longest_report():
    """A report whose essentials overflow and whose title, calendar and contents are long."""
    told = essential(sentences=LONG * 3, worked=LONG * 2, fragile=LONG * 2, asked=LONG)
    many = tuple(replace(section(code, title), code=f"{code}{n}") for n in range(2) for code, title in TITLES[:-1])
    sky = tuple(finaldata.Checkin(on=day(7 * n), weather=(n % 4) + 1, word=LONG[:90]) for n in range(26))
    title = "Un guichet unique pour les quarante-deux communes du pays de Beaumont-les-Deux-Églises"
    return final_report(
        title=title,
        essential=told,
        sections=many,
        checkins=sky,
        cover=finaldata.Series(
            title="Appels reçus chaque semaine", points=tuple((f"Semaine {n}", 10 + n * n % 37) for n in range(22))
        ),
    )


def blank_form():
    """A blank form with each kind of room to answer."""
    blanks = (
        formdata.Blank(label="Quel service public voulez-vous repenser ?", help="La cantine, par exemple.", expected="300 caractères au plus.", lines=1),
        formdata.Blank(label="Qui est concerné d'abord ?", boxes=("Les habitants", "Les agents"), required=False),
        formdata.Blank(label="Vos partenaires", columns=("Nom", "Nature", "SIREN"), required=False), formdata.Blank(label="Le problème", lines=9),
    )  # fmt: skip
    section = formdata.BlankSection(title="Le besoin", help="Racontez simplement.", blanks=blanks)
    return formdata.BlankForm(
        reference=CALL, program="France en Résidence", service=SERVICE, made_at=AT, verify_url=officesamples.CHECK, call=CALL, summary="Une phrase.", closes_at=AT, sections=(section,),
    )  # fmt: skip


ALL = {
    "form": blank_form,
    "receipt": receipt, "receipt_bare": lambda: receipt(files=(), version=1, replaces=None, local_zone="", on_behalf_of="", silence="none", silence_on=None, next_steps=(), title=""),
    "receipt_accepted": lambda: receipt(silence="accepted"),
    "dossier": dossier, "dossier_empty": lambda: dossier(sections=(), files=(), commitments=(), facts=(), summary="", title="", submitted_at=None, version=1),
    "dossier_blind": blind,
    "minutes": minutes, "minutes_short": lambda: minutes(3, recusals=(), remarks="", announced_at=None, places=None),
    "minutes_empty": lambda: minutes(0, criteria=(), members=()),
    "feedback": feedback,
    "laureates": laureates, "laureates_none": lambda: laureates(0),
    "letter_selected": letter, "letter_waitlisted": lambda: letter("waitlisted"), "letter_rejected": lambda: letter("rejected"), "letter_ineligible": lambda: letter("ineligible", title=""),
    "completion": completion, "completion_idea": lambda: completion(title="", reopened=(), points=("Dites-nous en plus.",), suspends=False),
    "poster": poster, "poster_long": lambda: poster(call=LONG[:200], summary=LONG[:300], whom=("Collectivité d'outre-mer",) * 7), "poster_bare": lambda: poster(places="", whom=()),
    **boardsamples.ALL, **campsamples.ALL, **startupsamples.ALL, **jurysamples.ALL, **recruitsamples.ALL, **officesamples.ALL, **figuresamples.ALL,
    "camp_report": camp_report,
    "final_report": final_report, "final_report_empty": emptiest_report, "final_report_long": longest_report,
}  # fmt: skip
