"""How a jury marked its examples: who is still to mark, how far apart its members are, on which criterion most."""

from collections import Counter
from typing import NamedTuple

from programs import assignment, scoring
from programs.models import Review


class Level(NamedTuple):
    """A mark of a criterion, its word, how many jurors gave it, whether this reader is one of them."""

    mark: int
    word: str
    count: int
    own: bool


class Line(NamedTuple):
    """A criterion of an example: its levels, and how far apart the jurors are."""

    criterion: object
    levels: list
    spread: int


class Compared(NamedTuple):
    """An example with what its jury thinks; ``own`` is the mark of who looks, ``apart`` the criterion that divides most."""

    example: object
    marks: list
    own: object
    lines: list
    mean: object
    low: object
    high: object
    waiting: list

    @property
    def spread(self):
        return self.high - self.low if len(self.marks) > 1 else None

    @property
    def apart(self):
        widest = max(self.lines, key=lambda line: line.spread, default=None)
        return widest.criterion if widest and widest.spread > 1 else None


def compared(example, criteria, user, jury=()):
    """What the jury thinks of an example, as this person sees it; ``jury`` are those who must mark it."""
    marks = list(example.marks.all())
    known = [one.mark for one in marks]
    own = next((one for one in marks if one.reviewer_id == user.pk), None)
    given = {one.reviewer_id for one in marks}
    return Compared(
        example, marks, own, [line(criterion, marks, own) for criterion in criteria], scoring.mean(known),
        min(known, default=None), max(known, default=None), [person for person in jury if person.pk not in given],
    )  # fmt: skip


def line(criterion, marks, own):
    """How often each level of a criterion was given."""
    key = str(criterion.pk)
    count = Counter(one.scores[key] for one in marks if key in one.scores)
    levels = [
        Level(mark, word, count[mark], bool(own) and own.scores.get(key) == mark)
        for mark, word in enumerate(criterion.words)
    ]
    return Line(criterion, levels, max(count) - min(count) if count else 0)


def page(call, user):
    """Every example of a call with its marks, and how many of its jurors have marked them all."""
    jury, criteria = list(assignment.reviewers(call)), list(call.criteria.all())
    examples = call.examples.select_related("dossier").prefetch_related("marks__reviewer")
    rows = [compared(example, criteria, user, jury) for example in examples]
    late = {person.pk: person for row in rows for person in row.waiting}
    return {"rows": rows, "jury": jury, "late": sorted(late.values(), key=str), "done": len(jury) - len(late)}


def begun(call):
    """Whether a reading was already handed in: examples come before readings."""
    return Review.objects.filter(dossier__call=call, state="submitted").exists()
