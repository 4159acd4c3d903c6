"""Bulk work: a preview, then each dossier on its own, taken up after a kill, told in a report."""

import pytest
from django.urls import reverse

from programs import bulk, longwork
from programs.models import Dossier, Label, Message, Outbox, Program, Role, Task, TaskItem
from programs.tasks import carry_out
from tests import factories

pytestmark = pytest.mark.django_db
STEP = {"qui": "tous", "liste": "vue=tout", "faire": "step:declare_eligible"}


@pytest.fixture
def call():
    return factories.call()


@pytest.fixture
def three(call):
    return [factories.dossier(state, on=call) for state in ("submitted", "submitted", "ineligible")]


def states(dossiers):
    return [Dossier.objects.get(pk=dossier.pk).state for dossier in dossiers]


def outcomes(task):
    return sorted(task.items.values_list("outcome", flat=True))


def test_the_preview_says_who_can_and_who_cannot_and_why(officer, three):
    context = officer.get(reverse("bulk"), STEP).context
    assert ([v.dossier for v in context["not_ready"]], len(context["ready"])) == ([three[2]], 2)
    assert "non recevable" in context["not_ready"][0].why or "non éligible" in context["not_ready"][0].why


def test_nothing_moves_before_the_task(officer, three):
    officer.post(reverse("bulk"), STEP | {"oui": "1", "comment": ""})
    assert (states(three), Task.objects.get().state) == (["submitted", "submitted", "ineligible"], "queued")


def test_each_dossier_moves_and_the_report_tells_all(officer, three, worked):
    officer.post(reverse("bulk"), STEP | {"oui": "1", "comment": "Vu."})
    task = worked()
    assert (states(three), outcomes(task)) == (["eligible", "eligible", "ineligible"], ["done", "done", "refused"])
    assert (task.state, task.done, three[0].history.last().comment) == ("done", 3, "Vu.")


def test_only_those_ticked_are_concerned(officer, three, worked):
    officer.post(reverse("bulk"), {"qui": "coches", "d": [three[0].pk], "faire": STEP["faire"], "oui": "1"})
    worked()
    assert states(three) == ["eligible", "submitted", "ineligible"]


def test_a_dossier_moved_since_the_preview_is_left_to_who_moved_it(officer, three, worked):
    moment = officer.get(reverse("bulk"), STEP).context["moment"]
    factories.advance(three[0], "declare_ineligible", None)
    officer.post(reverse("bulk"), STEP | {"oui": "1", "moment": moment})
    assert (outcomes(worked()), states(three)[0]) == (["done", "overtaken", "refused"], "ineligible")


def test_a_worker_killed_on_the_way_leaves_nothing_twice(person, three, monkeypatch):
    items = [(d.pk, d.seq) for d in three[:2]]
    task = longwork.ask(person, "step", "Essai", {"step": "declare_eligible"}, 2, items)
    effect = Outbox.objects.get(line__object_id=task.pk, kind="task")
    once = iter([None])
    with monkeypatch.context() as patch:
        patch.setattr(longwork.Progress, "add", lambda self, n=1: next(once, SystemExit) and exit())
        with pytest.raises(SystemExit):
            longwork.perform(effect)
    assert (Task.objects.get().state, TaskItem.objects.exclude(outcome="").count() >= 1) == ("running", True)
    longwork.perform(effect)
    assert ([d.history.count() for d in three[:2]], Task.objects.get().state) == ([3, 3], "done")


def test_who_lost_their_role_meanwhile_moves_nothing(person, three, worked):
    longwork.ask(person, "step", "Essai", {"step": "declare_eligible"}, 1, [(three[0].pk, three[0].seq)])
    Role.objects.filter(person=person).update(ends_on="2001-01-01", starts_on="2001-01-01")
    assert (outcomes(worked()), states(three)[0]) == (["refused"], "submitted")


def test_a_task_stopped_leaves_the_rest(person, three):
    task = longwork.ask(person, "step", "Essai", {"step": "declare_eligible"}, 1, [(three[0].pk, three[0].seq)])
    task.cancel(by=person)
    carry_out(str(Outbox.objects.get(line__object_id=task.pk, kind="task").pk))
    assert (states(three)[0], Task.objects.get().state) == ("submitted", "cancelled")


def test_a_message_goes_to_each_organization_in_its_own_words(officer, three, worked):
    officer.post(reverse("bulk"), {"qui": "tous", "faire": "message", "oui": "1", "text": "Dossier [référence]"})
    worked()
    assert sorted(Message.objects.values_list("text", flat=True)) == sorted(f"Dossier {d.reference}" for d in three)


def test_the_text_is_previewed_in_the_words_of_one(officer, three):
    asked = {"qui": "coches", "d": [three[0].pk], "faire": "message", "voir": "1", "text": "Dossier [référence]"}
    assert officer.post(reverse("bulk"), asked).context["sample"] == f"Dossier {three[0].reference}"


def test_many_are_given_and_labelled_at_once(officer, person, three):
    label = Label.objects.create(program=three[0].call.program, name="Lot")
    officer.post(reverse("bulk"), {"qui": "tous", "faire": "officer", "officer": person.pk, "oui": "1"})
    officer.post(reverse("bulk"), {"qui": "tous", "faire": "label", "label": label.pk})
    assert (person.assignments.running().count(), label.dossiers.count()) == (3, 3)


def test_none_is_given_to_who_does_not_see_it(officer, three):
    far = factories.person("officer", program=Program.objects.get(code="camp"))
    officer.post(reverse("bulk"), {"qui": "tous", "faire": "officer", "officer": far.pk, "oui": "1"})
    assert far.assignments.running().count() == 0


@pytest.mark.parametrize(
    "asked", [{}, {"d": ["x"]}, {"qui": "tous", "faire": "step:submit"}, {"qui": "tous", "faire": "zzz"}]
)
def test_an_odd_selection_breaks_nothing(officer, three, asked):
    assert officer.get(reverse("bulk"), asked).status_code in (200, 404)


def test_steps_of_one_dossier_at_a_time_are_not_offered(person, three):
    offered = {name for name, _label in bulk.steps_for(Dossier.objects.all(), person)}
    assert (offered & {"submit", "amend", "request_completion"}, "declare_eligible" in offered) == (set(), True)
