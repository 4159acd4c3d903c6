"""What follows a camp: what each team and each person becomes, the news asked of them, the news given."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Case, When
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from hackathons import recorded
from hackathons.forms.after import NewsForm
from hackathons.models import News
from hackathons.permissions import settles
from hackathons.signed import NEWS
from hackathons.views.access import found, refusal, trail
from programs.models import Dossier, User

ROWS = 50
OUTCOMES = ("go_on", "become", "stop")
UNDECIDED = ("ready", "submitted", "judged", "awarded")


@require_safe
def outcomes(request, pk):
    """Each team with what it becomes; the people who go on; who gave no news yet."""
    camp = found(request, pk)
    if not settles(camp, request.user):
        raise PermissionDenied(refusal(camp))
    page = Paginator(followed(camp), ROWS).get_page(request.GET.get("page"))
    teams = list(page)
    people = list(camp.actors.filter(state__in=("continued", "stopped")).select_related("became__call__program"))
    offer(teams, camp, request.user, *OUTCOMES)
    offer(people, camp, request.user, *OUTCOMES)
    born = [one.became_id for one in [*teams, *people] if one.became_id]
    said = recorded.reasons(teams)
    for team in teams:
        team.said = said.get(team.pk, "")
    news = list(camp.news.for_table())
    for one in news:
        one.camp = camp
    context = {
        "camp": camp, "trail": trail(camp), "actors": reverse("camp_actors", args=[pk]), "page": page, "teams": teams, "people": people,
        "left": camp.teams.filter(state__in=UNDECIDED).count(), "seen": set(Dossier.objects.visible_to(request.user).filter(pk__in=born).values_list("pk", flat=True)),
        "silent": [one for one in news if one.state == "asked"], "given": [one for one in news if one.state == "answered"],
    }  # fmt: skip
    return render(request, "hackathons/outcomes.html", context)


def followed(camp):
    """Its teams, those whose outcome is to be decided first."""
    settled = Case(When(state__in=UNDECIDED, then=0), default=1)
    teams = camp.teams.exclude(state__in=("forming", "disbanded")).order_by(settled, "name", "id")
    return teams.select_related("challenge", "became__call__program").prefetch_related("prizes")


def offer(rows, camp, user, *names):
    """Give each its steps, read once for all those of one state; what has its dossier opens no other."""
    known = {}
    for one in rows:
        one.camp = camp
        if one.state not in known:
            known[one.state] = one.steps_for(user, *names)
        one.steps = [step for step in known[one.state] if not (one.became_id and step.name == "become")]


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def news(request, pk):
    """How it goes, in a minute, by the link received."""
    obj = get_object_or_404(News.objects.select_related(*News.joins), pk=pk)
    key = request.POST.get("cle") or request.GET.get("cle", "")
    if NEWS.fault(str(pk), key):
        raise Http404
    form = NewsForm(request.POST or None, instance=News(camp=obj.camp)) if obj.state == "asked" else None
    if request.method == "POST" and (form is None or form.is_valid()):
        if form:
            obj.answer(by=User.objects.bearer(obj), received_at=request.received_at, **form.cleaned_data)
        return redirect(f"{request.path}?cle={key}")
    context = {"news": obj, "camp": obj.camp, "form": form, "key": key}
    return render(request, "hackathons/news.html", context, status=422 if form and form.errors else 200)
