"""What a coach has to do for each project today: why, and the one button that answers it."""

from datetime import timedelta

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs import clock
from programs.dashboard import Todo


def tasks(dossier, user):
    """The things this person has to do for a project read by ``cohort.with_all``, each after its rank: 0 is the most pressing."""
    rules: tuple = (cry_for_help, uncoached, late_milestone, no_news, unwritten, report_to_read, missed, own_actions)
    if dossier.coaching and not is_coach(dossier, user):
        rules = (own_actions,)  # its coach sees to the rest
    about = str(dossier.organization)
    return [(rank, todo._replace(about=about)) for rank, rule in enumerate(rules) for todo in rule(dossier, user)]


def is_coach(dossier, user):
    """Whether this person coaches this very project."""
    return any(role.code == "coach" and role.dossier_id == dossier.pk for role in user.active_roles)


def uncoached(dossier, user):
    """Nobody coaches it, and an officer can name someone."""
    if not dossier.coaching:
        project = dossier.project
        url = reverse("step", args=[project._meta.model_name, project.pk, "name_coach"])
        yield Todo(_("nobody coaches this project."), url, _("Name a coach"))


def cry_for_help(dossier, user):
    """A storm or a call for help that no session has answered since."""
    if not dossier.last_at or not (dossier.last_weather == "storm" or dossier.last_help_wanted):
        return
    if any(session.starts_at > dossier.last_at for session in dossier.booked):
        return
    title = _("help is wanted.") if dossier.last_help_wanted else _("the weather is stormy.")
    url = reverse("session_book", args=[dossier.pk])
    yield Todo(title, url, _("Book a session"), detail=said(dossier.last_help_wanted))


def said(text):
    """What was typed, in quotation marks, cut at a length that fits one line."""
    short = text if len(text) < 160 else f"{text[:160].rsplit(' ', 1)[0]}…"
    return _("“%s”") % short if short else ""


def unwritten(dossier, user):
    """A session is over and its minutes are not published."""
    for session in dossier.booked:
        if session.state == "scheduled" and session.ends_at < clock.now():
            title = _("the minutes of “%s” are still to publish.") % session
            yield Todo(title, session.get_absolute_url(), _("Write the minutes"), late=past(session.ends_at, 3))


def past(moment, days):
    """Whether a moment is older than this number of days."""
    return moment < clock.now() - timedelta(days=days)


def missed(dossier, user):
    """A session that nobody came to, and none booked since."""
    for session in dossier.booked:
        if session.state == "missed" and not any(other.starts_at > session.starts_at for other in dossier.booked):
            url = reverse("step", args=["coachingsession", session.pk, "rebook"])
            yield Todo(_("nobody came to “%s”.") % session, url, _("Choose another date"))


def late_milestone(dossier, user):
    """The first milestone that is late."""
    today = clock.today()
    late = [one for one in dossier.dated if not one.done_on and one.due_on < today]
    if late:
        days = (today - late[0].due_on).days
        title = ngettext("one milestone is late by %(days)s day.", "one milestone is late by %(days)s days.", days) % {
            "days": days
        }
        if len(late) > 1:
            title = _("%(n)s milestones are late, by %(days)s days at most.") % {"n": len(late), "days": days}
        yield Todo(
            title, reverse("milestones", args=[dossier.pk]), _("Update the milestones"), detail=late[0].label, late=True
        )


def report_to_read(dossier, user):
    """The final report waits for the coach."""
    report = getattr(dossier, "report", None)
    if report and report.holder == "coach":
        yield Todo(_("the final report waits for your approval."), report.get_absolute_url(), _("Read the report"))


def no_news(dossier, user):
    """No word for too long: ask for one; asked in vain, meet."""
    days = silence(dossier)
    if days < dossier.call.program.checkin_days:
        return
    title = ngettext("no news for %(days)s day.", "no news for %(days)s days.", days) % {"days": days}
    asked = next((action for action in dossier.owed if action.code == action.NEWS), None)
    if asked and asked.is_late and not any(session.starts_at > clock.now() for session in dossier.booked):
        yield Todo(
            title,
            reverse("session_book", args=[dossier.pk]),
            _("Book a session"),
            detail=_("Your request for news had no answer."),
        )
    if not asked:
        detail = _("Last weather: %s.") % weather_of(dossier) if dossier.last_weather else _("No weather given so far.")
        yield Todo(title, reverse("checkin_ask", args=[dossier.pk]), _("Ask for the weather"), detail=detail)


def silence(dossier):
    """The days since the last word, or since the project opened."""
    return (clock.today() - localtime(dossier.last_at or dossier.since).date()).days


def weather_of(dossier):
    """The word of the last weather."""
    weather = dossier.checkins.model.Weather
    return weather(dossier.last_weather).label if dossier.last_weather else ""


def own_actions(dossier, user):
    """What this person owes, due today or before."""
    for action in dossier.owed:
        if action.owner_id == user.pk and action.due_on <= clock.today():
            yield Todo(
                action.label, reverse("action_done", args=[action.pk]), _("Say that it is done"), late=action.is_late
            )
