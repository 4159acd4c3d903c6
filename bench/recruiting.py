"""A position for which as many people applied as wanted, made once by size."""

from datetime import timedelta
from functools import cache

from programs import clock, jobpresets
from programs.models import Applicant, Dossier, Position, Role, User

WORDS = "Dix ans de services en ligne, dont un portail que personne ne comprenait plus. " * 8
STEPS = ((), ("screen",), ("screen", "invite"))


@cache
def position(people):
    """A position open, so many applicants: a third still to read, a third kept, a third invited."""
    recruiter = User.objects.create(email=f"recruiter-{people}@bench.test", name="Recruiter")
    Role.objects.create(person=recruiter, code="recruiter")
    day = clock.today() + timedelta(days=30)
    fields = jobpresets.fields("senior_developer") | {"place": "Bourges (Cher)", "starts_on": day, "closes_on": day}
    made = Position.open_for(Dossier.objects.filter(state="confirmed").order_by("pk").first(), recruiter, **fields)
    made.publish(by=recruiter)
    waived = {"screen": ["grid"], "invite": ["slots"]}
    for n in range(people):
        one = Applicant(
            position=made, name=f"Personne {n}", email=f"p{n}@bench.test", experience=WORDS, motivation="Servir."
        )
        one.begin(by=User.objects.bearer(one))
        for name in STEPS[n % 3]:
            getattr(one, name)(by=recruiter, waive=waived[name], comment="Lu.")
    return made
