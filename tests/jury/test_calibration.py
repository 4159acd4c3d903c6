"""Labelled levels of the criteria, and the examples that a jury marks before its readings."""

import pytest
from django.urls import reverse

from programs import ranking
from programs.forms.calls import CriterionForm, LevelsField
from programs.forms.jury import scale
from programs.models import Criterion, Example, ExampleMark
from programs.presets import fill
from reports.minutes import minutes
from tests import factories
from tests.jury.test_embargo import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def reading():
    """A reading in progress, in a call with one example that its juror has to mark."""
    review = factories.review("in_progress")
    example(review.dossier.call)
    return review


def example(call, **fields):
    return call.examples.create(
        **{"title": "Une cantine", "text": "Deux cents repas.", "comment": "Plutôt 60."} | fields
    )


def marks(call, *values):
    """What a juror sends for each criterion."""
    return {f"mark_{c.pk}": str(value) for c, value in zip(call.criteria.all(), values, strict=True)}


def given(example, reviewer, *values):
    """The marks of a juror on an example."""
    criteria = list(example.call.criteria.all())
    scores = {str(c.pk): value for c, value in zip(criteria, values, strict=True)}
    mark = ExampleMark(example=example, reviewer=reviewer, scores=scores)
    mark.weigh(criteria)
    mark.save()
    return mark


def text(response):
    return response.content.decode().replace("\xa0", " ")


def test_a_criterion_shows_its_own_levels_else_the_usual_ones():
    assert scale(Criterion(best=2, levels=["rien", "un peu", "tout"])) == [
        (0, "0 – rien"),
        (1, "1 – un peu"),
        (2, "2 – tout"),
    ]
    assert scale(Criterion(best=2)) == [(0, "0 – rien ne le montre"), (1, "1"), (2, "2 – exemplaire")]
    assert [mark for mark, _word in scale(Criterion(best=5))] == list(range(6))


@pytest.mark.parametrize(
    ("typed", "kept"), [("rien\n\n un peu \ntout", ["rien", "un peu", "tout"]), ("", []), (["a"], ["a"])]
)
def test_levels_are_typed_one_a_line(typed, kept):
    assert LevelsField(required=False).clean(typed) == kept


def test_levels_are_as_many_as_the_marks():
    form = CriterionForm({"label": "Utilité", "weight": 100, "best": 3, "levels": "rien\ntout"})
    assert "4 niveaux" in form.errors["levels"][0]


def test_the_usual_criteria_come_with_their_levels():
    call = factories.call("draft")
    call.criteria.all().delete()
    fill(call)
    assert {len(c.levels) for c in call.criteria.all()} == {6}


def test_a_given_reading_tells_the_word_of_each_mark(reading):
    call = reading.dossier.call
    Criterion.objects.filter(call=call).update(levels=["a", "b", "c", "bien vu", "e", "f"])
    given(call.examples.get(), reading.reviewer, 3, 3)
    factories.mark(reading, reading.reviewer, 3)
    assert "bien vu" in text(client_of(reading.reviewer).get(reading.get_absolute_url()))


def test_an_officer_writes_an_example(officer):
    call = factories.call()
    data = {"title": "Une cantine", "text": "Deux cents repas.", "reference": "", "comment": "Plutôt 60."}
    client_of(officer).post(reverse("example_new", args=[call.pk]), data)
    assert call.examples.values_list("title", "text", "comment").get() == (
        "Une cantine",
        "Deux cents repas.",
        "Plutôt 60.",
    )


def test_an_example_without_anything_to_read_is_refused(officer):
    response = client_of(officer).post(reverse("example_new", args=[factories.call().pk]), {"title": "Vide"})
    assert (response.status_code, Example.objects.count()) == (422, 0)


def test_a_former_dossier_of_an_announced_call_may_serve_as_an_example(officer):
    _call, (former,) = factories.decided("selected")
    call = factories.call()
    client_of(officer).post(reverse("example_new", args=[call.pk]), {"title": "Ancien", "reference": former.reference})
    page = text(client_of(officer).get(call.examples.get().get_absolute_url()))
    assert ("Une réponse" in page, str(former.organization) in page) == (True, False)


def test_a_dossier_whose_call_is_not_announced_is_no_example(officer):
    dossier = factories.dossier("eligible")
    data = {"title": "En cours", "reference": dossier.reference}
    response = client_of(officer).post(reverse("example_new", args=[factories.call().pk]), data)
    assert (response.status_code, Example.objects.count()) == (422, 0)


def test_no_example_is_added_once_a_reading_is_handed_in(judged, officer):
    response = client_of(officer).get(reverse("example_new", args=[judged[0].pk]), follow=True)
    assert "viendrait trop tard" in text(response)


def test_once_marked_only_the_comment_of_an_example_changes(reading, officer):
    found = reading.dossier.call.examples.get()
    given(found, reading.reviewer, 3, 3)
    client = client_of(officer)
    shown = client.get(reverse("example_edit", args=[found.pk])).context["form"]
    data = {"title": "Autre", "comment": "Plutôt 70.", "shown": shown.initial["shown"]}
    client.post(reverse("example_edit", args=[found.pk]), data)
    found.refresh_from_db()
    assert (found.title, found.comment) == ("Une cantine", "Plutôt 70.")


