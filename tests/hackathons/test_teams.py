"""Coming into a team and out of it: forming one, a code, a request, an invitation, the organizers' hand."""

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from hackathons import codes, teaming
from hackathons.models import Camp, CampTeam, Joining, Registration
from hackathons.signed import SEAT
from programs import tasks
from programs.models import User
from tests import factories
from tests.hackathons import samples

pytestmark = pytest.mark.django_db
TEAM = {"name": "Les Tramways", "challenge": "", "pitch": "Savoir où est le bus", "welcomes": "on"}


def bearer(one):
    return User.objects.bearer(one)


def at(page, one, *more, **said):
    """What the link of this person opens; with ``said``, what its form sends."""
    url = reverse(page, args=[one.pk, *more]) + f"?cle={SEAT.key(str(one.pk))}"
    return Client().post(url, said) if said else Client().get(url)


def act(one, obj, step, **said):
    """A step taken by the link of this person."""
    return at("seat_step", one, obj._meta.model_name, obj.pk, step, seen=obj.seq, **said)


def mates(team):
    return sorted(team.memberships.current().values_list("registration__name", flat=True))


def delivered():
    """Who is written to by the mails that are due, with their subjects."""
    for pk in list(tasks.due().filter(kind="mail").values_list("pk", flat=True)):
        tasks.carry_out(str(pk))
    found = {one.to[0]: one for one in mail.outbox}
    mail.outbox.clear()
    return found


@pytest.fixture
def lou(camp):
    return samples.registration(camp)


@pytest.fixture
def ana(camp):
    return samples.registration(camp, "Ana Diaz")


@pytest.fixture
def team(camp, lou):
    return samples.team(camp, lou)


def waiting(team, one, kind="request"):
    """A request, or an invitation, that awaits its answer."""
    obj = Joining(team=team, registration=one, kind=kind, word="Je sais coudre.")
    obj.begin(by=bearer(one if kind == "request" else team.memberships.first().registration))
    return obj


def test_a_team_is_formed_by_a_link_and_its_first_member_is_in(camp, lou):
    answer = at("seat_team_new", lou, **TEAM)
    team = CampTeam.objects.get(name="Les Tramways")
    assert (answer.status_code, mates(team), len(team.code)) == (302, ["Lou Martin"], codes.LENGTH)


def test_two_teams_of_a_camp_have_two_names(team, ana):
    answer = at("seat_team_new", ana, **TEAM | {"name": "les bus"})
    assert (answer.status_code, ana.team) == (422, None)


def test_who_is_in_a_team_forms_no_other(team, lou):
    answer = at("seat_team_new", lou, **TEAM)
    assert (answer.status_code, CampTeam.objects.count()) == (422, 1)


def test_a_code_opens_the_team_however_it_is_typed(team, ana):
    at("seat_teams", ana, code=f" {team.code[:3].lower()}-{team.code[3:]} ")
    assert mates(team) == ["Ana Diaz", "Lou Martin"]


def test_a_wrong_code_says_so_beside_its_field(team, ana):
    answer = at("seat_teams", ana, code="AAAAAA")
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["code"])


def test_the_code_of_a_complete_team_opens_nothing(camp, team, ana):
    Camp.objects.filter(pk=camp.pk).update(team_min=2)
    other = samples.registration(camp, "Zoé")
    teaming.enter(other, team.code)
    CampTeam.objects.get(pk=team.pk).complete(by=bearer(other))
    assert at("seat_teams", ana, code=team.code).status_code == 422


def test_a_code_drawn_again_closes_the_former_one(team, lou, ana):
    at("seat_team", lou, do="renew")
    assert (at("seat_teams", ana, code=team.code).status_code, CampTeam.objects.get().code == team.code) == (422, False)


def test_without_a_place_there_is_no_team(camp, team):
    late = samples.registration(camp, "Retard", settled=False)
    assert (at("seat_teams", late).status_code, at("seat_team_new", late).status_code) == (404, 404)


