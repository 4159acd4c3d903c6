"""The pages of the papers of projects: those made so far, and what makes each of them anew."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programs import clock
from programs.models import Position
from programs.permissions import May
from reports import papers
from startups.freezing import DAYS
from startups.permissions import writes
from startups.views.access import found, trail
from startups.views.pages import unchanged

OF_STARTUP = ("startup_month", "committee_file", "takeover")
REFREEZES = May("coach", "officer")
SUMS_UP = May("recruiter", "officer", "coach", "lead")


def made(dossier, user, *kinds):
    """The papers of these kinds that this person may read, the last first; those replaced too."""
    found = dossier.documents.visible_to(user).filter(kind__in=kinds, state__in=("ready", "replaced"))
    return list(found.order_by("-created_at", "id"))


def told(request, document, done):
    """Say that a paper is there, or that it will be."""
    failed = _("The document could not be made; it is tried again by itself, and shows here as soon as it is there.")
    messages.success(request, done) if document.sha256 else messages.warning(request, failed)


@require_safe
def startup_papers(request, pk):
    """The papers of a start-up, those made so far."""
    startup = found(request, pk)
    context = {
        "startup": startup, "trail": trail(startup), "papers": made(startup.dossier, request.user, *OF_STARTUP),
        "may_write": writes(startup, request.user), "committee": startup.coming_committee,
    }  # fmt: skip
    return render(request, "reports/pages/startup_papers.html", context)


@require_http_methods(["POST"])
@transaction.atomic
def monthly(request, pk):
    """Make the sheet of this month as things now are."""
    startup = found(request, pk, writes)
    told(request, papers.ask("startup_month", startup, f"{clock.today():%Y-%m}"), _("The sheet of this month is made."))
    return redirect("startup_papers", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def freeze(request, pk):
    """Freeze the file of the committee to come: what is recorded now is what it reads."""
    startup = found(request, pk, writes)
    if startup.has_convened:
        return unchanged(request, startup)
    row = startup.coming_committee
    if row is None or row.held_at is None or not row.agenda:
        messages.info(request, _("Write the day and the agenda of the committee first."))
        return redirect("startup_committee", pk)
    days = (localtime(row.held_at).date() - clock.today()).days
    shut = row.file is not None and days < DAYS and not REFREEZES(startup, request.user)
    if request.method == "POST":
        if shut:
            raise PermissionDenied(_("The file is frozen: its coach alone may still have it made anew."))
        told(request, papers.ask("committee_file", row), _("The file of the committee is frozen: it is its material."))
        return redirect("startup_papers", pk)
    context = {"startup": startup, "committee": row, "days": days, "late": days < DAYS, "shut": shut, "trail": trail(startup)}  # fmt: skip
    return render(request, "reports/pages/freeze.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def takeover(request, pk):
    """What the taker receives: what it still lacks, and the button that makes it."""
    startup = found(request, pk, writes)
    if request.method == "POST":
        told(request, papers.ask("takeover", startup), _("The takeover file is made."))
        return redirect("startup_takeover", pk)
    answers = list(startup.checks.filter(of="exit").values_list("answer", flat=True))
    context = {
        "startup": startup, "trail": trail(startup), "document": startup.takeover_file, "total": len(answers),
        "left": answers.count(""), "assets": startup.assets.count(), "former": made(startup.dossier, request.user, "takeover")[1:],
    }  # fmt: skip
    return render(request, "reports/pages/takeover.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def recruitment(request, pk):
    """The summary of a published position, for whoever sees it: those made, and the button that makes it anew."""
    position = get_object_or_404(Position.objects.visible_to(request.user).for_table(), pk=pk)
    if not position.published_at:
        raise Http404
    may_make = SUMS_UP(position, request.user)
    if request.method == "POST":
        if not may_make:
            raise PermissionDenied(_("The recruiters, the lead and the coach have this summary made."))
        told(request, papers.ask("recruitment", position), _("The recruitment summary is made."))
        return redirect("recruitment_pdf", pk)
    title = papers.KINDS["recruitment"].title(papers.Owed("recruitment", position, "", papers.NO_DAY))
    every = position.dossier.documents.ready().filter(kind="recruitment", title=title)
    context = {
        "position": position,
        "document": every.first(),
        "may_make": may_make,
        "trail": [(str(position), position.get_absolute_url())],
    }
    return render(request, "reports/pages/recruitment.html", context)
