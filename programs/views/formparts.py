"""The parts of a call's form, one by one: moved, duplicated, shown on a condition, corrected once published."""

from copy import copy
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from programs import asks, rewording
from programs.forms.conditions import ConditionForm, earlier
from programs.models import Question, Section
from programs.views import callforms
from programs.views.callforms import Refused, checked, part, reads_and_writes, shown, to_editor, written
from programs.workflow import Conflict


@require_POST
def arrange(request, pk):
    """Move a section, a question or a criterion: one place up or down, or where it was dropped; never before what it depends on."""
    try:
        with transaction.atomic():
            call = written(request, pk)
            item = moved(call, request.POST)
            checked(call)
    except Refused as refusal:
        messages.error(request, _("It cannot move there: %s") % refusal)
        return redirect("call_form", pk)
    return callforms.back_to(call, item)


def moved(call, data):
    """The part that was moved, at its new place."""
    if "item" in data:
        return dropped(call, data)
    item, by = (part(call, data["up"]), -1) if "up" in data else (part(call, data.get("down")), 1)
    rows = callforms.siblings(item)
    here = rows.index(item)
    rows.insert(max(here + by, 0), rows.pop(here))
    ordered(rows)
    return item


def dropped(call, data):
    """A part let go before another one of its kind, in another section maybe, or at the end of a section."""
    item = part(call, data["item"])
    if isinstance(item, Question) and data.get("section"):
        item.section = part(call, data["section"])
        item.save(update_fields=["section"])
    rows = [row for row in callforms.siblings(item) if row.pk != item.pk]
    place = next((n for n, row in enumerate(rows) if str(row.pk) == data.get("before")), len(rows))
    rows.insert(place, item)
    ordered(rows)
    return item


def ordered(rows):
    """Number these parts in this order."""
    for order, row in enumerate(rows, 1):
        row.order = order
    type(rows[0]).objects.bulk_update(rows, ["order"])


@require_POST
@transaction.atomic
def duplicate(request, pk, part_pk):
    """A second one just after, to change: a question, or a section with its questions."""
    call = written(request, pk)
    item = part(call, part_pk)
    made = twin(item)
    made.__dict__["label" if isinstance(item, Question) else "title"] = (_("%s (copy)") % item)[:200]
    made.save(force_insert=True)
    if isinstance(item, Section):
        inside(item, made)
    rows = [row for row in callforms.siblings(made) if row.pk != made.pk]
    rows.insert(rows.index(item) + 1, made)
    ordered(rows)
    messages.success(request, _("Here is the copy, to change."))
    return redirect(f"{reverse('call_form', args=[call.pk])}#{made.pk}")


def twin(item):
    """A new row like this one, not saved."""
    made = copy(item)
    made._state = copy(item._state)
    made.pk, made._state.adding, made._state.fields_cache = uuid4(), True, dict(item._state.fields_cache)
    return made


def inside(section, made):
    """The questions of a section in its copy; what depended on one of them depends on its copy."""
    codes = {}
    for question in section.questions.all():
        same = twin(question)
        codes[str(question.pk)] = str(same.pk)
        same.section, same.condition = made, rewired(question.condition, codes)
        same.save(force_insert=True)


def rewired(condition, codes):
    """A condition on the copies of the questions that it looked at."""
    if not condition:
        return condition
    terms = [term | {"question": codes.get(term["question"], term["question"])} for term in condition["terms"]]
    return condition | {"terms": terms}


@reads_and_writes
@transaction.atomic
def condition(request, pk, part_pk):
    """When a question or a section shows: always, or by what was answered before it."""
    call = written(request, pk)
    item = part(call, part_pk)
    if call.state != "draft" or not hasattr(item, "condition"):
        return redirect("call_form", call.pk)
    form = ConditionForm(
        request.POST or None, before=earlier(call.written_form(), str(item.pk)), condition=item.condition
    )
    if request.method == "POST" and form.is_valid():
        item.condition = form.condition
        item.save(update_fields=["condition"])
        messages.success(
            request, _("Saved: it shows on this condition.") if form.condition else _("Saved: it always shows.")
        )
        return redirect(f"{reverse('call_form', args=[call.pk])}#{item.pk}")
    context = {
        "call": call,
        "item": item,
        "form": form,
        "trail": to_editor(call),
        "is_section": isinstance(item, Section),
    }
    return shown(request, "programs/calls/condition.html", context, form.errors)


class RewordForm(forms.Form):
    """New words for the same question, and why."""

    label = forms.CharField(label=_("Wording"), max_length=300, widget=forms.Textarea({"rows": 2}))
    explanation = forms.CharField(
        label=_("Explanation"), required=False, max_length=4000, widget=forms.Textarea({"rows": 3})
    )
    example = forms.CharField(
        label=_("Example of an answer"), required=False, max_length=4000, widget=forms.Textarea({"rows": 2})
    )
    comment = asks.reason(_("Why this correction"))
    seen = forms.IntegerField(widget=forms.HiddenInput)


@reads_and_writes
def reword(request, pk, part_pk):
    """Correct the words of a question of an open call; what it asks can no longer change."""
    call = callforms.officers(request, pk)
    item = rewording.find(call.form, str(part_pk))
    if item is None:
        raise Http404
    if call.state != "open":
        if request.method == "POST":
            raise Conflict(call.history.select_related("actor").last())
        return redirect("call_form", call.pk)
    form = RewordForm(request.POST or None, initial=initial(call, item))
    if "questions" in item:
        del form.fields["example"]
    if request.method == "POST" and form.is_valid() and reworded(request, call, item, form):
        messages.success(request, _("The wording is corrected: applicants see the old and the new one."))
        return redirect(f"{reverse('call_form', args=[call.pk])}#{part_pk}")
    return shown(
        request,
        "programs/calls/reword.html",
        {"call": call, "item": item, "form": form, "trail": to_editor(call)},
        form.errors,
    )


def initial(call, item):
    """The present words."""
    words = rewording.words_of(item)
    return {"label": words["label"], "explanation": words["help"], "example": words["example"], "seen": call.seq}


def reworded(request, call, item, form):
    """Take the step; a refusal is written beside its field."""
    words = {name: form.cleaned_data.get(name, "") for name in ("label", "explanation", "example", "comment")}
    now = {"label": words["label"], "help": words["explanation"], "example": words["example"]}
    try:
        data = {"code": item["code"], "was": rewording.words_of(item), "now": now}
        call.reword(by=request.user, code=item["code"], seen=form.cleaned_data["seen"], data=data, **words)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    return True
