"""The week of a coach: the sessions of the day with what to prepare, the days to come, and what goes wrong, by kind."""

from collections import defaultdict
from datetime import timedelta
from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs import attention, clock, cohort, wording
from programs.board import sentence, words
from programs.dashboard import Todo
from programs.models import ActionItem, Checkin, CoachingSession, CohortEvent

NEAR = 21  # days within which a milestone is prepared
HELD, READ = 30, 7  # days after which a stage, a report, has been in the same hands for long
WORKING = {"running", "building"}  # stages that last: the work itself
SHOWN = 3  # check-ins on a sheet


class Sheet(NamedTuple):
    """A session of the day and what to prepare it with."""

    session: CoachingSession
    dossier: object
    last: CoachingSession | None  # the last one held, with its minutes
    owed: list  # actions not done
    near: list  # milestones that are late or near
    checkins: list  # since the last session
    to_measure: list  # in words


class Day(NamedTuple):
    """A day of the week and what is planned, as (hour, title, address, with whom)."""

    day: object
    meetings: list


class Week:
    """All that the page shows; ``dossiers`` as ``cohort.with_all`` reads them."""

    def __init__(self, dossiers, user):
        self.dossiers, self.user, self.today = dossiers, user, clock.today()
        self.end = self.today + timedelta(days=6 - self.today.weekday() or 7)  # on a Sunday, the week to come
        sessions = [(one, dossier) for dossier in dossiers for one in dossier.booked if one.state == "scheduled"]
        self.sessions = sorted(sessions, key=lambda pair: (pair[0].starts_at, pair[0].pk))
        self.sheets = self.prepared([pair for pair in self.sessions if on(pair[0]) == self.today])
        self.storms = self.asked(attention.cry_for_help)
        self.silences = self.asked(attention.no_news)
        self.late = sorted(self.asked(*LATE), key=lambda todo: not todo.late)
        self.balls = self.asked(attention.report_to_read, held)

    def asked(self, *rules):
        """What these rules ask about every project, each about its organization."""
        return [
            todo._replace(about=str(dossier.organization))
            for dossier in self.dossiers for rule in rules for todo in rule(dossier, self.user)
        ]  # fmt: skip

    def prepared(self, pairs):
        """The sheet of each session of the day, in five queries at most."""
        pks = {dossier.pk for _session, dossier in pairs}
        last, news, measures = minutes(dossier for _session, dossier in pairs), checkins(pks), to_measure(pairs)
        return [
            Sheet(
                session, dossier, last.get(dossier.pk), dossier.owed, [one for one in dossier.dated if self.is_near(one)],
                since(news[dossier.pk], last.get(dossier.pk)), measures.get(dossier.pk, []),
            )
            for session, dossier in pairs
        ]  # fmt: skip

    def is_near(self, milestone):
        return not milestone.done_on and milestone.due_on <= self.today + timedelta(days=NEAR)

    def days(self):
        """The next days of the week on which something is planned."""
        planned, whom, shown = defaultdict(list), defaultdict(list), {}
        for one, dossier in self.sessions:
            if self.today < on(one) <= self.end:
                whom[one.pk].append(str(dossier.organization))
                shown[one.pk] = one
        for pk, one in shown.items():
            planned[on(one)].append((one.starts_at, one.subject, one.get_absolute_url(), _(", ").join(whom[pk])))
        for one in meetings(self.dossiers, self.today, self.end):
            planned[on(one)].append((one.starts_at, one.title, one.cohort.get_absolute_url(), str(one.cohort)))
        return [Day(day, sorted(found, key=lambda row: row[:2])) for day, found in sorted(planned.items())]

    def verdict(self):
        """The two first sentences: how many sessions today, what goes wrong."""
        number = len({sheet.session.pk for sheet in self.sheets})
        first = ngettext("One session today.", "%(n)s sessions today.", number) if number else _("No session today.")
        wrong = [(self.storms, storms), (self.silences, silences), (self.late, late)]
        said = [told(len({todo.about for todo in found})) for found, told in wrong if found]
        second = _("%s.") % sentence(_(", ").join(said)) if said else _("Nothing goes wrong in your projects.")
        return first % {"n": words(number)}, second


