"""The rows of a residence: adding, changing, removing, and what each refuses."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programs import clock
from tests import factories
from tests.dossiers import samples

pytestmark = pytest.mark.django_db


def test_a_funder_is_added_with_its_amount(residence, browser, url):
    response = browser.post(url("financement", "ajouter"), {"funder": "Région", "amount": "8 000,50", "stage": "asked"})
    line = residence.dossier.funding.get(amount=Decimal("8000.50"))
    assert (response.url, line.funder, line.stage) == (url("financement"), "Région", "asked")


@pytest.mark.parametrize("amount", ["", "0", "-5", "mille", "99999999999999"])
def test_a_wrong_amount_is_refused_and_stays_typed(browser, url, amount):
    response = browser.post(url("financement", "ajouter"), {"funder": "Région", "amount": amount, "stage": "asked"})
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["amount"])
    assert 'value="Région"' in response.content.decode()


def test_the_totals_follow_the_stages(residence, browser, url):
    residence.dossier.funding.create(funder="Fonds", amount=5000, stage="asked")
    money = browser.get(url("financement")).context["money"]
    assert (money.acquired, money.hoped, money.left, money.acquired_width) == (20000, 5000, 0, "80.00%")


def test_a_row_of_another_residence_is_not_found(browser, url):
    other = factories.filled("running")
    pages = [
        url("financement", other.dossier.funding.first().pk),
        url("carnet", other.notes.first().pk),
        url("equipe", other.residents.first().pk),
    ]
    assert {browser.get(page).status_code for page in pages} == {404}


def test_a_colleague_s_amount_is_not_covered(residence, browser, url):
    line = residence.dossier.funding.first()
    form = browser.get(url("financement", line.pk)).context["form"]
    residence.dossier.funding.filter(pk=line.pk).update(amount=111)
    response = browser.post(
        url("financement", line.pk),
        {"funder": line.funder, "amount": "222", "stage": "paid", "shown": form["shown"].value()},
    )
    line.refresh_from_db()
    assert (response.status_code, line.amount) == (422, 111)


def test_a_row_is_removed_once_confirmed(residence, browser, url):
    line = residence.dossier.funding.first()
    page = browser.get(url("financement", line.pk, "retirer"))
    assert page.status_code == 200
    assert residence.dossier.funding.count() == 2
    browser.post(url("financement", line.pk, "retirer"))
    assert residence.dossier.funding.count() == 1


def test_a_resident_is_added_to_the_team(residence, browser, url):
    browser.post(url("equipe", "ajouter"), {"name": "Hugo Blanc", "discipline": "architecture", "role": ""})
    assert residence.residents.filter(name="Hugo Blanc", discipline="architecture").exists()


def test_a_note_is_signed_by_who_writes_it(residence, signed_in, url):
    resident = factories.person("resident", dossier=residence.dossier)
    data = {
        "title": "Au marché",
        "on": clock.today().isoformat(),
        "phase": residence.phases.first().pk,
        "text": "Douze conversations.",
    }
    signed_in(resident).post(url("carnet", "ajouter"), data)
    note = residence.notes.get(title="Au marché")
    assert (note.author, note.phase) == (resident, residence.phases.first())


def test_a_colleague_who_corrects_a_note_does_not_sign_it(residence, signed_in, url):
    note = residence.notes.first()
    browser = signed_in(factories.person("member", dossier=residence.dossier))
    form = browser.get(url("carnet", note.pk)).context["form"]
    browser.post(
        url("carnet", note.pk),
        {"title": "Corrigé", "on": note.on.isoformat(), "text": "Vu.", "shown": form["shown"].value()},
    )
    note.refresh_from_db()
    assert (note.title, note.author) == ("Corrigé", residence.dossier.lead)


def test_a_note_of_tomorrow_or_of_another_residence_s_phase_is_refused(browser, url):
    other = factories.filled("running").phases.first()
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()
    response = browser.post(
        url("carnet", "ajouter"), {"title": "Rêve", "on": tomorrow, "phase": other.pk, "text": "Rien."}
    )
    assert sorted(response.context["form"].errors) == ["on", "phase"]


def test_a_trial_without_its_lesson_is_refused_beside_the_field(residence, browser, url):
    made = residence.prototypes.first()
    typed = {"prototype": str(made.pk), "on": clock.today().isoformat(), "who": "habitants"}
    response = browser.post(url("essais", "ajouter"), typed)
    assert list(response.context["form"].errors) == ["learned"]


def test_a_picture_says_what_it_shows(residence, browser, url):
    browser.post(
        url("images", "ajouter"),
        {"file": samples.sent("terrain.png", samples.picture()), "caption": "L’ancienne école", "faces": "nobody"},
    )
    assert 'alt="L’ancienne école"' in browser.get(url("images")).content.decode()


def test_a_picture_without_a_caption_is_refused(browser, url):
    response = browser.post(
        url("images", "ajouter"),
        {"file": samples.sent("terrain.png", samples.picture()), "caption": "", "faces": "nobody"},
    )
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["caption"])


def test_a_document_is_no_picture(browser, url):
    response = browser.post(
        url("images", "ajouter"),
        {"file": samples.sent("plan.pdf", samples.PDF), "caption": "Un plan", "faces": "nobody"},
    )
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["file"])


@pytest.mark.parametrize("part", ["financement", "equipe", "carnet", "prototypes", "images"])
def test_an_empty_part_says_what_to_do(part, signed_in):
    residence = factories.residence()
    page = signed_in(residence.dossier.lead).get(f"/residences/{residence.pk}/{part}/").content.decode()
    assert 'class="empty__title"' in page
    assert f"/residences/{residence.pk}/{part}/ajouter/" in page


def fill(residence, part, n):
    """This part with n rows."""
    dossier, lead = residence.dossier, residence.dossier.lead
    make = {
        "carnet": lambda k: residence.notes.create(title=f"{k}", text="Vu.", phase=residence.phases.first(), author=lead),
        "prototypes": lambda k: residence.prototypes.create(name=f"{k}", description="Un essai."),
        "equipe": lambda k: residence.residents.create(name=f"{k}", discipline="design"),
        "financement": lambda k: dossier.funding.create(funder=f"{k}", amount=5),
    }[part]  # fmt: skip
    for k in range(n):
        make(k)


@pytest.mark.parametrize(("part", "count"), [("carnet", 6), ("prototypes", 7), ("equipe", 10), ("financement", 7)])
def test_a_list_takes_as_many_queries_for_three_rows_as_for_one(part, count, signed_in):
    residence = factories.residence()
    browser, counts = signed_in(residence.dossier.lead), []
    for more in (1, 2):
        fill(residence, part, more)
        browser.get(f"/residences/{residence.pk}/{part}/")
        with CaptureQueriesContext(connection) as queries:
            browser.get(f"/residences/{residence.pk}/{part}/")
        counts.append(len(queries))
    assert counts == [count, count]


def test_notes_are_shown_fifty_at_a_time(residence, browser, url):
    residence.notes.all().delete()
    fill(residence, "carnet", 51)
    assert [len(browser.get(url("carnet") + query).context["rows"]) for query in ("", "?page=2")] == [50, 1]
