"""The statistics of a large call are kept some minutes, and the page says how old they are."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse

from programs import clock
from programs.models import Call
from reports import callknown
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def large(monkeypatch):
    """A call that counts as large, with one draft, already counted."""
    cache.clear()
    monkeypatch.setattr(callknown, "MANY", 1)
    call = factories.dossier("draft").call
    callknown.of(call)
    return call


def begun(call):
    return callknown.of(call).figures.begun


def test_a_small_call_is_counted_as_one_comes(large, monkeypatch):
    monkeypatch.setattr(callknown, "MANY", 5)
    cache.clear()
    callknown.of(large)
    factories.dossier("draft", on=large)
    assert begun(large) == 2


def test_a_large_call_is_not_counted_again_at_each_visit(large):
    factories.dossier("draft", on=large)
    assert begun(large) == 1


def test_what_was_counted_before_the_announcement_does_not_serve_after_it(large):
    Call.objects.filter(pk=large.pk).update(announced_at=clock.now() - timedelta(minutes=1))
    large.refresh_from_db()
    assert callknown.of(large).outcomes is not None


def test_the_page_says_how_old_its_figures_are(large, signed_in):
    with clock.at(clock.now() + timedelta(minutes=7)):
        page = signed_in(factories.with_second_factor(factories.person("officer"))).get(
            reverse("call_statistics", args=[large.pk])
        )
    assert "Chiffres comptés il y a 7\xa0min." in page.content.decode()


def test_they_are_kept_ten_minutes(large, monkeypatch):
    kept = []
    monkeypatch.setattr(cache, "set", lambda key, found, seconds: kept.append(seconds))
    cache.clear()
    callknown.of(large)
    assert kept == [600]
