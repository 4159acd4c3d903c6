"""The official code, whole for what is searched in it, or a few invented territories for what changes it."""

import pytest
from django.db import transaction

from programs import territories


@pytest.fixture(scope="module")
def official_code(django_db_setup, django_db_blocker):
    """The 36,351 territories of the shipped file, for one module."""
    with django_db_blocker.unblock(), transaction.atomic():
        territories.load()
        yield
        transaction.set_rollback(True)


def commune(code, name, population, **more):
    place = {"departement": "33", "region": "75", "zone": "metro", "type": "commune-actuelle"}
    return {"code": code, "nom": name, "population": population, **place, **more}


@pytest.fixture
def tables():
    """A source with two communes of one grouping, one overseas, and what the file leaves out."""
    return {
        "communes": [
            commune("33002", "Grand-Bourg", 900, siren="213300023", codesPostaux=["33390"]),
            commune("33001", "Petit-Bourg", 100, siren="213300015"),
            commune("98801", "Bélep", 50, departement="988", region="988", zone="com"),
            commune("33003", "Ancien-Bourg", 10, type="commune-deleguee", chefLieu="33002"),
        ],
        "epci": [{"code": "200000172", "nom": "CC des  Bourgs", "membres": [{"code": "33001"}, {"code": "33002"}]}],
        "departements": [
            {"code": "33", "nom": "Gironde", "region": "75", "zone": "metro"},
            {"code": "988", "nom": "Nouvelle-Calédonie", "region": "988", "zone": "com"},
        ],
        "regions": [
            {"code": "75", "nom": "Nouvelle-Aquitaine", "zone": "metro"},
            {"code": "988", "nom": "Nouvelle-Calédonie", "zone": "com"},
        ],
    }


@pytest.fixture
def load(tables, tmp_path):
    """Load the source as it is now; return how many rows changed."""

    def load():
        territories.build(tables, tmp_path / "code.csv.gz")
        return territories.load(tmp_path / "code.csv.gz")

    return load
