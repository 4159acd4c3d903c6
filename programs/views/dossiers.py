"""Dossiers: opening one, knowing where it stands, reading what was submitted; the list of staff."""

from copy import copy
from itertools import pairwise

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programs import answers, clock, closing, drafts, progress, sheets, timeline, wording
from programs.applying import panels, panels_of
from programs.desk import desk
from programs.forms.dossiers import COMMITMENTS, CommitmentsForm
from programs.models import Attachment, Dossier, Idea, Review
from programs.models.candidature import ALIVE
from programs.models.exchange import unread

STAFF = {"officer", "authority", "admin", "coach"}
OFFICES = {"officer", "authority", "admin"}
OWN = {"lead", "member", "signatory", "resident", "operator", "observer"}
READINGS = Prefetch("reviews", Review.objects.select_related("reviewer").order_by("id"))
SENDING = {"draft": "submit", "submitted": "amend", "incomplete": "resubmit"}


def found(request, pk):
    """The dossier, if this person may see it."""
    return get_object_or_404(Dossier.objects.for_table().visible_to(request.user), pk=pk)


@require_safe
def dossier(request, pk):
    """Where a dossier stands: for its organization, for staff, or to be read by a juror."""
    obj = found(request, pk)
    roles = obj.roles_of(request.user)
    lines = timeline.lines(obj, request.user)
    if roles & STAFF and not roles & OWN:
        return render(request, "programs/dossiers/staff.html", staff_page(request, obj, lines) | panels_of(obj, lines))
    if not roles & OWN:
        return render(
            request,
            "programs/dossiers/reading.html",
            {"dossier": obj, "parts": submitted_parts(obj, obj.versions.last()), **panels(obj)},
        )
    return render(
        request, "programs/dossiers/applicant.html", applicant_page(request, obj, lines) | panels_of(obj, lines)
    )


def submitted_parts(dossier, last):
    """What was last submitted; what is being written when nothing was."""
    return sheets.of_version(last) if last else sheets.of_draft(dossier)


def applicant_page(request, dossier, lines):
    """What the organization reads: nothing of what is not yet announced."""
    said = progress.verdict(dossier, request.user)
    version, shown = dossier.versions.last(), dossier.shown_state
    return {
        "dossier": dossier, "shown_dossier": as_shown(dossier), "verdict": said, "progress": progress.steps(dossier, lines), "lines": lines, "version": version,
        "receipt": receipt_of(dossier, version), "letters": letters(request, dossier),
        "steps": doable(dossier, request.user, *SENDING.values(), "withdraw"),
        "withdraw": dossier.step("withdraw", request.user), "points": points(lines) if shown == "incomplete" else None,
        "may_write": dossier.may_write(request.user), "coach": dossier.coach, "deliberation": shown in ("selected", "pledged") and not dossier.gathers,
        "changed": shown == "submitted" and dossier.may_write(request.user) and drafts.last_version_differs(dossier),
        "parts": to_write(dossier) if shown in ("draft", "incomplete") and dossier.may_write(request.user) else None,
        "writes": bool(dossier.roles_of(request.user) & {"lead", "member", "signatory"}),
        "unread": unread(request.user, [dossier.pk], from_staff=True).get(dossier.pk, 0),
    }  # fmt: skip


def doable(dossier, user, *elsewhere):
    """The steps offered on the page: not those taken elsewhere, as submitting is by who answers."""
    offered = {move.name for move in dossier.transitions()} - {"hand_over", *elsewhere}
    return dossier.steps_for(user, *offered)


def to_write(dossier):
    """The sections, each with what is missing in it."""
    return list(drafts.sections(dossier, answers.faults(dossier.definition, dossier.answers, dossier.attached_codes())))


def as_shown(dossier):
    """The dossier in the state that its organization may know, for the diagram."""
    shown = copy(dossier)
    shown.state = dossier.shown_state
    return shown


def crumbs(dossier):
    """The way to a page about a dossier."""
    return [(str(dossier), dossier.get_absolute_url())]


def points(lines):
    """The line that asked for completion: its words are what to complete."""
    return next((line for line in lines if line.machine == "dossier" and line.name == "request_completion"), None)


def receipt_of(dossier, version):
    """The PDF of the receipt of this version, made or being made; None before the first try."""
    return (
        version
        and dossier.documents.filter(kind="receipt", version=version.number, erased_at=None)
        .exclude(state="cancelled")
        .first()
    )


def letters(request, dossier):
    """The letters that this person may read now."""
    return dossier.documents.told_to(request.user).filter(kind__in=("letter", "completion"), state="ready")


@require_safe
def receipt(request, pk):
    """The line of the receipt, asked again until its PDF is ready."""
    obj = found(request, pk)
    version = obj.versions.last()
    context = {"dossier": obj, "version": version, "receipt": receipt_of(obj, version)}
    return render(request, "programs/dossiers/_receipt.html", context)


