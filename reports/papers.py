"""The papers of projects as documents: what each is about, its facts, its title; asked for by a page, made at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.db.models import Model
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hackathons.models import Registration
from programs import papers
from programs.models import Position
from reports import camppapers, printing, recruitprints, startuppapers, takeovers
from reports.pdf import digest
from reports.tasks import written
from startups.models import Committee, Startup

NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # two askings of the same facts differ by their day alone


class Owed(NamedTuple):
    """A paper to make: of which kind, about what, under which mark (a month), since when."""

    kind: str
    obj: Any
    mark: str
    at: datetime


class Kind(NamedTuple):
    """What is particular to a kind of paper: its subject, its facts, its title, the machine it is owed to, its dossier."""

    model: type[Model]
    joins: tuple[str, ...]
    facts: Callable
    title: Callable
    machine: Callable
    dossier: Callable


def of_startup(startup):
    return startup


def month_named(owed):
    """The month of a sheet in words."""
    return date_format(parse_date(f"{owed.mark}-01"), "F Y")


SPINE = ("dossier__call__program", "dossier__organization__territory")
KINDS = {
    "startup_month": Kind(
        Startup, SPINE, lambda owed: startuppapers.month(owed.obj, month_named(owed)),
        lambda owed: _("Monthly sheet, %s") % month_named(owed), of_startup, lambda startup: startup.dossier,
    ),
    "committee_file": Kind(
        Committee, tuple(f"startup__{join}" for join in SPINE), lambda owed: startuppapers.committee(owed.obj.startup, owed.obj),
        lambda owed: _("File of committee no. %d") % owed.obj.number, lambda row: row.startup, lambda row: row.startup.dossier,
    ),
    "takeover": Kind(
        Startup, SPINE, lambda owed: takeovers.takeover(owed.obj), lambda owed: _("Takeover file: %s") % owed.obj.service_name,
        of_startup, lambda startup: startup.dossier,
    ),
    "recruitment": Kind(
        Position, SPINE, lambda owed: recruitprints.facts(owed.obj), lambda owed: _("Recruitment summary: %s") % owed.obj,
        lambda position: position, lambda position: position.dossier,
    ),
    "certificate": Kind(
        Registration, tuple(f"camp__{join}" for join in SPINE), lambda owed: camppapers.certificate(owed.obj),
        lambda owed: _("Certificate of participation no. %s") % camppapers.number(owed.obj), lambda one: one, lambda one: one.camp.dossier,
    ),
}  # fmt: skip


def subject(effect):
    """What the paper of an effect is about."""
    kind, pk, mark, *_rest = effect.key.split(":")
    rows = KINDS[kind].model._default_manager.select_related(*KINDS[kind].joins)
    return Owed(kind, rows.get(pk=pk), mark, effect.created_at)


def about(owed):
    """What a new paper hangs on, its version and its title."""
    kind = KINDS[owed.kind]
    dossier, title = kind.dossier(owed.obj), kind.title(owed)[:200]
    number = dossier.documents.filter(kind=owed.kind, title=title).count() + 1
    return {"dossier": dossier, "version": number, "title": title}


def facts(owed):
    """The facts of a paper, dated of the moment it was asked for."""
    return replace(KINDS[owed.kind].facts(owed), made_at=owed.at.replace(microsecond=0))


def ask(kind, obj, mark=""):
    """Have this paper made as things now are; return its document, made already unless it failed."""
    owed = Owed(kind, obj, mark, NO_DAY)
    machine = KINDS[kind].machine(obj)
    return printing.made(papers.again(machine, kind, obj.pk, mark, digest(written(facts(owed)))[:32]))
