"""What the jury of a camp has marked or compared, and the table that its lead and its chair check before it is announced."""

from collections import defaultdict
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hackathons import ranking
from programs import scoring
from programs.comparability import Standstill, standstill
from programs.equalising import LEAST, Reading, equalised


class Row(NamedTuple):
    """A prototype in the order of the jury, with all that explains its place; ``mark`` is the one that ranks, out of 100."""

    team: Any
    rank: int | None
    mark: Decimal | None
    raw: Decimal | None
    count: int  # signed marks, or comparisons
    missing: int
    spread: Decimal | None
    tied: list
    why: str
    in_final: bool = False


class Table(NamedTuple):
    """The whole ranking; ``stop`` says why marks are not equalised, ``alone`` that there is nothing to rank."""

    rows: list[Row]
    stop: Standstill | None
    alone: bool

    @property
    def tied(self):
        """The prototypes that share the best rank that is shared."""
        first = next((row for row in self.rows if row.tied), None)
        return [row.team for row in self.rows if first and row.rank == first.rank]

    @property
    def missing(self):
        """The prototypes that lack marks or comparisons."""
        return [row for row in self.rows if row.missing]


def handed_in(camp):
    """The prototypes that count: handed in, and not taken back."""
    return camp.teams.filter(submitted_at__isnull=False).select_related("challenge").order_by("name", "id")


def table(camp):
    """The prototypes of a camp, best first, as they stand now."""
    teams = list(handed_in(camp))
    if camp.dossier.erased_at:
        return as_announced(teams)
    found = by_pairs(camp, teams) if camp.compares else by_marks(camp, teams)
    return found._replace(alone=len(teams) == 1)


def as_announced(teams):
    """The ranking once the marks are erased: what was announced of each prototype stays with it."""
    placed = sorted((team for team in teams if team.rank), key=lambda team: (team.rank, team.name))
    rows = [Row(team, team.rank, team.mark, team.mark, 0, 0, None, [], "") for team in placed]
    return Table(rows, None, len(teams) == 1)


def breaks(camp):
    """What the chair decided between equals."""
    return [ranking.Break(one["team"], frozenset(one["over"]), one["reason"]) for one in camp.tie_breaks]


# ------------------------------------------------------------------ by marks


def readings(camp, round, grid):
    """The marks that count in a round, one a juror and a prototype."""
    counted = round.judgements.counted().filter(juror__camp=camp).order_by("id")
    marked = [(one, one.mark(grid)) for one in counted]
    return [Reading(str(one.team_id), str(one.juror_id), mark) for one, mark in marked if mark is not None]


def by_marks(camp, teams):
    """The ranking of a jury that marks by a grid: finalists first, by the marks of the final."""
    rounds, grid = list(camp.rounds.order_by("number")), list(camp.grid.all())
    known = {str(team.pk) for team in teams}
    first = [one for one in (readings(camp, rounds[0], grid) if rounds else []) if one.dossier in known]
    last = [one for one in (readings(camp, rounds[-1], grid) if len(rounds) > 1 else []) if one.dossier in known]
    finalists = {str(pk) for pk in rounds[-1].judgements.values_list("team", flat=True)} if len(rounds) > 1 else set()
    stop = standstill([(one.dossier, one.juror) for one in first], LEAST)
    fair = equalised(first).marks if camp.equalises and not stop and first else None
    return marked(camp, teams, means(first), means(last), finalists, fair, stop, (first, last))


def means(found):
    """The mean mark of each prototype."""
    by_team = defaultdict(list)
    for one in found:
        by_team[one.dossier].append(one.mark)
    return {key: scoring.mean(given) for key, given in by_team.items()}


