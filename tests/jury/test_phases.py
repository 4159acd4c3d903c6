"""The phases of a call: which is in force, what it lets each do, what of it may still change."""

from datetime import date, datetime, timedelta
from itertools import product

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.timezone import get_default_timezone

from programs import clock, phases, presets
from programs.models import Call, Dossier, ReviewPhase
from tests import factories
from tests.jury.conftest import reviewing
from tests.jury.stages import hours, phased, typed
from tests.jury.test_embargo import client_of


def test_the_phase_in_force_is_the_last_one_begun():
    now = clock.now()
    past, running, future = (ReviewPhase(starts_at=now + timedelta(hours=h)) for h in (-9, -1, 5))
    assert phases.at([past, running, future], now) is running


def test_before_any_phase_the_first_one_already_rules():
    now = clock.now()
    first, second = (ReviewPhase(starts_at=now + timedelta(hours=h)) for h in (1, 5))
    assert (phases.at([first, second], now), phases.at([], now)) == (first, None)


@pytest.mark.django_db
def test_the_rules_change_by_the_clock_alone():
    call = phased(factories.call(), hours(-2, 2, blind=True), hours(2, 6))
    now = clock.now()
    seen = []
    for later in (0, 3, 9):
        with clock.at(now + timedelta(hours=later)):
            seen.append((phases.is_blind(call), phases.blind_calls().filter(pk=call.pk).exists()))
    assert seen == [(True, True), (False, False), (False, False)]


@pytest.mark.django_db
def test_between_two_phases_nothing_shows_yet():
    call = phased(factories.call(), hours(-5, -2, blind=True), hours(2, 6))
    assert (phases.is_blind(call), phases.blind_calls().filter(pk=call.pk).exists()) == (True, True)


@pytest.mark.django_db
def test_a_call_without_phases_shows_the_names_and_leaves_decisions_to_the_officer():
    call = factories.call()
    assert (phases.is_blind(call), phases.deciders(call)) == (False, {"officer"})
    assert not phases.blind_calls().exists()


MAY_DECIDE = {"officer": {"officer"}, "chair": {"officer", "chair"}, "authority": {"authority"}}


@pytest.mark.django_db
@pytest.mark.parametrize(("deciders", "step"), list(product(MAY_DECIDE, ("select", "reject", "waitlist"))))
def test_who_decides_is_what_the_phase_says(deciders, step):
    dossier = factories.dossier("in_review")
    phased(dossier.call, hours(-1, 1, deciders=deciders))
    people = {"officer": factories.person("officer"), "authority": factories.person("authority")}
    people |= {code: factories.person(code, call=dossier.call) for code in ("chair", "reviewer")}
    dossier = Dossier.objects.get(pk=dossier.pk)
    assert {role for role, person in people.items() if dossier.step(step, person)} == MAY_DECIDE[deciders]


@pytest.mark.django_db
def test_without_a_jury_the_officer_decides_whatever_was_written():
    call = factories.call(mode="interest")
    phased(call, hours(-1, 1, deciders="authority"))
    assert phases.deciders(call) == {"officer"}


@pytest.mark.django_db
@pytest.mark.parametrize("dates", [(0, 2), (1, 3), (-1, 9)])
def test_the_database_refuses_two_phases_at_once(dates):
    call = phased(factories.call(), hours(1, 2))
    with pytest.raises(IntegrityError, match="phases_do_not_overlap"), transaction.atomic():
        call.phases.create(**hours(*dates))


@pytest.mark.django_db
def test_two_calls_have_each_their_phases_at_the_same_time():
    first, second = (phased(factories.call(), hours(1, 2)) for _ in range(2))
    assert [call.phases.count() for call in (first, second)] == [1, 1]


@pytest.mark.django_db
def test_a_phase_begins_when_the_former_ends():
    assert phased(factories.call(), hours(1, 2), hours(2, 3)).phases.count() == 2


def plan(call, *wanted):
    """Plan these phases as an officer does."""
    Call.objects.get(pk=call.pk).plan(by=factories.person("officer"), timetable=[ReviewPhase(**one) for one in wanted])


@pytest.mark.django_db
def test_what_a_phase_lets_see_can_no_longer_change_once_it_has_begun():
    blind = hours(-1, 2, blind=True, name="Lecture")
    call = phased(factories.call(), blind)
    with pytest.raises(ValidationError, match="ne peut plus changer"):
        plan(call, blind | {"blind": False})
    plan(call, blind | {"ends_at": blind["ends_at"] + timedelta(hours=3)})
    assert call.phases.get().blind


