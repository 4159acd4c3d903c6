"""Finding a team for those who have none: asked for, compared, changed by hand, applied once, resumed after a death."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from hackathons import teaming
from hackathons.matching import proposals
from hackathons.models import Camp, CampTeam, Matching, Registration
from programs import moves
from programs.models import Outbox, User
from tests import factories
from tests.hackathons import samples

pytestmark = pytest.mark.django_db


def carried_out(key):
    """Carry out what the proposal owes."""
    for effect in Outbox.objects.filter(kind="move", key=key, done_at=None):
        moves.move(effect)


def roomy():
    """A camp where thirty may register, and nobody has."""
    return samples.camp("registration", capacity=30)


def gathered():
    """The same with nine people, five of whom wish for the second challenge."""
    camp = roomy()
    second = camp.challenges.order_by("title")[1]
    for n in range(9):
        one = samples.registration(camp, f"Personne {n}", skills=["law"] if n == 0 else [])
        if n < 5:
            one.wishes.create(challenge=second, rank=1)
    return camp.pk


@pytest.fixture(scope="module")
def registering(once):
    return once(gathered)


@pytest.fixture
def people(camp):
    """The nine, as they now are."""
    return list(Registration.objects.filter(camp=camp).order_by("name"))


def worked_out(camp, **wishes):
    """A proposal of this camp, worked out."""
    obj = Matching(camp=camp, **wishes)
    obj.begin(by=camp.dossier.lead)
    carried_out("match")
    return Matching.objects.get(pk=obj.pk)


def applied(matching, variant="wishes"):
    """The same, this variant applied."""
    matching.apply(by=matching.camp.dossier.lead, variant=variant)
    carried_out("apply")
    return Matching.objects.get(pk=matching.pk)


def test_three_variants_are_worked_out_and_nobody_is_placed(camp, people):
    matching = worked_out(camp)
    sizes = [matching.placements.filter(variant=code).exclude(group=None).count() for code in ("wishes", "skills", "balance")]  # fmt: skip
    assert (matching.state, sizes, camp.teams.count()) == ("proposed", [9, 9, 9], 0)


def test_the_variant_applied_places_each_with_the_reason_and_a_mail(camp, people):
    matching = applied(worked_out(camp))
    one = Registration.objects.get(pk=people[0].pk)
    told = one.history.last().effects.filter(kind="mail", key="teamed").count()
    assert (matching.state, one.memberships.get().brings.startswith("Premier vœu"), told) == ("applied", True, 1)
    assert sorted(camp.teams.values_list("name", flat=True)) == ["Équipe 1", "Équipe 2"]


def test_who_found_a_team_meanwhile_stays_there_and_who_gave_up_is_left(camp, people):
    matching = worked_out(camp)
    team = samples.team(camp, people[0])
    Registration.objects.get(pk=people[1].pk).cancel(by=User.objects.bearer(people[1]))
    applied(matching)
    outcomes = dict(matching.placements.filter(variant="wishes").values_list("registration__name", "outcome"))
    assert (outcomes["Personne 0"], outcomes["Personne 1"], outcomes["Personne 2"]) == ("elsewhere", "absent", "placed")
    assert Registration.objects.get(pk=people[0].pk).team == team


def test_teams_already_formed_are_untouched_unless_asked(camp, people):
    team = samples.team(camp, *people[:2])
    applied(worked_out(camp))
    assert team.memberships.current().count() == 2


def test_teams_that_look_for_members_are_completed_when_asked(camp, people):
    CampTeam.objects.filter(pk=samples.team(camp, *people[:2]).pk).update(seeks=["law"])
    locked = samples.team(camp, samples.registration(camp, "Fermée"), name="Les Trains")
    CampTeam.objects.filter(pk=locked.pk).update(welcomes=False)
    applied(worked_out(camp, completes=True))
    assert [team.memberships.current().count() >= 4 for team in camp.teams.filter(name="Les Bus")] == [True]
    assert locked.memberships.current().count() == 1


def test_a_team_filled_meanwhile_takes_nobody_more(camp, people):
    Camp.objects.filter(pk=camp.pk).update(team_min=2, team_max=3)
    team = samples.team(Camp.objects.get(pk=camp.pk), people[0], people[1])
    matching = worked_out(Camp.objects.get(pk=camp.pk), completes=True)
    teaming.enter(Registration.objects.get(pk=people[8].pk), team.code)
    applied(matching)
    assert team.memberships.current().count() == 3
    assert set(matching.placements.filter(variant="wishes", group__team=team).values_list("outcome", flat=True)) <= {"full", "elsewhere"}  # fmt: skip


def test_a_worker_killed_on_the_way_is_taken_up_where_it_was(camp, people, monkeypatch):
    matching, place, done = worked_out(camp), proposals.place, []

    def dying(placement):
        if len(done) == 4:
            raise KeyboardInterrupt
        done.append(place(placement))

    monkeypatch.setattr(proposals, "place", dying)
    with pytest.raises(KeyboardInterrupt):
        applied(matching)
    monkeypatch.setattr(proposals, "place", place)
    carried_out("apply")
    assert (Matching.objects.get().state, teaming.without(camp).count(), camp.teams.count()) == ("applied", 0, 2)


def test_what_is_already_done_is_not_done_again(camp, people):
    matching = applied(worked_out(camp))
    lines = Registration.objects.get(pk=people[0].pk).seq
    proposals.apply(matching)
    proposals.match(matching)
    assert (Registration.objects.get(pk=people[0].pk).seq, matching.groups.filter(variant="wishes").count()) == (
        lines,
        2,
    )


def test_a_name_taken_is_left_to_its_team(camp, people):
    samples.team(camp, samples.registration(camp, "Autre"), name="équipe 1")
    applied(worked_out(camp))
    assert sorted(camp.teams.values_list("name", flat=True)) == ["Équipe 2", "Équipe 3", "équipe 1"]


def test_a_challenge_withdrawn_meanwhile_leaves_its_team_without_one(camp, people):
    matching = worked_out(camp)
    for challenge in camp.challenges.all():
        challenge.withdraw(by=camp.dossier.lead)
    applied(matching)
    assert set(camp.teams.values_list("challenge", flat=True)) == {None}


def test_too_few_people_are_listed_and_nothing_can_be_applied():
    camp = roomy()
    samples.registration(camp)
    matching = worked_out(camp)
    assert {one.code for one in matching.step("apply", camp.dossier.lead).missing} == {"people"}


def test_with_nobody_a_proposal_is_empty_and_says_so(signed_in):
    matching = worked_out(roomy())
    page = signed_in(matching.camp.dossier.lead).get(matching.get_absolute_url())
    assert (matching.state, "Aucune équipe ne peut être formée" in page.content.decode()) == ("proposed", True)


def test_no_variant_is_applied_once_the_camp_is_over(camp, people):
    matching = worked_out(camp)
    Camp.objects.get(pk=camp.pk).start(by=camp.dossier.lead)
    Camp.objects.get(pk=camp.pk).end(by=camp.dossier.lead)
    with pytest.raises(ValidationError, match="n’est pas fini"):
        Matching.objects.get(pk=matching.pk).apply(by=camp.dossier.lead, variant="wishes")


# ------------------------------------------------------------------ pages


def test_the_lead_asks_compares_and_applies(lead, camp, people):
    lead.post(reverse("camp_matchings", args=[camp.pk]), {"teams_wanted": "2"})
    carried_out("match")
    matching = Matching.objects.get()
    page = lead.get(matching.get_absolute_url(), {"variante": "balance"})
    lead.post(reverse("step", args=["matching", matching.pk, "apply"]), {"variant": "balance", "seen": matching.seq})
    carried_out("apply")
    assert ([len(line.rows) for line in page.context["teams"]], camp.teams.count()) == ([5, 4], 2)


def test_a_page_shows_the_reasons_and_what_could_not_be_granted(lead, camp, people):
    one = samples.registration(camp, "Seul", skills=[])
    one.wishes.create(challenge=samples.challenge(camp, "accepted", title="Défi rare"), rank=1)
    for other in people[5:]:
        other.wishes.create(challenge=camp.challenges.order_by("title")[0], rank=1)
    page = lead.get(worked_out(camp).get_absolute_url()).content.decode()
    assert ("Premier vœu" in page, "1 personne a demandé «\xa0Défi rare\xa0»" in page) == (True, True)


def test_someone_is_moved_by_hand(lead, camp, people):
    matching = worked_out(camp)
    row = matching.placements.filter(variant="wishes").first()
    other = matching.groups.filter(variant="wishes").exclude(pk=row.group_id).get()
    url = reverse("matching_adjust", args=[matching.pk, row.pk])
    assert lead.get(url).status_code == 200
    lead.post(url, {"group": other.pk})
    row.refresh_from_db()
    assert (row.group, row.reason, Matching.objects.get().adjusted) == (other, "Placé à la main.", 1)


def test_someone_is_left_without_a_team_by_hand(lead, camp, people):
    matching = worked_out(camp)
    row = matching.placements.filter(variant="wishes").first()
    lead.post(reverse("matching_adjust", args=[matching.pk, row.pk]), {"group": ""})
    row.refresh_from_db()
    page = lead.get(matching.get_absolute_url())
    assert (row.group, [one.pk for one in page.context["alone"]]) == (None, [row.pk])


def test_nobody_is_moved_into_a_full_team(camp, people):
    Camp.objects.filter(pk=camp.pk).update(team_max=5)
    matching = worked_out(Camp.objects.get(pk=camp.pk))
    full = next(group for group in matching.groups.filter(variant="wishes") if group.placements.count() == 5)
    row = matching.placements.filter(variant="wishes").exclude(group=full).first()
    with pytest.raises(ValidationError, match="complète"):
        matching.adjust(by=camp.dossier.lead, placement=str(row.pk), group=str(full.pk))


@pytest.mark.parametrize("typed", ["", "pas un identifiant"])
def test_nobody_is_moved_who_is_not_in_the_proposal(camp, people, typed):
    with pytest.raises(ValidationError, match="ne figure plus"):
        worked_out(camp).adjust(by=camp.dossier.lead, placement=typed, group="")


def test_two_hands_at_once_are_a_conflict(lead, camp, people):
    matching = worked_out(camp)
    row = matching.placements.filter(variant="wishes").first()
    matching.adjust(by=camp.dossier.lead, placement=str(row.pk), group="")
    answer = lead.post(reverse("matching_adjust", args=[matching.pk, row.pk]), {"group": "", "seen": matching.seq - 1})
    assert answer.status_code == 409


def test_a_proposal_applied_is_no_longer_changed(lead, camp, people):
    matching = applied(worked_out(camp))
    row = matching.placements.filter(variant="wishes").first()
    page = lead.get(matching.get_absolute_url()).content.decode()
    answer = lead.get(reverse("matching_adjust", args=[matching.pk, row.pk]))
    assert (answer.status_code, "est appliquée" in page) == (409, True)


def test_a_proposal_set_aside_while_it_was_worked_out_stays_so(camp, people):
    obj = Matching(camp=camp)
    obj.begin(by=camp.dossier.lead)
    obj.drop(by=camp.dossier.lead)
    carried_out("match")
    assert (Matching.objects.get().state, obj.groups.count()) == ("dropped", 0)


def test_a_number_of_teams_that_is_none_is_refused(lead, camp, people):
    answer = lead.post(reverse("camp_matchings", args=[camp.pk]), {"teams_wanted": "beaucoup"})
    assert (answer.status_code, Matching.objects.count()) == (422, 0)


@pytest.mark.parametrize("extra", [0, 9])
def test_a_proposal_costs_the_same_for_few_and_many(lead, camp, people, extra, django_assert_max_num_queries):
    for n in range(extra):
        samples.registration(camp, f"De plus {n}")
    matching = worked_out(camp)
    with django_assert_max_num_queries(14):
        lead.get(matching.get_absolute_url())


def test_who_only_reads_the_camp_sees_no_proposal(signed_in, camp, people):
    observer = signed_in(factories.person("observer", dossier=camp.dossier))
    pages = [reverse("camp_matchings", args=[camp.pk]), worked_out(camp).get_absolute_url()]
    assert [observer.get(url).status_code for url in pages] == [403, 403]
