"""The round of news: at 30, 90 and 180 days after a camp, each team and each person who goes on is asked how it is going."""

from contextlib import suppress
from datetime import timedelta

from django.core.exceptions import ValidationError

from hackathons.models import Camp, News
from hackathons.models.following import DAYS
from programs import clock
from programs.models import User

OVER = DAYS[-1] + 60  # days after which nothing is asked any more


def ask():
    """Ask those whose day has come and who were not asked for it; someone who goes on late is asked for the last day only."""
    since = clock.now() - timedelta(days=OVER)
    for camp in (
        Camp.objects.filter(state__in=("follow_up", "closed"), ended_at__gte=since)
        .select_related(*Camp.joins)
        .order_by("id")
    ):
        day = max((n for n in DAYS if camp.ended_on + timedelta(days=n) <= clock.today()), default=None)
        if day:
            each(camp, day)


def each(camp, day):
    """One line for each that goes on, in its own transaction."""
    asked = camp.news.filter(day=day)
    for team in (
        camp.teams.filter(state="continued").exclude(pk__in=asked.exclude(team=None).values("team")).order_by("id")
    ):
        begun(News(camp=camp, team=team, day=day))
    for actor in (
        camp.actors.filter(state="continued").exclude(pk__in=asked.exclude(actor=None).values("actor")).order_by("id")
    ):
        begun(News(camp=camp, actor=actor, day=day))


def begun(news):
    """Ask, unless another worker has just done so: the database keeps one a day."""
    with suppress(ValidationError):
        news.begin(by=User.objects.system())
