"""Files without what tells who made them: what draws stays, what cannot be cleaned is refused."""

import io
import zipfile

import pikepdf
import pytest
from PIL import Image

from programs import cleaning
from programs.masking import Mask
from tests.trust import blindworld
from tests.trust.blindworld import canaries

MASK = Mask(["Canarville", "canarlieu", "Association Canarplume", "Zoé Canaribert", "Canardie"])


@pytest.mark.parametrize(("kind", "content"), [
    ("pdf", blindworld.pdf()), ("jpg", blindworld.jpeg()), ("png", blindworld.png()), ("docx", blindworld.docx("Un projet.")),
    ("odt", blindworld.odt()), ("txt", blindworld.SAID.encode()), ("csv", blindworld.SAID.encode("cp1252")),
])  # fmt: skip
def test_a_cleaned_file_says_nothing_of_who_made_it(kind, content):
    assert (bool(canaries(content)), canaries(cleaning.cleaned(content, kind, MASK))) == (True, [])


@pytest.mark.parametrize("make", [blindworld.jpeg, blindworld.png])
def test_a_cleaned_picture_is_the_same_picture(make):
    kind = "jpg" if make is blindworld.jpeg else "png"
    before, after = (Image.open(io.BytesIO(content)) for content in (make(), cleaning.cleaned(make(), kind, MASK)))
    assert before.convert("RGB").tobytes() == after.convert("RGB").tobytes()


def test_a_cleaned_pdf_keeps_its_pages_and_its_pictures():
    with pikepdf.open(io.BytesIO(cleaning.cleaned(blindworld.pdf(), "pdf", MASK))) as document:
        (page,) = document.pages
        assert (len(page.Resources.XObject), len(page.get("/Annots", ()))) == (1, 0)


def test_a_signature_leaves_a_pdf_and_its_links_stay():
    document = pikepdf.new()
    document.add_blank_page()
    link, field = (
        {"/Type": pikepdf.Name.Annot, "/Rect": [0, 0, 9, 9], "/Subtype": kind}
        for kind in (pikepdf.Name.Link, pikepdf.Name.Widget)
    )
    field |= {"/FT": pikepdf.Name.Sig, "/V": pikepdf.Dictionary({"/Type": pikepdf.Name.Sig, "/Name": "Canaribert"})}
    notes = [document.make_indirect(pikepdf.Dictionary(one)) for one in (link, field)]
    document.pages[0].Annots, document.Root.AcroForm = (
        pikepdf.Array(notes),
        pikepdf.Dictionary({"/Fields": pikepdf.Array(notes[1:])}),
    )
    out = io.BytesIO()
    document.save(out)
    clean = cleaning.cleaned(out.getvalue(), "pdf", MASK)
    with pikepdf.open(io.BytesIO(clean)) as told:
        assert (len(told.pages[0].Annots), canaries(clean)) == (2, [])


@pytest.mark.parametrize(("kind", "content"), [
    ("pdf", b"%PDF-1.4 rien"), ("jpg", b"rien"), ("jpg", b"\xff\xd8\xff\xe0\x00\x00" + b"x" * 9), ("jpg", b"\xff\xd8\xff\xda\x00\x02"),
    ("jpg", b"\xff\xd8"), ("png", b"\x89PNG\r\n\x1a\n"), ("docx", b"PK\x03\x04"), ("mp4", b"rien"),
])  # fmt: skip
def test_what_cannot_be_cleaned_is_refused(kind, content):
    with pytest.raises(cleaning.Unclean):
        cleaning.cleaned(content, kind, MASK)


def test_pictures_in_an_office_document_are_cleaned_too():
    content = blindworld.zipped(
        **{"word/media/a.jpeg": blindworld.jpeg(), "word/media/b.png": blindworld.png(), "word/media/c.bin": b"rien"}
    )
    clean = cleaning.cleaned(content, "docx", MASK)
    assert (canaries(clean), cleaning.has_pictures(clean), cleaning.has_pictures(blindworld.docx("Non."))) == (
        [],
        True,
        False,
    )


def test_a_word_cut_by_the_layout_is_read_whole():
    content = blindworld.docx("À Canar</w:t></w:r><w:r><w:t>ville.")
    assert any("Canarville" in said for said in cleaning.words(content))


def test_a_cleaned_office_document_still_opens_as_one():
    with zipfile.ZipFile(io.BytesIO(cleaning.cleaned(blindworld.odt(), "odt", MASK))) as archive:
        assert (archive.namelist()[0], archive.testzip()) == ("mimetype", None)
