"""Paper dossiers: opened by an officer for an organization, counted at the date of receipt, submitted, taken over on line."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import localtime

from programs import clock, invitations, tasks
from programs.models import Call, Dossier, Invitation, Outbox
from tests import factories
from tests.dossiers.samples import PDF as SCAN

pytestmark = pytest.mark.django_db


@pytest.fixture
def call():
    """A call that closed an hour ago."""
    found = factories.call("closed")
    now = clock.now()
    Call.objects.filter(pk=found.pk).update(opens_at=now - timedelta(days=30), closes_at=now - timedelta(hours=1))
    found.refresh_from_db()
    return found


@pytest.fixture
def officer():
    return factories.officer()


def typed(days=1, **more):
    """What an officer types of the paper; received so many days ago."""
    received = localtime(clock.now() - timedelta(days=days))
    return {
        "territory": factories.territory("Sancerre").pk, "title": "Le marché", "received_at": received.strftime("%Y-%m-%dT%H:%M"), "signed": "on",
        "contact": "mairie@sancerre.example", "file": SimpleUploadedFile("dossier.pdf", SCAN, "application/pdf"),
    } | more  # fmt: skip


def entered(call, officer, signed_in, **more):
    """The paper dossier, opened by the page."""
    signed_in(officer).post(reverse("paper_new", args=[call.pk]), typed(**more))
    return Dossier.objects.get(call=call)


def submitted(dossier, officer, signed_in):
    """The same, submitted by its page without its answers."""
    address = reverse("dossier_paper", args=[dossier.pk])
    response = signed_in(officer).post(address, {"comment": "Le document numérisé suffit.", "seen": dossier.seq})
    dossier.refresh_from_db()
    return response


def test_an_officer_opens_a_paper_dossier_after_the_closing_date(call, officer, signed_in):
    dossier = entered(call, officer, signed_in)
    assert (dossier.state, dossier.organization.name, dossier.attachments.get().kind) == ("draft", "Sancerre", "paper")


def test_what_came_after_the_closing_date_is_refused(call, officer, signed_in):
    response = signed_in(officer).post(reverse("paper_new", args=[call.pk]), typed(days=0))
    assert (response.status_code, Dossier.objects.count()) == (422, 0)


def test_an_unsigned_paper_is_refused(call, officer, signed_in):
    response = signed_in(officer).post(reverse("paper_new", args=[call.pk]), typed(signed=""))
    assert (response.status_code, Dossier.objects.count()) == (422, 0)


def test_it_is_submitted_at_the_date_of_its_receipt(call, officer, signed_in):
    dossier = entered(call, officer, signed_in)
    submitted(dossier, officer, signed_in)
    version = dossier.versions.get()
    assert (dossier.state, dossier.submitted_at, version.received_at) == ("submitted", *[dossier.paper_received_at] * 2)


def test_the_answers_left_on_paper_are_told_with_their_reason(call, officer, signed_in):
    dossier = entered(call, officer, signed_in)
    submitted(dossier, officer, signed_in)
    line = dossier.history.last()
    assert (line.waived, line.comment) == (["answers"], "Le document numérisé suffit.")


def test_answers_left_on_paper_take_a_reason(call, officer, signed_in):
    dossier = entered(call, officer, signed_in)
    response = signed_in(officer).post(reverse("dossier_paper", args=[dossier.pk]), {"comment": ""})
    dossier.refresh_from_db()
    assert (response.status_code, dossier.state) == (422, "draft")


def test_the_officer_types_its_answers(call, officer, signed_in):
    dossier = entered(call, officer, signed_in)
    assert signed_in(officer).get(reverse("dossier_answer", args=[dossier.pk, 1])).status_code == 200


def test_once_submitted_the_officer_writes_no_more(call, officer, signed_in):
    dossier = entered(call, officer, signed_in)
    submitted(dossier, officer, signed_in)
    assert Dossier.objects.get(pk=dossier.pk).may_write(officer) is False


def test_a_draft_that_is_not_on_paper_stays_unseen(officer, signed_in):
    dossier = factories.dossier()
    assert signed_in(officer).get(dossier.get_absolute_url()).status_code == 404


def test_closing_the_call_expires_no_paper_dossier(officer, signed_in):
    call = factories.call()
    Call.objects.filter(pk=call.pk).update(opens_at=clock.now() - timedelta(days=3))
    dossier = entered(call, officer, signed_in)
    Call.objects.get(pk=call.pk).close(by=officer, comment="Fermé.")
    for effect in Outbox.objects.filter(kind="move"):
        tasks.carry_out(str(effect.pk))
    dossier.refresh_from_db()
    assert dossier.state == "draft"


def test_under_review_no_paper_dossier_joins(call, officer, signed_in):
    Call.objects.get(pk=call.pk).start_review(by=officer)
    assert signed_in(officer).get(reverse("paper_new", args=[call.pk])).status_code == 403


def test_the_contact_receives_the_receipt_and_the_link(call, officer, signed_in):
    dossier = entered(call, officer, signed_in)
    submitted(dossier, officer, signed_in)
    tasks.carry_out(str(Outbox.objects.get(kind="link").pk))
    body = mail.outbox[-1].body
    assert (dossier.versions.get().receipt in body, bool(re.search(r"/invitations/\S+cle=", body))) == (True, True)


def test_who_takes_it_over_leads_it(call, officer, signed_in):
    dossier = entered(call, officer, signed_in)
    person = factories.person(email="mairie@sancerre.example")
    invitations.accept(Invitation.objects.get(), person)
    assert Dossier.objects.get(pk=dossier.pk).lead == person


def test_without_a_contact_the_page_says_to_post_the_receipt(call, officer, signed_in):
    dossier = entered(call, officer, signed_in, contact="")
    page = signed_in(officer).get(reverse("dossier_paper", args=[dossier.pk])).content.decode()
    assert "Aucune adresse n’a été donnée" in page


def test_the_list_of_staff_says_nothing_of_a_draft_being_typed(call, officer, signed_in):
    dossier = entered(call, officer, signed_in)
    assert dossier.reference not in signed_in(officer).get(reverse("dossier_list")).content.decode()
