"""The days of a camp of the demonstration: who comes, teams at work, what is said and asked, the jury, the results."""

from datetime import timedelta

from hackathons import marking, presets, teaming
from hackathons.models import Announcement, CampTeam, HelpRequest, Registration
from programs import clock
from programs.models import User
from reports.demo import campwords as words
from reports.demo.story import forget_mails, settle, take

TEAMS = 11


def begin(camp, seated):
    """The camp starts at its hour; who comes is checked in, a few do not come."""
    lead = camp.dossier.lead
    with clock.at(camp.starts_at):
        take(camp, "start", lead)
        settle("move")
        forget_mails()
    camp.refresh_from_db()
    for k, one in enumerate(seated):
        with clock.at(camp.starts_at + timedelta(minutes=k // 2)):
            if k % 16 != 15:
                take(one, "check_in", lead)


def gather(camp, n, seated):
    """Teams formed by one of their members, joined by the others; the last people are in none."""
    found, known = [], list(camp.challenges.order_by("title"))
    for k, (name, pitch, text) in enumerate(words.TEAMS[n]):
        first, *others = seated[5 * k : 5 * k + 5]
        row = CampTeam(
            camp=camp, name=name, pitch=pitch, description=text, challenge=known[k * len(known) // TEAMS], is_shown=k % 4 != 3,
            seeks=[presets.SKILLS[k % len(presets.SKILLS)][0]],
        )  # fmt: skip
        teaming.form(Registration.objects.get(pk=first.pk), row, User.objects.bearer(first))
        for one in others:
            Registration.objects.get(pk=one.pk).join_team(by=User.objects.system(), team=str(row.pk))
        found.append(row)
    return found


def hand_in(camp, team, at):
    """A team writes its journal, publishes its code, hands in its prototype."""
    with clock.at(at):
        team = CampTeam.objects.get(pk=team.pk)
        member = team.memberships.current().first().registration
        for text in words.NOTES[:2]:
            team.notes.create(author=member, text=text)
        team.repository, team.licence = f"https://code.demo.test/{team.pk.hex[:8]}", "eupl-1.2"
        team.save()
        team.submit(by=User.objects.bearer(member))


def day(camp, teams):
    """What is said to all, who helps, who waits for help, what teams note."""
    lead = User.objects.get(pk=camp.dossier.lead.pk)
    camp.refresh_from_db()
    for minutes, text in words.ANNOUNCED:
        with clock.at(clock.now() - timedelta(minutes=minutes)):
            Announcement(camp=camp, text=text).begin(by=lead)
    mentors = [camp.mentors.create(name=name, subjects=subjects) for name, subjects in words.MENTORS]
    for k, (minutes, subject, where) in enumerate(words.HELP):
        asks_for_help(camp, teams[2 + k], minutes, subject, where, mentors[0] if k == 0 else None)
    for k, team in enumerate(teams[2:8]):
        team.notes.create(author=first(team), text=words.NOTES[k % len(words.NOTES)])


def first(team):
    """The first member of a team who came."""
    return team.memberships.current().filter(registration__state="checked_in").first().registration


def asks_for_help(camp, team, minutes, subject, where, mentor=None):
    """A team asks for help; this mentor is on it, if any."""
    one = first(team)
    with clock.at(clock.now() - timedelta(minutes=minutes)):
        row = HelpRequest(camp=camp, registration=one, team=team, subject=subject, where=where)
        row.begin(by=User.objects.bearer(one))
    if mentor:
        row.take(by=User.objects.bearer(mentor))


def judge(camp):
    """The public votes, the jury marks, its chair and the lead check the ranking; the results are announced."""
    lead = camp.dossier.lead
    with clock.at(camp.ends_at - timedelta(minutes=5)):
        take(camp, "open_vote", lead)
    with clock.at(camp.ends_at):
        vote(camp)
        take(camp, "end", User.objects.system())
        settle("move")
    with clock.at(camp.ends_at + timedelta(hours=1)):
        take(camp, "close_vote", lead)
        for k, sheet in enumerate(camp.rounds.get().judgements.select_related("team", "round").order_by("team__name", "juror__name")):  # fmt: skip
            sign(sheet, k)
    with clock.at(camp.ends_at + timedelta(hours=2)):
        award(type(camp).objects.get(pk=camp.pk), lead)
        settle("move")
        forget_mails()


def vote(camp):
    """Half of those who came choose their favourite, never their own team."""
    camp.refresh_from_db()
    teams = list(camp.teams.filter(state="submitted").order_by("name"))
    for k, one in enumerate(camp.registrations.filter(state="checked_in").order_by("arrival")[::2]):
        best = teams[(k * k) % len(teams) // 2]
        if not one.memberships.filter(team=best).exists():
            camp.votes.create(registration=one, team=best)


def sign(sheet, k):
    """The marks of a juror: each team has its level, each juror their own severity."""
    worth = len(sheet.team.name) % 4
    for n, line in enumerate(sheet.round.camp.grid.all()):
        sheet.scores[str(line.pk)] = max(0, min(line.best, 1 + (worth + (n + k) % 3) // 2 + (k % 4 == n)))
    sheet.remark = words.REMARKS[k % len(words.REMARKS)]
    sheet.saved_at = sheet.signed_at = clock.now()
    sheet.save()


def award(camp, lead):
    """Equals are decided by the chair, the ranking is validated, prizes given, the results announced."""
    while tied := marking.table(camp).tied:
        camp = take(camp, "break_tie", lead, team=str(tied[0].pk), why="Le problème touche plus d’habitants.")
    camp = take(camp, "validate_ranking", lead)
    best = [row.team for row in marking.table(camp).rows]
    for prize, team in zip(camp.prizes.filter(of_public=False), best, strict=False):
        prize.team = team
        prize.save()
    take(camp, "announce_results", lead)
