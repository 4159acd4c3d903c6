"""What follows a step of a camp, person by person: places freed, people asked again, challenges concluded."""

from contextlib import suppress

from django.core.exceptions import ValidationError

from hackathons import judging
from hackathons.models import Camp
from programs.models import User
from programs.workflow import Conflict


def move(effect):
    """Move all that the effect concerns; what has moved meanwhile is left alone."""
    camp = Camp.objects.get(pk=effect.line.object_id) if effect.line.machine == "camp" else None
    if camp is None:
        camp = Camp.objects.get(registrations=effect.line.object_id)
    MOVES[effect.key](camp, effect)


def each(rows, step):
    """Take this step on each row, in its own transaction, as the system."""
    by = User.objects.system()
    for row in rows.iterator(chunk_size=200):
        try:
            step(row, by)
        except Conflict:
            continue  # a person moved it first: their word stands


def fill(camp, effect=None):
    """Those who wait take the places that are free, in the order of their arrival."""
    if camp.state not in ("registration", "running"):
        return
    for registration in camp.registrations.filter(state="waitlisted").in_order():
        if next(registration.missing_to_confirm(), None) is None:
            given(registration)


def given(registration):
    """The place is given, unless someone has taken it, or moved that person, since it was seen free."""
    with suppress(Conflict, ValidationError):
        registration.promote(by=User.objects.system())


def ask_again(camp, effect):
    """The event has new dates: each confirms again."""
    each(camp.registrations.filter(state="confirmed").in_order(), lambda one, by: one.ask_again(by=by))


def cancel(camp, effect):
    """Each one registered receives the reason."""
    why = effect.line.comment
    waiting = camp.registrations.filter(state__in=("pending", "confirmed", "waitlisted")).in_order()
    each(waiting, lambda one, by: one.cancel(by=by, comment=why))
    forget_needs(camp)


def forget_needs(camp):
    """What served to welcome people is erased."""
    camp.registrations.exclude(diet="", access_needs="").update(diet="", access_needs="")


def conclude(camp, effect):
    """Who did not come is absent, each challenge has or has not its answer; what served to welcome people is erased."""
    each(camp.registrations.filter(state="confirmed").in_order(), lambda one, by: one.mark_absent(by=by))
    each(camp.teams.filter(state="forming").order_by("id"), lambda team, by: team.disband(by=by))
    each(camp.challenges.filter(state="accepted").order_by("id"), lambda one, by: one.conclude(by=by))
    each(camp.help_requests.open(), lambda one, by: one.drop(by=by))
    forget_needs(camp)
    judging.begin(camp)


MOVES = {
    "fill": fill, "ask_again": ask_again, "cancel": cancel, "conclude": conclude, "share": judging.share_out, "announce": judging.announce,
}  # fmt: skip
