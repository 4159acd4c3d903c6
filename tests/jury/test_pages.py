"""The pages of the jury, of the readers and of the decisions, as each person gets them."""

import pytest
from django.urls import reverse

from programs import assignment
from programs.forms.jury import read_of
from programs.models import Decision, Dossier, Role
from reports import minutes
from tests import factories
from tests.jury.conftest import reviewing
from tests.jury.test_embargo import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(officer):
    return client_of(officer)


def page(client, name, pk, **query):
    return client.get(reverse(name, args=[pk]), query)


def test_readings_are_given_by_ticking(staff):
    dossier = factories.dossier("eligible")
    juror = factories.person("reviewer", call=dossier.call)
    staff.post(reverse("jury_assign", args=[dossier.call_id]), {"reading": f"{dossier.pk}:{juror.pk}"})
    assert [(r.reviewer, r.state) for r in dossier.reviews.all()] == [(juror, "assigned")]


def test_a_tied_juror_ticked_by_force_is_refused_in_words(staff):
    dossier = factories.dossier("eligible")
    juror = factories.person("reviewer", call=dossier.call, of=dossier.organization)
    response = staff.post(reverse("jury_assign", args=[dossier.call_id]), {"reading": f"{dossier.pk}:{juror.pk}"})
    assert (response.status_code, dossier.reviews.count()) == (422, 0)
    assert "un juré sans lien" in response.content.decode()


@pytest.mark.parametrize("name", ["jury", "jury_invite", "jury_assign", "ranking", "decisions"])
def test_strangers_jurors_and_applicants_find_no_page_of_the_jury(name, judged):
    call, (dossier, _other), jurors = judged
    for user in (factories.person(), jurors[0], dossier.lead):
        assert page(client_of(user), name, call.pk).status_code == 404


@pytest.mark.parametrize(
    ("name", "status"),
    [("jury", 200), ("ranking", 200), ("jury_assign", 403), ("jury_invite", 403), ("decisions", 404)],
)
def test_a_chair_looks_on_and_does_not_compose_or_decide(name, status, judged):
    call = judged[0]
    chair = factories.person("chair", call=call)
    assert page(client_of(chair), name, call.pk).status_code == status


@pytest.mark.parametrize("name", ["jury", "jury_assign", "ranking", "decisions"])
def test_pages_cost_the_same_for_one_and_three_dossiers(name, officer, staff, django_assert_num_queries):
    for marks in (((3, 3),) * 2, ((3, 3),) * 4):  # the first is decided: one, then three are left
        call, dossiers, _jurors = reviewing(officer, marks=marks)
        Dossier.objects.get(pk=dossiers[0].pk).select(by=officer, comment="Bon.")
        page(staff, name, call.pk)  # the ranking is worked out once
        with django_assert_num_queries(COSTS[name]):
            assert page(staff, name, call.pk).status_code == 200


def test_the_ranking_of_a_chair_costs_the_same_for_one_and_three_dossiers(officer, django_assert_num_queries):
    for marks in (((3, 3),), ((3, 3),) * 3):
        call, _dossiers, _jurors = reviewing(officer, marks=marks)
        chair = client_of(factories.person("chair", call=call))
        page(chair, "ranking", call.pk)
        with django_assert_num_queries(11):
            assert page(chair, "ranking", call.pk).status_code == 200


COSTS = {
    "jury": 9,
    "jury_assign": 12,
    "ranking": 10,
    "decisions": 10,
}  # session, person and roles are three of them


def test_giving_by_hand_shows_last_who_already_reads_as_many_as_they_said():
    call = factories.call()
    full, free = factories.juror(call, capacity=1), factories.juror(call, capacity=2)
    first, second = (factories.dossier("eligible", on=call) for _ in range(2))
    for seat in (full, free):
        factories.review(of=first, reviewer=seat.person)
    seats = assignment.matrix(call, [second])[0].free
    assert [(seat.person, seat.is_full) for seat in seats] == [(free.person, False), (full.person, True)]


