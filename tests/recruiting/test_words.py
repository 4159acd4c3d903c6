"""What applicants read, and what is said of the rows of recruitment."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from programs import applicantwords
from programs.models import Applicant, Outbox, Panelist, User
from programs.turningaway import move
from programs.workflow import Conflict
from tests import factories
from tests.recruiting import samples

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files")]


def said(one):
    return " ".join(map(str, applicantwords.verdict(one)))


@pytest.mark.parametrize(
    ("agrees", "words"), [(None, "est demandé"), ("no", "n’est pas d’accord"), ("yes", "sans votre nom")]
)
def test_a_volunteer_reads_where_the_agreement_stands(position, agrees, words):
    one = samples.applicant(on=position, route="internal", manager_email="chef@exemple.fr")
    if agrees:
        one.hear_manager(by=User.objects.system(), agrees=agrees)
    assert words in said(one)


def test_where_names_show_nothing_says_that_they_do_not():
    assert "sans votre nom" not in said(samples.applicant(on=samples.position(is_blind=False)))


def test_who_has_a_slot_reads_when_and_where(position):
    one = samples.applicant("interview", on=position)
    one.choose_slot(by=User.objects.bearer(one), slot=str(samples.slot(position).pk))
    assert ("Votre entretien a lieu" in said(one), "Visio" in said(one)) == (True, True)


def test_rows_say_what_they_are(position):
    one = samples.applicant("interview", on=position)
    slot = samples.slot(position)
    one.choose_slot(by=User.objects.bearer(one), slot=str(slot.pk))
    seat = Panelist.objects.create(position=position, name="Odile Renard", email="o@exemple.fr")
    card = one.scorecards.create(panelist=seat, marks=[1])
    assert [str(row) for row in (one.interview, seat, card, samples.joined(one))] == [
        str(slot),
        "Odile Renard",
        "Odile Renard",
        "cv.pdf",
    ]


def test_a_signatory_sees_the_positions_of_their_organization(position):
    from programs.models import Position

    signatory = factories.person("signatory", organization=position.dossier.organization)
    assert list(Position.objects.visible_to(signatory)) == [position]


def test_an_offer_falls_with_its_position(position):
    one = samples.applicant("offered", on=position)
    position.cancel(by=factories.person("recruiter"), comment="Le projet s’arrête.")
    assert [need.code for need in Applicant.objects.get(pk=one.pk).missing_to_accept()] == ["open"]


def test_who_has_just_been_answered_is_left_alone_by_a_position_given_up(monkeypatch):
    on = samples.position()
    one = samples.applicant(on=on)
    on.cancel(by=factories.person("recruiter"), comment="Les crédits manquent.")

    def overtaken(*_args, **_answers):
        raise Conflict(None)

    monkeypatch.setattr(Applicant, "reject", overtaken)
    move(Outbox.objects.get(line__object_id=on.pk, key="turn_away"))
    one.refresh_from_db()
    assert one.state == "received"


def test_an_application_that_can_no_longer_be_received_is_told(position, monkeypatch):
    def closed(*_args, **_answers):
        raise ValidationError("un poste qui reçoit encore des candidatures")

    monkeypatch.setattr(Applicant, "begin", closed)
    response = Client().post(reverse("job_apply", args=[position.slug]), samples.typed())
    assert (response.status_code, "reçoit encore" in response.content.decode()) == (422, True)


def test_where_names_show_the_form_does_not_ask_to_hide_them():
    open_ = samples.position(is_blind=False)
    page = Client().get(reverse("job_apply", args=[open_.slug])).content.decode()
    assert "lu en premier, sans votre nom" not in page
