"""Where a dossier stands, as its organization reads it: the verdict, the one thing to do, five steps with who and when."""

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from programs import answers, clock, drafts, wording
from programs.closing import elsewhere, left
from programs.models.candidature import State
from programs.templatetags.essaim import written
from programs.typography import french

S = State
THEIRS = ("lead", "signatory")
READ = (S.ELIGIBLE, S.IN_REVIEW, S.SHORTLISTED)
# shown state: (steps done, the step in hand or 0 when the way ends there)
PLACES = {
    S.DRAFT: (0, 1), S.EXPIRED: (0, 0), S.SUBMITTED: (1, 2), S.INCOMPLETE: (1, 2), S.INELIGIBLE: (2, 0), S.ELIGIBLE: (2, 3),
    S.IN_REVIEW: (2, 3), S.SHORTLISTED: (2, 3), S.REJECTED: (4, 0), S.WAITLISTED: (3, 4), S.LAPSED: (4, 0), S.SELECTED: (4, 5),
    S.PLEDGED: (4, 5), S.DECLINED: (4, 0), S.CONFIRMED: (5, 0), S.WITHDRAWN: (0, 0), S.CANCELLED: (0, 0),
}  # fmt: skip
AGREED = (5, 0)  # an idea has nothing to confirm
TONES = {
    S.INCOMPLETE: "alert", S.DRAFT: "alert", S.EXPIRED: "alert", S.SELECTED: "success", S.CONFIRMED: "success", S.ELIGIBLE: "success",
}  # fmt: skip


def verdict(dossier, user):
    """The sentence that says it all, the next date, and the one thing to do or the word that there is none."""
    state = dossier.shown_state
    _label, title, comes = wording.applicant(dossier.call, state)
    action = to_do(dossier, user, state)
    waits = dossier.holders.get(state, "") in THEIRS
    calm = "" if waits or action else _("You have nothing to do. We write to you at each step.")
    when = date_of(dossier, state)
    comes = "" if when and state in READ[:2] else comes  # the date says it better
    return {
        "url": "",
        "label": "",
        "title": title,
        "text": " ".join(filter(None, [str(comes), when])),
        "calm": calm,
        "tone": TONES.get(state, ""),
        **action,
    }


def date_of(dossier, state):
    """The date that matters now, in a sentence."""
    call, when = dossier.call, written
    if state == S.DRAFT and call.closes_at:
        ends = localtime(call.closes_at)
        words = {"date": written(ends), "hour": french(ends.strftime("%-H h %M"))}
        said = _("The call closes on %(date)s at %(hour)s, Paris time.") % words
        return " ".join(filter(None, [left(call.closes_at), said, elsewhere(call.closes_at, dossier.organization)]))
    if state == S.INCOMPLETE and dossier.completion_due:
        return _("Before %s, included.") % when(dossier.completion_due)
    if state in (S.SUBMITTED, *READ) and call.answer_by:
        return _("You will have the answer before %s.") % when(call.answer_by)
    if state in (S.SELECTED, S.PLEDGED) and dossier.confirm_by and not dossier.gathers:
        return _("Before %s.") % when(dossier.confirm_by)
    if state == S.SHORTLISTED and dossier.hearing_at:
        return _("Hearing on %(date)s, %(place)s.") % {
            "date": written(localtime(dossier.hearing_at)),
            "place": dossier.hearing_place,
        }
    if state == S.WAITLISTED and call.waitlist_until:
        return _("The list holds until %s.") % when(call.waitlist_until)
    return ""


def to_do(dossier, user, state):
    """The address and the label of the one thing to do; empty when nothing awaits this person."""
    if state in (S.DRAFT, S.INCOMPLETE) and dossier.may_write(user):
        return writing(dossier)
    if (
        dossier.gathers
        and state == S.SELECTED
        and {"lead", "signatory"} & dossier.roles_of(user)
        and not dossier.idea.consent_at
    ):
        return {"url": reverse("idea_edit", args=[dossier.pk]), "label": _("Say whether it may be published")}
    for name in ("confirm", "pledge"):
        step = dossier.step(name, user)
        if step and not step.missing:
            return {"url": reverse("step", args=["dossier", dossier.pk, name]), "label": step.label}
    return {}


