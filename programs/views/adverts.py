"""The innovation exchange: the public list, an announcement, a new one; its steps are on the page of every step."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from programs.forms.adverts import AdvertFilter, AdvertForm
from programs.models import Advert

ROWS = 50
TRAIL = [(gettext_lazy("Innovation exchange"), reverse_lazy("adverts"))]


@login_not_required
@require_safe
def adverts(request):
    """What territories offer and what is sought, today."""
    form = AdvertFilter(request.GET)
    form.is_valid()
    asked = {"kind": form.cleaned_data.get("nature"), "theme": form.cleaned_data.get("theme")}
    asked = {name: value for name, value in asked.items() if value}
    page = Paginator(Advert.objects.public().filter(**asked).for_table(), ROWS).get_page(request.GET.get("page"))
    own = Advert.objects.filter(author=request.user.pk).for_table()[:ROWS] if request.user.is_authenticated else []
    return render(
        request, "programs/adverts/adverts.html", {"page": page, "form": form, "narrowed": bool(asked), "own": own}
    )


@login_not_required
@require_safe
def advert(request, pk):
    """One announcement: what, by which organization, of which project; and what one may do."""
    shown = get_object_or_404(Advert.objects.visible_to(request.user).for_table(), pk=pk)
    steps = shown.steps_for(request.user) if request.user.is_authenticated else []
    answers = (
        bool(getattr(request.user, "organization_id", None)) and shown.organization_id != request.user.organization_id
    )
    return render(
        request, "programs/adverts/advert.html", {"advert": shown, "steps": steps, "answers": answers, "trail": TRAIL}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    """Write an announcement in the name of one's organization."""
    if not request.user.organization_id:
        raise Http404
    organization = request.user.organization.present
    started = {"kind": request.GET.get("nature"), "report": request.GET.get("projet")}
    form = AdvertForm(
        request.POST or None,
        organization=organization,
        initial=started,
        instance=Advert(organization=organization, author=request.user),
    )
    if request.method == "POST" and form.is_valid():
        made = form.instance
        made.begin(by=request.user)
        messages.success(request, _("Your announcement is published."))
        return redirect(made)
    return render(
        request, "programs/adverts/new.html", {"form": form, "trail": TRAIL}, status=422 if form.errors else 200
    )
