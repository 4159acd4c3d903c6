"""Cohorts: who sees them, their projects, their calendar, their coaches."""

from datetime import timedelta

import pytest
from django.urls import reverse

from programs import clock
from programs.models import CoachProfile, Cohort, CohortEvent, Edition, User
from tests import factories

pytestmark = pytest.mark.django_db
QUERIES = 8  # session, person, roles, cohort; projects, coaches, meetings, which open; none by project


@pytest.fixture
def cohort(dossier):
    day = clock.today()
    edition = Edition.objects.create(title="Édition", slug="edition", summary="S", starts_on=day, ends_on=day)
    found = Cohort.objects.create(edition=edition, name="Promotion de printemps")
    found.dossiers.add(dossier)
    return found


@pytest.fixture
def meeting(cohort):
    start = clock.now() + timedelta(days=3)
    return cohort.events.create(title="Séminaire", place="Lyon", starts_at=start, ends_at=start + timedelta(hours=2))


@pytest.fixture
def officer(signed_in):
    return signed_in(factories.officer(name="Samira Lopez"))


def test_those_of_its_projects_see_it_and_a_stranger_does_not(cohort, lead):
    assert list(Cohort.objects.visible_to(lead)) == [cohort]
    assert not Cohort.objects.visible_to(factories.person())


@pytest.mark.parametrize("number", [1, 3])
def test_its_page_takes_as_many_queries_for_one_project_as_for_three(signed_in, cohort, coach, number, django_assert_num_queries):  # fmt: skip
    for _n in range(number - 1):
        cohort.dossiers.add(factories.filled("running").dossier)
    browser = signed_in(coach)
    browser.get(cohort.get_absolute_url())
    with django_assert_num_queries(QUERIES):
        assert len(browser.get(cohort.get_absolute_url()).context["projects"]) == number


def test_an_officer_opens_one_then_chooses_its_projects(officer, cohort, dossier):
    typed = {"edition": cohort.edition_id, "name": "Automne", "text": ""}
    officer.post(reverse("cohort_new"), typed)
    made = Cohort.objects.get(name="Automne")

    assert "dossiers" in officer.get(reverse("cohort_edit", args=[made.pk])).context["form"].fields


def test_a_project_is_offered_to_no_second_cohort(officer, cohort, dossier):
    other = Cohort.objects.create(edition=cohort.edition, name="Automne")
    form = officer.get(reverse("cohort_edit", args=[other.pk])).context["form"]

    assert dossier not in form.fields["dossiers"].queryset


def test_the_projects_chosen_are_its_projects(officer, cohort):
    form = officer.get(reverse("cohort_edit", args=[cohort.pk])).context["form"]
    typed = {"edition": cohort.edition_id, "name": cohort.name, "shown": form.digest, "dossiers": []}
    officer.post(reverse("cohort_edit", args=[cohort.pk]), typed)

    assert not cohort.dossiers.exists()


def test_only_the_calls_of_the_edition_are_offered(officer, cohort):
    free = factories.filled("running").dossier
    cohort.edition.calls.add(factories.call())
    form = officer.get(reverse("cohort_edit", args=[cohort.pk])).context["form"]

    assert free not in form.fields["dossiers"].queryset


def test_two_cohorts_of_an_edition_never_bear_the_same_name(officer, cohort):
    answer = officer.post(reverse("cohort_new"), {"edition": cohort.edition_id, "name": cohort.name})

    assert answer.status_code == 422


def test_a_meeting_moved_keeps_its_identifier_and_takes_the_next_number(officer, cohort, meeting):
    url, later = reverse("meeting_edit", args=[cohort.pk, meeting.pk]), meeting.starts_at + timedelta(days=1)
    form = officer.get(url).context["form"]
    officer.post(url, {
        "kind": "seminar", "title": "Séminaire", "place": "Lyon", "text": "", "shown": form.digest,
        "starts_at": f"{later:%Y-%m-%dT%H:%M}", "ends_at": f"{later + timedelta(hours=1):%Y-%m-%dT%H:%M}",
    })  # fmt: skip
    ics = officer.get(reverse("cohort_calendar", args=[cohort.pk])).content.decode()

    assert (f"UID:{meeting.pk}@" in ics, "SEQUENCE:1" in ics) == (True, True)


def test_a_meeting_is_added_from_the_page_of_the_cohort(officer, cohort):
    start = clock.now() + timedelta(days=5)
    officer.post(reverse("meeting_new", args=[cohort.pk]), {
        "kind": "launch", "title": "Lancement", "place": "Lyon", "text": "",
        "starts_at": f"{start:%Y-%m-%dT%H:%M}", "ends_at": f"{start + timedelta(hours=1):%Y-%m-%dT%H:%M}",
    })  # fmt: skip

    assert CohortEvent.objects.get().sequence == 0


