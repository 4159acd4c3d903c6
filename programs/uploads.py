"""Files that people send: what they really are, whether they may be kept, under which name."""

import io
import re
import unicodedata
import warnings
import zipfile
import zlib
from contextlib import contextmanager
from hashlib import sha256
from pathlib import PurePosixPath
from threading import Lock
from typing import NamedTuple

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageFile

from programs.models.attachment import Attachment, keep
from programs.numbers import weighed

MIB = 2**20
LONGEST_NAME = 150
MOST_PIXELS = 50_000_000
MOST_ENTRIES = 2_000  # of a zip, which office documents are
MOST_INFLATED = 200 * MIB
MOST_RATIO, SLACK = 200, 5 * MIB  # what may inflate at any ratio: blank pages do

TYPES = {  # extension: type told to browsers
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "txt": "text/plain",
    "csv": "text/csv",
}
PICTURES = ("png", "jpg", "jpeg")
KIND_OF = {"jpeg": "jpg", "csv": "txt"}  # the same bytes under two extensions
OFFICE = ("odt", "ods", "docx", "xlsx")

MESSAGES = {
    "empty": _("This file is empty: check it on your computer, then join it again."),
    "heavy": _("This file is too heavy (%(size)s): %(most)s at most. Reduce its pictures or split it."),
    "extension": _("This kind of file is not accepted. Expected: %(kinds)s."),
    "disagrees": _(
        "The content of this file is not what its name says (“.%(extension)s”): save it again in the right format."
    ),
    "damaged": _("This file is damaged or incomplete: open it on your computer, save it again, then join it."),
    "encrypted": _("This file is protected by a password, so nobody could read it: join it without protection."),
    "active": _(
        "This PDF contains a program, an automatic action or a hidden file: print it to a new PDF, then join that one."
    ),
    "macros": _("This document contains macros: save it without macros, or as a PDF, then join it."),
    "linked": _("This document depends on another document kept elsewhere: save it as a PDF, then join it."),
    "bomb": _("This file becomes far too big once opened: reduce it, or save it as a PDF."),
    "pixels": _("This picture is too large (%(size)s million pixels): 50 million at most. Reduce its dimensions."),
    "old": _("This is an old office format, or a document protected by a password: save it as a PDF, .odt or .docx."),
}


def refused(code, **values):
    """The refusal of a file, in words."""
    return ValidationError(MESSAGES[code], code=code, params=values)


class Upload(NamedTuple):
    """A file that may be kept: its cleaned name, its bytes, what it really is."""

    name: str
    content: bytes
    content_type: str
    sha256: str

    @property
    def size(self):
        return len(self.content)


def checked(file, extensions=tuple(TYPES)):
    """The ``Upload`` of a file that was sent; raises ValidationError with what to do."""
    if not file.size:
        raise refused("empty")
    if file.size > settings.UPLOAD_MAX_BYTES:
        raise refused(
            "heavy", size=weighed(file.size), most=f"{settings.UPLOAD_MAX_BYTES // MIB}\u00a0Mo"
        )  # as pages round it
    name = cleaned_name(file.name)
    extension = PurePosixPath(name).suffix[1:].lower()
    if extension not in extensions:
        raise refused("extension", kinds=", ".join(extensions))
    file.seek(0)
    content = file.read()
    kind = KIND_OF.get(extension, extension)
    if sniffed(content) != kind:
        raise refused("disagrees", extension=extension)
    CHECKS[kind](content)
    return Upload(name, content, TYPES[extension], sha256(content).hexdigest())


def cleaned_name(name):
    """A name without path, control or reversing characters, composed (NFC), of 150 characters at most."""
    last = unicodedata.normalize("NFC", str(name)).replace("\\", "/").rpartition("/")[2]
    plain = "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Cs") else c for c in last)
    tidy = " ".join(re.sub(r'[<>:"|?*]', "-", plain).split()).lstrip(". ")
    stem, dot, extension = tidy.rpartition(".")
    if not dot:
        return tidy[:LONGEST_NAME] or "fichier"
    return f"{(stem or 'fichier')[: LONGEST_NAME - 1 - len(extension[:10])]}.{extension[:10]}"


