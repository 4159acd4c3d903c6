"""One's own application by its signed link: where it stands, what to do, what is kept; the agreement of a manager."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programs import applicantwords, clock, pool
from programs.forms.applications import ErasureForm
from programs.models import Applicant, User
from programs.models.interviewing import GONE
from programs.recruiting import APPLICATION, MANAGER, keyed
from programs.views.attachments import served
from programs.views.steps import StepForm
from programs.workflow import Conflict

STEPS = ("choose_slot", "accept", "withdraw")


def held(request, pk, kind=APPLICATION):
    """An application and the key of who holds its link; 404 for anyone else."""
    one = get_object_or_404(Applicant.objects.select_related(*Applicant.joins, "interview__slot"), pk=pk)
    key = request.POST.get("cle") or request.GET.get("cle", "")
    if one.erased_at or kind.fault(str(pk), key):
        raise Http404
    return one, key


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def application(request, pk):
    """Where one's application stands; the consent to the pool is given and taken back here."""
    one, key = held(request, pk)
    if request.method == "POST":
        pool.consent(one, "pool" in request.POST)
        messages.success(request, _("It is noted."))
        return redirect(keyed("application", key, pk))
    steps = one.steps_for(User.objects.bearer(one), *STEPS)
    title, text, tone = applicantwords.verdict(one)
    context = {
        "applicant": one, "position": one.position, "key": key, "verdict": {"title": title, "text": text, "tone": tone},
        "steps": steps, "stages": applicantwords.stages(one), "files": list(one.files.all()), "interview": getattr(one, "interview", None),
        "kept_until": pool.kept_until(one), "offer": applicantwords.offer(one),
    }  # fmt: skip
    return render(request, "programs/applications/application.html", context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def step(request, pk, name):
    """Choose a slot, accept an offer, withdraw: a step that the link allows; nothing typed is lost."""
    one, key = held(request, pk)
    actor, back = User.objects.bearer(one), keyed("application", key, pk)
    offered = one.step(name, actor) if name in STEPS else None
    if name not in STEPS:
        raise Http404
    if offered is None:
        return too_late(request, one, back)
    form = StepForm(offered, one, actor, request.POST or None)
    if "slot" in form.fields:
        form.fields["slot"].error_messages["invalid_choice"] = GONE
    if request.method == "POST" and form.is_valid() and taken(request, one, offered, form, actor):
        messages.success(request, _("Done: %s.") % offered.label)
        return redirect(back)
    context = {
        "step": offered, "form": form, "back": back, "links": [(str(one.position), one.position.public_url)],
        "first": next(iter(offered.missing), None),
    }  # fmt: skip
    return render(request, "programs/step.html", context, status=422 if form.errors else 200)


def too_late(request, one, back):
    """The step is no longer offered: someone moved first."""
    if request.method == "POST" and request.POST.get("seen") not in (None, "", str(one.seq)):
        raise Conflict(one.history.last())
    messages.error(request, _("This can no longer be done: see where your application stands."))
    return redirect(back)


def taken(request, one, step, form, actor):
    """Take the step with what was typed; a refusal is written beside its field, with the slots that are left."""
    answers = {name: form.cleaned_data[name] for name in step.asks}
    try:
        getattr(one, step.name)(
            by=actor,
            seen=form.cleaned_data["seen"],
            received_at=request.received_at,
            data={"said_by": _("the applicant")},
            **answers,
        )
    except ValidationError as error:
        form.refuse(error)
        for asked, left in one.choices_for(step.name).items():
            form.fields[asked].choices = left
        return False
    return True


@login_not_required
@require_safe
def own_file(request, pk, file):
    """A file that one joined."""
    one, _key = held(request, pk)
    return given(get_object_or_404(one.files, pk=file))


def given(file):
    """The bytes of a file, unless it is dangerous."""
    if file.scan == "infected":
        raise PermissionDenied(_("This file is dangerous: it is kept but not given."))
    return served(file.sha256, file.name, file.content_type)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request, pk):
    """Erase all that one sent, at once; who is still a candidate withdraws by it."""
    one, key = held(request, pk)
    form = ErasureForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        pool.leave(one)
        return render(request, "programs/applications/erased.html", {"position": one.position})
    context = {"applicant": one, "form": form, "back": keyed("application", key, pk), "key": key}
    return render(request, "programs/applications/erase.html", context, status=422 if form.errors else 200)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def manager(request, pk):
    """The manager of a volunteer agrees or not, by the link received; they read nothing of what was sent."""
    one, key = held(request, pk, MANAGER)
    if request.method == "POST" and request.POST.get("agrees") in ("yes", "no") and not one.is_over:
        one.hear_manager(by=User.objects.system(), agrees=request.POST["agrees"], data={"said_by": _("the manager")})
        return redirect(keyed("application_manager", key, pk))
    context = {"applicant": one, "position": one.position, "key": key, "today": clock.today()}
    return render(request, "programs/applications/manager.html", context)
