"""Browsers signed in."""

import pytest
from django.test import Client

from programs.models import User


@pytest.fixture
def signed_in():
    """A browser in which this person is signed in."""

    def sign_in(person):
        client = Client()
        client.force_login(
            User.objects.get(pk=person.pk), backend="allauth.account.auth_backends.AuthenticationBackend"
        )
        return client

    return sign_in