def sniffed(content):
    """What the bytes are, whatever the name says; empty when unknown."""
    if b"%PDF-" in content[:1024]:  # what stands before could make it another kind of file too
        return "" if content.partition(b"%PDF-")[0].strip(b"\xef\xbb\xbf\x00\t\r\n ") else "pdf"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if content.startswith(b"PK\x03\x04"):
        return office_kind(content)
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise refused("old")
    return "txt" if is_text(content) else ""


def is_text(content):
    """Whether the bytes are a text: UTF-8, or the Windows encoding of spreadsheets, without control characters."""
    if re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]", content):
        return False
    for encoding in ("utf-8", "cp1252"):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False


def office_kind(content):
    """Which office document a zip is, by what it declares inside; empty for any other zip."""
    with opened(content) as archive:
        names = set(archive.namelist())
        declared = archive.read("mimetype")[:200].decode("ascii", "replace") if "mimetype" in names else ""
        types = archive.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    if b"macroEnabled" in types or b"vbaProject" in types:
        raise refused("macros")
    found = {TYPES["odt"]: "odt", TYPES["ods"]: "ods"}.get(declared.strip(), "")
    if b"wordprocessingml.document.main+xml" in types:
        return "docx"
    return "xlsx" if b"spreadsheetml.sheet.main+xml" in types else found


