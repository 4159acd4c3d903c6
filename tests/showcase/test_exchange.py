"""The innovation exchange: offers and needs, put in touch by staff, over by themselves; nobody's address shows."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from programs import clock, tasks
from programs.models import Advert, Outbox, User
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files")]


def agent(organization):
    """Someone who works there."""
    person = factories.person()
    person.join(organization)
    return person


def published(kind="seek", organization=None, **fields):
    """An announcement of an agent of this organization."""
    place = organization or factories.organization(f"Commune {Advert.objects.count()}")
    author = agent(place)
    advert = Advert(kind=kind, organization=place, author=author, title=f"Annonce {kind}", text="Quoi", **fields)
    advert.begin(by=author)
    return advert


@pytest.fixture
def officer():
    return factories.with_second_factor(factories.person("officer"))


def offer():
    report = factories.report("published")
    return published("offer", report.dossier.organization, report=report)


def deliver():
    for effect in Outbox.objects.filter(kind="mail", line__machine="advert", done_at=None).order_by("created_at"):
        tasks.carry_out(str(effect.pk))


def test_the_list_says_what_is_offered_and_sought_and_names_nobody():
    advert = published()
    page = Client().get(reverse("adverts")).content.decode() + Client().get(advert.get_absolute_url()).content.decode()
    assert (advert.title in page, advert.author.email in page, advert.author.name in page) == (True, False, False)


@pytest.mark.parametrize(
    ("asked", "found"), [({"nature": "seek"}, 1), ({"nature": "offer"}, 0), ({"theme": "health"}, 0)]
)
def test_the_list_is_filtered(asked, found):
    published()
    assert Client().get(reverse("adverts"), asked).context["page"].paginator.count == found


def test_an_officer_puts_two_in_touch_and_both_are_written_to(officer):
    one, other = published(), offer()
    one.connect(by=officer, other=str(other.pk))
    deliver()
    one.refresh_from_db(), other.refresh_from_db()
    assert (one.state, other.state, one.matched_with, other.matched_with) == ("matched", "matched", other, one)
    assert {(sent.to[0], other.author.email in sent.body) for sent in mail.outbox} == {
        (one.author.email, True),
        (other.author.email, False),
    }
    assert Client().get(one.get_absolute_url()).status_code == 404


def test_what_does_not_answer_is_refused(officer):
    one, alike = published(), published()
    assert [need.code for need in one.missing_to_connect()] == ["other"]
    offer()
    with pytest.raises(Exception, match="preneur"):
        one.connect(by=officer, other=str(alike.pk))


def test_an_announcement_is_over_by_itself_after_six_months():
    advert = published()
    with clock.at(clock.now() + timedelta(days=182)):
        shown = Advert.objects.public().count()
        tasks.tick()
    advert.refresh_from_db()
    assert (shown, advert.state) == (0, "expired")


def test_its_author_withdraws_it():
    advert = published()
    advert.withdraw(by=advert.author)
    assert Advert.objects.visible_to(advert.author).get().state == "withdrawn"


def test_an_agent_publishes_in_the_name_of_their_organization(signed_in):
    author = agent(factories.organization("Préfecture", kind="state"))
    client, typed = (
        signed_in(author),
        {"kind": "seek", "title": "Un retour", "text": "Sur les guichets", "theme": "welcome", "report": ""},
    )
    answer = client.post(reverse("advert_new"), typed)
    assert (answer.status_code, Advert.objects.get().organization.name) == (302, "Préfecture")
    assert (
        client.post(reverse("advert_new"), typed | {"kind": "offer"}).status_code == 422
    )  # a service of the State seeks


@pytest.mark.parametrize("chosen", ["", "other"])
def test_one_offers_only_what_one_achieved(signed_in, chosen):
    author = agent(factories.organization("Ailleurs"))
    report = str(factories.report("published").pk) if chosen else ""
    typed = {"kind": "offer", "title": "Un guichet", "text": "À prendre", "report": report}
    assert signed_in(author).post(reverse("advert_new"), typed).status_code == 422


def test_who_has_no_organization_publishes_nothing(signed_in, officer):
    assert signed_in(officer).get(reverse("advert_new")).status_code == 404


def test_the_officer_has_a_button_and_a_peer_an_answer(signed_in, officer):
    advert = published()
    peer = agent(factories.organization("Voisine"))
    seen = [signed_in(person).get(advert.get_absolute_url()).context for person in (officer, peer, advert.author)]
    assert [[step.name for step in page["steps"]] for page in seen] == [["connect", "withdraw"], [], ["withdraw"]]
    assert [page["answers"] for page in seen] == [False, True, False]


def test_the_mail_leaves_in_the_name_of_the_programme_of_the_project():
    assert offer().program_id == Advert.objects.get().report.dossier.call.program_id
    assert published().program.pk
    assert User.objects.filter(adverts__isnull=False).count() == 2
