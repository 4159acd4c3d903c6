"""Alerts on new calls: asked with an address, confirmed by the link it receives, stopped by one click."""

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from programs import alerts, clock, spreading
from programs.forms.alerts import AskForm, ChoicesForm

reads_and_writes = require_http_methods(["GET", "HEAD", "POST"])


@login_not_required
@reads_and_writes
def ask(request):
    """Ask to be told; the answer is the same whether or not the address is already known."""
    form = AskForm(request.POST or None, initial={"email": getattr(request.user, "email", "")})
    if request.method == "POST" and form.is_valid() and allowed(request, form):
        subscription, write = alerts.ask(**form.cleaned_data)
        if write:
            context = {"link": alerts.link(subscription), "confirmed": subscription.confirmed_at}
            write = spreading.post(None, subscription.email, "alert_confirm", context, None)
        if not write:
            return render(request, "programs/alerts/sent.html", {"email": subscription.email})
        form.add_error(None, _("The message did not leave: try again in a moment."))
    return render(request, "programs/alerts/ask.html", {"form": form}, status=422 if form.errors else 200)


def allowed(request, form):
    """Whether this visitor has not typed too many addresses."""
    if ratelimit.consume(request, action="alert"):
        return True
    form.add_error(None, _("Too many requests from here: try again in an hour."))
    return False


@csrf_exempt  # the key in the address is the proof, and mail programs post to it by themselves (RFC 8058)
@login_not_required
@reads_and_writes
def alert(request, pk):
    """One's alerts, opened by the key of the message: confirm, change, stop."""
    subscription = alerts.opened(pk, request.GET.get("cle", ""))
    if subscription is None:
        return render(request, "programs/alerts/gone.html", status=404)
    now = {
        "themes": subscription.themes,
        "programs": list(subscription.programs.all()),
        "departement": subscription.departement,
    }
    form = ChoicesForm(request.POST if "change" in request.POST else None, initial=now)
    if request.method == "POST":
        if "confirm" not in request.POST and "change" not in request.POST:
            subscription.delete()
            return render(request, "programs/alerts/gone.html", {"stopped": True})
        if "confirm" in request.POST or form.is_valid():
            kept(request, subscription, form)
            return redirect(request.get_full_path())
    return render(
        request,
        "programs/alerts/alert.html",
        {"subscription": subscription, "form": form},
        status=422 if form.errors else 200,
    )


def kept(request, subscription, form):
    """Confirm the address, with the choices of the form when it is the one that is sent."""
    if form.is_bound:
        subscription.themes, subscription.departement = form.cleaned_data["themes"], form.cleaned_data["departement"]
        subscription.programs.set(form.cleaned_data["programs"])
    subscription.confirmed_at = subscription.confirmed_at or clock.now()
    subscription.save()
    messages.success(request, _("Your alerts are kept: we will write to you when a call opens."))
