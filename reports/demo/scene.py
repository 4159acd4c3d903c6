"""The whole scene: people, seven calls, some sixty dossiers in every state, four residences, three camps, five start-ups, four positions, published reports."""

from datetime import timedelta

from django.db import transaction

from programs import answers, clock
from programs.assignment import engine, proposals
from programs.models import Call, Dossier, JuryMember, Outbox, Role
from reports.demo import (
    announcing,
    calls,
    camps,
    cohorts,
    content,
    desk,
    dossiers,
    field,
    final,
    judging,
    methods,
    recruiting,
    residences,
    sittings,
    spread,
    startups,
    workshop,
)
from reports.demo.applying import partners, visas
from reports.demo.people import LONG_AGO, accounts, agent, person
from reports.demo.story import days_ago, forget_mails, settle, take

JURY = 5
LEANINGS = (0, -2, 1, 0, 2)  # of each juror, in criteria marked a level above the others, or below
TOTALS = (46, 44, 43, 42, 41, 40, 38, 37, 35, 34, 30, 28, 25, 22)  # of two readings of five criteria, by dossier


def build():
    """Tell the whole story once; the second time, nothing is left to tell."""
    if Call.objects.filter(title=calls.CALLS["cancelled"][0]).exists():
        return False
    with transaction.atomic():
        who = accounts()
        for chapter in (
            methods.open_library,
            decided,
            methods.proposed,
            field.tell,
            reviewing,
            opened,
            interest,
            spread.tell,
            camps.tell,
            startups.tell,
            recruiting.tell,
            cancelled,
            cohorts.tell,
            workshop.tell,
        ):
            chapter(who)
        Outbox.objects.filter(done_at=None).update(created_at=clock.now())  # owed from now on
    return True


def jurors(call, who, days, number=JURY):
    """The jury of a call, invited and sitting so many days ago: the demonstration's reviewer and chair, and invented colleagues."""
    found = [who["reviewer"], who["chair"]] + [
        person(f"jure-{n}@demo.test", content.name(200 + 7 * n)) for n in range(1, number - 1)
    ]
    with days_ago(days):
        for k, juror in enumerate(found):
            seat = invited(call, juror.email, who["officer"], k, chair=juror == who["chair"])
            take(seat, "accept", juror, ties=content.TIES[k % len(content.TIES)])
        settle("move")
        forget_mails()
    return found


def invited(call, email, officer, k, *, chair=False):
    """Someone invited to a jury, with what they can read."""
    quality = "Présidente du jury" if chair else f"Membre du jury, collège {1 + k % 3}"
    seat = JuryMember(
        call=call, email=email, part="chair" if chair else "reviewer", quality=quality, capacity=8 + k,
        skills=content.SKILLS[k % len(content.SKILLS)], departements=["18", "36"] if k % 2 else [],
    )  # fmt: skip
    seat.begin(by=officer)
    return seat


def decided(who):
    """A call decided a year ago: four residences, and every way that a decision can go on."""
    officer, call = who["officer"], calls.begin("decided", who["officer"])
    jury, ideas = jurors(call, who, 425), content.IDEAS[:16]
    made = []
    for n, idea in enumerate(ideas):
        lead = who["lead"] if n == 0 else None
        made.append(dossiers.submit(dossiers.begin(call, idea, n, 420 - n, lead), idea, n, 400 - n % 8))
    for n, dossier in enumerate(made):
        if n in (14, 15):
            dossiers.screen(
                dossier,
                officer,
                "declare_ineligible",
                385,
                comment="Le projet concerne un équipement, et non un service rendu aux habitants.",
            )
        else:
            dossiers.screen(dossier, officer, "declare_eligible", 385 - n % 3)
    calls.close(call, officer, 390)
    outcomes = ["selected"] * 7 + ["waitlisted"] * 3 + ["rejected"] * 4
    judge(call, made[:14], outcomes, jury, who, 350)
    after(call, made, who)


