"""Sheets: answers laid out to be read, by section, with their files; what changed from one version to the next."""

from typing import NamedTuple

from programs import answers, conditions, grids
from programs.models import Territory


class Line(NamedTuple):
    """A question, its answer in words, its files (dictionaries: name, size, sha256, url), and what is wrong with it."""

    code: str
    label: str
    text: str
    files: list = []
    fault: str = ""
    was: str | None = None
    number: int = 0
    table: grids.Table | None = None


class Part(NamedTuple):
    """A section and its lines."""

    number: int
    title: str
    lines: list


def places(definition, *filled):
    """The territories that these answers name, by identifier; one query."""
    codes = [q["code"] for q in answers.questions(definition) if q["kind"] == "territory"]
    named = {str(values.get(code)) for values in filled for code in codes if values.get(code)}
    return Territory.objects.in_bulk(named) if named else {}


def named(*filled):
    """The territories of these perimeters, by identifier; one query."""
    return Territory.objects.in_bulk({pk for values in filled for pk in values.get("perimeter") or []})


def plain(value, found):
    """A title, or the names of the territories of a perimeter."""
    return ", ".join(str(found.get(one, one)) for one in value) if isinstance(value, list) else value


def worded(question, answer, found):
    """An answer as people read it; a territory by its name."""
    if question["kind"] == "territory":
        return str(found.get(answer) or answer or "")
    return answers.shown(question, answer)


def sheet(definition, filled, files=(), faults=None):
    """The parts of a form, filled; what does not show is left out."""
    found, joined = places(definition, filled), {}
    shown = conditions.visible(definition, filled, found)
    for file in files:
        joined.setdefault(file["question"], []).append(file)
    return [
        Part(number, section["title"], [
            Line(q["code"], q["label"], worded(q, filled.get(q["code"]), found), joined.get(q["code"], []), (faults or {}).get(q["code"], ""), None, number, answers.table(q, filled.get(q["code"])))
            for q in section["questions"] if q["code"] in shown
        ])
        for number, section in enumerate(definition["sections"], 1)
        if not conditions.empty(section, shown)
    ]  # fmt: skip


def of_version(version):
    """What a version says, its files downloadable as they were submitted."""
    return sheet(version.definition, version.answers, [file | {"version": version.pk} for file in version.files])


def of_draft(dossier, faults=None):
    """What a dossier says now, submitted or not."""
    rows = dossier.attachments.exclude(question="")
    files = [
        {"name": a.name, "size": a.size, "question": a.question, "sha256": a.sha256, "pk": a.pk, "scan": a.scan}
        for a in rows
    ]
    return sheet(dossier.definition, dossier.answers, files, faults)


def changes(before, after):
    """The answers that differ between two versions of a dossier: a line each, with what it was."""
    found = places(after.definition, before.answers, after.answers)
    names = [[(f["question"], f["name"], f["sha256"]) for f in version.files] for version in (before, after)]
    for question in answers.questions(after.definition):
        code = question["code"]
        was, now = (worded(question, version.answers.get(code), found) for version in (before, after))
        if question["kind"] == "file":
            was, now = (", ".join(name for joined, name, _sha in files if joined == code) for files in names)
        if was != now:
            yield Line(code, question["label"], now, was=was)