def staff_page(request, dossier, lines):
    """What staff read; the names of reviewers for the officers only."""
    roles = dossier.roles_of(request.user)
    prefetch_related_objects([dossier], "attachments", READINGS)
    every, files = compared(dossier), [one for one in dossier.attachments.all() if one.kind != "portrait"]
    last = dossier.last_version = every[0] if every else None
    above = (_("Dossiers"), reverse("dossier_list")) if roles & OFFICES else (_("My projects"), reverse("coaching"))
    return {
        "dossier": dossier, "crumbs": [above], "lines": lines, "steps": doable(dossier, request.user, *SENDING.values()), "rules": list(dossier.eligibility()),
        "holder": wording.holder(dossier.holder), "version": last, "parts": submitted_parts(dossier, last), "versions": every,
        "reviews": dossier.reviews.all() if roles & OFFICES and dossier.call.has_jury else [],
        "documents": dossier.documents.told_to(request.user).order_by("-created_at", "id"), "decision": dossier.decision if roles & OFFICES and dossier.state not in ALIVE else None,
        "people": dossier.roles.active().filter(code__in=OWN | {"coach"}).select_related("person"),
        "desk": desk(dossier, request.user, request.GET), "takes": "officer" in roles, "follows": bool(roles & OFFICES), **completed(dossier, lines, every),
        "others": [file for file in files if file.kind != "answer"], "scans": scans(files), "next": wording.applicant(dossier.call, dossier.shown_state)[2],
    }  # fmt: skip


def completed(dossier, lines, versions):
    """The version sent again after completion was asked, with its changes, and the words of what was asked."""
    sent = next(
        (line for line in lines if line.machine == "dossier" and line.name in ("resubmit", "request_completion")), None
    )
    again = bool(sent and sent.name == "resubmit" and len(versions) > 1)
    return {"resubmitted": versions[0] if again else None, "points": points(lines) if again else None}


def scans(files):
    """How many of these files in each scan state."""
    labels, states = dict(Attachment.Scan.choices), [file.scan for file in files]
    return [(labels[code], states.count(code), code) for code in labels if code in states]


def compared(dossier):
    """The versions, last first, each with what changed since the one before."""
    every = list(dossier.versions.select_related("submitted_by"))
    if every:
        every[0].changes = []
    for before, after in pairwise(every):
        after.changes = list(sheets.changes(before, after))
    return every[::-1]


@require_safe
def printed(request, pk):
    """The form as it is filled now, on one page to print; for those of the dossier."""
    obj = found(request, pk)
    if not obj.roles_of(request.user) & OWN:
        raise Http404
    context = {
        "dossier": obj, "crumbs": crumbs(obj), "parts": sheets.of_draft(obj), "perimeter": obj.perimeter.all(), "draft": closing.banner(obj),
        "now": clock.now(),
    }  # fmt: skip
    return render(request, "programs/dossiers/printed.html", context)


@require_safe
def versions(request, pk):
    """What was submitted, version by version, with what changed."""
    obj = found(request, pk)
    roles = obj.roles_of(request.user)
    every = compared(obj) if roles & (OWN | STAFF) else compared(obj)[:1]
    for version in every:
        version.parts = sheets.of_version(version)
    return render(
        request, "programs/dossiers/versions.html", {"dossier": obj, "versions": every, "crumbs": crumbs(obj)}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def review(request, pk):
    """Everything before submitting: answers, faults with their links, commitments; POST submits."""
    obj = found(request, pk)
    if obj.is_typed and "officer" in obj.roles_of(request.user):
        return redirect("dossier_paper", obj.pk)
    if not obj.may_write(request.user) and not obj.step(SENDING.get(obj.state, ""), request.user):
        if request.method == "POST":
            raise PermissionDenied(_("This step cannot be taken now, or not by you."))
        return redirect(obj)
    ticked = {code: bool(obj.commitments_at) for code, _label in COMMITMENTS}
    given = getattr(obj, "idea", None)
    consent = {"publish": bool(given and given.consent_at), "named": given.named if given else True}
    form = CommitmentsForm(request.POST or None, ideas=obj.gathers, initial=ticked | consent)
    if request.method == "POST" and form.is_valid() and sent(request, obj, form):
        messages.success(request, _("Your dossier is submitted. The receipt is below and in your mail."))
        return redirect(obj)
    return render(
        request, "programs/dossiers/review.html", review_page(request, obj, form), status=422 if form.errors else 200
    )


def sent(request, dossier, form):
    """Tick the commitments, then submit; a refusal is written above the form."""
    name = SENDING[dossier.state]
    if not dossier.step(name, request.user):
        raise PermissionDenied(_("This step cannot be taken now, or not by you."))
    try:
        seen = request.POST.get("seen", "")
        Dossier.objects.filter(pk=dossier.pk).update(commitments_at=request.received_at)
        getattr(dossier, name)(
            by=request.user, seen=int(seen) if seen.isdigit() else None, received_at=request.received_at
        )
    except ValidationError as error:
        form.add_error(None, [_("Still missing: %s.") % message for message in error.messages])
        return False
    if dossier.gathers and {"lead", "signatory"} & dossier.roles_of(request.user):
        Idea.of(dossier).consent(request.user, form.cleaned_data["publish"], form.cleaned_data["named"])
    return True


def review_page(request, dossier, form):
    """The whole dossier with its faults, and whether this person may submit it."""
    faults = answers.faults(dossier.definition, dossier.answers, dossier.attached_codes())
    step = dossier.step(SENDING.get(dossier.state, ""), request.user)
    may = drafts.writable(dossier)
    return {
        "dossier": dossier, "crumbs": crumbs(dossier), "form": form, "parts": sheets.of_draft(dossier, faults), "step": step, "left": len(faults) + (not dossier.title.strip()),
        "sections": list(drafts.sections(dossier, faults)), "draft": closing.banner(dossier),
        "writable": {q["code"] for q in answers.questions(dossier.definition) if may(q["code"])}, "identity": may("title"),
        "rules": dossier.judged(), "same": dossier.state == "submitted" and not drafts.last_version_differs(dossier), **panels(dossier),
    }  # fmt: skip