def marked(camp, teams, raw, final, finalists, fair, stop, rounds):
    """The rows, from the means of each round; ``fair`` are the equalised marks when they rank."""
    shown = {
        key: final.get(key) if key in finalists else (fair or raw).get(key) for key in map(str, (t.pk for t in teams))
    }
    scores = {key: None if mark is None else (key in finalists, mark) for key, mark in shown.items()}
    given = defaultdict(list)
    for one in rounds[0]:
        given[False, one.dossier].append(one.mark)
    for one in rounds[1]:
        given[True, one.dossier].append(one.mark)
    names = {str(team.pk): team for team in teams}
    found = []
    for place in ranking.places(scores, breaks(camp)):
        team, marks = names[place.team], given[place.team in finalists, place.team]
        found.append(Row(
            team, place.rank, shown[place.team], (final if place.team in finalists else raw).get(place.team), len(marks), max(0, camp.min_judges - len(marks)),
            ranking.spread(marks), [names[key] for key in place.tied], told(place, shown[place.team], len(marks), names), place.team in finalists,
        ))  # fmt: skip
    found.sort(key=lambda row: (row.rank, row.team.name))
    return Table(found + unranked(camp, teams, found), stop, False)


def unranked(camp, teams, found):
    """The prototypes that nobody has judged yet."""
    placed = {row.team.pk for row in found}
    return [Row(team, None, None, None, 0, camp.min_judges, None, [], _("Not judged yet.")) for team in teams if team.pk not in placed]  # fmt: skip


def told(place, mark, count, names):
    """A place by marks, in a sentence."""
    marks = ngettext("%(mark)s out of 100, by %(n)d juror", "%(mark)s out of 100, mean of %(n)d jurors", count)
    return sentence(place, marks % {"mark": number_format(mark, 2), "n": count}, names)


def sentence(place, first, names):
    """A place, in words: the score, what parted it from its equals, or those who share it."""
    if place.ahead:
        wins, seen = place.ahead
        first = _("%(score)s; between equals, it wins %(won)d of %(seen)d") % {
            "score": first,
            "won": wins,
            "seen": seen,
        }
    if place.decided:
        others = ", ".join(sorted(names[key].name for key in place.decided.over if key in names))
        first = _("%(score)s, as %(others)s; put ahead by the chair: %(why)s") % {
            "score": first,
            "others": others,
            "why": place.decided.reason.rstrip("."),
        }
    if place.tied:
        others = ", ".join(sorted(names[key].name for key in place.tied))
        first = _("%(score)s, level with %(others)s") % {"score": first, "others": others}
    return f"{first[:1].upper()}{first[1:]}."


# ------------------------------------------------------------------ by comparisons


def duels(camp, known):
    """The comparisons that count: of prototypes still handed in."""
    found = camp.comparisons.order_by("id").values_list("one", "other", "winner")
    kept = (ranking.Duel(str(one), str(other), str(winner)) for one, other, winner in found)
    return [duel for duel in kept if {duel.one, duel.other} <= known]


def by_pairs(camp, teams):
    """The ranking by comparisons won."""
    names = {str(team.pk): team for team in teams}
    compared = duels(camp, set(names))
    scores = ranking.won(compared)
    found = []
    for place in ranking.places(ranking.shares(compared, names), breaks(camp), compared):
        score = scores[place.team]
        mark = scoring.CENT * round(10000 * score.won / score.seen)
        won = ngettext("wins %(won)d comparison of %(seen)d", "wins %(won)d comparisons of %(seen)d", score.won)
        found.append(Row(
            names[place.team], place.rank, mark, mark, score.seen, max(0, camp.min_judges - score.seen), None, [names[key] for key in place.tied],
            sentence(place, won % score._asdict(), names),
        ))  # fmt: skip
    found.sort(key=lambda row: (row.rank, row.team.name))
    return Table(found + unranked(camp, teams, found), None, False)


# ------------------------------------------------------------------ words


def refusal(stop):
    """Why marks are not equalised, in words."""
    return {
        "few": _("at least %d prototypes: below, the jury discusses each, and a correction would be noise") % LEAST,
        "alone": _("two jurors at least"),
        "everyone": _("jurors who did not all judge everything: here each did, so that severity weighs on all alike"),
        "islands": _("prototypes judged in common: some jurors share none with the others"),
    }[stop.code]


def remarks(camp, team):
    """What the jury said to a team, without a name, in an order that tells nothing."""
    found = team.judgements.filter(round__camp=camp).counted().exclude(remark="").order_by("id")
    return "\n\n".join(one.remark.strip() for one in found)
