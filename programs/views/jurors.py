"""One member of a jury: invited by the officer, answering from a link, keeping their profile and their ties."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from programs import clock, links, timeline
from programs.forms.jurors import AcceptForm, DeclineForm, InviteForm, ProfileForm, TieForm
from programs.models import JuryMember, User
from programs.models.jury import holder
from programs.permissions import May
from programs.views.jury import menu, run_by
from programs.workflow import Conflict

RUNS = May("officer")
ELSEWHERE = ("accept", "decline", "recognize")  # steps that have a form of their own


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request, pk):
    """Invite someone to the jury: they receive a link."""
    call = run_by(request, pk)
    form = InviteForm(call, request.POST or None)
    if request.method == "POST" and form.is_valid() and invited(request, form):
        messages.success(request, _("An invitation leaves for %s.") % form.instance.email)
        return redirect("jury", pk)
    context = {"call": call, "form": form}
    return render(request, "programs/jury/invite.html", context, status=422 if form.errors else 200)


def invited(request, form):
    """Take the step; False when it cannot be taken, the reason in the form."""
    try:
        form.instance.begin(by=request.user)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    return True


def found(request, pk):
    """A member whose page this person may open: the officer, and the member; for the others it does not exist."""
    seen = JuryMember.objects.visible_to(request.user).select_related(
        "call__program", "person__organization__territory"
    )
    member = get_object_or_404(seen, pk=pk)
    if not (RUNS(member, request.user) or holder(member, request.user) or member.person_id == request.user.pk):
        raise Http404
    return member


@require_http_methods(["GET", "HEAD", "POST"])
def member(request, pk):
    """The seat of a member: what they can read, what they declared, where they stand; both write the profile."""
    seat = found(request, pk)
    runs = RUNS(seat, request.user)
    writes = seat.state == "sitting" or (runs and seat.state == "invited")
    form = ProfileForm(request.POST or None, instance=seat) if writes else None
    if request.method == "POST":
        if form is None:
            raise Conflict(seat.history.last())
        if form.is_valid():
            form.save()
            if seat.state == "sitting":
                seat.hold_roles()
            messages.success(request, _("Saved."))
            return redirect(seat)
    context = {
        **menu(seat.call, request.user),
        "seat": seat,
        "runs": runs,
        "form": form,
        "steps": [step for step in seat.steps_for(request.user) if step.name not in ELSEWHERE],
        **shown(seat, runs),
    }
    return render(request, "programs/jury/member.html", context, status=422 if form and form.errors else 200)


def shown(seat, runs):
    """What the page says beside the profile: the ties, each with its form for the officer; the readings; the history."""
    ties = list(seat.ties.select_related("organization__territory", "dossier"))
    lines = seat.history.select_related("actor", "on_behalf_of", "detail").order_by("-seq") if runs else []
    counted = dict.fromkeys(("assigned", "in_progress", "submitted"), 0)
    for state in seat.readings.filter(state__in=counted).values_list("state", flat=True) if seat.person_id else ():
        counted[state] += 1
    choose = TieForm(seat.call) if runs and any(not tie.is_known for tie in ties) else None
    return {
        "ties": ties,
        "choose": choose,
        "counted": counted,
        "lines": [timeline.worded(line, seat) for line in lines],
    }


@require_POST
def tie(request, pk, tie):
    """Say which organization a tie declared in words is about."""
    seat = found(request, pk)
    if not RUNS(seat, request.user):
        raise PermissionDenied(_("Only the programme officer says what a tie is about."))
    row = get_object_or_404(seat.ties, pk=tie)
    form = TieForm(seat.call, request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose the organization that this tie is about."))
        return redirect(seat)
    if form.write(row):
        seat.recognize(by=request.user)
        messages.success(request, _("The tie is recognized: the dossiers concerned close to this member."))
    else:
        messages.success(request, _("The tie concerns no candidate: it is kept as declared."))
    return redirect(seat)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request, pk):
    """The page of the link: to sit takes an account with the address invited, to decline takes none."""
    seat = get_object_or_404(JuryMember.objects.select_related("call__program", "person"), pk=pk)
    key = request.POST.get("cle") or request.GET.get("cle", "")
    own = request.user.is_authenticated and holder(seat, request.user)
    if not own and (refused := links.refusal(seat, key)):
        return render(request, "programs/partners/refused.html", {"refused": refused}, status=403)
    if own and seat.state == "sitting":
        return redirect(seat)
    asked = request.POST.get("do", "")
    forms = {
        "accept": AcceptForm(request.POST if asked == "accept" else None, instance=seat)
        if own and seat.state == "invited"
        else None,
        "decline": DeclineForm(request.POST if asked == "decline" else None),
    }
    if request.method == "POST" and forms.get(asked) and answered(request, seat, asked, forms[asked], own):
        return redirect(seat if asked == "accept" else f"{request.path}?{urlencode({'cle': key})}")
    context = {
        "seat": seat, "call": seat.call, "forms": forms, "key": key, "own": own, "back": urlencode({"next": f"{request.path}?{urlencode({'cle': key})}"}),
        "inviter": seat.history.select_related("actor").first().actor, "today": clock.today(),
    }  # fmt: skip
    return render(
        request,
        "programs/jury/answer.html",
        context,
        status=422 if any(f and f.errors for f in forms.values()) else 200,
    )


def answered(request, seat, name, form, own):
    """Sit or decline; a refusal is written above the form."""
    if not form.is_valid():
        return False
    by = request.user if own else User.objects.bearer(seat)
    try:
        with transaction.atomic():
            if name == "accept":
                form.save()
                seat.accept(by=by, ties=form.cleaned_data["ties"])
                messages.success(
                    request, _("Welcome to the jury: you will receive a message when dossiers are given to you.")
                )
            else:
                seat.decline(by=by, comment=form.cleaned_data["comment"])
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    return True
