"""The five start-ups of the demonstration: scoped, recruiting, being built (born of a camp), continued, stopped with its lessons."""

from datetime import timedelta
from decimal import Decimal

from django.utils.timezone import localtime

from programs import clock
from programs.models import Dossier, FinalReport, Role, User
from programs.models.attachment import keep
from reports import papers
from reports.demo import campafter, dossiers, drawings, startupimpact
from reports.demo import startupwords as words
from reports.demo.people import LONG_AGO, agent
from reports.demo.residences import booked
from reports.demo.story import days_ago, forget_mails, settle, take

# Days ago: the dossier opened, confirmed; the problem presented; the recruitment opened; the six months begun.
DATES = {
    "scoping": (34, 21), "recruiting": (150, 120, 75, 30), "building": (165, 150, 125, 105, 76),
    "continued": (380, 360, 330, 300, 252), "stopped": (320, 300, 270, 240, 200),
}  # fmt: skip
COMMITTEE, STOPPED = 68, 96


def tell(who):
    """Each start-up on its days."""
    call = campafter.startups(who["officer"])
    for n, (kind, idea) in enumerate(words.IDEAS.items()):
        project = confirmed(call, kind, idea, n, who)
        scoped(project, kind, n, who)
        for step in (funded, built, followed):
            step(project, kind, who)
        startupimpact.tell(again(project), kind)
    continued(who)
    startupimpact.given(found("continued"), "continued")
    stopped(who)
    papers.ask("startup_month", found("building"), f"{clock.today():%Y-%m}")
    forget_mails()


def confirmed(call, kind, idea, n, who):
    """The dossier, opened by its agent or born of the camp, then agreed and confirmed; its coach is named."""
    began, ends = DATES[kind][:2]
    born = Dossier.objects.filter(call=call, origin__isnull=False).first() if kind == "building" else None
    dossier = dossiers.submit(born or dossiers.begin(call, idea, n, began), idea, n, began - 3)
    dossiers.screen(dossier, who["officer"], "declare_eligible", began - 6)
    dossiers.screen(dossier, who["officer"], "select", began - 9)
    signatory = agent(idea, n, "signatory")
    held = {"person": signatory, "code": "signatory", "organization": dossier.organization, "ends_on": None}
    if not dossier.organization.roles.filter(code="signatory", ends_on=None).exists():
        Role.objects.create(**held, quality="Maire", starts_on=LONG_AGO)
    signatory = dossier.organization.roles.get(code="signatory", ends_on=None).person
    with days_ago(ends):
        take(dossier, "confirm", signatory)
    project = Dossier.objects.get(pk=dossier.pk).startup
    with days_ago(ends - 2):
        take(project, "name_coach", who["officer"], coach=str(who["coach"].pk))
    return again(project)


def again(project):
    """The start-up as it now is."""
    return type(project).objects.get(pk=project.pk)


def scoped(project, kind, n, who):
    """What the scoping says; then the problem is presented."""
    dossier, days = project.dossier, DATES[kind]
    met = words.MET[:2] if kind == "scoping" else words.MET[: 5 + n % 3]
    with days_ago(days[1] - 12):
        idea, (sponsor, quality) = words.IDEAS[kind], words.SPONSORS[kind]
        project.problem, project.users = f"{idea[3][0].upper()}{idea[3][1:]}.", words.USERS[kind]
        project.sponsor, project.sponsor_quality = sponsor, quality
        project.save()
        for k, (profile, how, learned) in enumerate(met):
            project.interviews.create(
                on=clock.today() - timedelta(days=k),
                profile=profile,
                situation=how,
                learned=learned,
                author=dossier.lead,
            )
        for text, trial, fate, learned in words.HYPOTHESES[: 1 if kind == "scoping" else 3]:
            tried = {} if kind == "scoping" else {"fate": fate, "learned": learned}
            project.hypotheses.create(text=text, trial=trial, **tried)
    if kind == "scoping":
        return
    with days_ago(days[2] + 4):
        joined(dossier, "mission", "lettre-de-mission.png")
        project.letter_on, project.letter_by, project.freed = clock.today(), f"{sponsor}, {quality}", 60 + 10 * (n % 3)
        project.save()
    with days_ago(days[2]):
        take(project, "present_problem", dossier.lead)


def joined(dossier, kind, name):
    """A scan joined to a dossier."""
    content = drawings.table()
    return dossier.attachments.create(
        kind=kind, name=name, content_type="image/png", size=len(content), sha256=keep(content), scan="clean", uploaded_by=dossier.lead,
    )  # fmt: skip


