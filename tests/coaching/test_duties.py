"""Handing a project over with a note; standing in for a colleague for some days."""

from datetime import timedelta

import pytest
from django.urls import reverse

from programs import asks, clock
from programs.models import CoachAbsence, Dossier, User
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague():
    return factories.with_second_factor(factories.person("coach", name="Ana Ruiz"))


def absent(coach, cover, first=0, last=5):
    day = clock.today()
    one = CoachAbsence(
        coach=coach, cover=cover, starts_on=day + timedelta(days=first), ends_on=day + timedelta(days=last)
    )
    one.begin(by=coach)
    return one


def coaches(user, dossier):
    """Whether this person now coaches this project."""
    return "coach" in dossier.roles_of(User.objects.get(pk=user.pk))


def test_the_coach_passes_a_project_on_with_a_note_that_coaches_alone_read(signed_in, dossier, coach, lead, colleague):
    browser, url = signed_in(coach), reverse("handover", args=[dossier.pk])
    seen = browser.get(url).context["form"].initial["seen"]
    browser.post(url, {"coach": str(colleague.pk), "note": "RELAIS : le maire décide seul.", "seen": seen})

    assert Dossier.objects.get(pk=dossier.pk).coach == colleague
    assert "RELAIS" in signed_in(colleague).get(reverse("private_notes", args=[dossier.pk])).content.decode()
    assert "RELAIS" not in signed_in(lead).get(dossier.project.get_absolute_url()).content.decode()


def test_without_a_note_nothing_is_passed_on(signed_in, dossier, coach, colleague):
    answer = signed_in(coach).post(reverse("handover", args=[dossier.pk]), {"coach": str(colleague.pk), "seen": 0})

    assert (answer.status_code, dossier.coach) == (422, coach)


def test_nobody_passes_a_project_on_to_who_is_no_coach(signed_in, dossier, coach, colleague):
    typed = {"coach": str(factories.person().pk), "note": "Voici.", "seen": dossier.project.seq}
    answer = signed_in(coach).post(reverse("handover", args=[dossier.pk]), typed)

    assert (answer.status_code, dossier.coach, dossier.private_notes.count()) == (422, coach, 1)


def test_who_lost_the_role_meanwhile_is_refused_beside_the_field(signed_in, dossier, coach, colleague, monkeypatch):
    typed = {"coach": str(colleague.pk), "note": "Voici.", "seen": dossier.project.seq}
    monkeypatch.setattr(type(dossier.project), "chosen_coach", refused)
    answer = signed_in(coach).post(reverse("handover", args=[dossier.pk]), typed)

    assert (answer.status_code, dossier.private_notes.count()) == (422, 1)


def refused(self, coach):
    """As when the person chosen has just lost the role."""
    raise asks.refused("coach", "Choisissez qui accompagne ce projet.")


def test_who_stands_in_coaches_the_same_projects_for_these_days_only(dossier, coach, colleague):
    absent(coach, colleague)

    assert coaches(colleague, dossier)
    assert dossier.coach == coach
    assert dossier.roles.get(person=colleague).ends_on == clock.today() + timedelta(days=5)


def test_before_the_first_day_nobody_stands_in(dossier, coach, colleague):
    absent(coach, colleague, first=2)

    assert not coaches(colleague, dossier)


def test_back_sooner_the_coach_takes_the_projects_back_at_once(signed_in, dossier, coach, colleague):
    one = absent(coach, colleague)
    CoachAbsence.objects.filter(pk=one.pk).update(starts_on=clock.today() - timedelta(days=2))
    dossier.roles.filter(person=colleague).update(starts_on=clock.today() - timedelta(days=2))
    browser, url = signed_in(coach), reverse("absence_end", args=[one.pk])
    assert browser.get(url).status_code == 200
    browser.post(url)

    assert not coaches(colleague, dossier)
    assert not CoachAbsence.objects.on().exists()


def test_an_absence_that_does_not_take_place_leaves_no_trace(dossier, coach, colleague):
    absent(coach, colleague, first=2).end()

    assert (CoachAbsence.objects.count(), dossier.roles.filter(person=colleague).count()) == (0, 0)


def test_an_absence_is_recorded_from_its_page(signed_in, dossier, coach, colleague):
    first, last = clock.today(), clock.today() + timedelta(days=3)
    typed = {"starts_on": first, "ends_on": last, "cover": colleague.pk, "note": "Appeler le mardi."}
    signed_in(coach).post(reverse("absence_new", args=[coach.pk]), typed)

    assert coaches(colleague, dossier)
    assert "Appeler le mardi." in signed_in(colleague).get(reverse("week")).content.decode()


def test_two_absences_never_overlap(signed_in, coach, colleague):
    absent(coach, colleague)
    typed = {"starts_on": clock.today(), "ends_on": clock.today(), "cover": colleague.pk}

    assert signed_in(coach).post(reverse("absence_new", args=[coach.pk]), typed).status_code == 422


def test_an_absence_is_never_recorded_in_the_past(signed_in, coach, colleague):
    typed = {"starts_on": clock.today() - timedelta(days=1), "ends_on": clock.today(), "cover": colleague.pk}

    assert signed_in(coach).post(reverse("absence_new", args=[coach.pk]), typed).status_code == 422


def test_a_coach_says_what_they_take_on(signed_in, coach):
    browser, url = signed_in(coach), reverse("coach_duty", args=[coach.pk])
    browser.post(url, {"capacity": 3, "regions": [], "shown": browser.get(url).context["form"].digest})

    assert browser.get(url).context["duty"].capacity == 3


def test_a_coach_does_not_read_the_duties_of_another(signed_in, coach, colleague):
    assert signed_in(colleague).get(reverse("coach_duty", args=[coach.pk])).status_code == 404


def test_who_is_no_coach_has_no_duties(signed_in, lead):
    assert signed_in(factories.officer()).get(reverse("coach_duty", args=[lead.pk])).status_code == 404
