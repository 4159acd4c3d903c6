"""The lessons of the projects that stopped: read by everyone, with an account or without."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from programs import lessons as found
from programs.forms.lessons import LessonFilter

ROWS = 50


@login_not_required
@require_safe
def lessons(request):
    """What was learned, the latest first."""
    form, everything = LessonFilter(request.GET), found.learned()
    chosen = form.chosen()
    page = Paginator(found.narrowed(everything, **chosen), ROWS).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "number": len(everything), "narrow": any(chosen.values())}
    return render(request, "programs/coaching/lessons.html", context)
