"""The policy of what people tell each other: notifications, the feed of a dossier."""

from types import SimpleNamespace

from programs import bulk, clock
from programs.models import Mail
from programs.models.attachment import keep
from tests.trust.policies_coaching import CONFIDENCE

EVERYONE = "stranger other_lead lead member signatory resident observer operator coach other_coach officer authority admin recruiter reviewer other_reviewer chair participant"

SPEAKERS = "lead member signatory resident operator coach officer"
READERS = f"{SPEAKERS} observer authority admin"
INSIDE = "CANARI-DES-AGENTS"  # in what staff write to each other on a dossier
AMONG_STAFF = ("coach", "officer", "authority", "admin")


def hang(world):
    """A notification of the lead; on the dossier, a message among coaches and one among staff, which mentions the coach."""
    coach, officer = world.people["coach"], world.people["officer"]
    bulk.write(
        world.dossier, coach, f"Entre nous : {CONFIDENCE}", audience="coaches", mentioned=[officer], files=[note()]
    )
    bulk.write(world.dossier, officer, f"En interne : {INSIDE}", audience="staff", mentioned=[coach])
    lead = world.people["lead"]
    world.notification = Mail.objects.create(address=lead.email, recipient=lead, subject="Nouvelle", body="…", created_at=clock.now())  # fmt: skip


def note():
    """A file among coaches, whose name and words are theirs alone."""
    content = CONFIDENCE.encode()
    return SimpleNamespace(name=f"{CONFIDENCE}.txt", content_type="text/plain", size=len(content), sha256=keep(content))


def declare(rule, of):
    """Every line of it."""
    rule("conversation", get=READERS, post=SPEAKERS, address=of("dossier"))
    rule("message_file", get=READERS, address=of("joined"))
    rule("session_attendance", address=of("session"))  # it has not begun
    rule("notifications", get=EVERYONE)
    rule("notification_choices", get=EVERYONE, post=EVERYONE)
    rule("notification_mark_all", post=EVERYONE)
    rule("notification", get="lead", address=of("notification"))
    rule("notification_mark", post="lead", address=of("notification"))
