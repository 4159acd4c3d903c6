"""The papers of a start-up: the sheet of a month, the file frozen for its committee, the file of its taker."""

from datetime import timedelta

import pytest
from django.core import mail

from programs import clock
from programs.models import Checkin, Mail, Outbox
from reports import papers, startuppapers, takeovers, tasks
from startups import freezing
from startups import tasks as hourly
from tests.startups import samples

pytestmark = pytest.mark.django_db


def effects(startup, kind):
    """What is owed to a start-up as papers of this kind."""
    return Outbox.objects.filter(line__object_id=startup.pk, key__startswith=f"{kind}:")


def documents(startup):
    """Its papers: kind, state."""
    kinds = list(papers.KINDS)
    return list(startup.dossier.documents.filter(kind__in=kinds).order_by("created_at").values_list("kind", "state"))


def test_the_monthly_sheet_says_where_the_start_up_stands(startup):
    samples.measured(startup)
    Checkin.objects.create(dossier=startup.dossier, by=startup.dossier.lead, weather="sun", success="Premiers parents.")
    made = startuppapers.month(startup, "octobre 2026")
    assert (len(made.measures), made.weather.rows[0][1:], made.passages, made.finding[:7]) == (5, ("Beau\xa0temps", "Premiers parents."), (), "Parents")  # fmt: skip


def test_a_start_up_just_opened_has_its_sheet():
    made = startuppapers.month(samples.bare(), "octobre 2026")
    assert (made.measures, made.weather, made.facts[0].label) == ((), None, "État")


def test_the_file_of_a_committee_holds_its_agenda_and_what_was_learned(startup):
    row = startup.coming_committee
    row.place = "Mairie"
    made = startuppapers.committee(startup, row)
    assert (made.genre, made.agenda, [one.title for one in made.passages]) == ("Dossier du comité n°\u00a01", "Les six mois.", ["Le problème", "Ce que les usagers nous ont appris", "Les hypothèses"])  # fmt: skip


def test_the_sheet_of_the_month_is_a_document_listed_with_the_others(startup, browser, url):
    done = browser.post(url("fiche-du-mois"))
    (made,) = browser.get(url("documents")).context["papers"]
    assert (done.url, made.kind, made.state) == (url("documents"), "startup_month", "ready")


def test_the_same_facts_are_not_made_twice_and_others_replace_them(startup):
    first, second = (papers.ask("startup_month", startup, "2026-10") for _n in range(2))
    startup.pitch = "Une place, sans appeler."
    startup.save(update_fields=["pitch"])
    papers.ask("startup_month", startup, "2026-10")
    assert (first == second, documents(startup)) == (True, [("startup_month", "replaced"), ("startup_month", "ready")])


def test_two_months_stand_side_by_side(startup):
    for month in ("2026-09", "2026-10"):
        papers.ask("startup_month", startup, month)
    assert documents(startup) == [("startup_month", "ready")] * 2


def test_the_file_frozen_is_what_the_committee_reads(startup, browser, url):
    startup.committees.update(material=None)
    shown, done = browser.get(url("comite", "dossier")), browser.post(url("comite", "dossier"))
    made = startup.committees.get().file
    assert (shown.context["late"], done.url, made.title) == (False, url("documents"), "Dossier du comité n°\u00a01")
    assert "material" not in [need.code for need in startup.missing_to_convene()]


def test_in_its_last_week_the_lead_no_longer_has_the_file_made_anew(startup, browser, url, signed_in):
    startup.committees.update(held_at=clock.now() + timedelta(days=5))
    page = url("comite", "dossier")
    first, again = browser.post(page).status_code, browser.post(page).status_code
    coach = signed_in(startup.dossier.coach).post(page).status_code
    assert (first, again, browser.get(page).context["shut"], coach) == (302, 403, True, 302)


def test_without_a_day_there_is_no_file_to_freeze(startup, browser, url):
    startup.committees.update(held_at=None)
    assert browser.post(url("comite", "dossier")).url == url("comite")


@pytest.mark.parametrize(("days", "owed"), [(6, 1), (8, 0), (-1, 0)])
def test_a_week_before_the_committee_its_file_freezes_by_itself_once(startup, days, owed):
    startup.committees.update(held_at=clock.now() + timedelta(days=days), material=None)
    for _time in range(2):
        freezing.freeze()
    told = set(Mail.objects.filter(subject__contains="figé").values_list("address", flat=True))
    assert (effects(startup, "committee_file").count(), told) == (owed, {startup.dossier.lead.email, startup.dossier.coach.email} if owed else set())  # fmt: skip


def test_a_file_that_someone_froze_is_left_as_it_is(startup):
    startup.committees.update(held_at=clock.now() + timedelta(days=6))
    papers.ask("committee_file", startup.coming_committee)
    freezing.freeze()
    assert effects(startup, "committee_file").count() == 1


def test_the_sheet_of_the_month_that_has_ended_is_made_by_itself_once(startup):
    type(startup).objects.filter(pk=startup.pk).update(started_on=clock.today() - timedelta(days=40))
    for _time in range(2):
        hourly.make_papers()
    (effect,) = effects(startup, "startup_month")
    assert (tasks.produce(effect), effect.document.state, len(mail.outbox)) == (None, "ready", 0)


def test_the_takeover_file_says_what_is_handed_over(startup):
    startup.checks.filter(of="exit", order__lte=22).update(answer="yes", proof="Vu.")
    startup.dossier.expenses.create(label="Salaires", planned=100000, spent=80000)
    made = takeovers.takeover(startup)
    assert [one.title for one in made.tables] == ["La liste de sortie", "Ce qui se transmet", "Qui l’a construit", "Les standards encore à atteindre"]  # fmt: skip
    assert (made.finding, [one.value for one in made.facts if one.label == "Reste"], made.weather) == ("2 points de la liste de sortie sont acquis sur 10\u202f; 8 restent sans réponse.", ["40\u00a0000\u00a0€"], None)  # fmt: skip


def test_the_takeover_file_of_a_decided_start_up_tells_the_decision(startup):
    startup.committees.update(decision="transfer", reasons="Le syndicat s’en charge.")
    startup.taker, startup.wanted = "Syndicat", "Cent usagers."
    startup.assets.all().delete()
    startup.members.update(came_on=clock.today())
    startup.checks.update(answer="yes", proof="Vu.")
    made = takeovers.takeover(startup)
    assert (made.facts[0].value, [one.title for one in made.passages][-2:], len(made.tables)) == ("Syndicat", ["Ce que le comité a décidé", "Ce que le comité demande à voir"], 2)  # fmt: skip


def test_the_takeover_file_is_made_from_its_page(startup, browser, url):
    before, done = browser.get(url("reprise")), browser.post(url("reprise"))
    after = browser.get(url("reprise"))
    assert (before.context["document"], before.context["assets"], done.url) == (None, 2, url("reprise"))
    assert (after.context["document"].title, startup.takeover_file == after.context["document"]) == ("Dossier de reprise\u00a0: Une place en crèche", True)  # fmt: skip


def test_a_paper_that_cannot_be_made_says_so_and_stays_owed(startup, browser, url, monkeypatch):
    monkeypatch.setattr(takeovers, "takeover", lambda startup: startuppapers.month(startup, "octobre"))
    monkeypatch.setattr("reports.pdf.options", lambda *facts: 1 / 0)
    page = browser.post(url("reprise"), follow=True).content.decode()
    assert ("n’a pas pu être fait" in page, documents(startup)) == (True, [("takeover", "failed")])
