"""Mails: written from a line of history for those it concerns, kept as written, sent once each."""

from pathlib import Path
from smtplib import SMTPRecipientsRefused
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string, select_template
from django.urls import reverse
from django.utils.module_loading import import_string

from programs import afterwards, clock, closing, departures, hearings, noticekinds, phases, reminders, wording
from programs.apps import machines
from programs.erasure import contacts_of
from programs.identities import mask_of
from programs.models import Dossier, Letterbox, Mail, Outbox, Role, User
from programs.models.instruction import in_charge


class Mailbox(BaseEmailBackend):
    """One file a message, named by its Message-ID, for a machine that sends none: writing twice changes nothing."""

    def send_messages(self, messages):
        settings.MAILBOX.mkdir(parents=True, exist_ok=True)
        for mail in messages:
            message = mail.message()
            name = "".join(c for c in message["Message-ID"] if c.isalnum() or c in "-.")
            Path(settings.MAILBOX, f"{name}.eml").write_bytes(message.as_bytes(linesep="\r\n"))
        return len(messages)


def deliver(effect: Outbox):
    """Write the mail of an effect to each person it concerns, send those that leave at once; return the last refusal."""
    write(effect)
    failure = None
    for mail in Mail.objects.to_leave().filter(effect=effect, replaces=None).order_by("id"):
        try:
            send(mail)
        except OSError as error:  # as all that the server answers; the others' mails leave, and stay sent
            failure = error
    return failure


def write(effect):
    """Write the mail of an effect to each person it concerns."""
    left = absent(effect)
    keep(effect, departures.in_place(left) if left else recipients(effect), left)


def absent(effect):
    """The dossier that nobody leads since its lead left, when it is the lead who is written to; None otherwise."""
    if role_of(effect) not in ("lead", "decision"):
        return None
    obj = subject_of(effect)
    dossier = obj if isinstance(obj, Dossier) else getattr(obj, "dossier", None)
    return dossier if dossier and departures.has_left(dossier) else None


def keep(effect, people, left=None):
    """Keep the mail of an effect for these people, once for each cause and address, each with the way they chose; that of a decision is followed with its dossier.

    ``left`` is the dossier whose lead they stand in for.
    """
    role, now, rows = role_of(effect), clock.now(), []
    kind = noticekinds.of(effect.line, role)
    told = effect.key.partition(":")[2] or None if role == "decision" else None
    people = list(people)
    boxes = chosen(people)
    for person in people:
        subject, body = written(effect, person, left)
        rows.append(Mail(
            effect=effect, address=person.email, recipient=None if person._state.adding else person, subject=subject, body=body,
            dossier_id=told, cause=noticekinds.cause(effect, role), url=address_of(effect), **boxes[person.pk].way(kind, now),
        ))  # fmt: skip
    Mail.objects.bulk_create(rows, ignore_conflicts=True)


def hand_over(mail, dossier):
    """Keep the mail of someone who has left for those who stand in their place and may read it, but for who wrote."""
    people, left = departures.stand_ins(mail.recipient, dossier, role_of(mail.effect))
    may = getattr(subject_of(mail.effect), "is_read_by", lambda person: True)
    told = [one for one in people if one.pk != mail.effect.line.actor_id and may(one)]
    keep(mail.effect, told, left)


def chosen(people):
    """How each of these people wants to be written to, by identifier."""
    saved = {box.person_id: box for box in Letterbox.objects.filter(person__in=[one.pk for one in people])}
    return {one.pk: saved.get(one.pk) or Letterbox(person_id=one.pk) for one in people}


def address_of(effect):
    """The page that a mail is about, on the site; empty when there is none."""
    obj = subject_of(effect)
    page = obj if hasattr(obj, "get_absolute_url") else getattr(obj, "dossier", None)
    return page.get_absolute_url() if page else ""


def identifier_of(mail):
    """The Message-ID of a mail, the same however often it is tried."""
    host = settings.SITE_URL.partition("://")[2].partition(":")[0]
    return f"<{uuid5(NAMESPACE_URL, f'{mail.effect_id}/{mail.address}')}@{host}>"


def send(mail):
    """Hand one mail to the server, under an identifier that does not change if it is tried again; keep what it refuses for good."""
    reply_to = [program_of(mail.effect).email]
    message = EmailMessage(
        mail.subject, mail.body, to=[mail.address], reply_to=reply_to, headers={"Message-ID": identifier_of(mail)}
    )
    for file in joined(mail.effect):
        message.attach(*file)
    try:
        message.send()
    except SMTPRecipientsRefused as error:
        if not (why := refused_for_good(error)):
            raise
        mail.bounced_at, mail.bounce = clock.now(), why
    else:
        mail.sent_at = clock.now()
    mail.save(update_fields=["sent_at", "bounced_at", "bounce"])


def joined(effect):
    """The files that go with a mail, as (name, bytes, type); each application says which for its machines."""
    if entry := hearings.attached(effect):
        yield entry
    if effect and effect.line.machine in settings.JOINED:
        yield from import_string(settings.JOINED[effect.line.machine])(effect)


