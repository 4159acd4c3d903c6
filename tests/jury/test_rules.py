"""Who may read, who stands aside, what a mark may be, when a decision may be proposed."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from programs import assignment
from programs.models import Dossier, Review
from tests import factories

pytestmark = pytest.mark.django_db


def tied(**fields):
    """A dossier of Lignières, in the Cher, and the conflicts of a juror who would read it."""
    call = factories.call(same_departement_conflict=fields.pop("same_departement", False))
    dossier = factories.dossier("eligible", on=call)
    juror = factories.person("reviewer", call=call, **{k: v(dossier) for k, v in fields.items()})
    return [str(c) for c in Review(dossier=dossier, reviewer=juror).conflicts()]


def test_a_stranger_has_no_conflict():
    assert tied() == []


def test_an_agent_of_the_same_organization_is_tied():
    assert tied(of=lambda dossier: dossier.organization) == ["même organisme"]


def test_an_address_of_the_same_domain_is_a_tie():
    assert tied(email=lambda dossier: f"autre@{dossier.lead.email.partition('@')[2]}") == ["même domaine de courriel"]


def test_the_same_departement_is_a_tie_where_the_call_says_so():
    neighbour = {"of": lambda dossier: factories.organization("Commune de Châteaumeillant")}
    assert (tied(**neighbour), tied(same_departement=True, **neighbour)) == ([], ["même département"])


def test_a_coach_of_the_dossier_cannot_read_it():
    dossier = factories.dossier("eligible")
    coach = factories.person("reviewer", call=dossier.call)
    dossier.name_coach(coach)
    with pytest.raises(ValidationError, match="participe au dossier"):
        Review(dossier=dossier, reviewer=coach).begin(by=factories.person("officer"))


def test_a_dossier_not_yet_eligible_is_not_given():
    dossier = factories.dossier("submitted")
    with pytest.raises(ValidationError, match="recevable"):
        factories.review(of=dossier)


def test_the_database_refuses_a_second_reading_by_the_same_person():
    review = factories.review()
    with pytest.raises(ValidationError, match="lit déjà ce dossier"):
        Review(dossier=review.dossier, reviewer=review.reviewer).begin(by=factories.person("officer"))


def test_a_dossier_opens_to_its_reader_once_they_accept():
    review = factories.review()
    before = Dossier.objects.visible_to(review.reviewer).exists()
    review.accept(by=review.reviewer)
    assert (before, list(Dossier.objects.visible_to(review.reviewer))) == (False, [review.dossier])


def test_a_recusal_closes_the_dossier():
    review = factories.review("in_progress")
    review.decline(by=review.reviewer, why="conflict", comment="J’y travaille.")
    assert not Dossier.objects.visible_to(review.reviewer).exists()
    assert not Review.objects.visible_to(review.reviewer).exists()


def test_a_chair_who_stands_aside_no_longer_sees_the_dossier():
    review, other = factories.review(), factories.dossier("eligible")
    chair = review.reviewer
    factories.Role.objects.create(person=chair, code="chair", call=review.dossier.call)
    chair.forget_roles()
    review.decline(by=chair, why="conflict", comment="Un proche.")
    assert other.call != review.dossier.call
    assert not Dossier.objects.visible_to(chair).exists()


def test_a_chair_sees_the_readings_of_their_call_only():
    mine, other = factories.review(), factories.review()
    chair = factories.person("chair", call=mine.dossier.call)
    factories.Role.objects.create(person=chair, code="reviewer", call=other.dossier.call)
    assert list(Review.objects.visible_to(chair)) == [mine]


def test_a_reader_never_sees_the_reading_of_another():
    review = factories.review("submitted")
    other = factories.review(of=Dossier.objects.get(pk=review.dossier_id))
    assert list(Review.objects.visible_to(other.reviewer)) == [other]


@pytest.mark.parametrize("value", [-1, 6])
def test_a_mark_out_of_bounds_is_no_mark(value):
    review = factories.review("in_progress")
    with pytest.raises(ValidationError, match="une note pour chaque critère"):
        factories.mark(review, review.reviewer, value)


def test_the_mark_is_weighted_out_of_a_hundred():
    review = factories.review("in_progress")
    first, second = review.dossier.call.criteria.all()
    review.scores = {str(first.pk): 5, str(second.pk): 2}
    assert review.computed_mark() == Decimal("70.00")


def test_too_few_readings_refuse_a_decision_unless_waived_with_a_reason():
    dossier, officer = factories.dossier("in_review"), factories.person("officer")
    for waive, comment in [([], "Bon."), (["reviews"], "")]:
        with pytest.raises(ValidationError):
            dossier.select(by=officer, waive=waive, comment=comment)
    dossier.select(by=officer, waive=["reviews"], comment="Avis recueilli en séance.")
    assert (dossier.state, dossier.history.last().waived) == ("selected", ["reviews"])


def test_a_withdrawn_dossier_is_no_longer_read(run):
    review = factories.review("in_progress")
    dossier = Dossier.objects.get(pk=review.dossier_id)
    dossier.withdraw(by=dossier.lead)
    run("move")
    review.refresh_from_db()
    assert review.state == "released"


def test_one_tied_juror_stops_none_of_the_others(officer):
    dossier = factories.dossier("eligible")
    free, bound = (
        factories.person("reviewer", call=dossier.call),
        factories.person("reviewer", call=dossier.call, of=dossier.organization),
    )
    given, refusals = assignment.assign([(dossier, bound), (dossier, free)], officer)
    assert (given, len(refusals), [r.reviewer for r in dossier.reviews.all()]) == (1, 1, [free])


def test_the_matrix_offers_only_those_who_are_free():
    dossier = factories.dossier("eligible")
    free, bound = (
        factories.person("reviewer", call=dossier.call),
        factories.person("reviewer", call=dossier.call, of=dossier.organization),
    )
    (row,) = assignment.matrix(dossier.call, [dossier])
    assert ([seat.person for seat in row.free], row.tied, row.missing) == ([free], [(bound, ["même organisme"])], 1)


def test_a_national_officer_sees_every_reading(judged):
    officer = factories.officer()
    assert Review.objects.visible_to(officer).count() == Review.objects.count() == 4
