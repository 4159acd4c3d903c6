"""What a call led to, in words and drawings: points passed, delays, selected against submitted."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from reports import charts
from reports.callcharts import MOST, NARROW, Drawing
from reports.data import Table
from reports.finaldata import Series

ROW = 34.0  # points: two bars, one above the other


def points(counts, has_jury):
    """Each point that dossiers passed: label, number, share of those submitted (or selected), what is counted."""
    of_sent = [
        (_("Admissible and eligible"), counts.eligible, _("Dossiers declared eligible. The share is that of the dossiers submitted.")),
        (_("Read by the jury"), counts.read if has_jury else None, _("Dossiers with at least one reading given. The share is that of the dossiers submitted.")),
        (pgettext("dossiers", "Shortlisted"), counts.shortlisted or None, _("Dossiers heard, or called to a hearing. The share is that of the dossiers submitted.")),
        (_("Selected"), counts.selected, _("At the announcement, those withdrawn before it left out. The share is that of the dossiers submitted.")),
        (_("Waiting list"), counts.waiting, _("At the announcement, whatever became of them. The share is that of the dossiers submitted.")),
        (_("Not selected"), counts.rejected, _("At the announcement. The share is that of the dossiers submitted.")),
    ]  # fmt: skip
    for label, number, counted in of_sent:
        if number is not None:
            yield label, number, percent(number, counts.sent), counted
    if later := counts.chosen - counts.selected:
        yield _("Selected later"), later, None, _("Since the announcement: called from the waiting list, or on appeal.")
    yield (
        pgettext("dossiers", "Confirmed"),
        counts.confirmed,
        percent(counts.confirmed, counts.chosen),
        _("Projects opened. The share is that of the dossiers selected, those selected later included."),
    )


def percent(part, whole):
    """A whole percentage; None out of nothing."""
    return round(100 * part / whole) if whole else None


def delays(outcomes):
    """Each delay: label, median, ninth decile (empty where there is but one), what is measured."""
    yield from two(
        _("Eligibility"), outcomes.screening, _("Median, from the submission to the first decision on eligibility.")
    )
    if outcomes.announcing is not None:
        yield (
            _("Announcement"),
            days(outcomes.announcing),
            "",
            _("From the closing of the call to the announcement of its decisions."),
        )
    yield from two(
        _("Confirmation"),
        outcomes.confirming,
        _("Median, from the announcement (or the call from the waiting list) to the confirmation."),
    )


def two(label, delay, what):
    """A delay known by its median and its ninth decile; both empty as long as nothing came so far."""
    yield label, delay and days(delay.median), delay and days(delay.most), what


def days(delta):
    """A duration in whole days."""
    whole = round(delta.total_seconds() / 86_400)
    return ngettext("%d day", "%d days", whole) % whole if whole else _("less than a day")


def drawn(outcomes):
    """Each drawing of an announced call that has something to show."""
    if outcomes is None or not outcomes.counts.sent:
        return
    palette = charts.PALETTES[settings.SITE_THEME]
    yield funnel(outcomes.counts, palette)
    for code, title, groups in (
        ("chosen-regions", _("Régions with a dossier selected: %(n)d out of %(all)d"), outcomes.regions),
        ("chosen-departements", _("Départements with a dossier selected: %(n)d out of %(all)d"), outcomes.departements),
        ("chosen-sizes", _("Sizes of commune with a dossier selected: %(n)d out of %(all)d"), outcomes.sizes),
    ):
        if groups:
            said = title % {"n": sum(bool(one.chosen) for one in groups), "all": len(groups)}
            rows = [(one.label, one.sent, one.chosen, share(one)) for one in groups]
            head = [_("Group"), pgettext("dossiers", "Submitted"), _("Selected"), pgettext("dossiers", "Share")]
            yield Drawing(code, said, paired(said, groups[:MOST], palette), head, rows)


def share(group):
    """The share of those submitted that were selected, in words."""
    whole = percent(group.chosen, group.sent)
    return "–" if whole is None else charts.number(whole, "%")


def funnel(counts, palette):
    """How many dossiers passed each point, from the submission to the confirmation."""
    passed = [
        (pgettext("dossiers", "Submitted"), counts.sent), (pgettext("dossiers", "Eligible"), counts.eligible), (pgettext("dossiers", "Read"), counts.read), (pgettext("dossiers", "Shortlisted"), counts.shortlisted),
        (_("Selected"), counts.chosen), (pgettext("dossiers", "Confirmed"), counts.confirmed),
    ]  # fmt: skip
    rows = [
        (label, n)
        for label, n in passed
        if n or label not in (pgettext("dossiers", "Read"), pgettext("dossiers", "Shortlisted"))
    ]
    said = _("Submitted: %(sent)s; selected: %(chosen)s; confirmed: %(confirmed)s") % {
        name: charts.number(getattr(counts, name)) for name in ("sent", "chosen", "confirmed")
    }
    chart = charts.bars(Series(title=said, points=tuple(rows)), palette, NARROW, 21)
    return Drawing("outcomes", said, chart, [_("Point passed"), _("Dossiers")], rows)


def paired(title, groups, palette, width=NARROW):
    """For each group two bars from zero: submitted, and under it selected, each with its number."""
    pen, top = charts.Pen(palette), max([1, *(one.sent for one in groups)])
    left = min(width * 0.5, 14 + max(charts.wide(one.label, 8.5) for one in groups))
    room, marks = width - left - 30, list(legend(pen, width))
    for n, one in enumerate(groups):
        y = 18 + n * ROW
        marks += charts.label(pen, one.label, left - 8, y + ROW / 2 - 2, left - 10, "end")
        for value, at, fill in ((one.sent, y + 4, palette.quiet), (one.chosen, y + 16, palette.accent)):
            long = room * value / top
            marks += [pen.rect(left, at, long, 9, fill)] if value else []
            marks.append(pen.text(left + long + 5, at + 7.5, charts.number(value)))
    height = 18 + ROW * len(groups)
    marks.append(pen.line(left, 18, left, height, palette.ink, 0.8))
    return charts.Chart(said(title, groups), width, height, tuple(marks), table(groups))


def legend(pen, width):
    """What the two colours are, in words beside them."""
    for x, fill, words in (
        (0, pen.palette.quiet, pgettext("dossiers", "submitted")),
        (width / 2, pen.palette.accent, pgettext("dossiers", "selected")),
    ):
        yield pen.rect(x, 2, 8, 8, fill)
        yield pen.text(x + 12, 9.5, words, 9)


def said(title, groups):
    """The drawing as a sentence."""
    one = _("%(label)s, %(chosen)s selected out of %(sent)s")
    return f"{title}. " + "; ".join(one % group._asdict() for group in groups) + "."


def table(groups):
    """The same as a table."""
    return Table(
        columns=(_("Group"), pgettext("dossiers", "Submitted"), _("Selected")), rows=tuple(tuple(one) for one in groups)
    )
