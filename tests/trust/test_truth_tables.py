"""Every machine, state by state and role by role: the steps offered are those agreed, no more, no fewer."""

import pytest

from hackathons.models import (
    Actor,
    Announcement,
    Camp,
    CampTeam,
    Challenge,
    HelpRequest,
    Joining,
    Matching,
    News,
    Registration,
)
from programs.apps import machines
from programs.models import (
    Advert,
    Allocation,
    Applicant,
    CoachingSession,
    Deliberation,
    Document,
    FinalReport,
    JuryMember,
    Message,
    Opinion,
    Partner,
    Position,
    Publication,
    Review,
    Role,
    Succession,
    Task,
    User,
    Visa,
)
from programs.workflow import NEW, targets
from residences.models import MethodSheet, Residence
from startups.models import Startup
from tests import factories
from tests.trust.machines import MACHINES, moves

MODELS = {model._meta.model_name: model for model in machines()}
ROLES = list(Role.Code.values)
STATES = [(name, state) for name, model in MODELS.items() for state, _label in model._meta.get_field("state").choices]


def test_every_machine_is_agreed():
    assert set(MODELS) == set(MACHINES)


@pytest.mark.parametrize("machine", sorted(MACHINES))
def test_the_moves_of_the_code_are_those_agreed(machine):
    coded = {}
    for move in MODELS[machine].transitions():
        if move.source != NEW:
            coded[move.name, str(move.source)] = ({str(t) for t in targets(move)}, set(move.permission.roles))
    assert coded == {key: (towards, sure | maybe) for key, (towards, sure, maybe) in moves(machine).items()}


@pytest.mark.parametrize("machine", sorted(MACHINES))
def test_every_state_is_reached_and_every_open_state_has_an_exit(machine):
    model, agreed = MODELS[machine], moves(machine)
    states = {code for code, _label in model._meta.get_field("state").choices}
    born = {str(t) for move in model.transitions() if move.source == NEW for t in targets(move)}
    assert states == born | {target for towards, _sure, _maybe in agreed.values() for target in towards}


@pytest.fixture(scope="module")
def stage(django_db_setup, django_db_blocker):
    """One object of each machine and one person of each role who holds it on them, for the whole module."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        yield scene()
        transaction.set_rollback(True)


def scene():
    """A dossier of a call not yet announced, and all that can hang on it (unsaved: only their steps are read)."""
    dossier = factories.dossier("submitted")
    juror = factories.person("reviewer", call=dossier.call)
    people = {code: holder(code, dossier) for code in ROLES} | {"reviewer": juror, "system": User.objects.system()}
    start = factories.clock.now()
    objects = {
        "call": dossier.call, "dossier": dossier, "review": Review(dossier=dossier, reviewer=juror), "document": Document(dossier=dossier),
        "coachingsession": CoachingSession(dossier=dossier, coach=people["coach"], starts_at=start, ends_at=start),
        "finalreport": FinalReport(dossier=dossier), "residence": Residence(dossier=dossier), "methodsheet": MethodSheet(dossier=dossier), "startup": Startup(dossier=dossier), "succession": Succession(dossier=dossier),
        "advert": Advert(kind="seek", organization=dossier.organization, author=people["lead"]), "partner": Partner(dossier=dossier), "visa": Visa(dossier=dossier),
        "message": Message(dossier=dossier), "opinion": Opinion(dossier=dossier), "allocation": Allocation(call=dossier.call), "jurymember": JuryMember(call=dossier.call, email="juree@exemple.fr"), "task": Task(person=people["officer"]),
        "deliberation": Deliberation(call=dossier.call, starts_at=start), "publication": Publication(kind="yearly", program=dossier.call.program), "position": Position(dossier=dossier), "applicant": Applicant(position=Position(dossier=dossier)), **of_a_camp(dossier),
    }  # fmt: skip
    return objects, people


def of_a_camp(dossier):
    """A camp and what hangs on it; its registration is that of whoever bears the link, alone in a team."""
    camp = Camp(dossier=dossier)
    mine = Registration(camp=camp)
    return {
        "camp": camp, "challenge": Challenge(camp=camp), "registration": Registration(camp=camp), "campteam": CampTeam(camp=camp),
        "joining": Joining(team=CampTeam(camp=camp), registration=Registration(camp=camp)),
        "actor": Actor(camp=camp), "news": News(camp=camp), "matching": Matching(camp=camp),
        "announcement": Announcement(camp=camp), "helprequest": HelpRequest(id=mine.pk, camp=camp, registration=mine),
    }  # fmt: skip


def holder(code, dossier):
    """A person who holds this role where it is held: on the dossier, the organization, the call or nationally."""
    if code in ("lead", "member", "coach", "resident", "operator", "observer", "participant"):
        if code == "lead":
            return dossier.lead
        return factories.person(code, dossier=dossier)
    if code == "signatory":
        return factories.person(code, organization=dossier.organization)
    return factories.person(code, **({"call": dossier.call} if code in ("reviewer", "chair") else {}))


@pytest.mark.parametrize(("machine", "state"), STATES)
def test_steps_offered_by_state_and_role(stage, django_db_blocker, machine, state):
    objects, people = stage
    obj, agreed = objects[machine], moves(machine)
    obj.state = state
    wrong = []
    with django_db_blocker.unblock():
        for role, person in [*people.items(), ("link", User.objects.bearer(obj))]:
            held = {role} | ({"coach"} if role == "officer" else set())
            offered = {step.name for step in obj.steps_for(person)}
            sure = {name for (name, source), (_to, sure, _maybe) in agreed.items() if source == state and sure & held}
            maybe = {name for (name, source), (_to, _sure, maybe) in agreed.items() if source == state and maybe & held}
            if not sure <= offered <= sure | maybe:
                wrong.append((role, offered, sure, maybe))
    obj.state = "submitted"
    assert wrong == []
