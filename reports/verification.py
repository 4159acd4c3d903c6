"""Whether a PDF is one that the platform made, and still the one in force: told by its digest, nothing is kept."""

import hashlib
import re
from typing import NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programs.models import Document

MOST = 100 * 2**20
DIGEST = re.compile(r"[0-9a-f]{64}")


class VerifyForm(forms.Form):
    """A PDF or its digest."""

    file = forms.FileField(
        label=_("The PDF"), help_text=_("It is read, then forgotten: nothing is kept of it."), required=False
    )
    digest = forms.CharField(
        label=_("or its SHA-256 digest"), help_text=_("64 letters and digits, as “sha256sum file.pdf” gives them."), required=False, max_length=200,
    )  # fmt: skip

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.expected = True  # one of the two is

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > MOST:
            raise ValidationError(_("This file is too heavy: no document of ours weighs more than 100 MB."))
        return file

    def clean_digest(self):
        typed = "".join(self.cleaned_data["digest"].lower().split())
        if typed and not DIGEST.fullmatch(typed):
            raise ValidationError(_("A SHA-256 digest has 64 characters, digits and letters from a to f."))
        return typed

    def clean(self):
        file, digest = self.cleaned_data.get("file"), self.cleaned_data.get("digest")
        if not self.errors and not file and not digest:
            raise ValidationError(_("Choose a PDF, or paste its digest."))
        return self.cleaned_data

    def found(self):
        """What is known of the file, or of the digest without a file."""
        file = self.cleaned_data["file"]
        return known(digest_of(file) if file else self.cleaned_data["digest"])


class Verdict(NamedTuple):
    """``code`` is authentic, replaced or unknown; the document when there is one."""

    code: str
    digest: str
    document: Document | None = None


def digest_of(file):
    """The SHA-256 of an uploaded file, read by pieces."""
    digest = hashlib.sha256()
    for piece in file.chunks():
        digest.update(piece)
    return digest.hexdigest()


def known(digest):
    """What the platform says of these bytes."""
    made = (
        Document.objects.filter(sha256=digest, state__in=("ready", "replaced"))
        .select_related("dossier")
        .order_by("state")
        .first()
    )
    if made is None:
        return Verdict("unknown", digest)
    return Verdict("authentic" if made.state == "ready" else "replaced", digest, made)
