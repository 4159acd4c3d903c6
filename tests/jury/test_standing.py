"""The ranking as pages and minutes show it: raw and equalised side by side, chosen by a step, with what prevents it."""

from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from programs import comparing, ranking, standing
from programs.equalising import Correction
from programs.models import Call, Dossier
from reports.minutes import minutes
from tests import factories
from tests.jury.conftest import now, reviewing
from tests.jury.test_embargo import client_of

RING = [(n, f"d{n:02}", "in_review") for n in range(24)]


def pairs(severe=0):
    """Each dossier read by two neighbours among four jurors; juror 0 marks lower by so much."""
    return [(n, j % 4, Decimal(50 + 2 * n - severe * (j % 4 == 0))) for n in range(24) for j in (n, n + 1)]


def call(ranked_by="raw", places=6):
    return SimpleNamespace(min_reviews=2, places=places, ranked_by=ranked_by)


def test_the_raw_marks_rank_until_the_jury_chooses():
    found = standing.measured(call(), RING, pairs(severe=20))
    assert (found.equalised, found.places[0].mark) == (False, found.places[0].raw)


def test_the_equalised_marks_rank_once_chosen_and_put_the_order_right():
    found = standing.measured(call("equalised"), RING, pairs(severe=20))
    assert [place.dossier for place in found.places] == list(range(23, -1, -1))
    assert {place.gained for place in found.places} != {0}


def test_a_spread_is_that_of_the_marks_that_rank():
    raw, fair = (standing.measured(call(by), RING, pairs(severe=20)) for by in ("raw", "equalised"))
    assert max(p.spread for p in fair.places) < max(p.spread for p in raw.places) == Decimal(20)


def test_marks_that_cannot_be_compared_rank_raw_whatever_was_chosen():
    apart = [(n, n % 2, Decimal(n)) for n in range(24)]
    found = standing.measured(call("equalised"), RING, apart)
    assert (found.equalised, found.stop.code, found.corrections) == (False, "islands", [])


def test_readings_given_out_tell_before_any_mark_whether_they_will_compare():
    found = standing.measured(call(), RING, [(n, j, None) for n, j, _mark in pairs()])
    assert (found.planned, found.stop.code, {place.rank for place in found.places}) == (None, "few", {None})


@pytest.mark.parametrize(
    ("gap", "points", "said"),
    [
        ("-6", "5", "Mme X note en moyenne 6,0 points au-dessous des autres sur 3 dossiers communs : correction +5,0."),
        (
            "6",
            "-5.25",
            "Mme X note en moyenne 6,0 points au-dessus des autres sur 3 dossiers communs : correction −5,3.",
        ),
        ("0.01", "0", "Mme X note comme les autres sur 3 dossiers communs : pas de correction."),
        (None, "0", "Mme X n’a aucun dossier commun avec un autre juré : pas de correction."),
    ],
)
def test_each_correction_is_told_in_a_sentence(gap, points, said):
    one = Correction("x", 4, 3, gap and Decimal(gap), Decimal(points))
    assert comparing.Told("Mme X", one).sentence.replace("\xa0", " ") == said


@pytest.fixture
def few(monkeypatch):
    """Three dossiers are enough to equalise."""
    for module in ("standing", "models.ranked"):
        monkeypatch.setattr(f"programs.{module}.LEAST", 3)


def severe():
    """A call under review: three dossiers, each read by two of three jurors, one of them severe."""
    found = factories.call(places=1)
    jurors = [factories.person("reviewer", call=found, name=name) for name in ("Alix", "Basile", "Camille")]
    for n, marks in enumerate(((2, 4), (3, 3), (5, 2))):
        dossier = factories.dossier("eligible", on=found, title=f"Projet {n}")
        for k, value in enumerate(marks):
            factories.mark(
                factories.review("in_progress", of=dossier, reviewer=jurors[(n + k) % 3]), jurors[(n + k) % 3], value
            )
    found.close(by=factories.person("officer"), comment="Fermé.")
    return found


@pytest.fixture(scope="module")
def marked(once):
    return once(severe)


@pytest.fixture
def shared(marked, few):
    """That call, as it now is."""
    return now(marked)


def text(response):
    return response.content.decode().replace("\xa0", " ").replace("\u202f", " ")


def ranked(client, call, **query):
    return client.get(reverse("ranking", args=[call.pk]), query)


@pytest.mark.django_db
def test_the_choice_of_the_equalised_marks_is_a_step_with_its_reason(shared, officer):
    client_of(officer).post(
        reverse("step", args=["call", shared.pk, "equalise"]), {"seen": shared.seq, "comment": "Alix est sévère."}
    )
    line = shared.history.last()
    assert (line.name, line.comment, Call.objects.get(pk=shared.pk).ranked_by) == (
        "equalise",
        "Alix est sévère.",
        "equalised",
    )


@pytest.mark.django_db
def test_a_chair_may_choose_and_go_back(shared):
    chair = factories.person("chair", call=shared)
    shared.equalise(by=chair, comment="Alix est sévère.")
    shared.rank_raw(by=chair, comment="Le jury préfère discuter.")
    assert shared.ranked_by == "raw"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("few", "au moins 20 dossiers notés (il y en a 2)"),
        ("everyone", "ici tous ont tout lu"),
        ("alone", "plusieurs jurés"),
        ("islands", "2 groupes"),
    ],
)
def test_equalising_is_refused_in_words(officer, monkeypatch, code, said):
    marks = {"few": ((4, 3), (2, 1)), "everyone": ((4, 3), (2, 1)), "alone": ((4,), (2,)), "islands": ((4,), (2,))}[
        code
    ]
    found, _dossiers, _jurors = reviewing(officer, marks=marks)
    if code == "islands":
        monkeypatch.setattr(Call, "marked_pairs", lambda call: [(1, "a"), (2, "b")])
    if code != "few":
        monkeypatch.setattr("programs.models.ranked.LEAST", 2)
    with pytest.raises(ValidationError) as refusal:
        Call.objects.get(pk=found.pk).equalise(by=officer, comment="Pour voir.")
    assert said in " ".join(refusal.value.messages).replace("\xa0", " ")


