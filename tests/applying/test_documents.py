"""What the receipt says of who applies."""

import pytest

from programs.models import Dossier
from reports import applying, receipts
from tests import factories

pytestmark = pytest.mark.django_db


def told(dossier):
    """The facts of a dossier as (label, value)."""
    return {fact.label: fact.value for fact in applying.facts(Dossier.objects.get(pk=dossier.pk))}


def test_the_receipt_names_the_partners_and_their_word():
    dossier = factories.dossier()
    factories.partner("committed", of=dossier)
    factories.advance(dossier, "submit", dossier.lead)
    receipt = receipts.receipt(dossier, dossier.history.last())
    assert ("Partenaires", "Association Les Fougères (engagé)") in [(one.label, one.value) for one in receipt.facts]


def test_it_adds_the_territory_up():
    dossier = factories.dossier(organization=factories.organization("Lignières"))
    assert told(dossier)["Périmètre"] == "Lignières (Cher)\xa0: 1 commune, 1\u202f400 habitants"


def test_it_names_the_visa():
    dossier = factories.visa("given").dossier
    assert told(dossier)["Visa"].startswith("Jeanne Morvan, maire, le ")


def test_it_names_the_former_organization():
    assert "Auparavant" not in told(factories.dossier())
