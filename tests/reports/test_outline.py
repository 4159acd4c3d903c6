"""The chapters of a report: written sections first, recorded facts where they belong, annexes last."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from reports import charts, outline
from reports.data import as_json
from reports.finaldata import Annex, Section
from tests.reports import samples

STATE = charts.PALETTES["etat"]


@pytest.fixture(autouse=True)
def in_french():
    with translation.override("fr"):
        yield


def chapters(report):
    return outline.chapters(report, STATE)


def test_chapters_follow_the_sections_then_the_facts_then_the_annexes():
    titles = [f"{one.mark} {one.title}" for one in chapters(samples.final_report())]
    assert titles[:3] == ["1 Le contexte et la commande", "2 Le territoire et la définition locale", "3 L'équipe"]
    assert titles[-3:] == ["10 Le financement", "11 Les décisions prises", "A Annexes"]


def test_recorded_facts_go_to_the_section_of_their_subject():
    parts = {one.title: one.part for one in chapters(samples.final_report()) if one.part}
    assert parts == {
        "L'équipe": "team",
        "Le journal, semaine par semaine": "calendar",
        "Les scénarios et les prototypes essayés": "prototypes",
        "Le financement": "funding",
        "Les décisions prises": "register",
    }


def test_facts_without_a_section_make_their_own_chapter():
    report = samples.final_report(sections=(Section(code="context", title="Le contexte", body="Un mot."),))
    assert [one.part for one in chapters(report)] == ["", "team", "calendar", "prototypes", "funding", "register"]


def test_an_empty_report_has_one_chapter():
    assert [one.title for one in chapters(samples.emptiest_report())] == ["Le contexte"]


def test_figures_and_tables_are_numbered_through_the_report():
    names = [figure.name for one in chapters(samples.final_report()) for figure in one.figures]
    assert names == ["Figure 1", "Figure 2", "Figure 3", "Figure 4", "Tableau 1", "Tableau 2"]


def test_titles_in_a_text_are_anchors_of_the_contents():
    first = chapters(samples.final_report())[0]
    assert [(one.ident, one.title) for one in first.headings] == [
        ("c1-1", "Ce que les habitants nous ont dit"),
        ("c1-2", "Un choix : garder le téléphone"),
    ]


def test_a_short_chapter_shares_the_page_of_the_one_before():
    opening = [one.opens for one in chapters(samples.final_report())]
    assert opening[:3] == [True, False, False] or opening[0]
    assert False in opening


def test_a_return_visit_is_a_dated_annex():
    report = samples.final_report(
        annexes=(Annex(title="Retour, six mois après", on=date(2027, 1, 1), body="Le service continue."),)
    )
    last = chapters(report)[-1]
    assert (last.mark, last.lead) == ("B", "Ajouté le 1 janvier 2027")


@pytest.mark.parametrize(("changes", "caption"), [
    ({}, "91 000 € réunis auprès de quatre financeurs. Financement, en euros"),
    ({"cover": None}, "Les phases de la résidence, prévues (barre fine) et réelles (barre épaisse)"),
    ({"cover": None, "phases": ()}, "La météo du projet, point d’étape après point d’étape"),
])  # fmt: skip
def test_the_cover_shows_the_best_chart_there_is(changes, caption):
    assert outline.cover(samples.final_report(**changes), STATE)[1] == caption


def test_a_report_without_data_has_no_chart_on_its_cover():
    assert outline.cover(samples.emptiest_report(), STATE) is None


def test_the_title_of_the_calendar_tells_the_delays():
    phases = samples.phases()
    told = [
        outline.calendar(samples.final_report(phases=p), STATE, outline.Numbers()).title
        for p in (phases[:2], phases[4:5], phases[4:5] * 2)
    ]
    assert told == [
        "Aucune phase n’a fini avec plus de deux semaines de retard",
        "Une phase a fini avec plus de deux semaines de retard",
        "2 phases ont fini avec plus de deux semaines de retard",
    ]


def test_the_title_of_the_weather_tells_the_end():
    checkins = samples.final_report().checkins
    told = [
        outline.sky(samples.final_report(checkins=c), STATE, outline.Numbers()).title.replace("\u00a0", " ")
        for c in (checkins, checkins[:2] * 1 + (replace(checkins[2], weather=1),))
    ]
    assert told == ["La météo du projet : orage au plus dur, soleil à la fin", "La météo du projet a fini par : orage"]


def test_what_is_not_spent_yet_makes_no_difference():
    assert outline.spending(samples.final_report()).total[1:] == (75000, 70230, -770)


def test_contents_that_would_overflow_list_only_chapters():
    assert outline.brief(chapters(samples.longest_report()))
    assert not outline.brief(chapters(samples.emptiest_report()))


def test_facts_as_json_name_their_kind_and_hold_no_bytes():
    facts = as_json(samples.final_report())
    assert facts["kind"] == "final_report"
    picture = next(one for section in facts["sections"] for one in section["pictures"])
    assert sorted(picture["content"]) == ["sha256", "size"]


def test_a_section_carries_its_own_tables_and_the_costs_theirs():
    found = {one.title: [figure.name for figure in one.figures] for one in chapters(samples.camp_report())}
    assert (found["Les suites"], found["Les coûts"]) == (
        ["Tableau 1"],
        ["Figure 1", "Figure 2", "Tableau 2", "Tableau 3"],
    )
