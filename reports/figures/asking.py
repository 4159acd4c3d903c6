"""What a person asks figures for: the filters of the address, which read only what there is."""

from django import forms
from django.db.models import Max, Min
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from programs.models import Dossier, Edition, Program, Territory
from reports.callfigures import classes
from reports.figures.scope import Scope

ALL = [("", _("All"))]


def years():
    """The years in which a dossier was submitted, the latest first."""
    found = Dossier.objects.exclude(submitted_at=None).aggregate(first=Min("submitted_at"), last=Max("submitted_at"))
    if not found["first"]:
        return []
    first, last = (localtime(found[name]).year for name in ("first", "last"))
    return [(year, str(year)) for year in range(last, first - 1, -1)]


class PublicForm(forms.Form):
    """What anyone narrows the figures by."""

    programme = forms.ChoiceField(label=_("Programme"), required=False)
    annee = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args, within=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.within = within
        programs = Program.objects.order_by("name").values_list("code", "name")
        shown = [pair for pair in programs if within is None or pair[0] in within]
        self.fields["programme"].choices = ALL + shown
        self.fields["annee"].choices = ALL + years()

    def scope(self):
        """The scope asked for; what is unknown narrows nothing."""
        self.is_valid()
        asked = {NAMES[name]: value for name, value in self.cleaned_data.items() if value not in ("", None)}
        return Scope(within=self.within, **asked)

    @property
    def words(self):
        """What is counted, in words."""
        chosen = [{str(k): v for k, v in field.choices}[str(self.cleaned_data[name])] for name, field in self.fields.items() if self.cleaned_data.get(name) not in ("", None)]  # fmt: skip
        return ", ".join(map(str, chosen)) or str(_("All programmes, all years"))


class OfficeForm(PublicForm):
    """What officers narrow the figures by, besides."""

    edition = forms.ChoiceField(label=_("Edition"), required=False)
    region = forms.ChoiceField(label=_("Région"), required=False)
    departement = forms.ChoiceField(label=_("Département"), required=False)
    taille = forms.TypedChoiceField(label=_("Size of commune"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        places = Territory.objects.current().filter(kind__in=("region", "departement", "collectivite"))
        named = {"region": [], "departement": []}
        for kind, code, name in places.order_by("search", "id").values_list("kind", "code", "name"):
            named["region" if kind == "region" else "departement"].append(
                (code, f"{name} ({code})" if kind != "region" else name)
            )
        for name, found in named.items():
            self.fields[name].choices = ALL + found
        self.fields["edition"].choices = ALL + list(Edition.objects.values_list("slug", "title"))
        self.fields["taille"].choices = ALL + list(enumerate(classes()))


NAMES = {
    "programme": "program", "annee": "year", "edition": "edition", "region": "region", "departement": "departement", "taille": "size",
}  # fmt: skip
