"""What officers set once for a programme: labels, message templates; and the transfer of the dossiers of who leaves."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from programs.forms.instruction import LabelForm, TemplateForm, TransferForm
from programs.models import Assignment, Dossier, Label, MessageTemplate, Program, User
from programs.models.instruction import assign, beyond

KINDS = {
    "etiquettes": (Label, LabelForm, "programs/instruction/labels.html"),
    "modeles": (MessageTemplate, TemplateForm, "programs/instruction/templates.html"),
}


def programs_of(user):
    """The programmes that this officer runs; a 404 to who runs none."""
    roles = [role for role in user.active_roles if role.code == "officer"]
    if not roles:
        raise Http404
    everywhere = any(role.program_id is None and role.call_id is None for role in roles)
    found = Program.objects.order_by("name", "pk")
    return found if everywhere else found.filter(pk__in=[role.program_id for role in roles if role.program_id])


@require_http_methods(["GET", "HEAD", "POST"])
def office(request, kind, pk=None):
    """The labels or the message templates: those there are, one more, or one changed."""
    programs = programs_of(request.user)
    model, form_class, template = KINDS[kind]
    rows = model.objects.filter(program__in=programs).select_related("program").order_by("program__name", "name")
    row = get_object_or_404(rows, pk=pk) if pk else None
    form = form_class(
        request.POST or None, instance=row, programs=programs, initial={} if row else {"program": programs.first()}
    )
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("office", kind)
    context = {"rows": rows, "form": form, "row": row, "kind": kind}
    return render(request, template, context, status=422 if form.errors else 200)


@require_POST
def office_remove(request, kind, pk):
    """Remove a label or a template; the dossiers and the messages already sent stay."""
    rows = KINDS[kind][0].objects.filter(program__in=programs_of(request.user))
    row = get_object_or_404(rows, pk=pk)
    row.delete()
    messages.success(request, _("“%s” is removed.") % row)
    return redirect("office", kind)


def passing(form, assignments):
    """The dossiers that pass; None when who takes over does not see them all, the reason in the form."""
    held = assignments.filter(officer=form.cleaned_data["leaving"])
    dossiers = Dossier.objects.filter(pk__in=held.values("dossier"))
    if n := beyond(dossiers, form.cleaned_data["to"]):
        form.add_error("to", unseen(n))
        return None
    return dossiers


def unseen(n):
    """Why an officer cannot be given dossiers."""
    text = ngettext("%d of these dossiers is of a programme that this person does not run.", "%d of these dossiers are of a programme that this person does not run.", n)  # fmt: skip
    return text % n


@require_http_methods(["GET", "HEAD", "POST"])
def transfer(request):
    """All that an officer instructs passes to another, when they leave."""
    programs = programs_of(request.user)
    mine = Assignment.objects.running().filter(dossier__call__program__in=programs)
    leaving = User.objects.filter(pk__in=mine.values("officer")).order_by("name", "email")
    form = TransferForm(request.POST or None, leaving=leaving, officers=User.objects.holding("officer"))
    if request.method == "POST" and form.is_valid() and (dossiers := passing(form, mine)) is not None:
        changed = assign(dossiers, form.cleaned_data["to"], request.user)
        text = ngettext("%(n)d dossier passes to %(who)s.", "%(n)d dossiers pass to %(who)s.", changed)
        messages.success(request, text % {"n": changed, "who": form.cleaned_data["to"]})
        return redirect("transfer")
    loads = [(person, mine.filter(officer=person).count()) for person in leaving]
    return render(
        request,
        "programs/instruction/transfer.html",
        {"form": form, "loads": loads},
        status=422 if form.errors else 200,
    )
