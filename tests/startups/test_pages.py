"""The pages of a start-up: its verdict, what is typed, what is refused beside its field, what a reader reads."""

from datetime import timedelta

import pytest
from django.urls import reverse

from programs import clock
from programs.models import Filiation, Position
from startups.models import Startup
from startups.standing import WORDS
from tests import factories
from tests.dossiers import samples as files
from tests.startups import samples

pytestmark = pytest.mark.django_db


def verdict(signed_in, startup, person=None):
    """The sentence that says it all, on the page of a start-up."""
    return signed_in(person or startup.dossier.lead).get(startup.get_absolute_url()).context["verdict"]["title"]


def test_the_first_sentence_counts_what_is_missing(signed_in):
    startup = samples.bare()
    page = signed_in(startup.dossier.lead).get(startup.get_absolute_url())
    assert (
        page.context["verdict"]["title"]
        == "Le projet est en cadrage\u00a0: il reste 4 points à régler avant de présenter le problème."
    )
    assert [str(item["label"]) for item in page.context["todo"]] == [
        "Écrire le problème",
        "Nommer le sponsor",
        "Raconter une rencontre",
        "Joindre la lettre",
    ]


DAYS = [  # days since the first day, days until the last, what is said
    (-3, 180, "Les six mois commencent le"), (60, 120, "Le service se construit\u00a0: il reste 120 jours, jusqu’au"),
    (150, 30, "Le comité est prêt"), (190, -5, "Les six mois se sont achevés le"),
]  # fmt: skip


@pytest.mark.parametrize(("past", "left", "said"), DAYS)
def test_while_it_is_built_the_first_sentence_says_how_long_is_left(signed_in, startup, past, left, said):
    today = clock.today()
    Startup.objects.filter(pk=startup.pk).update(
        started_on=today - timedelta(days=past), ends_on=today + timedelta(days=left)
    )
    assert verdict(signed_in, startup).startswith(said)


def test_the_end_of_the_six_months_stops_nothing(signed_in, startup):
    Startup.objects.filter(pk=startup.pk).update(
        started_on=clock.today() - timedelta(days=200), ends_on=clock.today() - timedelta(days=9)
    )
    page = signed_in(startup.dossier.lead).get(startup.get_absolute_url())
    assert (page.context["verdict"]["tone"], Startup.objects.get(pk=startup.pk).state) == ("alert", "building")


@pytest.mark.parametrize("decision", ["", "continue", "stop"])
def test_before_the_committee_what_its_decision_lacks_is_said(signed_in, at, decision):
    startup = at("committee")
    startup.committees.update(decision=decision)
    needs = 1 if decision else 2
    assert f"{needs} point" in verdict(signed_in, startup)


@pytest.mark.parametrize(("decision", "done"), [("transfer", 6), ("stop", 4)])
def test_the_stages_say_where_it_ended(at, decision, done):
    startup = at("committee")
    startup.committees.update(decision=decision)
    samples.approve(startup)
    startup.checks.filter(of="exit").update(answer="no", proof="Plus tard.")
    startup, officer = Startup.objects.get(pk=startup.pk), factories.person("officer")
    if decision == "stop":
        startup.stop(by=officer, lessons="Trop tôt.", comment="Peu d’usagers.")
    else:
        startup.transfer(by=officer, taker="Syndicat mixte", waive=["takeover"], comment="Remis à la main.")
    assert sum(stage["when"] == "done" for stage in WORDS.stages_of(startup)) == done


def test_an_observer_has_nothing_to_do(startup, signed_in):
    page = signed_in(factories.person("observer", dossier=startup.dossier)).get(startup.get_absolute_url())
    assert (str(page.context["verdict"]["calm"]), page.context["steps"], page.context["todo"]) == (
        "Vous n’avez rien à faire.",
        [],
        [],
    )


def test_the_project_shows_the_camp_it_was_born_in(startup, browser, url):
    startup.dossier.origin = factories.dossier("draft")
    startup.dossier.save()
    Filiation.objects.create(
        dossier=startup.dossier, name="Équipe Les Bus", project="Camp des mobilités", on=clock.today()
    )
    assert "Né de «\u00a0Camp des mobilités\u00a0»" in browser.get(url()).content.decode()


