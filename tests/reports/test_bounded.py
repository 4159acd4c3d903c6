"""A document takes no more time or memory than it may; what goes wrong travels back in words; whoever gives up stops it."""

import threading
import time

import pytest

from reports import bounded, reasons
from reports.bounded import TooHeavy, TooLong


@pytest.fixture
def making(monkeypatch):
    """Whatever is rendered is made by this function instead."""
    return lambda make: monkeypatch.setattr("reports.pdf.render", lambda facts: make())


def test_what_is_made_comes_back(making):
    making(lambda: "made")
    assert bounded.render(None) == "made"


def test_too_much_memory_fails_alone(making, settings):
    settings.DOCUMENT_MEMORY = 64 * 2**20
    making(lambda: len(bytearray(2**30)))
    with pytest.raises(TooHeavy):
        bounded.render(None)


def test_control_the_same_memory_is_given_when_the_limit_allows_it(making):
    making(lambda: len(bytearray(2**28)))
    assert bounded.render(None) == 2**28


def test_too_much_time_fails_alone(making, settings):
    settings.DOCUMENT_SECONDS = 1

    def forever():
        while True:
            pass

    making(forever)
    with pytest.raises(TooLong):
        bounded.render(None)


def test_an_error_travels_as_it_is(making):
    making(lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        bounded.render(None)


def test_an_error_that_cannot_travel_is_told_in_words(making):
    class Odd(Exception):
        pass

    def fail():
        raise Odd("étrange")

    making(fail)
    with pytest.raises(RuntimeError, match="Odd: étrange"):
        bounded.render(None)


def test_who_gives_up_stops_it(making, monkeypatch):
    monkeypatch.setattr(bounded, "BEAT", 0.05)
    making(lambda: time.sleep(60))

    def give_up():
        raise KeyboardInterrupt

    before = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        bounded.render(None, give_up)
    assert time.monotonic() - before < 5


def test_a_process_with_threads_renders_by_itself(making):
    making(threading.get_ident)
    ended = threading.Event()
    thread = threading.Thread(target=ended.wait)
    thread.start()
    try:
        assert bounded.render(None) == threading.get_ident()
    finally:
        ended.set()
        thread.join()


def test_a_child_killed_by_the_system_was_too_heavy():
    with pytest.raises(TooHeavy):
        bounded.outcome(b"", 9)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (TooLong(), "trop de temps"),
        (TooHeavy(), "trop de mémoire"),
        (OSError(), "n’a pas répondu"),
        (KeyError("x"), "KeyError"),
    ],
)
def test_each_failure_is_said_in_french(error, words):
    assert words in reasons.said(error)


def test_a_text_that_asks_for_the_outside_is_said_so():
    from reports.fetcher import Forbidden

    assert "du dehors" in reasons.said(Forbidden("x"))


@pytest.mark.parametrize(
    ("error", "tries", "over"),
    [(TooHeavy(), 1, True), (TooLong(), 1, True), (KeyError(), 1, False), (KeyError(), reasons.TRIES, True)],
)
def test_what_would_fail_again_is_not_tried_again(error, tries, over):
    assert reasons.is_final(error, tries) is over
