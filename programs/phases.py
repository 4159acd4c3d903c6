"""What the phase in force of a call's jury lets each do: read from the clock, here and nowhere else."""

from datetime import datetime, time, timedelta
from itertools import pairwise

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import OuterRef, Subquery, prefetch_related_objects
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact
from django.utils.timezone import get_default_timezone, localtime
from django.utils.translation import gettext as _

from programs import clock

ROLES_OF = {"officer": {"officer"}, "chair": {"officer", "chair"}, "authority": {"authority"}}
DECIDERS = ("officer", "chair", "authority")
SEEING = {"officer", "authority", "admin"}
DAY = timedelta(days=1)


def of(call):
    """The phases of a call in the order of their dates, read once for this very object."""
    prefetch_related_objects([call], "phases")
    return list(call.phases.all())


def at(phases, now):
    """The phase in force: the last one begun, until the next begins; before any, the first one already rules."""
    begun = [phase for phase in phases if phase.starts_at <= now]
    return begun[-1] if begun else next(iter(phases), None)


def in_force(call):
    """The phase in force of a call now; None where it has none: then the names show, and the officer decides."""
    return at(of(call), clock.now())


def is_blind(call):
    """Whether the jurors of this call read blind now: until its decisions are public, at the latest."""
    phase = None if call.is_announced else in_force(call)
    return bool(phase and phase.blind)


def blinds(call, user):
    """Whether this person reads the dossiers of this call blind now: whoever does not run it."""
    return is_blind(call) and not call.roles_of(user) & SEEING


def deciders(call):
    """The roles that propose decisions on the dossiers of this call now, and take them back."""
    phase = in_force(call) if call.has_jury else None
    return ROLES_OF[phase.deciders] if phase else {"officer"}


def decides(role, condition):
    """The condition of a role that decides: the phase in force lets it, and this other condition holds."""
    return lambda dossier, user: role in deciders(dossier.call) and condition(dossier, user)


def deciding(condition):
    """The roles that a phase may let decide, each with its condition, for ``May``."""
    return {role: decides(role, condition) for role in DECIDERS}


def proposes(call, user):
    """Whether this person proposes decisions on this call now."""
    return bool(deciders(call) & call.roles_of(user))


def calls_where(name, value):
    """The calls whose phase in force now has this switch on this value, as a queryset of identifiers."""
    Call, Phase = apps.get_model("programs", "Call"), apps.get_model("programs", "ReviewPhase")
    mine = Phase.objects.filter(call=OuterRef("pk"))
    last = mine.filter(starts_at__lte=clock.now()).order_by("-starts_at").values(name)[:1]
    first = mine.order_by("starts_at").values(name)[:1]
    return Call.objects.filter(Exact(Coalesce(Subquery(last), Subquery(first)), value)).order_by().values("pk")


def blind_calls():
    """The calls whose jurors read blind now, until their decisions are public, as a queryset of identifiers."""
    return calls_where("blind", True).exclude(announced_at__lte=clock.now())


def faults(call, wanted, now=None):
    """What forbids these phases in the place of those of a call, as (place in the list, words).

    What a phase lets see is said before it begins: once begun it only ends sooner or later, and none is slipped in the past.
    """
    now = now or clock.now()
    running = {phase.starts_at: phase for phase in of(call) if phase.starts_at <= now} if call.state != "draft" else {}
    for place, phase in enumerate(wanted):
        known = running.pop(phase.starts_at, None)
        if known and phase.switches != known.switches:
            yield (
                place,
                _("This phase has begun: what it lets see can no longer change. End it, and begin another one."),
            )
        if known and phase.ends_at != known.ends_at and min(phase.ends_at, known.ends_at) < now:
            yield place, _("A phase already over keeps its end, and one that runs ends from now on.")
        if not known and phase.starts_at <= now and of(call) and call.state != "draft":
            yield place, _("A new phase begins in the future: the jurors know what rules apply.")
    for phase in running.values():
        yield None, _("The phase “%s” has begun: it can no longer be removed.") % phase.name
    yield from crossings(wanted)


def crossings(wanted):
    """Each phase that begins before another one has ended."""
    order = sorted(enumerate(wanted), key=lambda item: item[1].starts_at)
    for (_first, before), (place, after) in pairwise(order):
        if after.starts_at < before.ends_at:
            yield place, _("It begins before “%s” has ended: one phase at a time.") % before.name


def planned(call, wanted):
    """These phases, if nothing forbids them; raises ValidationError."""
    if wanted is None:
        raise ValidationError(_("The phases are written on their own page."))
    if refusals := [words for _place, words in faults(call, wanted)]:
        raise ValidationError(refusals)
    return wanted


def write(call):
    """Put the phases just planned in the place of the former ones."""
    call.phases.all().delete()
    for phase in call.planned:
        phase.call, phase._state.adding = call, True
    type(call).phases.rel.related_model.objects.bulk_create(call.planned)
    vars(call).pop("_prefetched_objects_cache", None)
    of(call)


def usual(call):
    """The two phases that a jury usually has, from the closing date to the answer; none while these dates are not known."""
    if not (call.has_jury and call.closes_at and call.answer_by):
        return []
    Phase = apps.get_model("programs", "ReviewPhase")
    begins = midnight(localtime(call.closes_at).date() + DAY)
    ends = midnight(call.answer_by)
    middle = midnight(begins.date() + (ends.date() - begins.date()) * 2 / 3)
    if not begins < middle < ends:
        return []
    return [
        Phase(call=call, name=_("Reading"), starts_at=begins, ends_at=middle, others="never"),
        Phase(call=call, name=_("Deliberation"), starts_at=middle, ends_at=ends, others="always"),
    ]


def midnight(day):
    """The first moment of a day in Paris."""
    return datetime.combine(day, time(), get_default_timezone())
