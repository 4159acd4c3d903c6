"""The door without network: a page kept by the phone, the names it needs, and what it noted meanwhile."""

import json
from datetime import timedelta
from uuid import UUID

from django.contrib.staticfiles import finders
from django.core.exceptions import BadRequest
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hackathons import door as doors
from hackathons.views.door import opened, trail
from programs import clock

MOST = 200  # check-ins in one sending
KEPT = timedelta(days=2)  # after the camp the phone forgets the names


@require_safe
def page(request, pk):
    """The page that a phone keeps: without a name in it, so that nothing stays once the names are forgotten."""
    camp = opened(request, pk)
    return render(request, "hackathons/door/offline.html", {"camp": camp, "trail": trail(camp)})


@require_safe
def names(request, pk):
    """Whom the phone needs: names alone, and the profile of those who share one; until when it may keep them."""
    camp = opened(request, pk)
    rows = list(doors.people(camp).exclude(state="cancelled").only("pk", "name", "profile", "state", "arrival"))
    shared = {one.name for n, one in enumerate(rows) if n and rows[n - 1].name == one.name}
    until = (camp.ends_at or clock.now()) + KEPT
    return JsonResponse({
        "until": until.isoformat(), "token": get_token(request),
        "people": [[str(one.pk), called(one, shared), one.state == "checked_in"] for one in rows],
    })  # fmt: skip


def called(one, shared):
    """The name; with the profile when another has the same."""
    return f"{one.name} ({one.get_profile_display()})" if one.name in shared else one.name


@require_POST
def sent(request, pk):
    """What a phone noted while it had no network, answered one by one; sent twice, it is noted once."""
    camp = opened(request, pk)
    noted = read(request.POST.get("noted", ""))
    known = {str(one.pk): one for one in doors.at_hand(camp=camp, pk__in=[pk for pk, _moment in noted])}
    return JsonResponse({"answers": [answer(request, known.get(pk), pk, moment) for pk, moment in noted]})


def read(text):
    """The pairs (registration, moment of the phone) of a sending; a malformed one is a bad request."""
    try:
        pairs = [(str(UUID(pk)), str(moment)[:40]) for pk, moment in json.loads(text)]
    except (ValueError, TypeError, AttributeError) as error:
        raise BadRequest from error
    if len(pairs) > MOST:
        raise BadRequest
    return pairs


def answer(request, registration, pk, moment):
    """One check-in noted by the phone: "in", "known" when it was already noted, "refused" with the reason."""
    said = outcome(request, registration, moment)
    state = said if said in ("in", "known") else "refused"
    return {"id": pk, "at": moment, "state": state, "said": said if state == "refused" else ""}


def outcome(request, registration, moment):
    """Note it, unless it was: whoever left since is not let in again by an old sending."""
    if registration is None:
        return _("this person is no longer registered")
    if registration.state == "checked_in" or doors.sent_before(registration, moment):
        return "known"
    told = doors.let_in(registration, request.user, hour(moment, request.received_at), {"phone": moment})
    return _("their registration is cancelled") if told == "moved" else told


def hour(moment, received):
    """The hour of the phone, as long as it is plausible; else that of the sending."""
    try:
        at = parse_datetime(moment)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None or not received - timedelta(days=5) < at <= received:
        return received
    return at


@require_safe
def worker(request, pk):
    """The script by which the phone opens this page, and no other, without network."""
    opened(request, pk)
    with open(finders.find("hackathons/offline-worker.js"), encoding="utf-8") as file:
        return HttpResponse(file.read(), content_type="text/javascript; charset=utf-8")
