"""The writing of a call: what is typed is kept or shown again, nothing changes once it is published."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localtime

from programs import clock
from programs.models import Call, Program
from tests import factories

pytestmark = pytest.mark.django_db
TYPED = {
    "title": "Repenser la cantine", "summary": "Une phrase.", "text": "Un texte.", "mode": "competition", "opens_at": "2030-03-01T09:00",
    "closes_at": "2030-03-31T23:59", "answer_by": "2030-05-01", "confirm_by": "2030-06-01", "waitlist_until": "2030-09-01", "places": "3",
    "min_reviews": "2", "open_to": ["commune", "epci"],
}  # fmt: skip
NEW = reverse("call_new")


def typed(**more):
    """A call as an officer types it, with these changes."""
    return {"program": factories.program().pk, **TYPED} | more


def shown(browser, address):
    """What the form of a page would send back untouched."""
    form = browser.get(address).context["form"]
    return {bound.html_name: bound.value() for bound in form if bound.value() not in (None, False)}


def written(browser, **more):
    browser.post(NEW, typed(**more))
    return Call.objects.get()


def test_a_new_call_belongs_to_who_wrote_it(browser, officer):
    call = written(browser)
    assert (call.state, call.history.get().actor, call.open_to) == ("draft", officer, ["commune", "epci"])


def test_hours_are_typed_in_paris_and_a_deadline_holds_until_its_last_second(browser):
    call = written(browser)
    assert (call.opens_at, call.closes_at) == (
        datetime(2030, 3, 1, 8, 0, tzinfo=UTC),
        datetime(2030, 3, 31, 21, 59, 59, tzinfo=UTC),
    )


def test_a_new_call_is_ready_to_publish_with_the_usual_questions_and_criteria(browser):
    call = written(browser)
    kinds = {question["kind"] for section in call.form["sections"] for question in section["questions"]}
    assert (list(call.missing_to_publish()), call.criteria.count(), len(call.form["sections"]), len(kinds)) == (
        [],
        5,
        3,
        9,
    )


def test_a_call_without_a_jury_starts_without_criteria(browser):
    assert written(browser, mode="interest").criteria.count() == 0


def test_a_call_may_be_saved_before_it_is_complete(browser):
    call = written(
        browser, summary="", text="", opens_at="", closes_at="", answer_by="", confirm_by="", waitlist_until=""
    )
    assert [need.code for need in call.missing_to_publish()] == ["text", "dates"]


@pytest.mark.parametrize(("field", "value"), [
    ("title", ""), ("title", "a" * 201), ("closes_at", "2030-02-01T09:00"), ("closes_at", "demain"), ("opens_at", "2030-03-31T02:30"), ("mode", "other"),
    ("answer_by", "2030-03-30"), ("confirm_by", "2030-04-30"), ("waitlist_until", "2030-01-01"), ("places", "-1"), ("places", "99999"),
    ("open_to", ["martian"]), ("program", "nothing"), ("summary", "a" * 301), ("text", "a\x00b"),
])  # fmt: skip
def test_bad_input_is_refused_beside_its_field_and_nothing_typed_is_lost(browser, field, value):
    response = browser.post(NEW, typed(**{field: value}))
    form = response.context["form"]
    assert (response.status_code, list(form.errors), Call.objects.count()) == (422, [field], 0)
    assert (form[field].value(), form["text" if field != "text" else "title"].value()) == (
        value,
        TYPED["text" if field != "text" else "title"],
    )


def test_the_confirmation_follows_the_answer_on_the_same_day_at_the_earliest(browser):
    assert written(browser, confirm_by="2030-05-01").confirm_by == date(2030, 5, 1)


def test_an_officer_writes_for_their_own_programme_only(signed_in):
    camp = Program.objects.get(code="camp")
    client = signed_in(factories.officer(program=camp))
    assert list(client.post(NEW, typed()).context["form"].errors) == ["program"]


@pytest.mark.parametrize("role", ["authority", "coach", "reviewer", "lead"])
def test_only_an_officer_writes_a_call(signed_in, role):
    client = signed_in(factories.with_second_factor(factories.person(role)))
    assert [client.get(NEW).status_code, client.post(NEW, typed()).status_code] == [403, 403]


def test_a_call_is_corrected_while_it_is_prepared(browser):
    call = written(browser)
    address = reverse("call_edit", args=[call.pk])
    browser.post(address, shown(browser, address) | {"title": "Autre titre", "places": ""})
    call.refresh_from_db()
    assert (call.title, call.places, call.closes_at) == (
        "Autre titre",
        None,
        datetime(2030, 3, 31, 21, 59, 59, tzinfo=UTC),
    )


def test_its_programme_stays(browser):
    call = written(browser)
    camp = Program.objects.get(code="camp")
    address = reverse("call_edit", args=[call.pk])
    browser.post(address, shown(browser, address) | {"program": camp.pk})
    call.refresh_from_db()
    assert call.program == factories.program()


@pytest.fixture
def stale(browser):
    """A page shown before a colleague changed the title: its address and what it would send."""
    call = written(browser)
    address = reverse("call_edit", args=[call.pk])
    mine = shown(browser, address) | {"title": "Le mien"}
    Call.objects.filter(pk=call.pk).update(title="Le leur")
    return call, address, mine


def test_what_a_colleague_wrote_is_not_covered_and_what_i_typed_stays(browser, stale):
    call, address, mine = stale
    response = browser.post(address, mine)
    call.refresh_from_db()
    assert (response.status_code, call.title, response.context["form"]["title"].value()) == (422, "Le leur", "Le mien")


def test_saving_again_replaces_it_knowingly(browser, stale):
    call, address, mine = stale
    again = browser.post(address, mine).context["form"]
    browser.post(address, mine | {"shown": again["shown"].value()})
    call.refresh_from_db()
    assert call.title == "Le mien"


def test_a_published_call_sends_its_writer_back_to_its_page(browser):
    call = factories.call("scheduled")
    assert browser.get(reverse("call_edit", args=[call.pk])).url == call.get_absolute_url()


def test_a_change_that_comes_after_the_publication_is_a_conflict_that_keeps_what_was_typed(browser, officer):
    call = written(browser)
    address = reverse("call_edit", args=[call.pk])
    mine = shown(browser, address) | {"title": "Trop tard"}
    with clock.at(datetime(2030, 2, 1, tzinfo=UTC)):
        call.publish(by=officer)
    response = browser.post(address, mine)
    assert (response.status_code, "Trop tard" in response.content.decode(), Call.objects.get().title) == (
        409,
        True,
        TYPED["title"],
    )


def test_a_draft_of_another_programme_does_not_exist(signed_in):
    camp = Program.objects.get(code="camp")
    client, call = signed_in(factories.officer(program=camp)), factories.call("draft")
    names = ("call", "call_edit", "call_form", "call_criteria", "call_preview", "call_weights")
    assert {client.get(reverse(name, args=[call.pk])).status_code for name in names} == {404}


def test_the_calendar_shows_paris_time_again(browser):
    call = written(browser)
    text = browser.get(reverse("call_edit", args=[call.pk])).content.decode()
    assert ['value="2030-03-01T09:00"' in text, 'value="2030-03-31T23:59"' in text] == [True, True]


def test_a_call_written_and_published_opens_and_is_answered(browser, signed_in):
    call = written(browser, opens_at=localtime(clock.now() + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M"))
    for name in ("publish", "open"):
        browser.post(reverse("step", args=["call", call.pk, name]), {"seen": Call.objects.get().seq})
    agent = signed_in(factories.person(of=factories.organization()))
    assert (Call.objects.get().state, agent.get(reverse("dossier_start", args=[call.pk])).status_code) == ("open", 200)
