"""Hearings: slots laid out and chosen, one each, who is silent, what is written to whom, the sheet of the jury."""

from collections import Counter
from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.timezone import localtime

from programs import clock, hearings
from programs.models import Call, Dossier, Hearing, HearingPlan, HearingSlot, Mail, Outbox, User
from tests import factories
from tests.jury.conftest import now
from tests.jury.stages import hours, phased
from tests.jury.test_embargo import client_of

pytestmark = pytest.mark.django_db
PLACE = "20, avenue de Ségur, salle 3"


def slots(call, number=2, choose=3):
    """That many slots from the fifth day on, chosen within so many days."""
    HearingPlan.objects.create(
        call=call, choose_by=clock.now() + timedelta(days=choose), questions="Et après ?\n\nQui paie ?"
    )
    start = clock.now().replace(microsecond=0) + timedelta(days=5)
    return [call.hearing_slots.create(starts_at=start + timedelta(hours=n), ends_at=start + timedelta(hours=n, minutes=30), place=PLACE) for n in range(number)]  # fmt: skip


def shortlisted():
    """A shortlisted dossier without a date, and the two slots of its call."""
    dossier = factories.dossier("in_review")
    made = slots(dossier.call)
    dossier.shortlist(by=factories.person("officer"))
    return dossier, made


@pytest.fixture(scope="module")
def invited(once):
    return once(shortlisted)


@pytest.fixture
def heard(invited):
    """That dossier and its slots, as they now are."""
    dossier, made = invited
    return now(dossier), [now(slot) for slot in made]


def lead_of(dossier):
    return User.objects.get(pk=dossier.lead.pk)


def choose(dossier, slot, by=None):
    """Choose a slot, as the lead unless another does."""
    fresh = Dossier.objects.get(pk=dossier.pk)
    fresh.choose_hearing(by=by or lead_of(fresh), slot=str(slot.pk))
    return fresh


def test_the_lead_chooses_a_slot(heard):
    dossier, (slot, _other) = heard
    chosen = choose(dossier, slot)
    assert (chosen.hearing_at, chosen.hearing_place, slot.hearing.dossier) == (slot.starts_at, PLACE, dossier)


def test_another_slot_gives_the_first_one_back(heard):
    dossier, (slot, other) = heard
    choose(dossier, slot)
    choose(dossier, other)
    assert (list(HearingSlot.objects.free()), Hearing.objects.get().slot) == ([slot], other)


def test_a_slot_given_back_is_free_again(heard):
    dossier, (slot, _other) = heard
    choose(dossier, slot).release_hearing(by=lead_of(dossier))
    assert (Hearing.objects.exists(), Dossier.objects.get(pk=dossier.pk).hearing_at) == (False, None)


def test_a_withdrawn_dossier_frees_its_slot(heard, run):
    dossier, (slot, _other) = heard
    choose(dossier, slot).withdraw(by=lead_of(dossier))
    run("move")
    assert not Hearing.objects.exists()


def second(dossier):
    """Another shortlisted dossier of the same call."""
    call = dossier.call
    other = factories.dossier("in_review", on=call)
    other.shortlist(by=factories.person("officer"))
    return other


def test_a_slot_taken_is_refused_in_words_and_nothing_moves(heard):
    dossier, (slot, other) = heard
    late = second(dossier)
    choose(late, other)
    choose(dossier, slot)
    with pytest.raises(ValidationError, match="vient d’être pris"):
        choose(late, slot)
    assert Hearing.objects.get(dossier=late).slot == other


