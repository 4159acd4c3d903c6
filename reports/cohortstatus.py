"""The state of a cohort for who steers it: the verdict, a line a project, a page a project."""

from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs import clock, vitals
from programs.lights import Light
from programs.models import Dossier
from programs.templatetags.essaim import moment
from reports import data, projectdata, projectsheets
from reports.receipts import service, verify_url

ORDER = {"red": 0, "amber": 1, "green": 2, "over": 3}


def status(publication):
    """The facts of the state of a cohort, or of the projects of a programme where none is chosen."""
    program, at = publication.program, publication.figures_at or clock.now()
    pages = sorted(
        (projectsheets.page(one) for one in projectsheets.gathered(projects(publication))),
        key=lambda one: (ORDER[one.light], one.organization),
    )
    return projectdata.CohortStatus(
        reference=reference(publication), program=program.name, service=service(program), made_at=at, version=publication.version, verify_url=verify_url(),
        edition=publication.cohort.edition.title if publication.cohort else "", title=publication.title, promise=publication.promise,
        lead=verdict(pages), words=tuple((one.title, one.body) for one in written(publication)), counts=tuple(counts(pages)),
        dates=dates(publication) if "dates" in publication.sections else None, pages=tuple(pages),
    )  # fmt: skip


def projects(publication):
    """The projects that it tells."""
    found = Dossier.objects.exclude(project_state="")
    return (
        found.filter(cohort_place__cohort=publication.cohort)
        if publication.cohort_id
        else found.filter(call__program=publication.program)
    )


def reference(publication):
    """The reference of a report of the workshop: programme, kind, year, version."""
    year = localtime(publication.created_at).year if publication.ends_on is None else publication.ends_on.year
    return f"{publication.program.prefix}-{year}-{publication.pk.hex[:6].upper()}"


def written(publication):
    """The words of the officers in the sections chosen."""
    return [one for one in publication.texts.all() if one.body and one.code in publication.sections]


def verdict(pages):
    """What stands out, in two sentences."""
    red = sum(one.light == "red" for one in pages)
    some = ngettext("%d project.", "%d projects.", len(pages)) % len(pages)
    if not red:
        return f"{some} {_('None is in danger.')}" if pages else some
    return f"{some} " + ngettext("%d is in danger: it comes first.", "%d are in danger: they come first.", red) % red


def counts(pages):
    """How many projects by light."""
    for light in (Light.GREEN, Light.AMBER, Light.RED):
        yield str(capfirst(vitals.WORDS[light])), sum(one.light == light.code for one in pages)


def dates(publication):
    """The meetings of the cohort still to come."""
    if not publication.cohort_id:
        return None
    coming = publication.cohort.events.filter(ends_at__gte=clock.now(), cancelled_at=None).order_by("starts_at", "id")
    rows = tuple((capfirst(moment(one.starts_at)), one.title, one.place) for one in coming)
    return data.Table(columns=(_("Day"), _("Meeting"), _("Place")), rows=rows) if rows else None
