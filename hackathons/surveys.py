"""What those who came thought, as counts from which nobody can be made out, and their words without their names."""

from typing import NamedTuple

from django.db.models import Avg, Count

from hackathons import presets
from hackathons.counts import LEAST, Told, told

ASKED = {"overall": presets.MARKS, "recommends": presets.OPINIONS, "goes_on": presets.OPINIONS}


class Results(NamedTuple):
    """The answers to each question; empty under five answers."""

    answers: int
    asked: int
    mean: float | None
    counts: dict[str, Told]
    worked: list[str]
    change: list[str]

    @property
    def told(self):
        """Whether they are enough to be told."""
        return self.answers >= LEAST


def results(camp):
    """The results of the survey of a camp."""
    answers, asked = camp.answers.count(), camp.registrations.filter(state="checked_in").count()
    if answers < LEAST:
        return Results(answers, asked, None, {}, [], [])
    mean = camp.answers.aggregate(mean=Avg("overall"))["mean"]
    counts = {name: told(counted(camp, name)) for name in ASKED}
    return Results(answers, asked, mean, counts, *(words(camp, name) for name in ("worked", "change")))


def counted(camp, name):
    """How many gave each answer to a question."""
    found = dict(camp.answers.order_by().values_list(name).annotate(n=Count("pk")))
    return {code: found.get(code, 0) for code, _label in ASKED[name]}


def words(camp, name):
    """What they wrote, in an order that says nothing of who or when."""
    return list(camp.answers.exclude(**{name: ""}).order_by("id").values_list(name, flat=True))


def labelled(name, said):
    """The counts of a question, each with its label."""
    return [(str(label), said.counts[code]) for code, label in ASKED[name]]
