"""Every document archives (PDF/A-3a) and speaks (PDF/UA-1), sealed or not."""

import pytest
from weasyprint import HTML

from reports.seal import seal
from tests.reports import samples, themesamples
from tests.reports.conftest import made


@pytest.mark.parametrize("name", samples.ALL)
def test_every_kind_conforms(name, verapdf):
    assert verapdf(made(name).content) == ""


@pytest.mark.parametrize("name", themesamples.ALL)
def test_the_neutral_theme_conforms(name, verapdf):
    assert verapdf(themesamples.made(name).content) == ""


def test_a_sealed_report_still_conforms(verapdf):
    sealed = seal(made("final_report").content, reason="Rapport final scellé", at=samples.AT)
    assert verapdf(sealed) == ""


def refused(verdict):
    """The flavours of which some rule is broken."""
    return {rule.split()[0] for rule in verdict.split(";") if rule.strip()}


def test_the_judge_refuses_an_ordinary_pdf(verapdf):
    assert refused(verapdf(HTML(string="<p>bonjour").write_pdf())) == {"3a", "ua1"}


@pytest.mark.parametrize(
    ("claim", "other", "flavour"),
    [(b'pdfaid:part="3"', b'pdfaid:part="2"', "3a"), (b"<pdfuaid:part>1", b"<pdfuaid:part>2", "ua1")],
)
def test_the_judge_tells_one_flavour_from_the_other(claim, other, flavour, verapdf):
    assert refused(verapdf(made("receipt").content.replace(claim, other))) == {flavour}
