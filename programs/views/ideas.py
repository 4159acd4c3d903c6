"""Ideas: what everyone reads and searches; the page where authors accept their publication and officers correct the text."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from programs import spreading
from programs.forms.ideas import ConsentForm, IdeaForm
from programs.models import Dossier, Idea, Theme
from programs.models.organization import placed
from programs.views.calls import ROWS
from programs.views.dossiers import crumbs

AUTHORS, EDITORS = {"lead", "signatory"}, {"lead", "signatory", "member", "officer"}
TRAIL = [(_("The ideas"), reverse_lazy("ideas"))]
OF = "dossier__organization__"


@login_not_required
@require_safe
def ideas(request):
    """The ideas agreed, whose authors accept: by words, theme, place, licence."""
    asked = {
        name: request.GET.get(name, "").replace("\x00", "").strip()[:100]
        for name in ("q", "theme", "departement", "licence")
    }
    public = Idea.objects.public()
    where = {"place": placed(OF), "place_name": placed(OF, "departement_name", told="name")}
    found = public.matching(asked["q"]).annotate(**where)
    for name, column in (("theme", "theme"), ("departement", "place"), ("licence", "licence")):
        found = found.filter(**{column: asked[name]}) if asked[name] else found
    places = public.order_by().annotate(**where).values_list("place", "place_name").distinct()
    return render(request, "programs/ideas/list.html", {
        "page": Paginator(found.order_by("-agreed_at", "id"), ROWS).get_page(request.GET.get("page")), "asked": asked,
        "filtered": any(asked.values()), "themes": Theme.choices, "licences": Idea.Licence.choices, "places": sorted(p for p in places if p[0]),
    })  # fmt: skip


@login_not_required
@require_safe
def idea(request, pk):
    """One idea, as everyone reads it."""
    shown = get_object_or_404(Idea.objects.public(), pk=pk)
    context = {"idea": shown, "call": shown.dossier.call, "trail": TRAIL, "sheets": shown.sheets.public()}
    return render(request, "programs/ideas/idea.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    """The public text of an idea, and the consent of its authors, who alone give it."""
    dossier = get_object_or_404(Dossier.objects.for_table().visible_to(request.user), pk=pk)
    roles = dossier.roles_of(request.user)
    if not dossier.gathers or not dossier.submitted_at or not roles & EDITORS:
        raise Http404
    kept = getattr(dossier, "idea", None) or Idea(dossier=dossier, title=dossier.title)
    asked = request.POST.get("do", "")
    form = IdeaForm(request.POST if asked == "text" else None, instance=kept)
    consent = ConsentForm(
        request.POST if asked == "consent" else None, initial={"publish": bool(kept.consent_at), "named": kept.named}
    )
    if request.method == "POST" and DO.get(asked, ignored)(request, kept, form, consent, roles):
        return redirect("idea_edit", pk)
    context = {
        "dossier": dossier,
        "idea": kept,
        "form": form,
        "consent": consent,
        "author": bool(roles & AUTHORS),
        "crumbs": crumbs(dossier),
    }
    return render(request, "programs/ideas/edit.html", context, status=422 if form.errors else 200)


def rewritten(request, kept, form, consent, roles):
    """Keep the text; when an officer corrects it, its authors are told."""
    if not form.is_valid():
        return False
    saved = form.save()
    messages.success(request, _("The text is saved."))
    lead = saved.dossier.lead
    if form.has_changed() and not roles & AUTHORS and lead and saved.consent_at:
        spreading.post(None, lead.email, "idea_corrected", {"idea": saved, "who": request.user}, saved.dossier.call)
    return True


def accepted(request, kept, form, consent, roles):
    """Keep the choice of the authors, at once."""
    if not roles & AUTHORS:
        raise PermissionDenied(_("Only its authors say whether an idea may be published."))
    if not consent.is_valid():
        return False
    if kept._state.adding:
        kept.save()
    kept.consent(request.user, consent.cleaned_data["publish"], consent.cleaned_data["named"])
    messages.success(
        request, _("Your choice is kept.") if kept.consent_at else _("Your choice is kept: nobody else reads the idea.")
    )
    return True


def ignored(*_args):
    """An unknown button does nothing."""
    return True


DO = {"text": rewritten, "consent": accepted}
