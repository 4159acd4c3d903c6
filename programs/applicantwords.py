"""What an applicant reads of each state, and what comes next."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from programs.templatetags.essaim import day, moment

STAGES = ("received", "screened", "interview", "offered", "hired")


def verdict(one):
    """The sentence that says it all, what comes next, the tone."""
    slot = getattr(one, "interview", None)
    said = {
        "received": (_("Your application is received."), waits(one), ""),
        "screened": (_("Your application is kept after a first reading."), _("The recruiters are preparing the interviews and will write to you."), ""),
        "interview": interview(slot),
        "offered": (_("The position is offered to you. Congratulations!"), _("Answer %s at the latest: accept, or decline so that someone else may have it.") % day(one.answer_by), "success"),
        "hired": (_("You are hired. Welcome!"), _("You start %s. The team of the project will write to you.") % day(one.starts_on), "success"),
        "rejected": (_("Your application is not kept."), _("Thank you for the time you gave it. The recruiters’ words are below."), "alert"),
        "withdrawn": (_("You withdrew your application."), _("Nothing more is expected of you."), ""),
        "left": (_("You have left this position."), _("Thank you for what you did there."), ""),
    }  # fmt: skip
    return said[one.state]


def waits(one):
    """What an application just received waits for."""
    if one.route == "internal" and one.manager_agrees is None:
        return _("Your manager has been asked for their agreement. Meanwhile, the recruiters read your application.")
    if one.route == "internal" and not one.manager_agrees:
        return _("Your manager does not agree for now: talk with them, the recruiters will write to you.")
    if one.position.is_blind:
        return _("The recruiters read it without your name, then write to you, whatever the answer.")
    return _("The recruiters read it, then write to you, whatever the answer.")


def interview(taken):
    """What one who is invited has to do."""
    if taken is None:
        return _("You are invited to an interview."), _("Choose your slot: the first to choose has it."), ""
    where = {"when": moment(taken.slot.starts_at), "place": taken.slot.place}
    return _("Your interview is %(when)s.") % where, _("Place: %(place)s.") % where, "success"


def stages(one):
    """The stages, one under the other: done, in hand or to come; none once it stopped."""
    labels = [
        _("Received"),
        _("First reading"),
        pgettext("stage", "Interview"),
        pgettext("stage", "Offer"),
        pgettext("stage", "Hired"),
    ]
    if one.state not in STAGES:
        return []
    at = STAGES.index(one.state)
    whens = ["done" if n < at or one.state == "hired" else "here" if n == at else "next" for n in range(len(STAGES))]
    return [{"title": label, "when": when} for label, when in zip(labels, whens, strict=True)]


def offer(one):
    """The words of the recruiters that the applicant reads: of the offer, of the refusal, of the invitation."""
    name = {"offered": "offer", "hired": "offer", "rejected": "reject", "interview": "invite"}.get(one.state)
    line = name and one.history.filter(name=name).select_related("detail").last()
    return line.comment if line else ""
