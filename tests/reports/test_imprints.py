"""Papers made as they are asked for: nothing of them is kept but what it takes to know them again."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from programs.models import Imprint
from reports import codes, verification
from reports.imprints import printed
from tests.reports import campsamples
from tests.reports.conftest import made
from tests.reports.test_pdf import text

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def facts():
    return campsamples.attendance(2)


@pytest.fixture
def paper(facts):
    """A sheet to sign, printed."""
    return printed(facts)


def verdict(content, typed=""):
    return verification.of_file(SimpleUploadedFile("x.pdf", content), typed)


def test_the_same_paper_asked_for_later_is_the_same_file_and_leaves_one_trace(facts, paper):
    again = printed(replace(facts, made_at=facts.made_at + timedelta(days=3)))
    assert (again == paper, Imprint.objects.count()) == (True, 1)


def test_other_facts_leave_another_trace(facts, paper):
    printed(replace(facts, place="Ailleurs"))
    assert Imprint.objects.values("code").distinct().count() == 2


def test_a_trace_says_nothing_of_what_the_paper_says(facts, paper):
    trace = Imprint.objects.values().get()
    assert [name for name in ("Zoé", facts.camp, facts.reference) if name in str(trace)] == []


def test_a_paper_is_authentic_by_its_file(paper):
    found = verdict(paper)
    assert (found.code, found.document, found.imprint.kind) == ("authentic", None, "attendance")


def test_a_changed_paper_is_altered(paper):
    found = verdict(paper + b"\n% note")
    assert (found.code, found.imprint.kind) == ("altered", "attendance")


def test_another_file_under_the_code_of_a_paper_is_altered(paper):
    assert verdict(b"%PDF-1.7 autre", Imprint.objects.get().code).code == "altered"


def test_by_its_code_alone_a_paper_says_its_nature_and_that_it_is_not_kept(client, paper):
    page = client.get(reverse("verify_code", args=[codes.written_in(paper)])).content.decode()
    said = ("feuille d’émargement", "le 12 novembre 2026", "n’est pas conservé")
    assert [words for words in said if words not in page.replace("\u00a0", " ")] == []


def test_the_page_says_of_a_changed_paper_that_it_was_altered(client, paper):
    sent = {"file": SimpleUploadedFile("x.pdf", paper + b"\n% note"), "digest": ""}
    assert "Il porte le code d’un imprimé" in client.post(reverse("verify_document"), sent).content.decode()


def test_the_page_says_of_a_paper_unchanged_that_it_is_authentic(client, paper):
    sent = {"file": SimpleUploadedFile("x.pdf", paper), "digest": ""}
    assert "Ce document est authentique" in client.post(reverse("verify_document"), sent).content.decode()


@pytest.mark.parametrize("kind", Imprint.Kind.values)
def test_every_paper_prints_its_code(kind):
    assert codes.code_of(made(kind).data_sha256) in text(kind)
