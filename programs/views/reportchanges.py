"""Changes that the coach asks for on passages of a report, and the answers of the lead."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from programs import clock
from programs.forms.finalreports import AnswerForm, ChangeForm
from programs.models import RequestedChange
from programs.views.finalreports import found, trail


def changes(request, pk):
    """What was asked and answered; the coach asks one change more."""
    shown = found(request, pk)
    may_ask = shown.may_ask_changes(request.user)
    if request.method == "POST" and not may_ask:
        raise PermissionDenied(_("Changes are asked by the coach, once the report is submitted."))
    form = (
        ChangeForm(request.POST or None, report=shown, initial={"section": request.GET.get("section")})
        if may_ask
        else None
    )
    if request.method == "POST" and form.is_valid():
        form.instance.asked_by = request.user
        form.save()
        messages.success(request, _("The change is noted. Send it with the step “Request changes”."))
        return redirect("report_changes", pk)
    return page(request, shown, form, status=422 if form and form.errors else 200)


def page(request, shown, form, refused=None, status=200):
    """The list of changes, each with the form of its answer where the person may answer."""
    asked = list(
        RequestedChange.objects.filter(section__report=shown)
        .select_related("section", "asked_by")
        .order_by("answered_at", "asked_at")
    )
    for change in asked:
        answerable = shown.may_write(request.user) and not change.answered_at
        change.form = (
            refused
            if refused and refused.instance == change
            else AnswerForm(instance=change, prefix=str(change.pk))
            if answerable
            else None
        )
        change.withdrawable = not change.answered_at and change.asked_by_id == request.user.pk
    step = shown.step("request_changes", request.user)
    context = {
        "report": shown,
        "form": form,
        "asked": asked,
        "left": sum(not c.answered_at for c in asked),
        "step": step,
        "trail": trail(shown),
    }
    return render(request, "programs/finalreports/changes.html", context, status=status)


@require_POST
def answer(request, pk, change):
    """Answer a change, or withdraw the one that you asked."""
    shown = found(request, pk)
    asked = get_object_or_404(RequestedChange, pk=change, section__report=shown, answered_at=None)
    if "withdraw" in request.POST and asked.asked_by_id == request.user.pk:
        asked.delete()
        messages.success(request, _("The change is withdrawn."))
        return redirect("report_changes", pk)
    if not shown.may_write(request.user):
        raise PermissionDenied(_("Only the lead and the co-authors answer the changes."))
    form = AnswerForm(request.POST, instance=asked, prefix=str(asked.pk))
    if not form.is_valid():
        return page(request, shown, None, form, status=422)
    form.instance.answered_at = clock.now()
    form.save()
    messages.success(request, _("Your answer is saved."))
    return redirect("report_changes", pk)
