"""The feedback on a dossier: what the readings say beside what the applicant will read, joined to the letter or not."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from programs import feedback as feedbacks
from programs.forms.jury import fingerprint
from programs.forms.letters import MARKUP
from programs.models import Dossier, Feedback
from programs.views.decisions import settled
from programs.views.jury import DECIDES, RUNS, menu


class FeedbackForm(forms.Form):
    """The feedback as the applicant will read it."""

    elsewhere = None  # what somebody else saved meanwhile
    read = forms.CharField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(
        label=gettext_lazy("What the applicant will read"), max_length=12000, widget=forms.Textarea({"rows": 18}), help_text=MARKUP,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request, pk):
    """Edit the feedback beside what the readings say; join it to the letter, or take it off."""
    dossier = get_object_or_404(Dossier.objects.for_table(), pk=pk)
    call = dossier.call
    if not DECIDES(call, request.user) or not call.has_jury:
        raise Http404
    row, may_edit = feedbacks.opened(dossier), RUNS(call, request.user) and not settled(call)
    form = FeedbackForm(request.POST or None, initial={"text": row.text, "read": fingerprint(row.text)})
    if request.method == "POST":
        if not may_edit:
            raise PermissionDenied(_("This feedback can no longer change, or not by you."))
        if form.is_valid() and kept(request, row, form):
            return redirect("feedback", pk)
    context = {
        **menu(call, request.user), "dossier": dossier, "row": row, "form": form, "may_edit": may_edit,
        "edits": row.edits.select_related("by"), "decision": dossier.decision,
    }  # fmt: skip
    return render(request, "programs/jury/feedback.html", context, status=422 if form.errors else 200)


def kept(request, row, form):
    """Save what was typed, and join it or take it off as the button says; False when someone changed it meanwhile."""
    with transaction.atomic():
        fresh = Feedback.objects.select_for_update(of=("self",), no_key=True).get(pk=row.pk)
        if form.cleaned_data["read"] != fingerprint(fresh.text):
            form.add_error(None, _("Someone changed this feedback meanwhile. What you typed is kept: compare, then save again."))  # fmt: skip
            form.data = {**form.data.dict(), "read": fingerprint(fresh.text)}
            form.elsewhere = fresh.text
            return False
        feedbacks.edit(fresh, form.cleaned_data["text"], request.user)
        if "join" in request.POST or "leave" in request.POST:
            feedbacks.join(fresh, request.user if "join" in request.POST else None)
    said = _("The feedback will leave with the letter.") if fresh.joined_at else _("The feedback is saved; it does not leave.")  # fmt: skip
    messages.success(request, said)
    return True
