"""Hostile files, sent by the page as a person would: each is refused in words, none is kept, the page never breaks."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import ImageFile

from programs import uploads
from programs.models import Attachment
from tests import factories
from tests.dossiers.samples import PDF, docx
from tests.fuzz.files import HOSTILE

pytestmark = pytest.mark.django_db


@pytest.fixture
def send(signed_in):
    """Join a file to a dossier by its page; the status of the answer."""
    dossier = factories.dossier("draft")
    browser = signed_in(dossier.lead)

    def joined(name, content):
        file = SimpleUploadedFile("x", content)
        file._name = name  # as the browser says it, paths and all
        return browser.post(reverse("attachment_add", args=[dossier.pk]), {"kind": "deliberation", "file": file}).status_code  # fmt: skip

    return joined


def test_sixty_hostile_files_at_least():
    assert len({content for _name, content in HOSTILE} | {name for name, _content in HOSTILE}) > 60
    assert len(HOSTILE) >= 60


@pytest.mark.parametrize("lenient", [False, True])  # WeasyPrint's import asks Pillow to forgive, everywhere
@pytest.mark.parametrize("number", [n for n, (name, _content) in enumerate(HOSTILE) if name.endswith(("png", "jpg"))])
def test_a_hostile_picture_is_refused_whatever_pillow_forgives(send, monkeypatch, number, lenient):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", lenient)
    assert (send(*HOSTILE[number]), Attachment.objects.count()) == (422, 0)


@pytest.mark.parametrize("number", range(len(HOSTILE)), ids=lambda n: f"{n}-{HOSTILE[n][0]!r}")
def test_a_hostile_file_is_refused(send, number):
    assert (send(*HOSTILE[number]), Attachment.objects.count()) == (422, 0)


@pytest.mark.parametrize(("name", "content"), [("plan.pdf", PDF), ("note.docx", docx()), ("mot.txt", "Été".encode())])
def test_control_an_honest_file_is_kept(send, name, content):
    assert (send(name, content), Attachment.objects.count()) == (302, 1)


def test_control_without_the_checks_the_hostile_are_kept(send, monkeypatch):
    monkeypatch.setattr(uploads, "CHECKS", dict.fromkeys(uploads.CHECKS, lambda content: None))
    answers = [send(name, content) for name, content in HOSTILE]
    assert (answers.count(302) > 15, set(answers)) == (True, {302, 422})
