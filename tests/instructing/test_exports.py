"""Exports: typed cells, no formula, made once, kept for their owner, removed in time."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone
from lxml import etree

from programs import clock, exports, spreadsheets, tasks
from programs.models import Attachment, Call, Dossier, Task
from programs.models.attachment import keep
from tests import factories

pytestmark = pytest.mark.django_db
ROW = ["=SOMME(1)", Decimal("-12.50"), date(2026, 11, 22), None, "a\x00b\nc & <d>"]


def written(kind, rows):
    file = BytesIO()
    spreadsheets.WRITERS[kind](file, ["Un", "Deux", "Trois", "Quatre", "Cinq"], rows)
    return file


def sheet(kind, name):
    """The parsed sheet of a written workbook."""
    with ZipFile(written(kind, [ROW])) as archive:
        return archive.namelist(), etree.fromstring(archive.read(name))


def test_an_xlsx_has_typed_cells_and_no_formula():
    _names, root = sheet("xlsx", "xl/worksheets/sheet1.xml")
    cells = root.findall(".//{*}row")[1].findall("{*}c")
    assert [(c.get("t"), "".join(c.itertext())) for c in cells] == [
        ("inlineStr", "=SOMME(1)"), (None, "-12.50"), (None, "46348"), (None, ""), ("inlineStr", "ab\nc & <d>"),
    ]  # fmt: skip
    assert root.findall(".//{*}f") == []


def test_an_ods_has_typed_cells_and_begins_with_its_type():
    names, root = sheet("ods", "content.xml")
    office = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
    cells = root.findall(".//{*}table-row")[1].findall("{*}table-cell")
    assert (names[0], [c.get(f"{office}value-type") for c in cells]) == (
        "mimetype",
        ["string", "float", "date", None, "string"],
    )
    assert (cells[1].get(f"{office}value"), cells[2].get(f"{office}date-value")) == ("-12.50", "2026-11-22")


def test_a_csv_has_french_numbers_and_no_formula():
    assert written("csv", [ROW]).getvalue().decode().splitlines()[1].startswith("'=SOMME(1);-12,50;2026-11-22;;")


@pytest.mark.parametrize(
    ("kind", "typed", "cell"),
    [("euros", "18 000,50 €", Decimal("18000.50")), ("number", "=1+1", "=1+1"), ("number", "NaN", "NaN"), ("date", "2027-03-01", date(2027, 3, 1)),
     ("date", "bientôt", "bientôt"), ("choices", ["a", "b"], "a, b"), ("yesno", "yes", "Oui"), ("number", "1e99", "1e99")],
)  # fmt: skip
def test_an_answer_becomes_a_typed_cell(kind, typed, cell):
    assert exports.CELLS[kind](typed) == cell


def test_the_rows_hold_the_answers_last_submitted(dossier):
    Dossier.objects.filter(pk=dossier.pk).update(answers=dict.fromkeys(dossier.answers, "PAS ENCORE DÉPOSÉ"))
    header, rows = exports.table(Dossier.objects.filter(pk=dossier.pk))
    (row,) = rows
    assert (header[-3:], row[-3:]) == (["Question 1.0", "Question 1.1", "Question 2.0"], ["Une réponse"] * 3)


def test_the_departement_of_a_council_is_its_own():
    council = factories.organization("Cher", "departement", territory=factories.departement())
    sent = factories.dossier("submitted", organization=council)
    header, rows = exports.table(Dossier.objects.filter(pk=sent.pk))
    assert dict(zip(header, next(rows), strict=True))["Département"] == "18"


def asked(code, kind, **more):
    return {
        "code": code,
        "kind": kind,
        "label": code,
        "help": "",
        "required": False,
        "limit": None,
        "choices": [],
    } | more


def test_a_table_has_a_column_for_each_of_its_sums(dossier):
    rows = [{"name": "Rue", "kind": "association", "siren": "", "part": ""}]
    answer({"p": rows, "b": []}, dossier, asked("p", "partners"), asked("b", "budget"))
    header, (row,) = exports.table(Dossier.objects.filter(pk=dossier.pk))
    assert (len(header), row[-8:-5], row[-4:]) == (len(exports.HEADER) + 8, [1, 1, 1], [None] * 4)


def test_what_does_not_show_is_not_exported_even_by_place(dossier):
    town = factories.territory(departement="18")
    here = {"mode": "all", "terms": [{"question": "t", "test": "departement", "value": "75"}]}
    answer({"t": town.pk, "h": "Gardé"}, dossier, asked("t", "territory"), asked("h", "text", condition=here))
    _header, (row,) = exports.table(Dossier.objects.filter(pk=dossier.pk))
    assert row[-2:] == [str(town), None]


def answer(said, dossier, *questions):
    """The dossier was submitted with these answers to this form."""
    form = {"sections": [{"title": "Partie", "help": "", "questions": list(questions)}]}
    Call.objects.filter(pk=dossier.call_id).update(definition=form)
    dossier.versions.update(answers=said)


@pytest.mark.parametrize("second", [0, 1, 39_600, 39_601, 86_399])
def test_no_second_is_lost_by_who_cuts_instead_of_rounding(second):
    moment = datetime(2026, 11, 21, 23, tzinfo=UTC) + timedelta(seconds=second)  # midnight in Paris
    assert abs(spreadsheets.serial(moment) % 1 * 86_400 - second) < 1e-5


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods", "zip"])
def test_an_export_is_asked_for_made_and_found(officer, dossier, kind, worked):
    officer.post(reverse("export_new"), {"format": kind, "liste": "state=submitted"})
    task = worked()
    content = b"".join(officer.get(reverse("task_file", args=[task.pk])).streaming_content)
    assert (task.state, task.done, task.total, task.file_size) == ("done", 1, 1, len(content))


def test_the_archive_holds_the_files_and_not_the_dangerous_one(officer, dossier, worked):
    facts = {"kind": "proof", "content_type": "application/pdf", "size": 3, "uploaded_by": dossier.lead}
    for name, content, scan in (
        ("plan.pdf", b"un", "clean"),
        ("plan.pdf", b"deux", "pending"),
        ("virus.pdf", b"non", "infected"),
    ):
        Attachment.objects.create(dossier=dossier, name=name, sha256=keep(content), scan=scan, **facts)
    officer.post(reverse("export_new"), {"format": "zip"})
    with default_storage.open(worked().file_key) as file, ZipFile(file) as archive:
        assert sorted(name.partition("/")[2] for name in archive.namelist()) == ["plan (2).pdf", "plan.pdf"]


def test_an_export_belongs_to_who_asked_for_it(person, signed_in, dossier):
    task = factories.task(person)
    other = signed_in(factories.officer())
    assert [other.get(reverse(name, args=[task.pk])).status_code for name in ("task", "task_file")] == [404, 404]


def test_an_officer_who_leaves_finds_no_export_any_more(officer, person, dossier):
    task = factories.task(person)
    person.roles.update(starts_on="2001-01-01", ends_on="2001-01-02")
    assert officer.get(reverse("task_file", args=[task.pk])).status_code == 404


def test_a_file_kept_long_enough_is_removed(person, dossier):
    task = factories.task(person)
    key = task.file_key
    with clock.at(timezone.now() + timezone.timedelta(days=8)):
        tasks.tick()
    assert (Task.objects.get().state, default_storage.exists(key)) == ("expired", False)


def test_what_keeps_failing_is_said_to_have_failed(officer, person, dossier, worked, monkeypatch):
    officer.post(reverse("export_new"), {"format": "csv"})
    monkeypatch.setattr("programs.longwork.TRIES", 0)
    monkeypatch.setattr("programs.exports.table", lambda dossiers: 1 / 0)
    task = worked()
    assert (task.state, "ZeroDivisionError" in officer.get(task.get_absolute_url()).content.decode()) == (
        "failed",
        True,
    )
