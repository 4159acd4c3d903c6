"""Coming to a camp: the form, the link of the mail, the waiting list, a minor and their guardian, the door."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from hackathons import tickets
from hackathons.models import Camp, Registration
from hackathons.signed import DOOR, GUARDIAN, SEAT
from programs import clock, tasks
from programs.models import User
from tests import factories
from tests.hackathons import samples

pytestmark = pytest.mark.django_db
FORM = {"name": "Lou Martin", "email": "Lou@exemple.fr", "profile": "inhabitant", "organization": "", "diet": "", "access_needs": "", "accepts": "on", "guardian_name": "", "guardian_email": ""}  # fmt: skip


def register(camp, **more):
    """What the public form sends."""
    return Client().post(reverse("camp_register", args=[camp.slug]), FORM | more)


def delivered():
    """Carry out the mails that are due; the addresses of the site that each holds, by recipient."""
    for pk in list(tasks.due().filter(kind__in=("mail", "move")).values_list("pk", flat=True)):
        tasks.carry_out(str(pk))
    found = {one.to[0]: re.findall(r"https?://\S+", one.body) for one in mail.outbox}
    mail.outbox.clear()
    return found


def own(registration):
    return f"{registration.get_absolute_url()}?cle={SEAT.key(str(registration.pk))}"


def press(registration, **said):
    """What one's own page sends."""
    return Client().post(registration.get_absolute_url(), {"cle": SEAT.key(str(registration.pk)), **said})


def now(registration):
    return Registration.objects.get(pk=registration.pk)


def test_the_form_then_the_link_of_the_mail_give_a_place(camp):
    register(camp)
    one = camp.registrations.get(email="lou@exemple.fr")
    links = delivered()["lou@exemple.fr"]
    path = links[-1].split("/", 3)[3]
    assert (one.state, "Confirmez que vous venez" in Client().get(f"/{path}").content.decode()) == ("pending", True)
    press(one)
    assert now(one).state == "confirmed"


def test_a_known_address_gets_its_link_again_and_the_same_answer(camp):
    first = register(camp)
    delivered()
    again = register(camp, name="Autre Nom")
    assert (again.status_code, again.templates[0].name, camp.registrations.count()) == (200, first.templates[0].name, 1)
    assert "lou@exemple.fr" in delivered()


def test_wishes_are_kept_in_their_order_without_a_gap(camp):
    first, second = camp.challenges.order_by("title")
    register(camp, wish_1=second.pk, wish_3=first.pk)
    assert list(camp.registrations.get().wishes.values_list("rank", "challenge")) == [(1, second.pk), (2, first.pk)]


def test_the_same_challenge_twice_is_refused(camp):
    one = camp.challenges.first()
    answer = register(camp, wish_1=one.pk, wish_2=one.pk)
    assert (answer.status_code, "wish_1" in answer.context["form"].errors, camp.registrations.exists()) == (
        422,
        True,
        False,
    )


def test_the_rules_are_accepted(camp):
    answer = register(camp, accepts="")
    assert list(answer.context["form"].errors) == ["accepts"]


def test_a_minor_names_a_guardian(camp):
    answer = register(camp, is_minor="on")
    assert list(answer.context["form"].errors) == ["guardian_name", "guardian_email"]


def test_a_guardian_agrees_by_their_link_then_the_minor_confirms(camp):
    register(camp, is_minor="on", guardian_name="Ana Martin", guardian_email="ana@exemple.fr")
    one = camp.registrations.get()
    assert {"ana@exemple.fr", "lou@exemple.fr"} <= delivered().keys()
    press(one)
    page = reverse("guardian", args=[one.pk])
    Client().post(page, {"cle": GUARDIAN.key(str(one.pk))})
    before = now(one).state
    press(one)
    assert (before, now(one).state, now(one).history.filter(name="agree").count()) == ("pending", "confirmed", 1)


def test_the_link_of_a_seat_opens_neither_the_guardian_s_page_nor_the_door(camp):
    one = samples.registration(camp, settled=False, is_minor=True, guardian_name="Ana")
    key = SEAT.key(str(one.pk))
    assert [Client().get(reverse(name, args=[one.pk]), {"cle": key}).status_code for name in ("guardian", "door")] == [
        404,
        302,
    ]


def test_a_seat_opens_to_its_link_only(camp):
    one, other = samples.registration(camp), samples.registration(camp, "Autre")
    assert Client().get(own(one)).status_code == 200
    assert Client().get(f"{one.get_absolute_url()}?cle={SEAT.key(str(other.pk))}").status_code == 404


def test_who_waits_knows_how_many_are_before(camp):
    people = [samples.registration(camp, f"Personne {n}") for n in range(7)]
    page = Client().get(own(people[6])).content.decode()
    assert "1 personne attend avant vous" in page


def test_giving_one_s_place_up_gives_it_to_the_next(camp):
    people = [samples.registration(camp, f"Personne {n}") for n in range(6)]
    press(people[0], cancel="1", comment="Un imprévu.")
    delivered()
    assert [now(people[n]).state for n in (0, 5)] == ["cancelled", "confirmed"]


def test_two_days_before_those_who_come_are_reminded_once(camp):
    one = samples.registration(camp)
    owed = one.history.last().effects.filter(key="registered_eve").values_list("not_before", flat=True)
    assert [(camp.starts_at - hour).days for hour in owed] == [2]
    assert one.addressees("registered_eve") == []  # the camp is a month away: it was put off since


