"""The recruitment of the demonstration: four positions, thirty people who applied, in every state, by legal steps."""

from datetime import timedelta

from django.utils import timezone

from programs import clock, jobpresets
from programs.models import Applicant, Dossier, Position, User
from reports.demo import recruitwords as words
from reports.demo.story import days_ago, forget_mails, settle, take

PATHS = {
    "received": (), "screened": ("screen",), "interview": ("screen", "invite"), "offered": ("screen", "invite", "offer"), "rejected": ("reject",), "withdrawn": ("withdraw",),
    "hired": ("screen", "invite", "offer", "accept"), "left": ("screen", "invite", "offer", "accept", "leave"),
}  # fmt: skip


def tell(who):
    """The positions of the residences under way, and who applied for them."""
    alive = (
        Dossier.objects.filter(state="confirmed", residence__isnull=False)
        .exclude(project_state="closed")
        .order_by("reference")
    )
    dossiers = list(alive) or list(Dossier.objects.filter(state="confirmed").order_by("reference"))
    names = iter(words.NAMES)
    for n, described in enumerate(words.POSITIONS):
        position = opened(dossiers[n % len(dossiers)], who["recruiter"], *described)
        people = [came(position, next(names), n, k) for k in range(len(words.STATES[n]))]
        for k, (one, state) in enumerate(zip(people, words.STATES[n], strict=True)):
            went(one, n, k, state, who["recruiter"])
        ended(position, described[-1])
    forget_mails()


def opened(dossier, recruiter, template, title, seats, days, left):
    """A position of a model, published so many days ago; one without days is still being written."""
    fields = jobpresets.fields(template) | ({"title": title} if title else {}) | {"seats": seats}
    place = str(dossier.organization.territory or dossier.organization)
    today = timezone.localtime(timezone.now()).date()
    with days_ago(days + 2):
        ends = clock.today() + timedelta(days=days + 2 + left)
        more = {"place": place, "starts_on": today + timedelta(days=45), "closes_on": ends}
        position = Position.open_for(dossier, User.objects.get(pk=recruiter.pk), **fields | more)
    if days:
        with days_ago(days):
            take(position, "publish", recruiter)
        with days_ago(max(days - 8, 1)):
            prepare(position)
    return Position.objects.get(pk=position.pk)


def prepare(position):
    """The panel and the slots of a position: those of a day just past, those of a day to come."""
    for name, quality, email in words.PANEL:
        position.panel.create(name=name, quality=quality, email=email)
    for day in (-3, 4):
        start = timezone.localtime(timezone.now()).replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(
            days=day
        )
        for n in range(4):
            begins = start + timedelta(minutes=45 * n)
            position.slots.create(
                starts_at=begins, ends_at=begins + timedelta(minutes=30), place="Visioconférence, lien envoyé la veille"
            )


def came(position, name, n, k):
    """Someone applies, the k-th of those of this position."""
    with days_ago(max(words.POSITIONS[n][3] - 1 - k, 1), 8 + k % 11, (13 * k) % 60):
        return applied(position, name, n, k)


def went(one, n, k, state, recruiter):
    """They go as far as this state, each step on its day."""
    first = words.POSITIONS[n][3] - 1 - k
    for step, later in zip(PATHS[state], (6, 9, 14, 17, 20), strict=False):
        with days_ago(max(first - later, 0) or 1, 14, k):
            moved(one, step, recruiter, k)


def ended(position, left):
    """The applications close on their day, where nobody filled the position before."""
    position.refresh_from_db()
    if left < 0 and position.state == "open":
        with days_ago(-left - 1):
            take(position, "close", User.objects.system())


def applied(position, name, n, k):
    """What one sends: words, a file, sometimes by the route of volunteers."""
    email = f"{name.lower().translate(str.maketrans('éèëïçô ', 'eeeico.'))}@demo.test"
    volunteer = {"route": "internal", "employer": "Département du Cher", "function": "Chargée de projet numérique", "manager_name": "Luc Baron", "manager_email": "luc.baron@demo.test"}  # fmt: skip
    one = Applicant(
        position=position, name=name, email=email, experience=words.EXPERIENCE[(k + n) % 6], motivation=words.MOTIVATION[k % 3], phone="06 00 00 00 00" if k % 2 else "",
        pool_since=clock.now() if k % 3 == 0 else None, **(volunteer if k == 7 else {}),
    )  # fmt: skip
    one.begin(by=User.objects.bearer(one))
    if k == 7:
        one.hear_manager(by=User.objects.system(), agrees="yes")
    return one


def moved(one, step, recruiter, k):
    """One step, with what it asks, and what comes before it."""
    day = timezone.localtime(timezone.now()).date() + timedelta(days=6)
    asked = {
        "screen": {"comment": words.NOTES[k % 3]}, "invite": {"comment": "Nous avons aimé ce que vous racontez de vos usagers."},
        "offer": {"comment": words.OFFER, "answer_by": day, "starts_on": day + timedelta(days=20)}, "reject": {"comment": words.KIND},
        "withdraw": {"comment": "J’ai accepté un autre poste."}, "leave": {"left_on": clock.today(), "comment": ""},
    }  # fmt: skip
    if step == "screen":
        one.screenings.create(by=recruiter, marks=[(k + n) % 3 + 2 for n in range(5)], note=words.NOTES[k % 3])
    if step == "offer" and not one.scorecards.exists():
        met(one, k)
    bearer = User.objects.bearer(one)
    fresh = Applicant.objects.get(pk=one.pk)
    by = bearer if step in ("accept", "withdraw") else User.objects.get(pk=recruiter.pk)
    getattr(fresh, step)(by=by, **asked.get(step, {}))
    if step == "invite" and k % 2:
        slot = fresh.position.slots.free().order_by("starts_at").first()
        fresh.choose_slot(by=bearer, slot=str(slot.pk))
        if slot.starts_at < timezone.now():
            met(one, k)
    settle("move")


def met(one, k):
    """The scorecards of the panel after an interview."""
    for n, seat in enumerate(one.position.panel.order_by("email")[:2]):
        one.scorecards.create(
            panelist=seat,
            marks=[(k + n + m) % 2 + 3 for m in range(5)],
            advice="yes",
            note=words.NOTES[n],
            signed_at=clock.now(),
        )
