"""The prints of a dossier: asked for by a page, made by the worker, found again as long as the facts stay the same."""

from typing import NamedTuple
from zipfile import ZIP_STORED, ZipFile

from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs import archives, clock
from programs.longwork import kept_file
from programs.models import Document, Dossier, Outbox
from programs.views.dossiers import OFFICES, OWN
from reports.pdf import digest
from reports.receipts import SENDING
from reports.tasks import FACTS, PRINTS, produce, written

WHOLE, BLIND = PRINTS
LABELS = {WHOLE: gettext_lazy("With identities"), BLIND: gettext_lazy("Without identities")}


class Print(NamedTuple):
    """A print that a person may have: its kind, its name, whether it was asked for, its document once a worker began."""

    kind: str
    label: str
    asked: bool
    document: Document | None

    @property
    def is_blind(self):
        return self.kind == BLIND

    @property
    def is_ready(self):
        return bool(self.document and self.document.sha256)

    @property
    def is_failed(self):
        return bool(self.document and self.document.state == "failed")

    @property
    def is_waiting(self):
        return self.asked and not self.is_ready


def kinds_for(dossier, user):
    """Which prints this person may have: both for the officers, their own for its people, without identities for the jury."""
    roles = dossier.roles_of(user)
    if roles & OFFICES:
        return [WHOLE, BLIND]
    if roles & (OWN | {"coach"}):
        return [WHOLE]
    return [BLIND]


def sent(dossier):
    """The line that submitted its last version; None before, and once its contents are erased."""
    return None if dossier.erased_at else dossier.history.filter(name__in=SENDING).last()


def key_of(kind, dossier, line):
    """The facts of a print now, as a key: other facts, another document."""
    return f"{kind}:{digest(written(import_string(FACTS[kind])(dossier, line)))[:32]}"


def shown(kind, dossier, line):
    """A print as it stands now."""
    effect = line.effects.select_related("document").filter(kind="document", key=key_of(kind, dossier, line)).first()
    return Print(kind, LABELS[kind], effect is not None, getattr(effect, "document", None))


def ask(kind, dossier, line):
    """Owe this print to the line, once as long as the facts are the same; return the effect."""
    return Outbox.objects.get_or_create(line=line, kind="document", key=key_of(kind, dossier, line))[0]


# ------------------------------------------------------------------ archives


def archive(task, progress):
    """Write the archive of a task: the files and documents, or the prints of one kind."""
    kind = task.order.get("format")
    return bound(task, progress, kind) if kind in PRINTS else archives.archive(task, progress)


def bound(task, progress, kind):
    """One print a dossier; those not yet made are made on the way."""
    dossiers = archives.ordered(task)
    task.done, task.total = 0, dossiers.count()
    with kept_file(task, f"{slugify(LABELS[kind])}-{clock.today():%Y-%m-%d}.zip") as (file, made):
        with ZipFile(file, "w", ZIP_STORED, allowZip64=True) as box:
            for pk in list(dossiers.values_list("pk", flat=True)):
                put(box, kind, Dossier.objects.for_table().get(pk=pk))
                progress.add()
            if not box.namelist():
                box.writestr(_("empty.txt"), _("None of these dossiers was submitted."))
        file.seek(0, 2)
    return made


def put(box, kind, dossier):
    """Put the print of a dossier in the archive; without identities, its name says none."""
    line = sent(dossier)
    if line is None:
        return
    document = made(ask(kind, dossier, line))
    whom = "" if kind == BLIND else f" {slugify(str(dossier.organization))[:60]}"
    if document.sha256:
        archives.copy(box, f"{dossier.reference}{whom}.pdf", document.sha256)
    else:
        archives.lost(box, f"{dossier.reference}{whom}.pdf", _("This document could not be made: %s") % document.error)


def made(effect):
    """The document of an effect, made now unless another worker has just made it."""
    with transaction.atomic():
        fresh = Outbox.objects.select_for_update(of=("self",)).select_related("line").get(pk=effect.pk)
        if fresh.done_at is None and produce(fresh) is None:
            fresh.done_at = clock.now()
            fresh.save(update_fields=["done_at"])
        return Document.objects.get(effect=fresh)
