"""What is said when a page cannot be shown: what happened, and what to do."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseServerError
from django.shortcuts import render
from django.template.loader import get_template

SECRET = ("csrf", "password", "code", "secret", "token")


def typed(request):
    """What a form brought, as (name, value), so that a refusal loses nothing; never a password."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if value and not any(word in name for word in SECRET)
    ]


def bad_request(request, exception=None):
    return render(request, "400.html", status=400)


def forbidden(request, exception=None):
    return render(request, "403.html", {"reason": str(exception or "")}, status=403)


def not_found(request, exception=None):
    return render(request, "404.html", status=404)


def too_large(request):
    """The request is heavier than the site accepts."""
    return render(request, "413.html", {"limit": settings.UPLOAD_MAX_BYTES // 2**20}, status=413)


@login_not_required
def csrf(request, reason=""):
    """The form is too old, or comes from elsewhere: shown again with what was typed."""
    return render(request, "403_csrf.html", {"typed": typed(request)}, status=403)


def server_error(request):
    """Our fault: a page that needs neither database nor session."""
    return HttpResponseServerError(get_template("500.html").render({"site_name": settings.SITE_NAME}))
