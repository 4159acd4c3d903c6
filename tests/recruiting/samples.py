"""Positions and applicants with legal histories: each gets where it is by its steps."""

from datetime import timedelta
from itertools import count

from django.core.files.uploadedfile import SimpleUploadedFile

from programs import clock, jobpresets
from programs.models import Applicant, Position, User
from programs.models.attachment import keep
from tests import factories

number = count(1)
CANARY = "Zéphirine"
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\nstartxref\n9\n%%EOF\n"
PATHS = {
    "received": [], "screened": ["screen"], "interview": ["screen", "invite"], "offered": ["screen", "invite", "offer"],
    "hired": ["screen", "invite", "offer", "accept"], "rejected": ["reject"], "withdrawn": ["withdraw"], "left": ["screen", "invite", "offer", "accept", "leave"],
}  # fmt: skip


def recruiter(**scope):
    """A recruiter with a second factor, everywhere unless a scope is given."""
    return factories.with_second_factor(factories.person("recruiter", **scope))


def position(state="open", of=None, by=None, **fields):
    """A position brought to this state by its steps."""
    of = of or factories.residence().dossier
    by = by or factories.person("recruiter")
    in_a_month = clock.today() + timedelta(days=30)
    given = jobpresets.fields("senior_developer") | {
        "place": "Bourges (Cher)",
        "starts_on": in_a_month,
        "closes_on": in_a_month,
    }
    one = Position.open_for(of, by, **given | fields)
    steps = {
        "draft": [],
        "open": ["publish"],
        "closed": ["publish", "close"],
        "filled": ["publish", "fill"],
        "cancelled": ["publish", "cancel"],
    }[state]
    for name in steps:
        more = {"fill": {"waive": ["hired"], "comment": "Pourvu."}, "cancel": {"comment": "Le projet s’arrête."}}.get(
            name, {}
        )
        getattr(one, name)(by=by, **more)
    return one


def applicant(state="received", on=None, by=None, **fields):
    """Someone who applied for a position, brought to this state by its steps; what presets ask is done without."""
    on, by, n = on or position(), by or factories.person("recruiter"), next(number)
    given = {
        "name": f"Camille Essai{n}",
        "email": f"camille{n}@exemple.fr",
        "experience": "Dix ans de services en ligne.",
        "motivation": "Servir un territoire.",
    }
    one = Applicant(position=on, **given | fields)
    one.begin(by=User.objects.bearer(one))
    for name in PATHS[state]:
        advance(one, name, by)
    return one


def advance(one, name, by):
    """Take a step as who may; what it asks is answered by default."""
    day = clock.today() + timedelta(days=10)
    asked = {
        "screen": {"waive": ["grid"], "comment": "Lu."}, "invite": {"waive": ["slots", "manager"], "comment": "À bientôt."},
        "offer": {"waive": ["scorecards"], "comment": "50 000 € par an.", "answer_by": day, "starts_on": day}, "reject": {"comment": "Merci."}, "leave": {"left_on": day},
    }.get(name, {})  # fmt: skip
    who = User.objects.bearer(one) if name in ("accept", "withdraw") else by
    getattr(one, name)(by=who, **asked)


def joined(one, kind="cv", content=PDF):
    """A file that this applicant joined."""
    return one.files.create(
        kind=kind, name="cv.pdf", content_type="application/pdf", size=len(content), sha256=keep(content), scan="clean"
    )


def slot(on, hours=48, minutes=30):
    """A slot of interview to come."""
    start = clock.now() + timedelta(hours=hours)
    return on.slots.create(starts_at=start, ends_at=start + timedelta(minutes=minutes), place="Visio")


def marked(state="received", on=None, **fields):
    """An applicant who signs each of their words, and those said of them, so that one finds where these go."""
    said = {
        name: f"{CANARY} {name}"
        for name in ("name", "experience", "motivation", "employer", "function", "manager_name")
    }
    more = {
        "email": f"{CANARY.lower()}@exemple.fr",
        "manager_email": f"chef-{CANARY.lower()}@exemple.fr",
        "links": f"https://{CANARY}.fr",
        "phone": CANARY,
    }
    one = applicant(state, on=on, **said | more | {"route": "internal"} | fields)
    joined(one, content=PDF + CANARY.encode())
    one.files.update(name=f"{CANARY}.pdf")
    by = factories.person("recruiter")
    one.screenings.create(by=by, marks=[1] * 5, note=f"{CANARY} lue")
    seat, _made = one.position.panel.get_or_create(email="odile@exemple.fr", defaults={"name": "Odile Renard"})
    one.scorecards.create(panelist=seat, marks=[1] * 5, note=f"{CANARY} vue", advice="yes", signed_at=clock.now())
    return one


def next_number():
    """A number that nothing else has."""
    return next(number)


def typed(**changes):
    """What someone types to apply."""
    pdf = SimpleUploadedFile("cv.pdf", PDF, content_type="application/pdf")
    n = next(number)
    return {
        "name": f"Dominique Test{n}", "email": f"dominique{n}@exemple.fr", "experience": "J’ai construit un portail.", "motivation": "Aider.", "links": "",
        "agrees": "on", "cv": pdf,
    } | changes  # fmt: skip
