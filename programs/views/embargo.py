"""The list of laureates under embargo: who receives it, when, what they opened; and the public results after the hour."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from programs import clock, embargo, links, visits
from programs.forms.deliveries import EmbargoHourForm, RecipientForm
from programs.models import Call, EmbargoRecipient
from programs.views.attachments import served
from programs.views.calls import TRAIL
from programs.views.jury import RUNS, menu
from programs.views.letters import decided


@require_http_methods(["GET", "HEAD", "POST"])
def recipients(request, pk):
    """Who reads the list before everyone and when it leaves; what each opened."""
    call = decided(request, pk)
    runs = RUNS(call, request.user)
    if request.method == "POST" and (not runs or call.is_announced):
        raise PermissionDenied(_("The list under embargo can no longer change, or not by you."))
    hour = EmbargoHourForm(call, bound(request, "hour"), initial={"embargo_at": call.embargo_at})
    form = RecipientForm(bound(request, "add"), instance=EmbargoRecipient(call=call))
    if request.method == "POST" and kept(request, call, hour, form):
        embargo.settle(call)
        return redirect("embargo", pk)
    rows = call.embargo_recipients.prefetch_related("openings")
    context = {
        **menu(call, request.user), "rows": rows, "form": form, "hour": hour, "may_change": runs and not call.is_announced,
        "late": call.announced_at and call.embargo_at and call.embargo_at <= clock.now(),
    }  # fmt: skip
    return render(
        request, "programs/deliveries/embargo.html", context, status=422 if form.errors or hour.errors else 200
    )


def bound(request, button):
    """What was typed, for the form whose button was pressed."""
    return request.POST if button in request.POST else None


def kept(request, call, hour, form):
    """Save what the button says; False when something typed is refused."""
    if "remove" in request.POST:
        call.embargo_recipients.filter(pk__in=[pk for pk in request.POST.getlist("remove") if len(pk) == 36]).delete()
        messages.success(request, _("This person no longer receives the list; their link opens nothing any more."))
        return True
    if hour.is_bound and hour.is_valid():
        call.embargo_at = hour.cleaned_data["embargo_at"]
        call.save(update_fields=["embargo_at"])
        messages.success(request, _("The hour is kept."))
        return True
    if form.is_bound and form.is_valid():
        messages.success(request, _("%s will receive the list.") % form.save())
        return True
    return False


def opened(request, pk):
    """The recipient whose link this is; a 404 without its key, before the list left, or while nothing is decided."""
    found = EmbargoRecipient.objects.select_related("call__program")
    recipient = get_object_or_404(found, pk=pk)
    call = recipient.call
    sent = call.announced_at and call.embargo_at and call.embargo_at <= clock.now()
    if links.refusal(recipient, request.GET.get("cle", "")) or not sent:
        raise Http404
    return recipient


@login_not_required
@never_cache
@require_safe
def read(request, pk):
    """The list, for who holds the link; a robot that previews links is shown nothing of it."""
    recipient = opened(request, pk)
    call, human = recipient.call, visits.human(request)
    if human and request.method == "GET":
        recipient.openings.create(what=_("page"))
    context = {
        "recipient": recipient, "call": call, "human": human, "rows": embargo.laureates(call) if human else [], "key": request.GET["cle"],
        "pdf": listed(call),
    }  # fmt: skip
    response = render(request, "programs/deliveries/read.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def listed(call):
    """The list as a document, once it is made."""
    return call.documents.filter(kind="laureates", state="ready").order_by("-created_at", "id").first()


@login_not_required
@never_cache
@require_safe
def read_pdf(request, pk):
    """The list as a PDF; each opening is kept."""
    recipient = opened(request, pk)
    pdf = listed(recipient.call)
    if pdf is None:
        raise Http404
    recipient.openings.create(what=_("PDF file"))
    return served(pdf.sha256, "laureats-sous-embargo.pdf", "application/pdf")


@login_not_required
@require_safe
def results(request, slug):
    """The laureates of a call, for everyone, from the hour of the announcement."""
    found = Call.objects.public().filter(state="decided").exclude(mode__in=("contribution", "direct"))
    call = get_object_or_404(found, slug=slug)
    if not call.is_announced:
        raise Http404
    rows = list(embargo.laureates(call))
    for row in rows:
        row.call = call
    trail = [*TRAIL, (call.title, reverse("call_public", args=[call.slug]))]
    counted = call.dossiers.exclude(submitted_at=None).count()
    return render(
        request, "programs/calls/results.html", {"call": call, "rows": rows, "trail": trail, "counted": counted}
    )
