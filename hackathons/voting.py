"""The favourite of the public, and comparisons by those who came: one vote a person, never for one's own team."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from hackathons import marking, ranking


def may_vote(registration):
    """Whether this person votes now: they came, and the vote is open."""
    return registration.state == "checked_in" and registration.camp.votes_now


def choices(registration):
    """The prototypes between which someone chooses: all but those of their own teams."""
    own = registration.memberships.values("team")
    return marking.handed_in(registration.camp).exclude(pk__in=own)


def cast(registration, team):
    """Keep the vote of someone; raises ValidationError when they have voted, or when the vote has just closed.

    The camp is held so that it cannot close meanwhile; that nobody votes twice is held by the database alone.
    """
    camp = registration.camp
    try:
        with transaction.atomic():
            hold(camp)
            if not may_vote(registration):
                raise ValidationError(_("The vote is closed."))
            if not choices(registration).filter(pk=team.pk).exists():
                raise PermissionDenied(_("Nobody votes for their own team."))
            return camp.votes.create(registration=registration, team=team)
    except IntegrityError as error:
        raise ValidationError(_("You have already voted: each person has one vote.")) from error


def hold(camp):
    """Read the camp as it is and keep it so until the end of the transaction; others may hold it too."""
    with connection.cursor() as cursor:
        cursor.execute("select 1 from hackathons_camp where id = %s for share", [camp.pk])
    camp.refresh_from_db()


def counted(camp):
    """The votes of each prototype, most first, as (team, votes)."""
    teams = {team.pk: team for team in marking.handed_in(camp)}
    votes = dict(camp.votes.values_list("team").annotate(Count("pk")).order_by())
    return sorted(((team, votes.get(pk, 0)) for pk, team in teams.items()), key=lambda one: (-one[1], one[0].name))


def favourites(camp):
    """The prototypes that have the most votes: several when they are level, none without a vote."""
    found = counted(camp)
    most = found[0][1] if found else 0
    return [team for team, votes in found if votes == most and votes]


def give_prize(camp):
    """The prize of the public goes to its favourite, unless several are level or someone already chose between them."""
    best = favourites(camp)
    if len(best) == 1:
        camp.prizes.filter(of_public=True, team=None).update(team=best[0])


# ------------------------------------------------------------------ comparisons


def judges(camp, juror=None, registration=None):
    """The comparisons of one person."""
    return camp.comparisons.filter(juror=juror, registration=registration)


def may_compare(registration):
    """Whether someone who came compares prototypes now."""
    camp = registration.camp
    return camp.compares and camp.everyone_compares and camp.judges_now and registration.state == "checked_in"


def seen_by(camp, juror=None, registration=None):
    """The prototypes that one person may compare: not those of their own teams, nor those that they are tied to."""
    found = marking.handed_in(camp)
    aside = juror.recusals.values("team") if juror else registration.memberships.values("team")
    return {str(team.pk): team for team in found.exclude(pk__in=aside)}


def next_pair(camp, **who):
    """The two prototypes that one person compares next: those least seen so far; None when they have seen them all."""
    teams = seen_by(camp, **who)
    done = {frozenset(map(str, pair)) for pair in judges(camp, **who).values_list("one", "other")}
    seen = {key: score.seen for key, score in ranking.won(marking.duels(camp, set(teams))).items()}
    pair = ranking.pair_to_show(seen, done, sorted(teams), str(next(iter(who.values())).pk))
    return pair and tuple(teams[key] for key in pair)


def left(camp, **who):
    """How many comparisons one person has made, of how many in all."""
    n = len(seen_by(camp, **who))
    return judges(camp, **who).count(), n * (n - 1) // 2


def compare(camp, winner, loser, **who):
    """Keep a comparison; raises ValidationError when this person has made it already, or judging has just closed."""
    one, other = sorted((winner, loser), key=lambda team: team.pk)
    try:
        with transaction.atomic():
            hold(camp)
            if not camp.judges_now:
                raise ValidationError(_("The jury no longer judges."))
            if not {str(one.pk), str(other.pk)} <= set(seen_by(camp, **who)):
                raise PermissionDenied(_("You do not judge this prototype."))
            return camp.comparisons.create(one=one, other=other, winner=winner, **who)
    except IntegrityError as error:
        raise ValidationError(_("You have already compared these two.")) from error
