"""Answers that are tables: the partners of a project and its budget; kept as typed, judged cell by cell."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from programs.models.organization import Organization, clean_siren
from programs.models.territory import fold
from programs.numbers import Number, worded

KINDS = ("partners", "budget")
MOST = 100  # rows of one answer
LONGEST = 300  # characters of a cell
EXPENSE, RESOURCE = "expense", "resource"
SIDES = {EXPENSE: gettext_lazy("Expenses"), RESOURCE: gettext_lazy("Resources")}
PUBLIC, PRIVATE, ESS = "public", "private", "ess"
NATURES = {
    PUBLIC: gettext_lazy("Public bodies"),
    PRIVATE: gettext_lazy("Private law"),
    ESS: gettext_lazy("Social and solidarity economy (private law)"),
}
KIND = Organization.Kind
LOCAL = (KIND.COMMUNE, KIND.EPCI, KIND.DEPARTEMENT, KIND.REGION, KIND.COLLECTIVITE, KIND.PETR)
# what a partner is: nature, then code and label; the law of 31 July 2014 says what the ESS is
PARTNERS: dict[str, dict[str, Any]] = {
    PUBLIC: {
        **{str(kind): kind.label for kind in (*LOCAL, KIND.PNR, KIND.HOSPITAL, KIND.STATE)},
        "school": gettext_lazy("university, school or research body"), "public": KIND.PUBLIC.label,
    },
    PRIVATE: {"company": KIND.COMPANY.label, "private": gettext_lazy("other body under private law")},
    ESS: {
        "association": KIND.ASSOCIATION.label, "cooperative": gettext_lazy("cooperative"), "mutual": KIND.MUTUAL.label,
        "foundation": gettext_lazy("foundation"), "ess": gettext_lazy("other body of the social and solidarity economy"),
    },
}  # fmt: skip
LABELS = {code: label for kinds in PARTNERS.values() for code, label in kinds.items()}
NATURE_OF = {code: nature for nature, kinds in PARTNERS.items() for code in kinds}
COLUMNS = {
    "partners": {
        "name": gettext_lazy("Name of the partner"), "kind": gettext_lazy("What it is"), "siren": gettext_lazy("SIREN, if known"),
        "part": gettext_lazy("What it brings"),
    },
    "budget": {"label": gettext_lazy("What for, or from whom"), "amount": gettext_lazy("Amount in euros")},
}  # fmt: skip

Row = dict[str, str]
Cell = tuple[int, str]


class Table(NamedTuple):
    """A filled table as people read it: heads, rows, which columns hold numbers, the totals under them."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[str, ...] = ()
    totals: tuple[tuple[str, str], ...] = ()


def rows_of(answer: Any) -> list[Row]:
    """The rows of an answer, each a dictionary of texts, whatever was stored."""
    rows = [row for row in answer if isinstance(row, dict)] if isinstance(answer, list) else []
    return [{str(key): str(value or "") for key, value in row.items()} for row in rows]


def filled(row: Row) -> bool:
    """Whether something was typed in a row; the side of a budget alone is nothing."""
    return any(value.strip() for column, value in row.items() if column != "side")


def amount(row: Row) -> Decimal | None:
    """The amount of a row of a budget; None when it is not one."""
    try:
        return Number(min_value=Decimal(0)).clean(row.get("amount"))
    except ValidationError:
        return None


def totals(rows: list[Row]) -> dict[str, Decimal]:
    """The sum of each side of a budget, what is not a number counted for nothing."""
    return {side: sum((amount(row) or Decimal(0) for row in rows if row.get("side") == side), Decimal(0)) for side in SIDES}  # fmt: skip


def counted(rows: list[Row]) -> dict[str, int]:
    """How many partners: in all, by kind, by nature; under private law is the ESS too."""
    found: dict[str, int] = dict.fromkeys(("all", PUBLIC, PRIVATE, ESS, "local", *LABELS), 0)
    for kind in (row.get("kind", "") for row in rows if row.get("kind") in LABELS):
        nature = NATURE_OF[kind]
        for key in {"all", kind, nature, PRIVATE if nature == ESS else nature, *(["local"] if kind in LOCAL else [])}:
            found[key] += 1
    return found


def cell_faults(question: dict, rows: list[Row]) -> dict[Cell, str]:
    """What is wrong in each cell, by the place of its row and its column."""
    judge = partner_faults if question["kind"] == "partners" else line_faults
    found = {(n, column): message for n, row in enumerate(rows) for column, message in judge(row)}
    long = _("%d characters at most.") % LONGEST
    found |= {
        (n, column): long
        for n, row in enumerate(rows)
        for column in COLUMNS[question["kind"]]
        if len(row.get(column, "")) > LONGEST
    }
    return dict(repeated(rows)) | found if question["kind"] == "partners" else found


def partner_faults(row: Row) -> Iterator[tuple[str, str]]:
    """What is wrong with a partner."""
    if not row.get("name", "").strip():
        yield "name", _("Write the name of this partner.")
    if row.get("kind") not in LABELS:
        yield "kind", _("Say what this partner is.")
    if row.get("siren", "").strip():
        try:
            clean_siren(row["siren"])
        except ValidationError as error:
            yield "siren", error.messages[0]


def repeated(rows: list[Row]) -> Iterator[tuple[Cell, str]]:
    """A partner written twice counts once: the second is a fault."""
    seen: set[str] = set()
    for n, row in enumerate(rows):
        siren = "".join(row.get("siren", "").split())[:9]
        for column, mark in (("name", fold(row.get("name", ""))), ("siren", siren)):
            if mark and mark in seen:
                yield (n, column), _("This partner is already in the list.")
            seen.add(mark)


