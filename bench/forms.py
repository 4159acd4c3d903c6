"""A draft whose form is as long as wanted, made once by size."""

from datetime import timedelta
from functools import cache

from programs import clock
from programs.models import Call, Dossier, Organization, Program, Role, User

KINDS = ["long", "text", "number", "euros", "date", "choice", "choices", "yesno"]


@cache
def draft(questions):
    """A draft in a call of so many questions of every kind, on one page; a second page has three."""
    officer = User.objects.create(email=f"officer-{questions}@bench.test", name="Officer")
    Role.objects.create(person=officer, code="officer")
    now = clock.now()
    call = Call(
        program=Program.objects.get(code="residence"), title=f"Appel de {questions} questions", mode="interest", summary="Une phrase.",
        text="Le texte.", opens_at=now + timedelta(hours=1), closes_at=now + timedelta(days=30), places=1,
    )  # fmt: skip
    call.begin(by=officer)
    for n, many in enumerate((questions, 3)):
        section = call.sections.create(order=n, title=f"Partie {n}")
        for k in range(many):
            kind = KINDS[k % len(KINDS)] if not n else "long"
            choices = ["Un", "Deux", "Trois"] if "choice" in kind else []
            section.questions.create(
                order=k, kind=kind, label=f"Question {n}.{k}", help="En une phrase.", choices=choices
            )
    call.publish(by=officer)
    call.open(by=officer)
    place = Organization.objects.create(kind="association", name=f"Association {questions}")
    lead = User.objects.create(email=f"lead-{questions}@bench.test", name="Agent", organization=place)
    return Dossier.start(call, place, by=lead, title="Un projet")
