"""What the platform holds on one person, as the register of personal data says: to count, to read, to take away."""

import json
import zipfile
from tempfile import TemporaryFile
from typing import NamedTuple

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils.formats import localize
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from programs import archives, clock, phases
from programs.models import Attachment, Dossier, MessageFile, User
from programs.models.attachment import kept
from programs.models.candidature import OUTCOMES, State
from programs.personal import holding, register
from programs.purposes import purposes
from programs.timeline import PROPOSALS

SECRET = {"password", "data", "session_data", "session_key", "key", "sha256", "data_sha256", "hash", "previous_hash", "details", "salt"}  # fmt: skip


class Sheet(NamedTuple):
    """The rows of one model that are about a person."""

    line: holding
    rows: list

    @property
    def label(self):
        return self.line.type._meta.verbose_name

    def told(self):
        """Each row as (label, value in words), of the fields that have a name for people."""
        fields = [f for f in self.line.type._meta.concrete_fields if f.name not in SECRET and isinstance(f.verbose_name, Promise)]  # fmt: skip
        for row in self.rows:
            yield [(field.verbose_name, said(row, field)) for field in fields if said(row, field) not in ("", None)]

    def raw(self):
        """Each row as names and values, secrets apart."""
        names = [f for f in self.line.type._meta.concrete_fields if f.name not in SECRET]
        return [{field.name: field.value_from_object(row) for field in names} for row in self.rows]


def said(row, field):
    """The value of a field as people read it."""
    if field.choices:
        return getattr(row, f"get_{field.name}_display")()
    value = getattr(row, field.name)
    if isinstance(value, Dossier) and hasattr(row, "reviewer_id") and phases.is_blind(value.call):
        return value.reference
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, cls=DjangoJSONEncoder) if value else ""
    return localize(localtime(value) if hasattr(value, "tzinfo") and value.tzinfo else value)


def rows_of(line, person):
    """The rows of one model that name a person, by their account or one of their addresses."""
    model = line.type
    if model is User:
        return model.objects.filter(pk=person.pk)
    if model is Dossier:
        own = model.objects.filter(roles__person=person).select_related("call").distinct().order_by("created_at", "id")
        return [veiled(dossier) for dossier in own]
    about = Q(pk__in=[])
    for name in line.people:
        about |= Q(**{name: person})
    addresses = [person.email, *person.emailaddress_set.values_list("email", flat=True)]
    for name in line.addresses:
        about |= Q(**{f"{name}__in": addresses})
    return model._base_manager.filter(about).order_by("pk")


def veiled(dossier):
    """A dossier as its organization may know it: until the announcement, as it was before any proposal; never saved so."""
    if dossier.state in (State.IN_REVIEW, *OUTCOMES) and not dossier.is_announced:
        line = dossier.history.exclude(name__in=PROPOSALS).last()
        dossier.state, dossier.seq, dossier.since, dossier.confirm_by = dossier.shown_state, line.seq, line.at, None
    return dossier


def sheets(person):
    """What is held, model by model; those that hold nothing are left out."""
    found = (Sheet(line, list(rows_of(line, person))) for line in register() if line.purpose)
    return [sheet for sheet in found if sheet.rows]


def by_purpose(person):
    """(purpose, how many elements) for each reason to hold something on a person."""
    held = sheets(person)
    counts = [(p, sum(len(s.rows) for s in held if s.line.purpose == p.code)) for p in purposes()]
    return [(purpose, n) for purpose, n in counts if n]


def archive(person):
    """A ZIP open at its beginning: all that is held, to be read by people and by programs, and the files joined."""
    file, held = TemporaryFile(), sheets(person)  # noqa: SIM115 - the answer closes it
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        joined = [put(made, *one) for one in files(person)]
        context = {"person": person, "sheets": held, "made": clock.now(), "joined": joined}
        made.writestr("mes-donnees.html", render_to_string("pages/mydata_file.html", context))
        made.writestr("mes-donnees.json", as_json(person, held, joined))
    file.seek(0)
    return file


def put(box, number, name, content):
    """Put a file in the archive; one that is no longer kept is named in its place. Its line of the inventory."""
    path = f"fichiers/{number:03d}-{name}"
    if content is None:
        archives.lost(box, path, _("You joined this file, but it is no longer in the storage of the platform."))
    else:
        box.writestr(path, content)
    return {"number": number, "name": name, "missing": content is None}


def as_json(person, held, joined):
    """The same for programs."""
    content = {sheet.line.model: sheet.raw() for sheet in held}
    return json.dumps({"email": person.email, "at": clock.now(), "data": content, "files": joined}, ensure_ascii=False, indent=1, cls=DjangoJSONEncoder)  # fmt: skip


def files(person):
    """Each file that a person joined: number, name, bytes; None instead of them when they are gone from the storage."""
    joined = Attachment.objects.filter(uploaded_by=person).order_by("uploaded_at", "id")
    said = MessageFile.objects.filter(message__author=person).order_by("message__sent_at", "message", "order")
    for number, file in enumerate([*joined, *said], 1):
        try:
            content = kept(file.sha256)
        except FileNotFoundError:
            content = None
        yield number, file.name.replace("/", "-"), content


def staying(person):
    """What an erasure leaves, and why: sentences."""
    reference = Dossier.objects.filter(roles__person=person, submitted_at__isnull=False, erased_at=None).distinct()
    for dossier in reference.order_by("reference"):
        yield _("Dossier %s: it belongs to your organization, which keeps it until its own time is over.") % dossier.reference  # fmt: skip
    yield _(
        "The history of decisions: it stays whole, to prove that they were regular. Your name is replaced there by your function."
    )
    yield _("Acts already sent, signed or sealed (receipts, letters, minutes, published reports): they can no longer be changed.")  # fmt: skip
