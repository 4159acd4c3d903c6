"""Who reads and who writes a residence, as a table."""

import pytest
from django.core.exceptions import PermissionDenied

from programs.models import User
from residences.models import Residence
from residences.permissions import approves, reads, records, writes
from residences.views import access
from tests import factories

pytestmark = pytest.mark.django_db
PAGES = ["", "definition", "phases", "financement", "equipe", "carnet", "prototypes", "images"]
FORMS = {
    "cadre": writes, "convention": writes, "phases/ajouter": writes, "financement/ajouter": writes, "equipe/ajouter": writes,
    "carnet/ajouter": records, "prototypes/ajouter": records, "images/ajouter": records,
}  # fmt: skip
# role: reads, writes, records, approves
TABLE = {
    "lead": (1, 1, 1, 0), "member": (1, 1, 1, 0), "coach": (1, 1, 1, 1), "officer": (1, 1, 1, 1), "resident": (1, 0, 1, 0),
    "observer": (1, 0, 0, 0), "operator": (1, 0, 0, 0), "mentor": (1, 0, 0, 0), "signatory": (1, 0, 0, 0), "authority": (1, 0, 0, 0),
    "admin": (1, 0, 0, 0), "reviewer": (0, 0, 0, 0), "stranger": (0, 0, 0, 0),
}  # fmt: skip


@pytest.mark.parametrize("role", TABLE)
def test_each_role_has_its_rights(role, residence, person_of):
    user = User.objects.get(pk=person_of(role).pk)
    assert tuple(int(may(residence, user)) for may in (reads, writes, records, approves)) == TABLE[role]


@pytest.mark.parametrize("role", TABLE)
def test_each_page_opens_to_its_readers_only(role, residence, person_of, signed_in, url):
    browser = signed_in(person_of(role))
    expected = 200 if TABLE[role][0] else 404
    assert {page: browser.get(url(page) if page else url()).status_code for page in PAGES} == dict.fromkeys(
        PAGES, expected
    )


@pytest.mark.parametrize("role", TABLE)
def test_each_form_opens_to_its_writers_only(role, residence, person_of, signed_in, url):
    person = person_of(role)
    browser, user = signed_in(person), User.objects.get(pk=person.pk)
    expected = {page: 200 if may(residence, user) else 403 if TABLE[role][0] else 404 for page, may in FORMS.items()}
    assert {page: browser.get(url(page)).status_code for page in FORMS} == expected


def test_once_abandoned_the_lead_reads_and_the_coach_still_corrects(residence):
    lead = User.objects.get(pk=residence.dossier.lead.pk)
    residence.abandon(by=lead, lessons="Commencer plus petit.", comment="Départ.")
    coach = User.objects.get(pk=residence.dossier.coach.pk)
    assert (reads(residence, lead), writes(residence, lead), records(residence, lead), writes(residence, coach)) == (
        True,
        False,
        False,
        True,
    )


def test_a_resident_removes_their_own_note_only(residence, signed_in, url):
    resident = factories.person("resident", dossier=residence.dossier)
    mine = residence.notes.create(title="La mienne", text="Vu.", author=resident)
    theirs = residence.notes.exclude(author=resident).first()
    browser = signed_in(resident)
    answers = [browser.post(url("carnet", note.pk, "retirer")).status_code for note in (mine, theirs)]
    assert (answers, residence.notes.filter(pk=theirs.pk).exists(), residence.notes.filter(pk=mine.pk).exists()) == (
        [302, 403],
        True,
        False,
    )


def test_the_lead_does_not_approve_the_definition(browser, url):
    assert browser.post(url("definition", "approuver")).status_code == 403


def test_a_residence_that_does_not_exist_is_not_found(browser):
    assert browser.get("/residences/00000000-0000-0000-0000-000000000000/").status_code == 404
    assert Residence.objects.count() == 1


def test_who_led_an_abandoned_residence_is_told_who_may_correct_it(residence, browser, url):
    residence.abandon(
        by=User.objects.get(pk=residence.dossier.lead.pk), lessons="Commencer plus petit.", comment="Départ."
    )
    response = browser.get(url("cadre"))
    assert response.status_code == 403
    assert "Cette résidence est terminée" in response.content.decode()


def test_the_jury_does_not_read_the_residence(residence, signed_in, url):
    juror = factories.person("reviewer", call=residence.dossier.call)
    assert signed_in(juror).get(url()).status_code == 404
    chair = factories.person("chair", call=residence.dossier.call)
    assert signed_in(chair).get(url()).status_code == 404


def test_the_right_to_write_is_judged_again_once_locked(residence, rf):
    lead, judged = User.objects.get(pk=residence.dossier.lead.pk), []

    def may(shown, user):
        """Somebody abandons the residence right after the first look."""
        allowed = writes(shown, user)
        judged.append(allowed)
        if len(judged) == 1:
            Residence.objects.get(pk=shown.pk).abandon(by=factories.officer(), lessons="Trop tôt.", comment="Arrêt.")
        return allowed

    request = rf.post("/")
    request.user = lead
    with pytest.raises(PermissionDenied):
        access.found(request, residence.pk, may)
    assert judged == [True, False]
