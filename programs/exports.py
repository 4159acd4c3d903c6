"""Dossiers as rows of typed cells, their answers as they were last submitted; read from the database as they are written."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from itertools import islice
from typing import NamedTuple

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy

from programs import answers, wording
from programs.models import Assignment, Call, Dossier, DossierVersion, Label, Organization, Territory
from programs.models.candidature import State

CHUNK = 500
FACTS = [
    "reference", "title", "organization__name", "organization__kind", "organization__siren", "organization__territory__name",
    "organization__territory__departement", "organization__territory__departement_name", "organization__territory__kind", "call__title", "call__mode",
    "call__announced_at", "state", "since", "submitted_at", "project_label", "officer", "tags",
]  # fmt: skip
HEADER = [
    gettext_lazy("Reference"), gettext_lazy("Project"), gettext_lazy("Organization"), gettext_lazy("Kind"), gettext_lazy("SIREN"), gettext_lazy("Département"),
    gettext_lazy("Call"), gettext_lazy("State"), gettext_lazy("Who must act"), gettext_lazy("Since"), gettext_lazy("Submitted on"),
    gettext_lazy("Instructed by"), gettext_lazy("Labels"), gettext_lazy("Stage of the project"),
]  # fmt: skip


class Column(NamedTuple):
    """The answers to a question, as a column: how each becomes a typed cell."""

    code: str
    label: str
    kind: str
    cell: Callable


def number(value):
    """A number typed by a person; the text itself when it is none."""
    try:
        found = Decimal("".join(str(value).replace("€", "").split()).replace(",", "."))
    except InvalidOperation:
        return str(value)
    return found if found.is_finite() and abs(found.adjusted()) < 15 else str(value)


def day(value):
    """A date; the text itself when it is none."""
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return str(value)


def several(value):
    """Choices, side by side."""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def yes_or_no(value):
    """Yes or no, in words."""
    return str(dict(answers.YESNO).get(value, value))


def text(value):
    """Any other answer as text; a table as it is kept."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


CELLS = {"number": number, "euros": number, "date": day, "choices": several, "yesno": yes_or_no}


def columns(dossiers):
    """A column for each question of the calls of these dossiers, in the order of the forms."""
    calls = Call.objects.filter(pk__in=dossiers.order_by().values("call")).order_by("opens_at", "id")
    found = {}
    for call in calls:
        for question in answers.questions(call.form):
            cell = CELLS.get(question["kind"], text)
            found.setdefault(question["code"], Column(question["code"], question["label"], question["kind"], cell))
    return list(found.values())


def with_facts(dossiers):
    """The facts of each dossier and its last version, as tuples."""
    last = DossierVersion.objects.filter(dossier=OuterRef("pk")).order_by("-number")
    running = Assignment.objects.running().filter(dossier=OuterRef("pk"))
    labels = Label.objects.filter(dossiers=OuterRef("pk")).order_by().values("dossiers")
    return dossiers.annotate(
        said=Subquery(last.values("answers")[:1]), joined=Subquery(last.values("files")[:1]), officer=Subquery(running.values("officer__name")[:1]),
        tags=Subquery(labels.annotate(names=StringAgg("name", ", ", order_by="name")).values("names")),
    ).values_list(*FACTS, "said", "joined")  # fmt: skip


def holder_of(state, mode, announced_at):
    """Who must act on a dossier in this state of such a call, in words."""
    return str(wording.holder(Dossier(state=state, call=Call(mode=mode, announced_at=announced_at)).holder))


def facts(row, holder):
    """What a row says of the dossier itself."""
    (reference, title, organization, kind, siren, place, departement, department_name, place_kind, call, mode, announced_at, state, since, submitted_at,
     stage, officer, tags) = row  # fmt: skip
    whose = Territory(name=place, departement_name=department_name, kind=place_kind).label if place else organization
    return [
        reference, title, whose, Organization.Kind(kind).label, siren or "", departement or "", call, State(state).label,
        holder(state, mode, announced_at), since, submitted_at, officer or "", tags or "", stage,
    ]  # fmt: skip


def table(dossiers):
    """The header and the rows of these dossiers, each row made when it is asked for."""
    asked = columns(dossiers)
    return [*map(str, HEADER), *(column.label for column in asked)], rows(dossiers, asked)


def rows(dossiers, asked):
    """The rows, a few hundred at a time, so that memory does not grow with their number."""
    found, names, holder = with_facts(dossiers).iterator(chunk_size=CHUNK), {}, cache(holder_of)
    while chunk := list(islice(found, CHUNK)):
        name_territories(chunk, asked, names)
        for *row, said, joined in chunk:
            yield facts(row, holder) + [cell_of(column, said or {}, joined or [], names) for column in asked]


def name_territories(chunk, asked, names):
    """Learn the names of the territories that these rows answer with."""
    codes = [column.code for column in asked if column.kind == "territory"]
    wanted = {
        said[code] for *_facts, said, _joined in chunk if said for code in codes if isinstance(said.get(code), str)
    }
    names.update((key, str(place)) for key, place in Territory.objects.in_bulk(list(wanted - names.keys())).items())


def cell_of(column, said, joined, names):
    """The typed cell of an answer, None without one; files by their names."""
    if column.kind == "file":
        return ", ".join(file["name"] for file in joined if file["question"] == column.code)
    value = said.get(column.code)
    if value in (None, "", []):
        return None
    return names.get(value, value) if column.kind == "territory" and isinstance(value, str) else column.cell(value)
