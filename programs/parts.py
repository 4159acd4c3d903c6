"""The parts of a project made of rows (a team, a journal, challenges…): what each shows, its form, who writes it."""

from collections.abc import Callable
from typing import NamedTuple

from django.forms import Form

from programs.permissions import May


class Part(NamedTuple):
    """A part of a project: its words, its rows, its form, who writes it; ``of`` is the model's name of the project."""

    of: str
    code: str
    title: str
    intro: str
    add: str
    empty: str
    rows: Callable
    form: type[Form]
    may: May
    new_form: type[Form] | None = None
    guarded: bool = False  # some rows are for a few only: their model says whom, by visible_to

    @property
    def url(self):
        return f"{self.of}_{self.code}"

    def form_for(self, owner, row, *data):
        """The form of this row, or of a new one; a form whose choices depend on the project takes it by name."""
        if self.new_form and row is None:
            return self.new_form(*data)
        more = {self.of: owner} if getattr(self.form, "takes_owner", False) else {}
        return self.form(*data, instance=row or self.blank(owner), **more)

    def blank(self, owner):
        """A row to come, tied to its project, or to the dossier of it."""
        model = self.form._meta.model
        names = {field.name for field in model._meta.fields}
        return model(**{self.of: owner}) if self.of in names else model(dossier=owner.dossier)
