"""The deadline as people feel it: how long is left, at what hour it falls overseas, and that a draft is not submitted."""

from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from programs import clock, drafts
from programs.models.candidature import State
from programs.templatetags.essaim import moment, written
from programs.typography import NBSP


class Clock(NamedTuple):
    """The clock of a place outside Paris time, and how one says that one is there."""

    zone: str
    place: str


OVERSEAS = {  # département or collectivity: its clock
    "971": Clock("America/Guadeloupe", gettext_lazy("in Guadeloupe")),
    "972": Clock("America/Martinique", gettext_lazy("in Martinique")),
    "973": Clock("America/Cayenne", gettext_lazy("in French Guiana")),
    "974": Clock("Indian/Reunion", gettext_lazy("in La Réunion")),
    "975": Clock("America/Miquelon", gettext_lazy("in Saint-Pierre-et-Miquelon")),
    "976": Clock("Indian/Mayotte", gettext_lazy("in Mayotte")),
    "977": Clock("America/St_Barthelemy", gettext_lazy("in Saint-Barthélemy")),
    "978": Clock("America/Marigot", gettext_lazy("in Saint-Martin")),
    "986": Clock("Pacific/Wallis", gettext_lazy("in Wallis and Futuna")),
    "987": Clock("Pacific/Tahiti", gettext_lazy("in French Polynesia")),
    "988": Clock("Pacific/Noumea", gettext_lazy("in New Caledonia")),
}
MARQUESAS = Clock("Pacific/Marquesas", gettext_lazy("in the Marquesas Islands"))
GAMBIER = Clock("Pacific/Gambier", gettext_lazy("in the Gambier Islands"))
APART = dict.fromkeys(("98718", "98723", "98731", "98746", "98756", "98757"), MARQUESAS) | {"98719": GAMBIER}
REGIONS = {"01": "971", "02": "972", "03": "973", "04": "974", "06": "976"}


def clock_of(territory):
    """The clock of a territory that does not live in Paris time; None in mainland France, Corsica included."""
    if territory is None:
        return None
    if territory.kind == "commune" and territory.code in APART:
        return APART[territory.code]
    code = REGIONS.get(territory.code) if territory.kind == "region" else territory.departement or territory.code
    return OVERSEAS.get(code)


def elsewhere(when, organization):
    """The same moment at the clock of an overseas organization, in words; empty for the others."""
    place = clock_of(organization.place) if organization else None
    if not when or not place:
        return ""
    return _("That is on %(date)s at %(hour)s %(place)s.") % {**told(when, place), "place": place.place}


def told(when, place):
    """The date and the hour of a moment at the clock of a place, in words."""
    local = localtime(when, ZoneInfo(place.zone))
    hour = date_format(local, f"G{NBSP}\\h{NBSP}i" if local.minute else f"G{NBSP}\\h")
    return {"date": written(local), "hour": hour}


def everywhere(when):
    """The same moment overseas: a line for the places that share a clock, the latest first."""
    lines = {}
    for place in (*OVERSEAS.values(), MARQUESAS, GAMBIER):
        local = localtime(when, ZoneInfo(place.zone))
        lines.setdefault(local.utcoffset(), []).append(place)
    for _offset, places in sorted(lines.items(), reverse=True):
        there = ", ".join(str(place.place) for place in places)
        yield _("On %(date)s at %(hour)s %(places)s") % {**told(when, places[0]), "places": there}


def left(when):
    """How long is left until a moment, in words: "Il reste 2 jours"; that it is over once it is."""
    seconds = int((when - clock.now()).total_seconds())
    days, hours, minutes = seconds // 86400, seconds // 3600, seconds // 60
    if seconds < 0:
        return _("The time to submit is over.")
    if days > 1:
        return ngettext("%d day left.", "%d days left.", days) % days
    if hours > 1:
        return ngettext("%d hour left.", "%d hours left.", hours) % hours
    if minutes:
        return ngettext("%d minute left.", "%d minutes left.", minutes) % minutes
    return _("Less than a minute left.")


class Banner(NamedTuple):
    """What every page of answers says first: submitted or not, how long is left, until when."""

    title: str
    text: str = ""
    tone: str = "warning"


def banner(dossier):
    """Whether what is written is submitted, so that "saved" never passes for it; None when nothing can change any more."""
    if dossier.state == State.INCOMPLETE:
        due = dossier.completion_due
        return Banner(_("To complete: not sent back yet."), _("Before %s, included.") % written(due) if due else "")
    if dossier.state == State.DRAFT:
        return unsent(dossier, _("Draft: not submitted yet."))
    if dossier.state != State.SUBMITTED or dossier.call.state != "open":
        return None
    version = dossier.versions.last()
    if drafts.last_version_differs(dossier):
        return unsent(dossier, _("Your last changes are saved, not submitted."))
    words = {"when": moment(version.received_at), "number": version.receipt}
    again = _("You may correct it %s at the latest: submit again, and the last version counts.")
    until = again % moment(dossier.call.closes_at) if dossier.call.closes_at else ""
    return Banner(_("Submitted %(when)s: receipt %(number)s.") % words, until, "success")


def title_of(dossier):
    """The first words of the banner once something has just been saved."""
    if dossier.state == State.INCOMPLETE:
        return _("To complete: not sent back yet.")
    changed = dossier.state == State.SUBMITTED
    return unsent(
        dossier, _("Your last changes are saved, not submitted.") if changed else _("Draft: not submitted yet.")
    ).title


def unsent(dossier, title):
    """What is said while something is still to submit."""
    closes = dossier.call.closes_at
    if closes is None:
        return Banner(title)
    until = _("To submit %s at the latest.") % moment(closes)
    return Banner(f"{title} {left(closes)}", f"{until} {elsewhere(closes, dossier.organization)}".strip())
