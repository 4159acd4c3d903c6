"""The rows of a feed in words: what happened, who did it, what was said, where to see it."""

from datetime import date, datetime
from functools import cache
from types import SimpleNamespace
from typing import NamedTuple

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from programs import mentions, wording
from programs.apps import machines
from programs.feed import EVENTS
from programs.models import Attachment, Checkin, Document, MilestoneChange, User
from programs.models.exchange import Audience
from programs.templatetags.essaim import fr, linebreaks_plain, written
from programs.workflow import past

LABELS = {
    "file": dict(Attachment.Kind.choices), "document": dict(Document._meta.get_field("kind").choices), "weather": dict(Checkin.Weather.choices),
    "milestone": dict(MilestoneChange.Kind.choices), "audience": dict(Audience.choices),
}  # fmt: skip


class Link(NamedTuple):
    """Where something is seen; of a file, its weight."""

    url: str
    label: str
    size: int | None = None


@cache
def model_of(name):
    """The machine of this name."""
    return next(model for model in machines() if model._meta.model_name == name)


def entries(rows, dossier, user, people):
    """Each row as the page shows it; ``people`` are those whom a message may mention."""
    return [WRITERS[row["feed_code"]](entry(row, user), row["feed_shown"], dossier, people) for row in rows]


def entry(row, user):
    """What every row has; the others are added by its kind."""
    shown = row["feed_shown"]
    return SimpleNamespace(
        key=row["feed_key"], code=row["feed_code"], kind=row["feed_kind"], at=row["feed_at"], who=named(shown.get("by")), mine=(shown.get("by") or {}).get("email") == user.email,
        what="", whom="", text="", without=(), links=(), audience="", subject="", for_whom=None,
    )  # fmt: skip


def named(by):
    """The name of a person as every page says it."""
    return str(User(**by)) if by and by["email"] is not None else ""


def line(one, shown, dossier, people):
    """A step: its past, whom it concerns, what it did without; a session has its page."""
    model, data = model_of(shown["machine"]), shown["data"] or {}
    own = dossier.words_for(shown["step"]) if shown["object"] == str(dossier.pk) else {}
    one.what = own.get("done") or past(model).get(shown["step"], shown["step"])
    one.who, one.whom = data.get("said_by") or one.who, data.get("whom") or shown["about"]
    one.text = linebreaks_plain(shown["comment"]) if shown["comment"] else ""
    one.without = [str(wording.WAIVED.get(code, code)) for code in shown["waived"]]
    one.subject, one.for_whom = str(model._meta.verbose_name), named(shown["behalf"])
    one.kind = "event" if shown["machine"] in EVENTS else "step"
    if shown["machine"] == "coachingsession":
        one.links = [Link(reverse("session", args=[shown["object"]]), _("See the session"))]
    return one


def assignment(one, shown, dossier, people):
    """An officer who instructs the dossier, until when if it is over."""
    one.what, one.whom = _("Dossier given to instruct"), named(shown["whom"])
    if shown["ended"]:
        one.text = format_html("<p>{}</p>", _("Until %s.") % written(localtime(datetime.fromisoformat(shown["ended"]))))
    return one


def message(one, shown, dossier, people):
    """A message, its mentions told apart, its files."""
    one.text, one.what = marked(shown["text"], people), _("Message")
    one.audience = LABELS["audience"][shown["audience"]] if shown["audience"] != Audience.ALL else ""
    one.links = [
        Link(reverse("message_file", args=[file["pk"]]), file["name"], file["size"]) for file in shown["files"]
    ]
    return one


def marked(text, people):
    """A text typed by a person, escaped, each name that it mentions told apart."""
    parts, end = [], 0
    for found in mentions.named(text, people):
        parts += [
            (mark_safe("{}"), text[end : found.start]),
            (mark_safe('<b class="mention">{}</b>'), text[found.start : found.end]),
        ]
        end = found.end
    return parts_of([*parts, (mark_safe("{}"), text[end:])])


def parts_of(parts):
    """These parts, escaped, in paragraphs."""
    whole = mark_safe("".join(format_html(shape, part) for shape, part in parts))
    paragraphs = [
        mark_safe(part.replace("\n", "<br>")) for part in whole.replace("\r", "").split("\n\n") if part.strip()
    ]
    return format_html_join("", "<p>{}</p>", ((fr(part),) for part in paragraphs))


def file(one, shown, dossier, people):
    """A file that somebody joined."""
    one.what = _("File joined: %s") % LABELS["file"][shown["what"]]
    one.links = [Link(reverse("attachment", args=[one.key]), shown["file"], shown["size"])]
    one.text = linebreaks_plain(shown["text"]) if shown["text"] else ""
    return one


def document(one, shown, dossier, people):
    """A document that the platform made."""
    label = LABELS["document"].get(shown["what"], shown["what"])
    one.what = _("Document ready: %s") % label
    one.links = [Link(reverse("document", args=[one.key]), _("Download the PDF"), shown["size"])]
    return one


def checkin(one, shown, dossier, people):
    """A weather, with its words for those whom they are for."""
    one.what = _("Check-in: %s") % LABELS["weather"][shown["weather"]]
    said = [
        (_("Success:"), shown["success"]),
        (_("Obstacle:"), shown["obstacle"]),
        (_("Help wanted:"), shown["help_wanted"]),
    ]
    one.text = format_html_join(
        "", "<p><strong>{}</strong> {}</p>", ((label, fr(text)) for label, text in said if text)
    )
    return one


def milestone(one, shown, dossier, people):
    """What became of a milestone, and of its date."""
    one.what = _("Milestone %(what)s: %(label)s") % {
        "what": LABELS["milestone"][shown["what"]],
        "label": shown["label"],
    }
    before, after = (shown[name] and written(date.fromisoformat(shown[name])) for name in ("before", "after"))
    if shown["what"] == MilestoneChange.Kind.MOVED:
        one.text = format_html("<p>{}</p>", _("From %(before)s to %(after)s.") % {"before": before, "after": after})
    return one


WRITERS = {
    "assignment": assignment,
    "line": line,
    "message": message,
    "file": file,
    "document": document,
    "checkin": checkin,
    "milestone": milestone,
}
