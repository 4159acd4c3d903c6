"""The visa of the signatory: asked, read from a link and a code or with an account, given or sent back, then the lead submits."""

import re

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse

from programs import clock, codes, links
from programs.models import Dossier, User, Visa
from tests import factories

pytestmark = pytest.mark.django_db
GIVEN = {"do": "give", "name": "Jeanne Morvan", "quality": "maire"}


def page(visa):
    """The address of its link, with its key."""
    return f"{reverse('visa', args=[visa.pk])}?cle={links.key(visa)}"


def opened(client, visa):
    """A browser in which the code received by e-mail was typed."""
    client.post(page(visa), {"do": "send", "cle": links.key(visa)})
    code = re.search(r"\b\d{6}\b", mail.outbox[-1].body)[0]
    client.post(page(visa), {"code": code, "cle": links.key(visa)})
    return client


def fresh(dossier):
    return Dossier.objects.get(pk=dossier.pk)


def test_the_lead_cannot_submit_before_the_visa():
    dossier = factories.visa().dossier
    assert fresh(dossier).step("submit", User.objects.get(pk=dossier.lead.pk)) is None


def test_the_lead_submits_once_the_visa_is_given():
    dossier = factories.visa("given").dossier
    factories.advance(dossier, "submit", dossier.lead)
    assert dossier.state == "submitted"


def test_a_visa_holds_for_what_was_read_only():
    visa = factories.visa("given")
    Dossier.objects.filter(pk=visa.dossier_id).update(title="Un autre projet")
    dossier = fresh(visa.dossier)
    assert (dossier.visas.in_force(dossier), dossier.step("submit", dossier.lead)) == (None, None)


def test_a_signatory_with_an_account_still_submits_in_person():
    dossier = factories.dossier(on=factories.call(visa_required=True))
    signatory = factories.person("signatory", organization=dossier.organization)
    fresh(dossier).submit(by=signatory)
    assert fresh(dossier).state == "submitted"


def test_the_lead_asks_by_the_page(signed_in):
    dossier = factories.dossier(on=factories.call(visa_required=True))
    asked = {"email": "Maire@lignieres.example", "name": "Jeanne Morvan", "quality": "maire"}
    signed_in(dossier.lead).post(reverse("dossier_visa", args=[dossier.pk]), asked)
    assert list(dossier.visas.values_list("email", "state")) == [("maire@lignieres.example", "asked")]


def test_who_writes_the_dossier_does_not_give_its_visa(signed_in):
    dossier = factories.dossier(on=factories.call(visa_required=True))
    asked = {"email": dossier.lead.email, "name": "Moi", "quality": "maire"}
    response = signed_in(dossier.lead).post(reverse("dossier_visa", args=[dossier.pk]), asked)
    assert (response.status_code, dossier.visas.count()) == (422, 0)


def test_an_incomplete_dossier_is_not_sent_for_a_visa():
    dossier = factories.dossier(on=factories.call(visa_required=True))
    Dossier.objects.filter(pk=dossier.pk).update(answers={})
    with pytest.raises(ValidationError):
        factories.visa(of=fresh(dossier))


def test_a_second_visa_is_not_asked_while_one_waits():
    visa = factories.visa()
    with pytest.raises(ValidationError):
        factories.visa(of=fresh(visa.dossier))


def test_without_the_code_the_link_shows_no_answer(client):
    visa = factories.visa()
    assert "Une réponse" not in client.get(page(visa)).content.decode()


def test_the_code_opens_the_whole_dossier(client):
    visa = factories.visa()
    assert "Une réponse" in opened(client, visa).get(page(visa)).content.decode()


def test_a_mayor_without_an_account_gives_the_visa(client):
    visa = factories.visa()
    browser = opened(client, visa)
    read = re.search(r'name="read" value="(\w+)"', browser.get(page(visa)).content.decode())[1]
    browser.post(page(visa), GIVEN | {"read": read, "seen": visa.seq, "cle": links.key(visa)})
    visa.refresh_from_db()
    assert (visa.state, visa.history.last().data["said_by"]) == ("given", "Jeanne Morvan, maire")


def test_what_changed_while_it_was_read_is_to_be_read_again(client):
    visa = factories.visa()
    browser = opened(client, visa)
    response = browser.post(page(visa), GIVEN | {"read": "0" * 64, "seen": visa.seq, "cle": links.key(visa)})
    visa.refresh_from_db()
    assert (response.status_code, visa.state) == (422, "asked")


def test_the_dossier_is_sent_back_with_a_word(client):
    visa = factories.visa()
    opened(client, visa).post(page(visa), {"do": "send_back", "comment": "Le budget.", "cle": links.key(visa)})
    visa.refresh_from_db()
    assert (visa.state, visa.history.last().comment) == ("returned", "Le budget.")


def test_a_visa_sent_back_is_asked_again():
    visa = factories.visa("returned")
    assert factories.visa(of=fresh(visa.dossier)).state == "asked"


def test_a_wrong_code_opens_nothing(client):
    visa = factories.visa()
    client.post(page(visa), {"do": "send", "cle": links.key(visa)})
    response = client.post(page(visa), {"code": "abcdef", "cle": links.key(visa)})
    assert (response.status_code, "visas" in client.session) == (422, False)


def test_five_wrong_codes_spend_the_right_one():
    visa = factories.visa()
    codes.send(visa, "programme@essaim.example")
    code = re.search(r"\b\d{6}\b", mail.outbox[-1].body)[0]
    wrong = [codes.good(visa, "x") for _try in range(codes.TRIES)]
    assert (any(wrong), codes.good(visa, code)) == (False, False)


def test_a_code_serves_once():
    visa = factories.visa()
    codes.send(visa, "programme@essaim.example")
    code = re.search(r"\b\d{6}\b", mail.outbox[-1].body)[0]
    assert [codes.good(visa, code), codes.good(visa, code)] == [True, False]


def test_an_hour_allows_five_codes():
    visa = factories.visa()
    assert [codes.send(visa, "programme@essaim.example") for _try in range(6)] == [True] * 5 + [False]


def test_the_files_of_the_dossier_open_with_the_code_only(client):
    visa = factories.visa()
    upload = factories.keep(b"%PDF-1.4 budget")
    file = visa.dossier.attachments.create(
        kind="answer", question="q", name="budget.pdf", content_type="application/pdf", size=15, sha256=upload, uploaded_by=visa.dossier.lead,
    )  # fmt: skip
    address = reverse("visa_file", args=[visa.pk, file.pk])
    before = client.get(address).status_code
    after = opened(client, visa).get(address)
    after.close()
    assert (before, after.status_code) == (404, 200)


def test_an_account_at_the_address_asked_reads_without_a_code(signed_in):
    visa = factories.visa()
    mayor = factories.person(email=visa.email)
    assert "Une réponse" in signed_in(mayor).get(reverse("visa", args=[visa.pk])).content.decode()


def test_the_space_of_the_signatory_says_that_a_visa_waits(signed_in):
    visa = factories.visa()
    page = signed_in(factories.person(email=visa.email)).get(reverse("dashboard")).content.decode()
    assert reverse("visa", args=[visa.pk]) in page


def test_a_withdrawn_request_closes_its_link(client):
    visa = factories.visa()
    address = page(visa)
    visa.cancel(by=User.objects.get(pk=visa.dossier.lead.pk))
    assert client.get(address).status_code == 403


def test_the_moment_of_the_visa_is_kept():
    assert Visa.objects.get(pk=factories.visa("given").pk).answered_at.date() == clock.now().date()
