"""Beginning: one dossier for an organization, prefilled, or taken up from a past one."""

import pytest
from django.urls import reverse

from programs import reuse, uploads
from programs.models import Dossier
from tests import factories
from tests.dossiers import samples

pytestmark = pytest.mark.django_db


def test_the_perimeter_begins_as_the_organization_s_own_territory(signed_in):
    agent = factories.person(of=factories.organization())
    page = signed_in(agent).get(reverse("dossier_start", args=[factories.call().pk]))

    assert page.context["form"].initial["perimeter"] == agent.organization.territory
    assert agent.organization.territory.code in page.content.decode()


def test_starting_twice_at_once_opens_one_dossier(signed_in):
    call, agent = factories.call(), factories.person(of=factories.organization())
    one, other = signed_in(agent), signed_in(agent)
    address, data = reverse("dossier_start", args=[call.pk]), {"title": "Médiathèque", "confirmed": "on"}
    one.post(address, data), other.post(address, data)

    assert call.dossiers.count() == 1


def test_the_landing_page_links_each_missing_answer_to_its_field(browser, draft, codes):
    Dossier.objects.filter(pk=draft.pk).update(answers={codes[0]: "Une réponse"})
    html = browser.get(draft.get_absolute_url()).content.decode()

    assert [f"?verifier=1#id_{code}" in html for code in codes] == [False, True]


@pytest.fixture
def past(draft):
    """A dossier of the same organization and lead in an earlier call that asked the same questions in the same words."""
    return factories.dossier("submitted", organization=draft.organization, lead=draft.lead)


@pytest.fixture
def empty(draft):
    Dossier.objects.filter(pk=draft.pk).update(answers={})
    return Dossier.objects.get(pk=draft.pk)


def test_answers_to_the_same_words_and_kind_are_taken_up_and_told(browser, empty, past, codes):
    page = browser.post(reverse("dossier_take_up", args=[empty.pk]), {"source": str(past.pk)}, follow=True)

    assert [Dossier.objects.get(pk=empty.pk).answers[code] for code in codes] == ["Une réponse", "Une réponse"]
    assert f"3 réponses reprises de {past.reference}" in page.content.decode().replace("\u00a0", " ")


def test_what_is_written_here_is_never_replaced(empty, past, codes):
    Dossier.objects.filter(pk=empty.pk).update(answers={codes[0]: "Déjà écrit"})
    reuse.take_up(past, Dossier.objects.get(pk=empty.pk), empty.lead)

    assert [Dossier.objects.get(pk=empty.pk).answers[code] for code in codes] == ["Déjà écrit", "Une réponse"]


def test_a_question_of_another_kind_is_not_the_same(empty, past):
    form = past.call.definition
    for section in form["sections"]:
        for question in section["questions"]:
            question["kind"] = "long"

    assert list(reuse.matches(past, empty)) == []


def test_the_files_of_a_question_come_too(draft, lead):
    call = factories.call("draft")
    call.sections.first().questions.create(kind="file", label="Plan", order=9, required=False)
    call.publish(by=factories.person("officer")), call.open(by=factories.person("officer"))
    past, new = [factories.dossier("draft", on=call, organization=draft.organization, lead=lead) for _ in range(2)]
    code = past.definition["sections"][0]["questions"][-1]["code"]
    uploads.attach(past, uploads.checked(samples.sent("plan.pdf", samples.PDF)), lead, kind="answer", question=code)
    reuse.take_up(past, new, lead)

    assert [(file.name, file.question) for file in new.attachments.all()] == [("plan.pdf", code)]


def test_the_dossiers_of_others_are_not_offered(signed_in, empty):
    theirs = factories.dossier("submitted", organization=empty.organization)
    page = signed_in(empty.lead).get(reverse("dossier_take_up", args=[empty.pk]) + f"?source={theirs.pk}")

    assert (page.context["past"], page.context["chosen"]) == ([], None)
