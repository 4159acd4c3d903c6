"""The weather of a project: given by its lead, asked for by its coach."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from programs import clock, cohort, departures, notices
from programs.models import ActionItem, Checkin, CoachingSession, Dossier, Mail

DAYS = 3  # to answer


@transaction.atomic
def give(checkin, dossier, by):
    """Keep this weather; the requests for it are answered; a storm or a call for help is told to the coach."""
    checkin.dossier, checkin.by = dossier, by
    checkin.save()
    asked = dossier.actions.filter(code=ActionItem.NEWS, done_on=None)
    asked.update(done_on=clock.today())
    if dossier.coach and (checkin.weather == Checkin.Weather.STORM or checkin.help_wanted):
        page = dossier.project.get_absolute_url()
        notices.write(
            dossier.coach, "help_wanted", kind="checkin", url=page, dossier=dossier, checkin=checkin, page=settings.SITE_URL + page
        )  # fmt: skip


def ask(dossier, by):
    """Ask the lead for the weather, once: an action in their space, and a message."""
    with transaction.atomic():
        dossier.lock()
        if dossier.actions.filter(code=ActionItem.NEWS, done_on=None).exists():
            return
        due = clock.today() + timedelta(days=DAYS)
        label = _("Give the weather of the project")
        ActionItem.objects.create(dossier=dossier, code=ActionItem.NEWS, label=label, owner=dossier.lead, due_on=due)
        mail = written(dossier, by, due)
    send(mail, by)


def offer():
    """Offer a check-in to the lead of each project at the rhythm of its programme; return how many are offered.

    Never a gate: it waits in their space, one message says so, and nothing more depends on it.
    """
    offered = 0
    for dossier in silent():
        with transaction.atomic():
            dossier.lock()
            if dossier.lead is None or dossier.actions.filter(code=ActionItem.NEWS, done_on=None).exists():
                continue
            due = clock.today() + timedelta(days=DAYS)
            label = _("Give the weather of the project")
            dossier.actions.create(code=ActionItem.NEWS, label=label, owner=dossier.lead, due_on=due)
            written(dossier, None, due)
            offered += 1
    return offered


def silent():
    """The projects going on that have said nothing for as long as their programme leaves between two check-ins, and were asked nothing."""
    last = Checkin.objects.filter(dossier=OuterRef("pk")).order_by("-at").values("at")[:1]
    asked = ActionItem.objects.filter(dossier=OuterRef("pk"), code=ActionItem.NEWS, done_on=None)
    going = cohort.going_on(Dossier.objects.exclude(project_state="")).filter(~Exists(asked))
    found = going.annotate(said_at=Coalesce(Subquery(last), "since")).select_related("call__program").order_by("id")
    return [
        one for one in found if (clock.today() - localtime(one.said_at).date()).days >= one.call.program.checkin_days
    ]


def remind():
    """Remind each person, once and in one message, of the actions that are due and not done; who has left is stood in for."""
    due = ActionItem.objects.filter(done_on=None, reminded_at=None, due_on__lt=clock.today())
    owed = {}
    for action in due.select_related("owner", "dossier__organization__territory", "dossier__call").order_by("due_on", "id"):  # fmt: skip
        for person in readers(action):
            owed.setdefault(person, []).append(action)
    for person, actions in owed.items():
        with transaction.atomic():
            ActionItem.objects.filter(pk__in=[action.pk for action in actions]).update(reminded_at=clock.now())
            notices.write(person, "actions_due", kind="action", url=reverse("dashboard"), actions=actions)
    return len(owed)


def readers(action):
    """Who is reminded of an action: who owes it, or whoever stands in for them once they have left."""
    there = departures.still_there(action.owner, action.dossier)
    return [action.owner] if there else departures.stand_ins(action.owner, action.dossier)[0]


def recall():
    """Write to the lead and the coach on the eve of a session, once for each of its hours; return how many sessions are recalled."""
    tomorrow = Q(starts_at__date=clock.today() + timedelta(days=1), state="scheduled")
    coming = CoachingSession.objects.filter(tomorrow).exclude(reminded_for=F("starts_at"))
    found = list(coming.select_related("coach", "dossier__organization__territory", "dossier__call__program"))
    for session in found:
        with transaction.atomic():
            CoachingSession.objects.filter(pk=session.pk).update(reminded_for=session.starts_at)
            for person in {session.coach, *(dossier.lead for dossier in session.gathered)} - {None}:
                page = session.get_absolute_url()
                notices.write(person, "session_eve", url=page, session=session, page=settings.SITE_URL + page)
    return len(found)


def written(dossier, by, due):
    """The message, kept as written."""
    page = reverse("checkin_new", args=[dossier.pk])
    return notices.write(
        dossier.lead, "checkin_asked", kind="checkin", url=page, dossier=dossier, by=by, due=due, page=settings.SITE_URL + page
    )  # fmt: skip


def send(mail, by):
    """Hand it to the server, unless it leaves later; answers go to the coach."""
    if Mail.objects.to_leave().filter(pk=mail.pk).exists():
        notices.send(mail, reply_to=[by.email])
