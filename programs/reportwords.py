"""What the page of a report says first: where it stands for this person, its documents, its history."""

from django.utils.translation import gettext_lazy as _

from programs import timeline
from programs.models import Document
from programs.models.history import Outbox

# state: (verdict for who holds the ball, verdict for the others, what comes next)
WORDS = {
    "drafting": (_("The report is yours to write."), _("The report is being written."), _("Once submitted, the signatory endorses it and the coach reads it.")),
    "submitted": (_("The report awaits your endorsement."), _("The report is submitted: the signatory endorses it."), _("The coach then approves it, or asks for changes.")),
    "changes_requested": (_("Changes are asked of you."), _("The lead is making the changes requested."), _("Answer each change, then submit the report again.")),
    "endorsed": (_("The report is endorsed: it awaits your approval."), _("The report is endorsed: the coach reads it."), _("Once approved, it is sealed.")),
    "approved": (_("The report is approved: seal it."), _("The report is approved: it will be sealed."), _("Sealing makes the PDF, which can no longer change.")),
    "sealed": (_("The report is sealed: publish it."), _("The report is sealed."), _("Once published, anyone can read it and check it.")),
    "published": (_("The report is published."), _("The report is published."), _("Anyone can read it, download it and check it.")),
    "withheld": (_("The report is withheld."), _("The report is withheld."), _("It is not shown to the public. An officer may publish it.")),
}  # fmt: skip
FORWARD = ("submit", "resubmit", "endorse", "approve", "seal", "publish")
TONES = {"changes_requested": "alert", "published": "success", "withheld": "alert"}


def verdict(report, user):
    """The first sentence of the page, what comes next, its tone, and whether this person has nothing to do."""
    mine, others, comes = WORDS[report.state]
    acting = report.holder in report.roles_of(user)
    return {
        "verdict": mine if acting else others,
        "comes": comes,
        "tone": TONES.get(report.state, ""),
        "acting": acting,
    }


def steps(report, user):
    """The steps of this person, those that go on first."""
    return sorted(report.steps_for(user), key=lambda step: step.name not in FORWARD)


def documents(report):
    """The PDF of each version, the last one first."""
    return report.dossier.documents.filter(kind=Document.Kind.FINAL_REPORT).order_by("-version", "-created_at")


def making(report):
    """Where the making of this version's PDF stands: waiting, rendering, ready, failed; empty when none was asked."""
    if report.state not in ("sealed", "published", "withheld"):
        return ""
    made = documents(report).filter(version=report.version).first()
    owed = Outbox.objects.filter(
        line__machine="finalreport", line__object_id=report.pk, kind="document", done_at=None
    ).exists()
    return made.state if made else "queued" if owed else ""


def lines(report):
    """What happened to the report, most recent first."""
    found = report.history.select_related("actor", "on_behalf_of", "detail").order_by("-seq")
    return [timeline.worded(line) for line in found]
