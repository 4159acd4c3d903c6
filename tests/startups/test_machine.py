"""The machine of a start-up: each need in its words, waivers with their reason, dates, going on, handing over, stopping."""

import inspect
import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from programs import clock, wording
from programs.models import Position, Program, User
from reports import papers
from startups.models import Startup
from startups.models.needs import Needs
from tests import factories
from tests.startups import samples

pytestmark = pytest.mark.django_db


def fresh(obj):
    return type(obj).objects.get(pk=obj.pk)


def needs(startup, name):
    """What a step lacks, as it is said."""
    move = next(t for t in startup.transitions() if t.name == name)
    return {need.code: str(need.label).replace("\u00a0", " ") for need in move.custom["requires"](fresh(startup))}


def changed(**values):
    return lambda s: Startup.objects.filter(pk=s.pk).update(**values)


def test_a_bare_start_up_has_the_presets_of_its_programme():
    startup = samples.bare()
    milestones = startup.dossier.milestones
    assert (startup.state, startup.budget, milestones.count(), startup.checks.count()) == (
        "scoping",
        Decimal("74300.00"),
        3,
        30,
    )


def test_a_bare_start_up_says_all_that_the_problem_lacks():
    assert needs(samples.bare(), "present_problem") == {
        "problem": "le problème, et qui le vit", "sponsor": "un sponsor, à la direction ou parmi les élus",
        "interviews": "encore 5 entretiens avec des usagers", "letter": "la lettre de mission du chef de projet, signée",
    }  # fmt: skip


def test_the_numbers_of_the_programme_come_before_those_of_the_preset():
    Program.objects.filter(code="startup").update(parameters={"interviews": 2})
    startup = samples.bare()
    assert (needs(startup, "present_problem")["interviews"], startup.parameters["months"]) == (
        "encore 2 entretiens avec des usagers",
        6,
    )


BREAKS = {  # need: (state, step, how it comes to miss)
    "problem": ("scoping", "present_problem", changed(problem="")),
    "sponsor": ("scoping", "present_problem", changed(sponsor="")),
    "interviews": ("scoping", "present_problem", lambda s: s.interviews.first().delete()),
    "letter": ("scoping", "present_problem", lambda s: s.letters.delete()),
    "freed": ("scoping", "present_problem", changed(freed=40)),
    "budget": ("funding", "open_recruitment", lambda s: s.budget_lines.all().delete()),
    "funding": ("funding", "open_recruitment", lambda s: s.dossier.funding.update(stage="agreed")),
    "developer": ("recruiting", "start_building", lambda s: s.members.update(trade="design")),
    "once": ("building", "extend", changed(extensions=1)),
    "date": ("building", "convene", lambda s: s.committees.update(held_at=None)),
    "agenda": ("building", "convene", lambda s: s.committees.update(agenda="")),
    "material": ("building", "convene", lambda s: s.committees.update(material=None)),
}
ASKED = {
    "start_building": {"started_on": clock.today()},
    "extend": {"months": 2, "funder": "Commune", "comment": "Le pilote s’étend."},
}


def unfilled(startup):
    """A job of its dossier that nobody has taken yet."""
    Position.open_for(startup.dossier, factories.person("officer"), title="Développeuse senior")


BREAKS["positions"] = ("recruiting", "start_building", unfilled)
WAIVED = ["positions", "interviews", "freed", "funding", "once"]


@pytest.fixture
def now():
    """A day of November 2026."""
    with clock.at(clock.now().replace(year=2026, month=11, day=22)):
        yield


@pytest.mark.parametrize("code", BREAKS)
def test_each_need_stops_its_step_and_says_why(code, at):
    state, name, undo = BREAKS[code]
    startup = at(state)
    undo(startup)
    said = needs(startup, name)[code]
    with pytest.raises(ValidationError) as refused:
        getattr(fresh(startup), name)(by=samples.taker(startup, name), **ASKED.get(name, {}))
    assert [said in str(m).replace("\u00a0", " ") for m in refused.value.messages] == [True]
    assert fresh(startup).state == state


