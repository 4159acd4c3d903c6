"""Sessions: booked once, moved, their minutes saved, published, never overwritten."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils.timezone import localtime

from programs import clock
from programs.models import CoachingSession, Outbox
from programs.views.sessions import digest
from tests import factories

pytestmark = pytest.mark.django_db


def typed(moment, **more):
    """What the form of a booking sends."""
    return {
        "subject": "Point d’étape",
        "starts_at": f"{localtime(moment):%Y-%m-%dT%H:%M}",
        "length": "60",
        "place": "Mairie",
    } | more


def test_a_lead_books_a_session_with_the_coach(signed_in, dossier, lead, coach):
    response = signed_in(lead).post(reverse("session_book", args=[dossier.pk]), typed(clock.now() + timedelta(days=3)))
    booked = dossier.sessions.get()

    assert (response.status_code, booked.state, booked.coach) == (302, "scheduled", coach)
    assert set(Outbox.objects.filter(line__object_id=booked.pk).values_list("key", flat=True)) == {"lead", "coach"}


def test_a_coach_in_two_places_is_refused_beside_the_hour_and_nothing_is_lost(signed_in, dossier, coach, session):
    response = signed_in(coach).post(
        reverse("session_book", args=[dossier.pk]), typed(session.starts_at + timedelta(minutes=30))
    )

    assert (response.status_code, response.context["form"].errors) == (
        422,
        {"starts_at": ["L’accompagnateur a déjà une séance à cette heure."]},
    )
    assert "Point d’étape" in response.content.decode()


def test_the_database_refuses_a_coach_in_two_places(dossier, coach, session):
    second = CoachingSession(
        dossier=dossier, coach=coach, subject="Autre", starts_at=session.starts_at, ends_at=session.ends_at
    )
    with pytest.raises(ValidationError, match="déjà une séance"):
        second.book(by=coach)

    assert second.history.count() == 0


def test_a_session_may_begin_when_another_ends(signed_in, dossier, coach, session):
    session.starts_at, session.ends_at = (moment.replace(second=0) for moment in (session.starts_at, session.ends_at))
    session.save()

    assert signed_in(coach).post(reverse("session_book", args=[dossier.pk]), typed(session.ends_at)).status_code == 302


def test_a_coach_writes_a_session_down_afterwards_and_a_lead_does_not(signed_in, dossier, coach, lead):
    url, past = reverse("session_book", args=[dossier.pk]), typed(clock.now() - timedelta(days=1))

    assert (signed_in(lead).post(url, past).status_code, signed_in(coach).post(url, past).status_code) == (422, 302)


def test_moving_onto_another_session_is_refused_beside_the_field(signed_in, dossier, coach, session):
    later = CoachingSession(
        dossier=dossier,
        coach=coach,
        subject="Autre",
        starts_at=session.starts_at + timedelta(days=1),
        ends_at=session.ends_at + timedelta(days=1),
    )
    later.book(by=coach)
    url = reverse("step", args=["coachingsession", later.pk, "move"])
    response = signed_in(coach).post(
        url, {"seen": later.seq, "starts_at": f"{localtime(session.starts_at):%Y-%m-%dT%H:%M}"}
    )

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["starts_at"])


def test_a_moved_session_keeps_its_length(coach, session):
    start = session.starts_at + timedelta(days=1)
    session.move(by=coach, starts_at=start)

    assert (session.starts_at, session.ends_at - session.starts_at) == (start, timedelta(hours=1))


def test_minutes_are_needed_to_publish(coach, session):
    with pytest.raises(ValidationError, match="le compte rendu"):
        session.hold(by=coach)


def test_the_lead_does_not_publish(session, lead):
    session.minutes = "On a parlé."
    session.save()
    with pytest.raises(PermissionDenied):
        session.hold(by=lead)


def test_a_missed_session_is_booked_again(coach, lead, session):
    session.miss(by=coach)
    session.rebook(by=lead, starts_at=clock.now() + timedelta(days=9))

    assert (session.state, session.history.count()) == ("scheduled", 3)


def test_a_cancellation_has_its_reason_and_ends_the_session(coach, session):
    with pytest.raises(ValidationError):
        session.cancel(by=coach)
    session.cancel(by=coach, comment="Le maire est souffrant.")

    assert session.steps_for(coach) == []


def write(browser, session, text, shown="", **headers):
    return browser.post(session.get_absolute_url(), {"minutes": text, "shown": digest(shown)}, headers=headers)


def test_minutes_save_by_the_button_and_by_themselves(signed_in, coach, session):
    browser = signed_in(coach)
    answers = (
        write(browser, session, "Un").status_code,
        write(browser, session, "Deux", "Un", HX_Request="true").status_code,
    )
    session.refresh_from_db()

    assert (answers, session.minutes) == ((302, 200), "Deux")


def test_minutes_written_meanwhile_are_never_covered(signed_in, dossier, coach, session):
    write(signed_in(coach), session, "Le texte du premier")
    late = write(signed_in(factories.officer()), session, "Le texte du second")
    session.refresh_from_db()

    assert (late.status_code, session.minutes) == (409, "Le texte du premier")
    assert all(text in late.content.decode() for text in ("Le texte du premier", "Le texte du second"))


def test_the_lead_reads_the_minutes_once_published_and_not_before(signed_in, coach, lead, session):
    browser = signed_in(lead)
    write(signed_in(coach), session, "Décision : ouvrir le samedi.")
    before = browser.get(session.get_absolute_url()).content.decode()
    session.refresh_from_db()
    session.hold(by=coach)

    assert (
        "ouvrir le samedi" in before,
        "ouvrir le samedi" in browser.get(session.get_absolute_url()).content.decode(),
    ) == (False, True)


def test_the_lead_does_not_write_the_minutes(signed_in, lead, session):
    assert write(signed_in(lead), session, "Non").status_code == 403


def test_published_minutes_no_longer_change(signed_in, coach, session):
    write(signed_in(coach), session, "Fini.")
    session.refresh_from_db()
    session.hold(by=coach)

    assert write(signed_in(coach), session, "Encore", "Fini.").status_code == 403


def test_save_and_publish_leads_to_the_step(signed_in, coach, session):
    response = signed_in(coach).post(
        session.get_absolute_url(), {"minutes": "Fini.", "shown": digest(""), "publish": "1"}
    )

    assert response["Location"] == reverse("step", args=["coachingsession", session.pk, "hold"])


def test_a_juror_does_not_read_a_session(signed_in, dossier, session):
    chair = factories.person("chair", call=dossier.call)

    assert signed_in(chair).get(session.get_absolute_url()).status_code == 404
