"""The pages of the recruiters: the board, one applicant, refusals, the pool."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs import pipeline
from programs.models import Applicant, Mail, User
from tests.recruiting import samples
from tests.recruiting.pages import page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files")]


# the board


def test_the_board_has_a_column_a_state(position):
    for state in ("received", "received", "screened", "interview", "offered", "rejected"):
        samples.applicant(state, on=position)
    totals = pipeline.counts(position, {})
    found = {column["code"]: column["count"] for column in pipeline.columns(position, {}, totals)}
    assert found == {"received": 2, "screened": 1, "interview": 1, "offered": 1, "hired": 0}


def test_a_column_shows_a_bounded_number_of_cards(position, monkeypatch):
    monkeypatch.setattr(pipeline, "SHOWN", 2)
    for _ in range(3):
        samples.applicant(on=position)
    column = pipeline.columns(position, {}, pipeline.counts(position, {}))[0]
    assert (len(column["cards"]), column["more"]) == (2, 1)


def test_the_board_costs_the_same_for_one_and_three(client, position):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            page(client, "pipeline", position.pk)
        return len(queries)

    samples.applicant(on=position)
    one = cost()
    for state in ("interview", "interview"):
        samples.slot(position, hours=hash(samples.applicant(state, on=position).pk) % 900 + 24)
    assert (one, cost()) == (6, 6)


def test_names_are_found_from_the_interview_on(client, position):
    hidden, met = (
        samples.applicant(on=position, name="Ana Durand"),
        samples.applicant("interview", on=position, name="Zoé Durand"),
    )
    text = page(client, "pipeline", position.pk, q="durand")
    assert (hidden.reference in text, met.name in text) == (False, True)


def test_the_board_is_narrowed_by_route_and_number(position):
    one = samples.applicant(on=position, route="internal", manager_email="m@exemple.fr")
    other = samples.applicant(on=position)
    rows = position.applicants.order_by("received_at")
    found = [list(pipeline.narrowed(rows, asked)) for asked in ({"voie": "internal"}, {"q": other.reference[-3:]})]
    assert found == [[one], [other]]


def test_one_state_is_a_list_page_by_page(client, position, monkeypatch):
    monkeypatch.setattr("programs.views.applicants.ROWS", 1)
    people = [samples.applicant(on=position) for _ in range(2)]
    text = page(client, "pipeline", position.pk, etat="received", page=2)
    assert [one.reference in text for one in people] == [False, True]


# one applicant


def test_before_the_interview_nothing_tells_who_it_is(client, position):
    one = samples.applicant(
        on=position,
        name="Ana Durand",
        email="ana@durand.fr",
        phone="06 12 34 56 78",
        links="https://durand.fr",
        experience="Moi, Ana Durand, j’ai codé ana@durand.fr",
        employer="",
    )
    samples.joined(one)
    text = page(client, "applicant", one.pk) + page(client, "applicant_screening", one.pk)
    assert [word for word in ("Durand", "durand", "06 12", "cv.pdf", "Ana") if word in text] == []


def test_its_files_are_not_given_before_the_interview(client, position):
    hidden, met = samples.applicant(on=position), samples.applicant("interview", on=position)
    codes = [
        client.get(reverse("applicant_file", args=[one.pk, samples.joined(one).pk])).status_code
        for one in (hidden, met)
    ]
    assert codes == [404, 200]


@pytest.mark.parametrize("state", list(samples.PATHS))
def test_each_state_of_an_applicant_has_its_page(client, position, state):
    one = samples.applicant(state, on=position, links="https://a.fr", phone="0612345678")
    assert one.reference in page(client, "applicant", one.pk)


def marks(*values, **more):
    return {f"mark_{n}": value for n, value in enumerate(values)} | more


def test_a_grid_is_filled_then_changed(client, position, recruiter):
    one = samples.applicant(on=position)
    for values in ((4, 3, 2, 1, 0), (4, 4, 4, 4, 4)):
        client.post(reverse("applicant_screening", args=[one.pk]), marks(*values, note="Bien."))
    row = one.screenings.get()
    assert (row.by, row.total, row.note, str(row)) == (recruiter, 20, "Bien.", "20")


def test_a_grid_lacks_no_mark(client, position):
    one = samples.applicant(on=position)
    assert client.post(reverse("applicant_screening", args=[one.pk]), marks(4, 3)).status_code == 422


def test_after_a_grid_comes_the_next_one(client, position):
    one, following = samples.applicant(on=position), samples.applicant(on=position)
    response = client.post(reverse("applicant_screening", args=[one.pk]), marks(4, 3, 2, 1, 0, next="1"))
    assert response.url == reverse("applicant_screening", args=[following.pk])


def test_a_grid_is_enough_to_keep(position, recruiter):
    one = samples.applicant(on=position)
    one.screenings.create(by=recruiter, marks=[3] * 5)
    one.screen(by=User.objects.get(pk=recruiter.pk))
    assert one.state == "screened"


# refusals


def test_several_are_refused_at_once_each_with_their_line(client, position):
    people = [samples.applicant(on=position) for _ in range(2)]
    asked = {"qui": [str(one.pk) for one in people]}
    offered = client.get(reverse("pipeline_refuse", args=[position.pk]), asked).context["form"]["comment"].value()
    client.post(reverse("pipeline_refuse", args=[position.pk]), asked | {"comment": offered})
    found = [
        (one.state, one.history.last().comment == offered.strip())
        for one in Applicant.objects.filter(position=position)
    ]
    assert found == [("rejected", True)] * 2


def test_a_refusal_has_its_words(client, position):
    one = samples.applicant(on=position)
    assert (
        client.post(reverse("pipeline_refuse", args=[position.pk]), {"qui": str(one.pk), "comment": " "}).status_code
        == 422
    )


def test_nobody_chosen_is_nobody_refused(client, position):
    other = samples.applicant()
    response = client.get(reverse("pipeline_refuse", args=[position.pk]), {"qui": [str(other.pk), "x"]}, follow=True)
    assert "Choisissez au moins une personne" in response.content.decode()


def test_who_moved_meanwhile_is_left_alone(rf, position, recruiter, monkeypatch):
    from programs.views.applicants import refused

    one = samples.applicant(on=position)
    late = Applicant.objects.get(pk=one.pk)
    samples.advance(one, "withdraw", None)
    request = rf.post("/")
    request.user, request.received_at = User.objects.get(pk=recruiter.pk), one.received_at
    assert refused(late, request, "Merci.") is False


# lists


def test_the_list_says_what_waits(client, position):
    samples.applicant(on=position)
    text = page(client, "position_list")
    assert ("1 candidature" in text, reverse("position", args=[position.pk]) in text) == (True, True)


def test_the_list_costs_the_same_for_one_and_three(client, position):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            page(client, "position_list")
        return len(queries)

    one = cost()
    for _ in range(2):
        samples.applicant(on=samples.position(of=position.dossier))
    assert (one, cost()) == (6, 6)


def test_the_space_of_a_recruiter_says_what_awaits(client, position):
    from datetime import timedelta

    from programs import clock

    samples.applicant(on=position)
    late = samples.applicant("offered", on=position)
    Applicant.objects.filter(pk=late.pk).update(answer_by=clock.today() - timedelta(days=1))
    text = page(client, "dashboard")
    assert ("1 candidature à lire" in text, "restée sans réponse" in text) == (True, True)


def test_the_pool_shows_who_agreed_once_theirs_is_settled(client, position):
    from programs import clock

    now = clock.now()
    kept = samples.applicant("rejected", on=position, pool_since=now, experience="Un atelier de poterie.")
    samples.applicant("rejected", on=position)
    samples.applicant("received", on=position, pool_since=now)
    found = [
        kept.reference in page(client, "pool"),
        kept.reference in page(client, "pool", q="poterie"),
        kept.reference in page(client, "pool", q="golf"),
    ]
    assert found == [True, True, False]


def test_those_of_the_pool_are_told_of_a_position(client, position):
    from django.core import mail

    from programs import clock, pool

    kept = samples.applicant("rejected", on=position, pool_since=clock.now())
    client.post(reverse("pool"), {"qui": [str(kept.pk)], "poste": str(position.pk)})
    sent = mail.outbox[-1]
    assert (sent.to, position.public_url in sent.body, kept.link in sent.body) == ([kept.email], True, True)
    pool.erase(kept)
    assert not Mail.objects.filter(address=kept.email).exists()


def test_nobody_is_told_of_nothing(client, position):
    response = client.post(reverse("pool"), {"qui": [], "poste": str(position.pk)}, follow=True)
    assert "Choisissez un poste" in response.content.decode()
