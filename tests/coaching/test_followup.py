"""Between two sessions: the weather given and asked for, the milestones moved, the actions done."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from programs import checkins, clock
from programs.models import ActionItem, Dossier
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_weather_alone_is_enough(signed_in, dossier, lead):
    dossier.checkins.all().delete()
    response = signed_in(lead).post(reverse("checkin_new", args=[dossier.pk]), {"weather": "showers"})

    assert (response.status_code, dossier.checkins.get().weather, dossier.checkins.get().by) == (302, "showers", lead)


def test_without_a_weather_the_words_typed_come_back(signed_in, dossier, lead):
    response = signed_in(lead).post(
        reverse("checkin_new", args=[dossier.pk]), {"success": "Trente habitants au marché"}
    )

    assert (response.status_code, "Trente habitants au marché" in response.content.decode()) == (422, True)
    assert "Choisissez une météo." in response.content.decode()


def ask(signed_in, dossier, coach):
    return signed_in(coach).post(reverse("checkin_ask", args=[dossier.pk]))


def test_asking_twice_writes_to_the_lead_once(signed_in, dossier, coach, lead):
    ask(signed_in, dossier, coach)
    ask(signed_in, dossier, coach)

    assert ([message.to for message in mail.outbox], dossier.actions.count()) == ([[lead.email]], 1)
    assert reverse("checkin_new", args=[dossier.pk]) in mail.outbox[0].body


def test_the_lead_finds_the_request_in_their_space_and_it_leads_to_the_form(signed_in, dossier, coach, lead):
    ask(signed_in, dossier, coach)
    browser, page = signed_in(lead), reverse("action_done", args=[dossier.actions.get().pk])

    assert page in browser.get(reverse("dashboard")).content.decode()
    assert browser.get(page)["Location"] == reverse("checkin_new", args=[dossier.pk])


def test_giving_the_weather_answers_the_request(signed_in, dossier, coach, lead):
    ask(signed_in, dossier, coach)
    signed_in(lead).post(reverse("checkin_new", args=[dossier.pk]), {"weather": "sun"})

    assert dossier.actions.get().done_on == clock.today()


def rows(dossier, **changes):
    """What the form of the milestones sends; ``changes`` are those of the first row."""
    every = list(dossier.milestones.all())
    sent = {"rows-TOTAL_FORMS": len(every), "rows-INITIAL_FORMS": len(every)}
    for n, one in enumerate(every):
        sent |= {f"rows-{n}-id": one.pk, f"rows-{n}-due_on": one.due_on.isoformat(), f"rows-{n}-done_on": ""}
    return sent | {f"rows-0-{name}": value.isoformat() for name, value in changes.items()}


def shown(browser, dossier):
    """What tells, in each row of the page, the dates that it showed."""
    forms = browser.get(reverse("milestones", args=[dossier.pk])).context["forms"]
    return {f"{one.prefix}-shown": one.initial["shown"] for one in forms}


def test_a_milestone_is_said_met(signed_in, dossier, lead):
    browser = signed_in(lead)
    browser.post(
        reverse("milestones", args=[dossier.pk]), shown(browser, dossier) | rows(dossier, done_on=clock.today())
    )

    assert dossier.milestones.first().done_on == clock.today()


def test_a_milestone_is_not_met_tomorrow(signed_in, dossier, lead):
    response = signed_in(lead).post(
        reverse("milestones", args=[dossier.pk]), rows(dossier, done_on=clock.today() + timedelta(days=1))
    )

    assert (response.status_code, dossier.milestones.first().done_on) == (422, None)


def test_a_row_that_the_page_did_not_show_is_no_fault(signed_in, dossier, coach):
    sent = rows(dossier) | {"rows-TOTAL_FORMS": dossier.milestones.count() + 1, "rows-0-due_on": ""}
    assert signed_in(coach).post(reverse("milestones", args=[dossier.pk]), sent).status_code == 422


def test_milestones_of_another_project_are_not_reached(signed_in, dossier, lead):
    other = factories.residence().dossier
    sent = rows(dossier) | {"rows-0-id": other.milestones.first().pk, "rows-0-done_on": clock.today().isoformat()}
    signed_in(lead).post(reverse("milestones", args=[dossier.pk]), sent)

    assert other.milestones.filter(done_on__isnull=False).count() == 0


def test_what_is_left_moves_in_one_stroke_and_the_first_plan_is_kept(signed_in, dossier, coach):
    _first, second, *_rest = before = list(dossier.milestones.all())
    signed_in(coach).post(
        reverse("milestones", args=[dossier.pk]), {"shift": "1", "shift-start": second.pk, "shift-days": "14"}
    )
    after = list(dossier.milestones.all())

    assert [(b.due_on - a.due_on).days for a, b in zip(before, after, strict=True)] == [0] + [14] * (len(before) - 1)
    assert [one.planned_on for one in after] == [one.planned_on for one in before]


def test_a_milestone_is_added(signed_in, dossier, coach):
    due = clock.today() + timedelta(days=5)
    signed_in(coach).post(
        reverse("milestones", args=[dossier.pk]),
        {"new": "1", "new-label": "Conseil municipal", "new-due_on": due.isoformat()},
    )

    assert dossier.milestones.get(label="Conseil municipal").planned_on == due


def test_an_observer_reads_the_milestones_and_changes_none(signed_in, dossier):
    observer = signed_in(factories.person("observer", dossier=dossier))
    url = reverse("milestones", args=[dossier.pk])

    assert (
        b'<form method="post" novalidate' in observer.get(url).content,
        observer.post(url, rows(dossier)).status_code,
    ) == (False, 403)


def test_an_action_is_added_to_its_session(signed_in, dossier, coach, lead, session):
    url = f"{reverse('action_new', args=[dossier.pk])}?session={session.pk}"
    response = signed_in(coach).post(
        url, {"label": "Réserver la salle", "owner": lead.pk, "due_on": clock.today().isoformat()}
    )

    assert (response["Location"], session.actions.get().owner) == (session.get_absolute_url(), lead)


def test_an_action_is_not_given_to_a_stranger(signed_in, dossier, coach):
    sent = {"label": "Payer", "owner": factories.person().pk, "due_on": clock.today().isoformat()}

    assert signed_in(coach).post(reverse("action_new", args=[dossier.pk]), sent).status_code == 422


@pytest.fixture
def action(dossier):
    owner = factories.person("resident", dossier=dossier)
    return ActionItem.objects.create(dossier=dossier, label="Dessiner le plan", owner=owner, due_on=clock.today())


@pytest.mark.parametrize("who", ["owner", "coach", "lead"])
def test_who_owes_an_action_or_follows_it_says_that_it_is_done(signed_in, dossier, action, who):
    person = action.owner if who == "owner" else getattr(Dossier.objects.get(pk=dossier.pk), who)
    signed_in(person).post(reverse("action_done", args=[action.pk]))
    action.refresh_from_db()

    assert action.done_on == clock.today()


def test_reading_the_page_of_an_action_changes_nothing(signed_in, action):
    signed_in(action.owner).get(reverse("action_done", args=[action.pk]))
    action.refresh_from_db()

    assert action.done_on is None


def test_someone_else_of_the_project_does_not_say_it(signed_in, dossier, action):
    observer = factories.person("observer", dossier=dossier)

    assert signed_in(observer).post(reverse("action_done", args=[action.pk])).status_code == 404


def test_a_colleague_s_date_is_not_covered_in_silence(signed_in, dossier, lead, coach):
    old, first = shown(signed_in(coach), dossier), dossier.milestones.first()
    theirs, mine = first.due_on + timedelta(days=3), first.due_on + timedelta(days=9)
    dossier.milestones.filter(pk=first.pk).update(due_on=theirs)
    answer = signed_in(lead).post(reverse("milestones", args=[dossier.pk]), old | rows(dossier, due_on=mine))

    assert (answer.status_code, dossier.milestones.get(pk=first.pk).due_on) == (422, theirs)
    assert [value for _label, value in answer.context["forms"][0].theirs] == [theirs]


def test_saving_again_replaces_a_colleague_s_date_knowingly(signed_in, dossier, lead, coach):
    old, first = shown(signed_in(coach), dossier), dossier.milestones.first()
    mine, browser = first.due_on + timedelta(days=9), signed_in(lead)
    dossier.milestones.filter(pk=first.pk).update(due_on=first.due_on + timedelta(days=3))
    page = reverse("milestones", args=[dossier.pk])
    told = browser.post(page, old | rows(dossier, due_on=mine)).context["forms"]
    browser.post(page, rows(dossier, due_on=mine) | {f"{one.prefix}-shown": one["shown"].value() for one in told})

    assert dossier.milestones.get(pk=first.pk).due_on == mine


def test_a_milestone_left_alone_keeps_a_colleague_s_date(signed_in, dossier, lead, coach):
    sent = shown(signed_in(coach), dossier) | rows(dossier, done_on=clock.today())
    first, second = dossier.milestones.all()[:2]
    theirs = second.due_on - timedelta(days=1)
    dossier.milestones.filter(pk=second.pk).update(due_on=theirs)
    answer = signed_in(lead).post(reverse("milestones", args=[dossier.pk]), sent)

    kept = dossier.milestones.get(pk=second.pk).due_on
    assert (answer.status_code, kept, dossier.milestones.get(pk=first.pk).done_on) == (302, theirs, clock.today())


def test_a_request_for_news_is_known_whatever_its_words(dossier, coach):
    ActionItem.objects.filter(dossier=dossier).delete()
    checkins.ask(dossier, coach)
    dossier.actions.update(label="Give the weather")
    checkins.ask(dossier, coach)

    assert dossier.actions.count() == 1
