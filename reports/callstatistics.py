"""The page of a call's statistics: its figures in words and charts, and the reminder of drafts that do not move."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from programs import idle
from programs.permissions import May
from programs.views.jury import call_of
from reports import callcharts, callknown, outcomecharts
from reports.charts import number
from reports.figures import telling
from reports.outcomecharts import percent

SEES, RUNS = May("officer", "authority", "admin"), May("officer")


@require_safe
def statistics(request, pk):
    """How a call goes, figure by figure, each with what it counts."""
    call = call_of(request, pk, SEES)
    at, figures, outcomes = callknown.of(call)
    may_remind = call.state == "open" and figures.idle and RUNS(call, request.user)
    return render(request, "reports/pages/statistics.html", {
        "call": call, "figures": figures, "charts": [*outcomecharts.drawn(outcomes), *callcharts.drawn(figures)], "sentence": sentence(figures), "age": telling.age(at), "span": span(figures.median),
        "rate": percent(figures.sent, figures.begun), "may_remind": may_remind, "trail": trail(call), "funnel": funnel(figures),
        "outcomes": outcomes, "waits": call.state == "decided" and not call.is_announced, **followed(call, outcomes),
    })  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def remind(request, pk):
    """Remind those whose draft has not moved for seven days: how many, the words, then the sending."""
    call = call_of(request, pk, RUNS)
    if request.method == "POST":
        sent = idle.remind(call)
        words = ngettext("%d draft is being reminded.", "%d drafts are being reminded.", sent) % sent
        messages.success(request, words if sent else _("Nobody to remind: it was already done."))
        return redirect("call_statistics", call.pk)
    context = {"call": call, "count": idle.to_remind(call).count(), "idle": idle.drafts(call).count()}
    return render(request, "reports/pages/remind.html", context | {"trail": trail(call, page=True)})


def trail(call, page=False):
    """The way to this page."""
    links = [(call.title, call.get_absolute_url())]
    return [*links, (_("Statistics"), f"{call.get_absolute_url()}statistiques/")] if page else links


def sentence(figures):
    """How the call goes, in one sentence."""
    if not figures.begun:
        return _("Nobody has begun an answer yet.")
    begun = ngettext("%s draft begun", "%s drafts begun", figures.begun) % number(figures.begun)
    sent = ngettext("%s submitted", "%s submitted", figures.sent) % number(figures.sent)
    return _("%(begun)s, %(sent)s: %(rate)d%% of drafts arrive.") % {
        "begun": begun, "sent": sent, "rate": percent(figures.sent, figures.begun),
    }  # fmt: skip


def span(median):
    """A duration as people say it: days, else hours, else minutes."""
    if median is None:
        return ""
    if median.days >= 2:
        return ngettext("%d day", "%d days", median.days) % median.days
    hours, minutes = round(median.total_seconds() / 3600), round(median.total_seconds() / 60)
    if hours >= 2:
        return ngettext("%d hour", "%d hours", hours) % hours
    return ngettext("%d minute", "%d minutes", minutes) % minutes


def funnel(figures):
    """Visits, drafts, submissions: label, number, share of the step before, what is counted."""
    return [
        (_("Visits"), figures.visits, None, _("Readings of the call’s public page by people who do not run it, robots excluded; nothing of the visitor is kept, so one person who comes twice counts twice.")),
        (_("Drafts begun"), figures.begun, None, _("Every dossier opened in this call, whatever became of it.")),
        (_("Dossiers submitted"), figures.sent, percent(figures.sent, figures.begun), _("Dossiers submitted at least once, those withdrawn later included. The share is that of the drafts begun.")),
    ]  # fmt: skip


def followed(call, outcomes):
    """What comes after submission and how long each thing took; nothing before the announcement."""
    if outcomes is None:
        return {"followed": [], "delays": []}
    return {
        "followed": list(outcomecharts.points(outcomes.counts, call.has_jury)),
        "delays": list(outcomecharts.delays(outcomes)),
    }
