"""What is told of the figures: the same statement for the page, the API, the CSV and the PDF, for everyone or for officers."""

from datetime import datetime
from typing import Any, NamedTuple

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from hackathons.counts import LEAST
from programs import clock
from reports.callfigures import classes
from reports.charts import number
from reports.figures.counting import DIMENSIONS, known
from reports.figures.registry import FIGURES, PARTS, Figure
from reports.figures.scope import Scope


class Told(NamedTuple):
    """A figure and its value: None where nothing can be said, with the reason in words."""

    figure: Figure
    value: int | None
    at: datetime
    why: str = ""

    @property
    def shown(self) -> str:
        """The value as people read it."""
        return "–" if self.value is None else number(self.value, self.figure.unit)


class Part(NamedTuple):
    """The figures of a part of the whole: its code, its label, one value for each of PARTS."""

    code: str
    label: str
    values: tuple[int, ...]


class Statement(NamedTuple):
    """All that is told of a scope."""

    scope: Scope
    figures: list[Told]
    parts: dict[str, list[Part]]

    @property
    def at(self) -> datetime:
        """When the oldest of its figures was counted."""
        return min(one.at for one in self.figures)

    def value(self, code: str) -> int | None:
        """The value of the figure of this code."""
        return next(one.value for one in self.figures if one.figure.code == code)


def of(scope: Scope, *, public: bool = False) -> Statement:
    """The figures of a scope; for everyone, no count of persons under five, nor any that a subtraction would give."""
    groups = known(scope)
    figures = [told(one, groups[one.group], public and not scope.is_whole, public) for one in FIGURES]
    rows = groups["dossiers"].rows
    reads = [one.read for one in FIGURES if one.code in PARTS]
    parts = {name: [Part(row.code, label(name, row), tuple(read(row.counts) for read in reads)) for row in ordered(name, rows[name])] for name in DIMENSIONS}  # fmt: skip
    return Statement(scope, figures, parts)


def told(figure, counted, narrowed, public):
    """A figure as it may be told."""
    value = figure.read(counted.whole)
    if figure.of_persons and public:
        if narrowed:
            return Told(
                figure, None, counted.at, _("People are counted for all programmes and all years together only.")
            )
        if 0 < value < LEAST:
            return Told(figure, None, counted.at, _("Fewer than five people: not told."))
    return Told(figure, value, counted.at)


def ordered(name, rows):
    """Years and sizes in their order, the others most submitted first."""
    if name in ("year", "size"):
        return sorted((row for row in rows if row.code != "-1"), key=lambda row: int(row.code))
    return sorted(rows, key=lambda row: (-row.counts["submitted"], row.code))


def label(name, row):
    """A part in words."""
    if name == "size":
        return classes()[int(row.code)]
    if name == "departement":
        return f"{row.name} ({row.code})" if row.code else _("Outside a département")
    if name == "region":
        return row.name or _("Outside a région")
    return row.name or row.code


def titles():
    """What the parts are called."""
    return {
        "year": _("By year of submission"), "program": _("By programme"), "region": _("By région"),
        "size": _("By size of commune"), "departement": _("By département"),
    }  # fmt: skip


def columns():
    """The heads of the columns of parts."""
    return [str(one.label) for one in FIGURES if one.code in PARTS]


def age(at: datetime) -> str:
    """How old figures are, in words."""
    minutes = int((clock.now() - at).total_seconds() // 60)
    if minutes < 1:
        return _("counted just now")
    if minutes < 60:
        return _("counted %d min ago") % minutes
    if minutes < 24 * 60:
        return _("counted %d h ago") % (minutes // 60)
    return _("counted on %s") % localtime(at).strftime("%d/%m/%Y")


# ------------------------------------------------------------------ the same as files


HEAD = ("code", "chiffre", "valeur", "unite", "definition", "compte_le", "pourquoi_vide")
PARTED = "part"


def rows(said: Statement):
    """The statement as rows of a table: the figures, then each part of three of them."""
    for one in said.figures:
        figure = one.figure
        yield [figure.code, str(figure.label), one.value, figure.unit, str(figure.definition), one.at, one.why]
    names = {one.code: one for one in FIGURES}
    for name, parts in said.parts.items():
        for part in parts:
            for code, value in zip(PARTS, part.values, strict=True):
                at = next(one.at for one in said.figures if one.figure.code == code)
                yield [f"{code}.{name}.{part.code}", f"{names[code].label}, {part.label}", value, "", str(names[code].definition), at, ""]  # fmt: skip


def plain(said: Statement) -> dict[str, Any]:
    """The statement as JSON."""
    return {
        "filtres": {FRENCH[name]: value for name, value in said.scope.asked.items() if name in FRENCH},
        "chiffres": [
            {
                "code": one.figure.code, "libelle": str(one.figure.label), "valeur": one.value, "unite": one.figure.unit,
                "definition": str(one.figure.definition), "compte_le": localtime(one.at).isoformat(timespec="seconds"),
                "fraicheur_minutes": int(one.figure.fresh.total_seconds() // 60), "pourquoi_vide": one.why,
            }
            for one in said.figures
        ],
        "parts": {
            FRENCH[name]: [{"code": part.code, "libelle": part.label, **dict(zip(PARTS, part.values, strict=True))} for part in parts]
            for name, parts in said.parts.items()
        },
    }  # fmt: skip


FRENCH = {
    "program": "programme", "edition": "edition", "year": "annee", "region": "region", "departement": "departement", "size": "taille",
}  # fmt: skip
