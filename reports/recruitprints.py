"""The facts of the summary of a recruitment, without identities."""

from statistics import median

from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from programs import jobs
from programs.models import Applicant, History
from programs.templatetags.essaim import day
from reports.receipts import service, verify_url
from reports.recruitdata import RecruitmentSummary

S = Applicant.State


def facts(position):
    """What the summary says."""
    people = list(position.applicants.order_by("received_at", "id"))
    lines = list(
        History.objects.filter(machine="applicant", object_id__in=[one.pk for one in people]).order_by("at", "id")
    )
    program, dossier = position.dossier.call.program, position.dossier
    return RecruitmentSummary(
        reference=position.reference, program=program.name, service=service(program), made_at=lines[-1].at if lines else position.since, verify_url=verify_url(),
        position=position.title, organization=str(dossier.organization), project=dossier.title, state=str(position.get_state_display()),
        terms=tuple(terms(position)), published_on=localtime(position.published_at).date(), closes_on=position.closes_on, applied=len(people),
        routes=tuple(counted((one.route for one in people), Applicant.Route.choices)), reached=tuple(reached(lines)),
        ended=tuple(counted((one.state for one in people), [(code, label) for code, label in S.choices if code in (S.REJECTED, S.WITHDRAWN, S.LEFT)])),
        hired=sum(one.state == S.HIRED for one in people), seats=position.seats, days=first_hired(position, lines), answered=delay(people, lines),
        criteria=tuple(label for label, _help in position.criteria), blind=position.is_blind,
    )  # fmt: skip


def terms(position):
    """What the announcement promised."""
    yield _("Contract"), f"{capfirst(str(position.get_contract_display()))}, {jobs.length(position)}"
    yield _("Salary"), capfirst(jobs.salary(position))
    yield _("Place"), f"{position.place}, {position.get_remote_display()}"
    yield _("Beginning"), capfirst(day(position.starts_on))


def counted(codes, choices):
    """How many of each, with its words."""
    found = list(codes)
    return [(capfirst(str(label)), found.count(code)) for code, label in choices]


def reached(lines):
    """How many reached each stage, counted once each."""
    labels = {
        "begin": _("Applications"), "screen": _("Kept after screening"), "invite": pgettext("stage", "Interview"), "offer": pgettext("stage", "Offer"),
        "accept": pgettext("stage", "Hired"),
    }  # fmt: skip
    return [(label, len({line.object_id for line in lines if line.name == name})) for name, label in labels.items()]


def first_hired(position, lines):
    """The days between the publication and the first person hired; None while nobody is."""
    line = next((line for line in lines if line.name == "accept"), None)
    return (line.at - position.published_at).days if line else None


def delay(people, lines):
    """The median of the days after which those not kept had their answer; None when nobody was refused."""
    came = {one.pk: one.received_at for one in people}
    waits = [(line.at - came[line.object_id]).days for line in lines if line.name == "reject"]
    return round(median(waits)) if waits else None
