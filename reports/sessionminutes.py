"""The minutes of a coaching session on paper: what was said, what each will do, and by when."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django.utils.translation import gettext as _

from programs.templatetags.essaim import written
from reports import data
from reports.receipts import service, verify_url


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionMinutes(data.Paper):
    """The minutes of one session, as its people share them."""

    kind: ClassVar[str] = "session_minutes"
    title: str
    organization: str
    subject: str
    held_at: datetime
    until: datetime
    place: str = ""
    coach: str
    body: str  # light markup
    actions: data.Table | None = None


def minutes(session):
    """The facts of the minutes of a session that was held."""
    dossier, program = session.dossier, session.dossier.call.program
    return SessionMinutes(
        reference=dossier.reference, program=program.name, service=service(program), made_at=session.since, verify_url=verify_url(), version=1 + session.former_minutes.count(),
        title=dossier.title, organization=str(dossier.organization), subject=session.subject, held_at=session.starts_at, until=session.ends_at,
        place=session.place, coach=str(session.coach), body=session.minutes, actions=actions(session),
    )  # fmt: skip


def actions(session):
    """Who does what, by when."""
    rows = tuple(
        (one.label, str(one.owner or ""), written(one.due_on))
        for one in session.actions.select_related("owner").order_by("due_on", "id")
    )
    return data.Table(columns=(_("What is to be done"), _("By whom"), _("Before")), rows=rows) if rows else None
