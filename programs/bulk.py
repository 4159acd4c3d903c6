"""One step, or one message, for many dossiers: who can and who cannot, then each in a transaction of its own."""

from typing import NamedTuple

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from programs import clock
from programs.models import Dossier, Message, TaskItem
from programs.models.exchange import WRITERS, Audience
from programs.workflow import Conflict

NEVER = (
    "begin",
    "submit",
    "amend",
    "resubmit",
    "request_completion",
    "hand_over",
)  # one dossier at a time: each has its own words
EXAMINED = 2000  # dossiers whose needs are looked at before; beyond that, when their turn comes


class Refused(Exception):
    """What is asked cannot be done for this dossier, for this reason."""


class Verdict(NamedTuple):
    """Whether a dossier can take the step, else why not."""

    dossier: Dossier
    why: str


def steps_for(dossiers, user):
    """The steps that an officer may take on some of these dossiers, as (name, label)."""
    states = set(dossiers.order_by().values_list("state", flat=True).distinct())
    found = {
        t.name: str(t.custom["label"])
        for t in Dossier.transitions()
        if t.source in states and t.name not in NEVER and "officer" in t.permission.roles
    }
    return list(found.items())


def card(name):
    """The declaration of a step that can be taken in bulk, or None."""
    moves = (t for t in Dossier.transitions() if t.name == name and name not in NEVER)
    return next((t for t in moves if "officer" in t.permission.roles), None)


def examined(dossiers, name, user):
    """Those of these dossiers that can take the step, and those that cannot with the reason."""
    ready, not_ready = [], []
    for dossier in dossiers.select_related(*Dossier.joins)[:EXAMINED]:
        why = against(dossier, name, user)
        (not_ready if why else ready).append(Verdict(dossier, why))
    return ready, not_ready


def against(dossier, name, user):
    """Why this dossier cannot take the step now; empty when it can."""
    found = dossier.step(name, user)
    if found is None:
        return _("its state, “%s”, does not allow it") % dossier.get_state_display()
    return _("still missing: %s") % ", ".join(str(need.label) for need in found.missing) if found.missing else ""


def reachable(dossiers):
    """Those of these dossiers that someone of the organization would read, and the others."""
    heard = Q(roles__code__in=WRITERS, roles__ends_on=None) | Q(
        roles__code__in=WRITERS, roles__ends_on__gte=clock.today()
    )
    told = dossiers.filter(heard).distinct()
    return told, dossiers.exclude(pk__in=told.order_by().values("pk"))


def filled(text, dossier):
    """A template in the words of a dossier."""
    lead = str(dossier.lead or "")
    words = {
        _("[reference]"): dossier.reference,
        _("[title]"): dossier.title,
        _("[organization]"): str(dossier.organization),
        _("[lead]"): lead,
    }
    for brace, word in words.items():
        text = text.replace(brace, word)
    return text


def each(task, progress, act):
    """Do it for every line not yet done, the line and its dossier in one transaction; a refusal is kept in words."""
    task.done = task.items.exclude(outcome="").count()
    for pk in list(task.items.filter(outcome="").order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            line = TaskItem.objects.select_for_update(skip_locked=True).filter(pk=pk, outcome="").first()
            if line:
                line.outcome, line.detail = tried(task, line, act)
                line.at = clock.now()
                line.save(update_fields=["outcome", "detail", "at"])
        progress.add()


def tried(task, line, act):
    """What came of it for one dossier, and why."""
    task.person.forget_roles()  # a role withdrawn meanwhile no longer counts
    visible = Dossier.objects.visible_to(task.person).select_related(*Dossier.joins)
    dossier = visible.filter(pk=line.dossier_id).first()
    if dossier is None:
        return TaskItem.Outcome.REFUSED, _("you no longer see this dossier")
    try:
        with transaction.atomic():
            act(dossier, line.seen)
    except Conflict as conflict:
        who = conflict.line.actor if conflict.line else ""
        return TaskItem.Outcome.OVERTAKEN, _("%s moved it first") % who
    except Refused as refusal:
        return TaskItem.Outcome.REFUSED, str(refusal)
    except ValidationError as error:
        return TaskItem.Outcome.REFUSED, _("still missing: %s") % ", ".join(error.messages)
    except PermissionDenied:
        return TaskItem.Outcome.REFUSED, _("this step is not yours to take on it")
    return TaskItem.Outcome.DONE, ""


def take_step(task, progress):
    """Take the step that the task orders on each of its dossiers, in the name of who ordered it."""
    name, asked = task.order["step"], task.order.get("asked", {})

    def take(dossier, seen):
        if dossier.seq == seen and (why := against(dossier, name, task.person)):
            raise Refused(why)
        getattr(dossier, name)(by=task.person, seen=seen, **asked)

    each(task, progress, take)


def send_message(task, progress):
    """Write to the organization of each dossier."""

    def send(dossier, seen):
        if not dossier.people(*WRITERS):
            raise Refused(_("nobody to write to"))
        write(dossier, task.person, filled(task.order["text"], dossier))

    each(task, progress, send)


def write(dossier, author, text, *, from_staff=True, files=(), audience=Audience.ALL, mentioned=()):
    """Send a message about a dossier; those whom it is for are told."""
    message = Message(dossier=dossier, author=author, text=text, from_staff=from_staff, audience=audience)
    message.mentioned, message.joined = mentioned, files
    message.begin(by=author)
    return message
