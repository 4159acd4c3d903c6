"""The list of dossiers of staff: what was submitted, filtered, constant in queries, downloadable without danger."""

import pytest
from django.urls import reverse

from programs.models import Dossier
from programs.spreadsheets import safe
from tests import factories

pytestmark = pytest.mark.django_db
QUERIES = 7  # the session, the person, their roles, the count, the rows, two lists of choices


@pytest.fixture
def officer(signed_in):
    return signed_in(factories.officer())


def references(response):
    return [row.record.reference for row in response.context["table"].page.object_list]


def shown(officer, **asked):
    return references(officer.get(reverse("dossier_list"), asked))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_as_many_queries_for_one_row_as_for_three(officer, rows, django_assert_num_queries):
    call = factories.call()
    for _row in range(rows):
        factories.dossier("submitted", on=call)
    with django_assert_num_queries(QUERIES):
        assert len(shown(officer)) == rows


def test_drafts_stay_with_those_who_write_them(officer, draft):
    assert shown(officer) == []


def test_last_submitted_come_first(officer):
    call = factories.call()
    first, last = [factories.dossier("submitted", on=call) for _n in range(2)]

    assert shown(officer) == [last.reference, first.reference]


def test_each_filter_narrows(officer):
    town, hospital = factories.organization("Lignières"), factories.organization("Hôpital", kind="hospital")
    one = factories.dossier("submitted", organization=town, title="L’école à pied")
    two = factories.dossier("in_review", organization=hospital, title="Urgences")
    found = {
        "call": shown(officer, call=one.call_id), "state": shown(officer, state="in_review"), "kind": shown(officer, kind="hospital"),
        "holder": shown(officer, holder="reviewer"), "accents": shown(officer, q="ecole"), "organization": shown(officer, q="hopital"),
        "reference": shown(officer, q=one.reference), "nothing": shown(officer, q="zzz"),
    }  # fmt: skip

    assert found == {
        "call": [one.reference], "state": [two.reference], "kind": [two.reference], "holder": [two.reference], "accents": [one.reference],
        "organization": [two.reference], "reference": [one.reference], "nothing": [],
    }  # fmt: skip


def test_the_departement_filters(officer):
    factories.territory("Cher", kind="departement", code="18")
    one = factories.dossier("submitted")

    assert (shown(officer, departement="18"), shown(officer, departement="")) == ([one.reference], [one.reference])


def test_the_departement_itself_and_what_is_attached_to_it_are_there_too(officer):
    place = factories.departement()
    council = factories.organization("Cher", "departement", territory=place)
    park = factories.organization("Parc", "pnr", attached_to=place)
    both = [factories.dossier("submitted", organization=one).reference for one in (council, park)]
    assert sorted(shown(officer, departement="18")) == sorted(both)


@pytest.mark.parametrize("name", ["dossier_list", "dossier_export"])
def test_only_staff_see_the_list(browser, name):
    assert browser.get(reverse(name)).status_code == 404


def test_an_officer_of_another_programme_sees_nothing(signed_in):
    factories.dossier("submitted")
    other = factories.program()
    other.pk, other.code, other.prefix = None, "autre", "AUT"
    other._state.adding = True
    other.save()
    stranger = factories.with_second_factor(factories.person("officer", program=other))

    assert shown(signed_in(stranger)) == []


def test_the_download_holds_the_filtered_rows_and_no_formula(officer):
    call = factories.call()
    factories.dossier("submitted", on=call, title="=HYPERLINK(1)")
    factories.dossier("in_review", on=call)
    response = officer.get(reverse("dossier_export"), {"state": "submitted"})
    rows = b"".join(response.streaming_content).decode().splitlines()

    assert (len(rows), rows[1].split(";")[1]) == (2, "'=HYPERLINK(1)")
    assert response["Content-Disposition"] == 'attachment; filename="dossiers.csv"'


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_run_by_a_spreadsheet(start):
    assert safe(f"{start}1") == f"'{start}1"


def test_the_empty_list_says_what_to_do(officer):
    html = officer.get(reverse("dossier_list")).content.decode()

    assert ("Aucun dossier ici" in html, Dossier.objects.count()) == (True, 0)


@pytest.mark.parametrize("typed", ["l'haÿ", "l’hay"])
@pytest.mark.parametrize("name", ["Ville de L’Haÿ-les-Roses", "Ville de L'Haÿ-les-Roses"])
def test_both_apostrophes_find_the_same_organization(officer, name, typed):
    dossier = factories.dossier("submitted", organization=factories.organization(name))
    assert shown(officer, q=typed) == [dossier.reference]


@pytest.mark.parametrize("name", ["dossier_list", "dossier_export"])
@pytest.mark.parametrize(
    "asked",
    ["call=18", "label=18", "whose=18", "departement=x", "state=zzz", "sort=zzz", "q=%00", "page=9999", "label=x"],
)
def test_an_odd_filter_breaks_nothing(officer, name, asked):
    response = officer.get(f"{reverse(name)}?{asked}")
    assert (response.status_code, bool(b"".join(response))) == (200, True)
