"""Members of a jury: invited, sitting with what they can read, declining, leaving; their page."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from programs import clock, links
from programs.models import Call, Dossier, JuryMember, Mail, Role, User
from tests import factories
from tests.jury.test_embargo import client_of

pytestmark = pytest.mark.django_db


def answer(client, seat, do, **more):
    """What the page of the link sends."""
    url, key = reverse("jury_answer", args=[seat.pk]), links.key(seat)
    return client.post(url, {"cle": key, "do": do, **more})


def accepting(**more):
    return {"capacity": "12", "skills": "santé, mobilité", "departements": "", "sworn": "on", "ties": "", **more}


def test_the_officer_invites_by_mail_and_the_link_opens_the_invitation(officer, run):
    call = factories.call()
    client_of(officer).post(
        reverse("jury_invite", args=[call.pk]), {"email": "Ada@exemple.fr", "part": "reviewer", "quality": "Maire"}
    )
    run("link")
    seat, mail = JuryMember.objects.get(), Mail.objects.get()
    assert (seat.email, mail.address, reverse("jury_answer", args=[seat.pk]) in mail.body) == (
        "ada@exemple.fr",
        "ada@exemple.fr",
        True,
    )
    assert Client().get(f"{reverse('jury_answer', args=[seat.pk])}?cle={links.key(seat)}").status_code == 200


def test_who_already_sits_is_not_invited_again(officer):
    seat = factories.juror(factories.call())
    response = client_of(officer).post(
        reverse("jury_invite", args=[seat.call_id]), {"email": seat.email, "part": "reviewer"}
    )
    assert (response.status_code, JuryMember.objects.count()) == (422, 1)


def test_the_database_refuses_a_second_seat():
    seat = factories.seat(factories.call())
    with pytest.raises(ValidationError, match="déjà"):
        factories.seat(Call.objects.get(pk=seat.call_id), email=seat.email)


def test_to_sit_gives_the_role_keeps_the_profile_and_the_ties():
    call, person = factories.call(), factories.person()
    seat = factories.seat(call, email=person.email)
    town, client = factories.organization("Commune de Bengy"), client_of(person)
    shown = client.get(reverse("jury_answer", args=[seat.pk])).context["forms"]["accept"].digest
    response = answer(client, seat, "accept", **accepting(shown=shown, ties="Commune de Bengy\nMon voisin"))
    seat.refresh_from_db()
    assert (response.status_code, seat.state, seat.person, seat.capacity, seat.skills) == (
        302,
        "sitting",
        person,
        12,
        ["santé", "mobilité"],
    )
    assert list(seat.ties.order_by("said").values_list("said", "organization")) == [
        ("Commune de Bengy", town.pk),
        ("Mon voisin", None),
    ]
    assert Role.objects.get(call=call).code == "reviewer"


def test_nobody_sits_without_swearing():
    person = factories.person()
    seat = factories.seat(factories.call(), email=person.email)
    response = answer(client_of(person), seat, "accept", **accepting(sworn=""))
    seat.refresh_from_db()
    assert (response.status_code, seat.state) == (422, "invited")


def test_to_sit_takes_the_account_invited():
    seat, other = factories.seat(factories.call()), factories.person()
    for by in (User.objects.bearer(seat), other):
        with pytest.raises(PermissionDenied):
            seat.accept(by=by)


def test_nobody_sits_once_the_call_is_over():
    call, _dossiers = factories.decided("selected")
    person = factories.person()
    seat = factories.seat(call, email=person.email)
    with pytest.raises(ValidationError, match="jury"):
        seat.accept(by=person)


def test_one_declines_without_an_account_and_the_officer_is_told(run):
    seat = factories.seat(factories.call())
    answer(Client(), seat, "decline", comment="Je serai absente.")
    run("mail")
    seat.refresh_from_db()
    assert (seat.state, Mail.objects.filter(body__contains="Je serai absente.").exists()) == ("declined", True)
    assert (
        "enregistrée"
        in Client().get(f"{reverse('jury_answer', args=[seat.pk])}?cle={links.key(seat)}").content.decode()
    )


def test_a_reason_is_asked_of_who_declines():
    seat = factories.seat(factories.call())
    assert answer(Client(), seat, "decline", comment="").status_code == 422


def test_a_forged_link_opens_nothing():
    seat = factories.seat(factories.call())
    assert Client().get(f"{reverse('jury_answer', args=[seat.pk])}?cle=x").status_code == 403


def test_a_chair_who_reads_holds_both_roles_and_one_who_does_not_only_one():
    calls = [factories.call(), factories.call()]
    for call, capacity in zip(calls, (None, 0), strict=True):
        factories.juror(call, part="chair", capacity=capacity)
    assert [sorted(Role.objects.filter(call=call).values_list("code", flat=True)) for call in calls] == [
        ["chair", "reviewer"],
        ["chair"],
    ]


def test_who_leaves_keeps_no_role_and_what_is_begun_stays_until_handed_in(run):
    review = factories.review("in_progress")
    call = review.dossier.call
    seat = factories.juror(call, who=review.reviewer)
    with pytest.raises(ValidationError, match="commencées"):
        seat.stand_down(by=factories.person("officer"), comment="Indisponible.")
    factories.mark(review, review.reviewer)
    seat.stand_down(by=factories.person("officer"), comment="Indisponible.")
    assert not Role.objects.active().filter(call=call).exists()


def test_who_leaves_frees_the_readings_not_begun(run):
    review = factories.review()
    seat = factories.juror(review.dossier.call, who=review.reviewer)
    seat.stand_down(by=review.reviewer, comment="Je déménage.")
    run("move")
    review.refresh_from_db()
    assert review.state == "released"


def test_the_member_and_the_officer_open_the_seat_nobody_else(officer):
    seat = factories.juror(factories.call())
    chair = factories.person("chair", call=seat.call)
    url = seat.get_absolute_url()
    assert [client_of(user).get(url).status_code for user in (officer, seat.person, chair, factories.person())] == [
        200,
        200,
        404,
        404,
    ]


def test_the_member_writes_what_they_can_read():
    seat = factories.juror(factories.call())
    client = client_of(seat.person)
    shown = client.get(seat.get_absolute_url()).context["form"].digest
    client.post(
        seat.get_absolute_url(),
        {"capacity": "3", "skills": "design; santé", "shown": shown, "available_from": "2027-01-04"},
    )
    seat.refresh_from_db()
    assert (seat.capacity, seat.skills, seat.is_available(clock.today())) == (3, ["design", "santé"], False)


def test_a_chair_who_accepts_to_read_becomes_a_reviewer_too(officer):
    seat = factories.juror(factories.call(), part="chair", capacity=0)
    client = client_of(officer)
    shown = client.get(seat.get_absolute_url()).context["form"].digest
    client.post(seat.get_absolute_url(), {"capacity": "5", "shown": shown})
    assert sorted(Role.objects.filter(person=seat.person).values_list("code", flat=True)) == ["chair", "reviewer"]


def test_too_many_skills_are_refused_and_kept():
    seat = factories.juror(factories.call())
    typed = ", ".join(f"métier {n}" for n in range(13))
    response = client_of(seat.person).post(seat.get_absolute_url(), {"skills": typed})
    assert (response.status_code, "métier 12" in response.content.decode()) == (422, True)


def test_who_no_longer_sits_writes_nothing_more(officer):
    seat = factories.juror(factories.call())
    seat.stand_down(by=officer, comment="Parti.")
    assert client_of(officer).post(seat.get_absolute_url(), {"capacity": "3"}).status_code == 409


def test_the_jury_shows_load_silence_and_ties_to_specify(officer):
    dossier = factories.dossier("eligible")
    seat = factories.juror(dossier.call, capacity=0, ties="Mon voisin")
    factories.review(of=Dossier.objects.get(pk=dossier.pk), reviewer=seat.person)
    factories.seat(Call.objects.get(pk=dossier.call_id), email="bob@exemple.fr")
    page = client_of(officer).get(reverse("jury", args=[dossier.call_id])).content.decode()
    for words in ("1 sur 0", "au-delà", "1 lien à préciser", "bob@exemple.fr", "aujourd’hui"):
        assert words in page


def test_the_jury_costs_the_same_for_one_and_fifty_members(officer, django_assert_num_queries):
    call, client = factories.call(), client_of(officer)
    for number in (1, 4):
        for _n in range(number):
            factories.juror(Call.objects.get(pk=call.pk), ties="Mon voisin")
        with django_assert_num_queries(9):
            assert client.get(reverse("jury", args=[call.pk])).status_code == 200
