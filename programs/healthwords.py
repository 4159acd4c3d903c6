"""The health of the platform and what it owes, in the words of who runs it."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from programs import timeline
from programs.models import Document, Role

PARTS = {
    "database": gettext_lazy("Database"),
    "migrations": gettext_lazy("Updates of the database"),
    "broker": gettext_lazy("Queue of tasks"),
    "worker": gettext_lazy("Workers"),
    "scheduler": gettext_lazy("Scheduler"),
    "storage": gettext_lazy("Storage of the files"),
    "outbox": gettext_lazy("Mails, documents and moves owed"),
}
QUEUES = {
    "default": gettext_lazy("ordinary tasks"),
    "mail": gettext_lazy("mails"),
    "documents": gettext_lazy("documents"),
    "scheduler": gettext_lazy("the scheduler"),
}
KINDS = {
    "mail": gettext_lazy("mail"),
    "document": gettext_lazy("document"),
    "move": gettext_lazy("move of dossiers"),
}
KEYS = {
    "writers": gettext_lazy("those who write the dossiers"),
    "idle": gettext_lazy("draft that does not move"),
    "erasure": gettext_lazy("erasure announced"),
    "reviewers": gettext_lazy("the reviewers"),
    "decision": gettext_lazy("the decision"),
    "announce": gettext_lazy("announcement"),
    "start_review": gettext_lazy("start of the review"),
    "expire": gettext_lazy("drafts that expire"),
    "revive": gettext_lazy("drafts that revive"),
    "cancel": gettext_lazy("closing without follow-up"),
    "release": gettext_lazy("reviewers to release"),
    "letter": gettext_lazy("letter"),
}


def parts(report):
    """Each part of a report of health: its name, whether it works, its figures in words."""
    for code, figures in report["parts"].items():
        said = [line for name, value in figures.items() if name != "ok" for line in figure(name, value)]
        yield {"name": PARTS.get(code, code), "ok": figures["ok"], "figures": said}


def failing(report):
    """The names of the parts that fail."""
    names = [str(PARTS.get(code, code)) for code in report["failing"]]
    return [name[:1].lower() + name[1:] for name in names]


def figure(name, value):
    """One figure in words; none for a limit, which goes with its figure."""
    match name:
        case "version":
            yield _("version %s") % value
        case "ms":
            yield _("answers in %s milliseconds") % number_format(value)
        case "unapplied":
            yield ngettext("%d update to apply", "%d updates to apply", value) % value if value else _("all applied")
        case "seconds_since_heartbeat":
            yield from (sign(queue, age) for queue, age in value.items())
        case "limit":
            yield _("limit: %s") % seconds(value)
        case "due":
            yield ngettext("%d waiting", "%d waiting", value) % value
        case "stuck" if value:
            yield ngettext("%d given up after too many tries", "%d given up after too many tries", value) % value
        case "oldest_seconds":
            yield _("oldest: %s") % seconds(value)
        case "error":
            yield _("technical error: %s") % value


def sign(queue, age):
    """When a queue or the scheduler last showed that it lives."""
    name = QUEUES.get(queue, queue)
    if age is None:
        return _("%s: no sign of life") % name
    return _("%(name)s: last sign of life %(time)s ago") % {"name": name, "time": seconds(age)}


def seconds(number):
    """A length in seconds."""
    return ngettext("%s second", "%s seconds", int(number)) % number_format(number)


def effect(owed):
    """What an effect of the outbox is, and the step that called for it."""
    code = owed.key.partition(":")[0].partition("@")[0]
    words = dict(Role.Code.choices) | dict(Document.Kind.choices) | KEYS
    what = str(KINDS.get(owed.kind, owed.kind))
    owed.what = _("%(what)s: %(of)s") % {"what": what, "of": words.get(code, code)} if code else what
    owed.why = timeline.worded(owed.line).what
    owed.about = owed.line.dossier or ""
    return owed
