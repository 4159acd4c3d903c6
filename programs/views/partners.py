"""Partners of a dossier: the lead names them and sees what lacks; each commits from its signed link, without an account."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programs import links, perimeter, sheets
from programs.forms.partners import CommitmentForm, PartnerForm, WordForm
from programs.models import Partner, User
from programs.views.dossiers import OWN, STAFF, crumbs, found


@require_http_methods(["GET", "HEAD", "POST"])
def partners(request, pk):
    """The partners of a dossier, what each has said, and the form that invites another."""
    dossier = found(request, pk)
    roles = dossier.roles_of(request.user)
    if not roles & (OWN | STAFF):
        raise PermissionDenied(_("Only those who write this dossier and those who examine it see this page."))
    may = Partner(dossier=dossier).may_begin(request.user)
    if request.method == "POST" and not may:
        raise PermissionDenied(_("The partners of this dossier can no longer change, or not by you."))
    form = PartnerForm(request.POST or None) if may else None
    if request.method == "POST" and form.is_valid() and (partner := invited(request, dossier, form)):
        messages.success(request, _("Invitation sent to %s.") % partner.email)
        return redirect("dossier_partners", dossier.pk)
    context = {"dossier": dossier, "crumbs": crumbs(dossier), "form": form, **table(dossier, request.user)}
    return render(request, "programs/partners/partners.html", context, status=422 if form and form.errors else 200)


def invited(request, dossier, form):
    """The partner invited; None when it cannot be, the reason in the form."""
    said = {name: form.cleaned_data[name] for name in ("contribution", "email")}
    try:
        with transaction.atomic():  # an organization declared for a partner that is refused is not kept
            partner = Partner(dossier=dossier, organization=form.organization(), **said)
            partner.begin(by=request.user, received_at=request.received_at)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return None
    return partner


def table(dossier, user):
    """The partners, the steps that this person may take on each, and what lacks."""
    rows = list(dossier.partners.current())
    for row in rows:
        row.dossier = dossier
        row.steps = row.steps_for(user)
    names = dossier.roles_of(user) & {"lead", "member", "signatory", "officer", "authority", "admin"}
    return {
        "partners": rows, "silent": [row for row in rows if row.state != "committed"], "names": bool(names),
        "committed": sum(row.state == "committed" for row in rows), "limit": dossier.call.partners_limit,
    }  # fmt: skip


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def commitment(request, pk):
    """The page of a partner's link: the dossier in brief, then to commit or to decline; no account is needed."""
    partner = get_object_or_404(Partner.objects.select_related(*Partner.joins), pk=pk)
    key = request.POST.get("cle") or request.GET.get("cle", "")
    if refused := links.refusal(partner, key):
        return render(request, "programs/partners/refused.html", {"refused": refused}, status=403)
    asked = request.POST.get("do", "")
    forms = {
        "commit": CommitmentForm(request.POST if asked == "commit" else None),
        "refuse": WordForm(request.POST if asked == "refuse" else None, label=_("Why your organization declines")),
    }
    if request.method == "POST" and asked in forms and answered(request, partner, asked, forms[asked]):
        return redirect(f"{request.path}?{urlencode({'cle': key})}")
    status = 422 if any(form.errors for form in forms.values()) else 200
    return render(request, "programs/partners/commitment.html", brief(partner, key, forms), status=status)


def answered(request, partner, name, form):
    """Commit or decline, as who bears the link; a refusal is written above the form."""
    if not form.is_valid():
        return False
    given = {key: form.cleaned_data[key] for key in ("name", "quality", "comment") if key in form.cleaned_data}
    said = ", ".join(filter(None, [given.get("name"), given.get("quality"), str(partner.organization)]))
    seen = request.POST.get("seen", "")
    try:
        getattr(partner, name)(
            by=User.objects.bearer(partner), seen=int(seen) if seen.isdigit() else None, received_at=request.received_at,
            data=partner.told(name) | {"said_by": said}, **given,
        )  # fmt: skip
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    return True


def brief(partner, key, forms):
    """What a partner reads: the project, who carries it, where, what is expected of it, the answers; no file, no person."""
    dossier = partner.dossier
    return {
        "partner": partner, "dossier": dossier, "key": key, "perimeter": perimeter.of(dossier), "forms": forms,
        "others": [other for other in dossier.partners.current() if other.pk != partner.pk],
        "parts": sheets.sheet(dossier.definition, dossier.answers),
        "over": partner.state == "revoked" or dossier.state not in ("draft", "submitted", "incomplete"),
    }  # fmt: skip
