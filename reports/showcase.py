"""The showcase: every published report, found by words, programme, subject, territory, year, and on the map."""

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.contrib.postgres.aggregates import ArrayAgg
from django.core.paginator import Paginator
from django.db.models.functions import ExtractYear
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from programs.models import Organization, Program, Territory
from programs.models.organization import placed
from programs.models.theme import Theme
from reports import maps, published

ROWS = 24
ALL = [("", _("All"))]


class ShowcaseForm(forms.Form):
    """What visitors narrow the showcase by: only what there is."""

    q = forms.CharField(
        label=_("Words"), required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    programme = forms.ChoiceField(label=_("Programme"), required=False)
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    region = forms.ChoiceField(label=_("Région"), required=False)
    departement = forms.ChoiceField(label=_("Département"), required=False)
    annee = forms.ChoiceField(label=_("Year of publication"), required=False)
    porteur = forms.ChoiceField(label=_("Led by"), required=False)

    def __init__(self, *args, names, **kwargs):
        super().__init__(*args, **kwargs)
        there = there_are()
        held = {code for codes in there["themes"] for code in codes or ()}
        self.fields["programme"].choices = ALL + [
            one for one in Program.objects.order_by("name").values_list("code", "name") if one[0] in there["programs"]
        ]
        self.fields["theme"].choices = ALL + [(code, capfirst(label)) for code, label in Theme.choices if code in held]
        self.fields["region"].choices = ALL + sorted(
            ((code, names.get(f"region-{code}", code)) for code in there["regions"] if code), key=lambda one: one[1]
        )
        self.fields["departement"].choices = ALL + [
            (code, f"{names.get(f'departement-{code}', code)} ({code})") for code in sorted(there["places"]) if code
        ]
        self.fields["annee"].choices = ALL + [(year, str(year)) for year in sorted(there["years"], reverse=True)]
        self.fields["porteur"].choices = ALL + [
            (code, capfirst(label)) for code, label in Organization.Kind.choices if code in there["kinds"]
        ]


def there_are():
    """What the published reports are of: programmes, subjects, régions, départements, years, kinds of organizations; one query."""
    held = published.placed(published.in_sight()).order_by()
    return held.aggregate(**{name: ArrayAgg(path, distinct=True, default=[]) for name, path in SEEN.items()})


SEEN = {
    "programs": "dossier__call__program__code", "themes": "dossier__call__themes", "places": "place", "years": ExtractYear("published_on"),
    "regions": placed(published.OF, "region", ("region",)),
    "kinds": "dossier__organization__kind",
}  # fmt: skip


@login_not_required
@require_safe
def showcase(request):
    """What territories have achieved: every published report, by filters and on the map."""
    names = named()
    form = ShowcaseForm(request.GET, names=names)
    known = form.is_valid()
    chosen = {WORD[name]: value for name, value in form.cleaned_data.items() if value}
    found = published.asked(**chosen) if known else published.in_sight().none()
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    counts = published.by_place(published.asked(**chosen | {"departement": ""}))
    return render(request, "reports/pages/showcase.html", {
        "form": form, "page": page, "achievements": list(published.shown(page)), "narrowed": bool(chosen) or not known,
        "map": maps.drawn(counts, {code: names.get(f"departement-{code}", code) for code in counts}, lambda code: place_url(request, code)),
    })  # fmt: skip


def place_url(request, code):
    """The address of the same search in one département."""
    asked = request.GET.copy()
    asked["departement"] = code
    asked.pop("page", None)
    return f"?{asked.urlencode()}#found"


def named():
    """The names of the régions and of the départements, by their identifier; an overseas collectivity counts as a département."""
    rows = Territory.objects.filter(kind__in=("region", "departement", "collectivite")).order_by()
    return {
        f"{'region' if kind == 'region' else 'departement'}-{code}": name
        for kind, code, name in rows.values_list("kind", "code", "name")
    }


WORD = {
    "q": "words", "programme": "program", "theme": "theme", "region": "region", "departement": "departement", "annee": "year", "porteur": "kind",
}  # fmt: skip
