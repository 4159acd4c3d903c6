"""Forms of the library: a sheet, a file of a sheet, a new version of the common base."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.forms.fresh import Compared
from residences import markdown
from residences.models import MethodSheet
from residences.models.content import Content

LISTED = _("One line each, beginning with “- ”; a blank line starts a paragraph.")


class MethodForm(Compared):
    """The words of a sheet."""

    class Meta:
        model = MethodSheet
        fields = list(Content.FIELDS)
        widgets = {name: forms.Textarea({"rows": 5}) for name in Content.TEXTS} | {
            "stage": forms.RadioSelect, "length": forms.RadioSelect, "licence": forms.RadioSelect,
        }  # fmt: skip
        help_texts = {
            "title": _("For example: shadowing a user."),
            "purpose": _("What it teaches that another method would not, in a few lines."),
            "duration": _("For example: two hours, then one hour to write it up."),
            "team": _("How many people, who, and who does what."),
            "steps": LISTED, "material": LISTED,
            "advice": _("What goes wrong the first time, and what one owes to the people met."),
            "source": _("Who wrote it, from what experience; name no private person without their agreement."),
        }  # fmt: skip


class MethodFileForm(forms.Form):
    """A sheet written elsewhere, as Markdown."""

    file = forms.FileField(
        label=_("The sheet (.md)"), help_text=_("A Markdown file with its front matter, as this library exports them; 60 000 characters at most.")
    )  # fmt: skip

    def clean_file(self):
        """The content that the file holds, as the form of a sheet would take it."""
        data = self.cleaned_data["file"].read(4 * markdown.LONGEST)
        try:
            content = markdown.read(data.decode())
        except UnicodeDecodeError:
            raise forms.ValidationError(_("This file is not a text in UTF-8.")) from None
        except markdown.Unreadable as error:
            raise forms.ValidationError(str(error)) from None
        typed = MethodForm(content, instance=MethodSheet())
        if not typed.is_valid():
            raise forms.ValidationError(
                [f"{typed[name].label} : {said}" for name, errors in typed.errors.items() for said in errors]
            )
        return content


class BaseForm(forms.Form):
    """A new version of the common base: its principles, one title and one text each."""

    title = forms.CharField(label=_("Title"), max_length=200)
    principles = forms.CharField(
        label=_("Principles"), widget=forms.Textarea({"rows": 18}),
        help_text=_("Each principle begins with a line “## ” and its name; its text follows."),
    )  # fmt: skip

    def clean_principles(self):
        """The principles as pairs: name, text."""
        before, *pieces = ("\n" + self.cleaned_data["principles"].replace("\r\n", "\n")).split("\n## ")
        pairs = [[name.strip(), text.strip()] for name, _line, text in (piece.partition("\n") for piece in pieces)]
        names = [name for name, _text in pairs]
        if before.strip() or not pairs or not all(name and text for name, text in pairs):
            raise forms.ValidationError(_("Each principle has a name, after “## ”, and a text under it."))
        if len(set(names)) < len(names):
            raise forms.ValidationError(_("Two principles have the same name."))
        return pairs


def as_typed(principles):
    """The principles as the form takes them."""
    return "\n\n".join(f"## {name}\n{text}" for name, text in principles)
