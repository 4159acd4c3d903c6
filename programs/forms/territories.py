"""Choosing one or several territories: a search beside its answers, with or without JavaScript."""

import re
from typing import NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from programs.models.territory import Territory, fold

LIMIT = 10
LONGEST = 100
IDENTIFIER = re.compile(r"[a-z]{4,12}-[0-9AB]{1,9}")


class Picked(NamedTuple):
    """What a person gave: the identifiers ticked, the text typed, and whether the search was asked for."""

    ids: list = []
    typed: str = ""
    searching: bool = False


def identifiers(values):
    """The values that look like identifiers of territories, each once, in their order."""
    return list(dict.fromkeys(value for value in values if IDENTIFIER.fullmatch(value)))


def found(typed, kinds=(), exclude=()):
    """What the list of answers shows for a typed text: at most ten territories, and whether there are more."""
    typed = typed[:LONGEST].strip()
    territories = Territory.objects.matching(typed)
    if kinds:
        territories = territories.filter(kind__in=kinds)
    shown = list(territories.exclude(pk__in=exclude)[: LIMIT + 1])
    return {"typed": typed, "short": len(fold(typed)) < 2, "found": shown[:LIMIT], "more": len(shown) > LIMIT}


class TerritoryPicker(forms.Widget):
    """A search field, the territories chosen, and those found, to tick."""

    template_name = "programs/_territory_picker.html"

    def __init__(self, attrs=None, *, multiple=False, kinds=()):
        super().__init__(attrs)
        self.multiple, self.kinds = multiple, kinds

    def value_from_datadict(self, data, files, name):
        given = data.getlist(name) if hasattr(data, "getlist") else data.get(name) or []
        ids = identifiers([given] if isinstance(given, str) else given)
        return Picked(ids, data.get(f"{name}-q", "").strip(), f"{name}-search" in data)

    def value_omitted_from_data(self, data, files, name):
        return name not in data and f"{name}-q" not in data

    def use_required_attribute(self, initial):
        return False  # the search field may be empty once a territory is chosen

    def get_context(self, name, value, attrs):
        context, picked = super().get_context(name, None, attrs), value or Picked()
        self.describe(context["widget"]["attrs"], name)
        context |= {"name": name, "box": "checkbox" if self.multiple else "radio", "address": self.address(name)}
        context |= {"chosen": in_order(picked.ids), "optional": not (self.multiple or self.is_required)}
        return context | (found(picked.typed, self.kinds, picked.ids) if picked.typed else {"typed": ""})

    def describe(self, attrs, name):
        """Attributes go to the search field, which its hint describes besides the field's own help and errors."""
        hint = f"{attrs.setdefault('id', f'id_{name}')}-hint"
        attrs["aria-describedby"] = f"{attrs.get('aria-describedby', '')} {hint}".strip()
        attrs["class"] = " ".join(dict.fromkeys(f"fr-input {attrs.get('class', '')}".split()))

    def address(self, name):
        """Where the type-ahead asks, for this field."""
        asked = [("field", name), *(("kind", kind) for kind in self.kinds)]
        return f"{reverse('territory_search')}?{urlencode(asked + [('multiple', 1)] * self.multiple)}"


class TerritoryField(forms.Field):
    """One territory (or None), or a list of several when ``multiple``; ``kinds`` limits them."""

    widget = TerritoryPicker
    default_error_messages = {
        "required": _("Choose a territory: type its name or postal code, then tick it in the list."),
        "searching": _("Tick your territory in the list below the search."),
        "nothing": _("No territory matches “%(typed)s”: check the spelling or type the postal code."),
        "unknown": _("One of the territories chosen does not exist: search for it again."),
        "kind": _("%(territory)s cannot be chosen here. Expected: %(kinds)s."),
        "merged": _("%(territory)s no longer exists since %(year)s: choose the territory that replaced it."),
        "successor": _("%(territory)s no longer exists since %(year)s: choose %(successor)s, which it joined."),
        "single": _("Choose one territory only."),
    }

    def __init__(self, *, multiple=False, kinds=None, widget=None, **options):
        self.multiple, self.kinds = multiple, [Territory.Kind(kind) for kind in kinds or ()]
        super().__init__(widget=widget or TerritoryPicker(multiple=multiple, kinds=self.kinds), **options)

    def prepare_value(self, value):
        """Whatever names territories (instances, identifiers, one or several) as the widget shows it."""
        if isinstance(value, Picked):
            return value
        if not value:
            return Picked()
        values = [value] if isinstance(value, (str, Territory)) else value
        return Picked(identifiers(getattr(one, "pk", one) for one in values))

    def clean(self, value):
        picked = self.prepare_value(value)
        if picked.typed and (picked.searching or not picked.ids):
            self.refuse_unfinished(picked)
        if not self.multiple and len(picked.ids) > 1:
            raise self.error("single")
        territories = self.checked(picked.ids)
        if self.required and not territories:
            raise self.error("required")
        return territories if self.multiple else next(iter(territories), None)

    def refuse_unfinished(self, picked):
        """A search is not an answer yet: the page comes back with what it found, nothing lost."""
        known = found(picked.typed, self.kinds, picked.ids)["found"]
        raise self.error("searching") if known else self.error("nothing", typed=picked.typed)

    def checked(self, ids):
        """The territories of these identifiers, refused if unknown, merged or of another kind."""
        territories = in_order(ids)
        if len(territories) != len(ids):
            raise self.error("unknown")
        for territory in territories:
            self.refuse_unfit(territory)
        return territories

    def refuse_unfit(self, territory):
        if self.kinds and territory.kind not in self.kinds:
            kinds = ", ".join(str(kind.label) for kind in self.kinds)
            raise self.error("kind", territory=territory.label, kinds=kinds)
        if territory.until:
            code = "successor" if territory.merged_into else "merged"
            year = str(territory.until + 1)
            raise self.error(code, territory=territory.label, year=year, successor=territory.merged_into)

    def has_changed(self, initial, data):
        return not self.disabled and self.prepare_value(initial).ids != self.prepare_value(data).ids

    def error(self, code, **values):
        return ValidationError(self.error_messages[code], code=code, params=values)


def in_order(ids):
    """The territories of these identifiers, in their order, unknown ones left out; merged ones with their heir."""
    rows = Territory.objects.select_related("merged_into").in_bulk(ids) if ids else {}
    return [rows[one] for one in ids if one in rows]
