"""Phases of a jury for the tests: dated from now, written at once, typed as the page sends them."""

from datetime import timedelta

from django.utils.timezone import localtime

from programs import clock
from programs.models import Call

FIELDS = ("others", "deciders")
TICKED = ("blind", "jurors_named")


def hours(start, end, **fields):
    """The fields of a phase from an hour to another, counted from now."""
    now = clock.now().replace(microsecond=0, second=0)
    dates = {"starts_at": now + timedelta(hours=start), "ends_at": now + timedelta(hours=end)}
    return {"name": f"Phase {start}", **dates, **fields}


def phased(call, *rows):
    """This call with these phases, as they would have been planned in time."""
    for row in rows:
        call.phases.create(**row)
    return Call.objects.get(pk=call.pk)


def typed(call, *rows):
    """What the page of the phases sends: phases as they are, or what was typed of them."""
    sent = {"form-TOTAL_FORMS": len(rows), "form-INITIAL_FORMS": call.phases.count(), "seen": call.seq}
    for n, row in enumerate(rows):
        values = {"others": "never", "deciders": "officer"} | (row if isinstance(row, dict) else typed_row(row))
        sent |= {f"form-{n}-{name}": value for name, value in values.items()}
    return sent


def typed_row(phase):
    """The fields of a phase as a browser sends them."""
    dates = {name: localtime(getattr(phase, name)).strftime("%Y-%m-%dT%H:%M") for name in ("starts_at", "ends_at")}
    ticks = {name: "on" for name in TICKED if getattr(phase, name)}
    return {"name": phase.name, **dates, **ticks, **{name: getattr(phase, name) for name in FIELDS}}


typed.row = typed_row