def test_a_key_opens_the_pages_of_its_person_only(team, lou, ana):
    url = reverse("seat_team", args=[lou.pk])
    assert Client().get(url, {"cle": SEAT.key(str(ana.pk))}).status_code == 404


def test_a_request_is_read_by_the_members_and_accepted_by_one(team, lou, ana):
    at("seat_ask", ana, team.pk, word="Je sais coudre.")
    obj = Joining.objects.get()
    told = delivered()["lou.martin@exemple.fr"]
    act(lou, obj, "accept")
    assert ("Je sais coudre." in told.body, mates(team)) == (True, ["Ana Diaz", "Lou Martin"])
    assert "votre équipe" in delivered()["ana.diaz@exemple.fr"].subject


def test_a_request_is_refused_with_a_word_that_its_author_reads(team, lou, ana):
    obj = waiting(team, ana)
    assert act(lou, obj, "refuse", comment="").status_code == 422
    act(lou, obj, "refuse", comment="Nous cherchons un juriste.")
    assert (mates(team), "un juriste" in delivered()["ana.diaz@exemple.fr"].body) == (["Lou Martin"], True)


def test_nobody_accepts_their_own_request(team, ana):
    obj = waiting(team, ana)
    assert [step.name for step in obj.steps_for(bearer(ana))] == ["withdraw"]


def test_a_request_withdrawn_waits_no_longer(team, lou, ana):
    obj = waiting(team, ana)
    act(ana, obj, "withdraw")
    assert (at("seat_team", lou).context["requests"], Joining.objects.get().state) == ([], "withdrawn")


@pytest.mark.parametrize(
    ("fields", "kind", "lack"),
    [({"welcomes": False}, "request", "welcomes"), ({"welcomes": False}, "invitation", None), ({"state": "ready"}, "invitation", "forming")],
)  # fmt: skip
def test_a_request_needs_a_team_that_takes_it(team, ana, fields, kind, lack):
    for name, value in fields.items():
        setattr(team, name, value)
    found = [need.code for need in Joining(team=team, registration=ana, kind=kind).missing_to_begin()]
    assert found == ([lack] if lack else [])


def test_who_holds_no_place_or_is_taken_is_neither_asked_nor_invited(camp, team, lou):
    late = samples.registration(camp, "Retard", settled=False)
    lacks = [[need.code for need in Joining(team=team, registration=one, kind="invitation").missing_to_begin()] for one in (late, lou)]  # fmt: skip
    assert lacks == [["place"], ["free"]]


def test_without_a_place_a_code_opens_nothing(camp, team):
    with pytest.raises(ValidationError, match="place confirmée"):
        teaming.enter(samples.registration(camp, "Retard", settled=False), team.code)


def test_once_the_camp_is_over_nobody_is_placed(camp, team, ana):
    Camp.objects.get(pk=camp.pk).start(by=camp.dossier.lead)
    Camp.objects.get(pk=camp.pk).end(by=camp.dossier.lead)
    with pytest.raises(ValidationError, match="ne changent plus"):
        Registration.objects.get(pk=ana.pk).join_team(by=camp.dossier.lead, team=str(team.pk))


def test_the_same_request_waits_once(team, ana):
    waiting(team, ana)
    answer = at("seat_ask", ana, team.pk, word="Encore moi")
    assert (answer.status_code, Joining.objects.count()) == (422, 1)


def test_a_team_that_takes_no_request_is_not_offered(team, ana):
    CampTeam.objects.update(welcomes=False)
    assert (at("seat_ask", ana, team.pk).status_code, list(at("seat_teams", ana).context["page"])) == (404, [])


def test_an_invitation_is_accepted_by_its_link(team, lou, ana):
    at("seat_team", lou, do="invite", **{"invite-email": "ANA.diaz@exemple.fr", "invite-word": "Viens"})
    assert "Viens" in delivered()["ana.diaz@exemple.fr"].body
    act(ana, Joining.objects.get(), "accept")
    assert mates(team) == ["Ana Diaz", "Lou Martin"]