def writing(dossier):
    """Go on with the answers, or review them when none is missing; asked to complete, begin with what was asked."""
    if dossier.state == S.INCOMPLETE and not drafts.last_version_differs(dossier):
        return completing(dossier)
    faults = answers.faults(dossier.definition, dossier.answers, dossier.attached_codes())
    if dossier.title.strip() and not faults:
        return {"url": reverse("dossier_review", args=[dossier.pk]), "label": _("Review and submit")}
    parts = enumerate(dossier.definition["sections"], 1)
    first = next((n for n, part in parts if any(q["code"] in faults for q in part["questions"])), 0)
    first = first if dossier.title.strip() else 0
    return {"url": reverse("dossier_answer", args=[dossier.pk, first]), "label": _("Go on answering")}


def completing(dossier):
    """Go to the first of the questions that reopened; to the first part where all did."""
    parts = enumerate(dossier.definition["sections"], 1)
    asked = (n for n, part in parts if any(q["code"] in dossier.reopened for q in part["questions"]))
    return {"url": reverse("dossier_answer", args=[dossier.pk, next(asked, 1)]), "label": _("Complete the answers")}


def steps(dossier, lines):
    """The five steps, those done with who and when (from the lines that this person may read)."""
    done, here = AGREED if dossier.gathers and dossier.state == S.SELECTED else PLACES[dossier.shown_state]
    if not done and dossier.submitted_at and not here:  # withdrawn or closed after it was submitted
        done = 1
    found = [
        told(name, lines)
        for name in (
            ("submit",),
            ("declare_eligible", "declare_ineligible"),
            ("start_review",),
            ("announce",),
            ("confirm",),
        )
    ]
    return [
        {
            "title": title,
            "when": "done" if n <= done else "here" if n == here else "next",
            "text": texts[0] if n <= done else texts[1],
        }
        for n, (title, texts) in enumerate(zip(titles(dossier), phrases(dossier, found), strict=True), 1)
    ]


def told(names, lines):
    """The last line of these steps among those shown; None before."""
    return next((line for line in lines if line.machine == "dossier" and line.name in names), None)


def titles(dossier):
    """What each step is, by the mode of the call."""
    if dossier.gathers:
        return [
            _("You send your idea"),
            _("We read it"),
            _("We discuss it"),
            _("You receive the answer"),
            _("Your idea joins the common base"),
        ]
    third = _("The jury reads it") if dossier.call.has_jury else _("We study it")
    return [
        _("You submit the dossier"),
        _("We check it"),
        third,
        _("You receive the answer"),
        _("You confirm, and the project begins"),
    ]


def phrases(dossier, found):
    """Of each step, what is said once done and what is said before."""
    sent, checked, _read, _told, confirmed = found
    call = dossier.call
    dated = (
        {"date": written(localtime(dossier.submitted_at)), "who": sent.who} if sent and dossier.submitted_at else None
    )
    answer = (
        _("Before %s, by e-mail and on this page.") % written(call.answer_by)
        if call.answer_by
        else _("By e-mail and on this page.")
    )
    given = written(localtime(call.announced_at)) if call.announced_at and call.announced_at <= clock.now() else ""
    yield (_("On %(date)s, by %(who)s.") % dated if dated else "", closing(call))
    yield (
        _("On %s.") % written(localtime(checked.at)) if checked else "",
        _("We write to you if something is missing."),
    )
    yield (
        "",
        studied(call),
    )
    yield (_("On %s.") % given if given else "", answer)
    yield (
        _("On %(date)s, by %(who)s.") % {"date": written(localtime(confirmed.at)), "who": confirmed.who}
        if confirmed
        else "",
        _("Once agreed, it feeds what all territories share.")
        if dossier.gathers
        else _("If the answer is yes. Your executive will have to agree."),
    )


def studied(call):
    """How dossiers are judged, by the mode of the call."""
    if call.has_jury:
        return _("After the closing date, by the criteria of the call.")
    return _("Nobody competes.") if call.is_contribution else _("By the terms of the call.")


def closing(call):
    return _("Before %s.") % written(localtime(call.closes_at)) if call.closes_at else ""
