"""The three camps of the demonstration: registration open, in its running hour, closed with two teams that continue."""

from datetime import datetime, time, timedelta

from django.utils import timezone
from django.utils.timezone import get_current_timezone, localtime

from hackathons import arrivals, presets
from hackathons.models import Challenge, Registration
from programs import clock
from programs.models import Role, User
from reports.demo import calls, campafter, campday, content, dossiers
from reports.demo import campwords as words
from reports.demo.people import LONG_AGO, agent
from reports.demo.story import days_ago, forget_mails, settle, take

COMING, RUNNING, PAST = range(3)
PEOPLE = (66, 72, 68)  # registered to each camp
CAPACITY = (60, 64, 64)
CONFIRMED, OPENED = (115, 120, 300), (12, 34, 236)  # days ago: the dossier confirmed, the registration opened
HELD = 200  # days since the first day of the camp that is over


def tell(who):
    """Three volunteers selected without a jury; their camps, each at its stage."""
    made = selected(who)
    for n in (PAST, RUNNING, COMING):
        confirmed(made[n], n, who)
    opened(made[COMING].camp, COMING, who)
    past(made[PAST].camp, who)
    campafter.tell(made[PAST].camp, who)
    live(made[RUNNING].camp, who)
    return made


def selected(who):
    """The call of interest, its three dossiers, their selection."""
    officer, call, made = who["officer"], calls.begin("camps", who["officer"]), []
    for n, idea in enumerate(words.CAMPS):
        dossier = dossiers.begin(call, idea, n, 338 - n, who["lead"] if n == RUNNING else None)
        made.append(dossiers.submit(dossier, idea, n, 330 - n))
    for dossier in made:
        dossiers.screen(dossier, officer, "declare_eligible", 324)
    calls.close(call, officer, 320)
    with days_ago(316):
        take(call, "start_review", officer)
        settle("move")
    for n, dossier in enumerate(made):
        dossiers.decide(dossier, officer, "selected", 314, n)
    with days_ago(312):
        take(call, "announce", who["authority"])
        settle("move")
        forget_mails()
    return made


def confirmed(dossier, n, who):
    """The territory confirms; a coach is named; the lead prepares."""
    idea, days = words.CAMPS[n], CONFIRMED[n]
    signatory = who["signatory"] if n == RUNNING else agent(idea, n, "signatory")
    if n != RUNNING:
        Role.objects.get_or_create(
            person=signatory, code="signatory", organization=dossier.organization, ends_on=None,
            defaults={"quality": "Maire", "starts_on": LONG_AGO},
        )  # fmt: skip
    with days_ago(days):
        take(dossier, "confirm", signatory)
    dossier.refresh_from_db()
    with days_ago(days - 3):
        take(dossier.camp, "name_coach", who["officer"], coach=str(who["coach"].pk))
    with days_ago(days - 20):
        frame(dossier.camp, n)
        take(dossier.camp, "start_preparation", who["coach"])
    with days_ago(OPENED[n] + 2):
        prepare(dossier.camp, n)
        forget_mails()


def hours(n):
    """When the camp begins and ends: one in three weeks, one since yesterday for some hours still, one long ago."""
    now, zone = localtime(timezone.now()), get_current_timezone()  # whatever day is told
    today = now.date()
    first = {COMING: today + timedelta(days=21), RUNNING: today - timedelta(days=1), PAST: today - timedelta(days=HELD)}[n]  # fmt: skip
    begins = datetime.combine(first, time(9), zone)
    soon = (now + timedelta(hours=4)).replace(minute=0, second=0, microsecond=0)
    return begins, soon if n == RUNNING else datetime.combine(first + timedelta(days=1), time(16), zone)


def frame(camp, n):
    """What the framing needs: dates, place, partners."""
    place, host, access = words.PLACES[n]
    camp.starts_at, camp.ends_at = hours(n)
    camp.place, camp.host, camp.access, camp.capacity = place, host, access, CAPACITY[n]
    camp.summary = f"Deux jours pour que {words.CAMPS[n][3]} ne soit plus une fatalité."
    camp.text = f"{words.CAMPS[n][3].capitalize()}.\n\nPendant deux jours, ceux qui le vivent et ceux qui savent fabriquer travaillent à la même table. On repart avec des prototypes essayés, et avec ceux qui les porteront."
    camp.save()
    for name, contribution, sure in words.PARTNERS:
        camp.partners.create(name=name, contribution=contribution, is_sure=sure)


