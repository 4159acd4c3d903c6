"""Documents: each kind against WeasyPrint alone, what gathering asks of the database, how cost and memory grow, batches, the seal, the pages meanwhile."""

import os
import subprocess
import sys
from math import log
from time import perf_counter, sleep

from django.conf import settings
from django.db.models import Count
from django.urls import reverse

from bench.measure import Bar, Figure, queries, timed
from bench.pages import account, get, signed_in
from programs import clock
from programs.models import Call, Cohort, Dossier, Program, Publication

FEW, MANY, SHEETS = 10, 200, 60
KINDS = ("receipt", "letter_selected", "minutes", "project_sheet", "agreement", "session_minutes", "cohort_status", "call_statistics", "yearly", "plain_summary", "final_report")  # fmt: skip
MOST = 500  # MiB


def measured(size):
    """Every row about documents."""
    from tests.reports import samples  # the invented documents of the tests

    yield from kinds(samples, size)
    yield from gathering(size)
    yield from growth(samples, size)
    yield batch(size)
    yield seal(samples, size)
    yield meanwhile(size)


def kinds(samples, size):
    """Each kind, against WeasyPrint alone on the same HTML."""
    from bench.work import document

    for name in KINDS:
        yield document(name, samples.ALL[name](), size)


def gathering(size):
    """The queries of each report that reads many projects."""
    from reports import projectsheets
    from reports.kinds import KINDS as ALL

    program = Program.objects.get(outcome="residence")
    call = Call.objects.filter(program=program, state="decided").annotate(n=Count("dossiers")).order_by("-n").first()
    scopes = {
        "yearly": {},
        "plain_summary": {},
        "call_statistics": {"call": call},
        "cohort_status": {"cohort": Cohort.objects.first()},
    }
    for kind, scope in scopes.items():
        publication = Publication(kind=kind, program=program, title="Bench", figures_at=clock.now(), **scope)
        cpu, wall = timed(lambda n, kind=kind, one=publication: ALL[kind].filled(one, None))
        number = queries(lambda kind=kind, one=publication: ALL[kind].filled(one, None))
        yield Figure(f"facts of a {kind}", size, cpu, wall, 0, "none", number, Bar(queries=12))
    pks = list(Dossier.objects.exclude(project_state="").values_list("pk", flat=True)[:MANY])
    cpu, wall = timed(lambda n: projectsheets.many(pks))
    yield Figure(
        "facts of the project sheets",
        len(pks),
        cpu,
        wall,
        0,
        "none",
        queries(lambda: projectsheets.many(pks)),
        Bar(queries=12),
    )


def growth(samples, size):
    """A cohort of ten projects, then of two hundred, a page each: how the cost grows, how much memory the greater takes."""
    from reports import pdf
    from tests.reports import officesamples

    times = {n: timed(lambda _n, n=n: pdf.render(officesamples.cohort(n)), 1)[0] for n in (FEW, MANY)}
    exponent = log(times[MANY] / times[FEW]) / log(MANY / FEW)
    yield Figure(
        f"a page a project, {FEW} → {MANY} (exponent)", size, exponent, times[MANY], 1, "linear", None, Bar(ratio=1.1)
    )
    peak = float(run(PEAK.format(number=MANY)))  # of its own memory: getrusage counts that of the process it came from
    yield Figure(f"memory of {MANY} pages, in MiB", size, peak, 0, MOST, f"{MOST} MiB", None, Bar(ratio=1.0))


PEAK = "from tests.reports import officesamples as o; from reports.pdf import render; from bench.weight import memory; render(o.cohort({number})); print(memory('VmHWM'))"  # fmt: skip
SHEET = "from tests.reports import officesamples as o; from reports import bounded; bounded.render(o.project())\nfrom time import perf_counter as now\nat=now()\nfor n in range({number}): bounded.render(o.project(title=str(n)))\nprint(now()-at)"  # fmt: skip


def batch(size):
    """Sixty project sheets by one worker process, then by two at once; the bar is 1.7 times as quick."""
    alone = float(run(SHEET.format(number=SHEETS)))
    pair = [started(SHEET.format(number=SHEETS // 2)) for _n in range(2)]
    both = max(float(one.communicate()[0]) for one in pair)
    return Figure(f"{SHEETS} project sheets by 2 processes (wall)", size, both * 1000, both * 1000, alone * 1000 / 1.7, "one process, divided by 1.7", None, Bar(ratio=1.0))  # fmt: skip


def seal(samples, size):
    """The seal of a report."""
    from reports import pdf
    from reports.seal import seal as put

    content = pdf.render(samples.ALL["final_report"]()).content
    cpu, wall = timed(lambda n: put(content, "Scellé", samples.AT))
    return Figure("seal of a report", size, cpu, wall, 0, "none", None, Bar(ms=400))


BUSY = "import os; os.nice(10)\nfrom tests.reports import officesamples as o; from reports.pdf import render\nwhile True: render(o.yearly(60, 200))"


def meanwhile(size):
    """A page while four reports are made by workers that give way, against the same page alone, on the wall."""
    client, url = signed_in(account("officer")), reverse("dossier_list")
    alone = slow(client, url)
    busy = [started(BUSY) for _n in range(4)]
    try:
        sleep(8)  # past their imports
        return Figure(
            "a page while four reports are made (wall)",
            size,
            slow(client, url),
            0,
            alone,
            "the same page alone",
            None,
            Bar(ratio=3.0),
        )
    finally:
        for one in busy:
            one.kill()
            one.wait()


def slow(client, url, times=20):
    """The slowest of twenty loads, in milliseconds, the very slowest apart."""
    found = []
    for _n in range(times):
        at = perf_counter()
        get(client, url)
        found.append((perf_counter() - at) * 1000)
    return sorted(found)[-2]


def started(script):
    """A Python process with the application ready."""
    ready = "import django, warnings; warnings.simplefilter('ignore'); django.setup()\n"
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings", "PYTHONPATH": str(settings.BASE_DIR)}
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", ready + script],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def run(script):
    """What such a process prints."""
    said, _none = started(script).communicate()
    return said.strip()
