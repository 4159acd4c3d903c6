"""Files as people send them, and as nobody should."""

import io
import zipfile
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

PDF = b"%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\nstartxref\n0\n%%EOF"
WORD = b'<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
SHEET = b'<Types><Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'


def sent(name, content):
    return SimpleUploadedFile(name, content)


def picture(kind="PNG", size=(8, 8)):
    file = io.BytesIO()
    Image.new("RGB", size, "navy").save(file, kind)
    return file.getvalue()


def archive(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file.getvalue()


def docx(**parts):
    return archive(**{"[Content_Types].xml": WORD, "word/document.xml": b"<w/>", **parts})


def odt(**parts):
    return archive(**{"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<o/>", **parts})


def packed_pdf(inside, dictionary=b"/Filter /FlateDecode"):
    """A PDF whose objects hide in a compressed stream."""
    stream = (
        b"2 0 obj <</Type /ObjStm " + dictionary + b">>\nstream\n" + zlib.compress(inside) + b"\nendstream endobj\n"
    )
    return PDF.replace(b"trailer", stream + b"trailer")


EXTERNAL = b'<Relationships><Relationship Type="http://x/attachedTemplate" Target="http://x/" TargetMode="External"/></Relationships>'
