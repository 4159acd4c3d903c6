"""The neutral theme: what a collectivity prints in its own name, without the marks of the State."""

from dataclasses import replace
from functools import cache

from reports import data
from reports.pdf import render
from tests.reports import samples

SERVICE = data.Service(
    name="Communauté d’agglomération du Val d’Orsanne", address=("1 place de l’Hôtel-de-Ville", "18140 Orsanne-sur-Loire"),
    phone="02 48 00 00 00", email="innovation@orsanne.example", theme="neutre",
)  # fmt: skip
PRESIDENT = data.Signatory(
    name="Hélène Morvan", quality="la présidente de la communauté d’agglomération", signed_on=samples.SIGNER.signed_on
)


def letter():
    """A decision in the name of a collectivity."""
    return replace(
        samples.ALL["letter_selected"](), service=SERVICE, authority=PRESIDENT, program="Résidences du Val d’Orsanne"
    )


def report():
    """A final report in the name of a collectivity."""
    return replace(samples.ALL["final_report"](), service=SERVICE, program="Résidences du Val d’Orsanne")


ALL = {"letter_neutral": letter, "final_report_neutral": report}


@cache
def made(name):
    """A sample, rendered once."""
    return render(ALL[name]())
