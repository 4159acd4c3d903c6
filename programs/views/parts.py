"""The rows of a project: reading a part, adding a row, changing it, removing it; each application says how it opens."""

from collections.abc import Callable
from typing import NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

ROWS = 50


def nothing_more(owner, part):
    """What else a part shows."""
    return {}


def kept(owner, user, form):
    """Keep what was typed."""
    form.save()


class Parts(NamedTuple):
    """The parts of a kind of project: ``found(request, pk, may=None)`` opens it, ``trail(owner, *more)`` is the way down."""

    parts: dict
    found: Callable
    trail: Callable
    removes: Callable
    refusal: Callable
    folder: str  # of its templates
    keep: Callable = kept
    more: Callable = nothing_more

    def urls(self, at, words):
        """The addresses of each part under ``at``; ``words`` names them in French."""
        pages = (
            ("", "", self.rows),
            ("ajouter/", "_new", self.row),
            ("<uuid:row>/", "_edit", self.row),
            ("<uuid:row>/retirer/", "_remove", self.remove),
        )
        for code, word in words.items():
            for end, suffix, method in pages:
                name = f"{self.parts[code].url}{suffix}"
                yield path(f"{at}<uuid:pk>/{word}/{end}", page(method), {"part": code}, name=name)

    def rows(self, request, pk, part):
        """A part, with what this person may do of it."""
        owner, part = self.found(request, pk), self.parts[part]
        shown = Paginator(seen(part, owner, request.user), ROWS).get_page(request.GET.get("page"))
        may = part.may(owner, request.user)
        every = list(shown)
        for row in every:
            row.removable = may and self.removes(owner, request.user, row)
        context = {"owner": owner, part.of: owner, "part": part, "rows": every, "page": shown, "may_write": may}
        context |= {
            "trail": self.trail(owner),
            "template": f"{self.folder}/_{part.code}.html",
            **self.more(owner, part),
        }
        return render(request, "programs/parts/rows.html", context)

    def row(self, request, pk, part, row=None):
        """Add or change a row; a colleague's change made meanwhile is never covered in silence."""
        part = self.parts[part]
        owner = self.found(request, pk, part.may)
        shown = get_object_or_404(held(request, seen(part, owner, request.user)), pk=row) if row else None
        form = part.form_for(owner, shown, *((request.POST, request.FILES) if request.method == "POST" else ()))
        if request.method == "POST" and form.is_valid():
            self.keep(owner, request.user, form)
            messages.success(request, _("Saved: %s.") % part.title)
            return redirect(part.url, pk)
        above = self.trail(owner, (part.title, reverse(part.url, args=[pk])))
        context = {"owner": owner, "part": part, "form": form, "trail": above, "row": shown, "title": shown or part.add}
        return render(request, "programs/parts/row.html", context, status=422 if form.errors else 200)

    def remove(self, request, pk, part, row):
        """Remove a row, once confirmed."""
        part = self.parts[part]
        owner = self.found(request, pk, part.may)
        shown = get_object_or_404(seen(part, owner, request.user), pk=row)
        if not self.removes(owner, request.user, shown):
            raise PermissionDenied(self.refusal(owner))
        if request.method == "POST":
            name = str(shown)
            shown.delete()
            messages.success(request, _("Removed: %s.") % name)
            return redirect(part.url, pk)
        above = self.trail(owner, (part.title, reverse(part.url, args=[pk])))
        return render(
            request, "programs/parts/remove.html", {"owner": owner, "part": part, "row": shown, "trail": above}
        )


def seen(part, owner, user):
    """The rows of a part that this person may see."""
    rows = part.rows(owner)
    return rows.visible_to(user) if part.guarded else rows


def page(method):
    """One of these methods as a view: reading alone for the list, inside a transaction for what writes."""
    if method.__name__ == "rows":
        return require_safe(method)
    return require_http_methods(["GET", "HEAD", "POST"])(transaction.atomic(method))


def held(request, rows):
    """These rows; locked when they are about to change, so that two savings are judged one after the other."""
    return rows.select_for_update(of=("self",)) if request.method == "POST" else rows
