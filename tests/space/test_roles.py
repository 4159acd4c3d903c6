"""Roles of the State: given and ended by an administrator, the first of whom comes in by a command."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse

from programs import clock
from programs.models import Invitation, Role
from tests import factories

pytestmark = pytest.mark.django_db
LIST, GIVE = "/exploitation/personnes/", "/exploitation/personnes/nommer/"


@pytest.fixture
def admin():
    return factories.with_second_factor(factories.person("admin", name="Ada Martin"))


@pytest.fixture
def browser(signed_in, admin):
    """The browser of an administrator."""
    return signed_in(admin)


def test_who_has_an_account_takes_the_role_at_once(browser, admin):
    karim = factories.person(email="karim@exemple.fr")
    answer = browser.post(GIVE, {"email": "Karim@exemple.fr", "code": "coach", "quality": "Designer"})
    role = karim.roles.get()
    assert answer.url == LIST
    assert (role.code, role.quality, role.program, role.given_by) == ("coach", "Designer", None, admin)


def test_a_role_may_be_for_one_programme_and_have_an_end(browser):
    karim, end = factories.person(email="karim@exemple.fr"), clock.today() + timedelta(days=30)
    browser.post(
        GIVE, {"email": "karim@exemple.fr", "code": "officer", "program": factories.program().pk, "ends_on": end}
    )
    assert list(karim.roles.values_list("program__code", "ends_on")) == [("residence", end)]


def test_who_has_none_is_invited_and_takes_the_role_by_the_link(browser, signed_in):
    browser.post(GIVE, {"email": "nina@exemple.fr", "code": "officer", "program": factories.program().pk})
    link, key = re.search(r"http://[^/]+(/invitations/\S+)\?cle=(\S+)", mail.outbox[-1].body).groups()
    nina = factories.person(email="nina@exemple.fr")
    signed_in(nina).post(link, {"cle": key})
    assert list(nina.roles.values_list("code", "program__code")) == [("officer", "residence")]


@pytest.mark.parametrize(
    "wrong", [{"email": "nulle part"}, {"code": "lead"}, {"ends_on": "2001-01-01"}, {"program": "x"}]
)
def test_what_is_wrong_is_said_and_kept(browser, wrong):
    answer = browser.post(GIVE, {"email": "nina@exemple.fr", "code": "officer", "quality": "Cheffe"} | wrong)
    assert (answer.status_code, Invitation.objects.count()) == (422, 0)
    assert "Cheffe" in answer.content.decode()


@pytest.mark.parametrize("email", ["nina@exemple.fr", "karim@exemple.fr"])
def test_nobody_is_named_or_invited_twice(browser, email):
    factories.person("officer", email="karim@exemple.fr")
    Invitation.objects.create(email="nina@exemple.fr", code="officer", invited_by=factories.person())
    assert browser.post(GIVE, {"email": email, "code": "officer"}).status_code == 422


def test_a_role_ended_is_lost_at_once(browser, signed_in):
    officer = factories.officer()
    page = reverse("role_end", args=[officer.roles.get().pk])
    assert "Mettre fin au rôle" in browser.get(page).content.decode()
    browser.post(page)
    assert signed_in(officer).get("/dossiers/").status_code == 404


def test_the_last_administrator_stays(browser, admin):
    page = reverse("role_end", args=[admin.roles.get().pk])
    assert (browser.post(page).status_code, Role.objects.active().filter(code="admin").count()) == (422, 1)


def test_an_invitation_withdrawn_no_longer_shows(browser):
    browser.post(GIVE, {"email": "nina@exemple.fr", "code": "officer"})
    assert "nina@exemple.fr" in browser.get(LIST).content.decode()
    browser.post(reverse("role_revoke", args=[Invitation.objects.get().pk]))
    assert "nina@exemple.fr" not in browser.get(LIST).content.decode().partition("<main")[2].partition("</section>")[2]


SAMIRA, ADA = "Samira López", "Ada Martin"


@pytest.mark.parametrize(("asked", "shown"), [
    ({"q": "lope sami"}, {SAMIRA}), ({"code": "officer"}, {SAMIRA}), ({"code": "coach"}, set()), ({"q": "absent"}, set()), ({}, {SAMIRA, ADA}),
])  # fmt: skip
def test_the_list_is_narrowed(browser, asked, shown):
    factories.person("officer", name=SAMIRA)
    found = {row.record.person.name for row in browser.get(LIST, asked).context["table"].rows}
    assert found & {SAMIRA, ADA} == shown


@pytest.mark.parametrize("people", [1, 3])
def test_the_list_costs_the_same_whatever_its_length(browser, admin, django_assert_num_queries, people):
    for _n in range(people):
        role = factories.person("officer", program=factories.program()).roles.get()
        Role.objects.filter(pk=role.pk).update(given_by=admin, quality="Cheffe")
    browser.get(LIST)
    with django_assert_num_queries(7):
        browser.get(LIST)


def test_the_first_administrator_comes_in_by_a_command(capsys):
    call_command("invite", "ada@exemple.fr")
    assert "/invitations/" in capsys.readouterr().out
    assert (Invitation.objects.get().code, mail.outbox[-1].to) == ("admin", ["ada@exemple.fr"])


def test_the_command_names_who_already_has_an_account():
    ada = factories.person(email="ada@exemple.fr")
    call_command("invite", "ada@exemple.fr", role="officer", verbosity=0)
    assert ada.roles.get().code == "officer"


def test_the_command_refuses_a_wrong_address():
    with pytest.raises(CommandError, match="Saisissez"):
        call_command("invite", "nulle part")