def opened(content):
    """The archive in these bytes, of a bounded number of entries that inflate to a bounded size."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise refused("damaged") from None
    entries = archive.infolist()
    inflated = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or inflated > MOST_INFLATED or inflated > SLACK + MOST_RATIO * len(content):
        raise refused("bomb")
    if any(entry.flag_bits & 1 for entry in entries):
        raise refused("encrypted")
    return archive


ENTITIES = re.compile(rb"<!ENTITY|<!DOCTYPE[^>]*\bSYSTEM\b", re.IGNORECASE)  # with the nulls of UTF-16 left out
LINKS = re.compile(rb"<Relationship\b[^>]*>")
FOLLOWED = (
    b"attachedTemplate",
    b"oleObject",
    b"subDocument",
    b"/frame",
)  # opened without asking; plain hyperlinks are not


def check_office(content):
    """An office document: whole, without macros, without a template or an object fetched from elsewhere."""
    try:
        with opened(content) as archive:
            for entry in archive.infolist():
                check_part(entry.filename, archive.read(entry))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError):
        raise refused("damaged") from None


def check_part(name, part):
    """One part of an office document; each is read whole, so that a damaged one shows."""
    low = name.lower()
    if low.endswith((".xml", ".rels")) and ENTITIES.search(part.replace(b"\x00", b"")):
        raise refused("linked")
    if "vbaproject" in low or low.startswith(("basic/", "scripts/")):
        raise refused("macros")
    if low == "meta-inf/manifest.xml" and b"encryption-data" in part:
        raise refused("encrypted")
    if low.endswith(".rels"):
        external = (link for link in LINKS.findall(part) if b'"external"' in link.lower().replace(b"'", b'"'))
        if any(kind in link for link in external for kind in FOLLOWED):
            raise refused("linked")


ACTIVE = re.compile(
    rb"/(?:JavaScript|Launch|EmbeddedFile|RichMedia|SubmitForm|ImportData|XFA\s*(?:\[\s*\(|\d+\s+\d+\s+R))"
)
STREAM = re.compile(rb"(?<!end)stream\r?\n")
STRICT, HEAD = Lock(), 2_000  # the dictionary of a stream ends just before it


def check_pdf(content):
    """A PDF: whole, open to all, without script, launched program or hidden file."""
    if b"startxref" not in content[-2048:] or b"%%EOF" not in content[-2048:]:
        raise refused("damaged")
    plain = spelled(content)
    if re.search(rb"/Encrypt\b", plain):
        raise refused("encrypted")
    packed = unpacked(content)
    if ACTIVE.search(plain) or ACTIVE.search(packed):
        raise refused("active")


def spelled(content):
    """Names with their escapes read: "/J#61vaScript" is "/JavaScript"."""
    return re.sub(rb"#([0-9A-Fa-f]{2})", lambda match: bytes([int(match[1], 16)]), content)


def unpacked(content):
    """The objects that a PDF keeps compressed together, with their escapes read; bounded."""
    found, left = [], MOST_INFLATED
    for match in STREAM.finditer(content):
        head = spelled(content[max(0, match.start() - HEAD) : match.start()]).rpartition(b"obj")[2]
        if b"/ObjStm" in head and b"/Filter" in head:
            found.append(inflated(head, content[match.end() : content.find(b"endstream", match.end())], left))
            left -= len(found[-1])
    return spelled(b"\n".join(found))


def inflated(head, packed, left):
    """The text of one such stream; what it hides behind rarer encodings is refused, for nobody needs them."""
    if (
        re.findall(rb"/\w*Decode\b|/(?:Fl|LZW|AHx|A85|RL)\b", head) not in ([b"/FlateDecode"], [b"/Fl"])
        or b"/Predictor" in head
    ):
        raise refused("active")
    inflater = zlib.decompressobj()
    try:
        text = inflater.decompress(packed, max(left, 1))
    except zlib.error:
        raise refused("damaged") from None
    if inflater.unconsumed_tail:
        raise refused("bomb")
    if not inflater.eof:
        raise refused("damaged")
    return text


def check_picture(content):
    """A picture: whole, of a bounded number of pixels (counted before any is drawn)."""
    try:
        with whole_pictures_only(), warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content), formats=["PNG", "JPEG"])
            pixels = picture.width * picture.height
            if pixels <= MOST_PIXELS:
                picture.draft("RGB", (picture.width // 8, picture.height // 8))  # read whole, drawn small
                picture.load()
    except Image.DecompressionBombError:
        raise refused("pixels", size="> 170") from None
    except (OSError, SyntaxError, ValueError, zlib.error):
        raise refused("damaged") from None
    if pixels > MOST_PIXELS:
        raise refused("pixels", size=pixels // 1_000_000)


@contextmanager
def whole_pictures_only():
    """WeasyPrint, once imported, lets Pillow complete truncated pictures with grey, everywhere: not here."""
    with STRICT:
        before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
        try:
            yield
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = before


def check_text(content):
    """A text needs nothing more than to be one."""


CHECKS = {"pdf": check_pdf, "png": check_picture, "jpg": check_picture, "txt": check_text} | dict.fromkeys(
    OFFICE, check_office
)


class UploadField(forms.FileField):
    """A file in a form, whose cleaned value is an ``Upload``; ``extensions`` limits what it may be."""

    def __init__(self, *, extensions=tuple(TYPES), **options):
        self.extensions = extensions
        super().__init__(**options)
        self.widget.attrs["accept"] = ",".join(f".{extension}" for extension in extensions)

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        return checked(file, self.extensions) if file else None


def attach(dossier, upload, by, **about):
    """Keep an upload and join it to a dossier; ``about`` is the kind, the question, the caption. The same file twice is one."""
    keep(upload.content)
    last = dossier.attachments.filter(question=about["question"]).count() if about["question"] else 0
    facts = {
        "name": upload.name,
        "content_type": upload.content_type,
        "size": upload.size,
        "uploaded_by": by,
        "order": last,
    }
    file, _made = Attachment.objects.get_or_create(dossier=dossier, sha256=upload.sha256, **about, defaults=facts)
    return file
