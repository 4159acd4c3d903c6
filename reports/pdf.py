"""Facts into a PDF that archives (PDF/A-3a) and speaks (PDF/UA-1) at once; the only place that knows WeasyPrint."""

import atexit
import hashlib
import json
import warnings
from datetime import UTC
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import timezone, translation

from reports import brochures, charts, outline, tables
from reports.data import Paper, as_json
from reports.finaldata import FinalReport
from reports.officedata import Brochure, CallStatistics, PlainSummary
from reports.pictures import printable

DATA = "donnees.json"
DENSITIES = ("", "dense", "denser")  # the page of essentials is one page: a long one is set tighter
ESSENTIAL_ROOM = 1500  # characters of the essentials that a page takes at its ease


class Pdf(NamedTuple):
    """The file, its SHA-256, its number of pages, and the SHA-256 of the data attached."""

    content: bytes
    sha256: str
    pages: int
    data_sha256: str


def render(data: Paper, theme: str = "") -> Pdf:
    """The document of these facts; the same facts give the same bytes. Raises when a text makes it ask for anything outside."""
    theme = theme or theme_of(data)
    with translation.override("fr"), timezone.override("Europe/Paris"):
        facts = json.dumps(as_json(data), ensure_ascii=False, sort_keys=True, indent=1)
        pictures = printable(pictures_of(data))
        context = context_of(data, theme, digest(facts.encode()), pictures)
        for density in DENSITIES[densities_skipped(data) :]:
            document = laid_out(html_of(data, context | {"density": density}), theme, pictures)
            if fits(data, document):
                break
        pages = len(document.pages)
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore", ResourceWarning
            )  # WeasyPrint leaves its colour profile to the garbage collector
            content = document.write_pdf(finisher=finish, **options(data, facts))
    return Pdf(content, digest(content), pages, digest(facts.encode()))


def theme_of(data: Paper) -> str:
    """How a document looks: as its service chose, else as the platform says."""
    return data.service.theme if data.service.theme in charts.PALETTES else settings.SITE_THEME


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def pictures_of(data: Paper) -> list:
    """Every picture that the document may show."""
    return [picture for section in getattr(data, "sections", ()) for picture in getattr(section, "pictures", ())]


def context_of(data: Paper, theme: str, facts_digest: str, pictures: dict[str, bytes]) -> dict:
    """What a template needs beside the facts."""
    palette = charts.PALETTES[theme]
    context: dict[str, object] = {
        "doc": data,
        "theme": theme,
        "palette": palette,
        "data_sha256": facts_digest,
        "printable": pictures,
        "density": "",
    }
    if isinstance(data, FinalReport | Brochure | CallStatistics):
        drawn = outline if isinstance(data, FinalReport) else brochures
        made = drawn.chapters(data, palette)
        context |= {"chapters": made, "cover": None if isinstance(data, CallStatistics) else drawn.cover(data, palette)}
        context |= {"figures": [figure for chapter in made for figure in chapter.figures], "brief": outline.brief(made)}
    return context


def html_of(data: Paper, context: dict) -> str:
    """The document as HTML, every text escaped."""
    return render_to_string(f"reports/print/{data.kind}.html", context)


def densities_skipped(data: Paper) -> int:
    """Where to begin, so that long essentials are not laid out for nothing."""
    if isinstance(data, PlainSummary):
        return 0
    if not isinstance(data, FinalReport | Brochure):
        return len(DENSITIES) - 1
    told = data.essential
    length = sum(map(len, (told.sentences, told.worked, told.fragile, told.asked))) + 90 * len(told.commitments)
    return min(length // ESSENTIAL_ROOM, len(DENSITIES) - 1)


def fits(data: Paper, document) -> bool:
    """Whether what must hold on one page does: the summary in plain French, the essentials of a report; true of the others."""
    if isinstance(data, PlainSummary):
        return len(document.pages) == 1
    return sum("essentiel" in page.anchors for page in document.pages) < 2


# ------------------------------------------------------------------ WeasyPrint


def laid_out(html: str, theme: str, pictures: dict[str, bytes]):
    """The pages of this HTML, which may only read what is on the list."""
    from reports.fetcher import Fetcher  # slow to import, and only the worker needs it
    from reports.light import LightHTML

    fonts, sheets = stylesheets(theme)
    source = LightHTML(string=html, url_fetcher=Fetcher(theme, pictures), base_url="print:")
    return source.render(font_config=fonts, stylesheets=sheets, pdf_variant="pdf/a-3a")


@cache
def stylesheets(theme: str):
    """The fonts and the style sheets of a theme, read once."""
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    from reports.fetcher import Fetcher

    atexit.register(stylesheets.cache_clear)  # fonts are freed by a library that is gone at the very end
    fonts, fetcher = FontConfiguration(), Fetcher(theme, {})
    names = (
        f"theme-{theme}.css",
        "print.css",
        "print-report.css",
        "print-poster.css",
        "print-camp.css",
        "print-office.css",
    )
    return fonts, [
        CSS(string=static(name).decode(), font_config=fonts, url_fetcher=fetcher, base_url="print:") for name in names
    ]


@cache
def static(name: str) -> bytes:
    """A static file of the documents."""
    return Path(str(finders.find(f"reports/{name}"))).read_bytes()


def options(data: Paper, facts: str) -> dict:
    """The conformance, and the facts attached, dated as the document."""
    from weasyprint import Attachment

    at = data.made_at.astimezone(UTC)
    files = [
        (DATA, "Données du document", facts),
        *((one.name, one.title or one.name, one.content) for one in tables.attached(data)),
    ]
    attached = [
        Attachment(string=content, name=name, description=title, relationship="Data", created=at, modified=at, url_fetcher=None, base_url=None)
        for name, title, content in files
    ]  # fmt: skip
    return {"pdf_variant": "pdf/a-3a", "attachments": attached}


def finish(document, pdf):
    """What is left to do once every page is drawn and tagged, before the file is written."""
    document.pages.clear()  # the greater part of the memory, of no more use
    add_identifier(pdf)


def add_identifier(pdf):
    """Claim PDF/UA-1 beside PDF/A-3a: inside the RDF that is there, the only place where both are read."""
    for obj in pdf.objects:
        if getattr(obj, "extra", None) and obj.extra.get("Type") == "/Metadata":
            xmp = obj.stream[0]
            end = xmp.rindex(b"</rdf:RDF>")
            obj.stream[0] = xmp[:end] + static("pdfuaid.rdf") + xmp[end:]
            obj.compress = False  # the code that it says is read even in a damaged file
