"""Every document archives (PDF/A-3a) and speaks (PDF/UA-1), sealed or not."""

import pytest
from weasyprint import HTML

from reports.seal import seal
from tests.reports import samples, themesamples
from tests.reports.conftest import made


@pytest.mark.parametrize("name", samples.ALL)
@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_every_kind_conforms(name, flavour, verapdf):
    assert verapdf(made(name).content, flavour) == ""


@pytest.mark.parametrize("name", themesamples.ALL)
@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_the_neutral_theme_conforms(name, flavour, verapdf):
    assert verapdf(themesamples.made(name).content, flavour) == ""


@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_a_sealed_report_still_conforms(flavour, verapdf):
    sealed = seal(made("final_report").content, reason="Rapport final scellé", at=samples.AT)
    assert verapdf(sealed, flavour) == ""


@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_the_judge_refuses_an_ordinary_pdf(flavour, verapdf):
    assert verapdf(HTML(string="<p>bonjour").write_pdf(), flavour) != ""