def draft(review, **more):
    """What the form of a reading sends."""
    marks = {f"mark_{c.pk}": "4" for c in review.dossier.call.criteria.all()}
    return {"read": read_of(review), "opinion": "Un bon projet.", **marks, **more}


def test_a_draft_is_saved_by_its_button_even_when_incomplete():
    review = factories.review("in_progress")
    client_of(review.reviewer).post(
        review.get_absolute_url(), {"read": read_of(review), "opinion": "À suivre", "save": "1"}
    )
    review.refresh_from_db()
    assert (review.opinion, review.scores, review.state) == ("À suivre", {}, "in_progress")


def test_autosave_answers_with_the_number_of_the_next_save():
    review = factories.review("in_progress")
    client = client_of(review.reviewer)
    for opinion in ("Un", "Un bon"):
        review.refresh_from_db()
        response = client.post(
            review.get_absolute_url(), draft(review, opinion=opinion), headers={"HX-Request": "true"}
        )
    review.refresh_from_db()
    assert (response.status_code, review.opinion, read_of(review) in response.content.decode()) == (200, "Un bon", True)


def test_a_stale_save_overwrites_nothing_and_loses_nothing():
    review = factories.review("in_progress")
    client, old = client_of(review.reviewer), draft(review, opinion="Première fenêtre")
    client.post(review.get_absolute_url(), draft(review, opinion="Seconde fenêtre"))
    response = client.post(review.get_absolute_url(), old)
    review.refresh_from_db()
    assert (response.status_code, review.opinion) == (409, "Seconde fenêtre")
    assert "Première fenêtre" in response.content.decode()


def test_a_mark_out_of_the_scale_is_refused_and_the_rest_is_kept():
    review = factories.review("in_progress")
    criterion = review.dossier.call.criteria.first()
    response = client_of(review.reviewer).post(review.get_absolute_url(), draft(review) | {f"mark_{criterion.pk}": "9"})
    assert (response.status_code, "Un bon projet." in response.content.decode()) == (422, True)


def test_a_complete_reading_goes_to_the_step_that_submits_it():
    review = factories.review("in_progress")
    client = client_of(review.reviewer)
    response = client.post(review.get_absolute_url(), draft(review, submit="1"))
    review.refresh_from_db()
    client.post(response.url, {"seen": review.seq})
    review.refresh_from_db()
    assert (review.state, review.mark) == ("submitted", 80)


def test_a_reading_given_back_can_no_longer_be_written():
    review = factories.review("submitted")
    response = client_of(review.reviewer).post(review.get_absolute_url(), draft(review, opinion="Trop tard"))
    review.refresh_from_db()
    assert (response.status_code, review.opinion) == (409, "Un projet solide.")


def test_a_chair_finds_their_jury_among_their_readings():
    call = factories.call()
    response = client_of(factories.person("chair", call=call)).get(reverse("reviews"))
    assert reverse("jury", args=[call.pk]) in response.content.decode()


def test_before_accepting_the_answers_are_not_shown():
    review = factories.review()
    content = page(client_of(review.reviewer), "review", review.pk).content.decode()
    assert (review.dossier.title in content, "Une réponse" in content) == (True, False)


def test_declining_for_a_conflict_closes_the_page():
    review = factories.review("in_progress")
    client = client_of(review.reviewer)
    url = reverse("step", args=["review", review.pk, "decline"])
    response = client.post(url, {"seen": review.seq, "why": "conflict", "comment": "Mon frère y travaille."})
    assert response.url == reverse("reviews")
    assert (
        page(client, "review", review.pk).status_code == page(client, "dossier", review.dossier_id).status_code == 404
    )


def test_several_are_proposed_at_once_with_one_reason(judged, staff):
    call, dossiers, _jurors = judged
    data = {"dossiers": [str(d.pk) for d in dossiers], "outcome": "rejected", "comment": "Places prises."}
    staff.post(reverse("ranking", args=[call.pk]), data)
    assert list(Decision.objects.values_list("outcome", "reason")) == [("rejected", "Places prises.")] * 2