@pytest.mark.django_db
def test_the_ranking_page_shows_both_marks_and_explains_each_correction(shared, officer):
    page = text(ranked(client_of(officer), shared))
    assert all(word in page for word in ("Note péréquée", "Classer par les notes péréquées", "Alix note en moyenne"))


@pytest.mark.django_db
def test_the_page_shows_only_what_is_near_the_cut_or_moves(shared, officer):
    client = client_of(officer)
    counts = {show: len(ranked(client, shared, show=show).context["table"].rows) for show in ("near", "moved")}
    found = ranking.rows(shared, standing.of(shared))
    assert counts == {"near": sum(row.is_near for row in found), "moved": sum(row.gained != 0 for row in found)}


@pytest.mark.django_db
def test_below_twenty_dossiers_the_page_says_why_nothing_is_equalised(judged, officer):
    page = text(ranked(client_of(officer), judged[0]))
    assert ("En dessous de 20 dossiers" in page, "Note péréquée" in page) == (True, False)


@pytest.mark.django_db
def test_a_choice_that_no_longer_holds_is_told(shared, officer):
    shared.equalise(by=officer, comment="Alix est sévère.")
    shared.dossiers.first().reviews.first().reopen(by=officer, comment="À revoir.")
    for review in shared.dossiers.last().reviews.all():
        review.reopen(by=officer, comment="À revoir.")
    assert "d’ici là, le classement suit les notes brutes" in text(ranked(client_of(officer), shared))


@pytest.mark.django_db
def test_the_standing_is_worked_out_once_for_the_same_readings(shared, officer):
    first = standing.of(shared)
    assert standing.of(shared).made_at == first.made_at
    shared.dossiers.first().reviews.first().reopen(by=officer, comment="À revoir.")
    assert standing.of(shared).made_at > first.made_at


@pytest.fixture
def apart(officer, few):
    """A call whose two jurors share no dossier; nothing is marked yet."""
    found = factories.call(min_reviews=1)
    jurors = [factories.person("reviewer", call=found, name=name) for name in ("Alix", "Basile")]
    for n in range(4):
        factories.review(of=factories.dossier("eligible", on=found), reviewer=jurors[n // 3])
    return found


@pytest.mark.django_db
def test_groups_that_share_no_dossier_are_told_with_the_bridges_to_give(apart, officer):
    page = text(ranked(client_of(officer), apart))
    first, second, _third, _last = apart.dossiers.order_by("reference").values_list("reference", flat=True)
    assert "2 groupes n’ont aucun dossier commun" in page
    assert f"donnez 2 dossiers-ponts à Basile, par exemple {first} et {second}" in page


@pytest.mark.django_db
def test_a_bridge_is_never_asked_of_a_juror_who_is_tied(apart, officer):
    tied = apart.dossiers.order_by("reference").last().reviews.get().reviewer
    first = apart.dossiers.order_by("reference").first()
    type(tied).objects.filter(pk=tied.pk).update(organization=first.organization)
    assert f"par exemple {first.reference}" not in text(ranked(client_of(officer), apart))


@pytest.mark.django_db
def test_without_any_bridge_left_the_page_says_what_follows(apart, officer):
    *others, last = apart.dossiers.order_by("reference")
    basile = last.reviews.get().reviewer
    for dossier in others[:2]:
        factories.review(of=dossier, reviewer=basile).decline(by=basile, why="conflict", comment="Un lien.")
    assert "Aucun dossier-pont ne peut plus être donné" in text(ranked(client_of(officer), apart))


@pytest.mark.django_db
def test_one_dossier_that_alone_ties_the_readers_is_named(apart, officer):
    bridge = apart.dossiers.order_by("reference").first()
    factories.review(of=bridge, reviewer=apart.dossiers.order_by("reference").last().reviews.get().reviewer)
    assert f"Un seul dossier, {bridge.reference}, relie les jurés" in text(ranked(client_of(officer), apart))


@pytest.mark.django_db
def test_common_dossiers_that_tie_all_readers_are_told(shared, officer):
    assert "Des dossiers communs relient tous les jurés" in text(ranked(client_of(officer), shared))


@pytest.mark.django_db
def test_the_minutes_tell_the_method_chosen_and_both_rankings(shared, officer):
    shared.equalise(by=officer, comment="Alix est sévère.")
    shared.start_review(by=officer)
    for dossier in shared.dossiers.all():
        dossier.start_review(by=officer)
        Dossier.objects.get(pk=dossier.pk).select(by=officer, comment="Bon.")
    found = minutes(Call.objects.get(pk=shared.pk))
    assert (found.method, found.chosen_for, found.refused) == ("equalised", "Alix est sévère.", "")
    assert sorted((row.raw_rank, row.equalised_rank) for row in found.dossiers) == sorted(
        (place.raw_rank, place.fair_rank) for place in standing.of(shared).places
    )


@pytest.mark.django_db
def test_the_minutes_say_why_nothing_was_equalised(judged):
    found = minutes(judged[0])
    assert (found.method, "20 dossiers" in found.refused, found.chosen_on) == ("raw", True, None)
