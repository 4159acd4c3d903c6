"""What recruitment recalls: an interview on its eve, to the applicant and to the panel; that an application is about to be erased. Once each."""

from datetime import date, timedelta

from django.db import transaction

from programs import clock, pool, spreading
from programs.deadlines import DAY
from programs.models import Applicant, Interview, Outbox, Panelist

KIND = "recall"
WARNED = 30  # days before an application is erased


def owe():
    """Each morning, owe what is to be recalled; what was owed is owed once, whatever was taken up again."""
    tomorrow = clock.today() + DAY
    held = Interview.objects.filter(slot__starts_at__date=tomorrow, applicant__state="interview")
    for interview in held.select_related("slot__position", "applicant").order_by("slot__starts_at", "id"):
        once(interview.applicant, f"eve:{interview.slot_id}")
        for seat in interview.slot.position.panel.all():
            once(interview.slot.position, f"panel:{seat.pk}:{tomorrow}")
    for applicant in pool.due(clock.today() + timedelta(days=WARNED)).exclude(email=""):
        once(applicant, f"erasure:{applicant.contacted_at.date()}")


@transaction.atomic
def once(machine, key):
    """Owe this recall to the last line of whom or what it is about, unless it was."""
    fresh = machine.lock_alone()
    known = Outbox.objects.filter(
        line__machine=machine._meta.model_name, line__object_id=machine.pk, kind=KIND, key=key
    )
    if not known.exists():
        Outbox.objects.create(line=fresh.history.last(), kind=KIND, key=key)


def deliver(effect):
    """Write and send one recall; what is no longer true is not sent. Return the refusal of the server, if any."""
    what, _sep, about = effect.key.partition(":")
    return TO[what](effect, about)


def to_applicant(effect, slot):
    """Tomorrow’s interview, as long as it is theirs."""
    found = Interview.objects.filter(applicant=effect.line.object_id, slot=slot, applicant__state="interview")
    interview = found.select_related("slot", "applicant__position__dossier__call__program").first()
    if interview is None or interview.slot.starts_at < clock.now():
        return None
    one = interview.applicant
    context = {"applicant": one, "position": one.position, "slot": interview.slot, "link": one.link}
    return spreading.post(effect, one.email, "interview_eve", context, one.position.dossier.call)


def to_panel(effect, about):
    """The interviews of tomorrow, to one of the panel; nobody is named in a mail."""
    pk, _sep, day = about.partition(":")
    seat = Panelist.objects.select_related("position__dossier__call__program").filter(pk=pk).first()
    slots = seat and list(seat.position.slots.filter(starts_at__date=date.fromisoformat(day), interview__applicant__state="interview").order_by("starts_at", "id"))  # fmt: skip
    if not slots or slots[0].starts_at < clock.now():
        return None
    context = {"seat": seat, "position": seat.position, "slots": slots, "link": seat.link}
    return spreading.post(effect, seat.email, "panel_eve", context, seat.position.dossier.call)


def before_erasure(effect, contacted):
    """All that they sent will be erased, and what to do to stay; nothing once they were heard of again."""
    one = Applicant.objects.select_related("position__dossier__call__program").get(pk=effect.line.object_id)
    if one.erased_at or f"{one.contacted_at.date()}" != contacted:
        return None
    context = {"applicant": one, "position": one.position, "until": pool.kept_until(one), "link": one.link}
    return spreading.post(effect, one.email, "application_erased_soon", context, one.position.dossier.call)


TO = {"eve": to_applicant, "panel": to_panel, "erasure": before_erasure}
