"""Judging a camp: the jury invited, the vote of the public, the ranking checked before it is announced."""

from functools import cache

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from hackathons import marking
from programs import asks, clock
from programs.permissions import May
from programs.workflow import Effect, Missing, step

COACHES = May("coach", "officer")
BEFORE = ["preparation", "registration", "running", "interrupted", "deliberation"]
# Lines that tell of the ranking before its hour: only those who check it read them until then.
SECRET = ("equalise", "rank_raw", "break_tie", "validate_ranking", "reopen_ranking")


def judged(camp, user):
    """A jury ranks the prototypes of this camp."""
    return camp.is_judged


def by_marks(camp, user):
    """The jury of this camp marks by a grid."""
    return camp.is_judged and not camp.compares


def chairing(camp, user):
    """Who bears the link of the chair."""
    return camp.is_judged and camp.chaired_by(user)


def chairing_marks(camp, user):
    """The chair of a jury that marks."""
    return chairing(camp, user) and not camp.compares


def voting(camp, user):
    """The vote of the public is open."""
    return camp.is_judged and camp.votes_now


def not_voting(camp, user):
    """The vote of the public is closed."""
    return camp.is_judged and not camp.votes_now


CHECKS = May(lead=judged, chair=chairing)
CHECKS_MARKS = May(lead=by_marks, chair=chairing_marks)


