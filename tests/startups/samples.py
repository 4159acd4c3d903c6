"""Start-ups brought to a state by their steps, with what each step needs."""

from datetime import timedelta
from decimal import Decimal

from programs import clock
from programs.deadlines import add_months
from programs.models import CoachingSession, Dossier, FinalReport, Fund, Program, User
from programs.models.attachment import keep
from startups.models import Startup
from tests import factories

PATH = ["present_problem", "open_recruitment", "start_building", "convene"]
STATES = ["scoping", "funding", "recruiting", "building", "committee"]
BY = {"present_problem": "lead", "start_building": "coach", "convene": "coach"}


def confirmed():
    """A dossier of the start-ups, outside any call, just confirmed."""
    call = factories.call(
        "open", program=Program.objects.get(code="startup"), mode="direct", opens_at=None, closes_at=None
    )
    dossier = factories.dossier("eligible", on=call, title="Une place en crèche")
    factories.advance(dossier, "select", None)
    Dossier.objects.get(pk=dossier.pk).confirm(by=factories.person("signatory", organization=dossier.organization))
    return Dossier.objects.get(pk=dossier.pk)


def bare():
    """A start-up just opened, with its coach."""
    obj = confirmed().startup
    obj.dossier.name_coach(factories.with_second_factor(factories.person("coach", name="Karim Haddad")))
    return Startup.objects.get(pk=obj.pk)


def startup(state="scoping", started_on=None):
    """A start-up with all that its steps need, two rows of each relation; in this state."""
    obj = bare()
    fill(obj)
    for name in PATH[: STATES.index(state)]:
        asked = {"started_on": started_on or clock.today()} if name == "start_building" else {}
        getattr(obj, name)(by=taker(obj, name), **asked)
    return Startup.objects.get(pk=obj.pk)


def taker(startup, name):
    """Who takes this step."""
    role = BY.get(name, "officer")
    return factories.person("officer") if role == "officer" else User.objects.get(pk=getattr(startup.dossier, role).pk)


def fill(startup):
    """What every step needs."""
    dossier, lead, today = startup.dossier, startup.dossier.lead, clock.today()
    texts = {
        "problem": "On attend des mois.",
        "users": "Les parents.",
        "sponsor": "Anne Le Goff",
        "sponsor_quality": "DGS",
    }
    Startup.objects.filter(pk=startup.pk).update(**texts, letter_on=today, letter_by="La maire", freed=60)
    file(dossier, "mission")
    for n in range(5):
        startup.interviews.create(
            on=today - timedelta(days=n), profile=f"Un parent {n}", learned="Il appelle.", author=lead
        )
    for text in ("Les parents réservent seuls.", "Les agents gagnent du temps."):
        startup.hypotheses.create(text=text)
    for funder, amount, stage in (("Commune", 60000, "paid"), ("Région", 60000, "acquired")):
        dossier.funding.create(funder=funder, amount=Decimal(amount), stage=stage)
    for name in ("Lina Petit", "Tom Blanc"):
        startup.members.create(name=name, trade="developer")
    for kind, label in (("hosting", "Serveur virtuel"), ("domain", "berceau.example")):
        startup.assets.create(kind=kind, label=label, holder="Commune")
    prepare(startup)


def prepare(startup, number=1):
    """A committee to come, with its agenda and its material."""
    material = file(startup.dossier, "committee")
    return startup.committees.create(
        number=number, held_at=clock.now() + timedelta(days=9), agenda="Les six mois.", material=material
    )


def file(dossier, kind):
    """A file joined to a dossier."""
    content = b"%PDF-1.4 " + kind.encode()
    return dossier.attachments.create(
        kind=kind, name=f"{kind}.pdf", content_type="application/pdf", size=len(content), sha256=keep(content), uploaded_by=dossier.lead,
    )  # fmt: skip


def decided(decision, report=True):
    """A start-up whose committee has decided, its report approved."""
    obj = startup("committee")
    obj.committees.update(decision=decision, reasons="Le service sert.")
    if report:
        approve(obj)
    return Startup.objects.get(pk=obj.pk)


def approve(startup):
    """Its final report, written and approved."""
    report = FinalReport.open_for(startup.dossier, User.objects.get(pk=startup.dossier.lead.pk))
    report.promise = report.essential = report.worked = "Le service sert."
    report.save()
    report.sections.filter(required=True).update(body="Un paragraphe.")
    report.figures.create(value="821", label="parents")
    for name in ("submit", "endorse", "approve"):
        factories.report_step(report, name)


def inhabit(world):
    """A start-up on the dossier of the world, one row of each of its parts."""
    dossier = world.dossier
    world.startup = Startup.open_for(dossier)
    world.startup_interviews = world.startup.interviews.create(
        profile="Une agente", learned="Elle attend.", author=dossier.lead
    )
    world.startup_hypotheses = world.startup.hypotheses.create(text="Les parents réservent seuls.")
    world.startup_team = world.startup.members.create(name="Lina Petit", trade="developer")
    world.startup_assets = world.startup.assets.create(kind="hosting", label="Serveur", holder="Commune")
    world.startup_phase = world.startup.phases.create(name="investigation", start=clock.today())
    world.startup_budget = world.startup.budget_lines.first()
    measured(world.startup)
    world.startup_funding = dossier.funding.create(funder="Département", amount=Decimal(3000))
    world.fund = Fund.objects.create(name="Fonds régional du numérique")
    world.share = world.fund.contributions.create(contributor="Région", amount=Decimal(90000))


def session(startup, days, hours, held):
    """A session of its coach so many days from now, that lasts so many hours."""
    coach, start = User.objects.get(pk=startup.dossier.coach.pk), clock.now() + timedelta(days=days)
    obj = CoachingSession(
        dossier=startup.dossier,
        coach=coach,
        subject="Point",
        starts_at=start,
        ends_at=start + timedelta(hours=hours),
        minutes="Vu.",
    )
    obj.book(by=coach)
    if held:
        obj.hold(by=coach)
    return obj


def measured(startup):
    """Its five measures, the use as its north star, two months of figures."""
    rows = [("usable", "Note", "sur 10", None, 8), ("used", "Parents", "parents", 0, 800), ("useful", "Satisfaits", "%", 40, 90), ("impact", "Attente", "jours", 120, 30), ("cost", "Coût", "€", None, 50)]  # fmt: skip
    for n, (kind, label, unit, baseline, target) in enumerate(rows, 1):
        startup.measures.create(order=n, kind=kind, label=label, unit=unit, baseline=baseline, target=target, is_north=kind == "used")  # fmt: skip
    for back, value in ((2, 200), (1, 500)):
        month = add_months(clock.today().replace(day=1), -back)
        startup.measures.get(kind="used").figures.create(month=month, value=value)
    return startup
