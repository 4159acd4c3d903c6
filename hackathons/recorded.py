"""What is recorded of a camp, as the first text of each section of its report: to be corrected, never to be guessed."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hackathons import participation, surveys
from programs import facts
from programs.facts import listed, titled
from programs.models.history import History
from programs.templatetags.essaim import euros


def draft(camp, code):
    """The recorded facts for this section, in the light markup; empty without any."""
    return facts.draft(DRAFTS, camp, code)


def challenges(camp):
    """How many were proposed and kept; each with whose problem it is, for whom, what answered it."""
    rows = list(camp.challenges.prefetch_related("teams", "data_sets"))
    kept = [one for one in rows if one.state in ("accepted", "answered", "unanswered")]
    text = ngettext(
        "%(n)d challenge was proposed, %(kept)d kept.", "%(n)d challenges were proposed, %(kept)d kept.", len(rows)
    )
    yield rows and text % {"n": len(rows), "kept": len(kept)}
    for one in kept:
        whose = _("Brought by: %(who)s. For: %(whom)s.") % {"who": one.owner, "whom": one.users}
        yield titled(one.title, "\n\n".join(filter(None, [one.problem, whose, answers(one), data(one)])))


def answers(challenge):
    """The teams that answered a challenge."""
    teams = [team.name for team in challenge.teams.all() if team.state not in ("forming", "disbanded")]
    return _("Teams: %s.") % ", ".join(teams) if teams else _("No team chose it.")


def data(challenge):
    """The data given with a challenge."""
    names = [f"{one.title} ({one.get_licence_display()})" for one in challenge.data_sets.all()]
    return _("Data given: %s.") % ", ".join(names) if names else ""


def services(camp):
    """Each prototype handed in: what it is, where to try it, the prizes it won."""
    for team in handed_in(camp):
        places = [
            _("Code: %s") % team.repository if team.repository else "",
            _("Demonstration: %s") % team.demo if team.demo else "",
        ]
        won = [_("Prize: %s.") % prize.title for prize in team.prizes.all()]
        yield titled(
            team.name, "\n\n".join(filter(None, [team.pitch, team.description, listed(filter(None, places)), *won]))
        )


def handed_in(camp):
    """The teams whose prototype was handed in."""
    return camp.teams.filter(submitted_at__isnull=False).exclude(state="disbanded").select_related("challenge").prefetch_related("prizes")  # fmt: skip


def actors(camp):
    """How many actors, how many willing; the names of those alone who agreed to be named."""
    rows = list(camp.actors.standing())
    willing = [one for one in rows if one.is_willing]
    text = ngettext("The camp identified %(n)d actor; %(willing)d agreed to go further.", "The camp identified %(n)d actors; %(willing)d agreed to go further.", len(rows))  # fmt: skip
    yield rows and text % {"n": len(rows), "willing": len(willing)}
    named = [one for one in willing if one.is_named]
    yield titled(_("They agreed to be named here"), listed(introduced(one) for one in named))


def introduced(actor):
    """An actor who agreed to be named, with what they are willing to do."""
    who = f"{actor.name} ({actor.organization})" if actor.organization else actor.name
    return f"{who} : {', '.join(actor.kind_labels)}"


def territory(camp):
    """The problems that the challenges told, to be put together."""
    problems = [f"{one.title} : {one.users}" for one in camp.challenges.exclude(state__in=("rejected", "withdrawn"))]
    yield titled(_("What the challenges tell of the territory"), listed(problems))
    silent = [one.title for one in camp.challenges.filter(state="unanswered")]
    yield titled(_("What found no answer"), listed(silent))


def came(camp):
    """How many came: the report prints the profiles beside."""
    said = participation.came(camp)
    if said.total:
        places = ngettext(
            "%(n)d person came, for %(places)d places.", "%(n)d persons came, for %(places)d places.", said.total
        )
        yield places % {"n": said.total, "places": camp.capacity}
    elif said.kept:
        yield _("The camp had %(places)d places.") % {"places": camp.capacity}


def satisfaction(camp):
    """What the survey says, once five people answered."""
    found = surveys.results(camp)
    if found.told:
        yield _("%(n)d of the %(asked)d participants answered; they give the camp %(mean)s out of 5.") % {
            "n": found.answers, "asked": found.asked, "mean": decimal(found.mean),
        }  # fmt: skip
        yield titled(_("What worked"), listed(map(oneline, found.worked)))
        yield titled(_("What to change"), listed(map(oneline, found.change)))


def oneline(text):
    return " ".join(text.split())


def decimal(value):
    """A mean, the French way."""
    return f"{value:.1f}".replace(".", ",")


def costs(camp):
    """What it cost and what was gathered, in a sentence each: the report prints each line beside; what the partners brought."""
    expenses, funding = camp.dossier.expenses, camp.dossier.funding
    if planned := expenses.planned():
        yield _("The camp cost %(spent)s, of %(planned)s planned.") % {
            "spent": euros(expenses.spent()),
            "planned": euros(planned),
        }
    if total := funding.total():
        yield _("%(sure)s are acquired or paid, of %(total)s asked for.") % {
            "sure": euros(funding.acquired()),
            "total": euros(total),
        }
    lent = [f"{one.name} : {one.contribution}" for one in camp.partners.filter(is_sure=True).exclude(contribution="")]
    yield titled(_("What the partners brought"), listed(lent))


def coming(camp):
    """What becomes of each team, in the words of who decided it; the report prints the table beside."""
    teams = list(camp.teams.exclude(state__in=("forming", "disbanded")).select_related("became__call__program"))
    said = reasons(teams)
    for team in teams:
        told = {"continued": _("The prototype goes on."), "stopped": _("The prototype stops here.")}.get(
            team.state, _("Its outcome is to be decided.")
        )
        yield titled(
            team.name, "\n\n".join(filter(None, [" ".join(filter(None, [told, born(team)])), said.get(team.pk)]))
        )


def reasons(teams):
    """What was written when the outcome of each team was decided."""
    lines = History.objects.filter(
        machine="campteam", object_id__in=[team.pk for team in teams], name__in=("go_on", "stop")
    )
    return {line.object_id: line.comment for line in lines.select_related("detail").order_by("seq")}


def born(team):
    """The dossier that a team became."""
    if team.became is None:
        return ""
    return _("It became the dossier %(reference)s (%(program)s).") % {
        "reference": team.became.reference,
        "program": team.became.call.program,
    }


DRAFTS = {
    "challenges": challenges, "services": services, "actors": actors, "territory": territory, "participation": came, "satisfaction": satisfaction,
    "costs": costs, "next": coming,
}  # fmt: skip