def prepare(camp, n):
    """Challenges, programme, rules, jury, prizes; the missions done by then."""
    camp.refresh_from_db()
    lead, day = camp.dossier.lead, localtime(camp.starts_at)
    for days, begins, ends, title, room, text in words.AGENDA:
        at = (day + timedelta(days=days)).replace(hour=begins[0], minute=begins[1])
        until = at.replace(hour=ends[0], minute=ends[1])
        camp.agenda.create(starts_at=at, ends_at=until, title=title, place=room, text=text)
    for one in words.CHALLENGES[n]:
        challenge(camp, lead, *one)
    camp.rules.create(number=1, text=presets.RULES, written_by=lead)
    for k, (name, quality, organization) in enumerate(words.JURY):
        camp.jurors.create(name=name, quality=quality, organization=organization, email=f"jury-{n}-{k}@demo.test", is_chair=k == 0)  # fmt: skip
    for k, (title, by) in enumerate(words.PRIZES, 1):
        camp.prizes.create(order=k, title=title, given_by=by, of_public=k == len(words.PRIZES))
    for mission in camp.missions.all():
        if mission.due_on <= clock.today() + timedelta(days=OPENED[n] if n != COMING else 0) or mission.days <= -30:
            mission.done_on, mission.done_by = min(mission.due_on, clock.today()), lead
            mission.save()


def challenge(camp, lead, title, problem, users, owner, contact, mentor, data):
    """A challenge proposed by who lives the problem, accepted by the lead, with its data."""
    row = Challenge(
        camp=camp, title=title, problem=problem, users=users, owner=owner, contact_name=contact, mentor=mentor,
        email=f"{contact.split()[0].lower()}@demo.test",
    )  # fmt: skip
    row.begin(by=User.objects.get(pk=lead.pk))
    row.accept(by=User.objects.get(pk=lead.pk))
    for name, licence, format_ in data:
        url = f"https://www.data.gouv.fr/fr/datasets/?q={'+'.join(name.split()[:2])}"
        row.data_sets.create(title=name, url=url, licence=licence, format=format_, contact=contact)


def opened(camp, n, who):
    """Registration opens; people come one after the other until the camp is full, and a few more."""
    camp.refresh_from_db()
    with days_ago(OPENED[n]):
        take(camp, "open_registration", camp.dossier.lead)
        forget_mails()
    found = []
    for k in range(PEOPLE[n]):
        with days_ago(max(1, OPENED[n] - 1 - k * (OPENED[n] - 2) // PEOPLE[n]), 8 + k % 12, (7 * k) % 60):
            found.append(register(camp, n, k, who))
    with days_ago(1):
        forget_mails()
    return found


def register(camp, n, k, who):
    """The k-th person who registers, and follows the link of the mail."""
    minor, person = k % 23 == 11, who["participant"] if n == RUNNING and k == 0 else None
    row = Registration(
        camp=camp, name=person.name if person else content.name(31 * k + 7 * n), email=person.email if person else f"camp-{n}-{k}@demo.test", person=person,
        profile=words.PROFILES[(k + 7 * n) % len(words.PROFILES)], organization=words.ORGANIZATIONS[k % 8], rules=camp.rules.first(), shows_name=k % 3 == 0, is_minor=minor,
        skills=[presets.SKILLS[(k + j) % len(presets.SKILLS)][0] for j in range(1 + k % 3)], diet=words.DIETS[k % 10], from_second_day=k % 19 == 5,
        guardian_name=content.name(k + 90) if minor else "", guardian_email=f"parent-{n}-{k}@demo.test" if minor else "",
    )  # fmt: skip
    row.begin(by=User.objects.bearer(row))
    if minor:
        row.agree(by=User.objects.system())
    for rank, one in enumerate(wishes(camp, k), 1):
        row.wishes.create(challenge=one, rank=rank)
    if k % 17 != 9 or n == PAST:  # one in seventeen has not followed the link yet
        arrivals.settle(row, User.objects.bearer(row))
    return row


def wishes(camp, k):
    """The challenges that someone wishes for, two at most; some wish for none."""
    known = list(camp.challenges.order_by("title"))
    return [] if k % 5 == 4 else [known[k % len(known)], known[(k + 1) % len(known)]]


def live(camp, who):
    """The camp that runs: people at the door, teams at work, two prototypes already handed in."""
    found = opened(camp, RUNNING, who)
    seated = [one for one in found if type(one).objects.get(pk=one.pk).state == "confirmed"]
    campday.begin(camp, seated)
    with clock.at(camp.starts_at + timedelta(hours=2)):
        teams = campday.gather(camp, RUNNING, seated)
    for team in teams[:2]:
        campday.hand_in(camp, team, clock.now() - timedelta(minutes=40))
    campday.day(camp, teams)


def past(camp, who):
    """The camp that is over: held, judged, its results announced."""
    found = opened(camp, PAST, who)
    with clock.at(camp.starts_at):
        camp.refresh_from_db()
        take(camp, "invite_jury", camp.dossier.lead)
        camp.jurors.update(accepted_at=clock.now())
    seated = [one for one in found if type(one).objects.get(pk=one.pk).state == "confirmed"]
    campday.begin(camp, seated)
    with clock.at(camp.starts_at + timedelta(hours=2)):
        teams = campday.gather(camp, PAST, seated)
    for k, team in enumerate(teams[:-1]):  # the last one did not finish
        campday.hand_in(camp, team, camp.ends_at - timedelta(minutes=90 - 7 * k))
    campday.judge(camp)
