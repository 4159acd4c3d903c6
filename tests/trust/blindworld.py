"""A world whose jury reads blind: a dossier all of whose identities are canaries, in its answers, its files and around it."""

import io
import re
import zipfile
from datetime import timedelta
from unicodedata import normalize

import pikepdf
from PIL import Image

from programs import bulk, clock
from programs.models import Blinding, Call, CoachingSession, Dossier, Review, Role, Territory, User
from programs.models.attachment import keep
from programs.uploads import TYPES
from tests import factories
from tests.trust.world import World

SIREN, PHONE = "732829320", "0698765432"
CANARY = re.compile(rf"canar|{SIREN}|{PHONE}")
NOISE = re.compile("[\u0300-\u036f \u00a0\u202f\n.]+")  # accents, spaces, points
SAID = (
    "À Canarville, dans la Canardie, Zoé Canaribert (zoe@canarmail.example, 06 98 76 54 32) et CANARVILLE, siren 732 829 320, "
    "avec l’association Canarplume : voir https://www.canarville.fr et le canarlieu."
)  # fmt: skip


def canaries(content):
    """The canaries in an answer of the site, whatever its form: a page, a PDF, an office document, an archive."""
    return sorted({found for text in texts(content) for found in CANARY.findall(plain(text))})


def plain(text):
    """A text without accents, capitals nor spaces."""
    return NOISE.sub("", normalize("NFD", text).lower())


