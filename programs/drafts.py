"""Drafts: answers kept as typed, never over those that a colleague has just written."""

import hashlib
import json

from django.db import transaction
from django.db.models import F

from programs import conditions
from programs.models import Dossier

TRIES = 5
IDENTITY = ("title", "perimeter")


class Stale(Exception):
    """A colleague wrote first: ``dossier`` is as they left it."""

    def __init__(self, dossier):
        self.dossier = dossier
        super().__init__(dossier.reference)


def tidy(value):
    """A typed value without the characters that no database keeps."""
    if isinstance(value, list):
        return [tidy(one) for one in value]
    if isinstance(value, dict):
        return {key: tidy(one) for key, one in value.items()}
    return value.replace("\x00", "").replace("\r\n", "\n") if isinstance(value, str) else value


def tidied(typed):
    """Every typed value, tidy; empty ones all alike."""
    return {code: tidy(value) or "" for code, value in typed.items()}


def stored(dossier, codes):
    """What is kept for these questions, empty where nothing is."""
    if set(codes) <= set(IDENTITY):
        values = {
            "title": dossier.title,
            "perimeter": list(dossier.perimeter.order_by("id").values_list("id", flat=True)),
        }
        return {code: values[code] or "" for code in codes}
    return {code: dossier.answers.get(code) or "" for code in codes}


def digest(values):
    """A short fingerprint of values, which a page carries to say what it showed."""
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:16]


def save(dossier, typed, seen, base):
    """Keep what was typed; return the dossier as it now is, or raise Stale.

    ``seen`` is the revision that the page showed, ``base`` the digest of what it showed for these questions: a
    colleague who wrote elsewhere in the dossier troubles nobody.
    """
    typed = tidied(typed)
    for _try in range(TRIES):
        fresh = Dossier.objects.for_table().get(pk=dossier.pk)
        kept = stored(fresh, typed)
        if fresh.revision != seen and digest(kept) != base and kept != typed:
            raise Stale(fresh)
        if kept == typed or written(fresh, typed):
            return Dossier.objects.for_table().get(pk=dossier.pk)
    raise Stale(fresh)


@transaction.atomic
def written(fresh, typed):
    """Write if nobody wrote since ``fresh`` was read; the revision counts each writing."""
    identity = typed.keys() <= set(IDENTITY)
    changes = {"title": typed["title"][:200]} if identity else {"answers": fresh.answers | typed}
    done = Dossier.objects.filter(pk=fresh.pk, revision=fresh.revision).update(revision=F("revision") + 1, **changes)
    if done and identity:
        fresh.perimeter.set(typed["perimeter"] or [])
    return done


def writable(dossier):
    """The questions that may change now, as a test on their code: after a request for completion, those that it reopens."""
    reopened = set(dossier.reopened) if dossier.state == "incomplete" else set()
    return lambda code: not reopened or code in reopened


def sections(dossier, faults):
    """The pages of the form: title, number, whether complete, how many points remain, whether anything of it shows; the identity first."""
    shown = conditions.visible(dossier.definition, dossier.answers)
    pages = [("", [])] + [
        (s["title"], [q["code"] for q in s["questions"] if q["code"] in shown]) for s in dossier.definition["sections"]
    ]
    for number, (title, codes) in enumerate(pages):
        left = sum(code in faults for code in codes) if number else int(not dossier.title.strip())
        started = any(dossier.answers.get(code) for code in codes) if number else bool(dossier.title)
        shows = bool(codes) or not number
        yield {"number": number, "title": title, "left": left, "started": started, "codes": codes, "shows": shows}


def last_version_differs(dossier):
    """Whether the answers changed since they were last submitted."""
    last = dossier.versions.last()
    if last is None:
        return True
    files = sorted((f["sha256"], f["question"]) for f in dossier.attachments.for_version())
    sent = sorted((f["sha256"], f["question"]) for f in last.files)
    return (last.title, last.answers, sent) != (dossier.title, dossier.answers, files)
