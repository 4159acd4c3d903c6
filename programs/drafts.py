"""Drafts: answers kept as typed, one by one, never over those that a colleague has just written."""

import hashlib
import json
from typing import NamedTuple

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from programs import clock, conditions
from programs.models import Dossier, Territory

TRIES = 5
IDENTITY = ("title", "perimeter")


class Moved(Exception):
    """The dossier took a step meanwhile: whether it may still be written must be asked again."""


class Saved(NamedTuple):
    """What a save did: the dossier as it now is, what is kept for each question, and the answers in conflict."""

    dossier: Dossier
    kept: dict
    stale: list = []


def tidy(value):
    """A typed value without the characters that no database keeps."""
    if isinstance(value, dict):
        return {name: tidy(one) for name, one in value.items()}
    if isinstance(value, list):
        return [tidy(one) for one in value]
    return value.replace("\x00", "").replace("\r\n", "\n") if isinstance(value, str) else value


def tidied(typed):
    """Every typed value, tidy; empty ones all alike."""
    return {code: tidy(value) or "" for code, value in typed.items()}


def stored(dossier, codes):
    """What is kept for these questions, empty where nothing is."""
    if set(codes) <= set(IDENTITY):
        places = dossier.perimeter.order_by("id").values_list("id", flat=True) if "perimeter" in codes else ()
        values = {"title": dossier.title, "perimeter": list(places)}
        return {code: values[code] or "" for code in codes}
    return {code: dossier.answers.get(code) or "" for code in codes}


def digest(value):
    """A short fingerprint of an answer, which a page carries to say what it showed."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:12]


NOTHING = digest("")


def save(dossier, typed, bases):
    """Keep what was typed, answer by answer; raises Moved when the dossier has taken a step meanwhile.

    ``bases`` has the digest of what the page showed for each question (none: it showed nothing). An answer is written
    when nobody changed it since; one that the person did not touch stays as a colleague left it; one that both changed
    is written over nobody: it comes back in ``stale``.
    """
    typed, fresh = tidied(typed), dossier
    for _try in range(TRIES):
        kept = stored(fresh, typed)
        differ = [code for code, value in typed.items() if kept[code] != value]
        mine = [code for code in differ if digest(kept[code]) == bases.get(code, NOTHING)]
        stale = [code for code in differ if code not in mine and digest(typed[code]) != bases.get(code, NOTHING)]
        if not mine or written(fresh, {code: typed[code] for code in mine}):
            return Saved(fresh, kept | {code: typed[code] for code in mine}, stale)
        fresh = Dossier.objects.for_table().get(pk=dossier.pk)
        if fresh.seq != dossier.seq:
            raise Moved
    raise Moved


def written(fresh, mine):
    """Write if nobody wrote since ``fresh`` was read and no step was taken; the revision counts each writing."""
    row = Dossier.objects.filter(pk=fresh.pk, revision=fresh.revision, seq=fresh.seq)
    if mine.keys() <= set(IDENTITY):
        return identified(fresh, row, mine)
    changed = fresh.answers | mine
    if not row.update(revision=F("revision") + 1, written_at=clock.now(), answers=changed):
        return False
    fresh.answers, fresh.revision = changed, fresh.revision + 1
    return True


@transaction.atomic
def identified(fresh, row, mine):
    """Write the title and the perimeter, those that are typed."""
    title = mine.get("title", fresh.title)[:200]
    if not row.update(revision=F("revision") + 1, written_at=clock.now(), title=title):
        return False
    if "perimeter" in mine:
        fresh.perimeter.set(Territory.objects.filter(pk__in=mine["perimeter"] or []))
    fresh.title, fresh.revision = title, fresh.revision + 1
    return True


def writable(dossier):
    """The questions that may change now, as a test on their code: after a request for completion, those that it reopens."""
    reopened = set(dossier.reopened) if dossier.state == "incomplete" else set()
    return lambda code: not reopened or code in reopened


def sections(dossier, faults):
    """The pages of the form: title, number, what is missing in it (code, label, why), how many points, whether anything of it shows; the identity first."""
    untitled = [] if dossier.title.strip() else [("title", _("Title of the project"), _("Give your project a title."))]
    yield {
        "number": 0,
        "title": "",
        "left": len(untitled),
        "started": not untitled,
        "codes": [],
        "missing": untitled,
        "shows": True,
    }
    seen = conditions.visible(dossier.definition, dossier.answers)
    for number, section in enumerate(dossier.definition["sections"], 1):
        asked = [question for question in section["questions"] if question["code"] in seen]
        missing = [(q["code"], q["label"], faults[q["code"]]) for q in asked if q["code"] in faults]
        codes = [question["code"] for question in asked]
        yield {
            "number": number, "title": section["title"], "left": len(missing), "started": any(dossier.answers.get(code) for code in codes),
            "codes": codes, "missing": missing, "shows": bool(codes),
        }  # fmt: skip


def last_version_differs(dossier):
    """Whether the answers changed since they were last submitted."""
    last = dossier.versions.last()
    if last is None:
        return True
    files = sorted((f["sha256"], f["question"]) for f in dossier.attachments.for_version())
    sent = sorted((f["sha256"], f["question"]) for f in last.files)
    return (last.title, last.answers, sent) != (dossier.title, dossier.answers, files)
