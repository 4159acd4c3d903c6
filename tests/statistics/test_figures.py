"""Statistics of a call: each figure is what its definition says; drafts that do not move are reminded once."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs import clock, drafts, idle, tasks, visits
from programs.models import Dossier, Mail, Outbox
from reports import callfigures
from reports.callstatistics import percent, sentence, span
from tests import factories

pytestmark = pytest.mark.django_db


def place(name, departement, population=1400):
    return factories.organization(name, territory=factories.territory(name, departement, departement_name=departement, population=population))  # fmt: skip


def answered(call, state="draft", **more):
    return factories.dossier(state, on=call, **more)


def aged(dossier, days):
    Dossier.objects.filter(pk=dossier.pk).update(written_at=clock.now() - timedelta(days=days))


def test_visits_drafts_and_submissions_are_counted():
    call = factories.call()
    for _n in range(5):
        visits.count(call, "amrf")
    answered(call), answered(call, "submitted"), answered(call, "withdrawn"), answered(factories.call())
    figures = callfigures.of(call)
    assert (figures.visits, figures.begun, figures.sent) == (5, 3, 2)


def test_each_day_from_the_first_to_the_last_shows_even_the_empty_ones():
    call = factories.call()
    answered(call, "submitted")
    with clock.at(clock.now() - timedelta(days=3)):
        visits.count(call)
    assert [(day.visits, day.begun, day.sent) for day in callfigures.of(call).days] == [(1, 0, 0), (0, 0, 0), (0, 0, 0), (0, 1, 1)]  # fmt: skip


def test_a_long_call_is_shown_by_week():
    call = factories.call()
    for days in (0, 60):
        with clock.at(clock.now() - timedelta(days=days)):
            visits.count(call)
    figures = callfigures.of(call)
    assert (figures.by_week, sum(day.visits for day in figures.days), {day.day.weekday() for day in figures.days}) == (True, 2, {0})  # fmt: skip


def test_a_day_is_that_of_paris():
    call = factories.call()
    dossier = answered(call)
    late = clock.now().replace(hour=23, minute=30)  # UTC: already tomorrow in Paris
    Dossier.objects.filter(pk=dossier.pk).update(created_at=late)
    assert [day.day for day in callfigures.of(call).days] == [late.date() + timedelta(days=1)]


def test_territories_kinds_and_sizes_of_communes():
    call = factories.call()
    for organization in (place("A", "18", 300), place("B", "18", 499), place("C", "29", 500), factories.organization("Le Lien", "association")):  # fmt: skip
        answered(call, "submitted", organization=organization)
    figures = callfigures.of(call)
    assert [(share.label, share.sent) for share in figures.departements] == [("18 (18)", 2), ("29 (29)", 1), ("Hors département", 1)]  # fmt: skip
    assert [share.sent for share in figures.sizes] == [2, 1, 0, 0, 0]
    assert [(share.label, share.sent) for share in figures.kinds] == [("Commune", 3), ("Association", 1)]


def test_a_council_counts_in_its_departement_and_a_body_where_it_is_attached():
    call, cher = factories.call(), factories.departement()
    park = factories.organization("Parc", "pnr", attached_to=factories.territory("Méry", "18"))
    for organization in (factories.organization("Cher", "departement", territory=cher), park):
        answered(call, "submitted", organization=organization)
    figures = callfigures.of(call)
    assert ([(one.label, one.sent) for one in figures.departements], figures.sizes) == ([("Cher (18)", 2)], [])


def test_the_median_is_half_of_the_times_from_draft_to_first_submission():
    call = factories.call()
    for hours in (1, 3, 50):
        dossier = answered(call, "submitted")
        Dossier.objects.filter(pk=dossier.pk).update(created_at=dossier.submitted_at - timedelta(hours=hours))
    assert span(callfigures.of(call).median) == "3 heures"


@pytest.mark.parametrize(("days", "expected"), [(6, 0), (8, 1)])
def test_a_draft_does_not_move_when_nobody_wrote_for_seven_days(days, expected):
    call = factories.call()
    aged(answered(call), days)
    assert callfigures.of(call).idle == expected


def test_writing_moves_a_draft(signed_in):
    dossier = answered(factories.call())
    aged(dossier, 8)
    address = reverse("dossier_autosave", args=[dossier.pk, 0])
    signed_in(dossier.lead).post(address, {"title": "Autre", "base": f"title:{drafts.digest(dossier.title)}"})
    assert idle.drafts(dossier.call).count() == 0


@pytest.mark.parametrize("whole", [0, 3])
def test_a_call_without_a_dossier_says_so(whole):
    assert (percent(0, 0), sentence(callfigures.of(factories.call()))) == (None, "Personne n’a encore commencé de réponse.")  # fmt: skip


@pytest.fixture
def browser(signed_in):
    return signed_in(factories.officer())


def test_the_page_shows_every_chart_with_its_table(browser):
    call = factories.call()
    answered(call, "submitted"), answered(call)
    page = browser.get(reverse("call_statistics", args=[call.pk])).content.decode()
    assert (page.count("<svg"), page.count("<table")) == (4, 4)


def test_an_empty_call_has_no_chart(browser):
    page = browser.get(reverse("call_statistics", args=[factories.call().pk])).content.decode()
    assert (page.count("<svg"), "Pas encore de chiffre" in page) == (0, True)


@pytest.mark.parametrize("many", [1, 3])
def test_the_number_of_queries_is_constant(browser, many):
    call = factories.call()
    for n in range(many):
        answered(call, "submitted", organization=place(f"C{n}", f"{n + 10}"))
        visits.count(call, f"r{n}")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        browser.get(reverse("call_statistics", args=[call.pk]))
    assert len(queries) == 8


def stale_call():
    """A call with a draft that does not move and one that does."""
    call = factories.call()
    aged(answered(call), 8)
    answered(call)
    return call


def carried_out():
    for pk in tasks.due().filter(kind="mail", key__startswith="idle").values_list("pk", flat=True):
        tasks.carry_out(str(pk))


def test_the_authors_of_drafts_that_do_not_move_are_reminded(browser, settings, tmp_path):
    settings.MAILBOX, call = tmp_path, stale_call()
    browser.post(reverse("call_remind", args=[call.pk]))
    carried_out()
    mail = Mail.objects.get(subject__contains="votre brouillon vous attend")
    assert (mail.recipient, "n’est pas déposé" in mail.body, mail.sent_at is not None) == (call.dossiers.earliest("created_at").lead, True, True)  # fmt: skip


def test_nobody_is_reminded_twice_in_seven_days(browser):
    call = stale_call()
    for _time in range(2):
        browser.post(reverse("call_remind", args=[call.pk]))
    assert (Outbox.objects.filter(key__startswith="idle").count(), idle.to_remind(call).count()) == (1, 0)


def test_nobody_is_reminded_once_the_call_is_closed(browser):
    call = stale_call()
    call.close(by=factories.person("officer"), comment="Fermé.")
    browser.post(reverse("call_remind", args=[call.pk]))
    assert not Outbox.objects.filter(key__startswith="idle").exists()


def test_an_authority_reads_but_does_not_remind(signed_in):
    call, browser = stale_call(), signed_in(factories.with_second_factor(factories.person("authority")))
    pages = [browser.get(reverse(name, args=[call.pk])).status_code for name in ("call_statistics", "call_remind")]
    assert pages == [200, 404]
