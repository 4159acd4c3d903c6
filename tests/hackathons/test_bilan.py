"""The report of a camp: what is recorded fills its sections, its figures and its public page; its closing needs it sealed."""

import pytest
from django.urls import reverse

from hackathons.models import Camp
from programs.models import FinalReport, User
from reports import campfacts
from reports.final import final_report
from tests import factories
from tests.hackathons import aftermath, samples

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def made(once):
    """A camp whose event is over, with all that a report tells."""
    return once(aftermath.told)


@pytest.fixture
def camp(made):
    """That camp, as it now is."""
    return Camp.objects.get(pk=made.pk)


def test_the_report_opens_with_the_outline_of_a_camp(camp, signed_in):
    signed_in(camp.dossier.lead).post(reverse("report_new", args=[camp.dossier_id]))
    codes = [one.code for one in FinalReport.objects.get(dossier=camp.dossier).sections.all()]
    assert codes == [
        "challenges",
        "services",
        "actors",
        "territory",
        "participation",
        "satisfaction",
        "costs",
        "next",
        "annexes",
    ]


def test_each_section_is_filled_with_what_is_recorded(camp):
    drafts = {code: camp.report_draft(code) for code, *_rest in camp.report_outline()}
    assert [code for code, text in drafts.items() if not text] == ["annexes"]


def test_the_recorded_facts_name_nobody_who_did_not_agree(camp):
    samples.actor(camp, "willing", name="Tue Roy")
    named = samples.actor(camp, name="Dite Roy")
    named.agree(by=User.objects.bearer(named), kinds=["host"], is_named=True)
    text = camp.report_draft("actors")
    assert ("Tue Roy" in text, "Dite Roy" in text) == (False, True)


def test_few_people_are_never_told_exactly(camp):
    (series,) = campfacts.profiles(camp)
    assert series.points == (("habitant, usager", 7),)
    assert "Non communiqués\u00a0: agent public, développeur, données." in series.source


@pytest.fixture
def facts(camp):
    """The facts that the sealed report prints."""
    return final_report(factories.report("sealed", of=camp))


def test_the_cover_says_where_when_and_how_many(facts):
    told = [(fact.label, fact.value.replace("\u00a0", " ")) for fact in facts.facts]
    assert (facts.project, [label for label, _value in told], told[2][1]) == (
        "camp",
        ["Territoire", "Dates", "Participants"],
        "14 personnes",
    )


def test_each_section_has_its_figures(facts):
    shown = {one.code: (len(one.measures), len(one.tables)) for one in facts.sections}
    assert shown == {
        "challenges": (0, 1), "services": (0, 1), "actors": (0, 0), "territory": (0, 0), "participation": (1, 0), "costs": (0, 0), "next": (0, 1),
    }  # fmt: skip


def test_the_satisfaction_is_printed_once_it_can_be_told(camp):
    camp.answers.update(overall=5)
    told = campfacts.measures(camp, "satisfaction")
    assert ([one.title for one in told["measures"]], [one.title for one in told["tables"]]) == (
        ["Le camp reçoit 5,0 sur 5"],
        ["Ce qu’ils feraient ensuite"],
    )


def test_what_the_actors_are_willing_to_do_is_counted_from_five(camp):
    for n in range(3):
        samples.actor(camp, "willing", name=f"Volontaire {n}")
    (series,) = campfacts.actors(camp)
    assert series.points == (("continuer le projet", 5), ("mener une start-up territoriale", 5))


def test_a_camp_where_nothing_happened_prints_nothing(camp):
    camp.answers.all().delete()
    found = [campfacts.measures(camp, code) for code in ("satisfaction", "actors", "territory")]
    assert [one["measures"] + one["tables"] for one in found] == [(), (), ()]


def test_the_licences_are_told_by_their_names(camp):
    assert campfacts.licence(camp) == "MIT"


@pytest.mark.parametrize(("points", "said"), [
    ([("Élus", 5), ("Agents", 5)], "Aucun profil ne l’emporte sur tous les autres"),
    ([("Agents", 7), ("Élus", 5)], "Les plus nombreux : Agents"),
    ([("Agents", 7)], "Les plus nombreux : Agents"),
])  # fmt: skip
def test_a_chart_of_profiles_does_not_name_a_leader_among_equals(points, said):
    assert str(campfacts.most_numerous(points)).replace("\u00a0", " ") == said