def funded(project, kind, who):
    """Who pays, each with its proof; then the recruitment opens."""
    if kind == "scoping":
        return
    dossier, days = project.dossier, DATES[kind]
    with days_ago(days[3] + 5):
        for funder, amount, stage in words.FUNDING[kind]:
            dossier.funding.create(
                funder=funder, amount=Decimal(amount), stage=stage, expected_on=clock.today() + timedelta(days=30), proof=joined(dossier, "proof", "deliberation.png"),
            )  # fmt: skip
    with days_ago(days[3]):
        take(project, "open_recruitment", who["officer"])


def built(project, kind, who):
    """The team comes, the six months begin, the first milestones are met."""
    if kind not in words.PRODUCTS:
        return
    project, days = again(project), DATES[kind]
    with days_ago(days[4]):
        for name, trade, origin in words.TEAM:
            project.members.create(name=name, trade=trade, origin=origin, came_on=clock.today())
        take(project, "start_building", who["coach"], started_on=clock.today())
    project = again(project)
    with days_ago(days[4] - 13):
        project.service, project.pitch, project.solution, project.goal = words.PRODUCTS[kind]
        project.repository = f"https://code.exemple.fr/{project.dossier.reference.lower()}"
        project.save()
    for one in project.dossier.milestones.filter(done_on=None, due_on__lt=clock.today() - timedelta(days=20)):
        one.done_on = one.due_on + timedelta(days=4 * (one.code in ("users", "version")))
        one.save()
    for check, proof in zip(
        project.checks.filter(of="standards", order__in=(1, 2, 4, 7, 18)), words.PROOFS, strict=True
    ):
        check.answer, check.proof = "yes", proof
        check.save()


def followed(project, kind, who):
    """Every two weeks the lead says how it goes; every four, the coach meets the team."""
    if kind not in words.PRODUCTS:
        return
    dossier, begun, until = project.dossier, DATES[kind][4], {"continued": COMMITTEE, "stopped": STOPPED}.get(kind, 0)
    for k, (weather, success, obstacle) in enumerate(words.NEWS):
        if begun - 12 - 14 * k > until:
            with days_ago(begun - 12 - 14 * k, 18):
                dossier.checkins.create(by=dossier.lead, weather=weather, success=success, obstacle=obstacle)
    for k, (subject, minutes) in enumerate(words.MEETINGS):
        if begun - 9 - 28 * k > until:
            met(dossier, who["coach"], begun - 9 - 28 * k, subject, minutes)


def met(dossier, coach, days, subject, minutes):
    """A session booked three days before, held, its minutes shared."""
    with days_ago(days + 3, 14):
        session = booked(dossier, coach, subject, clock.now() + timedelta(days=3), "Visioconférence")
    with days_ago(days, 17):
        session.minutes = minutes
        session.save()
        take(session, "hold", session.coach)


def found(kind):
    """The start-up of the demonstration at this stage."""
    return Dossier.objects.get(title=words.IDEAS[kind][2], startup__isnull=False).startup


def continued(who):
    """A committee decides to go on; the report, approved, is then sealed and published with that decision."""
    project = found("continued")
    lead = project.dossier.lead
    with days_ago(COMMITTEE + 10):
        held_at = localtime(clock.now()) + timedelta(days=10)
        row = project.committees.create(held_at=held_at, place="Salle du conseil", agenda=words.AGENDA)
        papers.ask("committee_file", row)
        take(project, "convene", lead)
        report = write(project)
        for step, by in (
            ("submit", lead),
            ("endorse", project.dossier.organization.roles.get(code="signatory", ends_on=None).person),
            ("approve", who["coach"]),
        ):
            take(report, step, by)
    with days_ago(COMMITTEE):
        project.committees.update(decision="continue", reasons=words.DECIDED, present=words.PRESENT)
        take(project, "go_on", who["officer"], funder="La commune et la caisse d’allocations familiales")
    with days_ago(COMMITTEE - 4):
        take(report, "seal", who["officer"])
    with days_ago(COMMITTEE - 5):
        settle("document", key="final_report")
    with days_ago(COMMITTEE - 8):
        take(report, "publish", who["officer"])


def write(project):
    """The report, each section begun with what is recorded."""
    report = FinalReport.open_for(project.dossier, User.objects.get(pk=project.dossier.lead.pk))
    report.title, report.promise = words.REPORT
    report.essential, report.worked, report.fragile, report.decision_asked = words.ESSENTIAL
    report.save()
    for section in report.sections.all():
        section.body = project.report_draft(section.code) or "Deux cents familles s’en servent chaque mois."
        section.saved_at, section.saved_by = clock.now(), project.dossier.lead
        section.save()
    for n, (value, label, context) in enumerate(words.FIGURES):
        report.figures.create(order=n, value=value, label=label, context=context)
    return report


def stopped(who):
    """One stops before its committee: its lessons stay."""
    project = found("stopped")
    with days_ago(STOPPED):
        take(
            project,
            "stop_early",
            project.dossier.lead,
            lessons=words.LESSONS,
            restart=words.RESTART,
            comment=words.STOPPED,
        )
