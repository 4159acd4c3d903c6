"""What every request passes: when it was received, the second factor of staff, refusals said in words."""

from datetime import UTC, datetime

from django.conf import settings
from django.shortcuts import redirect, render
from django.urls import reverse

from programs import clock
from programs.timeline import readable
from programs.views.errors import bad_request, too_large, typed
from programs.workflow import Conflict

MOST = settings.UPLOAD_MAX_BYTES + settings.DATA_UPLOAD_MAX_MEMORY_SIZE  # a file and the fields around it


class Received:
    """Stamp each request with the moment it was received; refuse unread what is heavier than a file may be, or does not say."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.received_at = front_server(request) or clock.now()
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if not (announced.isascii() and announced.isdigit()):
            return bad_request(request)
        return too_large(request) if int(announced) > MOST else self.get_response(request)


def front_server(request):
    """The moment in the trusted front server's header, in seconds since 1970; None without one."""
    stamp = request.headers.get("X-Request-Received", "") if settings.TRUSTED_PROXY else ""
    try:
        return datetime.fromtimestamp(float(stamp), UTC) if stamp else None
    except (ValueError, OverflowError):
        return None


class SecondFactor:
    """Staff without a second factor may do nothing but set one up."""

    FREE = {
        "account_logout", "account_reauthenticate", "health", "accessibility", "legal", "privacy", "sitemap", "contact",
    }  # fmt: skip

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        user, name = request.user, request.resolver_match.url_name or ""
        if not user.is_authenticated or not user.is_staff or name in self.FREE or name.startswith("mfa_"):
            return None
        if user.has_second_factor:
            return None
        return redirect(f"{reverse('mfa_activate_totp')}?next={request.path}")


class Refusals:
    """A conflict becomes a 409 page that says who moved first; what was typed is shown again."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    def process_exception(self, request, error):
        if isinstance(error, Conflict):
            return render(
                request, "409.html", {"line": readable(error.line, request.user), "typed": typed(request)}, status=409
            )
        return None
