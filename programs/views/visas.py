"""The visa of the signatory: asked by the lead, read and given with an account or from a signed link and a code by e-mail."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programs import clock, codes, links, perimeter, sheets
from programs.forms.partners import CodeForm, GivenForm, VisaForm, WordForm
from programs.models import User, Visa
from programs.models.visa import fingerprint, writing
from programs.views.attachments import served
from programs.views.dossiers import OWN, STAFF, crumbs, found

OPEN_FOR = 3600  # seconds that a code opens the reading


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request, pk):
    """Where the visa stands; the lead asks it, and asks it again when the dossier has changed."""
    dossier = found(request, pk)
    if not dossier.roles_of(request.user) & (OWN | STAFF):
        raise PermissionDenied(_("Only those who write this dossier and those who examine it see this page."))
    visa, may = dossier.visas.current(), asking(dossier, request.user)
    if request.method == "POST" and not may:
        raise PermissionDenied(_("The visa cannot be asked now, or not by you."))
    form = VisaForm(request.POST or None, dossier=dossier, user=request.user, initial=former(visa)) if may else None
    if request.method == "POST" and form.is_valid() and asked(request, dossier, form):
        messages.success(request, _("The visa is asked: the message has left."))
        return redirect("dossier_visa", dossier.pk)
    context = {
        "dossier": dossier, "crumbs": crumbs(dossier), "form": form, "visa": visa, "in_force": dossier.visas.in_force(dossier),
        "missing": [need.label for need in Visa(dossier=dossier).missing_to_ask()], "steps": visa.steps_for(request.user) if visa else [],
        "word": visa.history.select_related("detail").last().comment if visa and visa.state in ("given", "returned") else "",
    }  # fmt: skip
    return render(request, "programs/visas/ask.html", context, status=422 if form and form.errors else 200)


def asking(dossier, user):
    """Whether this person may ask a visa now: none waits, none holds, and the dossier may still change."""
    waiting = dossier.visas.filter(state="asked").exists()
    writes = dossier.roles_of(user) & {"lead", "member"} and writing(Visa(dossier=dossier), user)
    return bool(dossier.call.visa_required and writes) and not waiting and not dossier.visas.in_force(dossier)


def former(visa):
    """The signatory already asked, offered again."""
    return {"email": visa.email, "name": visa.name, "quality": visa.quality} if visa else {}


def asked(request, dossier, form):
    """The visa is asked; False when it cannot be, the reason in the form."""
    try:
        Visa(dossier=dossier, **form.cleaned_data).begin(by=request.user, received_at=request.received_at)
    except ValidationError as error:
        form.add_error(None, [_("Still missing: %s.") % message for message in error.messages])
        return False
    return True


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def visa(request, pk):
    """The whole dossier for its signatory, then the visa or the way back; without an account, a code opens it first."""
    found_visa = get_object_or_404(Visa.objects.select_related(*Visa.joins), pk=pk)
    key = request.POST.get("cle") or request.GET.get("cle", "")
    actor = reader(request, found_visa)
    if actor is None and (refused := links.refusal(found_visa, key)):
        return render(request, "programs/partners/refused.html", {"refused": refused}, status=403)
    if actor is None:
        return door(request, found_visa, key)
    return reading(request, found_visa, key, actor)


def reader(request, visa):
    """Who reads: the signatory's own account, or the bearer of the link whose code was good; None for anyone else."""
    if request.user.is_authenticated and "signatory" in visa.roles_of(request.user):
        return request.user
    opened = request.session.get("visas", {}).get(str(visa.pk), 0)
    fresh = visa.email and opened > clock.now().timestamp() - OPEN_FOR
    return User.objects.bearer(visa) if fresh else None


