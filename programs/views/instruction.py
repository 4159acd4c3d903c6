"""The work of officers on one dossier: who instructs it, labels, follow, private notes."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from programs.desk import NOTED, OFFICES, desk
from programs.forms.instruction import StaffNoteForm
from programs.models import Assignment, Dossier, Follow, User
from programs.models.instruction import assign
from programs.views.dossiers import crumbs, found


def instructed(request, pk):
    """The dossier, if this person is one of its officers; for anyone else this page does not exist."""
    dossier = found(request, pk)
    if "officer" not in dossier.roles_of(request.user):
        raise Http404
    return dossier


def back(request, dossier):
    """Back to the page one comes from."""
    asked = request.POST.get("retour", "")
    return redirect(asked if url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else dossier.get_absolute_url())


@require_POST
def take_charge(request, pk):
    """Instruct a dossier, or give it to a colleague; never over the head of who has just taken it."""
    dossier = instructed(request, pk)
    officers = User.objects.holding("officer", **dossier.scope())
    chosen = request.POST.get("officer", "")
    officer = next((person for person in officers if str(person.pk) == chosen), None)
    if chosen and officer is None:
        raise Http404
    now = Assignment.objects.running().filter(dossier=dossier).select_related("officer").first()
    if str(now.officer_id if now else "") != request.POST.get("seen", ""):
        messages.warning(request, overtaken(now))
        return back(request, dossier)
    assign(Dossier.objects.filter(pk=dossier.pk), officer, request.user)
    messages.success(
        request,
        _("This dossier is instructed by %s.") % officer if officer else _("Nobody instructs this dossier any more."),
    )
    return back(request, dossier)


def overtaken(now):
    """What to tell who comes second."""
    if now is None:
        return _("A colleague has just given this dossier up: nothing is changed, look again.")
    return _("%s has just taken this dossier: nothing is changed.") % now.officer


@require_POST
def label(request, pk):
    """Put labels on a dossier, take others off."""
    dossier = instructed(request, pk)
    known = dossier.call.program.labels.all()
    dossier.labels.set([row for row in known if str(row.pk) in request.POST.getlist("label")])
    messages.success(request, _("The labels are saved."))
    return back(request, dossier)


@require_POST
def follow(request, pk):
    """Follow a dossier, or no longer."""
    dossier = found(request, pk)
    if not dossier.roles_of(request.user) & OFFICES:
        raise Http404
    if "unfollow" in request.POST:
        Follow.objects.filter(dossier=dossier, person=request.user).delete()
        messages.success(request, _("You no longer follow this dossier."))
    else:
        Follow.objects.get_or_create(dossier=dossier, person=request.user)
        messages.success(request, _("You follow this dossier: you get its messages and its news by e-mail."))
    return back(request, dossier)


@require_http_methods(["GET", "HEAD", "POST"])
def staff_notes(request, pk):
    """The notes of officers and coaches on a dossier; for anyone else this page does not exist."""
    dossier = found(request, pk)
    if not dossier.roles_of(request.user) & NOTED:
        raise Http404
    form = StaffNoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.instance.dossier, form.instance.author = dossier, request.user
        form.save()
        messages.success(request, _("Your note is kept. Only coaches and officers read it."))
        return redirect(request.get_full_path())
    context = {
        "dossier": dossier, "form": form, "notes": dossier.private_notes.select_related("author"), "crumbs": crumbs(dossier),
        "desk": desk(dossier, request.user, request.GET, "staff_notes"),
    }  # fmt: skip
    return render(request, "programs/instruction/notes.html", context, status=422 if form.errors else 200)