@pytest.mark.parametrize("marked", [True, False])
def test_an_example_is_taken_away_unless_it_is_marked(reading, officer, marked):
    found = reading.dossier.call.examples.get()
    if marked:
        given(found, reading.reviewer, 3, 3)
    client_of(officer).post(reverse("example_remove", args=[found.pk]))
    assert Example.objects.exists() is marked


def test_a_juror_marks_the_examples_before_writing(reading):
    page = text(client_of(reading.reviewer).get(reading.get_absolute_url()))
    assert ("Notez d’abord 1 exemple" in page, f"mark_{reading.dossier.call.criteria.first().pk}" in page) == (
        True,
        False,
    )


def test_a_draft_begun_before_the_example_stays_open(reading):
    type(reading).objects.filter(pk=reading.pk).update(opinion="Déjà commencé")
    page = text(client_of(reading.reviewer).get(reading.get_absolute_url()))
    assert ("Notez d’abord" in page, "Déjà commencé" in page) == (True, True)


def test_a_reading_is_not_handed_in_before_the_examples(reading):
    assert [need.code for need in reading.missing_to_submit()] == ["examples", "marks", "opinion"]
    given(reading.dossier.call.examples.get(), reading.reviewer, 3, 3)
    assert [need.code for need in reading.missing_to_submit()] == ["marks", "opinion"]


def test_a_juror_marks_an_example_then_sees_the_others_and_the_comment(reading):
    call, found = reading.dossier.call, reading.dossier.call.examples.get()
    other = factories.person("reviewer", call=call, name="Nadia Secrète")
    given(found, other, 1, 1)
    client = client_of(reading.reviewer)
    assert "Plutôt 60" not in text(client.get(found.get_absolute_url()))
    page = text(client.post(found.get_absolute_url(), marks(call, 4, 4), follow=True))
    assert ("de 20 à 80 sur 100" in page, "Plutôt 60" in page, "Nadia" in page) == (True, True, False)


def test_an_example_is_marked_in_full(reading):
    call, found = reading.dossier.call, reading.dossier.call.examples.get()
    first = call.criteria.first()
    response = client_of(reading.reviewer).post(
        found.get_absolute_url(), {f"mark_{first.pk}": "4", "remark": "Hésitant"}
    )
    assert (response.status_code, "Hésitant" in text(response), found.marks.count()) == (422, True, 0)


def test_the_first_mark_of_an_example_stays(reading):
    found = reading.dossier.call.examples.get()
    given(found, reading.reviewer, 3, 3)
    response = client_of(reading.reviewer).post(found.get_absolute_url(), marks(found.call, 5, 5))
    assert (response.status_code, set(found.marks.get().scores.values())) == (403, {3})


def test_the_officer_compares_the_marks_by_name_and_sees_who_is_late(reading, officer):
    call, found = reading.dossier.call, reading.dossier.call.examples.get()
    other = factories.person("reviewer", call=call, name="Nadia Benali")
    given(found, other, 1, 5)
    page = text(client_of(officer).get(reverse("examples", args=[call.pk])))
    assert ("Nadia Benali" in page, str(reading.reviewer) in page, "60 sur 100" in page) == (True, True, True)


def test_a_chair_who_also_reads_does_not_see_marks_before_their_own(reading):
    call, found = reading.dossier.call, reading.dossier.call.examples.get()
    chair = factories.person("chair", "reviewer", call=call)
    given(found, reading.reviewer, 1, 1)
    page = text(client_of(chair).get(reverse("examples", args=[call.pk])))
    assert ("20 sur 100" in page, "Il vous reste à le noter" in page) == (False, True)


def test_the_comparison_names_the_criterion_that_divides_the_jury(reading, officer):
    call, found = reading.dossier.call, reading.dossier.call.examples.get()
    for values in ((3, 0), (3, 5)):
        given(found, factories.person("reviewer", call=call), *values)
    page = text(client_of(officer).get(reverse("examples", args=[call.pk])))
    assert "« Critère 2 »" in page


def test_the_examples_cost_the_same_for_one_and_three(officer, django_assert_num_queries):
    for many in (1, 3):
        call = factories.call()
        jurors = [factories.person("reviewer", call=call) for _ in range(many)]
        for found in [example(call) for _ in range(many)]:
            for juror in jurors:
                given(found, juror, 3, 4)
        client = client_of(officer)
        with django_assert_num_queries(10):
            client.get(reverse("examples", args=[call.pk]))


def test_examples_enter_neither_the_ranking_nor_the_minutes(judged, officer):
    call, _dossiers, jurors = judged
    before = [(row.dossier, row.mark) for row in ranking.ranking(call)]
    given(example(call, title="CANARI"), jurors[0], 5, 5)
    assert [(row.dossier, row.mark) for row in ranking.ranking(call)] == before
    assert "CANARI" not in repr(minutes(call))
