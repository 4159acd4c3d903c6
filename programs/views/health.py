"""What the operator's monitoring asks: does every part work, with the figures behind the answer."""

from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from programs.health import report


@login_not_required
@require_safe
@never_cache
def health(request):
    """200 when every part works, else 503 and the names of those that fail; no personal data."""
    answer = report()
    return JsonResponse(answer, status=200 if answer["ready"] else 503)
