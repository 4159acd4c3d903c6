"""The sheet of a start-up, exchanged with beta.gouv: given, read, and what it changes shown before it does."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from startups import exchange
from startups.forms.exchange import SheetForm
from startups.permissions import writes
from startups.views.access import found, status_of, trail


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def sheet(request, pk):
    """Give the sheet, or take one: the first sending shows what it changes, the second does it."""
    startup = found(request, pk, writes)
    form = SheetForm(request.POST or None, request.FILES or None, startup=startup)
    context = {"startup": startup, "form": form, "trail": trail(startup), "changes": None}
    if request.method == "POST" and form.is_valid():
        if "take" in request.POST:
            exchange.take(startup, form.cleaned_data["text"])
            messages.success(request, _("The sheet is taken."))
            return redirect(startup)
        context |= {"changes": list(exchange.changes(startup, form.sheet)), "text": form.cleaned_data["text"]}
    return render(request, "startups/sheet.html", context, status=status_of(form))


@require_safe
def download(request, pk):
    """The sheet as a file."""
    startup = found(request, pk, writes)
    answer = HttpResponse(exchange.given(startup), content_type="text/markdown; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{slugify(startup.service_name)[:60] or "fiche"}.md"'
    return answer
