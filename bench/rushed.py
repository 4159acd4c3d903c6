"""The last minute of a call: its scene, its arrivals, what became of each."""

import asyncio
import random
import time
from collections import Counter
from contextlib import contextmanager
from datetime import timedelta
from statistics import quantiles
from typing import NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connections
from django.urls import reverse
from django.utils import timezone

from bench.pages import BACKEND
from programs import clock, integrity
from programs.forms.dossiers import CommitmentsForm
from programs.management.commands import run
from programs.models import Call, Dossier, DossierVersion, Mail, Organization, Outbox, Program, Role, User
from programs.views.autosave import marks

SECTIONS = 3  # one autosave each, so that none waits for another's answer
TOKEN = "a" * 32


def scene(submissions, drafts_):
    """An open call of three sections; complete drafts ready to be submitted, and others that are being written."""
    officer = User.objects.create(email="officer@bench.test", name="Officer")
    Role.objects.create(person=officer, code="officer")
    call = Call(
        program=Program.objects.get(code="residence"), title="Appel", mode="interest", summary="Une phrase.", text="Le texte.",
        opens_at=clock.now() + timedelta(hours=1), closes_at=clock.now() + timedelta(days=1), places=1,
    )  # fmt: skip
    call.begin(by=officer)
    for n in range(SECTIONS):
        section = call.sections.create(order=n, title=f"Partie {n}")
        section.questions.create(order=0, kind="long", label=f"Question {n}", required=True)
    call.publish(by=officer)
    call.open(by=officer)
    return call, [drafted(call, n, True) for n in range(submissions)], [drafted(call, n, False) for n in range(drafts_)]


class Author(NamedTuple):
    """A draft and the session of who leads it."""

    dossier: Dossier
    session: str


def drafted(call, n, complete):
    """One organization, its agent, their draft, their open session."""
    name = f"{'sent' if complete else 'draft'}-{n}"
    place = Organization.objects.create(kind="association", name=f"Association {name}")
    person = User.objects.create(email=f"{name}@bench.test", name=f"Agent {n}", organization=place)
    dossier = Dossier.start(call, place, by=person, title=f"Projet {n}")
    if complete:
        codes = [q["code"] for part in dossier.definition["sections"] for q in part["questions"]]
        Dossier.objects.filter(pk=dossier.pk).update(answers=dict.fromkeys(codes, "Une réponse de quelques lignes. " * 20))  # fmt: skip
    session = SessionStore()
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(person.pk), BACKEND
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return Author(dossier, session.session_key)


def close_at(call, moment):
    """The deadline, once it is known when the minute begins."""
    Call.objects.filter(pk=call.pk).update(closes_at=moment)
    connections.close_all()


@contextmanager
def platform(var):
    """The programs of ``make run``, started and ready, then stopped."""
    for directory in (run.LOGS, var / "broker", var / "beat"):
        directory.mkdir(parents=True, exist_ok=True)
    connections.close_all()
    with run.alone() as lock:
        supervisor = run.Supervisor(lock, print)
        try:
            for name in supervisor.commands:
                supervisor.start(name)
            deadline = time.monotonic() + 120
            while missing := run.failing():
                if time.monotonic() > deadline:
                    raise SystemExit(f"not ready: {missing}")
                time.sleep(0.3)
            yield
        finally:
            supervisor.stop_all()


class Shot(NamedTuple):
    """A request and the moment, in seconds from the start, at which it arrives."""

    at: float
    kind: str
    author: Author
    path: str
    body: bytes
    what: str = ""


