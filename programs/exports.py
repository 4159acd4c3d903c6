"""Dossiers as rows of typed cells, their answers as they were last submitted; read from the database as they are written."""

import json
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from itertools import islice
from typing import NamedTuple

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy

from programs import answers, conditions, grids, wording
from programs.models import Assignment, Call, Dossier, DossierVersion, Label, Organization, Territory
from programs.models.candidature import State
from programs.models.organization import placed

CHUNK = 500
FACTS = [
    "reference", "title", "organization__name", "organization__kind", "organization__siren", "organization__territory__name",
    "departement", "organization__territory__departement_name", "organization__territory__kind", "call__title", "call__mode",
    "call__announced_at", "state", "since", "submitted_at", "project_label", "officer", "tags",
]  # fmt: skip
HEADER = [
    gettext_lazy("Reference"), gettext_lazy("Project"), gettext_lazy("Organization"), gettext_lazy("Kind"), gettext_lazy("SIREN"), gettext_lazy("Département"),
    gettext_lazy("Call"), gettext_lazy("State"), gettext_lazy("Who must act"), gettext_lazy("Since"), gettext_lazy("Submitted on"),
    gettext_lazy("Instructed by"), gettext_lazy("Labels"), gettext_lazy("Stage of the project"),
]  # fmt: skip


class Form(NamedTuple):
    """The questions of a call, each with the first of its columns, and what is needed to know which ones show."""

    definition: dict
    questions: list[tuple[dict, int]]
    conditional: bool


class Grid(NamedTuple):
    """The columns of the answers to several calls: their heads, and the form of each call by its identifier."""

    heads: list[str]
    forms: dict


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


def grid(dossiers):
    """The columns of the questions of the calls of these dossiers, in the order of the forms; a table has several."""
    calls = Call.objects.filter(pk__in=dossiers.order_by().values("call")).order_by("opens_at", "id")
    heads, places, forms = [], {}, {}
    for call in calls:
        asked = list(answers.questions(call.form))
        for question in asked:
            if question["code"] not in places:
                places[question["code"]] = len(heads)
                heads += answers.heads(question)
        forms[call.pk] = Form(
            call.form, [(q, places[q["code"]]) for q in asked], call.form and conditions.conditional(call.form)
        )
    return Grid(heads, forms)


def with_facts(dossiers):
    """The facts of each dossier and its last version, as tuples."""
    last = DossierVersion.objects.filter(dossier=OuterRef("pk")).order_by("-number")
    running = Assignment.objects.running().filter(dossier=OuterRef("pk"))
    labels = Label.objects.filter(dossiers=OuterRef("pk")).order_by().values("dossiers")
    return dossiers.annotate(
        said=Subquery(last.values("answers")[:1]), joined=Subquery(last.values("files")[:1]), officer=Subquery(running.values("officer__name")[:1]),
        tags=Subquery(labels.annotate(names=StringAgg("name", ", ", order_by="name")).values("names")), departement=placed("organization__"),
    ).values_list(*FACTS, "call", "said", "joined")  # fmt: skip


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
    asked = grid(dossiers)
    return [*map(str, HEADER), *asked.heads], rows(dossiers, asked)


def rows(dossiers, asked):
    """The rows, a few hundred at a time, so that memory does not grow with their number."""
    found, holder = with_facts(dossiers).iterator(chunk_size=CHUNK), cache(holder_of)
    while chunk := list(islice(found, CHUNK)):
        places = places_of(chunk, asked)
        for *row, call, said, joined in chunk:
            yield facts(row, holder) + cells(asked, asked.forms[call], said or {}, joined or [], places)


def places_of(chunk, asked):
    """The territories that these rows answer with, by identifier."""
    codes = {q["code"] for form in asked.forms.values() for q, _at in form.questions if q["kind"] == "territory"}
    wanted = {said[code] for *_row, said, _joined in chunk if said for code in codes if isinstance(said.get(code), str)}
    return Territory.objects.in_bulk(list(wanted)) if wanted else {}


def cells(asked, form, said, joined, places):
    """The typed cells of the answers under every column; None for what is empty, of another call, or does not show."""
    found = [None] * len(asked.heads)
    shown = conditions.visible(form.definition, said, places) if form.conditional else None
    for question, at in form.questions:
        if shown is None or question["code"] in shown:
            laid = cell_of(question, said.get(question["code"]), joined, places)
            found[at : at + len(laid)] = laid
    return found


def cell_of(question, value, joined, places):
    """The cells of an answer, those of a table one after the other; files by their names."""
    kind = question["kind"]
    if kind == "file":
        return [", ".join(file["name"] for file in joined if file["question"] == question["code"]) or None]
    if kind in grids.KINDS:
        return grids.flat(question, grids.rows_of(value))
    if value in (None, "", []):
        return [None]
    if kind == "territory":
        return [str(places.get(value, value) if isinstance(value, str) else value)]
    return [CELLS.get(kind, text)(value)]
