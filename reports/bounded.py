"""A document is rendered in a child of the worker, bounded in time and memory: too heavy, it fails alone and says why."""

import os
import pickle
import resource
import select
import signal
import threading
from collections.abc import Callable

from billiard.util import set_pdeathsig
from django.conf import settings

BEAT = 1.0  # seconds between two signs of life
PAGE = os.sysconf("SC_PAGE_SIZE")


class TooLong(Exception):
    """The making took more time than a document may."""


class TooHeavy(Exception):
    """The making took more memory than a document may."""


def render(facts, beat: Callable[[], None] = lambda: None):
    """The Pdf of these facts, made by a child; ``beat`` is called each second and may raise to give it up."""
    from reports import pdf  # slow to import, and only the worker needs it

    if threading.active_count() > 1:  # a fork copies one thread only: a process with several renders by itself
        return pdf.render(facts)
    pdf.stylesheets(settings.SITE_THEME)  # read once by the worker, for all its children
    reads, writes = os.pipe()
    if not (pid := os.fork()):
        child(writes, lambda: pdf.render(facts))
    os.close(writes)
    try:
        said = heard(reads, beat)
    except BaseException:
        os.kill(pid, signal.SIGKILL)
        raise
    finally:
        os.close(reads)
        status = os.waitpid(pid, 0)[1]
    return outcome(said, status)


def heard(reads: int, beat: Callable[[], None]) -> bytes:
    """All that the child says until it ends."""
    pieces = []
    while True:
        if not select.select([reads], [], [], BEAT)[0]:
            beat()
        elif piece := os.read(reads, 1 << 20):
            pieces.append(piece)
        else:
            return b"".join(pieces)


def outcome(said: bytes, status: int):
    """What the child made, or why it could not."""
    ended = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    if ended == signal.SIGXCPU:
        raise TooLong
    if ended or not said:  # killed by the system, or its libraries gave up for want of memory
        raise TooHeavy
    kind, value = pickle.loads(said)  # noqa: S301 - our own child wrote it
    if kind == "made":
        return value
    raise TooHeavy if isinstance(value, MemoryError) else value


def child(writes: int, make: Callable):
    """In the child: make within the limits, say what was made or what went wrong, end at once."""
    try:
        set_pdeathsig(signal.SIGKILL)  # it does not outlive its worker
        signal.signal(signal.SIGXCPU, signal.SIG_DFL)
        limit()
        said = pickle.dumps(("made", make()))
    except BaseException as error:
        said = told(error)
    with os.fdopen(writes, "wb") as pipe:
        pipe.write(said)
    os._exit(0)


def told(error: BaseException) -> bytes:
    """An error that travels, in its own class or in words."""
    try:
        said = pickle.dumps(("failed", error))
        pickle.loads(said)  # noqa: S301 - what we have just written
    except Exception:
        return pickle.dumps(("failed", RuntimeError(f"{type(error).__name__}: {error}")))
    return said


def limit() -> None:
    """So many seconds of work and so many bytes more than now; the system holds to it."""
    with open("/proc/self/statm") as file:
        now = int(file.read().split()[0]) * PAGE
    resource.setrlimit(resource.RLIMIT_AS, (now + settings.DOCUMENT_MEMORY, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_CPU, (settings.DOCUMENT_SECONDS, settings.DOCUMENT_SECONDS + 5))
