"""The pages people open most, by who opens them, at this size of the platform."""

import gc

from django.db.models import Count
from django.test import Client
from django.urls import reverse
from django.utils.text import slugify

from bench import feeds, floors, forms, recruiting
from bench.measure import Bar, Figure, Page, queries, timed, weighed
from config import demonstration
from programs import cohort
from programs.models import Call, Cohort, Dossier, Edition, Role, User

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LIST, ONE, SPACE = Bar(ms=40, queries=8), Bar(ms=40, queries=12), Bar(ms=60, queries=12)


def signed_in(user):
    """A browser of this person."""
    client = Client(SERVER_NAME="localhost")
    if user:
        client.force_login(user, backend=BACKEND)
    return client


def opened(client, url):
    """The bytes of a page."""
    response = client.get(url)
    assert response.status_code == 200, f"{url}: {response.status_code}"
    return b"".join(response)


def get(client, url):
    """Open a page, to its last byte."""
    return len(opened(client, url))


def account(role):
    return User.objects.get(email=demonstration.email(role))


def most(name):
    """The person with the most rows of this relation."""
    return User.objects.alias(n=Count(name)).order_by("-n", "pk").first()


def with_sixty():
    """The coach of the demonstration, given sixty projects in three cohorts."""
    coach, edition = account("coach"), Edition.objects.order_by("starts_on").first()
    free = (
        cohort.going_on(Dossier.objects.exclude(project_state=""))
        .exclude(roles__code="coach")
        .filter(cohort_place=None)
    )
    found = list(free.order_by("pk")[: max(0, 60 - cohort.coached(coach).count())])
    Role.objects.bulk_create(Role(person=coach, code="coach", dossier=one) for one in found)
    for n in range(3):
        made, _new = Cohort.objects.get_or_create(edition=edition, name=f"Promotion {n + 1}")
        made.dossiers.add(*found[n::3])
    return account("coach")


def listed(size):
    """The officer's list, everywhere it can be slow."""
    officer, url = account("officer"), reverse("dossier_list")
    sent = Dossier.objects.exclude(submitted_at=None)
    last, busy = -(-sent.count() // 50), sent.values("call").annotate(n=Count("pk")).order_by("-n")[0]["call"]
    yield Page("list of dossiers, first page", officer, url, LIST)
    yield Page("list of dossiers, last page", officer, f"{url}?page={last}", LIST)
    yield Page("list of dossiers, text search", officer, f"{url}?q=guichet+saint", Bar(ms=50, queries=8))
    yield Page("list of dossiers, filtered", officer, f"{url}?call={busy}&state=rejected", LIST)
    yield Page(
        "statistics of the largest call", officer, reverse("call_statistics", args=[busy]), Bar(ms=150, queries=12)
    )


def pages(size):
    """Every page of the bench."""
    yield from listed(size)
    read = Dossier.objects.filter(state="in_review", reviews__isnull=False).order_by("pk").first()
    yield Page("one dossier, staff", account("officer"), read.get_absolute_url(), ONE)
    yield Page("one dossier, applicant", read.lead, read.get_absolute_url(), ONE)
    yield Page("readings of a juror", most("reviews"), reverse("reviews"), LIST)
    read_by = Count("dossiers__reviews")
    busy = Call.objects.alias(n=read_by).order_by("-n", "pk").first()
    yield Page("jury of the largest call", account("officer"), reverse("jury", args=[busy.pk]), SPACE)
    yield Page("ranking of the largest call", account("officer"), reverse("ranking", args=[busy.pk]), SPACE)
    yield Page("decisions of the largest call", account("officer"), reverse("decisions", args=[busy.pk]), SPACE)
    yield Page("my space, officer", account("officer"), reverse("dashboard"), SPACE)
    yield Page("my space, lead", read.lead, reverse("dashboard"), SPACE)
    coach = with_sixty()
    yield Page("board of a coach", coach, reverse("coaching"), Bar(ms=60, queries=10))
    yield Page("week of a coach", coach, reverse("week"), Bar(ms=60, queries=15))
    yield from feeds.pages()
    yield Page("statistics, a visitor", None, reverse("statistics"), Bar(ms=150, queries=12))
    yield Page("statistics, officer", account("officer"), reverse("office_statistics"), Bar(ms=150, queries=12))
    yield Page("home, a visitor", None, reverse("home"), LIST)
    yield Page("call, a visitor", None, Call.objects.get(pk=read.call_id).get_absolute_url(), LIST)
    job = recruiting.position(300)
    yield Page(
        "pipeline of 300 applicants", account("recruiter"), reverse("pipeline", args=[job.pk]), Bar(ms=60, queries=10)
    )
    yield Page("job, a visitor", None, job.public_url, Bar(ms=20, queries=6))
    yield Page("jobs, a visitor", None, reverse("jobs"), LIST)
    long = forms.draft(80)
    yield Page("form of 80 questions", long.lead, reverse("dossier_answer", args=[long.pk, 1]), Bar(ms=60, queries=12))


def measured(size):
    """The figure of each page."""
    for page in pages(size):
        client, bare = signed_in(page.who), signed_in(None)
        opened(client, page.url)
        gc.freeze()  # as the web does once it is loaded
        at = floors.recorded(slugify(page.name), lambda c=client, url=page.url: opened(c, url))
        cpu, wall, base = weighed(lambda n, c=client, url=page.url: get(c, url))
        floor, _wall = timed(lambda n, c=bare, url=at: get(c, url))
        number = queries(lambda c=client, url=page.url: get(c, url))
        yield Figure(page.name, size, cpu, wall, floor, floors.OF, number, page.bar, base)
