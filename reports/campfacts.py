"""What is recorded of a camp: the facts, figures and tables that its report prints beside what is written; few persons are never told."""

from collections.abc import Iterator

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hackathons import participation, presets, surveys
from hackathons import recorded as texts
from hackathons.counts import LEAST
from programs.templatetags.essaim import written
from reports import camppromises, data, finaldata

PICTURES_IN = "services"  # the section that shows the pictures tied to none
KEPT_BACK = gettext_lazy("A number of persons under five, or one that would give it away, is not told.")


def recorded(camp):
    """The parts of the report that only a residence has: none."""
    return {}


def promises(camp):
    """What every camp promises, judged."""
    return camppromises.judged(camp)


def facts(camp) -> Iterator[data.Fact]:
    """When, with how many people, with what result: for the foot of the cover."""
    if camp.starts_at:
        yield data.Fact(
            label=_("Dates"),
            value=span(localtime(camp.starts_at).date(), camp.ended_on or localtime(camp.ends_at).date()),
        )
    said = participation.came(camp)
    if said.total:
        yield data.Fact(label=_("Participants"), value=ngettext("%d person", "%d persons", said.total) % said.total)


def span(first, last):
    """A day, or the first and the last."""
    return written(first) if first == last else _("%(from)s – %(to)s") % {"from": written(first), "to": written(last)}


def cover(camp):
    """Who came, as bars; nothing when there is nothing to compare."""
    return next((one for one in profiles(camp) if len(one.points) > 1), None)


def annexes(camp) -> Iterator[finaldata.Annex]:
    """The news given since by those who accept that they show, nobody named."""
    for news in camp.news.answered().filter(is_public=True):
        title = _("%(what)s, %(n)d days after") % {"what": news.team or _("A participant"), "n": news.day}
        body = "\n\n".join(filter(None, [str(news.get_going_display()).capitalize() + ".", news.text]))
        yield finaldata.Annex(title=title, on=localtime(news.answered_at).date(), body=body)


def measures(camp, code):
    """The series and the tables of a section."""
    series, tables = MEASURES.get(code, (none, none))
    return {"measures": tuple(series(camp)), "tables": tuple(tables(camp))}


def none(camp):
    """No figure."""
    return ()


# ------------------------------------------------------------------ who came, what they thought


def profiles(camp) -> Iterator[finaldata.Series]:
    """Who came by profile; the title says which are the most."""
    said = participation.came(camp)
    points = sorted(((label, n) for label, n in participation.lines(said) if n), key=lambda one: -one[1])
    if points:
        yield finaldata.Series(
            title=most_numerous(points), subtitle=_("Persons who came, by profile"), points=tuple(points),
            source=" ".join([_("Source: the check-in at the door."), *kept_back(said)]),
        )  # fmt: skip


def most_numerous(points):
    """What a chart of profiles says: the one that leads, or that none does."""
    leads = len(points) == 1 or points[0][1] > points[1][1]
    return _("The most numerous: %s") % points[0][0] if leads else _("No profile outnumbers all the others")


def kept_back(said):
    """The profiles that are not told, and why."""
    silent = [label for label, n in participation.lines(said) if n is None]
    return [_("Not told: %s.") % ", ".join(silent), str(KEPT_BACK)] if silent else []


def satisfaction(camp) -> Iterator[finaldata.Series]:
    """How satisfied they are; the title is the mean."""
    found = surveys.results(camp)
    points = shares(found, "overall")
    if points:
        yield finaldata.Series(
            title=_("The camp is given %s out of 5") % texts.decimal(found.mean), subtitle=_("Overall satisfaction, in number of answers"), points=points,
            source=answered(found, "overall"),
        )  # fmt: skip


def shares(found, name):
    """The answers to a question that are told, each with its number."""
    return tuple((label, n) for label, n in surveys.labelled(name, found.counts[name]) if n) if found.told else ()


QUESTIONS = [
    ("recommends", gettext_lazy("Would they recommend the camp?")),
    ("goes_on", gettext_lazy("Would they go on with their project?")),
]


def intentions(camp) -> Iterator[finaldata.Sheet]:
    """Whether they would recommend it, and go on."""
    found = surveys.results(camp)
    if found.told:
        columns = (_("Question"), *(str(label) for _code, label in presets.OPINIONS))
        rows = tuple(
            (
                str(title),
                *(n if n is not None else _("not told") for _label, n in surveys.labelled(name, found.counts[name])),
            )
            for name, title in QUESTIONS
        )
        table = data.Table(columns=columns, rows=rows, numeric=columns[1:])
        source = " ".join(dict.fromkeys(answered(found, name) for name, _title in QUESTIONS))
        yield finaldata.Sheet(
            title=_("What they would do next"), subtitle=_("In number of answers"), table=table, source=source
        )


