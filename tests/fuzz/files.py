"""Sixty hostile files, each under a name that people would open: none may be kept."""

import io
import struct
import zipfile
import zlib

from tests.dossiers.samples import EXTERNAL, PDF, WORD, archive, docx, odt, packed_pdf, picture

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!DOCTYPE html><script>alert(document.cookie)</script>"
XXE = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>'
LAUGHS = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w>&b;</w>'
MZ, ELF, OLE = b"MZ\x90\x00" + bytes(60), b"\x7fELF" + bytes(60), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def pdf(extra):
    """A small whole PDF whose catalogue says more."""
    return PDF.replace(b"/Type /Catalog", b"/Type /Catalog " + extra)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width=8, height=8, before=b"", data=b"\x00" * 200):
    """A PNG that says these dimensions, whatever it holds."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + before + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


def bomb(size, name="word/document.xml", **more):
    return archive(**{"[Content_Types].xml": WORD, name: b"\x00" * size, **more})


def lying():
    """A zip whose directory says that a bomb weighs ten bytes."""
    content = bytearray(bomb(6_000_000))
    at = content.find(b"PK\x01\x02", content.find(b"word/document.xml") + 50)
    at = content.find(b"PK\x01\x02", at + 4) if content[at + 46 : at + 50] != b"word" else at
    content[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(content)


def overlapping(times=1_000):
    """A zip of which many entries share the same compressed bytes."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", WORD)
        made.writestr("word/a.xml", b"0" * 4_000_000)
        info = made.infolist()[-1]
        made.filelist += [info] * times
    return content.getvalue()


def encrypted_zip():
    content = bytearray(docx())
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = content.find(mark)
        content[at + (6 if mark[2] == 3 else 8)] |= 1
    return bytes(content)


def doubled(word):
    """The same in UTF-16, which a search of bytes does not see."""
    return b"\xff\xfe" + word.decode().encode("utf-16-le")


HOSTILE = [
    # programs and pages under another name
    ("facture.exe", MZ), ("facture.pdf", MZ), ("photo.jpg", MZ), ("note.txt", MZ), ("note.txt", ELF), ("image.svg", SVG),
    ("image.png", SVG), ("image.jpg", SVG), ("plan.pdf", SVG), ("page.html", HTML), ("plan.pdf", HTML), ("photo.png", HTML),
    ("script.js", b"alert(1)"), ("a.bat", b"del"), ("a.pdf.exe", MZ), ("a.lnk", b"L\x00\x00\x00"), ("a.hta", HTML), ("a.xml", XXE),
    ("a.zip", archive(a=b"1")), ("a.jar", archive(**{"META-INF/MANIFEST.MF": b"x"})), ("sansextension", PDF), ("a.pdf\x00.exe", PDF),
    # PDF that act, hide, lock, or are two things at once
    ("a.pdf", pdf(b"/OpenAction <</S /JavaScript /JS (app.alert(1))>>")), ("a.pdf", pdf(b"/AA <</O <</S /Launch /F (cmd.exe)>>>>")),
    ("a.pdf", pdf(b"/OpenAction <</S /J#61v#61Script>>")), ("a.pdf", pdf(b"/Names <</EmbeddedFiles 9 0 R>>")),
    ("a.pdf", pdf(b"/AcroForm <</XFA [(template) 9 0 R]>>")), ("a.pdf", pdf(b"/AcroForm <</XFA 9 0 R>>")),
    ("a.pdf", pdf(b"/A <</Subtype /RichMedia>>")), ("a.pdf", pdf(b"/OpenAction <</S /SubmitForm /F (http://x/)>>")),
    ("a.pdf", pdf(b"/OpenAction <</S /ImportData /F (x.fdf)>>")), ("a.pdf", PDF.replace(b"/Root", b"/Encrypt 3 0 R /Root")),
    ("a.pdf", packed_pdf(b"<</S /JavaScript>>")), ("a.pdf", packed_pdf(b"<</S /JavaScript>>", b"/Filter [/ASCIIHexDecode /FlateDecode]")),
    ("a.pdf", packed_pdf(b"0" * 220_000_000)), ("a.pdf", PDF[:-30]), ("a.pdf", HTML + PDF), ("a.pdf", archive(a=b"1") + PDF),
    # office documents: macros, outside objects, entities, bombs
    ("a.docm", docx(**{"word/vbaProject.bin": b"x"})), ("a.docx", docx(**{"word/vbaProject.bin": b"x"})),
    ("a.docx", docx(**{"[Content_Types].xml": WORD + b"macroEnabled"})), ("a.docx", docx(**{"word/_rels/settings.xml.rels": EXTERNAL})),
    ("a.docx", docx(**{"word/document.xml": XXE})), ("a.docx", docx(**{"word/document.xml": LAUGHS})),
    ("a.docx", docx(**{"word/document.xml": doubled(XXE)})), ("a.odt", odt(**{"content.xml": XXE})),
    ("a.odt", odt(**{"Basic/Standard/Module1.xml": b"x"})), ("a.odt", odt(**{"META-INF/manifest.xml": b"<manifest:encryption-data/>"})),
    ("a.docx", bomb(30_000_000)), ("a.docx", lying()), ("a.docx", overlapping()), ("a.docx", docx(**{f"w/{n}": b"" for n in range(2_001)})),
    ("a.docx", encrypted_zip()), ("a.docx", OLE), ("a.xlsx", OLE), ("a.docx", docx()[:-40]), ("a.docx", archive(a=b"1")), ("a.xlsx", docx()),
    # pictures: huge, cut, stuffed
    ("a.png", png(60_000, 60_000)), ("a.png", png(10_000, 5_001)), ("a.png", picture(size=(300, 300))[:200]),
    ("a.png", png(before=chunk(b"zTXt", b"a\x00\x00" + zlib.compress(b"0" * 80_000_000)))), ("a.jpg", picture("JPEG", (300, 300))[:800]),
    ("a.png", picture("JPEG")), ("a.jpg", b"GIF89a" + bytes(20)), ("a.txt", b"a\x00b"),
]  # fmt: skip
