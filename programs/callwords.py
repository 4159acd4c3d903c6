"""What the page of a call says: to everyone, where it stands; to who runs it, what there is to do now."""

from typing import NamedTuple

from django.db.models import Count
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from programs import clock, deadlines
from programs.models.candidature import State
from programs.templatetags.essaim import ago, day, moment

MODES = [  # what an officer chooses first, with what each asks of everyone
    ("competition", gettext_lazy("Call for projects"), gettext_lazy("Collectivities compete for a few places. Criteria with weights, a jury that reads, decisions announced together.")),
    ("interest", gettext_lazy("Expression of interest"), gettext_lazy("You need a few volunteers, for a camp for example. Three short answers; no criteria, no jury, no weights.")),
    ("contribution", gettext_lazy("Call for ideas"), gettext_lazy("Everyone gives ideas and nobody competes. The ideas agreed are published, with their authors’ consent, and feed the common base.")),
    ("direct", gettext_lazy("Outside any call"), gettext_lazy("Always open, without dates: you answer each dossier as it comes.")),
]  # fmt: skip


class Verdict(NamedTuple):
    """The first thing a page says, and the one thing to do about it."""

    title: str
    text: str = ""
    url: str = ""
    label: str = ""
    calm: str = ""
    tone: str = ""
    step: str = ""  # the name of the step that the button takes


def takes_answers(call):
    """Whether a dossier can still be opened now: past the deadline it cannot, even before the call closes."""
    now = clock.now()
    return call.state == "open" and all(deadlines.in_time(now, until) for until in (call.closes_at, call.drafts_until))


def verdict(call):
    """Where a call stands, as everyone may know it."""
    if takes_answers(call):
        return opened(call)
    if call.state == "open" and deadlines.in_time(clock.now(), call.closes_at):
        return begun(call)
    words = {"draft": drafted, "scheduled": coming, "decided": decided, "unsuccessful": ended, "cancelled": ended}
    return words.get(str(call.shown_state), closed)(call)


def opened(call):
    saved = _("Your answers are saved as you type; you submit when you are ready.")
    if call.closes_at is None:
        return Verdict(_("This call is open all year."), saved)
    return Verdict(_("This call closes %(ago)s, %(when)s.") % words_of(call.closes_at), saved)


def begun(call):
    """Open still, but only for the dossiers already begun."""
    return Verdict(
        _("This call takes no new dossier since %s.") % moment(call.drafts_until),
        _("Those already begun may be submitted %s at the latest.") % moment(call.closes_at),
    )


def words_of(when):
    """A moment in words: how far it is, and when."""
    return {"ago": ago(when), "when": moment(when)}


def drafted(call):
    return Verdict(_("This call is being prepared: nobody else sees it."))


def coming(call):
    prepare = _("You can already read the questions below and prepare your answers.")
    if call.opens_at is None or call.opens_at <= clock.now():
        return Verdict(_("This call opens soon."), prepare)
    return Verdict(_("This call opens %(ago)s, %(when)s.") % words_of(call.opens_at), prepare)


def decided(call):
    if call.is_contribution:
        text = _("The ideas agreed, whose authors accept it, are published.")
        return Verdict(_("This call for ideas is over. Thank you!"), text, reverse("ideas"), _("Read the ideas"))
    return Verdict(
        _("The decisions were announced %(when)s.") % {"when": day(call.announced_at)},
        _("Each organization has received its own."),
    )


def ended(call):
    cancelled = call.state == "cancelled"
    title = _("This call has no follow-up.") if cancelled else _("This call is unsuccessful: no project is selected.")
    return Verdict(title, reason(call), tone="alert")


def reason(call):
    """Why its last step was taken, as written by who took it."""
    line = call.history.select_related("detail").last()
    return line.comment if line else ""


