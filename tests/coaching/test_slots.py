"""Slots: offered by a rule, taken once; the unplanned call; minutes corrected; the personal calendar."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from programs import agenda, clock, slots, vitals
from programs.models import CoachAbsence, CoachingSession, CoachSlot, Cohort, Edition, Role, User
from tests import factories

pytestmark = pytest.mark.django_db


def slot(coach, hours=48):
    start = clock.now().replace(microsecond=0) + timedelta(hours=hours)
    return CoachSlot.objects.create(
        coach=coach, starts_at=start, ends_at=start + timedelta(hours=1), place="Visioconférence"
    )


def test_a_rule_cuts_its_days_into_slots():
    monday = date(2027, 3, 1)
    found = [
        start for start, _end in slots.moments(monday, monday + timedelta(days=7), {0}, time(14), time(16, 30), 60)
    ]

    assert [f"{start:%d %H:%M}" for start in found] == ["01 14:00", "01 15:00", "08 14:00", "08 15:00"]


def test_what_is_past_taken_or_away_is_not_offered(coach, session):
    now = clock.now().replace(microsecond=0)
    absent = now + timedelta(days=9)
    CoachAbsence.objects.create(coach=coach, cover=factories.person(), starts_on=absent.date(), ends_on=absent.date())
    hour = timedelta(hours=1)
    starts = [now - hour, session.starts_at + hour / 2, absent, now + timedelta(days=5)]

    assert slots.offer(coach, "Mairie", [(start, start + hour) for start in starts]) == 1
    assert slots.offer(coach, "Mairie", [(starts[3], starts[3] + hour)]) == 0
    assert slots.offer(coach, "Mairie", []) == 0


def test_the_coach_offers_slots_from_their_page_and_takes_one_back(signed_in, coach):
    browser, day = signed_in(coach), clock.today() + timedelta(days=7)
    typed = {"first": day, "last": day + timedelta(days=6), "weekdays": [1], "begins": "14:00", "ends": "16:00", "length": 60, "place": "Mairie"}  # fmt: skip
    browser.post(reverse("coach_slots"), typed)
    first, _second = CoachSlot.objects.all()
    browser.post(reverse("slot_withdraw", args=[first.pk]))

    assert browser.get(reverse("coach_slots")).context["free"] == 1


@pytest.mark.parametrize(("field", "value"), [("last", timedelta(days=-1)), ("first", timedelta(days=-8))])
def test_a_rule_is_neither_past_nor_backwards(signed_in, coach, field, value):
    day = clock.today() + timedelta(days=7)
    typed = {
        "first": day,
        "last": day,
        "weekdays": [1],
        "begins": "14:00",
        "ends": "13:00",
        "length": 60,
        "place": "Mairie",
    }
    answer = signed_in(coach).post(reverse("coach_slots"), typed | {field: day + value})

    assert {field, "ends"} <= set(answer.context["form"].errors)


def test_the_lead_takes_a_slot_and_it_is_no_longer_free(signed_in, dossier, coach, lead):
    one, browser = slot(coach), signed_in(lead)
    browser.post(reverse("slot_take", args=[dossier.pk]), {"slot": one.pk, "subject": "Le budget"})
    made = CoachingSession.objects.get(subject="Le budget")

    assert (made.starts_at, made.state, made.place) == (one.starts_at, "scheduled", "Visioconférence")
    assert not CoachSlot.objects.free().exists()


def test_who_comes_second_is_told_and_chooses_again(signed_in, dossier, coach, lead, monkeypatch):
    one, url = slot(coach), reverse("slot_take", args=[dossier.pk])
    browser, held = signed_in(lead), slots.held
    monkeypatch.setattr(slots, "held", lambda pk: first_taken(held(pk), dossier, coach))
    answer = browser.post(url, {"slot": one.pk, "subject": "Le budget"})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["slot"])


def first_taken(one, dossier, coach):
    """As when somebody was quicker."""
    one.starts_at = clock.now() - timedelta(hours=1)
    return one


def test_a_coach_in_two_places_is_refused_by_the_database_and_told_so(dossier, coach, session):
    one = CoachSlot.objects.create(coach=coach, starts_at=session.starts_at, ends_at=session.ends_at, place="Mairie")

    with pytest.raises(ValidationError):
        slots.take(one, dossier, User.objects.get(pk=coach.pk), "Deux fois")


def test_a_session_moved_to_a_slot_gives_the_former_one_back(signed_in, dossier, coach, lead):
    first, second = slot(coach), slot(coach, 72)
    session = slots.take(first, dossier, User.objects.get(pk=lead.pk), "Le budget")
    browser, url = signed_in(lead), f"{reverse('slot_take', args=[dossier.pk])}?seance={session.pk}"
    assert "Déplacer" in browser.get(url).content.decode()
    browser.post(url, {"slot": second.pk})
    session.refresh_from_db()

    assert (session.starts_at, list(CoachSlot.objects.free())) == (second.starts_at, [first])
    assert [one.is_free for one in CoachSlot.objects.select_related("session")] == [True, False]


def test_a_cancelled_session_gives_its_slot_back(dossier, coach, lead):
    one = slot(coach)
    session = slots.take(one, dossier, User.objects.get(pk=lead.pk), "Le budget")
    session.cancel(by=User.objects.get(pk=lead.pk), comment="Empêchement.")

    assert list(CoachSlot.objects.free()) == [one]


def test_without_a_slot_the_page_says_what_to_do(signed_in, dossier, lead):
    assert "Proposer une heure" in signed_in(lead).get(reverse("slot_take", args=[dossier.pk])).content.decode()


def test_the_page_that_books_leads_to_the_slots(signed_in, dossier, coach, lead):
    slot(coach)

    assert "créneau que propose" in signed_in(lead).get(reverse("session_book", args=[dossier.pk])).content.decode()


def test_an_unplanned_call_is_written_down_in_two_fields_and_shared(signed_in, dossier, coach, lead, session):
    typed = {"subject": "Appel du maire", "minutes": "Le conseil est avancé au 3."}
    signed_in(coach).post(reverse("call_log", args=[dossier.pk]), typed)
    made = CoachingSession.objects.get(subject="Appel du maire")

    assert (made.state, made.history.last().name) == ("held", "log")
    assert "avancé au 3" in signed_in(lead).get(made.get_absolute_url()).content.decode()


def test_a_call_without_its_minutes_is_not_kept(signed_in, dossier, coach):
    assert signed_in(coach).post(reverse("call_log", args=[dossier.pk]), {"subject": "Appel"}).status_code == 422


def test_minutes_corrected_keep_their_former_version_below(signed_in, session, coach, lead):
    session.minutes = "Décidé : le 12."
    session.save()
    session.hold(by=User.objects.get(pk=coach.pk))
    session.correct(by=User.objects.get(pk=coach.pk), minutes="Décidé : le 13.", comment="La date était fausse.")
    page = signed_in(lead).get(session.get_absolute_url()).content.decode()

    assert (session.minutes, page.index("le 13.") < page.index("le 12.")) == ("Décidé : le 13.", True)


def test_the_outline_of_the_programme_waits_in_the_minutes(signed_in, session, coach):
    type(session.dossier.call.program).objects.update(minutes_template="Ce qui avance :")

    assert "Ce qui avance" in signed_in(coach).get(session.get_absolute_url()).content.decode()


def test_the_sessions_held_count_against_the_days_of_the_project(signed_in, dossier, coach):
    type(dossier.call.program).objects.update(coach_days=0)
    start = clock.now() - timedelta(days=1)
    one = CoachingSession(dossier=dossier, coach=coach, subject="Journée", starts_at=start, ends_at=start + timedelta(hours=7), minutes="Fait.")  # fmt: skip
    one.log(by=User.objects.get(pk=coach.pk))
    context = signed_in(coach).get(reverse("project_health", args=[dossier.pk]))

    assert (context.context["spent"], "plus que prévu" in context.content.decode()) == (1.0, True)
    assert vitals.HOURS == 7


@pytest.fixture
def feed(client, lead):
    """What the agenda of the lead reads at this address."""

    def read(address):
        answer = client.get(address.partition("/agenda/")[1] + address.partition("/agenda/")[2])
        return answer.content.decode() if answer.status_code == 200 else answer.status_code

    return read


def test_the_personal_calendar_follows_a_session_by_its_number(feed, session, coach, lead):
    address = agenda.renew(lead)
    before = feed(address)
    session.move(by=User.objects.get(pk=coach.pk), starts_at=session.starts_at + timedelta(days=1))
    after = feed(address)

    assert (before.count("BEGIN:VEVENT"), f"UID:{session.pk}@" in before, "SEQUENCE:1" in before) == (1, True, False)
    assert (f"UID:{session.pk}@" in after, "SEQUENCE:1" in after) == (True, True)


def test_a_cancelled_session_stays_struck_out_in_the_calendar(feed, session, coach, lead):
    session.cancel(by=User.objects.get(pk=coach.pk), comment="Grève.")

    assert "STATUS:CANCELLED" in feed(agenda.renew(lead))


def test_the_meetings_of_the_cohort_are_in_the_calendar(feed, dossier, lead):
    day, now = clock.today(), clock.now()
    edition = Edition.objects.create(title="Édition", slug="edition", summary="S", starts_on=day, ends_on=day)
    cohort = Cohort.objects.create(edition=edition, name="Promotion")
    cohort.dossiers.add(dossier)
    cohort.events.create(title="Séminaire", place="Lyon", starts_at=now, ends_at=now + timedelta(hours=1))

    assert "Séminaire" in feed(agenda.renew(lead))


def test_renewed_the_former_address_answers_no_more(signed_in, feed, session, lead):
    former = agenda.renew(lead)
    signed_in(lead).post(reverse("my_calendar"))

    assert (feed(former), isinstance(feed(agenda.address(lead)), str)) == (404, True)


def test_who_has_left_a_project_reads_no_more_of_it(feed, session, lead):
    address = agenda.renew(lead)
    Role.objects.filter(person=lead).update(ends_on=clock.today() - timedelta(days=1), starts_on=clock.today() - timedelta(days=2))  # fmt: skip

    assert "BEGIN:VEVENT" not in feed(address)


def test_who_is_no_coach_offers_no_slot(signed_in, lead):
    assert signed_in(lead).get(reverse("coach_slots")).status_code == 404


def test_a_calendar_that_is_closed_answers_no_more(signed_in, lead, client):
    address = agenda.renew(lead).partition("/agenda/")[2]
    signed_in(lead).post(reverse("my_calendar"), {"close": "1"})
    assert (client.get(f"/agenda/{address}").status_code, agenda.address(lead)) == (404, "")
