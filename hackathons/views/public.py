"""What everyone reads of a camp: its page, its programme as a calendar."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from hackathons import produced, showing
from hackathons.models import Camp
from programs import calendars, clock


def opened(slug):
    """The camp of this address, if its page is public; 404 otherwise."""
    return get_object_or_404(Camp.objects.public().select_related(*Camp.joins), slug=slug)


@login_not_required
@require_safe
def camps(request):
    """The camps to come, in hand and past."""
    found = list(Camp.objects.public().select_related(*Camp.joins).order_by("-starts_at", "id"))
    over = ("deliberation", "follow_up", "closed", "cancelled")
    context = {
        "coming": [one for one in reversed(found) if one.state not in over],
        "past": [one for one in found if one.state in over],
    }
    return render(request, "hackathons/camps.html", context)


@login_not_required
@require_safe
def camp(request, slug):
    """What the camp is about, when, where, with which challenges, and how one registers."""
    obj = opened(slug)
    shown = obj.challenges.filter(state__in=("accepted", "answered", "unanswered")).prefetch_related("data_sets")
    seated, teams = obj.registrations.seated().count(), showing.teams_of(obj)
    context = {
        "camp": obj, "challenges": [(one, teams.pop(one.pk, [])) for one in shown], "teams": [team for left in teams.values() for team in left], "agenda": list(obj.agenda.all()), "partners": list(obj.partners.filter(is_sure=True)),
        "rules": obj.rules.first(), "verdict": verdict(obj, max(0, obj.capacity - seated)), **produced.of(obj), "trail": [(_("Camps"), reverse("camps"))],
    }  # fmt: skip
    return render(request, "hackathons/public.html", context)


def verdict(camp, free):
    """Where the camp stands for who may come, in one sentence."""
    what = {
        "registration": (_("The registration is open."), ngettext("%d place is free.", "%d places are free.", free) % free if free else _("Every place is taken: a waiting list is kept."), ""),
        "running": (_("The camp is under way."), _("The doors are open: come and see."), ""),
        "interrupted": (_("The camp is interrupted."), _("The organizers tell here when it resumes."), "alert"),
        "deliberation": (_("The camp is over, the jury deliberates."), _("The results will be here."), ""),
        "postponed": (_("The camp is postponed."), _("The new dates will be here."), "alert"),
        "cancelled": (_("The camp is cancelled."), reason(camp), "alert"),
    }  # fmt: skip
    title, text, tone = what.get(camp.state, (_("The camp is over. Thank you to all who came!"), "", "success"))
    takes = camp.state in ("registration", "running")
    url = reverse("camp_register", args=[camp.slug]) if takes else ""
    return {"title": title, "text": text, "tone": tone, "url": url, "label": _("Register")}


def reason(camp):
    """Why it was cancelled, as written by who did."""
    return camp.history.select_related("detail").last().comment


@login_not_required
@require_safe
def calendar(request, slug):
    """The programme, as agendas subscribe to it."""
    obj = opened(slug)
    host = settings.SITE_URL.partition("://")[2].partition(":")[0]
    url = settings.SITE_URL + obj.public_url
    entries = [
        calendars.Entry(f"{one.pk}@{host}", f"{obj} : {one.title}", one.starts_at, one.ends_at, clock.now(), one.place or obj.place, one.text, url, one.sequence)
        for one in obj.agenda.all()
    ]  # fmt: skip
    answer = HttpResponse(calendars.written(str(obj), entries), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{obj.slug}.ics"'
    return answer
