"""What long exports make: a spreadsheet of many dossiers, an archive of their files and documents."""

import shutil
from types import SimpleNamespace
from zipfile import ZIP_STORED, ZipFile

from django.core.files.storage import default_storage
from django.http import QueryDict
from django.utils.text import slugify
from django.utils.translation import gettext as _

from programs import clock, exports, listing
from programs.filters import DossierFilter
from programs.longwork import kept_file
from programs.models import Attachment, MessageFile
from programs.models.attachment import path_of
from programs.models.exchange import Audience
from programs.spreadsheets import WRITERS


def chosen(user, query="", keys=()):
    """The dossiers that this person may see now, of a list or ticked in it."""
    found = listing.listed(user)
    if keys:
        return found.filter(pk__in=keys)
    request = SimpleNamespace(user=user)
    return DossierFilter(QueryDict(query), queryset=found, request=request).qs


def ordered(task):
    """The dossiers of a task, as its person sees them now."""
    return chosen(task.person, task.order.get("query", ""), task.order.get("keys", ()))


def spreadsheet(task, progress):
    """Write the spreadsheet of a task."""
    kind, dossiers = task.order["format"], ordered(task)
    task.done, task.total = 0, dossiers.count()
    header, rows = exports.table(dossiers)
    with kept_file(task, f"dossiers-{clock.today():%Y-%m-%d}.{kind}") as (file, made):
        WRITERS[kind](file, header, counted(rows, progress))
    return made


def counted(rows, progress):
    """The same rows, counted as they pass."""
    for row in rows:
        yield row
        progress.add()


def archive(task, progress):
    """Write the archive of a task: a folder a dossier, its files as last submitted and its documents."""
    dossiers = ordered(task)
    task.done, task.total = 0, dossiers.count()
    with kept_file(task, f"dossiers-{clock.today():%Y-%m-%d}.zip") as (file, made):
        with ZipFile(file, "w", ZIP_STORED, allowZip64=True) as box:
            for dossier in dossiers.select_related("organization__territory").iterator(chunk_size=100):
                put(box, dossier, task.person)
                progress.add()
            if not box.namelist():
                box.writestr(_("empty.txt"), _("These dossiers have neither file nor document."))
        file.seek(0, 2)
    return made


def put(box, dossier, user):
    """Put the files of a dossier in its folder; two of one name are told apart."""
    folder = f"{dossier.reference} {slugify(str(dossier.organization))[:60]}"
    taken = set()
    for name, digest in contents(dossier, user):
        stem, dot, suffix = name.replace("/", "-").replace("\\", "-").rpartition(".")
        unique, n = name.replace("/", "-").replace("\\", "-"), 1
        while unique.lower() in taken:
            n += 1
            unique = f"{stem or suffix} ({n}){dot if stem else ''}{suffix if stem else ''}"
        taken.add(unique.lower())
        copy(box, f"{folder}/{unique}", digest)


def contents(dossier, user):
    """The names and digests of the files last submitted, of the others, of the messages for everyone, of the documents this person reads."""
    infected = set(
        Attachment.objects.filter(dossier=dossier, scan=Attachment.Scan.INFECTED).values_list("sha256", flat=True)
    )
    version = dossier.versions.last()
    for file in version.files if version else []:
        if file["sha256"] not in infected:
            yield file["name"], file["sha256"]
    others = dossier.attachments.exclude(kind__in=(Attachment.Kind.ANSWER, Attachment.Kind.PORTRAIT)).exclude(
        scan=Attachment.Scan.INFECTED
    )
    yield from others.order_by("name", "id").values_list("name", "sha256")
    said = (
        MessageFile.objects.visible_to(user)
        .filter(message__dossier=dossier, message__audience=Audience.ALL)
        .exclude(scan=Attachment.Scan.INFECTED)
    )
    yield from said.order_by("message__sent_at", "message", "order").values_list("name", "sha256")
    for document in dossier.documents.told_to(user).filter(state="ready").order_by("created_at", "id"):
        yield f"{slugify(document.title)[:100] or document.kind}.pdf", document.sha256


def copy(box, name, digest):
    """Copy a kept file into the archive, a piece at a time; one no longer kept is said to be missing."""
    try:
        with default_storage.open(path_of(digest)) as kept, box.open(name, "w", force_zip64=True) as inside:
            shutil.copyfileobj(kept, inside, 1 << 20)
    except FileNotFoundError:
        lost(box, name, _("This file is no longer kept."))


def lost(box, name, why):
    """Say in the archive what should be there and is not."""
    box.writestr(_("%s (missing).txt") % name, why)