@pytest.mark.parametrize("code", WAIVED)
def test_a_waived_need_leaves_its_reason_in_the_history(code, at):
    state, name, undo = BREAKS[code]
    startup = at(state)
    undo(startup)
    obj = fresh(startup)
    asked = ASKED.get(name, {}) | {"comment": "Décidé ensemble."}
    getattr(obj, name)(by=factories.person("officer"), waive=[code], **asked)
    line = obj.history.select_related("detail").last()
    assert (line.waived, line.comment) == ([code], "Décidé ensemble.")


@pytest.mark.parametrize("code", sorted(set(BREAKS) - set(WAIVED)))
def test_a_need_of_law_is_waived_by_nobody(code, at):
    state, name, undo = BREAKS[code]
    startup = at(state)
    undo(startup)
    asked = ASKED.get(name, {}) | {"comment": "Je passe outre."}
    with pytest.raises((ValidationError, PermissionDenied)):
        getattr(fresh(startup), name)(by=factories.person("officer"), waive=[code], **asked)


def test_the_coach_presents_the_problem_only_to_do_without_something(at):
    startup = at("scoping")
    with pytest.raises(PermissionDenied):
        startup.present_problem(by=fresh(startup.dossier.coach))


@pytest.fixture
def october(now):
    """The six months begin on 1 October."""
    return samples.startup("building", started_on=date(2026, 10, 1))


def test_six_months_from_1_october_end_on_31_march(october):
    startup = october
    assert (startup.started_on, startup.ends_on) == (date(2026, 10, 1), date(2027, 3, 31))


def test_the_milestones_of_the_six_months_are_counted_from_their_first_day(october):
    dated = dict(october.dossier.milestones.values_list("code", "due_on"))
    assert {code: day for code, day in dated.items() if code not in ("mission", "funding", "recruitment")} == {
        "sheet": date(2026, 10, 15), "checkpoint": date(2026, 10, 29), "users": date(2026, 11, 30), "version": date(2026, 12, 3),
        "mid": date(2026, 12, 31), "rehearsal": date(2027, 2, 28), "committee": date(2027, 3, 31),
    }  # fmt: skip


def test_a_first_day_far_from_today_is_refused(at):
    startup = at("recruiting")
    with pytest.raises(ValidationError) as refused:
        startup.start_building(by=fresh(startup.dossier.coach), started_on=clock.today() + timedelta(days=365))
    assert list(refused.value.error_dict) == ["started_on"]


def test_an_extension_moves_the_end_and_the_committee(october):
    startup = october
    startup.extend(by=factories.person("officer"), months=3, funder="Commune", comment="Le pilote s’étend.")
    committee = startup.dossier.milestones.get(code="committee")
    assert (startup.ends_on, committee.due_on, committee.planned_on) == (
        date(2027, 6, 30),
        date(2027, 6, 30),
        date(2027, 3, 31),
    )


def test_an_extension_lasts_three_months_at_most(startup):
    with pytest.raises(ValidationError) as refused:
        startup.extend(by=factories.person("officer"), months=4, funder="Commune", comment="Encore.")
    assert list(refused.value.error_dict) == ["months"]


def test_a_longer_extension_does_without_its_limit_and_its_line_says_so(october):
    asked = {"months": 4, "funder": "Commune", "comment": "Les élections."}
    october.extend(by=factories.person("officer"), longer=True, **asked)
    line = october.history.last()
    assert (october.ends_on, line.waived, wording.waived(line)) == (date(2027, 7, 31), ["length"], ["la durée maximale d’une prolongation"])  # fmt: skip


def test_a_short_extension_does_without_nothing(october):
    october.extend(by=factories.person("officer"), longer=True, months=2, funder="Commune", comment="Le pilote.")
    assert october.history.last().waived == []


def test_each_preset_of_a_start_up_has_words_when_it_is_waived():
    source = inspect.getsource(Needs)
    codes = {found.group(1) for found in re.finditer(r'Missing\(\s*"(\w+)"[^\n]*(?:RUNNABLE|waiver)', source)}
    assert (len(codes) >= 6, codes - set(wording.WAIVED)) == (True, set())


def test_an_extension_is_funded(startup):
    startup.budget_lines.create(label="Trois mois de plus", kind="team", price=90000)
    with pytest.raises(ValidationError):
        startup.extend(by=factories.person("officer"), months=1, funder="Commune", comment="Encore.", waive=["funding"])


