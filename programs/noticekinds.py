"""What people are told of, by kind: which ones they may have gathered, which always leave at once."""

from functools import cache
from typing import NamedTuple

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

PROCEDURE, DIGEST = "procedure", "digest"


class Rhythm(models.TextChoices):
    """When the mail of a kind leaves."""

    INSTANT = "instant", _("At once")
    DAILY = "daily", _("Once a day")
    WEEKLY = "weekly", _("Once a week")
    SITE = "site", _("On the site only")


class Kind(NamedTuple):
    """A kind of news: its name, what it holds, its rhythm unless one chooses another, whether it leaves at any hour."""

    code: str
    label: str
    help: str
    rhythm: str = Rhythm.INSTANT
    urgent: bool = False


KINDS = [
    Kind("mention", _("You are mentioned"), _("Someone writes your name in a message.")),
    Kind("message", _("Messages"), _("A message on one of your dossiers.")),
    Kind("session", _("Sessions"), _("A session is booked, moved or cancelled. Sent at any hour."), urgent=True),
    Kind(
        "minutes",
        pgettext_lazy("kind of notification", "Minutes"),
        _("The minutes of a session are shared or corrected."),
    ),
    Kind("checkin", _("Check-ins"), _("The weather of the project is asked for; help is wanted.")),
    Kind("action", _("Actions"), _("What you owe is due.")),
    Kind(
        "milestone",
        pgettext_lazy("kind of notification", "Milestones"),
        _("A date of the project moves."),
        Rhythm.DAILY,
    ),
    Kind("project", _("Life of the projects"), _("A project or its report goes one step further.")),
    Kind("instruct", _("Dossiers you instruct or follow"), _("What organizations and experts send."), Rhythm.DAILY),
]
BY_CODE = {kind.code: kind for kind in KINDS}
LABELS = {kind.code: kind.label for kind in KINDS} | {PROCEDURE: _("Procedure")}
# what the law or the procedure requires leaves at once, whatever one chooses
REQUIRED = [
    _("decisions and letters"),
    _("receipts, signatures and commitments"),
    _("deadlines and appointments of the next day"),
    _("what stops, postpones or closes a project"),
    _("your account: sign-in, invitations, erasure"),
]
ALSO_PROJECT = {"finalreport"}
MINUTES = {"hold", "log", "correct"}
PLAIN = {"lead", "member", "signatory", "coach", "officer"}  # roles that one person may hold together: told once


@cache
def grave(model):
    """The steps of a machine that cannot be undone."""
    return {move.name for move in model.transitions() if move.custom["danger"]}


@cache
def projects():
    """{the name of a machine: its model} for each kind of project."""
    models_ = [apps.get_model(name) for name in settings.PROJECTS.values()]
    return {model._meta.model_name: model for model in models_}


def of(line, role):
    """The kind of the news that this line is for this role; what is not known is of the procedure."""
    match line.machine:
        case "message":
            return "mention" if role == "mentioned" else "message"
        case "coachingsession":
            return "minutes" if line.name in MINUTES else "session"
        case name if role in PLAIN and name in projects():
            return PROCEDURE if line.name in grave(projects()[name]) else "project"
        case name if role in PLAIN and name in ALSO_PROJECT:
            return "project"
        case "dossier" | "opinion" if role == "officer":
            return "instruct"
    return PROCEDURE


def cause(effect, role):
    """What makes two mails one: the same line told to roles that one person may hold together."""
    return str(effect.line_id) if role in PLAIN and effect.key == role else f"{effect.line_id}/{effect.key}"
