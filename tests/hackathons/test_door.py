"""The door on the day: names found, people let in, counted, noted from paper or from a phone without network."""

import json
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hackathons import door
from hackathons.models import Camp, Registration
from hackathons.views.door import act
from hackathons.views.offline import hour
from programs import clock
from tests import factories
from tests.hackathons import samples

pytestmark = pytest.mark.django_db


def now(registration):
    return Registration.objects.get(pk=registration.pk)


def page(browser, camp, **query):
    return browser.get(reverse("camp_welcome", args=[camp.pk]), query)


def names(response):
    return [one.name for one in response.context["page"]]


def queries(captured):
    """Those that read or write: neither the marks of a transaction nor what the tests add."""
    return [q["sql"] for q in captured.captured_queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "SET"))]


@pytest.fixture(scope="module")
def shared(once):
    """One whose registration is open, one that has just begun."""
    return once(lambda: [samples.camp(state, capacity=7).pk for state in ("registration", "running")])


@pytest.fixture
def camp(db, shared):
    return Camp.objects.get(pk=shared[0])


@pytest.fixture
def running(db, shared):
    return Camp.objects.get(pk=shared[1])


@pytest.fixture
def welcomer(signed_in, running):
    return signed_in(running.dossier.lead)


def test_a_name_is_found_whatever_its_accents_and_capitals(lead, camp):
    for name in ("Zoé Petit", "Éloi Durand"):
        samples.registration(camp, name, email="")
    assert [names(page(lead, camp, q=words)) for words in ("ZOE", "petit zo", "eloi")] == [["Zoé Petit"], ["Zoé Petit"], ["Éloi Durand"]]  # fmt: skip


def test_names_come_in_their_order_and_those_in_leave_the_list(lead, camp):
    for name in ("Zoé", "Éloi", "Ana"):
        samples.registration(camp, name, email="")
    lead.post(reverse("check_in", args=[camp.registrations.get(name="Ana").pk]))
    assert (names(page(lead, camp)), names(page(lead, camp, who="present"))) == (["Éloi", "Zoé"], ["Ana"])


def test_who_cancelled_is_nowhere(lead, camp):
    one = samples.registration(camp)
    one.cancel(by=camp.dossier.lead)
    assert names(page(lead, camp, who="all")) == []


@pytest.mark.parametrize(("who", "most"), [("lead", 7), ("coach", 8)])
def test_letting_one_person_in_costs_eight_queries_at_most(signed_in, camp, who, most):
    person = camp.dossier.lead if who == "lead" else factories.with_second_factor(camp.dossier.coach)
    browser, one = signed_in(person), samples.registration(camp)
    with CaptureQueriesContext(connection) as captured:
        browser.post(reverse("check_in", args=[one.pk]), headers={"HX-Request": "true"})
    assert (now(one).state, len(queries(captured)) <= most) == ("checked_in", True), queries(captured)


def test_the_page_of_the_door_costs_the_same_for_one_and_many(lead, camp, django_assert_max_num_queries):
    Camp.objects.filter(pk=camp.pk).update(capacity=50)
    for n in range(3):
        samples.registration(camp, f"Personne {n}")
    with django_assert_max_num_queries(8):
        page(lead, camp)


def test_a_press_answers_with_the_row_alone_and_has_the_count_asked_again(lead, camp):
    one = samples.registration(camp)
    answer = lead.post(reverse("check_in", args=[one.pk]), headers={"HX-Request": "true"})
    assert (answer.templates[0].name, answer["HX-Trigger"], "est là" in answer.content.decode()) == ("hackathons/door/_person.html", "arrived", True)  # fmt: skip


def test_two_who_press_at_once_are_told_the_same(camp):
    one = samples.registration(camp)
    stale, request = now(one), SimpleNamespace(user=camp.dossier.lead, received_at=clock.now())
    act(request, now(one), undo=False)
    _level, words = act(request, stale, undo=False)
    assert (stale.state, words, now(one).history.filter(name="check_in").count()) == ("checked_in", "Lou Martin\u00a0: un collègue vient de le noter.", 1)  # fmt: skip


def test_a_minor_at_the_door_without_an_agreement_is_not_registered(welcomer, running):
    said = {"name": "Tom", "email": "", "profile": "student", "is_minor": "on", "guardian_name": "Ana"}
    answer = welcomer.post(reverse("walk_in", args=[running.pk]), said)
    assert (answer.status_code, running.registrations.exists()) == (422, False)


