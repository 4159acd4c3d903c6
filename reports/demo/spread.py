"""What makes calls known, in the demonstration: ideas gathered and published, relays and what they brought, two editions."""

from datetime import timedelta

from programs import clock
from programs.models import Edition, Provenance, Relay, RelayLink
from reports.demo import calls, content, dossiers
from reports.demo.story import days_ago, settle, take

THEMES = ("mobility", "digital", "health", "welcome", "youth", "ecology")
VISITS = {"AMRF": 41, "AMF": 63, "APVF": 17, "AdCF": 12}
EVENTS = [
    ("Ouverture : ce que huit communes ont appris", "Lyon, Hôtel de Région", 1, 9, 3),
    ("Atelier : écrire une idée en vingt minutes", "En ligne", 2, 14, 1),
    ("Portes ouvertes d’une résidence", "Lignières (Cher), ancienne école", 3, 10, 6),
    ("Restitution et remise des idées retenues", "Paris, 64 allée de Bercy", 5, 14, 3),
]


def ideas(who):
    """A call for ideas open now: six ideas sent, three agreed and published, one agreed without consent, one set aside."""
    officer, call = who["officer"], calls.begin("ideas", who["officer"])
    for n, idea in enumerate(content.IDEAS[4:11]):
        dossier = dossiers.begin(call, idea, n + 40, 25 - n)
        if n == 6:
            continue
        sent = dossiers.submit(dossier, idea, n + 40, 18 - n)
        if n < 5:
            dossiers.screen(sent, officer, "declare_eligible", 10)
        if n < 4:
            agreed(sent, officer, n)
        elif n == 4:
            dossiers.screen(
                sent,
                officer,
                "reject",
                5,
                comment="L’idée est déjà en place dans votre région ; nous vous mettons en relation.",
            )


def agreed(dossier, officer, n):
    """An idea agreed; the fourth waits for the consent of its authors."""
    with days_ago(6 - n):
        idea = take(dossier, "select", officer).idea
        idea.theme = THEMES[n]
        idea.save()
        if n < 3:
            idea.consent(dossier.lead, given=True, named=n != 1)


def relays(who):
    """Four relays pass the open call on: their visits day by day, and the dossiers that came through them."""
    call = calls.begin("open", who["officer"])
    found = list(Relay.objects.filter(acronym__in=VISITS).order_by("name", "id"))
    Relay.objects.filter(acronym="AMRF").update(
        contact="Mme Perrin, responsable de la communication", email="relais@amrf.example"
    )
    for relay in found:
        link = RelayLink.objects.create(call=call, relay=relay)
        for day in range(4):
            link.call.visits.create(
                source=link.code, day=clock.today() - timedelta(days=day), count=VISITS[relay.acronym] // (day + 2)
            )
    channels = ("", "colleague", "prefecture", "search")
    for n, dossier in enumerate(call.dossiers.order_by("reference")):
        relay = found[n % 3] if n % 2 else None
        said = (
            {"channel": "relay", "relay": relay, "traced": n % 3 == 1}
            if relay
            else {"channel": channels[n % 4] or "alert"}
        )
        Provenance.objects.create(dossier=dossier, **said)


def editions(who):
    """A year and a week of public innovation, with their calls and events."""
    year = clock.today().year
    open_call, other = calls.begin("open", who["officer"]), calls.begin("ideas", who["officer"])
    first = clock.today() + timedelta(days=9)
    week = edition(
        "week", f"Semaine de l’innovation publique {year}", f"semaine-{year}", first, first + timedelta(days=5)
    )
    whole = edition(
        "year",
        f"Année {year}",
        f"annee-{year}",
        clock.today().replace(month=1, day=1),
        clock.today().replace(month=12, day=31),
    )
    week.calls.set([other])
    whole.calls.set([open_call, other])
    for title, place, day, hour, hours in EVENTS:
        starts = clock.now().replace(hour=hour, minute=0, second=0, microsecond=0) + timedelta(days=9 + day)
        week.events.create(title=title, place=place, starts_at=starts, ends_at=starts + timedelta(hours=hours))
    whole.events.create(
        title="Bilan de l’année",
        place="Paris",
        starts_at=clock.now() + timedelta(days=30),
        ends_at=clock.now() + timedelta(days=30, hours=3),
    )
    whole.events.create(
        title="Rencontre des anciens",
        place="Nantes",
        starts_at=clock.now() - timedelta(days=30),
        ends_at=clock.now() - timedelta(days=30, hours=-3),
    )


def edition(kind, title, slug, first, last):
    """An edition published today."""
    summary = {
        "week": "Cinq jours pour voir, essayer et raconter ce que les territoires inventent.",
        "year": "Tous les appels et les rendez-vous de l’année.",
    }[kind]
    return Edition.objects.create(
        kind=kind, title=title, slug=slug, summary=summary, starts_on=first, ends_on=last, published_at=clock.now()
    )


def tell(who):
    """The three chapters, with what they owe carried out."""
    for chapter in (ideas, relays, editions):
        chapter(who)
    settle("move")
