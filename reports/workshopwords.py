"""What the page of a report of the workshop says first: where it stands for this person, its steps, its history."""

from django.utils.translation import gettext_lazy as _

from programs import timeline

WORDS = {  # state: the verdict, what comes next
    "draft": (_("The report is being prepared."), _("Look at it on screen, write its texts, prepare the proof. Someone who wrote nothing of it then approves it.")),
    "approved": (_("The report is approved: seal it."), _("Sealing signs the very file that was approved: it can no longer change.")),
    "sealed": (_("The report is sealed: publish it."), _("Once published, anyone can read it and check it. It may also be handed to the archives.")),
    "published": (_("The report is published."), _("Anyone can read it, download it and check it.")),
    "withheld": (_("The report is withheld."), _("Nobody reads it outside. Who checks the file learns that it was withdrawn.")),
}  # fmt: skip
FORWARD = ("prove", "approve", "seal", "publish")
TONES = {"published": "success", "withheld": "alert"}


def verdict(publication, user):
    """The first sentence of the page, what comes next, its tone."""
    said, comes = WORDS[publication.state]
    mine = publication.state == "draft" and user.pk in publication.writers()
    return {"verdict": said, "comes": comes, "tone": TONES.get(publication.state, ""), "wrote": mine}


def steps(publication, user):
    """The steps of this person, those that go on first."""
    order = {name: n for n, name in enumerate(FORWARD)}
    return sorted(publication.steps_for(user), key=lambda step: order.get(step.name, 9))


def making(publication):
    """Where the making of what is awaited stands: of the proof while it is written, of the sealed file later; empty when nothing is awaited."""
    if publication.state == "draft":
        made = publication.proof
        return made.state if made and made.state not in ("ready", "replaced") else ""
    if publication.state in ("sealed", "published") and not publication.sealed:
        return "queued"
    return ""


def lines(publication):
    """What happened to it, the last first."""
    return [
        timeline.worded(line)
        for line in publication.history.select_related("actor", "on_behalf_of", "detail").order_by("-seq")
    ]