def test_undone_twice_someone_is_expected_once(lead, camp):
    one = samples.registration(camp)
    for said in ({}, {"undo": "1"}, {"undo": "1"}):
        lead.post(reverse("check_in", args=[one.pk]), said)
    assert (now(one).state, now(one).checked_in_at, now(one).history.filter(name="undo_check_in").count()) == ("confirmed", None, 1)  # fmt: skip


@pytest.mark.parametrize("asked", ["https://ailleurs.example/", "//ailleurs.example", ""])
def test_after_a_press_one_comes_back_to_this_site(lead, camp, asked):
    answer = lead.post(reverse("check_in", args=[samples.registration(camp).pk]), {"next": asked})
    assert answer.url == reverse("camp_welcome", args=[camp.pk])


def test_people_are_counted_in_all_and_by_profile(camp):
    for n in range(4):
        samples.registration(camp, f"P{n}", profile="student" if n else "agent", from_second_day=n == 3)
    samples.registration(camp, "Attend", settled=False)
    first = camp.registrations.get(name="P0")
    first.check_in(by=camp.dossier.lead)
    whole, profiles = door.tallies(camp)
    assert (whole.present, whole.expected, whole.tomorrow, whole.unconfirmed, whole.coming) == (1, 3, 1, 1, 4)
    assert [(one.label, one.present, one.expected) for one in profiles] == [("Habitant, usager", 0, 0), ("Agent public", 1, 0), ("Étudiant", 0, 3)]  # fmt: skip


def test_on_the_second_day_nobody_is_expected_tomorrow(camp):
    samples.registration(camp, from_second_day=True)
    with clock.at(camp.starts_at + timedelta(days=1)):
        assert door.tallies(camp)[0].tomorrow == 0


def test_the_count_is_asked_alone(lead, camp, django_assert_max_num_queries):
    samples.registration(camp)
    with django_assert_max_num_queries(6):
        answer = lead.get(reverse("camp_arrivals", args=[camp.pk]))
    assert (answer.templates[0].name, answer.context["whole"].expected) == ("hackathons/door/_count.html", 1)


def test_a_stranger_does_not_find_the_door(signed_in, camp):
    assert signed_in(factories.person()).get(reverse("camp_welcome", args=[camp.pk])).status_code == 404


# ------------------------------------------------------------------ paper


def enter(browser, camp, people, do="came", at=None):
    """What the page of the sheet sends."""
    at = (at or clock.now()).strftime("%Y-%m-%dT%H:%M")
    return browser.post(reverse("camp_late", args=[camp.pk]), {"people": [one.pk for one in people], "at": at, "do": do}, follow=True)  # fmt: skip


@pytest.fixture
def begun(running):
    """The camp began this morning."""
    start = clock.now() - timedelta(hours=3)
    Camp.objects.filter(pk=running.pk).update(starts_at=start, ends_at=start + timedelta(days=2))
    return Camp.objects.get(pk=running.pk)


def test_several_names_are_entered_at_the_hour_of_the_sheet(welcomer, begun):
    people = [samples.registration(begun, f"Personne {n}") for n in range(3)]
    answer = enter(welcomer, begun, people[:2], at=clock.now() + timedelta(minutes=57) - timedelta(hours=2))
    assert [now(one).state for one in people] == ["checked_in", "checked_in", "confirmed"]
    assert "2 personnes sont notées" in answer.content.decode()


def test_an_hour_to_come_is_refused_and_what_was_ticked_stays(welcomer, begun):
    one = samples.registration(begun)
    answer = enter(welcomer, begun, [one], at=clock.now() + timedelta(days=1))
    assert (answer.status_code, list(answer.context["form"].errors), now(one).state) == (422, ["at"], "confirmed")


