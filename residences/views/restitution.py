"""The restitution: the vote prepared and counted by the team, cast by those who came; outputs published; return visits told."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs import clock
from programs.squares import squares
from programs.views.attachments import served
from residences import codes, returns, voting
from residences.forms.restitution import BallotForm, PaperForm, ReturnForm, VoteForm
from residences.models import Ballot, Output
from residences.permissions import tells, writes
from residences.views.access import found, status_of, trail


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def ballot(request, pk):
    """Prepare the vote: the question, the ideas; nothing changes once it is open."""
    residence = found(request, pk, writes)
    row = voting.prepare(residence)
    ideas = "\n".join(choice.title for choice in row.choices.all())
    form = BallotForm(request.POST or None, instance=row, initial={"ideas": ideas})
    if request.method == "POST" and not row.opened_at and form.is_valid():
        form.save()
        voting.write_ideas(row, form.cleaned_data["ideas"])
        messages.success(request, _("Saved: %s.") % _("the vote"))
        return redirect(row)
    side, dark = squares(settings.SITE_URL + row.public_url, border=1)
    context = {
        "residence": residence, "ballot": row, "form": form, "paper": PaperForm(choices=row.choices.all()), "side": side, "dark": dark,
        "address": settings.SITE_URL + row.public_url, "counted": voting.counted(row), "total": voting.total(row), "fears": voting.fears(row), "trail": trail(residence),
    }  # fmt: skip
    return render(request, "residences/ballot.html", context, status=status_of(form))


@require_POST
@transaction.atomic
def ballot_move(request, pk, move):
    """Open the vote, or close it."""
    residence = found(request, pk, writes)
    row = get_object_or_404(Ballot.objects.select_for_update(), residence=residence)
    if move == "ouvrir" and row.choices.count() < 2:
        messages.error(request, _("A vote needs two ideas at least."))
    elif move == "ouvrir":
        voting.open_vote(row)
        messages.success(request, _("The vote is open."))
    elif row.is_open:
        voting.close_vote(row)
        messages.success(request, _("The vote is closed: its result shows."))
    return redirect(row)


@require_POST
@transaction.atomic
def ballot_paper(request, pk):
    """Write the paper ballots, counted by hand."""
    residence = found(request, pk, writes)
    row = get_object_or_404(Ballot.objects.exclude(opened_at=None), residence=residence)
    form = PaperForm(request.POST, choices=row.choices.all())
    if not form.is_valid():
        messages.error(request, _("Write a whole number for each idea."))
        return redirect(row)
    for choice in row.choices.all():
        choice.paper = form.cleaned_data[str(choice.pk)]
        choice.save(update_fields=["paper"])
    messages.success(request, _("The paper ballots are counted."))
    return redirect(row)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def vote(request, code=""):
    """Vote by the code of the room, without an account; once the vote is closed, its result."""
    typed = codes.read(code or request.GET.get("code", ""))
    row = Ballot.objects.exclude(opened_at=None).filter(code=typed).select_related("residence__dossier").first()
    if row is None:
        wrong = bool(code or request.GET.get("code"))
        return render(request, "residences/vote_code.html", {"wrong": wrong}, status=404 if wrong else 200)
    voter = voting.voter_of(request)
    form = VoteForm(row, request.POST or None)
    if request.method == "POST" and form.is_valid() and kept(row, form, voter):
        messages.success(request, _("Your vote is counted. Thank you!"))
        return remembered(redirect(row.public_url), voter)
    context = {"ballot": row, "residence": row.residence, "form": form, "voted": voting.has_voted(row, voter)}
    if row.closed_at:
        context |= {"counted": voting.counted(row), "total": voting.total(row)}
    return remembered(render(request, "residences/vote.html", context, status=status_of(form)), voter)


def kept(ballot, form, voter):
    """Keep the vote; False when it cannot be, the reason in the form."""
    try:
        voting.cast(ballot, form.cleaned_data["choice"], voter, form.cleaned_data.get("fear", ""))
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    return True


def remembered(response, voter):
    """The browser is known again, on this site alone."""
    response.set_cookie(
        voting.COOKIE, voter, max_age=voting.YEAR, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
    return response


@require_POST
@transaction.atomic
def publish(request, pk, row):
    """Show an output to all, under its licence; or take it off."""
    residence = found(request, pk, writes)
    output = get_object_or_404(residence.outputs.select_for_update(of=("self",)), pk=row)
    output.published_at = None if output.published_at else clock.now()
    output.save(update_fields=["published_at"])
    messages.success(request, _("Everyone may take it up.") if output.published_at else _("It no longer shows."))
    return redirect("residence_outputs", pk)


@login_not_required
@require_safe
def output(request, pk):
    """The file of an output: for all once it is published, before that for who reads the residence."""
    shown = get_object_or_404(Output.objects.select_related("attachment").exclude(attachment=None), pk=pk)
    seen = request.user.is_authenticated and Output.objects.visible_to(request.user).filter(pk=pk).exists()
    if not (shown.published_at or seen) or shown.attachment.scan == "infected":
        raise Http404
    return served(shown.attachment.sha256, shown.attachment.name, shown.attachment.content_type)


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def returning(request, pk, months):
    """A return visit: what is still in use, what changed, what stopped."""
    residence = found(request, pk)
    if request.method == "POST":
        residence = found(request, pk, tells)
    row = get_object_or_404(residence.returns.select_related("told_by"), months=months)
    may = tells(residence, request.user)
    form = ReturnForm(request.POST or None, instance=row) if may else None
    if request.method == "POST" and form.is_valid():
        row.told_by, row.told_at = row.told_by or request.user, row.told_at or clock.now()
        form.save()
        returns.told(row)
        messages.success(request, _("Thank you. It shows after the report, and others will learn from it."))
        return redirect(residence)
    outputs = [*residence.outputs.public(), *residence.prototypes.filter(kept=True)]
    context = {"residence": residence, "visit": row, "form": form, "left": outputs, "trail": trail(residence)}
    return render(request, "residences/return.html", context, status=status_of(form) if form else 200)
