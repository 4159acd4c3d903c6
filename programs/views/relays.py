"""Relays: the traced link, the kit that each opens, what each brought to a call; their list for the officers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe
from django_tables2 import SingleTableView

from programs import kits, spreading, visits
from programs.forms.relays import RelayForm, RelaysOfCall
from programs.models import Call, Provenance, Relay, RelayLink
from programs.models.relay import by_channel
from programs.permissions import May
from programs.tables.relays import RelayTable
from programs.views.calls import TRAIL
from programs.visits import CAME

RUNS = May("officer", "authority", "admin")
WRITES = May("officer")
reads_and_writes = require_http_methods(["GET", "HEAD", "POST"])


def link_of(code):
    """The traced link of this code, if its call is public."""
    public = Call.objects.public()
    return get_object_or_404(RelayLink.objects.select_related("relay", "call__program"), code=code, call__in=public)


@login_not_required
@require_safe
def follow(request, code):
    """Count the visit, once per browser and call, then show the call; nothing is kept of who visits."""
    link = link_of(code)
    came, call = request.session.get(CAME, {}), str(link.call_id)
    if call not in came and request.method == "GET" and visits.human(request):
        visits.count(link.call, link.code)
        request.session[CAME] = came | {call: link.code}
    response = redirect(link.call)
    response.headers["Cache-Control"] = "no-store"
    return response


def came_by(request, call):
    """The link that this browser first followed to a call, or None."""
    code = request.session.get(CAME, {}).get(str(call.pk))
    return code and RelayLink.objects.filter(code=code, call=call, relay__ended_on=None).first()


def keep(request, dossier, heard):
    """What they say of how they heard of the call, else the link they followed; the session then forgets it."""
    link = came_by(request, dossier.call)
    if link and heard["relay_id"] in (None, str(link.relay_id)) and heard["channel"] in ("", "relay"):
        heard = {"channel": Provenance.Channel.RELAY, "relay_id": link.relay_id, "traced": True}
    if heard["channel"]:
        Provenance.objects.create(dossier=dossier, **heard)
    came = request.session.pop(CAME, {})
    if left := {call: code for call, code in came.items() if call != str(dossier.call_id)}:
        request.session[CAME] = left


@login_not_required
@require_safe
def kit(request, code):
    """The messages and the poster that a relay passes on, each with its own traced address."""
    link = link_of(code)
    return render(
        request,
        "programs/relays/kit.html",
        {**kits.facts(link), "relay": link.relay, "messages_of": list(kits.messages(link))},
    )


@reads_and_writes
def of_call(request, pk):
    """The relays of a call: what each brought, its kit; the officer adds some, and sends the kit."""
    call = get_object_or_404(Call.objects.visible_to(request.user).select_related("program"), pk=pk)
    if not RUNS(call, request.user):
        raise Http404
    form = RelaysOfCall(request.POST if "add" in request.POST else None, call=call)
    if request.method == "POST":
        if not WRITES(call, request.user):
            raise PermissionDenied(_("Only the programme officer chooses the relays of a call."))
        if sent(request, call) or added(request, call, form):
            return redirect("call_relays", pk)
    links = list(call.links.with_yield())
    return render(request, "programs/relays/call.html", {
        "call": call, "links": links, "channels": by_channel(call), "form": form, "trail": [*TRAIL, (call.title, call.get_absolute_url())],
        "runs": WRITES(call, request.user), "visits": sum(one.visits for one in links), "drafts": sum(one.drafts for one in links),
    }, status=422 if form.errors else 200)  # fmt: skip


def added(request, call, form):
    """Give a traced link to each relay ticked."""
    if not form.is_valid():
        return False
    RelayLink.objects.bulk_create(
        [RelayLink(call=call, relay_id=relay) for relay in form.cleaned_data["relays"]], ignore_conflicts=True
    )
    messages.success(request, _("Each has its traced link and its kit."))
    return True


def sent(request, call):
    """Send its kit to the relay whose button was pressed."""
    link = next(
        (one for one in call.links.select_related("relay", "call__program") if str(one.pk) == request.POST.get("send")),
        None,
    )
    if link is None:
        return "send" in request.POST
    if not call.definition or not link.relay.email:
        messages.error(request, _("The kit leaves once the call is published, to a relay that has an e-mail address."))
    elif spreading.send_kit(link, call):
        messages.error(request, _("The message did not leave: try again in a moment."))
    else:
        messages.success(request, _("The kit has left for %s.") % link.relay.email)
    return True


class RelayList(SingleTableView):
    """All the relays, for those who run calls."""

    table_class, template_name, table_pagination = RelayTable, "programs/relays/list.html", {"per_page": 50}

    def get_queryset(self):
        if not self.request.user.role_codes & {"officer", "authority", "admin"}:
            raise Http404
        return Relay.objects.order_by("name", "id")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"runs": "officer" in self.request.user.role_codes}


@reads_and_writes
def edit(request, pk=None):
    """Add or change a relay."""
    if "officer" not in request.user.role_codes:
        raise PermissionDenied(_("Only a programme officer writes the relays."))
    relay = get_object_or_404(Relay, pk=pk) if pk else None
    form = RelayForm(request.POST or None, instance=relay)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The relay is saved."))
        return redirect("relay_list")
    context = {"form": form, "relay": relay, "trail": [(_("Relays"), reverse_lazy("relay_list"))]}
    return render(request, "programs/relays/edit.html", context, status=422 if form.errors else 200)
