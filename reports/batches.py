"""Many documents at once: each its own, made by whichever workers are free, bound in one archive with its contents and its inventory."""

import csv
import io
from time import sleep
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from django.template.loader import render_to_string
from django.utils.text import slugify
from django.utils.translation import gettext as _

from programs import archives, clock
from programs.longwork import Busy, kept_file
from programs.models import Document, Dossier, Outbox
from reports import printing
from reports.kinds import KINDS, PRINTS
from reports.tasks import SETTLED, produce

WAIT = 0.3  # seconds before another look at what another worker is making


class Item(NamedTuple):
    """A document of the batch: the dossier it is about, its name in the archive, the effect that has it made."""

    reference: str
    whom: str
    name: str
    effect: str


def archive(task, progress):
    """Write the archive of a task: the files and documents, or the prints of one kind."""
    kind = task.order.get("format")
    return bound(task, progress, kind) if kind in PRINTS else archives.archive(task, progress)


def bound(task, progress, kind):
    """One print a dossier, those not yet made made on the way; a batch taken up makes nothing twice."""
    items = list(asked(task, kind))
    task.done, task.total = 0, len(items)
    make([item.effect for item in items], progress)
    with kept_file(task, f"{slugify(printing.LABELS[kind])}-{clock.today():%Y-%m-%d}.zip") as (file, made):
        write(file, task.title, items)
        file.seek(0, 2)
    return made


def asked(task, kind):
    """What the batch holds, each owed once; the dossiers that have nothing to print are left out."""
    pks = list(archives.ordered(task).values_list("pk", flat=True))
    many = KINDS[kind].many
    facts = many(pks) if many else {}
    for pk in pks:
        dossier = Dossier.objects.for_table().get(pk=pk)
        line = printing.line_for(kind, dossier)
        if line is None or (many and pk not in facts):
            continue
        whom = "" if kind == printing.BLIND else slugify(str(dossier.organization))[:60]
        effect = printing.ask(kind, dossier, line, facts.get(pk))
        yield Item(dossier.reference, "" if kind == printing.BLIND else str(dossier.organization), f"{dossier.reference} {whom}".strip() + ".pdf", effect.pk)  # fmt: skip


# ------------------------------------------------------------------ making


def make(effects, progress):
    """Make what nobody else is making, wait for the others; what fails is left to the outbox, which tries it again."""
    left = list(effects)
    while left:
        busy = []
        for pk in left:
            if tried(pk):
                progress.add()
            else:
                busy.append(pk)
        left = busy
        if left:
            progress.add(0)
            sleep(WAIT)


def tried(pk):
    """Whether this one is over: made now or before, failed, cancelled; False when another worker is at it."""
    effect = Outbox.objects.select_related("line").get(pk=pk)
    try:
        failure = None if effect.done_at else produce(effect)
    except Busy:
        return False
    if failure is None:
        Outbox.objects.filter(pk=pk, done_at=None).update(done_at=clock.now(), last_error="")
    return True


# ------------------------------------------------------------------ binding


def write(file, title, items):
    """The archive: the documents, a page of contents, an inventory with the digest of each."""
    documents = {one.effect_id: one for one in Document.objects.filter(effect__in=[item.effect for item in items])}
    rows = [(item, documents[item.effect]) for item in items]
    with ZipFile(file, "w", ZIP_STORED, allowZip64=True) as box:
        for item, document in rows:
            if document.state in SETTLED and document.sha256:
                archives.copy(box, item.name, document.sha256)
            else:
                archives.lost(
                    box,
                    item.name,
                    _("This document could not be made: %s") % (document.error or document.get_state_display()),
                )
        if not rows:
            box.writestr(_("empty.txt"), _("None of these dossiers was submitted."))
            return
        box.writestr(_("contents.html"), contents(title, rows), ZIP_DEFLATED)
        box.writestr(_("inventory.csv"), inventory(rows), ZIP_DEFLATED)


def contents(title, rows):
    """The page that opens the archive: every document by its name, with its pages and its weight."""
    return render_to_string("reports/archive/contents.html", {"title": title, "rows": rows, "made_at": clock.now(), "pages": sum(d.pages for _i, d in rows)})  # fmt: skip


def inventory(rows):
    """A line a document, for a spreadsheet: its file, what it is, its digest and the code that checks it."""
    file = io.StringIO()
    table = csv.writer(file, delimiter=";")
    table.writerow(
        [
            _("File"),
            _("Dossier"),
            _("Organization"),
            _("Kind"),
            _("State"),
            _("Pages"),
            _("Bytes"),
            "SHA-256",
            _("Code to check it"),
        ]
    )
    for item, one in rows:
        table.writerow([item.name, item.reference, item.whom, one.get_kind_display(), one.get_state_display(), one.pages, one.size, one.sha256, one.code])  # fmt: skip
    return "\ufeff" + file.getvalue()