@pytest.mark.django_db
def test_a_phase_that_has_begun_is_not_removed():
    call = phased(factories.call(), hours(-1, 2, name="Lecture"))
    with pytest.raises(ValidationError, match="ne peut plus être retirée"):
        plan(call)


@pytest.mark.django_db
def test_no_phase_is_slipped_in_the_past():
    call = phased(factories.call(), hours(-1, 2, name="Lecture"))
    with pytest.raises(ValidationError, match="commence à une date à venir"):
        plan(call, hours(-9, -8), hours(-1, 2, name="Lecture") | {"starts_at": call.phases.get().starts_at})


@pytest.mark.django_db
def test_a_phase_over_keeps_its_end():
    call = phased(factories.call(), over := hours(-5, -2, name="Lecture"))
    with pytest.raises(ValidationError, match="garde sa fin"):
        plan(call, over | {"ends_at": clock.now() + timedelta(hours=1)})


@pytest.mark.django_db
def test_while_a_call_is_prepared_its_phases_change_freely():
    call = factories.call("draft")
    plan(call, hours(-1, 2, blind=True))
    plan(call, hours(-1, 2))
    assert not call.phases.get().blind


@pytest.mark.django_db
def test_setting_the_phases_leaves_a_line_in_the_history():
    call = factories.call()
    plan(call, hours(1, 2))
    assert call.history.last().name == "plan"


@pytest.mark.django_db
def test_the_step_without_phases_erases_none():
    call = phased(factories.call(), hours(1, 2))
    with pytest.raises(ValidationError, match="leur propre page"):
        call.plan(by=factories.person("officer"))
    assert call.phases.count() == 1


@pytest.mark.django_db
def test_a_new_call_with_a_jury_starts_with_two_phases():
    call = factories.call(
        "draft", closes_at=clock.now() + timedelta(days=10), answer_by=clock.today() + timedelta(days=40)
    )
    presets.fill(call)
    assert [(one.name, one.others) for one in call.phases.all()] == [("Lecture", "never"), ("Délibération", "always")]


def test_the_usual_phases_follow_one_another_from_the_closing_date_to_the_answer():
    paris = get_default_timezone()
    call = Call(
        mode="competition", closes_at=datetime(2027, 3, 1, 23, 59, 59, tzinfo=paris), answer_by=date(2027, 4, 1)
    )
    first, second = phases.usual(call)
    assert (first.starts_at, first.ends_at, second.ends_at) == (
        datetime(2027, 3, 2, tzinfo=paris), second.starts_at, datetime(2027, 4, 1, tzinfo=paris)
    )  # fmt: skip


@pytest.mark.parametrize("fields", [
    {"mode": "interest"}, {"closes_at": None}, {"answer_by": None}, {"answer_by": date(2027, 3, 1)},
])  # fmt: skip
def test_without_a_jury_or_its_dates_no_phase_is_proposed(fields):
    known = {
        "mode": "competition",
        "closes_at": datetime(2027, 3, 1, 12, tzinfo=get_default_timezone()),
        "answer_by": date(2027, 4, 1),
    }
    assert phases.usual(Call(**known | fields)) == []


@pytest.fixture
def staff(officer):
    return client_of(officer)


def sent(client, call, *rows, **more):
    """Send the page of the phases of a call with these rows."""
    call = Call.objects.get(pk=call.pk)
    return client.post(reverse("call_phases", args=[call.pk]), typed(call, *rows) | more)


@pytest.mark.django_db
def test_the_officer_writes_the_phases_in_paris_time(staff):
    call = factories.call()
    sent(
        staff, call, {"name": "Lecture", "starts_at": "2037-07-01T09:00", "ends_at": "2037-07-15T18:00", "blind": "on"}
    )
    phase = call.phases.get()
    assert (phase.starts_at.hour, phase.ends_at.hour, phase.blind) == (9 - 2, 18 - 2, True)


@pytest.mark.django_db
def test_crossing_phases_are_refused_beside_their_date_and_kept(staff):
    response = sent(
        staff, factories.call(), {"name": "Lecture", "starts_at": "2037-07-01T09:00", "ends_at": "2037-07-15T18:00"},
        {"name": "Débat", "starts_at": "2037-07-10T09:00", "ends_at": "2037-07-20T18:00"},
    )  # fmt: skip
    page = response.content.decode()
    assert (response.status_code, "Elle commence avant la fin de" in page, "Débat" in page) == (422, True, True)