def test_the_database_refuses_two_dossiers_on_one_slot_and_two_slots_for_one_dossier(heard):
    dossier, (slot, other) = heard
    choose(dossier, slot)
    for pair in ({"slot": slot, "dossier": second(dossier)}, {"slot": other, "dossier": dossier}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Hearing.objects.create(**pair)


def test_the_database_refuses_two_hearings_at_once_in_one_place(heard):
    slot = heard[1][0]
    with pytest.raises(IntegrityError, match="one_hearing_at_a_time"), transaction.atomic():
        slot.call.hearing_slots.create(starts_at=slot.starts_at, ends_at=slot.ends_at, place=PLACE)
    slot.call.hearing_slots.create(starts_at=slot.starts_at, ends_at=slot.ends_at, place="Salle 4")


def test_after_the_date_the_officer_alone_assigns_a_slot(heard):
    dossier, (slot, _other) = heard
    HearingPlan.objects.update(choose_by=clock.now() - timedelta(minutes=1))
    offered = [
        {step.name for step in dossier.steps_for(one)} & {"choose_hearing"}
        for one in (lead_of(dossier), factories.person("officer"))
    ]
    choose(dossier, slot, by=factories.person("officer"))
    assert (offered, Hearing.objects.count()) == ([set(), {"choose_hearing"}], 1)


def test_without_slots_nothing_is_offered_and_a_date_is_needed():
    dossier = factories.dossier("in_review")
    by = factories.person("officer")
    with pytest.raises(ValidationError, match="ouvrez des créneaux"):
        dossier.shortlist(by=by)
    with pytest.raises(ValidationError, match="Dites où"):
        dossier.shortlist(by=by, hearing_at=clock.now() + timedelta(days=3))
    dossier.shortlist(by=by, hearing_at=clock.now() + timedelta(days=3), hearing_place=PLACE)
    assert not {step.name for step in dossier.steps_for(lead_of(dossier))} & {"choose_hearing", "release_hearing"}


def test_the_page_of_the_step_offers_the_free_slots_to_come(heard):
    dossier, (slot, other) = heard
    choose(second(dossier), other)
    HearingSlot.objects.filter(pk=slot.pk).update(starts_at=slot.starts_at + timedelta(minutes=1))
    page = client_of(dossier.lead).get(reverse("step", args=["dossier", dossier.pk, "choose_hearing"])).content.decode()
    assert (str(slot.pk) in page, str(other.pk) in page) == (True, False)


# ------------------------------------------------------------------ messages


def mails(run, dossier):
    """The mails written to the lead so far, last first."""
    run("mail")
    return Mail.objects.filter(address=dossier.lead.email).order_by("-created_at")


def test_the_invitation_says_until_when_to_choose(heard, run):
    dossier, _slots = heard
    body = mails(run, dossier).get(subject__contains="présélectionné").body
    assert ("Choisissez votre créneau" in body, "/choose_hearing/" in body) == (True, True)


def test_the_choice_is_confirmed_with_an_entry_for_agendas(heard, run, mailoutbox):
    dossier, (slot, _other) = heard
    choose(dossier, slot)
    run("mail")
    (message,) = [one for one in mailoutbox if "date de votre audition" in one.subject]
    ((name, content, kind),) = message.attachments
    assert (name, kind, "SEQUENCE:" in content, f"DTSTART:{slot.starts_at:%Y%m%dT%H%M%SZ}" in content) == ("audition.ics", "text/calendar; method=PUBLISH", True, True)  # fmt: skip


def test_giving_the_slot_back_takes_the_entry_off_agendas(heard, run, mailoutbox):
    dossier, (slot, _other) = heard
    choose(dossier, slot).release_hearing(by=lead_of(dossier))
    run("mail")
    joined = [
        one.attachments[0][1] for one in mailoutbox if one.attachments and "METHOD:CANCEL" in one.attachments[0][1]
    ]
    assert {("STATUS:CANCELLED" in one, f"UID:audition-{dossier.pk}" in one) for one in joined} == {(True, True)}


def reminder(dossier, key):
    """The reminder of this kind that is owed last, and who would get it."""
    effect = Outbox.objects.filter(line__dossier=dossier, key=key).order_by("line__seq").last()
    return effect, [person.pk for person in hearings.reminded(Dossier.objects.get(pk=dossier.pk), key, effect.line)]


def test_who_has_not_chosen_is_reminded_two_days_before_and_who_has_is_not(heard):
    dossier, (slot, _other) = heard
    effect, before = reminder(dossier, "hearing_silent")
    choose(dossier, slot)
    assert (before, reminder(dossier, "hearing_silent")[1]) == ([dossier.lead.pk], [])
    assert effect.not_before == HearingPlan.objects.get().choose_by - timedelta(days=2)


def test_the_day_before_is_told_of_the_last_slot_chosen_only(heard):
    dossier, (slot, other) = heard
    choose(dossier, slot)
    first, _who = reminder(dossier, "hearing_eve")
    choose(dossier, other)
    last, told = reminder(dossier, "hearing_eve")
    assert (told, hearings.reminded(dossier, "hearing_eve", first.line)) == ([dossier.lead.pk], [])
    assert last.not_before == other.starts_at - timedelta(days=1)


@pytest.mark.parametrize(("key", "words"), [("hearing_eve", "est demain"), ("hearing_silent", "choisissez le créneau")])
def test_the_reminders_are_written(heard, run, key, words):
    dossier, (slot, _other) = heard
    if key == "hearing_eve":
        choose(dossier, slot)
    Outbox.objects.filter(key=key).update(not_before=clock.now())
    assert mails(run, dossier).filter(subject__contains=words).count() == 1


# ------------------------------------------------------------------ the officer's schedule


def test_the_slots_of_a_day_follow_one_another_in_paris_time():
    data = {
        "day": date(2037, 7, 1),
        "begins": time(9),
        "ends": time(10, 30),
        "minutes": 30,
        "pause": 10,
        "place": PLACE,
    }
    made = [
        (f"{localtime(slot.starts_at):%H:%M}", f"{localtime(slot.ends_at):%H:%M}")
        for slot in hearings.laid_out(Call(), data)
    ]
    assert made == [("09:00", "09:30"), ("09:40", "10:10")]


DAY = {
    "slots": "1",
    "day": "2037-07-01",
    "begins": "09:00",
    "ends": "12:00",
    "minutes": "30",
    "pause": "10",
    "place": PLACE,
}


@pytest.fixture
def staff(officer):
    return client_of(officer)


def sent(client, call, **data):
    """The page of the hearings of a call, sent."""
    return client.post(reverse("hearings", args=[call.pk]), data)


def test_the_officer_opens_slots_and_says_until_when_to_choose(staff):
    call = factories.call()
    sent(staff, call, **DAY)
    sent(staff, call, rules="1", choose_by="2037-06-20T18:00", questions="Et après ?")
    assert (call.hearing_slots.count(), call.hearing_plan.questions) == (4, "Et après ?")


@pytest.mark.parametrize(("change", "words"), [
    ({"ends": "08:00"}, "finit après"), ({"day": "2020-01-01"}, "un jour à venir"), ({"minutes": "200"}, "Aucune audition ne tient"),
    ({"place": ""}, "obligatoire"),
])  # fmt: skip
def test_a_day_that_cannot_be_is_refused_beside_its_field(staff, change, words):
    response = sent(staff, factories.call(), **DAY | change)
    assert (response.status_code, words in response.content.decode()) == (422, True)


def test_the_same_day_twice_is_refused(staff):
    call = factories.call()
    sent(staff, call, **DAY)
    response = sent(staff, call, **DAY)
    assert (response.status_code, call.hearing_slots.count()) == (422, 4)


def test_rules_without_their_date_are_refused_and_kept(staff):
    response = sent(staff, factories.call(), rules="1", choose_by="", questions="Et après ?")
    assert (response.status_code, "Et après ?" in response.content.decode()) == (422, True)


def test_the_schedule_says_who_has_chosen_and_who_is_silent(heard, staff):
    dossier, (slot, _other) = heard
    quiet = second(dossier)
    choose(dossier, slot)
    page = staff.get(reverse("hearings", args=[dossier.call_id])).content.decode()
    assert all(
        words in page
        for words in (
            dossier.reference,
            quiet.reference,
            "<strong>1 dossier</strong> n’a pas encore de créneau",
            "libre",
        )
    )


@pytest.mark.parametrize("planned", [True, False])
def test_the_schedule_says_what_to_do_first(staff, planned):
    call = factories.call()
    if planned:
        slots(call, 0, choose=-1)
    page = staff.get(reverse("hearings", args=[call.pk])).content.decode()
    assert ("les créneaux qui restent" in page) is planned


def test_a_free_slot_is_removed_and_a_taken_one_stays(heard, staff):
    dossier, (slot, other) = heard
    choose(dossier, slot)
    for one in (slot, other):
        staff.post(reverse("slot_remove", args=[dossier.call_id]), {"slot": one.pk})
    assert list(dossier.call.hearing_slots.all()) == [slot]


def test_nobody_else_lays_out_the_hearings(heard):
    authority = factories.with_second_factor(factories.person("authority"))
    assert sent(client_of(authority), heard[0].call, **DAY).status_code == 403


# ------------------------------------------------------------------ the sheet of the jury


@pytest.fixture
def juror(heard):
    """Who reads the dossier that has the first slot, and handed in."""
    dossier, (slot, _other) = heard
    review = factories.review("submitted", of=choose(dossier, slot))
    return User.objects.get(pk=review.reviewer_id)


def row(call, user):
    """The only hearing on the sheet of this person."""
    (found,) = hearings.sheet(Call.objects.get(pk=call.pk), user)
    return found


@pytest.mark.parametrize(
    ("others", "reader", "other"), [("never", False, False), ("after", True, False), ("always", True, True)]
)
def test_the_mean_shows_on_the_sheet_as_the_phase_says(heard, juror, others, reader, other):
    call = phased(heard[0].call, hours(-1, 5, others=others))
    people = (juror, factories.person("reviewer", call=call), factories.person("chair", call=call))
    assert [row(call, one).mark is not None for one in people] == [reader, other, True]


def test_the_sheet_has_the_questions_and_one_s_own_reading(heard, juror):
    page = client_of(juror).get(reverse("hearing_sheet", args=[heard[0].call_id])).content.decode()
    assert all(words in page for words in (heard[0].reference, "Qui paie", "Un projet solide.", PLACE))


def test_who_stands_aside_is_told_to_leave_and_reads_nothing(heard):
    dossier, (slot, _other) = heard
    choose(dossier, slot)
    tied = factories.person("reviewer", call=dossier.call, of=dossier.organization)
    page = client_of(tied).get(reverse("hearing_sheet", args=[dossier.call_id])).content.decode()
    assert ("Quittez la salle" in page, dossier.title in page) == (True, False)


def test_a_tie_declared_closes_a_hearing_too(heard):
    dossier, (slot, _other) = heard
    tied = factories.juror(choose(dossier, slot).call).person
    tied.ties.create(member=dossier.call.jury.get(), organization=dossier.organization, said="La mairie")
    assert row(dossier.call, tied).aside


def test_the_sheet_costs_the_same_for_one_and_three_hearings(heard, juror, officer, django_assert_num_queries):
    page, call = client_of(juror), heard[0].call
    for number in (1, 3):
        while call.dossiers.filter(state="shortlisted").count() < number:
            factories.dossier("in_review", on=call).shortlist(
                by=officer, hearing_at=clock.now() + timedelta(days=3), hearing_place=PLACE
            )
        with django_assert_num_queries(12):
            assert page.get(reverse("hearing_sheet", args=[call.pk])).status_code == 200


def test_the_sheet_of_a_blind_phase_names_nobody(heard, juror):
    call = phased(heard[0].call, hours(-1, 5, blind=True))
    page = client_of(juror).get(reverse("hearing_sheet", args=[call.pk])).content.decode()
    assert (heard[0].reference in page, heard[0].title in page, str(heard[0].organization) in page) == (
        True,
        False,
        False,
    )


def test_an_empty_sheet_says_what_comes():
    call = factories.call()
    page = client_of(factories.person("reviewer", call=call)).get(reverse("hearing_sheet", args=[call.pk]))
    assert "Aucune audition" in page.content.decode()


def test_a_hearing_says_its_slot(heard):
    dossier, (slot, _other) = heard
    choose(dossier, slot)
    assert Counter([str(Hearing.objects.get()), str(slot)]).most_common(1)[0][1] == 2
    assert (Hearing.objects.get().get_absolute_url(), str(HearingPlan.objects.get())) == (
        dossier.get_absolute_url(),
        str(dossier.call),
    )
