"""The days of a camp: prepared, opened, joined on a phone, judged on a phone, announced, told by its report."""

from datetime import timedelta

import pytest
from django.urls import reverse

from hackathons.models import Camp, CampTeam, Registration
from programs import clock
from programs.models import FinalReport, User
from tests.hackathons import judged, samples
from tests.journeys.test_answering import PHONE, window
from tests.journeys.test_jury import post, worked  # noqa: F401 - a fixture
from tests.journeys.test_officer import Both
from tests.journeys.visitor import Visitor

HOUR = timedelta(hours=1)


@pytest.fixture
def camp(chromium, web):
    """A camp in preparation, of which the missions are still to be done; each prototype needs one juror."""
    found = samples.camp("preparation", min_judges=1, team_min=2)
    found.missions.update(done_on=None, done_by=None)
    return found


@pytest.fixture
def people(camp, chromium, web, post):  # noqa: F811
    """The lead at a desk, then on a phone; a participant and a juror without an account, on their phones."""
    lead = Both("cheffe de projet", post, window(chromium, web, User.objects.get(pk=camp.dossier.lead.pk)))
    phones = [Visitor(name, post, chromium.new_context(**PHONE)) for name in ("participante", "juré")]
    yield lead, *phones
    for one in (lead, *phones):  # what each was looking at, for who reads a failure
        print(one.name, one.page.url, one.page.locator("body").inner_text()[:3000], sep="\n")


def test_a_camp_from_its_missions_to_its_report(camp, people, post):  # noqa: F811
    lead, participant, juror = people
    prepares(lead, camp)
    registers(participant, camp, post)
    begins(lead, camp)
    makes(participant, camp)
    votes(lead, participant, camp)
    judges(lead, juror, camp, post)
    announces(lead, participant, camp)
    follows(lead, camp)
    tells(lead, camp)

    assert [fault for one in people for fault in one.faults] == []


def the(camp):
    return Camp.objects.get(pk=camp.pk)


def prepares(lead, camp):
    """Each mission is done; the registration opens."""
    lead.go(f"/camps/{camp.pk}/").go(f"/camps/{camp.pk}/missions/")
    for mission in camp.missions.filter(days__lte=-30):
        lead.go(reverse("camp_missions_edit", args=[camp.pk, mission.pk])).fill(done_on=f"{clock.today()}").submit()
    lead.go(f"/camps/{camp.pk}/").step("camp", camp.pk, "open_registration")
    assert the(camp).state == "registration"


def registers(participant, camp, post):  # noqa: F811
    """From the public page, by a link received, to a team of one's own."""
    participant.go(the(camp).public_url).press("S’inscrire", exact=False)
    participant.fill(name="Inès Roy", email="ines@exemple.fr", profile="inhabitant", accepts=True).submit()
    worked("mail")
    participant.go(post.link("ines@exemple.fr", "confirmez")).press("Confirmer ma place").press("Trouver une équipe")
    participant.press("Former une équipe").fill(name="Les Abribus", challenge=str(camp.challenges.first().pk)).submit()
    assert CampTeam.objects.get(name="Les Abribus").memberships.current().get().registration.name == "Inès Roy"


def begins(lead, camp):
    """The hour has come: the lead starts the camp, and finds the participant at the door."""
    Camp.objects.filter(pk=camp.pk).update(starts_at=clock.now() - HOUR, ends_at=clock.now() + HOUR)
    lead.step("camp", camp.pk, "start").go(f"/camps/{camp.pk}/accueil/").fill(q="roy")
    lead.page.wait_for_url("**q=roy**")  # the list is that of the name
    lead.page.get_by_role("button", name="Pointer l’arrivée", exact=False).click()
    lead.page.locator(".person--in", has_text="Inès Roy").wait_for()
    assert Registration.objects.get(name="Inès Roy").state == "checked_in"
    judged.handed_in(the(camp), "Les Bus")


