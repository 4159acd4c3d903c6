"""What everyone reads of the calls: where each stands in one sentence, how to answer; nothing before its hour."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from programs import callwords, clock
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime(2030, 11, 18, 9, 0, tzinfo=UTC)
CLOSES = datetime(2030, 11, 30, 22, 59, 59, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_november():
    with clock.at(NOW):
        yield


def url(call):
    return reverse("call", args=[call.pk])


def page(call, client=None):
    return (client or Client()).get(url(call))


def said(call, client=None):
    """The sentence that the page begins with."""
    return page(call, client).context["verdict"].title.replace("\xa0", " ")


def test_an_open_call_says_how_long_it_is_open():
    call = factories.call("open", closes_at=CLOSES)
    assert said(call) == "Cet appel ferme dans 12 jours, le 30 novembre 2030 à 23 h 59, heure de Paris."


def test_a_scheduled_call_says_when_it_opens():
    call = factories.call("scheduled", opens_at=NOW + timedelta(days=3), closes_at=CLOSES)
    assert said(call) == "Cet appel ouvre dans 3 jours, le 21 novembre 2030 à 10 h, heure de Paris."


def test_a_permanent_call_is_open_all_year():
    assert (
        said(factories.call("open", mode="direct", opens_at=None, closes_at=None))
        == "Cet appel est ouvert toute l’année."
    )


def test_a_permanent_call_not_yet_opened_opens_soon():
    assert said(factories.call("scheduled", mode="direct", opens_at=None, closes_at=None)) == "Cet appel ouvre bientôt."


def test_a_juror_named_early_reads_that_the_call_is_in_preparation(signed_in):
    call = factories.call("draft")
    juror = signed_in(factories.person("chair", call=call))
    assert said(call, juror) == "Cet appel est en préparation : personne d’autre ne le voit."


def test_past_its_deadline_a_call_not_yet_closed_takes_no_answer():
    call = factories.call("open", closes_at=CLOSES)
    with clock.at(CLOSES + timedelta(seconds=30)):
        assert (said(call), page(call).context["answer"].url) == (
            "Cet appel a fermé le 30 novembre 2030 à 23 h 59, heure de Paris.",
            "",
        )


def test_a_closed_call_says_when_the_answer_comes():
    call = factories.call("closed", answer_by=datetime(2030, 12, 18, tzinfo=UTC).date())
    assert "avant le 18\xa0décembre\xa02030" in page(call).context["verdict"].text


def test_a_decided_call_is_still_under_review_until_its_hour():
    call, _dossiers = factories.decided("selected", "rejected", hours=5)
    before, listed = page(call), Client().get(reverse("calls"))
    assert "Les dossiers sont en instruction." in before.context["verdict"].text
    assert [b"cid" in answer.content.split(b"<main")[1].split(b"</main")[0] for answer in (before, listed)] == [
        False,
        False,
    ]


def test_at_its_hour_the_decisions_are_announced():
    call, _dossiers = factories.decided("selected", "rejected", hours=5)
    with clock.at(NOW + timedelta(hours=6)):
        assert said(call) == "Les décisions ont été annoncées le 18 novembre 2030."


def test_a_draft_is_nobody_else_s():
    call = factories.call("draft")
    assert [page(call).status_code, call in Client().get(reverse("calls")).context["over"].object_list] == [404, False]


@pytest.mark.parametrize(("state", "status"), [("draft", 404), ("scheduled", 200), ("open", 200)])
def test_a_cancelled_call_stays_public_if_it_ever_was(state, status):
    call = factories.call(state)
    call.cancel(by=factories.person("officer"), comment="Crédits reportés.")
    assert page(call).status_code == status


def test_the_reason_of_a_cancellation_is_read_by_all():
    call = factories.call("open")
    call.cancel(by=factories.person("officer"), comment="Crédits reportés.")
    assert page(call).context["verdict"].text == "Crédits reportés."


def test_a_visitor_makes_an_account_or_signs_in_then_answers():
    call = factories.call("open")
    then = reverse("dossier_start", args=[call.pk]).replace("/", "%2F")
    answer = page(call).context["answer"]
    assert (answer.url, answer.sign_in) == (
        f"{reverse('account_signup')}?next={then}",
        f"{reverse('account_login')}?next={then}",
    )


def test_an_agent_answers_at_once(signed_in):
    call = factories.call("open")
    client = signed_in(factories.person(of=factories.organization()))
    assert page(call, client).context["answer"].url == reverse("dossier_start", args=[call.pk])


def test_a_lead_resumes_their_draft(signed_in):
    draft = factories.dossier("draft")
    answer = page(draft.call, signed_in(draft.lead)).context["answer"]
    assert (str(answer.label), answer.url, answer.reference) == (
        "Reprendre votre dossier",
        draft.get_absolute_url(),
        draft.reference,
    )


def test_a_colleague_who_has_no_role_in_the_dossier_is_not_shown_it(signed_in):
    draft = factories.dossier("draft")
    colleague = factories.person(of=draft.organization)
    assert page(draft.call, signed_in(colleague)).context["answer"].reference == ""


def test_the_signatory_sees_the_dossier_of_their_organization(signed_in):
    draft = factories.dossier("draft")
    signatory = factories.person("signatory", organization=draft.organization, of=draft.organization)
    assert page(draft.call, signed_in(signatory)).context["answer"].reference == draft.reference


def test_a_withdrawn_dossier_lets_one_answer_again(signed_in):
    call = factories.call("open")
    gone = factories.dossier("withdrawn", on=call)
    assert page(call, signed_in(gone.lead)).context["answer"].url == reverse("dossier_start", args=[call.pk])


def test_the_page_lets_people_prepare():
    call = factories.call("open", open_to=["commune", "epci"], places=2)
    text = page(call).content.decode()
    expected = [
        "Commune",
        "Intercommunalité",
        "<strong>2 places</strong>",
        "Question 1.0",
        "Critère 1",
        "50 points sur 100",
        call.program.phone.replace(" ", "\xa0"),
    ]
    assert [word for word in expected if word not in text] == []


def test_a_call_without_a_jury_shows_no_criterion():
    call = factories.call("open", mode="interest")
    assert "points sur 100" not in page(call).content.decode()


def test_what_an_officer_types_is_never_markup():
    call = factories.call("open", title="<script>a</script>", summary="<b>", text="<img src=x>\n\nDeux.")
    text = page(call).content.decode()
    assert [mark for mark in ("<script>a", "<b>", "<img") if mark in text.split("<main")[1].split("</main")[0]] == []


DAY = NOW.date()


@pytest.mark.parametrize(("state", "announced", "whens"), [
    ("scheduled", None, ["here", "next", "next", "next"]), ("open", None, ["done", "here", "next", "next"]),
    ("reviewing", None, ["done", "done", "here", "next"]), ("decided", NOW, ["done", "done", "done", "here"]),
])  # fmt: skip
def test_the_calendar_shows_where_the_call_stands(state, announced, whens):
    call = SimpleNamespace(
        drafts_until=None, state=state, shown_state=state, opens_at=NOW, closes_at=CLOSES, answer_by=DAY, confirm_by=DAY, announced_at=announced, is_contribution=False
    )  # fmt: skip
    assert [step["when"] for step in callwords.calendar(call)] == whens


def test_the_list_says_open_then_to_come_then_over(client):
    opened, coming, closed = factories.call("open"), factories.call("scheduled"), factories.call("closed")
    found = client.get(reverse("calls")).context
    assert [list(found["open"]), list(found["coming"]), list(found["over"])] == [[opened], [coming], [closed]]


@pytest.mark.parametrize(("states", "sentence"), [
    (["open"], "<strong>1 appel</strong> est ouvert à vos idées."), (["open", "open"], "<strong>2 appels</strong> sont ouverts à vos idées."),
    (["scheduled"], "Aucun appel n’est ouvert aujourd’hui. Le prochain ouvre le 18\xa0novembre\xa02030."), ([], "Aucun appel n’est ouvert aujourd’hui."),
])  # fmt: skip
def test_the_list_begins_with_its_verdict(client, states, sentence):
    for state in states:
        factories.call(state)
    assert f'<p class="lead">{sentence}</p>' in client.get(reverse("calls")).content.decode()


def test_calls_over_come_fifty_a_page(client):
    program, ended = factories.program(), NOW - timedelta(days=1)
    for n in range(51):
        factories.call(
            "closed",
            program=program,
            title=f"Appel {n}",
            opens_at=ended,
            by=factories.person("officer") if not n else None,
        )
    pages = [client.get(reverse("calls"), {"page": n}).context["over"] for n in (1, 2)]
    assert [len(page) for page in pages] == [50, 1]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_as_many_queries_for_one_row_as_for_three(client, rows, django_assert_num_queries):
    for _row in range(rows):
        for state in ("open", "scheduled", "closed"):
            factories.call(state)
    with django_assert_num_queries(4):  # open, to come, the count of those over, their page
        client.get(reverse("calls"))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_as_many_queries_for_one_question_as_for_three(client, rows, django_assert_num_queries):
    call = factories.call("open", questions=rows)
    with django_assert_num_queries(2):  # the call and its programme, its criteria
        client.get(url(call))
