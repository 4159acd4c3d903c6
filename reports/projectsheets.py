"""The sheet of a project: gathered for one or for two hundred in the same number of queries."""

from django.db.models import Prefetch
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from programs import board, clock, cohort, vitals
from programs.models import Checkin, Dossier, Program, Role
from programs.templatetags.essaim import euros
from reports import data, finaldata, projectdata
from reports.receipts import service, verify_url

WEATHER = {"storm": 1, "showers": 2, "clouds": 3, "sun": 4}
LAST = 12  # check-ins told


def gathered(dossiers):
    """These dossiers with all that a page tells: the same number of queries for one as for two hundred."""
    leads = Role.objects.active().filter(code=Role.Code.LEAD).select_related("person").order_by("starts_on", "id")
    told = Checkin.objects.only("dossier", "weather", "success", "obstacle", "at").order_by("-at", "id")
    beside = Prefetch("roles", leads, to_attr="leading"), Prefetch("checkins", told, to_attr="skies")
    found = list(cohort.with_all(dossiers).prefetch_related(*beside))
    programs = Program.objects.in_bulk({one.call.program_id for one in found})
    for one in found:
        one.call.program = programs[one.call.program_id]
    return found


def sheet(dossier):
    """The facts of the sheet of one project, as they stand today."""
    return of(gathered(Dossier.objects.filter(pk=dossier.pk))[0])


def many(pks):
    """The facts of the sheets of these projects, by dossier; those not yet projects are left out."""
    return {one.pk: of(one) for one in gathered(Dossier.objects.filter(pk__in=pks).exclude(project_state=""))}


def of(dossier):
    """The facts of a sheet; dated of the day, so that asking twice in a day makes it once."""
    program = dossier.call.program
    return projectdata.ProjectSheet(
        reference=dossier.reference, program=program.name, service=service(program), made_at=localtime(clock.now()).replace(hour=0, minute=0, second=0, microsecond=0),
        verify_url=verify_url(), edition=place_in(dossier), page=page(dossier),
    )  # fmt: skip


def place_in(dossier):
    """The name of its cohort, if any."""
    place = getattr(dossier, "cohort_place", None)
    return place.cohort.name if place else ""


def page(dossier):
    """The page of a project."""
    project, (light, word, reasons) = dossier.project, health(dossier)
    return projectdata.ProjectPage(
        reference=dossier.reference, title=dossier.title, organization=str(dossier.organization), stage=str(capfirst(dossier.project_label)),
        since=localtime(project.since).date(), light=light, word=word, reasons=reasons, following=board.following(dossier),
        people=tuple(people(dossier)), facts=tuple(facts(dossier)), milestones=tuple(milestones(dossier)), checkins=tuple(checkins(dossier)),
        budget=getattr(project, "budget", None) or None, acquired=dossier.acquired or 0,
    )  # fmt: skip


def health(dossier):
    """Its light, the light in words, why; of a project that is over, that it is: nothing of it worries any more."""
    if dossier.project_state in cohort.ended_stages()[dossier.call.program.outcome]:
        return "over", pgettext("project", "Over"), ()
    found = vitals.of(dossier)
    return found.light.code, str(capfirst(vitals.WORDS[found.light])), tuple(str(capfirst(vitals.said(one))) for one in found.worries)  # fmt: skip


def people(dossier):
    """Who leads it, who coaches it."""
    if dossier.leading:
        yield data.Fact(label=_("Project lead"), value=str(dossier.leading[-1].person))
    if dossier.coaching:
        yield data.Fact(label=_("Coach"), value=", ".join(str(role.person) for role in dossier.coaching))


def facts(dossier):
    """What was done, in figures."""
    held = sum(one.state == "held" for one in dossier.booked)
    yield data.Fact(label=_("Coaching"), value=ngettext("%d session held", "%d sessions held", held) % held)
    met = sum(bool(one.done_on) for one in dossier.dated)
    if dossier.dated:
        yield data.Fact(
            label=_("Milestones"), value=_("%(n)d met out of %(of)d") % {"n": met, "of": len(dossier.dated)}
        )
    owed = len(dossier.owed)
    yield data.Fact(
        label=_("Actions"), value=ngettext("%d under way", "%d under way", owed) % owed if owed else _("none under way")
    )
    budget = getattr(dossier.project, "budget", None)
    if budget:
        yield data.Fact(
            label=_("Funding"),
            value=_("%(sure)s acquired out of %(all)s") % {"sure": euros(dossier.acquired or 0), "all": euros(budget)},
        )


def milestones(dossier):
    """Its dated steps, planned and met."""
    return (finaldata.Milestone(label=one.label, due=one.due_on, met=one.done_on) for one in dossier.dated)


def checkins(dossier):
    """The last words of its lead, the first one first."""
    for one in reversed(dossier.skies[:LAST]):
        word = one.success or one.obstacle
        yield finaldata.Checkin(
            on=localtime(one.at).date(), weather=WEATHER[one.weather], word=" ".join(word.split())[:160]
        )