def line_faults(row: Row) -> Iterator[tuple[str, str]]:
    """What is wrong with a line of a budget."""
    if row.get("side") not in SIDES or not row.get("label", "").strip():
        yield "label", _("Say what this amount is for, or from whom it comes.")
    try:
        Number(min_value=Decimal(0)).clean(row.get("amount"))
    except ValidationError as error:
        yield "amount", error.messages[0] if row.get("amount", "").strip() else _("Write the amount.")


def faults(question: dict, rows: list[Row]) -> Iterator[str]:
    """What is wrong with a table, in words: its cells, the number of its rows, its balance."""
    heads = COLUMNS[question["kind"]]
    for (n, column), message in sorted(cell_faults(question, rows).items()):
        yield _("%(place)s, %(column)s: %(message)s") % {
            "place": place(rows, n),
            "column": heads[column],
            "message": message,
        }
    least, most = question.get("least"), min(question.get("limit") or MOST, MOST)
    if rows and least and len(rows) < least:
        yield _("Write at least %(least)d lines: there are %(n)d now.") % {"least": least, "n": len(rows)}
    if len(rows) > most:
        yield _("Write at most %(most)d lines: there are %(n)d now.") % {"most": most, "n": len(rows)}
    both = totals(rows)
    if question.get("balanced") and rows and both[EXPENSE] != both[RESOURCE]:
        yield _("Expenses and resources must be equal: the difference is %s.") % gap(both)


def place(rows: list[Row], n: int) -> str:
    """Where a row stands, in words: "ligne 2", "dépenses, ligne 2"."""
    side = rows[n].get("side", "")
    k = sum(row.get("side", "") == side for row in rows[: n + 1])
    return _("%(side)s, line %(n)d") % {"side": SIDES[side], "n": k} if side in SIDES else _("Line %d") % k


def gap(both: dict[str, Decimal]) -> str:
    """The difference between the two sides of a budget, in words."""
    return worded(abs(both[RESOURCE] - both[EXPENSE]), euros=True)


def table(question: dict, rows: list[Row]) -> Table:
    """A filled table, to be read."""
    return (partners_table if question["kind"] == "partners" else budget_table)(rows)


def partners_table(rows: list[Row]) -> Table:
    """The partners, then how many of each nature."""
    number = counted(rows)
    lines = tuple(
        (row.get("name", ""), str(LABELS.get(row.get("kind", ""), "")), spaced(row.get("siren", "")), row.get("part", "")) for row in rows
    )  # fmt: skip
    sums = [
        (_("Partners"), number["all"]),
        (_("under private law"), number[PRIVATE]),
        (_("of the social and solidarity economy"), number[ESS]),
    ]
    heads = (_("Partner"), _("What it is"), _("SIREN"), _("What it brings"))
    return Table(heads, lines, (), tuple((str(label), str(n)) for label, n in sums))


def budget_table(rows: list[Row]) -> Table:
    """The lines of each side, then the totals and their difference."""
    both = totals(rows)
    lines = tuple(
        (str(label), row.get("label", ""), read(row)) for side, label in SIDES.items() for row in rows if row.get("side") == side
    )  # fmt: skip
    sums = (
        (_("Total of expenses"), worded(both[EXPENSE], euros=True)),
        (_("Total of resources"), worded(both[RESOURCE], euros=True)),
    )
    apart = (
        ((_("Difference"), gap(both)),)
        if both[EXPENSE] != both[RESOURCE]
        else ((_("Difference"), _("none: balanced")),)
    )
    return Table((_("Side"), _("Heading"), _("Amount")), lines, (_("Amount"),), sums + apart)


def read(row: Row) -> str:
    """The amount of a row in words; as typed when it is not a number."""
    value = amount(row)
    return row.get("amount", "") if value is None else worded(value, euros=True)


def spaced(siren: str) -> str:
    """The nine digits of a SIREN by threes; as typed when they are not nine."""
    digits = "".join(siren.split())
    return f"{digits[:3]}\u00a0{digits[3:6]}\u00a0{digits[6:]}" if digits.isdigit() and len(digits) == 9 else siren


def text(question: dict, rows: list[Row]) -> str:
    """A filled table as text, one row a line, its totals last."""
    if not rows:
        return ""
    found = table(question, rows)
    lines = [", ".join(cell for cell in row if cell) for row in found.rows]
    return "\n".join(
        [*lines, *(_("%(label)s: %(value)s") % {"label": label, "value": value} for label, value in found.totals)]
    )


def heads(question: dict) -> list[str]:
    """The columns of a table laid flat in a spreadsheet, after its question's label."""
    if question["kind"] == "partners":
        return [
            str(part)
            for part in (_("number"), _("under private law"), _("of the social and solidarity economy"), _("list"))
        ]
    return [_("total of expenses"), _("total of resources"), _("difference"), pgettext("of a budget", "lines")]


def flat(question: dict, rows: list[Row]) -> list[int | Decimal | str | None]:
    """The cells of a table laid flat: its sums as numbers, its rows as one text; empty without rows."""
    if not rows:
        return [None] * len(heads(question))
    lines = "\n".join(", ".join(cell for cell in row if cell) for row in table(question, rows).rows)
    if question["kind"] == "partners":
        number = counted(rows)
        return [number["all"], number[PRIVATE], number[ESS], lines]
    both = totals(rows)
    return [both[EXPENSE], both[RESOURCE], both[RESOURCE] - both[EXPENSE], lines]
