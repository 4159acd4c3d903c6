"""Files: what they are is read in their bytes; what is dangerous, lying or broken is refused in words."""

import pytest
from django.core.exceptions import ValidationError
from pikepdf import Dictionary, Encryption, Name, ObjectStreamMode, new

from programs import uploads
from tests.dossiers import samples
from tests.dossiers.samples import sent


def code_of(name, content):
    try:
        uploads.checked(sent(name, content))
    except ValidationError as error:
        return error.code
    return "kept"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", samples.PDF), ("a.PNG", samples.picture()), ("a.jpg", samples.picture("JPEG")), ("a.jpeg", samples.picture("JPEG")),
        ("a.docx", samples.docx()), ("a.xlsx", samples.archive(**{"[Content_Types].xml": samples.SHEET})), ("a.odt", samples.odt()),
        ("a.ods", samples.archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet")), ("a.txt", "Été".encode()),
        ("a.csv", "Été;1".encode("cp1252")), ("a.pdf", samples.packed_pdf(b"<</Type /Page>>")),
        ("a.docx", samples.docx(**{"word/_rels/document.xml.rels": samples.EXTERNAL.replace(b"attachedTemplate", b"hyperlink")})),
    ],
)  # fmt: skip
def test_the_files_that_people_send_are_kept(name, content):
    assert code_of(name, content) == "kept"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.pdf", b"", "empty"),
        ("a.exe", b"MZ", "extension"),
        ("sans", b"texte", "extension"),
        ("a.pdf", samples.picture(), "disagrees"),
        ("a.png", samples.picture("JPEG"), "disagrees"),
        ("a.docx", samples.odt(), "disagrees"),
        ("a.docx", samples.archive(a=b"1"), "disagrees"),
        ("a.txt", b"\x00\x01", "disagrees"),
        ("a.txt", b"\x81\x8d", "disagrees"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old"),
        ("a.pdf", samples.PDF[:-20], "damaged"),
        ("a.png", samples.picture(size=(300, 300))[:200], "damaged"),
        ("a.jpg", samples.picture("JPEG", (300, 300))[:800], "damaged"),
        ("a.docx", samples.docx()[:-40], "damaged"),
        ("a.png", samples.picture(size=(10_000, 5_001)), "pixels"),
        ("a.pdf", samples.PDF.replace(b"/Type", b"/J#61vaScript"), "active"),
        ("a.pdf", samples.PDF.replace(b"/Type", b"/Launch"), "active"),
        ("a.pdf", samples.PDF.replace(b"/Type", b"/EmbeddedFiles"), "active"),
        ("a.pdf", samples.PDF.replace(b"/Root", b"/Encrypt 3 0 R /Root"), "encrypted"),
        ("a.pdf", samples.packed_pdf(b"<</S /JavaScript>>"), "active"),
        ("a.pdf", samples.packed_pdf(b"<</S /JavaScript>>", b"/Filter [/ASCIIHexDecode /FlateDecode]"), "active"),
        ("a.pdf", samples.packed_pdf(b"<<>>", b"/Filter /FlateDecode /DecodeParms <</Predictor 12>>"), "active"),
        ("a.docx", samples.docx(**{"word/vbaProject.bin": b"x"}), "macros"),
        ("a.docx", samples.docx(**{"[Content_Types].xml": samples.WORD + b"macroEnabled"}), "macros"),
        ("a.odt", samples.odt(**{"Basic/Standard/Module1.xml": b"x"}), "macros"),
        ("a.odt", samples.odt(**{"META-INF/manifest.xml": b"<manifest:encryption-data/>"}), "encrypted"),
        ("a.docx", samples.docx(**{"word/_rels/settings.xml.rels": samples.EXTERNAL}), "linked"),
        ("a.docx", samples.docx(**{"word/big.xml": b"0" * 30_000_000}), "bomb"),
        ("a.docx", samples.docx(**{f"word/{n}.xml": b"" for n in range(2_001)}), "bomb"),
    ],
)  # fmt: skip
def test_what_is_dangerous_lying_or_broken_is_refused(name, content, code):
    assert code_of(name, content) == code


@pytest.mark.parametrize("packing", [ObjectStreamMode.disable, ObjectStreamMode.generate])
def test_a_script_is_found_wherever_a_real_writer_puts_it(tmp_path, packing):
    pdf = new()
    pdf.add_blank_page()
    pdf.save(tmp_path / "plain.pdf", object_stream_mode=packing)
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
    pdf.save(tmp_path / "script.pdf", object_stream_mode=packing)

    assert code_of("a.pdf", (tmp_path / "plain.pdf").read_bytes()) == "kept"
    assert code_of("a.pdf", (tmp_path / "script.pdf").read_bytes()) == "active"


def test_a_pdf_that_a_password_locks_is_refused(tmp_path):
    pdf = new()
    pdf.add_blank_page()
    pdf.save(tmp_path / "locked.pdf", encryption=Encryption(owner="a", user="b"))

    assert code_of("a.pdf", (tmp_path / "locked.pdf").read_bytes()) == "encrypted"


def test_a_heavy_file_is_refused_with_its_size(settings):
    settings.UPLOAD_MAX_BYTES = 1024

    with pytest.raises(ValidationError, match="trop lourd"):
        uploads.checked(sent("a.txt", b"a" * 2048))


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("e\u0301te\u0301.pdf", "été.pdf"), ("../../etc/passwd.txt", "passwd.txt"), ("C:\\dossiers\\plan.pdf", "plan.pdf"),
        ("fac\u202efdp.exe.pdf", "fac fdp.exe.pdf"), ("a\r\nb.pdf", "a b.pdf"), ('le "plan".pdf', "le -plan-.pdf"), (".htaccess.txt", "htaccess.txt"),
        ("x" * 300 + ".pdf", "x" * 146 + ".pdf"), (".pdf", "pdf"),
    ],
)  # fmt: skip
def test_a_name_is_cleaned(name, cleaned):
    assert uploads.cleaned_name(name) == cleaned


@pytest.mark.django_db
def test_what_is_far_too_heavy_is_refused_unread(client):
    answer = client.post("/compte/login/", {"login": "x"}, headers={"Content-Length": str(30 * 2**20)})
    assert answer.status_code == 413


@pytest.mark.django_db
@pytest.mark.parametrize("length", ["abc", "-1", "٣"])
def test_what_does_not_say_its_length_is_refused_unread(client, length):
    answer = client.post("/compte/login/", {"login": "x"}, headers={"Content-Length": length})
    assert answer.status_code == 400