def judge(call, read, outcomes, jury, who, days):
    """Readings, proposals, announcement."""
    officer = who["officer"]
    for n, dossier in enumerate(read):
        dossiers.read(dossier, [jury[n % JURY], jury[(n + 2) % JURY]], officer, days + 8, TOTALS[n])
    with days_ago(days + 3):
        take(call, "start_review", officer)
        settle("move")
    for n, (dossier, outcome) in enumerate(zip(read, outcomes, strict=True)):
        dossiers.decide(dossier, officer, outcome, days + 1, n)
    with days_ago(days, 10):
        take(call, "announce", who["authority"])
        settle("move")
        forget_mails()


def after(call, made, who):
    """Confirmed, agreed in principle, declined, lapsed, on appeal: each by who may."""
    signatories = {}
    for n in (0, 1, 2, 3, 4):
        dossier = made[n]
        signatories[n] = who["signatory"] if n == 0 else agent(content.IDEAS[n], n, "signatory")
        Role.objects.get_or_create(
            person=signatories[n],
            code="signatory",
            organization=dossier.organization,
            ends_on=None,
            defaults={"quality": "Maire", "starts_on": LONG_AGO},
        )
    for n, days in ((1, 330), (4, 320), (0, 120), (2, 25)):
        with days_ago(days):
            take(made[n], "confirm", signatories[n])
    with days_ago(20):
        take(made[3], "pledge", made[3].lead, council_on=clock.today() + timedelta(days=30))
    with days_ago(300):
        take(made[5], "decline", made[5].lead, comment="Le conseil municipal a choisi un autre projet.")
        take(made[6], "withdraw", made[6].lead, comment="La cheffe de projet a quitté la commune.")
        take(
            made[7],
            "promote",
            who["officer"],
            confirm_by=clock.today() + timedelta(days=330),
            comment="Une place s’est libérée.",
        )
    with days_ago(10):
        take(made[8], "lapse", who["officer"])
    with days_ago(290):
        take(
            made[13],
            "admit_appeal",
            who["officer"],
            received_on=clock.today() - timedelta(days=20),
            comment="Le recours a été reçu dans le délai ; une pièce avait été mal lue.",
        )
    desk.pass_on(made[10:12], who["officer"], 60)
    residences.tell(made, who, final.write)


def reviewing(who):
    """A call under review: readings in every state, two proposals that nobody outside may know."""
    officer, call = who["officer"], calls.begin("reviewing", who["officer"])
    jury = jurors(call, who, 72)
    ideas = [*content.IDEAS[16:26], *content.IDEAS[9:14], *content.IDEAS[26:30], *content.IDEAS[37:40]]
    with days_ago(6):
        invited(call, "jure-invitee@demo.test", officer, 7)
        forget_mails()
    made, read = sent_in(call, officer, ideas)
    judging.examples(call, jury, 20)
    for n, dossier in enumerate(read):
        pair = 1 + n % 4, 1 + (n + 1) % 4
        readers, leanings = [jury[k] for k in pair], [LEANINGS[k] for k in pair]
        dossiers.read(dossier, readers, officer, 9, TOTALS[(5 * n + 2) % 14], leanings)
    with days_ago(8):
        take(call, "start_review", officer)
        settle("move")
    dossiers.hand_out(made[:8], who["reviewer"], officer)
    for wishes in ({"readers": 3}, {"readers": 3, "expertise": "strong", "move": True}):
        propose(call, wishes, officer)
    shortlist(made[:2], officer)
    dossiers.decide(read[8], officer, "selected", 1)  # the best mark, and the lowest
    dossiers.decide(read[5], officer, "rejected", 1)
    announcing.prepare(call, [read[8], read[5]], officer)
    sittings.slots(call)
    sittings.convene(call, officer, jury)


