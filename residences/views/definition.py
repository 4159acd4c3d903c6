"""The local definition composed from the common base: choose, adapt, add; compared, approved, kept in versions."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs.views.parts import held
from residences import definitions
from residences.filters import MethodFilter
from residences.forms.definition import ChoiceForm, MethodChoiceForm, OwnForm
from residences.forms.framing import DefinitionForm
from residences.models import DefinitionItem, Method
from residences.permissions import approves, writes
from residences.views.access import found, status_of, trail

MOST = 60  # methods offered on one page


def above(residence):
    """The way down to a page about the definition."""
    return trail(residence, (_("Local definition"), reverse("residence_definition", args=[residence.pk])))


def written(request, residence):
    """The definition in hand; locked when it is about to change or be approved."""
    return held(request, residence.definitions.select_related("method", "approved_by")).get()


def saved(request, definition, what):
    """Say that it is saved; a definition that changed is no longer approved."""
    messages.success(request, _("Saved: %s.") % what)
    if definition.reopen():
        messages.warning(request, _("The definition has changed: the coach approves it again."))
    return redirect("residence_definition", definition.residence_id)


@require_safe
def definition(request, pk):
    """The definition beside its base, with what one may do of it."""
    residence = found(request, pk)
    row = written(request, residence)
    latest = Method.objects.first()
    context = {
        "residence": residence, "definition": row, "compared": definitions.compared(row), "undecided": row.undecided, "shown": definitions.shown(row),
        "versions": list(row.versions.select_related("approved_by")), "latest": latest if latest.version > row.method.version else None,
        "trail": trail(residence), "may_write": writes(residence, request.user), "may_approve": approves(residence, request.user),
    }  # fmt: skip
    return render(request, "residences/definition.html", context)


def typed(request, residence, form, title, **more):
    """The page of one form of the definition."""
    context = {
        "residence": residence,
        "form": form,
        "title": title,
        "trail": above(residence),
        "back": above(residence)[-1][1],
    }
    return render(request, "residences/choice.html", context | more, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def problem(request, pk):
    """Write the problem and whom it concerns; a change asks for a new approval."""
    residence = found(request, pk, writes)
    row = written(request, residence)
    form = DefinitionForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        form.save()
        if set(form.changed_data) - {"shown"}:
            return saved(request, row, _("the local definition"))
        return redirect("residence_definition", pk)
    return typed(request, residence, form, _("The problem and the persons"))


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def principle(request, pk, place):
    """Take a principle of the base, adapt it or leave it out."""
    residence = found(request, pk, writes)
    row = written(request, residence)
    if not 1 <= place <= len(row.method.principles):
        raise Http404
    name, text = row.method.principles[place - 1]
    item = row.items.filter(principle=name).first() or DefinitionItem(
        definition=row, principle=name, title=name, order=place
    )
    return chosen(request, residence, row, ChoiceForm(request.POST or None, instance=item, base=text), text)


def chosen(request, residence, definition, form, base, **more):
    """Keep a choice, or show its page again."""
    if request.method == "POST" and form.is_valid():
        form.save()
        return saved(request, definition, form.instance)
    return typed(request, residence, form, form.instance.title or _("Add something of our own"), base=base, **more)


@require_POST
@transaction.atomic
def take_all(request, pk):
    """Every principle of which nothing is said is taken as it is."""
    residence = found(request, pk, writes)
    row = written(request, residence)
    definitions.take_all(row)
    return saved(request, row, _("the local definition"))


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def methods(request, pk):
    """Choose methods in the library, one button each."""
    residence = found(request, pk, writes)
    row = written(request, residence)
    offered = definitions.available(row)
    if request.method == "POST":
        version = offered.filter(pk=valid(request.POST.get("method"))).first()
        if version is None:
            messages.warning(request, _("This method is already chosen, or no longer in the library."))
            return redirect("residence_choose", pk)
        return saved(request, row, definitions.choose(row, version))
    found_ones = MethodFilter(request.GET or None, offered)
    context = {
        "residence": residence,
        "filter": found_ones,
        "methods": list(found_ones.qs[:MOST]),
        "trail": above(residence),
    }
    return render(request, "residences/choose.html", context)


def valid(value):
    """An identifier that was sent, or None."""
    try:
        return UUID(value or "")
    except ValueError:
        return None


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def new(request, pk):
    """Add what the base does not have."""
    residence = found(request, pk, writes)
    row = written(request, residence)
    item = DefinitionItem(definition=row, stance="added", order=200 + row.items.count())
    return chosen(request, residence, row, OwnForm(request.POST or None, instance=item), "")


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def item(request, pk, row):
    """Change what is done of a method, or what is the territory's own; or take it out."""
    residence = found(request, pk, writes)
    definition = written(request, residence)
    item = get_object_or_404(definition.items.select_related("sheet__sheet"), pk=row)
    if request.method == "POST" and "remove" in request.POST:
        item.delete()
        return saved(request, definition, item)
    base = item.sheet.steps if item.sheet else ""
    form = (
        MethodChoiceForm(request.POST or None, instance=item, base=base)
        if item.sheet
        else OwnForm(request.POST or None, instance=item)
    )
    return chosen(request, residence, definition, form, base, removable=True, sheet=item.sheet)


@require_POST
@transaction.atomic
def renew(request, pk):
    """Go on from the last version of the base; what it no longer has stays as the territory's own."""
    residence = found(request, pk, writes)
    row = written(request, residence)
    row.method = Method.objects.first()
    row.save(update_fields=["method"])
    return saved(request, row, row.method)


@require_POST
@transaction.atomic
def approve(request, pk):
    """Approve the definition as it was shown; one that has changed since is shown again."""
    residence = found(request, pk, approves)
    row = written(request, residence)
    if not row.is_complete:
        messages.error(
            request, _("The definition is not complete: the problem, the persons, and a choice for each principle.")
        )
    elif request.POST.get("shown") != definitions.shown(row):
        messages.error(request, _("The definition has just changed: read it again before you approve it."))
    else:
        definitions.approve(row, request.user)
        messages.success(request, _("The local definition is approved."))
        return redirect(residence)
    return redirect("residence_definition", pk)


@require_safe
def version(request, pk, number):
    """A definition as it was approved."""
    residence = found(request, pk)
    row = get_object_or_404(written(request, residence).versions.select_related("approved_by"), number=number)
    context = {"residence": residence, "version": row, "lines": definitions.of_version(row), "trail": above(residence)}
    return render(request, "residences/definition_version.html", context)
