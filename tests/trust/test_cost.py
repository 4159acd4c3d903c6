"""What a step costs: the very queries that it sends, by the kernel and by its page; no more whatever the dossier has."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.models import Dossier, User
from tests import factories

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PAGE = ["SELECT"] * 4  # the session, the person, their roles, the dossier with what it is judged by


def verbs(act):
    """The first word of each query that an act sends."""
    with CaptureQueriesContext(connection) as captured:
        act()
    return [query["sql"].split(" ")[0].upper() for query in captured]


def submitted():
    """A dossier to judge, in a call open to some kinds of organizations only."""
    return factories.dossier("submitted", on=factories.call(open_to=["commune"]))


def reloaded(obj):
    """The object as the page of its steps fetches it."""
    return type(obj).objects.select_related(*obj.joins).get(pk=obj.pk)


def with_roles(user):
    """A person whose roles were already read by the request."""
    found = User.objects.get(pk=user.pk)
    assert found.active_roles
    return found


def test_a_step_sends_seven_queries_between_two_ends_of_a_transaction(committed):
    dossier, officer = submitted(), with_roles(factories.person("officer"))
    fresh = reloaded(dossier)

    sent = verbs(lambda: fresh.declare_eligible(by=officer))

    # the call for sharing, the row, its call, its organization; the row, its line, the mail owed
    assert sent == ["BEGIN", "SELECT", "SELECT", "SELECT", "SELECT", "UPDATE", "INSERT", "INSERT", "COMMIT"]


def test_a_comment_costs_one_query(committed):
    dossier, officer = factories.dossier("submitted"), with_roles(factories.person("officer"))
    fresh = reloaded(dossier)

    sent = verbs(lambda: fresh.declare_ineligible(by=officer, comment="Hors du périmètre."))

    # no rule is judged, so no organization; its comment, and the letter owed with the mail
    assert sent == ["BEGIN", "SELECT", "SELECT", "SELECT", "UPDATE", "INSERT", "INSERT", "INSERT", "COMMIT"]


def test_a_step_of_a_child_locks_its_dossier_first(committed):
    review = factories.review("assigned")
    fresh, reviewer = reloaded(review), with_roles(review.reviewer)

    sent = verbs(lambda: fresh.accept(by=reviewer))

    # the dossier's call for sharing, the dossier, its call; then the reading, its row and its line
    assert sent == ["BEGIN", "SELECT", "SELECT", "SELECT", "SELECT", "UPDATE", "INSERT", "COMMIT"]


@pytest.mark.parametrize("others", [0, 3])
def test_a_step_by_its_page_sends_eleven_queries_whatever_the_call_holds(others, committed):
    dossier, officer = submitted(), factories.officer()
    for _ in range(others):
        factories.dossier("submitted", on=dossier.call)
    client = Client()
    client.force_login(officer, backend=BACKEND)
    url, fresh = reverse("step", args=["dossier", dossier.pk, "declare_eligible"]), Dossier.objects.get(pk=dossier.pk)

    sent = verbs(lambda: client.post(url, {"seen": fresh.seq, "comment": ""}))

    kernel = ["BEGIN", "SELECT", "SELECT", "SELECT", "SELECT", "UPDATE", "INSERT", "INSERT", "COMMIT"]
    assert sent == PAGE + kernel
    assert len([verb for verb in sent if verb not in ("BEGIN", "COMMIT")]) == 11
