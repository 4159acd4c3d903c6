"""A tie closes the dossier to that juror everywhere; a juror without a tie, beside them, sees it."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from programs import assignment
from programs.models import Attachment, Dossier, JuryMember, Review, Role
from programs.models.attachment import keep
from reports import minutes
from tests import factories
from tests.jury.test_embargo import client_of

pytestmark = pytest.mark.django_db


def seen(person):
    """What a juror gets of dossiers: rows, readings, files."""
    person.forget_roles()
    rows = [model.objects.visible_to(person).exists() for model in (Dossier, Attachment)]
    return [*rows, bool(Review.objects.visible_to(person).exclude(reviewer=person).exists())]


def file_of(dossier):
    dossier.attachments.create(
        kind="answer", name="plan.pdf", content_type="application/pdf", size=4, sha256=keep(b"plan"), uploaded_by=dossier.lead
    )  # fmt: skip


def recused(dossier, person):
    """Someone given this dossier says that they cannot judge it."""
    Role.objects.create(person=person, code="reviewer", call=dossier.call)
    review = factories.review(of=Dossier.objects.get(pk=dossier.pk), reviewer=person)
    person.forget_roles()
    review.decline(by=person, why="conflict", comment="Un proche.")


TIES = {
    "declared by name": lambda d, p: factories.juror(d.call, who=p, part="chair", ties=str(d.organization)),
    "declared by reference": lambda d, p: factories.juror(d.call, who=p, part="chair", ties=d.reference.lower()),
    "same organization": lambda d, p: p.join(d.organization),
    "former lead": lambda d, p: Role.objects.create(
        person=p, code="lead", dossier=d, starts_on="2020-01-01", ends_on="2021-01-01"
    ),
    "former coach": lambda d, p: Role.objects.create(
        person=p, code="coach", dossier=d, starts_on="2020-01-01", ends_on="2021-01-01"
    ),
    "same domain": lambda d, p: type(p).objects.filter(pk=p.pk).update(email=f"x@{d.lead.email.partition('@')[2]}"),
    "same département": lambda d, p: p.join(factories.organization("Commune de Bengy")),
    "said at the reading": recused,
}


@pytest.mark.parametrize("tie", TIES.values(), ids=TIES)
def test_a_tie_hides_the_dossier_from_the_chair_and_from_nobody_else(tie):
    dossier = factories.dossier("eligible", on=factories.call(same_departement_conflict=True))
    file_of(dossier)
    tied, free = (factories.person("chair", call=dossier.call) for _ in range(2))
    factories.review(of=Dossier.objects.get(pk=dossier.pk))
    before = seen(tied)
    tie(dossier, tied)
    tied = type(tied).objects.get(pk=tied.pk)
    assert (before, seen(tied), seen(free)) == ([True] * 3, [False] * 3, [True] * 3)


def test_the_same_departement_ties_only_where_the_call_says_so():
    dossier = factories.dossier("eligible")
    chair = factories.person("chair", call=dossier.call, of=factories.organization("Commune de Bengy"))
    assert Dossier.objects.visible_to(chair).exists()


def test_a_tie_in_one_jury_closes_nothing_of_another_call():
    dossier, other = factories.dossier("eligible"), factories.call()
    chair = factories.person("chair", call=dossier.call)
    factories.juror(other, who=chair, ties=dossier.reference + "\n" + str(dossier.organization))
    assert Dossier.objects.visible_to(type(chair).objects.get(pk=chair.pk)).exists()


def test_the_ranking_leaves_out_what_the_chair_cannot_judge(judged):
    call, (dossier, other), _jurors = judged
    chair = factories.person("chair", call=call)
    factories.juror(call, who=chair, part="chair", ties=dossier.reference)
    page = client_of(chair).get(reverse("ranking", args=[call.pk])).content.decode()
    assert (dossier.reference in page, other.reference in page) == (False, True)


def test_a_declared_tie_forbids_the_reading():
    dossier = factories.dossier("eligible")
    seat = factories.juror(dossier.call, ties=dossier.reference)
    with pytest.raises(ValidationError, match="lien déclaré"):
        factories.review(of=Dossier.objects.get(pk=dossier.pk), reviewer=seat.person)
    (row,) = assignment.matrix(dossier.call, [Dossier.objects.get(pk=dossier.pk)])
    assert [(person, why) for person, why in row.tied] == [(seat.person, ["lien déclaré"])]


def test_a_tie_declared_later_sets_the_reader_aside_even_after_marks(run):
    review = factories.review("submitted")
    seat = factories.juror(review.dossier.call, who=review.reviewer)
    seat.declare(by=review.reviewer, ties=review.dossier.reference)
    run("move")
    review.refresh_from_db()
    assert (review.state, review.declined_for, review.history.last().actor.is_system) == ("declined", "conflict", True)
    assert not Dossier.objects.visible_to(type(review.reviewer).objects.get(pk=review.reviewer_id)).exists()


def test_the_officer_says_what_a_tie_is_about_and_it_closes(run, officer):
    dossier = factories.dossier("eligible")
    seat = factories.juror(dossier.call, part="chair", ties="La commune où vit ma sœur")
    tie, client = seat.ties.get(), client_of(officer)
    before = Dossier.objects.visible_to(seat.person).exists()
    client.post(reverse("jury_tie", args=[seat.pk, tie.pk]), {"organization": str(dossier.organization_id)})
    assert (before, Dossier.objects.visible_to(seat.person).exists()) == (True, False)
    assert JuryMember.objects.get().history.last().name == "recognize"


def test_a_tie_with_no_candidate_waits_no_more(officer):
    seat = factories.juror(factories.call(), ties="Mon club d’échecs")
    client, url = client_of(officer), seat.get_absolute_url()
    before = client.get(url).context["choose"]
    client.post(reverse("jury_tie", args=[seat.pk, seat.ties.get().pk]), {"organization": "none"})
    assert (before is None, client.get(url).context["choose"], seat.history.last().name) == (False, None, "accept")


def test_an_unknown_choice_changes_nothing(officer):
    seat = factories.juror(factories.call(), ties="Mon voisin")
    client_of(officer).post(reverse("jury_tie", args=[seat.pk, seat.ties.get().pk]), {"organization": "x"})
    assert not seat.ties.get().is_known


def test_a_name_borne_by_two_organizations_is_left_to_the_officer():
    for _n in range(2):
        factories.organization("Commune de Sainte-Colombe")
    seat = factories.juror(factories.call(), ties="Sainte-Colombe")
    assert not seat.ties.get().is_known


def test_a_siren_or_a_commune_of_the_official_code_is_recognized():
    firm = factories.organization("Atelier", kind="company", siren="732829320")
    factories.territory("Bengy-sur-Craon", search="bengy sur craon")
    seat = factories.juror(factories.call(), ties="732 829 320\nMairie de Bengy sur Craon (Cher)")
    found = [tie.organization for tie in seat.ties.order_by("at", "id")]
    assert (found[0], found[1].territory.name) == (firm, "Bengy-sur-Craon")


def test_the_minutes_tell_every_recusal_and_its_quorum():
    call, (dossier, other) = factories.deliberated("selected", "rejected", quorum=50)
    declared, beside = factories.juror(call, ties=dossier.reference), factories.juror(call)
    beside.person.join(other.organization)
    factories.juror(call)
    factories.announce(call)
    found = minutes.minutes(call)
    told = {(one.member, one.dossier, str(one.reason), one.quorum) for one in found.recusals}
    assert (found.quorum, told) == (2, {
        (str(declared.person), dossier.reference, "lien déclaré", 1), (str(beside.person), other.reference, "même organisme", 1),
    })  # fmt: skip
