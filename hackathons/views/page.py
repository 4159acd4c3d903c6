"""The page of a camp for those who prepare it, its frame, its rules."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hackathons import presets
from hackathons.forms.frame import FrameForm, RulesForm
from hackathons.permissions import checks, prepares
from hackathons.standing import WORDS
from hackathons.views.access import found, trail
from programs.views import projects


@require_safe
def camp(request, pk):
    """Where a camp stands, for all those who prepare it or follow it."""
    obj = found(request, pk)
    missions = list(obj.missions.select_related("camp"))
    return render(request, "hackathons/camp.html", {
        **projects.context(obj, request.user, WORDS), "camp": obj, "may_write": prepares(obj, request.user), "may_judge": checks(obj, request.user),
        "missions": missions, "open_missions": [one for one in missions if one.is_open][:5], "challenges": list(obj.challenges.all()),
        "partners": list(obj.partners.all()), "agenda": list(obj.agenda.all()), "rules": obj.rules.first(), "jurors": list(obj.jurors.all()),
    })  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def frame(request, pk):
    """Write what it is about, when, where, for how many."""
    obj = found(request, pk, prepares)
    form = FrameForm(request.POST or None, instance=obj)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved: %s.") % _("the frame of the camp"))
        return redirect(obj)
    context = {"owner": obj, "form": form, "trail": trail(obj)}
    return render(request, "hackathons/frame.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def rules(request, pk):
    """Read the rules in force; write a new version, which those who register from then on accept."""
    obj = found(request, pk, prepares if request.method == "POST" else None)
    last = obj.rules.first()
    form = RulesForm(request.POST or None, initial={"text": last.text if last else presets.RULES})
    if request.method == "POST" and form.is_valid():
        if not last or last.text != form.cleaned_data["text"]:
            obj.rules.create(
                number=last.number + 1 if last else 1, text=form.cleaned_data["text"], written_by=request.user
            )
        messages.success(request, _("The rules of the camp are saved."))
        return redirect("camp_rules", pk)
    context = {
        "owner": obj, "form": form, "trail": trail(obj), "rules": last, "versions": list(obj.rules.select_related("written_by")),
        "may_write": prepares(obj, request.user),
    }  # fmt: skip
    return render(request, "hackathons/rules.html", context, status=422 if form.errors else 200)