def typed(browser, page, /, **changes):
    """The form as its page shows it, with these changes."""
    form = browser.get(page).context["form"]
    data = {name: form[name].value() for name in form.fields if name != "file"}
    shown = {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in data.items()
        if value is not None
    }
    return browser.post(page, shown | changes)


def test_the_problem_is_written(startup, browser, url):
    response = typed(browser, url("cadrage"), problem="Un an d’attente.")
    startup.refresh_from_db()
    assert (response.url, startup.problem) == (url(), "Un an d’attente.")


def test_the_mission_letter_is_joined_with_its_share_of_time(startup, browser, url):
    typed(browser, url("lettre-de-mission"), freed="80", file=files.sent("lettre.pdf", files.PDF))
    startup.refresh_from_db()
    assert (startup.freed, startup.letters.filter(name="lettre.pdf").count()) == (80, 1)


def test_a_letter_without_its_file_is_refused_beside_its_field(startup, browser, url):
    startup.letters.delete()
    response = typed(browser, url("lettre-de-mission"), freed="80")
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["file"])


def test_more_than_full_time_is_refused(startup, browser, url):
    response = typed(browser, url("lettre-de-mission"), freed="120")
    assert response.status_code == 422


def test_a_letter_to_be_signed_is_refused(startup, browser, url):
    response = typed(browser, url("lettre-de-mission"), letter_on=(clock.today() + timedelta(days=2)).isoformat())
    assert list(response.context["form"].errors) == ["letter_on"]


def test_the_product_sheet_names_the_service(startup, browser, url):
    typed(
        browser,
        url("produit"),
        service="Berceau",
        pitch="Une place.",
        solution="Voir.",
        goal="Deux fois moins.",
        address="berceau.example",
    )
    startup.refresh_from_db()
    assert (startup.service_name, startup.address, startup.sheet_is_written) == (
        "Berceau",
        "https://berceau.example",
        True,
    )


def test_the_committee_to_come_has_its_agenda_and_its_material(startup, browser, url):
    startup.committees.all().delete()
    typed(
        browser,
        url("comite"),
        held_at="2027-03-20T14:00",
        agenda="Les six mois.",
        file=files.sent("dossier.pdf", files.PDF),
    )
    row = startup.committees.get()
    assert (row.number, row.agenda, row.material.name, str(row)) == (
        1,
        "Les six mois.",
        "dossier.pdf",
        "Comité n°\u00a01",
    )


def test_a_second_committee_is_prepared_once_the_first_has_decided(startup, browser, url):
    startup.committees.update(decision="provisional")
    typed(browser, url("comite"), agenda="Les preuves.")
    assert list(startup.committees.values_list("number", "agenda")) == [(2, "Les preuves."), (1, "Les six mois.")]


def test_the_officer_writes_down_the_decision_and_who_was_there(at, signed_in):
    startup = at("committee")
    browser = signed_in(factories.officer())
    address = f"/start-ups/{startup.pk}/comite/decision/"
    said = {"decision": "stop", "reasons": "Peu d’usagers."}
    refused, kept = typed(browser, address, **said), typed(browser, address, **said, present="Mme Morvan, maire")
    row = startup.committees.get()
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["present"])
    assert (kept.status_code, row.decision, row.present) == (302, "stop", "Mme Morvan, maire")


def test_a_question_answered_has_its_proof(startup, browser, url):
    one = startup.checks.filter(of="standards").first()
    refused = typed(browser, url("standards"), **{f"answer-{one.pk}": "yes"})
    kept = typed(browser, url("standards"), **{f"answer-{one.pk}": "yes", f"proof-{one.pk}": "Lettre de mission."})
    one.refresh_from_db()
    assert (refused.status_code, kept.status_code, one.answer) == (422, 302, "yes")


