"""The policy of what people tell each other: notifications, the feed of a dossier."""

from programs import clock
from programs.models import Mail

EVERYONE = "stranger other_lead lead member signatory resident observer operator coach other_coach officer authority admin recruiter reviewer other_reviewer chair participant"


def hang(world):
    """A notification of the lead."""
    lead = world.people["lead"]
    world.mail = Mail.objects.create(address=lead.email, recipient=lead, subject="Nouvelle", body="…", created_at=clock.now())  # fmt: skip


def declare(rule, of):
    """Every line of it."""
    rule("notifications", get=EVERYONE)
    rule("notification_choices", get=EVERYONE, post=EVERYONE)
    rule("notification_mark_all", post=EVERYONE)
    rule("notification", get="lead", address=of("mail"))
    rule("notification_mark", post="lead", address=of("mail"))
