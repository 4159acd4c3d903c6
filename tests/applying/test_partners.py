"""Partners: named by the lead, committed by a signed link without an account, revoked, reminded, limited by the call."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse

from programs import clock, links, tasks, timeline
from programs.models import Call, Dossier, Mail, Outbox, Partner, User
from tests import factories

pytestmark = pytest.mark.django_db
WORD = {"name": "Anne Le Goff", "quality": "présidente", "agreed": "on", "do": "commit"}


@pytest.fixture
def dossier():
    return factories.dossier(on=factories.call(commitments_required=True, partners_limit=2))


def carry_out(kind):
    """Do what is owed of one kind."""
    for effect in Outbox.objects.filter(kind=kind, done_at=None):
        tasks.carry_out(str(effect.pk))


def page(partner):
    """The address of its link."""
    return links.link(partner).partition("://")[2].partition("/")[2].join(["/", ""])


def described(**more):
    """What the lead types of an association."""
    place = factories.territory("Vierzon").pk
    body = {
        "kind": "association",
        "organization_name": "Les Fougères",
        "no_siren_reason": "En création",
        "attached_to": place,
    }
    return body | {"contribution": "Les ateliers.", "email": "Anne@fougeres.example"} | more


def test_the_lead_invites_a_partner(dossier, signed_in):
    signed_in(dossier.lead).post(reverse("dossier_partners", args=[dossier.pk]), described())
    partner = dossier.partners.get()
    assert (partner.state, partner.email, str(partner.organization)) == (
        "invited",
        "anne@fougeres.example",
        "Les Fougères",
    )


def test_an_association_is_of_private_law_and_of_the_social_economy(dossier, signed_in):
    signed_in(dossier.lead).post(reverse("dossier_partners", args=[dossier.pk]), described())
    organization = dossier.partners.get().organization
    assert (organization.is_private_law, organization.is_ess, organization.to_check) == (True, True, True)


def test_a_refused_invitation_keeps_what_was_typed(dossier, signed_in):
    response = signed_in(dossier.lead).post(reverse("dossier_partners", args=[dossier.pk]), described(email="anne"))
    assert (response.status_code, "Les ateliers." in response.content.decode()) == (422, True)


def test_the_link_is_sent_by_mail_and_opens_the_page(dossier, client):
    factories.partner(of=dossier)
    carry_out("link")
    link = re.search(r"https?://[^/]+(\S+)", mail.outbox[-1].body)[1]
    assert client.get(link).status_code == 200


def test_a_partner_commits_without_an_account(dossier, client):
    partner = factories.partner(of=dossier)
    client.post(page(partner), WORD | {"cle": links.key(partner), "seen": partner.seq})
    partner.refresh_from_db()
    assert (partner.state, partner.signed_name, partner.signed_quality) == ("committed", "Anne Le Goff", "présidente")


def test_the_history_says_who_committed(dossier):
    factories.partner("committed", of=dossier)
    line = timeline.lines(dossier, dossier.lead)[0]
    assert (line.who, line.what, line.whom) == (
        "Anne Le Goff, présidente",
        "Partenaire engagé",
        "Association Les Fougères",
    )


def test_an_unticked_box_commits_nobody(dossier, client):
    partner = factories.partner(of=dossier)
    response = client.post(page(partner), WORD | {"agreed": "", "cle": links.key(partner)})
    partner.refresh_from_db()
    assert (response.status_code, partner.state) == (422, "invited")


def test_a_partner_declines_with_a_reason(dossier, client):
    partner = factories.partner(of=dossier)
    client.post(page(partner), {"do": "refuse", "comment": "Pas cette année.", "cle": links.key(partner)})
    partner.refresh_from_db()
    assert (partner.state, partner.history.last().comment) == ("refused", "Pas cette année.")


def test_declining_forgets_who_had_committed(dossier):
    partner = factories.partner("committed", of=dossier)
    partner.refuse(by=User.objects.bearer(partner), comment="Notre conseil a changé d’avis.")
    assert (partner.signed_name, partner.signed_quality, partner.signed_at) == ("", "", None)


def test_a_partner_who_comes_second_reads_who_came_first(dossier, client):
    partner = factories.partner(of=dossier)
    old = {"cle": links.key(partner), "seen": partner.seq}
    client.post(page(partner), WORD | old)
    response = client.post(page(partner), {"do": "refuse", "comment": "Non."} | old)
    assert (response.status_code, "Anne Le Goff" in response.content.decode()) == (409, True)


def test_once_decided_a_dossier_takes_no_commitment(client):
    dossier = factories.dossier()
    partner = factories.partner(of=dossier)
    for name in ("submit", "declare_ineligible"):
        factories.advance(dossier, name, dossier.lead if name == "submit" else None)
    response = client.post(page(partner), WORD | {"cle": links.key(partner), "seen": partner.seq})
    partner.refresh_from_db()
    assert (response.status_code, partner.state) == (422, "invited")


@pytest.mark.parametrize("key", ["", "faux", "1abc:zz"])
def test_a_forged_key_opens_nothing(dossier, client, key):
    partner = factories.partner(of=dossier)
    assert client.get(reverse("commitment", args=[partner.pk]), {"cle": key}).status_code == 403


def test_the_key_of_another_partner_opens_nothing(dossier, client):
    one, other = factories.partner(of=dossier), factories.partner(of=dossier, organization=factories.organization())
    assert client.get(reverse("commitment", args=[one.pk]), {"cle": links.key(other)}).status_code == 403


def test_a_revoked_link_opens_nothing(dossier, client):
    partner = factories.partner(of=dossier)
    address = page(partner)
    partner.revoke(by=User.objects.get(pk=dossier.lead.pk))
    assert client.get(address).status_code == 403


def test_another_address_kills_the_first_link(dossier, client):
    partner = factories.partner(of=dossier)
    address = page(partner)
    partner.remind(by=User.objects.get(pk=dossier.lead.pk), email="autre@fougeres.example")
    assert client.get(address).status_code == 403


def test_who_bears_a_link_may_do_nothing_on_another_partner(dossier):
    one, other = factories.partner(of=dossier), factories.partner(of=dossier, organization=factories.organization())
    with pytest.raises(PermissionDenied):
        other.commit(by=User.objects.bearer(one), name="X", quality="Y")


def test_the_lead_cannot_commit_for_a_partner(dossier):
    partner = factories.partner(of=dossier)
    with pytest.raises(PermissionDenied):
        partner.commit(by=User.objects.get(pk=dossier.lead.pk), name="X", quality="Y")


def test_a_call_that_wants_commitments_waits_for_them(dossier):
    factories.partner(of=dossier)
    assert [need.code for need in Dossier.objects.get(pk=dossier.pk).missing_to_submit()] == ["commitment"]


def test_a_dossier_whose_partners_committed_is_submitted(dossier):
    factories.partner("committed", of=dossier)
    factories.advance(dossier, "submit", dossier.lead)
    assert dossier.state == "submitted"


def test_a_call_admits_no_more_partners_than_its_limit(dossier):
    for name in ("Un", "Deux"):
        factories.partner(of=dossier, organization=factories.organization(name))
    with pytest.raises(ValidationError):
        factories.partner(of=dossier, organization=factories.organization("Trois"))


def test_an_organization_is_not_its_own_partner(dossier):
    with pytest.raises(ValidationError):
        factories.partner(of=dossier, organization=dossier.organization)


def test_the_same_partner_is_not_invited_twice(dossier):
    organization = factories.organization()
    factories.partner(of=dossier, organization=organization)
    with pytest.raises(ValidationError), transaction.atomic():
        factories.partner(of=dossier, organization=organization)


def test_a_partner_taken_off_may_be_invited_again(dossier):
    partner = factories.partner("revoked", of=dossier)
    again = factories.partner(of=dossier, organization=partner.organization)
    assert (partner.email, again.state) == ("", "invited")


def test_a_stranger_does_not_see_the_partners(dossier, signed_in):
    assert signed_in(factories.person()).get(reverse("dossier_partners", args=[dossier.pk])).status_code == 404


def test_the_jury_reads_the_partner_and_not_who_signed(signed_in):
    dossier = factories.dossier()
    factories.partner("committed", of=dossier)
    factories.advance(dossier, "submit", dossier.lead)
    factories.advance(dossier, "declare_eligible", None)
    review = factories.review("in_progress", of=dossier)
    page = signed_in(review.reviewer).get(review.get_absolute_url()).content.decode()
    assert ("Association Les Fougères" in page, "Anne Le Goff" in page) == (True, False)


def test_silent_partners_are_reminded_in_the_last_week(dossier):
    partner = factories.partner(of=dossier)
    Call.objects.filter(pk=dossier.call_id).update(closes_at=clock.now() + timedelta(days=3))
    Partner.objects.filter(pk=partner.pk).update(since=clock.now() - timedelta(days=4))
    tasks.remind_partners()
    assert partner.history.last().name == "remind"


def test_the_message_is_written_once_however_often_it_is_tried(dossier):
    factories.partner(of=dossier)
    effect = Outbox.objects.get(kind="link")
    for _try in range(2):
        links.deliver(effect)
    assert (Mail.objects.filter(effect=effect).count(), len(mail.outbox)) == (1, 1)


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_of_partners_costs_the_same_for_one_and_three(signed_in, django_assert_num_queries, number):
    dossier = factories.dossier()
    for n in range(number):
        factories.partner("committed", of=dossier, organization=factories.organization(f"Partenaire {n}"))
    browser = signed_in(dossier.lead)
    with django_assert_num_queries(5):
        browser.get(reverse("dossier_partners", args=[dossier.pk]))
