"""The templates of the letters of a call: their list, and each one written with its preview."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programs import clock, letters, lettertexts, placeholders
from programs.forms.letters import TemplateForm
from programs.models import Decision, LetterTemplate
from programs.views.jury import RUNS, menu
from programs.views.letters import decided, settled

Outcome = LetterTemplate.Outcome


@require_safe
def templates(request, pk):
    """The letter of each outcome: the one that ships or the officer's, and what follows it."""
    call = decided(request, pk)
    own = {one.outcome: one for one in call.letter_templates.select_related("revised_by")}
    rows = [(outcome, own.get(outcome.value)) for outcome in outcomes(call)]
    return render(request, "programs/jury/templates.html", {**menu(call, request.user), "rows": rows})


def outcomes(call):
    """Those that the mode of the call knows: nobody waits for a place outside a call."""
    return [one for one in Outcome if one != Outcome.WAITLISTED or call.mode != "direct"]


@require_http_methods(["GET", "HEAD", "POST"])
def template(request, pk, outcome):
    """Write the letter of an outcome, see it filled, take back the one that ships."""
    call = decided(request, pk)
    if outcome not in outcomes(call):
        raise Http404
    pen = letters.Pen(call)
    form = TemplateForm(outcome, request.POST or None, initial={"text": pen.templates[outcome]})
    if request.method == "POST":
        if not RUNS(call, request.user):
            raise PermissionDenied(_("Only the programme officer writes the letters of a call."))
        if "reset" in request.POST or (form.is_valid() and "save" in request.POST):
            keep(request, call, outcome, form)
            return redirect("letter_template", pk, outcome)
    seen = form.cleaned_data["text"] if form.is_bound and form.is_valid() else pen.templates[outcome]
    context = {
        **menu(call, request.user), "form": form, "outcome": Outcome(outcome), "declared": letters.DECLARED, "preview": preview(pen, outcome, seen),
        "own": call.letter_templates.filter(outcome=outcome).select_related("revised_by").first(), **followers(call, outcome),
        "free": letters.optional(outcome),
    }  # fmt: skip
    return render(request, "programs/jury/template.html", context, status=422 if form.errors else 200)


def keep(request, call, outcome, form):
    """Save the template, or forget it when it says what the one that ships says."""
    text = "" if "reset" in request.POST else form.cleaned_data["text"]
    if text in ("", lettertexts.DEFAULTS[outcome]):
        call.letter_templates.filter(outcome=outcome).delete()
        messages.success(request, _("The letter is again the one that the platform ships."))
        return
    written = {"text": text, "revised_by": request.user, "revised_at": clock.now()}
    LetterTemplate.objects.update_or_create(call=call, outcome=outcome, defaults=written)
    messages.success(request, _("The template is saved. Letters approved or corrected by hand did not change."))


def preview(pen, outcome, text):
    """The template filled for a dossier of the call: one so decided if any; None while the call has no dossier."""
    decision = letters.standing(pen.call).filter(outcome=outcome).first()
    dossier = decision.dossier if decision else pen.call.dossiers.for_table().order_by("reference").first()
    if dossier is None:
        return None
    reason = decision.reason if decision else _("Here stand the reasons of the decision.")
    values = pen.values(dossier, outcome, reason)
    return {"dossier": dossier, "filled": placeholders.filled(text, values, letters.optional(outcome)), "real": bool(decision)}  # fmt: skip


def followers(call, outcome):
    """How many letters follow this template, and how many no longer do: approved, or corrected by hand."""
    found = Decision.objects.filter(dossier__call=call, outcome=outcome, replaced_at=None)
    fixed = found.exclude(approved_at=None, text="").count()
    return {"following": 0 if settled(call) else found.count() - fixed, "fixed": fixed}
