"""PDF files without what tells who made them."""

import io

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from programs.cleaning import Unclean, jpeg

GONE = (
    "/Metadata",
    "/PieceInfo",
    "/LastModified",
    "/Outlines",
    "/Perms",
    "/AF",
    "/SpiderInfo",
    "/Collection",
    "/Threads",
    "/DSS",
)
NOTES = {"/Text", "/FreeText", "/Popup", "/Stamp", "/FileAttachment", "/Ink", "/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Caret"}  # fmt: skip


def cleaned(content: bytes) -> bytes:
    """A PDF without its properties, its notes, its bookmarks nor its signatures; pictures without theirs; raises Unclean."""
    try:
        writer = copied(content)
        for obj in list(writer.objects.values()):
            stripped(obj)
        return written(copied(written(writer)))  # copied again: what nothing names any more is left behind
    except PdfError as error:
        raise Unclean from error


def copied(content):
    """A new PDF with all that the first one shows, and not its properties."""
    return copy_into_new_writer(PdfFileReader(io.BytesIO(content), strict=False), {"info": None})


def written(writer):
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def stripped(obj):
    """Take off one object, and those it holds, what tells of people."""
    if isinstance(obj, generic.DictionaryObject):
        for name in GONE:
            obj.pop(name, None)
        if isinstance(obj, generic.StreamObject):
            unsigned_picture(obj)
        if isinstance(obj.raw_get("/Annots") if "/Annots" in obj else None, generic.ArrayObject):
            obj["/Annots"] = generic.ArrayObject(one for one in obj.raw_get("/Annots") if not is_note(one))
        if obj.get("/FT") == "/Sig":
            obj.pop("/V", None)
        for value in list(obj.values()):
            stripped(value)
    elif isinstance(obj, generic.ArrayObject):
        for value in obj:
            stripped(value)


def is_note(one):
    """Whether an annotation is a remark that someone signed, not a link nor a field."""
    annotation = one.get_object() if isinstance(one, generic.IndirectObject) else one
    return annotation.get("/Subtype") in NOTES


def unsigned_picture(stream):
    """A photograph in a PDF keeps the properties of its camera: take them off."""
    filters = stream.get("/Filter")
    if filters == "/DCTDecode" or (isinstance(filters, generic.ArrayObject) and list(filters) == ["/DCTDecode"]):
        stream._encoded_data = jpeg(stream.encoded_data)
