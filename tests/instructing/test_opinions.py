"""Opinions of experts: a signed link, one answer, nothing else; revoked, late or forged it opens nothing."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from programs import clock, mailing, tasks
from programs.models import Mail, Opinion, Outbox
from tests import factories

pytestmark = pytest.mark.django_db
GIVEN = {"verdict": "reserve", "text": "Le budget est court."}


@pytest.fixture
def opinion(dossier, person):
    return factories.opinion(dossier, person)


def opened(opinion, **data):
    """The expert opens the link, or answers by it; nobody is signed in."""
    url, client = reverse("expert_opinion", args=[opinion.pk]), Client()
    return client.post(url, {"cle": opinion.key} | data) if data else client.get(url, {"cle": opinion.key})


def test_the_officer_asks_and_the_expert_gets_the_link(officer, dossier):
    asked = {
        "expert_name": "Anne",
        "email": "Anne@exemple.fr",
        "question": "Tient-il ?",
        "answer_by": clock.today().isoformat(),
    }
    officer.post(reverse("opinions", args=[dossier.pk]), asked)
    mailing.deliver(Outbox.objects.get(line__machine="opinion", kind="mail"))
    mail, opinion = Mail.objects.get(), Opinion.objects.get()
    assert (mail.address, mail.recipient, opinion.link in mail.body) == ("anne@exemple.fr", None, True)


def test_the_expert_reads_the_answers_and_not_the_people(opinion, dossier, officer):
    officer.post(reverse("staff_notes", args=[dossier.pk]), {"text": "CANARI"})
    html = opened(opinion).content.decode()
    hidden = [dossier.lead.email, dossier.lead.name, "CANARI", dossier.reference]
    assert ("Une réponse" in html, [word for word in hidden if word in html]) == (True, [])


def test_the_expert_answers_once(opinion):
    first, second = opened(opinion, **GIVEN), opened(opinion, **GIVEN)
    opinion = Opinion.objects.get()
    assert (first.status_code, second.status_code, opinion.state, opinion.verdict) == (200, 403, "given", "reserve")


def test_what_the_expert_opened_is_traced(opinion):
    opened(opinion)
    opened(opinion, **GIVEN)
    assert [visit.what for visit in Opinion.objects.get().readings.all()] == ["page ouverte", "avis donné"]


@pytest.mark.parametrize("key", ["", "x", "0" * 43])
def test_a_forged_link_opens_nothing(opinion, key):
    assert Client().get(reverse("expert_opinion", args=[opinion.pk]), {"cle": key}).status_code == 403


def test_the_key_of_one_opinion_does_not_open_another(opinion, dossier, person):
    other = factories.opinion(dossier, person, email="autre@exemple.fr")
    assert Client().get(reverse("expert_opinion", args=[other.pk]), {"cle": opinion.key}).status_code == 403


def test_a_withdrawn_link_opens_nothing(opinion, person):
    opinion.revoke(by=person)
    assert (opened(opinion).status_code, opened(opinion, **GIVEN).status_code) == (403, 403)


def test_a_late_link_opens_nothing_and_its_request_lapses(opinion):
    with clock.at(timezone.now() + timezone.timedelta(days=11)):
        status = opened(opinion).status_code
        tasks.tick()
    assert (status, Opinion.objects.get().state) == (403, "lapsed")


def test_the_link_gives_the_files_of_the_version_and_no_other(opinion):
    for digest in ("0" * 64, "x"):
        assert Client().get(reverse("expert_file", args=[opinion.pk, digest]), {"cle": opinion.key}).status_code == 404


def test_the_organization_knows_nothing_of_it(opinion, lead, dossier):
    opened(opinion, **GIVEN)
    html = lead.get(dossier.get_absolute_url()).content.decode()
    assert ("Anne Le Goff" in html, "avis" in html.split("Ce qui s’est passé")[1].partition("</section>")[0]) == (
        False,
        False,
    )


def test_two_requests_to_one_expert_are_refused_in_words(opinion, officer, dossier):
    asked = {
        "expert_name": "Anne",
        "email": opinion.email,
        "question": "Encore ?",
        "answer_by": clock.today().isoformat(),
    }
    with transaction.atomic():
        response = officer.post(reverse("opinions", args=[dossier.pk]), asked)
    assert (response.status_code, Opinion.objects.count()) == (422, 1)
