"""Templates hold neither style nor script of their own, end where they should, and are all used."""

import re
from pathlib import Path

from django.conf import settings

APPS = ["programs", "residences", "hackathons", "startups", "reports"]
TEMPLATES = sorted(path for app in APPS for path in (settings.BASE_DIR / app / "templates").rglob("*.html"))
APART = ("/documents/", "/pdf/", "/archive/")  # never served by the site: printed, or read from an archive
PAGES = [path for path in TEMPLATES if not any(folder in str(path) for folder in APART)]
CODE = [path for app in [*APPS, "config"] for path in (settings.BASE_DIR / app).rglob("*.py")]
INLINE = re.compile(r"""<style|\sstyle=|\son[a-z]+=["']|javascript:|<script(?![^>]*\ssrc=)""", re.IGNORECASE)
TITLE = re.compile(r"{% block title %}|<title>|{% block head_title %}")
# named by code that adds a kind
DYNAMIC = ("reports/print/", "residences/_", "hackathons/_", "startups/_", "programs/coaching/_minutes_")
LIBRARY = ("account", "mfa", "allauth", "dsfr", "django")  # named by the libraries


def name(path):
    """How a template is named in code."""
    return str(path).split("/templates/", 1)[1]


def test_no_page_has_inline_style_or_script():
    assert [name(path) for path in PAGES if INLINE.search(path.read_text())] == []


def test_every_template_is_short():
    assert [name(path) for path in TEMPLATES if len(path.read_text().splitlines()) > 80] == []


def test_every_page_has_a_title():
    whole = [path for path in PAGES if not path.name.startswith("_") and "/print/" not in str(path)]
    assert [name(path) for path in whole if not TITLE.search(path.read_text())] == []


def uses():
    """Every word of code and templates in which a template could be named."""
    return {
        path: path.read_text()
        for path in [*CODE, *TEMPLATES, *(settings.BASE_DIR / "programs" / "templates").rglob("*.txt")]
    }


def test_every_template_is_used():
    texts = uses()
    ours = [
        p
        for p in TEMPLATES
        if not name(p).startswith(LIBRARY + DYNAMIC) and not re.match(r"(\d{3}(_csrf)?|pages/.*)\.html", name(p))
    ]
    stems = {p: re.sub(r"_field_\w+", "_field_", name(p)).removesuffix(".html") for p in ours}
    assert [name(p) for p in ours if not any(stems[p] in text for where, text in texts.items() if where != p)] == []


def test_the_style_sheet_takes_its_colours_from_the_design_system():
    sheets = sorted(Path(settings.BASE_DIR / "programs/static/programs").glob("*.css"))
    sheet = "".join(sheet.read_text() for sheet in sheets)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", sheet) == ["#fff"]  # the quiet zone of a QR code
