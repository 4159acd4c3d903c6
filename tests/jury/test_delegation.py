"""An authority signs by delegation: typed with the role, carried by the invitation, printed on what they sign."""

import pytest
from django.urls import reverse

from programs import invitations
from programs.models import History, Invitation, Role
from reports import laureates, minutes, pdf, receipts
from tests import factories

pytestmark = pytest.mark.django_db
WORDS = "Par délégation du ministre, arrêté du 3 mars 2026"


def give(signed_in, **more):
    admin = signed_in(factories.with_second_factor(factories.person("admin")))
    typed = {"email": "dir@etat.fr", "code": "authority", "quality": "Directrice", "delegation": WORDS}
    return admin.post(reverse("role_give"), typed | more)


def test_who_has_an_account_holds_it_at_once(signed_in):
    factories.person(email="dir@etat.fr")
    give(signed_in)
    assert Role.objects.get(code="authority").delegation == WORDS


def test_an_invitation_carries_it(signed_in):
    give(signed_in)
    invitation = Invitation.objects.get()
    invitations.accept(invitation, factories.person(email="dir@etat.fr"))
    assert (invitation.delegation, Role.objects.get(code="authority").delegation) == (WORDS, WORDS)


def test_only_an_authority_signs_by_delegation(signed_in):
    answer = give(signed_in, code="officer")
    assert (answer.status_code, "Seule une autorité compétente signe" in answer.content.decode()) == (422, True)


def test_the_page_of_roles_shows_it(signed_in):
    factories.person("authority", delegation=WORDS)
    admin = signed_in(factories.with_second_factor(factories.person("admin")))
    assert "Par délégation du ministre" in admin.get(reverse("role_list")).content.decode()


@pytest.fixture
def announcement():
    """The line of an announcement made by an authority who signs by delegation, its call and a dossier."""
    call, (dossier,) = factories.deliberated("selected")
    call.announce(by=factories.person("authority", delegation=WORDS, quality="Directrice"))
    return call, dossier, History.objects.get(object_id=call.pk, name="announce")


def test_letters_minutes_and_list_name_it(announcement):
    call, dossier, line = announcement
    told = [receipts.letter(dossier, line), minutes.minutes(call), laureates.laureates(call, line)]
    assert [(one.authority.quality, one.authority.delegation) for one in told] == [("Directrice", WORDS)] * 3


def test_a_delegation_on_another_programme_is_not_printed(announcement):
    call, dossier, line = announcement
    other = type(call.program).objects.exclude(pk=call.program_id).first()
    Role.objects.filter(person=line.actor).update(program=other)
    assert receipts.letter(dossier, line).authority.delegation == ""


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_the_list_prints_it(announcement):
    call, _dossier, line = announcement
    paper = laureates.laureates(call, line)
    assert "Par délégation du ministre" in pdf.html_of(paper, pdf.context_of(paper, "etat", "", {}))
