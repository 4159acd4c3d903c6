"""The rules of retention, applied once a night: announce, erase what was announced, sweep what is of no more use."""

from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from programs import clock, erasure, notices, pool, retention


class Done(NamedTuple):
    """What one rule did, or would do."""

    rule: str
    announced: int
    erased: int


def apply():
    """Apply every rule once; return what each did. Applied twice a day, the second time does nothing."""
    day = clock.today()
    done = [applied(rule, day) for rule in retention.RULES]
    people = list(retention.unconfirmed(day))
    for person in people:
        erasure.erase_person(person)
    done.append(Done(_("accounts never confirmed"), 0, len(people)))
    done += [Done(str(label), 0, rows.delete()[0]) for label, rows in retention.sweepings(day)]
    done.append(Done(_("applications"), 0, pool.sweep(day)))
    done.append(Done(_("counters of attempts"), 0, retention.forget_counters()))
    done.append(Done(_("files that nothing names any more"), 0, len(erasure.sweep_files())))
    notices.post()
    return done


def applied(rule, day):
    """Announce and erase by one rule, each object in its own transaction."""
    retention.saved(rule, day).delete()
    fresh = list(retention.announced(rule, day))
    for obj in fresh:
        retention.announce(rule, obj, day, notices.tell)
    ready = list(retention.ripe(rule, day))
    for notice in ready:
        retention.carry_out(rule, notice)
    return Done(str(rule.label), len(fresh), len(ready))


def foreseen():
    """What ``apply`` would do now; nothing is changed, nobody is told."""
    day = clock.today()
    with transaction.atomic():
        done = [
            Done(str(rule.label), retention.announced(rule, day).count(), retention.ripe(rule, day).count())
            for rule in retention.RULES
        ]
        done.append(Done(_("accounts never confirmed"), 0, retention.unconfirmed(day).count()))
        done += [Done(str(label), 0, rows.count()) for label, rows in retention.sweepings(day)]
        done.append(Done(_("applications"), 0, pool.due(day).count()))
        done.append(Done(_("files that nothing names any more"), 0, len(erasure.sweep_files(dry_run=True))))
    return done
