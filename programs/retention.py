"""How long what people wrote is kept: rules by programme, told to those concerned before, applied each night."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

from programs import clock, erasure
from programs.deadlines import add_months
from programs.models import (
    Dossier,
    EmbargoRecipient,
    Invitation,
    Mail,
    Notice,
    Outbox,
    Partner,
    Program,
    Role,
    User,
    Visa,
)
from programs.models.candidature import State
from programs.models.partner import CHANGING

UNUSED, UNCONFIRMED, INVITATIONS, MAILS, IDLE, CONTACTS = 24, 1, 3, 12, 12, 6  # months
NOTICE = timedelta(days=30)
UNSENT = (State.EXPIRED, State.CANCELLED, State.WITHDRAWN)
REFUSED = (State.INELIGIBLE, State.LAPSED, State.DECLINED, State.WITHDRAWN, State.CANCELLED)


def back(day: date, months: int) -> datetime:
    """The beginning, in Paris, of the day so many months before."""
    return make_aware(datetime.combine(add_months(day, -months), time.min))


def over(day: date, field: str, ended: Callable[[datetime], Q]) -> QuerySet:
    """The dossiers whose time is over on a day, programme by programme."""
    due = Q(pk__in=[])
    for pk, months in Program.objects.values_list("pk", field):
        due |= Q(call__program=pk) & ended(back(day, months))
    return Dossier.objects.filter(due, erased_at=None).order_by("id")


def drafts(day):
    """Never sent: the call is closed, or is permanent and nobody wrote any more."""
    idle = Q(state=State.DRAFT, call__closes_at=None, written_at__lt=back(day, IDLE))
    return over(day, "keep_drafts", lambda limit: Q(state__in=UNSENT, submitted_at=None, since__lt=limit) | idle)


def refused(day):
    """Sent, without a project: refused, declined, withdrawn, cancelled."""

    def ended(limit):
        told = Q(call__announced_at__lt=limit) | Q(call__announced_at=None, call__mode="direct")
        return Q(submitted_at__isnull=False, since__lt=limit) & (Q(state__in=REFUSED) | Q(state=State.REJECTED) & told)

    return over(day, "keep_refused", ended)


def projects(day):
    """Confirmed: the project is closed or abandoned."""

    def ended(limit):
        ends = Q(pk__in=[])
        for outcome, path in settings.PROJECTS.items():
            ends |= Q(**{f"{outcome}__state__in": finals(apps.get_model(path)), f"{outcome}__since__lt": limit})
        return Q(state=State.CONFIRMED) & ends

    return over(day, "keep_projects", ended)


def finals(machine):
    """The states of a machine that no step leaves."""
    left = {source for _machine, _name, source, _target in machine.edges()}
    return [code for code, _label in machine.State.choices if code not in left]


def contacts(day):
    """Sent for long, waiting for nobody's word any more, with the addresses to which signed links were sent."""
    limit = back(day, CONTACTS)
    kept = [
        Exists(model.objects.filter(dossier=OuterRef("pk"), since__lt=limit).exclude(email="")) for model in (Partner, Visa)
    ]  # fmt: skip
    found = Dossier.objects.filter(kept[0] | kept[1], submitted_at__lt=limit, erased_at=None)
    return found.exclude(state__in=CHANGING).order_by("id")


def accounts(day):
    """Not visited for long, by people to whom no dossier still kept is entrusted."""
    limit = back(day, UNUSED)
    visited = Q(last_login__gte=limit) | Q(last_login=None, created_at__gte=limit)
    entrusted = Role.objects.active().filter(dossier__isnull=False, dossier__erased_at=None)
    people = User.objects.filter(is_system=False, erased_at=None).exclude(visited)
    return people.exclude(pk__in=entrusted.values("person")).order_by("id")


class Rule(NamedTuple):
    """What is erased, once announced."""

    code: str
    label: str
    due: Callable
    erase: Callable
    of: str  # "dossier" or "person"


RULES = [
    Rule("drafts", _("drafts never sent"), drafts, erasure.erase_dossier, "dossier"),
    Rule("refused", _("dossiers without a project"), refused, erasure.erase_dossier, "dossier"),
    Rule("projects", _("dossiers with a project"), projects, erasure.erase_dossier, "dossier"),
    Rule("contacts", _("addresses of partners and signatories"), contacts, erasure.forget_contacts, "dossier"),
    Rule("accounts", _("unused accounts"), accounts, erasure.erase_person, "person"),
]


def announced(rule, day):
    """What becomes due within the notice and was not yet announced."""
    told = Notice.objects.filter(rule=rule.code, done_at=None).values(rule.of)
    return rule.due(day + NOTICE).exclude(pk__in=told)


def ripe(rule, day):
    """The announcements whose day has come, of what is still due."""
    found = Notice.objects.filter(rule=rule.code, done_at=None, due_on__lte=day)
    return found.filter(**{f"{rule.of}__in": rule.due(day)}).select_related(rule.of).order_by("id")


def saved(rule, day):
    """The announcements of what is no longer due: the person came back, the draft revived."""
    due = rule.due(day + NOTICE)
    return Notice.objects.filter(rule=rule.code, done_at=None).exclude(**{f"{rule.of}__in": due})


def announce(rule, obj, day, tell):
    """Say once that this will be erased in a month."""
    with transaction.atomic():
        Notice.objects.filter(rule=rule.code, **{rule.of: obj}).delete()
        tell(Notice.objects.create(rule=rule.code, due_on=day + NOTICE, **{rule.of: obj}))


def carry_out(rule, notice):
    """Erase what one announcement is about, once, if it is still due."""
    with transaction.atomic():
        fresh = Notice.objects.select_for_update(of=("self",)).filter(pk=notice.pk, done_at=None).first()
        obj = fresh and getattr(fresh, rule.of)
        if obj and rule.due(clock.today()).filter(pk=obj.pk).exists():
            Notice.objects.filter(pk=fresh.pk).update(done_at=clock.now())
            rule.erase(obj)


# what goes by itself, without a notice


def sweepings(day):
    """What is of no more use: (label, rows), each deleted whole."""
    stale = back(day, INVITATIONS)
    return [
        (_("sessions over"), Session.objects.filter(expire_date__lt=clock.now())),
        (_("invitations"), Invitation.objects.filter(created_at__lt=stale)),
        (_("recipients under embargo"), EmbargoRecipient.objects.filter(call__announced_at__lt=back(day, MAILS))),
        (_("mails"), Mail.objects.filter(created_at__lt=back(day, MAILS))),
        (_("effects carried out"), Outbox.objects.filter(done_at__lt=back(day, MAILS), document=None, mails=None)),
    ]


def unconfirmed(day):
    """Accounts whose address was never confirmed, and which did nothing."""
    limit = back(day, UNCONFIRMED)
    fresh = User.objects.filter(is_system=False, erased_at=None, created_at__lt=limit, last_login=None, roles=None)
    return fresh.exclude(emailaddress__verified=True).filter(emailaddress__isnull=False).distinct().order_by("id")


def forget_counters():
    """The counters of attempts, which hold network addresses, once they are over."""
    with connection.cursor() as cursor:
        cursor.execute("delete from programs_cache where expires < now()")
        return cursor.rowcount
