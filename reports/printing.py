"""The prints of a dossier: asked for by a page, made by the worker, found again as long as the facts stay the same."""

from time import sleep
from typing import NamedTuple

from django.utils.translation import gettext_lazy

from programs import clock
from programs.longwork import Busy
from programs.models import Document, Outbox
from programs.views.dossiers import OFFICES, OWN
from reports.kinds import KINDS, PRINTS
from reports.pdf import digest
from reports.receipts import SENDING
from reports.tasks import opened, produce, written

WHOLE, BLIND, SHEET, AGREEMENT, SESSION = PRINTS
WAIT = 0.3  # seconds before another look at what another worker is making
LABELS = {
    WHOLE: gettext_lazy("With identities"), BLIND: gettext_lazy("Without identities"), SHEET: gettext_lazy("The project sheet"),
    AGREEMENT: gettext_lazy("The agreement to sign"), SESSION: gettext_lazy("The minutes as a PDF"),
}  # fmt: skip
SENT = (WHOLE, BLIND)  # which tell what was submitted; the others, what became of it


HELPS = {
    WHOLE: gettext_lazy("Answers, partners, perimeter and list of the files. The answers are attached to it as data too."),
    BLIND: gettext_lazy("Neither the organization, the people, the partners nor the places are named; files are numbered. What the authors tell may still let them be guessed."),
    SHEET: gettext_lazy("One page: where the project stands, its health, its weather, its milestones, what comes next."),
    AGREEMENT: gettext_lazy("Filled from what is recorded, to be signed by both parties, then joined to the dossier."),
    SESSION: gettext_lazy("What was said and what each will do, to keep or to pass on."),
}  # fmt: skip
BUTTONS = {
    WHOLE: gettext_lazy("Prepare the PDF with identities"), BLIND: gettext_lazy("Prepare the PDF without identities"),
    SHEET: gettext_lazy("Prepare the project sheet"), AGREEMENT: gettext_lazy("Prepare the agreement"), SESSION: gettext_lazy("Prepare the PDF"),
}  # fmt: skip


class Print(NamedTuple):
    """A print that a person may have: its kind, its name, whether it was asked for, its document once a worker began."""

    kind: str
    label: str
    asked: bool
    document: Document | None

    @property
    def help(self):
        """What it holds."""
        return HELPS[self.kind]

    @property
    def button(self):
        """The order that has it made."""
        return BUTTONS[self.kind]

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
        return self.asked and not self.is_ready and not self.is_cancelled

    @property
    def is_cancelled(self):
        return bool(self.document and self.document.state == "cancelled")


def kinds_for(dossier, user):
    """Which prints this person may have: all for the officers, their own for its people, without identities for the jury."""
    roles = dossier.roles_of(user)
    project = [SHEET, AGREEMENT] if dossier.project_state else []
    if roles & OFFICES:
        return [WHOLE, BLIND, *project]
    if roles & (OWN | {"coach"}):
        return [WHOLE, *project]
    return [BLIND]


def sent(dossier):
    """The line that submitted its last version; None before, and once its contents are erased."""
    return None if dossier.erased_at else dossier.history.filter(name__in=SENDING).last()


def first(dossier):
    """The line that opened it, on which hang the prints of what became of it."""
    return dossier.history.first()


def line_for(kind, dossier):
    """The line on which a print hangs; None when there is nothing to print."""
    return sent(dossier) if kind in SENT else first(dossier)


def key_of(kind, obj, line, facts=None):
    """The facts of a print now, as a key: other facts, another document."""
    named = f"{kind}:{obj.pk}" if kind == SESSION else kind
    return f"{named}:{digest(written(facts or KINDS[kind].filled(obj, line)))[:32]}"


def effects(kind, obj, line, facts=None):
    """The effects owed for these very facts, the last asked first: one, and more when it was cancelled in between."""
    key = key_of(kind, obj, line, facts)
    found = line.effects.filter(kind="document", key__startswith=key).select_related("document", "line")
    return key, list(found.order_by("-created_at", "-id"))


def shown(kind, obj, line):
    """A print as it stands now."""
    _key, found = effects(kind, obj, line)
    return Print(kind, LABELS[kind], bool(found), getattr(found[0], "document", None) if found else None)


def ask(kind, obj, line, facts=None):
    """Owe this print to the line, once as long as the facts are the same; return the effect, its document already open."""
    key, found = effects(kind, obj, line, facts)
    if found and getattr(found[0], "document", None) and found[0].document.state != "cancelled":
        return found[0]
    effect, _new = Outbox.objects.get_or_create(line=line, kind="document", key=f"{key}.{len(found)}" if found else key)
    if not Document.objects.filter(effect=effect).exists():
        opened(effect)
    return effect


def made(effect):
    """The document of an effect, made now unless another worker is making it, who is then waited for."""
    while True:
        fresh = Outbox.objects.select_related("line").get(pk=effect.pk)
        try:
            if not fresh.done_at and produce(fresh) is None:
                Outbox.objects.filter(pk=fresh.pk).update(done_at=clock.now(), last_error="")
            return Document.objects.get(effect=fresh)
        except Busy:
            sleep(WAIT)