def sent_in(call, officer, ideas):
    """Dossiers written, sent but two, screened, the call closed; all of them, then those to read."""
    made = []
    for n, idea in enumerate(ideas):
        dossier = dossiers.begin(call, idea, n, 70 - n)
        made.append(dossiers.submit(dossier, idea, n, 50 - n % 15) if n not in (8, 9) else dossier)
    read = made[:8] + made[10:]
    desk.completed(made[4:6], officer, 41)
    for dossier in read:
        dossiers.screen(dossier, officer, "declare_eligible", 33)
    desk.consult(made[4:6], officer, 20)
    calls.close(call, officer, 30)
    return made, read


def shortlist(chosen, officer):
    """Those whom the jury will hear."""
    with days_ago(-9):
        hearing = {"hearing_at": clock.now(), "hearing_place": "20, avenue de Ségur, Paris, salle 3"}
    for dossier in chosen:
        dossiers.screen(dossier, officer, "shortlist", 3, **hearing)


def propose(call, wishes, officer):
    """A proposal of readings, as the task of its page makes it."""
    with days_ago(2):
        found = proposals.scene(call, wishes)
        proposals.keep(call, wishes, found, engine.share(proposals.padded(found.given)), officer)


def opened(who):
    """A call open now: drafts, dossiers to screen, to complete, withdrawn."""
    officer, call, sent = who["officer"], calls.begin("open", who["officer"]), []
    judging.examples(call, jurors(call, who, 9), 3, late=(who["reviewer"], who["chair"]))
    for n, idea in enumerate(content.IDEAS[26:37]):
        dossier = dossiers.begin(call, idea, n, 11 - n % 5)
        if n in (7, 8):
            partners(dossier, invited=6, committed=5)
        if n < 8:
            dossier = dossiers.submit(dossier, idea, n, 5 - n % 3)
            sent.append(dossier)
        if n in (0, 1):
            due = {"comment": desk.POINTS[n][0], "due": clock.today() + timedelta(days=10)}
            dossiers.screen(dossier, officer, "request_completion", 2, questions=asked(dossier, n + 1), **due)
        elif n in (2, 3):
            dossiers.screen(dossier, officer, "declare_eligible", 2)
        elif n == 4:
            dossiers.screen(
                dossier, officer, "declare_ineligible", 2, comment="L’organisation n’est pas une collectivité."
            )
        elif n == 5:
            with days_ago(1):
                take(dossier, "withdraw", dossier.lead)
        elif n == 6:
            with days_ago(1):
                take(dossier, "amend", dossier.lead)
    desk.share(sent, who)
    desk.invite(dossier, ("dgs", "secretariat"))
    desk.talk([sent[3], sent[6]], officer)
    desk.consult(sent[2:4], officer, 2)


def asked(dossier, number):
    """The codes of the first long questions of a dossier."""
    return [q["code"] for q in answers.questions(dossier.definition) if q["kind"] == "long"][:number]


def interest(who):
    """A call of interest: a few volunteers, no jury; the demonstration's lead answers it."""
    call = calls.begin("interest", who["officer"])
    for n, idea in enumerate([content.IDEAS[0], *content.IDEAS[37:]]):
        dossier = dossiers.begin(call, idea, n + 1, 8 - n, who["lead"] if n == 0 else None)
        if n == 0:
            dossier.roles.get_or_create(person=who["member"], code="member", ends_on=None)
        if n < 3:
            dossiers.submit(dossier, idea, n + 1, 3)


def cancelled(who):
    """A call without follow-up, and what became of its dossiers."""
    officer, call = who["officer"], calls.begin("cancelled", who["officer"])
    for n, idea in enumerate(content.IDEAS[30:32]):
        dossier = dossiers.begin(call, idea, n + 20, 290)
        visas(dossier, idea, n, 280)
        dossiers.submit(dossier, idea, n, 280)
    with days_ago(270):
        take(call, "cancel", officer, comment="Les crédits de l’appel sont reportés sur l’appel suivant.")
        settle("move")
        forget_mails()


def counts():
    """What the scene holds: dossiers by state."""
    return {state: Dossier.objects.filter(state=state).count() for state in Dossier.State.values}
