"""What the officer sees: the list of calls, what there is to do now, the numbers."""

from datetime import timedelta

import pytest
from django.urls import reverse

from programs import clock
from programs.models import Program
from tests import factories

pytestmark = pytest.mark.django_db
QUERIES = 6  # the session, the person, their roles, the count, the rows, the programmes of the filter


def listed(browser, **asked):
    return [row.record for row in browser.get(reverse("call_list"), asked).context["table"].page.object_list]


def verdict(call, browser):
    return browser.get(call.get_absolute_url()).context["verdict"]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_as_many_queries_for_one_row_as_for_three(browser, rows, django_assert_num_queries):
    for _row in range(rows):
        call = factories.call("open")
        for state in ("draft", "submitted"):
            factories.dossier(state, on=call)
    with django_assert_num_queries(QUERIES):
        assert len(listed(browser)) == rows


def test_drafts_are_counted_apart_from_what_was_submitted(browser):
    call = factories.call("open")
    for state in ("draft", "submitted", "eligible"):
        factories.dossier(state, on=call)
    assert [(row.drafts, row.submitted) for row in listed(browser)] == [(1, 2)]


def test_each_filter_narrows(browser):
    draft, opened = factories.call("draft", mode="interest"), factories.call("open")
    found = [
        listed(browser, state="draft"),
        listed(browser, mode="competition"),
        listed(browser, program=opened.program_id, state="open"),
    ]
    assert found == [[draft], [opened], [opened]]


def test_an_officer_of_one_programme_lists_its_calls_only(signed_in):
    other = Program.objects.get(code="camp")
    factories.call("open")
    client = signed_in(factories.officer(program=other))
    assert listed(client) == []


@pytest.mark.parametrize("role", ["lead", "reviewer", "coach"])
def test_the_list_is_for_those_who_run_calls(signed_in, role):
    assert signed_in(factories.with_second_factor(factories.person(role))).get(reverse("call_list")).status_code == 404


def test_a_call_in_preparation_says_what_is_missing(browser):
    call = factories.call("draft", summary="")
    call.criteria.update(weight=40)
    said = verdict(call, browser)
    assert (said.title, said.url) == ("Cet appel est en préparation\xa0: il manque 2 choses.", "")
    assert [str(need.label) in said.text for need in call.missing_to_publish()] == [True, True]


def test_a_complete_call_is_to_publish_by_one_button(browser):
    call = factories.call("draft")
    context = browser.get(call.get_absolute_url()).context
    assert context["verdict"].url == reverse("step", args=["call", call.pk, "publish"])
    assert [step.name for step in context["steps"]] == ["cancel"]


def test_a_scheduled_call_asks_nothing(browser):
    assert verdict(factories.call("scheduled"), browser).calm == "Vous n’avez rien à faire."


def test_a_permanent_call_opens_by_hand(browser):
    call = factories.call("scheduled", mode="direct", opens_at=None, closes_at=None)
    assert verdict(call, browser).step == "open"


def test_dossiers_to_screen_are_one_click_away(browser):
    call = factories.call("open")
    for _n in range(2):
        factories.dossier("submitted", on=call)
    factories.dossier("draft", on=call)
    said = verdict(call, browser)
    assert (said.label, said.text, said.url) == (
        "Vérifier 2 dossiers",
        "1 dossier est en cours de rédaction.",
        f"{reverse('dossier_list')}?call={call.pk}&state=submitted",
    )


def test_readers_to_name_lead_to_the_jury(browser, officer):
    call = factories.call("open")
    factories.dossier("eligible", on=call)
    call.close(by=officer, comment="Fin.")
    assert verdict(call, browser).url == reverse("jury", args=[call.pk])


def test_dossiers_to_screen_come_before_readers_to_name(browser, officer):
    call = factories.call("open")
    factories.dossier("submitted", on=call)
    factories.dossier("eligible", on=call)
    call.close(by=officer, comment="Fin.")
    assert verdict(call, browser).label == "Vérifier 1 dossier"


def test_once_all_is_screened_the_review_starts(browser, officer):
    call = factories.call("open", mode="interest")
    factories.dossier("eligible", on=call)
    call.close(by=officer, comment="Fin.")
    assert verdict(call, browser).step == "start_review"


def reviewing(officer):
    call = factories.call("open", mode="interest")
    dossier = factories.dossier("eligible", on=call)
    call.close(by=officer, comment="Fin.")
    call.start_review(by=officer)
    return call, dossier


def test_decisions_to_take_lead_to_their_page(browser, officer):
    call, _dossier = reviewing(officer)
    assert verdict(call, browser).url == reverse("decisions", args=[call.pk])


@pytest.mark.parametrize(("role", "step"), [("officer", ""), ("authority", "announce")])
def test_the_authority_alone_announces(signed_in, officer, role, step):
    call, dossier = reviewing(officer)
    factories.advance(dossier, "select", None)
    dossier.decisions.update(approved_at=clock.now(), approved_by=officer)
    said = verdict(call, signed_in(factories.with_second_factor(factories.person(role))))
    assert (said.title, said.step) == ("Tout est décidé\xa0: les décisions peuvent être annoncées.", step)


def test_before_its_hour_staff_know_when_the_announcement_comes(browser):
    call, _dossiers = factories.decided("selected", hours=48)
    assert verdict(call, browser).title.startswith("Les décisions seront annoncées dans 2 jours, le ")


def test_after_its_hour_it_is_announced_for_all(browser):
    call, _dossiers = factories.decided("selected", hours=1)
    with clock.at(clock.now() + timedelta(hours=2)):
        assert verdict(call, browser).title.startswith("Les décisions ont été annoncées le ")


def test_the_numbers_link_to_what_may_be_read(browser):
    call = factories.call("open")
    for state in ("draft", "submitted", "submitted", "ineligible"):
        factories.dossier(state, on=call)
    response = browser.get(call.get_absolute_url())
    assert [(str(state), n) for state, n in response.context["numbers"]] == [
        ("draft", 1),
        ("submitted", 2),
        ("ineligible", 1),
    ]
    links = [
        f"?call={call.pk}&amp;state={state}" in response.content.decode()
        for state in ("draft", "submitted", "ineligible")
    ]
    assert links == [False, True, True]


def test_the_history_says_who_did_what(browser, officer):
    call = factories.call("draft", by=officer)
    call.cancel(by=officer, comment="Crédits reportés.")
    lines = browser.get(call.get_absolute_url()).context["lines"]
    assert [(line.name, line.who, line.comment) for line in lines] == [
        ("cancel", officer, "Crédits reportés."),
        ("begin", officer, ""),
    ]


@pytest.mark.parametrize("role", ["authority", "admin"])
def test_who_does_not_write_a_call_reads_it_without_its_editor(signed_in, role):
    call = factories.call("draft")
    client = signed_in(factories.with_second_factor(factories.person(role)))
    assert [
        reverse(name, args=[call.pk]) in client.get(call.get_absolute_url()).content.decode()
        for name in ("call_edit", "call_form", "call_preview")
    ] == [False, False, True]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_as_many_queries_whatever_the_numbers(browser, rows, django_assert_num_queries):
    call = factories.call("open")
    for _row in range(rows):
        for state in ("draft", "submitted"):
            factories.dossier(state, on=call)
    with django_assert_num_queries(10):
        browser.get(call.get_absolute_url())
