"""Acting on many dossiers at once: choose what, see who can and who cannot, then a task with its report."""

from datetime import datetime

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from programs import archives, bulk, clock, longwork
from programs.models import Assignment, Label, MessageTemplate, Program, User
from programs.models.instruction import assign, beyond
from programs.views.dossierlist import for_staff
from programs.views.office import unseen

MOST = 20_000
TICKED = 500


class Selection:
    """The dossiers that the address names: those ticked, or all those of a list."""

    def __init__(self, request):
        given = request.POST if request.method == "POST" else request.GET
        self.query, self.all = given.get("liste", "")[:2000], given.get("qui") == "tous"
        self.keys = [key for key in given.getlist("d") if key][:TICKED] if not self.all else []
        self.user = request.user

    def dossiers(self):
        """Those that this person instructs among them."""
        if not self.all and not self.keys:
            return archives.chosen(self.user).none()
        try:
            found = archives.chosen(self.user, self.query if self.all else "", self.keys)
        except (ValueError, forms.ValidationError):
            raise Http404 from None
        return found if self.user.role_codes & {"officer"} else found.none()

    def fields(self):
        """What the next page must know of it, as (name, value)."""
        who = [("liste", self.query), ("qui", "tous" if self.all else "coches")]
        return [*who, *(("d", key) for key in self.keys)]

    @property
    def back(self):
        return f"{reverse('dossier_list')}?{self.query or 'vue=tout'}"


@require_http_methods(["GET", "HEAD", "POST"])
def act(request):
    """What to do with the dossiers chosen; each action has its own page of preview."""
    for_staff(request.user)
    if "officer" not in request.user.role_codes:
        raise Http404
    selection, action = Selection(request), (request.POST or request.GET).get("faire", "")
    dossiers = selection.dossiers()
    total = dossiers.count()
    if not total or total > MOST:
        return render(
            request, "programs/instruction/bulk_none.html", {"back": selection.back, "total": total, "most": MOST}
        )
    kind, _sep, name = action.partition(":")
    if kind in ACTIONS:
        return ACTIONS[kind](request, selection, dossiers, total, name)
    context = {"selection": selection, "total": total, "steps": bulk.steps_for(dossiers, request.user)}
    return render(request, "programs/instruction/bulk.html", context)


def step(request, selection, dossiers, total, name):
    """Take a step on each: what it asks, who can and who cannot."""
    card = bulk.card(name)
    if card is None:
        raise Http404
    form = asked_form(card, request.POST if "oui" in request.POST else None)
    if form.is_bound and form.is_valid():
        order = {"step": name, "asked": {field: form.data.get(field, "") for field in card.custom["asks"]}}
        return queued(request, "step", f"{card.custom['label']}", order, dossiers, total)
    ready, not_ready = bulk.examined(dossiers, name, request.user)
    context = {
        "selection": selection, "action": f"step:{name}", "title": card.custom["label"], "help": card.custom["help"], "danger": card.custom["danger"], "form": form,
        "total": total, "ready": ready, "not_ready": not_ready, "unseen": max(total - bulk.EXAMINED, 0), "moment": clock.now().isoformat(),
    }  # fmt: skip
    return render(request, "programs/instruction/bulk_step.html", context, status=422 if form.errors else 200)


def asked_form(card, data):
    """The form of what a step asks, the same for every dossier."""
    form = forms.Form(data)
    form.fields.update({name: field for name, field in card.custom["asks"].items() if name != "questions"})
    return form


def message(request, selection, dossiers, total, name):
    """Write to the organization of each: from a template or not, previewed in the words of the first."""
    programs = Program.objects.filter(calls__dossiers__in=dossiers.order_by().values("pk")).distinct()
    templates = MessageTemplate.objects.filter(program__in=programs).order_by("name")
    chosen = next((row for row in templates if str(row.pk) == name), None)
    form = MessageText(
        request.POST if {"oui", "voir"} & request.POST.keys() else None, initial={"text": chosen.text if chosen else ""}
    )
    told, silent = bulk.reachable(dossiers)
    if form.is_bound and form.is_valid() and "oui" in request.POST:
        title = _("Message: %s") % " ".join(form.cleaned_data["text"].split())[:80]
        return queued(request, "message", title, {"text": form.cleaned_data["text"]}, told, told.count())
    first = told.first()
    sample = bulk.filled(form.cleaned_data["text"], first) if form.is_bound and form.is_valid() and first else ""
    context = {
        "selection": selection, "action": "message", "form": form, "total": total, "told": told.count(), "silent": silent[:100], "sample": sample, "first": first,
        "templates": templates, "moment": clock.now().isoformat(),
    }  # fmt: skip
    return render(request, "programs/instruction/bulk_message.html", context, status=422 if form.errors else 200)


class MessageText(forms.Form):
    """The text of a message to many."""

    text = forms.CharField(label=_("Message"), max_length=6000, widget=forms.Textarea({"rows": 10}))

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["text"].label = _("Your message")
        self.fields["text"].help_text = MessageTemplate._meta.get_field("text").help_text


def queued(request, kind, title, order, dossiers, total):
    """Queue the task; a dossier that moved since the preview is left to whoever moved it."""
    try:
        shown = datetime.fromisoformat(request.POST.get("moment", ""))
    except ValueError:
        shown = clock.now()
    rows = dossiers.order_by().values_list("pk", "seq", "since")
    items = [(pk, seq if shown.tzinfo is None or since <= shown else -1) for pk, seq, since in rows]
    task = longwork.ask(request.user, kind, title, order, total, items)
    messages.success(request, _("It has begun: this page follows it, you may leave it."))
    return redirect(task)


def officer(request, selection, dossiers, total, name):
    """Give the dossiers to an officer, or to nobody."""
    officers = {str(person.pk): person for person in User.objects.holding("officer")}
    if request.method == "POST" and "oui" in request.POST:
        given = dossiers.model.objects.filter(pk__in=dossiers.order_by().values("pk"))
        chosen = officers.get(request.POST.get("officer"))
        if chosen and (n := beyond(given, chosen)):
            messages.error(request, unseen(n))
            return redirect(selection.back)
        changed = assign(given, chosen, request.user)
        messages.success(request, ngettext("%d dossier changes hands.", "%d dossiers change hands.", changed) % changed)
        return redirect(selection.back)
    taken = (
        Assignment.objects.running()
        .filter(dossier__in=dossiers.order_by().values("pk"))
        .exclude(officer=request.user)
        .count()
    )
    context = {
        "selection": selection,
        "action": "officer",
        "total": total,
        "officers": officers.values(),
        "taken": taken,
    }
    return render(request, "programs/instruction/bulk_officer.html", context)


def label(request, selection, dossiers, total, name):
    """Put a label on the dossiers, or take one off."""
    programs = Program.objects.filter(calls__dossiers__in=dossiers.order_by().values("pk")).distinct()
    labels = {str(row.pk): row for row in Label.objects.filter(program__in=programs).order_by("name")}
    chosen = labels.get(request.POST.get("label"))
    if request.method == "POST" and chosen:
        keys = list(dossiers.filter(call__program=chosen.program_id).order_by().values_list("pk", flat=True))
        chosen.dossiers.remove(*keys) if "retirer" in request.POST else chosen.dossiers.add(*keys)
        messages.success(request, _("The labels are saved."))
        return redirect(selection.back)
    context = {"selection": selection, "action": "label", "total": total, "labels": labels.values()}
    return render(request, "programs/instruction/bulk_label.html", context)


ACTIONS = {"step": step, "message": message, "officer": officer, "label": label}
