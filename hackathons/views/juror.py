"""A juror of a camp on a phone, by the link received: to answer, to say what ties them, to mark one prototype at a time."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hackathons import marking, sharing, voting
from hackathons.forms.judging import DeclineForm, MarksForm, TieForm, read_of
from hackathons.models import Camp, CampJuror, TeamPicture
from hackathons.signed import JUROR
from hackathons.views.teams import shown_picture
from programs import clock

JOINS = tuple(f"camp__{join}" for join in Camp.joins)


def held(request, pk):
    """A juror, for who holds their link, and its key; 404 for anyone else."""
    juror = get_object_or_404(CampJuror.objects.select_related(*JOINS), pk=pk, camp__is_judged=True)
    key = request.POST.get("cle") or request.GET.get("cle", "")
    if JUROR.fault(str(pk), key):
        raise Http404
    return juror, key


def back(juror, key):
    """The page of the juror."""
    return f"{juror.get_absolute_url()}?cle={key}"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def juror(request, pk):
    """Where a juror stands: invited, awaited on some prototypes, done."""
    one, key = held(request, pk)
    doing = request.POST.get("do", "")
    known = one.camp.teams.exclude(state="disbanded").exclude(recusals__juror=one).order_by("name", "id")
    tie = TieForm(known, sharing.organizations(one.camp), request.POST if doing == "tie" else None)
    decline = DeclineForm(request.POST if doing == "decline" else None)
    if request.method == "POST" and answered(request, one, doing, tie, decline):
        return redirect(back(one, key))
    context = {
        "juror": one, "camp": one.camp, "key": key, "tie": tie, "decline": decline, "known": known.exists(), "recusals": list(one.recusals.select_related("team")),
        "sheets": sheets(one), "pairs": voting.left(one.camp, juror=one) if one.camp.compares else None,
    }  # fmt: skip
    context["left"] = [sheet for sheet in context["sheets"] if not sheet.stands]
    return render(request, "hackathons/juror.html", context, status=422 if tie.errors or decline.errors else 200)


def sheets(juror):
    """What the juror has to judge in the round in hand, in their own order."""
    current = juror.camp.rounds.filter(closed_at=None).last() if juror.camp.judges_now and juror.accepted_at else None
    return sharing.given_to(juror, current) if current and juror.sits else []


@transaction.atomic
def answered(request, juror, doing, tie, decline):
    """Accept, decline, or say what ties them; False when the form is to be corrected."""
    if doing == "accept" and not juror.camp.ranking_validated_at:
        juror.accepted_at, juror.declined_at, juror.declined_for = clock.now(), None, ""
        messages.success(request, _("Thank you: you sit on the jury."))
    elif doing == "decline" and decline.is_valid():
        juror.accepted_at, juror.declined_at, juror.declined_for = None, clock.now(), decline.cleaned_data["why"]
        messages.info(request, _("Your answer is noted. Thank you for giving it."))
    elif doing == "tie" and tie.is_valid():
        sharing.declare(juror, **tie.cleaned_data)
        messages.success(request, _("It is noted: you no longer see these prototypes."))
    elif doing != "accept":
        return False
    juror.save(update_fields=["accepted_at", "declined_at", "declined_for", "tied_to"])
    return True


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def prototype(request, pk, team):
    """One prototype: what it is, the marks of the juror, which save themselves until they are signed."""
    one, key = held(request, pk)
    if request.method == "POST":
        voting.hold(one.camp)
    mine = sheets(one)
    place = next((n for n, sheet in enumerate(mine) if sheet.team_id == team), None)
    if place is None:
        raise Http404
    sheet = fresh(mine[place]) if request.method == "POST" else mine[place]
    form = MarksForm(sheet, one.camp.grid.all(), *([request.POST.copy()] if request.method == "POST" else []))
    if request.method == "POST" and marked(request, sheet, form):
        saved = render(request, "hackathons/_saved.html", {"read": read_of(sheet)})
        return saved if request.htmx else redirect(onward(request, one, key, sheet, mine))
    context = {
        "juror": one, "camp": one.camp, "key": key, "sheet": sheet, "team": sheet.team, "form": form, "pictures": list(sheet.team.pictures.exclude(scan="infected")), "number": place + 1, "total": len(mine),
        "before": mine[place - 1] if place else None, "after": mine[place + 1] if place + 1 < len(mine) else None,
    }  # fmt: skip
    return render(request, "hackathons/prototype.html", context, status=422 if form.errors else 200)


@login_not_required
@require_safe
def picture(request, pk, row):
    """A picture of a prototype, for a juror who judges it."""
    one, _key = held(request, pk)
    if not (one.camp.judges_now and one.accepted_at and one.sits):
        raise Http404
    judged = marking.handed_in(one.camp).exclude(recusals__juror=one)
    return shown_picture(get_object_or_404(TeamPicture, pk=row, team__in=judged))


def fresh(sheet):
    """The marks as they are, held until they are written."""
    found = sheet.round.judgements.select_for_update(of=("self",)).select_related("team__challenge", "round")
    return found.get(pk=sheet.pk)


def onward(request, juror, key, sheet, mine):
    """Once signed, the next prototype to judge; else the same."""
    at = mine.index(sheet)
    waiting = [one for one in [*mine[at + 1 :], *mine[:at]] if not one.stands]
    following = waiting[0] if "sign" in request.POST and waiting else sheet
    if "sign" in request.POST and not waiting:
        return back(juror, key)
    return f"{juror.get_absolute_url()}prototypes/{following.team_id}/?cle={key}"


def marked(request, sheet, form):
    """Take back a signature, keep a draft, or sign; False when the form is to be corrected."""
    if "undo" in request.POST:
        sheet.signed_at = None
        sheet.save(update_fields=["signed_at"])
        return True
    if sheet.stands:
        messages.error(request, _("These marks are signed: take your signature back to change them."))
        return True
    if not form.is_valid() or ("sign" in request.POST and not form.wants_all()):
        return False
    keep(form, signs="sign" in request.POST)
    if not request.htmx:
        messages.success(request, _("Marks signed.") if "sign" in request.POST else _("Draft saved."))
    return True


def keep(form, signs, by=None):
    """Write the marks of a form, signed or not; ``by`` types them from paper."""
    form.write()
    sheet = form.judgement
    sheet.saved_at, sheet.entered_by = clock.now(), by
    sheet.signed_at = sheet.saved_at if signs else None
    sheet.save(update_fields=["scores", "remark", "saved_at", "signed_at", "entered_by"])
