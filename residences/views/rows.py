"""The rows of a residence: reading a part, adding a row, changing it, removing it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programs.uploads import attach
from residences import money
from residences.parts import PARTS
from residences.permissions import removes
from residences.views.access import found, held, refusal, status_of, trail

ROWS = 50


@require_safe
def rows(request, pk, part):
    """A part of a residence, with what this person may do of it."""
    residence, part = found(request, pk), PARTS[part]
    page = Paginator(part.rows(residence), ROWS).get_page(request.GET.get("page"))
    every = list(page)
    may = part.may(residence, request.user)
    for row in every:
        row.removable = may and removes(residence, request.user, row)
    context = {
        "residence": residence,
        "part": part,
        "rows": every,
        "page": page,
        "may_write": may,
        "trail": trail(residence),
    }
    context |= {"money": money.standing(residence)} if part.code == "funding" else {}
    return render(request, "residences/rows.html", context | {"template": f"residences/_{part.code}.html"})


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def row(request, pk, part, row=None):
    """Add or change a row; a colleague's change made meanwhile is never covered in silence."""
    part = PARTS[part]
    residence = found(request, pk, part.may)
    shown = get_object_or_404(held(request, part.rows(residence)), pk=row) if row else None
    form = part.form_for(residence, shown, *((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        save(residence, request.user, form)
        messages.success(request, _("Saved: %s.") % part.title)
        return redirect(part.url, pk)
    above = trail(residence, (part.title, reverse(part.url, args=[pk])))
    context = {
        "residence": residence,
        "part": part,
        "form": form,
        "trail": above,
        "row": shown,
        "title": shown or part.add,
    }
    return render(request, "residences/row.html", context, status=status_of(form))


def save(residence, user, form):
    """Keep the row; a new note has its author, a new picture its bytes."""
    if not hasattr(form, "instance"):
        attach(
            residence.dossier,
            form.cleaned_data["file"],
            user,
            kind="picture",
            question="",
            caption=form.cleaned_data["caption"],
        )
        return
    if form.instance._state.adding and hasattr(form.instance, "author_id"):
        form.instance.author = user
    form.save()


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def remove(request, pk, part, row):
    """Remove a row, once confirmed."""
    part = PARTS[part]
    residence = found(request, pk, part.may)
    shown = get_object_or_404(part.rows(residence), pk=row)
    if not removes(residence, request.user, shown):
        raise PermissionDenied(refusal(residence))
    if request.method == "POST":
        name = str(shown)
        shown.delete()
        messages.success(request, _("Removed: %s.") % name)
        return redirect(part.url, pk)
    above = trail(residence, (part.title, reverse(part.url, args=[pk])))
    return render(
        request, "residences/remove.html", {"residence": residence, "part": part, "row": shown, "trail": above}
    )
