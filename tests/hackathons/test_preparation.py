"""The pages of a camp before it begins: what its lead and its coach write, what everyone reads."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from hackathons import proposing
from hackathons.models import Camp, Challenge
from programs import clock
from tests import factories
from tests.hackathons import samples

pytestmark = pytest.mark.django_db
IDEA = {
    "title": "Le jour de la collecte", "problem": "On appelle la mairie.", "users": "1 200 foyers", "owner": "Le syndicat", "contact_name": "Aya Diop",
    "email": "Aya@syndicat.example", "mentor": "",
}  # fmt: skip


def test_the_page_says_what_is_missing_and_leads_there(signed_in):
    camp = samples.confirmed().camp
    page = signed_in(camp.dossier.lead).get(camp.get_absolute_url())
    assert [item["url"] for item in page.context["todo"]] == [
        reverse("camp_frame", args=[camp.pk]), reverse("camp_frame", args=[camp.pk]), reverse("camp_partners", args=[camp.pk]),
    ]  # fmt: skip


def test_the_frame_is_written(lead, camp):
    page = lead.get(reverse("camp_frame", args=[camp.pk]))
    typed = {name: page.context["form"][name].value() or "" for name in page.context["form"].fields} | {
        "capacity": "80",
        "is_judged": "on",
    }
    typed |= {
        name: clock.timezone.localtime(getattr(camp, name)).strftime("%Y-%m-%dT%H:%M:%S")
        for name in ("starts_at", "ends_at")
    }
    answer = lead.post(reverse("camp_frame", args=[camp.pk]), typed)
    assert (answer.status_code, Camp.objects.get(pk=camp.pk).capacity) == (302, 80)


def test_once_people_register_the_dates_move_by_a_step_only(lead, camp):
    page = lead.get(reverse("camp_frame", args=[camp.pk]))
    typed = {name: page.context["form"][name].value() or "" for name in page.context["form"].fields}
    typed |= {"starts_at": "2031-01-01T09:00", "ends_at": "2031-01-02T18:00"}
    answer = lead.post(reverse("camp_frame", args=[camp.pk]), typed)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["starts_at"])


@pytest.mark.parametrize("part", ["missions", "partners", "agenda", "quotas", "jury", "grid", "prizes"])
def test_each_part_is_read_by_its_lead(lead, camp, part):
    camp.quotas.create(profile="developer", places=1)
    camp.grid.create(label="Utilité", weight=30)
    camp.prizes.create(title="Grand prix")
    assert lead.get(reverse(f"camp_{part}", args=[camp.pk])).status_code == 200


def test_a_mission_said_done_is_signed(lead, camp):
    mission = camp.missions.first()
    camp.missions.filter(pk=mission.pk).update(done_on=None, done_by=None)
    url = reverse("camp_missions_edit", args=[camp.pk, mission.pk])
    shown = lead.get(url).context["form"]["shown"].value()
    lead.post(
        url,
        {
            "label": mission.label,
            "family": mission.family,
            "days": mission.days,
            "help": "",
            "done_on": clock.today(),
            "shown": shown,
        },
    )
    mission.refresh_from_db()
    assert (mission.done_on, mission.done_by) == (clock.today(), camp.dossier.lead)


def test_the_coach_does_without_a_mission_with_a_reason(signed_in, camp):
    mission = camp.missions.first()
    camp.missions.filter(pk=mission.pk).update(done_on=None, done_by=None)
    coach = signed_in(factories.with_second_factor(camp.dossier.coach))
    coach.post(reverse("camp_mission", args=[camp.pk, mission.pk]), {"do": "waive", "waived": "Le lieu est prêté."})
    mission.refresh_from_db()
    assert (mission.waived, mission.is_open) == ("Le lieu est prêté.", False)


def test_the_lead_does_not_do_without_a_mission(lead, camp):
    url = reverse("camp_mission", args=[camp.pk, camp.missions.first().pk])
    assert lead.post(url, {"do": "waive", "waived": "Trop long."}).status_code == 403


def test_a_word_is_added_to_a_mission(lead, camp):
    mission = camp.missions.first()
    page = lead.post(
        reverse("camp_mission", args=[camp.pk, mission.pk]), {"text": "La salle est réservée."}, follow=True
    )
    assert "La salle est réservée." in page.content.decode()


def test_new_rules_keep_the_former_version(lead, camp):
    lead.post(reverse("camp_rules", args=[camp.pk]), {"text": "Objet, revu"})
    page = lead.get(reverse("camp_rules", args=[camp.pk])).content.decode()
    assert ("Objet, revu" in page, list(camp.rules.values_list("number", flat=True))) == (True, [2, 1])


def test_rules_saved_unchanged_make_no_version(lead, camp):
    lead.post(reverse("camp_rules", args=[camp.pk]), {"text": "Objet"})
    assert camp.rules.count() == 1


def test_anyone_with_the_link_proposes_a_challenge(camp):
    url = reverse("challenge_propose", args=[camp.pk])
    assert Client().get(proposing.link(camp)).status_code == 200
    answer = Client().post(url, IDEA | {"cle": proposing.key(camp)})
    made = Challenge.objects.get(title=IDEA["title"])
    assert (answer.status_code, made.state, made.email) == (200, "proposed", "aya@syndicat.example")


def test_without_the_key_nothing_opens(camp):
    url = reverse("challenge_propose", args=[camp.pk])
    assert [Client().get(url, {"cle": key}).status_code for key in ("", "faux")] == [404, 404]


def test_the_link_opens_nothing_once_the_camp_has_begun(camp):
    camp.start(by=camp.dossier.lead)
    assert (
        proposing.link(camp),
        Client().get(reverse("challenge_propose", args=[camp.pk]), {"cle": proposing.key(camp)}).status_code,
    ) == ("", 404)


def test_a_proposal_that_lacks_its_problem_is_shown_again(camp):
    answer = Client().post(
        reverse("challenge_propose", args=[camp.pk]), IDEA | {"cle": proposing.key(camp), "problem": ""}
    )
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["problem"])


def test_data_are_added_to_a_challenge_then_removed(lead, camp):
    challenge = camp.challenges.first()
    url = reverse("challenge_data_new", args=[challenge.pk])
    lead.post(
        url,
        {
            "title": "Arrêts",
            "url": "https://data.example/arrets",
            "licence": "etalab-2.0",
            "format": "CSV",
            "contact": "",
        },
    )
    row = challenge.data_sets.get()
    assert "Arrêts" in lead.get(challenge.get_absolute_url()).content.decode()
    lead.post(reverse("challenge_data", args=[challenge.pk, row.pk]), {"remove": "1"})
    assert not challenge.data_sets.exists()


def test_the_public_page_tells_places_and_challenges(camp):
    samples.registration(camp)
    page = Client().get(camp.public_url)
    assert (page.context["verdict"]["text"], "Défi 1" in page.content.decode()) == ("4 places sont libres.", True)


def test_the_public_page_names_only_partners_who_agreed(camp):
    page = Client().get(camp.public_url).content.decode()
    assert ("Partenaire 1" in page, "Partenaire 2" in page) == (True, False)


def test_the_public_page_shows_no_contact(camp):
    page = Client().get(camp.public_url).content.decode()
    assert [word in page for word in ("Aya Diop", "aya@regie.example")] == [False, False]


def test_a_camp_in_preparation_has_no_public_page():
    camp = samples.camp("preparation")
    Camp.objects.filter(pk=camp.pk).update(slug="avant-l-heure")
    assert Client().get("/camps/avant-l-heure/").status_code == 404


def test_the_programme_is_a_calendar_whose_changes_count(lead, camp):
    one = camp.agenda.first()
    url = reverse("camp_agenda_edit", args=[camp.pk, one.pk])
    shown = lead.get(url).context["form"]["shown"].value()
    hours = {
        name: clock.timezone.localtime(getattr(one, name)).strftime("%Y-%m-%dT%H:%M")
        for name in ("starts_at", "ends_at")
    }
    lead.post(url, {"title": "Accueil", "place": "", "text": "", "shown": shown, **hours})
    calendar = Client().get(reverse("camp_calendar", args=[camp.slug])).content.decode()
    assert ("SUMMARY:Camp des mobilités : Accueil" in calendar, "SEQUENCE:1" in calendar) == (True, True)


def test_a_moment_ends_after_it_begins(lead, camp):
    day = (clock.now() + timedelta(days=30)).strftime("%Y-%m-%d")
    answer = lead.post(
        reverse("camp_agenda_new", args=[camp.pk]),
        {"title": "Repas", "starts_at": f"{day}T14:00", "ends_at": f"{day}T13:00"},
    )
    assert list(answer.context["form"].errors) == ["ends_at"]


def test_the_list_of_camps_tells_those_to_come(camp):
    assert camp.public_url in Client().get(reverse("camps")).content.decode()


def test_without_a_camp_the_list_says_what_to_do():
    assert "Aucun camp n’est annoncé" in Client().get(reverse("camps")).content.decode()
