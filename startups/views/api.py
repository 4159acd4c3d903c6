"""What a service says to the platform by itself: its figures of impact, with the token of its start-up."""

import json
from decimal import Decimal

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import transaction
from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from programs import clock
from startups import figurefile, impact, openapi
from startups.models import ServiceToken

LONGEST = 20_000  # bytes
HOUR = 3600


def within(name, most):
    """Count one more call under this name; False once there were more than ``most`` in the hour."""
    now = int(clock.now().timestamp())
    key = f"calls:{name}:{now // HOUR}"
    if cache.add(key, 1, HOUR):
        return True
    count = cache.get(key, 0) + 1
    cache.set(key, count, HOUR)
    return count <= most


def refused(status, *faults):
    """An error: each fault has the place it is about and a sentence."""
    return JsonResponse({"errors": [{"where": where, "message": str(told)} for where, told in faults]}, status=status)


def bearer(request):
    """The token in force that this request carries; None without one."""
    scheme, _sep, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        return None
    held = ServiceToken.objects.select_related("startup__dossier__call__program")
    return held.filter(digest=impact.digest(token.strip()), revoked_at=None).first()


@login_not_required
@require_safe
def described(request):
    """The description of this interface for machines; anyone reads it."""
    answer = JsonResponse(openapi.description(), json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Cache-Control"] = "public, max-age=3600"
    return answer


@csrf_exempt  # the token is the proof, and no browser holds it
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def figures(request):
    """GET: the measures and their figures. POST {"month": "2026-10", "values": {"usage": 821}}: the figures of a month."""
    token = bearer(request)
    if token is None:
        return unknown() if within(f"refused:{request.META['REMOTE_ADDR']}", settings.API_REFUSALS) else slowed()
    if not within(f"token:{token.digest}", settings.API_CALLS):
        return slowed()
    if request.method == "POST" and int(request.headers.get("Content-Length") or 0) > LONGEST:
        return refused(413, ("body", _("Send 20 000 bytes at most.")))
    return taken(request, token)


@transaction.atomic
def taken(request, token):
    """The figures kept, then told; or nothing kept, and why."""
    ServiceToken.objects.filter(pk=token.pk).update(used_at=clock.now())
    if request.method == "POST":
        month, values, faults = asked(request, token.startup)
        if faults:
            return refused(422, *faults)
        impact.keep(token.startup, month, values, "api")
    return JsonResponse(told(token.startup))


def unknown():
    """Nobody is known by this token."""
    answer = refused(401, ("Authorization", _("This token is unknown or revoked.")))
    answer["WWW-Authenticate"] = "Bearer"
    return answer


def slowed():
    """Too many calls."""
    answer = refused(429, ("Authorization", _("Too many calls this hour: try again when the next one begins.")))
    answer["Retry-After"] = str(HOUR - int(clock.now().timestamp()) % HOUR)
    return answer


def asked(request, startup):
    """The month, the figure of each measure, and what is wrong."""
    try:
        sent = json.loads(request.body, parse_float=Decimal)
    except ValueError:
        sent = None
    if not isinstance(sent, dict) or not isinstance(sent.get("values"), dict):
        return None, {}, [("body", _("Send a JSON object with “month” and “values”."))]
    kinds = {impact.CODES[one.kind]: one for one in startup.measures.all() if not one.is_counted}
    month = figurefile.month_of(str(sent.get("month", "")))
    faults = list(wrong(month, sent["values"], kinds))
    values = {} if faults else {kinds[code]: Decimal(str(value)) for code, value in sent["values"].items()}
    return month, values, faults


def wrong(month, values, kinds):
    """Each fault with its place."""
    if month is None or not impact.is_open(month):
        yield "month", _("Write a month as 2026-10, begun and less than two years old.")
    if not values:
        yield "values", _("Give at least one figure.")
    for code, value in values.items():
        if code not in kinds:
            yield f"values.{code}", _("Unknown measure. Expected: %s.") % ", ".join(kinds)
        elif isinstance(value, bool) or not isinstance(value, int | Decimal) or figurefile.number_of(str(value)) is None:  # fmt: skip
            yield f"values.{code}", _("Send a number with two decimals at most.")


def told(startup):
    """The measures and their figures, as JSON."""
    rows = impact.matrix(startup)
    return {
        "startup": startup.service_name,
        "measures": [
            {
                "code": impact.CODES.get(row.measure.kind, "cout"), "label": row.measure.label, "unit": row.measure.unit,
                "baseline": plain(row.measure.baseline), "target": plain(row.measure.target), "north_star": row.measure.is_north,
                "figures": [{"month": f"{month:%Y-%m}", "value": plain(value)} for month, value in row.points],
            }
            for row in rows
        ],
    }  # fmt: skip


def plain(value):
    """A number as JSON holds it."""
    return None if value is None else int(value) if value == int(value) else float(value)
