"""A camp, its registrations, its challenges, its teams: what each step needs and what it moves."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.timezone import localtime

from hackathons import arrivals, tasks
from hackathons.models import Camp, CampTeam, Registration
from hackathons.models.teaming import sit
from programs import clock, moves
from programs.models import Outbox, User
from tests import factories
from tests.hackathons import samples

pytestmark = pytest.mark.django_db


def lacks(obj, step, user):
    """The codes of what a step lacks."""
    return {need.code for need in obj.step(step, user).missing}


def carried_out(key):
    """Carry out the move of this key that is owed."""
    for effect in Outbox.objects.filter(kind="move", key=key, done_at=None):
        moves.move(effect)


def test_a_dossier_of_the_camps_opens_a_camp_with_its_missions():
    camp = samples.confirmed().camp
    assert (camp.state, camp.missions.count(), camp.dossier.project_label) == ("framing", 11, "cadrage")


def test_the_preparation_waits_for_dates_a_place_and_partners():
    camp = samples.confirmed().camp
    assert lacks(camp, "start_preparation", factories.officer()) == {"dates", "place", "partners"}


def test_a_state_proves_milestones_done(camp):
    done = camp.dossier.milestones.exclude(done_on=None)
    assert set(done.values_list("code", flat=True)) == {"framing", "challenges", "registration"}


def test_what_does_not_lead_on_has_a_quiet_button():
    camp = samples.camp("running")
    quiet = {step.name for step in camp.steps_for(camp.dossier.lead) if step.is_quiet}
    assert {"extend", "interrupt", "end"} <= quiet


def test_a_mission_is_late_once_its_day_is_past(camp):
    mission = camp.missions.filter(family="communicate").first()
    mission.done_on = None
    assert mission.is_late


def test_the_registration_waits_for_challenges_programme_rules_jury_and_missions():
    camp = samples.camp("preparation")
    for rows in (camp.agenda, camp.rules, camp.jurors):
        rows.all().delete()
    camp.missions.update(done_on=None, done_by=None)
    assert lacks(camp, "open_registration", camp.dossier.lead) == {"programme", "rules", "jury", "missions"}


def test_a_camp_that_opens_has_a_readable_address(camp):
    assert (camp.slug, camp.is_public) == (f"camp-des-mobilites-{camp.starts_at.year}", True)


def test_the_fifth_place_is_the_last(camp):
    states = [samples.registration(camp, f"Personne {n}").state for n in range(6)]
    assert states == ["confirmed"] * 5 + ["waitlisted"]


def test_a_profile_has_no_more_places_than_its_own(camp):
    camp.quotas.create(profile="developer", places=1)
    states = [samples.registration(camp, f"Dev {n}", profile="developer").state for n in range(2)]
    assert states == ["confirmed", "waitlisted"]


def test_a_place_freed_goes_to_the_first_who_waits(camp):
    first, *_others = [samples.registration(camp, f"Personne {n}") for n in range(7)]
    first.cancel(by=User.objects.bearer(first))
    carried_out("fill")
    assert list(camp.registrations.in_order().values_list("state", flat=True)) == [
        "cancelled", "confirmed", "confirmed", "confirmed", "confirmed", "confirmed", "waitlisted",
    ]  # fmt: skip


def test_nobody_is_refused_a_place_for_a_place_taken_meanwhile(camp):
    one = samples.registration(camp, settled=False)
    for n in range(5):
        samples.registration(camp, f"Plus rapide {n}")
    assert arrivals.settle(one, User.objects.bearer(one)) == "waitlisted"


def test_a_minor_waits_for_the_guardian(camp):
    one = samples.registration(camp, settled=False, is_minor=True, guardian_name="Ana Martin")
    with pytest.raises(ValidationError, match="représentant légal"):
        arrivals.settle(one, User.objects.bearer(one))


def test_a_minor_without_a_guardian_is_refused_by_the_database(camp):
    with pytest.raises(ValidationError, match="représentant légal"):
        samples.registration(camp, settled=False, is_minor=True)


def test_one_address_registers_once(camp):
    samples.registration(camp)
    with pytest.raises(ValidationError, match="déjà inscrite"):
        samples.registration(camp)


def test_a_stranger_s_link_confirms_nothing(camp):
    one, other = samples.registration(camp, settled=False), samples.registration(camp, "Autre")
    assert one.steps_for(User.objects.bearer(other)) == []


def test_new_dates_ask_everyone_again(camp):
    one, lead = samples.registration(camp), camp.dossier.lead
    camp.refresh_from_db()
    camp.postpone(by=lead, comment="Crue.")
    start = clock.now() + timedelta(days=60)
    camp.reschedule(by=lead, starts_at=start, ends_at=start + timedelta(days=2))
    carried_out("ask_again")
    assert (camp.state, Registration.objects.get(pk=one.pk).state) == ("registration", "pending")


def test_a_cancelled_camp_tells_each_one_registered(camp):
    one = samples.registration(camp)
    Camp.objects.get(pk=camp.pk).cancel(by=camp.dossier.lead, comment="Plus de salle.")
    carried_out("cancel")
    line = Registration.objects.get(pk=one.pk).history.last()
    assert (line.name, line.comment, line.effects.filter(kind="mail", key="registered").count()) == (
        "cancel",
        "Plus de salle.",
        1,
    )


def test_a_camp_begins_and_ends_at_its_hours(camp):
    with clock.at(camp.starts_at):
        tasks.tick()
    assert Camp.objects.get(pk=camp.pk).state == "running"
    with clock.at(camp.ends_at + timedelta(seconds=61)):
        tasks.tick()
    assert Camp.objects.get(pk=camp.pk).state == "deliberation"


def test_at_the_end_challenges_are_concluded_and_needs_erased(camp):
    one = samples.registration(camp, diet="sans gluten")
    with clock.at(camp.starts_at):
        Camp.objects.get(pk=camp.pk).start(by=camp.dossier.lead)
        Camp.objects.get(pk=camp.pk).end(by=camp.dossier.lead)
        carried_out("conclude")
    one.refresh_from_db()
    assert (one.state, one.diet, set(camp.challenges.values_list("state", flat=True))) == ("absent", "", {"unanswered"})


def test_a_prototype_is_handed_in_until_the_last_second():
    camp = samples.camp("running")
    team = samples.team(camp, samples.registration(camp))
    CampTeam.objects.filter(pk=team.pk).update(pitch="Une phrase", description="Le texte")
    team = CampTeam.objects.get(pk=team.pk)
    with clock.at(camp.ends_at - timedelta(seconds=1)):
        assert "submit" in {step.name for step in team.steps_for(camp.dossier.lead)}
    with clock.at(camp.ends_at + timedelta(seconds=2)):
        assert "submit" not in {step.name for step in team.steps_for(camp.dossier.lead)}


def test_the_database_keeps_the_size_of_a_team(camp):
    team = samples.team(camp, samples.registration(camp))
    other = samples.registration(camp, "Autre")
    with pytest.raises(IntegrityError), transaction.atomic():
        team.memberships.create(registration=other, seat=8, seats=7)


def test_a_full_team_says_so(camp):
    Camp.objects.filter(pk=camp.pk).update(team_min=2, team_max=2)
    members = [samples.registration(camp, f"Personne {n}") for n in range(3)]
    team = samples.team(Camp.objects.get(pk=camp.pk), *members[:2])
    with pytest.raises(ValidationError, match="complète"):
        sit(team, members[2])


def test_a_member_of_the_team_acts_on_it_by_their_link(camp):
    inside, outside = samples.registration(camp), samples.registration(camp, "Autre")
    team = samples.team(camp, inside)
    assert [bool(team.steps_for(User.objects.bearer(one))) for one in (inside, outside)] == [True, False]


def test_disbanding_frees_the_members(camp):
    one = samples.registration(camp)
    team = samples.team(camp, one)
    team.disband(by=camp.dossier.lead)
    assert samples.team(camp, one, name="Les Trains").memberships.current().count() == 1


def test_a_challenge_refused_is_told_to_who_proposed_it(camp):
    challenge = samples.challenge(camp)
    challenge.reject(by=camp.dossier.lead, comment="Hors du sujet.")
    effect = challenge.history.last().effects.get(kind="mail")
    assert [person.email for person in challenge.addressees(effect.key)] == ["aya@regie.example"]


def test_a_minor_without_an_agreement_keeps_nobody_from_a_place(camp):
    people = [samples.registration(camp, f"Personne {n}") for n in range(5)]
    minor = samples.registration(camp, "Mineure", is_minor=True, guardian_name="Ana")
    after = samples.registration(camp, "Après")
    people[0].cancel(by=User.objects.bearer(people[0]))
    carried_out("fill")
    assert [Registration.objects.get(pk=one.pk).state for one in (minor, after)] == ["waitlisted", "confirmed"]


def test_an_agreement_noted_gives_the_place_that_is_free(camp):
    minor = samples.registration(camp, "Mineure", settled=False, is_minor=True, guardian_name="Ana")
    for n in range(5):
        samples.registration(camp, f"Personne {n}")
    arrivals.settle(minor, User.objects.bearer(minor))
    Camp.objects.filter(pk=camp.pk).update(capacity=6)
    Registration.objects.get(pk=minor.pk).agree(by=camp.dossier.lead)
    carried_out("fill")
    assert Registration.objects.get(pk=minor.pk).state == "confirmed"


def test_places_added_go_to_those_who_wait(camp):
    people = [samples.registration(camp, f"Personne {n}") for n in range(6)]
    Camp.objects.filter(pk=camp.pk).update(capacity=6)
    tasks.tick()
    assert Registration.objects.get(pk=people[5].pk).state == "confirmed"


def test_the_grid_of_the_jury_is_copied_and_adds_up():
    assert sum(line.weight for line in samples.confirmed().camp.grid.all()) == 100


def test_the_preparation_dates_the_milestones_from_the_event():
    camp = samples.camp("preparation")
    assert camp.dossier.milestones.get(code="event").due_on == localtime(camp.starts_at).date()
