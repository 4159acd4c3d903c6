"""The statistics of a call on paper: the same figures as its page, each with its table."""

from django.utils.translation import gettext as _

from programs import clock
from programs.templatetags.essaim import written
from reports import callfigures, callstatistics, data, finaldata, officedata, outcomecharts, outcomefigures
from reports.cohortstatus import reference
from reports.finaldata import KeyFigure, Series, Sheet
from reports.receipts import service, verify_url

DAYS = 20  # told one by one
MOST = 12  # groups drawn; the table of the chart has the same


def statistics(publication):
    """The facts of the statistics of a call."""
    call, program = publication.call, publication.program
    outcomes = outcomefigures.of(call)
    figures = callfigures.of(call, outcomes)
    words = {one.code: one.body for one in publication.texts.all()}
    return officedata.CallStatistics(
        reference=reference(publication), program=program.name, service=service(program), made_at=publication.figures_at or clock.now(), version=publication.version,
        verify_url=verify_url(), genre=_("Statistics of a call"), title=publication.title, promise=publication.promise,
        essential=finaldata.Essential(sentences=words.get("essential", "") or callstatistics.sentence(figures), figures=tuple(keys(figures, outcomes))),
        sections=tuple(sections(publication, figures, outcomes, words)), sources=tuple(f"{label} : {said}" for label, _n, _p, said in callstatistics.funnel(figures)),
    )  # fmt: skip


def keys(figures, outcomes):
    """Four figures, each read against the one before."""
    rate = outcomecharts.percent
    yield KeyFigure(value=str(figures.begun), label=_("drafts begun"), compare=_("out of %s visits") % figures.visits)
    share = rate(figures.sent, figures.begun)
    yield KeyFigure(
        value=str(figures.sent),
        label=_("dossiers submitted"),
        compare=_("%s %% of the drafts begun") % share if share is not None else "",
    )
    if outcomes:
        counts = outcomes.counts
        share = rate(counts.chosen, counts.sent)
        yield KeyFigure(
            value=str(counts.chosen),
            label=_("dossiers selected"),
            compare=_("%s %% of the dossiers submitted") % share if share is not None else "",
        )
        yield KeyFigure(value=str(counts.confirmed), label=_("projects opened"))
    elif figures.median is not None:
        yield KeyFigure(
            value=callstatistics.span(figures.median),
            label=_("to answer"),
            compare=_("half of those who submitted took less"),
        )


def sections(publication, figures, outcomes, words):
    """The sections chosen, each with its charts."""
    made = {
        "funnel": funnel(figures, outcomes, publication.call),
        "answers": answers(figures),
        "outcomes": decided(outcomes),
    }
    for part in publication.texts.all():
        measures, tables = made.get(part.code, ((), ()))
        if part.code in publication.sections and part.code in made and (measures or tables or part.body):
            yield finaldata.Section(
                code=part.code, title=part.title, body=words[part.code], measures=tuple(measures), tables=tuple(tables)
            )


def funnel(figures, outcomes, call):
    """From the visit to the project."""
    points = [(label, number) for label, number, _share, _said in callstatistics.funnel(figures)]
    if outcomes:
        points += [
            (str(label), number)
            for label, number, _share, _said in outcomecharts.points(outcomes.counts, call.has_jury)
        ]
    series = Series(
        title=callstatistics.sentence(figures).rstrip("."),
        subtitle=_("Visits of the page, then dossiers, at each point"),
        points=tuple(points),
    )
    tables = [by_day(figures)] if figures.days else []
    return [series], tables


def by_day(figures):
    """Day by day, or week by week."""
    long = not figures.by_week and len(figures.days) > DAYS
    days = callfigures.weekly(figures.days) if long else figures.days
    first = _("Week of") if long or figures.by_week else _("Day")
    columns = (first, _("Visits"), _("Drafts begun"), _("Submitted"))
    rows = tuple((written(one.day), one.visits, one.begun, one.sent) for one in days)
    return Sheet(
        title=_("How the answers came"),
        subtitle=_("Since the call opened"),
        table=data.Table(columns=columns, rows=rows, numeric=columns[1:]),
    )


def answers(figures):
    """Who answered: where, how large, of which kind."""
    made = []
    for title, groups in (
        (_("Dossiers submitted by département"), figures.departements),
        (_("Communes: dossiers submitted by number of inhabitants"), figures.sizes),
        (_("Dossiers submitted by kind of organization"), figures.kinds),
    ):
        points = tuple((one.label, one.sent) for one in groups[:MOST])
        if any(n for _label, n in points):
            made.append(Series(title=title, points=points))
    return made, ()


def decided(outcomes):
    """What was decided, and how long it took."""
    if not outcomes:
        return (), ()
    rows = tuple(
        (str(label), str(median), str(ninth)) for label, median, ninth, _said in outcomecharts.delays(outcomes)
    )
    columns = (_("Delay"), _("Half of the dossiers in less than"), _("Nine out of ten in less than"))
    return (), [
        Sheet(title=_("How long each thing took"), table=data.Table(columns=columns, rows=rows))
    ] if rows else ()
