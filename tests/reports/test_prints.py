"""The filled dossier as a PDF: with identities it names all who apply, without it names nobody and no place."""

import io
import json
import subprocess
from zipfile import ZipFile

import pikepdf
import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from programs import longwork, tasks
from programs.identities import mask_of
from programs.masking import Mask
from programs.models import Document, Dossier, DossierVersion, Organization, Outbox, Task
from programs.models.attachment import keep, kept
from reports import data, printing, prints
from reports.tasks import produce
from tests import factories

# WeasyPrint leaves its colour profile open.
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")]
CANARIES = (  # what the print with identities says
    "Villecanari", "Chercanari", "217 500 016", "rue du Canari", "Yvonne", "Merlecanari", "Jeanne", "Pinsoncanari", "maire@villecanari.example",
    "02 48 60 07 00", "Les Canaris", "Bourgcanari", "deliberation-canari",
)  # fmt: skip
OTHERS = ("217500016", "Fauvettecanari", "Hélène", "Moineaucanari")  # what neither says


@pytest.fixture(autouse=True)
def apart(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def loud():
    """A dossier submitted, in which every identity is a canary, in its place and in the texts."""
    place = factories.territory("Villecanari", departement="99", departement_name="Chercanari")
    organization = factories.organization("Commune de Villecanari", territory=place, siren="217500016", address="1 rue du Canari, 99000 Villecanari", email="maire@villecanari.example", phone="02 48 60 07 00")  # fmt: skip
    lead = factories.person(name="Yvonne Merlecanari", of=organization)
    call = factories.call(visa_required=True)
    call.sections.first().questions.update(kind="long")
    dossier = factories.dossier(on=call, organization=organization, lead=lead, title="La cantine de Villecanari")
    dossier.perimeter.add(factories.territory("Bourgcanari", departement="99", departement_name="Chercanari"))
    return dossier


def told(dossier):
    """What its authors tell, with every identity in it."""
    said = "À VILLECANARI (Chercanari), Mme Merlecanari et Yvonne : 02 48 60 07 00, maire@villecanari.example, 1 rue du Canari, SIREN 217 500 016, Les Canaris, le maire de bourgcanari. Quarante repas."
    Dossier.objects.filter(pk=dossier.pk).update(answers=dict.fromkeys(dossier.answers, said))
    first = next(iter(dossier.answers))
    dossier.attachments.create(kind="answer", question=first, name="deliberation-canari.pdf", content_type="application/pdf", size=5, sha256=keep(b"canari"), uploaded_by=dossier.lead)  # fmt: skip


@pytest.fixture
def dossier():
    """The same, submitted with a partner that committed and a visa."""
    obj = loud()
    told(obj)
    factories.partner(
        "committed", of=obj, organization=factories.organization("Association Les Canaris", kind="association")
    )
    obj.partners.update(signed_name="Paul Fauvettecanari")
    factories.visa("given", of=Dossier.objects.get(pk=obj.pk))
    obj.visas.update(name="Jeanne Pinsoncanari")
    factories.person("signatory", name="Hélène Moineaucanari", organization=obj.organization)
    factories.advance(obj, "submit", obj.lead)
    return Dossier.objects.get(pk=obj.pk)


def test_a_picture_of_the_project_hides_no_word_of_the_dossier(dossier):
    dossier.attachments.create(kind="picture", name="repas.png", content_type="image/png", size=5, sha256=keep(b"repas"), uploaded_by=dossier.lead)  # fmt: skip
    assert mask_of(dossier)("Quarante repas.") == "Quarante repas."


def made(kind, dossier):
    """The document of a print, made as the worker would."""
    effect = printing.ask(kind, dossier, printing.sent(dossier))
    assert produce(effect) is None
    return Document.objects.get(effect=effect)


def said(document):
    """All that a document says: pages, metadata, attached data, its own name."""
    content = kept(document.sha256)
    pages = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True
    ).stdout.decode()
    pdf = pikepdf.open(io.BytesIO(content))
    data = pdf.attachments["donnees.json"].get_file().read_bytes().decode()
    metadata = pdf.Root.Metadata.read_bytes().decode() + " ".join(str(value) for value in pdf.docinfo.values())
    return " ".join(
        f"{pages}\n{metadata}\n{json.dumps(json.loads(data), ensure_ascii=False)}\n{document.title}".replace(
            "\u00a0", " "
        ).split()
    )