def test_an_invitation_declined_is_told_to_the_team(team, lou, ana):
    act(ana, waiting(team, ana, "invitation"), "decline", comment="")
    assert "n’entre pas" in delivered()["lou.martin@exemple.fr"].subject


def test_an_invitation_tells_nothing_of_who_is_registered(camp, team, lou, ana):
    samples.team(camp, ana, name="Les Trains")
    answers = [
        at("seat_team", lou, do="invite", **{"invite-email": email, "invite-word": ""}).status_code
        for email in ("inconnue@exemple.fr", ana.email)
    ]
    assert (answers, Joining.objects.count()) == ([302, 302], 0)


def test_inviting_who_has_asked_takes_them_in(team, lou, ana):
    waiting(team, ana)
    teaming.invite(team, ana.email, "", bearer(lou))
    assert mates(team) == ["Ana Diaz", "Lou Martin"]


def test_asking_who_has_invited_takes_one_in(team, ana):
    waiting(team, ana, "invitation")
    at("seat_ask", ana, team.pk, word="Oui")
    assert mates(team) == ["Ana Diaz", "Lou Martin"]


def test_what_was_asked_elsewhere_lapses_once_in_a_team(camp, team, ana):
    other = samples.team(camp, samples.registration(camp, "Zoé"), name="Les Trains")
    obj = waiting(other, ana)
    teaming.enter(ana, team.code)
    assert Joining.objects.get(pk=obj.pk).state == "lapsed"


def test_leaving_frees_the_seat_and_the_last_one_out_disbands(team, lou):
    act(lou, lou, "leave_team", comment="")
    assert (CampTeam.objects.get(pk=team.pk).state, Registration.objects.get(pk=lou.pk).team) == ("disbanded", None)


def test_giving_one_s_place_up_leaves_the_team(camp, team, ana):
    teaming.enter(ana, team.code)
    Registration.objects.get(pk=ana.pk).cancel(by=bearer(ana))
    assert mates(team) == ["Lou Martin"]


def test_disbanding_ends_what_waited(camp, team, lou, ana):
    obj = waiting(team, ana)
    CampTeam.objects.get(pk=team.pk).disband(by=bearer(lou))
    assert Joining.objects.get(pk=obj.pk).state == "lapsed"


def test_a_member_completes_the_team_then_looks_for_members_again(camp, team, lou, ana):
    Camp.objects.filter(pk=camp.pk).update(team_min=2)
    teaming.enter(ana, team.code)
    act(lou, CampTeam.objects.get(pk=team.pk), "complete")
    before = CampTeam.objects.get(pk=team.pk)
    act(lou, before, "reopen")
    assert (before.state, CampTeam.objects.get(pk=team.pk).state) == ("ready", "forming")


def test_a_team_too_small_is_told_what_it_lacks(team, lou):
    answer = act(lou, team, "complete")
    assert (answer.status_code, "3 membres de plus" in answer.content.decode()) == (422, True)


def test_a_step_of_another_team_does_not_exist(camp, team, ana):
    assert act(ana, team, "disband").status_code == 404


def test_someone_placed_by_the_lead_is_told(lead, camp, team, ana):
    page = reverse("step", args=["registration", ana.pk, "join_team"])
    assert [name for _pk, name in lead.get(page).context["form"].fields["team"].choices] == ["Les Bus (1/7)"]
    lead.post(page, {"team": team.pk, "brings": "Premier vœu", "seen": ana.seq})
    assert (mates(team), "Premier vœu" in delivered()["ana.diaz@exemple.fr"].body) == (["Ana Diaz", "Lou Martin"], True)


def test_someone_moved_leaves_the_former_team(camp, team, lou, ana):
    other = samples.team(camp, ana, name="Les Trains")
    lou.refresh_from_db()
    lou.join_team(by=camp.dossier.lead, team=str(other.pk))
    assert (mates(other), CampTeam.objects.get(pk=team.pk).state) == (["Ana Diaz", "Lou Martin"], "disbanded")