def answered(found, name):
    """Where the answers come from, and what is kept back."""
    source = _("Source: the survey, %(n)d answers of %(asked)d.") % {"n": found.answers, "asked": found.asked}
    return " ".join(
        [
            source,
            *([_("Answers given by fewer than %d persons are left out.") % LEAST] if found.counts[name].kept else []),
        ]
    )


# ------------------------------------------------------------------ challenges, services, actors, what follows


def challenges(camp) -> Iterator[finaldata.Sheet]:
    """Each challenge kept, whose it is, the teams that answered."""
    kept = camp.challenges.filter(state__in=("accepted", "answered", "unanswered")).prefetch_related("teams")
    rows = tuple(
        (one.title, one.owner, ", ".join(t.name for t in one.teams.all() if t.submitted_at) or "–") for one in kept
    )
    answers = sum(row[2] != "–" for row in rows)
    if rows:
        title = ngettext(
            "%(n)d challenge of %(all)d found an answer", "%(n)d challenges of %(all)d found an answer", answers
        ) % {"n": answers, "all": len(rows)}
        yield sheet(title, (_("Challenge"), _("Brought by"), _("Answered by")), rows)


def services(camp) -> Iterator[finaldata.Sheet]:
    """Each prototype handed in: its challenge, its prize, where to find it."""
    teams = list(texts.handed_in(camp))
    rows = tuple(
        (
            f"{t.name} : {t.pitch}" if t.pitch else t.name,
            str(t.challenge or "–"),
            ", ".join(p.title for p in t.prizes.all()) or "–",
            t.demo or t.repository or "–",
        )
        for t in teams
    )
    if rows:
        title = ngettext("%d prototype was handed in", "%d prototypes were handed in", len(rows)) % len(rows)
        yield sheet(title, (_("Prototype"), _("Challenge"), _("Prize"), _("To try it")), rows)


def actors(camp) -> Iterator[finaldata.Series]:
    """What those who agreed are willing to do; the title is their number."""
    kinds = participation.kinds(camp)
    points = tuple((label, n) for label, n in kinds if n)
    if points:
        yield finaldata.Series(
            title=_("What the actors identified are willing to do"), subtitle=_("Persons who agreed, each for one thing or several"), points=points,
            source=" ".join([_("Source: the agreements given."), *([str(KEPT_BACK)] if None in dict(kinds).values() else [])]),
        )  # fmt: skip


def outcomes(camp) -> Iterator[finaldata.Sheet]:
    """What each team becomes, and the dossier where it goes on."""
    teams = list(camp.teams.exclude(state__in=("forming", "disbanded")).select_related("became__call__program"))
    rows = tuple(
        (t.name, str(t.get_state_display()), f"{t.became.reference} ({t.became.call.program})" if t.became else "–")
        for t in teams
    )
    going = sum(t.state == "continued" for t in teams)
    if rows:
        title = ngettext("%(n)d team of %(all)d goes on", "%(n)d teams of %(all)d go on", going) % {
            "n": going,
            "all": len(rows),
        }
        yield sheet(title, (_("Team"), _("What it becomes"), _("Dossier")), rows)


def sheet(title, columns, rows):
    """A table whose columns are texts."""
    return finaldata.Sheet(title=title, table=data.Table(columns=tuple(columns), rows=rows))


MEASURES = {
    "challenges": (none, challenges), "services": (none, services), "actors": (actors, none), "participation": (profiles, none),
    "satisfaction": (satisfaction, intentions), "next": (none, outcomes),
}  # fmt: skip


def licence(camp):
    """The licences of the prototypes, when the teams said them."""
    handed = camp.teams.exclude(licence="").exclude(submitted_at=None)
    labels = dict(presets.LICENCES)
    return ", ".join(
        str(labels.get(code, code)) for code in handed.order_by("licence").values_list("licence", flat=True).distinct()
    )


def words():
    """The words of a camp, for who reads them for the first time."""
    return [
        (_("Camp"), _("A territory opens its problems and its data, for two days, to whoever wants to answer them together.")),
        (_("Challenge"), _("A problem lived by someone who brings it, with its users and its data.")),
        (_("Actor identified"), _("A person whom the camp revealed, and who could move the territory.")),
    ]  # fmt: skip


def sources():
    """Where the facts come from."""
    return _(
        "The text: its authors. Challenges, teams, prizes, attendance, answers to the survey, funding, decisions: what was recorded day by day on Essaim."
    )
