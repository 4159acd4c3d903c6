"""Several files in one field: each is checked as one alone, and they are bounded together."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programs.numbers import weighed
from programs.uploads import MIB, UploadField

MOST_FILES = 10
HELP = _("PDF, pictures, text documents or spreadsheets; 10 files and 20 MB in all at most. After a correction, choose them again: browsers forget files.")  # fmt: skip


class FilesInput(forms.FileInput):
    """One control for several files."""

    allow_multiple_selected = True


class FilesField(UploadField):
    """Files in a form, whose cleaned value is a list of ``Upload``, the same one once; a refusal names its file."""

    widget = FilesInput

    def __init__(self, **options):
        options.setdefault("help_text", HELP)
        super().__init__(**options)

    def clean(self, data, initial=None):
        if not data:
            super().clean(None)
            return []
        bounded(data)
        kept, refusals = {}, []
        for file in data:
            try:
                upload = super().clean(file)
                kept.setdefault(upload.sha256, upload)
            except ValidationError as error:
                refusals += [_("“%(name)s”: %(why)s") % {"name": file, "why": why} for why in error.messages]
        if refusals:
            raise ValidationError(refusals)
        return list(kept.values())


def bounded(files):
    """Refuse too many files, or files too heavy together; raises ValidationError."""
    if len(files) > MOST_FILES:
        raise ValidationError(
            _("You chose %(n)s files: %(most)s at most. Send the others in another message.")
            % {"n": len(files), "most": MOST_FILES}
        )
    if len(files) > 1 and (size := sum(file.size for file in files)) > settings.UPLOAD_MAX_BYTES:
        most = f"{settings.UPLOAD_MAX_BYTES // MIB}\u00a0Mo"
        raise ValidationError(
            _("These files are too heavy together (%(size)s): %(most)s at most. Send some in another message.")
            % {"size": weighed(size), "most": most}
        )