@pytest.mark.django_db
@pytest.mark.parametrize(("row", "words"), [
    ({"starts_at": "2037-07-01T09:00", "ends_at": "2037-06-15T18:00"}, "Une phase finit après avoir commencé"),
    ({"starts_at": "2037-07-01T09:00", "ends_at": "2037-07-15T18:00", "blind": "on", "deciders": "chair"}, "La présidence ne peut pas décider"),
    ({"starts_at": "", "ends_at": "2037-07-15T18:00"}, "obligatoire"),
])  # fmt: skip
def test_a_phase_that_cannot_be_is_refused_in_words(staff, row, words):
    response = sent(staff, factories.call(), {"name": "Lecture"} | row)
    assert (response.status_code, words in response.content.decode()) == (422, True)


@pytest.mark.django_db
def test_a_phase_to_come_is_removed(staff):
    call = phased(factories.call(), hours(1, 2, name="Lecture"), hours(3, 4, name="Débat"))
    first, second = call.phases.all()
    sent(staff, call, first, {"DELETE": "on", **typed.row(second)})
    assert [phase.name for phase in call.phases.all()] == ["Lecture"]


@pytest.mark.django_db
def test_the_end_of_a_running_phase_moves_on_its_page_its_rules_do_not(staff):
    call = phased(factories.call(), hours(-1, 2, name="Lecture", blind=True))
    sent(staff, call, {"name": "Lecture longue", "ends_at": "2037-07-15T18:00", "others": "always"})
    phase = call.phases.get()
    assert (phase.name, phase.blind, phase.others, phase.ends_at.year) == ("Lecture longue", True, "never", 2037)


@pytest.mark.django_db
def test_two_officers_do_not_cover_each_other(staff):
    call = factories.call()
    plan(call, hours(1, 2))
    response = sent(
        staff, call, {"name": "Débat", "starts_at": "2037-07-10T09:00", "ends_at": "2037-07-20T18:00"}, seen="0"
    )
    assert (response.status_code, call.phases.count()) == (409, 1)


@pytest.mark.django_db
def test_the_phases_are_read_on_their_page_with_the_one_in_force(staff):
    call = phased(
        factories.call(), hours(-9, -5, name="Lecture"), hours(-5, 5, name="Débat", others="always", jurors_named=False)
    )
    page = staff.get(reverse("call_phases", args=[call.pk])).content.decode()
    assert all(words in page for words in ("en vigueur", "terminée", "sans le nom de leur auteur", "Ajouter une phase"))


@pytest.mark.django_db
def test_the_chair_reads_the_phases_and_writes_none():
    call = factories.call()
    chair = client_of(factories.person("chair", call=call))
    address = reverse("call_phases", args=[call.pk])
    assert (chair.get(address).status_code, "Aucune phase" in chair.get(address).content.decode()) == (200, True)
    assert chair.post(address).status_code == 403


@pytest.mark.django_db
def test_jurors_are_told_the_rules_of_the_phase_in_force():
    review = factories.review("in_progress")
    phased(review.dossier.call, hours(-1, 5, blind=True, others="after", name="Lecture"))
    client = client_of(review.reviewer)
    for address in (reverse("reviews"), review.get_absolute_url()):
        page = client.get(address).content.decode()
        assert "vous lisez en aveugle jusqu’à la fin de la phase" in page
        assert "Vous voyez les lectures des autres une fois la vôtre rendue." in page


@pytest.mark.django_db
def test_a_chair_who_decides_proposes_from_the_ranking(officer):
    call, (first, _second), _jurors = reviewing(officer)
    phased(call, hours(-1, 5, deciders="chair"))
    chair = client_of(factories.person("chair", call=call))
    chair.post(reverse("ranking", args=[call.pk]), {"dossiers": [first.pk], "outcome": "selected"})
    assert Dossier.objects.get(pk=first.pk).state == "selected"


@pytest.mark.django_db
def test_an_officer_who_no_longer_decides_is_refused_the_ranking(staff, judged):
    call, (first, _second), _jurors = judged
    phased(call, hours(-1, 5, deciders="authority"))
    response = staff.post(reverse("ranking", args=[call.pk]), {"dossiers": [first.pk], "outcome": "selected"})
    assert (response.status_code, Dossier.objects.get(pk=first.pk).state) == (403, "in_review")
