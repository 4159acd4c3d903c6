"""The columns of letters: each with its placeholders filled."""

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from programs.forms.jury import fingerprint


class LetterTable(tables.Table):
    """One letter a row: what fills it, what it lacks, how it stands."""

    choose = tables.Column(verbose_name=_("Choose"), orderable=False, empty_values=())
    dossier = tables.TemplateColumn(
        template_name="programs/jury/_cell_dossier.html", verbose_name=_("Dossier"), order_by="dossier__reference"
    )
    outcome = tables.TemplateColumn(
        "{% badge record.outcome record.get_outcome_display %}", verbose_name=_("Decision"), order_by=("outcome", "dossier__reference")
    )  # fmt: skip
    text = tables.Column(verbose_name=_("What the letter says"), orderable=False, empty_values=())
    state = tables.Column(verbose_name=_("State"), orderable=False, empty_values=())

    caption = _("Letters, with their placeholders filled")
    empty_help = _("A letter is written as soon as a decision is proposed.")

    def __init__(self, data, *, pen, **options):
        self.pen = pen
        super().__init__(data, **options)

    class Meta:
        empty_text = _("No letter here")

    def render_choose(self, record):
        return self.shown("programs/jury/_letter_choose.html", record)

    def render_text(self, record):
        return self.shown("programs/jury/_letter_text.html", record)

    def render_state(self, record):
        return self.shown("programs/jury/_letter_state.html", record)

    def shown(self, template, decision):
        """A cell of the row of this decision, which knows its letter and the digest of what it says."""
        decision.dossier.call = self.pen.call
        letter = self.pen.letter(decision)
        context = {"record": decision, "letter": letter, "read": fingerprint(letter.text)}
        return render_to_string(template, context)
