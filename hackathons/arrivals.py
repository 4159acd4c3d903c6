"""Places: whoever confirms has one while some are free, in the order of arrival; then the waiting list."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from programs.workflow import Conflict


def settle(registration, by, **how):
    """Confirm a registration, or put it on the waiting list when nothing is free; returns the state it then has.

    Raises ValidationError for what is missing beside a place, Conflict when someone moved it meanwhile.
    """
    for _try in range(3):  # a place may be freed, or taken, between the two
        try:
            registration.confirm(by=by, **how)
            break
        except ValidationError as error:
            if "room" not in codes(error):
                raise
        try:
            registration.wait(by=by, **how)
            break
        except ValidationError as error:
            if "full" not in codes(error):
                raise
    else:
        raise Conflict(registration.history.last())
    return registration.state


def codes(error):
    """What a refused step lacks."""
    return {one.code for one in error.error_list}


def sit(team, registration, brings=""):
    """Give someone the first free seat of a team, under the lock of the team; raises ValidationError when there is none."""
    with transaction.atomic():
        team = team.lock()
        taken = set(team.memberships.current().values_list("seat", flat=True))
        free = next((seat for seat in range(1, team.camp.team_max + 1) if seat not in taken), None)
        if free is None:
            raise ValidationError(_("This team is full."), code="full")
        return team.memberships.create(registration=registration, seat=free, seats=team.camp.team_max, brings=brings)
