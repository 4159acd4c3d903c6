"""A session with several projects: each reads it, its own actions, its attendance; its time is divided between them."""

from datetime import timedelta

import pytest
from django.urls import reverse

from programs import agenda, checkins, clock, cohort, mailing, timeline, vitals, week
from programs.models import ActionItem, CoachingSession, Mail, Outbox, SessionPlace, User
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def neighbour(once):
    """Another residence in the field."""
    return once(factories.filled, "running")


@pytest.fixture
def other(neighbour, coach):
    """Its dossier, which the same coach follows."""
    dossier = type(neighbour.dossier).objects.get(pk=neighbour.dossier_id)
    dossier.name_coach(coach)
    coach.forget_roles()
    return dossier


@pytest.fixture
def shared(dossier, other, coach):
    """A training of two hours that both share, in an hour."""
    start = clock.now() + timedelta(hours=1)
    session = CoachingSession(dossier=dossier, coach=coach, subject="Se former", kind="training", starts_at=start, ends_at=start + timedelta(hours=2))  # fmt: skip
    session.joined = [other]
    session.book(by=coach)
    return CoachingSession.objects.get(pk=session.pk)


@pytest.fixture
def guest(other):
    return User.objects.get(pk=other.lead.pk)


def over(session):
    """It began three hours ago."""
    ago = clock.now() - timedelta(hours=3)
    CoachingSession.objects.filter(pk=session.pk).update(starts_at=ago, ends_at=ago + timedelta(hours=2))
    return CoachingSession.objects.get(pk=session.pk)


def test_the_coach_books_it_for_several_at_once(signed_in, coach, dossier, other):
    start = (clock.now() + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M")
    typed = {"subject": "Entre pairs", "kind": "peers", "starts_at": start, "length": "120", "others": [other.pk]}
    signed_in(coach).post(reverse("session_book", args=[dossier.pk]), typed)
    booked = CoachingSession.objects.get(subject="Entre pairs")
    assert (booked.kind, {one.pk for one in booked.gathered}) == ("peers", {dossier.pk, other.pk})


def test_a_lead_is_not_offered_other_projects(signed_in, lead, dossier):
    form = signed_in(lead).get(reverse("session_book", args=[dossier.pk])).context["form"]
    assert {"kind", "others"} & set(form.fields) == set()


def test_each_project_reads_it_and_a_stranger_does_not(signed_in, shared, lead, guest):
    codes = [signed_in(one).get(shared.get_absolute_url()).status_code for one in (lead, guest, factories.person())]
    assert codes == [200, 200, 404]


def test_the_coach_alone_moves_or_cancels_it(shared, coach, lead, guest):
    found = [{step.name for step in shared.steps_for(one)} & {"move", "cancel"} for one in (coach, lead, guest)]
    assert found == [{"move", "cancel"}, set(), set()]


def test_both_leads_are_told(shared, lead, guest):
    mailing.deliver(Outbox.objects.get(line=shared.history.last(), key="lead"))
    told = Mail.objects.filter(effect__line=shared.history.last()).values_list("address", flat=True)
    assert set(told) == {lead.email, guest.email}


def test_both_leads_are_recalled_on_the_eve(shared, lead, guest):
    CoachingSession.objects.filter(pk=shared.pk).update(starts_at=clock.now() + timedelta(days=1), ends_at=clock.now() + timedelta(days=1, hours=1))  # fmt: skip
    checkins.recall()
    told = set(Mail.objects.filter(subject__contains="Se former").values_list("address", flat=True))
    assert {lead.email, guest.email} <= told


def test_it_is_in_both_histories_and_in_one_calendar_with_both_names(shared, dossier, other, guest):
    said = [{line.object_id for line in timeline.lines(one, guest)} for one in (other,)]
    (entry,) = [one for one in agenda.entries(guest) if "Se former" in one.title]
    names = [str(dossier.organization) in entry.title, str(other.organization) in entry.title]
    assert (shared.pk in said[0], names) == (True, [True, True])


def test_its_time_is_divided_between_the_projects(shared, dossier, other, coach):
    before = [vitals.days_spent(one) for one in read(dossier, other)]
    session = over(shared)
    session.minutes = "Appris."
    session.save()
    session.hold(by=coach)
    after = [vitals.days_spent(one) for one in read(dossier, other)]
    assert [round(then - now, 1) for now, then in zip(before, after, strict=True)] == [
        0.1,
        0.1,
    ]  # an hour each of seven


def read(*dossiers):
    found = {one.pk: one for one in cohort.with_all(type(dossiers[0]).objects.filter(pk__in=[one.pk for one in dossiers]))}  # fmt: skip
    return [found[one.pk] for one in dossiers]


def test_the_week_counts_it_once_and_prepares_each_project(shared, coach):
    CoachingSession.objects.exclude(pk=shared.pk).update(starts_at=clock.now() + timedelta(days=40), ends_at=clock.now() + timedelta(days=41))  # fmt: skip
    shown = week.of(coach)
    today = [sheet for sheet in shown.sheets if sheet.session.pk == shared.pk]
    planned = [row for day in shown.days() for row in day.meetings if row[1] == "Se former"]
    assert (len(today), len(planned)) in {(2, 0), (0, 1)}  # late in the evening, it is tomorrow's


def test_each_reads_the_actions_of_its_own_project(signed_in, shared, dossier, other, lead, guest):
    for one, label in ((dossier, "À Lignières"), (other, "À Vesdun")):
        ActionItem.objects.create(dossier=one, session=shared, label=label, owner=one.lead, due_on=clock.today())
    pages = [signed_in(one).get(shared.get_absolute_url()).content.decode() for one in (lead, guest)]
    assert [("À Lignières" in page, "À Vesdun" in page) for page in pages] == [(True, False), (False, True)]


def test_who_of_each_project_came_is_noted_by_the_coach(signed_in, shared, coach, dossier, other, guest):
    url = reverse("session_attendance", args=[shared.pk])
    before = signed_in(coach).get(url).status_code
    over(shared)
    page = signed_in(coach).post(url, {str(other.pk): [guest.pk]})
    came = {place.dossier_id: list(place.present.all()) for place in SessionPlace.objects.filter(session=shared)}
    assert (before, page.status_code, came) == (403, 302, {dossier.pk: [], other.pk: [guest]})
    assert str(guest) in signed_in(coach).get(shared.get_absolute_url()).content.decode()


def test_somebody_of_another_project_cannot_have_come(signed_in, shared, coach, dossier, guest):
    over(shared)
    page = signed_in(coach).post(reverse("session_attendance", args=[shared.pk]), {str(dossier.pk): [guest.pk]})
    assert (page.status_code, list(page.context["form"].errors)) == (422, [str(dossier.pk)])


def test_who_does_not_coach_notes_nothing(signed_in, shared, guest):
    over(shared)
    assert signed_in(guest).get(reverse("session_attendance", args=[shared.pk])).status_code == 403
