"""The papers of a start-up: the monthly sheet, the file frozen for the committee to come."""

import pytest

from programs import clock
from programs.models import Checkin
from reports import startuppapers
from tests.startups import samples

pytestmark = pytest.mark.django_db


def test_the_monthly_sheet_says_where_the_start_up_stands(startup):
    samples.measured(startup)
    Checkin.objects.create(dossier=startup.dossier, by=startup.dossier.lead, weather="sun", success="Premiers parents.")
    made = startuppapers.month(startup)
    assert (len(made.measures), made.weather.rows[0][1:], made.passages, made.finding[:7]) == (5, ("Beau temps", "Premiers parents."), (), "Parents")  # fmt: skip


def test_a_start_up_just_opened_has_its_sheet():
    made = startuppapers.month(samples.bare())
    assert (made.measures, made.weather, made.facts[0].label) == ((), None, "État")


def test_the_file_of_a_committee_holds_its_agenda_and_what_was_learned(startup):
    row = startup.coming_committee
    row.place = "Mairie"
    made = startuppapers.committee(startup, row)
    assert (made.genre, made.agenda, [one.title for one in made.passages]) == ("Dossier du comité n°\u00a01", "Les six mois.", ["Le problème", "Ce que les usagers nous ont appris", "Les hypothèses"])  # fmt: skip


def test_the_monthly_sheet_is_downloaded(startup, browser, url, monkeypatch):
    answer = browser.get(url("fiche-du-mois.pdf")[:-1])
    assert (answer.content[:5], answer.headers["Content-Type"]) == (b"%PDF-", "application/pdf")


def test_the_file_frozen_is_the_material_of_the_committee(startup, browser, url):
    former = startup.coming_committee.material
    shown, done = browser.get(url("comite", "dossier")), browser.post(url("comite", "dossier"))
    material = startup.committees.get().material
    assert (shown.context["late"], done.url, material.name, material != former) == (False, url(), f"dossier-du-comite-1-{clock.today():%Y-%m-%d}.pdf", True)  # fmt: skip


def test_without_a_day_there_is_no_file_to_freeze(startup, browser, url):
    startup.committees.update(held_at=None)
    assert browser.post(url("comite", "dossier")).url == url("comite")
