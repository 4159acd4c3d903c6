"""Documents: what the worker makes for an effect of the outbox, once each, with the reason when it fails."""

import hashlib
import json
from functools import cache
from importlib.metadata import version
from pathlib import Path

from celery import shared_task
from django.conf import settings
from django.utils.translation import gettext as _

from programs import clock
from programs.longwork import ALIVE, Busy, alone
from programs.models import Document, Outbox, User
from programs.models.attachment import keep, kept
from programs.papers import SEVERAL
from programs.workflow import Conflict
from reports import bounded, reasons
from reports.codes import code_of
from reports.data import as_json
from reports.figures.counting import refresh
from reports.figures.scope import Scope
from reports.kinds import KINDS, PRINTS, SEALING, about, kind_of, subject
from reports.opendata import making

SETTLED = ("ready", "replaced", "cancelled")
HERE = Path(__file__).parent


class GivenUp(Exception):
    """Whoever asked for it has cancelled it."""


def produce(effect):
    """Make the document of an effect; return its error when it fails and may be tried again.

    Nothing is locked while it is made: the database frees the advisory lock of a worker that dies, and another takes it up.
    """
    with alone(effect):
        document = Document.objects.filter(effect=effect).first() or opened(effect)
        if document.state in SETTLED:
            return None
        try:
            return attempted(document, effect)
        except (GivenUp, Conflict):
            document.refresh_from_db()
            if document.state in SETTLED:
                return None
            raise


def attempted(document, effect):
    """One try: ready, or failed with its reason."""
    again(document)
    try:
        made = rendered(effect, document)
    except GivenUp:
        raise
    except Exception as error:  # whatever the cause: the document says it, the outbox tries again
        detail = f"{type(error).__name__}: {error}"[:2000]
        document.fail(by=User.objects.system(), comment=detail, error=reasons.said(error))
        return None if reasons.is_final(error, effect.tries) else error
    document.finish(by=User.objects.system(), data={"sha256": made["sha256"]}, **made)
    replace_former(document, effect)
    return None


def opened(effect):
    """The document of an effect, at its first try or as soon as a page asks for it."""
    kind = kind_of(effect)
    document = Document(effect=effect, kind=kind, **about(kind, effect))
    document.begin(by=User.objects.system())
    return document


def again(document):
    """Take a document to the making, from wherever a former try left it."""
    system = User.objects.system()
    if document.state == "rendering":
        document.requeue(by=system)
    elif document.state == "failed":
        document.retry(by=system)
    document.start(by=system)


def alive(document, effect):
    """Called each second while it is made: nobody else takes it up, and a person may give it up."""

    def beat():
        Outbox.objects.filter(pk=effect.pk).update(retry_at=clock.now() + ALIVE)
        if not Document.objects.filter(pk=document.pk, state="rendering").exists():
            raise GivenUp

    return beat


# ------------------------------------------------------------------ its bytes


def rendered(effect, document):
    """The digest, size, pages and code of the PDF, made from the facts and kept; found again when it was already made."""
    kind = KINDS[document.kind]
    if effect.key == SEALING:
        return sealed_proof(document.publication, effect.line)
    facts = kind.filled(subject(document.kind, effect), effect.line)
    written_facts = written(facts)
    data = hashlib.sha256(written_facts).hexdigest()
    seal = effect.line.at.isoformat() if kind.sealed else ""
    key = hashlib.sha256(f"{data} {template()} {settings.SITE_THEME} {seal}".encode()).hexdigest()
    if former := found(key):
        return former
    pdf = bounded.render(facts, alive(document, effect))
    content = sealed(pdf.content, _("Final report sealed"), effect.line.at) if kind.sealed else pdf.content
    return {
        "sha256": keep(content), "size": len(content), "pages": pdf.pages, "data_sha256": keep(written_facts), "code": code_of(data), "content_key": key,
    }  # fmt: skip


NAMED = ("sha256", "size", "pages", "data_sha256", "code", "content_key")


def found(key):
    """The bytes already made of the same facts by the same templates, if they are still kept."""
    same = Document.objects.filter(content_key=key, state__in=("ready", "replaced"), erased_at=None).exclude(sha256="")
    for made in same.order_by("created_at").values(*NAMED)[:1]:
        try:
            kept(made["sha256"]), kept(made["data_sha256"])
        except FileNotFoundError:
            return None
        return made
    return None


def sealed_proof(publication, line):
    """The very file that was approved, sealed: nothing is rendered again."""
    proof = publication.documents.filter(sha256=publication.approved_sha256).values(*NAMED).first()
    content = sealed(kept(proof["sha256"]), _("Report sealed"), line.at)
    return proof | {"sha256": keep(content), "size": len(content), "content_key": ""}


def sealed(content, reason, at):
    """The same PDF under the seal of the platform."""
    from reports.seal import seal  # slow to import, and only here

    return seal(content, reason=reason, at=at)


@cache
def template():
    """The digest of all that shapes a document beside its facts: templates, style sheets, our code, words, the printer."""
    files = [
        *sorted((HERE / "templates/reports/print").glob("*")), *sorted((HERE / "templates/reports/charts").glob("*")),
        *sorted((HERE / "static/reports").rglob("*.*")), *sorted(HERE.glob("*.py")), *sorted((settings.BASE_DIR / "locale").rglob("*.mo")),
    ]  # fmt: skip
    digest = hashlib.sha256(version("weasyprint").encode())
    for file in files:
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def written(facts):
    """The facts as the PDF attaches them: kept under their digest, they are what the public page shows."""
    return json.dumps(as_json(facts), ensure_ascii=False, sort_keys=True, indent=1).encode()


# ------------------------------------------------------------------ the former ones


def replace_former(document, effect):
    """Of the documents of one kind about one thing, only the last version stays in force."""
    same = Document.objects.filter(
        kind=document.kind, dossier=document.dossier_id, call=document.call_id, publication=document.publication_id, state="ready"
    )  # fmt: skip
    if document.publication_id:  # what is published stays in force until the next version is
        same = same.filter(version=document.version)
    if document.kind == "session_minutes":  # one session each
        same = same.filter(effect__key__startswith=":".join(effect.key.split(":")[:2]))
    if document.kind in SEVERAL:  # a month, a committee, a position each
        same = same.filter(title=document.title)
    last = same.order_by("version", "created_at").last()
    for former in same.exclude(pk=last.pk):
        former.replace(by=User.objects.system())


@shared_task
def count_figures():
    """Count the figures of the whole again before they are too old, so that nobody waits for them."""
    refresh(Scope())


@shared_task
def make_open_data():
    """Make the open data of the day."""
    making.made()


__all__ = ["PRINTS", "Busy", "opened", "produce", "written"]
