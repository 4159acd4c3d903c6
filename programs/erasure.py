"""Erasing: the contents of a dossier, the account of a person, the files that nothing names any more.

Lines of history stay, with their hashes: only their erasable details go. What is erased is what programs/personal.py says.
"""

import re
from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django.db import connection, models, transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Replace
from django.utils.timezone import now
from django.utils.translation import gettext as _

from programs import clock
from programs.models import Document, Dossier, Invitation, JuryMember, Mail, Outbox, Role, Tie, User
from programs.models.attachment import kept, path_of
from programs.personal import DELETE, EMPTY, register

DIGEST = re.compile("[0-9a-f]{64}")
UNDER_WAY = timedelta(days=1)  # a file just kept, whose row is not yet committed


def blank(field):
    """The value of an emptied field; one that may not be empty says what happened."""
    if isinstance(field, models.JSONField):
        return field.get_default() if field.has_default() else {}
    if field.null:
        return None
    return "" if field.blank else _("Contents erased")


@transaction.atomic
def erase_dossier(dossier):
    """Empty a dossier and all that hangs on it of what people wrote; its state, its dates, its history stay."""
    for line in register():
        if line.dossier and line.end == DELETE:
            held(line, dossier).delete()
        elif line.dossier and line.end == EMPTY:
            held(line, dossier).update(**emptied(line))
    Dossier.objects.filter(pk=dossier.pk).update(revision=F("revision") + 1, commitments_at=None, reopened=[])


def held(line, dossier):
    """The rows of a line of the register that are this dossier's and that nothing spares."""
    rows = line.type._base_manager.filter(**{line.dossier: dossier.pk})
    return rows.exclude(pk__in=line.type._base_manager.filter(line.spare).values("pk")) if line.spare else rows


def emptied(line):
    """The changes that empty a row of what is personal."""
    changes = {name: blank(line.type._meta.get_field(name)) for name in line.personal}
    return changes | ({"erased_at": clock.now()} if "erased_at" in line.neutral else {})


def contacts_of(dossier):
    """The addresses to which the signed links of a dossier were sent, each with the name it was given."""
    found = dict(dossier.partners.exclude(email="").order_by("id").values_list("email", "signed_name"))
    return found | dict(dossier.visas.exclude(email="").order_by("id").values_list("email", "name"))


@transaction.atomic
def forget_contacts(dossier):
    """Empty the addresses of partners and signatories, and the mails sent there; their word on the dossier stays."""
    known = {"address__in": contacts_of(dossier), "recipient": None}
    Mail.objects.filter(effect__line__dossier=dossier.pk, **known).delete()
    dossier.partners.update(email="")
    dossier.visas.update(email="")


@transaction.atomic
def erase_person(user):
    """Make an account nobody's: details emptied, roles ended, mails gone; acts stay attributed to a function."""
    person = User.objects.select_for_update().get(pk=user.pk)
    addresses = {person.email, *person.emailaddress_set.values_list("email", flat=True)}
    function = function_of(person)
    for dossier in alone(person):
        abandon(dossier, person)
    for line in register():
        for field in line.of_person:
            at = addresses if field in line.addresses else [person.pk]
            line.type._base_manager.filter(**{f"{field}__in": at}).delete()
    unname(person, addresses)
    close_sessions(person)
    end_roles(person)
    User.objects.filter(pk=person.pk).update(
        email=f"{person.pk.hex}@efface.invalid", name="", phone="", password=make_password(None), last_login=None, is_active=False,
        organization=None, function=function, erased_at=clock.now(),
    )  # fmt: skip


def function_of(person):
    """What this person was, the highest of their roles: the first in the order of the code."""
    held_once = set(person.roles.values_list("code", flat=True))
    return next((str(label) for code, label in Role.Code.choices if code in held_once), "")


def alone(person):
    """The unsent drafts that nobody else writes."""
    mine = person.roles.active().filter(code__in=("lead", "member")).values("dossier")
    others = Role.objects.active().filter(code__in=("lead", "member")).exclude(person=person)
    unsent = Dossier.objects.filter(pk__in=mine, submitted_at=None, erased_at=None)
    return unsent.exclude(pk__in=others.exclude(dossier=None).values("dossier"))


def abandon(dossier, person):
    """Withdraw a draft that loses its only author, then empty it."""
    if dossier.step("withdraw", person):
        dossier.withdraw(by=person)
    erase_dossier(dossier)


def unname(person, addresses):
    """Take the name and the addresses of a person out of the mails written to others and of what was logged."""
    Invitation.objects.filter(accepted_by=person).delete()
    seats = JuryMember.objects.filter(Q(person=person) | Q(email__in=addresses))
    seats.update(email=f"{person.pk.hex}@efface.invalid", quality="", skills=[])
    Tie.objects.filter(person=person).update(said="")
    for text in sorted({person.name, *addresses}, key=len, reverse=True):
        if len(text) > 3:
            replaced(Mail, ("subject", "body"), text)
            replaced(Outbox, ("last_error",), text)


def replaced(model, fields, text):
    """Put "Erased person" in the place of a text."""
    for name in fields:
        value = Replace(name, Value(text), Value(_("Erased person")))
        model.objects.filter(**{f"{name}__contains": text}).update(**{name: value})


def close_sessions(person):
    """Sign this person out everywhere: sessions hold their address."""
    for session in Session.objects.filter(expire_date__gt=now()).iterator():
        if session.get_decoded().get("_auth_user_id") == str(person.pk):
            session.delete()


def end_roles(person):
    """Every role ends; one that ended stays, as the function in whose name the person acted, without a title of theirs."""
    yesterday = clock.today() - timedelta(days=1)
    running = person.roles.filter(Q(ends_on=None) | Q(ends_on__gt=yesterday))
    running.filter(starts_on__gt=clock.today()).delete()
    running.update(ends_on=yesterday, quality="")
    person.roles.exclude(quality="").update(quality="")


# files


def sweep_files(dry_run=False):
    """Remove from the storage each file that no row of any table names any more; return their digests."""
    gone = sorted(old_files() - named())
    if not dry_run:
        for digest in gone:
            default_storage.delete(path_of(digest))
    return gone


def old_files():
    """The digests of the files kept, but those of the last day."""
    folders, _files = default_storage.listdir("") if default_storage.exists("") else ([], [])
    found = (name for folder in folders if len(folder) == 2 for name in default_storage.listdir(folder)[1])
    whole = {name for name in found if DIGEST.fullmatch(name)}
    return {d for d in whole if default_storage.get_modified_time(path_of(d)) < now() - UNDER_WAY}


def named():
    """Every digest that a row of any table names, and those that the facts of a sealed report name."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith(("django_", "auth_")):
                continue
            cursor.execute(f"select distinct m[1] from \"{table}\" t, regexp_matches(t::text, '[0-9a-f]{{64}}', 'g') m")
            found |= {digest for (digest,) in cursor.fetchall()}
    facts = Document.objects.filter(kind="final_report").exclude(data_sha256="").values_list("data_sha256", flat=True)
    for digest in facts:
        found |= set(DIGEST.findall(text_of(digest)))
    return found


def text_of(digest):
    """The facts of a report as text; empty when they are not kept here."""
    try:
        return kept(digest).decode(errors="replace")
    except FileNotFoundError:
        return ""
