"""The conversation: each side is told of the other's messages, reads them, and counts those not read."""

import pytest
from django.urls import reverse

from programs import bulk, mailing
from programs.models import Mail, Message, MessageTemplate, Outbox
from programs.models.exchange import unread
from tests import factories
from tests.dossiers import samples

pytestmark = pytest.mark.django_db


def delivered():
    """The addresses written to about the last message."""
    mailing.deliver(Outbox.objects.get(line__object_id=Message.objects.last().pk, kind="mail"))
    return sorted(Mail.objects.values_list("address", flat=True))


def test_the_organization_is_told_of_an_officers_message(officer, dossier):
    officer.post(
        reverse("conversation", args=[dossier.pk]), {"text": "Précisez la date du conseil.", "audience": "all"}
    )
    assert (delivered(), "Précisez la date du conseil." in Mail.objects.get().body) == ([dossier.lead.email], True)


def test_the_officer_in_charge_alone_is_told_of_the_answer(lead, dossier, person):
    factories.officer()
    dossier.follows.create(person=person)
    lead.post(reverse("conversation", args=[dossier.pk]), {"text": "Le 3 décembre."})
    assert delivered() == [person.email]


def test_a_message_is_unread_until_its_page_is_opened(lead, dossier, person):
    bulk.write(dossier, person, "Bonjour.")
    before = unread(dossier.lead, [dossier.pk], from_staff=True)
    lead.get(reverse("conversation", args=[dossier.pk]))
    assert (before, unread(dossier.lead, [dossier.pk], from_staff=True)) == ({dossier.pk: 1}, {})


def test_the_list_shows_what_is_to_read(officer, dossier):
    bulk.write(dossier, dossier.lead, "Une question.", from_staff=False)
    html = officer.get(reverse("dossier_list"), {"whose": "unread"}).content.decode()
    assert ("1 message à lire" in html, dossier.reference in html) == (True, True)


def test_a_template_speaks_of_the_dossier(officer, dossier):
    text = "Bonjour [chef de projet], au sujet de [référence]."
    template = MessageTemplate.objects.create(program=dossier.call.program, name="Rappel", text=text)
    form = officer.get(reverse("conversation", args=[dossier.pk]), {"modele": template.pk}).context["form"]
    assert form["text"].value() == f"Bonjour {dossier.lead}, au sujet de {dossier.reference}."


def test_a_file_joined_is_read_by_both_sides_and_by_no_stranger(officer, lead, dossier, signed_in):
    file = samples.sent("plan.pdf", samples.PDF)
    lead.post(reverse("conversation", args=[dossier.pk]), {"text": "Voici.", "files": file})
    url = Message.objects.get().files.get().get_absolute_url()
    found = []
    for browser in (officer, lead, signed_in(factories.person())):
        response = browser.get(url)
        found.append((response.status_code, response.streaming and len(b"".join(response.streaming_content))))
    assert found == [(200, len(samples.PDF)), (200, len(samples.PDF)), (404, False)]


def test_an_empty_message_is_refused_beside_its_field(lead, dossier):
    response = lead.post(reverse("conversation", args=[dossier.pk]), {"text": ""})
    assert (response.status_code, list(response.context["form"].errors), Message.objects.count()) == (422, ["text"], 0)