def door(request, visa, key):
    """Send a code to the address of the signatory, then take it: who holds the link also reads that mailbox."""
    typing = "code" in request.POST
    form = CodeForm(request.POST if typing else None)
    if typing and form.is_valid():
        if codes.good(visa, form.cleaned_data["code"]):
            request.session["visas"] = request.session.get("visas", {}) | {str(visa.pk): clock.now().timestamp()}
            return redirect(f"{reverse('visa', args=[visa.pk])}?{urlencode({'cle': key})}")
        form.add_error("code", _("This code is wrong or has expired: ask for another one."))
    elif request.method == "POST":
        sent(request, visa)
        return redirect(f"{reverse('visa', args=[visa.pk])}?{urlencode({'cle': key})}")
    context = {
        "visa": visa,
        "dossier": visa.dossier,
        "form": form,
        "key": key,
        "pending": codes.pending(visa),
        "address": veiled(visa.email),
    }
    return render(request, "programs/visas/door.html", context, status=422 if form.errors else 200)


def sent(request, visa):
    """Send a code, and say whether it left."""
    try:
        left = codes.send(visa, visa.dossier.call.program.email)
    except OSError:
        messages.error(request, _("The message did not leave: try again in a moment."))
    else:
        if not left:
            messages.error(request, _("Too many codes were asked: try again in an hour."))


def veiled(email):
    """An address that its owner recognizes and nobody else learns: "m…@ville.fr"."""
    name, _sep, domain = email.partition("@")
    return f"{name[:1]}…@{domain}"


def reading(request, visa, key, actor):
    """The dossier whole, and the two answers."""
    chosen, now = request.POST.get("do", ""), fingerprint(visa.dossier)
    initial = {"name": visa.name, "quality": visa.quality, "read": now}
    forms = {
        "give": GivenForm(request.POST if chosen == "give" else None, initial=initial),
        "send_back": WordForm(request.POST if chosen == "send_back" else None, label=_("What is to change")),
    }
    if request.method == "POST" and chosen in forms and answered(request, visa, chosen, forms[chosen], actor, now):
        return redirect(f"{reverse('visa', args=[visa.pk])}?{urlencode({'cle': key})}")
    dossier = visa.dossier
    context = {
        "visa": visa, "dossier": dossier, "key": key, "forms": forms, "parts": readable(visa), "perimeter": perimeter.of(dossier),
        "partners": dossier.partners.current(), "open": visa.state == "asked",
    }  # fmt: skip
    return render(
        request, "programs/visas/reading.html", context, status=422 if any(f.errors for f in forms.values()) else 200
    )


def readable(visa):
    """The answers with their files, which the reader of the visa downloads by it."""
    parts = sheets.of_draft(visa.dossier)
    for file in (file for part in parts for line in part.lines for file in line.files):
        file["url"] = reverse("visa_file", args=[visa.pk, file["pk"]])
    return parts


@login_not_required
@require_safe
def visa_file(request, pk, file):
    """A file of the dossier, for who reads it to give the visa."""
    found_visa = get_object_or_404(Visa.objects.select_related(*Visa.joins), pk=pk)
    joined = get_object_or_404(
        found_visa.dossier.attachments.exclude(question="").exclude(kind="portrait").exclude(scan="infected"), pk=file
    )
    if reader(request, found_visa) is None:
        raise Http404
    return served(joined.sha256, joined.name, joined.content_type)


def answered(request, visa, name, form, actor, now):
    """Give the visa or send the dossier back; a refusal is written above the form, which then holds what is to be read."""
    if not form.is_valid():
        return False
    given, seen = dict(form.cleaned_data), request.POST.get("seen", "")
    said = ", ".join(given[key] for key in ("name", "quality") if given.get(key)) or f"{visa.name}, {visa.quality}"
    try:
        getattr(visa, name)(
            by=actor,
            seen=int(seen) if seen.isdigit() else None,
            received_at=request.received_at,
            data=visa.told(name) | {"said_by": said},
            **given,
        )
    except ValidationError as error:
        form.add_error(None, error.messages)
        form.data = {**form.data.dict(), "read": now}
        return False
    return True
