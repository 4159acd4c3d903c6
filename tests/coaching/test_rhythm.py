"""Check-ins offered at a rhythm, actions recalled once, milestones that slip and leave a trace."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from programs import checkins, clock, milestones, skies
from programs.models import CoachingSession, Dossier, MilestoneChange, User
from programs.tasks import offer_checkins
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def silent(dossier):
    """A project that has said nothing for fifteen days and owes nothing."""
    dossier.actions.all().delete()
    dossier.checkins.update(at=clock.now() - timedelta(days=15))
    return dossier


def test_a_check_in_is_offered_at_the_rhythm_of_the_programme_and_only_once(silent, lead):
    offer_checkins()
    offer_checkins()

    assert [(m.to, "accompagnateur" in m.body) for m in mail.outbox] == [([lead.email], True)]
    assert silent.actions.get().owner == lead


def test_before_its_time_none_is_offered(silent):
    silent.checkins.update(at=clock.now() - timedelta(days=13))

    assert checkins.offer() == 0


def test_a_slower_programme_asks_later(silent):
    type(silent.call.program).objects.update(checkin_days=30)

    assert checkins.offer() == 0


def test_a_project_that_is_over_is_asked_nothing(silent):
    Dossier.objects.filter(pk=silent.pk).update(project_state="closed")

    assert checkins.offer() == 0


def test_without_a_lead_nobody_is_asked(silent):
    silent.roles.filter(code="lead").delete()

    assert checkins.offer() == 0


def test_what_is_due_is_recalled_once_in_one_message(silent, lead):
    for n in (1, 2):
        silent.actions.create(label=f"Action {n}", owner=lead, due_on=clock.today() - timedelta(days=n))
    checkins.remind()
    checkins.remind()
    offer_checkins()
    (found,) = [m for m in mail.outbox if "Action 1" in m.body]

    assert found.subject == "2 actions vous attendent"


def test_what_is_due_today_is_not_late_yet(silent, lead):
    silent.actions.create(label="Action", owner=lead, due_on=clock.today())

    assert checkins.remind() == 0


def test_the_curve_goes_from_the_oldest_to_the_latest(dossier, lead):
    dossier.checkins.all().delete()
    for days, weather in ((9, "sun"), (5, "storm"), (1, "clouds")):
        dossier.checkins.create(by=lead, weather=weather, at=clock.now() - timedelta(days=days))

    assert skies.curve(dossier.checkins.all()).line == "12,12 240,84 468,36"


def test_one_check_in_makes_no_curve(dossier, lead):
    assert skies.curve(dossier.checkins.all()[:1]) is None


def test_the_page_of_the_project_draws_it(signed_in, dossier, lead):
    dossier.checkins.create(by=lead, weather="sun")
    dossier.checkins.create(by=lead, weather="storm")

    assert b'class="sky"' in signed_in(lead).get(dossier.project.get_absolute_url()).content


@pytest.fixture
def plan(dossier):
    """Three milestones, a week apart."""
    dossier.milestones.all().delete()
    today = clock.today()
    return [dossier.milestones.create(label=f"Jalon {n}", due_on=today + timedelta(days=7 * n)) for n in (1, 2, 3)]


def saved(browser, dossier, **changes):
    """Send the page with these fields changed; the page that follows."""
    url = reverse("milestones", args=[dossier.pk])
    forms = browser.get(url).context["forms"]
    sent = {f"rows-{name}": value for name, value in (("TOTAL_FORMS", len(forms)), ("INITIAL_FORMS", len(forms)))}
    for n, form in enumerate(forms):
        row = form.instance
        sent |= {f"rows-{n}-id": row.pk, f"rows-{n}-shown": form.digest, f"rows-{n}-due_on": row.due_on, f"rows-{n}-done_on": row.done_on or ""}  # fmt: skip
    return browser.post(url, sent | changes, follow=True)


def test_when_one_slips_the_following_are_proposed_to_move(signed_in, dossier, lead, plan):
    browser, later = signed_in(lead), plan[0].due_on + timedelta(days=10)
    slip = saved(browser, dossier, **{"rows-0-due_on": later}).context["slip"]

    assert slip == {"first": plan[1], "days": 10, "number": 2, "apart": plan[0].pk}


def test_the_proposal_once_taken_moves_them_and_leaves_a_trace(signed_in, dossier, lead, plan):
    browser, url = signed_in(lead), reverse("milestones", args=[dossier.pk])
    browser.post(url, {"shift": "1", "shift-start": plan[1].pk, "shift-days": 10, "shift-apart": plan[0].pk})
    found = MilestoneChange.objects.filter(kind="moved").order_by("before")

    assert [(one.milestone, (one.after - one.before).days) for one in found] == [(plan[1], 10), (plan[2], 10)]


def test_met_then_not_met_both_leave_a_trace(signed_in, dossier, lead, plan):
    browser = signed_in(lead)
    saved(browser, dossier, **{"rows-0-done_on": clock.today()})
    saved(browser, dossier, **{"rows-0-done_on": ""})
    changes = browser.get(reverse("milestones", args=[dossier.pk])).context["changes"]

    assert [one.kind for one in changes] == ["reopened", "done"]


def test_brought_forward_nothing_more_is_proposed(signed_in, dossier, lead, plan):
    page = saved(signed_in(lead), dossier, **{"rows-1-due_on": plan[0].due_on})

    assert "slip" not in page.context


def test_an_added_milestone_leaves_a_trace(signed_in, dossier, lead):
    url = reverse("milestones", args=[dossier.pk])
    signed_in(lead).post(url, {"new": "1", "new-label": "Essai", "new-due_on": clock.today()})

    assert MilestoneChange.objects.get().kind == "added"


@pytest.fixture
def preset(dossier):
    return reverse("milestone_preset", args=[dossier.call.program_id])


def rows(*found):
    sent = {"rows-TOTAL_FORMS": len(found), "rows-INITIAL_FORMS": 0}
    for n, (label, days, only) in enumerate(found):
        sent |= {f"rows-{n}-code": "", f"rows-{n}-label": label, f"rows-{n}-days": days, f"rows-{n}-only": only}
    return sent


def test_the_preset_of_a_programme_starts_from_that_of_its_kind_of_project(signed_in, coach, preset):
    labels = [form["label"].value() for form in signed_in(coach).get(preset).context["forms"]]

    assert labels[0] == "Cadrage et définition locale"


def test_the_next_projects_receive_what_the_officer_wrote_where_it_concerns_them(signed_in, dossier, preset):
    kind = dossier.organization.kind
    sent = rows(("Essai", 30, kind), ("Audit", 10, "hospital" if kind != "hospital" else "pnr"), ("", "", ""))
    signed_in(factories.officer()).post(preset, sent)
    program = type(dossier.call.program).objects.get(pk=dossier.call.program_id)
    made = milestones.dated(program, dossier, clock.today(), [])

    assert [(one.label, one.due_on - clock.today(), one.preset_version) for one in made] == [("Essai", timedelta(days=30), program.preset_version)]  # fmt: skip


def test_a_milestone_without_days_is_refused(signed_in, preset):
    answer = signed_in(factories.officer()).post(preset, rows(("Essai", "", "")))

    assert answer.status_code == 422


def test_a_coach_reads_the_preset_and_writes_none(signed_in, coach, preset):
    assert signed_in(coach).post(preset, {}).status_code == 403


def test_a_session_of_tomorrow_is_recalled_to_both_and_again_once_moved(session, lead, coach):
    near = clock.now() + timedelta(days=1)
    session.move(by=User.objects.get(pk=coach.pk), starts_at=near)
    offer_checkins()
    offer_checkins()
    first = sorted(m.to[0] for m in mail.outbox if m.subject == f"Demain : {session.subject}".replace(" :", "\u00a0:"))
    CoachingSession.objects.filter(pk=session.pk).update(starts_at=near + timedelta(minutes=1))

    assert (first, checkins.recall()) == (sorted([lead.email, coach.email]), 1)


def test_a_session_of_another_day_is_not_recalled(session):
    assert checkins.recall() == 0
