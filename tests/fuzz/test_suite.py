"""What a real office suite reads in the workbooks: each cell as it was typed, nothing run. LibreOffice Calc, where it is installed."""

import csv
import re
import shutil
import subprocess
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from programs.spreadsheets import WRITERS

SUITE = shutil.which("soffice")
AS_CSV = "csv:Text - txt - csv (StarCalc):59,34,76,1,,1036,true,true,true"  # semicolons, UTF-8, French, as the cells are shown
IN_FRENCH = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>fr-FR</value></prop></item></oor:items>"""
HOSTILE = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=cmd|' /C calc'!A0", '=HYPERLINK("http://x";"y")', "'apostrophe", 'a;b"c"', "ligne 1\nligne 2", "  espaces  ",
    "\u202e à l’envers", "😀 é «\u00a0»", "<b>&amp;</b>", "007", "1e5", "12/11/2026", "VRAI", "{=A1}", "#N/A", "]]>", "fin\n",
]  # fmt: skip
TYPED = [
    (Decimal("-12.5"), "-12.5"), (Decimal("1234567890.12"), "1234567890.12"), (0, "0"), (date(2026, 11, 22), "22/11/2026"), (None, ""),
    *((datetime(2026, 11, 22, 11, n % 60, n, tzinfo=ZoneInfo("Europe/Paris")), f"22/11/2026 11:{n:02}:{n:02}") for n in range(60)),
]  # fmt: skip


@pytest.mark.skipif(not SUITE, reason="LibreOffice Calc is not installed")
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_an_office_suite_reads_what_was_written(kind, tmp_path):
    book = tmp_path / f"book.{kind}"
    with book.open("wb") as file:
        WRITERS[kind](file, ["Un"], [[text] for text in HOSTILE] + [[value] for value, _shown in TYPED])
    profile = tmp_path / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(IN_FRENCH)  # whatever the language of the machine
    options = [f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", AS_CSV]
    subprocess.run([SUITE, *options, "--outdir", tmp_path, book], check=True, capture_output=True, timeout=120)
    with (tmp_path / "book.csv").open(newline="", encoding="utf-8") as file:
        read = ["".join(row) for row in csv.reader(file, delimiter=";")]
    read = [one.replace(",", ".") if re.fullmatch(r"-?\d+,\d+", one) else one for one in read]  # as its language writes
    assert read == ["Un", *HOSTILE, *(shown for _value, shown in TYPED)]
