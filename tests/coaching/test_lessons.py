"""Lessons of the projects that stopped: found by words, by theme, by stage."""

import pytest
from django.urls import reverse

from programs import lessons
from tests import factories
from tests.startups import samples as startups

pytestmark = pytest.mark.django_db


@pytest.fixture
def stopped(dossier):
    """A residence abandoned in the field, with its lessons."""
    type(dossier.call).objects.filter(pk=dossier.call_id).update(themes=["mobility"])
    dossier.project.abandon(
        by=factories.officer(), lessons="Le guichet n’était pas le problème.", comment="Le maire a changé."
    )
    return dossier


@pytest.mark.parametrize(
    ("query", "number"),
    [("", 1), ("words=GUICHET", 1), ("words=cantine", 0), ("theme=mobility", 1), ("theme=health", 0), ("stage=residence-running", 1), ("stage=residence-framing", 0), ("stage=ailleurs", 1)],
)  # fmt: skip
def test_a_lesson_is_found_by_its_words_its_theme_and_its_stage(signed_in, stopped, query, number):
    page = signed_in(factories.person()).get(f"{reverse('lessons')}?{query}").context["page"]

    assert len(page.object_list) == number


def test_the_reason_told_to_those_concerned_is_no_lesson(signed_in, stopped):
    page = signed_in(factories.person()).get(reverse("lessons")).content.decode()

    assert ("Le guichet" in page, "Le maire a changé" in page) == (True, False)


def test_everyone_reads_why_a_start_up_stopped_and_what_would_start_it_again(client):
    startup = startups.bare()
    lead = type(startup.dossier.lead).objects.get(pk=startup.dossier.lead.pk)
    startup.stop_early(
        by=lead, lessons="Trop tôt.", restart="Une règle commune.", comment="Trois services, trois règles."
    )
    (lesson,) = client.get(reverse("lessons") + "?words=trois+commune").context["page"].object_list

    assert [text for _title, text in lesson.parts] == ["Trois services, trois règles.", "Une règle commune."]


def test_without_any_the_page_says_so(signed_in):
    assert "Aucun projet" in signed_in(factories.person()).get(reverse("lessons")).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_all_the_lessons_take_as_many_queries_as_one(stopped, number, django_assert_num_queries):
    for _n in range(number - 1):
        residence = factories.filled("running")
        residence.abandon(by=factories.officer(), lessons="Rien.", comment="Fin.")
    # one more: what the return visits of residences taught
    with django_assert_num_queries(len(lessons.keeping()) + 1):
        assert len(lessons.learned()) == number
