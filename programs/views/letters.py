"""The letters of a call: their templates, all of them in a table, each one read, corrected, approved."""

import django_tables2 as tables
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs import letters, placeholders
from programs.forms.jury import fingerprint
from programs.forms.letters import LetterForm
from programs.models import Call, Decision, appeal
from programs.permissions import May
from programs.tables.letters import LetterTable
from programs.views.decisions import settled
from programs.views.jury import DECIDES, call_of, identifiers, menu
from programs.workflow import Conflict

APPROVES = May("officer", "authority")
ROWS = 50
SHOWN = {"open": Q(approved_at=None), "approved": Q(approved_at__isnull=False), "corrected": ~Q(text="")}


def decided(request, pk):
    """A call whose letters this person may see: ideas have none."""
    call = call_of(request, pk, DECIDES)
    if call.is_contribution:
        raise Http404
    return call


@require_safe
def table(request, pk):
    """All the letters with their placeholders filled; what is missing is marked; those read are approved together."""
    call = decided(request, pk)
    pen, shown = letters.Pen(call), request.GET.get("show", "")
    found, conditions = letters.standing(call), SHOWN | {"stale": letters.stale(pen.templates)}
    if shown in conditions:
        found = found.filter(conditions[shown])
    approves = APPROVES(call, request.user) and not settled(call)
    listed = LetterTable(found, pen=pen, exclude=() if approves else ("choose",))
    tables.RequestConfig(request, paginate={"per_page": ROWS}).configure(listed)
    counted = Decision.objects.filter(dossier__call=call, replaced_at=None).aggregate(
        all=Count("pk"), **{name: Count("pk", filter=condition) for name, condition in conditions.items()}
    )
    return render(request, "programs/jury/letters.html", {
        **menu(call, request.user), "table": listed, "show": shown if shown in conditions else "", "approves": approves, "counted": counted,
        "settled": settled(call),
    })  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def letter(request, pk):
    """One letter as it will leave: corrected, approved as it was read, or taken back to its template."""
    found = Decision.objects.select_related(
        "dossier__call__program", "dossier__organization__territory", "approved_by", "corrected_by"
    )
    decision = get_object_or_404(found, pk=pk)
    call = decision.dossier.call
    if not DECIDES(call, request.user):
        raise Http404
    pen, closed = letters.Pen(call), settled(call) or decision.replaced_at is not None
    one = pen.letter(decision)
    form = LetterForm(request.POST or None, initial={"text": one.text, "read": fingerprint(one.text)})
    if request.method == "POST":
        if closed or not APPROVES(call, request.user):
            raise PermissionDenied(_("This letter can no longer change, or not by you."))
        if (following := changed(request, decision, form, pen)) is not None:
            return redirect(*following)
    context = {
        **menu(call, request.user), "decision": decision, "dossier": decision.dossier, "letter": one, "form": form, "closed": closed,
        "approves": APPROVES(call, request.user) and not closed, **beside(decision),
        "told": appeal.words(decision.dossier) if call.is_announced and not decision.replaced_at else "",
    }  # fmt: skip
    return render(request, "programs/jury/letter.html", context, status=422 if form.errors else 200)


def beside(decision):
    """The letters before and after this one, in the order of the references."""
    others = Decision.objects.filter(dossier__call=decision.dossier.call_id, replaced_at=None)
    here = decision.dossier.reference
    return {
        "before": others.filter(dossier__reference__lt=here).order_by("-dossier__reference").values_list("pk", flat=True).first(),
        "after": others.filter(dossier__reference__gt=here).order_by("dossier__reference").values_list("pk", flat=True).first(),
    }  # fmt: skip


