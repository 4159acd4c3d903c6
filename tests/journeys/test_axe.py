"""Colours are judged once for each ink: none is missed because another page was judged before."""

import pytest
from playwright.sync_api import sync_playwright

from reports.management.commands.screens import BROWSER
from tests.journeys import axe

STYLES = ".pale { color: #bbb } .dark { background: #222; color: #eee } .over { position: absolute; top: 0 } "
STYLES += ".bare { color: #333; text-decoration: none } .icon::after { content: '→' } .figure { color: #888; font-variant-numeric: tabular-nums }"


@pytest.fixture(scope="module")
def page():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**BROWSER)
        context = browser.new_context()
        axe.ready(context)
        page = context.new_page()
        page.goto("about:blank")
        yield page
        browser.close()


def judged(page, *bodies):
    """The rules that these pages, seen one after the other, are at fault with."""
    axe.JUDGED.clear()
    found = []
    for body in bodies:
        page.set_content(f"<html lang=fr><title>Page</title><style>{STYLES}</style><main>{body}</main></html>")
        found.append([rule for rule, _element in axe.faults(page)])
    return found


SEEN = "<p>Une phrase lisible.</p><p class=dark>Sur un fond.</p>"


@pytest.mark.parametrize(
    "added",
    [
        "<p class=pale>Trop pâle.</p>",
        "<div class=dark style='color: #444'>Trop sombre.</div>",
        "<p class=dark><span style='background: #ccc'>Un autre fond.</span></p>",
        "<p style='opacity: .3'>Presque transparent.</p>",
        "<div style='position: relative'><div class=dark style='height: 3em'></div><span class=over>Posé dessus.</span></div>",
    ],
)
def test_a_text_of_an_ink_not_seen_before_is_judged(page, added):
    assert judged(page, SEEN, SEEN + added) == [[], ["color-contrast"]]


def test_what_was_seen_disabled_is_judged_once_it_is_not(page):
    button = "<button style='color: #bbb; background: #fff' {}>Envoyer</button>"
    assert judged(page, button.format("disabled"), button.format("")) == [[], ["color-contrast"]]


@pytest.mark.parametrize(
    "shown",
    ["<nav><a class=bare href=/a>la page</a></nav>", "<p>Lire <a class='bare icon' href=/a>la page</a> avant.</p>"],
)
def test_a_link_that_only_its_text_hides_is_judged(page, shown):
    hidden = "<p>Lire <a class=bare href=/a>la page</a> avant.</p>"
    assert judged(page, SEEN + shown, SEEN + shown + hidden) == [[], ["link-in-text-block"]]


def test_the_same_colour_in_smaller_figures_is_judged(page):
    large, small = "<p class=figure style='font-size: 30px'>12</p>", "<p class=figure>12</p>"
    assert judged(page, SEEN + large, SEEN + large + small) == [[], ["color-contrast"]]


def test_a_known_ink_spares_no_other_rule(page):
    assert judged(page, SEEN, SEEN + "<p><img src='data:,'> Sans légende.</p>") == [[], ["image-alt"]]


def test_a_page_of_known_inks_is_not_judged_again(page):
    pale = "<p class=pale>Trop pâle.</p>"
    assert judged(page, pale, pale) == [["color-contrast"], []]