def test_the_committee_gives_two_months_with_proofs(october):
    startup = october
    startup.convene(by=fresh(startup.dossier.coach))
    startup.committees.update(decision="provisional")
    startup.prolong(by=factories.person("officer"), months=2, wanted="Cent usagers.")
    milestone = startup.dossier.milestones.get(code="proofs")
    assert (startup.state, startup.ends_on, milestone.due_on) == ("building", date(2027, 5, 31), date(2027, 5, 31))


def test_the_committee_gives_two_months_at_most(at):
    startup = at("committee")
    startup.committees.update(decision="provisional")
    with pytest.raises(ValidationError):
        startup.prolong(by=factories.person("officer"), months=3, wanted="Cent usagers.")


def test_more_time_is_the_committee_s_decision(at):
    startup = at("committee")
    startup.committees.update(decision="continue")
    with pytest.raises(ValidationError):
        startup.prolong(by=factories.person("officer"), months=1, wanted="Cent usagers.")


@pytest.fixture(scope="module")
def judged(once):
    """Its committee has decided, its report is approved."""
    return once(samples.decided, "continue")


@pytest.mark.parametrize(
    ("decision", "name", "asked", "state"),
    [
        ("continue", "go_on", {"funder": "Commune"}, "continued"),
        ("transfer", "transfer", {"taker": "Syndicat mixte"}, "transferred"),
        ("stop", "stop", {"lessons": "Trop tôt.", "restart": "Une loi.", "comment": "Peu d’usagers."}, "stopped"),
    ],
)
def test_the_committee_s_decision_takes_effect(judged, decision, name, asked, state):
    startup = fresh(judged)
    startup.committees.update(decision=decision)
    startup.checks.filter(of="exit").update(answer="yes", proof="Vu.")
    waive = {"waive": ["takeover"], "comment": "Remis à la main."} if name == "transfer" else {}
    getattr(startup, name)(by=factories.person("officer"), **waive, **asked)
    told = {key: value for key, value in asked.items() if key != "comment"}
    assert (startup.state, {key: getattr(startup, key) for key in told}) == (state, told)


@pytest.mark.parametrize("name", ["go_on", "transfer", "stop"])
def test_nothing_ends_without_a_decision_and_a_report(at, name):
    startup = at("committee")
    assert {"decision", "report"} <= set(needs(startup, name))


def test_a_service_is_transferred_with_its_exit_checklist(at):
    at("committee").committees.update(decision="transfer")
    assert needs(at("committee"), "transfer")["exit"] == "10 points de la liste de sortie à renseigner"


def test_a_service_is_transferred_with_its_takeover_file(at):
    at("committee").committees.update(decision="transfer")
    assert "takeover" in needs(at("committee"), "transfer")
    papers.ask("takeover", at("committee"))
    assert "takeover" not in needs(at("committee"), "transfer")


@pytest.mark.parametrize("state", samples.STATES[:4])
def test_a_suspended_start_up_resumes_where_it_was(at, state):
    startup = at(state)
    coach = User.objects.get(pk=startup.dossier.coach.pk)
    startup.suspend(by=coach, comment="Élections.")
    startup.resume(by=coach, comment="Le conseil est installé.")
    assert (startup.state, startup.suspended_from) == (state, "")


def test_stopping_early_asks_for_lessons(startup):
    with pytest.raises(ValidationError) as refused:
        startup.stop_early(by=fresh(startup.dossier.lead), comment="Départ.", lessons="")
    assert list(refused.value.error_dict) == ["lessons"]


def test_the_dossier_shows_the_stage_of_its_project(startup):
    startup.suspend(by=fresh(startup.dossier.coach), comment="Pause.")
    startup.dossier.refresh_from_db()
    assert (startup.dossier.project_state, startup.dossier.project_label) == ("suspended", "suspendue")


def test_someone_leaves_and_building_goes_on(startup):
    startup.members.filter(name="Tom Blanc").update(left_on=clock.today() - timedelta(days=1))
    assert (startup.members.present().count(), startup.members.get(name="Tom Blanc").is_gone, fresh(startup).state) == (
        1,
        True,
        "building",
    )


def test_the_officer_names_the_coach(startup):
    coach = factories.person("coach", name="Ada Roux")
    startup.name_coach(by=factories.person("officer"), coach=str(coach.pk))
    assert fresh(startup).dossier.coach == coach
