"""The outlines of the départements: taken from the State's charting components, shipped as one small file."""

import json
import re
import subprocess
import tarfile
import tempfile
from functools import cache
from pathlib import Path

PACKAGE = "@gouvfr/dsfr-chart@2.0.4"  # MIT, DINUM (programs/data/README.md)
SHIPPED = Path(__file__).parent / "data" / "departements.json"
MAINLAND = "0 0 1010 1010"  # the box in which the outlines of the mainland and of Corsica are drawn
BOXES = {"971": (57, 50), "972": (43, 50), "973": (40, 50), "974": (56, 50), "976": (38, 50)}  # one each overseas
OUTLINE = re.compile(r'class: "FR-(\d\w{1,2})".*?\bd: "([^"]+)"', re.S)


def build(package=PACKAGE, target=SHIPPED):
    """Write the outline of each département from its source; return how many."""
    with tempfile.TemporaryDirectory() as directory:
        command = ["npm", "pack", "--silent", "--pack-destination", directory, package]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(Path(directory).glob("*.tgz"))) as archive:
            source = archive.extractfile("package/dist/MapChart/MapChart.js").read().decode()
    found = {code: path for code, path in OUTLINE.findall(source) if code != "20R"}
    target.write_text(json.dumps(dict(sorted(found.items())), indent=0) + "\n")
    return len(found)


@cache
def outlines():
    """The drawing of each département, by its code."""
    return json.loads(SHIPPED.read_text())
