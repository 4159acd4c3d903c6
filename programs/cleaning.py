"""Files without what tells who made them: PDF, office documents, pictures, texts; what cannot be cleaned is refused."""

import io
import re
import struct
import zipfile
import zlib
from html import unescape
from unicodedata import normalize

from programs.masking import Mask


class Unclean(Exception):
    """This file cannot be cleaned."""


def cleaned(content: bytes, kind: str, mask: Mask) -> bytes:
    """The same file, of this extension, without its metadata; raises Unclean."""
    try:
        return CLEANERS[kind](content, mask)
    except (zipfile.BadZipFile, zlib.error, struct.error, KeyError, ValueError, TypeError, IndexError, AttributeError, NotImplementedError, RecursionError) as error:  # fmt: skip
        raise Unclean from error


# ------------------------------------------------------------------ texts


def text(content, mask):
    """A text with its identities masked."""
    try:
        said = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        said = content.decode("cp1252")
    return mask(said).encode()


# ------------------------------------------------------------------ pictures

JFIF, ADOBE, COMMENT, SCAN = 0xE0, 0xEE, 0xFE, 0xDA
SHOWING = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs"}


def jpeg(content, mask=None):
    """A JPEG with only what draws it: neither where it was taken, nor when, nor by whom."""
    if not content.startswith(b"\xff\xd8"):
        raise Unclean
    kept, at = [b"\xff\xd8"], 2
    while content[at + 1] != SCAN:
        marker, size = content[at + 1], struct.unpack(">H", content[at + 2 : at + 4])[0]
        if content[at] != 0xFF or size < 2:
            raise Unclean
        if marker in (JFIF, ADOBE) or not (JFIF <= marker <= 0xEF or marker == COMMENT):
            kept.append(content[at : at + 2 + size])
        at += 2 + size
    return b"".join([*kept, content[at : ended(content)]])


def ended(content):
    """Where a JPEG ends: what was put after it is not part of the picture."""
    end = content.rfind(b"\xff\xd9")
    if end < 0:
        raise Unclean
    return end + 2


def png(content, mask=None):
    """A PNG with only what draws it."""
    kept, at, name = [content[:8]], 8, b""
    while name != b"IEND":
        size, name = struct.unpack(">I4s", content[at : at + 8])
        if name in SHOWING:
            kept.append(content[at : at + 12 + size])
        at += 12 + size
    return b"".join(kept)


# ------------------------------------------------------------------ PDF


def pdf(content, mask=None):
    """A PDF without its properties, its notes, its bookmarks nor its signatures; pictures without theirs."""
    from programs.pdfcleaning import cleaned  # slow to import

    return cleaned(content)


# ------------------------------------------------------------------ office documents

EMPTY = {
    "docProps/core.xml": '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
    "docProps/app.xml": '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
    "docProps/custom.xml": '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
    "meta.xml": '<?xml version="1.0" encoding="UTF-8"?><office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"><office:meta/></office:document-meta>',
}  # fmt: skip
AUTHORS = re.compile(
    r'((?:\w+:)?(?:author|initials|userId|userName|displayName|lastModifiedBy|providerId|absPath url|url)=")[^"]*(")'
    r"|(<(?:author|dc:creator|meta:creator-initials|meta:initial-creator|loext:sender-initials|text:sender-\w+)\b[^>]*>)[^<]*(<)"
)
PRINTERS = re.compile(r'(<config:config-item config:name="Printer(?:Name|Setup)"[^>]*>)[^<]*(<)')
LINKED = re.compile(r'(<Relationship\b[^>]*\bTarget=")(?:file:|mailto:)[^"]*(")')
THUMBNAIL = re.compile(r"<(?:manifest:file-entry|Relationship)\b[^>]*humbnail[^>]*/>")
EPOCH = (1980, 1, 1, 0, 0, 0)


def office(content, mask):
    """An office document without its properties, the names of its authors nor those of its pictures."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as made:
        for entry in source.infolist():
            if "thumbnail" in entry.filename.lower() or entry.filename.startswith("customXml/"):
                continue
            fresh = zipfile.ZipInfo(entry.filename, EPOCH)
            fresh.compress_type = zipfile.ZIP_STORED if entry.filename == "mimetype" else zipfile.ZIP_DEFLATED
            made.writestr(fresh, part(entry.filename, source.read(entry)))
    return out.getvalue()


def part(name, content):
    """One part of an office document, cleaned."""
    low = name.lower()
    if name in EMPTY:
        return EMPTY[name].encode()
    if low.endswith((".jpg", ".jpeg")):
        return jpeg(content)
    if low.endswith(".png"):
        return png(content)
    return unsigned(content) if low.endswith((".xml", ".rels")) else content


def unsigned(content):
    """The XML of a part without the names of those who wrote in it, nor its ties to what is no longer there."""
    said = content.decode("utf-8-sig")
    said = AUTHORS.sub(lambda found: "".join(filter(None, found.groups())), said)
    said = PRINTERS.sub(r"\1\2", LINKED.sub(r"\1about:blank\2", said))
    return re.sub(r"<Relationship\b[^>]*customXml/[^>]*/>", "", THUMBNAIL.sub("", said)).encode()


def parts(content):
    """The XML of each part of an office document, composed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.infolist():
            if entry.filename.lower().endswith((".xml", ".rels")):
                yield normalize("NFC", archive.read(entry).decode("utf-8-sig"))


def words(content):
    """All the words of an office document, those cut by its layout put together again."""
    for said in parts(content):
        yield unescape(re.sub(r"<[^>]*>", " ", said))
        yield unescape(re.sub(r"<[^>]*>", "", re.sub(r"</(?:w:p|text:p|text:h|si|c|table:table-cell)>", "\n", said)))


def labels(content):
    """What its tags say: alternative texts, targets of links."""
    return (unescape("\n".join(re.findall(r'"([^"]*)"', said))) for said in parts(content))


def has_pictures(content):
    """Whether an office document holds pictures, or what no reader here can read."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return any(re.search(r"(media|pictures|embeddings|object \d+)/", name.lower()) for name in archive.namelist())


OFFICE = ("odt", "ods", "docx", "xlsx")
CLEANERS = {"pdf": pdf, "png": png, "jpg": jpeg, "jpeg": jpeg, "txt": text, "csv": text} | dict.fromkeys(OFFICE, office)
