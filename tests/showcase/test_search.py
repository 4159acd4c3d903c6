"""The showcase found: French words, filters, the map, feeds, the family of a project, a word to its team."""

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs import clock
from programs.models import Dossier, Filiation, FinalReport, Mail, Showing
from reports import lineage, maps, published
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files")]
SHOWCASE = "/realisations/"


@pytest.fixture(scope="module")
def made(once):
    """A published report in the Cher, on the digital."""
    return once(furnished)


def furnished():
    report = factories.report("published")
    type(report.dossier.call).objects.filter(pk=report.dossier.call_id).update(themes=["digital"])
    return report


@pytest.fixture
def report(made):
    return FinalReport.objects.get(pk=made.pk)


def found(**asked):
    return [one.pk for one in published.asked(**asked)]


@pytest.mark.parametrize(("words", "finds"), [
    ("guichets", True), ("GUICHET vient", True), ("guich", True), ("commune", True), ("zèbre", False), ("guichet -commune", False), ("\x00'", False),
])  # fmt: skip
def test_french_words_find_a_report(report, words, finds):
    assert found(words=words) == ([report.pk] if finds else [])


def test_a_report_withheld_leaves_the_index_and_comes_back(report):
    factories.report_step(report, "withhold")
    gone = Showing.objects.count()
    factories.report_step(report, "publish")
    assert (gone, found(words="guichet")) == (0, [report.pk])


def test_what_is_being_corrected_is_found_by_the_words_published_only(report):
    factories.report_step(report, "correct")
    FinalReport.objects.filter(pk=report.pk).update(title="Secret")
    assert (found(words="secret"), found(words="guichet")) == ([], [report.pk])


def test_each_filter_finds_it_or_not(report):
    organization, day = report.dossier.organization, report.published_on
    place = organization.territory
    good = {"departement": place.departement, "region": place.region, "program": report.dossier.call.program.code, "theme": "digital", "year": str(day.year), "kind": organization.kind}  # fmt: skip
    bad = {
        "departement": "99",
        "region": "99",
        "program": "rien",
        "theme": "health",
        "year": "1999",
        "kind": "hospital",
    }
    assert [found(**{name: value}) for name, value in good.items()] == [[report.pk]] * 6
    assert [found(**{name: value}) for name, value in bad.items()] == [[]] * 6


def test_what_a_region_leads_is_found_in_it(report):
    place = report.dossier.organization.territory
    place.kind, place.code, place.region, place.departement = "region", "24", "", ""
    place.save()
    assert (found(region="24"), found(region="53")) == ([report.pk], [])


def test_the_page_offers_only_what_there_is_and_the_map_leads_to_a_departement(report):
    page = Client().get(SHOWCASE, {"q": "guichet"})
    place = report.dossier.organization.territory.departement
    assert [value for value, _label in page.context["form"].fields["departement"].choices] == ["", place]
    assert [(one.value, one.url) for one in page.context["map"].rows] == [(1, f"?q=guichet&departement={place}#found")]


def test_the_page_costs_the_same_with_one_report_and_with_three(report):
    counts = []
    for _more in range(2):
        with CaptureQueriesContext(connection) as asked:
            Client().get(SHOWCASE)
        counts.append(len(asked))
        factories.report("published"), factories.report("published")
    assert counts[0] == counts[1] <= 8


@pytest.mark.parametrize("name", ["showcase_atom", "showcase_rss"])
def test_feeds_hold_what_was_published(report, name):
    feed = Client().get(reverse(name)).content.decode()
    assert "Un guichet qui vient à vous" in feed
    assert f"urn:uuid:{report.pk}" in feed


def offspring(report, **announced):
    """A dossier confirmed that arose from the project of this report."""
    child = factories.residence().dossier
    Dossier.objects.filter(pk=child.pk).update(origin=report.dossier)
    type(child.call).objects.filter(pk=child.call_id).update(**announced)
    Filiation.objects.create(dossier=child, name="Équipe « Les Bus »", project="Camp", on=clock.today())
    return child


def test_a_family_is_told_from_the_eldest(report):
    child = offspring(report, announced_at=clock.now())
    kin = lineage.of(Dossier.objects.get(pk=child.pk))
    assert [(one.url, one.is_this, one.story) for one in kin] == [
        (report.get_public_url(), False, ""),
        ("", True, "Équipe « Les Bus »"),
    ]
    assert "D’où il vient" in Client().get(report.get_public_url()).content.decode()


def test_what_is_not_announced_is_no_family(report):
    offspring(report, announced_at=None)
    assert lineage.of(report.dossier) == []


# a word to the team


class Refusing(BaseEmailBackend):
    """A server that is away."""

    def send_messages(self, messages):
        raise OSError("away")


def write(report, **typed):
    asked = {"name": "Paul Martin", "email": "paul@exemple.fr", "message": "Bonjour", "site": ""} | typed
    return Client().post(reverse("project_contact", args=[report.dossier_id]), asked)


def test_a_message_reaches_the_lead_and_shows_no_address(report):
    answer = write(report)
    (sent,) = mail.outbox
    assert (answer.status_code, sent.to, sent.reply_to) == (302, [report.dossier.lead.email], ["paul@exemple.fr"])
    assert (
        report.dossier.lead.email
        not in Client().get(reverse("project_contact", args=[report.dossier_id])).content.decode()
    )
    assert Mail.objects.get(address=sent.to[0], subject=sent.subject).dossier_id == report.dossier_id


def test_a_robot_is_told_the_same_and_sends_nothing(report):
    assert (write(report, site="http://spam").status_code, mail.outbox) == (302, [])


def test_a_message_without_words_comes_back_with_what_was_typed(report):
    answer = write(report, message="")
    assert (answer.status_code, "Paul Martin" in answer.content.decode(), mail.outbox) == (422, True, [])


def test_the_sixth_message_of_an_hour_waits(report, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    answers = [write(report).status_code for _n in range(6)]
    assert answers == [302] * 5 + [422]


def test_a_server_that_refuses_is_said(report, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    assert write(report).status_code == 422


# the map


def test_every_departement_has_its_place_on_the_map():
    codes = {one.code for one in maps.shapes()}
    assert len(codes) == 107
    assert codes == set(maps.centres())


@pytest.mark.parametrize(("values", "legend"), [
    ({}, []), ({"18": 1}, [(4, 1, 1)]), ({"18": 12, "2A": 3}, [(1, 1, 3), (2, 4, 6), (3, 7, 9), (4, 10, 12)]),
])  # fmt: skip
def test_the_legend_says_what_each_colour_holds(values, legend):
    made = maps.drawn(values, {})
    assert made.legend == legend
    assert all(one.level in {level for level, _first, _last in legend} for one in made.places if one.value)


def test_where_a_departement_is_on_the_globe():
    assert (maps.point("75"), maps.point("974")[1] < -20, maps.point("")) == ([2.35, 48.86], True, None)
