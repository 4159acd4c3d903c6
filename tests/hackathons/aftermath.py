"""A camp whose event is over, with all that its report tells, two rows of each."""

from decimal import Decimal

from hackathons.models import Camp, CampTeam
from programs import clock
from programs.models import Program, User
from tests import factories
from tests.hackathons import samples

CAME = {"inhabitant": 7, "agent": 5, "developer": 2}
TEAMS = [("Les Bus", "Le bus à l’heure, par message"), ("Le Tri", "La collecte au bon jour")]


def told(**fields):
    """People came, teams handed in, the event ended without a ranking, six people said what they thought."""
    camp = samples.camp("running", capacity=20, team_min=2, **fields)
    people = attend(camp)
    for n, (name, pitch) in enumerate(TEAMS):
        hand_in(camp, people[2 * n : 2 * n + 2], name, pitch)
    camp.prizes.create(title="Prix des habitants", given_by="La Ville", team=camp.teams.first())
    camp = Camp.objects.get(pk=camp.pk)
    camp.end_without_ranking(by=camp.dossier.lead, comment="On partage sans classer.")
    for mark in (5, 5, 5, 5, 5, 3):
        camp.answers.create(overall=mark, recommends="yes", goes_on="yes", worked="L’accueil.", change="Le son.")
    for name in ("Inès Roy", "Paul Gallo"):
        samples.actor(camp, "willing", name=name)
    fund(camp)
    return Camp.objects.get(pk=camp.pk)


def attend(camp):
    """Those who came, by profile."""
    lead, people = camp.dossier.lead, []
    for profile, n in CAME.items():
        for k in range(n):
            one = samples.registration(camp, f"{profile} {k}", settled=False, profile=profile)
            one.check_in(by=lead)
            people.append(one)
    return people


def hand_in(camp, members, name, pitch):
    """A team that handed its prototype in."""
    team = samples.team(camp, *members, name=name)
    CampTeam.objects.filter(pk=team.pk).update(
        pitch=pitch, description="Un service pour tous.", repository="https://code.example/bus", demo="https://demo.example/bus", licence="mit",
    )  # fmt: skip
    CampTeam.objects.get(pk=team.pk).submit(by=camp.dossier.lead)


def fund(camp):
    """Who paid, and what it cost."""
    for funder, amount in (("Commune", 3000), ("Région", 2000)):
        camp.dossier.funding.create(funder=funder, amount=Decimal(amount), stage="acquired")
    camp.dossier.expenses.create(label="Repas", planned=Decimal(1800), spent=Decimal(1725))
    camp.dossier.expenses.create(label="Salle", planned=Decimal(900))


def continuing(camp):
    """The teams of the camp once their outcome is known: the first goes on, the second stops."""
    first, second = CampTeam.objects.filter(camp=camp).order_by("name")
    coach = User.objects.get(pk=camp.dossier.coach.pk)
    first.go_on(by=coach, comment="Avec la régie.")
    second.stop(by=coach, comment="Le tri existe déjà.")
    return first, second


def startup_call(**fields):
    """An open call of the start-ups."""
    defaults = {"program": Program.objects.get(code="startup"), "title": "Start-up territoriales 2027"}
    return factories.call("open", mode="direct", opens_at=None, closes_at=None, **defaults | fields)


def days_ago(camp, days):
    """The camp as if it had ended so many days ago."""
    Camp.objects.filter(pk=camp.pk).update(ended_at=clock.now() - clock.timedelta(days=days))
    return Camp.objects.get(pk=camp.pk)


def hand_in_late(camp, name):
    """One more team, its prototype handed in, whatever the stage of the camp."""
    team = samples.team(camp, name=name)
    team.complete(by=camp.dossier.lead, waive=["members", "challenge"], comment="Seule.")
    return team
