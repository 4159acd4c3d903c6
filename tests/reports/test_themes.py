"""Without the marks of the State: the name of the service, an open font; and HTML without what no document uses."""

import re

import pikepdf
import pytest

from reports import brand, pdf
from reports.fetcher import Fetcher, Forbidden
from reports.light import lightened
from tests.reports import samples, themesamples
from tests.reports.conftest import opened


@pytest.fixture(scope="module")
def letter():
    return opened(themesamples.made("letter_neutral").content)


def fonts(file):
    """The families embedded in a PDF."""
    dictionaries = [one for one in file.objects if isinstance(one, pikepdf.Dictionary) and one.get("/BaseFont")]
    names = {str(font.BaseFont).partition("+")[2] for font in dictionaries}
    return {re.sub(r"[-,]?(Bold|Light|Regular)?$", "", name) for name in names}


def test_a_neutral_letter_embeds_the_open_font_alone(letter):
    assert fonts(letter) == {"Source-Sans-3"}


def test_a_neutral_letter_bears_the_name_of_who_writes_and_not_the_republic():
    html = pdf.html_of(data := themesamples.letter(), pdf.context_of(data, pdf.theme_of(data), "0" * 64, {}))
    assert '<p class="issuer">Communauté d’agglomération du Val d’Orsanne</p>' in html
    assert "marianne" not in html


def test_the_platform_says_the_look_when_the_service_does_not(settings):
    settings.SITE_THEME = "neutre"
    assert pdf.theme_of(samples.receipt()) == "neutre"


@pytest.mark.parametrize("name", brand.FONTS["neutre"])
def test_the_open_fonts_are_given_with_their_licence(name):
    assert Fetcher("neutre", {}).fetch(f"font:{name}").read()[:4] == b"wOF2"
    assert b"SIL Open Font License" in pdf.static("fonts/OFL.txt")


def test_the_neutral_theme_reads_no_font_of_the_state():
    with pytest.raises(Forbidden):
        Fetcher("neutre", {}).fetch("font:Marianne-Bold")


def test_no_element_is_given_the_notes_that_no_document_has():
    """Six pseudo-elements each made five sixths of the memory of a long report."""
    universal = {pseudo for _test, _specificity, _order, pseudo, _rules in lightened().matcher.other_selectors}
    assert (
        universal & {"marker", "footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"} == set()
    )
