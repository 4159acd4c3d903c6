"""The form by which a sheet of beta.gouv comes in: the file, then its text once what it changes was shown."""

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from startups import exchange
from startups import sheet as sheets


class SheetForm(forms.Form):
    """A file, or the text of the one just shown."""

    file = forms.FileField(label=_("The sheet (.md)"), required=False, help_text=_("The file of the start-up, as beta.gouv keeps it."))  # fmt: skip
    text = forms.CharField(widget=forms.HiddenInput, required=False, strip=False, max_length=sheets.LONGEST)

    def __init__(self, *args, startup):
        self.startup, self.sheet = startup, None
        super().__init__(*args)
        self.fields["file"].widget.attrs["accept"] = ".md,.yml,.yaml,.txt"

    def clean(self):
        cleaned = super().clean()
        upload = cleaned.get("file")
        text = self.read(upload) if upload else cleaned.get("text", "").replace("\r\n", "\n")
        if not self.errors and not text:
            self.add_error("file", _("Choose the file."))
        if not self.errors:
            self.judge(text)
        return cleaned | {"text": text}

    def read(self, upload):
        """The text of the file."""
        try:
            return upload.read(sheets.LONGEST * 4).decode("utf-8").replace("\r\n", "\n")
        except UnicodeDecodeError:
            self.add_error("file", _("This file is not a text in UTF-8."))
            return ""

    def judge(self, text):
        """Keep the sheet, or tell what is wrong with it."""
        try:
            self.sheet = sheets.read(text)
        except sheets.Unreadable as error:
            self.add_error("file", str(error))
            return
        if faults := list(exchange.unfit(self.startup, self.sheet)):
            self.add_error("file", [_t("Nothing is taken from this file."), *faults])
