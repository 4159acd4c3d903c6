"""The machine of a residence: each need in its words, waivers with their reason, going back, suspending, abandoning."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from programs import clock
from programs.models import User
from residences.models import Residence
from tests import factories

pytestmark = pytest.mark.django_db


def fresh(person):
    return User.objects.get(pk=person.pk)


def needs(residence, name):
    """What a step lacks, as it is said."""
    move = next(t for t in residence.transitions() if t.name == name)
    return {need.code: str(need.label) for need in move.custom["requires"](Residence.objects.get(pk=residence.pk))}


def test_a_new_residence_has_the_phases_and_milestones_of_the_preset():
    residence = factories.residence()
    assert (
        residence.state,
        residence.phases.count(),
        residence.dossier.milestones.count(),
        residence.definitions.count(),
    ) == ("framing", 6, 8, 1)


def test_a_bare_residence_says_all_that_the_team_lacks():
    assert needs(factories.residence(), "form_team") == {
        "definition": "la définition locale, approuvée par l’accompagnateur", "backing": "le soutien de l’exécutif",
        "agreement": "la convention signée", "budget": "le budget",
    }  # fmt: skip


BREAKS = {  # need: (state, step, how it comes to miss)
    "definition": ("framing", "form_team", lambda r: r.definitions.update(approved_at=None)),
    "backing": ("framing", "form_team", lambda r: Residence.objects.filter(pk=r.pk).update(backed_by="")),
    "agreement": ("framing", "form_team", lambda r: r.dossier.attachments.filter(kind="agreement").delete()),
    "budget": ("framing", "form_team", lambda r: Residence.objects.filter(pk=r.pk).update(budget=0)),
    "funding": ("framing", "form_team", lambda r: r.dossier.funding.update(stage="agreed")),
    "team": ("team_building", "start", lambda r: r.residents.update(discipline="design")),
    "host": ("team_building", "start", lambda r: Residence.objects.filter(pk=r.pk).update(place="")),
    "phase": ("team_building", "start", lambda r: r.phases.update(ends_on=None)),
    "phases": ("running", "present", lambda r: r.phases.filter(order=1).update(status="running")),
    "prototype": ("running", "present", lambda r: r.prototypes.update(tested_on=None)),
    "session": ("running", "present", lambda r: Residence.objects.filter(pk=r.pk).update(public_session_at=None)),
    "report": ("restitution", "close", lambda r: None),
    "licence": ("restitution", "close", lambda r: Residence.objects.filter(pk=r.pk).update(licence="")),
}
BY = {"form_team": "officer", "start": "coach", "present": "lead", "close": "officer"}


def taker(residence, name):
    """Who takes this step."""
    role = BY[name]
    return factories.person("officer") if role == "officer" else fresh(getattr(residence.dossier, role))


@pytest.mark.parametrize("code", BREAKS)
def test_each_need_stops_its_step_and_says_why(code):
    state, name, undo = BREAKS[code]
    residence = factories.filled(state)
    undo(residence)
    said = needs(residence, name)[code]
    with pytest.raises(ValidationError) as refused:
        getattr(Residence.objects.get(pk=residence.pk), name)(by=taker(residence, name))
    assert said in refused.value.messages
    assert Residence.objects.get(pk=residence.pk).state == state


@pytest.mark.parametrize("code", ["funding", "team", "host", "prototype"])
def test_a_waived_need_leaves_its_reason_in_the_history(code):
    state, name, undo = BREAKS[code]
    residence = factories.filled(state)
    undo(residence)
    obj = Residence.objects.get(pk=residence.pk)
    officer = factories.person("officer") if name != "present" else with_lead_and_office(residence)
    getattr(obj, name)(by=officer, waive=[code], comment="Décidé ensemble.")
    line = obj.history.select_related("detail").last()
    assert (line.waived, line.comment) == ([code], "Décidé ensemble.")


def with_lead_and_office(residence):
    """The step of the lead is waived by a lead who is also the coach."""
    lead = residence.dossier.lead
    residence.dossier.name_coach(lead)
    return fresh(lead)


@pytest.mark.parametrize(
    "code", ["definition", "backing", "agreement", "budget", "phase", "phases", "session", "report"]
)
def test_a_need_of_law_is_waived_by_nobody(code):
    state, name, undo = BREAKS[code]
    residence = factories.filled(state)
    undo(residence)
    by = with_lead_and_office(residence) if name == "present" else factories.person("officer")
    with pytest.raises(ValidationError):
        getattr(Residence.objects.get(pk=residence.pk), name)(by=by, waive=[code], comment="Je passe outre.")


def test_a_waiver_without_a_reason_is_refused():
    residence = factories.filled("framing")
    residence.dossier.funding.update(stage="agreed")
    with pytest.raises(ValidationError):
        residence.form_team(by=factories.person("officer"), waive=["funding"])


def test_going_back_to_work_keeps_its_reason():
    residence = factories.filled("restitution")
    residence.resume_work(by=fresh(residence.dossier.coach), comment="Un prototype reste à essayer.")
    assert (residence.state, residence.history.select_related("detail").last().comment) == (
        "running",
        "Un prototype reste à essayer.",
    )


@pytest.mark.parametrize("state", ["framing", "team_building", "running", "restitution"])
def test_a_suspended_residence_resumes_where_it_was(state):
    residence = factories.filled(state)
    residence.suspend(by=fresh(residence.dossier.coach), comment="Élections.")
    assert residence.state == "suspended"
    residence.resume(by=fresh(residence.dossier.coach), comment="Le conseil est installé.")
    assert (residence.state, residence.suspended_from) == (state, "")


def test_a_suspension_without_its_reason_is_refused(residence):
    with pytest.raises(ValidationError):
        residence.suspend(by=fresh(residence.dossier.coach))


def test_abandoning_asks_for_lessons(residence):
    with pytest.raises(ValidationError) as refused:
        residence.abandon(by=fresh(residence.dossier.lead), comment="Départ.", lessons="")
    assert list(refused.value.error_dict) == ["lessons"]


def test_the_lead_does_not_suspend(residence):
    with pytest.raises(PermissionDenied):
        residence.suspend(by=fresh(residence.dossier.lead), comment="Pause.")


def test_the_dossier_shows_the_stage_of_its_project(residence):
    residence.suspend(by=fresh(residence.dossier.coach), comment="Pause.")
    residence.dossier.refresh_from_db()
    assert (residence.dossier.project_state, residence.dossier.project_label) == ("suspended", "suspendue")


def test_a_residence_closes_once_its_report_is_sealed():
    residence = factories.filled("restitution")
    factories.report("sealed", of=residence)
    obj = Residence.objects.get(pk=residence.pk)
    obj.close(by=factories.person("officer"))
    assert (obj.state, obj.since.date() <= clock.now().date()) == ("closed", True)