def closed(call):
    answer = _("The answers are expected before %(day)s.") % {"day": day(call.answer_by)} if call.answer_by else ""
    title = (
        _("This call closed %(when)s.") % {"when": moment(call.closes_at)}
        if call.closes_at
        else _("This call is closed.")
    )
    doing = _("The ideas are being discussed.") if call.is_contribution else _("The dossiers are being examined.")
    return Verdict(title, doing + (f" {answer}" if answer else ""))


def calendar(call):
    """The dates of a call, one under the other, each done, in hand or to come; none once it has no follow-up."""
    if call.state in ("unsuccessful", "cancelled"):
        return []
    rows = [
        (_("The call opens"), call.opens_at and capfirst(f"{moment(call.opens_at)}.")),
        (_("You send your ideas") if call.is_contribution else _("You answer"), call.closes_at and answering(call)),
        (_("You receive our answer"), call.answer_by and _("Before %(day)s.") % {"day": day(call.answer_by)}),
        (
            _("You confirm your place"),
            call.confirm_by and not call.is_contribution and _("Before %(day)s.") % {"day": day(call.confirm_by)},
        ),
    ]
    here = stage(call)
    whens = ["done" if n < here else "here" if n == here else "next" for n in range(len(rows))]
    return [
        {"title": title, "text": text, "when": when} for (title, text), when in zip(rows, whens, strict=True) if text
    ]


def answering(call):
    """Until when one may begin, where it is another date, and submit."""
    submit = _("At the latest %(when)s.") % {"when": moment(call.closes_at)}
    if not call.drafts_until:
        return submit
    return (
        _("Begin your dossier %s at the latest.") % moment(call.drafts_until)
        + " "
        + _("To submit %s at the latest.") % moment(call.closes_at)
    )


def stage(call):
    """Which of the four dates is in hand; after them all when the call is over."""
    if takes_answers(call):
        return 1
    stages = {"draft": 0, "scheduled": 0, "open": 2, "closed": 2, "reviewing": 2, "decided": 3}
    over = call.shown_state == "decided" and bool(call.confirm_by and call.confirm_by < clock.today())
    return 4 if over else stages.get(str(call.shown_state), 4)


def numbers(call):
    """How many dossiers in each state, in the order of the states."""
    counted = dict(call.dossiers.order_by().values_list("state").annotate(n=Count("pk")))
    return [(state, counted[state]) for state in State if counted.get(state)]


def duty(call, steps, counted):
    """What there is to do now, for who runs the call; ``steps`` are those this person may take, ``counted`` the numbers."""
    todo = {
        "draft": to_publish,
        "scheduled": to_open,
        "open": to_watch,
        "closed": to_screen,
        "reviewing": to_decide,
        "decided": to_show,
    }
    return todo.get(call.state, lambda call, steps, counted: ended(call))(
        call, {step.name: step for step in steps}, dict(counted)
    )


def action(call, steps, name):
    """The button of a step, where this person may take it now."""
    if name not in steps or steps[name].missing:
        return {}
    return {"url": reverse("step", args=["call", call.pk, name]), "label": str(steps[name].label), "step": name}


def lacking(missing):
    """What is missing, in one sentence."""
    return _("Still missing: %s.") % ", ".join(str(need.label) for need in missing)


def to_publish(call, steps, counted):
    missing = list(call.missing_to_publish())
    if not missing:
        return Verdict(
            _("This call is ready to be published."),
            _("Nobody else sees it yet. Once it is published, its questions and its criteria no longer change."),
            **action(call, steps, "publish"),
        )
    title = ngettext(
        "This call is being prepared: one thing is missing.",
        "This call is being prepared: %(n)d things are missing.",
        len(missing),
    )
    return Verdict(title % {"n": len(missing)}, lacking(missing))


def to_open(call, steps, counted):
    if call.opens_at is None:
        return Verdict(_("This call is published. It opens when you say so."), **action(call, steps, "open"))
    return Verdict(
        _("This call opens by itself %(ago)s, %(when)s.") % words_of(call.opens_at), calm=_("You have nothing to do.")
    )


