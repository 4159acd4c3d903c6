"""The form of a call while it is prepared: sections, questions, criteria, each moved by buttons."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs.forms.calls import CriteriaFormSet, QuestionForm, SectionForm
from programs.models import Question, Section
from programs.views.calls import way_down, written


@require_safe
def editor(request, pk):
    """The sections and their questions, in order."""
    call = written(request, pk)
    return render(request, "programs/calls/form.html", {"call": call, "sections": call.sections.prefetch_related("questions"), "frozen": call.state != "draft", "trail": way_down(call)})


@require_http_methods(["GET", "HEAD", "POST"])
def section(request, pk, section=None):
    """Add or change a section."""
    call = written(request, pk)
    found = get_object_or_404(call.sections, pk=section) if section else Section(call=call, order=last(call.sections) + 1)
    return edited(request, call, SectionForm(request.POST or None, instance=found), _("Section"))


@require_http_methods(["GET", "HEAD", "POST"])
def question(request, pk, section, question=None):
    """Add or change a question."""
    call = written(request, pk)
    part = get_object_or_404(call.sections, pk=section)
    found = get_object_or_404(part.questions, pk=question) if question else Question(section=part, order=last(part.questions) + 1)
    return edited(request, call, QuestionForm(request.POST or None, instance=found), _("Question"))


def last(rows):
    """The highest order among them, 0 when there is none."""
    return max(rows.values_list("order", flat=True), default=0)


def edited(request, call, form, title):
    """Save and go back to the editor, or show the form again with its errors."""
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("call_form", call.pk)
    context = {"call": call, "form": form, "title": title, "trail": [*way_down(call), (_("Questions"), reverse("call_form", args=[call.pk]))]}
    return render(request, "programs/calls/part.html", context, status=422 if form.errors else 200)


@require_POST
def arrange(request, pk):
    """Move a section or a question up or down, or remove it."""
    call = written(request, pk)
    item = found(call, request.POST.get("item", ""))
    act = ACTS.get(request.POST.get("do", ""))
    if act is None:
        raise Http404
    with transaction.atomic():
        act(item)
    return redirect(f"{call.get_absolute_url()}formulaire/#{item.pk or ''}")


def found(call, key):
    """The section or the question of this call that has this identifier."""
    for rows in (call.sections, Question.objects.filter(section__call=call)):
        if item := rows.filter(pk=key if is_uuid(key) else None).first():
            return item
    raise Http404


def is_uuid(text):
    return len(text) == 36 and text.count("-") == 4 and all(c in "0123456789abcdef-" for c in text)


def siblings(item):
    """Those it is ordered among."""
    return list(item.call.sections.all() if isinstance(item, Section) else item.section.questions.all())


def shift(by):
    """A move by one place, up (-1) or down (1); at the end nothing moves."""

    def move(item):
        rows = siblings(item)
        here = rows.index(item)
        there = min(max(here + by, 0), len(rows) - 1)
        rows.insert(there, rows.pop(here))
        for order, row in enumerate(rows, 1):
            type(row).objects.filter(pk=row.pk).update(order=order)

    return move


ACTS = {"up": shift(-1), "down": shift(1), "remove": lambda item: item.delete()}


@require_http_methods(["GET", "HEAD", "POST"])
def criteria(request, pk):
    """The criteria of the jury and their weights, which add up to 100 before publication."""
    call = written(request, pk)
    forms = CriteriaFormSet(request.POST or None, instance=call)
    if request.method == "POST" and forms.is_valid():
        for order, form in enumerate(forms.forms, 1):
            form.instance.order = order
        forms.save()
        messages.success(request, _("The criteria are saved."))
        return redirect("call_criteria", call.pk)
    context = {"call": call, "forms": forms, "total": sum(call.criteria.values_list("weight", flat=True)), "frozen": call.state != "draft", "trail": way_down(call)}
    return render(request, "programs/calls/criteria.html", context, status=422 if forms.is_bound else 200)
