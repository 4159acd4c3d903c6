"""Reading blind: the pieces that jurors get, and what the officer sees, hides and shows before they do."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programs import blind, cleaning, clock
from programs.forms.blind import WordsForm
from programs.models import Blinding, Dossier, Review
from programs.uploads import TYPES


@require_safe
def piece(request, pk, number):
    """A piece of the dossier of a reading, cleaned, under its neutral name; only while one reads blind, once one has accepted."""
    found = get_object_or_404(Review.objects.visible_to(request.user).for_table(), pk=pk)
    sheet = blind.sheet_of(next(blind.covered([found], request.user)))
    if sheet is None or (found.reviewer_id == request.user.pk and found.state == "assigned"):
        raise Http404
    return given(sheet, number)


def given(sheet, number):
    """The bytes of a piece as a download; 404 without one, 403 with the reason when it is not shown."""
    found = next((one for one in sheet.pieces if one.number == number), None)
    if found is None:
        raise Http404
    if not found.is_shown:
        raise PermissionDenied(_("“%(name)s” is not shown: %(why)s") % {"name": found.name, "why": found.why})
    return sent(found, sheet.content(found))


def sent(found, content):
    """A cleaned file, inert wherever it lands."""
    response = HttpResponse(content, content_type=TYPES[found.kind])
    response["Content-Disposition"] = f'attachment; filename="{found.filename}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def officers(request, pk):
    """A dossier of a jury, for who runs its call; for the others it does not exist."""
    found = get_object_or_404(Dossier.objects.for_table().visible_to(request.user), pk=pk)
    if "officer" not in found.roles_of(request.user):
        raise Http404
    return found


def preview(request, pk):
    """What the jurors read of a dossier in a blind phase; the officer adds words to hide, shows or keeps back its pieces."""
    found = officers(request, pk)
    settled = Blinding.objects.filter(dossier=found).first()
    words = settled.words if settled else []
    form = WordsForm(request.POST if "words" in request.POST else None, initial={"words": "\n".join(words)})
    if request.method == "POST" and ("words" not in request.POST or form.is_valid()):
        settle(request, found, form)
        return redirect("blind_preview", found.pk)
    sheet = blind.Sheet(found)
    context = {
        "dossier": blind.neutral(found), "named": found, "call": found.call, "blind": sheet, "form": form, "sections": sheet.sections,
        "held": sum(not one.is_shown for one in sheet.pieces), "settled": settled, "runs": True, "decides": True,
    }  # fmt: skip
    return render(request, "programs/jury/blind.html", context, status=422 if form.errors else 200)


@transaction.atomic
def settle(request, dossier, form):
    """Keep the words to hide, or what becomes of one piece, and who said so."""
    row, _made = Blinding.objects.select_for_update().get_or_create(
        dossier=dossier, defaults={"checked_by": request.user}
    )
    if form.is_bound:
        row.words = form.cleaned_data["words"]
        messages.success(request, _("These words are hidden from the jurors."))
    for choice in (Blinding.SHOWN, Blinding.WITHHELD):
        sheet = blind.Sheet(dossier)
        for one in sheet.pieces:
            if request.POST.get(choice) == str(one.number):
                row.pieces[one.sha256] = choice
                messages.success(request, _("%s: what the jurors see of it is settled.") % one.name)
    row.checked_by, row.checked_at = request.user, clock.now()
    row.save()


@require_safe
def preview_piece(request, pk, number):
    """A piece as the jurors would get it, for the officer to look at, shown or not."""
    sheet = blind.Sheet(officers(request, pk))
    found = next((one for one in sheet.pieces if one.number == number), None)
    if found is None or found.status == "lost":
        raise Http404
    try:
        return sent(found, sheet.content(found))
    except cleaning.Unclean:
        raise PermissionDenied(_("“%(name)s” is not shown: %(why)s") % {"name": found.name, "why": blind.WHY["unclean"]}) from None  # fmt: skip
