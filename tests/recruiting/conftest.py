"""A position that is open and who recruits for it, shared by the tests of a module."""

import pytest

from tests.recruiting import samples


@pytest.fixture(scope="module")
def position(once):
    return once(samples.position)


@pytest.fixture(scope="module")
def recruiter(once):
    return once(samples.recruiter)


@pytest.fixture
def client(signed_in, recruiter):
    return signed_in(recruiter)