def makes(participant, camp):
    """A note in the journal, the prototype presented, then handed in."""
    seat = Registration.objects.get(name="Inès Roy")
    participant.go(seat.team_link).fill(**{"note-text": "Trois habitants rencontrés."}).press("Ajouter cette note")
    participant.press("Présenter le prototype")
    participant.fill(pitch="L’horaire, en grand.", description="Un écran sous l’abribus.").submit()
    participant.press("Remettre le prototype").submit()
    assert CampTeam.objects.get(name="Les Abribus").state == "submitted"


def votes(lead, participant, camp):
    """The jury is invited; the public votes, never for its own team."""
    lead.go(f"/camps/{camp.pk}/jugement/").step("camp", camp.pk, "invite_jury").step("camp", camp.pk, "open_vote")
    participant.go(Registration.objects.get(name="Inès Roy").link).press("Choisir mon coup de cœur")
    assert "Les Abribus" not in participant.text()
    participant.fill(team=str(CampTeam.objects.get(name="Les Bus").pk)).press("Voter")
    lead.step("camp", camp.pk, "close_vote")
    assert camp.votes.get().team.name == "Les Bus"


def judges(lead, juror, camp, post):  # noqa: F811
    """The juror accepts by the link, marks each prototype on the phone once the camp has ended."""
    worked("mail")
    juror.go(post.link("jure0@exemple.fr", "jury")).press("J’accepte")
    camp.jurors.exclude(email="jure0@exemple.fr").update(is_absent=True)
    lead.step("camp", camp.pk, "end")
    worked("move")
    for mark, name in ((4, "Les Abribus"), (2, "Les Bus")):
        juror.go(camp.jurors.get(email="jure0@exemple.fr").link).press(name)
        names = juror.page.locator("main form input[type=radio]").evaluate_all("all => all.map(one => one.name)")
        juror.fill(**dict.fromkeys(names, mark), remark="Qui s’en occupera en janvier ?").press("Signer mes notes")
    assert the(camp).rounds.get().judgements.exclude(signed_at=None).count() == 2


def announces(lead, participant, camp):
    """The ranking is read, validated, announced; the participant finds it."""
    lead.go(f"/camps/{camp.pk}/classement/").step("camp", camp.pk, "validate_ranking")
    lead.step("camp", camp.pk, "announce_results")
    worked("move", "mail")
    assert "Les Abribus" in participant.go(the(camp).results_url).text()


def follows(lead, camp):
    """Whom the camp revealed, what becomes of each team."""
    lead.go(f"/camps/{camp.pk}/acteurs/").go(f"/camps/{camp.pk}/acteurs/ajouter/")
    lead.fill(name="Omar Faure", why="Tient l’atelier vélo.").submit().step("camp", camp.pk, "identify_actors")
    for name, step in (("Les Abribus", "go_on"), ("Les Bus", "stop")):
        team = CampTeam.objects.get(name=name)
        lead.go(f"/camps/{camp.pk}/suites/").step("campteam", team.pk, step, comment="La régie reprend l’idée.")
    lead.go(f"/camps/{camp.pk}/suites/")


def tells(lead, camp):
    """The report opens with what is recorded; written, it is submitted."""
    lead.go(f"/camps/{camp.pk}/").press("Ouvrir le rapport")
    paper = camp.dossier.report
    lead.go(f"/rapports/{paper.pk}/essentiel/")
    lead.fill(title="Le camp des bus", promise="Deux jours pour savoir.", essential="Une. Deux. Trois.").submit()
    for section in paper.sections.filter(required=True, body=""):
        lead.go(f"/rapports/{paper.pk}/{section.code}/").fill(body="Un paragraphe.").submit()
    lead.go(f"/rapports/{paper.pk}/lecture/").step("finalreport", paper.pk, "submit")
    assert FinalReport.objects.get(dossier=camp.dossier).state == "submitted"
