"""The final report of a start-up: its first texts, made of what is recorded, and the facts that its print seals."""

import json
from decimal import Decimal

import pytest

from programs.models import FinalReport
from reports import startupfacts, views
from reports.data import as_json
from reports.final import final_report
from startups import presets
from startups.models import Startup
from tests import factories
from tests.startups import samples

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def ended(once):
    """A start-up that its committee stopped, its report sealed."""
    return once(stopped)


def stopped():
    obj = samples.decided("stop")
    obj.hypotheses.filter(text="Les parents réservent seuls.").update(fate="falls", learned="Ils préfèrent appeler.")
    obj.checks.filter(of="standards", order__lte=2).update(answer="yes", proof="Lettre de mission.")
    obj.checks.filter(of="standards", order=3).update(answer="no", proof="Pas de mesure.")
    obj.dossier.milestones.filter(code="users").update(done_on=obj.ends_on)
    samples.session(obj, 1, 10.5, held=True)
    samples.measured(obj)
    Startup.objects.filter(pk=obj.pk).update(
        goal="Deux fois moins d’attente.",
        address="https://berceau.example",
        lessons="Trop tôt.",
        funder="Commune",
        taker="Syndicat",
        wanted="Cent usagers.",
    )
    factories.report_step(obj.dossier.report, "seal")
    return Startup.objects.get(pk=obj.pk)


@pytest.fixture
def startup(ended):
    return Startup.objects.get(pk=ended.pk)


TOLD = {
    "problem": ["On attend des mois.", "5 usagers ont été rencontrés.", "Ils préfèrent appeler."], "team": ["60\u00a0%", "2 personnes", "1,5 jours sur 40"],
    "service": ["https://berceau.example"], "journal": ["Les six mois se sont déroulés", "Cent usagers."], "impact": ["Deux fois moins d’attente."],
    "quality": ["Lettre de mission.", "Pas de mesure.", "17 points"], "costs": ["50\u00a0000\u00a0€", "120\u00a0000\u00a0€"],
    "lessons": ["Trop tôt."], "next": ["arrêter là", "Commune", "Syndicat"],
}  # fmt: skip


@pytest.mark.parametrize("code", TOLD)
def test_each_section_begins_with_what_is_recorded(startup, code):
    text = startup.report_draft(code).replace("\u202f", "\u00a0")
    assert [one for one in TOLD[code] if one not in text] == []


def test_a_bare_start_up_has_nothing_to_tell_of_its_service():
    assert [
        code for code in ("service", "impact", "lessons", "journal", "annexes") if samples.bare().report_draft(code)
    ] == []


def test_its_report_has_the_sections_of_the_preset(startup):
    assert [one.code for one in startup.dossier.report.sections.all()] == [row[0] for row in presets.REPORT]


def test_the_sealed_facts_judge_its_promises(startup):
    told = final_report(FinalReport.objects.get(dossier=startup.dossier))
    assert {one.label: one.verdict for one in told.essential.commitments} == {
        "Usagers rencontrés": "kept", "Premiers usagers": "late", "Une première version en ligne": "missed",
        "Le budget des six mois": "exceeded", "Un comité qui décide": "kept",
    }  # fmt: skip


def test_the_sealed_facts_name_the_team_and_the_cost(startup):
    told = final_report(FinalReport.objects.get(dossier=startup.dossier))
    costs = next(one for one in told.sections if one.code == "costs")
    assert (len(told.team), [str(f.label) for f in told.facts], costs.tables[0].table.rows[-1][0]) == (
        2,
        ["Territoire", "Six mois", "Équipe", "Budget"],
        "Total",
    )


def test_what_it_was_decided_is_in_its_register(startup):
    told = final_report(FinalReport.objects.get(dossier=startup.dossier))
    assert "Comité convoqué" in [entry.what for entry in told.register]


def test_the_report_is_sealed_with_the_decision_in_it(startup):
    (annex,) = final_report(FinalReport.objects.get(dossier=startup.dossier)).annexes
    assert [one in annex.body for one in ("arrêter là", "Le service sert.", "Trop tôt.")] == [True, True, True]


def test_the_report_draws_its_impact_month_by_month(startup):
    told = final_report(FinalReport.objects.get(dossier=startup.dossier))
    part = next(one for one in told.sections if one.code == "impact")
    used = next(one for one in part.measures if one.title.startswith("Parents"))
    assert ([value for _month, value in used.points], len(part.tables[0].table.rows), part.tables[0].title == used.title) == ([200, 500], 5, True)  # fmt: skip


def test_a_start_up_that_measured_nothing_draws_nothing():
    assert startupfacts.measures(samples.bare(), "impact") == {"tables": (), "measures": ()}


def test_the_public_page_draws_what_the_sealed_facts_kept_as_text(startup):
    told = json.loads(json.dumps(as_json(final_report(FinalReport.objects.get(dossier=startup.dossier)))))
    shown = {title: (drawn, tables) for title, drawn, tables in views.recorded(told["sections"])}
    (used, *_others), matrix = shown["L’usage et l’impact"]
    costs = shown["Les coûts et le financement"][1][0]["table"]["rows"]
    assert (used[0].points[-1][1], len(matrix[0]["table"]["rows"]), type(costs[-1][1])) == (Decimal(500), 5, Decimal)