@pytest.mark.parametrize("said", ["", "2020-01-01T09:00"])
def test_without_a_likely_hour_nobody_is_entered(welcomer, begun, said):
    one = samples.registration(begun)
    answer = welcomer.post(reverse("camp_late", args=[begun.pk]), {"people": [one.pk], "at": said, "do": "came"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["at"])


def test_a_minor_without_an_agreement_is_named_and_the_others_are_entered(signed_in, begun):
    minor = samples.registration(begun, "Tom", settled=False, is_minor=True, guardian_name="Ana")
    other = samples.registration(begun, "Lou")
    operator = signed_in(factories.person("operator", dossier=begun.dossier))
    answer = enter(operator, begun, [minor, other])
    assert (now(minor).state, now(other).state, "Tom" in answer.content.decode()) == ("pending", "checked_in", True)


def test_absences_are_noted_together_then_forgotten_when_they_come(welcomer, begun):
    one, waiting = samples.registration(begun), samples.registration(begun, "Sam", settled=False)
    answer = enter(welcomer, begun, [one, waiting], do="absent")
    before = now(one).state
    enter(welcomer, begun, [one])
    assert (before, now(waiting).state, now(one).state) == ("absent", "pending", "checked_in")
    assert "Sam" in answer.content.decode()


def test_nobody_is_absent_from_a_camp_to_come(lead, camp):
    one = samples.registration(camp)
    assert enter(lead, camp, [one], do="absent").status_code == 403
    assert now(one).state == "confirmed"


# ------------------------------------------------------------------ a phone without network


def send(browser, camp, *noted):
    """What a phone sends; its answers."""
    said = browser.post(reverse("camp_offline_sent", args=[camp.pk]), {"noted": json.dumps(noted)})
    return [one["state"] for one in said.json()["answers"]]


def test_the_page_of_the_phone_holds_no_name_and_the_list_holds_nothing_else(lead, camp):
    one = samples.registration(camp, "Zoé Petit", diet="sans sel")
    page = lead.get(reverse("camp_offline", args=[camp.pk])).content.decode()
    listed = lead.get(reverse("camp_offline_names", args=[camp.pk])).json()
    assert ("Zoé" in page, listed["people"]) == (False, [[str(one.pk), "Zoé Petit", False]])


def test_those_who_share_a_name_are_told_apart(lead, camp):
    for profile in ("student", "agent"):
        samples.registration(camp, "Lou Martin", email=f"{profile}@exemple.fr", profile=profile)
    listed = lead.get(reverse("camp_offline_names", args=[camp.pk])).json()["people"]
    assert [name for _pk, name, _in in listed] == ["Lou Martin (étudiant)", "Lou Martin (agent public)"]


def test_what_a_phone_sends_twice_is_noted_once_at_its_hour(lead, camp):
    one = samples.registration(camp)
    noted = [str(one.pk), (clock.now() - timedelta(minutes=20)).isoformat()]
    assert [send(lead, camp, noted), send(lead, camp, noted)] == [["in"], ["known"]]
    assert (now(one).checked_in_at.isoformat(), now(one).history.filter(name="check_in").count()) == (noted[1], 1)


def test_who_left_since_is_not_let_in_again_by_an_old_sending(lead, camp):
    one = samples.registration(camp)
    noted = [str(one.pk), clock.now().isoformat()]
    send(lead, camp, noted)
    lead.post(reverse("check_in", args=[one.pk]), {"undo": "1"})
    assert (send(lead, camp, noted), now(one).state) == (["known"], "confirmed")


def test_who_cancelled_or_is_of_another_camp_is_refused(lead, camp):
    gone, other = samples.registration(camp), samples.registration(samples.camp("registration"))
    gone.cancel(by=camp.dossier.lead)
    moment = clock.now().isoformat()
    assert send(lead, camp, [str(gone.pk), moment], [str(other.pk), moment]) == ["refused", "refused"]


@pytest.mark.parametrize("said", ["", "[1]", '[["x", "y"]]', "{}x"])
def test_a_sending_that_means_nothing_is_a_bad_request(lead, camp, said):
    assert lead.post(reverse("camp_offline_sent", args=[camp.pk]), {"noted": said}).status_code == 400


def test_a_sending_too_long_is_a_bad_request(lead, camp):
    noted = [[str(camp.pk), "x"]] * 201
    assert lead.post(reverse("camp_offline_sent", args=[camp.pk]), {"noted": json.dumps(noted)}).status_code == 400


@pytest.mark.parametrize("said", ["hier", "2026-13-45T10:00:00Z", "2026-01-01T10:00:00", "2020-01-01T10:00:00Z", "2100-01-01T10:00:00Z"])  # fmt: skip
def test_an_hour_of_the_phone_that_cannot_be_gives_way_to_that_of_the_sending(said):
    received = clock.now()
    assert hour(said, received) == received


def test_the_script_that_opens_the_page_without_network_is_served_to_those_who_welcome(lead, camp):
    answer = lead.get(reverse("camp_offline_worker", args=[camp.pk]))
    assert (answer["Content-Type"].partition(";")[0], b"respondWith" in answer.content) == ("text/javascript", True)
