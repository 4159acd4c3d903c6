"""Moves of many children: a step on a call queues one effect, the dossiers move one by one, resumable."""

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from programs import mailing, silence, spreading
from programs.models import Call, Feedback, JuryMember, Outbox, Review, User, hearing
from programs.models.candidature import ALIVE, State
from programs.workflow import Conflict, Effect

SENT = [state for state in ALIVE if state != State.DRAFT]


def move(effect: Outbox):
    """Move every dossier that the effect concerns; what has moved meanwhile is left alone."""
    if mover := settings.MOVERS.get(effect.line.machine):
        return import_string(mover)(effect)
    if effect.line.machine == "dossier":
        return OF_ONE[effect.key](effect, effect.line.dossier)
    if effect.line.machine == "jurymember":
        return silence.MOVES[effect.key](
            effect, JuryMember.objects.select_related("call", "person").get(pk=effect.line.object_id)
        )
    call = Call.objects.get(pk=effect.line.object_id)
    return MOVES[effect.key](effect, call)


def each(dossiers, step):
    """Take this step on each dossier, in its own transaction, as the system."""
    by = User.objects.system()
    for dossier in dossiers.order_by("id").iterator(chunk_size=200):
        try:
            step(dossier, by)
        except Conflict:
            continue  # a person moved it first: their word stands


def expire(effect, call):
    """What was received on paper was received in time: it is still being typed."""
    drafts = call.dossiers.filter(state=State.DRAFT, paper_received_at=None)
    each(drafts, lambda d, by: d.expire(by=by))


def revive(effect, call):
    each(call.dossiers.filter(state=State.EXPIRED), lambda d, by: d.revive(by=by))


def start_review(effect, call):
    each(call.dossiers.filter(state=State.ELIGIBLE), lambda d, by: d.start_review(by=by))


def cancel(effect, call):
    """The reason of the call is told to each; a decision that was only proposed falls with it."""
    why = effect.line.comment
    release(Review.objects.filter(dossier__call=call), _("The call is closed without follow-up."))
    if not call.is_announced:  # outside any call a decision is known at once, and stands
        each(
            call.dossiers.decided(),
            lambda d, by: d.revise_decision(by=by, comment=_("The call is closed without follow-up.")),
        )
    each(call.dossiers.filter(state__in=ALIVE), lambda d, by: d.cancel(by=by, comment=why))


def release(reviews, why):
    """Give up those of these reviews that are under way."""
    for review in reviews.pending().order_by("id"):
        try:
            review.release(by=User.objects.system(), comment=why)
        except Conflict:
            continue  # its reviewer has just ended it


def announce(effect, call):
    """At its hour, each decision's letter leaves and its lead is told; what was still being read no longer is."""
    letters(effect, call.dossiers.with_letter().order_by("id"))
    release(Review.objects.filter(dossier__call=call), _("The decisions are announced."))


def letter(effect, dossier):
    letters(effect, [dossier])


def withdrawn(effect, dossier):
    """Nobody reads nor hears any more what was withdrawn."""
    hearing.release(dossier, None)
    release(dossier.reviews.all(), _("The dossier is withdrawn."))


def letters(effect, dossiers):
    """One document and one mail for each dossier, owed to the same line, each once; the mails wait from now in the list of deliveries."""
    joined = (
        set(Feedback.objects.filter(joined_at__isnull=False).values_list("dossier", flat=True))
        if effect.line.machine == "call"
        else ()
    )
    for dossier in dossiers:
        owed = [Effect("document", f"letter:{dossier.pk}"), Effect("mail", f"decision:{dossier.pk}")]
        owed += [Effect("document", f"feedback:{dossier.pk}")] if dossier.pk in joined else []
        rows = [Outbox(line=effect.line, **one._asdict()) for one in owed]
        with transaction.atomic():
            Outbox.objects.bulk_create(rows, ignore_conflicts=True)
            mailing.write(Outbox.objects.get(line=effect.line, kind="mail", key=f"decision:{dossier.pk}"))


OF_ONE = {"letter": letter, "release": withdrawn}
MOVES = {
    "expire": expire, "revive": revive, "start_review": start_review, "cancel": cancel, "announce": announce, "spread": spreading.spread,
}  # fmt: skip
