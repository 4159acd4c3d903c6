"""Two officers put the same two announcements in touch, each from one end, at once: one does, the other is told; nobody waits for ever."""

import time

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError

from programs.models import Advert, User
from programs.workflow import Conflict, Workflow
from tests import factories
from tests.showcase.test_exchange import offer, published
from tests.trust.race import compete

SHOWN = Advert.others


def slow(advert):
    """What answers an announcement, read long enough for both to have begun."""
    found = SHOWN(advert)
    time.sleep(0.4)
    return found


def connect(number, pair, meet):
    """Put in touch from one end."""
    mine, other = (Advert.objects.get(pk=pk) for pk in (pair[number], pair[1 - number]))
    meet()
    try:
        mine.connect(by=User.objects.filter(roles__code="officer").earliest("pk"), other=str(other.pk))
    except (Conflict, ValidationError):
        return "told"
    except OperationalError:
        return "waited for ever"
    return "done"


@pytest.mark.parametrize(("held", "outcome"), [(True, "told"), (False, "waited for ever")])
def test_one_of_two_officers_puts_them_in_touch(held, outcome, committed, files, monkeypatch):
    factories.person("officer")
    pair = [published().pk, offer().pk]
    monkeypatch.setattr(Advert, "others", slow)
    if not held:
        monkeypatch.setattr(Advert, "lock", Workflow.lock)
    assert compete(connect, [pair], 2) == [{"done": 1, outcome: 1}]
