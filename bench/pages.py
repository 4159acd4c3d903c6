"""The pages people open most, by who opens them, at this size of the platform."""

from typing import NamedTuple

from django.db.models import Count
from django.test import Client
from django.urls import reverse
from django.utils.text import slugify

from bench import floors
from bench.measure import Bar, Figure, queries, timed
from config import demonstration
from programs.models import Call, Dossier, User

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LIST, ONE = Bar(ms=40, queries=8), Bar(ms=40, queries=12)


class Page(NamedTuple):
    """A page, who opens it (None: a visitor), the raw query of its rows."""

    name: str
    who: User | None
    url: str
    sql: str
    params: list
    bar: Bar = Bar()


def signed_in(user):
    """A browser of this person."""
    client = Client(SERVER_NAME="localhost")
    if user:
        client.force_login(user, backend=BACKEND)
    return client


def get(client, url):
    """Open a page, to its last byte."""
    response = client.get(url)
    assert response.status_code == 200, f"{url}: {response.status_code}"
    return sum(map(len, response))


def account(role):
    return User.objects.get(email=demonstration.email(role))


def most(name):
    """The person with the most rows of this relation."""
    return User.objects.alias(n=Count(name)).order_by("-n", "pk").first()


def listed(size):
    """The officer's list, everywhere it can be slow."""
    officer, url, where = account("officer"), reverse("dossier_list"), "d.submitted_at is not null"
    sent = Dossier.objects.exclude(submitted_at=None)
    last, busy = -(-sent.count() // 50), sent.values("call").annotate(n=Count("pk")).order_by("-n")[0]["call"]
    word = "(d.reference ilike %s or d.title ilike %s or o.name ilike %s)"
    sql = floors.DOSSIERS.format(where=where)
    yield Page("list of dossiers, first page", officer, url, sql, [0], LIST)
    yield Page("list of dossiers, last page", officer, f"{url}?page={last}", sql, [50 * (last - 1)], LIST)
    yield Page(
        "list of dossiers, text search", officer, f"{url}?q=guichet+saint", floors.DOSSIERS.format(where=f"{where} and {word} and {word}"),
        ["%guichet%"] * 3 + ["%saint%"] * 3 + [0], Bar(ms=50, queries=8),
    )  # fmt: skip
    yield Page(
        "list of dossiers, filtered", officer, f"{url}?call={busy}&state=rejected",
        floors.DOSSIERS.format(where=f"{where} and d.call_id = %s and d.state = 'rejected'"), [busy, 0], LIST,
    )  # fmt: skip


def pages(size):
    """Every page of the bench."""
    yield from listed(size)
    read = Dossier.objects.filter(state="in_review", reviews__isnull=False).order_by("pk").first()
    juror, coming = most("reviews"), [read.pk]
    yield Page("one dossier, staff", account("officer"), read.get_absolute_url(), floors.DOSSIER, coming, ONE)
    yield Page("one dossier, applicant", read.lead, read.get_absolute_url(), floors.DOSSIER, coming, ONE)
    yield Page("readings of a juror", juror, reverse("reviews"), floors.REVIEWS, [juror.pk], Bar(ms=60, queries=12))
    yield Page("my space, officer", account("officer"), reverse("dashboard"), floors.CALLS, [], Bar(ms=60, queries=12))
    yield Page("my space, lead", read.lead, reverse("dashboard"), floors.DOSSIER, coming, Bar(ms=60, queries=12))
    yield Page("home, a visitor", None, reverse("home"), floors.CALLS, [], Bar(ms=40, queries=8))
    yield Page(
        "call, a visitor",
        None,
        Call.objects.get(pk=read.call_id).get_absolute_url(),
        floors.CALLS,
        [],
        Bar(ms=40, queries=8),
    )


def measured(size):
    """The figure of each page."""
    for page in pages(size):
        floors.FLOORS[slug := slugify(page.name)] = (page.sql, page.params)
        client = signed_in(page.who)
        cpu, wall = timed(lambda n, c=client, url=page.url: get(c, url))
        floor, _wall = timed(lambda n, c=client, url=f"/bench/{slug}/": get(c, url))
        number = queries(lambda c=client, url=page.url: get(c, url))
        yield Figure(page.name, size, cpu, wall, floor, floors.OF, number, page.bar)
