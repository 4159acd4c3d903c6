"""The machine of a call: it opens and closes by itself to the second; what it does to its dossiers."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from programs import clock, tasks
from programs.models import Dossier
from tests import factories

pytestmark = pytest.mark.django_db
OPENS, CLOSES = datetime(2030, 3, 1, 8, 0, 0, tzinfo=UTC), datetime(2030, 3, 31, 21, 59, 59, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def ticked(call, moment, again):
    """The state of the call once the scheduler has passed at this moment."""
    with clock.at(moment):
        tasks.tick()
    return again(call).state


@pytest.fixture
def scheduled():
    return factories.call("scheduled", opens_at=OPENS, closes_at=CLOSES)


@pytest.fixture
def opened(scheduled, again):
    ticked(scheduled, OPENS, again)
    return again(scheduled)


@pytest.mark.parametrize(("late", "state"), [(-SECOND, "scheduled"), (timedelta(0), "open")])
def test_a_call_opens_by_itself_at_its_second(scheduled, again, late, state):
    assert ticked(scheduled, OPENS + late, again) == state


def test_it_opens_in_the_name_of_the_scheduler(opened):
    line = opened.history.last()
    assert (line.name, line.actor.is_system, opened.opens_at) == ("open", True, OPENS)


@pytest.mark.parametrize(("late", "state"), [(0, "open"), (59, "open"), (62, "closed")])
def test_a_call_closes_by_itself_once_what_was_received_in_time_has_arrived(opened, again, late, state):
    assert ticked(opened, CLOSES + late * SECOND, again) == state


def test_its_closing_date_stays_the_one_announced(opened, again):
    ticked(opened, CLOSES + timedelta(hours=3), again)
    assert again(opened).closes_at == CLOSES


def submitted(call, received):
    """The state of a dossier of this call whose submission was received at this moment."""
    with clock.at(CLOSES - timedelta(days=1)):
        dossier = factories.dossier("draft", on=call)
        dossier.submit(by=dossier.lead, received_at=received)
    return dossier.state


def test_what_was_received_within_the_last_second_is_in_time(opened):
    assert submitted(opened, CLOSES + 0.9 * SECOND) == "submitted"


def test_what_was_received_a_second_later_is_refused(opened):
    with pytest.raises(ValidationError) as refusal:
        submitted(opened, CLOSES + SECOND)
    assert [error.code for error in refusal.value.error_list] == ["closed"]


@pytest.fixture
def with_draft(run):
    """A closed call whose draft has expired."""
    call = factories.call("open")
    draft, sent = factories.dossier("draft", on=call), factories.dossier("submitted", on=call)
    call.close(by=factories.person("officer"), comment="Fin.")
    run()
    return call, Dossier.objects.get(pk=draft.pk), Dossier.objects.get(pk=sent.pk)


def test_closing_expires_the_drafts_only(with_draft):
    _call, draft, sent = with_draft
    assert (draft.state, sent.state) == ("expired", "submitted")


def test_extending_revives_the_expired_drafts_with_their_answers(with_draft, run):
    call, draft, _sent = with_draft
    call.extend(by=factories.person("officer"), closes_at=clock.now() + timedelta(days=9), comment="Panne du site.")
    run()
    revived = Dossier.objects.get(pk=draft.pk)
    assert (call.state, revived.state, revived.answers) == ("open", "draft", draft.answers)


def test_an_extension_holds_until_the_last_second_of_its_minute(with_draft):
    call, *_dossiers = with_draft
    call.extend(by=factories.person("officer"), closes_at=datetime(2099, 5, 1, 10, 0, tzinfo=UTC), comment="Panne.")
    assert call.closes_at == datetime(2099, 5, 1, 10, 0, 59, tzinfo=UTC)


def test_an_extension_must_push_the_date_back():
    call = factories.call("open")
    with pytest.raises(ValidationError) as refusal:
        call.extend(by=factories.person("officer"), closes_at=call.closes_at - timedelta(days=1), comment="Moins.")
    assert list(refusal.value.error_dict) == ["closes_at"]


def test_nothing_is_extended_once_a_reading_is_handed_in():
    call = factories.call("open")
    factories.review("submitted", of=factories.dossier("eligible", on=call))
    with pytest.raises(ValidationError) as refusal:
        call.extend(by=factories.person("officer"), closes_at=call.closes_at + timedelta(days=1), comment="Plus.")
    assert [error.code for error in refusal.value.error_list] == ["reviewed"]


def test_taken_back_to_preparation_its_questions_thaw(officer, again):
    call = factories.call("scheduled")
    call.unpublish(by=officer)
    call.sections.first().questions.all().delete()
    assert (again(call).state, again(call).definition, len(again(call).form["sections"][0]["questions"])) == (
        "draft",
        None,
        0,
    )


def test_an_open_call_is_not_taken_back(officer):
    assert "unpublish" not in [step.name for step in factories.call("open").steps_for(officer)]


def test_published_questions_are_frozen_whatever_happens_to_their_rows():
    call = factories.call("scheduled")
    call.sections.all().delete()
    assert [len(section["questions"]) for section in call.form["sections"]] == [2, 1]


@pytest.mark.parametrize(("fields", "code"), [
    ({"summary": ""}, "text"), ({"opens_at": None}, "dates"), ({"opens_at": OPENS - timedelta(days=9000), "closes_at": CLOSES - timedelta(days=8000)}, "past"),
])  # fmt: skip
def test_a_call_is_published_only_when_complete(fields, code):
    call = factories.call("draft", **fields)
    with pytest.raises(ValidationError) as refusal:
        call.publish(by=factories.person("officer"))
    assert [error.code for error in refusal.value.error_list] == [code]


def test_a_call_without_questions_is_not_published():
    call = factories.call("draft", mode="interest")
    call.sections.all().delete()
    assert [need.code for need in call.missing_to_publish()] == ["questions"]


def test_weights_must_make_a_hundred():
    call = factories.call("draft")
    call.criteria.update(weight=45)
    assert [need.code for need in call.missing_to_publish()] == ["criteria"]


@pytest.mark.parametrize("mode", ["interest", "contribution"])
def test_without_a_jury_no_criterion_is_needed(mode):
    assert factories.call("scheduled", mode=mode).state == "scheduled"


def test_a_permanent_call_needs_no_date_and_never_closes_by_itself(again):
    call = factories.call("open", mode="direct", opens_at=None, closes_at=None)
    assert ticked(call, datetime(2099, 1, 1, tzinfo=UTC), again) == "open"


@pytest.mark.parametrize("state", ["draft", "scheduled", "open", "closed"])
def test_a_call_is_cancelled_with_its_reason(state):
    call = factories.call(state)
    call.cancel(by=factories.person("officer"), comment="Crédits reportés.")
    assert (call.state, call.history.last().comment) == ("cancelled", "Crédits reportés.")


def test_cancelling_needs_a_reason():
    with pytest.raises(ValidationError) as refusal:
        factories.call("open").cancel(by=factories.person("officer"))
    assert list(refusal.value.error_dict) == ["comment"]


def test_cancelling_cancels_what_is_undecided_and_leaves_the_rest(run):
    call = factories.call("open")
    dossiers = [
        factories.dossier(state, on=call) for state in ("draft", "submitted", "eligible", "withdrawn", "ineligible")
    ]
    call.cancel(by=factories.person("officer"), comment="Crédits reportés.")
    run()
    states = [Dossier.objects.get(pk=dossier.pk).state for dossier in dossiers]
    assert states == ["cancelled", "cancelled", "cancelled", "withdrawn", "ineligible"]


def test_an_unsuccessful_call_closes_its_dossiers_and_says_why(run, again):
    call = factories.call("open")
    dossier = factories.dossier("eligible", on=call)
    call.close(by=factories.person("officer"), comment="Fin.")
    call.declare_unsuccessful(by=factories.person("officer"), comment="Un seul projet.")
    run()
    assert (again(call).state, Dossier.objects.get(pk=dossier.pk).state) == ("unsuccessful", "cancelled")
    assert "Un seul projet." in Client().get(reverse("call", args=[call.pk])).content.decode()


def test_a_call_with_a_selected_dossier_is_not_unsuccessful():
    call = factories.call("open")
    factories.dossier("selected", on=call)
    call.close(by=factories.person("officer"), comment="Fin.")
    with pytest.raises(ValidationError):
        call.declare_unsuccessful(by=factories.person("officer"), comment="Non.")
    assert call.state == "closed"
