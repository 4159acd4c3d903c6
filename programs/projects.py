"""What the page of a project says first: where it stands, what the next step still lacks, where to do it."""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.translation import gettext as _

from programs import wording
from programs.permissions import May


def as_it_is(project, user, need, button):
    """The button of a need, unchanged."""
    return button


class Standing(NamedTuple):
    """The words of a kind of project.

    ``next``: state → (the step that goes on, the verdict when it lacks something, when it lacks nothing);
    ``resting``: state → (title, text, tone); ``where``: need → (button, who opens it); ``stages``: (state, title, text);
    ``aside``: state → the field that says from which stage it was left; ``stopping``: the step that ends it early.
    """

    next: dict
    resting: dict
    where: dict
    stages: list
    over: tuple
    ended: tuple  # the states in which all of it is done
    acts: May  # who has always something to do here
    opens_report: May
    stopped: str  # the words of the stage where it was stopped
    stopping: tuple[str, str] = ("abandon", "abandoned")
    aside: dict = {}
    button: Callable = as_it_is

    def needs(self, project):
        """What the step that goes on still lacks."""
        name = self.next[project.state][0] if project.state in self.next else None
        move = next((t for t in project.transitions() if t.name == name), None)
        return list(move.custom["requires"](project)) if move else []

    def todo(self, project, user, lacking):
        """Each need with the one button that meets it, for those who may press it."""
        for need in lacking:
            word, may = self.where.get(need.code, ("", None))
            button = (project.cure(need.code), word) if may and may(project, user) else ("", "")
            if need.code == "report":
                button = self.report_of(project, user)
            url, label = self.button(project, user, need, button)
            yield {"title": sentence(need.label), "url": url, "label": label}

    def report_of(self, project, user):
        """The page of the final report, or the button that opens it, with its label; nothing for who only reads."""
        report = getattr(project.dossier, "report", None)
        if report:
            return report.get_absolute_url(), _("See the final report")
        return ("#report", _("Open the report")) if self.opens_report(project, user) else ("", "")

    def verdict(self, project, user, lacking):
        """The sentence that says it all, who must act, whether this person has nothing to do."""
        if project.state in self.resting:
            title, text, tone = self.resting[project.state]
            return {"title": title, "text": text, "tone": tone, "calm": ""}
        _step, lacks, ready = self.next[project.state]
        mine = acting(project, user)
        must = _("%(who)s must act now.") % {"who": sentence(wording.holder(project.holder))}
        return {
            "title": lacks % {"n": len(lacking)} if lacking else ready, "tone": "", "text": _("It is up to you.") if mine else must,
            "calm": "" if mine or self.acts(project, user) else _("You have nothing to do."),
        }  # fmt: skip

    def stages_of(self, project):
        """The stages, one under the other: done, in hand or to come."""
        codes = [code for code, *_rest in self.stages]
        stopped = project.state == self.stopping[1]
        here = self.stopped_at(project) if stopped else self.left_at(project)
        at = codes.index(here)
        for n, (_code, title, text) in enumerate(self.stages):
            done = n < at or (project.state in self.ended and n == at)
            current = n == at and project.state not in self.over
            when = "done" if done else "here" if current else "next"
            yield {"title": title, "text": self.stopped if stopped and n == at else text, "when": when}

    def left_at(self, project):
        """Its stage; the one where it was left, when it is aside."""
        field = self.aside.get(project.state)
        return getattr(project, field) if field else project.state

    def stopped_at(self, project):
        """The stage in which it was stopped."""
        line = project.history.filter(target=self.stopping[1]).first()
        while line and line.source in self.aside:
            line = project.history.filter(target=line.source, seq__lt=line.seq).last()
        return line.source if line else self.stages[0][0]


def acting(project, user):
    """Whether this very person holds the ball: an officer may stand in for a coach, but is not awaited."""
    if project.holder == "coach":
        return project.dossier.coach == user
    return project.holder in project.roles_of(user)


def sentence(words):
    """Words that open a sentence."""
    return str(words)[:1].upper() + str(words)[1:]