def test_without_identities_no_canary_sings(dossier):
    words = said(made("dossier_blind", dossier))
    assert ([one for one in CANARIES + OTHERS if one.lower() in words.lower()], "canari" in words.lower()) == (
        [],
        False,
    )
    assert [
        one
        for one in ("Quarante repas", "[nom]", "[téléphone]", "Fichier 1 (PDF)", dossier.reference)
        if one not in words
    ] == []


def test_control_with_identities_they_all_sing(dossier):
    words = said(made("dossier", dossier)).lower()
    assert [one for one in CANARIES if one.lower() not in words] == []


def test_control_a_mask_that_knows_no_name_is_found(dossier, monkeypatch):
    monkeypatch.setattr("reports.prints.mask_of", lambda *_about: str)
    assert "merlecanari" in said(made("dossier_blind", dossier)).lower()


def test_the_same_facts_are_one_document(dossier):
    one, again = made("dossier", dossier), made("dossier", dossier)
    assert (one.pk, Document.objects.filter(kind="dossier").count()) == (again.pk, 1)


def test_other_facts_are_another_document_and_the_former_is_replaced(dossier):
    former = made("dossier", dossier)
    Organization.objects.filter(pk=dossier.organization_id).update(address="2 rue neuve")
    other = made("dossier", Dossier.objects.get(pk=dossier.pk))
    assert (other.pk != former.pk, Document.objects.get(pk=former.pk).state, other.sha256 != former.sha256) == (
        True,
        "replaced",
        True,
    )


def page(browser, dossier, **posted):
    """The page of the prints, after asking for one if need be."""
    address = reverse("dossier_pdf", args=[dossier.pk])
    return (browser.post(address, posted, follow=True) if posted else browser.get(address)).content.decode()


def test_the_lead_asks_for_the_print_and_downloads_it(signed_in):
    obj = factories.dossier("submitted")
    browser = signed_in(obj.lead)
    assert "Préparer le PDF" in page(browser, obj)
    assert "en cours de fabrication" in page(browser, obj, kind="dossier")
    tasks.carry_out(str(Outbox.objects.get(key__startswith="dossier:").pk))
    document = Document.objects.get(kind="dossier")
    assert document.get_absolute_url() in page(browser, obj)
    assert b"".join(browser.get(document.get_absolute_url()).streaming_content).startswith(b"%PDF")


def test_a_print_that_fails_says_so(signed_in, monkeypatch):
    obj = factories.dossier("submitted")
    page(signed_in(obj.lead), obj, kind="dossier")
    monkeypatch.setattr("reports.pdf.render", lambda facts: 1 / 0)
    tasks.carry_out(str(Outbox.objects.get(key__startswith="dossier:").pk))
    assert "pas encore pu être fabriqué" in page(signed_in(obj.lead), obj)


@pytest.mark.parametrize(
    ("who", "kinds"),
    [("lead", ["dossier"]), ("officer", ["dossier", "dossier_blind"]), ("reviewer", ["dossier_blind"])],
)
def test_each_has_the_prints_that_they_may_read(who, kinds, signed_in):
    obj = factories.dossier("eligible")
    person = {
        "lead": lambda: obj.lead,
        "officer": factories.officer,
        "reviewer": lambda: factories.review("in_progress", of=obj).reviewer,
    }[who]()
    assert [one.kind for one in signed_in(person).get(reverse("dossier_pdf", args=[obj.pk])).context["prints"]] == kinds


def test_the_page_of_a_juror_names_neither_the_project_nor_the_organization(signed_in):
    obj = factories.dossier("eligible", title="La cantine de Villecanari")
    browser = signed_in(factories.review("in_progress", of=obj).reviewer)
    assert "canari" not in page(browser, obj).lower()


