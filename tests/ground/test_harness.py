"""The harness keeps each test to itself: nothing is written outside the transaction that is rolled back."""

import pytest
from django.db import IntegrityError, transaction

from programs.models import Organization, Territory
from tests import factories


@pytest.fixture
def hasty(django_db_setup):
    """What is said to a fixture that writes before its test has a transaction."""
    with pytest.raises(RuntimeError) as refusal:
        factories.territory()
    return str(refusal.value)


def test_a_fixture_writes_only_in_the_transaction_of_its_test(hasty):
    assert "Database access not allowed" in hasty


@pytest.fixture(scope="module")
def shared(once):
    """A row that several tests start from."""
    return once(factories.territory)


@pytest.mark.django_db
@pytest.mark.parametrize("turn", [1, 2])
def test_shared_rows_come_back_as_they_were_written(shared, turn):
    found = Territory.objects.get(pk=shared.pk).name
    Territory.objects.update(name="Ailleurs")
    assert found == "Lignières"


@pytest.mark.django_db
def test_without_shared_rows_none_is_found():
    assert not Territory.objects.exists()


def orphan():
    """A row whose key leads nowhere, which only the commit refuses."""
    with transaction.atomic():
        Organization.objects.create(name="Commune", kind="commune", territory_id="commune-nowhere")


@pytest.mark.django_db
def test_what_a_commit_refuses_is_found_in_a_test_that_is_rolled_back():
    with pytest.raises(IntegrityError):
        orphan()


@pytest.mark.django_db
def test_what_a_commit_refuses_is_found_above_shared_rows_too(shared):
    with pytest.raises(IntegrityError):
        orphan()