def test_what_moved_since_the_page_was_shown_is_refused_and_listed(judged, staff, officer):
    call, (first, second), _jurors = judged
    old = {f"seen-{d.pk}": d.seq for d in (first, second)}
    Dossier.objects.get(pk=first.pk).reject(by=officer, comment="Fragile.")
    data = {"dossiers": [str(first.pk), str(second.pk)], "outcome": "selected", **old}
    response = staff.post(reverse("ranking", args=[call.pk]), data)
    assert (response.status_code, Dossier.objects.get(pk=first.pk).state, Dossier.objects.get(pk=second.pk).state) == (
        422,
        "rejected",
        "selected",
    )


def test_a_refusal_without_a_reason_keeps_what_was_ticked(judged, staff):
    call, (first, _second), _jurors = judged
    response = staff.post(reverse("ranking", args=[call.pk]), {"dossiers": str(first.pk), "outcome": "rejected"})
    assert response.status_code == 422
    assert f'value="{first.pk}" checked' in response.content.decode()


def test_without_a_jury_the_decisions_page_proposes(staff, officer):
    dossier = factories.dossier("eligible", on=factories.call(mode="interest"))
    staff.post(reverse("decisions", args=[dossier.call_id]), {"dossiers": str(dossier.pk), "outcome": "selected"})
    assert (Dossier.objects.get(pk=dossier.pk).state, page(staff, "ranking", dossier.call_id).status_code) == (
        "selected",
        404,
    )


def test_the_minutes_say_who_sat_who_stood_aside_and_the_order(judged, officer):
    call, (first, second), (juror, other) = judged
    aside = factories.person("reviewer", call=call, name="Zoé Absente")
    third = Dossier.objects.get(pk=second.pk)
    factories.review(of=third, reviewer=aside).decline(by=aside, why="conflict", comment="Un proche.")
    Dossier.objects.get(pk=first.pk).select(by=officer, comment="Bon.")
    Dossier.objects.get(pk=second.pk).reject(by=officer, comment="Fragile.")
    facts = minutes.minutes(call)
    assert [(m.name, m.present) for m in facts.members] == [
        (str(juror), True),
        (str(other), True),
        ("Zoé Absente", False),
    ]
    assert [(r.member, r.dossier) for r in facts.recusals] == [("Zoé Absente", second.reference)]
    assert [(d.rank, d.dossier, d.proposal, d.reviews) for d in facts.dossiers] == [
        (1, first.reference, "selected", 2),
        (2, second.reference, "rejected", 2),
    ]


def test_who_chairs_and_reads_is_listed_once(judged, staff, officer):
    call, _dossiers, (juror, other) = judged
    Role.objects.create(person=juror, code="chair", call=call)
    seats = page(staff, "jury", call.pk).context["sheet"].seats
    assert [(one.person, one.chairs, one.given) for one in seats] == [(juror, True, 2), (other, False, 2)]


def boxes(response):
    return response.content.decode().count('type="checkbox"')


def test_only_who_proposes_gets_boxes_in_the_ranking(judged, staff):
    call = judged[0]
    chair = client_of(factories.person("chair", call=call))
    assert (boxes(page(staff, "ranking", call.pk)), boxes(page(chair, "ranking", call.pk))) == (
        3,
        0,
    )  # two and the waiver


def test_readings_are_shown_fifty_at_a_time_and_all_counted(monkeypatch):
    monkeypatch.setattr("programs.views.reviews.ROWS", 1)
    given = factories.review("submitted")
    todo = factories.review(reviewer=given.reviewer)
    first, last = (page_of(given.reviewer, number) for number in (1, 2))
    assert [html.count("<li><p><strong>") for html in (first, last)] == [1, 1]
    assert (todo.get_absolute_url() in first, given.get_absolute_url() in last) == (True, True)
    assert "<strong>1 dossier</strong>" in last


def page_of(reviewer, number):
    return client_of(reviewer).get(reverse("reviews"), {"page": number}).content.decode()
