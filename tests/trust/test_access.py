"""Every address × every role × GET and POST: who gets through is what the policy says, no address is forgotten; each page has its styles."""

import pytest
from django.db import transaction
from django.urls import URLResolver, get_resolver, reverse

from hackathons import permissions as camps
from programs.models import User
from residences import permissions as residences
from startups import permissions as startups
from tests import doorbell
from tests.look.test_stylesheet import unstyled
from tests.recruiting.samples import CANARY
from tests.trust.policies_coaching import CONFIDED, CONFIDENCE
from tests.trust.policies_talk import AMONG_STAFF, INSIDE
from tests.trust.policy import POLICY
from tests.trust.world import ROLES, World, brief, recognized, unframed

CANARIES = {CANARY: ("recruiter",), CONFIDENCE: CONFIDED, INSIDE: AMONG_STAFF}  # each word, and who may read it
REFUSED = {401, 403, 404, 405}


LIBRARY = ("account_", "mfa_")  # the accounts library's own addresses: tests/look opens each of them


def addresses(patterns=None):
    """The names of every address of ours; an address without a name is a fault."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns)
        else:
            if pattern.name == "account" or not pattern.name.startswith(LIBRARY):
                yield pattern.name


def test_tested_is_enumerated():
    assert sorted(POLICY) == sorted(addresses())


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with doorbell.at("memory://"), django_db_blocker.unblock(), transaction.atomic():  # /sante/ waits for nothing
        world = World()
        with recognized(), brief(), unframed():
            yield world
        transaction.set_rollback(True)


def gets_through(response):
    """Whether the page answered; sent to sign in or to set a second factor, it did not."""
    sent_away = response.status_code == 302 and any(
        part in response.url for part in ("/compte/login/", "/compte/2fa/totp/activate/")
    )
    return not sent_away and response.status_code not in REFUSED


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", sorted(set(POLICY)))
def test_who_gets_through(world, django_db_blocker, name, method):
    address, policy = POLICY[name]
    expected, found, crashed, leaked, bare = set(policy[method].split()), set(), {}, set(), set()
    with django_db_blocker.unblock():
        for role in ROLES:
            with transaction.atomic():
                response = getattr(world.client(role), method)(reverse(name, kwargs=address(world)))
                body = said(response)
                if any(word in body and role not in told for word, told in CANARIES.items()):
                    leaked.add(role)
                bare |= unstyled(body)
                transaction.set_rollback(True)
            for close in response._resource_closers:  # a file that is served; not the connection
                close()
            if response.status_code >= 500 and name != "health":  # which says that no worker runs here
                crashed[role] = response.status_code
            if gets_through(response):
                found.add(role)
    assert (crashed, sorted(found - expected), sorted(expected - found), leaked, bare) == ({}, [], [], set(), set())


def said(response):
    """All that an answer says, where it sends to and what it is called included."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode(errors="replace") + str(response.headers)


@pytest.mark.parametrize(("kind", "reads"), [("residence", residences.reads), ("camp", camps.reads), ("startup", startups.reads)])  # fmt: skip
def test_nobody_opens_a_project_that_lists_hide_from_them(world, django_db_blocker, kind, reads):
    project = getattr(world, kind)
    with django_db_blocker.unblock():
        people = {role: User.objects.get(pk=person.pk) for role, person in world.people.items()}
        opens = {role for role, person in people.items() if reads(project, person)}
        listed = type(project).objects.filter(pk=project.pk)
        hidden = {role for role in opens if not listed.visible_to(people[role]).exists()}
    assert ({"lead", "coach", "officer"} - opens, hidden) == (set(), set())


def test_control_the_recruiter_reads_whom_nobody_else_does(world, django_db_blocker):
    with django_db_blocker.unblock():
        page = world.client("recruiter").get(world.applicant.get_absolute_url())
    assert CANARY in said(page)


@pytest.mark.parametrize(("role", "words"), [("coach", {CONFIDENCE, INSIDE}), ("authority", {INSIDE}), ("lead", set())])
def test_control_the_feed_says_to_each_what_is_for_them(world, django_db_blocker, role, words):
    with django_db_blocker.unblock():
        page = said(world.client(role).get(reverse("conversation", args=[world.dossier.pk])))
        asked = said(world.client(role).get(reverse("conversation", args=[world.dossier.pk]), {"q": "interne canari"}))
    assert ({word for word in (CONFIDENCE, INSIDE) if word in page}, INSIDE in asked) == (words, INSIDE in words)
