"""The papers of a camp: badges of those who have a place, the sheet to sign, certificates of those who came."""

import hashlib
import io
from datetime import datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse

from hackathons.models import Camp
from hackathons.signed import SEAT
from programs import clock
from programs.models import Document
from reports import campdocuments, camppapers, verification
from tests.hackathons import samples

# WeasyPrint leaves its colour profile open.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
PARIS = ZoneInfo("Europe/Paris")


def lasting(*hours):
    """A camp between these hours, as far as its papers know."""
    start, end = (datetime.fromisoformat(hour).replace(tzinfo=PARIS) for hour in hours)
    return SimpleNamespace(starts_at=start, ends_at=end)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-11-22T09:00", "2026-11-22T18:00", "le 22 novembre 2026"),
        ("2026-11-22T09:00", "2026-11-23T18:00", "les 22 et 23 novembre 2026"),
        ("2026-11-30T09:00", "2026-12-01T18:00", "du 30 novembre 2026 au 1er décembre 2026"),
        ("2026-11-20T09:00", "2026-11-23T18:00", "du 20 novembre 2026 au 23 novembre 2026"),
    ],
)
def test_the_days_of_a_camp_in_words(first, last, said):
    assert camppapers.days(lasting(first, last)).replace("\u00a0", " ") == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-11-21T09:00", "2026-11-22T17:00", ["matin", "après-midi"] * 2),
        ("2026-11-20T18:00", "2026-11-21T12:00", ["après-midi", "matin"]),
        ("2026-11-20T09:00", "2026-11-29T12:00", ["matin", "après-midi"] * 4),
    ],
)
def test_the_half_days_of_a_camp(first, last, said):
    assert [half for _day, half in camppapers.halves(lasting(first, last))] == said


def test_without_dates_there_is_one_column_and_no_day():
    camp = SimpleNamespace(starts_at=None, ends_at=None)
    assert (camppapers.days(camp), camppapers.halves(camp)) == ("", [("journée", "")])


@pytest.fixture
def people(camp):
    """Two have a place, of whom one came; one has not confirmed."""
    found = [samples.registration(camp, name, settled=name != "Sam", profile="student" if name == "Zoé" else "agent") for name in ("Zoé", "Éloi", "Sam")]  # fmt: skip
    found[0].check_in(by=camp.dossier.lead)
    return found


def named(rows):
    return [row.name for row in rows]


@pytest.mark.django_db
def test_badges_and_sheet_are_for_who_has_a_place_certificates_for_who_came(camp, people):
    placed = list(camppapers.placed(camp))
    sheet = camppapers.attendance(camp, placed, by_profile=True)
    assert named(camppapers.badges(camp, placed, by_four=True).rows) == ["Éloi", "Zoé"]
    assert [(group.title, named(group.rows)) for group in sheet.groups] == [("Agent public", ["Éloi"]), ("Étudiant", ["Zoé"])]  # fmt: skip
    assert named(camppapers.certificates(camp, placed).rows) == ["Zoé"]


@pytest.mark.django_db
def test_a_certificate_names_the_team_and_its_challenge(camp, people):
    samples.team(camp, people[0], name="Les Bus")
    one = camppapers.certificates(camp, people).rows[0]
    assert (one.team, one.challenge) == ("Les Bus", camp.challenges.first().title)


@pytest.mark.django_db
def test_the_code_of_a_badge_opens_the_door(camp, people):
    badge = camppapers.badges(camp, people[:1], by_four=False).rows[0]
    assert (badge.url, badge.squares[0] > 20) == (people[0].door_link, True)


@pytest.mark.django_db
def test_many_people_are_cut_into_files(lead, camp, people, monkeypatch):
    monkeypatch.setattr(campdocuments, "MOST", 1)
    page = lead.get(reverse("camp_papers", args=[camp.pk]))
    assert [(one["first"], one["people"]) for one in page.context["lots"]] == [("Éloi", 1), ("Zoé", 1)]
    assert [lead.get(reverse("camp_badges", args=[camp.pk]), {"lot": lot}).status_code for lot in ("9", "0", "x")] == [404, 200, 200]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "query"), [("camp_badges", {"par": "4"}), ("camp_attendance", {"ordre": "profil"})])
def test_those_who_welcome_download_badges_and_sheet(lead, camp, people, name, query):
    answer = lead.get(reverse(name, args=[camp.pk]), query)
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert (len(pdf.pages), answer["Cache-Control"]) == (1, "private, no-store")


@pytest.mark.django_db
def test_a_sheet_taken_at_the_door_is_told_authentic(lead, camp, people):
    sheet = lead.get(reverse("camp_attendance", args=[camp.pk])).content
    assert verification.known(hashlib.sha256(sheet).hexdigest()).imprint.kind == "attendance"


@pytest.mark.django_db
def test_certificates_wait_for_the_camp(lead, camp, people):
    assert lead.get(reverse("camp_certificates", args=[camp.pk])).status_code == 404


@pytest.fixture
def over(camp, people):
    """The same camp, ended."""
    start = clock.now() - timedelta(hours=1)
    Camp.objects.filter(pk=camp.pk).update(starts_at=start, ends_at=start + timedelta(days=1))
    Camp.objects.get(pk=camp.pk).start(by=camp.dossier.lead)
    Camp.objects.get(pk=camp.pk).end(by=camp.dossier.lead)
    return Camp.objects.get(pk=camp.pk)


@pytest.mark.django_db
def test_once_the_camp_is_over_each_has_their_certificate_and_those_who_welcome_have_all(signed_in, over, people):
    mine = {"cle": SEAT.key(str(people[0].pk))}
    page = Client().get(people[0].get_absolute_url(), mine).content.decode()
    address = reverse("seat_certificate", args=[people[0].pk])
    assert (address in page, Client().get(address, mine).content[:5]) == (True, b"%PDF-")
    assert signed_in(over.dossier.lead).get(reverse("camp_certificates", args=[over.pk])).status_code == 200


@pytest.fixture
def certificate(over, people):
    """The certificate of Zoé, taken twice by its link."""
    address, mine = reverse("seat_certificate", args=[people[0].pk]), {"cle": SEAT.key(str(people[0].pk))}
    return [Client().get(address, mine).content for _twice in range(2)][1]


@pytest.mark.django_db
def test_a_certificate_is_kept_once_and_checked_by_its_file_and_its_code(certificate):
    kept = Document.objects.get(kind="certificate")
    assert verification.known(hashlib.sha256(certificate).hexdigest()) == (
        "authentic",
        kept.sha256,
        kept,
        False,
        "",
        None,
        None,
    )
    assert verification.of_code(verification.codes.written_in(certificate)).code == "authentic"


@pytest.mark.django_db
def test_a_certificate_shows_in_nobody_s_documents(certificate, over):
    assert [*Document.objects.visible_to(over.dossier.lead).filter(kind="certificate")] == []
    assert "Zoé" not in Document.objects.get(kind="certificate").title


@pytest.mark.django_db
def test_who_did_not_come_or_has_no_link_has_no_certificate(over, people):
    absent = {"cle": SEAT.key(str(people[1].pk))}
    assert Client().get(reverse("seat_certificate", args=[people[1].pk]), absent).status_code == 404
    assert Client().get(reverse("seat_certificate", args=[people[0].pk])).status_code == 404
