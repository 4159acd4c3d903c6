"""The open data of a camp: its challenges, prototypes, prizes and participation, as tables that describe themselves (Frictionless).

Nobody is named but as an owner of a challenge or the giver of a prize; persons are counts of five or more.
"""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hackathons import participation, presets

LICENCE = {
    "name": "etalab-2.0", "title": "Licence Ouverte / Open Licence 2.0", "path": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
}  # fmt: skip


class Field(NamedTuple):
    """A column: its name in the file, its type in the descriptor, what it holds."""

    name: str
    type: str
    title: str


class Resource(NamedTuple):
    """A table: its name in the address, its title, its columns, its rows, what tells its rows apart."""

    name: str
    title: str
    fields: list[Field]
    rows: Callable
    key: list[str]


def challenges(camp):
    """The challenges kept, with their data sets."""
    kept = camp.challenges.filter(state__in=("accepted", "answered", "unanswered")).prefetch_related("data_sets")
    for one in kept:
        sets = " ".join(data.url for data in one.data_sets.all())
        yield [str(one.pk), one.title, one.problem, one.users, one.owner, one.state == "answered", sets]


def prototypes(camp):
    """The prototypes handed in, and what they become."""
    teams = (
        camp.teams.filter(submitted_at__isnull=False).exclude(state="disbanded").select_related("became__call__program")
    )
    for team in teams:
        becomes = team.state if team.state in ("continued", "stopped") else ""
        program = team.became.call.program.name if team.became else ""
        yield [str(team.pk), team.name, team.pitch, team.description, str(team.challenge_id or ""), team.repository, team.demo, team.licence, becomes, program]  # fmt: skip


def prizes(camp):
    """The prizes and the teams that won them."""
    for one in camp.prizes.select_related("team"):
        yield [str(one.pk), one.title, one.given_by, str(one.team_id or ""), one.team.name if one.team else ""]


def profiles(camp):
    """Who came by profile, and in all; an empty count with its mark is kept back."""
    said, labels = participation.came(camp), dict(presets.PROFILES)
    for code, n in said.counts.items():
        yield [code, str(labels[code]), n, n is None]
    yield ["total", _("all profiles"), said.total, said.total is None]


RESOURCES = {
    one.name: one
    for one in (
        Resource("defis", gettext_lazy("Challenges"), [
            Field("id", "string", gettext_lazy("Identifier")), Field("titre", "string", gettext_lazy("Title")), Field("probleme", "string", gettext_lazy("The problem")),
            Field("usagers", "string", gettext_lazy("Users concerned")), Field("porteur", "string", gettext_lazy("Organization that lives the problem")),
            Field("repondu", "boolean", gettext_lazy("A prototype answers it")), Field("jeux_de_donnees", "string", gettext_lazy("Addresses of its data sets, separated by spaces")),
        ], challenges, ["id"]),
        Resource("prototypes", gettext_lazy("Teams and prototypes"), [
            Field("id", "string", gettext_lazy("Identifier")), Field("equipe", "string", gettext_lazy("Team")), Field("en_une_phrase", "string", gettext_lazy("In one sentence")),
            Field("description", "string", gettext_lazy("The prototype")), Field("defi", "string", gettext_lazy("Identifier of the challenge")), Field("code", "string", gettext_lazy("Address of the code")),
            Field("demonstration", "string", gettext_lazy("Address of the demonstration")), Field("licence", "string", gettext_lazy("Open licence")),
            Field("suite", "string", gettext_lazy("What it becomes: continued, stopped, empty while unknown")), Field("programme", "string", gettext_lazy("Programme in which it goes on")),
        ], prototypes, ["id"]),
        Resource("prix", gettext_lazy("Prizes"), [
            Field("id", "string", gettext_lazy("Identifier")), Field("prix", "string", gettext_lazy("Prize")), Field("remis_par", "string", gettext_lazy("Given by")),
            Field("prototype", "string", gettext_lazy("Identifier of the prototype")), Field("equipe", "string", gettext_lazy("Team")),
        ], prizes, ["id"]),
        Resource("participation", gettext_lazy("Participation by profile"), [
            Field("profil", "string", gettext_lazy("Profile")), Field("libelle", "string", gettext_lazy("Label")),
            Field("personnes", "integer", gettext_lazy("Persons who came; empty when it is kept back")),
            Field("secret", "boolean", gettext_lazy("Kept back: fewer than five persons, or a count that would give one of those away")),
        ], profiles, ["profil"]),
    )
}  # fmt: skip


def records(camp, resource):
    """The rows of a table as objects, for JSON."""
    names = [field.name for field in resource.fields]
    return [dict(zip(names, row, strict=True)) for row in resource.rows(camp)]


def package(camp, base):
    """The Frictionless descriptor of the data of a camp; ``base`` is the address of their page."""
    return {
        "profile": "tabular-data-package", "name": camp.slug, "title": str(camp), "description": camp.summary, "homepage": base,
        "version": str(camp.seq), "created": localtime(camp.ended_at).isoformat(timespec="seconds"), "licenses": [LICENCE],
        "contributors": [{"title": camp.dossier.organization.name, "role": "publisher"}],
        "resources": [described(one) for one in RESOURCES.values()],
    }  # fmt: skip


def described(resource):
    """A table in the descriptor."""
    fields = [{"name": one.name, "type": one.type, "title": str(one.title)} for one in resource.fields]
    written = {"boolean": {"trueValues": ["oui"], "falseValues": ["non"]}, "number": {"decimalChar": ","}}
    return {
        "profile": "tabular-data-resource", "name": resource.name, "title": str(resource.title), "path": f"{resource.name}.csv", "format": "csv",
        "mediatype": "text/csv", "encoding": "utf-8", "dialect": {"delimiter": ";", "header": True},
        "schema": {"fields": [one | written.get(one["type"], {}) for one in fields], "primaryKey": resource.key, "missingValues": [""]},
    }  # fmt: skip


def said(cell):
    """Yes or no in words; anything else as it is."""
    return {True: "oui", False: "non"}[cell] if isinstance(cell, bool) else cell
