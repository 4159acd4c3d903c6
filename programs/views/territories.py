"""Type-ahead on the names of territories: public data, the same answer for everyone."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from programs.forms.territories import found, identifiers

FIELD = "territory"


@login_not_required
@require_safe
@cache_control(public=True, max_age=3600)
def search(request):
    """The choices for what is typed: ``q`` (or the field's own input), ``kind`` and ``exclude`` (several allowed).

    ``field`` names the choices and ``multiple`` makes them boxes, so that they land in the form that asks.
    """
    asked = request.GET
    name = asked.get("field", FIELD)[:100]
    typed = asked.get("q", asked.get(f"{name}-q", ""))
    context = found(typed, asked.getlist("kind"), identifiers(asked.getlist("exclude")))
    context |= {"name": name, "box": "checkbox" if asked.get("multiple") else "radio"}
    # Without the request: what a cache keeps must not depend on the person.
    return HttpResponse(render_to_string("programs/_territory_results.html", context))
