"""The vote of a restitution: one a browser, counted with the paper ballots, its result told once it is closed."""

from hashlib import sha256
from secrets import token_urlsafe

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from programs import clock
from residences.models import Ballot, BallotChoice

COOKIE, YEAR = "vote", 365 * 86400


def voter_of(request):
    """What tells one browser from another, drawn at its first visit; nothing of who holds it."""
    return request.COOKIES.get(COOKIE) or token_urlsafe(24)


def digest(ballot, voter):
    """What is kept of a browser: of no use for another vote."""
    return sha256(f"{ballot.pk}:{voter}".encode()).hexdigest()


def prepare(residence):
    """The ballot of a residence, its ideas being its prototypes tried; made at the first look."""
    ballot, made = Ballot.objects.get_or_create(residence=residence)
    if made:
        tried = residence.prototypes.exclude(tested_on=None)
        ballot.choices.bulk_create(
            [BallotChoice(ballot=ballot, order=n, prototype=one, title=one.name) for n, one in enumerate(tried)]
        )
    return ballot


def write_ideas(ballot, ideas):
    """The ideas of a ballot, in this order; one that stays keeps its prototype."""
    kept = {choice.title: choice for choice in ballot.choices.all()}
    ballot.choices.exclude(title__in=ideas).delete()
    for order, title in enumerate(ideas):
        choice = kept.get(title) or BallotChoice(ballot=ballot, title=title)
        choice.order = order
        choice.save()


def cast(ballot, choice, voter, fear=""):
    """Keep a vote; raises ValidationError when this browser has voted, or when the vote has just closed."""
    try:
        with transaction.atomic():
            hold(ballot)
            if not ballot.is_open:
                raise ValidationError(_("The vote is closed."))
            return ballot.votes.create(choice=choice, voter=digest(ballot, voter), fear=fear)
    except IntegrityError as error:
        raise ValidationError(_("You have already voted: each person has one vote.")) from error


def hold(ballot):
    """Read the ballot as it is and keep it so until the end of the transaction; others may hold it too."""
    with connection.cursor() as cursor:
        cursor.execute("select 1 from residences_ballot where id = %s for share", [ballot.pk])
    ballot.refresh_from_db()


def has_voted(ballot, voter):
    """Whether this browser has voted."""
    return ballot.votes.filter(voter=digest(ballot, voter)).exists()


def counted(ballot):
    """The votes of each idea, paper included, most first, as (choice, votes, share of 100)."""
    votes = dict(ballot.votes.order_by().values_list("choice").annotate(Count("pk")))
    found = [(choice, votes.get(choice.pk, 0) + choice.paper) for choice in ballot.choices.all()]
    total = sum(number for _choice, number in found)
    rows = [(choice, number, round(100 * number / total) if total else 0) for choice, number in found]
    return sorted(rows, key=lambda row: (-row[1], row[0].order))


def total(ballot):
    """How many votes in all."""
    return sum(number for _choice, number, _share in counted(ballot))


def fears(ballot):
    """What people fear, for the team alone; in no order that tells who wrote."""
    return sorted(ballot.votes.exclude(fear="").values_list("fear", flat=True))


def open_vote(ballot):
    """Open it; a closed one opens again."""
    ballot.opened_at, ballot.closed_at = ballot.opened_at or clock.now(), None
    ballot.save(update_fields=["opened_at", "closed_at"])


def close_vote(ballot):
    """Close it: its result shows to all."""
    ballot.closed_at = clock.now()
    ballot.save(update_fields=["closed_at"])