def refused_for_good(error):
    """What the server says of an address that it will never take; nothing when it may take it later."""
    code, words = next(iter(error.recipients.values()), (0, b""))
    said = words.decode(errors="replace") if isinstance(words, bytes) else str(words)
    return f"{code} {said}"[:500] if 500 <= code < 600 else ""


def subject_of(effect):
    """The object a mail is about: the dossier it names, else the object whose step called for it."""
    if ":" in effect.key:
        return Dossier.objects.get(pk=effect.key.partition(":")[2])
    model = next(m for m in machines() if m._meta.model_name == effect.line.machine)
    return model._base_manager.get(pk=effect.line.object_id)


def program_of(effect):
    """The programme in whose name a mail leaves."""
    obj = subject_of(effect)
    return (
        obj.program
        if hasattr(obj, "program_id")
        else obj.dossier.call.program
        if hasattr(obj, "dossier")
        else obj.call.program
    )


def covered(text, obj, person):
    """The text of a mail without who applies, for who reads the dossier blind; addresses of the site stay."""
    dossier = getattr(obj, "dossier", None)
    if obj._meta.model_name != "review" or not phases.blinds(dossier.call, person):
        return text
    mask = mask_of(dossier)
    return "\n".join(line if settings.SITE_URL in line else mask(line) for line in text.split("\n"))


WRITERS = ("lead", "member", "signatory")
TOGETHER = {"decision": ("lead", "signatory")}  # who are told of it as one


def role_of(effect):
    """For whom a mail is: the first word of its key, "role@day:dossier"."""
    return effect.key.partition(":")[0].partition("@")[0]


def recipients(effect):
    """The people a mail is for: those who hold its role on the object now, never twice."""
    obj, role = subject_of(effect), role_of(effect)
    if (known := obj.addressees(role)) is not None:
        return known
    return afterwards.recipients(role, obj) if role in afterwards.NAMES else concerned(effect, obj, role)


def concerned(effect, obj, role):
    """Those who hold this role on the object, or whom this kind of mail is for."""
    match role:
        case "reviewers" | "given":
            return awaited(obj)
        case "former_lead":
            return User.objects.filter(pk=effect.line.data.get("former"), is_active=True)
        case role if role in reminders.BEFORE:  # once submitted, or gone, nobody is reminded any more
            return obj.people("lead", "member") if obj.state == "draft" and obj.call.state == "open" else []
        case "erasure" | "idle":
            return obj.people(*WRITERS)
        case "hearing_eve" | "hearing_silent":
            return hearings.reminded(obj, role, effect.line)
        case "contacts":
            return [User(email=address, name=name) for address, name in contacts_of(obj).items()]
        case "writers":
            return User.objects.filter(roles__in=writing(obj), is_active=True).distinct().order_by("email")
    return holders(effect, obj, role)


def holders(effect, obj, role):
    """Those who hold this role on the object; of the officers, those in charge of the dossier."""
    if role == "officer" and effect.line.dossier_id:
        return in_charge(obj if isinstance(obj, Dossier) else obj.dossier)
    scope = {name: value for name, value in obj.scope().items() if value}
    return User.objects.holding(*TOGETHER.get(role, (role,)), **scope)


def awaited(obj):
    """Who has readings to accept in a call; of a proposal, those to whom it gives some."""
    call, among = (obj.call, {"pk__in": obj.given}) if hasattr(obj, "given") else (obj, {})
    found = User.objects.filter(reviews__dossier__call=call, reviews__state="assigned", is_active=True, **among)
    return found.distinct().order_by("email")


def writing(call):
    """The roles of those who lead or write a dossier of this call."""
    return Role.objects.active().filter(code__in=("lead", "member"), dossier__call=call)


def written(effect, person, left=None):
    """The subject and the text of a mail: its own template, else the one that all steps share; ``left``: for whom they stand in."""
    obj, line = subject_of(effect), effect.line
    role = role_of(effect)
    names = [
        f"programs/mail/{line.machine}_{line.name}_{role}",
        f"programs/mail/{line.machine}_{line.name}",
        f"programs/mail/{role}",
        "programs/mail/step",
    ]
    template = select_template([f"{name}.txt" for name in names])
    context = {
        "obj": obj,
        "line": line,
        "person": person,
        "role": role,
        "site": settings.SITE_URL,
        "name": settings.SITE_NAME,
        **wording.of(obj, line),
        **(reminders.words(obj) if role in reminders.BEFORE else {}),
        **({"elsewhere": closing.elsewhere(obj.closes_at, person.organization)} if role == "writers" else {}),
    }
    subject, _sep, body = covered(template.render(context), obj, person).strip().partition("\n")
    kind = noticekinds.of(line, role)
    around = {"left": left, "chosen": kind in noticekinds.BY_CODE, "body": body.strip(), "choices": settings.SITE_URL + reverse("notification_choices")}  # fmt: skip
    return subject.strip()[:200], render_to_string("programs/mail/around.txt", around).strip() + "\n"
