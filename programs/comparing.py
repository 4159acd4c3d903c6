"""Whether a jury's marks can be compared, told to the officer with what to do; each correction in a sentence."""

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs import assignment
from programs.equalising import LEAST
from programs.models import User
from programs.models.review import READABLE

BRIDGES = 2  # dossiers to share: one alone ties too little (bench/ordering.py)
SHOWN = 5  # groups, names or dossiers listed on a page


class Group(NamedTuple):
    """Jurors that nothing ties to the others, by name, and how many dossiers they read."""

    names: list[str]
    dossiers: int


class Gift(NamedTuple):
    """Two dossiers to give to a juror, so that their group can be compared with the largest."""

    person: User
    dossiers: list


class Check(NamedTuple):
    """What prevents marks from being compared: ``code`` is that of the standstill, "thread", or empty when nothing does."""

    code: str
    groups: list[Group]
    gifts: list[Gift]
    thread: object = None  # the dossier that alone ties the groups
    least: int = LEAST


def check(call, found) -> Check:
    """Whether the readings given out let marks be compared, once they are all handed in."""
    stop = found.planned
    if stop and stop.islands:
        return Check("islands", groups(stop.islands), list(gifts(call, stop.islands)))
    if stop:
        return Check(stop.code, [], [])
    if found.threads:
        thread = found.threads[0]
        dossier = call.dossiers.filter(pk=thread.dossier).first()
        return Check("thread", groups(thread.islands), list(gifts(call, thread.islands, thread.dossier)), dossier)
    return Check("", [], [])


def groups(islands) -> list[Group]:
    """Groups of jurors by their names."""
    known = User.objects.in_bulk([key for one in islands for key in one.jurors])
    return [Group(sorted(str(known[key]) for key in one.jurors), len(one.dossiers)) for one in islands if one.jurors]


def gifts(call, islands, but=None):
    """For each group but the largest, a juror without a tie and two dossiers of the largest that they may still be given."""
    largest, *others = [one for one in islands if one.jurors]
    readable = call.dossiers.filter(pk__in=largest.dossiers, state__in=READABLE).exclude(pk=but)
    rows = assignment.matrix(
        call, readable.select_related("organization__territory").order_by("reference")[: 2 * SHOWN]
    )
    for island in others[:SHOWN]:
        free = [(seat.person, row.dossier) for row in rows for seat in row.free if seat.person.pk in island.jurors]
        for person in dict.fromkeys(person for person, _dossier in free):
            shared = [dossier for one, dossier in free if one == person][:BRIDGES]
            if len(shared) == BRIDGES:
                yield Gift(person, shared)
                break


class Told(NamedTuple):
    """A juror and the sentence that explains the correction of their marks."""

    person: User
    correction: object

    @property
    def sentence(self):
        """“Mme X note en moyenne 6,0 points sous les autres sur 12 dossiers communs : correction +5,0.”"""
        return _("%(who)s %(gap)s: %(correction)s.") % {
            "who": self.person, "gap": gap(self.correction), "correction": points(self.correction.points),
        }  # fmt: skip


def gap(correction) -> str:
    """How far a juror marks from the others on the dossiers that they share."""
    if correction.gap is None:
        return _("shares no dossier with another reader")
    far = {"n": correction.shared, "gap": tenths(correction.gap)}
    if far["gap"] == tenths(Decimal(0)):
        return ngettext("marks like the others on %(n)d common dossier", "marks like the others on %(n)d common dossiers", correction.shared) % far  # fmt: skip
    if correction.gap < 0:
        text = ngettext("marks %(gap)s points below the others on %(n)d common dossier", "marks on average %(gap)s points below the others on %(n)d common dossiers", correction.shared)  # fmt: skip
    else:
        text = ngettext("marks %(gap)s points above the others on %(n)d common dossier", "marks on average %(gap)s points above the others on %(n)d common dossiers", correction.shared)  # fmt: skip
    return text % far


def tenths(value) -> str:
    """Points to the tenth, without their sign."""
    return number_format(abs(value).quantize(Decimal("0.1"), ROUND_HALF_UP), 1)


def points(value) -> str:
    """A correction with its sign, or that there is none."""
    said = tenths(value)
    if said == tenths(Decimal(0)):
        return _("no correction")
    return _("correction %s") % f"{'+' if value > 0 else '−'}{said}"


def corrections(found) -> list[Told]:
    """The corrections of a standing, the largest first, with names."""
    known = User.objects.in_bulk([one.juror for one in found.corrections])
    told = [Told(known[one.juror], one) for one in found.corrections]
    return sorted(told, key=lambda one: (-abs(one.correction.points), str(one.person)))


def refusal(stop) -> str:
    """Why the marks given are not equalised, in a sentence."""
    return {
        "few": _("Below %d dossiers with a mark, the jury discusses each: marks are not equalised.") % LEAST,
        "alone": _("One juror reads everything: there is nothing to equalise."),
        "everyone": _("Everyone read everything: the mean is already fair, there is nothing to equalise."),
        "islands": _("Some readers share no dossier with the others: their severity cannot be told from the worth of what they read."),
    }[stop.code]  # fmt: skip
