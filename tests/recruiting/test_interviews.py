"""Interviews: slots laid out and chosen."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from programs import clock, interviews
from programs.models import Interview, InterviewSlot, Outbox, User
from programs.recruiting import APPLICATION
from tests.recruiting import samples

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files")]


def day(**more):
    tomorrow = clock.today() + timedelta(days=1)
    return {
        "slots": "1",
        "day": tomorrow,
        "begins": "09:00",
        "ends": "10:30",
        "minutes": 30,
        "pause": 10,
        "place": "Visio",
    } | more


def test_a_slot_gone_by_is_no_longer_said_free(client, position):
    samples.slot(position, hours=-2)
    page = client.get(reverse("slots", args=[position.pk])).content.decode()
    assert (">passé<" in page, ">libre<" in page) == (True, False)


def test_the_slots_of_a_day_are_laid_out(client, position):
    client.post(reverse("slots", args=[position.pk]), day())
    assert InterviewSlot.objects.filter(position=position).count() == 2


@pytest.mark.parametrize("wrong", [{"ends": "09:10"}, {"ends": "08:00"}, {"day": "2020-01-01"}])
def test_a_day_that_holds_no_slot_is_refused(client, position, wrong):
    assert client.post(reverse("slots", args=[position.pk]), day(**wrong)).status_code == 422


def test_the_database_refuses_two_slots_at_once_in_one_place(client, position):
    codes = [client.post(reverse("slots", args=[position.pk]), day()).status_code for _ in range(2)]
    assert (codes, InterviewSlot.objects.count()) == ([302, 422], 2)


def test_only_free_slots_are_removed(client, position):
    free, taken = samples.slot(position, 24), samples.slot(position, 48)
    chosen(samples.applicant("interview", on=position), taken)
    client.post(reverse("slots_remove", args=[position.pk]), {"slot": [str(free.pk), str(taken.pk)]})
    assert list(InterviewSlot.objects.all()) == [taken]


def chosen(one, slot):
    one.choose_slot(by=User.objects.bearer(one), slot=str(slot.pk))
    return one


def own(one, name):
    return f"{reverse('application_step', args=[one.pk, name])}?cle={APPLICATION.key(str(one.pk))}"


def test_one_chooses_a_slot_then_another(position):
    first, second = samples.slot(position, 24), samples.slot(position, 48)
    one = samples.applicant("interview", on=position)
    for slot in (first, second):
        one.refresh_from_db()
        Client().post(own(one, "choose_slot"), {"seen": one.seq, "slot": str(slot.pk)})
    assert [(row.slot, row.applicant) for row in Interview.objects.all()] == [(second, one)]


def test_a_slot_just_taken_is_told_with_those_that_are_left(position):
    slot, left = samples.slot(position, 24), samples.slot(position, 48)
    chosen(samples.applicant("interview", on=position), slot)
    one = samples.applicant("interview", on=position)
    response = Client().post(own(one, "choose_slot"), {"seen": one.seq, "slot": str(slot.pk)})
    text = response.content.decode()
    assert (response.status_code, "vient d’être pris" in text, str(left.pk) in text, f'value="{slot.pk}"' in text) == (
        422,
        True,
        True,
        False,
    )


def test_a_slot_taken_between_the_form_and_the_lock_is_told_with_those_that_are_left(position, monkeypatch):
    from programs.models import interviewing

    slot = samples.slot(position, 24)
    one = samples.applicant("interview", on=position)
    real = interviewing.wanted

    def overtaken(applicant, wanted):
        found = real(applicant, wanted)
        Interview.objects.create(slot=slot, applicant=samples.applicant("interview", on=position))
        return found

    monkeypatch.setattr(interviewing, "wanted", overtaken)
    response = Client().post(own(one, "choose_slot"), {"seen": one.seq, "slot": str(slot.pk)})
    assert (response.status_code, "vient d’être pris" in response.content.decode()) == (422, True)


def test_the_slot_goes_to_agendas_with_its_mail(position):
    one = chosen(samples.applicant("interview", on=position), samples.slot(position))
    line = one.history.last()
    [(name, content, _kind)] = list(interviews.joined(Outbox.objects.get(line=line, key="candidate")))
    earlier = Outbox.objects.filter(line__object_id=one.pk).exclude(line=line).first()
    assert (name, b"BEGIN:VEVENT" in content, list(interviews.joined(earlier))) == ("entretien.ics", True, [])


def test_a_slot_given_back_before_its_mail_goes_to_no_agenda(position):
    one = chosen(samples.applicant("interview", on=position), samples.slot(position))
    Interview.objects.all().delete()
    assert list(interviews.joined(Outbox.objects.get(line=one.history.last(), key="candidate"))) == []


def test_who_withdraws_frees_the_slot(position):
    one = chosen(samples.applicant("interview", on=position), samples.slot(position))
    one.withdraw(by=User.objects.bearer(one))
    assert position.slots.free().count() == 1


def test_the_schedule_says_who_keeps_silent(client, position):
    silent = samples.applicant("interview", on=position)
    chosen(samples.applicant("interview", on=position), samples.slot(position))
    context = client.get(reverse("slots", args=[position.pk])).context
    assert (list(context["silent"]), [slot.taken_by is not None for slot in context["schedule"]]) == ([silent], [True])