class Judged(models.Model):
    """How prototypes are judged, and the steps of the lead and of the chair (abstract: ``Camp`` is judged)."""

    class Method(models.TextChoices):
        GRID = "grid", _("each juror marks each prototype by the criteria")
        PAIRS = "pairs", _("two prototypes at a time: the better is chosen")

    method = models.CharField(_("how the jury judges"), max_length=10, choices=Method, default=Method.GRID)
    everyone_compares = models.BooleanField(_("participants who came compare too"), default=False)
    judging_opened_at = models.DateTimeField(null=True, editable=False)
    equalises = models.BooleanField(default=False, editable=False)
    tie_breaks = models.JSONField(default=list, editable=False)
    vote_opened_at = models.DateTimeField(null=True, editable=False)
    vote_closed_at = models.DateTimeField(null=True, editable=False)
    announced_at = models.DateTimeField(_("results announced on"), null=True, editable=False)
    at_once = None  # the ranking, while the steps of a page are worked out

    class Meta:
        abstract = True

    @property
    def compares(self):
        """Whether prototypes are compared two by two."""
        return self.method == self.Method.PAIRS

    @property
    def judges_now(self):
        """Whether jurors judge: after the end, or earlier if the lead opened it, until the ranking is validated."""
        early = self.state in ("running", "interrupted") and self.judging_opened_at is not None
        return self.is_judged and (self.state == "deliberation" or early) and self.ranking_validated_at is None

    @property
    def votes_now(self):
        """Whether the public votes."""
        return self.vote_opened_at is not None and self.vote_closed_at is None and self.state in ("running", "deliberation")  # fmt: skip

    @property
    def results_url(self):
        """The address of its results."""
        return reverse("camp_results", args=[self.slug])

    def chaired_by(self, user):
        """Whether this person bears the link of the chair of the jury."""
        return bool(user.bears) and self.jurors.sitting().filter(pk=user.bears, is_chair=True).exists()

    def untold(self, user):
        """The steps whose lines this person does not read: those of a ranking not yet announced."""
        if self.announced_at or self.roles_of(user) & {"lead", "coach", "officer"}:
            return ()
        return SECRET

    # needs

    def ranked(self):
        """The prototypes, best first, as they stand now; read once for all the steps of a page."""
        return self.at_once() if self.at_once else marking.table(self)

    def steps_for(self, user, *names):
        """The needs of several steps look at the same ranking."""
        self.at_once = cache(lambda: marking.table(self))
        try:
            return super().steps_for(user, *names)
        finally:
            del self.at_once

    def to_invite(self):
        """The jurors who have not been invited yet."""
        return self.jurors.sitting().filter(invited_at=None)

    def late_jurors(self):
        """The jurors who have not answered, or who have marks to sign."""
        waiting = models.Q(judgements__signed_at=None, judgements__isnull=False) | models.Q(accepted_at=None)
        return self.jurors.sitting().exclude(invited_at=None).filter(waiting).distinct()

    def missing_to_invite(self):
        if not self.to_invite().exists():
            yield Missing("invited", _("a juror who is not invited yet"))

    def missing_to_remind(self):
        if not self.late_jurors().exists():
            yield Missing("late", _("a juror who is awaited"))

    def missing_to_vote(self):
        if marking.handed_in(self).count() < 2:
            yield Missing("prototypes", _("two prototypes handed in"))

    def missing_to_equalise(self):
        if self.equalises:
            yield Missing("raw", _("marks that are not equalised yet"))
        elif stop := self.ranked().stop:
            yield Missing("comparable", marking.refusal(stop))
        yield from self.missing_unvalidated()

    def missing_to_break(self):
        if not self.ranked().tied:
            yield Missing("tie", _("prototypes level with one another"))
        yield from self.missing_unvalidated()

    def missing_unvalidated(self):
        if self.ranking_validated_at:
            yield Missing("open", _("a ranking that is not validated yet"))

    def missing_validated(self):
        if not self.ranking_validated_at:
            yield Missing("validated", _("a ranking that is validated"))

    def missing_of_marks(self):
        """Each prototype is judged as often as the camp asks; alone, a prototype is not ranked."""
        found = self.ranked()
        if short := 0 if found.alone else len(found.missing):
            text = ngettext("%d prototype that is not judged enough", "%d prototypes that are not judged enough", short)
            yield Missing("judges", text % short, COACHES)

    def missing_to_validate(self):
        yield from self.missing_unvalidated()
        yield from self.missing_of_marks()
        if self.votes_now:
            yield Missing("vote", _("the vote of the public closed"))

    def choices_for(self, step):
        """Which of the prototypes level with one another comes first."""
        known = [(str(team.pk), team.name) for team in self.ranked().tied] if step == "break_tie" else []
        return {"team": known} if known else super().choices_for(step)

    def told(self, step):
        """The prototype that the chair put first, and why."""
        if step != "break_tie":
            return super().told(step)
        last = self.tie_breaks[-1]
        return {"whom": f"{last['name']} ({last['reason']})"}

    # effects

    def invitations(self):
        """One mail for each juror to invite."""
        for juror in self.to_invite():
            yield Effect("mail", f"juror-{juror.pk}")

    def reminders(self):
        """One mail for each juror who is awaited."""
        for juror in self.late_jurors():
            yield Effect("mail", f"juror-{juror.pk}")

    def sign_ranking(self, by):
        """Who validated it is kept, unless they have no account: their name is in the line."""
        if not by.bears:
            type(self).objects.filter(pk=self.pk).update(ranking_validated_by=by)

    # steps

    @step(
        source=BEFORE, target=None, label=_("Invite the jurors"), allowed=May(lead=judged, coach=judged), requires=missing_to_invite, effects=invitations,
        then=lambda camp, by: camp.to_invite().update(invited_at=clock.now()), done=_("Jurors invited"),
        help=_("Each receives a link by e-mail, without an account, to accept or decline and then to judge."),
    )  # fmt: skip
    def invite_jury(self):
        pass

    @step(
        source=["running", "interrupted", "deliberation"], target=None, label=_("Remind the jurors who are awaited"), allowed=May(lead=judged, coach=judged),
        requires=missing_to_remind, effects=reminders, done=_("Jurors reminded"),
    )  # fmt: skip
    def remind_jury(self):
        pass

    @step(
        source=["running", "interrupted"], target=None, label=_("Let the jury judge from now on"), allowed=May(lead=judged), requires=missing_to_vote,
        effects=lambda camp: [Effect("move", "share")], done=_("Judging opened before the end"),
        help=_("Jurors see the prototypes already handed in; the others come as they are handed in."),
    )  # fmt: skip
    def open_judging(self):
        self.judging_opened_at = self.judging_opened_at or clock.now()

    @step(
        source=["running", "deliberation"], target=None, label=_("Open the vote of the public"), allowed=May(lead=not_voting), requires=missing_to_vote,
        done=_("Vote of the public opened"), help=_("Each person checked in has one vote, never for their own team."),
    )  # fmt: skip
    def open_vote(self):
        self.vote_opened_at, self.vote_closed_at = clock.now(), None

    @step(
        source=["running", "deliberation"], target=None, label=_("Close the vote of the public"), allowed=May(lead=voting), done=_("Vote of the public closed"),
        help=_("Nobody sees its result before the results are announced."),
    )  # fmt: skip
    def close_vote(self):
        self.vote_closed_at = clock.now()

    @step(
        source="deliberation", target=None, label=_("Rank by equalised marks"), allowed=CHECKS_MARKS, requires=missing_to_equalise,
        asks={"comment": asks.reason(help=_("Told with the results."))}, done=_("Marks equalised"),
        help=_("Corrects each juror’s severity, worked out from the prototypes that they share with others."),
    )  # fmt: skip
    def equalise(self):
        self.equalises = True

    @step(
        source="deliberation", target=None, label=_("Rank by the marks as they are"), allowed=CHECKS_MARKS, requires=missing_unvalidated,
        asks={"comment": asks.reason(help=_("Told with the results."))}, done=_("Marks no longer equalised"),
    )  # fmt: skip
    def rank_raw(self):
        self.equalises = False

    @step(
        source="deliberation", target=None, label=_("Decide between equals"), allowed=CHECKS, requires=missing_to_break,
        asks={"team": asks.person(_("The prototype that comes first"), _("Among those that are level.")), "why": asks.reason(help=_("The chair’s reason, told with the results."))},
        done=_("Equals decided"), help=_("Two prototypes are level: the chair says which comes first, and why."),
    )  # fmt: skip
    def break_tie(self, team, why):
        level = {str(one.pk): one.name for one in self.ranked().tied}
        if team not in level:
            raise asks.refused("team", _("Choose one of the prototypes that are level."))
        over = [one for one in level if one != team]
        self.tie_breaks = [*self.tie_breaks, {"team": team, "name": level[team], "over": over, "reason": why}]

    @step(
        source="deliberation", target=None, label=_("Validate the ranking"), allowed=CHECKS, requires=missing_to_validate, then=sign_ranking,
        done=_("Ranking validated"), help=_("From then on no mark changes; the results can be announced."),
    )  # fmt: skip
    def validate_ranking(self):
        self.ranking_validated_at = clock.now()

    @step(
        source="deliberation", target=None, label=_("Take the ranking up again"), allowed=CHECKS, requires=missing_validated,
        asks={"comment": asks.reason(help=_("Kept in the history."))}, done=_("Ranking taken up again"),
    )  # fmt: skip
    def reopen_ranking(self):
        self.ranking_validated_at = self.ranking_validated_by = None