def texts(content):
    """All that some bytes say, what they hold compressed too."""
    yield content.decode("utf-8", "replace")
    yield content.replace(b"\x00", b"").decode("latin-1")
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name
                yield from texts(archive.read(name))
    if content.startswith(b"%PDF"):
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(content)) as document:
            document.save(out, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        yield out.getvalue().replace(b"\x00", b"").decode("latin-1")


def files():
    """One file of each kind, (name, content), each with a canary in its properties; the texts and the last one in their words too."""
    return [
        ("canar.pdf", pdf()), ("canar.jpg", jpeg()), ("canar.png", png()), ("canar.docx", docx("Un projet.")), ("canar.odt", odt()),
        ("canar.txt", SAID.encode()), ("canar2.docx", docx("À Canar</w:t></w:r><w:r><w:t>ville.")),
    ]  # fmt: skip


def pdf():
    document = pikepdf.new()
    document.add_blank_page()
    document.docinfo["/Author"] = "Canarauteur"
    with document.open_metadata() as told:
        told["dc:creator"] = ["Canarauteur"]
    page = document.pages[0]
    note = {"Type": "/Annot", "Subtype": "/Text", "Rect": [0, 0, 9, 9], "T": "Canarauteur", "Contents": "Canarville"}
    page.Annots = pikepdf.Array(
        [
            document.make_indirect(
                pikepdf.Dictionary({f"/{k}": pikepdf.Name(v) if str(v).startswith("/") else v for k, v in note.items()})
            )
        ]
    )
    page.PieceInfo = pikepdf.Dictionary({"/Canar": pikepdf.Dictionary({"/Private": "Canarauteur"})})
    photo = pikepdf.Stream(document, jpeg())
    photo.stream_dict = pikepdf.Dictionary({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/Filter": pikepdf.Name.DCTDecode, "/Width": 8, "/Height": 8, "/ColorSpace": pikepdf.Name.DeviceRGB, "/BitsPerComponent": 8})  # fmt: skip
    page.Resources = pikepdf.Dictionary({"/XObject": pikepdf.Dictionary({"/Im0": document.make_indirect(photo)})})
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Canarville", 0))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def jpeg():
    out, told = io.BytesIO(), Image.Exif()
    told[0x013B] = "Canarauteur"
    Image.new("RGB", (8, 8), "navy").save(out, "JPEG", exif=told, comment=b"Canarville")
    return out.getvalue() + b"canar"


def png():
    from PIL.PngImagePlugin import PngInfo

    out, told = io.BytesIO(), PngInfo()
    told.add_text("Author", "Canarauteur")
    Image.new("RGB", (8, 8), "navy").save(out, "PNG", pnginfo=told)
    return out.getvalue()


def zipped(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(said):
    return zipped(**{
        "[Content_Types].xml": '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "docProps/core.xml": "<cp:coreProperties><dc:creator>Canarauteur</dc:creator></cp:coreProperties>",
        "docProps/app.xml": "<Properties><Company>Canarville</Company></Properties>",
        "word/comments.xml": f'<w:comments xmlns:w="{WORD}"><w:comment w:author="Canarauteur" w:initials="CANAR"/></w:comments>',
        "word/_rels/document.xml.rels": '<Relationships><Relationship Id="r1" Target="mailto:zoe@canarmail.example" TargetMode="External"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{said}</w:t></w:r></w:p></w:body></w:document>',
        "customXml/item1.xml": "<canar>Canarville</canar>",
    })  # fmt: skip


def odt():
    return zipped(**{
        "mimetype": TYPES["odt"], "meta.xml": "<office:document-meta><meta:initial-creator>Canarauteur</meta:initial-creator></office:document-meta>",
        "content.xml": "<office:document-content><text:p>Un projet.</text:p><office:annotation><dc:creator>Canarauteur</dc:creator></office:annotation></office:document-content>",
        "Thumbnails/thumbnail.png": png(),
    })  # fmt: skip


class BlindWorld(World):
    """The same world, whose addresses name the dossier of canaries; its call has one blind phase."""

    def __init__(self):
        super().__init__()
        self.call, self.dossier = self.hiding()
        self.section, self.reading = self.call.sections.first(), self.dossier
        for role in ("reviewer", "other_reviewer", "chair"):
            self.people[role].roles.update(call=self.call)
            self.people[role].forget_roles()
        self.read = factories.review("in_progress", of=self.dossier, reviewer=self.people["reviewer"])
        self.asked = factories.review("assigned", of=self.dossier, reviewer=self.people["other_reviewer"])
        self.around()
        Blinding.objects.create(
            dossier=self.dossier, words=["canarlieu"], pieces=self.looked_at(), checked_by=self.people["officer"]
        )

    def hiding(self):
        """A call with a question for a text and one for files, and the dossier that answers with canaries."""
        call = factories.call("draft")
        call.sections.first().questions.create(order=9, kind="file", label="Pièces", required=False)
        call.sections.first().questions.create(order=8, kind="partners", label="Partenaires", required=False)
        officer, now = factories.person("officer"), clock.now()
        call.publish(by=officer)
        call.open(by=officer)
        call.phases.create(
            name="Lecture", starts_at=now - timedelta(days=1), ends_at=now + timedelta(days=9), blind=True
        )
        place = factories.territory("Canarville", departement="99", departement_name="Canardie", code="99999")
        body = factories.organization(
            "Commune de Canarville",
            territory=place,
            siren=SIREN,
            email="mairie@canarmail.example",
            phone=PHONE,
            address="Place Canar",
        )
        lead = factories.person(of=body, name="Zoé Canaribert", email="zoe@canarmail.example")
        dossier = Dossier.start(call, body, by=lead, title="La médiathèque de Canarville")
        factories.answer(dossier)
        self.fill(dossier, lead)
        factories.partner(
            of=dossier,
            organization=factories.organization("Association Canarplume", kind="association"),
            email="a@canarplume.example",
            contribution="Canar",
        )
        dossier = Dossier.objects.get(pk=dossier.pk)
        dossier.perimeter.add(Territory.objects.get(pk=place.pk))
        dossier.submit(by=User.objects.get(pk=lead.pk))
        dossier.declare_eligible(by=officer, comment="Rien à dire de Canarville.")
        return Call.objects.get(pk=call.pk), Dossier.objects.get(pk=dossier.pk)

    def fill(self, dossier, lead):
        """Its answers and its files."""
        for question in [q for s in dossier.call.form["sections"] for q in s["questions"]]:
            if question["kind"] == "text":
                dossier.answers[question["code"]] = SAID
            if question["kind"] == "partners":
                dossier.answers[question["code"]] = [
                    {"name": "Association Canarplume", "kind": "association", "siren": SIREN, "part": "Canarville"}
                ]
            if question["kind"] == "file":
                for n, (name, content) in enumerate(files()):
                    dossier.attachments.create(kind="answer", question=question["code"], name=name, content_type=TYPES[name.rpartition(".")[2]], size=len(content), sha256=keep(content), scan="clean", uploaded_by=lead, order=n)  # fmt: skip
        dossier.save()

    def looked_at(self):
        """The pieces that the officer found harmless: those whose content a machine cannot read."""
        return {
            one["sha256"]: "shown"
            for one in self.dossier.versions.last().files
            if one["name"].endswith((".pdf", ".jpg", ".png"))
        }

    def around(self):
        """What hangs on this dossier, so that addresses name it."""
        lead, start = self.dossier.lead, clock.now() + timedelta(days=2)
        self.version, self.partner = self.dossier.versions.last(), self.dossier.partners.first()
        self.file = self.picture = self.pictures = self.dossier.attachments.first()
        self.session = CoachingSession(dossier=self.dossier, coach=self.people["coach"], subject="Canar", starts_at=start + timedelta(days=9), ends_at=start + timedelta(days=10))  # fmt: skip
        Role.objects.create(person=self.people["coach"], code="coach", dossier=self.dossier)
        self.people["coach"].forget_roles()
        self.session.book(by=self.people["coach"])
        self.message = bulk.write(self.dossier, lead, "Voici Canarville.", from_staff=False)
        self.opinion = factories.opinion(self.dossier, self.people["officer"], question="Et Canarville ?")
        self.action = self.dossier.actions.create(label="Canar", owner=lead, due_on=clock.today())

    def mails(self):
        """Give readings to the jurors, release one with words; all that is then written to them."""
        officer = self.people["officer"]
        other = Review(dossier=self.dossier, reviewer=self.people["chair"])
        other.begin(by=officer)
        other.release(by=officer, comment=f"Vous connaissez {SAID}")
        return {"read": self.read, "other": other}
