"""The weather of a project: given by its lead, asked for by its coach."""

from datetime import timedelta
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from programs import clock, cohort, notices
from programs.models import ActionItem, Checkin, CoachingSession, Dossier, Mail

DAYS = 3  # to answer


@transaction.atomic
def give(checkin, dossier, by):
    """Keep this weather; the requests for it are answered."""
    checkin.dossier, checkin.by = dossier, by
    checkin.save()
    asked = dossier.actions.filter(code=ActionItem.NEWS, done_on=None)
    asked.update(done_on=clock.today())


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
    """Remind each person, once and in one message, of the actions that are due and not done."""
    due = ActionItem.objects.filter(done_on=None, reminded_at=None, due_on__lt=clock.today(), owner__is_active=True)
    owed = {}
    for action in due.select_related("owner", "dossier__organization__territory").order_by("due_on", "id"):
        owed.setdefault(action.owner, []).append(action)
    for person, actions in owed.items():
        with transaction.atomic():
            ActionItem.objects.filter(pk__in=[action.pk for action in actions]).update(reminded_at=clock.now())
            notices.write(person, "actions_due", actions=actions)
    return len(owed)


def recall():
    """Write to the lead and the coach on the eve of a session, once for each of its hours; return how many sessions are recalled."""
    tomorrow = Q(starts_at__date=clock.today() + timedelta(days=1), state="scheduled")
    coming = CoachingSession.objects.filter(tomorrow).exclude(reminded_for=F("starts_at"))
    found = list(coming.select_related("coach", "dossier__organization__territory", "dossier__call__program"))
    for session in found:
        with transaction.atomic():
            CoachingSession.objects.filter(pk=session.pk).update(reminded_for=session.starts_at)
            for person in {session.coach, session.dossier.lead} - {None}:
                notices.write(
                    person, "session_eve", session=session, page=settings.SITE_URL + session.get_absolute_url()
                )
    return len(found)


def written(dossier, by, due):
    """The message, kept as written."""
    address = f"{settings.SITE_URL}{reverse('checkin_new', args=[dossier.pk])}"
    context = {"dossier": dossier, "by": by, "due": due, "address": address, "name": settings.SITE_NAME}
    subject, _sep, body = render_to_string("programs/mail/checkin_asked.txt", context).strip().partition("\n")
    return Mail.objects.create(
        address=dossier.lead.email, recipient=dossier.lead, subject=subject.strip()[:200], body=body.strip() + "\n"
    )


def send(mail, by):
    """Hand it to the server; answers go to the coach."""
    host = settings.SITE_URL.partition("://")[2].partition(":")[0]
    headers = {"Message-ID": f"<{uuid5(NAMESPACE_URL, f'mail/{mail.pk}')}@{host}>"}
    EmailMessage(mail.subject, mail.body, to=[mail.address], reply_to=[by.email], headers=headers).send()
    mail.sent_at = clock.now()
    mail.save(update_fields=["sent_at"])
