"""One's space: what awaits me, what is late, my dossiers."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from programs import dashboard as work
from programs.context import current_role
from programs.models import Call


@require_safe
def dashboard(request):
    """The first page after signing in, for every role."""
    role = current_role(request)
    roles = {role} if role else request.user.role_codes
    context = {
        "todos": work.todos(request.user, roles),
        "dossiers": work.own_dossiers(request.user),
        "juries": work.juries(request.user, roles),
        "calls": Call.objects.public().filter(state="open")[:5],
        "roles": roles,
    }
    return render(request, "programs/dashboard.html", context)