def to_watch(call, steps, counted):
    waiting, drafts = counted.get(State.SUBMITTED, 0), counted.get(State.DRAFT, 0)
    title = (
        _("This call closes by itself %(ago)s, %(when)s.") % words_of(call.closes_at)
        if call.closes_at
        else _("This call is open all year.")
    )
    text = ngettext("%d dossier is being written.", "%d dossiers are being written.", drafts) % drafts
    if waiting:
        return screening(call, title, text, waiting)
    if call.is_announced and counted.get(State.ELIGIBLE):  # nothing is kept for the end: each has its answer in turn
        return choosing(call, title, text, State.ELIGIBLE, counted[State.ELIGIBLE])
    return Verdict(title, text, calm=_("You have nothing to do."))


def choosing(call, title, text, state, waiting):
    """The same, with the dossiers that wait for their answer."""
    label = ngettext("Answer %d dossier", "Answer %d dossiers", waiting) % waiting
    return Verdict(title, text, f"{reverse('dossier_list')}?call={call.pk}&state={state}", label)


def screening(call, title, text, waiting):
    """The same, with the dossiers that wait to be screened."""
    label = ngettext("Screen %d dossier", "Screen %d dossiers", waiting) % waiting
    return Verdict(title, text, f"{reverse('dossier_list')}?call={call.pk}&state=submitted", label)


def to_screen(call, steps, counted):
    if call.mode == "direct":
        return to_finish(call, counted)
    missing = {need.code: need for need in call.missing_to_review()}
    if not missing:
        return Verdict(_("Every dossier is screened: the review can start."), **action(call, steps, "start_review"))
    title = (
        _("This call is closed: the dossiers are to be screened.")
        if "screened" in missing
        else _("The jury's readers are to be named.")
    )
    if "screened" in missing and counted.get(State.SUBMITTED):
        return screening(call, title, lacking(missing.values()), counted[State.SUBMITTED])
    readers = {"url": reverse("jury", args=[call.pk]), "label": _("Name the readers")} if "readers" in missing else {}
    return Verdict(title, lacking(missing.values()), **readers)


def to_finish(call, counted):
    """Outside any call, closing takes no new dossier; those already there get their answer."""
    title = _("This call takes no new dossier.")
    for state in (State.SUBMITTED, State.ELIGIBLE):
        if counted.get(state):
            return choosing(call, title, _("Those already submitted still wait for an answer."), state, counted[state])
    return Verdict(title, calm=_("You have nothing to do."))


def to_conclude(call, steps, missing, counted):
    """The ideas still discussed, then the end of the call for ideas."""
    if missing:
        waiting = counted.get(State.IN_REVIEW, 0)
        return choosing(call, _("The ideas are being discussed."), lacking(missing), State.IN_REVIEW, waiting)
    return Verdict(
        _("Each idea has had its answer."), _("You can end the call for ideas."), **action(call, steps, "announce")
    )


def to_decide(call, steps, counted):
    missing = list(call.missing_to_announce())
    if call.is_contribution:
        return to_conclude(call, steps, missing, counted)
    if missing:
        return Verdict(
            _("The dossiers are being decided."),
            lacking(missing),
            reverse("decisions", args=[call.pk]),
            _("Decisions and letters"),
        )
    button = action(call, steps, "announce")
    return Verdict(
        _("Everything is decided: the decisions can be announced."),
        _("Choose the hour: before it, nothing shows.")
        if button
        else _("The competent authority announces them, at the hour it chooses."),
        **button,
    )


def to_show(call, steps, counted):
    if call.is_announced:
        return decided(call)
    title = _("The decisions will be announced %(ago)s, %(when)s.") % words_of(call.announced_at)
    return Verdict(title, _("Before that hour, nothing shows."), calm=_("You have nothing to do."))
