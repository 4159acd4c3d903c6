"""Coaching: the cohort at a glance, the notes that never leave the coaches."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programs import board, cohort
from programs.forms.board import BoardFilter
from programs.forms.coaching import NoteForm
from programs.models import Dossier
from programs.planning import Calendar

FOLLOWING = {"coach", "officer"}
INSIDE = FOLLOWING | {"lead", "member", "signatory", "resident", "operator", "mentor", "observer", "authority", "admin"}
ROWS = 50
FIRST = 12  # things to do shown at once; the others are one click away


def found(request, pk):
    """The dossier of an open project, if this person has a part in it; a juror has none."""
    dossier = get_object_or_404(Dossier.objects.for_table().visible_to(request.user).exclude(project_state=""), pk=pk)
    if not INSIDE & dossier.roles_of(request.user):
        raise Http404
    return dossier


def allowed(dossier, user, *codes):
    """The roles that may do what follows; raises PermissionDenied, in words, to the others."""
    if not dossier.roles_of(user) & set(codes):
        raise PermissionDenied(_("Your role on this project does not let you do this."))


def crumbs(dossier):
    """The way down to a page about a project."""
    return [(str(dossier.title), dossier.project.get_absolute_url())]


@require_safe
def coaching(request):
    """The cohort of a coach, or of an officer: what to do first, then where each project stands, then the calendar."""
    if not FOLLOWING & request.user.role_codes:
        raise Http404
    over = "over" in request.GET
    narrowing, _rows, cards = narrowed(request)
    page = Paginator(cards, ROWS).get_page(request.GET.get("page"))
    todos = [] if over else board.todos(cards)
    return render(request, "programs/coaching/cohort.html", {
        "verdict": board.verdict(cards), "cards": cards, "page": page, "over": over, "todos": todos if "todo" in request.GET else todos[:FIRST], "others": len(todos[FIRST:]) if "todo" not in request.GET else 0, "filter": narrowing,
        "narrow": any(request.GET.get(name) for name in narrowing.fields), "several": len(narrowing.fields["coach"].choices) > 2,
        "query": request.GET.urlencode(), "table": "table" in request.GET and cards, "stages": board.stages(page.object_list), "calendar": Calendar([card.dossier for card in page.object_list]),
    })  # fmt: skip


def narrowed(request):
    """The choices made, all the projects of this person, the cards that answer; those that need something first."""
    everything = cohort.followed(request.user)
    rows = list(cohort.with_all(cohort.ended(everything) if "over" in request.GET else cohort.going_on(everything)))
    narrowing = BoardFilter(request.GET, dossiers=rows)
    cards = filter(narrowing.keeps, board.cards(rows, request.user))
    return narrowing, rows, sorted(cards, key=lambda card: not card.tasks)


@require_http_methods(["GET", "HEAD", "POST"])
def private_notes(request, pk):
    """The notes of those who coach a project; for anyone else this page does not exist."""
    dossier = found(request, pk)
    if not FOLLOWING & dossier.roles_of(request.user):
        raise Http404
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.instance.dossier, form.instance.author = dossier, request.user
        form.save()
        messages.success(request, _("Your note is kept. Only coaches and officers read it."))
        return redirect("private_notes", pk)
    notes = Paginator(dossier.private_notes.select_related("author"), ROWS).get_page(request.GET.get("page"))
    context = {"dossier": dossier, "form": form, "notes": notes, "page": notes, "crumbs": crumbs(dossier)}
    return render(request, "programs/coaching/notes.html", context, status=422 if form.errors else 200)
