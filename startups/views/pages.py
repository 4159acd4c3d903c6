"""What is written of a start-up page by page: scoping, mission letter, product sheet, committee, decision."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from programs.permissions import May
from programs.uploads import attach
from programs.views.parts import held
from startups import sittings
from startups.forms.pages import CommitteeForm, DecisionForm, LetterForm, ProductForm, ScopingForm
from startups.models import Committee
from startups.permissions import writes
from startups.views.access import found, status_of, trail

DECIDES = May("officer")


def awaits_decision(startup, row):
    """The committee is convened; of a service that goes on, one that has just met and has not decided."""
    return startup.state == "committee" or (startup.state == "continued" and not row.decision)


def shown(request, startup, form, title, intro, **more):
    """A page with one form."""
    context = {"startup": startup, "form": form, "title": title, "opening": intro, "trail": trail(startup), **more}
    return render(request, "startups/page.html", context, status=status_of(form))


def saved(request, startup, title):
    """Said, then back to the page of the start-up."""
    messages.success(request, _("Saved: %s.") % title)
    return redirect(startup)


def unchanged(request, startup):
    """Said that what the committee reads no longer changes."""
    messages.info(request, _("The committee is convened: its day, its agenda and its file no longer change."))
    return redirect(startup)


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def scoping(request, pk):
    """Write the problem, who lives with it, who sponsors the project."""
    startup, title = found(request, pk, writes), _("The problem and the sponsor")
    form = ScopingForm(request.POST or None, instance=startup)
    if request.method == "POST" and form.is_valid():
        form.save()
        return saved(request, startup, title)
    return shown(
        request,
        startup,
        form,
        title,
        _("Begin with the problem, not with the service. Save, and come back when you know more."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def letter(request, pk):
    """Join the mission letter of the lead; a second one is kept beside the first."""
    startup, title = found(request, pk, writes), _("The mission letter")
    form = LetterForm(request.POST or None, request.FILES or None, instance=startup)
    if request.method == "POST" and form.is_valid():
        form.save()
        if upload := form.cleaned_data["file"]:
            attach(startup.dossier, upload, request.user, kind="mission", question="", caption="")
        return saved(request, startup, title)
    intro = _("It protects the lead’s time: at least %d %%, for the whole project.") % startup.parameters["freed"]
    return shown(request, startup, form, title, intro, files=startup.letters)


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def product(request, pk):
    """Write the product sheet, and where the service is."""
    startup, title = found(request, pk, writes), _("The product sheet")
    form = ProductForm(request.POST or None, instance=startup)
    if request.method == "POST" and form.is_valid():
        form.save()
        return saved(request, startup, title)
    return shown(
        request,
        startup,
        form,
        title,
        _("What the service is, in words that its users understand. Expected two weeks after the start."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def committee(request, pk):
    """Prepare the committee to come: its hour, its agenda, its material."""
    startup, title = found(request, pk, writes), _("The committee to come")
    if startup.has_convened:
        return unchanged(request, startup)
    row = held(request, startup.committees.filter(decision="")).first() or Committee(
        startup=startup, number=startup.committees.count() + 1
    )
    form = CommitteeForm(request.POST or None, request.FILES or None, instance=row)
    if request.method == "POST" and form.is_valid():
        if upload := form.cleaned_data["file"]:
            row.material = attach(startup.dossier, upload, request.user, kind="committee", question="", caption=title)
        form.save()
        return saved(request, startup, title)
    intro = _("Who decides of what follows: the sponsor, the programme, other directions, one or two users.")
    return shown(request, startup, form, title, intro, files=[row.material] if row.material else [])


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def decision(request, pk):
    """Write down what the committee decided; the step then takes effect."""
    startup, title = found(request, pk, DECIDES), _("What the committee decided")
    row = held(request, startup.committees.all()).first()
    if row is None or not awaits_decision(startup, row):
        raise Http404
    form = DecisionForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        form.save()
        sittings.held(startup)
        return saved(request, startup, title)
    return shown(
        request, startup, form, title, _("Write it down as it was said; you then take the step that follows from it.")
    )
