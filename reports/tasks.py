"""Documents: what the worker makes for an effect of the outbox, once each, with the reason when it fails."""

import json

from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from programs.models import Call, Document, Dossier, FinalReport, User
from programs.models.attachment import keep
from programs.papers import PAPERS, SEVERAL
from reports.data import as_json

FACTS = {  # kind: who fills the facts of a document from the object it is about; those of BY_EFFECT know the line too
    "receipt": "reports.receipts.receipt",
    "letter": "reports.receipts.letter",
    "completion": "reports.completions.completion",
    "dossier": "reports.prints.whole",
    "dossier_blind": "reports.prints.blind",
    "feedback": "reports.feedback.feedback",
    "minutes": "reports.minutes.minutes",
    "laureates": "reports.laureates.laureates",
    "form": "reports.blanks.blank_form",
    "final_report": "reports.final.final_report",
    **dict.fromkeys(PAPERS, "reports.papers.facts"),
}
PRINTS = ("dossier", "dossier_blind")  # their key tells the facts apart, not the dossier
BY_EFFECT = ("receipt", "letter", "feedback", "completion", *PRINTS)
BY_LINE = (*BY_EFFECT, "laureates")  # which know the line that calls for them
SEALED = ("final_report",)
SETTLED = ("ready", "replaced", "cancelled")


def produce(effect):
    """Make the document of an effect; return its error when it fails, which stays with the document, to be tried again."""
    document = Document.objects.filter(effect=effect).first() or opened(effect)
    if document.state in SETTLED:
        return None
    again(document)
    try:
        made = rendered(effect, document.kind)
    except Exception as error:  # whatever the cause: the document says it, the outbox tries again
        reason = f"{type(error).__name__}: {error}"[:2000]
        document.fail(by=User.objects.system(), comment=reason, error=reason)
        return error
    document.finish(by=User.objects.system(), data={"sha256": made["sha256"]}, **made)
    replace_former(document)
    return None


def opened(effect):
    """The document of an effect, at its first try."""
    kind = effect.key.partition(":")[0]
    document = Document(effect=effect, kind=kind, **about(kind, effect))
    document.begin(by=User.objects.system())
    return document


def again(document):
    """Take a document to the making, from wherever a former try left it."""
    system = User.objects.system()
    if document.state == "rendering":
        document.requeue(by=system)
    elif document.state == "failed":
        document.retry(by=system)
    document.start(by=system)


def subject(kind, effect):
    """The dossier, the call or the final report that a document is about; the paper of a project says it itself."""
    if kind in PAPERS:
        return import_string("reports.papers.subject")(effect)
    if kind in BY_EFFECT:
        named = "" if kind in PRINTS else effect.key.partition(":")[2]
        return Dossier.objects.for_table().get(pk=named or effect.line.dossier_id)
    model, joined = (FinalReport, "dossier") if kind == "final_report" else (Call, "program")
    return model.objects.select_related(joined).get(pk=effect.line.object_id)


def about(kind, effect):
    """What a new document hangs on, its version and its title."""
    obj = subject(kind, effect)
    if kind in PAPERS:
        return import_string("reports.papers.about")(obj)
    match kind:
        case "receipt":
            version = import_string("reports.receipts.version_of")(obj, effect.line)
            return {"dossier": obj, "version": version.number, "title": _("Receipt %s") % version.receipt}
        case "dossier" | "dossier_blind":
            named = _("Dossier %s") if kind == "dossier" else _("Dossier %s, without identities")
            version = import_string("reports.receipts.version_of")(obj, effect.line)
            return {"dossier": obj, "version": version.number, "title": named % obj.reference}
        case "letter":
            number = obj.documents.filter(kind="letter").count() + 1
            return {"dossier": obj, "version": number, "title": _("Decision letter, dossier %s") % obj.reference}
        case "completion":
            number = obj.documents.filter(kind="completion").count() + 1
            return {"dossier": obj, "version": number, "title": _("Request for completion, dossier %s") % obj.reference}
        case "feedback":
            number = obj.documents.filter(kind="feedback").count() + 1
            return {"dossier": obj, "version": number, "title": _("Feedback of the jury, dossier %s") % obj.reference}
        case "form":
            return {"call": obj, "title": _("Blank form: %s") % obj.title}
        case "laureates":
            return {"call": obj, "title": _("Laureates, under embargo: %s") % obj.title}
        case "final_report":
            return {"dossier": obj.dossier, "version": obj.version, "title": _("Final report: %s") % obj.title}
    return {"call": obj, "title": _("Minutes of the jury: %s") % obj.title}


def rendered(effect, kind):
    """The digest, size and pages of the PDF, made from the facts and kept; sealed when its kind wants it."""
    from reports.pdf import render  # slow to import, and only here

    obj = subject(kind, effect)
    facts = import_string(FACTS[kind])(*([obj, effect.line] if kind in BY_LINE else [obj]))
    pdf = render(facts)
    content = pdf.content
    if kind in SEALED:
        from reports.seal import seal  # slow to import, and only here

        content = seal(content, reason=_("Final report sealed"), at=effect.line.at)
    return {"sha256": keep(content), "size": len(content), "pages": pdf.pages, "data_sha256": keep(written(facts))}


def written(facts):
    """The facts as the PDF attaches them: kept under their digest, they are what the public page shows."""
    return json.dumps(as_json(facts), ensure_ascii=False, sort_keys=True, indent=1).encode()


def replace_former(document):
    """Of the documents of one kind about one dossier or call, only the last version stays in force.

    Of the papers of a project that go by their title (a month, a committee, a position), the last of each title.
    """
    same = Document.objects.filter(
        kind=document.kind, dossier=document.dossier_id, call=document.call_id, state="ready"
    )
    same = same.filter(title=document.title) if document.kind in SEVERAL else same
    last = same.order_by("version", "created_at").last()
    for former in same.exclude(pk=last.pk):
        former.replace(by=User.objects.system())
