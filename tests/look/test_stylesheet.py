"""The style sheet of the site: all that pages use of the design system, its icons, and no more."""

import re
from functools import cache
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import find

from programs import stylesheet

CLASS = r"\.(fr-[\w-]+)"
KEPT = {"fr-card", "fr-card--grey", "fr-tag"}


@cache
def site():
    return stylesheet.site()


@cache
def left_out():
    """The classes that the design system styles and the site's sheet does not."""
    whole = "".join(Path(find(name)).read_text() for name, _medium in stylesheet.imports())
    return set(re.findall(CLASS, whole)) - set(re.findall(CLASS, site()))


def unstyled(page):
    """The classes that this page writes and that the site's sheet should have kept."""
    return left_out().intersection(re.findall(r"(?<![\w-])fr-[\w-]+", page))


def test_most_of_the_design_system_is_left_out():
    assert len(left_out()) > 1000


@pytest.mark.parametrize(
    "name", ["fr-btn", "fr-modal--opened", "fr-icon-inbox-line", "fr-badge--success", "fr-col-md-6"]
)
def test_what_pages_and_scripts_write_is_styled(name):
    assert name in re.findall(CLASS, site())


def test_control_a_page_that_wears_what_was_left_out_is_found():
    assert unstyled('<p class="fr-transcription fr-btn">') == {"fr-transcription"}


@pytest.mark.parametrize(
    ("texts", "name", "found"),
    [
        (['class="fr-tag"'], "fr-tag", True),
        (['class="fr-icon-{{ icon }}"', 'with icon="sun-fill"'], "fr-icon-sun-fill", True),
        (['class="fr-icon-{{ icon }}"'], "fr-icon-sun-fill", False),
        (['lang="fr-FR"', 'prefix = "fr-"', "tag"], "fr-tag", False),
    ],
)
def test_a_class_is_used_where_it_is_written_or_begun_and_ended(texts, name, found):
    assert stylesheet.worn(texts)(name) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [("fr-modal", True), ("fr-modal--opened", True), ("fr-modal--grey", False), ("fr-tab--opened", False)],
)
def test_the_script_ends_the_classes_of_the_components_that_pages_write(name, found):
    assert stylesheet.worn(["fr-modal"], "ns('modal'),ns('tab'),{opened:'opened'}")(name) == found


@pytest.mark.parametrize(
    ("css", "last"),
    [
        (".fr-card{a:b}.fr-quote{c:d}", ".fr-card{a:b}"),
        (".fr-card,.fr-quote,p{a:b}", ".fr-card,p{a:b}"),
        (".fr-card .fr-quote{a:b}", ""),
        (".fr-card:not(.fr-quote,.fr-tab:not(.x)){a:b}", ".fr-card:not(.fr-quote,.fr-tab:not(.x)){a:b}"),
        (":is(.fr-card,.fr-tag:not(.x),p),.fr-quote{a:b}", ":is(.fr-card,.fr-tag:not(.x),p){a:b}"),
        ("@media (min-width:1px){.fr-quote{a:b}}", ""),
        ("@media print{.fr-quote{a:b}.fr-card--grey{c:d}}", "@media print{.fr-card--grey{c:d}}"),
        ("@font-face{font-family:M}", "@font-face{font-family:M}"),
        (":root{--grey:#eee}", ":root{--grey:#eee}"),
    ],
)
def test_a_selector_that_wants_a_class_that_no_page_writes_goes(css, last):
    assert stylesheet.trimmed(css, KEPT.__contains__) == last


def test_an_icon_comes_with_the_sheet():
    icon = stylesheet.moved("a{mask:url(../icons/system/check-line.svg)}", "dsfr/dist/utility/x.css")
    assert icon.startswith('a{mask:url("data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22')


def test_a_font_is_told_from_the_place_of_the_sheet():
    font = stylesheet.moved("a{src:url(fonts/Marianne-Bold.woff2)}", "dsfr/dist/dsfr.main.min.css")
    assert font == 'a{src:url("../dsfr/dist/fonts/Marianne-Bold.woff2")}'


@pytest.mark.parametrize("address", ["url(#a)", 'url("data:image/png;base64,aa")'])
def test_an_address_that_names_no_file_stays(address):
    assert stylesheet.moved(f"a{{fill:{address}}}", "programs/site.css") == f"a{{fill:{address}}}"


def test_a_sheet_that_shows_a_file_that_is_not_there_is_a_failure():
    with pytest.raises(TypeError):
        stylesheet.moved("a{src:url(nowhere.svg)}", "programs/site.css")


def test_the_sheet_for_paper_is_for_paper_alone():
    assert "@media print{" in site()
    assert [medium for _name, medium in stylesheet.imports() if medium] == ["print"]
