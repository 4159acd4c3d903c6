"""What everyone reads of the positions: the board, the page of one, the feed; applying, with no account."""

from allauth.core import ratelimit
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.syndication.views import Feed
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from programs import clock
from programs import jobs as words
from programs.filters import JobFilter
from programs.forms.applications import ApplicationForm, VolunteerForm
from programs.models import Position, User

ROWS, MOST = 30, 50
OVER = 6  # positions already filled, shown so that one sees what kind of work there was


def trail(*more):
    """The way down to a page about a position."""
    return [(_("Jobs"), reverse("jobs")), *more]


@login_not_required
@require_safe
def jobs(request):
    """The positions that one may apply for today, the soonest closed first; the last ones filled."""
    public = Position.objects.public().for_table()
    found = JobFilter(request.GET or None, public.taking().order_by("closes_on", "reference"))
    over = public.exclude(pk__in=Position.objects.taking().values("pk")).order_by("-published_at", "reference")[:OVER]
    context = {"page": Paginator(found.qs, ROWS).get_page(request.GET.get("page")), "filter": found, "over": list(over)}
    return render(request, "programs/jobs/jobs.html", context)


def shown(slug):
    """The position of this address, if everyone may read it; 404 otherwise."""
    return get_object_or_404(Position.objects.public().for_table(), slug=slug)


@login_not_required
@require_safe
def job(request, slug):
    """One position: what one would do, what it pays, where, until when one may apply."""
    position = shown(slug)
    title, text, tone = words.verdict(position)
    context = {
        "position": position, "verdict": {"title": title, "text": text, "tone": tone}, "trail": trail(),
        "share": settings.SITE_URL + position.public_url,
    }  # fmt: skip
    return render(request, "programs/jobs/job.html", context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def apply(request, slug, internal=False):
    """Apply; the answer is the same whether or not the address is already known."""
    position = shown(slug)
    if internal and not position.takes_internal:
        raise Http404
    form = blank(request, position, VolunteerForm if internal else ApplicationForm)
    if request.method == "POST" and form and form.is_valid() and allowed(request, form) and received(request, form):
        context = {"position": position, "email": form.cleaned_data["email"], "internal": internal, "trail": trail()}
        return render(request, "programs/jobs/received.html", context)
    title, text, tone = words.verdict(position)
    context = {
        "position": position, "form": form, "internal": internal, "trail": trail((str(position), position.public_url)),
        "verdict": {"title": title, "text": text, "tone": tone},
    }  # fmt: skip
    return render(request, "programs/jobs/apply.html", context, status=422 if request.method == "POST" else 200)


def blank(request, position, kind):
    """The form, while one may apply: judged by when the request was received; else None."""
    if position.state != "open" or position.is_late(request.received_at):
        return None
    return kind(*((request.POST, request.FILES) if request.method == "POST" else ()), position=position)


def allowed(request, form):
    """Whether this visitor has not applied too many times."""
    if ratelimit.consume(request, action="apply"):
        return True
    form.add_error(None, _("Too many requests from here: try again in an hour."))
    return False


def received(request, form):
    """The application is received; False when it cannot be, the reason in the form. A known address receives its link again."""
    known = form.position.applicants.waiting().filter(email=form.cleaned_data["email"]).first()
    if known:
        known.remind(by=User.objects.system())
        return True
    one = form.instance
    one.pool_since = clock.now() if form.cleaned_data["pool"] else None
    try:
        with transaction.atomic():
            one.begin(
                by=User.objects.bearer(one), received_at=request.received_at, data={"said_by": _("the applicant")}
            )
            form.keep_files()
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    return True


class OpenPositions(Feed):
    """The positions that anyone may apply for today, the latest published first."""

    language = "fr"
    title, description = (
        gettext_lazy("Open positions"),
        gettext_lazy("The jobs of the projects that territories build."),
    )
    link, feed_url = reverse_lazy("jobs"), reverse_lazy("job_feed")

    def items(self):
        return Position.objects.public().taking().for_table().order_by("-published_at", "reference")[:MOST]

    def item_title(self, item):
        return item.title

    def item_description(self, item):
        return f"{item.summary} {item.place} – {words.salary(item)} – {words.length(item)}"

    def item_link(self, item):
        return item.public_url

    def item_guid(self, item):
        return f"urn:uuid:{item.pk}"

    item_guid_is_permalink = False

    def item_pubdate(self, item):
        return item.published_at

    def item_categories(self, item):
        return [item.dossier.call.program.name]


feed = login_not_required(require_safe(OpenPositions()))
