"""What follows the camp of the demonstration that is over: people heard, teams that go on or stop, news, its report, its closing."""

from decimal import Decimal

from hackathons import newsround
from hackathons.models import Actor, CampTeam
from programs import clock, presets
from programs.models import Call, FinalReport, Program, User
from reports.demo import campafterwords as words
from reports.demo import final
from reports.demo.story import days_ago, forget_mails, take


def tell(camp, who):
    """Each step on its day, from the end of the event to the closing."""
    camp.refresh_from_db()
    with days_ago(190):
        heard(camp)
        listed(camp)
        paid(camp)
    with days_ago(170):
        decide(camp, who)
        forget_mails()
    for day, days in ((30, 167), (90, 107), (180, 17)):
        with days_ago(days):
            news(camp, day)
            forget_mails()
    report(camp, who)
    with days_ago(100):
        take(camp, "close", who["officer"])
        forget_mails()


def heard(camp):
    """Two thirds of those who came answer the survey."""
    came = list(camp.registrations.filter(state="checked_in").order_by("arrival"))
    for k, one in enumerate(came):
        if k % 3 != 2:
            worked, change = words.OPINIONS[k // 4] if k % 4 == 0 and k // 4 < len(words.OPINIONS) else ("", "")
            camp.answers.create(overall=(5, 4, 5, 4, 3, 5, 4, 2)[k % 8], recommends="maybe" if k % 6 == 3 else "yes", goes_on=("yes", "maybe", "no")[k % 3 - (k % 5 == 0)], worked=worked, change=change)  # fmt: skip
            type(one).objects.filter(pk=one.pk).update(surveyed_on=clock.today())


def listed(camp):
    """Participants say what they are willing to do; the lead adds whom they met, one who agreed and one who has not answered."""
    lead = User.objects.get(pk=camp.dossier.lead.pk)
    came = camp.registrations.filter(state="checked_in", is_minor=False).order_by("arrival")
    for k, one in enumerate(came[: 4 * len(words.KINDS) : 4]):
        actor = Actor(camp=camp, registration=one, name=one.name, email=one.email, organization=one.organization)
        actor.begin(by=User.objects.bearer(one))
        said = {"kinds": words.KINDS[k], "word": words.WORDS[k % len(words.WORDS)], "is_named": k % 3 == 0}
        actor.agree(by=User.objects.bearer(actor), **said)
    for k, (name, organization, why) in enumerate(words.MET):
        actor = Actor(camp=camp, name=name, organization=organization, why=why, email=f"acteur-{k}@demo.test")
        actor.begin(by=lead)
        if k == 0:
            take(actor, "note_agreement", lead, kinds=["host"], comment="Sur papier, le dimanche.")
    take(camp, "identify_actors", lead)


def paid(camp):
    """Who paid, what it cost."""
    for funder, amount, stage, in_kind in words.FUNDING:
        camp.dossier.funding.create(funder=funder, amount=Decimal(amount), stage=stage, in_kind=in_kind)
    for label, planned, spent in words.EXPENSES:
        camp.dossier.expenses.create(label=label, planned=Decimal(planned), spent=Decimal(spent))


def decide(camp, who):
    """Two teams go on, one of them as a start-up; the others stop, with what they learned."""
    call = startups(who["officer"])
    lead = User.objects.get(pk=camp.dossier.lead.pk)
    teams = list(
        CampTeam.objects.filter(camp=camp, state__in=("ready", "submitted", "judged", "awarded")).order_by(
            "rank", "name"
        )
    )
    take(teams[0], "become", lead, call=str(call.pk), title=words.TITLE)
    take(teams[1], "go_on", lead, comment=words.GOES_ON)
    for k, team in enumerate(teams[2:]):
        take(team, "stop", lead, comment=words.LESSONS[k % len(words.LESSONS)])


def startups(officer):
    """The permanent call of the territorial start-ups."""
    if known := Call.objects.filter(program__code="startup").first():
        return known
    call = Call(
        program=Program.objects.get(code="startup"),
        mode="direct",
        title=words.CALL,
        text=words.CALL_TEXT,
        summary=words.CALL_SUMMARY,
    )
    call.begin(by=officer)
    presets.fill(call)
    call.publish(by=officer)
    return take(call, "open", officer)


def news(camp, day):
    """Those who go on are asked; the second one no longer answers at the last date."""
    newsround.ask()
    for k, one in enumerate(camp.news.filter(day=day, state="asked").order_by("team__rank", "team__name")):
        if (day, k) != (180, 1):
            going, text = words.NEWS[k][day]
            one.answer(by=User.objects.bearer(one), going=going, text=text, is_public=True)


def report(camp, who):
    """Opened by its lead, written from what is recorded, submitted, endorsed, approved, sealed, published."""
    dossier = camp.dossier
    with days_ago(150):
        made = FinalReport.open_for(dossier, User.objects.get(pk=dossier.lead.pk))
        write(made, camp)
    final.carry(made, who, 140, 130, 120, 112, 104)
    forget_mails()


def write(made, camp):
    """Each section: a sentence, then the recorded facts."""
    made.title, made.promise = words.REPORT
    made.essential, made.worked, made.fragile, made.decision_asked = words.ESSENTIAL
    made.save()
    for section in made.sections.all():
        section.body = "\n\n".join(filter(None, [words.SECTIONS[section.code], camp.report_draft(section.code)]))
        section.saved_at, section.saved_by = clock.now(), camp.dossier.lead
        section.save()
    for n, (value, label, context) in enumerate(words.figures(camp)):
        made.figures.create(order=n, value=value, label=label, context=context)
