"""The journal of the day, on a phone: one page to fill, one to read."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programs.models import Attachment
from residences import journal
from residences.forms.journal import DayForm
from residences.models import Verbatim
from residences.permissions import records
from residences.views.access import found, status_of, trail

DAYS = 10  # on one page


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def today(request, pk):
    """Write the day: three lines; if wanted a picture, words heard, people met."""
    residence = found(request, pk, records)
    form = DayForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        journal.keep_day(residence, request.user, form.cleaned_data)
        messages.success(request, _("The day is written. Thank you!"))
        return redirect("residence_journal", pk)
    context = {"residence": residence, "form": form, "trail": trail(residence)}
    return render(request, "residences/day.html", context, status=status_of(form))


@require_safe
def days(request, pk):
    """The journal, the last day first: notes, words and pictures that this person may see, people met."""
    residence = found(request, pk)
    every = sorted(
        {*residence.notes.values_list("on", flat=True), *residence.meetings.values_list("on", flat=True)}, reverse=True
    )
    page = Paginator(every, DAYS).get_page(request.GET.get("page"))
    context = {
        "residence": residence, "page": page, "days": list(told(residence, request.user, list(page))), "met": journal.met(residence),
        "in_all": journal.met_in_all(residence), "may_record": records(residence, request.user), "trail": trail(residence),
    }  # fmt: skip
    return render(request, "residences/journal.html", context)


def told(residence, user, days):
    """Each of these days with what it holds; four queries in all."""
    notes = list(residence.notes.filter(on__in=days).select_related("author", "phase").order_by("on", "id"))
    words = list(Verbatim.objects.visible_to(user).filter(residence=residence, on__in=days).order_by("id"))
    pictures = (
        Attachment.objects.visible_to(user)
        .filter(field__note__in=notes)
        .exclude(scan="infected")
        .select_related("field")
        .order_by("uploaded_at", "id")
    )
    shown = {}
    for one in pictures:
        shown.setdefault(one.field.note_id, []).append(one)
    met = list(residence.meetings.filter(on__in=days).order_by("kind", "id"))
    for day in days:
        today = [note for note in notes if note.on == day]
        for note in today:
            note.shown = shown.get(note.pk, [])
        yield day, today, [one for one in words if one.on == day], [one for one in met if one.on == day]
