"""A juror's readings: the list, the dossier beside the marks, the draft that saves itself."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, prefetch_related_objects
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programs import answers, blind, conditions, peers
from programs.applying import panels
from programs.forms.jury import ReviewForm, read_of
from programs.models import Example, Review
from programs.models.review import READING
from programs.workflow import Conflict

ROWS = 50


@require_safe
def reviews(request):
    """What this person has to accept, to write, and has given; the juries that they chair."""
    counts = dict(Review.objects.filter(reviewer=request.user).order_by().values_list("state").annotate(n=Count("*")))
    page = paged(request, counts)
    calls = phased(page)
    mine = list(blind.covered(page, request.user))
    by_state = {state: [review for review in mine if review.state == state] for state in READING}
    context = {
        **by_state, "page": page, "counts": {state: counts.get(state, 0) for state in READING},
        "left": counts.get("assigned", 0) + counts.get("in_progress", 0), "aside": counts.get("declined", 0) + counts.get("released", 0),
        "examples": Example.objects.waiting_for(request.user).select_related("call"),
        "seats": request.user.seats.sitting().select_related("call").order_by("call__title", "id"),
        "reading": calls, "chaired": [role.call for role in request.user.active_roles if role.code == "chair" and role.call_id],
    }  # fmt: skip
    return render(request, "programs/jury/reviews.html", context)


def phased(readings):
    """The calls of these readings that have phases, each once, its phases read with those of the others."""
    calls = list({review.dossier.call_id: review.dossier.call for review in readings}.values())
    for review in readings:
        review.dossier.call = next(call for call in calls if call.pk == review.dossier.call_id)
    prefetch_related_objects(calls, "phases")
    return [call for call in calls if call.phase]


def paged(request, counts):
    """A page of one's readings: to accept, to write, then given."""
    mine = Review.objects.filter(reviewer=request.user, state__in=READING).for_list()
    paginator = Paginator(mine.order_by("state", "dossier__reference"), ROWS)
    paginator.count = sum(counts.get(state, 0) for state in READING)
    return paginator.get_page(request.GET.get("page"))


def review(request, pk):
    """One reading: to accept, to write, or as it was given; a reader who stands aside finds nothing."""
    found = get_object_or_404(Review.objects.visible_to(request.user).for_table(), pk=pk)
    own, ties = found.reviewer_id == request.user.pk, list(found.conflicts()) if found.state == "assigned" else []
    found = next(blind.covered([found], request.user))
    if own and found.state not in READING:
        raise Http404
    if own and found.state == "in_progress":
        return write(request, found)
    if request.method == "POST" and not own and not peers.oversees(found, request.user):
        raise PermissionDenied(_("This reading is not yours."))
    if request.method == "POST":
        raise Conflict(found.history.last())
    context = {
        "review": found, "own": own, "steps": found.steps_for(request.user), "who": peers.name_of(found, request.user),
        "others": peers.others(found, request.user) if own else [],
    }  # fmt: skip
    if own and found.state == "assigned":
        return render(request, "programs/jury/accept.html", context | {"conflicts": ties, **blind.facts(found)})
    return render(request, "programs/jury/reading.html", context | {"marks": marked(found), **dossier_of(found)})


def write(request, found):
    """The form of a reading: it saves itself, by its button, and before it is given."""
    form = ReviewForm(found, found.dossier.call.criteria.all(), request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            status = save(found, form)
        if status == 200:
            return saved(request, found)
        if request.htmx:
            return HttpResponse(render_to_string("programs/jury/_stale.html", {"form": form}), status=status)
    examples = list(Example.objects.waiting_for(request.user).filter(call=found.dossier.call_id).select_related("call"))
    context = {
        "review": found,
        "form": form,
        "missing": list(found.missing_to_submit()),
        "examples": examples,
        "blank": not (found.scores or found.opinion),
        "others": peers.others(found, request.user),
        **dossier_of(found),
    }
    return render(request, "programs/jury/review.html", context, status=status)


def save(found, form):
    """Write the draft under a lock; 409 when it changed in another window since the page was shown."""
    with transaction.atomic():
        fresh = Review.objects.select_for_update(of=("self",), no_key=True).get(pk=found.pk)
        if fresh.state != "in_progress":
            raise Conflict(fresh.history.last())
        if form.cleaned_data["read"] != read_of(fresh):
            form.add_error(
                None,
                _("You changed this reading in another window. What you typed here is kept: compare, then save again."),
            )
            form.data = {**form.data.dict(), "read": read_of(fresh)}
            form.elsewhere = fresh
            return 409
        form.write(fresh)
        fresh.save(update_fields=["scores", "comments", "opinion"])
    found.scores, found.comments, found.opinion = fresh.scores, fresh.comments, fresh.opinion
    return 200


def saved(request, found):
    """The answer to a save: a word to the page that saves itself, the step that gives the reading, or the page again."""
    if request.htmx:
        return render(
            request, "programs/jury/_saved.html", {"read": read_of(found), "missing": list(found.missing_to_submit())}
        )
    if "submit" in request.POST:
        return redirect("step", "review", found.pk, "submit")
    messages.success(request, _("Your draft is saved."))
    return redirect(found)


def marked(found):
    """Each criterion with the mark and the comment of a reading."""
    hidden = blind.sheet_of(found)
    told = hidden.mask if hidden else str
    found.opinion = told(found.opinion)
    return [
        {
            "label": c.label, "weight": c.weight, "best": c.best, "mark": (mark := found.scores.get(str(c.pk))), "comment": told(found.comments.get(str(c.pk), "")),
            "word": "" if mark is None else c.words[mark],
        } for c in found.dossier.call.criteria.all()
    ]  # fmt: skip


def dossier_of(found):
    """What was submitted last, as a juror reads it; nothing of what staff wrote."""
    if hidden := blind.sheet_of(found):
        return {"dossier": found.dossier, "blind": hidden, "sections": hidden.sections}
    version = found.dossier.versions.last()
    shown = parts(version) if version else []
    return {"dossier": found.dossier, "version": version, "sections": shown, **panels(found.dossier)}


def parts(version):
    """The sections of what was submitted, each with its questions and their answers in words."""
    seen = conditions.visible(version.definition, version.answers)
    return [
        {"title": s["title"], "questions": [answered(q, version) for q in s["questions"] if q["code"] in seen]}
        for s in version.definition["sections"]
        if not conditions.empty(s, seen)
    ]


def answered(question, version):
    """A question with its answer in words, or the files joined to it."""
    files = [file for file in version.files if file["question"] == question["code"]]
    text = "" if question["kind"] == "file" else answers.shown(question, version.answers.get(question["code"]))
    table = answers.table(question, version.answers.get(question["code"]))
    return {"label": question["label"], "answer": text, "table": table, "files": files, "pieces": ()}