def test_a_cancelled_meeting_stays_in_the_calendar_and_says_so(officer, cohort, meeting):
    url = reverse("meeting_cancel", args=[cohort.pk, meeting.pk])
    assert officer.get(url).status_code == 200
    officer.post(url)
    page = officer.get(cohort.get_absolute_url()).context

    assert (page["coming"], page["cancelled"]) == ([], [meeting])
    assert b"STATUS:CANCELLED" in officer.get(reverse("cohort_calendar", args=[cohort.pk])).content


def test_a_lead_reads_the_calendar_and_writes_nothing(signed_in, cohort, lead):
    browser = signed_in(lead)

    assert browser.get(reverse("cohort_calendar", args=[cohort.pk])).status_code == 200
    assert browser.get(reverse("cohort_edit", args=[cohort.pk])).status_code == 403


def test_a_project_without_a_coach_is_proposed_who_knows_its_region(officer, cohort, dossier):
    dossier.roles.filter(code="coach").delete()
    colleague = factories.with_second_factor(factories.person("coach", name="Ana Ruiz"))
    factories.with_second_factor(factories.person("coach", name="Boris Aube"))
    type(dossier.organization.territory).objects.update(region="24")
    CoachProfile.objects.create(person=colleague, regions=["24"])
    (row,) = officer.get(reverse("cohort_coaches", args=[cohort.pk])).context["rows"]

    assert (row.chosen, row.reason) == (colleague, "Connaît cette région.")


def test_the_proposal_once_applied_names_each_coach_by_the_step(officer, cohort, dossier):
    dossier.roles.filter(code="coach").delete()
    colleague = factories.with_second_factor(factories.person("coach", name="Ana Ruiz"))
    typed = {f"coach-{dossier.pk}": str(colleague.pk), f"seen-{dossier.pk}": dossier.project.seq}
    officer.post(reverse("cohort_coaches", args=[cohort.pk]), typed)

    assert dossier.coach == colleague
    assert dossier.project.history.last().name == "name_coach"


def test_a_project_changed_meanwhile_is_told_and_keeps_its_coach(officer, cohort, dossier, coach):
    colleague = factories.with_second_factor(factories.person("coach", name="Ana Ruiz"))
    typed = {f"coach-{dossier.pk}": str(colleague.pk), f"seen-{dossier.pk}": dossier.project.seq - 1}
    page = officer.post(reverse("cohort_coaches", args=[cohort.pk]), typed, follow=True).content.decode()

    assert "Quelqu’un est intervenu entre-temps" in page
    assert dossier.coach == coach


def test_left_as_they_are_no_coach_changes(officer, cohort, dossier, coach):
    typed = {f"coach-{dossier.pk}": str(coach.pk), f"seen-{dossier.pk}": dossier.project.seq}
    page = officer.post(reverse("cohort_coaches", args=[cohort.pk]), typed, follow=True).content.decode()

    assert "chaque projet garde son accompagnateur" in page


def test_shared_out_again_a_coach_who_is_away_is_proposed_nothing(officer, cohort, dossier, coach):
    colleague = factories.with_second_factor(factories.person("coach", name="Ana Ruiz"))
    coach.absences.create(cover=colleague, starts_on=clock.today(), ends_on=clock.today())
    (row,) = officer.get(reverse("cohort_coaches", args=[cohort.pk]) + "?all").context["rows"]

    assert (row.present, row.chosen) == (User.objects.get(pk=coach.pk), colleague)


def test_without_room_the_page_says_so(officer, cohort, dossier, coach):
    CoachProfile.objects.create(person=coach, capacity=0)
    (row,) = officer.get(reverse("cohort_coaches", args=[cohort.pk]) + "?all").context["rows"]

    assert (row.chosen, row.reason) == (
        None,
        "Plus personne n’a de place\u00a0: augmentez une limite, ou choisissez vous-même.",
    )


def test_who_came_is_noted_once_the_meeting_has_begun(signed_in, cohort, dossier, coach, meeting):
    browser, url = signed_in(coach), reverse("meeting_attendance", args=[cohort.pk, meeting.pk])
    before = browser.get(url).status_code
    start = clock.now() - timedelta(days=1)
    cohort.events.update(starts_at=start, ends_at=start + timedelta(hours=1))
    browser.post(url, {"present": [dossier.pk]})

    assert (before, list(meeting.present.all())) == (404, [dossier])
    assert "Un projet présent" in browser.get(cohort.get_absolute_url()).content.decode()


def test_a_lead_does_not_note_who_came(signed_in, cohort, lead, meeting):
    assert signed_in(lead).get(reverse("meeting_attendance", args=[cohort.pk, meeting.pk])).status_code == 403
