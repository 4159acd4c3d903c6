"""The blank form of a call, to be filled by hand: it says all that the screen says, and follows what changes."""

from datetime import timedelta

import pytest
from django.urls import reverse

from programs import blankform, clock
from programs.models import Call, Outbox
from reports.blanks import blank_form
from reports.tasks import produce
from tests import factories
from tests.calls.test_conditions import form, question

pytestmark = pytest.mark.django_db
SAID = "«\u00a0Logement\u00a0» est «\u00a0Oui\u00a0»"


def test_a_question_that_depends_on_another_says_when():
    asked = form(question("Logement", "yesno"), question("Combien", "number", ("Logement", "equal", "yes")))
    _own, part = blankform.parts(asked)
    assert [blank.when for blank in part.blanks] == ["", SAID]


def test_a_part_that_depends_on_an_answer_says_when():
    condition = {"mode": "all", "terms": [{"question": "Logement", "test": "equal", "value": "yes"}]}
    asked = form(question("Logement", "yesno"))
    asked["sections"] += [form(condition=condition)["sections"][0] | {"code": "t"}]
    assert [part.when for part in blankform.parts(asked)] == ["", "", SAID]


@pytest.mark.parametrize(("kind", "bounds", "said"), [
    ("number", {"least": 10, "limit": 20}, "Entre 10 et 20."),
    ("text", {"least": 50}, "300 caractères au plus. Au moins 50 caractères."),
    ("date", {"earliest": "2027-03-01"}, "Jour, mois, année. 1 mars 2027 au moins."),
    ("partners", {"least": 3}, "Lignes à remplir : 3 au moins."),
])  # fmt: skip
def test_the_bounds_of_an_answer_are_said(kind, bounds, said):
    assert blankform.blank(question("x", kind, **bounds)).expected.replace("\u00a0", " ") == said


def test_the_page_shows_when_and_the_example(client):
    call = factories.call("draft")
    first, second = call.sections.first().questions.all()
    first.example = "La cantine"
    second.condition = {"mode": "all", "terms": [{"question": str(first.pk), "test": "answered", "value": ""}]}
    first.save(), second.save()
    for name in ("publish", "open"):
        getattr(call, name)(by=factories.officer())
    html = client.get(reverse("call_blank", args=[call.pk])).content.decode()
    assert ("Répondez seulement si" in html, "La cantine" in html) == (True, True)


def made(call):
    """The blank forms of a call, made by a worker; their states."""
    for effect in Outbox.objects.filter(kind="document", key="form", document=None).order_by("created_at"):
        produce(effect)
    return list(call.documents.filter(kind="form").order_by("created_at").values_list("state", flat=True))


def test_a_closing_date_put_back_makes_another_one():
    call = factories.call("open")
    made(call)
    call.extend(by=factories.officer(), closes_at=clock.now() + timedelta(days=60), comment="Plus de temps.")
    fresh = Call.objects.get(pk=call.pk)
    assert (made(fresh), blank_form(fresh).closes_at) == (["replaced", "ready"], fresh.closes_at)


def test_corrected_words_make_another_one():
    call = factories.call("open")
    code = call.definition["sections"][0]["questions"][0]["code"]
    call.reword(by=factories.officer(), code=code, label="Dites-le mieux", comment="Une faute.")
    fresh = Call.objects.get(pk=call.pk)
    assert made(fresh) == ["replaced", "ready"]
    assert blank_form(fresh).sections[1].blanks[0].label == "Dites-le mieux"
