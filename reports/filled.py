"""The answers of a filled form, laid out for a printed dossier: texts, choices, tables, files."""

from django.utils.translation import gettext as _

from programs import answers, conditions, grids
from programs.sheets import places, worded
from reports import data


def as_it_is(question, given):
    """An answer told as it was given."""
    return given


def sections(version, told=as_it_is):
    """What a version of a dossier answered, section by section; what does not show is left out.

    ``told(question, answer)`` gives each answer as it is to be read.
    """
    found, files = places(version.definition, version.answers), {}
    for file in version.files:
        files.setdefault(file["question"], []).append(
            data.File(name=file["name"], size=file["size"], sha256=file["sha256"])
        )
    shown = conditions.visible(version.definition, version.answers, found)
    return tuple(
        data.AnswerSection(title=part["title"], answers=tuple(told(q, answer(q, version.answers.get(q["code"]), files.get(q["code"], ()), found)) for q in part["questions"] if q["code"] in shown))
        for part in version.definition["sections"] if not conditions.empty(part, shown)
    )  # fmt: skip


def answer(question, given, files, found):
    """One question and its answer in the shape that prints best."""
    filled, told = answers.table(question, given), {"question": question["label"], "files": tuple(files)}
    if filled:
        rows = tuple(tuple(cell for cell in row) for row in filled.rows)
        sums = tuple(_("%(label)s: %(value)s") % {"label": label, "value": value} for label, value in filled.totals)
        return data.Answer(
            table=data.Table(columns=filled.columns, rows=rows, numeric=filled.numeric), items=sums, **told
        )
    if question["kind"] == "choices" and isinstance(given, list):
        return data.Answer(items=tuple(map(str, given)), **told)
    return data.Answer(
        text=worded(question, given, found) if question["kind"] not in (*grids.KINDS, "file") else "", **told
    )
