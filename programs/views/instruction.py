"""The work of officers on one dossier: who instructs it, labels, follow, conversation, private notes, history."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs import bulk, clock, timeline
from programs.desk import NOTED, OFFICES, STAFF, desk
from programs.forms.instruction import HistoryFilterForm, MessageForm, StaffNoteForm
from programs.models import Assignment, Dossier, Follow, Message, MessageTemplate, ReadMark, User
from programs.models.attachment import keep
from programs.models.exchange import OFFICERS, WRITERS
from programs.models.instruction import assign
from programs.views.attachments import served
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
def conversation(request, pk):
    """The messages of officers and organization about a dossier; each side is told of the other's by e-mail."""
    dossier = found(request, pk)
    roles = dossier.roles_of(request.user)
    if not roles & {*WRITERS, *OFFICERS}:
        raise Http404
    from_staff = not roles & set(WRITERS)
    form = MessageForm(
        request.POST or None, request.FILES or None, initial={"text": prepared(request, dossier, from_staff)}
    )
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        if file:
            keep(file.content)
        bulk.write(dossier, request.user, form.cleaned_data["text"], from_staff=from_staff, file=file)
        messages.success(request, _("Your message is sent."))
        return redirect(request.get_full_path().partition("modele=")[0].rstrip("?&"))
    ReadMark.objects.update_or_create(dossier=dossier, person=request.user, defaults={"at": clock.now()})
    context = {
        "dossier": dossier,
        "form": form,
        "thread": dossier.messages.select_related("author"),
        "from_staff": from_staff,
        "crumbs": crumbs(dossier),
    }
    if from_staff:
        context |= {
            "templates": dossier.call.program.templates.all(),
            "desk": desk(dossier, request.user, request.GET, "conversation"),
            "may_set": "officer" in roles,
        }
    return render(request, "programs/instruction/conversation.html", context, status=422 if form.errors else 200)


def prepared(request, dossier, from_staff):
    """The template that an officer chose, in the words of the dossier."""
    asked = request.GET.get("modele", "") if from_staff else ""
    rows = MessageTemplate.objects.filter(program=dossier.call.program_id)
    chosen = next((row for row in rows if str(row.pk) == asked), None) if asked else None
    return bulk.filled(chosen.text, dossier) if chosen else ""


@require_safe
def message_file(request, pk):
    """Download the file of a message, for those who take part in the conversation."""
    message = get_object_or_404(Message.objects.visible_to(request.user).exclude(sha256=""), pk=pk)
    return served(message.sha256, message.file_name, message.file_type)


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


@require_safe
def history(request, pk):
    """What has happened to a dossier, by whom, about what, between two days."""
    dossier = found(request, pk)
    if not dossier.roles_of(request.user) & STAFF:
        raise PermissionDenied(_("The whole history is for staff; what concerns you is on the page of the dossier."))
    lines = timeline.lines(dossier, request.user)
    people = User.objects.filter(pk__in={line.actor_id for line in lines}).order_by("name", "email")
    subjects = sorted({(line.machine, line.subject) for line in lines}, key=lambda pair: pair[1])
    form = HistoryFilterForm(request.GET or None, people=people, subjects=subjects)
    shown = [line for line in lines if wanted(line, form.cleaned_data)] if form.is_valid() else lines
    context = {
        "dossier": dossier, "form": form, "lines": shown, "total": len(lines), "crumbs": crumbs(dossier), "desk": desk(dossier, request.user, request.GET, "dossier_history"),
        "liste": request.GET.get("liste"), "past": Assignment.objects.filter(dossier=dossier).select_related("officer", "by"),
    }  # fmt: skip
    return render(request, "programs/instruction/history.html", context, status=422 if form.errors else 200)


def wanted(line, asked):
    """Whether a line passes the filters of the history."""
    on = timeline.day_of(line)
    return (
        (not asked["who"] or line.actor_id == asked["who"].pk)
        and (not asked["what"] or line.machine == asked["what"])
        and (not asked["since"] or on >= asked["since"])
        and (not asked["until"] or on <= asked["until"])
    )
