"""Places: whoever confirms has one while some are free, in the order of arrival; then the waiting list."""

from django.core.exceptions import ValidationError

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
