"""The page of a residence: its verdict, what to do, what it never shows."""

import pytest

from programs.models import User
from residences.models import Residence
from tests import factories

pytestmark = pytest.mark.django_db


def page(signed_in, person, residence):
    return signed_in(person).get(f"/residences/{residence.pk}/")


def test_the_first_sentence_counts_what_is_missing(signed_in):
    residence = factories.residence()
    response = page(signed_in, residence.dossier.lead, residence)
    assert (
        response.context["verdict"]["title"]
        == "La résidence est en cadrage\u00a0: il reste 4 points à régler avant de constituer l’équipe."
    )
    assert [item["label"] for item in response.context["todo"]] == [
        "Écrire la définition",
        "Noter le soutien",
        "Joindre la convention",
        "Fixer le budget",
    ]


def test_a_written_definition_awaits_the_coach_alone(residence, signed_in):
    framed = factories.filled("framing")
    framed.definitions.update(approved_at=None)
    lead, coach = (page(signed_in, person, framed).context for person in (framed.dossier.lead, framed.dossier.coach))
    assert ([item["url"] for item in lead["waiting"]], [item["label"] for item in coach["todo"]]) == (
        [""],
        ["Lire et approuver"],
    )


def test_an_observer_has_nothing_to_do(residence, signed_in):
    observer = factories.person("observer", dossier=residence.dossier)
    response = page(signed_in, observer, residence)
    assert (str(response.context["verdict"]["calm"]), response.context["steps"], response.context["todo"]) == (
        "Vous n’avez rien à faire.",
        [],
        [],
    )


def test_the_step_that_goes_on_is_one_button_away(residence, browser, url):
    assert f"/etapes/residence/{residence.pk}/present/" in browser.get(url()).content.decode()


def test_private_notes_and_confidences_stay_with_the_coaches(residence, browser, url):
    shown = browser.get(url()).content.decode()
    assert "CANARI" not in shown
    assert "Confié au coach" not in shown


@pytest.mark.parametrize("state", ["running", "suspended"])
def test_an_abandoned_residence_says_kindly_what_it_taught(residence, signed_in, url, state):
    if state == "suspended":
        residence.suspend(by=User.objects.get(pk=residence.dossier.coach.pk), comment="Pause.")
    residence.abandon(
        by=User.objects.get(pk=residence.dossier.lead.pk), lessons="Commencer plus petit.", comment="Départ."
    )
    response = page(signed_in, residence.dossier.lead, residence)
    shown = response.content.decode()
    assert "droit à l’essai-erreur" in shown
    assert "Commencer plus petit." in shown
    assert [stage["when"] for stage in response.context["stages"]] == ["done", "done", "next", "next", "next"]


def test_a_suspended_residence_still_shows_its_stage(residence, browser, url):
    residence.suspend(by=User.objects.get(pk=residence.dossier.coach.pk), comment="Pause.")
    response = browser.get(url())
    assert [stage["when"] for stage in response.context["stages"]] == ["done", "done", "here", "next", "next"]


def test_a_closed_residence_has_all_its_stages_behind_it(signed_in):
    residence = factories.filled("restitution")
    factories.report("sealed", of=residence)
    Residence.objects.get(pk=residence.pk).close(by=factories.person("officer"))
    response = page(signed_in, residence.dossier.lead, residence)
    assert {stage["when"] for stage in response.context["stages"]} == {"done"}
    assert response.context["verdict"]["tone"] == "success"


def test_the_report_is_opened_from_the_page_then_reached_from_it(signed_in):
    residence = factories.filled("restitution")
    lead = residence.dossier.lead
    assert [item["url"] for item in page(signed_in, lead, residence).context["todo"]] == ["#report"]
    report = factories.report(of=residence)
    assert [item["url"] for item in page(signed_in, lead, residence).context["todo"]] == [report.get_absolute_url()]


def test_a_residence_without_a_coach_says_so(signed_in):
    residence = factories.residence()
    assert "Aucun accompagnateur" in page(signed_in, residence.dossier.lead, residence).content.decode()


def test_a_member_is_not_offered_to_open_the_report(signed_in):
    residence = factories.filled("restitution")
    member = factories.person("member", dossier=residence.dossier)
    response = page(signed_in, member, residence)
    assert (
        [item["url"] for item in response.context["waiting"]],
        "/rapports/nouveau/" in response.content.decode(),
    ) == ([""], False)


def test_an_abandoned_residence_can_still_be_told_in_a_report(residence, browser, url):
    residence.abandon(
        by=User.objects.get(pk=residence.dossier.lead.pk), lessons="Commencer plus petit.", comment="Départ."
    )
    assert f"/rapports/nouveau/{residence.dossier_id}/" in browser.get(url()).content.decode()
