"""Files for spreadsheets (CSV, XLSX, ODS): rows written as they are read, typed cells, none that a spreadsheet would run."""

import csv
import re
from datetime import date, datetime
from decimal import Decimal
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.http import StreamingHttpResponse
from django.utils.timezone import localtime

FORMULA = ("=", "+", "-", "@", "\t", "\r")
BOM = "\ufeff"  # else some spreadsheets read accents wrong
LINE = re.compile("\r\n|\r|\n")
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML cannot hold
LONGEST = 32_767  # the characters that a cell of XLSX may hold
ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 — the first day of spreadsheets, which know no time zone
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}


class Echo:
    """A file that gives back what is written in it."""

    def write(self, value):
        return value


def safe(value):
    """A cell as text; what a spreadsheet would take for a formula begins with an apostrophe."""
    match value:
        case None:
            return ""
        case datetime():
            return localtime(value).strftime("%Y-%m-%d %H:%M:%S")
        case date():
            return value.isoformat()
        case Decimal() | int():
            return f"{value}".replace(".", ",")  # the French decimal comma, as French spreadsheets read it
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def csv_lines(header, rows):
    """The lines of a CSV file, semicolons between cells as French spreadsheets expect."""
    writer = csv.writer(Echo(), delimiter=";")
    yield BOM + writer.writerow([safe(cell) for cell in header])
    for row in rows:
        yield writer.writerow([safe(cell) for cell in row])


def streamed(name, header, rows):
    """The answer that downloads these rows as a CSV file while they are read."""
    response = StreamingHttpResponse(csv_lines(header, rows), content_type=TYPES["csv"])
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def escaped(value):
    """A text as XML holds it, cut to what a cell may hold."""
    return UNWRITABLE.sub("", str(value))[:LONGEST].translate(ESCAPED)


def write_csv(file, header, rows):
    """Write a CSV file."""
    for line in csv_lines(header, rows):
        file.write(line.encode("utf-8", "replace"))


XLSX = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Dossiers" sheetId="1" r:id="r1"/></sheets></workbook>',
    # cells: 0 text, 1 day, 2 moment, 3 heading
    "xl/styles.xml": '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy\\ hh:mm:ss"/></numFmts><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>',
}
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><sheetData>'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def serial(value):
    """A day or a moment as spreadsheets count them: days since the first."""
    if isinstance(value, datetime):
        gap = localtime(value).replace(tzinfo=None) - DAY_ZERO
        return gap.days + gap.seconds / 86400  # rounded, a second would be lost: they cut, and do not round
    return (value - DAY_ZERO.date()).days


def xlsx_cell(value):
    """A typed cell; a text is never a formula."""
    match value:
        case None | "":
            return "<c/>"
        case Decimal() | int():
            return f"<c><v>{value}</v></c>"
        case date():
            return f'<c s="{2 if isinstance(value, datetime) else 1}"><v>{serial(value)}</v></c>'
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escaped(value)}</t></is></c>'


def write_xlsx(file, header, rows):
    """Write an XLSX workbook of one sheet, row by row."""
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in XLSX.items():
            archive.writestr(name, DECLARATION + text)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write((DECLARATION + SHEET).encode())
            heading = "".join(f'<c s="3" t="inlineStr"><is><t>{escaped(cell)}</t></is></c>' for cell in header)
            sheet.write(f"<row>{heading}</row>".encode())
            for row in rows:
                sheet.write(f"<row>{''.join(map(xlsx_cell, row))}</row>".encode())
            sheet.write(b"</sheetData></worksheet>")


ODS_NAMES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"' for name, uri in (
    ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("number", "datastyle"), ("fo", "xsl-fo-compatible"),
))  # fmt: skip
ODS_HEAD = f"""<office:document-content {ODS_NAMES} office:version="1.3"><office:automatic-styles>
<number:date-style style:name="D"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>
<number:date-style style:name="M"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/><number:text> </number:text><number:hours number:style="long"/><number:text>:</number:text><number:minutes number:style="long"/><number:text>:</number:text><number:seconds number:style="long"/></number:date-style>
<style:style style:name="day" style:family="table-cell" style:data-style-name="D"/><style:style style:name="moment" style:family="table-cell" style:data-style-name="M"/>
<style:style style:name="heading" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>
</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="Dossiers">"""
ODS_MANIFEST = f"""<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="{TYPES["ods"]}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""


def ods_cell(value, style=""):
    """A typed cell; the lines of a text are its paragraphs."""
    match value:
        case None | "":
            return "<table:table-cell/>"
        case Decimal() | int():
            return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
        case datetime():
            written = localtime(value).replace(tzinfo=None).isoformat(timespec="seconds")
            return (
                f'<table:table-cell table:style-name="moment" office:value-type="date" office:date-value="{written}"/>'
            )
        case date():
            return f'<table:table-cell table:style-name="day" office:value-type="date" office:date-value="{value.isoformat()}"/>'
    lines = "".join(f"<text:p>{line}</text:p>" for line in LINE.split(escaped(value)))
    return f'<table:table-cell{style} office:value-type="string">{lines}</table:table-cell>'


def write_ods(file, header, rows):
    """Write an OpenDocument spreadsheet of one sheet, row by row."""
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(ZipInfo("mimetype"), TYPES["ods"], ZIP_STORED)  # first, and as it is: the format wants it so
        archive.writestr("META-INF/manifest.xml", DECLARATION + ODS_MANIFEST)
        with archive.open("content.xml", "w", force_zip64=True) as sheet:
            sheet.write((DECLARATION + ODS_HEAD).encode())
            heading = "".join(ods_cell(cell, ' table:style-name="heading"') for cell in header)
            sheet.write(f"<table:table-row>{heading}</table:table-row>".encode())
            for row in rows:
                sheet.write(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>".encode())
            sheet.write(b"</table:table></office:spreadsheet></office:body></office:document-content>")


WRITERS = {"csv": write_csv, "xlsx": write_xlsx, "ods": write_ods}
