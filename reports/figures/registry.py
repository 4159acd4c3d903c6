"""Every figure that the platform tells, each with its definition, its unit and where it is counted."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from reports.figures.counting import GROUPS


class Figure(NamedTuple):
    """A figure: its code in files, its label, what it counts, its unit, the group that counts it, how it is read there."""

    code: str
    label: Any
    definition: Any
    group: str
    read: Callable[[dict], Any]
    unit: str = ""
    of_persons: bool = False

    @property
    def fresh(self):
        """How old it may be."""
        return GROUPS[self.group].fresh


def column(name):
    """The figure that a column is."""
    return lambda counts: int(counts.get(name) or 0)


def share(part, whole):
    """A whole percentage of two columns; None out of nothing."""
    return lambda counts: round(100 * counts[part] / counts[whole]) if counts.get(whole) else None


def euros(name):
    """An amount in whole euros."""
    return lambda counts: round(Decimal(counts.get(name) or 0))


def each(name, number):
    """What an amount makes for each, in whole euros; None out of nothing."""
    return lambda counts: round(Decimal(counts[name]) / counts[number]) if counts.get(number) else None


def running(counts):
    """Projects opened that are neither over nor stopped."""
    return sum(sign * int(counts.get(name) or 0) for name, sign in (("opened", 1), ("over", -1), ("stopped", -1)))


def hours(counts):
    """Minutes as whole hours."""
    return round(Decimal(counts.get("minutes") or 0) / 60)


FIGURES = (
    Figure("dossiers_deposes", _("Dossiers submitted"), _("Dossiers that an organization submitted, those withdrawn since included; a draft is not counted. The year is that of the submission."), "dossiers", column("submitted")),
    Figure("organisations", _("Organizations that applied"), _("Different organizations that submitted at least one dossier."), "dossiers", column("organizations")),
    Figure("appels", _("Calls answered"), _("Different calls to which at least one dossier was submitted."), "dossiers", column("calls")),
    Figure("laureats", _("Dossiers selected"), _("Dossiers selected, once their results are announced; those who gave up their place are not counted, ideas of a call for ideas neither."), "dossiers", column("selected")),
    Figure("taux_de_selection", _("Share selected"), _("Dossiers selected out of the dossiers submitted to calls whose results are announced."), "dossiers", share("selected", "decided"), "%"),
    Figure("projets_ouverts", _("Projects opened"), _("Residences, camps and start-ups opened by the confirmation of a dossier, whatever became of them."), "dossiers", column("opened")),
    Figure("projets_en_cours", _("Projects under way"), _("Projects opened that are neither over nor stopped; those suspended are counted."), "dossiers", running),
    Figure("projets_termines", _("Projects completed"), _("Residences and camps closed, start-ups continued or taken over."), "dossiers", column("over")),
    Figure("projets_arretes", _("Projects stopped on the way"), _("Projects abandoned, cancelled or stopped. Each writes what it learned: failure is a result."), "dossiers", column("stopped")),
    Figure("rapports_publies", _("Reports published"), _("Final reports that anyone may read today."), "dossiers", column("published")),
    Figure("financement_acquis", _("Funding acquired"), _("Funding acquired or paid by all the funders of the projects opened, in kind included; what is asked for or agreed in principle is not counted."), "money", euros("acquired"), "€"),
    Figure("financement_verse", _("Funding paid"), _("The part of the funding acquired that is paid."), "money", euros("paid"), "€"),
    Figure("financement_par_projet", _("Funding of one project"), _("Mean: funding acquired, divided by the number of projects that have some."), "money", each("acquired", "funded"), "€"),
    Figure("financeurs", _("Funders"), _("Different names of funders that acquired or paid funding bears."), "money", column("funders")),
    Figure("participants", _("People who came to a camp"), _("Participants checked in at the door of a camp; who came to two camps counts twice."), "field", column("came"), of_persons=True),
    Figure("prototypes", _("Prototypes"), _("Prototypes handed in at a camp, or described by a residence."), "field", column("prototypes")),
    Figure("heures_accompagnement", _("Hours of coaching"), _("Length of the sessions held between a coach and a project."), "field", hours, "h"),
)  # fmt: skip
PARTS = ("dossiers_deposes", "laureats", "projets_ouverts")  # those told by year, programme and territory
