"""The yearly report of a programme: the figures of the platform and the words of the officers, as facts ready to be printed."""

from collections import Counter

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from programs import clock
from programs.templatetags.essaim import euros, written
from reports import callfigures, data, finaldata, officedata, yearlyfacts, yearlytables
from reports.cohortstatus import reference
from reports.receipts import service, verify_url


def report(publication):
    """The facts of the yearly report, with the sections chosen."""
    program, found = publication.program, yearlyfacts.gathered(publication)
    words = {one.code: one.body for one in publication.texts.all()}
    return officedata.Brochure(
        reference=reference(publication), program=program.name, service=service(program), made_at=publication.figures_at or clock.now(), version=publication.version,
        verify_url=verify_url(), genre=_("Yearly report"), title=publication.title, promise=publication.promise, period=period(publication),
        facts=tuple(at_foot(publication, found)), essential=essential(found, words), places=places(found) if "map" in publication.sections else (),
        sections=tuple(sections(publication, found, words)), proof=proof(publication),
    )  # fmt: skip


def period(publication):
    """The period in words; empty when none was chosen."""
    first, last = publication.starts_on, publication.ends_on
    if first and last and (first.day, first.month, last.day, last.month) == (1, 1, 31, 12) and first.year == last.year:
        return str(first.year)
    if first and last:
        return _("from %(first)s to %(last)s") % {"first": written(first), "last": written(last)}
    return _("until %s") % written(last) if last else _("since %s") % written(first) if first else ""


def at_foot(publication, found):
    """What the foot of the cover says."""
    yield data.Fact(label=_("Period"), value=str(capfirst(period(publication) or _("since the beginning"))))
    where = publication.territory or publication.cohort or publication.call
    yield data.Fact(label=_("Scope"), value=str(where or _("the whole programme")))
    yield data.Fact(label=_("Figures of"), value=written((publication.figures_at or clock.now()).date()))


def places(found):
    """The départements with a project, the most first."""
    return tuple(
        officedata.Place(code=code, name=name or _("Outside a département"), projects=n)
        for code, name, n in yearlyfacts.by_departement(found.projects)
    )


# ------------------------------------------------------------------ the page of essentials


def essential(found, words):
    """What a minister reads: three sentences, four figures, what worked, what is fragile, the decision asked."""
    return finaldata.Essential(
        sentences=words.get("essential", ""), figures=tuple(figures(found)), worked=words.get("worked", ""), fragile=words.get("fragile", ""), asked=words.get("asked", ""),
    )  # fmt: skip


def figures(found):
    """Four figures, each with what it is to be read against."""
    fates, towns = Counter(one.fate for one in found.projects), yearlyfacts.by_departement(found.projects)
    yield finaldata.KeyFigure(
        value=str(len(found.projects)), label=_("projects in the period"),
        compare=_("%(running)d under way, %(ended)d completed, %(stopped)d stopped") % {name: fates[name] for name in ("running", "ended", "stopped")},
    )  # fmt: skip
    small = sum(one.size is not None and one.size < 2 for one in found.projects)
    yield finaldata.KeyFigure(value=str(len([row for row in towns if row[0]])), label=_("départements"), compare=ngettext("%d project in a commune under 2,000 inhabitants", "%d projects in communes under 2,000 inhabitants", small) % small)  # fmt: skip
    funders = yearlyfacts.by_funder(found.funding)
    sure, total = (sum(row[n] for row in funders) for n in (1, 2))
    yield finaldata.KeyFigure(
        value=euros(sure),
        label=_("acquired or paid"),
        compare=_("out of %s written in the funding plans") % euros(total),
    )
    yield finaldata.KeyFigure(value=str(found.hours), label=_("hours of coaching"), compare=ngettext("%(n)d session, by %(coaches)d coaches", "%(n)d sessions, by %(coaches)d coaches", found.sessions) % {"n": found.sessions, "coaches": found.coaches})  # fmt: skip


# ------------------------------------------------------------------ the chapters


def sections(publication, found, words):
    """The sections chosen, each with the words of the officers and the figures of the platform."""
    for part in publication.texts.all():
        if part.code not in publication.sections or part.code in ("essential", "worked", "fragile", "asked"):
            continue
        lead, measures, tables = TOLD[part.code](found) if part.code in TOLD else ("", (), ())
        if part.body or lead or measures or tables:
            yield finaldata.Section(
                code=part.code,
                title=part.title,
                lead=lead,
                body=words[part.code],
                measures=tuple(measures),
                tables=tuple(tables),
            )


def where(found):
    """The lead of the map: the drawing and its table are made from the places."""
    rows = yearlyfacts.by_departement(found.projects)
    if not rows:
        return _("No project in this period."), (), ()
    first = ", ".join(f"{name or _('Outside a département')} ({n})" for _code, name, n in rows[:3])
    return (
        _("%(n)d projects in %(places)d départements. The most: %(first)s.")
        % {"n": len(found.projects), "places": len(rows), "first": first},
        (),
        (),
    )


