"""The one-page summary in plain French: the officers' short sentences, three figures said in words."""

from django.utils.translation import npgettext

from programs import clock
from reports import officedata, yearlyfacts
from reports.cohortstatus import reference
from reports.finaldata import KeyFigure
from reports.receipts import service, verify_url


def summary(publication):
    """The facts of the summary, with the sections chosen."""
    program, found = publication.program, yearlyfacts.gathered(publication)
    words = tuple(
        (one.title, one.body) for one in publication.texts.all() if one.body and one.code in publication.sections
    )
    return officedata.PlainSummary(
        reference=reference(publication), program=program.name, service=service(program), made_at=publication.figures_at or clock.now(), version=publication.version,
        verify_url=verify_url(), title=publication.title, figures=tuple(figures(found)), words=words, where=verify_url().removesuffix("verifier/"),
    )  # fmt: skip


def figures(found):
    """Three figures that anyone reads."""
    places = len([row for row in yearlyfacts.by_departement(found.projects) if row[0]])
    begun, ended = len(found.projects), sum(one.fate == "ended" for one in found.projects)
    yield KeyFigure(value=str(begun), label=npgettext("figure", "project", "projects", begun))
    yield KeyFigure(value=str(places), label=npgettext("figure", "département", "départements", places))
    yield KeyFigure(value=str(ended), label=npgettext("figure", "project completed", "projects completed", ended))
