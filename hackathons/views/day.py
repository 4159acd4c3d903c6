"""Words to all during a camp: announcements of the organizers, the screen of the room."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hackathons import screen as screens
from hackathons.forms.day import AnnouncementForm
from hackathons.models import Announcement
from hackathons.views.door import ROWS, opened, trail
from hackathons.views.public import opened as public
from programs.squares import squares


@require_http_methods(["GET", "HEAD", "POST"])
def announcements(request, pk):
    """Post a word to all; those posted, with the way to withdraw one that is wrong."""
    camp = opened(request, pk)
    form = AnnouncementForm(request.POST or None, instance=Announcement(camp=camp))
    if request.method == "POST" and form.is_valid() and posted(request, form):
        return redirect("camp_announcements", pk)
    page = Paginator(camp.announcements.all(), ROWS).get_page(request.GET.get("page"))
    context = {
        "camp": camp, "form": form, "page": page, "trail": trail(camp, (_("The door"), reverse("camp_welcome", args=[pk]))),
    }  # fmt: skip
    return render(request, "hackathons/day/announcements.html", context, status=422 if form.errors else 200)


def posted(request, form):
    """The announcement is posted; False when it cannot be, the reason in the form."""
    try:
        form.instance.begin(by=request.user, received_at=request.received_at)
    except ValidationError as error:
        form.add_error(None, error.messages)
        form.instance._state.adding = True
        return False
    messages.success(request, _("The announcement is on the screen and on everyone’s page."))
    return True


@login_not_required
@require_safe
def screen(request, slug):
    """What the projector of the room shows, asked again every fifteen seconds; public as the camp is."""
    camp = public(slug)
    side, dark = squares(request.build_absolute_uri(camp.public_url), border=1)
    context = {"screen": screens.of(camp), "camp": camp, "side": side, "dark": dark}
    return render(request, "hackathons/day/screen.html", context)
