"""One person votes from twenty windows at once: one vote is counted; without the constraint, several (the control)."""

import pytest
from django.core.exceptions import ValidationError

from hackathons import voting
from hackathons.models import CampTeam, Registration
from tests.hackathons import judged
from tests.trust.race import ACTORS, compete, superuser

ONE_VOTE = "alter table hackathons_vote drop constraint one_vote_a_person"


def vote(number, person, meet):
    """Someone presses the button at the very moment when their other windows do."""
    registration = Registration.objects.select_related("camp").get(pk=person)
    team = CampTeam.objects.exclude(memberships__registration=person).order_by("name").first()
    meet()
    try:
        voting.cast(registration, team)
    except ValidationError:
        return "refused"
    return "counted"


@pytest.mark.parametrize("held", [True, False])
def test_one_vote_a_person_whatever_happens_at_once(held, committed):
    camp = judged.camp(teams=2)
    camp.open_vote(by=camp.dossier.lead)
    people = list(camp.registrations.values_list("pk", flat=True).order_by("arrival"))
    if not held:
        superuser(committed, ONE_VOTE)
    outcomes = compete(vote, people)
    votes = [camp.votes.filter(registration=person).count() for person in people]
    print(f"held={held}: {votes} votes for {len(people)} people, {ACTORS} windows each")
    if held:
        assert (votes, [one["counted"] for one in outcomes]) == ([1, 1], [1, 1])
    else:
        assert min(votes) > 1