def test_the_reminder_brings_the_code_and_the_entry_for_the_agenda(camp):
    one = samples.registration(camp)
    effect = one.history.last().effects.get(key="registered_eve")
    with clock.at(camp.starts_at - timedelta(days=2) + timedelta(hours=1)):
        tasks.carry_out(str(effect.pk))
    (sent,) = mail.outbox
    assert [(name, kind.partition(";")[0]) for name, _content, kind in sent.attachments] == [("code.png", "image/png"), ("camp.ics", "text/calendar")]  # fmt: skip
    assert (sent.attachments[0][1][:4], "SUMMARY:Camp des mobilités" in str(sent.attachments[1][1])) == (
        b"\x89PNG",
        True,
    )


def test_the_other_mails_bring_nothing(camp):
    one = samples.registration(camp)
    assert tickets.joined(one.history.last().effects.get(key="registered")) == []


def test_the_page_of_a_seat_holds_the_code_for_the_door(camp):
    one = samples.registration(camp)
    page = Client().get(own(one)).content.decode()
    assert ('<path d="M' in page, f"camp.ics?cle={SEAT.key(str(one.pk))[:4]}" in page) == (True, True)


def test_the_camp_is_an_entry_of_one_s_agenda(camp):
    one = samples.registration(camp)
    text = Client().get(reverse("seat_calendar", args=[one.pk]), {"cle": SEAT.key(str(one.pk))}).content.decode()
    assert ("SUMMARY:Camp des mobilités" in text, f"UID:camp-{one.pk}" in text) == (True, True)


def test_registration_is_closed_once_the_camp_is_over():
    camp = samples.camp("follow_up")
    assert register(camp).status_code == 404
    assert "Le camp est fini" in Client().get(reverse("camp_register", args=[camp.slug])).content.decode()


# ------------------------------------------------------------------ the door


def test_the_code_opens_to_those_who_welcome_and_checks_in(lead, camp):
    one = samples.registration(camp)
    page, key = reverse("door", args=[one.pk]), DOOR.key(str(one.pk))
    assert lead.get(page, {"cle": key}).status_code == 200
    lead.post(page, {"cle": key})
    assert (now(one).state, now(one).checked_in_at is not None) == ("checked_in", True)
    lead.post(page, {"cle": key, "undo": "1"})
    assert now(one).state == "confirmed"


def test_a_stranger_who_scans_a_code_learns_nothing(signed_in, camp):
    one = samples.registration(camp)
    stranger = signed_in(factories.person())
    assert stranger.get(reverse("door", args=[one.pk]), {"cle": DOOR.key(str(one.pk))}).status_code == 404


def test_checking_in_twice_says_so_and_changes_nothing(lead, camp):
    one = samples.registration(camp)
    for _time in range(2):
        answer = lead.post(reverse("check_in", args=[one.pk]), follow=True)
    assert ("est déjà là" in answer.content.decode(), now(one).history.filter(name="check_in").count()) == (True, 1)


def test_a_minor_without_an_agreement_is_not_let_in_silently(signed_in, camp):
    one = samples.registration(camp, settled=False, is_minor=True, guardian_name="Ana")
    operator = signed_in(factories.person("operator", dossier=camp.dossier))
    answer = operator.post(reverse("check_in", args=[one.pk]), follow=True)
    assert ("accord écrit" in answer.content.decode(), now(one).state) == (True, "pending")


@pytest.mark.parametrize(("state", "becomes"), [("registration", "confirmed"), ("running", "checked_in")])
def test_someone_at_the_door_is_registered(signed_in, state, becomes):
    camp = samples.camp(state)
    signed_in(camp.dossier.lead).post(
        reverse("walk_in", args=[camp.pk]),
        {"name": "Sam", "email": "", "profile": "student", "organization": "", "guardian_name": ""},
    )
    assert camp.registrations.get().state == becomes


def test_the_list_counts_and_finds(lead, camp):
    samples.registration(camp, "Zoé Petit")
    samples.registration(camp, "Lou Martin", settled=False)
    page = lead.get(reverse("camp_registrations", args=[camp.pk]), {"q": "zoé"})
    assert ([row.record.name for row in page.context["table"].rows], page.context["counts"]["pending"]) == (
        ["Zoé Petit"],
        1,
    )


def test_the_list_costs_the_same_for_one_and_many(lead, camp, django_assert_max_num_queries):
    Camp.objects.filter(pk=camp.pk).update(capacity=50)
    for n in range(12):
        samples.registration(camp, f"Personne {n}")
    with django_assert_max_num_queries(12):
        lead.get(reverse("camp_registrations", args=[camp.pk]))


def test_who_only_reads_the_camp_does_not_see_the_registrations(signed_in, camp):
    observer = signed_in(factories.person("observer", dossier=camp.dossier))
    assert observer.get(reverse("camp_registrations", args=[camp.pk])).status_code == 403


def test_the_bearer_of_a_seat_has_no_other_right(camp):
    one = samples.registration(camp)
    assert User.objects.bearer(one).roles_on(camp.scope()) == set()


def test_without_an_address_the_public_form_registers_nobody(camp):
    answer = register(camp, email="")
    assert (answer.status_code, list(answer.context["form"].errors), camp.registrations.exists()) == (
        422,
        ["email"],
        False,
    )
