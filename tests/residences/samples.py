"""Sheets, professionals, days of the journal, ballots, as tests need them."""

from programs.models import Program, User
from residences import definitions, library
from residences.models import MethodSheet

TOLD = {
    "title": "La tournée du facteur", "purpose": "Suivre un agent dans sa tournée.", "duration": "Une matinée", "team": "Une personne.",
    "steps": "- Demander l’accord\n- Suivre\n- Noter",
}  # fmt: skip


def program():
    return Program.objects.get(code="residence")


def published(on=None, slug="tournee", **fields):
    """A sheet in its first version."""
    library.publish(on or program(), slug, TOLD | fields)
    return MethodSheet.objects.get(slug=slug)


def again(sheet, **fields):
    """The same sheet in a next version."""
    system = User.objects.system()
    sheet.revise(by=system)
    for name, value in fields.items():
        setattr(sheet, name, value)
    sheet.save()
    sheet.propose(by=system, change="Des mots plus simples")
    sheet.publish(by=system)
    return sheet


TYPED = TOLD | {
    "stage": "understanding",
    "length": "hours",
    "licence": "cc-by-4.0",
    "material": "",
    "advice": "",
    "source": "",
    "shown": "",
}


def finish(sheet):
    """A sheet told, proposed and published."""
    for name, value in TOLD.items():
        setattr(sheet, name, getattr(sheet, name) or value)
    sheet.save()
    sheet.propose(by=User.objects.system())
    sheet.publish(by=User.objects.system())


def define(definition, coach):
    """A definition complete and approved: all of the base taken, but one principle adapted; something of the territory's own."""
    definition.problem, definition.users = "Le guichet ferme tôt.", "Les habitants."
    definition.save()
    name = definition.method.principles[0][0]
    definition.items.create(
        principle=name, title=name, order=1, stance="adapted", text="On écoute au marché.", why="Il est plein."
    )
    definition.items.create(
        title="Un conseil d’habitants", order=200, stance="added", text="Il se réunit chaque vendredi."
    )
    definitions.take_all(definition)
    definitions.approve(definition, coach)
