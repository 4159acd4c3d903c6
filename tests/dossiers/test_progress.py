"""The one thing to do, as the organization reads it, once more is asked of it."""

import pytest
from django.urls import reverse

from programs import progress
from programs.models import Dossier
from tests import factories

pytestmark = pytest.mark.django_db


def asked_again(question):
    """A dossier to complete, of which this question (by its place in the form) reopened."""
    dossier = factories.dossier("submitted")
    codes = [q["code"] for part in dossier.definition["sections"] for q in part["questions"]]
    factories.advance(dossier, "request_completion", dossier.lead, questions=[codes[question]])
    return Dossier.objects.get(pk=dossier.pk), codes[question]


def offered(dossier):
    return progress.to_do(dossier, dossier.lead, dossier.shown_state)


@pytest.mark.parametrize(("question", "part"), [(0, 1), (-1, 2)])
def test_who_is_asked_to_complete_is_led_to_what_reopened(question, part):
    dossier, _code = asked_again(question)

    assert offered(dossier)["url"] == reverse("dossier_answer", args=[dossier.pk, part])


def test_once_completed_it_is_reviewed_and_sent():
    dossier, code = asked_again(0)
    factories.rewrite(dossier, {code: "Plus précis"})
    dossier = Dossier.objects.get(pk=dossier.pk)

    assert offered(dossier)["url"] == reverse("dossier_review", args=[dossier.pk])
