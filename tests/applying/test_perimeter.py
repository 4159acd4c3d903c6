"""Perimeters: territories added up with each commune once, shown by département, drawn with the overseas."""

import pytest
from django.urls import reverse

from programs import outlines, perimeter
from programs.models import Territory
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def places():
    """Two communes of one grouping in the Cher, one in the Indre, and what holds them."""
    named = {
        "bourges": factories.territory("Bourges", epci="200000001", population=60000, region="24"),
        "annoix": factories.territory("Annoix", epci="200000001", population=250, region="24"),
        "issoudun": factories.territory("Issoudun", "36", departement_name="Indre", population=11000, region="24"),
    }
    held = {"departement_name": "", "population": 0}
    for kind, code, name in (
        ("epci", "200000001", "Bourges Plus"),
        ("departement", "18", "Cher"),
        ("region", "24", "Centre"),
    ):
        about = {"departement": "18" if kind == "epci" else "", "region": "" if kind == "region" else "24"}
        named[kind] = Territory.objects.create(
            id=f"{kind}-{code}", kind=kind, code=code, name=name, search=name.lower(), year=2026, **held | about
        )
    return named


def test_a_commune_counts_for_itself(places):
    found = perimeter.covering([places["annoix"]])
    assert (found.communes, found.population) == (1, 250)


def test_a_grouping_counts_its_communes(places):
    found = perimeter.covering([places["epci"]])
    assert (found.communes, found.population) == (2, 60250)


def test_a_commune_inside_a_chosen_grouping_counts_once(places):
    found = perimeter.covering([places["annoix"], places["epci"]])
    assert (found.communes, [place.within for place in found.places]) == (2, ["Bourges Plus (intercommunalité)", ""])


def test_a_region_covers_its_departements(places):
    found = perimeter.covering([places["region"], places["departement"]])
    assert [(share.code, share.communes, share.whole) for share in found.shares] == [("18", 2, True), ("36", 1, True)]


def test_a_departement_covered_by_one_commune_is_covered_in_part(places):
    (share,) = perimeter.covering([places["bourges"]]).shares
    assert (share.whole, share.of) == (False, 2)


def test_a_merged_commune_still_counts_where_it_was_chosen(places):
    gone = factories.territory("Ancienne", until=2025, population=80)
    assert perimeter.covering([gone]).communes == 1


def test_without_a_choice_the_perimeter_is_the_organization_s(places):
    dossier = factories.dossier(organization=factories.organization("Bourges", territory=places["bourges"]))
    assert perimeter.of(dossier).population == 60000


def test_a_body_outside_the_code_is_where_it_is_attached(places):
    park = factories.organization("Parc", kind="pnr", attached_to=places["epci"])
    assert perimeter.of(factories.dossier(organization=park)).communes == 2


def test_nothing_known_is_nothing_drawn():
    dossier = factories.dossier(organization=factories.organization("Association", kind="association"))
    assert perimeter.of(dossier).places == []


def test_every_departement_has_its_outline():
    codes = {f"{n:02}" for n in range(1, 96)} - {"20"} | {"2A", "2B", *outlines.BOXES}
    assert set(outlines.outlines()) == codes


def test_the_outlines_are_light():
    assert outlines.SHIPPED.stat().st_size < 150_000


def test_the_map_shades_what_is_covered(places):
    drawn = perimeter.covering([places["departement"]]).map
    assert [one["code"] for one in drawn["mainland"] if one["shade"] == "whole"] == ["18"]


def test_an_overseas_collectivity_without_outline_has_its_inset():
    drawn = perimeter.drawing({"988": "whole"})
    assert [(one["code"], one["shade"]) for one in drawn["insets"]][-1] == ("988", "whole")


def test_a_new_dossier_offers_the_organization_s_own_territory(places, signed_in):
    agent = factories.person(of=factories.organization("Bourges", territory=places["bourges"]))
    page = signed_in(agent).get(reverse("dossier_start", args=[factories.call().pk])).content.decode()
    assert f'value="{places["bourges"].pk}"' in page


def test_a_page_fetches_the_section_alone(places, signed_in):
    dossier = factories.dossier(organization=factories.organization("Bourges", territory=places["bourges"]))
    address = reverse("dossier_territory", args=[dossier.pk])
    page = signed_in(dossier.lead).get(address, headers={"HX-Request": "true"}).content.decode()
    assert ("<html" in page, "<svg" in page) == (False, True)


def test_the_page_says_the_communes_and_the_inhabitants(places, signed_in):
    dossier = factories.dossier(organization=factories.organization("Bourges", territory=places["bourges"]))
    dossier.perimeter.set([places["epci"], places["issoudun"]])
    page = signed_in(dossier.lead).get(reverse("dossier_territory", args=[dossier.pk])).content.decode()
    assert "<strong>3 communes, 71\u202f250 habitants</strong>" in page
