"""Whether a PDF is one that the platform made, unchanged, and still the one in force: told by its digest, its code, its seal; nothing is kept."""

import hashlib
import re
from datetime import datetime
from typing import NamedTuple

from allauth.core import context, ratelimit
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programs.models import Document, FinalReport, Imprint
from reports import codes

MOST = 30 * 2**20
DIGEST = re.compile(r"[0-9a-f]{64}")
SIGNED = b"/ByteRange"


class VerifyForm(forms.Form):
    """A PDF, or the code printed on it (or its digest)."""

    file = forms.FileField(
        label=_("The PDF"), help_text=_("It is read, then forgotten: nothing is kept of it."), required=False
    )
    digest = forms.CharField(
        label=_("or the code printed on it"), help_text=_("Twelve letters and digits under the square to scan. The SHA-256 digest of the file does too."), required=False, max_length=200,
    )  # fmt: skip

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.expected = True  # one of the two is

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > MOST:
            raise ValidationError(_("This file is too heavy: no document of ours weighs more than 30 MB."))
        return file

    def clean_digest(self):
        words = self.cleaned_data["digest"]
        typed = "".join(words.lower().split())
        if typed and not (DIGEST.fullmatch(typed) or codes.typed(words)):
            raise ValidationError(_("A code has 12 letters and digits, a SHA-256 digest has 64."))
        return typed if DIGEST.fullmatch(typed) else codes.typed(words)

    def clean(self):
        file, digest = self.cleaned_data.get("file"), self.cleaned_data.get("digest")
        if not self.errors and not file and not digest:
            raise ValidationError(_("Choose a PDF, or type its code."))
        if not self.errors and not ratelimit.consume(context.request, action="verify"):
            raise ValidationError(_("Too many requests from here: try again in an hour."))
        return self.cleaned_data

    def found(self):
        """What is known of the file, of the code or of the digest without a file."""
        file, typed = self.cleaned_data["file"], self.cleaned_data["digest"]
        if file:
            return of_file(file, typed)
        return known(typed) if DIGEST.fullmatch(typed) else of_code(typed)


class Verdict(NamedTuple):
    """``code`` is authentic, replaced, withdrawn, draft, altered or unknown; the document when there is one, its seal when it has one.

    Of a paper made as it was asked for, the trace stands in place of the document.
    """

    code: str
    digest: str = ""
    document: Document | None = None
    by_code: bool = False  # the code alone was given: nothing is said of the file that bears it
    signer: str = ""
    sealed_at: datetime | None = None
    imprint: Imprint | None = None


def digest_of(file):
    """The SHA-256 of an uploaded file, read by pieces."""
    digest = hashlib.sha256()
    for piece in file.chunks():
        digest.update(piece)
    return digest.hexdigest()


def of_file(file, typed=""):
    """The verdict on a file: known to the byte, else altered when it bears one of our codes or our broken seal, else unknown."""
    verdict = known(digest_of(file))
    if verdict.code != "unknown":
        return sealed(verdict, file) if verdict.document and verdict.document.size < MOST else verdict
    file.seek(0)
    content = file.read()
    for code in filter(None, (codes.typed(typed), codes.written_in(content))):
        claimed = of_code(code)
        if claimed.code != "unknown":
            return claimed._replace(code="altered", digest=verdict.digest, by_code=False)
    return Verdict("altered", verdict.digest) if bears_our_seal(content) else verdict


def known(digest):
    """What the platform says of these bytes."""
    for made in documents(sha256=digest):
        return Verdict(standing(made), digest, made)
    for imprint in Imprint.objects.filter(sha256=digest):
        return Verdict("authentic", digest, imprint=imprint)
    return Verdict("unknown", digest)


def of_code(code):
    """What the platform says of the document or the paper that bears this code."""
    for made in documents(code=code):
        return Verdict(standing(made), made.sha256, made, by_code=True)
    for imprint in Imprint.objects.filter(code=code)[:1]:
        return Verdict("authentic", imprint.sha256, by_code=True, imprint=imprint)
    return Verdict("unknown", by_code=True)


def documents(**condition):
    """The documents made so, the one in force first; what is sealed before its proof."""
    found = Document.objects.filter(**condition, state__in=("ready", "replaced")).select_related(
        "dossier", "publication", "effect"
    )
    return sorted(found, key=lambda one: (one.state != "ready", one.content_key != "", one.created_at))[:1]


def standing(document):
    """Where a document that is ours stands."""
    if document.erased_at or is_withheld(document):
        return "withdrawn"
    if document.state == "replaced":
        return "replaced"
    publication = document.publication
    return "draft" if publication and document.effect.key != "sealed" else "authentic"


def is_withheld(document):
    """Whether what it says was withdrawn from the public, by a decision and its reason."""
    if document.publication_id:
        return document.publication.state == "withheld" and document.version == document.publication.version
    if document.kind != "final_report":
        return False
    return FinalReport.objects.filter(dossier=document.dossier_id, state="withheld", version=document.version).exists()


# ------------------------------------------------------------------ seals


def sealed(verdict, file):
    """The verdict with what the seal of the file says, where it has one."""
    file.seek(0)
    content = file.read()
    if SIGNED not in content:
        return verdict
    from reports.seal import verify  # slow to import

    seal = verify(content)
    return verdict._replace(signer=seal.signer, sealed_at=seal.at) if seal.valid else verdict


def bears_our_seal(content):
    """Whether a file that we do not know was once sealed by the platform: someone has changed it since."""
    if SIGNED not in content:
        return False
    from reports.seal import verify  # slow to import

    seal = verify(content)
    return seal.sealed and seal.trusted