def cohorts(found):
    """From the call to the projects; the cohorts and where they stand."""
    sent, confirmed = (sum(call[name] for call in found.calls) for name in ("sent", "confirmed"))
    lead = _("%(calls)d calls, %(sent)d dossiers submitted, %(confirmed)d projects opened.") % {"calls": len(found.calls), "sent": sent, "confirmed": confirmed} if found.calls else ""  # fmt: skip
    return lead, (), [table for table in (yearlytables.calls(found), yearlytables.cohorts(found)) if table]


def territories(found):
    """Communes by size, and the kinds of organization."""
    sizes, kinds = (
        Counter(one.size for one in found.projects if one.size is not None),
        Counter(one.kind for one in found.projects),
    )
    labels = callfigures.classes()
    by_size = tuple((labels[n], sizes[n]) for n in range(len(labels)))
    by_kind = tuple((callfigures.kind(code, ""), n) for code, n in kinds.most_common())
    measures = []
    if sizes:
        top = max(range(len(labels)), key=lambda n: sizes[n])
        measures.append(
            finaldata.Series(
                title=_("Most communes have %s") % labels[top].lower(),
                subtitle=_("Communes with a project, by number of inhabitants"),
                points=by_size,
                source=SOURCE(),
            )
        )
    if by_kind:
        measures.append(
            finaldata.Series(
                title=_("%(kind)s: %(n)d projects out of %(of)d")
                % {"kind": by_kind[0][0], "n": by_kind[0][1], "of": len(found.projects)},
                subtitle=_("Projects by kind of organization"),
                points=by_kind,
                source=SOURCE(),
            )
        )
    return "", measures, ()


def SOURCE():
    """Where the figures come from."""
    return _("Source: the projects recorded on the platform.")


def funding(found):
    """Who pays how much, and how sure it is."""
    rows = yearlyfacts.by_funder(found.funding)
    if not rows:
        return "", (), ()
    total, sure = sum(row[2] for row in rows), sum(row[1] for row in rows)
    lead = _("%(sure)s acquired or paid, by %(n)d funders.") % {"sure": euros(sure), "n": len(rows)}
    first = [row for row in rows if row[1]][:8]
    measures = []
    if first:
        share = round(100 * first[0][1] / sure)
        measures.append(finaldata.Series(title=_("%(name)s brings %(share)s %% of what is sure") % {"name": first[0][0], "share": share}, subtitle=_("The first funders, what is acquired or paid, in euros"), unit="€", points=tuple((row[0], row[1]) for row in first), source=_("Source: the funding plans recorded with their documents.")))  # fmt: skip
    return lead, measures, [yearlytables.funders(rows, sure, total)]


def outcomes(found):
    """What became of every project since the first edition."""
    fates = Counter(one.fate for one in found.everything)
    lead = _("%(all)d projects since the first edition: %(running)d under way, %(ended)d completed, %(stopped)d stopped.") % {"all": len(found.everything), **{name: fates[name] for name in ("running", "ended", "stopped")}}  # fmt: skip
    return (
        lead if found.everything else "",
        (),
        [table for table in (yearlytables.outcomes(found), yearlytables.stages(found)) if table],
    )


def lessons(found):
    """What projects taught: those that stopped, those whose report is sealed."""
    return "", (), [table for table in (yearlytables.stopped(found), yearlytables.learned(found)) if table]


def people(found):
    """How many people, in which role."""
    labels = {"lead": _("project leads"), "member": _("co-authors"), "coach": _("coaches"), "resident": _("residents"), "mentor": _("mentors"), "operator": _("operators"), "observer": _("elected officials who follow")}  # fmt: skip
    points = tuple(
        (str(capfirst(label)), found.people[code]) for code, label in labels.items() if found.people.get(code)
    )
    lead = _("%(n)d sessions of coaching were held: %(hours)d hours, by %(coaches)d coaches.") % {"n": found.sessions, "hours": found.hours, "coaches": found.coaches} if found.sessions else ""  # fmt: skip
    series = finaldata.Series(title=_("%d people hold a role on these projects") % sum(n for _label, n in points), subtitle=_("People by role; one person may hold several"), points=points, source=_("Source: the roles given on the platform."))  # fmt: skip
    return lead, [series] if points else [], ()


def annexes(found):
    """Every project of the period."""
    return "", (), [yearlytables.projects(found)] if found.projects else ()


TOLD = {
    "map": where, "cohorts": cohorts, "territories": territories, "funding": funding, "outcomes": outcomes, "lessons": lessons, "people": people, "annexes": annexes,
}  # fmt: skip


def proof(publication):
    """Where the figures come from, and what the words mean."""
    return finaldata.Proof(
        verify_url=verify_url(),
        sources=(
            _("Every figure is counted by the platform, at the moment that the cover says, from what projects recorded day by day. The words are those of the service."),
            _("A project counts in the period when it was opened before its end and was not over before its beginning."),
        ),
        words=(
            data.Fact(label=pgettext("fate", "Completed"), value=_("The project reached its last stage: closed, continued or transferred.")),
            data.Fact(label=pgettext("fate", "Stopped"), value=_("The project was abandoned, stopped or cancelled. Its lessons are kept: failure is a result.")),
        ),
    )  # fmt: skip
