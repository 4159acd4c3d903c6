"""What is kept of applicants: the pool that they consent to, and the end: erased two years after the last contact, or when they ask."""

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localtime

from programs import clock, spreading
from programs.deadlines import add_months
from programs.models import Applicant, Detail, Mail, Outbox, User
from programs.recruiting import APPLICANTS

EMPTIED = dict.fromkeys(("name", "email", "phone", "links", "experience", "motivation", "employer", "function", "manager_name", "manager_email"), "")  # fmt: skip


def consent(applicant, agrees):
    """They agree to hear of other positions, or no longer do; either is a contact."""
    now = clock.now()
    Applicant.objects.filter(pk=applicant.pk).update(pool_since=now if agrees else None, contacted_at=now)


def kept_until(applicant):
    """The day when all that they sent will be erased, without a further contact."""
    return add_months(localtime(applicant.contacted_at).date(), APPLICANTS)


def pooled(user):
    """Those who agreed to hear of other positions, and whom this person may read, once their own is over."""
    return Applicant.objects.visible_to(user).filter(
        pool_since__isnull=False, erased_at=None, state__in=("rejected", "withdrawn", "left")
    )


def due(day):
    """Those whose last contact is too old; who holds a position is kept while they do."""
    limit = add_months(day, -APPLICANTS)
    found = Applicant.objects.filter(erased_at=None, contacted_at__date__lt=limit).exclude(state="hired")
    return found.order_by("id")


@transaction.atomic
def erase(applicant):
    """Empty all that tells who it was, files and mails too; the number, the states, the dates and the history stay."""
    lines = {"line__machine": "applicant", "line__object_id": applicant.pk}
    Mail.objects.filter(**{f"effect__{name}": value for name, value in lines.items()}).delete()
    Mail.objects.filter(effect=None, address=applicant.email).delete()  # news of the pool
    Outbox.objects.filter(**lines).exclude(last_error="").update(last_error="")
    Detail.objects.filter(**lines).delete()
    applicant.files.all().delete()
    applicant.screenings.update(note="")
    applicant.scorecards.update(note="")
    Applicant.objects.filter(pk=applicant.pk).update(erased_at=clock.now(), pool_since=None, **EMPTIED)


def leave(applicant):
    """They ask to be erased: who is still a candidate withdraws first."""
    bearer = User.objects.bearer(applicant)
    if applicant.step("withdraw", bearer):
        applicant.withdraw(by=bearer)
        silence(applicant)
    erase(applicant)


def silence(applicant):
    """No mail is still to leave to who is erased."""
    Outbox.objects.filter(line__machine="applicant", line__object_id=applicant.pk, done_at=None).update(
        done_at=clock.now()
    )


def sweep(day):
    """Erase those whose time is over, one by one."""
    count = 0
    for one in due(day).iterator(chunk_size=200):
        erase(one)
        count += 1
    return count


def about(rows, words):
    """Those whose experience speaks of this."""
    for word in words.split()[:6]:
        rows = rows.filter(Q(experience__unaccent__icontains=word) | Q(position__title__unaccent__icontains=word))
    return rows


def tell(people, position):
    """Write to each about a position that is open; return how many mails left. Who left the pool meanwhile is left alone."""
    left = 0
    for one in people:
        context = {
            "applicant": one,
            "position": position,
            "url": settings.SITE_URL + position.public_url,
            "link": one.link,
        }
        left += not spreading.post(None, one.email, "pool_news", context, position.dossier.call)
    return left