def storms(number):
    return ngettext("one project asks for help", "%(n)s projects ask for help", number) % {"n": words(number).lower()}


def silences(number):
    return ngettext("one gives no news", "%(n)s give no news", number) % {"n": words(number).lower()}


def late(number):
    return ngettext("one is late", "%(n)s are late", number) % {"n": words(number).lower()}


def on(planned):
    """The Paris day of a session or of a meeting."""
    return localtime(planned.starts_at).date()


def minutes(dossiers):
    """The last session held of each of these projects, with its minutes and its actions."""
    last = {}
    for dossier in dossiers:
        done = [one for one in dossier.booked if one.state == "held"]
        if done:
            last[dossier.pk] = max(done, key=lambda one: one.starts_at).pk
    found = CoachingSession.objects.in_bulk(last.values()) if last else {}
    return {dossier: found[session] for dossier, session in last.items()}


def checkins(pks):
    """The check-ins of these projects, the latest first."""
    found = defaultdict(list)
    if pks:
        for one in Checkin.objects.filter(dossier__in=pks).select_related("by").order_by("-at", "id")[:100]:
            found[one.dossier_id].append(one)
    return found


def since(news, session):
    """The check-ins since a session, a few at most."""
    return [one for one in news if session is None or one.at >= session.starts_at][:SHOWN]


def to_measure(pairs):
    """What each project has still to try or to measure, asked once of each kind of project."""
    by_kind = defaultdict(list)
    for _session, dossier in pairs:
        by_kind[type(dossier.project)].append(dossier.pk)
    return {pk: said for kind, pks in by_kind.items() for pk, said in kind.to_measure(pks).items()}


def meetings(dossiers, first, last):
    """The meetings of the cohorts of these projects after a day, until another."""
    days = Q(starts_at__date__gt=first, starts_at__date__lte=last, cancelled_at=None)
    found = CohortEvent.objects.filter(days, cohort__places__dossier__in=[one.pk for one in dossiers])
    return found.select_related("cohort").distinct()


def owed_by_others(dossier, user):
    """What the others owe and have not done."""
    for action in dossier.owed:
        if action.is_late and action.owner_id != user.pk and action.code != ActionItem.NEWS:
            days = (clock.today() - action.due_on).days
            said = ngettext("%(who)s, %(days)s day late.", "%(who)s, %(days)s days late.", days)
            said %= {"who": action.owner, "days": days}
            yield Todo(action.label, reverse("action_done", args=[action.pk]), _("See"), detail=said, late=True)


def held(dossier, user):
    """The project has been in the same hands for long, in a stage that is not the work itself."""
    days = (clock.today() - localtime(dossier.project.since).date()).days
    holder = dossier.project.holder
    if holder and days > HELD and dossier.project_state not in WORKING:
        title = ngettext(
            "in the hands of %(who)s for %(days)s day.", "in the hands of %(who)s for %(days)s days.", days
        )
        title %= {"who": wording.holder(holder), "days": days}
        yield Todo(title, dossier.project.get_absolute_url(), _("Open the project"), detail=stage(dossier))


def stage(dossier):
    """The stage of its project, as a sentence."""
    return _("Stage: %s.") % dossier.project_label


LATE = (attention.unwritten, attention.late_milestone, attention.missed, attention.own_actions, owed_by_others)


def of(user):
    """The week of a coach."""
    return Week(list(cohort.with_all(cohort.going_on(cohort.coached(user)))), user)


def title():
    """The day, as it opens the page: "Lundi 23 novembre"."""
    return sentence(date_format(clock.today(), "l j F"))
