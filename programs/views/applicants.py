"""Who applied, for the recruiters of a position and nobody else: the board, one applicant, their files, the screening grid."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from programs import interviews, pipeline, pool
from programs.forms.screening import MarksForm, RefusalForm
from programs.models import Applicant, Position, Screening
from programs.timeline import worded
from programs.views.applications import given
from programs.views.jury import identifiers
from programs.views.positions import trail
from programs.workflow import Conflict

ROWS = 50
reads_and_writes = require_http_methods(["GET", "HEAD", "POST"])


def recruited(request, pk):
    """The position, for who recruits for it; a 404 for anyone else, whatever they run."""
    return get_object_or_404(Position.objects.recruited_by(request.user).for_table(), pk=pk)


def one_of(request, pk):
    """The applicant, for who recruits for their position."""
    return get_object_or_404(
        Applicant.objects.visible_to(request.user).select_related(*Applicant.joins, "interview__slot"), pk=pk
    )


def above(position, *more):
    """The way down to a page about those who applied."""
    return trail((str(position), position.get_absolute_url()), *more)


def to_board(position):
    """The board, as a step of the way down."""
    return _("Applications"), reverse("pipeline", args=[position.pk])


@require_safe
def board(request, pk):
    """The pipeline of a position: a column a state, or all those of one state page by page."""
    position = recruited(request, pk)
    asked = {name: request.GET.get(name, "") for name in ("q", "voie", "etat")}
    totals = pipeline.counts(position, asked)
    context = {
        "position": position, "totals": totals, "asked": asked, "routes": Applicant.Route.choices, "ended": pipeline.ended(totals),
        "verdict": pipeline.verdict(position, totals), "trail": above(position), "left": position.seats - totals.get("hired", 0),
    }  # fmt: skip
    state = asked["etat"]
    if state in Applicant.State.values:
        rows = pipeline.narrowed(pipeline.of(position), asked).filter(state=state).in_order()
        page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
        context |= {"page": page, "label": Applicant.State(state).label, "refuses": state in Applicant.ALIVE}
        context["trail"] = above(position, to_board(position))
        return render(request, "programs/applicants/state.html", context)
    context["columns"] = pipeline.columns(position, asked, totals)
    return render(request, "programs/applicants/board.html", context)


@require_safe
def applicant(request, pk):
    """One applicant: what they sent, without who they are until the interview; what to do next."""
    one = one_of(request, pk)
    mask = pipeline.masked(one)
    context = {
        "applicant": one, "position": one.position, "steps": [step for step in one.steps_for(request.user) if step.name != "hear_manager" or one.manager_email],
        "experience": mask(one.experience), "motivation": mask(one.motivation), "files": list(one.files.all()) if one.revealed_at else [],
        "screenings": list(one.screenings.select_related("by")), "mine": one.screenings.filter(by=request.user).first(), "cards": interviews.readable(one, request.user),
        "interview": getattr(one, "interview", None), "lines": lines(one), "kept_until": pool.kept_until(one), "best": interviews.best(one.position),
        "trail": above(one.position, to_board(one.position)), "neighbours": pipeline.neighbours(one),
    }  # fmt: skip
    return render(request, "programs/applicants/applicant.html", context)


def lines(one):
    """What happened to an application, the last first."""
    found = one.history.select_related("actor", "on_behalf_of", "detail").order_by("-seq")
    return [worded(line, one) for line in found]


@require_safe
def file(request, pk, file):
    """A file of an applicant, once their name may be read: a curriculum vitae tells it."""
    one = one_of(request, pk)
    if not one.revealed_at:
        raise Http404
    return given(get_object_or_404(one.files, pk=file))


@reads_and_writes
@transaction.atomic
def screening(request, pk):
    """The screening grid of one recruiter: a mark for each criterion, on what was written, without a name."""
    one = one_of(request, pk)
    row = one.screenings.filter(by=request.user).first() or Screening(applicant=one, by=request.user)
    form = MarksForm(request.POST or None, criteria=one.position.criteria, marks=row.marks, initial={"note": row.note})
    if request.method == "POST" and form.is_valid():
        row.marks, row.note = form.marks, form.cleaned_data["note"]
        row.save()
        messages.success(request, _("The grid is saved."))
        following = pipeline.neighbours(one)["after"] if "next" in request.POST else None
        return redirect("applicant_screening", following.pk) if following else redirect(one)
    mask = pipeline.masked(one)
    context = {
        "applicant": one, "position": one.position, "form": form, "experience": mask(one.experience), "motivation": mask(one.motivation),
        "trail": above(one.position, to_board(one.position), (str(one.shown_name), one.get_absolute_url())),
        "more": one.state == "received" and bool(pipeline.neighbours(one)["after"]),
    }  # fmt: skip
    return render(request, "programs/applicants/screening.html", context, status=422 if form.errors else 200)


@reads_and_writes
def refuse(request, pk):
    """Refuse several people at once, each told in a mail of their own; who has moved meanwhile is left alone."""
    position = recruited(request, pk)
    chosen = identifiers((request.POST if request.method == "POST" else request.GET).getlist("qui"))[:ROWS]
    people = list(position.applicants.waiting().filter(pk__in=chosen).in_order())
    words = {"comment": interviews.kind_words(position)}
    form = RefusalForm(request.POST if "comment" in request.POST else None, initial=words)
    if not people:
        messages.error(request, _("Choose at least one person."))
        return redirect("pipeline", pk)
    if form.is_bound and form.is_valid():
        told = sum(refused(one, request, form.cleaned_data["comment"]) for one in people)
        messages.success(request, ngettext("%d person is told.", "%d persons are told.", told) % told)
        return redirect("pipeline", pk)
    context = {"position": position, "people": people, "form": form, "trail": above(position, to_board(position))}
    return render(request, "programs/applicants/refuse.html", context, status=422 if form.errors else 200)


def refused(one, request, words):
    """Whether this person was refused now, with these words."""
    try:
        one.reject(by=request.user, comment=words, received_at=request.received_at)
    except Conflict:
        return False
    return True


@reads_and_writes
def pooled(request):
    """The pool: those who agreed to hear of other positions, once theirs is settled; those chosen are told of one that is open."""
    if "recruiter" not in request.user.role_codes:
        raise Http404
    rows = pool.pooled(request.user).select_related("position__dossier").order_by("-contacted_at", "id")
    if words := request.GET.get("q", "").replace("\x00", "").strip():
        rows = pool.about(rows, words)
    opened = list(
        Position.objects.recruited_by(request.user).taking().for_table().order_by("closes_on", "reference")[:ROWS]
    )
    if request.method == "POST":
        announced(request, rows, opened)
        return redirect("pool")
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    context = {"page": page, "trail": trail(), "q": request.GET.get("q", ""), "opened": opened}
    return render(request, "programs/applicants/pool.html", context)


def announced(request, rows, opened):
    """Those chosen are told of the position chosen."""
    position = next((one for one in opened if str(one.pk) == request.POST.get("poste")), None)
    people = list(rows.filter(pk__in=identifiers(request.POST.getlist("qui"))[:ROWS]))
    if position is None or not people:
        messages.error(request, _("Choose a position and at least one person."))
        return
    told = pool.tell(people, position)
    messages.success(request, ngettext("%d person is told.", "%d persons are told.", told) % told)
