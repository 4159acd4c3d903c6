"""The harness keeps each test to itself: nothing is written outside the transaction that is rolled back."""

import pytest

from tests import factories


@pytest.fixture
def hasty(django_db_setup):
    """What is said to a fixture that writes before its test has a transaction."""
    with pytest.raises(RuntimeError) as refusal:
        factories.territory()
    return str(refusal.value)


def test_a_fixture_writes_only_in_the_transaction_of_its_test(hasty):
    assert "Database access not allowed" in hasty
