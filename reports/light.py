"""HTML as our documents write it: without the six pseudo-elements that WeasyPrint gives to every element, five sixths of its memory."""

import re
from functools import cache
from importlib.resources import files

from weasyprint import CSS, HTML

NOTES = re.compile(
    r"^::(foot)?note-[^{]+\{[^}]*\}", re.MULTILINE
)  # notes at the foot of a page: our documents have none
MARKER = re.compile(r"^::marker", re.MULTILINE)


class LightHTML(HTML):
    """HTML whose own style sheet styles only the pseudo-elements that exist."""

    def _ua_stylesheets(self, forms=False):
        return [lightened()]


@cache
def lightened() -> CSS:
    """The style sheet of WeasyPrint for HTML, its notes left out, its markers kept to the items of lists."""
    sheet = (files("weasyprint") / "css" / "html5_ua.css").read_text()
    return CSS(string=MARKER.sub("li::marker", NOTES.sub("", sheet)))
