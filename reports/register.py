"""The register of a report: decisions, waivers and changes of course, taken from the history; and who signed."""

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from programs import timeline
from programs.models import History, Role
from reports.data import Signatory
from reports.finaldata import Entry

# What the register tells, and the steps whose reason was written for all to read.
TOLD = {
    "dossier": {"confirm"},
    "residence": {"begin", "form_team", "start", "present", "resume_work", "close", "suspend", "resume", "abandon"},
    "startup": {
        "begin",
        "present_problem",
        "open_recruitment",
        "start_building",
        "extend",
        "convene",
        "prolong",
        "go_on",
        "transfer",
        "stop",
        "suspend",
        "resume",
        "stop_early",
    },
    "camp": {
        "begin",
        "start_preparation",
        "open_registration",
        "start",
        "extend",
        "interrupt",
        "resume",
        "end",
        "end_without_ranking",
        "announce_results",
        "identify_actors",
        "close",
        "postpone",
        "reschedule",
    },
    "finalreport": {"submit", "endorse", "approve", "seal", "correct"},
}
CHANGES = {
    "resume_work",
    "prolong",
    "stop_early",
    "suspend",
    "resume",
    "abandon",
    "correct",
    "extend",
    "interrupt",
    "postpone",
    "reschedule",
    "end_without_ranking",
}


def lines(report):
    """The lines that the register tells, oldest first, none after the sealing of this version."""
    last = report.history.filter(name="seal").last()
    found = History.objects.filter(dossier=report.dossier_id, machine__in=TOLD, at__lte=last.at).select_related(
        "actor", "on_behalf_of", "detail"
    )
    return [line for line in found.order_by("at", "machine", "seq") if line.name in TOLD[line.machine]]


def entries(report):
    """Each decision; each change and each waiver with its reason."""
    for line in map(timeline.worded, lines(report)):
        said = {"on": localtime(line.at).date(), "by": str(line.on_behalf_of or line.actor)}
        changed = line.name in CHANGES
        yield Entry(
            what=str(line.what),
            nature=pgettext("decision", "Change") if changed else _("Decision"),
            reason=line.comment if changed else "",
            **said,
        )
        for need in line.without:
            yield Entry(what=_("Done without: %s") % need, nature=_("Waiver"), reason=line.comment, **said)


def signatures(report):
    """Who submitted, endorsed and approved this version, with their quality."""
    told = ("submit", "resubmit", "endorse", "approve")
    after = report.history.filter(name="correct").last()
    found = report.history.filter(name__in=told, seq__gt=after.seq if after else -1).select_related(
        "actor", "on_behalf_of"
    )
    last = {line.name.removeprefix("re"): line for line in found}
    roles = {
        "submit": ("lead", _("The project lead")),
        "endorse": ("signatory", _("The signatory")),
        "approve": ("coach", _("The coach")),
    }
    for name, (code, title) in roles.items():
        if line := last.get(name):
            person = line.on_behalf_of or line.actor
            yield Signatory(
                name=str(person),
                quality=quality(report.dossier, person, code),
                role=title,
                signed_on=localtime(line.at).date(),
            )


def quality(dossier, person, code):
    """In what quality a person signs: as written on their role, else their organization."""
    held = Role.objects.filter(person=person, code=code).exclude(quality="").first()
    return (
        held.quality
        if held
        else str(person.organization or dossier.organization if code != "coach" else dossier.call.program.service)
    )
