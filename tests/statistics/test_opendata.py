"""The open data: described, complete, without anybody's name, nothing before its announcement; made nightly and on demand."""

import csv
import io
import json
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from hackathons.opendata import LICENCE
from programs import clock, longwork
from programs.models import Call, Dossier, Filiation, OpenData, Outbox
from reports import tasks
from reports.opendata import making
from reports.opendata.tables import RESOURCES
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files")]
READ = {
    "string": str, "integer": int, "number": lambda text: float(text.replace(",", ".")), "boolean": {"oui": True, "non": False}.__getitem__, "date": date.fromisoformat,
}  # fmt: skip


@pytest.fixture(scope="module")
def made(once):
    """A project with its money and its offspring, a dossier decided and not announced; the data made of them."""
    return once(furnished)


def furnished():
    cache.clear()
    home = factories.residence()
    home.dossier.funding.create(funder="Mme Secrète", amount=8000, stage="acquired")
    home.dossier.funding.create(funder="Région", amount=2000, stage="paid", in_kind=True)
    child = factories.residence()
    Dossier.objects.filter(pk=child.dossier_id).update(origin=home.dossier)
    Filiation.objects.create(dossier=child.dossier, name="Équipe", project="Camp", on=clock.today())
    Call.objects.update(announced_at=clock.now() - timedelta(hours=1))
    factories.dossier("selected", on=factories.call(title="Appel sous embargo"), title="Projet sous embargo")
    return making.made()


def taken(name, extension):
    """A file of the open data, as text."""
    answer = Client().get(reverse("open_data_table", args=[name, extension]))
    assert answer.status_code == 200
    return b"".join(answer.streaming_content).decode("utf-8-sig")


def rows(name):
    return list(csv.DictReader(io.StringIO(taken(name, "csv")), delimiter=";"))


def test_the_descriptor_holds_what_frictionless_asks(made):
    package = Client().get(reverse("open_data_package")).json()
    assert (package["profile"], package["licenses"], package["name"]) == ("tabular-data-package", [LICENCE], "essaim")
    for one in package["resources"]:
        assert {"name", "path", "profile", "schema", "dialect", "encoding", "hash", "bytes"} <= set(one)
        assert set(one["schema"]["primaryKey"]) <= {field["name"] for field in one["schema"]["fields"]}


@pytest.mark.parametrize("name", RESOURCES)
def test_each_file_is_what_the_descriptor_says(made, name):
    described = next(one for one in made.package["resources"] if one["name"] == name)
    fields, found = described["schema"]["fields"], rows(name)
    assert all(list(row) == [field["name"] for field in fields] for row in found)
    for row in found:
        for field in fields:
            assert row[field["name"]] == "" or READ[field["type"]](row[field["name"]]) is not None
    keys = [tuple(row[key] for key in described["schema"]["primaryKey"]) for row in found]
    assert (len(set(keys)), len(found)) == (len(keys), made.tables[name]["rows"])


@pytest.mark.parametrize("name", RESOURCES)
def test_json_holds_the_same_as_csv(made, name):
    records = json.loads(taken(name, "json"))
    said = [{key: "" if value is None else str(making.written(value)) for key, value in one.items()} for one in records]
    assert said == rows(name)


def test_what_is_somewhere_is_a_point(made):
    features = json.loads(taken("projets", "geojson"))["features"]
    assert {one["geometry"]["type"] for one in features} == {"Point"}
    assert [one["id"] for one in features] == [row["id"] for row in rows("projets") if row["longitude"]]


def test_money_is_added_up_and_nobody_is_named(made):
    found = {(row["stade"], row["en_nature"], row["montant"]) for row in rows("financements")}
    assert found == {("acquis", "non", "8000"), ("verse", "oui", "2000")}
    assert not any("Secrète" in taken(name, "json") for name in RESOURCES)


def test_what_arose_from_a_project_is_told(made):
    (born,) = (row for row in rows("suites") if row["suite"] == "donne_naissance")
    assert born["vers"] in {row["id"] for row in rows("projets")}


def test_nothing_is_given_before_its_announcement(made):
    assert "Projet sous embargo" not in taken("projets", "csv")
    (held,) = (row for row in rows("appels") if row["titre"] == "Appel sous embargo")
    assert held["laureats"] == ""


def test_the_same_rows_give_the_same_files_and_identifiers(made):
    again = making.made()
    files = [{name: one["files"] for name, one in found.tables.items()} for found in (made, again)]
    assert (files[0], made.package["version"]) == (files[1], again.package["version"])


def test_the_page_says_when_they_were_made_and_shows_some_rows(made):
    page = Client().get(reverse("open_data")).content.decode()
    assert all(str(one.title) in page for one in RESOURCES.values())
    assert "elles sont refaites chaque nuit" in page


@pytest.mark.parametrize(("name", "extension"), [("projets", "xls"), ("personnes", "csv"), ("appels", "geojson")])
def test_a_file_that_there_is_not(made, name, extension):
    assert Client().get(reverse("open_data_table", args=[name, extension])).status_code == 404


def test_before_the_first_making_the_page_says_so(db):
    assert "ne sont pas encore faites" in Client().get(reverse("open_data")).content.decode()
    assert Client().get(reverse("open_data_package")).status_code == 404


def test_the_scheduler_makes_them_and_keeps_the_last_thirty(db, monkeypatch):
    monkeypatch.setattr(making, "KEPT", 2)
    for _n in range(3):
        tasks.make_open_data()
    assert OpenData.objects.count() == 2


def test_an_administrator_asks_for_them_and_a_worker_makes_them(db, signed_in):
    admin = factories.with_second_factor(factories.person("admin"))
    asked = signed_in(admin).post(reverse("open_data_make"))
    longwork.perform(Outbox.objects.get(kind="task"))
    assert (asked.status_code, OpenData.objects.get().made_by, admin.tasks.get().state) == (302, admin, "done")


def test_nobody_else_asks_for_them(db, signed_in):
    officer = factories.with_second_factor(factories.person("officer"))
    assert signed_in(officer).post(reverse("open_data_make")).status_code == 403
