"""The papers of a camp filled from its registrations: those who have a place wear a badge and sign, those who came are certified."""

from dataclasses import replace
from datetime import timedelta

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hackathons import door
from hackathons.models import Membership
from hackathons.presets import PROFILES
from programs import clock
from programs.templatetags.essaim import written
from reports import campdata
from reports.receipts import service, verify_url

NOON = 13
HALVES = 8  # columns that a page can hold
PLACED = ("confirmed", "checked_in")


def common(camp):
    """What every paper of a camp says."""
    dossier = camp.dossier
    return {
        "reference": dossier.reference, "program": dossier.call.program.name, "service": service(dossier.call.program), "camp": str(camp),
        "when": days(camp), "place": camp.place, "made_at": min(clock.now(), camp.ends_at or clock.now()),
    }  # fmt: skip


def days(camp):
    """Its days in words: "le 22 novembre 2026", "les 22 et 23 novembre 2026", "du 30 novembre au 1er décembre 2026"; nothing before they are set."""
    if not (camp.starts_at and camp.ends_at):
        return ""
    first, last = localtime(camp.starts_at).date(), localtime(camp.ends_at).date()
    if first == last:
        return _("on %(date)s") % {"date": written(first)}
    if (first.month, first.year) == (last.month, last.year) and last - first == timedelta(days=1) and first.day > 1:
        return _("on %(first)d and %(last)s") % {"first": first.day, "last": written(last)}
    return _("from %(first)s to %(last)s") % {"first": written(first), "last": written(last)}


def badges(camp, rows, *, by_four):
    """The badges of these registrations."""
    made = (
        campdata.Badge(name=one.name, profile=str(one.get_profile_display()), organization=one.organization, url=one.door_link)
        for one in rows
    )  # fmt: skip
    return campdata.Badges(**common(camp), by_four=by_four, rows=tuple(made))


def attendance(camp, rows, *, by_profile):
    """The sheet to sign, everyone in alphabetical order or profile by profile."""
    if by_profile:
        groups = [(capfirst(str(label)), [one for one in rows if one.profile == code]) for code, label in PROFILES]
    else:
        groups = [("", rows)]
    made = tuple(campdata.SignerGroup(title=title, rows=tuple(map(signer, some))) for title, some in groups if some)
    return campdata.Attendance(**common(camp), halves=tuple(halves(camp)), groups=made)


def signer(one):
    """A line of the sheet."""
    return campdata.Signer(name=one.name, detail=one.organization)


def halves(camp):
    """The half-days of the camp, as the heads of columns; without dates, one for the day."""
    if not (camp.starts_at and camp.ends_at):
        return [(pgettext("attendance", "day"), "")]
    start, end = localtime(camp.starts_at), localtime(camp.ends_at)
    found, day = [], start.date()
    while day <= end.date():
        named = date_format(day, "D j").lower()
        begins = start.hour if day == start.date() else 0
        stops = end.hour + end.minute / 60 if day == end.date() else 24
        found += [(named, _("morning"))] * (begins < NOON and stops > 0) + [(named, _("afternoon"))] * (stops > NOON)
        day += timedelta(days=1)
    return found[:HALVES]


def certificates(camp, rows):
    """The certificates of those of these registrations who came, each with the team in which they worked."""
    dossier = camp.dossier
    teams = {
        one.registration_id: one.team
        for one in Membership.objects.current().filter(registration__in=rows).select_related("team__challenge")
    }
    made = tuple(participant(one, teams.get(one.pk)) for one in rows if one.state == "checked_in")
    return campdata.Certificates(
        **common(camp), organization=str(dossier.organization), summary=camp.summary, signer=str(dossier.lead or ""), rows=made,
    )  # fmt: skip


def certificate(registration):
    """The certificate of one who came, which anyone may check by its code."""
    return replace(certificates(registration.camp, [registration]), verify_url=verify_url())


def number(registration):
    """The number of a certificate, which names nobody."""
    return f"{registration.camp.dossier.reference}-{registration.arrival:03d}"


def participant(one, team):
    """What the certificate of someone says."""
    return campdata.Participant(
        name=one.name, number=number(one), team=team.name if team else "",
        challenge=team.challenge.title if team and team.challenge else "",
    )  # fmt: skip


def placed(camp):
    """Those who have a place, by name."""
    return door.people(camp, state__in=PLACED)


def came(camp):
    """Those who came, by name."""
    return door.people(camp, state="checked_in")
