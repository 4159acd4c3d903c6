"""The figures: each is what its definition says, the same on the page, in the API, in the CSV and in the PDF; honest about their age."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs import clock
from programs.models import Dossier, Program
from reports import statistics, tasks
from reports.data import as_json
from reports.figures import telling
from reports.figures.counting import GROUPS, Counted, Row, counted
from reports.figures.registry import FIGURES
from reports.figures.scope import Scope
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def four(once):
    """Four dossiers; the last proposed, its call not announced."""
    return [once(factories.dossier, state).pk for state in ("submitted", "draft", "withdrawn", "selected")]


@pytest.fixture
def one(four):
    cache.clear()
    return Dossier.objects.get(pk=four[-1])


def test_a_draft_is_no_dossier_and_what_is_not_announced_is_not_counted(one):
    said = telling.of(Scope())
    found = {
        code: said.value(code)
        for code in ("dossiers_deposes", "organisations", "laureats", "taux_de_selection", "projets_ouverts")
    }
    sent = Dossier.objects.exclude(submitted_at=None)
    assert found == {"dossiers_deposes": sent.count(), "organisations": sent.values("organization").distinct().count(), "laureats": 0, "taux_de_selection": None, "projets_ouverts": 0}  # fmt: skip


def test_the_hour_of_the_announcement_makes_it_count(one):
    type(one.call).objects.filter(pk=one.call_id).update(announced_at=clock.now())
    assert (telling.of(Scope()).value("laureats"), telling.of(Scope()).value("taux_de_selection")) == (1, 100)
    type(one.call).objects.filter(pk=one.call_id).update(announced_at=clock.now() + timedelta(hours=1))
    cache.clear()
    assert telling.of(Scope()).value("laureats") == 0


@pytest.mark.parametrize("asked", [
    {"program": "nobody"}, {"edition": "aucune"}, {"year": 1999}, {"region": "99"}, {"departement": "99"}, {"size": 4}, {"within": ()},
])  # fmt: skip
def test_each_filter_narrows(one, asked):
    assert telling.of(Scope(**asked)).value("dossiers_deposes") == 0


def test_projects_money_and_what_was_done():
    cache.clear()
    home = factories.residence()
    for funder, amount, stage in (("Région", 8000, "acquired"), ("région ", 2000, "paid"), ("État", 5000, "asked")):
        home.dossier.funding.create(funder=funder, amount=amount, stage=stage)
    said = telling.of(Scope(program=home.dossier.call.program.code))
    wanted = {"projets_ouverts": 1, "projets_en_cours": 1, "projets_termines": 0, "financement_acquis": 10_000, "financement_verse": 2000, "financement_par_projet": 10_000, "financeurs": 1, "prototypes": 0, "heures_accompagnement": 0}  # fmt: skip
    assert {code: said.value(code) for code in wanted} == wanted


@pytest.mark.parametrize(
    ("came", "narrowed", "told"), [(4, False, None), (5, False, 5), (0, False, 0), (9, True, None)]
)
def test_few_persons_are_told_to_nobody(came, narrowed, told):
    figure = next(one for one in FIGURES if one.of_persons)
    assert telling.told(figure, counting_of(came), narrowed, public=True).value == told


def counting_of(came):
    """The figures as if so many had come."""
    return Counted(clock.now(), {"": [Row("", "", {"came": came})]})


def test_officers_read_the_exact_count():
    figure = next(one for one in FIGURES if one.of_persons)
    assert telling.told(figure, counting_of(2), narrowed=True, public=False).value == 2


def test_the_page_the_api_the_csv_and_the_pdf_say_the_same(one):
    page = Client().get(reverse("statistics")).context["said"]
    api = json.loads(Client().get(reverse("api_statistics")).content)
    read = b"".join(Client().get(reverse("statistics_file", args=["csv"])).streaming_content).decode("utf-8-sig")
    rows = {row["code"]: row["valeur"] for row in csv.DictReader(io.StringIO(read), delimiter=";")}
    sheet = as_json(statistics.sheet(*asked()))
    told = {figure.figure.code: figure.value for figure in page.figures}
    assert {item["code"]: item["valeur"] for item in api["chiffres"]} == told
    assert {item["code"]: item["value"] for item in sheet["figures"]} == told
    assert {code: rows[code] for code in told} == {
        code: "" if value is None else str(value) for code, value in told.items()
    }
    parts = {name: [list(part.values) for part in found] for name, found in page.parts.items()}
    assert {english(name): [list(part.values())[2:] for part in found] for name, found in api["parts"].items()} == parts
    assert {part["code"]: [row[1:] for row in part["table"]["rows"]] for part in sheet["parts"]} == {name: found for name, found in parts.items() if found}  # fmt: skip


def asked():
    """The form and the statement of the public page, without filters."""
    form = statistics.PublicForm({})
    return form, telling.of(form.scope(), public=True)


def english(name):
    return {french: code for code, french in telling.FRENCH.items()}[name]


def test_every_figure_has_its_definition_and_what_counts_it():
    assert all(one.definition and one.label and one.group in GROUPS for one in FIGURES)
    assert len({one.code for one in FIGURES}) == len(FIGURES)


def test_figures_are_kept_and_say_their_age(one):
    first = telling.of(Scope())
    factories.dossier("submitted")
    with clock.at(clock.now() + timedelta(minutes=50)):
        later = telling.of(Scope())
        assert (later.value("dossiers_deposes"), telling.age(later.at)) == (
            first.value("dossiers_deposes"),
            "chiffres comptés il y a 50\xa0min",
        )
    with clock.at(clock.now() + timedelta(minutes=70)):
        assert telling.of(Scope()).value("dossiers_deposes") == first.value("dossiers_deposes") + 1


def test_who_comes_while_they_are_counted_reads_those_of_before(one):
    before = telling.of(Scope()).value("dossiers_deposes")
    factories.dossier("submitted")
    cache.add(f"figures:dossiers:{Scope().key}:working", 1, 60)
    with clock.at(clock.now() + timedelta(minutes=70)):
        assert telling.of(Scope()).value("dossiers_deposes") == before


def test_the_scheduler_counts_them_before_they_are_old(one):
    telling.of(Scope())
    factories.dossier("submitted")
    with clock.at(clock.now() + timedelta(minutes=40)):
        tasks.count_figures()
        assert telling.of(Scope()).value("dossiers_deposes") == Dossier.objects.exclude(submitted_at=None).count()


@pytest.mark.parametrize(
    ("hours", "words"), [(0, "chiffres comptés à l’instant"), (5, "chiffres comptés il y a 5\xa0h")]
)
def test_ages_in_words(hours, words):
    assert telling.age(clock.now() - timedelta(hours=hours)) == words


def test_once_counted_the_page_costs_twelve_queries_at_most(one, signed_in):
    client = signed_in(factories.with_second_factor(factories.person("officer")))
    url = reverse("office_statistics")
    client.get(url)
    with CaptureQueriesContext(connection) as asked_now:
        client.get(url)
    assert len(asked_now) <= 12


def test_an_officer_counts_their_own_programmes_only(one, signed_in):
    other = Program.objects.exclude(pk=one.call.program_id).first()
    client = signed_in(factories.with_second_factor(factories.person("officer", program=other)))
    page = client.get(reverse("office_statistics"), {"programme": one.call.program.code}).context
    assert (page["said"].value("dossiers_deposes"), len(page["form"].fields["programme"].choices)) == (0, 2)


@pytest.mark.parametrize(("name", "extension", "status"), [("office_statistics_file", "json", 200), ("statistics_file", "json", 200), ("statistics_file", "odt", 404)])  # fmt: skip
def test_files_that_there_are_and_one_that_there_is_not(one, signed_in, name, extension, status):
    client = signed_in(factories.with_second_factor(factories.person("officer")))
    assert client.get(reverse(name, args=[extension])).status_code == status


def test_what_is_unknown_narrows_nothing_and_what_is_known_is_said(one):
    page = Client().get(reverse("statistics"), {"programme": "inconnu", "annee": clock.today().year}).context
    assert (page["said"].scope.asked, page["form"].words) == ({"year": clock.today().year}, str(clock.today().year))


def test_an_empty_platform_says_so(db):
    cache.clear()
    page = Client().get(reverse("statistics")).context
    assert (page["sentence"], page["charts"], page["tables"]) == ("Aucun dossier n’a encore été déposé ici.", [], [])


def test_the_sheet_is_made_once_for_the_same_facts(one, files):
    first, again = (Client().get(reverse("statistics_file", args=["pdf"])) for _n in range(2))
    assert first.headers["Content-Type"] == "application/pdf"
    assert first.content == again.content


def test_the_parts_add_up_to_the_whole(one):
    rows = counted(Scope(), GROUPS["dossiers"]).rows
    assert {sum(row.counts["submitted"] for row in rows[name]) for name in rows} == {rows[""][0].counts["submitted"]}
