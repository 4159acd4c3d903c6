"""Forms of a residence that show a colleague's version beside one's own, and amounts as they are typed."""

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from programs.forms import fresh
from programs.numbers import Number
from programs.typography import NBSP


class Fresh(fresh.Fresh):
    """Says when the row has changed since the page was shown; the page shows both versions."""

    changed = _("Somebody has just changed this page. Their version is below; saving again replaces it by yours.")


class Euros(Number):
    """An amount, typed and shown as "12 500,50"."""

    def prepare_value(self, value):
        if value is None or isinstance(value, str):
            return value
        cents = 0 if value == int(value) else 2
        return number_format(value, cents, force_grouping=True).replace("\u202f", NBSP) if value else ""
