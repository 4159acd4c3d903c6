"""The papers of a camp to print, made as they are asked for and kept nowhere: they hold names. One's own certificate is kept, to be checked."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hackathons import door
from hackathons.views.access import trail
from hackathons.views.door import opened
from hackathons.views.registration import held
from programs.models.attachment import kept
from reports import camppapers, imprints
from reports import papers as paperkinds

MOST = 60  # people in one file: a few seconds of work
CERTIFIED = ("running", "interrupted", *door.OVER)


@require_safe
def papers(request, pk):
    """What there is to print for a camp."""
    camp = opened(request, pk)
    context = {
        "camp": camp, "trail": trail(camp, (_("The door"), reverse("camp_welcome", args=[pk]))), "placed": camppapers.placed(camp).count(),
        "lots": lots(camppapers.placed(camp)), "certified": lots(camppapers.came(camp)) if camp.state in CERTIFIED else [],
    }  # fmt: skip
    return render(request, "reports/pages/camp_papers.html", context)


def lots(rows):
    """The files in which these people are cut: their number, their first and last name."""
    names = list(rows.values_list("name", flat=True))
    starts = range(0, len(names), MOST)
    return [{"number": n, "first": names[at], "last": names[at : at + MOST][-1], "people": len(names[at : at + MOST])} for n, at in enumerate(starts, 1)]  # fmt: skip


def lot(request, rows):
    """The people of the file asked for; 404 when there is none."""
    asked = request.GET.get("lot", "1")
    start = (int(asked) - 1) * MOST if asked.isascii() and asked.isdigit() and int(asked) else 0
    found = list(rows[start : start + MOST])
    if not found:
        raise Http404
    return found


@require_safe
def badges(request, pk):
    """The badges of sixty people, one A6 page each, or four a page to cut."""
    camp = opened(request, pk)
    rows = lot(request, camppapers.placed(camp))
    return printed(camppapers.badges(camp, rows, by_four=request.GET.get("par") == "4"), _("badges"))


@require_safe
def attendance(request, pk):
    """The sheet to sign at the door."""
    camp = opened(request, pk)
    rows = list(camppapers.placed(camp))
    return printed(camppapers.attendance(camp, rows, by_profile=request.GET.get("ordre") == "profil"), _("attendance"))


@require_safe
def certificates(request, pk):
    """The certificates of sixty people who came, one page each."""
    camp = opened(request, pk)
    if camp.state not in CERTIFIED:
        raise Http404
    return printed(camppapers.certificates(camp, lot(request, camppapers.came(camp))), _("certificates"))


@login_not_required
@require_safe
def certificate(request, pk):
    """One's own certificate, by one's signed link, once the camp is over: made once, kept as long as it says the same."""
    registration, _actor, key = held(request, pk)
    if registration.state != "checked_in" or registration.camp.state not in door.OVER:
        raise Http404
    document = paperkinds.ask("certificate", registration)
    if not document.sha256:
        messages.warning(request, _("The document could not be made; it is tried again by itself, and shows here as soon as it is there."))  # fmt: skip
        return redirect(f"{registration.get_absolute_url()}?cle={key}")
    return given(kept(document.sha256), _("certificate"), registration.camp)


def printed(facts, name):
    """The PDF of these facts, as a download."""
    return given(imprints.printed(facts), name, facts.camp)


def given(content, name, camp):
    """A PDF as a download that nobody in between keeps."""
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{slugify(name)}-{slugify(camp)[:60]}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer
