"""Visits of a call's page: one number a day and a link, nothing of who comes; robots and officers are not visits."""

import pytest
from django.test import Client
from django.urls import reverse

from programs import visits
from programs.models import Visit
from tests import factories

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
CHROME = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Mobile Safari/537.36"
ROBOTS = [
    "", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "curl/8.5", "python-requests/2.32",
    "Mozilla/5.0 (compatible; bingbot/2.0)", "facebookexternalhit/1.1", "Mozilla/5.0 HeadlessChrome/142.0", "UptimeMonitor/1",
]  # fmt: skip


def read(call, agent=FIREFOX, client=None, **headers):
    return (client or Client()).get(reverse("call", args=[call.pk]), headers={"User-Agent": agent, **headers})


def counted(call):
    return [(v.source, v.count) for v in call.visits.all()]


@pytest.mark.parametrize("agent", [FIREFOX, CHROME])
def test_each_reading_of_the_page_is_one_visit(agent):
    call = factories.call()
    read(call, agent)
    read(call, agent)
    assert counted(call) == [("", 2)]


@pytest.mark.parametrize("agent", ROBOTS)
def test_a_robot_is_no_visit(agent):
    call = factories.call()
    read(call, agent)
    assert counted(call) == []


def test_a_page_asked_for_in_advance_is_no_visit():
    call = factories.call()
    read(call, **{"Sec-Purpose": "prefetch;prerender"})
    assert counted(call) == []


def test_who_runs_the_call_is_no_visitor(signed_in):
    call, officer = factories.call(), factories.officer()
    read(call, client=signed_in(officer))
    assert counted(call) == []


def test_a_visit_through_a_link_has_its_own_counter():
    call = factories.call()
    for source in ("amrf", "amrf", ""):
        visits.count(call, source)
    assert counted(call) == [("", 1), ("amrf", 2)]


def test_a_visit_leaves_no_cookie_and_nothing_of_the_visitor():
    response = read(factories.call())
    kept = {field.name for field in Visit._meta.fields}
    assert (response.cookies.keys() - {"csrftoken"}, kept) == (set(), {"id", "day", "call", "source", "count"})