def changed(request, decision, form, pen):
    """Do what the button says to the letter; return where to go, None when something typed is refused."""
    with transaction.atomic():
        fresh = locked(decision)
        now = pen.letter(fresh).text
        if "refill" in request.POST:
            letters.refill(fresh)
        elif not form.is_valid() or not unchanged(form, now):
            return None
        else:
            letters.correct(fresh, form.cleaned_data["text"], request.user, pen)
            if "approve" in request.POST:
                if missing := pen.letter(fresh).missing:
                    form.add_error("text", lacking(missing))
                    transaction.set_rollback(True)
                    return None
                letters.approve(fresh, request.user, pen)
        fresh.save(update_fields=letters.WRITTEN)
    messages.success(request, _("The letter is approved.") if fresh.approved_at else _("The letter is saved."))
    return next_page(request, fresh)


def locked(decision):
    """The decision, held until the end of the transaction; a conflict when it was taken back meanwhile."""
    fresh = Decision.objects.select_for_update(of=("self",), no_key=True).get(pk=decision.pk)
    fresh.dossier = decision.dossier
    if fresh.replaced_at:
        raise Conflict(decision.dossier.history.last())
    return fresh


def unchanged(form, text):
    """Whether the letter still reads as the page showed it; else what was typed is kept beside what is there now."""
    if form.cleaned_data["read"] == fingerprint(text):
        return True
    form.add_error(
        None, _("This letter changed meanwhile. What you typed is kept: compare, then save again.")
    )  # fmt: skip
    form.data = {**form.data.dict(), "read": fingerprint(text)}
    form.elsewhere = text
    return False


def lacking(names):
    """What a letter cannot leave without, in words."""
    return _("Still missing in this letter: %s.") % ", ".join(map(placeholders.shown, names))


def next_page(request, decision):
    """After an approval the next letter to read, else the table; after a correction, the letter again."""
    if "approve" not in request.POST:
        return "decision_letter", decision.pk
    left = letters.standing(decision.dossier.call).filter(approved_at=None)
    following = left.filter(dossier__reference__gt=decision.dossier.reference).first() or left.first()
    return ("decision_letter", following.pk) if following else ("letters", decision.dossier.call_id)


@require_POST
def approve(request, pk):
    """Approve the letters ticked as they were read, or take their template again; what changed meanwhile is left and told."""
    call = decided(request, pk)
    if not APPROVES(call, request.user):
        raise PermissionDenied(_("Only the officer or the authority approves the letters."))
    ticked = identifiers(request.POST.getlist("decisions"))
    with transaction.atomic():
        Call.objects.select_for_update(of=("self",), no_key=True).get(pk=call.pk)
        ready = Decision.objects.none() if settled(call) else letters.standing(call).filter(pk__in=ticked)
        act = again if "refill" in request.POST else approved
        done = [act(request, decision, letters.Pen(call)) for decision in ready.select_for_update(of=("self",))]
    told(request, done)
    return redirect("letters", pk)


def approved(request, decision, pen):
    """Approve one letter of the table if it still reads as it was shown, and lacks nothing."""
    one = pen.letter(decision)
    if decision.approved_at or one.missing or request.POST.get(f"read-{decision.pk}") != fingerprint(one.text):
        return False
    letters.approve(decision, request.user, pen)
    decision.save(update_fields=letters.WRITTEN)
    return True


def again(request, decision, pen):
    """Take the template again for a letter that nobody corrected by hand."""
    if decision.text or not pen.letter(decision).stale:
        return False
    letters.refill(decision)
    decision.save(update_fields=letters.WRITTEN)
    return True


def told(request, done):
    """What was done of the letters ticked, and how many were left as they are."""
    count, left = sum(done), len(done) - sum(done)
    if "refill" in request.POST and count:
        words = ngettext("%d letter follows its template again: read it.", "%d letters follow their template again: read them.", count)  # fmt: skip
        messages.success(request, words % count)
    elif count:
        messages.success(request, ngettext("%d letter approved.", "%d letters approved.", count) % count)
    if left or not count:
        words = _("Letters left as they are: %d. Something is missing there, they changed since this page showed them, or nothing was to do.")  # fmt: skip
        messages.warning(request, words % left if left else _("Nothing was done: tick at least one letter."))