def test_a_colleague_s_answers_are_not_covered(startup, browser, url):
    before = browser.get(url("standards")).context["form"]["shown"].value()
    startup.checks.filter(of="standards").update(answer="no", proof="Pas encore.")
    response = browser.post(url("standards"), {"shown": before})
    assert (response.status_code, startup.checks.filter(answer="no").count()) == (422, 20)


def test_a_reader_reads_the_checklist_without_a_form(startup, signed_in, url):
    startup.checks.filter(of="standards").update(answer="no", proof="Prévu en mars.")
    page = signed_in(factories.person("observer", dossier=startup.dossier)).get(url("standards")).content.decode()
    assert ("Prévu en mars." in page, "<select" in page) == (True, False)


@pytest.mark.parametrize("learned", ["Écrire à jeanne@exemple.fr", "La rappeler au 06 12 34 56 78"])
def test_an_encounter_tells_nobody_s_address(browser, url, learned):
    response = browser.post(
        url("rencontres", "ajouter"), {"profile": "Une mère", "on": "2026-01-05", "learned": learned}
    )
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["learned"])


def test_an_encounter_is_told(startup, browser, url):
    browser.post(
        url("rencontres", "ajouter"),
        {"profile": "Une mère", "on": "2026-01-05", "situation": "À la crèche", "learned": "Elle appelle."},
    )
    assert startup.interviews.get(profile="Une mère").author == startup.dossier.lead


def test_an_encounter_to_come_is_refused(browser, url):
    day = (clock.today() + timedelta(days=1)).isoformat()
    response = browser.post(url("rencontres", "ajouter"), {"profile": "Une mère", "on": day, "learned": "Rien."})
    assert list(response.context["form"].errors) == ["on"]


def test_a_hypothesis_that_falls_says_what_it_taught(browser, url):
    response = browser.post(url("hypotheses", "ajouter"), {"text": "Ils appellent.", "fate": "falls"})
    assert list(response.context["form"].errors) == ["learned"]


def test_one_leaves_after_one_has_come(browser, url):
    response = browser.post(
        url("equipe", "ajouter"),
        {"name": "Ana", "trade": "design", "origin": "lent", "came_on": "2026-02-02", "left_on": "2026-01-01"},
    )
    assert list(response.context["form"].errors) == ["left_on"]


@pytest.mark.parametrize("part", ["rencontres", "hypotheses", "equipe", "transmission", "budget", "financement"])
def test_each_part_shows_its_rows(browser, url, part):
    assert browser.get(url(part)).status_code == 200


def test_what_the_convened_committee_reads_no_longer_changes(signed_in, at):
    startup = at("committee")
    browser = signed_in(startup.dossier.coach)
    for name in ("startup_committee", "startup_freeze"):
        page = browser.post(reverse(name, args=[startup.pk]), {"agenda": "Autre chose"}, follow=True).content.decode()
        assert "ne changent plus" in page, name
    assert startup.committees.get().agenda != "Autre chose"


def test_a_stopped_start_up_says_what_would_start_it_again(signed_in, at):
    startup = at("building")
    lead = type(startup.dossier.lead).objects.get(pk=startup.dossier.lead.pk)
    startup.stop_early(by=lead, lessons="Trop tôt.", restart="Une règle commune.", comment="Départ.")
    page = signed_in(lead).get(startup.get_absolute_url()).content.decode()
    assert ("Une règle commune." in page, "Une règle commune." in startup.report_draft("lessons")) == (True, True)


def test_what_is_over_is_read_only_for_its_lead(startup, browser, url):
    startup.stop_early(
        by=type(startup.dossier.lead).objects.get(pk=startup.dossier.lead.pk), lessons="Trop tôt.", comment="Départ."
    )
    response = browser.get(url("cadrage"))
    assert (response.status_code, "terminée" in response.content.decode()) == (403, True)


def test_the_team_shows_the_jobs_still_to_be_filled(startup, browser, url):
    Position.open_for(startup.dossier, factories.person("officer"), title="Développeuse senior")
    page = browser.get(url("equipe"))
    assert (page.context["vacant"], "Développeuse senior" in page.content.decode()) == (1, True)
