"""Teams of a camp for those who welcome: the list, the page of each, the people without a team."""

import django_filters
import django_tables2 as tables
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from hackathons import teamwords
from hackathons.models import CampTeam, Membership
from hackathons.permissions import welcomes
from hackathons.tables.teams import TeamTable
from hackathons.teaming import without
from hackathons.views.access import found, refusal, trail
from programs.models.attachment import Attachment
from programs.views.attachments import served

ROWS = 50


class TeamFilter(django_filters.FilterSet):
    """The list narrowed by a name, a state, a challenge."""

    q = django_filters.CharFilter(label=gettext_lazy("Name of the team"), field_name="name", lookup_expr="icontains")
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"), choices=CampTeam.State.choices, empty_label=gettext_lazy("All")
    )
    challenge = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Challenge"), queryset=lambda request: request.camp.challenges.all(), empty_label=gettext_lazy("All"),
    )  # fmt: skip

    class Meta:
        model = CampTeam
        fields = ["state", "challenge"]


def welcomed(request, pk):
    """A camp, for those who welcome its people."""
    camp = found(request, pk)
    if not welcomes(camp, request.user):
        raise PermissionDenied(refusal(camp))
    return camp


@require_safe
def teams(request, pk):
    """The teams of a camp, how many people they hold, how many still have none."""
    camp = request.camp = welcomed(request, pk)
    narrowed = TeamFilter(request.GET, camp.teams.for_table().order_by("name", "id"), request=request)
    table = TeamTable(narrowed.qs, most=camp.team_max)
    tables.RequestConfig(request, paginate={"per_page": ROWS}).configure(table)
    context = {"camp": camp, "table": table, "filter": narrowed, "counts": counts(camp), "trail": trail(camp)}
    return render(request, "hackathons/teams/list.html", context)


def counts(camp):
    """How many teams and people in them, how many people without one."""
    seated = Membership.objects.current().filter(team__camp=camp).aggregate(people=Count("pk"))
    alive = camp.teams.alive().count()
    return {"teams": alive, "people": seated["people"], "alone": without(camp).count()}


@require_safe
def alone(request, pk):
    """The people without a team, each with the button that places them."""
    camp = welcomed(request, pk)
    page = Paginator(without(camp).prefetch_related("wishes__challenge"), ROWS).get_page(request.GET.get("page"))
    context = {"camp": camp, "page": page, "trail": trail(camp)}
    return render(request, "hackathons/teams/alone.html", context)


@require_safe
def team(request, pk):
    """A team, whole, for those who welcome: its members, its prototype, what may be done of it."""
    obj = get_object_or_404(CampTeam.objects.select_related(*CampTeam.joins), pk=pk)
    camp = obj.camp = welcomed(request, obj.camp_id)
    members = list(obj.memberships.current().select_related("registration"))
    context = {
        "team": obj, "camp": camp, "members": members, "verdict": teamwords.standing(obj, len(members)), "steps": obj.steps_for(request.user),
        "notes": list(obj.notes.select_related("author")[:ROWS]), "pictures": list(obj.pictures.all()), "key": "",
        "waiting": list(obj.joinings.waiting()), "trail": trail(camp, (_("Teams"), camp_teams(camp))),
        "lines": list(obj.history.select_related("actor", "detail")),
    }  # fmt: skip
    return render(request, "hackathons/teams/team.html", context)


def camp_teams(camp):
    """The page of the teams of a camp."""
    return f"{camp.get_absolute_url()}equipes/"


@require_safe
def picture(request, pk, row):
    """A picture of a team, for those who welcome."""
    obj = get_object_or_404(CampTeam.objects.select_related(*CampTeam.joins), pk=pk)
    welcomed(request, obj.camp_id)
    return shown_picture(get_object_or_404(obj.pictures, pk=row))


def shown_picture(picture):
    """The bytes of a picture, inert; 404 for one found dangerous."""
    if picture.scan == Attachment.Scan.INFECTED:
        raise Http404
    return served(picture.sha256, picture.name, picture.content_type)
