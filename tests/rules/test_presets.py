"""Presets of a residence: dated from the confirmation, the programme's own when it has some."""

from datetime import date, timedelta

import pytest

from programs.models import Dossier, Organization, Program
from residences import presets
from residences.models import Phase, Residence
from tests import factories

START = date(2027, 1, 4)


def planned(**fields):
    """The milestones of a programme for a residence confirmed on 4 January 2027, as (code, day, version)."""
    made = presets.milestones(Program(**fields), Dossier(organization=Organization(kind="commune")), START)
    return [(m.code, m.planned_on, m.due_on, m.preset_version) for m in made]


def test_milestones_are_counted_from_the_confirmation():
    days = [START + timedelta(days=days) for _code, _label, days in presets.MILESTONES]
    assert [row[1:3] for row in planned()] == [(day, day) for day in days]


def test_milestones_follow_each_other_and_have_their_own_code():
    made = planned()
    assert [row[1] for row in made] == sorted({row[1] for row in made})
    assert len({row[0] for row in made}) == len(made)


def test_a_programme_may_have_its_own_milestones():
    own = [["launch", "Lancement", 10], ["report", "Rapport", 400]]
    expected = [("launch", date(2027, 1, 14), 7), ("report", date(2028, 2, 8), 7)]
    assert [(code, day, version) for code, day, _due, version in planned(milestones=own, preset_version=7)] == expected


def test_three_weeks_in_the_field_and_their_gaps_are_numbered_from_one():
    made = presets.phases(Phase, Residence())
    assert [phase.order for phase in made] == [1, 2, 3, 4, 5, 6]
    assert sum(phase.title.startswith("Semaine") for phase in made) == 3


def test_sections_of_the_report_have_each_their_code():
    codes = [code for code, *_rest in presets.REPORT]
    assert len(set(codes)) == len(codes)


@pytest.mark.django_db
def test_a_confirmed_dossier_gets_them_all():
    residence = factories.residence()
    milestones, phases = residence.dossier.milestones, residence.phases
    assert set(milestones.values_list("code", flat=True)) == {code for code, *_rest in presets.MILESTONES}
    assert list(phases.order_by("order").values_list("title", flat=True)) == [phase[1] for phase in presets.WEEKS]
