"""Words of an open call corrected in everyone's sight; what it asks can no longer change."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from programs.models import Dossier
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def call():
    return factories.call("open")


def first(call):
    return call.definition["sections"][0]["questions"][0]


def corrected(browser, call, **more):
    """Correct the first question on its page, as shown."""
    address = reverse("part_reword", args=[call.pk, first(call)["code"]])
    shown = {b.html_name: b.value() for b in browser.get(address).context["form"]}
    return browser.post(address, shown | {"label": "Dites-le mieux", "comment": "Une faute."} | more)


def test_new_words_are_a_version_that_keeps_the_old_ones(browser, call, again):
    corrected(browser, call)
    fresh = again(call)
    question = first(fresh)
    assert (question["label"], question["reworded"][0]["label"], fresh.definition["version"]) == (
        "Dites-le mieux",
        "Question 1.0",
        2,
    )
    assert fresh.history.last().detail.data["was"]["label"] == "Question 1.0"


def test_the_applicant_reads_both(browser, signed_in, call):
    draft = factories.dossier("draft", on=call)
    corrected(browser, call)
    html = signed_in(draft.lead).get(reverse("dossier_answer", args=[draft.pk, 1])).content.decode()
    assert [word in html for word in ("Question reformulée le", "Question 1.0", "Dites-le mieux")] == [True] * 3


def test_each_version_of_a_dossier_keeps_the_words_it_answered(browser, call):
    sent = factories.dossier("submitted", on=call)
    corrected(browser, call)
    fresh = Dossier.objects.get(pk=sent.pk)
    fresh.amend(by=sent.lead)
    assert [v.definition["sections"][0]["questions"][0]["label"] for v in fresh.versions.all()] == [
        "Question 1.0",
        "Dites-le mieux",
    ]


@pytest.mark.parametrize("meaning", ["kind", "required", "choices", "limit", "condition"])
def test_what_is_asked_stays(browser, call, again, meaning):
    before = first(call)[meaning]
    corrected(browser, call, kind="file", required="", choices="x", limit="1", condition="{}")
    assert first(again(call))[meaning] == before


def test_the_same_words_are_no_correction(browser, call, again):
    response = corrected(browser, call, label="Question 1.0")
    assert (response.status_code, again(call).seq) == (422, call.seq)


def test_a_section_is_reworded_too(browser, call, again):
    section = call.definition["sections"][0]
    address = reverse("part_reword", args=[call.pk, section["code"]])
    seen = browser.get(address).context["form"]["seen"].value()
    browser.post(
        address, {"label": "Votre besoin", "explanation": "Deux mots.", "comment": "Plus clair.", "seen": seen}
    )
    assert (again(call).definition["sections"][0]["title"], again(call).definition["sections"][0]["help"]) == (
        "Votre besoin",
        "Deux mots.",
    )


def test_the_applicant_reads_the_former_words_of_a_section(browser, signed_in, call):
    draft, section = factories.dossier("draft", on=call), call.definition["sections"][0]
    address = reverse("part_reword", args=[call.pk, section["code"]])
    seen = browser.get(address).context["form"]["seen"].value()
    browser.post(address, {"label": "Votre besoin", "explanation": "", "comment": "Plus clair.", "seen": seen})
    html = signed_in(draft.lead).get(reverse("dossier_answer", args=[draft.pk, 1])).content.decode()
    assert [word in html for word in ("Partie reformulée le", section["title"], "Votre besoin")] == [True] * 3


def test_every_former_wording_is_shown(browser, signed_in, call):
    draft = factories.dossier("draft", on=call)
    corrected(browser, call, label="Deuxième version")
    corrected(browser, call, label="Troisième version")
    html = signed_in(draft.lead).get(reverse("dossier_answer", args=[draft.pk, 1])).content.decode()
    shown = [html.find(words) for words in ("Avant", "Deuxième version", "Et encore avant", "Question 1.0")]
    assert (min(shown) > 0, shown) == (True, sorted(shown))


def test_two_officers_at_once_do_not_cover_each_other(browser, call):
    address = reverse("part_reword", args=[call.pk, first(call)["code"]])
    stale = {b.html_name: b.value() for b in browser.get(address).context["form"]}
    corrected(browser, call)
    assert browser.post(address, stale | {"label": "Trop tard", "comment": "x"}).status_code == 409


def test_a_question_that_does_not_exist_is_not_corrected(call):
    with pytest.raises(ValidationError):
        call.reword(by=factories.officer(), code="nothing", label="x", comment="x")


def test_before_it_opens_a_call_is_taken_back_to_be_changed(browser):
    scheduled = factories.call("scheduled")
    address = reverse("part_reword", args=[scheduled.pk, first(scheduled)["code"]])
    assert (browser.get(address).status_code, browser.post(address, {}).status_code) == (302, 409)
