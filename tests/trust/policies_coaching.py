"""The policy of the addresses of coaching: cohorts, the coach's week, who stands in."""

from datetime import timedelta

from programs import clock
from programs.models import CoachAbsence, CoachSlot, Cohort
from tests import factories

CONFIDENCE = "CANARI-DES-ACCOMPAGNATEURS"  # in what coaches write for themselves: nobody else ever reads it
CONFIDED = ("coach", "officer")
NATIONAL = "officer authority admin"
COACHES = "coach officer"
TAKES_PART = f"lead member signatory resident observer operator coach {NATIONAL}"


def hang(world):
    """A cohort with the dossier of the world, a meeting, an absence of its coach."""
    now, day = clock.now(), clock.today() + timedelta(days=3)
    world.dossier.private_notes.create(author=world.people["coach"], text=f"Note : {CONFIDENCE}")
    world.dossier.coach_lights.create(by=world.people["coach"], light="amber", note=f"Avis : {CONFIDENCE}")
    world.cohort = Cohort.objects.create(edition=world.edition, name="Promotion")
    world.cohort.dossiers.add(world.dossier)
    world.meeting = world.cohort.events.create(
        title="Séminaire", place="Lyon", starts_at=now + timedelta(days=1), ends_at=now + timedelta(days=2)
    )
    world.slot = CoachSlot.objects.create(
        coach=world.people["coach"], place="Mairie", starts_at=now + timedelta(days=6), ends_at=now + timedelta(days=7)
    )
    world.absence = CoachAbsence.objects.create(
        coach=world.people["coach"], cover=factories.person("coach"), starts_on=day, ends_on=day
    )


def declare(rule, of):
    """Every line of it."""
    rule("week", get=f"{COACHES} other_coach")
    rule("cohorts", get="stranger other_lead lead member signatory resident observer operator coach other_coach officer authority admin recruiter reviewer other_reviewer chair participant")  # fmt: skip
    rule("cohort cohort_calendar", get=TAKES_PART.replace("signatory ", ""), address=of("cohort"))
    rule("cohort_new", get="officer", post="officer")
    rule("cohort_edit meeting_new cohort_coaches", get="officer", post="officer", address=of("cohort"))
    meeting = {"address": lambda w: {"pk": w.cohort.pk, "event": w.meeting.pk}}
    rule("meeting_edit meeting_cancel", get="officer", post="officer", **meeting)
    rule("meeting_attendance", address=lambda w: {"pk": w.cohort.pk, "event": w.meeting.pk})  # it has not begun
    rule("coach_duty absence_new", get=COACHES, post=COACHES, address=lambda w: {"pk": w.people["coach"].pk})
    rule("absence_end", get=COACHES, post=COACHES, address=of("absence"))
    everyone = "stranger other_lead lead member signatory resident observer operator coach other_coach officer authority admin recruiter reviewer other_reviewer chair participant"
    rule("lessons", get=f"anonymous {everyone}")
    rule("my_calendar", get=everyone, post=everyone)
    rule("calendar_feed", address=lambda w: {"token": "inconnu"})  # its address is a secret: without it, nothing
    rule("coach_slots", get=f"{COACHES} other_coach", post=f"{COACHES} other_coach")
    rule("slot_withdraw", post="coach", address=of("slot"))
    rule("slot_take", get=f"lead {COACHES}", post=f"lead {COACHES}", address=of("dossier"))
    rule("call_log", get=COACHES, post=COACHES, address=of("dossier"))
    rule("board_pdf", get=COACHES)  # other_coach has no project going on: nothing to print
    rule("project_health", get=COACHES, post=COACHES, address=of("dossier"))
    rule(
        "light_rules milestone_preset",
        get=f"{COACHES} other_coach",
        post="officer",
        address=lambda w: {"pk": w.call.program_id},
    )
    rule("handover", get=COACHES, post=COACHES, address=of("dossier"))