def test_nobody_is_placed_in_a_team_of_another_camp(camp, ana):
    away = samples.team(samples.camp("registration"), name="Ailleurs")
    with pytest.raises(ValidationError, match="de ce camp"):
        ana.join_team(by=camp.dossier.lead, team=str(away.pk))


def test_nobody_sits_in_a_team_that_is_no_more(camp, team, lou, ana):
    CampTeam.objects.get(pk=team.pk).disband(by=bearer(lou))
    with pytest.raises(ValidationError, match="ne prend plus"):
        ana.join_team(by=camp.dossier.lead, team=str(team.pk))


def test_a_person_with_an_account_opens_their_team_without_a_key(signed_in, camp, team, lou):
    person = factories.person()
    Registration.objects.filter(pk=lou.pk).update(person=person)
    page = signed_in(person).get(reverse("seat_team", args=[lou.pk]))
    assert (page.status_code, page.context["team"]) == (200, team)


# ------------------------------------------------------------------ lists


def test_teams_of_a_wished_challenge_come_first(camp, ana):
    one, two = camp.challenges.order_by("title")
    for name, challenge in (("Aaa", one), ("Zzz", two)):
        found = samples.team(camp, samples.registration(camp, name), name=name)
        CampTeam.objects.filter(pk=found.pk).update(challenge=challenge)
    ana.wishes.create(challenge=two, rank=1)
    assert [team.name for team in at("seat_teams", ana).context["page"]] == ["Zzz", "Aaa"]


@pytest.mark.parametrize("teams", [1, 3])
def test_the_list_of_teams_costs_the_same_for_one_and_many(lead, camp, teams, django_assert_num_queries):
    for n in range(teams):
        samples.team(camp, samples.registration(camp, f"Personne {n}"), name=f"Équipe {n}")
    with django_assert_num_queries(10):
        page = lead.get(reverse("camp_teams", args=[camp.pk]))
    assert [row.record.n for row in page.context["table"].rows] == [1] * teams


def test_the_list_says_who_has_no_team(lead, camp, team, ana):
    page = lead.get(reverse("camp_alone", args=[camp.pk]))
    assert [one.name for one in page.context["page"]] == ["Ana Diaz"]


def test_who_only_reads_the_camp_does_not_see_its_people(signed_in, camp, team):
    observer = signed_in(factories.person("observer", dossier=camp.dossier))
    pages = [reverse(name, args=[camp.pk]) for name in ("camp_teams", "camp_alone")]
    assert [observer.get(url).status_code for url in (*pages, team.get_absolute_url())] == [403, 403, 403]


def test_the_public_page_shows_the_teams_that_chose_to(camp, team, ana):
    samples.team(camp, ana, name="Discrète")
    CampTeam.objects.filter(pk=team.pk).update(is_shown=True, seeks=["law"], pitch="Savoir où est le bus")
    page = Client().get(camp.public_url).content.decode()
    assert [word in page for word in ("Les Bus", "droit", "Discrète", "Lou Martin")] == [True, True, False, False]


def test_a_name_is_public_when_its_person_chose_so(camp):
    one = samples.registration(camp, shows_name=True)
    samples.team(camp, one, samples.registration(camp, "Ana Diaz"))
    CampTeam.objects.update(is_shown=True, challenge=None)
    page = Client().get(camp.public_url).content.decode()
    assert ("Lou Martin" in page, "Ana Diaz" in page) == (True, False)


def test_the_challenges_show_their_teams(lead, camp, team):
    assert "1 équipe" in lead.get(reverse("camp_challenges", args=[camp.pk])).content.decode()


@pytest.mark.parametrize("teams", [1, 3])
def test_the_public_page_costs_the_same_for_one_team_and_many(camp, teams, django_assert_num_queries):
    for n in range(teams):
        samples.team(camp, samples.registration(camp, f"Personne {n}", shows_name=True), name=f"Équipe {n}")
    CampTeam.objects.update(is_shown=True)
    with django_assert_num_queries(10):
        Client().get(camp.public_url)
