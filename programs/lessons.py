"""What projects that stopped have taught: every kind of project that keeps its lessons, searched by words, by theme and by stage."""

from typing import NamedTuple

from django.apps import apps
from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from programs.models import History
from programs.models.territory import fold
from programs.models.theme import labels


class Lesson(NamedTuple):
    """A project that stopped: where, at which stage, when, what was learned."""

    project: object
    stage: str  # the code of the stage where it stopped
    stage_label: str
    themes: list
    at: object
    learned: str
    later: str = ""  # what is told after the end, in words: the return it comes from

    @property
    def dossier(self):
        return self.project.dossier

    @property
    def parts(self):
        """What is told beside what was learned, where its kind of project keeps it: why it stopped, what would start it again."""
        told = ((_("Why it stopped"), "why"), (_("What would start it again"), "restart"))
        found = ((title, getattr(self.project, name, "")) for title, name in told)
        return [(title, text) for title, text in found if text]

    @property
    def text(self):
        """All that it says, to be searched."""
        return "\n".join([self.learned, *(text for _title, text in self.parts)])


def keeping():
    """The kinds of project that keep lessons, with their outcome."""
    models = {outcome: apps.get_model(name) for outcome, name in settings.PROJECTS.items()}
    return {
        outcome: model
        for outcome, model in models.items()
        if any(field.name == "lessons" for field in model._meta.concrete_fields)
    }


def stages():
    """The stages where a project may have stopped, as (code, label), each label once."""
    found = {
        str(state.label): f"{outcome}-{state}"
        for outcome, model in keeping().items()
        for state in model.State
        if state in model.holders
    }
    return [(code, label) for label, code in found.items()]


def learned():
    """Every lesson, the latest first: two queries for each kind of project that keeps some, at most."""
    found = [
        lesson for outcome, model in keeping().items() for lesson in (*of(outcome, model), *told_later(outcome, model))
    ]
    return sorted(found, key=lambda one: (one.at, str(one.project.pk)), reverse=True)


def of(outcome, model):
    """The lessons of one kind of project."""
    last = History.objects.filter(machine=model._meta.model_name, object_id=OuterRef("pk")).order_by("-seq")
    rows = model.objects.exclude(lessons="").annotate(left=Subquery(last.values("source")[:1]))
    for one in rows.select_related("dossier__call__program", "dossier__organization__territory"):
        label = dict(model.State.choices).get(one.left, "")
        yield Lesson(one, f"{outcome}-{one.left}", str(label), labels(one.dossier.call.themes), one.since, one.lessons)


def told_later(outcome, model):
    """What projects that went to their end have taught since: (project, words, when, where it was said) of each."""
    for one, text, at, said in getattr(model, "later_lessons", list)():
        yield Lesson(one, f"{outcome}-later", "", labels(one.dossier.call.themes), at, text, said)


def narrowed(lessons, words="", theme="", stage=""):
    """Those that hold every word, of this theme, stopped at this stage; what is empty narrows nothing."""
    wanted = fold(words).split()
    return [
        one for one in lessons
        if all(word in fold(f"{one.dossier.title} {one.dossier.organization} {one.text}") for word in wanted)
        and (not theme or theme in one.dossier.call.themes) and (not stage or label_of(stage) == one.stage_label)
    ]  # fmt: skip


def label_of(code):
    """The label of a stage by its code."""
    return dict(stages()).get(code)
