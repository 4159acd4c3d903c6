"""What is kept of applicants, and what is left after their erasure: a number, states, dates; no word, no file, no mail."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.urls import reverse

from programs import clock, mailing, nightly, pool
from programs.erasure import sweep_files
from programs.integrity import breaches
from programs.models import Applicant, Mail, Outbox, User
from programs.models.attachment import path_of
from programs.recruiting import APPLICATION
from tests import factories
from tests.recruiting import samples
from tests.recruiting.samples import CANARY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files")]


def told(one):
    """Every mail owed so far about this applicant, as it is written to each."""
    for effect in Outbox.objects.filter(line__object_id=one.pk, kind="mail").order_by("created_at", "id"):
        mailing.write(effect)
    return Mail.objects.filter(effect__line__object_id=one.pk)


def tables():
    """Every table that says a word of the canary, whatever its case."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'select count(*) from "{table}" t where t::text ilike %s', [f"%{CANARY}%"])
            if cursor.fetchone()[0]:
                yield table


def files():
    """The files kept that hold the canary."""
    folders, _files = default_storage.listdir("")
    paths = [f"{folder}/{name}" for folder in folders for name in default_storage.listdir(folder)[1]]
    return [path for path in paths if CANARY.encode() in Path(default_storage.path(path)).read_bytes()]


def aged(one):
    """Its file is older than a day: a night has passed."""
    for digest in one.files.values_list("sha256", flat=True):
        os.utime(default_storage.path(path_of(digest)), (0, 0))


def own(one, name="application"):
    return f"{reverse(name, args=[one.pk])}?cle={APPLICATION.key(str(one.pk))}"


def test_what_others_are_told_names_nobody():
    factories.person("recruiter")
    one = samples.marked("offered")
    one.accept(by=User.objects.bearer(one))
    others = told(one).exclude(address__icontains=CANARY)
    found = {(CANARY in mail.subject + mail.body, CANARY.lower() in mail.body) for mail in others}
    assert found == {(False, False)}


def test_control_the_canary_is_everywhere_before():
    one = samples.marked("rejected")
    told(one)
    assert {
        "programs_applicant",
        "programs_applicantfile",
        "programs_mail",
        "programs_scorecard",
        "programs_screening",
    } <= set(tables())
    assert len(files()) == 1


def test_nothing_is_left_after_erasure_in_the_database_nor_in_files():
    one = samples.marked("offered")
    one.reject(by=factories.person("recruiter"), comment=f"Merci {CANARY}.")
    told(one)
    aged(one)
    pool.erase(one)
    sweep_files()
    assert (list(tables()), files(), list(breaches())) == ([], [], [])


def test_what_counts_stays():
    one = samples.marked("rejected")
    pool.erase(one)
    one.refresh_from_db()
    assert (one.reference[:5], one.state, one.screenings.get().marks, one.history.count()) == (
        "CAND-",
        "rejected",
        [1] * 5,
        2,
    )


def test_one_erases_all_by_the_link_while_still_a_candidate():
    one = samples.marked("interview")
    Client().post(own(one, "application_erase"), {"sure": "on"})
    one.refresh_from_db()
    assert (one.state, bool(one.erased_at), list(tables()), Client().get(own(one)).status_code) == (
        "withdrawn",
        True,
        [],
        404,
    )


def test_no_mail_leaves_to_who_erased_all():
    one = samples.marked()
    Client().post(own(one, "application_erase"), {"sure": "on"})
    assert not Outbox.objects.filter(line__object_id=one.pk, done_at=None).exists()


def test_who_is_refused_is_erased_by_the_link_too():
    one = samples.marked("rejected")
    Client().post(own(one, "application_erase"), {"sure": "on"})
    one.refresh_from_db()
    assert (one.state, one.name) == ("rejected", "")


def test_erasing_is_confirmed():
    one = samples.marked()
    codes = [
        Client().get(own(one, "application_erase")).status_code,
        Client().post(own(one, "application_erase")).status_code,
    ]
    assert (codes, Applicant.objects.get().erased_at) == ([200, 422], None)


def test_two_years_after_the_last_contact_all_is_erased_by_night(monkeypatch):
    one, fresh, hired = samples.marked("rejected"), samples.applicant("rejected"), samples.applicant("hired")
    old = clock.now() - timedelta(days=2 * 366)
    Applicant.objects.filter(pk__in=[one.pk, hired.pk]).update(contacted_at=old)
    foreseen = {done.rule: done.erased for done in nightly.foreseen()}
    done = {done.rule: done.erased for done in nightly.apply()}
    kept = [bool(Applicant.objects.get(pk=who.pk).erased_at) for who in (one, fresh, hired)]
    assert (kept, foreseen["candidatures"], done["candidatures"]) == ([True, False, False], 1, 1)


def test_a_word_of_the_applicant_begins_the_two_years_again():
    one = samples.applicant("rejected")
    Applicant.objects.update(contacted_at=clock.now() - timedelta(days=2 * 366))
    Client().post(own(one), {"pool": "1"})
    assert list(pool.due(clock.today())) == []


def test_the_page_of_who_was_erased_says_so(signed_in):
    one = samples.marked("rejected")
    pool.erase(one)
    page = signed_in(samples.recruiter()).get(one.get_absolute_url()).content.decode()
    assert ("est effacé" in page, CANARY in page) == (True, False)


def test_the_dossier_tells_nothing_of_who_applied(signed_in):
    one = samples.marked("left")
    officer, lead = signed_in(factories.officer()), signed_in(one.position.dossier.lead)
    dossier = one.position.dossier
    pages = [
        officer.get(reverse("conversation", args=[dossier.pk])),
        lead.get(dossier.get_absolute_url()),
        officer.get(one.position.get_absolute_url()),
    ]
    assert [CANARY in page.content.decode() for page in pages] == [False] * 3