class Arrivals:
    """Every request, with its moment, drawn beforehand; the last ones arrive after the deadline."""

    LEAD = 12.0  # seconds to be ready before the first

    def __init__(self, wanted, submitters, writers):
        self.wanted, rng = wanted, random.Random(wanted.seed)
        within = wanted.seconds - 0.05
        on_time, late = submitters[: wanted.submissions], submitters[wanted.submissions :]
        plan = [self.submission(rng.uniform(0, within), "submission", author) for author in on_time]
        plan += [self.submission(wanted.seconds + 1.5 + rng.random(), "late", author) for author in late]
        writings = [(author, section) for author in writers for section in range(1, SECTIONS + 1)][: wanted.autosaves]
        plan += [self.autosave(rng.uniform(0, within), author, section) for author, section in writings]
        self.plan = sorted(plan, key=lambda shot: shot.at)

    def deadline(self):
        """When the call closes: so many seconds after the first arrival; a whole second, as people set it."""
        start = timezone.now() + timedelta(seconds=self.LEAD)
        self.start = (start + timedelta(seconds=1)).replace(microsecond=0)
        return self.start + timedelta(seconds=self.wanted.seconds)

    def submission(self, at, kind, author):
        ticked = dict.fromkeys(CommitmentsForm().fields, "on")
        body = urlencode({"csrfmiddlewaretoken": TOKEN, "seen": author.dossier.seq, **ticked}).encode()
        return Shot(at, kind, author, reverse("dossier_review", args=[author.dossier.pk]), body)

    def autosave(self, at, author, section):
        code = author.dossier.definition["sections"][section - 1]["questions"][0]["code"]
        text = f"Ce que l’on tape dans la partie {section} du dossier {author.dossier.reference}. " * 8
        base = marks({code: ""})
        body = urlencode({"csrfmiddlewaretoken": TOKEN, "seen": 0, "base": base, code: text}).encode()
        path = reverse("dossier_autosave", args=[author.dossier.pk, section])
        return Shot(at, "autosave", author, path, body, text)

    async def fire(self):
        """Send each request at its moment; (shot, status, seconds) of each."""
        await asyncio.gather(*(self.warm() for _n in range(16)))
        begin = time.monotonic() + (self.start - timezone.now()).total_seconds()
        return await asyncio.gather(*(self.send(shot, begin) for shot in self.plan))

    async def send(self, shot, begin):
        await asyncio.sleep(max(0, begin + shot.at - time.monotonic()))
        stamp = self.start.timestamp() + shot.at
        try:
            status = await asyncio.wait_for(self.posted(shot, stamp), 60)
        except (OSError, TimeoutError, IndexError, ValueError):
            status = 0
        return shot, status, time.monotonic() - begin - shot.at

    async def warm(self):
        """A page opened before the minute: the last one of a call does not fall on programs just started."""
        shot = self.plan[0]
        reader, writer = await asyncio.open_connection(run.HOST, int(run.PORT))
        writer.write(
            f"GET {shot.path} HTTP/1.0\r\nHost: localhost\r\nCookie: {settings.SESSION_COOKIE_NAME}={shot.author.session}\r\n\r\n".encode()
        )
        await reader.read()
        writer.close()

    async def posted(self, shot, stamp):
        """The status of one request on a connection of its own, read to its last byte."""
        reader, writer = await asyncio.open_connection(run.HOST, int(run.PORT))
        cookies = f"{settings.SESSION_COOKIE_NAME}={shot.author.session}; {settings.CSRF_COOKIE_NAME}={TOKEN}"
        heads = (
            f"POST {shot.path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: {cookies}\r\nX-Request-Received: {stamp:.6f}\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(shot.body)}\r\nUser-Agent: rush\r\n"
        ) + ("HX-Request: true\r\n" if shot.kind == "autosave" else "")
        writer.write(heads.encode() + b"\r\n" + shot.body)
        answer = await reader.read()
        writer.close()
        return int(answer.split(b" ", 2)[1])


def wait_for_mails(patience):
    """Until every mail owed has left, or patience ends."""
    begin = time.monotonic()
    while time.monotonic() - begin < patience:
        left = Outbox.objects.filter(kind="mail", done_at=None).count()
        connections.close_all()
        if not left:
            break
        time.sleep(1)
    made = Outbox.objects.filter(kind="document", done_at__isnull=False).count()
    return {"seconds until the last mail": round(time.monotonic() - begin, 1), "PDF receipts already made": made}


def counted(call, shots, answers):
    """What became of every request, told by its answer and by the database."""
    sent = [(shot, status, seconds) for shot, status, seconds in answers if shot.kind == "submission"]
    saved = [(shot, status, seconds) for shot, status, seconds in answers if shot.kind == "autosave"]
    late = [shot.author.dossier.pk for shot, _status, _seconds in answers if shot.kind == "late"]
    numbers = [shot.author.dossier.pk for shot, _status, _seconds in sent]
    receipts = Counter(DossierVersion.objects.filter(dossier__in=numbers).values_list("dossier", flat=True))
    left = Mail.objects.filter(effect__line__name="submit", sent_at__isnull=False)
    mails = Counter(left.values_list("effect__line__dossier", flat=True))
    refused = Dossier.objects.filter(pk__in=numbers, submitted_at=None).count()
    return {
        "submissions": len(sent), "autosaves": len(saved), "answers": dict(Counter(status for _shot, status, _seconds in answers)),
        "refused in time": refused, "lost": lost(saved), "broken (5xx or no answer)": sum(s == 0 or s >= 500 for _shot, s, _t in answers),
        "accepted late": Dossier.objects.filter(pk__in=late).exclude(submitted_at=None).count(), "late ones refused": len(late),
        "without its receipt": len(numbers) - len(receipts), "receipts twice": sum(n > 1 for n in receipts.values()),
        "without its mail": len(set(numbers) - mails.keys()), "mails twice": sum(n > 1 for n in mails.values()),
        "breaches of the history": len(list(integrity.breaches())), **spread("a submission", sent), **spread("an autosave", saved),
    }  # fmt: skip


def times(answers):
    """The answers by their status, and how long submissions and autosaves took."""
    by_kind = {kind: [one for one in answers if one[0].kind == kind] for kind in ("submission", "autosave")}
    return dict(Counter(status for _shot, status, _seconds in answers)) | spread("a submission", by_kind["submission"]) | spread("an autosave", by_kind["autosave"])  # fmt: skip


def lost(saved):
    """The autosaves said to be kept, or sent in time, that the database does not have."""
    kept = dict(Dossier.objects.filter(pk__in={shot.author.dossier.pk for shot, *_rest in saved}).values_list("pk", "answers"))  # fmt: skip
    return sum(shot.what not in kept[shot.author.dossier.pk].values() for shot, _status, _seconds in saved)


def spread(what, answers):
    """The median and the 95th percentile of the time from arrival to the last byte."""
    times = [seconds for _shot, _status, seconds in answers]
    cut = quantiles(times, n=100) if len(times) > 1 else [0] * 99
    return {f"median of {what}, s": round(cut[49], 3), f"p95 of {what}, s": round(cut[94], 3), f"longest of {what}, s": round(max(times, default=0), 3)}  # fmt: skip
