"""The kernel: one unit per step, one winner, refusals in words."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from programs import clock
from programs.apps import machines
from programs.models import Call, Dossier, Edge, Outbox, User
from programs.workflow import Conflict
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_step_moves_records_and_announces():
    dossier = factories.dossier("submitted")
    assert (dossier.state, dossier.seq) == ("submitted", 1)
    assert [(h.name, h.source, h.target) for h in dossier.history] == [
        ("begin", "", "draft"),
        ("submit", "draft", "submitted"),
    ]
    assert set(Outbox.objects.filter(line__dossier=dossier).values_list("kind", "key")) == {
        ("mail", "lead"),
        ("document", "receipt"),
    }


def test_the_loser_is_told_who_what_and_when():
    dossier = factories.dossier("submitted")
    seen, officer = Dossier.objects.get(pk=dossier.pk), factories.person("officer", name="Samira Lopez")
    with clock.at(datetime(2031, 5, 4, 3, 2, tzinfo=UTC)):
        Dossier.objects.get(pk=dossier.pk).declare_ineligible(by=officer, comment="Hors délai")
    with pytest.raises(Conflict, match="Samira Lopez: declare_ineligible → ineligible, 2031-05-04 03:02"):
        seen.declare_eligible(by=officer)
    assert seen.state == "submitted"


def test_back_to_the_same_state_is_still_a_conflict():
    shown = factories.dossier("submitted")
    officer = factories.person("officer")
    Dossier.objects.get(pk=shown.pk).declare_ineligible(by=officer, comment="Non")
    Dossier.objects.get(pk=shown.pk).reopen_eligibility(by=officer, comment="Recours", received_on=clock.today())
    with pytest.raises(Conflict):
        Dossier.objects.get(pk=shown.pk).declare_eligible(by=officer, seen=shown.seq)


@pytest.fixture
def late():
    """A dossier whose automatic rules are not met."""
    dossier = factories.dossier("submitted")
    Dossier.objects.filter(pk=dossier.pk).update(not_completed=True)
    dossier.refresh_from_db()
    return dossier


@pytest.mark.parametrize(("waive", "comment"), [([], "Parce que."), (["rules"], ""), (["text"], "Parce que.")])
def test_a_lack_refuses_unless_waived_with_a_reason(late, waive, comment):
    with pytest.raises(ValidationError):
        late.declare_eligible(by=factories.person("officer"), waive=waive, comment=comment)
    assert (late.state, late.history.count()) == ("submitted", 2)


def test_a_waiver_stays_in_the_history(late):
    late.declare_eligible(by=factories.person("officer"), waive=["rules"], comment="Pièce reçue par courrier.")
    line = late.history.last()
    assert (line.waived, line.comment) == (["rules"], "Pièce reçue par courrier.")


def test_a_law_is_never_waived():
    call = factories.call("draft", questions=0)
    call.sections.all().delete()
    with pytest.raises(ValidationError, match="question"):
        call.publish(by=factories.person("officer"), waive=["questions"], comment="Tant pis.")


def test_who_may_not_is_refused():
    with pytest.raises(PermissionDenied):
        factories.dossier("submitted").declare_eligible(by=factories.person())


def test_what_a_step_asks_is_checked_by_the_kernel():
    with pytest.raises(ValidationError) as refusal:
        factories.dossier("submitted").request_completion(by=factories.person("officer"), comment="")
    assert set(refusal.value.error_dict) == {"comment", "due"}


def test_pages_read_steps_and_what_they_lack():
    steps = factories.dossier("submitted").steps_for(factories.person("officer"))
    assert [s.name for s in steps] == [
        "amend", "request_completion", "declare_eligible", "declare_ineligible", "hand_over",
    ]  # fmt: skip


def test_an_officer_on_behalf_leaves_both_names():
    dossier, lead = factories.dossier(), factories.person()
    dossier.submit(by=factories.person("officer", name="Agent"), on_behalf_of=lead)
    line = dossier.history.last()
    assert (line.actor.name, line.on_behalf_of) == ("Agent", lead)


def test_a_call_has_lines_without_a_dossier():
    assert {h.dossier_id for h in factories.call("open").history} == {None}


def test_a_save_leaves_the_state_alone():
    dossier = factories.dossier("submitted")
    stale = Dossier.objects.get(pk=dossier.pk)
    dossier.withdraw(by=dossier.lead)
    stale.title = "Tiers-lieu"
    stale.save()
    assert Dossier.objects.values_list("state", "seq", "title").get(pk=dossier.pk) == ("withdrawn", 2, "Tiers-lieu")


def test_in_a_test_the_net_speaks_at_the_end_of_the_block():
    factories.dossier("submitted")
    with pytest.raises(IntegrityError), transaction.atomic():
        Dossier.objects.update(state="eligible", seq=2)


def test_the_application_runs_as_its_own_role():
    with connection.cursor() as cursor:
        cursor.execute("select current_user, count(*) from pg_tables where tableowner = current_user")
        assert cursor.fetchone() == ("app", 0)


def test_edges_are_those_of_the_code():
    stored = set(Edge.objects.values_list("machine", "name", "source", "target"))
    assert stored == set().union(*(m.edges() for m in machines()))


def test_migrations_are_complete():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_the_system_takes_its_own_steps_only():
    call = factories.call("open")
    with pytest.raises(PermissionDenied):
        call.extend(by=User.objects.system(), closes_at=clock.now() + timedelta(days=60), comment="Non")
    assert Call.objects.get(pk=call.pk).state == "open"


def test_a_row_that_is_gone_is_not_locked():
    dossier = factories.dossier()
    dossier.pk = uuid4()

    with transaction.atomic(), pytest.raises(Dossier.DoesNotExist):
        dossier.lock()
