"""Every kind of document, in one place: who fills its facts, what it is about, what it is called, whether it is sealed."""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from programs.models import Call, CoachingSession, Dossier, FinalReport, Publication
from programs.papers import PAPERS


class Kind(NamedTuple):
    """A kind whose documents are kept: its facts from an object (and the line that calls for it), its title."""

    facts: str
    about: str  # the object: dossier, version (what a line submitted), call, report, session, publication
    title: Callable
    by_line: bool = True
    sealed: bool = False
    bulk: str = ""  # who fills the facts of many at once: {key of the dossier: facts}

    @property
    def many(self):
        """The function that fills many at once, or None."""
        return import_string(self.bulk) if self.bulk else None

    def filled(self, obj, line):
        """The facts of its document."""
        return import_string(self.facts)(*([obj, line] if self.by_line else [obj]))


def referring(words):
    """A title that names the reference of the dossier."""
    return lambda obj, line: str(words) % obj.reference


def titled(words):
    """A title that names the title of what it is about."""
    return lambda obj, line: str(words) % obj.title


def receipt_title(obj, line):
    version = import_string("reports.receipts.version_of")(obj, line)
    return _("Receipt %s") % version.receipt


def session_title(session, line):
    return _("Minutes of a session, %s") % session.dossier.reference


def own_title(publication, line):
    return publication.title


KINDS = {
    "receipt": Kind("reports.receipts.receipt", "version", receipt_title),
    "dossier": Kind("reports.prints.whole", "version", referring(_("Dossier %s"))),
    "dossier_blind": Kind("reports.prints.blind", "version", referring(_("Dossier %s, without identities"))),
    "completion": Kind("reports.completions.completion", "dossier", referring(_("Request for completion, dossier %s"))),
    "letter": Kind("reports.receipts.letter", "dossier", referring(_("Decision letter, dossier %s"))),
    "feedback": Kind("reports.feedback.feedback", "dossier", referring(_("Feedback of the jury, dossier %s"))),
    "project_sheet": Kind(
        "reports.projectsheets.sheet",
        "dossier",
        referring(_("Project sheet, %s")),
        by_line=False,
        bulk="reports.projectsheets.many",
    ),
    "agreement": Kind("reports.agreements.agreement", "dossier", referring(_("Agreement to sign, %s")), by_line=False),
    "session_minutes": Kind("reports.sessionminutes.minutes", "session", session_title, by_line=False),
    "minutes": Kind("reports.minutes.minutes", "call", titled(_("Minutes of the jury: %s")), by_line=False),
    "laureates": Kind("reports.laureates.laureates", "call", titled(_("Laureates, under embargo: %s"))),
    "form": Kind("reports.blanks.blank_form", "call", titled(_("Blank form: %s")), by_line=False),
    "final_report": Kind(
        "reports.final.final_report", "report", titled(_("Final report: %s")), by_line=False, sealed=True
    ),
    "yearly": Kind("reports.yearly.report", "publication", own_title, by_line=False),
    "plain_summary": Kind("reports.plainsummary.summary", "publication", own_title, by_line=False),
    "call_statistics": Kind("reports.callpaper.statistics", "publication", own_title, by_line=False),
    "cohort_status": Kind("reports.cohortstatus.status", "publication", own_title, by_line=False),
}
KINDS |= {code: Kind("reports.papers.facts", "paper", str, by_line=False) for code in PAPERS}
PRINTS = (
    "dossier",
    "dossier_blind",
    "project_sheet",
    "agreement",
    "session_minutes",
)  # asked by a page: their key tells the facts apart
SEALING = "sealed"  # the key of the effect that seals a report of the workshop


def kind_of(effect):
    """The kind of the document of an effect; the sealed file of a report of the workshop is of its kind."""
    code = effect.key.partition(":")[0]
    return Publication.objects.get(pk=effect.line.object_id).kind if code == SEALING else code


def subject(kind, effect):
    """The object that a document is about."""
    named = effect.key.partition(":")[2]
    match KINDS[kind].about:
        case "paper":
            return import_string("reports.papers.subject")(effect)
        case "session":
            return CoachingSession.objects.select_related("dossier__call__program", "coach").get(
                pk=named.partition(":")[0]
            )
        case "report":
            return FinalReport.objects.select_related("dossier").get(pk=effect.line.object_id)
        case "call":
            return Call.objects.select_related("program").get(pk=effect.line.object_id)
        case "publication":
            return Publication.objects.for_table().get(pk=effect.line.object_id)
    return Dossier.objects.for_table().get(pk=(named if kind not in PRINTS else "") or effect.line.dossier_id)


def about(kind, effect):
    """What a new document hangs on, its version and its title."""
    obj, line, of = subject(kind, effect), effect.line, KINDS[kind].about
    if of == "paper":
        return import_string("reports.papers.about")(obj)
    title = KINDS[kind].title(obj, line)[:200]
    match of:
        case "version":
            version = import_string("reports.receipts.version_of")(obj, line)
            return {"dossier": obj, "version": version.number, "title": title}
        case "dossier":
            return {"dossier": obj, "version": obj.documents.filter(kind=kind).count() + 1, "title": title}
        case "session":
            return {
                "dossier": obj.dossier,
                "version": obj.dossier.documents.filter(kind=kind).count() + 1,
                "title": title,
            }
        case "report":
            return {"dossier": obj.dossier, "version": obj.version, "title": title}
        case "publication":
            return {"publication": obj, "version": obj.version, "title": title}
    return {"call": obj, "title": title}
