"""Examples that a jury marks before its readings: written by the officer, marked by each, compared by all."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs import calibration
from programs.forms.calibration import ExampleForm, ExampleMarkForm
from programs.models import Call, Example, ExampleMark
from programs.views.jury import call_of, menu, run_by
from programs.views.reviews import parts

OVER = ("decided", "unsuccessful", "cancelled")
reads_and_writes = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def examples(request, pk):
    """The examples of a call, how the jury marked them, who is still to mark."""
    call = call_of(request, pk)
    context = {**menu(call, request.user), **calibration.page(call, request.user), "addable": addable(call)}
    return render(request, "programs/jury/examples.html", context)


def addable(call):
    """Whether an example can still be added: the jury has not begun to hand in its readings."""
    return call.state not in OVER and not calibration.begun(call)


@reads_and_writes
def new(request, pk):
    """A new example, while the jury has not begun."""
    call = run_by(request, pk)
    if not addable(call):
        messages.error(request, _("Readings are already handed in: an example would come too late."))
        return redirect("examples", pk)
    last = call.examples.aggregate(last=Max("order"))["last"] or 0
    return written(request, call, Example(call=call, order=last + 1))


@reads_and_writes
def edit(request, pk):
    """An example that the officer corrects; once marked, only its comment."""
    found = get_object_or_404(Example.objects.visible_to(request.user).select_related("call", "dossier"), pk=pk)
    return written(request, run_by(request, found.call_id), found)


@transaction.atomic
def written(request, call, found):
    """The form of an example; what a juror has marked no longer changes under them."""
    Call.objects.select_for_update(of=("self",), no_key=True).get(pk=call.pk)
    marked = found.marks.exists() if not found._state.adding else False
    form = ExampleForm(request.POST or None, instance=found, user=request.user, marked=marked)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The example is saved."))
        return redirect("examples", call.pk)
    context = {**menu(call, request.user), "form": form, "example": found, "marked": marked}
    return render(request, "programs/jury/example_edit.html", context, status=422 if form.errors else 200)


@require_POST
@transaction.atomic
def remove(request, pk):
    """Take an example away, unless a juror has marked it."""
    found = get_object_or_404(Example.objects.visible_to(request.user), pk=pk)
    call = run_by(request, found.call_id)
    Call.objects.select_for_update(of=("self",), no_key=True).get(pk=call.pk)
    if found.marks.exists():
        messages.error(request, _("“%s” stays: the jury has begun to mark it.") % found)
    else:
        found.delete()
        messages.success(request, _("“%s” is taken away.") % found)
    return redirect("examples", call.pk)


@reads_and_writes
def example(request, pk):
    """One example as a juror meets it: to mark, then beside what the others gave."""
    found = get_object_or_404(
        Example.objects.visible_to(request.user).select_related("call__program", "dossier"), pk=pk
    )
    criteria = list(found.call.criteria.all())
    if reads(found.call, request.user) and not found.marks.filter(reviewer=request.user).exists():
        return to_mark(request, found, criteria)
    if request.method == "POST":
        raise PermissionDenied(_("Only a juror marks an example, once."))
    row = calibration.compared(found, criteria, request.user)
    waiting = found.call.examples.exclude(marks__reviewer=request.user) if row.own else ()
    context = {"row": row, "example": found, "call": found.call, "next": next(iter(waiting), None)}
    return render(request, "programs/jury/example.html", context | content(found))


def reads(call, user):
    """Whether this person reads for this jury."""
    return "reviewer" in call.roles_of(user)


def to_mark(request, found, criteria):
    """The form of the marks; two windows give one mark, the first."""
    form = ExampleMarkForm(criteria, request.POST or None)
    if request.method == "POST" and form.is_valid():
        mark = ExampleMark(example=found, reviewer=request.user, scores=form.scores, remark=form.cleaned_data["remark"])
        mark.weigh(criteria)
        try:
            with transaction.atomic():
                mark.save()
        except IntegrityError:
            messages.warning(request, _("You had already marked this example: your first mark stays."))
        else:
            messages.success(request, _("Thank you: here is what the others gave."))
        return redirect(found)
    context = {"example": found, "form": form, "call": found.call, **content(found)}
    return render(request, "programs/jury/example_mark.html", context, status=422 if form.errors else 200)


def content(found):
    """What an example shows: its own text, or the answers of the former dossier, without their files."""
    sections = parts(found.version) if found.version else []
    for section in sections:
        section["questions"] = [question | {"files": []} for question in section["questions"]]
    return {"sections": sections}
