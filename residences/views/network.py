"""The network of professionals and operators: searched, one's own page, a page offered by the State to someone who agrees by their link."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programs import clock, spreading
from residences import network
from residences.filters import NetworkFilter
from residences.forms.network import AgreeForm, ProfessionalForm
from residences.models import Professional

ROWS = 50
STAFF = {"officer", "coach"}


def trail(*more):
    """The way down to a page of the network."""
    return [(_("The network"), reverse("professionals")), *more]


def readable(request):
    """Those that this visitor may read."""
    return (
        Professional.objects.visible_to(request.user)
        if request.user.is_authenticated
        else Professional.objects.public()
    )


@login_not_required
@require_safe
def professionals(request):
    """Professionals and operators: by words, discipline, région, availability."""
    found = NetworkFilter(request.GET or None, readable(request).order_by("name", "id"))
    page = Paginator(found.qs, ROWS).get_page(request.GET.get("page"))
    user = request.user
    mine = Professional.objects.filter(person=user).first() if user.is_authenticated else None
    context = {
        "page": page,
        "filter": found,
        "mine": mine,
        "staff": user.is_authenticated and bool(user.role_codes & STAFF),
    }
    return render(request, "residences/network/list.html", context)


@login_not_required
@require_safe
def professional(request, pk):
    """One page of the network."""
    one = get_object_or_404(readable(request), pk=pk)
    user = request.user
    own = user.is_authenticated and one.person_id == user.pk
    staff = user.is_authenticated and bool(user.role_codes & STAFF)
    contact = one.email if one.email_shown or own or staff else ""
    context = {
        "one": one,
        "own": own,
        "may_write": own or (staff and not one.person_id),
        "contact": contact,
        "trail": trail(),
    }
    return render(request, "residences/network/page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def mine(request):
    """One's own page: written by oneself, hence agreed to."""
    one = Professional.objects.filter(person=request.user).first() or Professional(
        person=request.user, name=request.user.name, email=request.user.email
    )
    if request.method == "POST" and "remove" in request.POST and not one._state.adding:
        one.delete()
        messages.success(request, _("Your page is no longer in the network."))
        return redirect("professionals")
    form = ProfessionalForm(request.POST or None, instance=one)
    if request.method == "POST" and form.is_valid():
        one.consent_at, one.updated_at = one.consent_at or clock.now(), clock.now()
        form.save()
        messages.success(request, _("Your page is saved."))
        return redirect(one)
    return shown(request, form, _("My page in the network"), removable=not one._state.adding)


def shown(request, form, title, **more):
    """The page of a form of the network."""
    return render(
        request,
        "residences/network/form.html",
        {"form": form, "title": title, "trail": trail(), **more},
        status=422 if form.errors else 200,
    )


def staff(request):
    """Nothing but for who runs the programme; for anyone else these pages do not exist."""
    if not request.user.role_codes & STAFF:
        raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def edit(request, pk=None):
    """The State writes the page of someone, who is asked by mail whether they agree; nobody else reads it before."""
    staff(request)
    one = get_object_or_404(Professional, pk=pk) if pk else Professional()
    if one.person_id:
        raise PermissionDenied(_("This page belongs to its owner, who alone writes it."))
    form = ProfessionalForm(request.POST or None, instance=one)
    if request.method == "POST" and form.is_valid():
        if form.has_changed():
            one.consent_at, one.updated_at = None, clock.now()
        form.save()
        ask(one)
        messages.success(request, _("Saved. %s is asked by mail whether they agree.") % one)
        return redirect(one)
    return shown(request, form, str(one) if pk else _("Add someone to the network"))


def ask(one):
    """Send the link of their page to someone."""
    path = reverse("professional_agree", args=[one.pk])
    spreading.post(None, one.email, "professional", {"one": one, "url": network.OWN.link(path, str(one.pk))}, None)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def agree(request, pk):
    """By the link that they received, someone corrects their page, agrees to it or takes it off."""
    key = request.GET.get("cle", "")
    if network.OWN.fault(str(pk), key):
        raise Http404
    one = get_object_or_404(
        Professional.objects.select_for_update() if request.method == "POST" else Professional, pk=pk
    )
    if request.method == "POST" and "remove" in request.POST:
        one.delete()
        messages.success(request, _("Your page is no longer in the network."))
        return redirect("professionals")
    form, asked = ProfessionalForm(request.POST or None, instance=one), AgreeForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and asked.is_valid():
        one.consent_at, one.updated_at = clock.now(), clock.now()
        form.save()
        messages.success(request, _("Your page is saved."))
        return redirect(f"{request.path}?cle={key}")
    context = {"form": form, "asked": asked, "one": one, "key": key, "site": settings.SITE_NAME, "trail": trail()}
    return render(request, "residences/network/agree.html", context, status=422 if form.errors or asked.errors else 200)
