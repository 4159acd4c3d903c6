"""The writing of a call while it is prepared: text, calendar, sections, questions, criteria; frozen once published."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from programs import callwords, conditions, presets
from programs.callmodels import MODELS
from programs.forms.calls import CallForm, CriteriaFormSet, QuestionForm, SectionForm, total
from programs.forms.conditions import place_names
from programs.forms.dossiers import SectionForm as AnswerForm
from programs.models import Call, Criterion, Program, Question, Section
from programs.views.calls import OFFICES, TRAIL
from programs.workflow import Conflict

MANAGE = [(_("Manage calls"), reverse_lazy("call_list"))]
reads_and_writes = require_http_methods(["GET", "HEAD", "POST"])


def way_down(call):
    """The way down to a page of a call."""
    return [*TRAIL, (call.title, call.get_absolute_url())]


def officers(request, pk):
    """A call that this officer may write."""
    found = get_object_or_404(Call.objects.visible_to(request.user).select_related("program"), pk=pk)
    if "officer" not in found.roles_of(request.user):
        raise PermissionDenied(_("Only a programme officer writes a call."))
    return found


def written(request, pk):
    """A call that this officer writes, locked before it changes; a change that comes after its publication is a conflict."""
    found = officers(request, pk)
    if request.method == "POST":
        found = found.lock()
        if found.state != "draft":
            raise Conflict(found.history.select_related("actor").last())
    return found


def shown(request, template, context, refused):
    """The page of a form, again with its errors when it was refused."""
    return render(request, template, context, status=422 if refused else 200)


@reads_and_writes
@transaction.atomic
def new(request):
    """A new call, with the usual questions and criteria of its programme."""
    running = [p.pk for p in Program.objects.order_by("code") if request.user.holds("officer", program=p.pk)]
    if not running:
        raise PermissionDenied(_("Only a programme officer writes a call."))
    model, mode = request.POST.get("model", request.GET.get("modele", "")), request.GET.get("mode", "")
    if request.method != "POST" and mode not in Call.Mode and model not in MODELS:
        return render(request, "programs/calls/mode.html", {"modes": callwords.MODES, "trail": MANAGE})
    start = {"program": running[0], "mode": mode or Call.Mode.COMPETITION} | (
        MODELS[model]["call"] if model in MODELS else {}
    )
    form = CallForm(request.POST or None, programs=Program.objects.filter(pk__in=running), initial=start)
    if request.method == "POST" and form.is_valid():
        made = form.save(commit=False)
        made.begin(by=request.user)
        presets.fill(made, model)
        messages.success(request, _("The call is written. Look at its questions, then publish it."))
        return redirect(made)
    context = {"form": form, "trail": MANAGE, "models": MODELS, "model": model}
    return shown(request, "programs/calls/edit.html", context, form.errors)


@reads_and_writes
@transaction.atomic
def edit(request, pk):
    """The text and the calendar of a call in preparation."""
    call = written(request, pk)
    if call.state != "draft":
        messages.info(request, _("This call is published: it can no longer change."))
        return redirect(call)
    form = CallForm(request.POST or None, instance=call)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The call is saved."))
        return redirect(call)
    return shown(
        request, "programs/calls/edit.html", {"form": form, "call": call, "trail": way_down(call)}, form.errors
    )


@require_safe
def preview(request, pk):
    """The form as the applicant will see it."""
    call = get_object_or_404(Call.objects.visible_to(request.user), pk=pk)
    if not call.roles_of(request.user) & OFFICES:
        raise PermissionDenied(_("The preview is for those who prepare the call."))
    wires, phone = conditions.rehearsal(call.form), request.GET.get("largeur") == "telephone"
    parts = [
        (part, AnswerForm(questions=part["questions"], initial={}, wires=wires), wires.get(part.get("code")))
        for part in call.form["sections"]
    ]
    context = {"call": call, "parts": parts, "phone": phone, "trail": way_down(call)}
    return render(request, "programs/calls/preview.html", context)


@require_safe
def editor(request, pk):
    """The sections and their questions, in order."""
    call = written(request, pk)
    form = call.form
    context = {
        "sections": form["sections"], "frozen": call.state != "draft", "rewordable": call.state == "open",
        "when": when_shown(form), "kinds": dict(Question.Kind.choices),
    }  # fmt: skip
    return render(request, "programs/calls/form.html", {"call": call, "trail": way_down(call), **context})


def when_shown(form):
    """The conditions of a form in words, by the code of what they show."""
    found = {item["code"]: item["condition"] for item in conditions.items(form) if item.get("condition")}
    places = place_names() if conditions.by_place(form) else {}
    return {code: conditions.words(condition, form, places) for code, condition in found.items()}


@reads_and_writes
@transaction.atomic
def section(request, pk, section=None):
    """Add or change a section."""
    call = written(request, pk)
    found = (
        get_object_or_404(call.sections, pk=section) if section else Section(call=call, order=last(call.sections) + 1)
    )
    return edited(
        request,
        call,
        SectionForm(request.POST or None, instance=found),
        _("Change a section") if section else _("Add a section"),
    )


@reads_and_writes
@transaction.atomic
def question(request, pk, section, question=None):
    """Add or change a question."""
    call = written(request, pk)
    within = get_object_or_404(call.sections, pk=section)
    found = (
        get_object_or_404(within.questions, pk=question)
        if question
        else Question(section=within, order=last(within.questions) + 1)
    )
    return edited(
        request,
        call,
        QuestionForm(request.POST or None, instance=found, sections=call.sections.all() if question else None),
        _("Change a question") if question else _("Add a question"),
    )


class Refused(Exception):
    """A change that would break the conditions of a form; its words are the first reason."""

    def __init__(self, reasons):
        self.reasons = reasons
        super().__init__(reasons[0])


def checked(call):
    """Refuse a form in which a condition no longer holds together."""
    if reasons := conditions.problems(call.written_form()):
        raise Refused(reasons)


def last(rows):
    """The highest order among them, 0 when there is none."""
    return max(rows.values_list("order", flat=True), default=0)


def edited(request, call, form, title):
    """Save and go back to the editor, or show the form again with its errors."""
    if call.state != "draft":
        return redirect("call_form", call.pk)
    if request.method == "POST" and form.is_valid() and (kept := saved(call, form)):
        messages.success(request, _("Saved."))
        return redirect(f"{reverse('call_form', args=[call.pk])}#{kept.pk}")
    return shown(
        request,
        "programs/calls/part.html",
        {"call": call, "form": form, "title": title, "trail": to_editor(call)},
        form.errors,
    )


def saved(call, form):
    """The part as it is now kept; None when a condition would no longer hold, the reason in the form."""
    try:
        with transaction.atomic():
            kept = form.save()
            checked(call)
            return kept
    except Refused as refusal:
        form.add_error(None, refusal.reasons)
        return None


def to_editor(call):
    """The way down to a page of the editor."""
    return [*way_down(call), (_("Questions"), reverse("call_form", args=[call.pk]))]


def part(call, key):
    """The section, question or criterion of this call that has this identifier."""
    try:
        pk = UUID(str(key))
    except ValueError:
        raise Http404 from None
    for rows in (call.sections, Question.objects.filter(section__call=call), call.criteria):
        if item := rows.filter(pk=pk).first():
            return item
    raise Http404


def siblings(item):
    """Those it is ordered among."""
    if isinstance(item, Question):
        return list(item.section.questions.all())
    return list(item.call.sections.all() if isinstance(item, Section) else item.call.criteria.all())


def back_to(call, item):
    """The page where this part is written, at its place."""
    page = "call_criteria" if isinstance(item, Criterion) else "call_form"
    return redirect(f"{reverse(page, args=[call.pk])}#{item.pk}")


@reads_and_writes
def remove(request, pk, part_pk):
    """Remove a section with its questions, or a question, once confirmed; never what another part depends on."""
    call = written(request, pk)
    item = part(call, part_pk)
    if request.method == "POST":
        return removed(request, call, item)
    if call.state != "draft":
        return redirect("call_form", call.pk)
    inside = item.questions.count() if isinstance(item, Section) else 0
    return render(
        request, "programs/calls/remove.html", {"call": call, "item": item, "inside": inside, "trail": to_editor(call)}
    )


def removed(request, call, item):
    """Take it off, unless a condition or a rule looks at it."""
    try:
        with transaction.atomic():
            written(request, call.pk)
            relied_on(call, item)
            item.delete()
            checked(call)
        messages.success(request, _("“%s” is removed.") % item)
    except Refused as refusal:
        messages.error(request, _("It stays: %s") % refusal)
    return redirect("call_form", call.pk)


def relied_on(call, item):
    """Refuse to remove what a rule of eligibility looks at."""
    gone = item.questions.all() if isinstance(item, Section) else [item]
    if rule := call.rules.filter(question__in=[one.pk for one in gone]).first():
        raise Refused([_("the rule “%s” looks at it.") % rule])


@reads_and_writes
@transaction.atomic
def criteria(request, pk):
    """The criteria of the jury and their weights, which add up to 100 before publication."""
    call = written(request, pk)
    forms = CriteriaFormSet(request.POST or None, instance=call)
    if request.method == "POST" and forms.is_valid():
        for order, form in enumerate(forms.extra_forms, last(call.criteria) + 1):
            form.instance.order = order
        forms.save()
        messages.success(request, _("The criteria are saved."))
        return redirect("call_criteria", call.pk)
    weight = total(request.POST) if forms.is_bound else sum(call.criteria.values_list("weight", flat=True))
    context = {"call": call, "forms": forms, "total": weight, "frozen": call.state != "draft", "trail": way_down(call)}
    return shown(request, "programs/calls/criteria.html", context, forms.is_bound)


@require_safe
def weights(request, pk):
    """The sum of the weights being typed."""
    call = written(request, pk)
    return render(request, "programs/calls/_total.html", {"call": call, "total": total(request.GET)})