def hidden(*files):
    """What tells answers without identities, of a version with these files."""
    version = DossierVersion(files=[{"name": name, "sha256": name, "size": 1} for name in files])
    return prints.Hidden(Mask(["Villecanari"]), version)


def test_partners_are_numbered_and_lose_their_siren():
    table = data.Table(
        columns=("Partenaire", "Nature", "SIREN", "Apport"),
        rows=(("Les Canaris", "association", "217 500 016", "Un local à Villecanari"),),
    )
    made = hidden()({"kind": "partners"}, data.Answer(question="Q", table=table))
    assert made.table.rows == (("Partenaire 1", "association", "", "Un local à [nom]"),)


def test_other_tables_keep_their_cells():
    table = data.Table(columns=("Côté", "Intitulé"), rows=(("Dépenses", "Salle de Villecanari"),))
    assert hidden()({"kind": "budget"}, data.Answer(question="Q", table=table)).table.rows == (
        ("Dépenses", "Salle de [nom]"),
    )


@pytest.mark.parametrize(("text", "left"), [("Villecanari (Cher)", "[territoire]"), ("", "")])
def test_a_territory_is_not_named(text, left):
    assert hidden()({"kind": "territory"}, data.Answer(question="Q", text=text)).text == left


def test_files_keep_their_number_and_their_format():
    files = tuple(data.File(name=name, size=1, sha256=name) for name in ("plan-canari.pdf", "canari"))
    assert [(one.name, one.sha256) for one in hidden("canari", "plan-canari.pdf").unnamed(files)] == [
        ("Fichier 2 (PDF)", ""),
        ("Fichier 1", ""),
    ]


def test_a_juror_reads_no_document_that_names_the_organization(signed_in):
    obj = factories.dossier("eligible")
    browser = signed_in(factories.review("in_progress", of=obj).reviewer)
    documents = [printing.ask(kind, obj, printing.sent(obj)) for kind in printing.SENT]
    assert [produce(one) for one in documents] == [None, None]
    codes = {
        one.kind: browser.get(one.get_absolute_url()).status_code
        for one in Document.objects.filter(kind__startswith="dossier")
    }
    assert codes == {"dossier": 404, "dossier_blind": 200}


def test_the_lead_may_not_ask_for_the_other_print(signed_in):
    obj = factories.dossier("submitted")
    response = signed_in(obj.lead).post(reverse("dossier_pdf", args=[obj.pk]), {"kind": "dossier_blind"})
    assert (response.status_code, Outbox.objects.filter(key__startswith="dossier").count()) == (404, 0)


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_what_was_never_sent_has_no_print_and_what_was_keeps_its_own(state, signed_in):
    obj = factories.dossier(state)
    assert signed_in(obj.lead).get(reverse("dossier_pdf", args=[obj.pk])).status_code == (
        404 if state == "draft" else 200
    )


def archived(kind, *also):
    """The names in the archive of the prints of the dossiers of an officer."""
    task = longwork.ask(factories.officer(), "archive", "PDF", {"format": kind, "query": ""}, 1)
    tasks.carry_out(str(Outbox.objects.get(line__object_id=task.pk, kind="task").pk))
    with default_storage.open(Task.objects.get(pk=task.pk).file_key) as file, ZipFile(file) as box:
        return box.namelist()


def test_the_archive_makes_the_prints_and_without_identities_names_nobody():
    obj = factories.dossier("submitted", organization=factories.organization("Villecanari"))
    assert (archived("dossier"), archived("dossier_blind")) == (
        [f"{obj.reference} villecanari-cher.pdf", "sommaire.html", "inventaire.csv"],
        [f"{obj.reference}.pdf", "sommaire.html", "inventaire.csv"],
    )
    assert Outbox.objects.filter(key__startswith="dossier", done_at=None).count() == 0


def test_an_archive_without_a_dossier_says_so():
    assert archived("dossier") == ["vide.txt"]


def test_a_print_that_cannot_be_made_is_said_to_be_missing(monkeypatch):
    obj = factories.dossier("submitted")
    monkeypatch.setattr("reports.pdf.render", lambda facts: 1 / 0)
    assert archived("dossier_blind")[0] == f"{obj.reference}.pdf (manquant).txt"
