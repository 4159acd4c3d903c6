"""Who judges which prototype: ties set aside, prototypes shared out among jurors, each in an order of their own."""

from collections import Counter

from django.db import transaction
from django.utils.translation import gettext as _

from hackathons.marking import handed_in, table
from hackathons.ranking import mixed
from programs.assignment.engine import Given, share
from programs.models.recusal import SHARED_DOMAINS


def recuse(juror, team, said):
    """Set a juror aside from a team: they no longer see it, and what they marked or compared of it is gone."""
    row, made = juror.recusals.get_or_create(team=team, defaults={"said": said[:300]})
    if made:
        juror.judgements.filter(team=team).delete()
        juror.comparisons.filter(one=team).delete()
        juror.comparisons.filter(other=team).delete()
    return row


def declare(juror, teams, said, organizations=()):
    """Set a juror aside from these teams, and from those of these organizations, now and later."""
    for team in teams:
        recuse(juror, team, said)
    juror.tied_to = sorted({*juror.tied_to, *organizations})
    juror.save(update_fields=["tied_to"])
    for one, team, why in list(ties(juror.camp)):
        if one == juror:
            recuse(juror, team, f"{why} ({said})")


def ties(camp):
    """What closes a team to a juror without a word: (juror, team, words) where they are a member, or tied to a member's organization."""
    for juror, team, people in meetings(camp):
        if any(one.email and one.email == juror.email for one in people):
            yield juror, team, _("is a member of the team")
        elif shared := next(
            (one.organization for one in people if plain(one.organization) in map(plain, juror.tied_to)), ""
        ):
            yield juror, team, _("tie declared with %s") % shared


def hints(camp):
    """What may tie a juror to a team, for the lead to judge: (juror, team, words), the same organization or e-mail domain as a member."""
    known = {
        (row.juror_id, row.team_id)
        for juror in camp.jurors.prefetch_related("recusals")
        for row in juror.recusals.all()
    }
    for juror, team, people in meetings(camp):
        domain = juror.email.rpartition("@")[2]
        if not juror.sits or (juror.pk, team.pk) in known:
            continue
        if plain(juror.organization) and plain(juror.organization) in {plain(one.organization) for one in people}:
            yield juror, team, _("of the same organization as a member")
        elif domain not in SHARED_DOMAINS and any(one.email.endswith(f"@{domain}") for one in people):
            yield juror, team, _("same e-mail domain as a member")


def meetings(camp):
    """Each juror with each team and the people who are, or were, its members."""
    jurors = list(camp.jurors.all())
    for team in (
        camp.teams.exclude(state="disbanded").prefetch_related("memberships__registration").order_by("name", "id")
    ):
        people = [one.registration for one in team.memberships.all()]
        for juror in jurors:
            yield juror, team, people


def organizations(camp):
    """The organizations of the members of teams, each once."""
    names = (
        camp.registrations.filter(memberships__isnull=False)
        .exclude(organization="")
        .values_list("organization", flat=True)
    )
    return sorted({plain(name): name for name in sorted(names)}.values())


def plain(name):
    """The name of an organization, to be compared."""
    return " ".join(name.casefold().split())


@transaction.atomic
def first_round(camp):
    """Open the first round if it is not, and share out what is not yet: each prototype has its jurors, what has begun stays."""
    for juror, team, said in ties(camp):
        recuse(juror, team, said)
    found, _made = camp.rounds.get_or_create(number=1)
    if found.closed_at is None:
        give(camp, found, list(handed_in(camp)), camp.min_judges)
    return found


@transaction.atomic
def final(camp, kept, at):
    """Close the first round and open the final: the best prototypes, those level with the last included, by every juror."""
    last = camp.rounds.get(number=1)
    last.closed_at = at
    last.save(update_fields=["closed_at"])
    best = [row.team for row in table(camp).rows if row.rank and row.rank <= kept]
    found = camp.rounds.create(number=2, kept=kept)
    give(camp, found, best, camp.jurors.count())
    return found


def give(camp, round, teams, wanted):
    """Share these prototypes out: as many jurors each as wanted when there are, never one who is tied; begun marks stay."""
    jurors = list(camp.jurors.sitting().prefetch_related("recusals").order_by("name", "id"))
    if not (jurors and teams):
        return
    free = round.judgements.filter(scores={}, remark="", signed_at=None)
    free.filter(juror__in=[one for one in camp.jurors.all() if not one.sits]).delete()
    held = set(round.judgements.values_list("team", "juror"))
    seats = {juror.pk: n for n, juror in enumerate(jurors)}
    barred = [{seats[juror.pk] for juror in jurors if any(one.team_id == team.pk for one in juror.recusals.all())} for team in teams]  # fmt: skip
    kept = [{seats[juror] for one, juror in held if one == team.pk and juror in seats} for team in teams]
    none = [set() for _team in teams]
    shared = share(Given(wanted, [len(teams)] * len(jurors), barred, kept, none, [{} for _team in teams], none))
    round.judgements.bulk_create(
        round.judgements.model(round=round, juror=jurors[seat], team=team)
        for team, chosen in zip(teams, shared.chosen, strict=True) for seat in sorted(chosen)
    )  # fmt: skip


def lacking(camp, teams):
    """Whether a prototype has fewer jurors present than it needs, when there are some to give it."""
    current = camp.rounds.filter(closed_at=None).last()
    if current is None:
        return bool(teams) and camp.jurors.sitting().exists()
    sitting = current.judgements.filter(juror__declined_at=None, juror__is_absent=False)
    held = Counter(sitting.values_list("team", flat=True))
    among = teams if current.number == 1 else [team for team in teams if team.pk in held]
    wanted = min(camp.min_judges, camp.jurors.sitting().count())
    return any(held[team.pk] < wanted for team in among)


def given_to(juror, round):
    """What a juror has to judge in a round, in an order of their own, drawn once for ever."""
    found = round.judgements.filter(juror=juror, team__submitted_at__isnull=False).select_related(
        "team__challenge", "round"
    )
    return sorted(found, key=lambda one: mixed(str(juror.pk), one.team_id))
