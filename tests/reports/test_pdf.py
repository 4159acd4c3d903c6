"""What a document is, whatever its kind: reproducible, dated, titled, linked, with its data."""

import json
import subprocess
import sys
from functools import cache
from hashlib import sha256

import pikepdf
import pytest
from django.conf import settings

from reports.data import as_json
from reports.pdf import render
from tests.reports import samples
from tests.reports.conftest import made, opened

PDFTOTEXT = ["pdftotext", "-layout", "-", "-"]


@cache
def text(name, *options):
    """What is read on the pages of a sample."""
    return subprocess.run(
        ["pdftotext", *options, "-", "-"], input=made(name).content, capture_output=True, check=True
    ).stdout.decode()


def links(pdf):
    """Every link annotation of a PDF."""
    return [a for page in pdf.pages for a in page.get("/Annots", []) if a.Subtype == "/Link"]


def attached(name):
    """The data attached to a sample: their relation to it, and their bytes."""
    pdf = opened(made(name).content)  # kept alive while its parts are read
    found = pdf.attachments["donnees.json"]
    return str(found.obj.AFRelationship), found.get_file().read_bytes()


def page_of(name, words):
    """The number of the first page that has these words."""
    return next(number for number, page in enumerate(text(name).split("\f"), 1) if words in page)


@pytest.mark.parametrize("name", ["receipt", "minutes_short", "letter_rejected", "dossier", "final_report_empty"])
def test_the_same_facts_give_the_same_bytes(name):
    assert render(samples.ALL[name]()).sha256 == made(name).sha256


def test_the_same_facts_give_the_same_bytes_in_another_process():
    program = "import django; django.setup()\nfrom reports.pdf import render\nfrom tests.reports import samples\nprint(render(samples.final_report()).sha256)"
    done = subprocess.run([sys.executable, "-c", program], cwd=settings.BASE_DIR, capture_output=True, text=True, check=True, env={"DJANGO_SETTINGS_MODULE": "config.settings", "PYTHONHASHSEED": "7", "PATH": "/usr/bin:/bin", "TZ": "Asia/Tokyo"})  # fmt: skip
    assert done.stdout.strip() == made("final_report").sha256


def test_other_facts_give_other_bytes():
    assert render(samples.letter(text="Monsieur le Maire,")).sha256 != made("letter_selected").sha256


def test_the_digest_is_that_of_the_bytes():
    assert made("receipt").sha256 == sha256(made("receipt").content).hexdigest()


@pytest.mark.parametrize("name", samples.ALL)
def test_the_data_are_attached_as_json(name):
    relation, content = attached(name)
    assert relation == "/Data"
    assert json.loads(content) == json.loads(json.dumps(as_json(samples.ALL[name]())))


def test_the_digest_of_the_data_is_that_of_the_file_attached():
    assert made("final_report").data_sha256 == sha256(attached("final_report")[1]).hexdigest()


@pytest.mark.parametrize("name", samples.ALL)
def test_a_document_says_its_title_its_language_and_its_date(name):
    pdf = opened(made(name).content)
    assert str(pdf.Root.Lang) == "fr"
    assert len(str(pdf.docinfo.Title)) > 10
    assert str(pdf.docinfo.CreationDate).startswith("D:20261112133012")


@pytest.mark.parametrize("name", samples.ALL)
def test_pages_are_counted(name):
    assert made(name).pages == len(opened(made(name).content).pages)


def test_each_page_but_the_cover_says_its_number():
    pages = text("final_report", "-layout").split("\f")[:-1]
    assert [f"{n} / {len(pages)}" in page for n, page in enumerate(pages, 1)] == [False] + [True] * (len(pages) - 1)


def test_each_line_of_the_contents_is_a_link():
    report = samples.final_report()
    pdf = opened(made("final_report").content)
    chapters, figures, verify = len(report.sections) + 2 + 2, 6, 1  # funding and register; essentials and proof
    assert len(links(pdf)) >= chapters + figures + verify


def test_the_contents_give_the_right_page():
    contents = text("final_report", "-f", "3", "-l", "3", "-layout")
    line = next(line for line in contents.splitlines() if "Les décisions prises" in line)
    assert int(line.split()[-1]) == page_of("final_report", "Chaque ligne a été écrite le jour même")


def test_chapters_are_bookmarks():
    with opened(made("final_report").content).open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert "Le financement" in titles
    assert "L’essentiel" in titles


@pytest.mark.parametrize("name", ["final_report", "final_report_long", "final_report_empty"])
def test_the_essentials_are_exactly_one_page(name):
    assert [page_of(name, words) for words in ("L’essentiel", "Sommaire")] == [2, 3]


def test_running_heads_name_the_chapter_and_the_report():
    page = text("final_report", "-f", "4", "-l", "4", "-layout").lstrip().splitlines()[0]
    assert page.split("  ")[0].strip() == "Le contexte et la commande"
    assert page.strip().endswith("La cantine à trente kilomètres")


def test_sixty_dossiers_repeat_the_heads_of_their_columns():
    pages = [page for page in text("minutes", "-layout").split("\f") if "FER-2026-0" in page and "Rang" in page]
    assert len(pages) >= 5


def test_the_receipt_says_the_duties_of_the_law():
    words = " ".join(text("receipt").split())
    asked = (
        "12 novembre 2026 à 14 h 30 min 12 s",
        "17 h 30 min 12 s",
        "64 allée de Bercy",
        "01 40 15 70 00",
        "L. 231-4",
        "12 janvier 2027",
        "tribunal administratif de Paris",
        "R. 112-5",
    )
    assert [one for one in asked if one not in words.replace("\u00a0", " ")] == []


@pytest.mark.parametrize("outcome", ["selected", "waitlisted", "rejected", "ineligible"])
def test_every_letter_says_how_to_contest_and_until_when(outcome):
    said = " ".join(text(f"letter_{outcome}").split())
    assert ("Contester cette décision" in said, "2 février 2027" in said) == (True, True)


def test_a_letter_holds_on_one_page():
    assert [made(f"letter_{outcome}").pages for outcome in ("selected", "waitlisted", "rejected", "ineligible")] == [
        1,
        1,
        1,
        1,
    ]


def test_the_minutes_tell_where_the_authority_departs_from_the_jury():
    words = " ".join(text("minutes").replace("\u00a0", " ").split())
    assert "FER-2026-008 : Lauréat, là où le jury proposait Liste complémentaire." in words


@pytest.mark.parametrize("name", samples.ALL)
def test_documents_are_in_french_only(name):
    english = ("The ", "Your ", " the ", "Selected", "%(")
    assert [word for word in english if word in text(name)] == []


def test_a_picture_is_described():
    pdf = opened(made("final_report").content)
    described = [str(obj.Alt) for obj in pdf.objects if isinstance(obj, pikepdf.Dictionary) and "/Alt" in obj]
    assert "La cuisine centrale, un jeudi matin" in described


def test_an_ordinary_receipt_holds_on_one_page():
    assert render(samples.receipt(version=1, replaces=None, files=(), local_zone="", on_behalf_of="")).pages == 1


def test_who_answers_for_a_report_stands_before_the_words_used():
    words = text("final_report")
    assert words.index("Qui répond de ce rapport") < words.index("Mots employés")
