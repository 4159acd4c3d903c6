"""The public favourite, and prototypes compared two by two."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from hackathons import marking, voting
from hackathons.models import Camp, Comparison
from hackathons.signed import JUROR, SEAT
from tests.hackathons import judged, samples

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shared(once):
    """Three prototypes compared by pairs, by jurors and by those who came; the vote of the public open."""

    def make():
        camp = judged.camp(method="pairs", everyone_compares=True)
        camp.open_vote(by=camp.dossier.lead)
        return camp

    return once(make)


@pytest.fixture
def camp(shared, db):
    return Camp.objects.get(pk=shared.pk)


def person(camp, name="Les Bus"):
    return camp.registrations.select_related("camp").get(name=f"Membre de {name}")


def own(registration, name="camp_vote"):
    return f"{reverse(name, args=[registration.pk])}?cle={SEAT.key(str(registration.pk))}"


def choose(registration, team):
    return Client().post(own(registration), {"team": team.pk})


def test_someone_who_came_votes_once_for_another_team(camp):
    one, team = person(camp), judged.team(camp, "Les Cars")
    answers = [choose(one, team).status_code, choose(one, judged.team(camp, "Les Trams")).status_code]
    assert (answers, one.votes.get().team) == ([302, 422], team)


def test_nobody_is_offered_their_own_team(camp):
    one, mine = person(camp), judged.team(camp, "Les Bus")
    assert (choose(one, mine).status_code, one.votes.count()) == (422, 0)
    with pytest.raises(PermissionDenied):
        voting.cast(one, mine)


def test_a_former_team_is_one_s_own_too(camp):
    one, mine = person(camp), judged.team(camp, "Les Bus")
    one.memberships.update(left_at=camp.since)
    assert mine not in voting.choices(one)


@pytest.mark.parametrize("state", ["confirmed", "absent", "cancelled"])
def test_who_did_not_come_does_not_vote(camp, state):
    one = person(camp)
    one.state = state
    with pytest.raises(ValidationError, match="clos"):
        voting.cast(one, judged.team(camp, "Les Cars"))


def test_once_closed_nobody_votes(camp):
    one = person(camp)
    camp.close_vote(by=camp.dossier.lead)
    assert (choose(one, judged.team(camp, "Les Cars")).status_code, one.votes.count()) == (200, 0)


def test_a_page_opened_before_the_closing_votes_no_more(camp):
    one = person(camp)
    camp.close_vote(by=camp.dossier.lead)
    one.camp.vote_closed_at = None  # as the page had read it
    with pytest.raises(ValidationError, match="clos"):
        voting.cast(one, judged.team(camp, "Les Cars"))


def test_the_database_holds_one_vote_a_person(camp):
    one, team = person(camp), judged.team(camp, "Les Cars")
    camp.votes.create(registration=one, team=team)
    with pytest.raises(IntegrityError), transaction.atomic():
        camp.votes.create(registration=one, team=team)


def test_the_vote_needs_two_prototypes():
    camp = judged.camp(teams=1, state="running")
    assert {need.code for need in camp.step("open_vote", camp.dossier.lead).missing} == {"prototypes"}


def test_the_page_of_one_who_came_leads_to_the_vote(camp):
    one = person(camp)
    assert reverse("camp_vote", args=[one.pk]) in Client().get(own(one, "seat")).content.decode()


def test_the_prize_of_the_public_goes_to_its_favourite(camp):
    prize = camp.prizes.create(title="Prix du public", of_public=True)
    for name in ("Les Bus", "Les Trams"):
        voting.cast(person(camp, name), judged.team(camp, "Les Cars"))
    voting.give_prize(camp)
    prize.refresh_from_db()
    assert prize.team.name == "Les Cars"


def test_between_favourites_that_are_level_nobody_is_chosen_by_the_machine(camp):
    prize = camp.prizes.create(title="Prix du public", of_public=True)
    voting.cast(person(camp, "Les Bus"), judged.team(camp, "Les Cars"))
    voting.cast(person(camp, "Les Cars"), judged.team(camp, "Les Bus"))
    voting.give_prize(camp)
    prize.refresh_from_db()
    assert (prize.team, len(voting.favourites(camp))) == (None, 2)


def test_without_a_vote_there_is_no_favourite(camp):
    assert voting.favourites(camp) == []


def test_the_count_stays_hidden_while_the_vote_is_open(camp, signed_in):
    voting.cast(person(camp), judged.team(camp, "Les Cars"))
    lead, url = signed_in(camp.dossier.lead), reverse("camp_ranking", args=[camp.pk])
    before = lead.get(url).context["votes"]
    camp.close_vote(by=camp.dossier.lead)
    assert (before, lead.get(url).context["favourites"]) == ([], [judged.team(camp, "Les Cars")])


# ------------------------------------------------------------------ comparisons


def juror_page(juror):
    return f"{reverse('camp_juror_compare', args=[juror.pk])}?cle={JUROR.key(str(juror.pk))}"


def prefer(url, winner, pair):
    return Client().post(url, {"better": str(winner.pk), "shown": [str(team.pk) for team in pair]})


def best_of(pair):
    """Whoever comes first by name is better."""
    return min(pair, key=lambda team: team.name)


def compare_all(camp, juror):
    """A juror compares all they can."""
    while pair := Client().get(juror_page(juror)).context["pair"]:
        prefer(juror_page(juror), best_of(pair), pair)


def test_a_juror_sees_each_two_once_and_each_rank_is_explained(camp):
    for juror in camp.jurors.all():
        compare_all(camp, juror)
    rows = [(row.team.name, row.rank, row.why) for row in marking.table(camp).rows]
    assert camp.comparisons.count() == 9
    assert rows == [
        ("Les Bus", 1, "Gagne 6 comparaisons sur 6."), ("Les Cars", 2, "Gagne 3 comparaisons sur 6."), ("Les Trams", 3, "Gagne 0 comparaison sur 6."),
    ]  # fmt: skip


def test_the_same_two_are_never_compared_twice_by_one_person(camp):
    one, other, _third = marking.handed_in(camp)
    juror = camp.jurors.first()
    voting.compare(camp, one, other, juror=juror)
    with pytest.raises(ValidationError, match="déjà comparé"):
        voting.compare(camp, other, one, juror=juror)


def test_a_juror_never_compares_a_team_that_they_are_tied_to(camp):
    juror, team = camp.jurors.first(), judged.team(camp, "Les Bus")
    juror.recusals.create(team=team, said="Ma sœur")
    compare_all(camp, juror)
    assert juror.comparisons.count() == 1
    with pytest.raises(PermissionDenied):
        voting.compare(camp, team, judged.team(camp, "Les Cars"), juror=juror)


def test_who_came_compares_all_but_their_own_team(camp):
    one = person(camp)
    pair = Client().get(own(one, "camp_compare")).context["pair"]
    prefer(own(one, "camp_compare"), pair[0], pair)
    assert {team.name for team in pair} == {"Les Cars", "Les Trams"}
    assert Client().get(own(one, "camp_compare")).context["pair"] is None


def test_who_did_not_come_compares_nothing(camp):
    one = samples.registration(Camp.objects.get(pk=judged.camp(teams=0, state="running").pk), "Ailleurs")
    assert Client().get(own(one, "camp_compare")).status_code == 404


def test_a_choice_outside_the_two_shown_is_told(camp):
    juror = camp.jurors.first()
    pair = Client().get(juror_page(juror)).context["pair"]
    answer = Client().post(juror_page(juror), {"better": "x", "shown": [str(team.pk) for team in pair]}, follow=True)
    assert (juror.comparisons.count(), "Choisissez l’un des deux." in answer.content.decode()) == (0, True)


def test_once_the_ranking_is_validated_nothing_is_compared(camp):
    juror = camp.jurors.first()
    Camp.objects.filter(pk=camp.pk).update(ranking_validated_at=camp.since)
    assert Client().get(juror_page(juror)).context["pair"] is None
    with pytest.raises(ValidationError, match="ne juge plus"):
        voting.compare(camp, *list(marking.handed_in(camp))[:2], juror=juror)


def test_a_comparison_is_by_one_person_exactly(camp):
    one, other, _third = sorted(marking.handed_in(camp), key=lambda team: team.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Comparison.objects.create(camp=camp, one=one, other=other, winner=one)


def test_a_prototype_compared_too_few_times_holds_the_ranking(camp):
    Camp.objects.filter(pk=camp.pk).update(vote_closed_at=camp.since)
    missing = Camp.objects.get(pk=camp.pk).step("validate_ranking", camp.dossier.lead).missing
    assert [need.code for need in missing] == ["judges"]
