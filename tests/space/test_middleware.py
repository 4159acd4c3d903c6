"""What every request passes: the moment of receipt, the second factor, what a browser may keep."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from programs import clock
from programs.middleware import Received, SecondFactor
from programs.models import Dossier
from tests import factories


def received(stamp=None):
    """When a request with this stamp of the front server was received."""
    request = RequestFactory().get("/", headers={} if stamp is None else {"X-Request-Received": stamp})
    Received(lambda request: HttpResponse())(request)
    return request.received_at


def test_the_stamp_of_a_trusted_front_server_is_the_moment(settings):
    settings.TRUSTED_PROXY = True
    assert received("1900000000.25").isoformat() == "2030-03-17T17:46:40.250000+00:00"


@pytest.mark.parametrize("stamp", ["hier", "nan", "inf", "1e300", "", None])
def test_a_stamp_that_makes_no_sense_is_left_aside(settings, stamp):
    settings.TRUSTED_PROXY = True
    assert abs(received(stamp) - clock.now()) < timedelta(seconds=5)


def test_without_a_trusted_front_server_nobody_chooses_their_moment(settings):
    settings.TRUSTED_PROXY = False
    assert abs(received("1900000000") - clock.now()) < timedelta(seconds=5)


@pytest.mark.django_db
@pytest.mark.parametrize(("trusted", "state"), [(True, "submitted"), (False, "draft")])
def test_what_the_front_server_received_in_time_is_submitted(signed_in, settings, trusted, state):
    settings.TRUSTED_PROXY = trusted
    dossier = factories.dossier()
    deadline, browser = dossier.call.closes_at, signed_in(dossier.lead)
    with clock.at(deadline + timedelta(seconds=30)):
        stamp = {"X-Request-Received": str(deadline.timestamp())}
        browser.post(reverse("step", args=["dossier", dossier.pk, "submit"]), {"seen": dossier.seq}, headers=stamp)
    assert Dossier.objects.get(pk=dossier.pk).state == state


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["admin", "officer", "authority", "coach", "recruiter"])
def test_staff_without_a_second_factor_set_one_up_first(signed_in, role):
    answer = signed_in(factories.person(role)).get(reverse("dashboard"))
    assert (answer.status_code, answer.url) == (302, f"{reverse('mfa_activate_totp')}?next={reverse('dashboard')}")


@pytest.mark.django_db
def test_meanwhile_they_change_nothing(signed_in):
    dossier = factories.dossier("submitted")
    browser = signed_in(factories.person("officer"))
    browser.post(reverse("step", args=["dossier", dossier.pk, "declare_eligible"]), {"seen": dossier.seq})
    assert Dossier.objects.get(pk=dossier.pk).state == "submitted"


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["accessibility", "legal", "privacy", "contact", "account_logout"])
def test_they_still_read_what_the_law_lets_anyone_read(signed_in, name):
    assert signed_in(factories.person("officer")).get(reverse(name)).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("make", [factories.officer, lambda: factories.person("reviewer"), factories.person])
def test_the_others_and_those_who_have_one_go_on(signed_in, make):
    assert signed_in(make()).get(reverse("dashboard")).status_code == 200


@pytest.mark.django_db
def test_no_cache_keeps_the_pages_of_who_is_signed_in(signed_in, client):
    private = signed_in(factories.person()).get(reverse("dashboard"))
    public = client.get(reverse("legal"))
    assert (private["Cache-Control"], "no-store" in public.get("Cache-Control", "")) == ("private, no-store", False)


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "free"), [("health", True), ("mfa_index", True), ("health_of_a_project", False), ("contact_list", False)])  # fmt: skip
def test_only_named_pages_are_open_without_a_second_factor(rf, name, free):
    request = rf.get("/")
    request.user = factories.person("officer")
    request.resolver_match = SimpleNamespace(url_name=name)
    sent = SecondFactor(lambda request: HttpResponse()).process_view(request, None, (), {})
    assert (sent is None) == free
