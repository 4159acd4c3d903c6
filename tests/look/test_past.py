"""What has happened is told as past, in histories, mails and conflicts."""

import pytest
from django.utils import translation

from programs import mailing, timeline, wording
from programs.apps import machines
from programs.models import Dossier, Outbox
from tests import factories

STEPS = [(model, move) for model in machines() for move in model.transitions()]


def test_no_step_lacks_its_past():
    assert [f"{model.__name__}.{move.name}" for model, move in STEPS if not move.custom["done"]] == []


def test_no_past_is_the_order_given_by_the_button():
    with translation.override("fr"):
        same = [move.name for _model, move in STEPS if str(move.custom["done"]) == str(move.custom["label"])]
    assert same == []


@pytest.mark.django_db
def test_a_history_tells_what_was_done():
    dossier = factories.dossier("eligible")
    said = [str(line.what) for line in timeline.lines(dossier, dossier.lead)]
    assert said == ["Dossier déclaré éligible", "Dossier déposé", "Dossier commencé"]


@pytest.mark.django_db
def test_a_mail_tells_what_was_done():
    dossier = factories.dossier("eligible")
    effect = Outbox.objects.get(line=dossier.history.last(), kind="mail")
    assert "Dossier déclaré éligible, par" in mailing.written(effect, dossier.lead)[1]


@pytest.mark.django_db
def test_a_conflict_tells_what_was_done(signed_in):
    dossier, officer = factories.dossier("submitted"), factories.officer()
    old = dossier.seq
    Dossier.objects.get(pk=dossier.pk).declare_ineligible(by=factories.person("officer"), comment="Hors du périmètre.")
    answer = signed_in(officer).post(f"/etapes/dossier/{dossier.pk}/declare_eligible/", {"seen": old})
    assert (answer.status_code, "Dossier déclaré non éligible" in answer.content.decode()) == (409, True)


@pytest.mark.django_db
def test_a_line_of_a_step_gone_from_the_code_keeps_its_name():
    dossier = factories.dossier()
    line = dossier.history.last()
    line.name = "gone"
    assert (timeline.worded(line).what, wording.of(dossier, line)["step"]) == ("gone", "gone")
