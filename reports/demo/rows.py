"""Rows written many at once, by COPY: what is not said of a row is the default of its model."""

import json
from functools import cache

from django.db import connection, models

from programs.models import Detail, Dossier, DossierVersion, History


@cache
def columns(model):
    """What COPY writes of a model, with the default of each column; the database makes the others."""
    made = (models.AutoField, models.GeneratedField)
    return {
        field.attname: default(field)
        for field in model._meta.concrete_fields
        if not isinstance(field, made) and field.db_default is models.NOT_PROVIDED
    }


def default(field):
    """The default of a field as its column holds it; None where each row must say its own."""
    if isinstance(field, models.JSONField):
        return json.dumps(field.get_default()) if not field.null else None
    return None if field.has_default() and callable(field.default) else field.get_default()


class Rows(dict):
    """Rows to write by model, each a dictionary of columns; JSON is given as text."""

    FIRST = [Detail, History, Dossier, DossierVersion]  # a line seals its detail, which must be there

    def add(self, model, **values):
        self.setdefault(model, []).append(values)

    def write(self):
        """Write and forget them, details before lines."""
        for model in [m for m in self.FIRST if m in self] + [m for m in self if m not in self.FIRST]:
            copy(model, self[model])
        self.clear()


def copy(model, rows):
    """Write these rows, in this order."""
    blank = columns(model)
    names = ", ".join(f'"{model._meta.get_field(name).column}"' for name in blank)
    with connection.cursor() as cursor, cursor.copy(f'copy "{model._meta.db_table}" ({names}) from stdin') as into:
        for row in rows:
            into.write_row([row.get(name, value) for name, value in blank.items()])
