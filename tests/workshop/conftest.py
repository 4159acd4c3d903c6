"""A residence in the field, an officer who writes, another who approves, a report of the workshop."""

import pytest

from programs import tasks
from programs.models import Dossier, Outbox, Publication, User
from programs.models.attachment import kept
from reports import workshop
from tests import factories


@pytest.fixture(autouse=True)
def files(files):
    """Files of tests live and die with them."""


@pytest.fixture(scope="module")
def field(once):
    """A residence in the field, with two rows of each relation."""
    return once(factories.filled, "running")


@pytest.fixture
def dossier(field, db):
    return Dossier.objects.get(pk=field.dossier_id)


@pytest.fixture
def writer():
    return factories.officer(name="Ana Ruiz")


@pytest.fixture
def reader():
    return factories.officer(name="Élie Roche")


@pytest.fixture
def opened(dossier, writer):
    """Open a report of this kind over the programme of the residence."""

    def make(kind="plain_summary", **scope):
        publication = Publication(
            kind=kind, program=dossier.call.program, title="Une année", promise="En une phrase.", **scope
        )
        return workshop.opened(publication, writer)

    return make


def write(publication, by, body="Une équipe vient. Elle travaille avec les habitants."):
    """Write every text of a report."""
    for text in publication.texts.all():
        text.write(body, by, text.revision)
    return Publication.objects.get(pk=publication.pk)


def worker(publication):
    """What the worker makes for a report."""
    for pk in Outbox.objects.filter(kind="document", done_at=None, line__object_id=publication.pk).values_list(
        "pk", flat=True
    ):
        tasks.carry_out(str(pk))
    return Publication.objects.get(pk=publication.pk)


def proven(publication, by):
    """Its proof, made."""
    publication = Publication.objects.get(pk=publication.pk)
    publication.prove(by=by)
    return worker(publication)


@pytest.fixture
def sealed(opened, writer, reader):
    """Seal a report of this kind."""

    def make(kind="plain_summary", **scope):
        publication = proven(write(opened(kind, **scope), writer), writer)
        publication.approve(by=reader)
        publication.seal(by=writer)
        return worker(publication)

    return make


def bytes_of(document):
    """The bytes of a document."""
    return kept(document.sha256)


def system():
    return User.objects.system()
