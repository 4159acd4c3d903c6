"""Numbers as people type them and read them, in French."""

from decimal import Decimal, InvalidOperation

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from programs.typography import NBSP


class Number(forms.DecimalField):
    """A number as people type it: spaces between thousands, comma or point."""

    widget = forms.TextInput

    def __init__(self, *, whole=False, **options):
        self.whole = whole
        super().__init__(decimal_places=0 if whole else 2, max_digits=15, **options)
        self.widget.attrs["inputmode"] = "numeric" if whole else "decimal"

    def to_python(self, value):
        if isinstance(value, str):
            value = "".join(value.replace("€", "").split()).replace(",", ".")
        try:
            return super().to_python(value)
        except (ValidationError, InvalidOperation):
            raise ValidationError(_("Write a number, for example 12 500."), code="invalid") from None


def worded(value: Decimal | int, *, euros: bool = False) -> str:
    """A number as people read it: "12 500", "12 500,50 €"."""
    digits = 0 if value == int(value) else 2
    text = number_format(value, digits, use_l10n=True, force_grouping=True)
    return f"{text}\u00a0€" if euros else text


def weighed(size: int) -> str:
    """The size of a file as people read it: "236 ko", "1,9 Mo"."""
    for bytes_, unit in ((10**9, "Go"), (10**6, "Mo")):
        if size >= bytes_:
            return f"{number_format(round(Decimal(size) / bytes_, 1), 1, use_l10n=True)}\u00a0{unit}".replace(
                ",0\u00a0", "\u00a0"
            )
    return f"{-(-size // 1000)}\u00a0ko"


class Euros(Number):
    """An amount, typed and shown as "12 500,50"."""

    def prepare_value(self, value):
        if value is None or isinstance(value, str):
            return value
        cents = 0 if value == int(value) else 2
        return number_format(value, cents, force_grouping=True).replace("\u202f", NBSP) if value else ""
