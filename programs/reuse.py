"""Answers taken up from a past dossier of the same organization: matching questions only, never over what is written."""

from typing import NamedTuple

from programs import answers, drafts, sheets
from programs.models import Attachment, Dossier
from programs.models.territory import fold

MOST = 20


class Match(NamedTuple):
    """An answer that can be taken up: the question that receives it, its value or its files, and how it reads."""

    code: str
    label: str
    text: str
    value: object = ""
    files: tuple = ()


def sources(dossier, user):
    """The other dossiers of its organization that this person sees, last first."""
    seen = Dossier.objects.visible_to(user).filter(organization=dossier.organization_id).exclude(pk=dossier.pk)
    return seen.select_related("call").order_by("-created_at", "id")[:MOST]


def matches(source, dossier):
    """What of the source answers an empty question of the dossier: the same question, or one of the same kind and words."""
    may, joined, files = drafts.writable(dossier), dossier.attached_codes(), filed(source)
    given = asked_of(source)
    places = sheets.places(source.definition, source.answers)
    for question in answers.questions(dossier.definition):
        code = question["code"]
        if not may(code) or dossier.answers.get(code) or code in joined:
            continue
        former = given.get(code) or given.get(key_of(question))
        if former and (found := match(question, former, source, files, places)):
            yield found


def match(question, former, source, files, places):
    """The answer to a former question, as the answer to this one; None when there is none."""
    value, joined = source.answers.get(former["code"]) or "", files.get(former["code"], ())
    if not value and not joined:
        return None
    text = ", ".join(file.name for file in joined) if joined else sheets.worded(former, value, places)
    return Match(question["code"], question["label"], text, value, tuple(joined))


def key_of(question):
    """What makes two questions alike in two calls."""
    return question["kind"], fold(question["label"])


def asked_of(source):
    """The questions of a dossier, by code and by what makes them alike."""
    questions = answers.questions(source.definition)
    return {key_of(q): q for q in questions} | {q["code"]: q for q in questions}


def filed(source):
    """The sound files of a dossier, by question."""
    found = {}
    for file in source.attachments.filter(kind="answer").exclude(question="").exclude(scan="infected"):
        found.setdefault(file.question, []).append(file)
    return found


def take_up(source, dossier, by):
    """Take up all that matches; return what was. An answer that a colleague writes meanwhile stays theirs."""
    found = list(matches(source, dossier))
    typed = {match.code: match.value for match in found if not match.files}
    done = drafts.save(dossier, typed, {})
    for match in found:
        for file in match.files:
            join(file, dossier, match.code, by)
    return [match for match in found if match.code not in done.stale]


def join(file, dossier, code, by):
    """The same file, joined to the question of another dossier."""
    same = ("name", "content_type", "size", "scan", "order")
    facts = {name: getattr(file, name) for name in same} | {"kind": file.kind, "uploaded_by": by}
    Attachment.objects.get_or_create(dossier=dossier, question=code, sha256=file.sha256, defaults=facts)
