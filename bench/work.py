"""What is not a page: a step, the export, the type-ahead, documents, an empty database, the proof of the history."""

import json
import subprocess
import sys

import psycopg
from django.core.management import call_command
from django.db import connections
from django.db.models import Q
from django.urls import reverse

from bench import floors, forms
from bench.measure import TIMES, Bar, Figure, compared, queries, timed, weighed
from bench.pages import account, get, opened, signed_in
from programs import drafts, integrity
from programs.models import Dossier, FinalReport, History
from programs.views.autosave import marks as shown

TYPED = "sainte col"


def database(bare):
    """An empty database made ready, against its statements replayed raw in another."""
    sent = []

    def keep(execute, sql, params, many, context):
        if not str(sql).startswith(("SAVEPOINT", "RELEASE")):
            sent.append((sql, params or None))
        return execute(sql, params, many, context)

    with connections["owner"].execute_wrapper(keep):
        cpu, wall = timed(lambda n: call_command("migrate", database="owner", verbosity=0), times=1, warm=False)
    with psycopg.connect(bare, autocommit=True, cursor_factory=psycopg.ClientCursor) as raw:
        floor, _wall = timed(lambda n: [raw.execute(sql, params) for sql, params in sent], times=1, warm=False)
    yield Figure(
        "empty database ready",
        0,
        cpu,
        wall,
        floor,
        "its statements replayed by the driver alone",
        len(sent),
        Bar(ms=10_000),
    )


def step(size):
    """A dossier declared eligible by its page, against the kernel alone."""
    officer = account("officer")
    ready = iter(
        Dossier.objects.filter(state="submitted").select_related("call__program").order_by("pk")[: 2 * TIMES + 4]
    )
    client = signed_in(officer)

    def post(n):
        dossier = next(ready)
        url = reverse("step", args=["dossier", dossier.pk, "declare_eligible"])
        response = client.post(url, {"seen": dossier.seq, "comment": ""})
        assert response.status_code == 302, response.status_code

    cpu, wall = timed(post)
    floor, _wall = timed(lambda n: next(ready).declare_eligible(by=officer))
    yield Figure(
        "a step, by its page",
        size,
        cpu,
        wall,
        floor,
        "the step by the kernel, no page",
        queries(lambda: post(0)),
        Bar(ms=15, queries=12),
    )


def autosave(size):
    """What is typed in a section of three long answers, kept; against the same statements sent by the driver alone."""
    dossier, codes = forms.draft(80), []
    client, url = signed_in(dossier.lead), reverse("dossier_autosave", args=[dossier.pk, 2])
    codes = [question["code"] for question in dossier.definition["sections"][1]["questions"]]
    sent = []

    def post(n):
        kept = Dossier.objects.get(pk=dossier.pk)
        typed = dict.fromkeys(codes, f"Ce que l’on tape, {size} {n}. " * 20)
        marks = {"base": shown(drafts.stored(kept, codes))}
        response = client.post(url, typed | marks, headers={"HX-Request": "true"})
        assert response.status_code == 200, response.status_code

    def keep(execute, sql, params, many, context):
        sent.append((sql, params or None))
        return execute(sql, params, many, context)

    post(-1)
    own, _wall = timed(lambda n: Dossier.objects.get(pk=dossier.pk))  # ours, not the page's
    cpu, wall, base = weighed(post)
    with connections["default"].execute_wrapper(keep):
        post(100)
    floor, _wall = timed(lambda n: [floors.sent(*one) for one in sent[1:]])
    number = queries(lambda: post(200)) - 1
    yield Figure(
        "autosave", size, cpu - own, wall, floor, "its statements by psycopg alone", number, Bar(ms=8, queries=6), base
    )


def export(size):
    """The file of every dossier with its answers, to its last byte; then the memory that each format takes."""
    client, bare, url = signed_in(account("officer")), signed_in(None), reverse("dossier_export")
    at = floors.recorded("export", lambda: opened(client, url))
    times = 3 if size <= 10_000 else 1
    cpu, wall, base = weighed(lambda n: get(client, url), times, warm=False)
    floor, _wall = timed(lambda n: get(bare, at), times, warm=False)
    bar = Bar(ms=3000 * max(size, 10_000) / 10_000, queries=8)
    number = queries(lambda: get(client, url)) if times > 1 else None
    floors.FLOORS.pop("export")
    yield Figure("all the dossiers as CSV", size, cpu, wall, floor, floors.OF, number, bar, base)
    yield from weights(size)


def weights(size):
    """The memory that each format takes while it is written, in MiB, in a process of its own; its CPU beside that of CSV."""
    command = [sys.executable, "-W", "ignore", "-m", "bench.weight"]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    for kind, one in found.items():
        yield Figure(
            f"{kind.upper()} by a task, {one['MiB']:.0f} MiB of memory", size, one["cpu"], one["wall"], found["csv"]["cpu"],
            "the same rows as CSV, in the same process",
        )  # fmt: skip


def territories(size):
    """The type-ahead, against its choices by one raw query."""
    client, url = signed_in(None), f"{reverse('territory_search')}?q={TYPED.replace(' ', '+')}"
    sql = "select id, name, departement_name from programs_territory where words @@ to_tsquery('simple', %s) and until is null limit 20"
    cpu, wall = timed(lambda n: get(client, url))
    floor, _wall = timed(lambda n: floors.rows(sql, ["sainte:* & col:*"]))
    yield Figure(
        "territory type-ahead",
        size,
        cpu,
        wall,
        floor,
        "its choices by one raw query, no page",
        queries(lambda: get(client, url)),
        Bar(ms=30),
    )


def proof(size):
    """The whole history verified, per 10,000 lines, on the wall; against the hashes alone, computed again."""
    lines = History.objects.count()
    _cpu, wall = timed(lambda n: list(integrity.breaches()), times=1)
    _cpu, floor = timed(
        lambda n: floors.rows("select count(*) from programs_history h where hash <> hash_of(h)", []), times=1
    )
    part = lines / 10_000
    yield Figure(
        "history verified, 10,000 lines (wall)",
        size,
        wall / part,
        wall / part,
        floor / part,
        "every hash computed again, nothing else",
    )


def documents(size):
    """A receipt and a final report, against WeasyPrint alone on the same HTML."""
    from reports import final, receipts  # what they lead to is slow to import

    line = (
        History.objects.filter(machine="dossier", name="submit")
        .select_related("dossier__call__program")
        .order_by("id")
        .first()
    )
    yield document("receipt", receipts.receipt(line.dossier, line), size)
    for report in FinalReport.objects.filter(history_of("seal")).order_by("pk")[:1]:
        yield document("final report", final.final_report(report), size)


def history_of(step):
    """The objects that took this step."""
    return Q(pk__in=History.objects.filter(machine="finalreport", name=step).values("object_id"))


def document(kind, facts, size):
    """The PDF of these facts."""
    from reports import pdf

    page = {}
    laid_out = pdf.laid_out
    pdf.laid_out = lambda *given: page.update(given=given) or laid_out(*given)
    pdf.render(facts)
    pdf.laid_out = laid_out
    cpu, wall, floor = compared(
        lambda n: pdf.render(facts), lambda n: laid_out(*page["given"]).write_pdf(pdf_variant="pdf/a-3a")
    )
    return Figure(
        f"PDF of a {kind}", size, cpu, wall, floor, "WeasyPrint alone on the same HTML", None, Bar(ratio=1.15)
    )


EVERY_SIZE = (step, autosave, export, territories, proof)
