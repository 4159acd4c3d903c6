"""The tables of the yearly report, pure: from what was gathered to rows already written."""

from collections import Counter

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from reports.data import Table
from reports.finaldata import Sheet

FATES = ("running", "ended", "stopped")
LONG = 240  # characters of a lesson told


def fates():
    """What became of a project, in words."""
    return {
        "running": pgettext("fate", "Under way"),
        "ended": pgettext("fate", "Completed"),
        "stopped": pgettext("fate", "Stopped"),
    }


def sheet(title, subtitle, columns, rows, total=()):
    """A table under its finding; every column but the first holds numbers."""
    return Sheet(
        title=title,
        subtitle=subtitle,
        table=Table(columns=columns, rows=tuple(rows), numeric=columns[1:], total=tuple(total)),
    )


def texts(title, subtitle, columns, rows):
    """A table of words under its finding."""
    return Sheet(title=title, subtitle=subtitle, table=Table(columns=columns, rows=tuple(rows)))


def calls(found):
    """From the dossiers submitted to the projects, call by call."""
    rows = [(call["title"], call["sent"], call["chosen"], call["confirmed"]) for call in found.calls]
    total = (_("Total"), *(sum(row[n] for row in rows) for n in (1, 2, 3)))
    columns = (_("Call"), _("Submitted"), pgettext("dossiers", "Selected"), pgettext("dossiers", "Confirmed"))
    return (
        sheet(_("From the call to the projects"), _("Dossiers, since each call opened"), columns, rows, total)
        if rows
        else None
    )


def cohorts(found):
    """Each cohort: its projects, what became of them."""
    rows = {}
    for one in found.projects:
        rows.setdefault(" – ".join(filter(None, (one.edition, one.cohort))) or _("Outside a cohort"), Counter())[
            one.fate
        ] += 1
    lines = [(name, sum(n.values()), *(n[fate] for fate in FATES)) for name, n in sorted(rows.items())]
    columns = (_("Cohort"), _("Projects"), *fates().values())
    return (
        sheet(_("Where each cohort stands"), _("Projects, at the date of the figures"), columns, lines)
        if lines
        else None
    )


def funders(rows, sure, total):
    """Who pays how much: what is sure, all that is written."""
    columns = (_("Funder"), _("Acquired or paid"), _("Written in the plans"))
    return sheet(_("Who pays how much"), _("In euros"), columns, rows, (_("Total"), sure, total))


def outcomes(found):
    """What became of the projects, by the year in which they began."""
    years = {}
    for one in found.everything:
        years.setdefault(str(one.opened.year), Counter())[one.fate] += 1
    rows = [(year, sum(n.values()), *(n[fate] for fate in FATES)) for year, n in sorted(years.items())]
    total = (_("Total"), *(sum(row[n] for row in rows) for n in range(1, 5)))
    columns = (_("Year of opening"), _("Projects"), *fates().values())
    return (
        sheet(
            _("What became of the projects, year by year"),
            _("Every project since the first edition"),
            columns,
            rows,
            total,
        )
        if rows
        else None
    )


def stages(found):
    """Where the projects stand now, stage by stage."""
    rows = Counter(one.stage for one in found.everything).most_common()
    return sheet(_("Where they stand now"), _("Projects by stage"), (_("Stage"), _("Projects")), rows) if rows else None


def stopped(found):
    """What the projects that stopped have taught."""
    rows = [(one.organization, one.stage, cut(one.learned)) for one in found.projects if one.learned]
    return (
        texts(
            _("What the projects that stopped have taught"),
            _("In their own words"),
            (_("Project"), _("Stage"), _("What was learned")),
            rows,
        )
        if rows
        else None
    )


def learned(found):
    """What worked and what remains fragile, as final reports say it."""
    rows = [
        (one.organization, cut(one.worked), cut(one.fragile)) for one in found.projects if one.worked or one.fragile
    ]
    return (
        texts(
            _("What the final reports say"),
            _("In their own words"),
            (_("Project"), _("What worked"), _("What remains fragile")),
            rows,
        )
        if rows
        else None
    )


def projects(found):
    """Every project of the period."""
    rows = [
        (one.reference, one.organization, one.title, one.departement_name, date_format(one.opened, "d/m/Y"), one.stage)
        for one in found.projects
    ]
    columns = (_("Reference"), _("Organization"), _("Project"), _("Département"), _("Opened on"), _("Stage"))
    return texts(_("Every project of the period"), _("At the date of the figures"), columns, rows)


def cut(words):
    """A text short enough for a cell, ended at a word."""
    bare = " ".join(words.split())
    return bare if len(bare) <= LONG else bare[:LONG].rsplit(" ", 1)[0] + "…"
